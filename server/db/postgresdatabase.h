// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/postgresqueue.h"
#include "db/postgresthread.h"
#include "db/reconnectpause.h"

#include <atomic>
#include <memory>
#include <vector>

namespace basalt::db {

/** An installation in a PostgreSQL database. */
class PostgresDatabase final : public Database
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const DatabaseOptions &options, AuditSink &sink);
    ~PostgresDatabase() override;

    [[nodiscard]] const Dialect &dialect() const override;
    [[nodiscard]] Result<std::unique_ptr<Session>> openSession() override;
    [[nodiscard]] Result<std::unique_ptr<Connection>> openConnection() override;
    void close() override;

private:
    explicit PostgresDatabase(const DatabaseOptions &options);
    [[nodiscard]] Result<void> start(AuditSink &sink);
    [[nodiscard]] Result<void> runWriteAndWait(QByteArray accountId,
                                               core::UniqueFunction<Result<void>(WriteContext &)> run) override;

    const DatabaseOptions m_options;
    std::atomic<quint64> m_schemaGeneration = 0;
    ReconnectPause m_reconnectPause;
    WriteGroup::Caution m_caution;
    PostgresQueue m_queue;
    std::vector<std::unique_ptr<PostgresThread>> m_threads;
};

} // namespace basalt::db
