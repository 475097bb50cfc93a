// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** `/users` for those who run an account without being superadmins: `users.read`, `users.update`, and what stays out of reach. */
class TestAccountAdminsApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    /** `status`, or `status code` of a refusal. */
    [[nodiscard]] QByteArray change(const QByteArray &asker, const QByteArray &person, const QByteArray &body)
    {
        return m_world->outcome(asker, "PATCH", "/users/" + m_world->id(person), body);
    }
    /** The addresses in a list, in order. */
    [[nodiscard]] QByteArray addresses(const QByteArray &asker, const QByteArray &query);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void listsHoldTheOwnAccount();
    void oneUser();
    void i9_adminsChangeNoOwners();
    void p033_disabledAndUnlocked();
    void p035_profilesOfOthers();
    void p036_deleted();
    void whatOnlySuperadminsChange();
    void badInput();
};

QByteArray TestAccountAdminsApi::addresses(const QByteArray &asker, const QByteArray &query)
{
    const HttpAnswer answer = m_world->get(asker, "/users?sort=email&" + query);
    if (answer.status != 200)
        return QByteArray::number(answer.status) + ' ' + QByteArray::number(answer.at("code").toInt());
    QByteArrayList found;
    const QJsonArray items = answer.at("items").toArray();
    for (const QJsonValue &item : items)
        found.append(text(item["email"]).split('@').first());
    return found.join(' ');
}

void TestAccountAdminsApi::listsHoldTheOwnAccount()
{
    AccessWorld &w = *m_world;
    QCOMPARE(addresses("nobody", {}), QByteArray("401 40003"));
    QCOMPARE(addresses("bob", {}), QByteArray("403 32001"));
    QCOMPARE(addresses("max", {}), QByteArray("ada bob cid max"));
    QCOMPARE(addresses("ada", {}), QByteArray("ada bob cid max"));
    QCOMPARE(addresses("eve", {}), QByteArray("eve"));
    QCOMPARE(addresses("root", {}), QByteArray("ada bob cid eve max root"));
    QCOMPARE(addresses("max", "account_id=lab"), QByteArray("ada bob cid max"));
    QCOMPARE(addresses("max", "account_id=" + w.accountId("lab")), QByteArray("ada bob cid max"));
    // Another account answers like one that is not there.
    QCOMPARE(addresses("max", "account_id=other"), QByteArray("404 34003"));
    QCOMPARE(addresses("max", "account_id=nothing"), QByteArray("404 34003"));
    QCOMPARE(addresses("max", "search=eve"), QByteArray());
    QCOMPARE(addresses("max", "search=cid"), QByteArray("cid"));
    // From the very next request on.
    const QByteArray given = w.give("bob", "users.read");
    QCOMPARE(addresses("bob", "search=cid"), QByteArray("cid"));
    QCOMPARE(w.outcome("ada", "DELETE", "/assignments/" + given), QByteArray("204"));
    QCOMPARE(addresses("bob", {}), QByteArray("403 32001"));
}

void TestAccountAdminsApi::oneUser()
{
    AccessWorld &w = *m_world;
    const auto show = [&](const QByteArray &asker, const QByteArray &id) { return w.outcome(asker, "GET", "/users/" + id); };
    QCOMPARE(show("nobody", w.id("bob")), QByteArray("401 40003"));
    QCOMPARE(show("bob", w.id("bob")), QByteArray("403 32001"));
    QCOMPARE(show("max", w.id("bob")), QByteArray("200"));
    const HttpAnswer foreign = w.get("max", "/users/" + w.id("eve"));
    const HttpAnswer unknown = w.get("max", "/users/00000000-0000-7000-8000-00000000abcd");
    QCOMPARE(foreign.status, 404);
    QCOMPARE(foreign.at("code").toInt(), 33001);
    QCOMPARE(foreign.at("detail"), unknown.at("detail"));
    QVERIFY(!w.get("max", "/users/" + w.id("bob")).body.contains("argon2"));
}

void TestAccountAdminsApi::i9_adminsChangeNoOwners()
{
    QCOMPARE(change("max", "ada", R"({"is_active":false})"), QByteArray("403 33015"));
    QCOMPARE(change("max", "ada", R"({"display_name":"Not Ada"})"), QByteArray("403 33015"));
    QCOMPARE(change("ada", "ada", R"({"display_name":"Ada"})"), QByteArray("200"));
    // The last owner cannot lock herself out either.
    QCOMPARE(change("ada", "ada", R"({"is_active":false})"), QByteArray("409 40059"));
    QCOMPARE(change("max", "eve", R"({"is_active":false})"), QByteArray("404 33001"));
    QCOMPARE(change("max", "root", R"({"is_active":false})"), QByteArray("404 33001"));
}

void TestAccountAdminsApi::p033_disabledAndUnlocked()
{
    AccessWorld &w = *m_world;
    QCOMPARE(change("nobody", "bob", R"({"is_active":false})"), QByteArray("401 40003"));
    QCOMPARE(change("cid", "bob", R"({"is_active":false})"), QByteArray("403 32001"));
    w.give("cid", "users.read");
    QCOMPARE(change("cid", "bob", R"({"is_active":false})"), QByteArray("403 32001"));
    w.give("cid", "users.update");
    QCOMPARE(w.outcome("bob", "GET", "/auth/me"), QByteArray("200"));
    QCOMPARE(change("cid", "bob", R"({"is_active":false})"), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "GET", "/auth/me"), QByteArray("403 33003"));
    QCOMPARE(change("cid", "bob", R"({"is_active":true})"), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "GET", "/auth/me"), QByteArray("200"));
    QCOMPARE(change("max", "bob", R"({"is_locked":true})"), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "GET", "/auth/me"), QByteArray("403 33004"));
    QCOMPARE(change("max", "bob", R"({"is_locked":false,"display_name":"Bob"})"), QByteArray("200"));
    QCOMPARE(text(w.get("max", "/users/" + w.id("bob")).at("display_name")), QByteArray("Bob"));
    const QList<int> events = w.events(w.id("bob"));
    QCOMPARE(events.mid(events.indexOf(10005)), (QList<int>{10005, 10004, 10006, 10007}));
}

void TestAccountAdminsApi::p035_profilesOfOthers()
{
    AccessWorld &w = *m_world;
    const QByteArray profile = R"({"profile_data":{"desk":7}})";
    QCOMPARE(w.outcome("bob", "PATCH", "/auth/me", profile), QByteArray("200"));
    QCOMPARE(change("nobody", "bob", profile), QByteArray("401 40003"));
    QCOMPARE(change("cid", "bob", profile), QByteArray("403 32001"));
    QCOMPARE(w.outcome("cid", "GET", "/users/" + w.id("bob")), QByteArray("403 32001"));
    QCOMPARE(change("eve", "bob", profile), QByteArray("404 33001"));
    QCOMPARE(change("max", "bob", R"({"profile_data":{"desk":8}})"), QByteArray("200"));
    QCOMPARE(w.get("max", "/users/" + w.id("bob")).at("profile_data.desk").toInt(), 8);
    QCOMPARE(w.get("bob", "/auth/me").at("user.profile_data.desk").toInt(), 8);
}

void TestAccountAdminsApi::p036_deleted()
{
    AccessWorld &w = *m_world;
    const QByteArray group = w.make("max", "/groups", R"({"name":"Crew"})");
    const QByteArray members = "/groups/" + group + "/users";
    QCOMPARE(w.outcome("max", "POST", members, "{\"user_id\":\"" + w.id("bob") + "\"}").left(1), QByteArray("2"));
    w.give("bob", "users.read");
    QCOMPARE(w.outcome("bob", "GET", "/users"), QByteArray("200"));
    QCOMPARE(w.outcome("root", "DELETE", "/users/" + w.id("bob")), QByteArray("204"));
    QCOMPARE(w.outcome("bob", "GET", "/users"), QByteArray("403 33003"));
    QCOMPARE(w.get("root", "/users?is_active=true&search=bob").at("total").toInt(-1), 0);
    // Nobody who is deleted is let in again by his password, and the server's own superadmin stays.
    QCOMPARE(w.outcome("nobody", "POST", "/auth/login",
                       "{\"account\":\"lab\",\"email\":\"bob@example.test\",\"password\":\"" + DataWorld::password().toUtf8()
                           + QByteArray("\"}")),
             QByteArray("401 33003"));
    QCOMPARE(w.outcome("root", "DELETE", "/users/" + w.id("root")).left(3), QByteArray("409"));
    QVERIFY(w.events(w.id("bob")).contains(10003));
}

void TestAccountAdminsApi::whatOnlySuperadminsChange()
{
    AccessWorld &w = *m_world;
    for (const QByteArray &body :
         {QByteArray(R"({"role_id":1})"), QByteArray(R"({"email":"new@example.test"})"), QByteArray(R"({"external_id":"x"})"),
          QByteArray(R"({"auth_provider":"oauth"})"), QByteArray(R"({"unknown":1})")}) {
        const HttpAnswer refused = w.send("ada", "PATCH", "/users/" + w.id("bob"), body);
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.at("code").toInt(), 40006);
        QVERIFY(body.contains(text(refused.at("details.0.field"))));
    }
    // Half of it is not done either.
    QCOMPARE(change("ada", "bob", R"({"is_active":false,"role_id":1})"), QByteArray("403 40006"));
    QCOMPARE(w.outcome("bob", "GET", "/auth/me"), QByteArray("200"));
    QCOMPARE(change("root", "bob", R"({"role_id":1})"), QByteArray("200"));
    for (const auto &[method, path] : {std::pair{"DELETE", ""}, std::pair{"PUT", "/password"}, std::pair{"POST", "/verify"}})
        QCOMPARE(w.outcome("ada", method, "/users/" + w.id("bob") + path, "{}"), QByteArray("403 40006"));
}

void TestAccountAdminsApi::badInput()
{
    QCOMPARE(change("max", "bob", R"({"is_active":"yes"})"), QByteArray("400 40002"));
    QCOMPARE(change("max", "bob", "[]"), QByteArray("400 40001"));
    QCOMPARE(addresses("max", "limit=0"), QByteArray("400 40002"));
    QCOMPARE(addresses("max", "role_id=x"), QByteArray("400 40002"));
}

QTEST_GUILESS_MAIN(TestAccountAdminsApi)
#include "tst_accountadminsapi.moc"
