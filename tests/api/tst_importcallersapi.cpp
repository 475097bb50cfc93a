// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importworld.h"
#include "support/testengines.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** Imports whose user changes while they run: what he may is asked anew for every batch. */
class TestImportCallersApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void theUserChangesMeanwhile_data();
    void theUserChangesMeanwhile();

private:
    struct Person
    {
        QByteArray id;
        HttpClient::Headers headers;
    };
    static Person newPerson();
    static void joinGroup(const QByteArray &userId);
    static HttpAnswer change(const QByteArray &what, const QByteArray &userId);

    inline static int s_people = 0;
};

namespace {

constexpr char kGroup[] = "01900000-0000-7000-8000-0000000000bb";

/** A collection for whoever has the role or is in the group that the rule names. */
QByteArray collectionWith(const QByteArray &name, const QByteArray &rule)
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/" + name).status != 200) {
        world.makeCollection(R"({"name":")" + name + R"(","create_rule":")" + rule
                             + R"(","schema":[{"name":"code","type":"text"},{"name":"label","type":"text"}]})");
    }
    return name;
}

} // namespace

/** A user of the account `acme` who is signed in. */
TestImportCallersApi::Person TestImportCallersApi::newPerson()
{
    DataWorld &world = DataWorld::current();
    const QByteArray email = "importer" + QByteArray::number(++s_people) + "@example.test";
    const QByteArray password = DataWorld::password().toUtf8();
    const HttpAnswer made =
        world.send("root", "POST", "/users",
                   R"({"email":")" + email + R"(","account_id":"acme","role_id":2,"password":")" + password + "\"}");
    const QByteArray id = made.at("id").toString().toUtf8();
    const HttpAnswer verified = world.send("root", "POST", "/users/" + id + "/verify");
    const HttpAnswer in = world.send("nobody", "POST", "/auth/login",
                                     R"({"account":"acme","email":")" + email + R"(","password":")" + password + "\"}");
    if (made.status != 201 || verified.status != 200 || in.status != 200)
        qFatal("user: %s %s", made.body.constData(), in.body.constData());
    return {id, {{"Authorization", "Bearer " + in.at("token").toString().toUtf8()}, {"Content-Type", "text/csv"}}};
}

void TestImportCallersApi::joinGroup(const QByteArray &userId)
{
    DataWorld &world = DataWorld::current();
    const bool isSqlite = testEngine() == db::Engine::Sqlite;
    if (world.scalar(QByteArray("SELECT code FROM groups WHERE id = '") + kGroup + '\'').isEmpty()) {
        world.execute(
            "INSERT INTO groups (id, account_id, code, name, description, kind, is_active, is_system, created_at, updated_at) "
            "VALUES ('"
            + QByteArray(kGroup) + "', '" + world.accountId("acme") + "', 'crew', 'Crew', '', 'internal', "
            + (isSqlite ? "1, 0" : "true, false") + ", '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')");
    }
    world.execute("INSERT INTO group_members (group_id, user_id, created_at) VALUES ('" + QByteArray(kGroup) + "', '" + userId
                  + "', '2026-01-01T00:00:00.000Z')");
}

HttpAnswer TestImportCallersApi::change(const QByteArray &what, const QByteArray &userId)
{
    DataWorld &world = DataWorld::current();
    if (what.startsWith('{'))
        return world.send("root", "PATCH", "/users/" + userId, what);
    // What no route changes.
    QByteArray sql = what;
    world.execute(sql.replace("${user}", userId).replace("${account}", world.accountId("acme")));
    return world.get("root", "/users/" + userId);
}

void TestImportCallersApi::theUserChangesMeanwhile_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("back");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &what, const QByteArray &back, int code) {
        QTest::newRow(name) << what << back << code;
    };
    row("disabled", R"({"is_active":false})", {}, 33003);
    row("locked", R"({"is_locked":true})", {}, 33004);
    row("account", "UPDATE accounts SET status = 'suspended' WHERE id = '${account}'",
        "UPDATE accounts SET status = 'active' WHERE id = '${account}'", 34001);
    row("role", R"({"role_id":1})", {}, 0);
    row("group", "DELETE FROM group_members WHERE user_id = '${user}'", {}, 0);
}

void TestImportCallersApi::theUserChangesMeanwhile()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, back);
    QFETCH(int, code);
    constexpr int kRows = 100'000;
    DataWorld &world = DataWorld::current();
    const QByteArray collection =
        collectionWith("crewed", "@has_role('user') && @has_group('crew') && @request.auth.id != null");
    const Person person = newPerson();
    joinGroup(person.id);
    const qint64 before = totalOf(collection);
    const QByteArray path = "/records/" + collection + "/import";
    const HttpAnswer begun = world.send("nobody", "POST", path, things(0, kRows), person.headers);
    QVERIFY2(begun.status == 202, begun.body);
    const QByteArray job = path + '/' + begun.at("id").toString().toUtf8();
    QTRY_VERIFY_WITH_TIMEOUT(world.get("root", job).at("created").toInt() > 0, 20'000);
    const HttpAnswer changed = change(what, person.id);
    QVERIFY2(changed.status == 200, changed.body);
    // What was on its way when the change was committed may still be noted, nothing after it.
    QTRY_COMPARE_WITH_TIMEOUT(world.get("root", job).at("state").toString(), QString("failed"), 60'000);
    const HttpAnswer end = world.get("root", job);
    const int made = end.at("created").toInt();
    QVERIFY2(made > 0 && made < kRows && made % 500 == 0, end.body);
    QCOMPARE(end.at("next_row").toInt(), made + 1);
    QCOMPARE(totalOf(collection), before + made);
    if (code != 0) {
        QCOMPARE(end.at("error.code").toInt(), code);
        QVERIFY2(end.at("error.message").toString().contains("import"), end.body);
    } else {
        // The rules of who he has become.
        QCOMPARE(end.at("error.details.0.code").toString(), QString());
        QVERIFY2(end.at("error.code").toInt() != 0, end.body);
    }
    if (!back.isEmpty())
        QCOMPARE(change(back, person.id).status, 200);
}

QTEST_GUILESS_MAIN(TestImportCallersApi)
#include "tst_importcallersapi.moc"
