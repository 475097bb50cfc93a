// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataworld.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** Who may still come in is known to every server of a database with the next request; SQLite has but the one. */
class TestNodesApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestServer> m_other;
    std::unique_ptr<HttpClient> m_client;

    static DataWorld &world() { return DataWorld::current(); }
    [[nodiscard]] HttpAnswer signIn(const QString &person)
    {
        return m_client->post("/api/v1/auth/login",
                              {{"account", "acme"}, {"email", person + "@example.test"}, {"password", DataWorld::password()}});
    }
    /** What the other server says of that token. */
    [[nodiscard]] int status(const QByteArray &token)
    {
        return m_client->get("/api/v1/auth/me", {{"Authorization", "Bearer " + token}}).status;
    }

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init()
    {
        m_other = testEngine() == db::Engine::Sqlite ? nullptr : world().server().beside();
        m_client = m_other ? m_other->client() : world().server().client();
    }
    void cleanup()
    {
        m_client.reset();
        m_other.reset();
    }
    void cleanupTestCase() { DataWorld::endAll(); }

    void deactivationIsKnown()
    {
        const QByteArray token = signIn("bob").at("token").toString().toLatin1();
        QCOMPARE(status(token), 200);
        QCOMPARE(status(token), 200);
        const QByteArray path = "/users/" + world().userId("bob");
        QCOMPARE(world().send("root", "PATCH", path, R"({"is_active":false})").status, 200);
        QCOMPARE(status(token), 403);
        QCOMPARE(signIn("bob").status, 401);
        QCOMPARE(world().send("root", "PATCH", path, R"({"is_active":true})").status, 200);
        QCOMPARE(status(token), 200);
    }

    void signingOutIsKnown()
    {
        const HttpAnswer session = signIn("ann");
        const QByteArray token = session.at("token").toString().toLatin1();
        QCOMPARE(status(token), 200);
        const auto here = world().server().client();
        const HttpClient::Headers asAnn{{"Authorization", "Bearer " + token}};
        const HttpAnswer left =
            here->post("/api/v1/auth/logout", {{"refresh_token", session.at("refresh_token").toString()}}, asAnn);
        QVERIFY2(left.status == 200 || left.status == 204, left.body);
        QCOMPARE(status(token), 401);
        QCOMPARE(m_client->post("/api/v1/auth/refresh", {{"refresh_token", session.at("refresh_token").toString()}}).status,
                 401);
        QCOMPARE(here->get("/api/v1/auth/me", asAnn).status, 401);
    }
};

QTEST_GUILESS_MAIN(TestNodesApi)
#include "tst_nodesapi.moc"
