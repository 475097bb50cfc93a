// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace basalt;
using namespace basalt::test;

/** `/providers`: P-098, and the half of P-100 that is about the list of providers. */
class TestProvidersApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    void makeProvider(const QByteArray &code, const QByteArray &more = {});
    [[nodiscard]] QList<QByteArray> codes(const QByteArray &query);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void onlySuperadminsChange_data();
    void onlySuperadminsChange();
    void p098_lifeOfAProvider();
    void p098_ensureIsIdempotent();
    void p098_deletingTheUnknownLeavesNoEvent();
    void p100_listFiltersByActive();
    void emailIsProtected();
    void unchangedIsNoEvent();
    void oneOfManyRegistrationsWins();
    void badInput();
};

void TestProvidersApi::makeProvider(const QByteArray &code, const QByteArray &more)
{
    const HttpAnswer made =
        m_world->send("root", "POST", "/providers", R"({"code":")" + code + R"(","name":"Provider )" + code + '"' + more + '}');
    QCOMPARE(made.status, 201);
}

QList<QByteArray> TestProvidersApi::codes(const QByteArray &query)
{
    QList<QByteArray> found;
    const HttpAnswer listed = m_world->get("max", "/providers" + query);
    const QJsonArray items = listed.at("items").toArray();
    for (const QJsonValue &item : items)
        found.append(text(item["code"]));
    return listed.at("total").toInt(-1) == found.size() ? found : QList<QByteArray>();
}

void TestProvidersApi::onlySuperadminsChange_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("success");
    const QByteArray fresh = R"({"code":"fresh","name":"Fresh"})";
    QTest::newRow("list") << QByteArray("GET") << QByteArray("/providers") << QByteArray() << QByteArray("200");
    QTest::newRow("create") << QByteArray("POST") << QByteArray("/providers") << fresh << QByteArray("201");
    QTest::newRow("ensure") << QByteArray("POST") << QByteArray("/providers/ensure") << fresh << QByteArray("200");
    QTest::newRow("get") << QByteArray("GET") << QByteArray("/providers/azure") << QByteArray() << QByteArray("200");
    QTest::newRow("change") << QByteArray("PATCH") << QByteArray("/providers/azure") << QByteArray(R"({"name":"Other"})")
                            << QByteArray("200");
    QTest::newRow("disable") << QByteArray("POST") << QByteArray("/providers/azure/disable") << QByteArray()
                             << QByteArray("200");
    QTest::newRow("enable") << QByteArray("POST") << QByteArray("/providers/azure/enable") << QByteArray() << QByteArray("200");
    QTest::newRow("delete") << QByteArray("DELETE") << QByteArray("/providers/azure") << QByteArray() << QByteArray("204");
}

void TestProvidersApi::onlySuperadminsChange()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, success);
    AccessWorld &w = *m_world;
    makeProvider("azure");
    QCOMPARE(w.outcome("nobody", method, path, body), QByteArray("401 40003"));
    // Providers are the installation's: an owner of an account may look, whatever else he may do.
    for (const char *person : {"bob", "max", "ada", "eve"})
        QCOMPARE(w.outcome(person, method, path, body), method == "GET" ? QByteArray("200") : QByteArray("403 40006"));
    QCOMPARE(w.outcome("root", method, path, body), success);
}

void TestProvidersApi::p098_lifeOfAProvider()
{
    AccessWorld &w = *m_world;
    const HttpAnswer made =
        w.send("root", "POST", "/providers", R"({"code":"azure","name":" Azure AD ","allows_group_mapping":true})");
    QCOMPARE(made.status, 201);
    QCOMPARE(text(made.at("code")), QByteArray("azure"));
    QCOMPARE(text(made.at("name")), QByteArray("Azure AD"));
    QCOMPARE(made.at("is_active").toBool(false), true);
    QCOMPARE(made.at("is_system").toBool(true), false);
    QCOMPARE(made.at("allows_group_mapping").toBool(false), true);
    QCOMPARE(made.at("allows_group_sync").toBool(true), false);
    const QByteArray again = R"({"code":"azure","name":"Another"})";
    QCOMPARE(w.outcome("root", "POST", "/providers", again), QByteArray("409 40109"));
    const HttpAnswer changed = w.send("root", "PATCH", "/providers/azure", R"({"name":"Entra","allows_group_sync":true})");
    QCOMPARE(text(changed.at("name")), QByteArray("Entra"));
    QCOMPARE(changed.at("allows_group_sync").toBool(false), true);
    QCOMPARE(changed.at("allows_group_mapping").toBool(false), true);
    QCOMPARE(w.send("root", "POST", "/providers/azure/disable").at("is_active").toBool(true), false);
    QCOMPARE(w.get("bob", "/providers/azure").at("is_active").toBool(true), false);
    QCOMPARE(w.send("root", "POST", "/providers/azure/enable").at("is_active").toBool(false), true);
    const HttpAnswer shown = w.get("bob", "/providers/azure");
    QCOMPARE(text(shown.at("name")), QByteArray("Entra"));
    QCOMPARE(shown.at("is_active").toBool(false), true);
    QCOMPARE(w.outcome("root", "DELETE", "/providers/azure"), QByteArray("204"));
    QCOMPARE(w.outcome("root", "GET", "/providers/azure"), QByteArray("404 40063"));
    QCOMPARE(w.events("azure"), (QList<int>{16001, 16002, 16005, 16004, 16003}));
}

void TestProvidersApi::p098_ensureIsIdempotent()
{
    AccessWorld &w = *m_world;
    const QByteArray wanted = R"({"code":"azure","name":"Azure AD","allows_group_sync":true})";
    const HttpAnswer first = w.send("root", "POST", "/providers/ensure", wanted);
    QCOMPARE(first.status, 200);
    QCOMPARE(first.at("is_new").toBool(false), true);
    QCOMPARE(first.at("allows_group_sync").toBool(false), true);
    // What an administrator has changed since is not undone by the next start of a program.
    QCOMPARE(w.outcome("root", "POST", "/providers/azure/disable"), QByteArray("200"));
    const HttpAnswer second = w.send("root", "POST", "/providers/ensure", R"({"code":"azure","name":"Something else"})");
    QCOMPARE(second.status, 200);
    QCOMPARE(second.at("is_new").toBool(true), false);
    QCOMPARE(text(second.at("name")), QByteArray("Azure AD"));
    QCOMPARE(second.at("is_active").toBool(true), false);
    QCOMPARE(second.at("allows_group_sync").toBool(false), true);
    QCOMPARE(w.events("azure"), (QList<int>{16001, 16005}));
}

void TestProvidersApi::p098_deletingTheUnknownLeavesNoEvent()
{
    AccessWorld &w = *m_world;
    QCOMPARE(w.outcome("root", "DELETE", "/providers/nothing"), QByteArray("404 40063"));
    QCOMPARE(w.outcome("root", "PATCH", "/providers/nothing", R"({"name":"Other"})"), QByteArray("404 40063"));
    QCOMPARE(w.outcome("root", "POST", "/providers/nothing/enable"), QByteArray("404 40063"));
    QCOMPARE(w.outcome("root", "POST", "/providers/nothing/disable"), QByteArray("404 40063"));
    QCOMPARE(w.outcome("bob", "GET", "/providers/nothing"), QByteArray("404 40063"));
    QCOMPARE(w.events("nothing"), QList<int>());
}

void TestProvidersApi::p100_listFiltersByActive()
{
    makeProvider("azure");
    makeProvider("ldap", R"(,"is_active":false)");
    QCOMPARE(codes(""), (QList<QByteArray>{"azure", "email", "ldap"}));
    QCOMPARE(codes("?is_active=true"), (QList<QByteArray>{"azure", "email"}));
    QCOMPARE(codes("?is_active=false"), (QList<QByteArray>{"ldap"}));
    QCOMPARE(m_world->outcome("bob", "GET", "/providers?is_active=perhaps"), QByteArray("400 40002"));
}

void TestProvidersApi::emailIsProtected()
{
    AccessWorld &w = *m_world;
    const HttpAnswer shown = w.get("bob", "/providers/email");
    QCOMPARE(shown.at("is_system").toBool(false), true);
    QCOMPARE(shown.at("is_active").toBool(false), true);
    QCOMPARE(w.outcome("root", "PATCH", "/providers/email", R"({"name":"Mine"})"), QByteArray("422 33006"));
    QCOMPARE(w.outcome("root", "PATCH", "/providers/email", R"({"allows_group_mapping":true})"), QByteArray("422 33006"));
    QCOMPARE(w.outcome("root", "POST", "/providers/email/disable"), QByteArray("422 33006"));
    QCOMPARE(w.outcome("root", "POST", "/providers/email/enable"), QByteArray("422 33006"));
    QCOMPARE(w.outcome("root", "DELETE", "/providers/email"), QByteArray("422 33006"));
    QCOMPARE(w.outcome("root", "POST", "/providers", R"({"code":"email","name":"Mine"})"), QByteArray("409 40109"));
    const HttpAnswer ensured = w.send("root", "POST", "/providers/ensure", R"({"code":"email","name":"Mine"})");
    QCOMPARE(ensured.at("is_new").toBool(true), false);
    QCOMPARE(w.get("bob", "/providers/email").body, shown.body);
    QCOMPARE(w.events("email"), QList<int>());
}

void TestProvidersApi::unchangedIsNoEvent()
{
    AccessWorld &w = *m_world;
    makeProvider("azure");
    const HttpAnswer before = w.get("root", "/providers/azure");
    QCOMPARE(w.outcome("root", "POST", "/providers/azure/enable"), QByteArray("200"));
    QCOMPARE(w.outcome("root", "PATCH", "/providers/azure", "{}"), QByteArray("200"));
    QCOMPARE(w.outcome("root", "PATCH", "/providers/azure", R"({"name":"Provider azure"})"), QByteArray("200"));
    QCOMPARE(w.get("root", "/providers/azure").body, before.body);
    QCOMPARE(w.events("azure"), (QList<int>{16001}));
}

/** Programs that start together register the same provider: one makes it, the others find it, none fails. */
void TestProvidersApi::oneOfManyRegistrationsWins()
{
    AccessWorld &w = *m_world;
    const QByteArray token = w.token("root");
    const QByteArray wanted = R"({"code":"azure","name":"Azure"})";
    std::atomic<int> made = 0;
    std::atomic<int> found = 0;
    std::vector<std::thread> threads;
    threads.reserve(8);
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            const auto client = w.server().client();
            const HttpAnswer answer =
                client->send("POST", "/api/v1/providers/ensure",
                             {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + token}}, wanted);
            made += answer.status == 200 && answer.at("is_new").toBool(false);
            found += answer.status == 200 && !answer.at("is_new").toBool(true);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(made.load(), 1);
    QCOMPARE(found.load(), 7);
    QCOMPARE(w.events("azure"), (QList<int>{16001}));
}

void TestProvidersApi::badInput()
{
    AccessWorld &w = *m_world;
    for (const QByteArray path : {"/providers", "/providers/ensure"}) {
        QCOMPARE(w.outcome("root", "POST", path), QByteArray("400 40001"));
        QCOMPARE(w.outcome("root", "POST", path, "[]"), QByteArray("400 40001"));
        QCOMPARE(w.outcome("root", "POST", path, R"({"name":"No code"})"), QByteArray("400 40002"));
        QCOMPARE(w.outcome("root", "POST", path, R"({"code":"azure"})"), QByteArray("400 40002"));
        QCOMPARE(w.outcome("root", "POST", path, R"({"code":"azure","name":"  "})"), QByteArray("400 40002"));
        QCOMPARE(w.outcome("root", "POST", path, R"({"code":"A b","name":"Bad code"})"), QByteArray("400 40002"));
        QCOMPARE(w.outcome("root", "POST", path, R"({"code":"azure","name":"A","is_active":"yes"})"), QByteArray("400 40002"));
        const HttpAnswer refused = w.send("root", "POST", path, R"({"code":"Azure","name":"Azure"})");
        QCOMPARE(text(refused.at("details.0.field")), QByteArray("code"));
        QCOMPARE(text(refused.at("details.0.code")), QByteArray("invalid_code"));
    }
    makeProvider("azure");
    QCOMPARE(w.outcome("root", "PATCH", "/providers/azure", R"({"name":""})"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("root", "PATCH", "/providers/azure", R"({"allows_group_sync":7})"), QByteArray("400 40002"));
    const QByteArray longName = QByteArray(R"({"name":")") + QByteArray(101, 'x') + R"("})";
    QCOMPARE(w.outcome("root", "PATCH", "/providers/azure", longName), QByteArray("400 40002"));
}

QTEST_GUILESS_MAIN(TestProvidersApi)
#include "tst_providersapi.moc"
