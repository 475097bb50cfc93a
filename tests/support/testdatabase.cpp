// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testdatabase.h"

#include "db/migrator.h"
#include "support/postgrescluster.h"

namespace basalt::test {

namespace {

/** The value, or the end of the test program. */
template <class T>
T must(Result<T> result, const char *what)
{
    if (!result)
        qFatal("%s: %s %s", what, qPrintable(result.error().message), qPrintable(result.error().detail));
    return std::move(*result);
}

} // namespace

TestDatabase::TestDatabase(db::Engine engine)
{
    options.engine = engine;
    options.sqlitePath = m_folder.filePath("test.db");
    if (engine == db::Engine::Postgres) {
        m_postgresName = PostgresCluster::instance().createDatabase();
        options.postgresUrl = PostgresCluster::instance().url(m_postgresName);
    }
}

TestDatabase::~TestDatabase()
{
    close();
    if (!m_postgresName.isEmpty())
        PostgresCluster::instance().dropDatabase(m_postgresName);
}

db::Database &TestDatabase::open()
{
    close();
    m_database = must(db::Database::open(options, *sink), "open the test database");
    return *m_database;
}

db::Database &TestDatabase::openMigrated()
{
    open();
    const auto connection = connect();
    must(must(db::Migrator::builtIn(options.engine, m_clock), "migrations").migrate(*connection), "migrate");
    return *m_database;
}

void TestDatabase::close()
{
    m_database.reset();
}

std::unique_ptr<db::Connection> TestDatabase::connect()
{
    return must(m_database->openConnection(), "connect");
}

QByteArray TestDatabase::scalar(QByteArrayView sql, std::initializer_list<db::Value> binds)
{
    const auto connection = connect();
    auto rows = must(connection->query(sql, binds), "query");
    return must(rows.next(), "row") ? rows.string(0) : QByteArray();
}

QByteArray migratedPostgresDatabase()
{
    static const QByteArray name = [] {
        QByteArray made = PostgresCluster::instance().createDatabase();
        db::DatabaseOptions options;
        options.engine = db::Engine::Postgres;
        options.postgresUrl = PostgresCluster::instance().url(made);
        core::SystemClock clock;
        audit::AuditStore sink{clock, "test"};
        const auto database = must(db::Database::open(options, sink), "open the database to be copied");
        const auto connection = must(database->openConnection(), "connect to the database to be copied");
        must(must(db::Migrator::builtIn(options.engine, clock), "migrations").migrate(*connection), "migrate");
        return made;
    }();
    return name;
}

} // namespace basalt::test
