// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

#include <map>

using namespace basalt;
using namespace basalt::test;

/** Open sessions of an account's users, for those who may change users. One's own are shown by tst_ownuserapi. */
class TestSessionsApi : public QObject
{
    Q_OBJECT

private:
    /** One of each engine: the functions use people of their own. */
    std::map<db::Engine, std::unique_ptr<AccessWorld>> m_worlds;

    [[nodiscard]] AccessWorld &world();
    /** The only open session of a user, as root sees it. */
    [[nodiscard]] QByteArray sessionOf(const QByteArray &userId);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { m_worlds.clear(); }

    void whoMay_data();
    void whoMay();
    void whatIsTold();
    void endedAtOnceAndInTheTrail();
    void oneOfAnotherUser();
    void ownersAreAnOwners();
    void thePermissionIsTakenBack();
};

AccessWorld &TestSessionsApi::world()
{
    auto &made = m_worlds[testEngine()];
    if (!made)
        made = std::make_unique<AccessWorld>(testEngine());
    return *made;
}

QByteArray TestSessionsApi::sessionOf(const QByteArray &userId)
{
    const HttpAnswer answer = world().get("root", "/users/" + userId + "/sessions");
    return answer.at("total").toInt() == 1 ? text(answer.at("items.0.id")) : QByteArray("not one");
}

void TestSessionsApi::whoMay_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QByteArray>("success");
    QTest::newRow("list") << QByteArray("GET") << QByteArray() << QByteArray("200");
    QTest::newRow("end all") << QByteArray("DELETE") << QByteArray() << QByteArray("200");
    QTest::newRow("end one") << QByteArray("DELETE") << QByteArray("/{session}") << QByteArray("204");
}

void TestSessionsApi::whoMay()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, rest);
    QFETCH(QByteArray, success);
    AccessWorld &w = world();
    const QByteArray tag = QByteArray(QTest::currentDataTag()).replace(' ', '-');
    const QByteArray helper = "helper-" + tag;
    w.addUser(helper, "lab");
    const QByteArray reader = "reader-" + tag;
    w.addUser(reader, "lab");
    w.give(reader, "users.read");
    const QByteArray name = "who-" + tag;
    const QByteArray user = w.addUser(name, "lab");
    const auto path = [&]() -> QByteArray {
        return "/users/" + user + "/sessions" + QByteArray(rest).replace("{session}", sessionOf(user));
    };
    QCOMPARE(w.outcome("nobody", method, path()), QByteArray("401 40003"));
    for (const QByteArray &person : {helper, reader, QByteArray("bob")})
        QCOMPARE(w.outcome(person, method, path()), QByteArray("403 32001"));
    QVERIFY(w.send(helper, method, path()).at("message").toString().contains("users.update"));
    QCOMPARE(w.outcome("eve", method, path()), QByteArray("404 33001"));
    QCOMPARE(w.outcome(name, "GET", "/auth/me"), QByteArray("200"));
    w.give(helper, "users.update");
    for (const QByteArray &person : {helper, QByteArray("max"), QByteArray("ada"), QByteArray("root")}) {
        QCOMPARE(w.outcome(person, method, path()), success);
        QCOMPARE(w.outcome(name, "GET", "/auth/me"), QByteArray(method == "GET" ? "200" : "401 30002"));
        if (method == "DELETE")
            w.signIn(name, "lab");
    }
    for (const QByteArray &unknown : {QByteArray("0193f2a0-0000-7000-8000-000000000000"), w.id("eve"), w.id("root")})
        QCOMPARE(w.outcome(helper, method, path().replace(user, unknown)), QByteArray("404 33001"));
}

void TestSessionsApi::whatIsTold()
{
    AccessWorld &w = world();
    const QByteArray user = w.addUser("told", "lab");
    const HttpAnswer answer = w.get("max", "/users/" + user + "/sessions");
    QCOMPARE(answer.at("total").toInt(), 1);
    QCOMPARE(text(answer.at("items.0.auth_method")), QByteArray("password"));
    QCOMPARE(answer.at("items.0.current").toBool(true), false);
    QVERIFY(!answer.body.contains("token"));
    // One's own is known as such by this name too.
    w.signIn("max", "lab");
    const HttpAnswer own = w.get("max", "/users/" + w.id("max") + "/sessions");
    const QJsonArray sessions = own.at("items").toArray();
    QCOMPARE(std::ranges::count_if(sessions, [](const QJsonValue &one) { return one["current"].toBool(); }), 1);
}

void TestSessionsApi::endedAtOnceAndInTheTrail()
{
    AccessWorld &w = world();
    const QByteArray user = w.addUser("ended", "lab");
    const QByteArray first = sessionOf(user);
    w.signIn("ended", "lab");
    QCOMPARE(w.outcome("max", "DELETE", "/users/" + user + "/sessions/" + first), QByteArray("204"));
    QCOMPARE(w.outcome("ended", "GET", "/auth/me"), QByteArray("200"));
    QCOMPARE(w.events(first), (QList<int>{10010, 15005}));
    QCOMPARE(w.outcome("max", "DELETE", "/users/" + user + "/sessions/" + first), QByteArray("404 40055"));
    const QByteArray second = sessionOf(user);
    w.signIn("ended", "lab");
    QCOMPARE(w.send("max", "DELETE", "/users/" + user + "/sessions").at("ended").toInt(), 2);
    QCOMPARE(w.outcome("ended", "GET", "/auth/me"), QByteArray("401 30002"));
    QCOMPARE(w.events(second), (QList<int>{10010, 15005}));
    QCOMPARE(w.send("max", "DELETE", "/users/" + user + "/sessions").at("ended").toInt(), 0);
    QCOMPARE(w.outcome("max", "DELETE", "/users/" + user + "/sessions?all=maybe"), QByteArray("400 40002"));
}

void TestSessionsApi::oneOfAnotherUser()
{
    AccessWorld &w = world();
    const QByteArray user = w.addUser("mine", "lab");
    const QByteArray other = w.addUser("other", "lab");
    QCOMPARE(w.outcome("max", "DELETE", "/users/" + user + "/sessions/" + sessionOf(other)), QByteArray("404 40055"));
    QCOMPARE(w.outcome("other", "GET", "/auth/me"), QByteArray("200"));
}

/** Whoever may only change users does not sign out who owns the account. */
void TestSessionsApi::ownersAreAnOwners()
{
    AccessWorld &w = world();
    const QByteArray path = "/users/" + w.id("ada") + "/sessions";
    w.addUser("deputy", "lab");
    w.give("deputy", "users.update");
    QCOMPARE(w.outcome("deputy", "GET", path), QByteArray("200"));
    QCOMPARE(w.outcome("deputy", "DELETE", path), QByteArray("403 33015"));
    QCOMPARE(w.outcome("deputy", "DELETE", path + '/' + text(w.get("deputy", path).at("items.0.id"))), QByteArray("403 33015"));
    QCOMPARE(w.outcome("ada", "GET", "/auth/me"), QByteArray("200"));
    const QByteArray second = w.addUser("second", "lab");
    QCOMPARE(w.outcome("root", "POST", "/accounts/lab/owners", "{\"user_id\":\"" + second + "\"}"), QByteArray("201"));
    QCOMPARE(w.send("second", "DELETE", path).status, 200);
    QCOMPARE(w.outcome("ada", "GET", "/auth/me"), QByteArray("401 30002"));
    w.signIn("ada", "lab");
}

void TestSessionsApi::thePermissionIsTakenBack()
{
    AccessWorld &w = world();
    const QByteArray user = w.addUser("watched", "lab");
    w.addUser("former", "lab");
    const QByteArray given = w.give("former", "users.update");
    QCOMPARE(w.outcome("former", "GET", "/users/" + user + "/sessions"), QByteArray("200"));
    QCOMPARE(w.outcome("root", "DELETE", "/assignments/" + given), QByteArray("204"));
    QCOMPARE(w.outcome("former", "DELETE", "/users/" + user + "/sessions"), QByteArray("403 32001"));
    QCOMPARE(w.outcome("watched", "GET", "/auth/me"), QByteArray("200"));
}

QTEST_GUILESS_MAIN(TestSessionsApi)
#include "tst_sessionsapi.moc"
