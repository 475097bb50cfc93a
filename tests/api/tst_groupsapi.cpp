// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** `/groups`: P-081, P-090 to P-097, and the traps T1, T9, T10, T13, T22 as far as groups have them. */
class TestGroupsApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    [[nodiscard]] QByteArray makeGroup(const QByteArray &person, const QByteArray &name, const QByteArray &more = {});
    [[nodiscard]] QByteArray addMember(const QByteArray &asker, const QByteArray &group, const QByteArray &person);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void whoMayManage_data();
    void whoMayManage();
    void p090_lifeOfAGroup();
    void p091_members();
    void p092_refusedMembers();
    void p094_kinds();
    void p096_disabledAndLockedAreTwoThings();
    void nobodyAddsHimself();
    void nobodyGivesByMembershipWhatHeHasNot();
    void t1_membersOfGroupsAreNoOwners();
    void t9_p081_defaultGroupsStayInTheirAccount();
    void t10_p097_disabledGroupsGrantNothing();
    void t13_foreignGroupsAreUnknown();
    void t22_whatWasGivenGoesWithTheGroup();
    void badInput();
    void superadminsNameAnAccount();
};

QByteArray TestGroupsApi::makeGroup(const QByteArray &person, const QByteArray &name, const QByteArray &more)
{
    return m_world->make(person, "/groups", R"({"name":")" + name + '"' + more + '}');
}

QByteArray TestGroupsApi::addMember(const QByteArray &asker, const QByteArray &group, const QByteArray &person)
{
    return m_world->outcome(asker, "POST", "/groups/" + group + "/users", R"({"user_id":")" + m_world->id(person) + "\"}");
}

void TestGroupsApi::whoMayManage_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("list") << QByteArray("GET") << QByteArray("/groups") << QByteArray();
    QTest::newRow("create") << QByteArray("POST") << QByteArray("/groups") << QByteArray(R"({"name":"New"})");
    QTest::newRow("get") << QByteArray("GET") << QByteArray("/groups/${group}") << QByteArray();
    QTest::newRow("change") << QByteArray("PATCH") << QByteArray("/groups/${group}") << QByteArray(R"({"name":"Newer"})");
    QTest::newRow("add") << QByteArray("POST") << QByteArray("/groups/${group}/users") << QByteArray(R"({"user_id":"${cid}"})");
    QTest::newRow("take out") << QByteArray("DELETE") << QByteArray("/groups/${group}/users/${bob}") << QByteArray();
    QTest::newRow("delete") << QByteArray("DELETE") << QByteArray("/groups/${group}") << QByteArray();
}

void TestGroupsApi::whoMayManage()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    AccessWorld &w = *m_world;
    const auto ask = [&](const QByteArray &person, QByteArray group) {
        const auto filled = [&](QByteArray text) {
            return text.replace("${group}", group).replace("${cid}", w.id("cid")).replace("${bob}", w.id("bob"));
        };
        return w.outcome(person, method, filled(path), body.isNull() ? body : filled(body));
    };
    const QByteArray group = makeGroup("ada", "Editors");
    QCOMPARE(addMember("ada", group, "bob"), QByteArray("201"));
    QCOMPARE(ask("nobody", group), QByteArray("401 40003"));
    QCOMPARE(ask("bob", group), QByteArray("403 32001"));
    // The owner of another account: what is about this group is about nothing.
    if (path.contains("${group}"))
        QCOMPARE(ask("eve", group), QByteArray("404 33011"));
    const QByteArray success = method == "GET" || method == "PATCH" ? "200" : method == "POST" ? "201" : "204";
    QCOMPARE(ask("max", group), success);
    const QByteArray second = makeGroup("ada", "Second");
    QCOMPARE(addMember("ada", second, "bob"), QByteArray("201"));
    if (path != "/groups" || method == "GET")
        QCOMPARE(ask("ada", second), success);
    // Whoever was given the permission may as well.
    w.give("cid", "groups");
    const QByteArray third = makeGroup("ada", "Third");
    QCOMPARE(addMember("ada", third, "bob"), QByteArray("201"));
    const QByteArray own = body.contains("${cid}") ? "403 40107" : success;
    if (path != "/groups" || method == "GET")
        QCOMPARE(ask("cid", third), own);
}

void TestGroupsApi::p090_lifeOfAGroup()
{
    AccessWorld &w = *m_world;
    const HttpAnswer made = w.send("max", "POST", "/groups", R"({"name":"Night Shift","description":"After ten"})");
    QCOMPARE(made.status, 201);
    QCOMPARE(text(made.at("code")), QByteArray("night_shift"));
    QCOMPARE(text(made.at("kind")), QByteArray("internal"));
    QCOMPARE(text(made.at("account_id")), w.accountId("lab"));
    QVERIFY(made.at("users").isArray());
    const QByteArray path = "/groups/" + text(made.at("id"));
    const HttpAnswer renamed = w.send("max", "PATCH", path, R"({"name":"Late Shift"})");
    QCOMPARE(text(renamed.at("name")), QByteArray("Late Shift"));
    QCOMPARE(text(renamed.at("code")), QByteArray("night_shift"));
    QCOMPARE(text(renamed.at("description")), QByteArray("After ten"));
    QCOMPARE(w.outcome("max", "POST", "/groups", R"({"name":"night-shift","code":"night_shift"})"), QByteArray("409 40109"));
    QVERIFY(w.get("max", "/groups").body.startsWith('['));
    QVERIFY(w.get("max", "/groups").body.contains("Late Shift"));
    QCOMPARE(w.outcome("max", "DELETE", path), QByteArray("204"));
    QCOMPARE(w.outcome("max", "GET", path), QByteArray("404 33011"));
    QCOMPARE(w.events(text(made.at("id"))), (QList<int>{13001, 13002, 13003}));
    // A system group stays.
    const QJsonArray groups = QJsonDocument::fromJson(w.get("max", "/groups").body).array();
    QCOMPARE(groups.size(), 1);
    QCOMPARE(groups[0]["code"].toString(), QString("pii_access"));
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + text(groups[0]["id"])), QByteArray("409 33014"));
}

void TestGroupsApi::p091_members()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("max", "Editors");
    QCOMPARE(addMember("max", group, "bob"), QByteArray("201"));
    QCOMPARE(addMember("max", group, "bob"), QByteArray("409 40010"));
    HttpAnswer shown = w.get("max", "/groups/" + group);
    QCOMPARE(shown.at("member_count").toInt(), 1);
    QCOMPARE(text(shown.at("users.0.id")), w.id("bob"));
    // In the very next request of the member.
    QVERIFY(w.get("bob", "/auth/me").body.contains("\"editors\""));
    QCOMPARE(w.outcome("max", "DELETE", "/groups/" + group + "/users/" + w.id("bob")), QByteArray("204"));
    QCOMPARE(w.outcome("max", "DELETE", "/groups/" + group + "/users/" + w.id("bob")), QByteArray("404 40106"));
    QVERIFY(!w.get("bob", "/auth/me").body.contains("\"editors\""));
    QCOMPARE(w.get("max", "/groups/" + group).at("member_count").toInt(), 0);
    QCOMPARE(w.events(group), (QList<int>{13001, 13010, 13011}));
}

void TestGroupsApi::p092_refusedMembers()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("max", "Editors");
    QCOMPARE(w.outcome("max", "PATCH", "/groups/" + group, R"({"is_active":false})"), QByteArray("200"));
    QCOMPARE(addMember("max", group, "bob"), QByteArray("422 33012"));
    QCOMPARE(w.outcome("max", "PATCH", "/groups/" + group, R"({"is_active":true,"is_assignable":false})"), QByteArray("200"));
    QCOMPARE(addMember("max", group, "bob"), QByteArray("422 33013"));
    const QByteArray external = makeGroup("max", "Outside", R"(,"kind":"external")");
    QCOMPARE(addMember("max", external, "bob"), QByteArray("422 33013"));
    QCOMPARE(addMember("max", "0193f2a0-0000-7000-8000-000000000000", "bob"), QByteArray("404 33011"));
    const QByteArray other = makeGroup("max", "Others");
    QCOMPARE(w.outcome("max", "POST", "/groups/" + other + "/users", R"({"user_id":"0193f2a0-0000-7000-8000-000000000000"})"),
             QByteArray("404 33001"));
    // Nobody of another account: as unknown as who does not exist.
    QCOMPARE(addMember("max", other, "eve"), QByteArray("404 33001"));
    QCOMPARE(addMember("root", other, "eve"), QByteArray("404 33001"));
}

void TestGroupsApi::p094_kinds()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("max", "Editors");
    QCOMPARE(addMember("max", group, "bob"), QByteArray("201"));
    QCOMPARE(w.send("max", "PATCH", "/groups/" + group, R"({"kind":"hybrid"})").at("member_count").toInt(), 1);
    QCOMPARE(w.send("max", "PATCH", "/groups/" + group, R"({"kind":"external"})").at("member_count").toInt(), 0);
    QCOMPARE(w.outcome("max", "PATCH", "/groups/" + group, R"({"is_default":true})"), QByteArray("400 40002"));
    QCOMPARE(text(w.send("max", "PATCH", "/groups/" + group, R"({"kind":"internal"})").at("kind")), QByteArray("internal"));
    QCOMPARE(addMember("max", group, "bob"), QByteArray("201"));
}

void TestGroupsApi::p096_disabledAndLockedAreTwoThings()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("max", "Editors");
    QCOMPARE(addMember("max", group, "bob"), QByteArray("201"));
    const HttpAnswer locked = w.send("max", "PATCH", "/groups/" + group, R"({"is_assignable":false})");
    QCOMPARE(locked.at("is_active").toBool(), true);
    QCOMPARE(locked.at("member_count").toInt(), 1);
    QVERIFY(w.get("bob", "/auth/me").body.contains("\"editors\""));
    const HttpAnswer disabled = w.send("max", "PATCH", "/groups/" + group, R"({"is_active":false,"is_assignable":true})");
    QCOMPARE(disabled.at("is_assignable").toBool(), true);
    QVERIFY(!w.get("bob", "/auth/me").body.contains("\"editors\""));
}

void TestGroupsApi::nobodyAddsHimself()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("ada", "Editors");
    QCOMPARE(addMember("max", group, "max"), QByteArray("403 40107"));
    QCOMPARE(addMember("ada", group, "ada"), QByteArray("403 40107"));
    QCOMPARE(w.get("ada", "/groups/" + group).at("member_count").toInt(), 0);
}

void TestGroupsApi::nobodyGivesByMembershipWhatHeHasNot()
{
    AccessWorld &w = *m_world;
    const QJsonArray groups = QJsonDocument::fromJson(w.get("max", "/groups").body).array();
    const QByteArray personal = text(groups[0]["id"]);
    // The role admin does not hold pii.read, which is what this group gives.
    QCOMPARE(addMember("max", personal, "bob"), QByteArray("403 40108"));
    QCOMPARE(w.outcome("ada", "PATCH", "/groups/" + personal, R"({"is_active":false})"), QByteArray("200"));
    QCOMPARE(w.outcome("max", "PATCH", "/groups/" + personal, R"({"is_active":true})"), QByteArray("403 40108"));
    QCOMPARE(w.outcome("max", "PATCH", "/groups/" + personal, R"({"is_default":true})"), QByteArray("403 40108"));
    QCOMPARE(w.outcome("ada", "PATCH", "/groups/" + personal, R"({"is_active":true})"), QByteArray("200"));
    QVERIFY(!w.holds("bob", "pii.read"));
    QCOMPARE(addMember("ada", personal, "bob"), QByteArray("201"));
    QVERIFY(w.holds("bob", "pii.read"));
}

void TestGroupsApi::t1_membersOfGroupsAreNoOwners()
{
    AccessWorld &w = *m_world;
    // Whoever may do everything with groups is still no owner of the account.
    w.give("bob", "groups");
    const QByteArray group = makeGroup("bob", "Mine");
    QCOMPARE(addMember("bob", group, "cid"), QByteArray("201"));
    QVERIFY(!w.holds("bob", "permission_sets.assign"));
    QVERIFY(!w.holds("cid", "groups.read"));
    const HttpAnswer shown = w.get("root", "/users/" + w.id("bob") + "/permissions");
    QCOMPARE(shown.at("is_owner").toBool(true), false);
    // And an owner is one in his own account only.
    QCOMPARE(w.get("root", "/users/" + w.id("eve") + "/permissions").at("is_owner").toBool(), true);
    QCOMPARE(w.outcome("eve", "GET", "/groups/" + group), QByteArray("404 33011"));
    QCOMPARE(w.outcome("eve", "GET", "/users/" + w.id("bob") + "/permissions"), QByteArray("404 33001"));
}

void TestGroupsApi::t9_p081_defaultGroupsStayInTheirAccount()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("ada", "Everybody", R"(,"is_default":true)");
    const QByteArray sleeping = makeGroup("ada", "Sleeping", R"(,"is_default":true)");
    QCOMPARE(w.outcome("ada", "PATCH", "/groups/" + sleeping, R"({"is_active":false})"), QByteArray("200"));
    w.addUser("dan", "lab");
    w.addUser("fay", "other");
    QVERIFY(w.get("dan", "/auth/me").body.contains("\"everybody\""));
    QVERIFY(!w.get("fay", "/auth/me").body.contains("\"everybody\""));
    // Neither a check nor a sign-in makes a stranger a member.
    QVERIFY(!w.holds("fay", "groups.read"));
    w.signIn("fay", "other");
    w.signIn("dan", "lab");
    const HttpAnswer shown = w.get("ada", "/groups/" + group);
    QCOMPARE(shown.at("member_count").toInt(), 1);
    QCOMPARE(text(shown.at("users.0.id")), w.id("dan"));
    QCOMPARE(w.get("ada", "/groups/" + sleeping).at("member_count").toInt(), 0);
}

void TestGroupsApi::t10_p097_disabledGroupsGrantNothing()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("ada", "Editors");
    QCOMPARE(addMember("ada", group, "bob"), QByteArray("201"));
    w.make("ada", "/assignments", R"({"group_id":")" + group + R"(","permission":"groups.read"})");
    QVERIFY(w.holds("bob", "groups.read"));
    QCOMPARE(w.outcome("ada", "PATCH", "/groups/" + group, R"({"is_active":false})"), QByteArray("200"));
    QVERIFY(!w.holds("bob", "groups.read"));
    QCOMPARE(w.outcome("bob", "GET", "/groups"), QByteArray("403 32001"));
    QVERIFY(w.permissionsOf("bob").isEmpty());
    QCOMPARE(w.outcome("ada", "PATCH", "/groups/" + group, R"({"is_active":true})"), QByteArray("200"));
    QVERIFY(w.holds("bob", "groups.read"));
}

void TestGroupsApi::t13_foreignGroupsAreUnknown()
{
    AccessWorld &w = *m_world;
    const QByteArray foreign = makeGroup("eve", "Foreign");
    const QByteArray unknown = "0193f2a0-0000-7000-8000-000000000000";
    for (const char *method : {"GET", "PATCH", "DELETE"}) {
        const QByteArray body = qstrcmp(method, "PATCH") == 0 ? QByteArray("{}") : QByteArray();
        QCOMPARE(w.outcome("ada", method, "/groups/" + foreign, body), QByteArray("404 33011"));
        QCOMPARE(w.outcome("ada", method, "/groups/" + unknown, body), QByteArray("404 33011"));
    }
    QCOMPARE(w.outcome("ada", "GET", "/groups?account_id=other"), QByteArray("404 34003"));
    QCOMPARE(w.outcome("ada", "GET", "/groups?account_id=none-such"), QByteArray("404 34003"));
    QCOMPARE(w.outcome("ada", "POST", "/groups", R"({"name":"X","account_id":"other"})"), QByteArray("404 34003"));
    QCOMPARE(w.outcome("ada", "POST", "/groups", R"({"name":"X","account_id":"system"})"), QByteArray("404 34003"));
    QCOMPARE(w.outcome("ada", "POST", "/groups", R"({"name":"X","account_id":"lab"})"), QByteArray("201"));
    QVERIFY(!w.get("ada", "/groups").body.contains("Foreign"));
}

void TestGroupsApi::t22_whatWasGivenGoesWithTheGroup()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("ada", "Editors");
    QCOMPARE(addMember("ada", group, "bob"), QByteArray("201"));
    w.make("ada", "/assignments", R"({"group_id":")" + group + R"(","permission":"groups.read"})");
    QVERIFY(w.holds("bob", "groups.read"));
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + group), QByteArray("204"));
    QVERIFY(!w.holds("bob", "groups.read"));
    QCOMPARE(w.get("ada", "/assignments?group_id=" + group).at("total").toInt(), 0);
    // A user to whom something was given can be deleted as well.
    w.give("bob", "groups.read");
    QCOMPARE(w.outcome("root", "DELETE", "/users/" + w.id("bob")), QByteArray("204"));
    QCOMPARE(w.outcome("bob", "GET", "/groups"), QByteArray("403 33003"));
    QVERIFY(w.permissionsOf("bob").isEmpty());
}

void TestGroupsApi::badInput()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("ada", "Editors");
    for (const char *body :
         {"{}", R"({"name":""})", R"({"name":7})", R"({"name":"X","code":"Big Letters"})", R"({"name":"X","kind":"odd"})",
          R"({"name":"X","is_default":"yes"})", R"({"name":"X","kind":"external","is_default":true})"})
        QCOMPARE(w.outcome("ada", "POST", "/groups", body), QByteArray("400 40002"));
    QCOMPARE(w.outcome("ada", "POST", "/groups", R"({"name":")" + QByteArray(101, 'x') + "\"}"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("ada", "POST", "/groups", "["), QByteArray("400 40001"));
    for (const char *body : {R"({"name":" "})", R"({"kind":"odd"})", R"({"is_active":1})"})
        QCOMPARE(w.outcome("ada", "PATCH", "/groups/" + group, body), QByteArray("400 40002"));
    QCOMPARE(w.outcome("ada", "POST", "/groups/" + group + "/users", "{}"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("ada", "GET", "/groups?limit=0"), QByteArray("400 40002"));
    const HttpAnswer refused = w.send("ada", "POST", "/groups", "{}");
    QCOMPARE(text(refused.at("details.0.field")), QByteArray("name"));
}

void TestGroupsApi::superadminsNameAnAccount()
{
    AccessWorld &w = *m_world;
    QCOMPARE(w.outcome("root", "POST", "/groups", R"({"name":"X"})"), QByteArray("400 40002"));
    const QByteArray group = makeGroup("root", "By root", R"(,"account_id":"lab")");
    QCOMPARE(w.outcome("ada", "GET", "/groups/" + group), QByteArray("200"));
    QCOMPARE(w.send("root", "POST", "/groups", R"({"name":"Chosen"})", {{"X-Account-ID", "other"}}).status, 201);
    QVERIFY(w.get("eve", "/groups").body.contains("Chosen"));
    // Of all accounts, or of the chosen one.
    const QByteArray all = w.get("root", "/groups").body;
    QVERIFY(all.contains("By root") && all.contains("Chosen"));
    QCOMPARE(w.send("root", "GET", "/groups/" + group, {}, {{"X-Account-ID", "other"}}).status, 404);
    const QByteArray chosen = w.send("root", "GET", "/groups", {}, {{"X-Account-ID", "other"}}).body;
    QVERIFY(!chosen.contains("By root") && chosen.contains("Chosen"));
}

QTEST_GUILESS_MAIN(TestGroupsApi)
#include "tst_groupsapi.moc"
