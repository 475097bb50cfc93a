// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testserver.h"

#include <QTest>

namespace basalt::test {

TestServer::TestServer(db::Engine, const Settings &settings)
{
    m_options.dataFolder = m_folder.path();
    m_options.settings = settings;
    m_options.settings.emplaceBack("access_log", "false");
    start();
}

TestServer::~TestServer() = default;

void TestServer::start()
{
    auto server = Server::start(m_options);
    if (!server)
        qFatal("start the test server: %s %s", qPrintable(server.error().message), qPrintable(server.error().detail));
    m_server = std::move(*server);
}

void TestServer::restart()
{
    m_server.reset();
    start();
}

void addEngineRows()
{
    QTest::addColumn<int>("engine");
    QTest::newRow("sqlite") << static_cast<int>(db::Engine::Sqlite);
}

db::Engine testEngine()
{
    QFETCH_GLOBAL(int, engine);
    return static_cast<db::Engine>(engine);
}

} // namespace basalt::test
