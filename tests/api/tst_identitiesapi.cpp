// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

#include <map>

using namespace basalt;
using namespace basalt::test;

/**
 * Identities of users and who may sign in: P-020, P-021, P-023, P-031, P-032, P-100 and P-161 as far as identities go. What
 * happens when somebody comes from a provider is shown by tst_providerusers (P-024 to P-026).
 */
class TestIdentitiesApi : public QObject
{
    Q_OBJECT

private:
    /** A server, and SQL beside it: there is no request by which somebody comes from a provider. */
    struct World : AccessWorld
    {
        explicit World(db::Engine engine);
        void link(const QByteArray &user, const QByteArray &subject, const QByteArray &objectId = {});
    };
    /** One of each engine: the functions use people of their own. */
    std::map<db::Engine, std::unique_ptr<World>> m_worlds;

    [[nodiscard]] World &world();
    /** `status code` of signing in to `lab`. */
    [[nodiscard]] QByteArray signingIn(const QByteArray &person, const QByteArray &password = DataWorld::password().toUtf8());
    [[nodiscard]] QByteArray lastReason(const QByteArray &userId);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { m_worlds.clear(); }

    void whoMay_data();
    void whoMay();
    void p020_registered();
    void p021_registeredTwice();
    void p023_reasonsAreInTheTrail();
    void p031_passwordOfNoUse();
    void p031_identityAtAProvider();
    void p031_verify();
    void p032_sameUserByEveryName();
    void p100_usersOfAProvider();
    void p161_identitiesAreBarred();
    void whereOneLastSignedIn();
    void signInNotAllowed();
    void lastWaysInStay();
    void badInput();
};

TestIdentitiesApi::World::World(db::Engine engine) : AccessWorld(engine)
{
    const QByteArray provider = R"({"code":"azure","name":"Azure AD"})";
    if (outcome("root", "POST", "/providers", provider) != "201")
        qFatal("no provider");
}

void TestIdentitiesApi::World::link(const QByteArray &user, const QByteArray &subject, const QByteArray &objectId)
{
    const qint64 made = server().execute(
        "INSERT INTO user_identities (user_id, account_id, provider_code, subject, object_id, username, email, "
        "reported_groups, "
        "reported_roles, created_at, last_used_at) SELECT id, account_id, 'azure', $2, $3, $2, email, '[\"Staff\"]', '[]', "
        "created_at, created_at FROM users WHERE id = $1",
        {user, subject, db::textOrNull(objectId)});
    if (made != 1)
        qFatal("no identity");
}

TestIdentitiesApi::World &TestIdentitiesApi::world()
{
    auto &made = m_worlds[testEngine()];
    if (!made)
        made = std::make_unique<World>(testEngine());
    return *made;
}

QByteArray TestIdentitiesApi::signingIn(const QByteArray &person, const QByteArray &password)
{
    return world().outcome("nobody", "POST", "/auth/login",
                           "{\"account\":\"lab\",\"email\":\"" + person + "@example.test\",\"password\":\"" + password
                               + QByteArray("\"}"));
}

QByteArray TestIdentitiesApi::lastReason(const QByteArray &userId)
{
    const HttpAnswer trail = world().get("root", "/audit-logs?sort_order=desc&limit=1&record_id=" + userId);
    return trail.at("items.0.event").toInt() == 10012 ? text(trail.at("items.0.allowed_by")) : QByteArray();
}

void TestIdentitiesApi::whoMay_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("permission"); ///< empty: superadmins only
    const auto row = [](const char *name, const char *method, const char *path, const char *permission) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(path) << QByteArray(permission);
    };
    row("list", "GET", "/users/{id}/identities", "users.read");
    row("disable", "POST", "/users/{id}/identities/azure/disable", "users.update");
    row("enable", "POST", "/users/{id}/identities/azure/enable", "users.update");
    row("verify", "POST", "/users/{id}/identities/azure/verify", "");
    row("users of a provider", "GET", "/providers/azure/users", "users.read");
}

void TestIdentitiesApi::whoMay()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, permission);
    World &w = world();
    const QByteArray tag = QByteArray(QTest::currentDataTag()).replace(' ', '-');
    const QByteArray user = w.addUser("who-" + tag, "lab");
    w.link(user, "who-" + tag);
    const QByteArray helper = "helper-" + tag;
    w.addUser(helper, "lab");
    path.replace("{id}", user);
    QCOMPARE(w.outcome("nobody", method, path), QByteArray("401 40003"));
    if (permission.isEmpty()) {
        for (const QByteArray &person : {QByteArray("bob"), helper, QByteArray("max"), QByteArray("ada"), QByteArray("eve")})
            QCOMPARE(w.outcome(person, method, path), QByteArray("403 40006"));
        QCOMPARE(w.outcome("root", method, path), QByteArray("200"));
        return;
    }
    QCOMPARE(w.outcome(helper, method, path), QByteArray("403 32001"));
    QCOMPARE(w.send(helper, method, path).at("message").toString().contains(QString::fromUtf8(permission)), true);
    w.give(helper, permission);
    for (const QByteArray &person : {helper, QByteArray("max"), QByteArray("ada"), QByteArray("root")})
        QCOMPARE(w.outcome(person, method, path), QByteArray("200"));
    // Of another account nobody is known.
    if (path.startsWith("/users"))
        QCOMPARE(w.outcome("eve", method, path), QByteArray("404 33001"));
    else
        QCOMPARE(w.get("eve", path).at("total").toInt(-1), 0);
    QCOMPARE(w.outcome("root", method, QByteArray(path).replace(user, "nobody").replace("/providers/azure", "/providers/none")),
             path.startsWith("/users") ? QByteArray("404 33001") : QByteArray("404 40063"));
}

void TestIdentitiesApi::p020_registered()
{
    World &w = world();
    const QByteArray body =
        "{\"email\":\" Nina@Example.test \",\"password\":\"" + DataWorld::password().toUtf8() + QByteArray("\"}");
    const HttpAnswer made = w.send("nobody", "POST", "/auth/signup", body);
    QCOMPARE(made.status, 201);
    const HttpAnswer found = w.get("root", "/users?email=NINA@example.test");
    QCOMPARE(found.at("total").toInt(), 1);
    const QByteArray id = text(found.at("items.0.id"));
    const HttpAnswer identities = w.get("root", "/users/" + id + "/identities");
    QCOMPARE(identities.at("total").toInt(), 1);
    QCOMPARE(text(identities.at("items.0.provider")), QByteArray("email"));
    QCOMPARE(text(identities.at("items.0.subject")), QByteArray("nina@example.test"));
    QCOMPARE(identities.at("items.0.is_active").toBool(false), true);
    QCOMPARE(identities.at("items.0.is_verified").toBool(true), false);
    const HttpAnswer trail = w.get("root", "/audit-logs?sort_order=asc&limit=1&record_id=" + id);
    QCOMPARE(w.events(id).value(0), 10008);
    QVERIFY(!text(trail.at("items.0.ip_address")).isEmpty());
    QVERIFY(trail.body.contains("nina@example.test") || trail.body.contains("Nina@Example.test"));
}

void TestIdentitiesApi::p021_registeredTwice()
{
    World &w = world();
    const auto body = [](const QByteArray &email) -> QByteArray {
        return "{\"email\":\"" + email + "\",\"password\":\"" + DataWorld::password().toUtf8() + "\"}";
    };
    QCOMPARE(w.outcome("nobody", "POST", "/auth/signup", body("twice@example.test")), QByteArray("201"));
    for (const QByteArray again : {"twice@example.test", "TWICE@Example.Test", "  Twice@example.test "})
        QCOMPARE(w.outcome("nobody", "POST", "/auth/signup", body(again)), QByteArray("409 33007"));
    QCOMPARE(w.get("root", "/users?email=twice@example.test").at("total").toInt(), 1);
}

void TestIdentitiesApi::p023_reasonsAreInTheTrail()
{
    World &w = world();
    QCOMPARE(signingIn("p023-nobody"), QByteArray("401 40004"));
    const QByteArray id = w.addUser("p023", "lab");
    const auto failures = [&] { return w.events(id).count(10012); };
    const auto refusedAs = [&](const QByteArray &change, const QByteArray &undo, const QByteArray &answer,
                               const QByteArray &reason) {
        const qsizetype before = failures();
        QCOMPARE(w.outcome("root", "PATCH", "/users/" + id, change), QByteArray("200"));
        QCOMPARE(signingIn("p023"), answer);
        QCOMPARE(lastReason(id), reason);
        QCOMPARE(failures(), before + 1);
        QCOMPARE(w.outcome("root", "PATCH", "/users/" + id, undo), QByteArray("200"));
        QCOMPARE(signingIn("p023"), QByteArray("200"));
    };
    refusedAs(R"({"can_login":false})", R"({"can_login":true})", "401 33005", "user_cannot_login");
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + id, R"({"can_login":false})"), QByteArray("200"));
    // Only who knows the password hears why.
    QCOMPARE(signingIn("p023", "Wrong-Horse-42-battery"), QByteArray("401 40004"));
    QCOMPARE(lastReason(id), QByteArray("wrong_password"));
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + id, R"({"can_login":true})"), QByteArray("200"));
    refusedAs(R"({"is_active":false})", R"({"is_active":true})", "401 33003", "user_not_active");
    refusedAs(R"({"is_locked":true})", R"({"is_locked":false})", "401 33004", "user_is_locked");
}

void TestIdentitiesApi::p031_passwordOfNoUse()
{
    World &w = world();
    const QByteArray id = w.addUser("pia", "lab");
    const QByteArray path = "/users/" + id + "/identities/email";
    QCOMPARE(w.outcome("pia", "GET", "/auth/me"), QByteArray("200"));
    const HttpAnswer disabled = w.send("max", "POST", path + "/disable");
    QCOMPARE(disabled.status, 200);
    QCOMPARE(disabled.at("is_active").toBool(true), false);
    // Sessions are over, and a new one is not to be had; only who knows the password hears why.
    QCOMPARE(w.outcome("pia", "GET", "/auth/me"), QByteArray("401 30002"));
    QCOMPARE(signingIn("pia"), QByteArray("401 33008"));
    QCOMPARE(lastReason(id), QByteArray("identity_not_active"));
    QCOMPARE(signingIn("pia", "Wrong-Horse-42-battery"), QByteArray("401 40004"));
    QCOMPARE(w.get("root", "/users/" + id + "/identities").at("items.0.is_active").toBool(true), false);
    // Once more is no change, and no entry.
    QCOMPARE(w.outcome("max", "POST", path + "/disable"), QByteArray("200"));
    QCOMPARE(w.outcome("max", "POST", path + "/enable"), QByteArray("200"));
    QCOMPARE(signingIn("pia"), QByteArray("200"));
    QCOMPARE(w.events(id).count(10034), 1);
    QCOMPARE(w.events(id).count(10033), 1);
}

void TestIdentitiesApi::p031_identityAtAProvider()
{
    World &w = world();
    const QByteArray id = w.addUser("quin", "lab");
    w.link(id, "quin-subject", "quin-object");
    const HttpAnswer own = w.get("quin", "/auth/me/identities");
    QCOMPARE(own.at("total").toInt(), 2);
    QCOMPARE(text(own.at("items.0.provider")), QByteArray("email"));
    QCOMPARE(text(own.at("items.1.provider")), QByteArray("azure"));
    QCOMPARE(text(own.at("items.1.subject")), QByteArray("quin-subject"));
    QCOMPARE(text(own.at("items.1.object_id")), QByteArray("quin-object"));
    QCOMPARE(texts(own.at("items.1.groups")), QList<QByteArray>{"Staff"});
    QCOMPARE(w.outcome("nobody", "GET", "/auth/me/identities"), QByteArray("401 40003"));

    const QByteArray path = "/users/" + id + "/identities/azure";
    QCOMPARE(w.send("max", "POST", path + "/disable").at("is_active").toBool(true), false);
    const HttpAnswer listed = w.get("root", "/users/" + id + "/identities");
    QCOMPARE(listed.at("items.0.is_active").toBool(false), true);
    QCOMPARE(listed.at("items.1.is_active").toBool(true), false);
    // The password is another identity, and goes on.
    QCOMPARE(signingIn("quin"), QByteArray("200"));
    QCOMPARE(w.send("max", "POST", path + "/enable").at("is_active").toBool(false), true);
    QCOMPARE(w.outcome("max", "POST", "/users/" + id + "/identities/ldap/enable"), QByteArray("404 33009"));
}

void TestIdentitiesApi::p031_verify()
{
    World &w = world();
    const QByteArray id = w.make("root", "/users", R"({"email":"rex@example.test","account_id":"lab","role_id":2})");
    w.link(id, "rex");
    for (const QByteArray provider : {"email", "azure"}) {
        const QByteArray path = "/users/" + id + "/identities/" + provider;
        const HttpAnswer verified = w.send("root", "POST", path + "/verify");
        QCOMPARE(verified.status, 200);
        QCOMPARE(verified.at("is_verified").toBool(false), true);
        QCOMPARE(w.outcome("root", "POST", path + "/verify"), QByteArray("200"));
    }
    QCOMPARE(w.get("root", "/users/" + id).at("email_verified").toBool(false), true);
    QCOMPARE(w.events(id).count(10035), 2);
    QCOMPARE(w.outcome("root", "POST", "/users/" + id + "/identities/ldap/verify"), QByteArray("404 33009"));
}

void TestIdentitiesApi::p032_sameUserByEveryName()
{
    World &w = world();
    const QByteArray id = w.addUser("sol", "lab");
    w.link(id, "Sol-Subject", "sol-object");
    QCOMPARE(text(w.get("max", "/users/" + id).at("id")), id);
    for (const QByteArray query : {"email=SOL@example.test", "provider=email&subject=Sol@Example.test",
                                   "provider=azure&subject=Sol-Subject", "provider=azure&subject=sol-object"}) {
        for (const char *asker : {"max", "root"}) {
            const HttpAnswer found = w.get(asker, "/users?" + query);
            QCOMPARE(found.at("total").toInt(-1), 1);
            QCOMPARE(text(found.at("items.0.id")), id);
        }
        QCOMPARE(w.get("eve", "/users?" + query).at("total").toInt(-1), 0);
    }
    // What providers say is taken as it is, and another provider's is somebody else's.
    for (const QByteArray query : {"provider=azure&subject=sol-subject", "provider=ldap&subject=Sol-Subject", "email=sol"})
        QCOMPARE(w.get("max", "/users?" + query).at("total").toInt(-1), 0);
    QCOMPARE(w.outcome("max", "GET", "/users?subject=Sol-Subject"), QByteArray("400 40002"));
}

void TestIdentitiesApi::p100_usersOfAProvider()
{
    World &w = world();
    QCOMPARE(w.outcome("root", "POST", "/providers", R"({"code":"ldap","name":"Directory"})"), QByteArray("201"));
    QCOMPARE(w.get("root", "/providers/ldap/users").at("total").toInt(-1), 0);
    const QByteArray id = w.addUser("tess", "lab");
    w.link(id, "tess");
    const auto idsAt = [&](const QByteArray &asker, const QByteArray &query) {
        QList<QByteArray> ids;
        const QJsonArray items = w.get(asker, "/providers/" + query).at("items").toArray();
        for (const QJsonValue &item : items)
            ids.append(text(item["id"]));
        return ids;
    };
    QVERIFY(idsAt("max", "azure/users?limit=100").contains(id));
    QVERIFY(!idsAt("max", "azure/users?limit=100").contains(w.id("ada")));
    QVERIFY(!idsAt("eve", "azure/users?limit=100").contains(id));
    QVERIFY(idsAt("max", "email/users?limit=100").contains(w.id("ada")));
    QCOMPARE(idsAt("max", "azure/users?limit=1").size(), 1);
    QCOMPARE(w.outcome("max", "GET", "/providers/none/users"), QByteArray("404 40063"));
}

void TestIdentitiesApi::p161_identitiesAreBarred()
{
    World &w = world();
    const QByteArray id = w.addUser("uma", "lab");
    w.link(id, "uma-subject", "uma-object");
    QCOMPARE(w.outcome("root", "DELETE", "/users/" + id + "?blacklist=true"), QByteArray("204"));
    QHash<QByteArray, QByteArray> entries;
    const QJsonArray items = w.get("root", "/blacklist?search=uma&reason=user_deleted").at("items").toArray();
    for (const QJsonValue &item : items) {
        QCOMPARE(text(item["user_id"]), id);
        entries.insert(text(item["kind"]), text(item["provider"]) + ' ' + text(item["value"]));
    }
    QCOMPARE(entries,
             (QHash<QByteArray, QByteArray>{
                 {"email", " uma@example.test"}, {"provider_uid", "azure uma-subject"}, {"provider_oid", "azure uma-object"}}));
}

void TestIdentitiesApi::whereOneLastSignedIn()
{
    World &w = world();
    const QByteArray id = w.make("root", "/users",
                                 R"({"email":"uwe@example.test","account_id":"lab","role_id":2,"password":")"
                                     + DataWorld::password().toUtf8() + "\"}");
    QVERIFY(w.get("root", "/users/" + id).at("last_used_provider").isNull());
    QCOMPARE(signingIn("uwe", "Wrong-Horse-42-battery"), QByteArray("401 40004"));
    QVERIFY(w.get("root", "/users/" + id).at("last_used_provider").isNull());
    QCOMPARE(w.outcome("root", "POST", "/users/" + id + "/verify"), QByteArray("200"));
    QCOMPARE(signingIn("uwe"), QByteArray("200"));
    QCOMPARE(text(w.get("root", "/users/" + id).at("last_used_provider")), QByteArray("email"));
    QCOMPARE(text(w.get("max", "/users?email=uwe@example.test").at("items.0.last_used_provider")), QByteArray("email"));
    // Changing a user leaves it as it is.
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + id, R"({"display_name":"Uwe"})"), QByteArray("200"));
    QCOMPARE(text(w.get("root", "/users/" + id).at("last_used_provider")), QByteArray("email"));
}

void TestIdentitiesApi::signInNotAllowed()
{
    World &w = world();
    const QByteArray id = w.addUser("vic", "lab");
    QCOMPARE(w.get("max", "/users/" + id).at("can_login").toBool(false), true);
    QCOMPARE(w.outcome("bob", "PATCH", "/users/" + id, R"({"can_login":false})"), QByteArray("403 32001"));
    QCOMPARE(w.outcome("eve", "PATCH", "/users/" + id, R"({"can_login":false})"), QByteArray("404 33001"));
    const HttpAnswer changed = w.send("max", "PATCH", "/users/" + id, R"({"can_login":false})");
    QCOMPARE(changed.at("can_login").toBool(true), false);
    QCOMPARE(w.outcome("vic", "GET", "/auth/me"), QByteArray("401 30002"));
    QCOMPARE(signingIn("vic"), QByteArray("401 33005"));
    // Nobody is made an owner who could not act as one.
    const QByteArray owner = "{\"user_id\":\"" + id + QByteArray("\"}");
    QCOMPARE(w.outcome("ada", "POST", "/accounts/lab/owners", owner), QByteArray("409 33005"));
    QCOMPARE(w.outcome("max", "PATCH", "/users/" + id, R"({"can_login":true})"), QByteArray("200"));
    QCOMPARE(signingIn("vic"), QByteArray("200"));
    // From the beginning, for users who stand for programs.
    const HttpAnswer service = w.send("root", "POST", "/users",
                                      "{\"email\":\"service@example.test\",\"account_id\":\"lab\",\"role_id\":2,"
                                      "\"can_login\":false,\"password\":\""
                                          + DataWorld::password().toUtf8() + "\"}");
    QCOMPARE(service.status, 201);
    QCOMPARE(service.at("can_login").toBool(true), false);
    QCOMPARE(signingIn("service"), QByteArray("401 33005"));
}

void TestIdentitiesApi::lastWaysInStay()
{
    World &w = world();
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + w.id("root"), R"({"can_login":false})"), QByteArray("409 40051"));
    QCOMPARE(w.outcome("root", "POST", "/users/" + w.id("root") + "/identities/email/disable"), QByteArray("409 33002"));
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + w.id("ada"), R"({"can_login":false})"), QByteArray("409 40059"));
    QCOMPARE(w.outcome("root", "POST", "/users/" + w.id("ada") + "/identities/email/disable"), QByteArray("409 40059"));
    QCOMPARE(w.outcome("max", "POST", "/users/" + w.id("ada") + "/identities/email/disable"), QByteArray("403 33015"));
    // With another way in the password may go.
    w.link(w.id("eve"), "eve");
    QCOMPARE(w.outcome("root", "POST", "/users/" + w.id("eve") + "/identities/email/disable"), QByteArray("200"));
    QCOMPARE(w.outcome("root", "POST", "/users/" + w.id("eve") + "/identities/azure/disable"), QByteArray("409 40059"));
    QCOMPARE(w.outcome("root", "POST", "/users/" + w.id("eve") + "/identities/email/enable"), QByteArray("200"));
}

void TestIdentitiesApi::badInput()
{
    World &w = world();
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + w.id("bob"), R"({"can_login":"no"})"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("max", "GET", "/providers/azure/users?limit=0"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("max", "GET", "/providers/azure/users?skip=x"), QByteArray("400 40002"));
}

QTEST_GUILESS_MAIN(TestIdentitiesApi)
#include "tst_identitiesapi.moc"
