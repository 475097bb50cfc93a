// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/pendingwork.h"
#include "db/sqliteconnection.h"
#include "db/writegroup.h"

#include <atomic>
#include <deque>
#include <mutex>
#include <thread>

namespace basalt::db {

/**
 * The one thread that writes to an SQLite database. Whatever waits when it looks is one group (up to a bound) and costs one
 * fsync; it never waits for company, because groups form by themselves while the one before commits.
 */
class SqliteWriter
{
public:
    /**
     * `schemaGeneration` rises after every alone job, so that others know to forget their statements; `commits` with every
     * commit, before anybody hears of it.
     */
    SqliteWriter(const DatabaseOptions &options, AuditSink &sink, std::atomic<quint64> &schemaGeneration,
                 std::atomic<quint64> &commits);
    ~SqliteWriter();
    Q_DISABLE_COPY_MOVE(SqliteWriter)

    /** Opens the connection on the new thread and waits for it. */
    [[nodiscard]] Result<void> start();

    /** From any thread. Code::Overloaded when too many wait, Code::Unavailable after close(); the job is then untouched. */
    [[nodiscard]] Result<void> submit(PendingWrite &job);

    /** Takes nothing new, finishes what waits, ends the thread. */
    void close();

private:
    void run(Waiter &opened);
    [[nodiscard]] std::vector<PendingWrite> takeGroup();
    void runGroup(SqliteConnection &connection, std::vector<PendingWrite> group);
    void boundLog(SqliteConnection &connection);

    static constexpr qint64 kMaxLogBytes = 32 * 1024 * 1024; ///< twice what SQLite checkpoints by itself

    const DatabaseOptions m_options;
    AuditSink &m_sink;
    std::atomic<quint64> &m_schemaGeneration;
    std::atomic<quint64> &m_commits;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<PendingWrite> m_waiting; ///< guarded by m_mutex
    bool m_closing = false;             ///< guarded by m_mutex
    qint64 m_logLimit = kMaxLogBytes;   ///< of the thread
    WriteGroup::Caution m_caution;      ///< of the thread
    std::thread m_thread;
};

} // namespace basalt::db
