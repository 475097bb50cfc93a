// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace basalt;
using namespace basalt::test;
using namespace Qt::Literals::StringLiterals;

/** `/groups/{id}/sync`: P-099 as far as sync goes, P-094 of synced members, and what a list does and does not do. */
class TestGroupSyncApi : public QObject
{
    Q_OBJECT

private:
    /** A server with providers. There is no request by which somebody comes from one, hence SQL beside it. */
    struct World : AccessWorld
    {
        explicit World(db::Engine engine);
        /** As if the person had come from the directory before, which calls him `<person>@dir`, and by an id of its own. */
        void know(const QByteArray &person, const QByteArray &objectId);
    };
    /** One of each engine: the functions make groups of their own. */
    std::map<db::Engine, std::unique_ptr<World>> m_worlds;

    [[nodiscard]] World &world();
    [[nodiscard]] QByteArray makeGroup(const QByteArray &name, const QByteArray &kind);
    [[nodiscard]] QByteArray idList(const QList<QByteArray> &people);
    HttpAnswer sync(const QByteArray &group, const QByteArray &body, const QByteArray &person = "ada");
    [[nodiscard]] QList<QByteArray> members(const QByteArray &group);
    void addByHand(const QByteArray &group, const QByteArray &person);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { m_worlds.clear(); }

    void whoMay();
    void ownersOfTheGroupAlone();
    void nobodyGivesWhatHeHasNot();
    void nobodyAddsHimself();
    void idsOfUsers();
    void identitiesOfAProvider();
    void byHandStays();
    void whereMembershipsComeFrom();
    void eachListForItself();
    void mappingsAndLists();
    void earlierWordsStayAsTheyAre();
    void p094_kindsOfSyncedGroups();
    void p099_whereNothingIsSynced();
    void membersGoWithTheProvider();
    void countsAtOnce();
    void manyMembers();
    void whoLetsListsMakeUsers();
    void missingUsersAreMade();
    void whoMakesMissingUsers();
    void whoBecomesNoUser();
    void manyMissingUsers();
    void badInput_data();
    void badInput();
};

TestGroupSyncApi::World::World(db::Engine engine) : AccessWorld(engine)
{
    for (const char *provider : {R"({"code":"dir","name":"Directory","allows_group_sync":true,"allows_group_mapping":true})",
                                 R"({"code":"plain","name":"Without lists","allows_group_mapping":true})",
                                 R"({"code":"off","name":"Switched off","allows_group_sync":true,"is_active":false})"}) {
        if (outcome("root", "POST", "/providers", provider) != "201")
            qFatal("no provider");
    }
    know("bob", "b-1");
    know("cid", "c-1");
    know("max", "m-1");
    know("eve", "e-1");
}

void TestGroupSyncApi::World::know(const QByteArray &person, const QByteArray &objectId)
{
    server().execute(
        "INSERT INTO user_identities (user_id, account_id, provider_code, subject, object_id, username, email, "
        "reported_groups, reported_roles, is_active, is_verified, created_at, last_used_at) "
        "SELECT id, account_id, 'dir', $2, $3, '', '', '[]', '[]', $4, $4, created_at, created_at FROM users WHERE id = $1",
        {id(person), QByteArray(person + "@dir"), objectId, true});
}

TestGroupSyncApi::World &TestGroupSyncApi::world()
{
    auto &made = m_worlds[testEngine()];
    if (!made)
        made = std::make_unique<World>(testEngine());
    return *made;
}

QByteArray TestGroupSyncApi::makeGroup(const QByteArray &name, const QByteArray &kind)
{
    return world().make("ada", "/groups", "{\"name\":\"" + name + "\",\"kind\":\"" + kind + QByteArray("\"}"));
}

QByteArray TestGroupSyncApi::idList(const QList<QByteArray> &people)
{
    QByteArrayList ids;
    for (const QByteArray &person : people)
        ids.append('"' + world().id(person) + '"');
    return "{\"user_ids\":[" + ids.join(',') + "]}";
}

HttpAnswer TestGroupSyncApi::sync(const QByteArray &group, const QByteArray &body, const QByteArray &person)
{
    return world().send(person, "POST", "/groups/" + group + "/sync", body);
}

QList<QByteArray> TestGroupSyncApi::members(const QByteArray &group)
{
    QList<QByteArray> found;
    const QJsonArray users = world().get("ada", "/groups/" + group).at("users").toArray();
    for (const QJsonValue &user : users)
        found.append(text(user["email"]).split('@').first());
    return found;
}

void TestGroupSyncApi::addByHand(const QByteArray &group, const QByteArray &person)
{
    QCOMPARE(world().outcome("ada", "POST", "/groups/" + group + "/users",
                             "{\"user_id\":\"" + world().id(person) + QByteArray("\"}")),
             QByteArray("201"));
}

void TestGroupSyncApi::whoMay()
{
    World &w = world();
    w.addUser("syncer", "lab");
    const QByteArray body = idList({"bob"});
    const auto fresh = [&](const QByteArray &person) -> QByteArray {
        return "/groups/" + makeGroup("Who may " + person, "external") + "/sync";
    };
    QCOMPARE(w.outcome("nobody", "POST", fresh("nobody"), body), QByteArray("401 40003"));
    QCOMPARE(w.outcome("syncer", "POST", fresh("before"), body), QByteArray("403 32001"));
    QCOMPARE(w.outcome("syncer", "POST", "/groups/none/sync", body), QByteArray("403 32001"));
    w.give("syncer", "groups.members");
    for (const QByteArray person : {"syncer", "max", "ada", "root"})
        QCOMPARE(w.outcome(person, "POST", fresh(person), body), QByteArray("200"));
    QCOMPARE(w.outcome("eve", "POST", fresh("eve"), body), QByteArray("404 33011"));
    QCOMPARE(w.outcome("ada", "POST", "/groups/none/sync", body), QByteArray("404 33011"));
}

void TestGroupSyncApi::ownersOfTheGroupAlone()
{
    World &w = world();
    const QByteArray group = makeGroup("Owned", "hybrid");
    QCOMPARE(w.outcome("ada", "POST", "/groups/" + group + "/owners", "{\"user_id\":\"" + w.id("cid") + QByteArray("\"}")),
             QByteArray("201"));
    QCOMPARE(sync(group, idList({"bob"}), "max").at("code").toInt(), 33015);
    QCOMPARE(sync(group, idList({"bob"}), "cid").status, 200);
    QCOMPARE(members(group), QList<QByteArray>{"bob"});
}

void TestGroupSyncApi::nobodyGivesWhatHeHasNot()
{
    World &w = world();
    const QByteArray group = makeGroup("Readers", "external");
    QCOMPARE(
        w.outcome("root", "POST", "/assignments", "{\"permission\":\"pii.read\",\"group_id\":\"" + group + QByteArray("\"}")),
        QByteArray("201"));
    // The role admin manages groups, but does not read personal fields.
    QCOMPARE(sync(group, idList({"bob"}), "max").at("code").toInt(), 40108);
    QCOMPARE(members(group), QList<QByteArray>());
    QCOMPARE(sync(group, idList({"bob", "cid"}), "root").at("added").toInt(), 2);
    // Taking somebody out gives nothing.
    QCOMPARE(sync(group, idList({"cid"}), "max").at("removed").toInt(), 1);
    QCOMPARE(members(group), QList<QByteArray>{"cid"});
}

void TestGroupSyncApi::nobodyAddsHimself()
{
    const QByteArray group = makeGroup("Not oneself", "hybrid");
    const HttpAnswer answer = sync(group, idList({"bob", "max"}), "max");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.at("added").toInt(), 1);
    QCOMPARE(answer.at("passed.0.index").toInt(), 1);
    QCOMPARE(answer.at("passed.0.code").toInt(), 40107);
    QCOMPARE(members(group), QList<QByteArray>{"bob"});
    // Who stands in it because somebody else said so stays in it.
    QCOMPARE(sync(group, idList({"bob", "max"}), "ada").at("added").toInt(), 1);
    const HttpAnswer again = sync(group, idList({"max"}), "max");
    QCOMPARE(again.at("passed").toArray().size(), 0);
    QCOMPARE(members(group), QList<QByteArray>{"max"});
}

void TestGroupSyncApi::idsOfUsers()
{
    World &w = world();
    const QByteArray group = makeGroup("By ids", "external");
    const HttpAnswer first = sync(group, idList({"bob", "cid", "bob"}));
    QCOMPARE(first.status, 200);
    QCOMPARE(first.at("added").toInt(), 2);
    QCOMPARE(first.at("removed").toInt(-1), 0);
    QCOMPARE(first.at("unchanged").toInt(-1), 0);
    QCOMPARE(first.at("passed").toArray().size(), 0);
    QCOMPARE(members(group), (QList<QByteArray>{"bob", "cid"}));
    QCOMPARE(w.events(group), (QList<int>{13001, 13010, 13010, 13030}));

    const HttpAnswer second = sync(group, idList({"cid", "max"}));
    QCOMPARE(second.at("added").toInt(), 1);
    QCOMPARE(second.at("removed").toInt(), 1);
    QCOMPARE(second.at("unchanged").toInt(), 1);
    QCOMPARE(members(group), (QList<QByteArray>{"cid", "max"}));
    QCOMPARE(w.events(group), (QList<int>{13001, 13010, 13010, 13030, 13010, 13011, 13030}));
    const QJsonArray entries = w.get("root", "/audit-logs?event=13030&sort_order=asc&record_id=" + group).at("items").toArray();
    QCOMPARE(entries.size(), 2);
    QHash<QByteArray, QJsonValue> after;
    for (const QJsonValue change : entries[1]["changes"].toArray())
        after.insert(text(change["field"]), change["after"]);
    QCOMPARE(after.value("members_created").toInt(), 1);
    QCOMPARE(after.value("members_deleted").toInt(), 1);

    // The same list again changes nothing and leaves no entry.
    QCOMPARE(sync(group, idList({"max", "cid"})).at("unchanged").toInt(), 2);
    QCOMPARE(w.events(group).size(), 7);
    // Users of other accounts are as unknown as those that there are not.
    const HttpAnswer strangers =
        sync(group, "{\"user_ids\":[\"" + w.id("max") + "\",\"" + w.id("eve") + QByteArray("\",\"nobody-at-all\"]}"));
    QCOMPARE(strangers.at("removed").toInt(), 1);
    const QJsonArray passed = strangers.at("passed").toArray();
    QCOMPARE(passed.size(), 2);
    for (int i : {0, 1}) {
        QCOMPARE(passed.at(i)["index"].toInt(), i + 1);
        QCOMPARE(passed.at(i)["code"].toInt(), 33001);
    }
    QCOMPARE(text(strangers.at("passed.1.name")), QByteArray("nobody-at-all"));
    QCOMPARE(members(group), QList<QByteArray>{"max"});
    // Nobody takes out by hand whom the list names.
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + group + "/users/" + w.id("max")), QByteArray("422 40111"));
    QCOMPARE(sync(group, idList({})).at("removed").toInt(), 1);
    QCOMPARE(members(group), QList<QByteArray>());
}

void TestGroupSyncApi::identitiesOfAProvider()
{
    const QByteArray group = makeGroup("By identities", "external");
    const HttpAnswer first =
        sync(group, R"({"provider":"dir","subjects":["bob@dir","c-1","unheard-of","eve@dir","e-1","bob@example.test"]})");
    QCOMPARE(first.at("added").toInt(), 2);
    QCOMPARE(members(group), (QList<QByteArray>{"bob", "cid"}));
    QList<int> passed;
    for (const QJsonValue &row : first.at("passed").toArray()) {
        QCOMPARE(row["code"].toInt(), 33009);
        passed.append(row["index"].toInt());
    }
    QCOMPARE(passed, (QList<int>{2, 3, 4, 5}));
    const QJsonArray added = world().get("root", "/audit-logs?event=13010&record_id=" + group).at("items").toArray();
    QCOMPARE(added.size(), 2);
    QHash<QByteArray, QByteArray> after;
    for (const QJsonValue change : added[0]["changes"].toArray())
        after.insert(text(change["field"]), text(change["after"]));
    QCOMPARE(after.value("source"), QByteArray("synced"));
    QCOMPARE(after.value("provider"), QByteArray("dir"));
    // Whichever of the two ids: the same person.
    QCOMPARE(sync(group, R"({"provider":"dir","subjects":["b-1","cid@dir","c-1"]})").at("unchanged").toInt(), 2);
    QCOMPARE(members(group), (QList<QByteArray>{"bob", "cid"}));
}

void TestGroupSyncApi::byHandStays()
{
    World &w = world();
    const QByteArray group = makeGroup("By hand and by list", "hybrid");
    addByHand(group, "bob");
    const HttpAnswer first = sync(group, idList({"bob", "cid"}));
    QCOMPARE(first.at("added").toInt(), 1);
    QCOMPARE(first.at("unchanged").toInt(), 1);
    // By hand he goes, by the list he stays; then only the list can let him go.
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + group + "/users/" + w.id("bob")), QByteArray("204"));
    QCOMPARE(members(group), (QList<QByteArray>{"bob", "cid"}));
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + group + "/users/" + w.id("bob")), QByteArray("422 40111"));
    addByHand(group, "max");
    QCOMPARE(sync(group, idList({})).at("removed").toInt(), 2);
    QCOMPARE(members(group), QList<QByteArray>{"max"});
}

void TestGroupSyncApi::whereMembershipsComeFrom()
{
    World &w = world();
    const QByteArray group = makeGroup("Of all origins", "hybrid");
    addByHand(group, "bob");
    QCOMPARE(sync(group, idList({"bob", "cid"})).at("added").toInt(), 1);
    const QJsonArray users = w.get("ada", "/groups/" + group).at("users").toArray();
    QCOMPARE(users.size(), 2);
    QCOMPARE(text(users[0]["email"]), QByteArray("bob@example.test"));
    QCOMPARE(text(users[0]["membership_source"]), QByteArray("manual"));
    QCOMPARE(text(users[1]["membership_source"]), QByteArray("synced"));
}

void TestGroupSyncApi::eachListForItself()
{
    const QByteArray group = makeGroup("Two lists", "external");
    QCOMPARE(sync(group, idList({"bob", "cid"})).at("added").toInt(), 2);
    const HttpAnswer provider = sync(group, R"({"provider":"dir","subjects":["cid@dir","max@dir"]})");
    QCOMPARE(provider.at("added").toInt(), 1);
    QCOMPARE(provider.at("removed").toInt(-1), 0);
    QCOMPARE(members(group), (QList<QByteArray>{"bob", "cid", "max"}));
    // Who stands in the other one stays.
    QCOMPARE(sync(group, idList({})).at("removed").toInt(), 1);
    QCOMPARE(members(group), (QList<QByteArray>{"cid", "max"}));
    QCOMPARE(sync(group, R"({"provider":"dir","subjects":[]})").at("removed").toInt(), 2);
    QCOMPARE(members(group), QList<QByteArray>());
}

void TestGroupSyncApi::mappingsAndLists()
{
    World &w = world();
    const QByteArray group = makeGroup("Mapping and list", "external");
    const QByteArray mapping = w.make("ada", "/groups/" + group + "/mappings", R"({"provider":"dir","object_id":"staff"})");
    w.server().execute(
        "INSERT INTO mapped_members (mapping_id, user_id, created_at) SELECT $1, id, created_at FROM users WHERE id = $2",
        {mapping, w.id("bob")});
    w.server().execute(
        "INSERT INTO group_members (group_id, user_id, source, created_at) SELECT $1, id, 'mapped', created_at FROM users "
        "WHERE id = $2",
        {group, w.id("bob")});
    QCOMPARE(sync(group, idList({"bob", "cid"})).at("added").toInt(), 1);
    // The list keeps whom the mapping lets go, and the other way round.
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + group + "/mappings/" + mapping), QByteArray("204"));
    QCOMPARE(members(group), (QList<QByteArray>{"bob", "cid"}));
    QCOMPARE(sync(group, idList({"cid"})).at("removed").toInt(), 1);
    QCOMPARE(members(group), QList<QByteArray>{"cid"});
}

void TestGroupSyncApi::earlierWordsStayAsTheyAre()
{
    World &w = world();
    w.addUser("dan", "lab");
    w.know("dan", "d-1");
    const QByteArray group = makeGroup("Who left", "external");
    QCOMPARE(sync(group, R"({"provider":"dir","subjects":["d-1","c-1"]})").at("added").toInt(), 2);
    // Taken out of everything, though the list of that day named him.
    w.server().execute("DELETE FROM group_members WHERE user_id = $1", {w.id("dan")});
    QCOMPARE(sync(group, idList({"bob"})).at("added").toInt(), 1);
    QCOMPARE(members(group), (QList<QByteArray>{"bob", "cid"}));
    // Named again, he is in again.
    QCOMPARE(sync(group, R"({"provider":"dir","subjects":["d-1","c-1"]})").at("added").toInt(), 1);
    QCOMPARE(members(group), (QList<QByteArray>{"bob", "cid", "dan"}));
}

void TestGroupSyncApi::p094_kindsOfSyncedGroups()
{
    World &w = world();
    const QByteArray group = makeGroup("Changing kind", "hybrid");
    const auto become = [&](const QByteArray &kind) {
        return w.outcome("ada", "PATCH", "/groups/" + group, "{\"kind\":\"" + kind + QByteArray("\"}"));
    };
    addByHand(group, "bob");
    addByHand(group, "max");
    QCOMPARE(sync(group, idList({"bob", "cid"})).status, 200);
    QCOMPARE(members(group), (QList<QByteArray>{"bob", "cid", "max"}));
    QCOMPARE(become("external"), QByteArray("200"));
    QCOMPARE(members(group), (QList<QByteArray>{"bob", "cid"}));
    QCOMPARE(become("hybrid"), QByteArray("200"));
    addByHand(group, "max");
    QCOMPARE(become("internal"), QByteArray("200"));
    QCOMPARE(members(group), QList<QByteArray>{"max"});
    // The lists are gone, too: nobody comes back by them.
    QCOMPARE(become("hybrid"), QByteArray("200"));
    QCOMPARE(sync(group, R"({"provider":"dir","subjects":[]})").at("added").toInt(-1), 0);
    QCOMPARE(members(group), QList<QByteArray>{"max"});
}

void TestGroupSyncApi::p099_whereNothingIsSynced()
{
    World &w = world();
    const QByteArray internal = makeGroup("By hand only", "internal");
    const QByteArray external = makeGroup("From lists", "external");
    const auto outcome = [&](const QByteArray &group, const QByteArray &body) {
        return w.outcome("ada", "POST", "/groups/" + group + "/sync", body);
    };
    QCOMPARE(outcome(internal, idList({"bob"})), QByteArray("422 33017"));
    QCOMPARE(outcome(external, R"({"provider":"plain","subjects":[]})"), QByteArray("422 33017"));
    QCOMPARE(outcome(external, R"({"provider":"off","subjects":[]})"), QByteArray("403 33010"));
    QCOMPARE(outcome(external, R"({"provider":"email","subjects":[]})"), QByteArray("422 33006"));
    QCOMPARE(outcome(external, R"({"provider":"unheard-of","subjects":[]})"), QByteArray("404 40063"));
    QCOMPARE(w.outcome("ada", "PATCH", "/groups/" + external, R"({"is_active":false})"), QByteArray("200"));
    QCOMPARE(outcome(external, idList({"bob"})), QByteArray("422 33012"));
    QCOMPARE(members(external), QList<QByteArray>());
    QCOMPARE(w.events(internal), QList<int>{13001});
}

void TestGroupSyncApi::membersGoWithTheProvider()
{
    World &w = world();
    const QByteArray group = makeGroup("Going with it", "hybrid");
    addByHand(group, "bob");
    QCOMPARE(w.outcome("root", "POST", "/providers", R"({"code":"leaving","name":"Leaving","allows_group_sync":true})"),
             QByteArray("201"));
    w.server().execute(
        "INSERT INTO user_identities (user_id, account_id, provider_code, subject, username, email, reported_groups, "
        "reported_roles, is_active, is_verified, created_at, last_used_at) "
        "SELECT id, account_id, 'leaving', 'cid', '', '', '[]', '[]', $2, $2, created_at, created_at FROM users "
        "WHERE id = $1",
        {w.id("cid"), true});
    for (const QByteArray end : {"disable", "unsync", "delete"}) {
        QCOMPARE(sync(group, R"({"provider":"leaving","subjects":["cid"]})").at("added").toInt(), 1);
        QCOMPARE(members(group), (QList<QByteArray>{"bob", "cid"}));
        if (end == "disable")
            QCOMPARE(w.outcome("root", "POST", "/providers/leaving/disable"), QByteArray("200"));
        else if (end == "unsync")
            QCOMPARE(w.outcome("root", "PATCH", "/providers/leaving", R"({"allows_group_sync":false})"), QByteArray("200"));
        else
            QCOMPARE(w.outcome("root", "DELETE", "/providers/leaving"), QByteArray("204"));
        QCOMPARE(members(group), QList<QByteArray>{"bob"});
        if (end != "delete")
            QCOMPARE(w.outcome("root", "PATCH", "/providers/leaving", R"({"is_active":true,"allows_group_sync":true})"),
                     QByteArray("200"));
    }
}

void TestGroupSyncApi::countsAtOnce()
{
    World &w = world();
    const QByteArray group = makeGroup("At once", "external");
    QCOMPARE(
        w.outcome("root", "POST", "/assignments", "{\"permission\":\"pii.read\",\"group_id\":\"" + group + QByteArray("\"}")),
        QByteArray("201"));
    QVERIFY(!w.holds("max", "pii.read"));
    QCOMPARE(sync(group, idList({"max"}), "root").status, 200);
    QVERIFY(w.holds("max", "pii.read"));
    QCOMPARE(sync(group, idList({}), "root").status, 200);
    QVERIFY(!w.holds("max", "pii.read"));
}

void TestGroupSyncApi::manyMembers()
{
    World &w = world();
    const QByteArray group = makeGroup("Many", "external");
    constexpr int kMany = 450; // more than go into one statement
    QByteArrayList ids;
    for (int i = 0; i < kMany; ++i) {
        const QByteArray id = "many-" + QByteArray::number(i);
        w.server().execute(
            "INSERT INTO users (id, account_id, email, email_folded, display_name, role_id, is_active, is_locked, "
            "email_verified, auth_provider, created_at, updated_at) SELECT $2, account_id, $3, $3, '', role_id, is_active, "
            "is_locked, email_verified, auth_provider, created_at, updated_at FROM users WHERE id = $1",
            {w.id("bob"), id, QByteArray(id + "@example.test")});
        ids.append('"' + id + '"');
    }
    const auto list = [&](qsizetype from) -> QByteArray { return "{\"user_ids\":[" + ids.mid(from).join(',') + "]}"; };
    QCOMPARE(sync(group, list(0)).at("added").toInt(), kMany);
    QCOMPARE(w.get("ada", "/groups/" + group).at("member_count").toInt(), kMany);
    const HttpAnswer fewer = sync(group, list(201));
    QCOMPARE(fewer.at("removed").toInt(), 201);
    QCOMPARE(fewer.at("unchanged").toInt(), kMany - 201);
    QCOMPARE(w.get("ada", "/groups/" + group).at("member_count").toInt(), kMany - 201);
}

void TestGroupSyncApi::whoLetsListsMakeUsers()
{
    World &w = world();
    const QByteArray making = R"(,"creates_missing_users":true,"account_id":"lab"})";
    // Persons are made by superadmins only: that goes for letting others do it.
    QCOMPARE(w.outcome("ada", "POST", "/groups", R"({"name":"Joiners","kind":"external")" + making), QByteArray("403 40006"));
    QCOMPARE(w.outcome("root", "POST", "/groups", R"({"name":"Joiners")" + making), QByteArray("400 40002"));
    QCOMPARE(w.outcome("root", "POST", "/groups",
                       R"({"name":"Joiners","kind":"external","creates_missing_users":true,"account_id":"SY0000"})"),
             QByteArray("400 40002"));
    const QByteArray group = w.make("root", "/groups", R"({"name":"Joiners","kind":"external")" + making);
    const auto change = [&](const QByteArray &person, const QByteArray &body) {
        return w.outcome(person, "PATCH", "/groups/" + group, body);
    };
    const auto makes = [&] { return w.get("ada", "/groups/" + group).at("creates_missing_users").toBool(); };
    QVERIFY(makes());
    QCOMPARE(change("ada", R"({"name":"Those who join"})"), QByteArray("200"));
    QVERIFY(makes());
    QCOMPARE(change("ada", R"({"creates_missing_users":false})"), QByteArray("200"));
    QVERIFY(!makes());
    QCOMPARE(change("ada", R"({"creates_missing_users":true})"), QByteArray("403 40006"));
    QCOMPARE(change("root", R"({"creates_missing_users":true})"), QByteArray("200"));
    // An internal group takes no lists, and forgets what was said about them.
    QCOMPARE(change("root", R"({"kind":"internal","creates_missing_users":true})"), QByteArray("400 40002"));
    QCOMPARE(change("ada", R"({"kind":"internal"})"), QByteArray("200"));
    QVERIFY(!makes());
    QCOMPARE(change("ada", R"({"kind":"external"})"), QByteArray("200"));
    QVERIFY(!makes());
}

void TestGroupSyncApi::missingUsersAreMade()
{
    World &w = world();
    const QByteArray group =
        w.make("root", "/groups", R"({"name":"Newcomers","kind":"external","creates_missing_users":true,"account_id":"lab"})");
    const QByteArray everybody = w.make("ada", "/groups", R"({"name":"Everybody who is new","is_default":true})");
    const QByteArray list = R"({"provider":"dir","members":[{"subject":"bob@dir","email":"bob@example.test"},)"
                            R"({"subject":"una@dir","email":"Una@Example.test","display_name":"Una Nova"},)"
                            R"({"subject":"una@dir","email":"una@example.test"}]})";
    const HttpAnswer first = sync(group, list);
    QCOMPARE(first.status, 200);
    QCOMPARE(first.at("created").toInt(), 1);
    QCOMPARE(first.at("added").toInt(), 2);
    QCOMPARE(first.at("passed").toArray().size(), 0);
    QCOMPARE(members(group), (QList<QByteArray>{"bob", "Una"}));
    QCOMPARE(members(everybody), QList<QByteArray>{"Una"});
    const QJsonObject una = w.get("ada", "/groups/" + group).at("users.1").toObject();
    QCOMPARE(text(una["display_name"]), QByteArray("Una Nova"));
    QCOMPARE(una["email_verified"].toBool(true), false);
    QCOMPARE(text(una["role_name"]), QByteArray("user"));
    const QJsonArray identities = w.get("root", "/users/" + text(una["id"]) + "/identities").at("items").toArray();
    QCOMPARE(identities.size(), 1);
    QCOMPARE(text(identities[0]["provider"]), QByteArray("dir"));
    QCOMPARE(identities[0]["is_verified"].toBool(true), false);
    QCOMPARE(w.events(text(una["id"])), (QList<int>{10001, 10030}));
    const QJsonArray synced = w.get("root", "/audit-logs?event=13030&record_id=" + group).at("items").toArray();
    QCOMPARE(synced.size(), 1);
    const QJsonArray changes = synced[0]["changes"].toArray();
    QVERIFY(std::ranges::any_of(changes, [](const QJsonValue &change) {
        return change["field"] == u"users_created"_s && change["after"].toInt() == 1;
    }));
    // The same list finds whom it made, and makes nobody.
    const HttpAnswer again = sync(group, list);
    QCOMPARE(again.at("created").toInt(-1), 0);
    QCOMPARE(again.at("unchanged").toInt(), 2);
    // Who leaves the list leaves the group and stays a user.
    QCOMPARE(sync(group, R"({"provider":"dir","members":[]})").at("removed").toInt(), 2);
    QCOMPARE(w.send("root", "GET", "/users/" + text(una["id"])).at("is_active").toBool(), true);
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + everybody), QByteArray("204"));
    // Where nobody is to be made, people are passed over as identities are.
    const QByteArray plain = makeGroup("No newcomers", "external");
    const HttpAnswer passed = sync(plain, R"({"provider":"dir","members":[{"subject":"ugo@dir","email":"ugo@example.test"}]})");
    QCOMPARE(passed.at("created").toInt(-1), 0);
    QCOMPARE(passed.at("passed.0.code").toInt(), 33009);
}

void TestGroupSyncApi::whoMakesMissingUsers()
{
    World &w = world();
    const QByteArray group = w.make(
        "root", "/groups", R"({"name":"Made by whom","kind":"external","creates_missing_users":true,"account_id":"lab"})");
    const auto outcome = [&](const QByteArray &person, const QByteArray &name) {
        return w.outcome(person, "POST", "/groups/" + group + "/sync",
                         R"({"provider":"dir","members":[{"subject":"b-1","email":""},{"subject":")" + name
                             + R"(@dir","email":")" + name + R"(@example.test"}]})");
    };
    w.addUser("lister", "lab");
    w.give("lister", "groups.members");
    QCOMPARE(outcome("nobody", "ivo"), QByteArray("401 40003"));
    QCOMPARE(outcome("eve", "ivo"), QByteArray("404 33011"));
    // Nothing of a list is taken over by who may not make those whom it names.
    QCOMPARE(outcome("lister", "ivo"), QByteArray("403 32001"));
    QCOMPARE(members(group), QList<QByteArray>());
    w.give("lister", "users.create");
    // Nor by who would give more than he has: here, to everybody who is new.
    const QByteArray rich = w.make("ada", "/groups", R"({"name":"Rich newcomers","is_default":true})");
    QCOMPARE(
        w.outcome("root", "POST", "/assignments", "{\"permission\":\"pii.read\",\"group_id\":\"" + rich + QByteArray("\"}")),
        QByteArray("201"));
    QCOMPARE(outcome("lister", "ivo"), QByteArray("403 40108"));
    QCOMPARE(members(group), QList<QByteArray>());
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + rich), QByteArray("204"));
    QCOMPARE(outcome("ada", "ivo"), QByteArray("200"));
    QCOMPARE(outcome("root", "jan"), QByteArray("200"));
    QCOMPARE(members(group), (QList<QByteArray>{"bob", "jan"}));
}

void TestGroupSyncApi::whoBecomesNoUser()
{
    World &w = world();
    const QByteArray group = w.make(
        "root", "/groups", R"({"name":"Not everybody","kind":"external","creates_missing_users":true,"account_id":"lab"})");
    for (const char *entry : {R"({"kind":"email","value":"mallory@example.test"})",
                              R"({"kind":"provider_uid","provider":"dir","value":"barred@dir"})"})
        QCOMPARE(w.outcome("root", "POST", "/blacklist", entry), QByteArray("201"));
    const HttpAnswer answer = sync(group,
                                   R"({"provider":"dir","members":[{"subject":"x-1","email":"max@example.test"},)"
                                   R"({"subject":"x-2","email":"mallory@example.test"},)"
                                   R"({"subject":"barred@dir","email":"kai@example.test"},)"
                                   R"({"subject":"x-3"},{"subject":"x-4","email":"no address"},)"
                                   R"({"subject":"x-5","email":"eve@example.test"},)"
                                   R"({"subject":"x-6","email":"eve@example.test"}]})");
    QCOMPARE(answer.status, 200);
    QList<int> codes;
    for (const QJsonValue &row : answer.at("passed").toArray())
        codes.append(row["code"].toInt());
    // Nobody is taken for a user because of his address; that of another account's user is free here.
    QCOMPARE(codes, (QList<int>{40066, 33019, 33019, 40002, 40002, 40066}));
    QCOMPARE(text(answer.at("passed.3.message")), QByteArray("The provider names no e-mail address."));
    QCOMPARE(answer.at("created").toInt(), 1);
    QCOMPARE(members(group), QList<QByteArray>{"eve"});
}

void TestGroupSyncApi::manyMissingUsers()
{
    const QByteArray group = world().make(
        "root", "/groups", R"({"name":"Very many","kind":"external","creates_missing_users":true,"account_id":"lab"})");
    QByteArrayList people;
    for (int i = 0; i < 1003; ++i) {
        const QByteArray name = "many" + QByteArray::number(i);
        people.append(R"({"subject":")" + name + R"(@dir","email":")" + name + R"(@example.test"})");
    }
    const QByteArray list = R"({"provider":"dir","members":[)" + people.join(',') + "]}";
    const HttpAnswer first = sync(group, list);
    QCOMPARE(first.at("created").toInt(), 1000);
    QCOMPARE(first.at("passed").toArray().size(), 3);
    QCOMPARE(first.at("passed.0.index").toInt(), 1000);
    QCOMPARE(first.at("passed.0.code").toInt(), 41013);
    const HttpAnswer second = sync(group, list);
    QCOMPARE(second.at("created").toInt(), 3);
    QCOMPARE(second.at("unchanged").toInt(), 1000);
    QCOMPARE(second.at("passed").toArray().size(), 0);
}

void TestGroupSyncApi::badInput_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("refused");
    const auto row = [](const char *name, const QByteArray &body, const char *refused) {
        QTest::newRow(name) << body << QByteArray(refused);
    };
    row("nothing", "{}", "400 40002 user_ids required");
    row("no subjects", R"({"provider":"dir"})", "400 40002 subjects required");
    row("no provider", R"({"subjects":[]})", "400 40002 provider required");
    row("both", R"({"provider":"dir","subjects":[],"user_ids":[]})", "400 40002 user_ids not_both");
    row("no array", R"({"user_ids":"bob"})", "400 40002 user_ids invalid_type");
    row("no texts", R"({"user_ids":[1]})", "400 40002 user_ids invalid_type");
    row("an empty text", R"({"user_ids":[""]})", "400 40002 user_ids invalid_type");
    row("too many", "{\"user_ids\":[" + QByteArray("\"x\",").repeated(5000) + "\"x\"]}", "400 40002 user_ids too_many");
    row("too many subjects", "{\"provider\":\"dir\",\"subjects\":[" + QByteArray("\"x\",").repeated(5000) + "\"x\"]}",
        "400 40002 subjects too_many");
    row("members without provider", R"({"members":[]})", "400 40002 provider required");
    row("members and subjects", R"({"provider":"dir","subjects":[],"members":[]})", "400 40002 subjects not_both");
    row("members and ids", R"({"provider":"dir","user_ids":[],"members":[]})", "400 40002 user_ids not_both");
    row("members are no array", R"({"provider":"dir","members":{}})", "400 40002 members invalid_type");
    row("a member without subject", R"({"provider":"dir","members":[{"subject":"a"},{"email":"a@example.test"}]})",
        "400 40002 members[1].subject required");
    row("a member is no object", R"({"provider":"dir","members":["a"]})", "400 40002 members[0].subject required");
    row("too many members",
        R"({"provider":"dir","members":[)" + QByteArray(R"({"subject":"x"},)").repeated(5000) + R"({"subject":"x"}]})",
        "400 40002 members invalid_type");
}

void TestGroupSyncApi::badInput()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, refused);
    const QByteArray group = makeGroup(QByteArray("Bad ") + QTest::currentDataTag(), "external");
    const HttpAnswer answer = sync(group, body);
    QCOMPARE(QByteArray::number(answer.status) + ' ' + QByteArray::number(answer.at("code").toInt()) + ' '
                 + text(answer.at("details.0.field")) + ' ' + text(answer.at("details.0.code")),
             refused);
    QCOMPARE(world().events(group), QList<int>{13001});
}

QTEST_GUILESS_MAIN(TestGroupSyncApi)
#include "tst_groupsyncapi.moc"
