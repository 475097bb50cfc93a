// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/sqlitereadpool.h"

#include "db/sqliteconnection.h"
#include "db/threadname.h"

namespace basalt::db {

SqliteReadPool::SqliteReadPool(const DatabaseOptions &options, const std::atomic<quint64> &schemaGeneration)
    : m_options(options)
    , m_schemaGeneration(schemaGeneration)
{ }

SqliteReadPool::~SqliteReadPool()
{
    close();
}

Result<void> SqliteReadPool::submit(PendingRead job)
{
    const std::lock_guard lock(m_mutex);
    if (m_closing)
        return Error::of(Code::Unavailable);
    if (m_waiting.size() >= static_cast<size_t>(m_options.maxWaitingReads))
        return Error::of(Code::Overloaded);
    m_waiting.push_back(std::move(job));
    if (m_idle.size() == 0 && m_threads.size() < static_cast<size_t>(m_options.readThreads))
        m_threads.emplace_back([this] { run(); });
    else
        m_idle.wakeOne();
    return {};
}

void SqliteReadPool::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
        m_idle.wakeAll();
    }
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

void SqliteReadPool::run()
{
    nameThisThread("basalt-reader");
    auto connection = SqliteConnection::open(m_options.sqlitePath, SqliteConnection::Access::ReadOnly);
    quint64 generation = m_schemaGeneration.load();
    while (auto job = take()) {
        Result<void> outcome;
        if (connection) {
            if (const quint64 current = m_schemaGeneration.load(); current != std::exchange(generation, current))
                (*connection)->clearStatementCache();
            (*connection)->setTimeBudget(std::chrono::milliseconds(m_options.statementTimeoutMs));
            outcome = job->run(**connection);
        } else {
            outcome = connection.error();
            connection = SqliteConnection::open(m_options.sqlitePath, SqliteConnection::Access::ReadOnly);
        }
        OutcomeBatch batch;
        batch.add(job->replyTo, std::move(outcome));
        job.reset();
        batch.send();
    }
}

/** Waits for work; nothing means that the pool closes. */
std::optional<PendingRead> SqliteReadPool::take()
{
    std::unique_lock lock(m_mutex);
    m_idle.wait(lock, [this] { return m_closing || !m_waiting.empty(); });
    if (m_waiting.empty())
        return std::nullopt;
    auto job = std::optional(std::move(m_waiting.front()));
    m_waiting.pop_front();
    return job;
}

} // namespace basalt::db
