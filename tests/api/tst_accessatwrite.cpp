// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

#include <memory>

using namespace basalt;
using namespace basalt::test;

/**
 * What a write needs is read where it writes, not only as the request comes: between the two it may have waited. Here something
 * takes the permission away behind the back of the server, which goes on believing what it has read, and only the write sees it.
 */
class TestAccessAtWrite : public QObject
{
    Q_OBJECT

private:
    QHash<db::Engine, std::shared_ptr<AccessWorld>> m_worlds;

    [[nodiscard]] AccessWorld &world();
    /** Takes everything from bob that he was given, in the database alone. */
    void takeAwaySilently();

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void refused_data();
    void refused();
    void superadminsOnly_data();
    void superadminsOnly();
    void ownersOnly();
    void cleanupTestCase() { m_worlds.clear(); }
};

AccessWorld &TestAccessAtWrite::world()
{
    auto &made = m_worlds[testEngine()];
    if (made)
        return *made;
    made = std::make_shared<AccessWorld>(testEngine());
    const auto is201 = [&](const QByteArray &path, const QByteArray &body) {
        if (made->outcome("root", "POST", path, body) != "201")
            qFatal("%s is refused", path.constData());
    };
    is201("/token-types", R"({"code":"door","lifetime_seconds":3600})");
    is201("/event-categories", R"({"code":"gates","title":"Gates","first_number":900000,"last_number":900001})");
    is201("/event-codes", R"({"number":900000,"name":"gate_opened","category":"gates","title":"Gate opened"})");
    if (made->outcome("ada", "POST", "/languages", R"({"code":"de","name":"German"})") != "201")
        qFatal("no language");
    return *made;
}

void TestAccessAtWrite::takeAwaySilently()
{
    QCOMPARE(world().server().execute("DELETE FROM permission_assignments WHERE user_id = $1", {world().id("bob")}), 1);
}

void TestAccessAtWrite::refused_data()
{
    QTest::addColumn<QByteArray>("permission");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    const auto add = [](const char *permission, const char *method, const char *path, const char *body) {
        QTest::addRow("%s %s", method, path)
            << QByteArray(permission) << QByteArray(method) << QByteArray(path) << QByteArray(body);
    };
    add("events.write", "POST", "/events", R"({"event":900000})");
    add("groups.create", "POST", "/groups", R"({"code":"team","name":"Team"})");
    add("languages.create", "POST", "/languages", R"({"code":"fr","name":"French"})");
    add("languages.delete", "DELETE", "/languages/de", "");
    add("languages.update", "PATCH", "/languages/de", R"({"name":"Deutsch"})");
    add("users.update", "PATCH", "/users/{cid}", R"({"display_name":"Cid"})");
    add("users.update", "DELETE", "/users/{cid}/sessions", "");
    add("users.update", "DELETE", "/users/{cid}/sessions/01890000-0000-7000-8000-000000000000", "");
    add("users.update", "POST", "/users/{cid}/identities/email/disable", "");
    add("users.update", "POST", "/users/{cid}/identities/email/enable", "");
    add("tokens.create", "POST", "/tokens", R"({"type":"door","user_id":"{bob}"})");
    add("translations.create", "POST", "/translations", R"({"language":"de","group":"menu","object":"file","value":"Datei"})");
}

void TestAccessAtWrite::refused()
{
    QFETCH(QByteArray, permission);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    AccessWorld &w = world();
    body.replace("{bob}", w.id("bob"));
    path.replace("{cid}", w.id("cid"));
    w.give("bob", permission);
    QVERIFY(w.holds("bob", permission));
    takeAwaySilently();
    QVERIFY2(w.holds("bob", permission), "the server has not heard of it");
    QCOMPARE(w.outcome("bob", method, path, body), QByteArray("403 32001"));
}

void TestAccessAtWrite::superadminsOnly_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    const auto add = [](const char *method, const char *path, const char *body) {
        QTest::addRow("%s %s", method, path)
            << QByteArray(method) << QByteArray("/users/{cid}" + QByteArray(path)) << QByteArray(body);
    };
    add("PATCH", "", R"({"role_id":1})");
    add("DELETE", "", "");
    add("PUT", "/password", R"({"new_password":"ein-ganz-anderes-9"})");
    add("PUT", "/password?", R"({"send_reset_link":true})");
    add("POST", "/verify", "");
    add("POST", "/resend-verification", "");
    add("DELETE", "/mfa", "");
    add("POST", "/identities/email/verify", "");
}

/** A superadmin who was shut out, as the server has not heard yet. */
void TestAccessAtWrite::superadminsOnly()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    AccessWorld &w = world();
    path.replace("{cid}", w.id("cid"));
    if (w.id("vic").isNull())
        (void)w.addUser("vic", "system", 1);
    QCOMPARE(w.outcome("vic", "GET", "/users/" + w.id("cid")), "200");
    QCOMPARE(w.server().execute("UPDATE users SET is_active = FALSE WHERE id = $1", {w.id("vic")}), 1);
    if (testEngine() == db::Engine::Sqlite) // servers that share a database ask it with each request who was shut out
        QCOMPARE(w.outcome("vic", "GET", "/users/" + w.id("cid")), "200");
    QCOMPARE(w.outcome("vic", method, path, body), "403 33003");
    QCOMPARE(w.server().execute("UPDATE users SET is_active = TRUE WHERE id = $1", {w.id("vic")}), 1);
    QCOMPARE(w.outcome("cid", "GET", "/auth/me"), "200");
}

/** What only owners may do to owners, once one is none any more. */
void TestAccessAtWrite::ownersOnly()
{
    AccessWorld &w = world();
    QCOMPARE(w.outcome("root", "POST", "/accounts/lab/owners", "{\"user_id\":\"" + w.id("cid") + "\"}"), "201");
    const QByteArray rename = R"({"display_name":"Ada"})";
    QCOMPARE(w.outcome("cid", "PATCH", "/users/" + w.id("ada"), rename), "200");
    QCOMPARE(w.server().execute("DELETE FROM account_owners WHERE user_id = $1", {w.id("cid")}), 1);
    w.give("cid", "users.update");
    QCOMPARE(w.outcome("cid", "PATCH", "/users/" + w.id("ada"), R"({"display_name":"Eda"})"), "403 33015");
    QCOMPARE(w.outcome("cid", "DELETE", "/users/" + w.id("ada") + "/sessions"), "403 33015");
    QCOMPARE(w.outcome("cid", "POST", "/users/" + w.id("ada") + "/identities/email/disable"), "403 33015");
    QCOMPARE(w.outcome("cid", "PATCH", "/users/" + w.id("bob"), rename), "200");
}

QTEST_GUILESS_MAIN(TestAccessAtWrite)
#include "tst_accessatwrite.moc"
