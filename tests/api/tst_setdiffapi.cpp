// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** `/access/diff` about a permission set: who of its holders gains and who loses what, told before it is changed. */
class TestSetDiffApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    /** A set of `ada` with `entries`, given to `person`. */
    QByteArray giveSet(const QByteArray &name, const QByteArray &entries, const QByteArray &person);
    [[nodiscard]] HttpAnswer diff(const QByteArray &asker, const QByteArray &set, const QByteArray &change);
    /** "bob+users.read cid-groups.read": all that is told, by person. */
    [[nodiscard]] QByteArray told(const QByteArray &set, const QByteArray &change);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void whoMay();
    void entriesAddedAndRemoved();
    void whatIsHeldOtherwiseIsNoDifference();
    void nodesStandForWhatIsBelow();
    void setsThatAreSwitchedOff();
    void groupsAndRoles();
    void itIsWhatHappens();
    void nothingIsWritten();
    void badInput();
};

QByteArray TestSetDiffApi::giveSet(const QByteArray &name, const QByteArray &entries, const QByteArray &person)
{
    AccessWorld &w = *m_world;
    const QByteArray set = w.make("ada", "/permission-sets", "{\"name\":\"" + name + "\",\"permissions\":[" + entries + "]}");
    if (!person.isNull()) {
        static_cast<void>(
            w.make("ada", "/assignments", "{\"user_id\":\"" + w.id(person) + "\",\"permission_set_id\":\"" + set + "\"}"));
    }
    return set;
}

HttpAnswer TestSetDiffApi::diff(const QByteArray &asker, const QByteArray &set, const QByteArray &change)
{
    return m_world->send(asker, "POST", "/access/diff", "{\"permission_set_id\":\"" + set + "\"" + change + '}');
}

QByteArray TestSetDiffApi::told(const QByteArray &set, const QByteArray &change)
{
    const HttpAnswer answer = diff("ada", set, change);
    if (answer.status != 200)
        return QByteArray::number(answer.status) + ' ' + QByteArray::number(answer.at("code").toInt());
    QByteArrayList all;
    for (const auto &[list, sign] : {std::pair{"gains", '+'}, std::pair{"losses", '-'}}) {
        const QJsonArray users = answer.at(list).toArray();
        for (const QJsonValue user : users) {
            const QByteArray name = text(user["email"]).split('@').first();
            for (const QByteArray &code : texts(user["permissions"]))
                all.append(name + sign + code);
        }
    }
    std::ranges::sort(all);
    return all.join(' ');
}

void TestSetDiffApi::whoMay()
{
    AccessWorld &w = *m_world;
    const QByteArray set = giveSet("Readers", "\"groups.read\"", "bob");
    const QByteArray change = ",\"add\":[\"users.read\"]";
    QCOMPARE(diff("nobody", set, change).status, 401);
    const HttpAnswer refused = diff("cid", set, change);
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.at("code").toInt(), 32001);
    w.give("cid", "permission_sets.update");
    QCOMPARE(diff("cid", set, change).status, 403); // who it concerns are users
    w.give("cid", "users.read");
    QCOMPARE(diff("cid", set, change).status, 200);
    QCOMPARE(diff("max", set, change).status, 200);
    QCOMPARE(diff("root", set, change).status, 200);
    const HttpAnswer foreign = diff("eve", set, change);
    QCOMPARE(foreign.status, 404);
    QCOMPARE(foreign.at("code").toInt(), 32004);
    // A rule is for superadmins as before, whatever else is wrong with the question.
    QCOMPARE(w.outcome("max", "POST", "/access/diff", "{}"), QByteArray("403 40006"));
}

void TestSetDiffApi::entriesAddedAndRemoved()
{
    const QByteArray set = giveSet("Readers", "\"groups.read\",\"pii.read\"", "bob");
    QCOMPARE(told(set, ",\"add\":[\"users.read\"]"), QByteArray("bob+users.read"));
    QCOMPARE(told(set, ",\"remove\":[\"groups.read\"]"), QByteArray("bob-groups.read"));
    QCOMPARE(told(set, ",\"permissions\":[\"pii.read\",\"users.read\"]"), QByteArray("bob+users.read bob-groups.read"));
    QCOMPARE(told(set, ",\"add\":[\"groups.read\"],\"remove\":[\"users.read\"]"), QByteArray());
    QCOMPARE(told(set, ""), QByteArray());
    const HttpAnswer answer = diff("ada", set, ",\"permissions\":[\"users.read\"]");
    QCOMPARE(answer.at("users_looked_at").toInt(), 1);
    QCOMPARE(answer.at("is_complete").toBool(), true);
    QCOMPARE(answer.at("gaining").toInt(), 1);
    QCOMPARE(answer.at("losing").toInt(), 1);
    QCOMPARE(answer.at("losses.0.count").toInt(), 2);
    QCOMPARE(text(answer.at("permissions.0.code")), QByteArray("groups.read"));
    QCOMPARE(answer.at("permissions.0.losing").toInt(), 1);
    QCOMPARE(answer.at("permissions.0.gaining").toInt(-1), 0);
    QCOMPARE(text(answer.at("permissions.2.code")), QByteArray("users.read"));
    QCOMPARE(answer.at("permissions.2.gaining").toInt(), 1);
}

void TestSetDiffApi::whatIsHeldOtherwiseIsNoDifference()
{
    AccessWorld &w = *m_world;
    const QByteArray set = giveSet("Readers", "\"groups.read\"", "bob");
    static_cast<void>(
        w.make("ada", "/assignments", "{\"user_id\":\"" + w.id("cid") + "\",\"permission_set_id\":\"" + set + "\"}"));
    w.give("cid", "groups");
    QCOMPARE(told(set, ",\"remove\":[\"groups.read\"]"), QByteArray("bob-groups.read"));
    QCOMPARE(told(set, ",\"add\":[\"groups.create\"]"), QByteArray("bob+groups.create"));
    // An owner holds it by being one.
    static_cast<void>(
        w.make("ada", "/assignments", "{\"user_id\":\"" + w.id("ada") + "\",\"permission_set_id\":\"" + set + "\"}"));
    QCOMPARE(told(set, ",\"remove\":[\"groups.read\"]"), QByteArray("bob-groups.read"));
}

void TestSetDiffApi::nodesStandForWhatIsBelow()
{
    AccessWorld &w = *m_world;
    for (const QByteArray &body : {QByteArray("{\"title\":\"Shop\",\"code\":\"shop\"}"),
                                   QByteArray("{\"title\":\"A\",\"code\":\"a\",\"parent\":\"shop\"}"),
                                   QByteArray("{\"title\":\"B\",\"code\":\"b\",\"parent\":\"shop\",\"is_assignable\":false}"),
                                   QByteArray("{\"title\":\"C\",\"code\":\"c\",\"parent\":\"shop.b\"}"),
                                   QByteArray("{\"title\":\"N\",\"code\":\"shop-old\"}")})
        QCOMPARE(w.outcome("root", "POST", "/permissions", body), QByteArray("201"));
    const QByteArray set = giveSet("Shop", "\"shop.a\"", "bob");
    QCOMPARE(told(set, ",\"add\":[\"shop\"]"), QByteArray("bob+shop bob+shop.b.c"));
    QCOMPARE(told(set, ",\"permissions\":[\"shop\"]"), QByteArray("bob+shop bob+shop.b.c"));
    QCOMPARE(told(set, ",\"add\":[\"shop.b\"]"), QByteArray()); // a folder gives nothing by itself
}

void TestSetDiffApi::setsThatAreSwitchedOff()
{
    AccessWorld &w = *m_world;
    const QByteArray set = giveSet("Readers", "\"groups.read\",\"pii.read\"", "bob");
    QCOMPARE(told(set, ",\"is_assignable\":false"), QByteArray("bob-groups.read bob-pii.read"));
    QCOMPARE(w.outcome("ada", "PATCH", "/permission-sets/" + set, "{\"is_assignable\":false}"), QByteArray("200"));
    QCOMPARE(told(set, ",\"add\":[\"users.read\"]"), QByteArray());
    QCOMPARE(told(set, ",\"is_assignable\":true"), QByteArray("bob+groups.read bob+pii.read"));
}

void TestSetDiffApi::groupsAndRoles()
{
    AccessWorld &w = *m_world;
    const QByteArray group = w.make("ada", "/groups", "{\"name\":\"Crew\"}");
    QCOMPARE(w.outcome("ada", "POST", "/groups/" + group + "/users", "{\"user_id\":\"" + w.id("cid") + "\"}").left(1),
             QByteArray("2"));
    const QByteArray set = giveSet("Readers", "\"groups.read\"", {});
    const QByteArray to = "{\"group_id\":\"" + group + "\",\"permission_set_id\":\"" + set + "\"}";
    static_cast<void>(w.make("ada", "/assignments", to));
    QCOMPARE(told(set, ",\"add\":[\"pii.read\"]"), QByteArray("cid+pii.read"));
    QCOMPARE(w.outcome("ada", "PATCH", "/groups/" + group, "{\"is_active\":false}"), QByteArray("200"));
    QCOMPARE(told(set, ",\"add\":[\"pii.read\"]"), QByteArray());
    QCOMPARE(w.outcome("ada", "PATCH", "/groups/" + group, "{\"is_active\":true}"), QByteArray("200"));
    // Who may not come in gains nothing.
    QCOMPARE(w.outcome("ada", "PATCH", "/users/" + w.id("cid"), "{\"is_active\":false}"), QByteArray("200"));
    QCOMPARE(told(set, ",\"add\":[\"pii.read\"]"), QByteArray());
    QCOMPARE(w.outcome("ada", "PATCH", "/users/" + w.id("cid"), "{\"is_active\":true}"), QByteArray("200"));

    const HttpAnswer roles = w.get("ada", "/permission-sets?kind=role&search=user");
    QCOMPARE(told(text(roles.at("items.0.id")), ",\"add\":[\"pii.read\"]"), QByteArray("bob+pii.read cid+pii.read"));
}

void TestSetDiffApi::itIsWhatHappens()
{
    AccessWorld &w = *m_world;
    const QByteArray set = giveSet("Mixed", "\"groups\",\"pii.read\"", "bob");
    w.give("bob", "groups.read");
    const QByteArray change = ",\"add\":[\"users.read\",\"permissions.read\"],\"remove\":[\"groups\"]";
    const HttpAnswer answer = diff("ada", set, change);
    const QSet<QByteArray> before = [&] {
        const auto held = w.permissionsOf("bob");
        return QSet<QByteArray>(held.cbegin(), held.cend());
    }();
    QCOMPARE(w.outcome("ada", "PATCH", "/permission-sets/" + set, '{' + change.sliced(1) + '}'), QByteArray("200"));
    const QSet<QByteArray> after = [&] {
        const auto held = w.permissionsOf("bob");
        return QSet<QByteArray>(held.cbegin(), held.cend());
    }();
    const QList<QByteArray> gained = texts(answer.at("gains.0.permissions"));
    const QList<QByteArray> lost = texts(answer.at("losses.0.permissions"));
    QCOMPARE(QSet<QByteArray>(gained.cbegin(), gained.cend()), QSet<QByteArray>(after).subtract(before));
    QCOMPARE(QSet<QByteArray>(lost.cbegin(), lost.cend()), QSet<QByteArray>(before).subtract(after));
    QVERIFY(lost.size() > 2);
}

void TestSetDiffApi::nothingIsWritten()
{
    AccessWorld &w = *m_world;
    const QByteArray set = giveSet("Readers", "\"groups.read\"", "bob");
    const QList<int> events = w.events(set);
    const QByteArray shown = w.get("ada", "/permission-sets/" + set).body;
    QCOMPARE(told(set, ",\"permissions\":[]"), QByteArray("bob-groups.read"));
    QCOMPARE(w.get("ada", "/permission-sets/" + set).body, shown);
    QCOMPARE(w.events(set), events);
    QVERIFY(w.holds("bob", "groups.read"));
}

void TestSetDiffApi::badInput()
{
    const QByteArray set = giveSet("Readers", "\"groups.read\"", {});
    const auto field = [&](const QByteArray &change) -> QByteArray {
        const HttpAnswer answer = diff("ada", set, change);
        return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.field"));
    };
    QCOMPARE(field(",\"add\":[\"no.such\"]"), QByteArray("400 permissions"));
    QCOMPARE(field(",\"permissions\":\"users\""), QByteArray("400 permissions"));
    QCOMPARE(field(",\"add\":[1]").left(3), QByteArray("400"));
    QCOMPARE(field(",\"is_assignable\":\"no\""), QByteArray("400 is_assignable"));
    QCOMPARE(field(",\"collection\":\"x\""), QByteArray("400 collection"));
    QCOMPARE(field(",\"rule\":null"), QByteArray("400 rule"));
    QCOMPARE(told("01890000-0000-7000-8000-000000000000", ""), QByteArray("404 32004"));
    QCOMPARE(told("x", ""), QByteArray("404 32004"));
    QCOMPARE(m_world->outcome("ada", "POST", "/access/diff", "{\"permission_set_id\":7}"), QByteArray("400 40002"));
}

QTEST_GUILESS_MAIN(TestSetDiffApi)
#include "tst_setdiffapi.moc"
