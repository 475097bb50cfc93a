// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/apiscenario.h"

#include <QJsonArray>
#include <QTest>

#include <atomic>
#include <thread>

using namespace basalt;
using namespace basalt::test;

namespace {

const HttpClient::Headers kRoot{{"Authorization", "Bearer ${root}"}};
const HttpClient::Headers kOwner{{"Authorization", "Bearer ${owner}"}};
const HttpClient::Headers kRootInHome{{"Authorization", "Bearer ${root}"}, {"X-Account-ID", "home"}};

constexpr auto kUnknown = "0193f2a0-0000-7000-8000-000000000000";

} // namespace

class TestUsersApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<ScenarioRun> m_run;

    /** A superadmin (`root`), the owner of the account `lab` (`owner`, user `ada`) and a plain user of it (`bob`). */
    static QList<Scenario> signedIn();

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init()
    {
        m_server = std::make_unique<TestServer>(testEngine());
        m_run = std::make_unique<ScenarioRun>(*m_server);
        m_run->set("setup", m_server->server().setupToken());
        m_run->set("unknown", kUnknown);
        m_run->run(signedIn());
    }
    void cleanup()
    {
        m_run.reset();
        m_server.reset();
    }

    void onlySuperadminsGetIn_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("create") << QByteArray("POST") << QByteArray("/api/v1/users")
                                << QByteArray(R"({"email":"eve@example.test","account_id":"lab","role_id":1})");
        QTest::newRow("change") << QByteArray("PATCH") << QByteArray("/api/v1/users/${bob}") << QByteArray(R"({"role_id":1})");
        QTest::newRow("delete") << QByteArray("DELETE") << QByteArray("/api/v1/users/${bob}") << QByteArray();
        QTest::newRow("password") << QByteArray("PUT") << QByteArray("/api/v1/users/${bob}/password")
                                  << QByteArray(R"({"new_password":"taken over by eve"})");
        QTest::newRow("verify") << QByteArray("POST") << QByteArray("/api/v1/users/${bob}/verify") << QByteArray();
        QTest::newRow("roles") << QByteArray("GET") << QByteArray("/api/v1/roles") << QByteArray();
    }
    void onlySuperadminsGetIn()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, url);
        QFETCH(QByteArray, body);
        QByteArray foreign = url;
        foreign.replace("${bob}", "${rootOwner}");
        QByteArray unknown = url;
        unknown.replace("${bob}", "${unknown}");
        m_run->run({
            {.name = "anonymous", .method = method, .url = url, .body = body, .status = 401, .contains = {R"("code":40003)"}},
            {.name = "owner, own account",
             .method = method,
             .url = url,
             .headers = kOwner,
             .body = body,
             .status = 403,
             .contains = {R"("code":40006)"},
             .notContains = {"ob@example"}},
            {.name = "owner, other account",
             .method = method,
             .url = foreign,
             .headers = kOwner,
             .body = body,
             .status = 403,
             .contains = {R"("code":40006)"},
             .notContains = {"root@example"}},
            {.name = "owner, nobody",
             .method = method,
             .url = unknown,
             .headers = kOwner,
             .body = body,
             .status = 403,
             .contains = {R"("code":40006)"}},
            {.name = "nothing happened",
             .url = "/api/v1/users/${bob}",
             .headers = kRoot,
             .contains = {R"("role_id":2)", R"("is_active":true)", R"("email_verified":false)"}},
            {.name = "the password is what it was",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = R"({"account":"lab","email":"bob@example.test","password":"maple copper evening"})"},
        });
    }

    void foreignUsersAreUnknownOnes_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("tail");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("get") << QByteArray("GET") << QByteArray() << QByteArray();
        QTest::newRow("change") << QByteArray("PATCH") << QByteArray() << QByteArray(R"({"role_id":1})");
        QTest::newRow("delete") << QByteArray("DELETE") << QByteArray() << QByteArray();
        QTest::newRow("password") << QByteArray("PUT") << QByteArray("/password")
                                  << QByteArray(R"({"new_password":"taken by another"})");
        QTest::newRow("verify") << QByteArray("POST") << QByteArray("/verify") << QByteArray();
    }
    void foreignUsersAreUnknownOnes()
    {
        // A superadmin who has chosen an account sees nobody of another.
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, tail);
        QFETCH(QByteArray, body);
        m_run->run({
            {.name = "foreign",
             .method = method,
             .url = "/api/v1/users/${bob}" + tail,
             .headers = kRootInHome,
             .body = body,
             .status = 404,
             .contains = {R"("code":33001)"},
             .notContains = {"ob@example"}},
            {.name = "unknown",
             .method = method,
             .url = "/api/v1/users/${unknown}" + tail,
             .headers = kRootInHome,
             .body = body,
             .status = 404,
             .contains = {R"("code":33001)"}},
            {.name = "no id at all",
             .method = method,
             .url = "/api/v1/users/x'%20OR%201=1" + tail,
             .headers = kRoot,
             .body = body,
             .status = 404,
             .contains = {R"("code":33001)"}},
            {.name = "nothing happened",
             .url = "/api/v1/users/${bob}",
             .headers = kRoot,
             .contains = {R"("role_id":2)", R"("is_active":true)", R"("email_verified":false)"}},
        });
    }

    void listing()
    {
        m_run->run({
            {.name = "all accounts",
             .url = "/api/v1/users",
             .headers = kRoot,
             .contains = {R"("total":4)", "root@example.test", "ada@example.test", "Bob@example.test"},
             .notContains = {"argon2"}},
            {.name = "newest first",
             .url = "/api/v1/users?limit=1",
             .headers = kRoot,
             .contains = {R"("total":4)", "Bob@"},
             .notContains = {"ada@", "root@"}},
            {.name = "oldest last page",
             .url = "/api/v1/users?skip=3&limit=5",
             .headers = kRoot,
             .contains = {"root@"},
             .notContains = {"ada@", "Bob@"}},
            {.name = "by e-mail",
             .url = "/api/v1/users?sort=email&limit=1",
             .headers = kRoot,
             .contains = {"ada@"},
             .notContains = {"Bob@"}},
            {.name = "plus sign", .url = "/api/v1/users?sort=%2Bemail&limit=1", .headers = kRoot, .contains = {"ada@"}},
            {.name = "plus sign, not encoded",
             .url = "/api/v1/users?sort=+email&limit=1",
             .headers = kRoot,
             .contains = {"ada@"}},
            {.name = "by last sign-in",
             .url = "/api/v1/users?sort=-last_login&limit=1",
             .headers = kRoot,
             .contains = {"ada@"}},
            {.name = "of one account by code",
             .url = "/api/v1/users?account_id=AA0002",
             .headers = kRoot,
             .contains = {R"("total":2)"},
             .notContains = {"root@"}},
            {.name = "of the chosen account",
             .url = "/api/v1/users",
             .headers = kRootInHome,
             .contains = {R"("total":1)", "root@"},
             .notContains = {"ada@", "Bob@"}},
            {.name = "of an unknown account", .url = "/api/v1/users?account_id=nowhere", .headers = kRoot, .status = 404},
            {.name = "by role", .url = "/api/v1/users?role_id=2", .headers = kRoot, .contains = {R"("total":1)", "Bob@"}},
            {.name = "by activity", .url = "/api/v1/users?is_active=false", .headers = kRoot, .contains = {R"("total":0)"}},
            {.name = "search", .url = "/api/v1/users?search=bOB", .headers = kRoot, .contains = {R"("total":1)", "Bob@"}},
            {.name = "limit of nothing",
             .url = "/api/v1/users?limit=0",
             .headers = kRoot,
             .status = 400,
             .contains = {R"("field":"limit")"}},
            {.name = "limit too large", .url = "/api/v1/users?limit=101", .headers = kRoot, .status = 400},
            {.name = "skip negative", .url = "/api/v1/users?skip=-1", .headers = kRoot, .status = 400},
            {.name = "unknown sort", .url = "/api/v1/users?sort=password_hash", .headers = kRoot, .status = 400},
            {.name = "activity no flag", .url = "/api/v1/users?is_active=maybe", .headers = kRoot, .status = 400},
            {.name = "roles",
             .url = "/api/v1/roles",
             .headers = kRoot,
             .contains = {R"("id":1,"name":"admin")", R"("id":2,"name":"user")", R"("total":2)"}},
        });
    }

    void creating()
    {
        const QByteArray url = "/api/v1/users";
        m_run->run({
            {.name = "the same address, other spelling",
             .method = "POST",
             .url = url,
             .headers = kRoot,
             .body = R"({"email":" BOB@Example.test","account_id":"lab","role_id":2})",
             .status = 409,
             .contains = {R"("code":33007)"}},
            {.name = "the same address, other account",
             .method = "POST",
             .url = url,
             .headers = kRoot,
             .body = R"({"email":"bob@example.test","account_id":"home","role_id":2})",
             .status = 201},
            {.name = "in the chosen account",
             .method = "POST",
             .url = url,
             .headers = kRootInHome,
             .body = R"({"email":"eve@example.test","role_id":2})",
             .status = 201,
             .contains = {R"("account_name":"Home")"}},
            {.name = "everything",
             .method = "POST",
             .url = url,
             .headers = kRoot,
             .body =
                 R"({"email":"kim@example.test","account_id":"AA0002","role_id":1,"is_active":false,"auth_provider":"oidc",)"
                 R"("auth_provider_name":"Keycloak","external_id":"k-1","external_email":"kim@idp.test",)"
                 R"("profile_data":{"name":"Kim","tags":["a"]}})",
             .status = 201,
             .contains = {R"("auth_provider":"oidc")", R"("auth_provider_name":"Keycloak")", R"("external_id":"k-1")",
                          R"("is_active":false)", R"("name")", R"("tags")", R"("role_name":"admin")"}},
            {.name = "no account",
             .method = "POST",
             .url = url,
             .headers = kRoot,
             .body = R"({"email":"x@example.test","role_id":2})",
             .status = 400,
             .contains = {R"("field":"account_id")", R"("code":"required")"}},
            {.name = "unknown account",
             .method = "POST",
             .url = url,
             .headers = kRoot,
             .body = R"({"email":"x@example.test","account_id":"nowhere","role_id":2})",
             .status = 400,
             .contains = {R"("field":"account_id")", R"("code":"not_found")"}},
            {.name = "unknown role",
             .method = "POST",
             .url = url,
             .headers = kRoot,
             .body = R"({"email":"x@example.test","account_id":"lab","role_id":77})",
             .status = 400,
             .contains = {R"("field":"role_id")", R"("code":"not_found")"}},
            {.name = "no role",
             .method = "POST",
             .url = url,
             .headers = kRoot,
             .body = R"({"email":"x@example.test","account_id":"lab"})",
             .status = 400,
             .contains = {R"("field":"role_id")"}},
            {.name = "broken number",
             .method = "POST",
             .url = url,
             .headers = kRoot,
             .body = R"({"email":"x@example.test","account_id":"lab","role_id":1.5})",
             .status = 400,
             .contains = {"invalid_type"}},
            {.name = "wrong types",
             .method = "POST",
             .url = url,
             .headers = kRoot,
             .body = R"({"email":true,"account_id":[],"role_id":"1","is_active":"yes","profile_data":"x"})",
             .status = 400,
             .contains = {R"("field":"email")", R"("field":"account_id")", R"("field":"role_id")", R"("field":"is_active")",
                          R"("field":"profile_data")"}},
            {.name = "no address",
             .method = "POST",
             .url = url,
             .headers = kRoot,
             .body = R"({"email":"nobody","account_id":"lab","role_id":2})",
             .status = 400,
             .contains = {"invalid_email"}},
            {.name = "weak password",
             .method = "POST",
             .url = url,
             .headers = kRoot,
             .body = R"({"email":"x@example.test","account_id":"lab","role_id":2,"password":"123456789012"})",
             .status = 400,
             .contains = {"password_too_common"}},
            {.name = "NUL inside the profile",
             .method = "POST",
             .url = url,
             .headers = kRoot,
             .body = R"({"email":"x@example.test","account_id":"lab","role_id":2,"profile_data":{"a":"\u0000"}})",
             .status = 400,
             .contains = {"invalid_character"}},
            {.name = "half a surrogate pair inside the profile",
             .method = "POST",
             .url = url,
             .headers = kRoot,
             .body = R"({"email":"x@example.test","account_id":"lab","role_id":2,"profile_data":{"a":["\ud800"]}})",
             .status = 400,
             .contains = {"invalid_character"}},
            {.name = "half a surrogate pair as a key of the profile",
             .method = "POST",
             .url = url,
             .headers = kRoot,
             .body = R"({"email":"x@example.test","account_id":"lab","role_id":2,"profile_data":{"\udc00":1}})",
             .status = 400,
             .contains = {"invalid_character"}},
            {.name = "half a surrogate pair as a name",
             .method = "POST",
             .url = url,
             .headers = kRoot,
             .body = R"({"email":"x@example.test","account_id":"lab","role_id":2,"display_name":"\ud800"})",
             .status = 400,
             .contains = {"invalid_character"}},
            {.name = "an account that is no text",
             .url = url,
             .headers = {{"Authorization", "Bearer ${root}"}, {"X-Account-ID", "la\xff"}},
             .status = 404,
             .contains = {R"("code":34003)"}},
            {.name = "without a password nobody signs in",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = R"({"account":"home","email":"eve@example.test","password":""})",
             .status = 400},
            {.name = "nor with any",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = R"({"account":"home","email":"eve@example.test","password":"null"})",
             .status = 401},
            {.name = "a user of the system account is a superadmin",
             .method = "POST",
             .url = url,
             .headers = kRoot,
             .body = R"({"email":"second@example.test","account_id":"SY0000","role_id":1,"password":"copper meadow evening"})",
             .status = 201},
            {.name = "and signs in",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = R"({"account":"system","email":"second@example.test","password":"copper meadow evening"})",
             .contains = {R"("is_superadmin":true)"}},
        });
    }

    void changing()
    {
        const QByteArray url = "/api/v1/users/${bob}";
        m_run->run({
            {.name = "role and name",
             .method = "PATCH",
             .url = url,
             .headers = kRoot,
             .body = R"({"role_id":1,"display_name":"Robert"})",
             .contains = {R"("role_name":"admin")", R"("display_name":"Robert")", R"("email":"Bob@example.test")"}},
            {.name = "nothing",
             .method = "PATCH",
             .url = url,
             .headers = kRoot,
             .body = "{}",
             .contains = {R"("display_name":"Robert")"}},
            {.name = "external identity",
             .method = "PATCH",
             .url = url,
             .headers = kRoot,
             .body = R"({"external_id":"x-1","profile_data":{"a":1}})",
             .contains = {R"("external_id":"x-1")", R"("profile_data":{)"}},
            {.name = "cleared again",
             .method = "PATCH",
             .url = url,
             .headers = kRoot,
             .body = R"({"external_id":null,"profile_data":null})",
             .contains = {R"("external_id":null)", R"("profile_data":null)"}},
            {.name = "verify", .method = "POST", .url = url + "/verify", .headers = kRoot, .contains = {R"("message")"}},
            {.name = "verified",
             .url = url,
             .headers = kRoot,
             .contains = {R"("email_verified":true)", "\"email_verified_at\":\"2"}},
            {.name = "verify again", .method = "POST", .url = url + "/verify", .headers = kRoot},
            {.name = "another spelling stays verified",
             .method = "PATCH",
             .url = url,
             .headers = kRoot,
             .body = R"({"email":"bob@EXAMPLE.test"})",
             .contains = {R"("email":"bob@EXAMPLE.test")", R"("email_verified":true)"}},
            {.name = "another address does not",
             .method = "PATCH",
             .url = url,
             .headers = kRoot,
             .body = R"({"email":"rob@example.test"})",
             .contains = {R"("email":"rob@example.test")", R"("email_verified":false)", R"("email_verified_at":null)"}},
            {.name = "somebody else's address",
             .method = "PATCH",
             .url = url,
             .headers = kRoot,
             .body = R"({"email":"ADA@example.test"})",
             .status = 409,
             .contains = {R"("code":33007)"}},
            {.name = "no address", .method = "PATCH", .url = url, .headers = kRoot, .body = R"({"email":"x"})", .status = 400},
            {.name = "unknown role",
             .method = "PATCH",
             .url = url,
             .headers = kRoot,
             .body = R"({"role_id":9})",
             .status = 400},
            {.name = "wrong type",
             .method = "PATCH",
             .url = url,
             .headers = kRoot,
             .body = R"({"is_active":1})",
             .status = 400,
             .contains = {R"("field":"is_active")"}},
            {.name = "account stays",
             .method = "PATCH",
             .url = url,
             .headers = kRoot,
             .body = R"({"account_id":"home"})",
             .contains = {R"("account_name":"The Lab")"}},
            {.name = "role of the next sign-in",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = R"({"account":"lab","email":"rob@example.test","password":"maple copper evening"})",
             .contains = {R"("role":"admin")"},
             .saves = {{"rob", "token"}}},
            {.name = "role falls back", .method = "PATCH", .url = url, .headers = kRoot, .body = R"({"role_id":2})"},
            {.name = "at once, with the token in use",
             .url = "/api/v1/auth/me",
             .headers = {{"Authorization", "Bearer ${rob}"}},
             .contains = {R"("role":"user")"}},
        });
    }

    void deleting()
    {
        const QByteArray url = "/api/v1/users/${bob}";
        m_run->run({
            {.name = "delete", .method = "DELETE", .url = url, .headers = kRoot, .status = 204},
            {.name = "still there, inactive", .url = url, .headers = kRoot, .contains = {R"("is_active":false)"}},
            {.name = "delete again", .method = "DELETE", .url = url, .headers = kRoot, .status = 204},
            {.name = "the address stays taken",
             .method = "POST",
             .url = "/api/v1/users",
             .headers = kRoot,
             .body = R"({"email":"bob@example.test","account_id":"lab","role_id":2})",
             .status = 409},
        });
    }

    void lastSuperadminStays()
    {
        const QByteArray url = "/api/v1/users/${rootId}";
        m_run->run({
            {.name = "delete",
             .method = "DELETE",
             .url = url,
             .headers = kRoot,
             .status = 409,
             .contains = {R"("code":40051)"}},
            {.name = "switch off",
             .method = "PATCH",
             .url = url,
             .headers = kRoot,
             .body = R"({"is_active":false})",
             .status = 409},
            {.name = "lock", .method = "PATCH", .url = url, .headers = kRoot, .body = R"({"is_locked":true})", .status = 409},
            {.name = "still in", .url = "/api/v1/auth/me", .headers = kRoot},
            {.name = "a second one",
             .method = "POST",
             .url = "/api/v1/users",
             .headers = kRoot,
             .body = R"({"email":"second@example.test","account_id":"system","role_id":1,"password":"copper meadow evening"})",
             .status = 201,
             .saves = {{"second", "id"}}},
            {.name = "signs in",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = R"({"account":"system","email":"second@example.test","password":"copper meadow evening"})",
             .saves = {{"secondToken", "token"}}},
        });
        // Each switches the other off at the same moment: one of them must fail.
        const QByteArray tokens[] = {m_run->value("root"), m_run->value("secondToken")};
        const QByteArray victims[] = {m_run->value("second"), m_run->value("rootId")};
        std::atomic<int> done = 0;
        std::vector<std::thread> threads;
        threads.reserve(2);
        for (int i = 0; i < 2; ++i) {
            threads.emplace_back([&, i] {
                const auto client = m_server->client();
                const HttpAnswer answer =
                    client->send("DELETE", "/api/v1/users/" + victims[i], {{"Authorization", "Bearer " + tokens[i]}});
                done += answer.status == 204;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(done.load(), 1);
    }

    void passwords()
    {
        const QByteArray url = "/api/v1/users/${bob}/password";
        m_run->run({
            {.name = "new password",
             .method = "PUT",
             .url = url,
             .headers = kRoot,
             .body = R"({"new_password":"marble tide lantern"})",
             .contains = {"Password updated successfully"}},
            {.name = "the old one is dead",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = R"({"account":"lab","email":"bob@example.test","password":"maple copper evening"})",
             .status = 401},
            {.name = "the new one works",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = R"({"account":"lab","email":"bob@example.test","password":"marble tide lantern"})"},
            {.name = "too short",
             .method = "PUT",
             .url = url,
             .headers = kRoot,
             .body = R"({"new_password":"short"})",
             .status = 400,
             .contains = {R"("field":"new_password")", "password_too_short"}},
            {.name = "with the account's name",
             .method = "PUT",
             .url = url,
             .headers = kRoot,
             .body = R"({"new_password":"in the lab tonight"})",
             .status = 400,
             .contains = {"password_contains_identity"}},
            {.name = "missing",
             .method = "PUT",
             .url = url,
             .headers = kRoot,
             .body = "{}",
             .status = 400,
             .contains = {R"("field":"new_password")", R"("code":"required")"}},
            {.name = "no mail, so the link is shown",
             .method = "PUT",
             .url = url,
             .headers = kRoot,
             .body = R"({"send_reset_link":true})",
             .contains = {"/reset-password#token=", R"("expires_at":)"}},
            {.name = "a password or a link",
             .method = "PUT",
             .url = url,
             .headers = kRoot,
             .body = R"({"send_reset_link":true,"new_password":"marble tide lantern"})",
             .status = 400,
             .contains = {R"("field":"new_password")"}},
            {.name = "own password keeps the own session",
             .method = "PUT",
             .url = "/api/v1/users/${rootId}/password",
             .headers = kRoot,
             .body = R"({"new_password":"obsidian river morning"})"},
            {.name = "still in", .url = "/api/v1/auth/me", .headers = kRoot},
            {.name = "of nobody",
             .method = "PUT",
             .url = "/api/v1/users/${unknown}/password",
             .headers = kRoot,
             .body = R"({"new_password":"marble tide lantern"})",
             .status = 404},
        });
    }

    void oneOfManyNewUsersWins()
    {
        const QByteArray token = m_run->value("root");
        std::atomic<int> made = 0;
        std::atomic<int> conflicts = 0;
        std::vector<std::thread> threads;
        threads.reserve(8);
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                const auto client = m_server->client();
                const HttpAnswer answer = client->send(
                    "POST", "/api/v1/users", {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + token}},
                    R"({"email":"twin@example.test","account_id":"lab","role_id":2})");
                made += answer.status == 201;
                conflicts += answer.status == 409 && answer.at("code").toInt() == 33007;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(made.load(), 1);
        QCOMPARE(conflicts.load(), 7);
    }
};

QList<Scenario> TestUsersApi::signedIn()
{
    return {
        {.name = "set up",
         .method = "POST",
         .url = "/api/v1/auth/setup",
         .body =
             R"({"token":"${setup}","email":"root@example.test","password":"granite quarry sunrise","account_name":"Home"})",
         .saves = {{"root", "token"}, {"rootId", "user.id"}, {"home", "new_account.id"}, {"rootOwner", "owner_user_id"}}},
        {.name = "register",
         .method = "POST",
         .url = "/api/v1/auth/register",
         .body =
             R"({"email":"ada@example.test","password":"violin harbour at dusk","account_name":"The Lab","account_slug":"lab"})",
         .status = 201,
         .saves = {{"lab", "account.id"}, {"ada", "user.id"}}},
        {.name = "sign in",
         .method = "POST",
         .url = "/api/v1/auth/login",
         .body = R"({"account":"lab","email":"ada@example.test","password":"violin harbour at dusk"})",
         .saves = {{"owner", "token"}}},
        {.name = "create bob",
         .method = "POST",
         .url = "/api/v1/users",
         .headers = kRoot,
         .body =
             R"({"email":"Bob@example.test","account_id":"${lab}","role_id":2,"password":"maple copper evening","display_name":"Bob"})",
         .status = 201,
         .contains = {R"("email":"Bob@example.test")", R"("account_code":"AA0002")", R"("account_name":"The Lab")",
                      R"("role_id":2)", R"("role_name":"user")", R"("is_active":true)", R"("auth_provider":"password")",
                      R"("auth_provider_name":null)", R"("external_id":null)", R"("external_email":null)",
                      R"("profile_data":null)", R"("email_verified":false)", R"("email_verified_at":null)", R"("created_at":)",
                      R"("last_login":null)", R"("display_name":"Bob")"},
         .notContains = {"maple", "argon2", "password_hash"},
         .saves = {{"bob", "id"}}},
    };
}

QTEST_GUILESS_MAIN(TestUsersApi)
#include "tst_usersapi.moc"
