// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/sqlitesession.h"

namespace basalt::db {

SqliteSession::SqliteSession(std::unique_ptr<SqliteConnection> connection, SqliteWriter &writer, SqliteReadPool &pool,
                             const std::atomic<quint64> &schemaGeneration, std::chrono::milliseconds readBudget)
    : m_connection(std::move(connection))
    , m_writer(writer)
    , m_pool(pool)
    , m_schemaGeneration(schemaGeneration)
    , m_readBudget(readBudget)
    , m_seenGeneration(schemaGeneration.load())
    , m_completions(mailbox())
{ }

void SqliteSession::submit(ReadJob job)
{
    if (job.apart)
        return submitToPool(std::move(job));
    if (const quint64 current = m_schemaGeneration.load(); current != std::exchange(m_seenGeneration, current))
        m_connection->clearStatementCache();
    m_connection->setTimeBudget(m_readBudget);
    auto outcome = job.run(*m_connection);
    Q_ASSERT(m_connection->transactionDepth == 0);
    if (outcome || !m_connection->budgetExceeded()) {
        job.deliver(std::move(outcome)); // may destroy this session
        return;
    }
    submitToPool(std::move(job));
}

void SqliteSession::submitToPool(ReadJob job)
{
    const quint64 ticket = m_completions.add(std::move(job.deliver));
    const ReplyAddress replyTo{ReplyAddress::Ticket{m_completions.link(), ticket}};
    if (auto taken = m_pool.submit({std::move(job.run), replyTo}); !taken)
        m_completions.deliver(ticket, std::move(taken));
}

void SqliteSession::submit(WriteJob job)
{
    const quint64 ticket = m_completions.add(std::move(job.deliver));
    PendingWrite write{std::move(job.run), std::move(job.accountId), job.alone, job.foreignKeys,
                       ReplyAddress{ReplyAddress::Ticket{m_completions.link(), ticket}}};
    if (auto taken = m_writer.submit(write); !taken)
        SessionLink::post(m_completions.link(), {{ticket, std::move(taken)}});
}

} // namespace basalt::db
