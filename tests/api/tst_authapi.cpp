// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/apiscenario.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <atomic>
#include <thread>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr auto kPassword = "violin harbour at dusk";

QByteArray bearer(const QByteArray &token)
{
    return "Bearer " + token;
}

QByteArray credentials(const QString &account, const QString &email = "ada@example.test", const QString &password = kPassword)
{
    return json({{"account", account}, {"email", email}, {"password", password}});
}

QByteArray registration(const QString &name, const QString &slug, const QString &email = "ada@example.test")
{
    return json({{"email", email}, {"password", kPassword}, {"account_name", name}, {"account_slug", slug}});
}

QByteArray refreshBody(const QJsonValue &token)
{
    return json({{"refresh_token", token}});
}

QByteArray setUpBody(const QByteArray &token, const QString &password, const QString &email = "root@example.test",
                     const QString &name = "Home Lab", const QString &slug = "home")
{
    return json({{"token", QString::fromUtf8(token)},
                 {"email", email},
                 {"password", password},
                 {"account_name", name},
                 {"account_slug", slug}});
}

QJsonObject jwtPayload(const QByteArray &token)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(token.split('.').value(1), QByteArray::Base64UrlEncoding)).object();
}

} // namespace

class TestAuthApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<HttpClient> m_client;

    void start(const TestServer::Settings &settings = {})
    {
        m_client.reset();
        m_server.reset();
        m_server = std::make_unique<TestServer>(testEngine(), settings);
        m_client = m_server->client();
    }

    HttpAnswer post(const QByteArray &target, const QByteArray &body, const QByteArray &token = {})
    {
        HttpClient::Headers headers{{"Content-Type", "application/json"}};
        if (!token.isEmpty())
            headers.emplaceBack("Authorization", bearer(token));
        return m_client->send("POST", target, headers, body);
    }
    HttpAnswer get(const QByteArray &target, const QByteArray &token)
    {
        return m_client->get(target, {{"Authorization", bearer(token)}});
    }
    HttpAnswer login(const QByteArray &body) { return post("/api/v1/auth/login", body); }

    /** Sets the installation up and returns the superadmin's token. */
    QByteArray superadmin()
    {
        const HttpAnswer answer =
            post("/api/v1/auth/setup", setUpBody(m_server->server().setupToken(), "granite quarry sunrise"));
        return answer.at("token").toString().toUtf8();
    }

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { start(); }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }

    void wholeLifeOfASession()
    {
        const HttpAnswer registered = post("/api/v1/auth/register", registration("Ada's Lab", "ada-lab"));
        QCOMPARE(registered.status, 201);
        QVERIFY(!registered.at("message").toString().isEmpty());
        QCOMPARE(registered.at("user.email").toString(), "ada@example.test");
        QCOMPARE(registered.at("user.role").toString(), "admin");
        QCOMPARE(registered.at("user.is_active").toBool(), true);
        QCOMPARE(registered.at("account.slug").toString(), "ada-lab");
        QCOMPARE(registered.at("account.name").toString(), "Ada's Lab");
        QCOMPARE(registered.at("account.account_code").toString(), "AA0001");
        QVERIFY(registered.at("token").isUndefined());

        const HttpAnswer session = login(credentials("ada-lab"));
        QCOMPARE(session.status, 200);
        QCOMPARE(session.header("Cache-Control"), "no-store");
        const QByteArray token = session.at("token").toString().toUtf8();
        const QByteArray refresh = session.at("refresh_token").toString().toUtf8();
        QCOMPARE(session.at("expires_in").toInt(), 3600);
        for (const char *path : {"account.id", "account.slug", "account.name", "account.created_at", "user.id", "user.email",
                                 "user.role", "user.is_active", "user.created_at"})
            QVERIFY2(!session.at(path).isUndefined(), path);
        QVERIFY(session.at("user.created_at").toString().endsWith("Z"));
        const QJsonObject claims = jwtPayload(token);
        QCOMPARE(claims["user_id"], session.at("user.id"));
        QCOMPARE(claims["account_id"], session.at("account.id"));

        const HttpAnswer me = get("/api/v1/auth/me", token);
        QCOMPARE(me.status, 200);
        QCOMPARE(me.at("user_id"), session.at("user.id"));
        QCOMPARE(me.at("account_id"), session.at("account.id"));
        QCOMPARE(me.at("email").toString(), "ada@example.test");
        QCOMPARE(me.at("role").toString(), "admin");
        QCOMPARE(me.at("user.id"), session.at("user.id"));
        QCOMPARE(me.at("account.account_code").toString(), "AA0001");
        QCOMPARE(me.at("is_superadmin").toBool(), false);

        const HttpAnswer refreshed = post("/api/v1/auth/refresh", refreshBody(QString(refresh)));
        QCOMPARE(refreshed.status, 200);
        QCOMPARE(refreshed.at("expires_in").toInt(), 3600);
        const QByteArray token2 = refreshed.at("token").toString().toUtf8();
        const QByteArray refresh2 = refreshed.at("refresh_token").toString().toUtf8();
        QVERIFY(token2 != token && refresh2 != refresh);
        QCOMPARE(get("/api/v1/auth/me", token2).status, 200);

        QCOMPARE(post("/api/v1/auth/logout", "{}", token2).status, 200);
        // The whole session is over, whichever token is shown.
        QCOMPARE(get("/api/v1/auth/me", token2).status, 401);
        QCOMPARE(get("/api/v1/auth/me", token).status, 401);
        QCOMPARE(post("/api/v1/auth/refresh", refreshBody(QString(refresh2))).status, 401);
        QCOMPARE(login(credentials("ada-lab")).status, 200);
    }

    void secondUseOfARefreshTokenEndsTheFamily()
    {
        QCOMPARE(post("/api/v1/auth/register", registration("Lab", "lab-1")).status, 201);
        const HttpAnswer session = login(credentials("lab-1"));
        const HttpAnswer other = login(credentials("lab-1"));
        const QByteArray first = refreshBody(session.at("refresh_token"));
        const HttpAnswer refreshed = post("/api/v1/auth/refresh", first);
        const QByteArray token = refreshed.at("token").toString().toUtf8();
        QCOMPARE(get("/api/v1/auth/me", token).status, 200);

        const HttpAnswer again = post("/api/v1/auth/refresh", first);
        QCOMPARE(again.status, 401);
        QCOMPARE(again.at("code").toInt(), 30002);
        QCOMPARE(get("/api/v1/auth/me", token).status, 401);
        QCOMPARE(get("/api/v1/auth/me", session.at("token").toString().toUtf8()).status, 401);
        QCOMPARE(post("/api/v1/auth/refresh", refreshBody(refreshed.at("refresh_token"))).status, 401);
        // The same person's other session goes on.
        QCOMPARE(get("/api/v1/auth/me", other.at("token").toString().toUtf8()).status, 200);
    }

    void tokensSurviveARestart()
    {
        QCOMPARE(post("/api/v1/auth/register", registration("Lab", "lab-1")).status, 201);
        const QByteArray token = login(credentials("lab-1")).at("token").toString().toUtf8();
        const HttpAnswer out = login(credentials("lab-1"));
        QCOMPARE(post("/api/v1/auth/logout", {}, out.at("token").toString().toUtf8()).status, 200);
        m_client.reset();
        m_server->restart();
        m_client = m_server->client();
        QCOMPARE(get("/api/v1/auth/me", token).status, 200);
        QCOMPARE(get("/api/v1/auth/me", out.at("token").toString().toUtf8()).status, 401);
    }

    void scenarios()
    {
        ScenarioRun run(*m_server);
        const HttpClient::Headers token{{"Authorization", "Bearer ${token}"}};
        run.run({
            // -- registering
            {.name = "register",
             .method = "POST",
             .url = "/api/v1/auth/register",
             .body = registration("Lab", "the-lab"),
             .status = 201,
             .contains = {R"("account_code":"AA0001")"},
             .notContains = {"argon2", "password"}},
            {.name = "slug made of the name",
             .method = "POST",
             .url = "/api/v1/auth/register",
             .body =
                 R"({"email":"bob@example.test","password":"violin harbour at dusk","account_name":"Caf\u00e9 M\u00fcller"})",
             .status = 201,
             .contains = {R"("slug":"cafe-muller")", R"("account_code":"AA0002")"}},
            {.name = "slug in capitals is folded",
             .method = "POST",
             .url = "/api/v1/auth/register",
             .body = registration("Loud", "LOUD-1"),
             .status = 201,
             .contains = {R"("slug":"loud-1")"}},
            {.name = "slug is taken",
             .method = "POST",
             .url = "/api/v1/auth/register",
             .body = registration("X", "the-lab"),
             .status = 409,
             .contains = {R"("code":40050)"}},
            {.name = "slug of the system account",
             .method = "POST",
             .url = "/api/v1/auth/register",
             .body = registration("X", "system"),
             .status = 409},
            {.name = "slug like a code",
             .method = "POST",
             .url = "/api/v1/auth/register",
             .body = registration("X", "ab0001"),
             .status = 400,
             .contains = {"account_slug", "invalid_slug"}},
            {.name = "every mistake is named",
             .method = "POST",
             .url = "/api/v1/auth/register",
             .body = R"({"email":"nobody","password":"short","account_name":"","account_slug":"_"})",
             .status = 400,
             .contains = {R"("field":"email")", R"("code":"invalid_email")", R"("code":"password_too_short")",
                          R"("field":"account_name")", R"("field":"account_slug")", R"("error":)", R"("message":)",
                          R"("detail":)"}},
            {.name = "common password",
             .method = "POST",
             .url = "/api/v1/auth/register",
             .body = R"({"email":"a@example.test","password":"Password1234","account_name":"X y z"})",
             .status = 400,
             .contains = {"password_too_common"}},
            {.name = "password with the name in it",
             .method = "POST",
             .url = "/api/v1/auth/register",
             .body = R"({"email":"grace@example.test","password":"the grace of it","account_name":"X y z"})",
             .status = 400,
             .contains = {"password_contains_identity"}},
            {.name = "wrong types",
             .method = "POST",
             .url = "/api/v1/auth/register",
             .body = R"({"email":5,"password":["x"],"account_name":{}})",
             .status = 400,
             .contains = {R"("field":"email","message":"This must be a text.","code":"invalid_type")", R"("field":"password")",
                          R"("field":"account_name")"}},
            {.name = "NUL",
             .method = "POST",
             .url = "/api/v1/auth/register",
             .body = R"({"email":"a@example.test","password":"violin harbour","account_name":"a\u0000b"})",
             .status = 400,
             .contains = {"invalid_character"}},
            {.name = "no JSON",
             .method = "POST",
             .url = "/api/v1/auth/register",
             .body = "email=a",
             .status = 400,
             .contains = {R"("code":40001)"}},
            {.name = "no object", .method = "POST", .url = "/api/v1/auth/register", .body = "[]", .status = 400},
            {.name = "no body", .method = "POST", .url = "/api/v1/auth/register", .status = 400},
            {.name = "form",
             .method = "POST",
             .url = "/api/v1/auth/register",
             .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
             .body = "{}",
             .status = 415},
            {.name = "too long",
             .method = "POST",
             .url = "/api/v1/auth/register",
             .body = QByteArray(20'000, ' ') + "{}",
             .status = 413},

            // -- signing in: slug, code, id; both names of the field
            {.name = "by slug",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = credentials("the-lab"),
             .saves = {{"token", "token"}, {"refresh", "refresh_token"}, {"account", "account.id"}}},
            {.name = "by code", .method = "POST", .url = "/api/v1/auth/login", .body = credentials("AA0001")},
            {.name = "by code in small letters", .method = "POST", .url = "/api/v1/auth/login", .body = credentials("aa0001")},
            {.name = "by id", .method = "POST", .url = "/api/v1/auth/login", .body = credentials("${account}")},
            {.name = "by the other name",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = R"({"account_identifier":"the-lab","email":" ADA@Example.TEST","password":"violin harbour at dusk"})"},
            {.name = "beside a stale token",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .headers = {{"Authorization", "Bearer stale"}},
             .body = credentials("the-lab")},
            {.name = "unknown account",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = credentials("nowhere"),
             .status = 401,
             .contains = {R"("code":40004)"}},
            {.name = "unknown user",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = credentials("the-lab", "eve@example.test"),
             .status = 401,
             .contains = {R"("code":40004)"}},
            {.name = "wrong password",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = credentials("the-lab", "ada@example.test", "wrong"),
             .status = 401,
             .contains = {R"("code":40004)"}},
            {.name = "somebody of another account",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = credentials("cafe-muller"),
             .status = 401,
             .contains = {R"("code":40004)"}},
            {.name = "account missing",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = R"({"email":"ada@example.test","password":"x"})",
             .status = 400,
             .contains = {R"("field":"account")"}},
            {.name = "fields missing",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = "{}",
             .status = 400,
             .contains = {R"("field":"email")", R"("field":"password")", R"("code":"required")"}},
            {.name = "login by GET", .url = "/api/v1/auth/login", .status = 405},

            // -- the caller
            {.name = "me", .url = "/api/v1/auth/me", .headers = token, .contains = {R"("role":"admin")"}},
            {.name = "me, chosen by code",
             .url = "/api/v1/auth/me",
             .headers = {{"Authorization", "Bearer ${token}"}, {"X-Account-ID", "aa0001"}}},
            {.name = "me, choosing a foreign account",
             .url = "/api/v1/auth/me",
             .headers = {{"Authorization", "Bearer ${token}"}, {"X-Account-ID", "AA0002"}},
             .status = 404,
             .contains = {R"("code":34003)"}},
            {.name = "me, choosing an unknown account",
             .url = "/api/v1/auth/me",
             .headers = {{"Authorization", "Bearer ${token}"}, {"X-Account-ID", "nowhere"}},
             .status = 404,
             .contains = {R"("code":34003)"}},
            {.name = "me, anonymous", .url = "/api/v1/auth/me", .status = 401, .contains = {R"("code":40003)"}},
            {.name = "me, nonsense",
             .url = "/api/v1/auth/me",
             .headers = {{"Authorization", "Bearer nonsense"}},
             .status = 401,
             .contains = {R"("code":30002)"}},
            {.name = "me, other scheme", .url = "/api/v1/auth/me", .headers = {{"Authorization", "Basic YTpi"}}, .status = 401},
            {.name = "me, unknown key", .url = "/api/v1/auth/me", .headers = {{"X-API-Key", "sb_ak.x"}}, .status = 401},
            {.name = "refresh token is no access token",
             .url = "/api/v1/auth/me",
             .headers = {{"Authorization", "Bearer ${refresh}"}},
             .status = 401},
            {.name = "access token is no refresh token",
             .method = "POST",
             .url = "/api/v1/auth/refresh",
             .body = R"({"refresh_token":"${token}"})",
             .status = 401,
             .contains = {R"("code":30002)"}},
            {.name = "refresh beside a stale token",
             .method = "POST",
             .url = "/api/v1/auth/refresh",
             .headers = {{"Authorization", "Bearer stale"}},
             .body = R"({"refresh_token":"${refresh}"})",
             .saves = {{"refresh", "refresh_token"}}},
            {.name = "refresh with nonsense",
             .method = "POST",
             .url = "/api/v1/auth/refresh",
             .body = R"({"refresh_token":"a.b.c"})",
             .status = 401},
            {.name = "refresh with a number",
             .method = "POST",
             .url = "/api/v1/auth/refresh",
             .body = R"({"refresh_token":7})",
             .status = 400},
            {.name = "anonymous account header", .url = "/health", .headers = {{"X-Account-ID", "the-lab"}}},
            {.name = "anonymous, unknown account", .url = "/health", .headers = {{"X-Account-ID", "nowhere"}}, .status = 404},

            // -- signing out
            {.name = "logout, no token at all",
             .method = "POST",
             .url = "/api/v1/auth/logout",
             .body = R"({"refresh_token":5})",
             .status = 400},
            {.name = "logout, anonymous", .method = "POST", .url = "/api/v1/auth/logout", .body = "{}", .status = 401},
            {.name = "logout by refresh token",
             .method = "POST",
             .url = "/api/v1/auth/logout",
             .body = R"({"refresh_token":"${refresh}"})"},
            {.name = "token is dead", .url = "/api/v1/auth/me", .headers = token, .status = 401},
            {.name = "logout again",
             .method = "POST",
             .url = "/api/v1/auth/logout",
             .body = R"({"refresh_token":"${refresh}"})"},

            // -- set-up without a right token
            {.name = "setup with a wrong token",
             .method = "POST",
             .url = "/api/v1/auth/setup",
             .body = R"({"token":"wrong","email":"a@example.test","password":"x","account_name":"A"})",
             .status = 401,
             .contains = {R"("code":40019)"}},
            {.name = "setup without anything",
             .method = "POST",
             .url = "/api/v1/auth/setup",
             .body = "{}",
             .status = 400,
             .contains = {R"("field":"token")", R"("field":"account_name")"}},
            {.name = "embedded with a wrong token",
             .method = "POST",
             .url = "/api/v1/auth/embedded",
             .body = R"({"token":"wrong"})",
             .status = 401},
        });
    }

    void setUpHappensOnce()
    {
        const QByteArray token = m_server->server().setupToken();
        QVERIFY(!token.isEmpty());
        // A mistake does not use up the token.
        const HttpAnswer weak = post("/api/v1/auth/setup", setUpBody(token, "short"));
        QCOMPARE(weak.status, 400);
        QVERIFY(weak.body.contains("password_too_short"));

        const HttpAnswer done = post("/api/v1/auth/setup", setUpBody(token, "granite quarry sunrise"));
        QCOMPARE(done.status, 200);
        QCOMPARE(done.at("account.account_code").toString(), "SY0000");
        QCOMPARE(done.at("user.is_superadmin").toBool(), true);
        QCOMPARE(done.at("new_account.slug").toString(), "home");
        const QByteArray session = done.at("token").toString().toUtf8();
        QCOMPARE(get("/api/v1/accounts", session).status, 200);

        const HttpAnswer again = post("/api/v1/auth/setup", setUpBody(token, "granite quarry sunrise"));
        QCOMPARE(again.status, 401);
        QCOMPARE(again.at("code").toInt(), 40019);
        QVERIFY(m_server->server().setupToken().isEmpty());

        // The owner is a user of the new account and no superadmin.
        const HttpAnswer owner = login(credentials("home", "root@example.test", "granite quarry sunrise"));
        QCOMPARE(owner.status, 200);
        QCOMPARE(owner.at("user.id"), done.at("owner_user_id"));
        QCOMPARE(owner.at("user.is_superadmin").toBool(), false);
        QCOMPARE(get("/api/v1/accounts", owner.at("token").toString().toUtf8()).status, 403);
        // A linked user's password is the person's own business: she may set it, another superadmin may not.
        const QByteArray password = json({{"new_password", "marble tide lantern"}});
        const QByteArray ownPath = "/api/v1/users/" + done.at("owner_user_id").toString().toUtf8() + "/password";
        const HttpClient::Headers asRoot{{"Content-Type", "application/json"}, {"Authorization", bearer(session)}};
        const HttpAnswer second = m_client->send("POST", "/api/v1/users", asRoot,
                                                 json({{"email", "second@example.test"},
                                                       {"account_id", "system"},
                                                       {"role_id", 1},
                                                       {"password", "copper meadow evening"}}));
        QCOMPARE(second.status, 201);
        const QByteArray other =
            login(credentials("system", "second@example.test", "copper meadow evening")).at("token").toString().toUtf8();
        const HttpAnswer refused =
            m_client->send("PUT", ownPath, {{"Content-Type", "application/json"}, {"Authorization", bearer(other)}}, password);
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.at("code").toInt(), 40052);
        QCOMPARE(m_client->send("PUT", ownPath, asRoot, password).status, 200);

        // Nothing of this is undone by a restart.
        m_client.reset();
        m_server->restart();
        m_client = m_server->client();
        QVERIFY(m_server->server().setupToken().isEmpty());
        QCOMPARE(login(credentials("system", "root@example.test", "granite quarry sunrise")).status, 200);
    }

    void onlyOneOfTwoSetUpsWins()
    {
        const QByteArray token = m_server->server().setupToken();
        std::atomic<int> good = 0;
        std::atomic<int> refused = 0;
        std::vector<std::thread> threads;
        threads.reserve(4);
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&, i] {
                const auto client = m_server->client();
                const QString number = QString::number(i);
                const HttpAnswer answer = client->send(
                    "POST", "/api/v1/auth/setup", {{"Content-Type", "application/json"}},
                    setUpBody(token, "granite quarry sunrise", "root" + number + "@example.test", "Lab", "lab-" + number));
                good += answer.status == 200;
                refused += answer.status == 401;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(good.load(), 1);
        QCOMPARE(refused.load(), 3);
    }

    void embeddedTokenIsGoodOnce()
    {
        QByteArray token = m_server->server().embeddedToken();
        // Nobody to sign in as yet; the token is not used up by asking.
        const HttpAnswer early = post("/api/v1/auth/embedded", json({{"token", QString(token)}}));
        QCOMPARE(early.status, 409);
        QCOMPARE(early.at("code").toInt(), 40053);
        QVERIFY(!superadmin().isEmpty());
        const HttpAnswer session = post("/api/v1/auth/embedded", json({{"token", QString(token)}}));
        QCOMPARE(session.status, 200);
        QCOMPARE(session.at("user.email").toString(), "root@example.test");
        QCOMPARE(get("/api/v1/accounts", session.at("token").toString().toUtf8()).status, 200);
        QCOMPARE(post("/api/v1/auth/embedded", json({{"token", QString(token)}})).status, 401);
        // Another one replaces the one before.
        token = m_server->server().embeddedToken();
        QVERIFY(!m_server->server().embeddedToken().isEmpty());
        QCOMPARE(post("/api/v1/auth/embedded", json({{"token", QString(token)}})).status, 401);
    }

    void deactivationKillsLiveTokensAtOnce_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        QTest::newRow("deactivated") << QByteArray("PATCH") << QByteArray(R"({"is_active":false})") << 33003;
        QTest::newRow("locked") << QByteArray("PATCH") << QByteArray(R"({"is_locked":true})") << 33004;
        QTest::newRow("deleted") << QByteArray("DELETE") << QByteArray() << 33003;
    }
    void deactivationKillsLiveTokensAtOnce()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        const QByteArray admin = superadmin();
        QCOMPARE(post("/api/v1/auth/register", registration("Lab", "lab-1")).status, 201);
        const HttpAnswer session = login(credentials("lab-1"));
        const QByteArray token = session.at("token").toString().toUtf8();
        const QByteArray refresh = refreshBody(session.at("refresh_token"));
        QCOMPARE(get("/api/v1/auth/me", token).status, 200);

        const QByteArray path = "/api/v1/users/" + session.at("user.id").toString().toUtf8();
        const HttpClient::Headers headers{{"Content-Type", "application/json"}, {"Authorization", bearer(admin)}};
        // The account keeps an owner without her.
        const HttpAnswer deputy =
            m_client->send("POST", "/api/v1/users", headers,
                           json({{"email", "deputy@example.test"}, {"account_id", "lab-1"}, {"role_id", 1}}));
        QCOMPARE(
            m_client->send("POST", "/api/v1/accounts/lab-1/owners", headers, json({{"user_id", deputy.at("id").toString()}}))
                .status,
            201);
        const HttpAnswer changed = m_client->send(method, path, headers, body);
        QCOMPARE(changed.status, method == "DELETE" ? 204 : 200);

        const HttpAnswer dead = get("/api/v1/auth/me", token);
        QCOMPARE(dead.status, 403);
        QCOMPARE(dead.at("code").toInt(), code);
        QCOMPARE(post("/api/v1/auth/refresh", refresh).status, 403);
        const HttpAnswer refused = login(credentials("lab-1"));
        QCOMPARE(refused.status, 401);
        QCOMPARE(refused.at("code").toInt(), code);
        QCOMPARE(login(credentials("lab-1", "ada@example.test", "wrong")).at("code").toInt(), 40004);

        // Back again: a locked or switched-off user goes on, a deleted one has to sign in anew.
        QCOMPARE(m_client->send("PATCH", path, headers, R"({"is_active":true,"is_locked":false})").status, 200);
        QCOMPARE(get("/api/v1/auth/me", token).status, method == "DELETE" ? 401 : 200);
        QCOMPARE(login(credentials("lab-1")).status, 200);
    }

    /** The server remembers who a token is of; nothing but that very token is known by it. */
    void alteredTokensAreNotRemembered()
    {
        QCOMPARE(post("/api/v1/auth/register", registration("Lab", "lab-1")).status, 201);
        QCOMPARE(post("/api/v1/auth/register", registration("Lab", "lab-2", "eve@example.test")).status, 201);
        const QByteArray token = login(credentials("lab-1")).at("token").toString().toUtf8();
        const QByteArray other = login(credentials("lab-2", "eve@example.test")).at("token").toString().toUtf8();
        for (const QByteArray &good : {token, other})
            QCOMPARE(get("/api/v1/auth/me", good).status, 200);
        const QList<QByteArray> parts = token.split('.');
        const QList<QByteArray> others = other.split('.');
        QCOMPARE(parts.size(), 3);
        const auto altered = [](QByteArray part) {
            part[part.size() / 2] = part[part.size() / 2] == 'A' ? 'B' : 'A';
            return part;
        };
        const QList<QByteArray> wrong{parts[0] + '.' + others[1] + '.' + parts[2],
                                      parts[0] + '.' + parts[1] + '.' + others[2],
                                      parts[0] + '.' + altered(parts[1]) + '.' + parts[2],
                                      altered(parts[0]) + '.' + parts[1] + '.' + parts[2],
                                      parts[0] + '.' + parts[1] + '.' + altered(parts[2]),
                                      parts[0] + '.' + parts[1] + '.',
                                      parts[0] + '.' + parts[1],
                                      token + '.',
                                      token + '.' + parts[2],
                                      '.' + parts[2],
                                      parts[2],
                                      "."};
        for (int round = 0; round < 2; ++round) {
            for (const QByteArray &each : wrong)
                QVERIFY2(get("/api/v1/auth/me", each).status == 401, each);
        }
        QCOMPARE(get("/api/v1/auth/me", token).at("email").toString(), "ada@example.test");
    }

    void newPasswordEndsSessions()
    {
        const QByteArray admin = superadmin();
        QCOMPARE(post("/api/v1/auth/register", registration("Lab", "lab-1")).status, 201);
        const HttpAnswer session = login(credentials("lab-1"));
        const QByteArray token = session.at("token").toString().toUtf8();
        QCOMPARE(get("/api/v1/auth/me", token).status, 200);
        const QByteArray path = "/api/v1/users/" + session.at("user.id").toString().toUtf8() + "/password";
        const HttpClient::Headers headers{{"Content-Type", "application/json"}, {"Authorization", bearer(admin)}};
        QCOMPARE(m_client->send("PUT", path, headers, R"({"new_password":"marble tide lantern"})").status, 200);
        QCOMPARE(get("/api/v1/auth/me", token).status, 401);
        QCOMPARE(login(credentials("lab-1")).status, 401);
        QCOMPARE(login(credentials("lab-1", "ada@example.test", "marble tide lantern")).status, 200);
    }

    void oneOfManyRegistrationsWins()
    {
        constexpr int kThreads = 8;
        std::atomic<int> made = 0;
        std::atomic<int> conflicts = 0;
        std::vector<std::thread> threads;
        threads.reserve(size_t(kThreads));
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back([&] {
                const auto client = m_server->client();
                const HttpAnswer answer = client->send("POST", "/api/v1/auth/register", {{"Content-Type", "application/json"}},
                                                       registration("Lab", "wanted"));
                made += answer.status == 201;
                conflicts += answer.status == 409;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(made.load(), 1);
        QCOMPARE(conflicts.load(), kThreads - 1);
        // The code of the losers is not lost.
        QCOMPARE(post("/api/v1/auth/register", registration("Next", "next-one")).at("account.account_code").toString(),
                 "AA0002");
    }

    void manyAccountsAtOnceGetCodesInARow()
    {
        constexpr int kThreads = 6;
        QSet<QString> codes;
        std::mutex mutex;
        std::vector<std::thread> threads;
        threads.reserve(size_t(kThreads));
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back([&, i] {
                const auto client = m_server->client();
                for (int j = 0; j < 3; ++j) {
                    const QByteArray slug = "lab-" + QByteArray::number(i) + '-' + QByteArray::number(j);
                    const HttpAnswer answer = client->send("POST", "/api/v1/auth/register",
                                                           {{"Content-Type", "application/json"}}, registration(slug, slug));
                    const std::lock_guard lock(mutex);
                    codes.insert(answer.at("account.account_code").toString());
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(codes.size(), kThreads * 3);
        QVERIFY(codes.contains("AA0001") && codes.contains("AA0018"));
    }

    void tooManyFailuresOfOneAddress()
    {
        start({{"failed_logins_per_minute", "4"}});
        QCOMPARE(post("/api/v1/auth/register", registration("Lab", "lab-1")).status, 201);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(login(credentials("lab-1", "ada@example.test", "wrong")).status, 401);
        const HttpAnswer refused = login(credentials("lab-1"));
        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.at("code").toInt(), 40016);
        const int wait = refused.header("Retry-After").toInt();
        QVERIFY(wait > 0 && wait <= 60);
    }

    void manyFailuresAtOnceAreCountedAsWell()
    {
        start({{"failed_logins_per_minute", "4"}});
        QCOMPARE(post("/api/v1/auth/register", registration("Lab", "lab-1")).status, 201);
        constexpr int kThreads = 24;
        std::atomic<int> heard = 0;
        std::atomic<int> turnedAway = 0;
        std::vector<std::thread> threads;
        threads.reserve(size_t(kThreads));
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back([&, i] {
                const auto client = m_server->client();
                const HttpAnswer answer =
                    client->send("POST", "/api/v1/auth/login", {{"Content-Type", "application/json"}},
                                 credentials("lab-1", "ada@example.test", "wrong password " + QString::number(i)));
                heard += answer.status == 401;
                turnedAway += answer.status == 429;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        // All of them were let in before the first had failed; that tells an attacker no more.
        QCOMPARE(heard.load(), 4);
        QCOMPARE(turnedAway.load(), kThreads - 4);
    }

    void singleTenantMode()
    {
        start({{"single_tenant_mode", "true"}, {"single_tenant_account", "club"}, {"single_tenant_account_name", "The Club"}});
        ScenarioRun run(*m_server);
        run.run({
            {.name = "register without an account",
             .method = "POST",
             .url = "/api/v1/auth/register",
             .body = R"({"email":"ada@example.test","password":"violin harbour at dusk"})",
             .status = 201,
             .contains = {R"("slug":"club")", R"("name":"The Club")", R"("role":"user")"}},
            {.name = "the same address in another spelling",
             .method = "POST",
             .url = "/api/v1/auth/register",
             .body = R"({"email":" ADA@example.TEST ","password":"violin harbour at dusk"})",
             .status = 409,
             .contains = {R"("code":33007)"}},
            {.name = "account fields are passed over",
             .method = "POST",
             .url = "/api/v1/auth/register",
             .body = registration("Mine", "mine", "bob@example.test"),
             .status = 201,
             .contains = {R"("slug":"club")"}},
            {.name = "sign in without an account",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = R"({"email":"ada@example.test","password":"violin harbour at dusk"})",
             .contains = {R"("slug":"club")"}},
            {.name = "sign in with it", .method = "POST", .url = "/api/v1/auth/login", .body = credentials("club")},
            {.name = "sign in elsewhere",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = credentials("system"),
             .status = 401},
        });
        m_server->restart();
        m_client = m_server->client();
        QCOMPARE(login(R"({"email":"ada@example.test","password":"violin harbour at dusk"})").status, 200);
    }

    void oneOfManySingleTenantRegistrationsWins()
    {
        start({{"single_tenant_mode", "true"}, {"single_tenant_account", "club"}});
        std::atomic<int> made = 0;
        std::atomic<int> conflicts = 0;
        std::vector<std::thread> threads;
        threads.reserve(6);
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&] {
                const auto client = m_server->client();
                const HttpAnswer answer = client->send("POST", "/api/v1/auth/register", {{"Content-Type", "application/json"}},
                                                       R"({"email":"ada@example.test","password":"violin harbour at dusk"})");
                made += answer.status == 201;
                conflicts += answer.status == 409 && answer.at("code").toInt() == 33007;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(made.load(), 1);
        QCOMPARE(conflicts.load(), 5);
    }

    void superadminOfTheSettings()
    {
        start({{"superadmin_email", "boss@example.test"}, {"superadmin_password", "granite quarry sunrise"}});
        QVERIFY(m_server->server().setupToken().isEmpty());
        const HttpAnswer session = login(credentials("system", "boss@example.test", "granite quarry sunrise"));
        QCOMPARE(session.status, 200);
        QCOMPARE(session.at("user.is_superadmin").toBool(), true);
    }

    void compositionRuleIsASetting()
    {
        start({{"password_require_four_classes", "true"}});
        const HttpAnswer refused = post("/api/v1/auth/register", registration("Lab", "lab-1"));
        QCOMPARE(refused.status, 400);
        for (const char *code : {"password_no_uppercase", "password_no_digit"})
            QVERIFY(refused.body.contains(code));
        QVERIFY(!refused.body.contains("password_no_lowercase"));
    }
};

QTEST_GUILESS_MAIN(TestAuthApi)
#include "tst_authapi.moc"
