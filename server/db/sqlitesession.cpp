// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/sqlitesession.h"

#include "core/logging.h"

#include <QAbstractEventDispatcher>

namespace basalt::db {

SqliteSession::SqliteSession(std::unique_ptr<SqliteConnection> connection, SqliteWriter &writer, SqliteReadPool &pool,
                             const std::atomic<quint64> &schemaGeneration, const std::atomic<quint64> &commits,
                             std::chrono::milliseconds readBudget)
    : m_connection(std::move(connection))
    , m_writer(writer)
    , m_pool(pool)
    , m_schemaGeneration(schemaGeneration)
    , m_commits(commits)
    , m_readBudget(readBudget)
    , m_seenGeneration(schemaGeneration.load())
    , m_completions(mailbox())
{
    // Before the thread waits, and after: what came with the sockets is one turn, what was posted another.
    if (const auto *dispatcher = QAbstractEventDispatcher::instance()) {
        QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, &mailbox(), [this] { endTurn(); });
        QObject::connect(dispatcher, &QAbstractEventDispatcher::awake, &mailbox(), [this] { endTurn(); });
        m_hasTurns = true;
    }
}

void SqliteSession::submit(ReadJob job)
{
    if (job.apart)
        return submitToPool(std::move(job));
    if (const quint64 current = m_schemaGeneration.load(); current != std::exchange(m_seenGeneration, current))
        m_connection->clearStatementCache();
    joinSnapshot();
    m_connection->setTimeBudget(m_readBudget);
    auto outcome = job.run(*m_connection);
    Q_ASSERT(m_connection->transactionDepth == (m_snapshot ? 1 : 0));
    const bool hasOverrun = !outcome && m_connection->budgetExceeded();
    if (!outcome)
        leaveSnapshot(); // which may have been lost with it
    if (hasOverrun)
        return submitToPool(std::move(job));
    job.deliver(std::move(outcome)); // may destroy this session
}

/** The first read of a turn goes without: often it is the only one. */
void SqliteSession::joinSnapshot()
{
    // Read before the snapshot is taken: one that shows more than is known of is only left earlier than need be.
    const quint64 commits = m_commits.load(std::memory_order_acquire);
    if (commits != std::exchange(m_seenCommits, commits))
        leaveSnapshot();
    if (m_snapshot || !m_hasTurns || ++m_readsOfTurn == 1)
        return;
    if (auto snapshot = Transaction::begin(*m_connection, TransactionMode::Read))
        m_snapshot.emplace(std::move(*snapshot));
}

void SqliteSession::leaveSnapshot()
{
    if (!m_snapshot)
        return;
    m_connection->setTimeBudget({}); // a read may have used it up
    if (const auto left = m_snapshot->rollback(); !left)
        core::logError("a snapshot could not be left", {{"detail", left.error().detail.toUtf8()}});
    m_snapshot.reset();
}

void SqliteSession::endTurn()
{
    leaveSnapshot();
    m_readsOfTurn = 0;
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
