// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** Types of users: who makes those that stand for programs, and what they cannot do. P-036 as far as users of the server's own go. */
class TestUserTypesApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    [[nodiscard]] static QByteArray service(const QByteArray &name, const QByteArray &more = {});
    HttpAnswer makeService(const QByteArray &person, const QByteArray &name, const QByteArray &more = {});
    [[nodiscard]] QByteArray become(const QByteArray &person, const QByteArray &patch, const QByteArray &asker = "root");
    [[nodiscard]] HttpAnswer signIn(const QByteArray &person, const QByteArray &account = "lab");
    [[nodiscard]] QList<QByteArray> listed(const QByteArray &person, const QByteArray &query);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void whoMakesThem();
    void personsAreForSuperadmins();
    void nobodyGivesWhatHeHasNot();
    void listedByType();
    void noWayIn();
    void becomingOne();
    void becomingAPerson();
    void theLastStayPersons();
    void p036_systemUsersStayAsTheyAre();
    void inBatches();
    void badInput();
};

QByteArray TestUserTypesApi::service(const QByteArray &name, const QByteArray &more)
{
    return R"({"email":")" + name + R"(@example.test","role_id":2,"type":"service")" + more + '}';
}

HttpAnswer TestUserTypesApi::makeService(const QByteArray &person, const QByteArray &name, const QByteArray &more)
{
    return m_world->send(person, "POST", "/users", service(name, more));
}

QByteArray TestUserTypesApi::become(const QByteArray &person, const QByteArray &patch, const QByteArray &asker)
{
    return m_world->outcome(asker, "PATCH", "/users/" + m_world->id(person), patch);
}

HttpAnswer TestUserTypesApi::signIn(const QByteArray &person, const QByteArray &account)
{
    return m_world->send("nobody", "POST", "/auth/login",
                         R"({"account":")" + account + R"(","email":")" + person + R"(@example.test","password":")"
                             + DataWorld::password().toUtf8() + "\"}");
}

QList<QByteArray> TestUserTypesApi::listed(const QByteArray &person, const QByteArray &query)
{
    QList<QByteArray> names;
    const QJsonArray items = m_world->get(person, "/users?sort=email&" + query).at("items").toArray();
    for (const QJsonValue &item : items)
        names.append(text(item["email"]).split('@').first());
    return names;
}

void TestUserTypesApi::whoMakesThem()
{
    QCOMPARE(makeService("nobody", "n").at("code").toInt(), 40003);
    QCOMPARE(makeService("bob", "b").at("code").toInt(), 32001);
    m_world->give("bob", "users.create");
    for (const QByteArray person : {"bob", "max", "ada"}) {
        const HttpAnswer made = makeService(person, "by-" + person);
        QCOMPARE(made.status, 201);
        QCOMPARE(text(made.at("type")), QByteArray("service"));
        QCOMPARE(made.at("can_login").toBool(true), false);
        QCOMPARE(text(made.at("account_id")), m_world->accountId("lab"));
        QCOMPARE(m_world->events(text(made.at("id"))), QList<int>{10001});
    }
    const HttpAnswer api =
        m_world->send("root", "POST", "/users", R"({"email":"key@example.test","role_id":2,"type":"api","account_id":"lab"})");
    QCOMPARE(text(api.at("type")), QByteArray("api"));
    QCOMPARE(text(m_world->get("ada", "/users/" + text(api.at("id"))).at("type")), QByteArray("api"));
    // Others make them in their own account, and have no other.
    QCOMPARE(makeService("eve", "by-eve", R"(,"account_id":"lab")").at("code").toInt(), 34003);
    QCOMPARE(makeService("eve", "by-eve", R"(,"account_id":"unheard-of")").at("code").toInt(), 34003);
    QCOMPARE(text(makeService("eve", "by-eve").at("account_id")), m_world->accountId("other"));
}

void TestUserTypesApi::personsAreForSuperadmins()
{
    const auto create = [this](const QByteArray &body) { return m_world->outcome("ada", "POST", "/users", body); };
    QCOMPARE(create(R"({"email":"p@example.test","role_id":2})"), QByteArray("403 40006"));
    QCOMPARE(create(R"({"email":"p@example.test","role_id":2,"type":"person"})"), QByteArray("403 40006"));
    const HttpAnswer elsewhere = makeService("ada", "p", R"(,"external_id":"x")");
    QCOMPARE(elsewhere.at("code").toInt(), 40006);
    QCOMPARE(text(elsewhere.at("details.0.field")), QByteArray("external_id"));
    const HttpAnswer person =
        m_world->send("root", "POST", "/users", R"({"email":"p@example.test","role_id":2,"account_id":"lab"})");
    QCOMPARE(text(person.at("type")), QByteArray("person"));
    QCOMPARE(person.at("can_login").toBool(), true);
    // What somebody is, superadmins say.
    QCOMPARE(become("bob", R"({"type":"service"})", "ada"), QByteArray("403 40006"));
}

void TestUserTypesApi::nobodyGivesWhatHeHasNot()
{
    m_world->give("bob", "users.create");
    // The role admin holds more than bob does.
    const QByteArray admin = R"({"email":"s@example.test","role_id":1,"type":"service"})";
    QCOMPARE(m_world->outcome("bob", "POST", "/users", admin), QByteArray("403 40108"));
    QCOMPARE(m_world->outcome("max", "POST", "/users", admin), QByteArray("201"));
    const QByteArray group = m_world->make("ada", "/groups", R"({"name":"Everybody","is_default":true})");
    QCOMPARE(makeService("bob", "joins").status, 201);
    m_world->make("root", "/assignments", "{\"permission\":\"pii.read\",\"group_id\":\"" + group + QByteArray("\"}"));
    QCOMPARE(makeService("bob", "gains").at("code").toInt(), 40108);
    m_world->give("bob", "pii.read");
    QCOMPARE(makeService("bob", "gains").status, 201);
}

void TestUserTypesApi::listedByType()
{
    QCOMPARE(makeService("ada", "robot").status, 201);
    QCOMPARE(makeService("eve", "elsewhere").status, 201);
    QCOMPARE(listed("ada", "type=service"), QList<QByteArray>{"robot"});
    QCOMPARE(listed("root", "type=service"), (QList<QByteArray>{"elsewhere", "robot"}));
    QCOMPARE(listed("ada", "type=person"), (QList<QByteArray>{"ada", "bob", "cid", "max"}));
    QCOMPARE(listed("ada", "type=person&search=bo"), QList<QByteArray>{"bob"});
    QCOMPARE(listed("ada", "type=api"), QList<QByteArray>());
    QCOMPARE(listed("ada", "type=system"), QList<QByteArray>());
    const HttpAnswer wrong = m_world->get("ada", "/users?type=robot");
    QCOMPARE(wrong.status, 400);
    QCOMPARE(text(wrong.at("details.0.field")), QByteArray("type"));
}

void TestUserTypesApi::noWayIn()
{
    const QByteArray id = text(makeService("ada", "robot").at("id"));
    QCOMPARE(signIn("robot").at("code").toInt(), 40004);
    const QByteArray password = "/users/" + id + "/password";
    QCOMPARE(m_world->outcome("root", "PUT", password, R"({"new_password":"correct horse battery"})"), QByteArray("403 33005"));
    QCOMPARE(m_world->outcome("root", "PUT", password, R"({"send_reset_link":true})"), QByteArray("403 33005"));
    // Asking for a link looks the same as for anybody, and sends none.
    const HttpAnswer asked = m_world->send("nobody", "POST", "/auth/forgot-password", R"({"email":"robot@example.test"})");
    QCOMPARE(asked.status, 200);
    const QJsonArray entries =
        m_world->get("root", "/audit-logs?sort_order=desc&limit=5&record_id=" + id).at("items").toArray();
    QVERIFY(QJsonDocument(entries).toJson().contains("user_cannot_login"));
    QVERIFY(!QJsonDocument(entries).toJson().contains("email_known"));
    QCOMPARE(m_world->outcome("root", "PATCH", "/users/" + id, R"({"can_login":true})"), QByteArray("400 40002"));
    QCOMPARE(m_world->outcome("ada", "PATCH", "/users/" + id, R"({"can_login":true})"), QByteArray("400 40002"));
    // Whoever cannot sign in owns no account.
    QCOMPARE(m_world->outcome("root", "POST", "/accounts/lab/owners", "{\"user_id\":\"" + id + QByteArray("\"}")),
             QByteArray("409 33005"));
    QCOMPARE(m_world->outcome("ada", "PATCH", "/users/" + id, R"({"display_name":"Robot","is_active":false})"),
             QByteArray("200"));
}

void TestUserTypesApi::becomingOne()
{
    QCOMPARE(m_world->outcome("bob", "GET", "/auth/me"), QByteArray("200"));
    QCOMPARE(become("bob", R"({"type":"service"})"), QByteArray("200"));
    const HttpAnswer user = m_world->get("root", "/users/" + m_world->id("bob"));
    QCOMPARE(text(user.at("type")), QByteArray("service"));
    QCOMPARE(user.at("can_login").toBool(true), false);
    // Signed out, and told the reason only with the right password.
    QCOMPARE(m_world->outcome("bob", "GET", "/auth/me"), QByteArray("401 30002"));
    const HttpAnswer again = signIn("bob");
    QCOMPARE(again.status, 401);
    QCOMPARE(again.at("code").toInt(), 33005);
    QCOMPARE(become("cid", R"({"type":"api","can_login":true})"), QByteArray("400 40002"));
    QCOMPARE(m_world->outcome("cid", "GET", "/auth/me"), QByteArray("200"));
}

void TestUserTypesApi::becomingAPerson()
{
    QCOMPARE(become("bob", R"({"type":"service"})"), QByteArray("200"));
    QCOMPARE(become("bob", R"({"type":"api"})"), QByteArray("200"));
    QCOMPARE(become("bob", R"({"type":"person"})"), QByteArray("200"));
    // That alone lets nobody in.
    QCOMPARE(signIn("bob").at("code").toInt(), 33005);
    QCOMPARE(become("bob", R"({"can_login":true})"), QByteArray("200"));
    QCOMPARE(signIn("bob").status, 200);
    QCOMPARE(become("bob", R"({"type":"service"})"), QByteArray("200"));
    QCOMPARE(become("bob", R"({"type":"person","can_login":true})"), QByteArray("200"));
    QCOMPARE(signIn("bob").status, 200);
}

void TestUserTypesApi::theLastStayPersons()
{
    QCOMPARE(become("ada", R"({"type":"service"})"), QByteArray("409 40059"));
    QCOMPARE(become("root", R"({"type":"service"})"), QByteArray("409 40051"));
    QCOMPARE(m_world->outcome("ada", "GET", "/auth/me"), QByteArray("200"));
    QCOMPARE(m_world->outcome("root", "GET", "/auth/me"), QByteArray("200"));
}

void TestUserTypesApi::p036_systemUsersStayAsTheyAre()
{
    QCOMPARE(become("bob", R"({"type":"system"})"), QByteArray("409 33002"));
    QCOMPARE(m_world->outcome("root", "POST", "/users",
                              R"({"email":"s@example.test","role_id":2,"type":"system","account_id":"lab"})"),
             QByteArray("409 33002"));
    // There is no request that makes one.
    m_world->server().execute("UPDATE users SET type = 'system', can_login = $2 WHERE id = $1", {m_world->id("cid"), false});
    QCOMPARE(listed("ada", "type=system"), QList<QByteArray>{"cid"});
    for (const QByteArray patch :
         {R"({"type":"person"})", R"({"is_active":false})", R"({"is_locked":true})", R"({"display_name":"C"})"})
        QCOMPARE(become("cid", patch), QByteArray("409 33002"));
    QCOMPARE(m_world->outcome("root", "DELETE", "/users/" + m_world->id("cid")), QByteArray("409 33002"));
    QCOMPARE(m_world->outcome("root", "PUT", "/users/" + m_world->id("cid") + "/password",
                              R"({"new_password":"correct horse battery"})"),
             QByteArray("403 33005"));
    QCOMPARE(m_world->get("root", "/users/" + m_world->id("cid")).at("is_active").toBool(), true);
}

void TestUserTypesApi::inBatches()
{
    m_world->give("bob", "users.create");
    const auto create = [](const QByteArray &user) -> QByteArray { return R"({"operation":"create","user":)" + user + '}'; };
    const QByteArrayList operations{create(service("one")), create(R"({"email":"p@example.test","role_id":2})"),
                                    create(R"({"email":"a@example.test","role_id":1,"type":"service"})"),
                                    create(service("two", R"(,"account_id":"other")")),
                                    R"({"operation":"update","id":")" + m_world->id("cid")
                                        + R"(","user":{"display_name":"C"}})"};
    const HttpAnswer answer = m_world->send("bob", "POST", "/users/batch", "{\"operations\":[" + operations.join(',') + "]}");
    QCOMPARE(answer.status, 200);
    QList<int> codes;
    for (const QJsonValue result : answer.at("results").toArray())
        codes.append(result["error"]["code"].toInt());
    QCOMPARE(codes, (QList<int>{0, 40006, 40108, 34003, 32001}));
    QCOMPARE(listed("ada", "type=service"), QList<QByteArray>{"one"});
}

void TestUserTypesApi::badInput()
{
    const auto field = [this](const QByteArray &more) -> QByteArray {
        const HttpAnswer answer = makeService("ada", "bad", more);
        return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.field")) + ' '
            + text(answer.at("details.0.code"));
    };
    QCOMPARE(field(R"(,"password":"correct horse battery")"), QByteArray("400 password only_persons"));
    QCOMPARE(field(R"(,"can_login":true)"), QByteArray("400 can_login only_persons"));
    const HttpAnswer wrong = m_world->send("root", "POST", "/users",
                                           R"({"email":"bad@example.test","role_id":2,"account_id":"lab","type":"robot"})");
    QCOMPARE(wrong.status, 400);
    QCOMPARE(text(wrong.at("details.0.field")), QByteArray("type"));
    QCOMPARE(become("bob", R"({"type":7})"), QByteArray("400 40002"));
    QCOMPARE(listed("root", "search=bad"), QList<QByteArray>());
}

QTEST_GUILESS_MAIN(TestUserTypesApi)
#include "tst_usertypesapi.moc"
