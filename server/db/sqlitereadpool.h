// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/waitingline.h"
#include "db/pendingwork.h"

#include <atomic>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace basalt::db {

/**
 * Runs the reads that overran their time on a session's thread, so that a heavy query never stalls its neighbours. Threads
 * and connections are made when they are first needed.
 */
class SqliteReadPool
{
public:
    SqliteReadPool(const DatabaseOptions &options, const std::atomic<quint64> &schemaGeneration);
    ~SqliteReadPool();
    Q_DISABLE_COPY_MOVE(SqliteReadPool)

    /** From any thread. Code::Overloaded when too many wait, Code::Unavailable after close(). */
    [[nodiscard]] Result<void> submit(PendingRead job);

    /** Takes nothing new, finishes what waits, ends the threads. */
    void close();

private:
    void run();
    [[nodiscard]] std::optional<PendingRead> take();

    const DatabaseOptions m_options;
    const std::atomic<quint64> &m_schemaGeneration;

    std::mutex m_mutex;
    core::WaitingLine m_idle;           ///< guarded by m_mutex
    std::deque<PendingRead> m_waiting;  ///< guarded by m_mutex
    bool m_closing = false;             ///< guarded by m_mutex
    std::vector<std::thread> m_threads; ///< guarded by m_mutex until closing
};

} // namespace basalt::db
