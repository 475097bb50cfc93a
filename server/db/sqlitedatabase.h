// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/database.h"
#include "db/sqlitereadpool.h"
#include "db/sqlitewriter.h"

namespace basalt::db {

/** An installation in an SQLite file. */
class SqliteDatabase final : public Database
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const DatabaseOptions &options, AuditSink &sink);
    ~SqliteDatabase() override;

    [[nodiscard]] const Dialect &dialect() const override;
    [[nodiscard]] Result<std::unique_ptr<Session>> openSession() override;
    [[nodiscard]] Result<std::unique_ptr<Connection>> openConnection() override;
    void close() override;

private:
    SqliteDatabase(const DatabaseOptions &options, AuditSink &sink);
    [[nodiscard]] Result<void> runWriteAndWait(QByteArray accountId,
                                               core::UniqueFunction<Result<void>(WriteContext &)> run) override;

    const DatabaseOptions m_options;
    std::atomic<quint64> m_schemaGeneration = 0;
    std::atomic<quint64> m_commits = 0;
    SqliteWriter m_writer;
    SqliteReadPool m_pool;
};

} // namespace basalt::db
