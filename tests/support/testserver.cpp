// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testserver.h"

#include "support/postgrescluster.h"
#include "support/testdatabase.h"

#include <QFile>
#include <QTest>

namespace basalt::test {

TestServer::TestServer(db::Engine engine, const Settings &settings)
{
    m_options.dataFolder = m_folder.path();
    m_options.settings = settings;
    m_options.settings.emplaceBack("access_log", "false");
    if (engine == db::Engine::Postgres) {
        m_postgresName = PostgresCluster::instance().createDatabase(migratedPostgresDatabase());
        m_options.settings.emplaceBack("database_url", QString::fromUtf8(PostgresCluster::instance().url(m_postgresName)));
    }
    start();
}

TestServer::TestServer(const Shared &shared) : m_postgresName(shared.postgresName), m_ownsDatabase(false)
{
    m_options.dataFolder = m_folder.path();
    m_options.settings.emplaceBack("access_log", "false");
    m_options.settings.emplaceBack("database_url", QString::fromUtf8(PostgresCluster::instance().url(m_postgresName)));
    if (!QFile::copy(shared.secrets, m_folder.filePath("secrets")))
        qFatal("no secrets in %s", qPrintable(shared.secrets));
    start();
}

std::unique_ptr<TestServer> TestServer::beside() const
{
    return std::unique_ptr<TestServer>(new TestServer(Shared{m_postgresName, m_folder.filePath("secrets")}));
}

TestServer::~TestServer()
{
    m_connection.reset();
    m_server.reset();
    if (!m_postgresName.isNull() && m_ownsDatabase)
        PostgresCluster::instance().dropDatabase(m_postgresName);
}

std::unique_ptr<HttpClient> TestServer::client() const
{
    auto client = std::make_unique<HttpClient>(url());
    client->engine = engineName();
    return client;
}

db::DatabaseOptions TestServer::databaseOptions() const
{
    db::DatabaseOptions options;
    options.sqlitePath = m_folder.filePath("basalt.db");
    if (!m_postgresName.isNull()) {
        options.engine = db::Engine::Postgres;
        options.postgresUrl = PostgresCluster::instance().url(m_postgresName);
    }
    return options;
}

db::Connection &TestServer::connection()
{
    if (!m_connection) {
        auto opened = db::openAlone(databaseOptions());
        if (!opened)
            qFatal("open the database beside the server: %s", qPrintable(opened.error().detail));
        m_connection = std::move(*opened);
    }
    return *m_connection;
}

qint64 TestServer::execute(const QByteArray &sql, const std::vector<db::Value> &binds)
{
    const auto changed = connection().execute(sql, binds);
    if (!changed)
        qFatal("%s: %s", sql.constData(), qPrintable(changed.error().detail));
    return *changed;
}

void TestServer::executeScript(const QByteArray &sql)
{
    if (const auto done = connection().executeScript(sql); !done)
        qFatal("%s: %s", sql.constData(), qPrintable(done.error().detail));
}

QByteArray TestServer::scalar(const QByteArray &sql)
{
    auto rows = connection().query(sql);
    if (!rows)
        qFatal("%s: %s", sql.constData(), qPrintable(rows.error().detail));
    const auto found = rows->next();
    return found && *found ? rows->string(0) : QByteArray();
}

void TestServer::start()
{
    auto server = Server::start(m_options);
    if (!server)
        qFatal("start the test server: %s %s", qPrintable(server.error().message), qPrintable(server.error().detail));
    m_server = std::move(*server);
}

void TestServer::restart()
{
    m_connection.reset();
    m_server.reset();
    start();
}

void addEngineRows()
{
    QTest::addColumn<int>("engine");
    QTest::newRow("sqlite") << static_cast<int>(db::Engine::Sqlite);
    QTest::newRow("postgres") << static_cast<int>(db::Engine::Postgres);
}

db::Engine testEngine()
{
    QFETCH_GLOBAL(int, engine);
    return static_cast<db::Engine>(engine);
}

} // namespace basalt::test
