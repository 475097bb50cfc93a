// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** `/users/batch`: many changes of users, each as if it came alone. */
class TestUserBatchApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    HttpAnswer batch(const QByteArray &person, const QByteArrayList &operations, const QByteArray &members = {});
    /** `status`, or `status code` of a failure, of each. */
    [[nodiscard]] static QList<QByteArray> outcomes(const HttpAnswer &answer);
    [[nodiscard]] static QByteArray create(const QByteArray &name, const QByteArray &more = {});
    [[nodiscard]] QByteArray about(const QByteArray &person, const QByteArray &operation, const QByteArray &more = {}) const;
    /** `total` of a search for users by address. */
    [[nodiscard]] int known(const QByteArray &name);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void whoMay();
    void eachAsIfAlone();
    void everyOneHasItsEntry();
    void theOrderCounts();
    void adminsOfAccounts();
    void accountsApart();
    void lastOwnersStay();
    void passwordsWork();
    void nobodyComesBack();
    void allOrNone();
    void allOrNoneNamesTheFailure();
    void refusalsLeaveTheirTrace();
    void onceWithAKey();
    void aThousand();
    void badInput();
};

HttpAnswer TestUserBatchApi::batch(const QByteArray &person, const QByteArrayList &operations, const QByteArray &members)
{
    return m_world->send(person, "POST", "/users/batch", "{" + members + "\"operations\":[" + operations.join(',') + "]}");
}

QList<QByteArray> TestUserBatchApi::outcomes(const HttpAnswer &answer)
{
    QList<QByteArray> all;
    const QJsonArray results = answer.at("results").toArray();
    for (const QJsonValue &result : results) {
        const QByteArray status = QByteArray::number(result["status"].toInt());
        const bool isFailure = result["error"].isObject();
        all.append(isFailure ? status + ' ' + QByteArray::number(result["error"]["code"].toInt()) : status);
    }
    return all;
}

QByteArray TestUserBatchApi::create(const QByteArray &name, const QByteArray &more)
{
    return R"({"operation":"create","user":{"email":")" + name + R"(@example.test","account_id":"lab","role_id":2)" + more
        + "}}";
}

QByteArray TestUserBatchApi::about(const QByteArray &person, const QByteArray &operation, const QByteArray &more) const
{
    return R"({"operation":")" + operation + R"(","id":")" + m_world->id(person) + '"' + more + '}';
}

int TestUserBatchApi::known(const QByteArray &name)
{
    return m_world->get("root", "/users?email=" + name + "@example.test").at("total").toInt(-1);
}

void TestUserBatchApi::whoMay()
{
    const QByteArray body = "{\"operations\":[" + about("cid", "status", R"(,"is_active":true)") + "]}";
    QCOMPARE(m_world->outcome("nobody", "POST", "/users/batch", body), QByteArray("401 40003"));
    QCOMPARE(m_world->outcome("bob", "POST", "/users/batch", body), QByteArray("403 32001"));
    m_world->give("bob", "users.update");
    for (const QByteArray person : {"bob", "max", "ada", "root"})
        QCOMPARE(outcomes(batch(person, {about("cid", "status", R"(,"is_active":true)")})), QList<QByteArray>{"200"});
}

void TestUserBatchApi::eachAsIfAlone()
{
    const HttpAnswer answer =
        batch("root",
              {create("one"), create("bob"), about("bob", "update", R"(,"user":{"display_name":"Bob B."})"),
               R"({"operation":"update","id":"nobody","user":{"display_name":"N"}})",
               about("cid", "status", R"(,"is_active":false)"), about("max", "delete"), create("two", R"(,"password":"short")"),
               about("bob", "update", R"(,"user":{"role_id":77})"), create("three", R"(,"display_name":"Three")")});
    QCOMPARE(answer.status, 200);
    QCOMPARE(outcomes(answer),
             (QList<QByteArray>{"201", "409 33007", "200", "404 33001", "200", "204", "400 40002", "400 40002", "201"}));
    QCOMPARE(answer.at("succeeded").toInt(), 5);
    QCOMPARE(answer.at("failed").toInt(), 4);
    QCOMPARE(answer.at("results.4.index").toInt(), 4);
    QCOMPARE(text(answer.at("results.0.user.email")), QByteArray("one@example.test"));
    QCOMPARE(text(answer.at("results.2.user.display_name")), QByteArray("Bob B."));
    QCOMPARE(text(answer.at("results.6.error.details.0.field")), QByteArray("password"));
    QCOMPARE(text(answer.at("results.7.error.details.0.field")), QByteArray("role_id"));
    QVERIFY(answer.at("results.5.user").isUndefined());
    QCOMPARE(known("one"), 1);
    QCOMPARE(known("two"), 0);
    QCOMPARE(known("three"), 1);
    // Who was made inactive is out at once.
    QCOMPARE(m_world->outcome("cid", "GET", "/auth/me"), QByteArray("403 33003"));
    QCOMPARE(m_world->outcome("max", "GET", "/auth/me"), QByteArray("403 33003"));
}

void TestUserBatchApi::everyOneHasItsEntry()
{
    const HttpAnswer answer = batch("root",
                                    {create("one"), about("bob", "status", R"(,"is_active":false)"),
                                     about("bob", "status", R"(,"is_active":false)"), about("cid", "delete"), create("bob")});
    QCOMPARE(outcomes(answer), (QList<QByteArray>{"201", "200", "200", "204", "409 33007"}));
    QCOMPARE(m_world->events(text(answer.at("results.0.user.id"))), QList<int>{10001});
    // What changes nothing leaves no entry.
    const QList<int> ofBob = m_world->events(m_world->id("bob"));
    QCOMPARE(ofBob.count(10005), 1);
    QCOMPARE(m_world->events(m_world->id("cid")).last(), 10003);
}

void TestUserBatchApi::theOrderCounts()
{
    QByteArrayList operations;
    for (int i = 0; i < 20; ++i)
        operations.append(about("bob", "update", ",\"user\":{\"display_name\":\"" + QByteArray::number(i) + QByteArray("\"}")));
    QCOMPARE(batch("root", operations).at("succeeded").toInt(), 20);
    QCOMPARE(text(m_world->get("root", "/users/" + m_world->id("bob")).at("display_name")), QByteArray("19"));
}

void TestUserBatchApi::adminsOfAccounts()
{
    const HttpAnswer answer =
        batch("max",
              {create("one"), about("bob", "update", R"(,"user":{"display_name":"Robert"})"),
               about("bob", "update", R"(,"user":{"role_id":1})"), about("ada", "status", R"(,"is_active":false)"),
               about("cid", "delete"), about("eve", "update", R"(,"user":{"display_name":"E"})")});
    QCOMPARE(outcomes(answer), (QList<QByteArray>{"403 40006", "200", "403 40006", "403 33015", "403 40006", "404 33001"}));
    QCOMPARE(text(answer.at("results.2.error.details.0.field")), QByteArray("role_id"));
    QCOMPARE(known("one"), 0);
    // Whose right ends on the way may do no more from then on.
    const QByteArray own = about("max", "status", R"(,"is_active":false)");
    const HttpAnswer ending = batch("max",
                                    {about("bob", "update", R"(,"user":{"display_name":"B"})"), own,
                                     about("bob", "update", R"(,"user":{"display_name":"Too late"})")});
    QCOMPARE(outcomes(ending), (QList<QByteArray>{"200", "200", "403 33003"}));
    QCOMPARE(text(m_world->get("root", "/users/" + m_world->id("bob")).at("display_name")), QByteArray("B"));
}

void TestUserBatchApi::accountsApart()
{
    // With an account chosen, users of others do not exist.
    const QByteArray body = "{\"operations\":[" + about("bob", "status", R"(,"is_active":false)") + ","
        + about("eve", "status", R"(,"is_locked":true)")
        + R"(,{"operation":"create","user":{"email":"new@example.test","role_id":2}}]})";
    const HttpAnswer answer = m_world->send("root", "POST", "/users/batch", body, {{"X-Account-ID", "lab"}});
    QCOMPARE(outcomes(answer), (QList<QByteArray>{"200", "404 33001", "201"}));
    QCOMPARE(text(answer.at("results.2.user.account_id")), m_world->accountId("lab"));
    QCOMPARE(m_world->outcome("eve", "GET", "/auth/me"), QByteArray("200"));
}

void TestUserBatchApi::lastOwnersStay()
{
    const HttpAnswer answer = batch("root", {about("ada", "delete"), about("root", "status", R"(,"is_locked":true)")});
    QCOMPARE(answer.at("failed").toInt(), 2);
    QCOMPARE(m_world->outcome("ada", "GET", "/auth/me"), QByteArray("200"));
    QCOMPARE(m_world->outcome("root", "GET", "/auth/me"), QByteArray("200"));
}

void TestUserBatchApi::passwordsWork()
{
    QByteArrayList operations;
    for (const QByteArray name : {"one", "two", "three"})
        operations.append(create(name, R"(,"password":")" + DataWorld::password().toUtf8() + '"'));
    const HttpAnswer answer = batch("root", operations);
    QCOMPARE(answer.at("succeeded").toInt(), 3);
    for (const QJsonValue result : answer.at("results").toArray()) {
        const QByteArray id = text(result["user"]["id"]);
        QCOMPARE(m_world->outcome("root", "POST", "/users/" + id + "/verify"), QByteArray("200"));
    }
    m_world->signIn("three", "lab");
    QCOMPARE(m_world->outcome("three", "GET", "/auth/me"), QByteArray("200"));
}

void TestUserBatchApi::nobodyComesBack()
{
    QCOMPARE(outcomes(batch("root", {about("cid", "delete", R"(,"blacklist":true)")})), QList<QByteArray>{"204"});
    const QByteArray other = R"({"operation":"create","user":{"email":"cid@example.test","account_id":"other","role_id":2}})";
    QCOMPARE(outcomes(batch("root", {other, create("one")})), (QList<QByteArray>{"403 33018", "201"}));
    QCOMPARE(batch("root", {create("two"), other}, "\"atomic\":true,").at("index").toInt(), 1);
    QCOMPARE(known("two"), 0);
    // Both attempts stand in the trail, though nothing else of the second does.
    QCOMPARE(m_world->get("root", "/audit-logs?event=10082").at("items").toArray().size(), 2);
}

void TestUserBatchApi::allOrNone()
{
    const HttpAnswer answer = batch(
        "root", {create("one"), about("bob", "status", R"(,"is_locked":true)"), about("cid", "delete")}, "\"atomic\":true,");
    QCOMPARE(answer.status, 200);
    QCOMPARE(outcomes(answer), (QList<QByteArray>{"201", "200", "204"}));
    QCOMPARE(known("one"), 1);
    QCOMPARE(m_world->outcome("bob", "GET", "/auth/me"), QByteArray("403 33004"));
}

void TestUserBatchApi::allOrNoneNamesTheFailure()
{
    const auto failing = [this](const QByteArray &third) {
        const HttpAnswer answer = batch(
            "root", {create("one"), about("bob", "update", R"(,"user":{"display_name":"Changed"})"), third, create("two")},
            "\"atomic\":true,");
        return QByteArray::number(answer.status) + ' ' + QByteArray::number(answer.at("code").toInt()) + " at "
            + QByteArray::number(answer.at("index").toInt(-1));
    };
    QCOMPARE(failing(create("one")), QByteArray("409 33007 at 2"));
    QCOMPARE(failing(R"({"operation":"delete","id":"nobody"})"), QByteArray("404 33001 at 2"));
    QCOMPARE(failing(R"({"operation":"rename","id":"x"})"), QByteArray("400 40002 at 2"));
    QCOMPARE(failing(create("three", R"(,"password":"short")")), QByteArray("400 40002 at 2"));
    QCOMPARE(known("one"), 0);
    QCOMPARE(known("two"), 0);
    QVERIFY(text(m_world->get("root", "/users/" + m_world->id("bob")).at("display_name")) != "Changed");
}

/** As if each had come alone, but one entry for all that were refused for one reason. */
void TestUserBatchApi::refusalsLeaveTheirTrace()
{
    const auto refusals = [this] {
        QList<QByteArray> all;
        for (const QJsonValue entry : m_world->get("root", "/audit-logs?event=49020&sort_order=asc").at("items").toArray()) {
            QByteArray what = text(entry["user_id"]) == m_world->id("max") ? "max:" : "somebody else:";
            for (const QJsonValue change : entry["changes"].toArray())
                what += ' ' + change["after"].toVariant().toString().toUtf8();
            all.append(what);
        }
        return all;
    };
    const QByteArrayList operations{create("one"),
                                    about("bob", "update", R"(,"user":{"display_name":"Robert"})"),
                                    about("bob", "update", R"(,"user":{"role_id":1})"),
                                    about("ada", "status", R"(,"is_active":false)"),
                                    about("cid", "delete"),
                                    about("eve", "update", R"(,"user":{"display_name":"E"})")};
    QCOMPARE(batch("max", operations).at("failed").toInt(), 5);
    const QByteArray path = "max: POST /api/v1/users/batch 403";
    const QList<QByteArray> each{path + " 3 0", path + " 1 3"};
    QTRY_COMPARE(refusals(), each);
    // Nothing of this one is done, but that it was tried is known.
    const HttpAnswer together = batch("max", {operations[1], operations[4]}, "\"atomic\":true,");
    QCOMPARE(together.status, 403);
    QCOMPARE(together.at("index").toInt(), 1);
    QTRY_COMPARE(refusals(), each + QList<QByteArray>{path});
}

void TestUserBatchApi::onceWithAKey()
{
    const auto keyed = [this](const QByteArray &name, const QByteArray &members) {
        return m_world->send("root", "POST", "/users/batch", "{" + members + "\"operations\":[" + create(name) + "]}",
                             {{"Idempotency-Key", "8d6f2c"}});
    };
    const QByteArray atomic = "\"atomic\":true,";
    const HttpAnswer alone = keyed("one", {});
    QCOMPARE(alone.status, 400);
    QCOMPARE(text(alone.at("details.0.field")), QByteArray("atomic"));
    QCOMPARE(known("one"), 0);
    const HttpAnswer first = keyed("one", atomic);
    QCOMPARE(outcomes(first), QList<QByteArray>{"201"});
    QVERIFY(first.header("Idempotent-Replayed").isNull());
    const HttpAnswer again = keyed("one", atomic);
    QCOMPARE(again.header("Idempotent-Replayed"), QByteArray("true"));
    QCOMPARE(again.body, first.body);
    QCOMPARE(known("one"), 1);
    QCOMPARE(keyed("two", atomic).at("code").toInt(), 40020);
    QCOMPARE(known("two"), 0);
}

void TestUserBatchApi::aThousand()
{
    QByteArrayList operations;
    for (int i = 0; i < 1000; ++i)
        operations.append(create("many" + QByteArray::number(i)));
    const HttpAnswer answer = batch("root", operations);
    QCOMPARE(answer.at("succeeded").toInt(), 1000);
    QCOMPARE(m_world->get("root", "/users?search=many&account_id=lab").at("total").toInt(), 1000);
    operations.append(create("beyond"));
    QCOMPARE(batch("root", operations).at("code").toInt(), 40002);
    QCOMPARE(known("beyond"), 0);
}

void TestUserBatchApi::badInput()
{
    const auto refused = [this](const QByteArray &body) -> QByteArray {
        const HttpAnswer answer = m_world->send("root", "POST", "/users/batch", body);
        return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.field"));
    };
    const auto first = [&](const QByteArray &operation) -> QByteArray {
        return refused("{\"atomic\":true,\"operations\":[" + operation + "]}");
    };
    QCOMPARE(refused("{}"), QByteArray("400 operations"));
    QCOMPARE(refused(R"({"operations":[]})"), QByteArray("400 operations"));
    QCOMPARE(refused(R"({"operations":{}})"), QByteArray("400 operations"));
    QCOMPARE(refused(R"({"atomic":"yes","operations":[]})"), QByteArray("400 atomic"));
    QCOMPARE(first(R"({"id":"x"})"), QByteArray("400 operation"));
    QCOMPARE(first("7"), QByteArray("400 operation"));
    QCOMPARE(first(R"({"operation":"merge"})"), QByteArray("400 operation"));
    QCOMPARE(first(R"({"operation":"delete"})"), QByteArray("400 id"));
    QCOMPARE(first(R"({"operation":"status","id":"x"})"), QByteArray("400 is_active"));
    QCOMPARE(first(R"({"operation":"update","id":"x"})"), QByteArray("400 user"));
    QCOMPARE(first(R"({"operation":"create","user":[]})"), QByteArray("400 user"));
    QCOMPARE(first(R"({"operation":"update","id":"x","user":{"is_active":1}})"), QByteArray("400 is_active"));
}

QTEST_GUILESS_MAIN(TestUserBatchApi)
#include "tst_userbatchapi.moc"
