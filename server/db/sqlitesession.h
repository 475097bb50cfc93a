// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/database.h"
#include "db/outcome.h"
#include "db/sqliteconnection.h"
#include "db/sqlitereadpool.h"
#include "db/sqlitewriter.h"

namespace basalt::db {

/** A session on SQLite: its own read connection, the shared writer and the shared read pool. */
class SqliteSession final : public Session
{
public:
    SqliteSession(std::unique_ptr<SqliteConnection> connection, SqliteWriter &writer, SqliteReadPool &pool,
                  const std::atomic<quint64> &schemaGeneration, std::chrono::milliseconds readBudget);

private:
    void submit(ReadJob job) override;
    void submit(WriteJob job) override;
    void submitToPool(ReadJob job);

    std::unique_ptr<SqliteConnection> m_connection;
    SqliteWriter &m_writer;
    SqliteReadPool &m_pool;
    const std::atomic<quint64> &m_schemaGeneration;
    const std::chrono::milliseconds m_readBudget;
    quint64 m_seenGeneration = 0;
    Completions m_completions;
};

} // namespace basalt::db
