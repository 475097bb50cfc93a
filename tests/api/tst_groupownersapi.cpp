// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** `/groups/{id}/owners`, and who may say who is in a group: P-120 and the trap T1. */
class TestGroupOwnersApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    [[nodiscard]] QByteArray makeGroup(const QByteArray &name);
    [[nodiscard]] QByteArray addOwner(const QByteArray &asker, const QByteArray &group, const QByteArray &person);
    [[nodiscard]] QByteArray dropOwner(const QByteArray &asker, const QByteArray &group, const QByteArray &person);
    [[nodiscard]] QByteArray addMember(const QByteArray &asker, const QByteArray &group, const QByteArray &person);
    [[nodiscard]] QByteArray dropMember(const QByteArray &asker, const QByteArray &group, const QByteArray &person);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void whoMayAppoint_data();
    void whoMayAppoint();
    void p120_groupOwnerIsNotAccountOwner();
    void t1_ownershipOfAGroupOpensNothingElse();
    void onlyOwnersManageMembers();
    void groupsWithoutOwnersStayAsTheyWere();
    void disabledOwnersDoNotCount();
    void ownersGiveNothingTheyHaveNot();
    void invitationsKeepToTheOwners();
    void whoLeavesOwnsNothing();
    void t13_foreignGroupsAreUnknown();
    void changesAreInTheTrail();
    void badInput();
};

QByteArray TestGroupOwnersApi::makeGroup(const QByteArray &name)
{
    return m_world->make("ada", "/groups", R"({"name":")" + name + "\"}");
}

QByteArray TestGroupOwnersApi::addOwner(const QByteArray &asker, const QByteArray &group, const QByteArray &person)
{
    return m_world->outcome(asker, "POST", "/groups/" + group + "/owners", R"({"user_id":")" + m_world->id(person) + "\"}");
}

QByteArray TestGroupOwnersApi::dropOwner(const QByteArray &asker, const QByteArray &group, const QByteArray &person)
{
    return m_world->outcome(asker, "DELETE", "/groups/" + group + "/owners/" + m_world->id(person));
}

QByteArray TestGroupOwnersApi::addMember(const QByteArray &asker, const QByteArray &group, const QByteArray &person)
{
    return m_world->outcome(asker, "POST", "/groups/" + group + "/users", R"({"user_id":")" + m_world->id(person) + "\"}");
}

QByteArray TestGroupOwnersApi::dropMember(const QByteArray &asker, const QByteArray &group, const QByteArray &person)
{
    return m_world->outcome(asker, "DELETE", "/groups/" + group + "/users/" + m_world->id(person));
}

void TestGroupOwnersApi::whoMayAppoint_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("success");
    QTest::newRow("list") << QByteArray("GET") << QByteArray("/owners") << QByteArray("200");
    QTest::newRow("add") << QByteArray("POST") << QByteArray("/owners") << QByteArray("201");
    QTest::newRow("take away") << QByteArray("DELETE") << QByteArray("/owners/${max}") << QByteArray("204");
}

void TestGroupOwnersApi::whoMayAppoint()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, success);
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("Editors");
    const QByteArray body = method == "POST" ? R"({"user_id":")" + w.id("max") + "\"}" : QByteArray();
    const QByteArray address = "/groups/" + group + path.replace("${max}", w.id("max"));
    const auto ask = [&](const QByteArray &person) { return w.outcome(person, method, address, body); };
    const auto again = [&] {
        if (method == "POST")
            QCOMPARE(dropOwner("ada", group, "max"), QByteArray("204"));
        if (method == "DELETE")
            QCOMPARE(addOwner("ada", group, "max"), QByteArray("201"));
    };
    QCOMPARE(addOwner("ada", group, "cid"), QByteArray("201"));
    if (method == "DELETE")
        QCOMPARE(addOwner("ada", group, "max"), QByteArray("201"));
    QCOMPARE(ask("nobody"), QByteArray("401 40003"));
    QCOMPARE(ask("bob"), QByteArray("403 32001"));
    QCOMPARE(ask("eve"), QByteArray("404 33011"));
    // An owner of the group, of the account, and a superadmin.
    for (const char *person : {"cid", "ada", "root"}) {
        QCOMPARE(ask(person), success);
        again();
    }
    // Who manages groups: not those that somebody looks after already. He is not among the owners here.
    w.addUser("gus", "lab", 1);
    QCOMPARE(ask("gus"), method == "GET" ? QByteArray("200") : QByteArray("403 33015"));
}

void TestGroupOwnersApi::p120_groupOwnerIsNotAccountOwner()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("Editors");
    const QByteArray other = makeGroup("Printers");
    const HttpAnswer made = w.send("ada", "POST", "/groups/" + group + "/owners", R"({"user_id":")" + w.id("bob") + "\"}");
    QCOMPARE(made.status, 201);
    QCOMPARE(text(made.at("user_id")), w.id("bob"));
    QCOMPARE(text(made.at("email")), QByteArray("bob@example.test"));
    QVERIFY(!text(made.at("since")).isEmpty());
    const HttpAnswer listed = w.get("bob", "/groups/" + group + "/owners");
    QCOMPARE(listed.at("total").toInt(), 1);
    QCOMPARE(text(listed.at("items.0.user_id")), w.id("bob"));
    QCOMPARE(listed.at("items.0.is_active").toBool(), true);
    QCOMPARE(w.get("ada", "/groups/" + other + "/owners").at("total").toInt(-1), 0);
    // Of this group only, and of no account.
    QCOMPARE(w.outcome("bob", "GET", "/groups/" + group), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "GET", "/groups/" + other), QByteArray("403 32001"));
    QCOMPARE(w.outcome("bob", "GET", "/groups/" + other + "/owners"), QByteArray("403 32001"));
    QCOMPARE(w.get("root", "/users/" + w.id("bob") + "/permissions").at("is_owner").toBool(true), false);
    QCOMPARE(w.get("ada", "/accounts/lab/owners").at("total").toInt(), 1);
}

void TestGroupOwnersApi::t1_ownershipOfAGroupOpensNothingElse()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("Editors");
    const QByteArray other = makeGroup("Printers");
    const QList<QByteArray> before = w.permissionsOf("bob");
    QCOMPARE(addOwner("ada", group, "bob"), QByteArray("201"));
    QCOMPARE(w.permissionsOf("bob"), before);
    QCOMPARE(w.outcome("bob", "GET", "/groups"), QByteArray("403 32001"));
    QCOMPARE(w.outcome("bob", "POST", "/groups", R"({"name":"Mine"})"), QByteArray("403 32001"));
    QCOMPARE(w.outcome("bob", "PATCH", "/groups/" + group, R"({"name":"Mine"})"), QByteArray("403 32001"));
    QCOMPARE(w.outcome("bob", "DELETE", "/groups/" + group), QByteArray("403 32001"));
    QCOMPARE(addMember("bob", other, "cid"), QByteArray("403 32001"));
    QCOMPARE(addOwner("bob", other, "cid"), QByteArray("403 32001"));
    QCOMPARE(w.outcome("bob", "GET", "/permission-sets"), QByteArray("403 32001"));
    const QByteArray grant = R"({"group_id":")" + group + R"(","permission":"groups.read"})";
    QCOMPARE(w.outcome("bob", "POST", "/assignments", grant), QByteArray("403 32001"));
    const QByteArray accomplice = R"({"user_id":")" + w.id("cid") + "\"}";
    QCOMPARE(w.outcome("bob", "POST", "/accounts/lab/owners", accomplice), QByteArray("403 33015"));
    QVERIFY(!w.holds("bob", "groups.read"));
}

void TestGroupOwnersApi::onlyOwnersManageMembers()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("Editors");
    QCOMPARE(addOwner("max", group, "bob"), QByteArray("201"));
    // From now on whoever manages groups does not manage this one.
    QCOMPARE(addMember("max", group, "cid"), QByteArray("403 33015"));
    QCOMPARE(addOwner("max", group, "max"), QByteArray("403 33015"));
    QCOMPARE(addMember("bob", group, "cid"), QByteArray("201"));
    QCOMPARE(w.get("bob", "/groups/" + group).at("member_count").toInt(), 1);
    QVERIFY(w.get("cid", "/auth/me").body.contains("\"editors\""));
    QCOMPARE(dropMember("max", group, "cid"), QByteArray("403 33015"));
    QCOMPARE(dropMember("bob", group, "cid"), QByteArray("204"));
    QVERIFY(!w.get("cid", "/auth/me").body.contains("\"editors\""));
    // Nobody adds himself, whatever he owns.
    QCOMPARE(addMember("bob", group, "bob"), QByteArray("403 40107"));
    // Owners of the account and superadmins always may.
    QCOMPARE(addMember("ada", group, "cid"), QByteArray("201"));
    QCOMPARE(dropMember("root", group, "cid"), QByteArray("204"));
    // Without its owner the group is as before.
    QCOMPARE(dropOwner("bob", group, "bob"), QByteArray("204"));
    QCOMPARE(addMember("bob", group, "cid"), QByteArray("403 32001"));
    QCOMPARE(addMember("max", group, "cid"), QByteArray("201"));
}

void TestGroupOwnersApi::groupsWithoutOwnersStayAsTheyWere()
{
    const QByteArray group = makeGroup("Editors");
    const QByteArray other = makeGroup("Printers");
    QCOMPARE(addOwner("ada", other, "bob"), QByteArray("201"));
    QCOMPARE(addMember("max", group, "cid"), QByteArray("201"));
    QCOMPARE(addMember("cid", group, "bob"), QByteArray("403 32001"));
    QCOMPARE(addOwner("max", group, "cid"), QByteArray("201"));
    QCOMPARE(addMember("cid", group, "bob"), QByteArray("201"));
}

void TestGroupOwnersApi::disabledOwnersDoNotCount()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("Editors");
    QCOMPARE(addOwner("ada", group, "bob"), QByteArray("201"));
    QCOMPARE(addMember("max", group, "cid"), QByteArray("403 33015"));
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + w.id("bob"), R"({"is_active":false})"), QByteArray("200"));
    QCOMPARE(addMember("max", group, "cid"), QByteArray("201"));
    QCOMPARE(w.get("max", "/groups/" + group + "/owners").at("items.0.is_active").toBool(true), false);
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + w.id("bob"), R"({"is_active":true})"), QByteArray("200"));
    QCOMPARE(dropMember("max", group, "cid"), QByteArray("403 33015"));
}

void TestGroupOwnersApi::ownersGiveNothingTheyHaveNot()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("Editors");
    w.make("ada", "/assignments", R"({"group_id":")" + group + R"(","permission":"groups.read"})");
    QCOMPARE(addOwner("ada", group, "bob"), QByteArray("201"));
    QCOMPARE(addMember("bob", group, "cid"), QByteArray("403 40108"));
    QVERIFY(!w.holds("cid", "groups.read"));
    // Once he is in it himself he may pass it on.
    QCOMPARE(addMember("ada", group, "bob"), QByteArray("201"));
    QCOMPARE(addMember("bob", group, "cid"), QByteArray("201"));
    QVERIFY(w.holds("cid", "groups.read"));
}

void TestGroupOwnersApi::invitationsKeepToTheOwners()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("Editors");
    const auto invite = [&](const QByteArray &person, const QByteArray &email) {
        return w.outcome(person, "POST", "/invitations",
                         R"({"email":")" + email + R"(@example.test","role":"member","groups":[")" + group + "\"]}");
    };
    QCOMPARE(invite("max", "one"), QByteArray("201"));
    QCOMPARE(addOwner("ada", group, "bob"), QByteArray("201"));
    QCOMPARE(invite("max", "two"), QByteArray("403 33015"));
    QCOMPARE(invite("ada", "three"), QByteArray("201"));
    QCOMPARE(addOwner("ada", group, "max"), QByteArray("201"));
    QCOMPARE(invite("max", "four"), QByteArray("201"));
    // Who manages groups elsewhere does not hear that there is one, let alone that it has owners.
    w.addUser("fay", "other", 1);
    QCOMPARE(invite("fay", "five"), QByteArray("404 33011"));
    // What was promised before somebody looked after the group is looked at again when it is taken.
    const QByteArray late = w.make("ada", "/groups", R"({"name":"Late"})");
    const QByteArray promise = R"({"email":"six@example.test","role":"member","groups":[")" + late + "\"]}";
    const QByteArray token = text(w.send("max", "POST", "/invitations", promise).at("token"));
    QCOMPARE(addOwner("ada", late, "bob"), QByteArray("201"));
    const QByteArray acceptance = R"({"password":")" + DataWorld::password().toUtf8() + "\"}";
    QCOMPARE(w.outcome("nobody", "POST", "/invitations/" + token + "/accept", acceptance), QByteArray("409 40061"));
    QCOMPARE(dropOwner("ada", late, "bob"), QByteArray("204"));
    QCOMPARE(w.outcome("nobody", "POST", "/invitations/" + token + "/accept", acceptance), QByteArray("200"));
    QCOMPARE(w.get("ada", "/groups/" + late).at("member_count").toInt(), 1);
}

void TestGroupOwnersApi::whoLeavesOwnsNothing()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("Editors");
    QCOMPARE(addOwner("ada", group, "bob"), QByteArray("201"));
    QCOMPARE(w.outcome("ada", "DELETE", "/orgs/lab/members/" + w.id("bob")), QByteArray("204"));
    QCOMPARE(w.get("ada", "/groups/" + group + "/owners").at("total").toInt(-1), 0);
}

void TestGroupOwnersApi::t13_foreignGroupsAreUnknown()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("Editors");
    const QByteArray unknown = "0193f2a0-0000-7000-8000-000000000000";
    QCOMPARE(addOwner("ada", group, "bob"), QByteArray("201"));
    for (const QByteArray &id : {group, unknown}) {
        QCOMPARE(addOwner("eve", id, "eve"), QByteArray("404 33011"));
        QCOMPARE(dropOwner("eve", id, "bob"), QByteArray("404 33011"));
        QCOMPARE(w.outcome("eve", "GET", "/groups/" + id + "/owners"), QByteArray("404 33011"));
        // Without any right: the same about what exists and what does not.
        QCOMPARE(addOwner("cid", id, "cid"), QByteArray("403 32001"));
        QCOMPARE(w.outcome("cid", "GET", "/groups/" + id + "/owners"), QByteArray("403 32001"));
    }
    // Somebody of another account becomes no owner, not even by a superadmin.
    QCOMPARE(addOwner("ada", group, "eve"), QByteArray("404 33001"));
    QCOMPARE(addOwner("root", group, "eve"), QByteArray("404 33001"));
    QCOMPARE(dropOwner("ada", group, "cid"), QByteArray("404 33001"));
    QCOMPARE(w.get("ada", "/groups/" + group + "/owners").at("total").toInt(), 1);
}

void TestGroupOwnersApi::changesAreInTheTrail()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("Editors");
    QCOMPARE(addOwner("ada", group, "bob"), QByteArray("201"));
    QCOMPARE(addOwner("ada", group, "bob"), QByteArray("409 40010"));
    QCOMPARE(dropOwner("ada", group, "bob"), QByteArray("204"));
    QCOMPARE(dropOwner("ada", group, "bob"), QByteArray("404 33001"));
    QCOMPARE(w.events(group), (QList<int>{13001, 13002, 13002}));
    // What was owned goes with the group.
    QCOMPARE(addOwner("ada", group, "bob"), QByteArray("201"));
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + group), QByteArray("204"));
    QCOMPARE(w.outcome("bob", "GET", "/groups/" + group), QByteArray("403 32001"));
}

void TestGroupOwnersApi::badInput()
{
    AccessWorld &w = *m_world;
    const QByteArray group = makeGroup("Editors");
    const QByteArray path = "/groups/" + group + "/owners";
    QCOMPARE(w.outcome("ada", "POST", path), QByteArray("400 40001"));
    QCOMPARE(w.outcome("ada", "POST", path, "[]"), QByteArray("400 40001"));
    const HttpAnswer missing = w.send("ada", "POST", path, "{}");
    QCOMPARE(missing.status, 400);
    QCOMPARE(text(missing.at("details.0.field")), QByteArray("user_id"));
    QCOMPARE(w.outcome("ada", "POST", path, R"({"user_id":7})"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("ada", "POST", path, R"({"user_id":"nobody"})"), QByteArray("404 33001"));
}

QTEST_GUILESS_MAIN(TestGroupOwnersApi)
#include "tst_groupownersapi.moc"
