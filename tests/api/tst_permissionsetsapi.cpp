// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** `/permission-sets`: P-076, P-078, P-082 to P-084, and the traps T13, T14 and T22 as far as sets have them. */
class TestPermissionSetsApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    [[nodiscard]] QByteArray makeSet(const QByteArray &person, const QByteArray &name, const QByteArray &permissions,
                                     const QByteArray &more = {});
    [[nodiscard]] HttpAnswer ensure(const QByteArray &body);
    /** The body that gives the set to the person. */
    [[nodiscard]] QByteArray gift(const QByteArray &set, const QByteArray &person) const;

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void whoMay_data();
    void whoMay();
    void p076_lifeOfASet();
    void p076_copies();
    void comparing();
    void p078_foldersAndDisabledSets();
    void t13_foreignSetsAreUnknown();
    void t14_p084_nobodyPutsInWhatHeHasNot();
    void t22_whatWasGivenGoesWithTheSet();
    void p082_ensureTwiceIsOnce();
    void p083_finalStateTouchesItsSourceOnly();
    void badInput();
};

QByteArray TestPermissionSetsApi::makeSet(const QByteArray &person, const QByteArray &name, const QByteArray &permissions,
                                          const QByteArray &more)
{
    return m_world->make(person, "/permission-sets",
                         R"({"name":")" + name + R"(","permissions":[)" + permissions + ']' + more + '}');
}

HttpAnswer TestPermissionSetsApi::ensure(const QByteArray &body)
{
    return m_world->send("ada", "POST", "/permission-sets/ensure", body);
}

QByteArray TestPermissionSetsApi::gift(const QByteArray &set, const QByteArray &person) const
{
    return "{\"permission_set_id\":\"" + set + "\",\"user_id\":\"" + m_world->id(person) + "\"}";
}

void TestPermissionSetsApi::whoMay_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("list") << QByteArray("GET") << QByteArray("/permission-sets") << QByteArray();
    QTest::newRow("create") << QByteArray("POST") << QByteArray("/permission-sets") << QByteArray(R"({"name":"New"})");
    QTest::newRow("get") << QByteArray("GET") << QByteArray("/permission-sets/${set}") << QByteArray();
    QTest::newRow("change") << QByteArray("PATCH") << QByteArray("/permission-sets/${set}")
                            << QByteArray(R"({"add":["groups.read"]})");
    QTest::newRow("copy") << QByteArray("POST") << QByteArray("/permission-sets/${set}/copy")
                          << QByteArray(R"({"name":"Copy"})");
    QTest::newRow("compare") << QByteArray("GET") << QByteArray("/permission-sets/${set}/compare/${set}") << QByteArray();
    QTest::newRow("ensure") << QByteArray("POST") << QByteArray("/permission-sets/ensure")
                            << QByteArray(R"({"source":"app","sets":[]})");
    QTest::newRow("delete") << QByteArray("DELETE") << QByteArray("/permission-sets/${set}") << QByteArray();
}

void TestPermissionSetsApi::whoMay()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    AccessWorld &w = *m_world;
    const QByteArray set = makeSet("ada", "Readers", "\"groups.read\"");
    const QByteArray filled = QByteArray(path).replace("${set}", set);
    QCOMPARE(w.outcome("nobody", method, filled, body), QByteArray("401 40003"));
    QCOMPARE(w.outcome("bob", method, filled, body), QByteArray("403 32001"));
    if (filled.contains(set))
        QCOMPARE(w.outcome("eve", method, filled, body), QByteArray("404 32004"));
    const QByteArray success = filled.endsWith("ensure") || method == "GET" || method == "PATCH" ? "200"
        : method == "POST"                                                                       ? "201"
                                                                                                 : "204";
    QCOMPARE(w.outcome("max", method, filled, body), success);
}

void TestPermissionSetsApi::p076_lifeOfASet()
{
    AccessWorld &w = *m_world;
    const QByteArray id = makeSet("max", "Desk Staff", "\"users.read\",\"groups.read\",\"users.read\"");
    HttpAnswer shown = w.get("max", "/permission-sets/" + id);
    QCOMPARE(text(shown.at("code")), QByteArray("desk_staff"));
    QCOMPARE(text(shown.at("kind")), QByteArray("set"));
    QCOMPARE(texts(shown.at("permissions")), (QList<QByteArray>{"groups.read", "users.read"}));
    QCOMPARE(w.outcome("max", "POST", "/permission-sets", R"({"name":"Desk staff"})"), QByteArray("409 40109"));
    shown = w.send("max", "PATCH", "/permission-sets/" + id,
                   R"({"name":"Front desk","add":["groups.members"],"remove":["users.read"]})");
    QCOMPARE(text(shown.at("name")), QByteArray("Front desk"));
    QCOMPARE(text(shown.at("code")), QByteArray("desk_staff"));
    QCOMPARE(texts(shown.at("permissions")), (QList<QByteArray>{"groups.members", "groups.read"}));
    // Adding what is there and removing what is not changes nothing, not even in the trail.
    shown = w.send("max", "PATCH", "/permission-sets/" + id, R"({"add":["groups.read"],"remove":["users.read"]})");
    QCOMPARE(shown.status, 200);
    shown = w.send("max", "PATCH", "/permission-sets/" + id, R"({"permissions":["permissions.read"]})");
    QCOMPARE(texts(shown.at("permissions")), (QList<QByteArray>{"permissions.read"}));
    QCOMPARE(w.get("max", "/permission-sets?kind=set").at("total").toInt(), 1);
    QCOMPARE(w.outcome("max", "DELETE", "/permission-sets/" + id), QByteArray("204"));
    QCOMPARE(w.outcome("max", "GET", "/permission-sets/" + id), QByteArray("404 32004"));
    QCOMPARE(w.events(id), (QList<int>{12020, 12021, 12021, 12022}));
}

void TestPermissionSetsApi::p076_copies()
{
    AccessWorld &w = *m_world;
    const QByteArray id = makeSet("ada", "Readers", "\"users.read\",\"pii.read\"");
    const QByteArray path = "/permission-sets/" + id + "/copy";
    const HttpAnswer named = w.send("ada", "POST", path, R"({"name":"Other Readers"})");
    QCOMPARE(named.status, 201);
    QCOMPARE(text(named.at("code")), QByteArray("other_readers"));
    QCOMPARE(texts(named.at("permissions")), (QList<QByteArray>{"pii.read", "users.read"}));
    QCOMPARE(w.outcome("ada", "POST", path, "{}"), QByteArray("409 40109"));
    QCOMPARE(w.outcome("ada", "POST", path, R"({"account_id":"other"})"), QByteArray("404 34003"));
    // To another account goes whoever may work there; there the name is free.
    const HttpAnswer far = w.send("root", "POST", path, R"({"account_id":"other"})");
    QCOMPARE(far.status, 201);
    QCOMPARE(text(far.at("account_id")), w.accountId("other"));
    QCOMPARE(text(far.at("name")), QByteArray("Readers"));
    QCOMPARE(texts(far.at("permissions")), (QList<QByteArray>{"pii.read", "users.read"}));
}

void TestPermissionSetsApi::comparing()
{
    AccessWorld &w = *m_world;
    const QByteArray left = makeSet("ada", "Left", "\"users.read\",\"groups.read\"");
    const QByteArray right = makeSet("ada", "Right", "\"groups.read\",\"pii.read\"");
    const HttpAnswer compared = w.get("max", "/permission-sets/" + left + "/compare/" + right);
    QCOMPARE(texts(compared.at("only_left")), QList<QByteArray>{"users.read"});
    QCOMPARE(texts(compared.at("only_right")), QList<QByteArray>{"pii.read"});
    QCOMPARE(texts(compared.at("both")), QList<QByteArray>{"groups.read"});
    const QByteArray foreign = makeSet("eve", "Foreign", "\"users.read\"");
    QCOMPARE(w.outcome("ada", "GET", "/permission-sets/" + left + "/compare/" + foreign), QByteArray("404 32004"));
}

void TestPermissionSetsApi::p078_foldersAndDisabledSets()
{
    AccessWorld &w = *m_world;
    QCOMPARE(w.outcome("ada", "POST", "/permission-sets", R"({"name":"X","permissions":["pii"]})"), QByteArray("422 32008"));
    QCOMPARE(w.outcome("ada", "POST", "/permission-sets", R"({"name":"X","permissions":["no.such"]})"),
             QByteArray("400 40002"));
    const QByteArray set = makeSet("ada", "Readers", "\"groups.read\"");
    // Not through the back door of a set that is there either.
    QCOMPARE(w.outcome("ada", "PATCH", "/permission-sets/" + set, R"({"add":["pii"]})"), QByteArray("422 32008"));
    w.make("ada", "/assignments", gift(set, "bob"));
    QVERIFY(w.holds("bob", "groups.read"));
    QCOMPARE(w.outcome("ada", "PATCH", "/permission-sets/" + set, R"({"is_assignable":false})"), QByteArray("200"));
    QVERIFY(!w.holds("bob", "groups.read"));
    QCOMPARE(w.outcome("ada", "POST", "/assignments", gift(set, "cid")), QByteArray("422 32005"));
    QCOMPARE(w.outcome("ada", "PATCH", "/permission-sets/" + set, R"({"is_assignable":true})"), QByteArray("200"));
    QVERIFY(w.holds("bob", "groups.read"));
}

void TestPermissionSetsApi::t13_foreignSetsAreUnknown()
{
    AccessWorld &w = *m_world;
    const QByteArray foreign = makeSet("eve", "Foreign", "\"groups.read\"");
    const QByteArray unknown = "0193f2a0-0000-7000-8000-000000000000";
    for (const QByteArray &id : {foreign, unknown}) {
        QCOMPARE(w.outcome("ada", "GET", "/permission-sets/" + id), QByteArray("404 32004"));
        QCOMPARE(w.outcome("ada", "PATCH", "/permission-sets/" + id, R"({"name":"Taken"})"), QByteArray("404 32004"));
        QCOMPARE(w.outcome("ada", "DELETE", "/permission-sets/" + id), QByteArray("404 32004"));
        QCOMPARE(w.outcome("ada", "POST", "/permission-sets/" + id + "/copy", "{}"), QByteArray("404 32004"));
        QCOMPARE(w.outcome("ada", "POST", "/assignments", gift(id, "bob")), QByteArray("404 32004"));
    }
    QCOMPARE(w.outcome("ada", "GET", "/permission-sets?account_id=other"), QByteArray("404 34003"));
    QCOMPARE(text(w.get("eve", "/permission-sets/" + foreign).at("name")), QByteArray("Foreign"));
    // A superadmin who has chosen an account works in that one.
    const HttpAnswer chosen = w.send("root", "GET", "/permission-sets/" + foreign, {}, {{"X-Account-ID", "lab"}});
    QCOMPARE(chosen.status, 404);
    // A set of one account is nothing that a user of another can be given, by nobody.
    QCOMPARE(w.outcome("root", "POST", "/assignments", gift(foreign, "bob")), QByteArray("404 32004"));
}

void TestPermissionSetsApi::t14_p084_nobodyPutsInWhatHeHasNot()
{
    AccessWorld &w = *m_world;
    const HttpAnswer refused =
        w.send("max", "POST", "/permission-sets", R"({"name":"X","permissions":["groups.read","pii.read"]})");
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.at("code").toInt(), 40108);
    QCOMPARE(text(refused.at("details.0.message")), QByteArray("pii.read"));
    QVERIFY(refused.at("details.1").isUndefined());
    // Nothing of it remains.
    QCOMPARE(w.get("max", "/permission-sets?kind=set").at("total").toInt(), 0);
    const QByteArray set = makeSet("root", "Mighty", "\"pii.read\",\"records\"", R"(,"account_id":"lab")");
    QCOMPARE(w.outcome("max", "PATCH", "/permission-sets/" + set, R"({"add":["users"]})"), QByteArray("200"));
    QCOMPARE(w.outcome("max", "POST", "/permission-sets/" + set + "/copy", R"({"name":"Mine"})"), QByteArray("403 40108"));
    QCOMPARE(w.outcome("max", "POST", "/assignments", gift(set, "max")), QByteArray("403 40108"));
    QCOMPARE(w.outcome("max", "PATCH", "/permission-sets/" + set, R"({"is_assignable":false})"), QByteArray("200"));
    QCOMPARE(w.outcome("max", "PATCH", "/permission-sets/" + set, R"({"is_assignable":true})"), QByteArray("403 40108"));
    QCOMPARE(w.outcome("max", "POST", "/permission-sets/ensure",
                       R"({"source":"app","sets":[{"code":"a","name":"A","permissions":["pii.read"]}]})"),
             QByteArray("403 40108"));
    // The set of his own role is no way either.
    const HttpAnswer roles = w.get("max", "/permission-sets?kind=role");
    QCOMPARE(w.outcome("max", "PATCH", "/permission-sets/" + text(roles.at("items.0.id")), R"({"add":["pii.read"]})"),
             QByteArray("403 40108"));
    QVERIFY(!w.holds("max", "pii.read"));
}

void TestPermissionSetsApi::t22_whatWasGivenGoesWithTheSet()
{
    AccessWorld &w = *m_world;
    const QByteArray set = makeSet("ada", "Readers", "\"groups.read\"");
    w.make("ada", "/assignments", gift(set, "bob"));
    QVERIFY(w.holds("bob", "groups.read"));
    QCOMPARE(w.outcome("ada", "DELETE", "/permission-sets/" + set), QByteArray("204"));
    QVERIFY(!w.holds("bob", "groups.read"));
    QCOMPARE(w.get("ada", "/assignments?user_id=" + w.id("bob")).at("total").toInt(), 0);
}

void TestPermissionSetsApi::p082_ensureTwiceIsOnce()
{
    const QByteArray body = R"({"source":"app","sets":[{"code":"a","name":"A","permissions":["groups.read"]},)"
                            R"({"code":"b","name":"B","permissions":["users.read","groups.read"]}]})";
    HttpAnswer report = ensure(body);
    QCOMPARE(report.status, 200);
    QCOMPARE(report.at("created").toInt(), 2);
    QCOMPARE(text(report.at("sets.0.source")), QByteArray("app"));
    const QByteArray id = text(report.at("sets.0.id"));
    report = ensure(body);
    QCOMPARE(report.at("created").toInt() + report.at("changed").toInt() + report.at("removed").toInt(), 0);
    QCOMPARE(report.at("sets").toArray().size(), 2);
    QCOMPARE(m_world->events(id), QList<int>{12020});
    // Some there, some new: all that were listed come back; what is missing is added, nothing taken away.
    report =
        ensure(R"({"source":"app","sets":[{"code":"a","name":"A","permissions":["users.read"]},{"code":"c","name":"C"}]})");
    QCOMPARE(report.at("created").toInt(), 1);
    QCOMPARE(report.at("changed").toInt(), 1);
    QCOMPARE(texts(report.at("sets.0.permissions")), (QList<QByteArray>{"groups.read", "users.read"}));
}

void TestPermissionSetsApi::p083_finalStateTouchesItsSourceOnly()
{
    AccessWorld &w = *m_world;
    QCOMPARE(ensure(R"({"sets":[],"final_state":true})").status, 400);
    QCOMPARE(ensure(R"({"source":"app","sets":[{"code":"a","name":"A","permissions":["groups.read","users.read"]},)"
                    R"({"code":"b","name":"B"}]})")
                 .status,
             200);
    QCOMPARE(ensure(R"({"source":"elsewhere","sets":[{"code":"z","name":"Z"}]})").status, 200);
    const QByteArray own = makeSet("ada", "By hand", "\"groups.read\"");
    const HttpAnswer first = w.get("ada", "/permission-sets?source=app&search=b");
    w.make("ada", "/assignments", gift(text(first.at("items.0.id")), "bob"));
    const HttpAnswer report =
        ensure(R"({"source":"app","final_state":true,"sets":[{"code":"a","name":"A","permissions":["groups.read"]}]})");
    QCOMPARE(report.at("removed").toInt(), 1);
    QCOMPARE(report.at("changed").toInt(), 1);
    QCOMPARE(texts(report.at("sets.0.permissions")), QList<QByteArray>{"groups.read"});
    QCOMPARE(w.get("ada", "/assignments?user_id=" + w.id("bob")).at("total").toInt(), 0);
    QCOMPARE(w.get("ada", "/permission-sets?source=elsewhere").at("total").toInt(), 1);
    QCOMPARE(w.outcome("ada", "GET", "/permission-sets/" + own), QByteArray("200"));
    // A set that somebody else keeps is not taken over.
    QCOMPARE(ensure(R"({"source":"app","sets":[{"code":"z","name":"Z"}]})").status, 409);
}

void TestPermissionSetsApi::badInput()
{
    AccessWorld &w = *m_world;
    const QByteArray set = makeSet("ada", "Readers", {});
    for (const char *body : {"{}", R"({"name":""})", R"({"name":"X","permissions":"groups"})",
                             R"({"name":"X","permissions":[1]})", R"({"name":"X","code":"A B"})"})
        QCOMPARE(w.outcome("ada", "POST", "/permission-sets", body), QByteArray("400 40002"));
    QCOMPARE(w.outcome("ada", "PATCH", "/permission-sets/" + set, R"({"add":[""]})"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("ada", "POST", "/permission-sets/" + set + "/copy", R"({"code":"!"})"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("ada", "GET", "/permission-sets?kind=odd"), QByteArray("400 40002"));
    const HttpAnswer refused = ensure(R"({"source":"app","sets":[{"code":"a","name":"A"},{"name":"B"}]})");
    QCOMPARE(refused.status, 400);
    QCOMPARE(text(refused.at("details.0.field")), QByteArray("sets[1].code"));
    QCOMPARE(ensure(R"({"source":"app","sets":5})").status, 400);
}

QTEST_GUILESS_MAIN(TestPermissionSetsApi)
#include "tst_permissionsetsapi.moc"
