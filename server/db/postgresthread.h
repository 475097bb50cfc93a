// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/postgresconnection.h"
#include "db/postgresqueue.h"
#include "db/reconnectpause.h"
#include "db/writegroup.h"

#include <atomic>
#include <thread>

namespace basalt::db {

/**
 * One database thread with a connection of its own: runs reads and groups of writes from the queue. A lost connection is
 * opened again when there is work; while that fails, work is answered with Code::Unavailable.
 */
class PostgresThread
{
public:
    PostgresThread(const DatabaseOptions &options, PostgresQueue &queue, AuditSink &sink,
                   std::atomic<quint64> &schemaGeneration, ReconnectPause &pause, WriteGroup::Caution &caution);
    ~PostgresThread();
    Q_DISABLE_COPY_MOVE(PostgresThread)

    /** Starts the thread; opened() tells how its connection fares. */
    void start();
    [[nodiscard]] Result<void> opened() { return m_opened.wait(); }
    /** After the queue was closed: waits until it is empty and the thread has ended. */
    void join();

private:
    void run();
    [[nodiscard]] Result<PostgresConnection *> connection();
    void runRead(PostgresQueue::Read read);
    void runGroup(PostgresQueue::Group group);
    [[nodiscard]] std::vector<Result<void>> write(PostgresQueue::Group &group);

    const DatabaseOptions m_options;
    PostgresQueue &m_queue;
    AuditSink &m_sink;
    std::atomic<quint64> &m_schemaGeneration;
    quint64 m_seenGeneration = 0;
    ReconnectPause &m_pause;
    WriteGroup::Caution &m_caution;
    std::unique_ptr<PostgresConnection> m_connection; ///< of the thread
    bool m_isHeavy = false;                           ///< the read that runs is counted as heavy
    Waiter m_opened;
    std::thread m_thread;
};

} // namespace basalt::db
