// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/sqlitedatabase.h"

#include "db/sqlitesession.h"

namespace basalt::db {

SqliteDatabase::SqliteDatabase(const DatabaseOptions &options, AuditSink &sink)
    : m_options(options)
    , m_writer(options, sink, m_schemaGeneration, m_commits)
    , m_pool(options, m_schemaGeneration)
{ }

Result<std::unique_ptr<Database>> SqliteDatabase::open(const DatabaseOptions &options, AuditSink &sink)
{
    auto database = std::unique_ptr<SqliteDatabase>(new SqliteDatabase(options, sink));
    BASALT_TRY_VOID(database->m_writer.start());
    return database;
}

SqliteDatabase::~SqliteDatabase()
{
    close();
}

const Dialect &SqliteDatabase::dialect() const
{
    return dialectOf(Engine::Sqlite);
}

Result<std::unique_ptr<Session>> SqliteDatabase::openSession()
{
    BASALT_TRY(auto connection, SqliteConnection::open(m_options.sqlitePath, SqliteConnection::Access::ReadOnly));
    return std::make_unique<SqliteSession>(std::move(connection), m_writer, m_pool, m_schemaGeneration, m_commits,
                                           std::chrono::milliseconds(m_options.readBudgetMs));
}

Result<std::unique_ptr<Connection>> SqliteDatabase::openConnection()
{
    BASALT_TRY(auto connection, SqliteConnection::open(m_options.sqlitePath, SqliteConnection::Access::ReadWrite));
    return connection;
}

void SqliteDatabase::close()
{
    m_pool.close();
    m_writer.close();
}

Result<void> SqliteDatabase::runWriteAndWait(QByteArray accountId, core::UniqueFunction<Result<void>(WriteContext &)> run)
{
    auto waiter = std::make_shared<Waiter>();
    PendingWrite write{std::move(run), std::move(accountId), false, ForeignKeys::Enforced, ReplyAddress{waiter}};
    BASALT_TRY_VOID(m_writer.submit(write));
    return waiter->wait();
}

} // namespace basalt::db
