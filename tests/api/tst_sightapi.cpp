// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

#include <map>

using namespace basalt;
using namespace basalt::test;

/**
 * Which accounts lists show: P-116 to P-118 and T16. Everybody looks into his own account, superadmins into all of them or into the
 * one that they choose. There is no right to look into others that could be held or lack in between.
 */
class TestSightApi : public QObject
{
    Q_OBJECT

private:
    /** One of each engine, which nothing changes. */
    std::map<db::Engine, std::unique_ptr<AccessWorld>> m_worlds;

    [[nodiscard]] AccessWorld &world();

    /** Accounts that a list's rows are of, in order, as slugs; or what it was refused with. */
    [[nodiscard]] QByteArray accountsIn(const QByteArray &person, const QByteArray &path, const QByteArray &chosen = {});
    static void addLists();

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { m_worlds.clear(); }

    void p116_t16_superadminsSeeAllOrTheChosenOne_data() { addLists(); }
    void p116_t16_superadminsSeeAllOrTheChosenOne();
    void p117_othersSeeTheirOwn_data() { addLists(); }
    void p117_othersSeeTheirOwn();
    void p118_whoMayNotListMayNotByNaming_data() { addLists(); }
    void p118_whoMayNotListMayNotByNaming();
    void everyUserOfTheSystemAccountIsASuperadmin();
};

AccessWorld &TestSightApi::world()
{
    auto &made = m_worlds[testEngine()];
    if (made)
        return *made;
    made = std::make_unique<AccessWorld>(testEngine());
    AccessWorld &w = *made;
    if (w.outcome("root", "POST", "/token-types", R"({"code":"sight","lifetime_seconds":600})") != "201")
        qFatal("no type of tokens");
    for (const auto &[owner, account] : {std::pair{"ada", "lab"}, std::pair{"eve", "other"}}) {
        const QByteArray user = "\"user_id\":\"" + w.id(owner) + '"';
        static_cast<void>(w.make(owner, "/groups", R"({"name":"Readers"})"));
        static_cast<void>(w.make(owner, "/permission-sets", R"({"name":"Reading"})"));
        static_cast<void>(w.make(owner, "/invitations", R"({"email":"new@example.test","role":"member"})"));
        static_cast<void>(w.make(owner, "/tokens", R"({"type":"sight",)" + user + '}'));
        static_cast<void>(
            w.make("root", "/assignments",
                   QByteArray("{\"account_id\":\"") + account + "\",\"permission\":\"users.read\"," + user + '}'));
    }
    return w;
}

QByteArray TestSightApi::accountsIn(const QByteArray &person, const QByteArray &path, const QByteArray &chosen)
{
    HttpClient::Headers headers;
    if (!chosen.isNull())
        headers.emplaceBack("X-Account-ID", chosen);
    const HttpAnswer answer = world().send(person, "GET", path, {}, headers);
    if (answer.status != 200)
        return QByteArray::number(answer.status) + ' ' + QByteArray::number(answer.at("code").toInt());
    QByteArrayList slugs;
    for (const QByteArray slug : {"lab", "other"}) {
        if (answer.body.contains(world().accountId(slug)))
            slugs.append(slug);
    }
    return slugs.join(' ');
}

void TestSightApi::addLists()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("users") << QByteArray("/users?limit=100");
    QTest::newRow("groups") << QByteArray("/groups");
    QTest::newRow("permission sets") << QByteArray("/permission-sets");
    QTest::newRow("assignments") << QByteArray("/assignments");
    QTest::newRow("invitations") << QByteArray("/invitations");
    QTest::newRow("tokens") << QByteArray("/tokens");
}

void TestSightApi::p116_t16_superadminsSeeAllOrTheChosenOne()
{
    QFETCH(QByteArray, path);
    QCOMPARE(accountsIn("root", path), QByteArray("lab other"));
    for (const QByteArray account : {"lab", "other"}) {
        QCOMPARE(accountsIn("root", path, account), account);
        QCOMPARE(accountsIn("root", path, world().accountId(account)), account);
    }
    QCOMPARE(accountsIn("root", path, "nowhere"), QByteArray("404 34003"));
}

void TestSightApi::p117_othersSeeTheirOwn()
{
    QFETCH(QByteArray, path);
    QCOMPARE(accountsIn("ada", path), QByteArray("lab"));
    QCOMPARE(accountsIn("ada", path, "lab"), QByteArray("lab"));
    QCOMPARE(accountsIn("ada", path, world().accountId("lab")), QByteArray("lab"));
    // One that is somebody else's answers like one that is not there.
    QCOMPARE(accountsIn("ada", path, "other"), QByteArray("404 34003"));
    QCOMPARE(accountsIn("ada", path, "nowhere"), QByteArray("404 34003"));
}

void TestSightApi::p118_whoMayNotListMayNotByNaming()
{
    QFETCH(QByteArray, path);
    QCOMPARE(accountsIn("cid", path), QByteArray("403 32001"));
    QCOMPARE(accountsIn("cid", path, "lab"), QByteArray("403 32001"));
    QCOMPARE(accountsIn("nobody", path), QByteArray("401 40003"));
}

void TestSightApi::everyUserOfTheSystemAccountIsASuperadmin()
{
    AccessWorld &w = world();
    const QByteArray id = w.make("root", "/users", R"({"email":"sam@example.test","account_id":"system","role_id":2})");
    QCOMPARE(text(w.get("root", "/users/" + id).at("account_code")), QByteArray("SY0000"));
    const HttpAnswer held = w.get("root", "/users/" + id + "/permissions");
    QCOMPARE(held.status, 200);
    QCOMPARE(held.at("is_superadmin").toBool(), true);
}

QTEST_GUILESS_MAIN(TestSightApi)
#include "tst_sightapi.moc"
