// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

#include <map>

using namespace basalt;
using namespace basalt::test;

/**
 * `/groups/{id}/mappings`: P-083, P-094, P-095 and P-099 as far as mappings go. What they make of what a provider reports is
 * shown by tst_providerusers (P-101).
 */
class TestGroupMappingsApi : public QObject
{
    Q_OBJECT

private:
    /** A server with providers. There is no request by which somebody comes from one, hence SQL beside it. */
    struct World : AccessWorld
    {
        explicit World(db::Engine engine);
        /** As if the provider had reported the user. */
        void report(const QByteArray &group, const QByteArray &mapping, const QByteArray &user);
    };
    /** One of each engine: the functions make groups of their own. */
    std::map<db::Engine, std::unique_ptr<World>> m_worlds;

    [[nodiscard]] World &world();
    [[nodiscard]] QByteArray makeGroup(const QByteArray &name, const QByteArray &kind);
    [[nodiscard]] QByteArray map(const QByteArray &group, const QByteArray &mapping);
    /** `provider object role`, in order. */
    [[nodiscard]] QList<QByteArray> mappings(const QByteArray &group);
    [[nodiscard]] QList<QByteArray> members(const QByteArray &group);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { m_worlds.clear(); }

    void whoMay_data();
    void whoMay();
    void nobodyGivesWhatHeHasNot();
    void p083_ensureAddsOnly();
    void p083_finalStateOfOneSource();
    void p094_kinds();
    void p095_externalGroupWithItsMapping();
    void p095_allOrNothing();
    void p099_providersThatDoNotMap();
    void smallLettersOnce();
    void membersGoWithTheMapping();
    void membersGoWithTheProvider();
    void byHandAndByMapping();
    void badInput();
};

TestGroupMappingsApi::World::World(db::Engine engine) : AccessWorld(engine)
{
    for (const char *provider :
         {R"({"code":"azure","name":"Azure AD","allows_group_mapping":true})",
          R"({"code":"ldap","name":"Directory","allows_group_mapping":true})", R"({"code":"plain","name":"Without groups"})"}) {
        if (outcome("root", "POST", "/providers", provider) != "201")
            qFatal("no provider");
    }
}

void TestGroupMappingsApi::World::report(const QByteArray &group, const QByteArray &mapping, const QByteArray &user)
{
    server().execute(
        "INSERT INTO mapped_members (mapping_id, user_id, created_at) SELECT $1, id, created_at FROM users WHERE id = $2",
        {mapping, user});
    server().execute(
        "INSERT INTO group_members (group_id, user_id, source, created_at) SELECT $1, id, 'mapped', created_at FROM users "
        "WHERE id = $2 AND NOT EXISTS (SELECT 1 FROM group_members WHERE group_id = $1 AND user_id = $2)",
        {group, user});
}

TestGroupMappingsApi::World &TestGroupMappingsApi::world()
{
    auto &made = m_worlds[testEngine()];
    if (!made)
        made = std::make_unique<World>(testEngine());
    return *made;
}

QByteArray TestGroupMappingsApi::makeGroup(const QByteArray &name, const QByteArray &kind)
{
    return world().make("ada", "/groups", "{\"name\":\"" + name + "\",\"kind\":\"" + kind + QByteArray("\"}"));
}

QByteArray TestGroupMappingsApi::map(const QByteArray &group, const QByteArray &mapping)
{
    return world().make("ada", "/groups/" + group + "/mappings", mapping);
}

QList<QByteArray> TestGroupMappingsApi::mappings(const QByteArray &group)
{
    QList<QByteArray> found;
    const QJsonArray items = world().get("ada", "/groups/" + group + "/mappings").at("items").toArray();
    for (const QJsonValue &item : items)
        found.append(text(item["provider"]) + ' ' + text(item["object_id"]) + ' ' + text(item["role"]));
    return found;
}

QList<QByteArray> TestGroupMappingsApi::members(const QByteArray &group)
{
    QList<QByteArray> found;
    const QJsonArray users = world().get("ada", "/groups/" + group).at("users").toArray();
    for (const QJsonValue &user : users)
        found.append(text(user["email"]).split('@').first());
    return found;
}

void TestGroupMappingsApi::whoMay_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("permission");
    QTest::addColumn<QByteArray>("success");
    const auto row = [](const char *name, const char *method, const char *path, const char *body, const char *permission,
                        const char *success) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(path) << QByteArray(body) << QByteArray(permission)
                            << QByteArray(success);
    };
    row("list", "GET", "", nullptr, "groups.read", "200");
    row("add", "POST", "", R"({"provider":"azure","object_id":"o"})", "groups.mappings", "201");
    row("ensure", "POST", "/ensure", R"({"mappings":[{"provider":"azure","object_id":"o"}]})", "groups.mappings", "200");
    row("remove", "DELETE", "/{mapping}", nullptr, "groups.mappings", "204");
}

void TestGroupMappingsApi::whoMay()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, permission);
    QFETCH(QByteArray, success);
    World &w = world();
    const QByteArray tag = QTest::currentDataTag();
    const QByteArray helper = "helper-" + tag;
    w.addUser(helper, "lab");
    const auto fresh = [&](const QByteArray &person) -> QByteArray {
        const QByteArray group = makeGroup("Who " + tag + ' ' + person, "external");
        const QByteArray there = map(group, R"({"provider":"azure","object_id":"there"})");
        return "/groups/" + group + "/mappings" + QByteArray(path).replace("{mapping}", there);
    };
    QCOMPARE(w.outcome("nobody", method, fresh("nobody"), body), QByteArray("401 40003"));
    QCOMPARE(w.outcome(helper, method, fresh("before"), body), QByteArray("403 32001"));
    w.give(helper, permission);
    for (const QByteArray &person : {helper, QByteArray("max"), QByteArray("ada"), QByteArray("root")})
        QCOMPARE(w.outcome(person, method, fresh(person), body), success);
    QCOMPARE(w.outcome("eve", method, fresh("eve"), body), QByteArray("404 33011"));
    QCOMPARE(w.outcome("ada", method, "/groups/none/mappings" + QByteArray(path).replace("{mapping}", "none"), body),
             QByteArray("404 33011"));
}

void TestGroupMappingsApi::nobodyGivesWhatHeHasNot()
{
    World &w = world();
    const QByteArray group = makeGroup("Readers of all", "hybrid");
    QCOMPARE(
        w.outcome("root", "POST", "/assignments", "{\"permission\":\"pii.read\",\"group_id\":\"" + group + QByteArray("\"}")),
        QByteArray("201"));
    const QByteArray path = "/groups/" + group + "/mappings";
    const QByteArray mapping = R"({"provider":"azure","object_id":"readers"})";
    // The role admin manages groups, but does not read personal fields.
    QCOMPARE(w.outcome("max", "POST", path, mapping), QByteArray("403 40108"));
    QCOMPARE(w.outcome("max", "POST", path + "/ensure", "{\"mappings\":[" + mapping + "]}"), QByteArray("403 40108"));
    QCOMPARE(mappings(group), QList<QByteArray>());
    QCOMPARE(w.outcome("root", "POST", path, mapping), QByteArray("201"));
}

void TestGroupMappingsApi::p083_ensureAddsOnly()
{
    World &w = world();
    const QByteArray group = makeGroup("Ensured", "external");
    const QByteArray byHand = map(group, R"({"provider":"azure","object_id":"hand"})");
    const QByteArray wanted = R"({"source":"boot","mappings":[{"provider":"azure","object_id":"hand"},)"
                              R"({"provider":"azure","object_id":"one"},{"provider":"ldap","role":"two"}]})";
    const QByteArray path = "/groups/" + group + "/mappings/ensure";
    const HttpAnswer first = w.send("ada", "POST", path, wanted);
    QCOMPARE(first.status, 200);
    QCOMPARE(first.at("created").toInt(), 2);
    QCOMPARE(first.at("removed").toInt(-1), 0);
    QCOMPARE(first.at("mappings").toArray().size(), 3);
    const QList<int> events = w.events(group);
    // A second time changes nothing, and what was there by hand stays so.
    const HttpAnswer second = w.send("ada", "POST", path, wanted);
    QCOMPARE(second.at("created").toInt(-1), 0);
    QCOMPARE(w.events(group), events);
    QCOMPARE(mappings(group), (QList<QByteArray>{"azure hand ", "azure one ", "ldap  two"}));
    QVERIFY(second.at("mappings.0.source").isNull());
    QCOMPARE(text(second.at("mappings.0.id")), byHand);
}

void TestGroupMappingsApi::p083_finalStateOfOneSource()
{
    World &w = world();
    const QByteArray group = makeGroup("Final", "external");
    const QByteArray other = makeGroup("Not touched", "external");
    const auto ensure = [&](const QByteArray &id, const QByteArray &body) {
        return w.send("ada", "POST", "/groups/" + id + "/mappings/ensure", body);
    };
    (void)map(group, R"({"provider":"azure","object_id":"hand"})");
    QCOMPARE(ensure(group, R"({"source":"a","mappings":[{"provider":"azure","role":"a1"},{"provider":"azure","role":"a2"}]})")
                 .status,
             200);
    QCOMPARE(ensure(group, R"({"source":"b","mappings":[{"provider":"azure","role":"b1"}]})").status, 200);
    QCOMPARE(ensure(other, R"({"source":"a","mappings":[{"provider":"azure","role":"a1"}]})").status, 200);
    const QByteArray final = R"({"source":"a","final_state":true,"mappings":[{"provider":"azure","role":"A2"},)"
                             R"({"provider":"azure","role":"a3"}]})";
    const HttpAnswer answer = ensure(group, final);
    QCOMPARE(answer.at("created").toInt(), 1);
    QCOMPARE(answer.at("removed").toInt(), 1);
    QCOMPARE(mappings(group), (QList<QByteArray>{"azure  a2", "azure  a3", "azure  b1", "azure hand "}));
    QCOMPARE(mappings(other), QList<QByteArray>{"azure  a1"});
    // Whose final state it is has to be said.
    const HttpAnswer nobodys = ensure(group, R"({"final_state":true,"mappings":[]})");
    QCOMPARE(nobodys.status, 400);
    QCOMPARE(text(nobodys.at("details.0.field")), QByteArray("source"));
    QCOMPARE(ensure(group, R"({"source":"a","final_state":true,"mappings":[]})").at("removed").toInt(), 2);
    QCOMPARE(mappings(group), (QList<QByteArray>{"azure  b1", "azure hand "}));
}

void TestGroupMappingsApi::p094_kinds()
{
    World &w = world();
    const QByteArray group = makeGroup("Changing", "internal");
    const auto become = [&](const QByteArray &kind) {
        return w.outcome("ada", "PATCH", "/groups/" + group, "{\"kind\":\"" + kind + QByteArray("\"}"));
    };
    const QByteArray path = "/groups/" + group + "/mappings";
    const QByteArray mapping = R"({"provider":"azure","object_id":"all"})";
    QCOMPARE(w.outcome("ada", "POST", path, mapping), QByteArray("409 40010"));
    for (const char *person : {"bob", "cid"})
        (void)w.send("ada", "POST", "/groups/" + group + "/users", "{\"user_id\":\"" + w.id(person) + QByteArray("\"}"));
    QCOMPARE(members(group), (QList<QByteArray>{"bob", "cid"}));

    // Internal to hybrid: both.
    QCOMPARE(become("hybrid"), QByteArray("200"));
    const QByteArray id = map(group, mapping);
    w.report(group, id, w.id("max"));
    w.report(group, id, w.id("cid"));
    QCOMPARE(members(group), (QList<QByteArray>{"bob", "cid", "max"}));
    // To external: only whom the provider reports, though he was added by hand as well.
    QCOMPARE(become("external"), QByteArray("200"));
    QCOMPARE(members(group), (QList<QByteArray>{"cid", "max"}));
    QCOMPARE(become("hybrid"), QByteArray("200"));
    QCOMPARE(mappings(group), QList<QByteArray>{"azure all "});
    QCOMPARE(members(group), (QList<QByteArray>{"cid", "max"}));
    (void)w.send("ada", "POST", "/groups/" + group + "/users", "{\"user_id\":\"" + w.id("bob") + QByteArray("\"}"));
    // To internal: only who was added by hand, and no mappings.
    QCOMPARE(become("internal"), QByteArray("200"));
    QCOMPARE(members(group), QList<QByteArray>{"bob"});
    QCOMPARE(mappings(group), QList<QByteArray>());
    const QList<int> events = w.events(group);
    QCOMPARE(events.count(13002), 4);
    QCOMPARE(events.count(13021), 1);
}

void TestGroupMappingsApi::p095_externalGroupWithItsMapping()
{
    World &w = world();
    const HttpAnswer byObject = w.send("max", "POST", "/groups",
                                       R"({"name":"Directory staff","kind":"external",)"
                                       R"("mappings":[{"provider":"azure","object_id":"G-1","object_name":"Staff"}]})");
    QCOMPARE(byObject.status, 201);
    const QByteArray group = text(byObject.at("id"));
    QCOMPARE(text(byObject.at("kind")), QByteArray("external"));
    const HttpAnswer listed = w.get("max", "/groups/" + group + "/mappings");
    QCOMPARE(listed.at("total").toInt(), 1);
    QCOMPARE(text(listed.at("items.0.object_id")), QByteArray("g-1"));
    QCOMPARE(text(listed.at("items.0.object_name")), QByteArray("Staff"));
    QCOMPARE(text(listed.at("items.0.group_id")), group);
    QCOMPARE(w.events(group), (QList<int>{13001, 13020}));
    QCOMPARE(w.outcome("max", "POST", "/groups/" + group + "/users", "{\"user_id\":\"" + w.id("bob") + QByteArray("\"}")),
             QByteArray("422 33013"));
    const HttpAnswer byRole =
        w.send("max", "POST", "/groups",
               R"({"name":"Directory admins","kind":"external","mappings":[{"provider":"ldap","role":"Admin"}]})");
    QCOMPARE(mappings(text(byRole.at("id"))), QList<QByteArray>{"ldap  admin"});
}

void TestGroupMappingsApi::p095_allOrNothing()
{
    World &w = world();
    const auto create = [&](const QByteArray &person, const QByteArray &kind, const QByteArray &mappings) {
        return w.outcome(person, "POST", "/groups",
                         "{\"name\":\"Half\",\"code\":\"half\",\"kind\":\"" + kind + "\",\"mappings\":" + mappings
                             + QByteArray("}"));
    };
    const QByteArray good = R"({"provider":"azure","role":"x"})";
    QCOMPARE(create("ada", "internal", '[' + good + ']'), QByteArray("409 40010"));
    QCOMPARE(create("ada", "external", '[' + good + ',' + good + ']'), QByteArray("409 40010"));
    QCOMPARE(create("ada", "external", '[' + good + R"(,{"provider":"plain","role":"x"}])"), QByteArray("422 33016"));
    QCOMPARE(create("ada", "external", R"([{"provider":"azure"}])"), QByteArray("422 31004"));
    // Groups alone are not enough for mappings.
    w.addUser("maker", "lab");
    w.give("maker", "groups.create");
    QCOMPARE(create("maker", "external", '[' + good + ']'), QByteArray("403 32001"));
    QCOMPARE(w.outcome("maker", "POST", "/groups", R"({"name":"Half","code":"half","kind":"external"})"), QByteArray("201"));
}

void TestGroupMappingsApi::p099_providersThatDoNotMap()
{
    World &w = world();
    const QByteArray group = makeGroup("Mapped by whom", "external");
    const QByteArray path = "/groups/" + group + "/mappings";
    QCOMPARE(w.outcome("ada", "POST", path, R"({"provider":"plain","role":"x"})"), QByteArray("422 33016"));
    QCOMPARE(w.outcome("ada", "POST", path, R"({"provider":"email","role":"x"})"), QByteArray("422 33006"));
    QCOMPARE(w.outcome("ada", "POST", path, R"({"provider":"unheard-of","role":"x"})"), QByteArray("404 40063"));
    QCOMPARE(w.outcome("ada", "POST", path, R"({"provider":"azure","object_id":" ","role":""})"), QByteArray("422 31004"));
    QCOMPARE(mappings(group), QList<QByteArray>());
    QCOMPARE(w.events(group), QList<int>{13001});
}

void TestGroupMappingsApi::smallLettersOnce()
{
    World &w = world();
    const QByteArray group = makeGroup("Letters", "external");
    const QByteArray path = "/groups/" + group + "/mappings";
    const HttpAnswer made = w.send("ada", "POST", path, R"({"provider":"azure","object_id":" ÄBC-1 ","role":"Chief"})");
    QCOMPARE(text(made.at("object_id")), QByteArray("äbc-1"));
    QCOMPARE(text(made.at("role")), QByteArray("chief"));
    QCOMPARE(w.outcome("ada", "POST", path, R"({"provider":"azure","object_id":"äbc-1","role":"CHIEF"})"),
             QByteArray("409 40010"));
    QCOMPARE(w.outcome("ada", "POST", path, R"({"provider":"azure","object_id":"äbc-1"})"), QByteArray("201"));
    QCOMPARE(w.events(group), (QList<int>{13001, 13020, 13020}));
}

void TestGroupMappingsApi::membersGoWithTheMapping()
{
    World &w = world();
    const QByteArray group = makeGroup("Two ways", "hybrid");
    const QByteArray first = map(group, R"({"provider":"azure","object_id":"first"})");
    const QByteArray second = map(group, R"({"provider":"ldap","object_id":"second"})");
    w.report(group, first, w.id("bob"));
    w.report(group, first, w.id("cid"));
    w.report(group, second, w.id("cid"));
    QCOMPARE(w.get("ada", "/groups/" + group + "/mappings").at("items.0.member_count").toInt(), 2);
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + group + "/users/" + w.id("bob")), QByteArray("422 40111"));
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + group + "/mappings/" + first), QByteArray("204"));
    QCOMPARE(members(group), QList<QByteArray>{"cid"});
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + group + "/mappings/" + first), QByteArray("404 40065"));
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + group + "/mappings/" + second), QByteArray("204"));
    QCOMPARE(members(group), QList<QByteArray>());
    // Another group's mapping is not this one's.
    const QByteArray other = makeGroup("Others", "external");
    const QByteArray foreign = map(other, R"({"provider":"azure","object_id":"first"})");
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + group + "/mappings/" + foreign), QByteArray("404 40065"));
    QCOMPARE(mappings(other).size(), 1);
}

void TestGroupMappingsApi::membersGoWithTheProvider()
{
    World &w = world();
    const QByteArray group = makeGroup("Outsiders", "hybrid");
    QCOMPARE(w.outcome("root", "POST", "/providers", R"({"code":"leaving","name":"Leaving","allows_group_mapping":true})"),
             QByteArray("201"));
    const QByteArray mapping = map(group, R"({"provider":"leaving","object_id":"o"})");
    (void)w.send("ada", "POST", "/groups/" + group + "/users", "{\"user_id\":\"" + w.id("bob") + QByteArray("\"}"));
    QCOMPARE(
        w.outcome("root", "POST", "/assignments", "{\"permission\":\"pii.read\",\"group_id\":\"" + group + QByteArray("\"}")),
        QByteArray("201"));
    for (const QByteArray end : {"disable", "unmap", "delete"}) {
        w.report(group, mapping, w.id("cid"));
        QCOMPARE(members(group), (QList<QByteArray>{"bob", "cid"}));
        if (end == "disable")
            QCOMPARE(w.outcome("root", "POST", "/providers/leaving/disable"), QByteArray("200"));
        else if (end == "unmap")
            QCOMPARE(w.outcome("root", "PATCH", "/providers/leaving", R"({"allows_group_mapping":false})"), QByteArray("200"));
        else
            QCOMPARE(w.outcome("root", "DELETE", "/providers/leaving"), QByteArray("204"));
        QCOMPARE(members(group), QList<QByteArray>{"bob"});
        QVERIFY(!w.holds("cid", "pii.read"));
        if (end != "delete") {
            QCOMPARE(mappings(group).size(), 1);
            QCOMPARE(w.outcome("root", "PATCH", "/providers/leaving", R"({"is_active":true,"allows_group_mapping":true})"),
                     QByteArray("200"));
        }
    }
    QCOMPARE(mappings(group), QList<QByteArray>());
}

void TestGroupMappingsApi::byHandAndByMapping()
{
    World &w = world();
    const QByteArray group = makeGroup("Hand and mapping", "hybrid");
    const QByteArray mapping = map(group, R"({"provider":"azure","object_id":"o"})");
    (void)w.send("ada", "POST", "/groups/" + group + "/users", "{\"user_id\":\"" + w.id("bob") + QByteArray("\"}"));
    w.report(group, mapping, w.id("bob"));
    // By hand he goes, by the mapping he stays; then only the mapping can let him go.
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + group + "/users/" + w.id("bob")), QByteArray("204"));
    QCOMPARE(members(group), QList<QByteArray>{"bob"});
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + group + "/users/" + w.id("bob")), QByteArray("422 40111"));
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + group + "/mappings/" + mapping), QByteArray("204"));
    QCOMPARE(members(group), QList<QByteArray>());
}

void TestGroupMappingsApi::badInput()
{
    World &w = world();
    const QByteArray group = makeGroup("Bad", "external");
    const QByteArray path = "/groups/" + group + "/mappings";
    QCOMPARE(w.outcome("ada", "POST", path), QByteArray("400 40001"));
    QCOMPARE(w.outcome("ada", "POST", path, "[]"), QByteArray("400 40001"));
    QCOMPARE(w.outcome("ada", "POST", path, R"({"role":"x"})"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("ada", "POST", path, R"({"provider":"azure","role":7})"), QByteArray("400 40002"));
    const QByteArray longRole = "{\"provider\":\"azure\",\"role\":\"" + QByteArray(256, 'x') + QByteArray("\"}");
    QCOMPARE(w.outcome("ada", "POST", path, longRole), QByteArray("400 40002"));
    QCOMPARE(w.outcome("ada", "POST", path + "/ensure", "{}"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("ada", "POST", path + "/ensure", R"({"mappings":7})"), QByteArray("400 40002"));
    const HttpAnswer second =
        w.send("ada", "POST", path + "/ensure", R"({"mappings":[{"provider":"azure","role":"x"},{"role":"y"}]})");
    QCOMPARE(second.status, 400);
    QCOMPARE(second.at("index").toInt(), 1);
    QByteArray many = "{\"mappings\":[";
    for (int i = 0; i < 201; ++i)
        many += QByteArray(i > 0 ? "," : "") + "{\"provider\":\"azure\",\"role\":\"r" + QByteArray::number(i) + "\"}";
    QCOMPARE(w.outcome("ada", "POST", path + "/ensure", many + "]}"), QByteArray("400 40002"));
    QCOMPARE(mappings(group), QList<QByteArray>());
}

QTEST_GUILESS_MAIN(TestGroupMappingsApi)
#include "tst_groupmappingsapi.moc"
