// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"
#include "core/clock.h"
#include "core/timestamp.h"

#include <QTest>

#include <array>

using namespace basalt;
using namespace basalt::test;

/**
 * `/assignments`, `/access/check`, `/users/{id}/permissions`, and what permissions mean for records: P-070, P-071, P-077, P-079,
 * P-080, P-084, P-093, and the traps T1, T11, T13, T14.
 */
class TestAccessApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    [[nodiscard]] QByteArray target(const char *kind, const QByteArray &id, const QByteArray &rest) const;
    void makeNotes();
    [[nodiscard]] int countNotes(const QByteArray &person);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void whoMay();
    void p070_p071_checks();
    void checksOfOthers();
    void p077_p093_assignments();
    void p079_theVeryNextRequestSeesIt();
    void p080_whereItComesFrom();
    void endDates();
    void t11_statusComesBeforeEverything();
    void t13_foreignAssignmentsAreUnknown();
    void t14_p084_onlyWhatOneHolds();
    void t14_onlyAsLongAsOneHolds();
    void badInput();

    void permissionsSkipTheRule();
    void permissionsDoNotSkipFieldLists();
    void personalDataIsAPermission();
    void rulesSeePermissions();
    void ownersAreOwnersAtHomeOnly();
    void otherServersSeeItAtOnce();
};

QByteArray TestAccessApi::target(const char *kind, const QByteArray &id, const QByteArray &rest) const
{
    return QByteArray("{\"") + kind + R"(":")" + id + R"(",)" + rest + '}';
}

/** Notes that only their makers see, one of each of three people. */
void TestAccessApi::makeNotes()
{
    AccessWorld &w = *m_world;
    w.make("root", "/collections",
           R"json({"name":"notes","schema":[{"name":"title","type":"text"},{"name":"secret","type":"text"},)json"
           R"json({"name":"email","type":"text","pii":true,"mask_type":"email"}],)json"
           R"json("list_rule":"created_by = @request.auth.id","view_rule":"created_by = @request.auth.id",)json"
           R"json("create_rule":"@request.auth.id != ''","update_rule":"created_by = @request.auth.id","delete_rule":null,)json"
           R"json("list_fields":["title","email"],"view_fields":["title","email"],"update_fields":["title","email"]})json");
    for (const char *person : {"bob", "cid", "eve"}) {
        w.make(person, "/records/notes",
               QByteArray(R"({"title":"of )") + person + R"(","email":")" + person + R"(@example.test"})");
    }
}

int TestAccessApi::countNotes(const QByteArray &person)
{
    return m_world->get(person, "/records/notes").at("total").toInt(-1);
}

void TestAccessApi::whoMay()
{
    AccessWorld &w = *m_world;
    const QByteArray given = w.give("cid", "groups.read");
    const QByteArray body = target("user_id", w.id("cid"), R"("permission":"users.read")");
    const QByteArray check = R"({"permissions":["groups.read"]})";
    QCOMPARE(w.outcome("nobody", "GET", "/assignments"), QByteArray("401 40003"));
    QCOMPARE(w.outcome("nobody", "POST", "/assignments", body), QByteArray("401 40003"));
    QCOMPARE(w.outcome("nobody", "DELETE", "/assignments/" + given), QByteArray("401 40003"));
    QCOMPARE(w.outcome("nobody", "POST", "/access/check", check), QByteArray("401 40003"));
    QCOMPARE(w.outcome("nobody", "GET", "/users/" + w.id("cid") + "/permissions"), QByteArray("401 40003"));
    QCOMPARE(w.outcome("bob", "GET", "/assignments"), QByteArray("403 32001"));
    QCOMPARE(w.outcome("bob", "POST", "/assignments", body), QByteArray("403 32001"));
    QCOMPARE(w.outcome("bob", "DELETE", "/assignments/" + given), QByteArray("403 32001"));
    QCOMPARE(w.outcome("bob", "GET", "/users/" + w.id("cid") + "/permissions"), QByteArray("403 32001"));
    // Of himself anybody may know.
    QCOMPARE(w.outcome("bob", "GET", "/users/" + w.id("bob") + "/permissions"), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "POST", "/access/check", check), QByteArray("200"));
    QCOMPARE(w.outcome("max", "GET", "/assignments"), QByteArray("200"));
    QCOMPARE(w.outcome("max", "POST", "/assignments", body), QByteArray("201"));
    QCOMPARE(w.outcome("max", "DELETE", "/assignments/" + given), QByteArray("204"));
    // What a refusal names is the permission that is missing.
    QVERIFY(w.get("bob", "/assignments").body.contains("permission_sets.read"));
}

void TestAccessApi::p070_p071_checks()
{
    AccessWorld &w = *m_world;
    const QByteArray set = w.make("ada", "/permission-sets", R"({"name":"Readers","permissions":["groups.read"]})");
    w.make("ada", "/assignments", target("user_id", w.id("bob"), R"("permission_set_id":")" + set + '"'));
    const HttpAnswer any = w.send("bob", "POST", "/access/check", R"({"permissions":["users.read","groups.read"]})");
    QCOMPARE(any.at("allowed").toBool(), true);
    QCOMPARE(text(any.at("mode")), QByteArray("any"));
    QCOMPARE(text(any.at("decided_by")), QByteArray("permissions"));
    QCOMPARE(texts(any.at("missing")), QList<QByteArray>{"users.read"});
    QCOMPARE(any.at("results.0.held").toBool(true), false);
    QCOMPARE(any.at("results.1.held").toBool(), true);
    const HttpAnswer all =
        w.send("bob", "POST", "/access/check", R"({"permissions":["users.read","groups.read"],"mode":"all"})");
    QCOMPARE(all.at("allowed").toBool(true), false);
    QCOMPARE(texts(all.at("missing")), QList<QByteArray>{"users.read"});
    QVERIFY(!w.holds("bob", "no.such.thing"));
    QVERIFY(!w.holds("ada", "no.such.thing")); // an owner holds what there is
    const HttpAnswer owner = w.send("ada", "POST", "/access/check", R"({"permissions":["groups","pii.read"],"mode":"all"})");
    QCOMPARE(owner.at("allowed").toBool(), true);
    QCOMPARE(text(owner.at("decided_by")), QByteArray("owner"));
    QCOMPARE(text(w.send("root", "POST", "/access/check", R"({"permissions":["groups"]})").at("decided_by")),
             QByteArray("superadmin"));
}

void TestAccessApi::checksOfOthers()
{
    AccessWorld &w = *m_world;
    w.give("bob", "groups.read");
    const QByteArray body = target("user_id", w.id("bob"), R"("permissions":["groups.read"])");
    QCOMPARE(w.send("max", "POST", "/access/check", body).at("allowed").toBool(), true);
    QCOMPARE(w.send("root", "POST", "/access/check", body).at("allowed").toBool(), true);
    QCOMPARE(w.outcome("cid", "POST", "/access/check", body), QByteArray("403 32001"));
    QCOMPARE(w.outcome("eve", "POST", "/access/check", body), QByteArray("404 33001"));
    QCOMPARE(w.outcome("max", "POST", "/access/check",
                       target("user_id", "0193f2a0-0000-7000-8000-000000000000", R"("permissions":["groups.read"])")),
             QByteArray("404 33001"));
    QCOMPARE(w.outcome("max", "GET", "/users/" + w.id("eve") + "/permissions"), QByteArray("404 33001"));
    QCOMPARE(w.outcome("max", "GET", "/users/" + w.id("root") + "/permissions"), QByteArray("404 33001"));
}

void TestAccessApi::p077_p093_assignments()
{
    AccessWorld &w = *m_world;
    const QByteArray set = w.make("ada", "/permission-sets", R"({"name":"Readers","permissions":["users.read"]})");
    const QByteArray group = w.make("ada", "/groups", R"({"name":"Editors"})");
    QCOMPARE(w.outcome("ada", "POST", "/groups/" + group + "/users", target("user_id", w.id("bob"), R"("x":1)")),
             QByteArray("201"));
    const std::array bodies{target("user_id", w.id("bob"), R"("permission":"groups.read")"),
                            target("user_id", w.id("bob"), R"("permission_set_id":")" + set + '"'),
                            target("group_id", group, R"("permission":"permissions.read")"),
                            target("group_id", group, R"("permission_set_id":")" + set + '"')};
    QList<QByteArray> ids;
    for (const QByteArray &body : bodies) {
        ids.append(w.make("ada", "/assignments", body));
        // The same again is the same assignment.
        QCOMPARE(w.make("ada", "/assignments", body), ids.constLast());
        QCOMPARE(w.events(ids.constLast()), QList<int>{12010});
    }
    QCOMPARE(w.permissionsOf("bob"), (QList<QByteArray>{"groups.read", "permissions.read", "users.read"}));
    QCOMPARE(w.get("ada", "/assignments?user_id=" + w.id("bob")).at("total").toInt(), 2);
    QCOMPARE(w.get("ada", "/assignments?group_id=" + group).at("total").toInt(), 2);
    QCOMPARE(w.get("ada", "/assignments?permission_set_id=" + set).at("total").toInt(), 2);
    const HttpAnswer listed = w.get("ada", "/assignments?permission=groups.read");
    QCOMPARE(listed.at("total").toInt(), 1);
    QCOMPARE(text(listed.at("items.0.user_email")), QByteArray("bob@example.test"));
    QCOMPARE(w.get("eve", "/assignments?permission=groups.read").at("total").toInt(), 0);
    for (const QByteArray &id : std::as_const(ids)) {
        QCOMPARE(w.outcome("ada", "DELETE", "/assignments/" + id), QByteArray("204"));
        QCOMPARE(w.outcome("ada", "DELETE", "/assignments/" + id), QByteArray("404 40103"));
        QCOMPARE(w.events(id), (QList<int>{12010, 12011}));
    }
    QVERIFY(w.permissionsOf("bob").isEmpty());

    QCOMPARE(w.outcome("ada", "POST", "/assignments", R"({"permission":"groups.read"})"), QByteArray("422 31001"));
    QCOMPARE(w.outcome("ada", "POST", "/assignments",
                       target("user_id", w.id("bob"), R"("group_id":")" + group + R"(","permission":"groups.read")")),
             QByteArray("422 31001"));
    QCOMPARE(w.outcome("ada", "POST", "/assignments", target("user_id", w.id("bob"), R"("x":1)")), QByteArray("422 31002"));
    QCOMPARE(w.outcome("ada", "POST", "/assignments",
                       target("user_id", w.id("bob"), R"("permission":"groups.read","permission_set_id":")" + set + '"')),
             QByteArray("422 31002"));
    QCOMPARE(w.outcome("ada", "POST", "/assignments", target("user_id", w.id("bob"), R"("permission":"no.such")")),
             QByteArray("404 32002"));
}

void TestAccessApi::p079_theVeryNextRequestSeesIt()
{
    AccessWorld &w = *m_world;
    const QByteArray set = w.make("ada", "/permission-sets", R"({"name":"Readers"})");
    const QByteArray group = w.make("ada", "/groups", R"({"name":"Editors"})");
    const QByteArray viaUser =
        w.make("ada", "/assignments", target("user_id", w.id("bob"), R"("permission_set_id":")" + set + '"'));
    QVERIFY(!w.holds("bob", "groups.read"));
    const auto change = [&](const char *body) { return w.outcome("ada", "PATCH", "/permission-sets/" + set, body); };
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(change(R"({"add":["groups.read"]})"), QByteArray("200"));
        QVERIFY(w.holds("bob", "groups.read"));
        QCOMPARE(change(R"({"remove":["groups.read"]})"), QByteArray("200"));
        QVERIFY(!w.holds("bob", "groups.read"));
    }
    QCOMPARE(change(R"({"add":["groups.read"]})"), QByteArray("200"));
    QCOMPARE(w.outcome("ada", "DELETE", "/assignments/" + viaUser), QByteArray("204"));
    QVERIFY(!w.holds("bob", "groups.read"));
    const QByteArray viaGroup =
        w.make("ada", "/assignments", target("group_id", group, R"("permission_set_id":")" + set + '"'));
    QCOMPARE(w.outcome("ada", "POST", "/groups/" + group + "/users", target("user_id", w.id("bob"), R"("x":1)")),
             QByteArray("201"));
    QVERIFY(w.holds("bob", "groups.read"));
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + group + "/users/" + w.id("bob")), QByteArray("204"));
    QVERIFY(!w.holds("bob", "groups.read"));
    QCOMPARE(w.outcome("ada", "POST", "/groups/" + group + "/users", target("user_id", w.id("bob"), R"("x":1)")),
             QByteArray("201"));
    QVERIFY(w.holds("bob", "groups.read"));
    QCOMPARE(w.outcome("ada", "DELETE", "/assignments/" + viaGroup), QByteArray("204"));
    QVERIFY(!w.holds("bob", "groups.read"));
}

void TestAccessApi::p080_whereItComesFrom()
{
    AccessWorld &w = *m_world;
    HttpAnswer shown = w.get("max", "/users/" + w.id("cid") + "/permissions");
    for (const char *list : {"groups", "permission_sets", "permissions"})
        QVERIFY(shown.at(list).isArray() && shown.at(list).toArray().isEmpty());
    QCOMPARE(shown.at("may_sign_in").toBool(), true);
    const QByteArray set = w.make("ada", "/permission-sets", R"({"name":"Readers","permissions":["groups"]})");
    const QByteArray group = w.make("ada", "/groups", R"({"name":"Editors"})");
    QCOMPARE(w.outcome("ada", "POST", "/groups/" + group + "/users", target("user_id", w.id("bob"), R"("x":1)")),
             QByteArray("201"));
    w.make("ada", "/assignments", target("group_id", group, R"("permission_set_id":")" + set + '"'));
    w.give("bob", "groups.read", "2199-01-01T00:00:00Z");
    shown = w.get("bob", "/users/" + w.id("bob") + "/permissions");
    QCOMPARE(texts(shown.at("groups")), QList<QByteArray>{"editors"});
    QCOMPARE(text(shown.at("permission_sets.0.code")), QByteArray("readers"));
    QCOMPARE(text(shown.at("permission_sets.0.via")), QByteArray("group"));
    QCOMPARE(text(shown.at("permission_sets.0.group")), QByteArray("editors"));
    QCOMPARE(w.permissionsOf("bob"),
             (QList<QByteArray>{"groups", "groups.create", "groups.delete", "groups.mappings", "groups.members", "groups.read",
                                "groups.update"}));
    const QJsonObject read = shown.at("permissions.5").toObject();
    QCOMPARE(read["code"].toString(), QString("groups.read"));
    const QJsonArray sources = read["sources"].toArray();
    QCOMPARE(sources.size(), 2);
    QCOMPARE(sources[0]["permission"].toString(), QString("groups")); // held because the node above it is
    QCOMPARE(sources[0]["group"].toString(), QString("editors"));
    QCOMPARE(sources[1]["via"].toString(), QString("user"));
    QCOMPARE(sources[1]["ends_at"].toString(), QString("2199-01-01T00:00:00.000Z"));
    const HttpAnswer role = w.get("max", "/users/" + w.id("max") + "/permissions");
    QCOMPARE(text(role.at("permission_sets.0.via")), QByteArray("role"));
    QCOMPARE(w.get("root", "/users/" + w.id("root") + "/permissions").at("is_superadmin").toBool(), true);
}

void TestAccessApi::endDates()
{
    AccessWorld &w = *m_world;
    const qint64 now = core::SystemClock().nowMs();
    w.give("bob", "groups.read", core::formatTimestamp(now - 1000));
    QVERIFY(!w.holds("bob", "groups.read"));
    // Given until later, the same assignment.
    const QByteArray id = w.give("bob", "groups.read", core::formatTimestamp(core::SystemClock().nowMs() + 1500));
    QVERIFY(w.holds("bob", "groups.read"));
    QCOMPARE(w.events(id), (QList<int>{12010, 12010}));
    // What was read before is not used after, though nothing has changed in the database.
    QTRY_VERIFY_WITH_TIMEOUT(!w.holds("bob", "groups.read"), 10'000);
    QVERIFY(w.permissionsOf("bob").isEmpty());
    w.give("bob", "groups.read");
    QVERIFY(w.holds("bob", "groups.read"));
}

void TestAccessApi::t11_statusComesBeforeEverything()
{
    AccessWorld &w = *m_world;
    const auto patch = [&](const char *body) { return w.outcome("root", "PATCH", "/users/" + w.id("ada"), body); };
    const QByteArray question = target("user_id", w.id("ada"), R"("permissions":["groups.read"])");
    QCOMPARE(w.outcome("ada", "GET", "/groups"), QByteArray("200"));
    // The last owner cannot be shut out.
    const QByteArray owner = target("user_id", w.id("max"), R"("permissions":[])");
    QCOMPARE(w.outcome("root", "POST", "/accounts/lab/owners", owner).left(1), QByteArray("2"));
    QCOMPARE(patch(R"({"is_locked":true})"), QByteArray("200"));
    QCOMPARE(w.outcome("ada", "GET", "/groups"), QByteArray("403 33004"));
    QCOMPARE(w.outcome("ada", "POST", "/access/check", R"({"permissions":["groups.read"]})"), QByteArray("403 33004"));
    HttpAnswer asked = w.send("root", "POST", "/access/check", question);
    QCOMPARE(asked.at("allowed").toBool(true), false);
    QCOMPARE(text(asked.at("decided_by")), QByteArray("status"));
    QVERIFY(w.permissionsOf("ada").isEmpty());
    QCOMPARE(patch(R"({"is_locked":false,"is_active":false})"), QByteArray("200"));
    QCOMPARE(w.outcome("ada", "GET", "/groups"), QByteArray("403 33003"));
    QCOMPARE(w.send("root", "POST", "/access/check", question).at("allowed").toBool(true), false);
    QCOMPARE(patch(R"({"is_active":true})"), QByteArray("200"));
    asked = w.send("root", "POST", "/access/check", question);
    QCOMPARE(asked.at("allowed").toBool(), true);
    QCOMPARE(text(asked.at("decided_by")), QByteArray("owner"));
}

void TestAccessApi::t13_foreignAssignmentsAreUnknown()
{
    AccessWorld &w = *m_world;
    const QByteArray id = w.give("bob", "groups.read");
    QCOMPARE(w.outcome("eve", "DELETE", "/assignments/" + id), QByteArray("404 40103"));
    QCOMPARE(w.send("root", "DELETE", "/assignments/" + id, {}, {{"X-Account-ID", "other"}}).status, 404);
    QVERIFY(w.holds("bob", "groups.read"));
    QCOMPARE(w.outcome("eve", "GET", "/assignments?account_id=lab"), QByteArray("404 34003"));
    QCOMPARE(w.outcome("eve", "POST", "/assignments", target("user_id", w.id("bob"), R"("permission":"users.read")")),
             QByteArray("404 33001"));
    const QByteArray group = w.make("ada", "/groups", R"({"name":"Editors"})");
    QCOMPARE(w.outcome("eve", "POST", "/assignments", target("group_id", group, R"("permission":"users.read")")),
             QByteArray("404 33011"));
    QCOMPARE(w.outcome("root", "DELETE", "/assignments/" + id), QByteArray("204"));
}

void TestAccessApi::t14_p084_onlyWhatOneHolds()
{
    AccessWorld &w = *m_world;
    w.give("bob", "permission_sets.assign");
    w.give("bob", "groups.read");
    const auto give = [&](const QByteArray &person, const char *permission) {
        return w.outcome("bob", "POST", "/assignments",
                         target("user_id", w.id(person), QByteArray(R"("permission":")") + permission + '"'));
    };
    QCOMPARE(give("cid", "groups.read"), QByteArray("201"));
    for (const char *permission : {"groups", "groups.members", "pii.read", "records", "permission_sets"}) {
        QCOMPARE(give("bob", permission), QByteArray("403 40108"));
        QCOMPARE(give("cid", permission), QByteArray("403 40108"));
    }
    QCOMPARE(w.permissionsOf("bob"), (QList<QByteArray>{"groups.read", "permission_sets.assign"}));
    QCOMPARE(w.permissionsOf("cid"), QList<QByteArray>{"groups.read"});
}

/** What ends is not made to last by giving it on, to oneself or by way of a set or a group. */
void TestAccessApi::t14_onlyAsLongAsOneHolds()
{
    AccessWorld &w = *m_world;
    for (const char *permission : {"permission_sets", "groups"})
        w.give("bob", permission);
    w.give("bob", "pii.read", "2090-01-01T00:00:00.000Z");
    const auto give = [&](const QByteArray &person, const QByteArray &end) {
        return w.outcome("bob", "POST", "/assignments",
                         target("user_id", w.id(person), QByteArray(R"("permission":"pii.read")") + end));
    };
    for (const char *person : {"bob", "cid"}) {
        QCOMPARE(give(person, ""), QByteArray("403 40108"));
        QCOMPARE(give(person, R"(,"ends_at":"2090-01-01T00:00:00.001Z")"), QByteArray("403 40108"));
    }
    QCOMPARE(give("cid", R"(,"ends_at":"2090-01-01T00:00:00.000Z")"), QByteArray("201"));
    QCOMPARE(w.outcome("bob", "POST", "/permission-sets", R"({"name":"Lasting","permissions":["pii.read"]})"),
             QByteArray("403 40108"));
    const QByteArray group = w.make("root", "/groups", R"({"name":"Readers","account_id":"lab"})");
    QCOMPARE(w.outcome("root", "POST", "/assignments", target("group_id", group, R"("permission":"pii.read")")),
             QByteArray("201"));
    QCOMPARE(w.outcome("bob", "POST", "/groups/" + group + "/users", R"({"user_id":")" + w.id("cid") + "\"}"),
             QByteArray("403 40108"));
    // Who also has it by another way that does not end gives it without an end.
    QCOMPARE(w.outcome("root", "POST", "/groups/" + group + "/users", R"({"user_id":")" + w.id("bob") + "\"}"),
             QByteArray("201"));
    QCOMPARE(give("cid", ""), QByteArray("201"));
}

void TestAccessApi::badInput()
{
    AccessWorld &w = *m_world;
    for (const char *body : {"{}", R"({"permissions":[]})", R"({"permissions":"x"})", R"({"permissions":[1]})",
                             R"({"permissions":["x"],"mode":"some"})", R"({"permissions":["x"],"user_id":5})"})
        QCOMPARE(w.outcome("ada", "POST", "/access/check", body), QByteArray("400 40002"));
    for (const char *end : {"\"tomorrow\"", "5"}) {
        QCOMPARE(w.outcome("ada", "POST", "/assignments",
                           target("user_id", w.id("bob"), QByteArray(R"("permission":"users.read","ends_at":)") + end)),
                 QByteArray("400 40002"));
    }
    QCOMPARE(w.outcome("ada", "GET", "/assignments?limit=-1"), QByteArray("400 40002"));
}

void TestAccessApi::permissionsSkipTheRule()
{
    AccessWorld &w = *m_world;
    makeNotes();
    QCOMPARE(countNotes("bob"), 1);
    const QByteArray given = w.give("bob", "records.notes.list");
    QCOMPARE(countNotes("bob"), 2); // of his account, not of the other
    const QByteArray foreign = text(w.get("eve", "/records/notes").at("items.0.id"));
    const QByteArray neighbour = text(w.get("cid", "/records/notes").at("items.0.id"));
    QCOMPARE(w.outcome("bob", "GET", "/records/notes/" + neighbour), QByteArray("404 41002"));
    w.give("bob", "records.notes.view");
    QCOMPARE(w.outcome("bob", "GET", "/records/notes/" + neighbour), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "GET", "/records/notes/" + foreign), QByteArray("404 41002"));
    // What may be seen but not changed is refused, not hidden.
    QCOMPARE(w.outcome("bob", "PATCH", "/records/notes/" + neighbour, R"({"title":"mine"})"), QByteArray("403 40005"));
    w.give("bob", "records.notes.update");
    QCOMPARE(w.outcome("bob", "PATCH", "/records/notes/" + neighbour, R"({"title":"mine"})"), QByteArray("200"));
    // A locked rule is no obstacle either, and the trail tells what let it pass.
    QCOMPARE(w.outcome("bob", "DELETE", "/records/notes/" + neighbour), QByteArray("403 41003"));
    w.give("bob", "records.notes");
    QCOMPARE(w.outcome("bob", "DELETE", "/records/notes/" + neighbour), QByteArray("204"));
    QCOMPARE(w.outcome("bob", "DELETE", "/records/notes/" + foreign), QByteArray("404 41002"));
    const HttpAnswer trail = w.get("root", "/audit-logs?sort_order=desc&limit=1&record_id=" + neighbour);
    QVERIFY(w.get("root", "/audit-logs/" + trail.at("items.0.id").toVariant().toByteArray())
                .body.contains("permission records.notes.delete"));
    // Taken back, the rule is what it was.
    QCOMPARE(w.outcome("ada", "DELETE", "/assignments/" + given), QByteArray("204"));
    for (const QJsonValue item : w.get("ada", "/assignments?user_id=" + w.id("bob")).at("items").toArray())
        QCOMPARE(w.outcome("ada", "DELETE", "/assignments/" + text(item["id"])), QByteArray("204"));
    QCOMPARE(countNotes("bob"), 1);
}

void TestAccessApi::permissionsDoNotSkipFieldLists()
{
    AccessWorld &w = *m_world;
    makeNotes();
    w.give("bob", "records");
    const HttpAnswer listed = w.get("bob", "/records/notes");
    QCOMPARE(listed.at("total").toInt(), 2);
    QVERIFY(!listed.body.contains("\"secret\""));
    QVERIFY(listed.body.contains("c***@example.test")); // nor masks
    QVERIFY(!listed.body.contains("cid@example.test"));
    const QByteArray id = text(listed.at("items.0.id"));
    QCOMPARE(w.outcome("bob", "PATCH", "/records/notes/" + id, R"({"secret":"x"})"), QByteArray("422 41007"));
    QCOMPARE(w.send("bob", "POST", "/records/notes", R"({"title":"x","account_id":"other"})").status, 422);
}

void TestAccessApi::personalDataIsAPermission()
{
    AccessWorld &w = *m_world;
    makeNotes();
    QVERIFY(w.get("bob", "/records/notes").body.contains("b***@example.test"));
    QCOMPARE(w.get("bob", "/records/notes?filter=" + encoded("email = 'bob@example.test'")).status, 400);
    w.give("bob", "pii.read");
    const HttpAnswer clear = w.get("bob", "/records/notes");
    QCOMPARE(clear.at("total").toInt(), 1); // the rule is what it was
    QVERIFY(clear.body.contains("bob@example.test"));
    QVERIFY(!clear.body.contains("\"secret\""));
    QCOMPARE(w.get("bob", "/records/notes?filter=" + encoded("email = 'bob@example.test'")).at("total").toInt(), 1);
    const QByteArray id = text(clear.at("items.0.id"));
    QVERIFY(w.get("bob", "/records/notes/" + id).body.contains("bob@example.test"));
    QVERIFY(
        w.send("bob", "PATCH", "/records/notes/" + id, R"({"email":"new@example.test"})").body.contains("new@example.test"));
    // The group that every account has gives it.
    const QJsonArray groups = QJsonDocument::fromJson(w.get("ada", "/groups").body).array();
    QCOMPARE(
        w.outcome("ada", "POST", "/groups/" + text(groups[0]["id"]) + "/users", target("user_id", w.id("cid"), R"("x":1)")),
        QByteArray("201"));
    QVERIFY(w.get("cid", "/records/notes").body.contains("cid@example.test"));
}

void TestAccessApi::rulesSeePermissions()
{
    AccessWorld &w = *m_world;
    w.make("root", "/collections",
           R"json({"name":"plans","schema":[{"name":"title","type":"text"}],)json"
           R"json("list_rule":"@has_permission('groups.read')","view_rule":"@request.auth.permissions ?= 'groups.read'",)json"
           R"json("create_rule":"@has_permission('groups.read') && @has_group('editors')"})json");
    const QByteArray id = w.make("root", "/records/plans", R"({"title":"x","account_id":"lab"})");
    QCOMPARE(w.get("bob", "/records/plans").at("total").toInt(), 0);
    QCOMPARE(w.outcome("bob", "GET", "/records/plans/" + id), QByteArray("404 41002"));
    QCOMPARE(w.outcome("bob", "POST", "/records/plans", R"({"title":"y"})"), QByteArray("400 41004"));
    // By the node above it as well.
    w.give("bob", "groups");
    QCOMPARE(w.get("bob", "/records/plans").at("total").toInt(), 1);
    QCOMPARE(w.outcome("bob", "GET", "/records/plans/" + id), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "POST", "/records/plans", R"({"title":"y"})"), QByteArray("400 41004"));
    const QByteArray group = w.make("ada", "/groups", R"({"name":"Editors"})");
    QCOMPARE(w.outcome("ada", "POST", "/groups/" + group + "/users", target("user_id", w.id("bob"), R"("x":1)")),
             QByteArray("201"));
    QCOMPARE(w.outcome("bob", "POST", "/records/plans", R"({"title":"y"})"), QByteArray("201"));
    QCOMPARE(w.outcome("ada", "PATCH", "/groups/" + group, R"({"is_active":false})"), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "POST", "/records/plans", R"({"title":"y"})"), QByteArray("400 41004"));
}

void TestAccessApi::ownersAreOwnersAtHomeOnly()
{
    AccessWorld &w = *m_world;
    makeNotes();
    // Rules are the operator's: an owner, and anybody may become one by registering, is under them like everybody else.
    QCOMPARE(countNotes("ada"), 0);
    const QByteArray own = text(w.send("ada", "POST", "/records/notes", R"({"title":"x"})").at("id"));
    QCOMPARE(w.outcome("ada", "DELETE", "/records/notes/" + own), QByteArray("403 41003"));
    // Nor does he give himself or others what he does not hold.
    QVERIFY(!w.holds("ada", "records.notes.list"));
    const QByteArray gift = R"("permission":"records.notes.list")";
    QCOMPARE(w.outcome("ada", "POST", "/assignments", target("user_id", w.id("ada"), gift)), QByteArray("403 40108"));
    QCOMPARE(w.outcome("ada", "POST", "/assignments", target("user_id", w.id("bob"), gift)), QByteArray("403 40108"));
    // What he was given he may pass on.
    w.give("ada", "records.notes.list");
    const HttpAnswer listed = w.get("ada", "/records/notes");
    QCOMPARE(listed.at("total").toInt(), 3);
    QVERIFY(listed.body.contains("cid@example.test") && !listed.body.contains("eve@example.test"));
    QVERIFY(!listed.body.contains("\"secret\""));
    QCOMPARE(w.outcome("ada", "POST", "/assignments", target("user_id", w.id("bob"), gift)), QByteArray("201"));
    QCOMPARE(countNotes("bob"), 3);
    QCOMPARE(countNotes("eve"), 1);
    const QByteArray foreign = text(w.get("eve", "/records/notes").at("items.0.id"));
    QCOMPARE(w.outcome("ada", "GET", "/records/notes/" + foreign), QByteArray("404 41002"));
    QCOMPARE(w.send("ada", "GET", "/records/notes", {}, {{"X-Account-ID", "other"}}).status, 404);
    const HttpAnswer shown = w.get("ada", "/users/" + w.id("ada") + "/permissions");
    QVERIFY(shown.body.contains(R"({"code":"pii.read","sources":[{"via":"owner")"));
    QVERIFY(shown.body.contains(R"({"code":"records.notes.list","sources":[{"via":"user")"));
}

void TestAccessApi::otherServersSeeItAtOnce()
{
    if (testEngine() == db::Engine::Sqlite)
        QSKIP("one data folder belongs to one server");
    AccessWorld &w = *m_world;
    const auto beside = w.server().beside();
    const auto client = beside->client();
    const auto holdsThere = [&] {
        return client
            ->send("POST", "/api/v1/access/check",
                   {{"Authorization", "Bearer " + w.token("bob")}, {"Content-Type", "application/json"}},
                   R"({"permissions":["groups.read"]})")
            .at("allowed")
            .toBool();
    };
    for (int i = 0; i < 5; ++i) {
        QVERIFY(!holdsThere());
        const QByteArray id = w.give("bob", "groups.read");
        QVERIFY(holdsThere());
        QCOMPARE(w.outcome("ada", "DELETE", "/assignments/" + id), QByteArray("204"));
    }
    QVERIFY(!holdsThere());
}

QTEST_GUILESS_MAIN(TestAccessApi)
#include "tst_accessapi.moc"
