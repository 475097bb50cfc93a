// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/postgresdatabase.h"

#include "db/postgressession.h"

namespace basalt::db {

PostgresDatabase::PostgresDatabase(const DatabaseOptions &options) : m_options(options), m_queue(options) { }

Result<std::unique_ptr<Database>> PostgresDatabase::open(const DatabaseOptions &options, AuditSink &sink)
{
    auto database = std::unique_ptr<PostgresDatabase>(new PostgresDatabase(options));
    BASALT_TRY_VOID(database->start(sink));
    return database;
}

Result<void> PostgresDatabase::start(AuditSink &sink)
{
    for (int i = 0; i < std::max(1, m_options.readThreads); ++i) {
        m_threads.push_back(
            std::make_unique<PostgresThread>(m_options, m_queue, sink, m_schemaGeneration, m_reconnectPause, m_caution));
        m_threads.back()->start();
    }
    for (const auto &thread : m_threads)
        BASALT_TRY_VOID(thread->opened());
    return {};
}

PostgresDatabase::~PostgresDatabase()
{
    close();
}

const Dialect &PostgresDatabase::dialect() const
{
    return dialectOf(Engine::Postgres);
}

Result<std::unique_ptr<Session>> PostgresDatabase::openSession()
{
    return std::make_unique<PostgresSession>(m_queue);
}

Result<std::unique_ptr<Connection>> PostgresDatabase::openConnection()
{
    BASALT_TRY(auto connection, PostgresConnection::open(m_options.postgresUrl, m_options.statementTimeoutMs));
    return connection;
}

void PostgresDatabase::close()
{
    m_queue.close();
    for (const auto &thread : m_threads)
        thread->join();
}

Result<void> PostgresDatabase::runWriteAndWait(QByteArray accountId, core::UniqueFunction<Result<void>(WriteContext &)> run)
{
    auto waiter = std::make_shared<Waiter>();
    BASALT_TRY_VOID(
        m_queue.submit(PendingWrite{std::move(run), std::move(accountId), false, ForeignKeys::Enforced, ReplyAddress{waiter}}));
    return waiter->wait();
}

} // namespace basalt::db
