// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/auditstore.h"
#include "core/clock.h"
#include "db/database.h"

#include <QTemporaryDir>

#include <memory>

namespace basalt::test {

/**
 * A fresh database of one engine for one test, gone with this object: an SQLite file in a temporary folder or a database in
 * the shared PostgresCluster. Problems end the test program with a message, because nothing can be tested then.
 */
class TestDatabase
{
    core::SystemClock m_clock;
    audit::AuditStore m_audit{m_clock, "test"};

public:
    explicit TestDatabase(db::Engine engine);
    ~TestDatabase();
    Q_DISABLE_COPY_MOVE(TestDatabase)

    /** To be changed before open(). */
    db::DatabaseOptions options;
    /** Where events go: the audit store unless changed before open(). Outlives the database. */
    db::AuditSink *sink = &m_audit;

    /** Opens (and closes what was open). With the audit store as sink. */
    db::Database &open();
    /** open() and the system schema. */
    db::Database &openMigrated();
    void close();

    [[nodiscard]] db::Database &database() { return *m_database; }
    [[nodiscard]] audit::AuditStore &auditStore() { return m_audit; }
    [[nodiscard]] std::unique_ptr<db::Connection> connect();

    /** The first column of the first row, as text; null if there is no row. */
    [[nodiscard]] QByteArray scalar(QByteArrayView sql, std::initializer_list<db::Value> binds = {});

private:
    QTemporaryDir m_folder;
    QByteArray m_postgresName;
    std::unique_ptr<db::Database> m_database;
};

/**
 * The name of a PostgreSQL database with the system schema and nothing else, to be copied by PostgresCluster::createDatabase().
 * Made at the first use: migrating for every test function would be most of the time of the tests.
 */
[[nodiscard]] QByteArray migratedPostgresDatabase();

} // namespace basalt::test
