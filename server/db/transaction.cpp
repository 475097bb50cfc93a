// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/transaction.h"

#include "core/logging.h"

namespace basalt::db {

namespace {

/** What opens a transaction that is inside `depth` others. */
QByteArray beginStatement(const Connection &connection, int depth, TransactionMode mode)
{
    if (depth > 0)
        return "SAVEPOINT s" + QByteArray::number(depth);
    const bool sqlite = connection.dialect().engine() == Engine::Sqlite;
    if (mode == TransactionMode::Write)
        return sqlite ? "BEGIN IMMEDIATE" : "BEGIN";
    return sqlite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
}

} // namespace

Result<Transaction> Transaction::begin(Connection &connection, TransactionMode mode)
{
    const int depth = connection.transactionDepth;
    BASALT_TRY_VOID(connection.controlTransaction(beginStatement(connection, depth, mode)));
    connection.transactionDepth = depth + 1;
    return Transaction(connection, depth);
}

Transaction::Transaction(Connection &connection, int depth) : m_connection(&connection), m_depth(depth) { }

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
    , m_depth(other.m_depth)
{ }

Transaction::~Transaction()
{
    if (!m_connection)
        return;
    if (const auto rolledBack = rollback(); !rolledBack)
        core::logError("a transaction could not be rolled back", {{"detail", rolledBack.error().detail.toUtf8()}});
}

Result<void> Transaction::commit()
{
    Q_ASSERT(m_connection && m_connection->transactionDepth == m_depth + 1);
    const QByteArray statement = m_depth > 0 ? "RELEASE SAVEPOINT s" + QByteArray::number(m_depth) : QByteArray("COMMIT");
    // A COMMIT that failed leaves the transaction open: this object goes on to roll it back.
    BASALT_TRY_VOID(m_connection->controlTransaction(statement));
    m_connection->transactionDepth = m_depth;
    m_connection = nullptr;
    return {};
}

Result<void> Transaction::rollback()
{
    Q_ASSERT(m_connection && m_connection->transactionDepth == m_depth + 1);
    Connection &connection = *std::exchange(m_connection, nullptr);
    const bool gone = connection.isTransactionBroken() && connection.dialect().engine() == Engine::Sqlite;
    connection.transactionDepth = m_depth;
    if (gone || !connection.isAlive())
        return {}; // the database has rolled back already
    if (m_depth == 0)
        return connection.controlTransaction("ROLLBACK");
    const QByteArray name = "s" + QByteArray::number(m_depth);
    BASALT_TRY_VOID(connection.controlTransaction(QByteArray("ROLLBACK TO SAVEPOINT " + name)));
    return connection.controlTransaction(QByteArray("RELEASE SAVEPOINT " + name));
}

} // namespace basalt::db
