// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/sqlitewriter.h"

#include "db/threadname.h"
#include "db/writegroup.h"

namespace basalt::db {

SqliteWriter::SqliteWriter(const DatabaseOptions &options, AuditSink &sink, std::atomic<quint64> &schemaGeneration,
                           std::atomic<quint64> &commits)
    : m_options(options)
    , m_sink(sink)
    , m_schemaGeneration(schemaGeneration)
    , m_commits(commits)
{ }

SqliteWriter::~SqliteWriter()
{
    close();
}

Result<void> SqliteWriter::start()
{
    Waiter opened;
    m_thread = std::thread([this, &opened] { run(opened); });
    auto outcome = opened.wait();
    if (!outcome)
        m_thread.join();
    return outcome;
}

Result<void> SqliteWriter::submit(PendingWrite &job)
{
    const std::lock_guard lock(m_mutex);
    if (m_closing)
        return Error::of(Code::Unavailable);
    if (m_waiting.size() >= static_cast<size_t>(m_options.maxWaitingWrites))
        return Error::of(Code::Overloaded);
    m_waiting.push_back(std::move(job));
    if (m_waiting.size() == 1)
        m_changed.notify_one();
    return {};
}

void SqliteWriter::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
        m_changed.notify_one();
    }
    if (m_thread.joinable())
        m_thread.join();
}

void SqliteWriter::run(Waiter &opened)
{
    nameThisThread("basalt-writer");
    auto connection = SqliteConnection::open(m_options.sqlitePath, SqliteConnection::Access::ReadWrite);
    if (!connection) {
        opened.set(std::move(connection).error());
        return;
    }
    (*connection)->countCommits(m_commits);
    opened.set({});
    for (auto group = takeGroup(); !group.empty(); group = takeGroup())
        runGroup(**connection, std::move(group));
}

/** Waits for work; nothing means that the writer closes. */
std::vector<PendingWrite> SqliteWriter::takeGroup()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_closing || !m_waiting.empty(); });
    std::vector<PendingWrite> group;
    while (!m_waiting.empty() && group.size() < static_cast<size_t>(m_options.maxGroupSize)) {
        if (m_waiting.front().alone && !group.empty())
            break;
        group.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
        if (group.back().alone)
            break;
    }
    return group;
}

void SqliteWriter::runGroup(SqliteConnection &connection, std::vector<PendingWrite> group)
{
    auto ends = WriteGroup(connection, m_sink, m_caution).run(group);
    if (group.front().alone) {
        connection.clearStatementCache();
        m_schemaGeneration.fetch_add(1);
    }
    OutcomeBatch outcomes;
    for (size_t i = 0; i < group.size(); ++i)
        outcomes.add(group[i].replyTo, std::move(ends[i].outcome));
    // Work is destroyed before its session hears of the end, so that what it holds is free again by then.
    group.clear();
    outcomes.send();
    boundLog(connection);
}

/** SQLite begins its log anew only when it meets a moment without readers, which busy servers have none of. */
void SqliteWriter::boundLog(SqliteConnection &connection)
{
    const qint64 size = connection.logSize();
    // A reader that takes long, such as a backup, would make writers wait again and again: ever less often.
    if (size < m_logLimit)
        return;
    const std::chrono::milliseconds patience(m_logLimit > kMaxLogBytes ? 1000 : 250);
    m_logLimit = connection.emptyLog(patience) ? kMaxLogBytes : 2 * size;
}

} // namespace basalt::db
