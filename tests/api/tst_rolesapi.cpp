// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** `/roles`: small numbers for superadmins, and a permission set of each in every account. */
class TestRolesApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void onlySuperadmins();
    void lifeOfARole();
    void systemRolesStay();
    void rolesInUseStay();
    void accountsHaveASetOfEachRole();
    void badInput();
};

void TestRolesApi::onlySuperadmins()
{
    AccessWorld &w = *m_world;
    const std::pair<const char *, const char *> routes[]{
        {"GET", "/roles"}, {"POST", "/roles"}, {"GET", "/roles/1"}, {"PUT", "/roles/2"}, {"DELETE", "/roles/2"}};
    for (const auto &[method, path] : routes) {
        const QByteArray name = method;
        const QByteArray body = name == "POST" || name == "PUT" ? QByteArray(R"({"name":"x"})") : QByteArray();
        QCOMPARE(w.outcome("nobody", name, path, body), QByteArray("401 40003"));
        QCOMPARE(w.outcome("bob", name, path, body), QByteArray("403 40006"));
        QCOMPARE(w.outcome("ada", name, path, body), QByteArray("403 40006"));
        QCOMPARE(w.outcome("ada", name, path == QByteArray("/roles") ? path : "/roles/99", body), QByteArray("403 40006"));
    }
    QCOMPARE(w.get("root", "/roles").at("total").toInt(), 2);
}

void TestRolesApi::lifeOfARole()
{
    AccessWorld &w = *m_world;
    const HttpAnswer made = w.send("root", "POST", "/roles", R"({"name":"auditor","description":"Looks"})");
    QCOMPARE(made.status, 201);
    QCOMPARE(made.at("id").toInt(), 3);
    QCOMPARE(text(made.at("name")), QByteArray("auditor"));
    QCOMPARE(w.outcome("root", "POST", "/roles", R"({"name":"auditor"})"), QByteArray("409 40109"));
    QCOMPARE(text(w.get("root", "/roles/3").at("description")), QByteArray("Looks"));
    const HttpAnswer changed = w.send("root", "PUT", "/roles/3", R"({"name":"reviewer"})");
    QCOMPARE(text(changed.at("name")), QByteArray("reviewer"));
    QCOMPARE(text(changed.at("description")), QByteArray("Looks"));
    QCOMPARE(w.outcome("root", "PUT", "/roles/3", R"({"name":"admin"})"), QByteArray("409 40109"));
    QCOMPARE(w.get("root", "/roles").at("items.2.name").toString(), QString("reviewer"));
    QCOMPARE(w.outcome("root", "DELETE", "/roles/3"), QByteArray("204"));
    QCOMPARE(w.outcome("root", "DELETE", "/roles/3"), QByteArray("404 40100"));
    QCOMPARE(w.outcome("root", "GET", "/roles/3"), QByteArray("404 40100"));
    QCOMPARE(w.outcome("root", "PUT", "/roles/3", R"({"name":"x"})"), QByteArray("404 40100"));
    QCOMPARE(w.outcome("root", "GET", "/roles/admin"), QByteArray("404 40100"));
    QCOMPARE(w.events("3"), (QList<int>{49050, 49051, 49052}));
    // Its number is no other role's, be it after a start.
    const HttpAnswer next = w.send("root", "POST", "/roles", R"({"name":"reviewer"})");
    QCOMPARE(next.at("id").toInt(), 4);
    QCOMPARE(w.outcome("root", "DELETE", "/roles/4"), QByteArray("204"));
    w.restart();
    QCOMPARE(w.send("root", "POST", "/roles", R"({"name":"reviewer"})").at("id").toInt(), 5);
}

void TestRolesApi::systemRolesStay()
{
    AccessWorld &w = *m_world;
    for (const char *id : {"1", "2"}) {
        QCOMPARE(w.outcome("root", "DELETE", QByteArray("/roles/") + id), QByteArray("422 40101"));
        QCOMPARE(w.outcome("root", "PUT", QByteArray("/roles/") + id, R"({"name":"other"})"), QByteArray("422 40101"));
    }
    const HttpAnswer described = w.send("root", "PUT", "/roles/1", R"({"name":"admin","description":"Runs it"})");
    QCOMPARE(text(described.at("description")), QByteArray("Runs it"));
}

void TestRolesApi::rolesInUseStay()
{
    AccessWorld &w = *m_world;
    QCOMPARE(w.send("root", "POST", "/roles", R"({"name":"auditor"})").status, 201);
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + w.id("bob"), R"({"role_id":3})"), QByteArray("200"));
    QCOMPARE(w.outcome("root", "DELETE", "/roles/3"), QByteArray("409 40102"));
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + w.id("bob"), R"({"role_id":2})"), QByteArray("200"));
    QCOMPARE(w.outcome("root", "DELETE", "/roles/3"), QByteArray("204"));
}

void TestRolesApi::accountsHaveASetOfEachRole()
{
    AccessWorld &w = *m_world;
    const HttpAnswer before = w.get("ada", "/permission-sets?kind=role");
    QCOMPARE(before.at("total").toInt(), 2);
    QCOMPARE(text(before.at("items.0.code")), QByteArray("admin"));
    QCOMPARE(before.at("items.0.role_id").toInt(), 1);
    QVERIFY(texts(before.at("items.0.permissions")).contains("groups"));
    QVERIFY(texts(before.at("items.1.permissions")).isEmpty());
    QCOMPARE(w.outcome("ada", "DELETE", "/permission-sets/" + text(before.at("items.1.id"))), QByteArray("409 40104"));

    QCOMPARE(w.send("root", "POST", "/roles", R"({"name":"auditor"})").status, 201);
    const HttpAnswer own = w.get("ada", "/permission-sets?kind=role&search=auditor");
    QCOMPARE(own.at("total").toInt(), 1);
    QCOMPARE(w.get("eve", "/permission-sets?kind=role&search=auditor").at("total").toInt(), 1);
    // What an account puts into its set is held by its users with the role, from the next request on, and by no others.
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + w.id("bob"), R"({"role_id":3})"), QByteArray("200"));
    QVERIFY(!w.holds("bob", "groups.read"));
    QCOMPARE(w.outcome("ada", "PATCH", "/permission-sets/" + text(own.at("items.0.id")), R"({"add":["groups.read"]})"),
             QByteArray("200"));
    QVERIFY(w.holds("bob", "groups.read"));
    QVERIFY(!w.holds("cid", "groups.read"));
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + w.id("bob"), R"({"role_id":2})"), QByteArray("200"));
    QVERIFY(!w.holds("bob", "groups.read"));
    // A new name is the set's new code; with the role its sets go.
    QCOMPARE(w.outcome("root", "PUT", "/roles/3", R"({"name":"reviewer"})"), QByteArray("200"));
    QCOMPARE(text(w.get("ada", "/permission-sets/" + text(own.at("items.0.id"))).at("code")), QByteArray("reviewer"));
    QCOMPARE(w.outcome("root", "DELETE", "/roles/3"), QByteArray("204"));
    QCOMPARE(w.outcome("ada", "GET", "/permission-sets/" + text(own.at("items.0.id"))), QByteArray("404 32004"));
    // Accounts that are made later have them all.
    QCOMPARE(w.outcome("root", "POST", "/accounts", R"({"name":"Later","slug":"later"})"), QByteArray("201"));
    QCOMPARE(w.get("root", "/permission-sets?kind=role&account_id=later").at("total").toInt(), 2);
}

void TestRolesApi::badInput()
{
    AccessWorld &w = *m_world;
    for (const char *body :
         {"{}", R"({"name":""})", R"({"name":"Two Words"})", R"({"name":5})", R"({"name":"x","description":1})"}) {
        QCOMPARE(w.outcome("root", "POST", "/roles", body), QByteArray("400 40002"));
        QCOMPARE(w.outcome("root", "PUT", "/roles/2", body), QByteArray("400 40002"));
    }
}

QTEST_GUILESS_MAIN(TestRolesApi)
#include "tst_rolesapi.moc"
