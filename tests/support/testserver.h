// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/database.h"
#include "server.h"
#include "support/httpclient.h"

#include <QTemporaryDir>

#include <memory>

namespace basalt::test {

/**
 * A running server with an empty database of one engine, in this process, on a free port; PostgreSQL in the shared
 * PostgresCluster. Gone with this object. Problems
 * end the test program with a message, because nothing can be tested then.
 */
class TestServer
{
public:
    using Settings = QList<std::pair<QString, QString>>;

    explicit TestServer(db::Engine engine, const Settings &settings = {});
    ~TestServer();
    Q_DISABLE_COPY_MOVE(TestServer)

    /**
     * Another server on the PostgreSQL database of this one, with a data folder of its own and the same secrets; goes before
     * this one.
     */
    [[nodiscard]] std::unique_ptr<TestServer> beside() const;

    [[nodiscard]] Server &server() { return *m_server; }
    [[nodiscard]] QUrl url() const { return m_server->url(); }
    [[nodiscard]] QString dataFolder() const { return m_folder.path(); }
    /** How to open the server's database. */
    [[nodiscard]] db::DatabaseOptions databaseOptions() const;
    // SQL beside the server, on a connection of its own to the same database. Problems end the test program.
    [[nodiscard]] db::Connection &connection();
    /** The number of changed rows. */
    qint64 execute(const QByteArray &sql, const std::vector<db::Value> &binds = {});
    void executeScript(const QByteArray &sql);
    /** The first column of the first row, as text; null if there is no row. */
    [[nodiscard]] QByteArray scalar(const QByteArray &sql);

    /** A new client of this server, whose requests are written to the TrafficLog. */
    [[nodiscard]] std::unique_ptr<HttpClient> client() const;
    /** What the TrafficLog calls the engine. */
    [[nodiscard]] QByteArray engineName() const { return m_postgresName.isNull() ? "sqlite" : "postgres"; }

    /** Stops and starts again on the same data. */
    void restart();

private:
    struct Shared
    {
        QByteArray postgresName;
        QString secrets;
    };
    explicit TestServer(const Shared &shared);
    void start();

    QTemporaryDir m_folder;
    QByteArray m_postgresName; ///< null for SQLite
    bool m_ownsDatabase = true;
    ServerOptions m_options;
    std::unique_ptr<Server> m_server;
    std::unique_ptr<db::Connection> m_connection; ///< made at its first use
};

/** For initTestCase_data(): one global row per engine; read it with testEngine(). */
void addEngineRows();
/** The engine of the running global row. */
[[nodiscard]] db::Engine testEngine();

} // namespace basalt::test
