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

} // namespace

class TestAccountsApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<ScenarioRun> m_run;

    /** A superadmin (`root`) and the owner of the account `lab` (`owner`), signed in. */
    static QList<Scenario> signedIn();

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init()
    {
        m_server = std::make_unique<TestServer>(testEngine());
        m_run = std::make_unique<ScenarioRun>(*m_server);
        m_run->set("setup", m_server->server().setupToken());
        m_run->run(signedIn());
    }
    void cleanup()
    {
        m_run.reset();
        m_server.reset();
    }

    void listing()
    {
        m_run->run({
            {.name = "anonymous", .url = "/api/v1/accounts", .status = 401},
            {.name = "owner of an account",
             .url = "/api/v1/accounts",
             .headers = kOwner,
             .status = 403,
             .contains = {R"("code":40006)", "uperadmin"},
             .notContains = {"lab"}},
            {.name = "superadmin",
             .url = "/api/v1/accounts",
             .headers = kRoot,
             .contains = {R"("total":3)", R"("page":1)", R"("page_size":25)", R"("total_pages":1)", R"("slug":"system")",
                          R"("slug":"home")", R"("slug":"lab")", R"("account_code":"AA0002")", R"("user_count":1)",
                          R"("status":"active")"}},
            {.name = "sorted by code",
             .url = "/api/v1/accounts?sort_by=account_code&sort_order=asc&page_size=1",
             .headers = kRoot,
             .contains = {"AA0001", R"("total":3)", R"("total_pages":3)"},
             .notContains = {"AA0002"}},
            {.name = "second page",
             .url = "/api/v1/accounts?sort_by=account_code&sort_order=asc&page_size=1&page=2",
             .headers = kRoot,
             .contains = {"AA0002"},
             .notContains = {"AA0001"}},
            {.name = "beyond the end",
             .url = "/api/v1/accounts?page=9",
             .headers = kRoot,
             .contains = {R"("items":[])", R"("total":3)"}},
            {.name = "search by name",
             .url = "/api/v1/accounts?search=THE%20l",
             .headers = kRoot,
             .contains = {R"("total":1)", R"("slug":"lab")"}},
            {.name = "search by code",
             .url = "/api/v1/accounts?search=aa0001",
             .headers = kRoot,
             .contains = {R"("total":1)", R"("slug":"home")"}},
            {.name = "signs of LIKE stand for themselves",
             .url = "/api/v1/accounts?search=%25",
             .headers = kRoot,
             .contains = {R"("total":0)"}},
            {.name = "a lone backslash", .url = "/api/v1/accounts?search=%5C", .headers = kRoot, .contains = {R"("total":0)"}},
            {.name = "unknown column",
             .url = "/api/v1/accounts?sort_by=password",
             .headers = kRoot,
             .status = 400,
             .contains = {R"("field":"sort_by")"}},
            {.name = "page of nothing",
             .url = "/api/v1/accounts?page=0",
             .headers = kRoot,
             .status = 400,
             .contains = {R"("field":"page")"}},
            {.name = "page too large", .url = "/api/v1/accounts?page_size=101", .headers = kRoot, .status = 400},
            {.name = "page no number", .url = "/api/v1/accounts?page=one", .headers = kRoot, .status = 400},
        });
    }

    void creating()
    {
        m_run->run({
            {.name = "anonymous", .method = "POST", .url = "/api/v1/accounts", .body = R"({"name":"A b c"})", .status = 401},
            {.name = "owner",
             .method = "POST",
             .url = "/api/v1/accounts",
             .headers = kOwner,
             .body = R"({"name":"A b c"})",
             .status = 403},
            {.name = "superadmin",
             .method = "POST",
             .url = "/api/v1/accounts",
             .headers = kRoot,
             .body = R"({"name":" Field Station "})",
             .status = 201,
             .contains = {R"("account_code":"AA0003")", R"("slug":"field-station")", R"("name":"Field Station")",
                          R"("user_count":0)", R"("collections_used":[])", R"("status":"active")", R"("updated_at":)"}},
            {.name = "same slug gets a number",
             .method = "POST",
             .url = "/api/v1/accounts",
             .headers = kRoot,
             .body = R"({"name":"Field Station"})",
             .status = 201,
             .contains = {R"("slug":"field-station-1")", R"("account_code":"AA0004")"}},
            {.name = "and the next one",
             .method = "POST",
             .url = "/api/v1/accounts",
             .headers = kRoot,
             .body = R"({"name":"x","slug":"field-station"})",
             .status = 201,
             .contains = {R"("slug":"field-station-2")"}},
            {.name = "slug may begin with a digit here",
             .method = "POST",
             .url = "/api/v1/accounts",
             .headers = kRoot,
             .body = R"({"name":"Nine","slug":"9-lives"})",
             .status = 201,
             .contains = {R"("slug":"9-lives")"}},
            {.name = "name missing",
             .method = "POST",
             .url = "/api/v1/accounts",
             .headers = kRoot,
             .body = "{}",
             .status = 400,
             .contains = {R"("field":"name")", R"("code":"required")"}},
            {.name = "name blank",
             .method = "POST",
             .url = "/api/v1/accounts",
             .headers = kRoot,
             .body = R"({"name":"  "})",
             .status = 400},
            {.name = "name too long",
             .method = "POST",
             .url = "/api/v1/accounts",
             .headers = kRoot,
             .body = "{\"name\":\"" + QByteArray(256, 'n') + "\"}",
             .status = 400,
             .contains = {"too_long"}},
            {.name = "name no text",
             .method = "POST",
             .url = "/api/v1/accounts",
             .headers = kRoot,
             .body = R"({"name":1})",
             .status = 400,
             .contains = {"invalid_type"}},
            {.name = "slug wrong",
             .method = "POST",
             .url = "/api/v1/accounts",
             .headers = kRoot,
             .body = R"({"name":"x","slug":"a b"})",
             .status = 400,
             .contains = {"invalid_slug"}},
            {.name = "slug like a code",
             .method = "POST",
             .url = "/api/v1/accounts",
             .headers = kRoot,
             .body = R"({"name":"x","slug":"zz0001"})",
             .status = 400,
             .contains = {"invalid_slug"}},
        });
    }

    void readingAndRenaming()
    {
        m_run->run({
            {.name = "anonymous", .url = "/api/v1/accounts/${lab}", .status = 401},
            {.name = "own account is no exception",
             .url = "/api/v1/accounts/${lab}",
             .headers = kOwner,
             .status = 403,
             .notContains = {"The Lab"}},
            {.name = "foreign account",
             .url = "/api/v1/accounts/${home}",
             .headers = kOwner,
             .status = 403,
             .notContains = {"Home"}},
            {.name = "by id",
             .url = "/api/v1/accounts/${lab}",
             .headers = kRoot,
             .contains = {R"("name":"The Lab")", R"("user_count":1)"}},
            {.name = "by code", .url = "/api/v1/accounts/aa0002", .headers = kRoot, .contains = {R"("slug":"lab")"}},
            {.name = "by slug", .url = "/api/v1/accounts/LAB", .headers = kRoot, .contains = {R"("slug":"lab")"}},
            {.name = "system account",
             .url = "/api/v1/accounts/system",
             .headers = kRoot,
             .contains = {"00000000-0000-0000-0000-000000000000", "SY0000"}},
            {.name = "unknown",
             .url = "/api/v1/accounts/nowhere",
             .headers = kRoot,
             .status = 404,
             .contains = {R"("code":34003)"}},
            {.name = "unknown id",
             .url = "/api/v1/accounts/0193f2a0-0000-7000-8000-000000000000",
             .headers = kRoot,
             .status = 404},
            {.name = "rename, anonymous",
             .method = "PUT",
             .url = "/api/v1/accounts/lab",
             .body = R"({"name":"New"})",
             .status = 401},
            {.name = "rename, owner",
             .method = "PUT",
             .url = "/api/v1/accounts/lab",
             .headers = kOwner,
             .body = R"({"name":"New"})",
             .status = 403},
            {.name = "rename",
             .method = "PUT",
             .url = "/api/v1/accounts/lab",
             .headers = kRoot,
             .body = R"({"name":"New Lab"})",
             .contains = {R"("name":"New Lab")", R"("slug":"lab")"}},
            {.name = "what the caller sees is new at once",
             .url = "/api/v1/auth/me",
             .headers = kOwner,
             .contains = {R"("name":"New Lab")"}},
            {.name = "rename to nothing",
             .method = "PUT",
             .url = "/api/v1/accounts/lab",
             .headers = kRoot,
             .body = R"({"name":""})",
             .status = 400},
            {.name = "rename the unknown",
             .method = "PUT",
             .url = "/api/v1/accounts/nowhere",
             .headers = kRoot,
             .body = R"({"name":"x"})",
             .status = 404},
            {.name = "no such method",
             .method = "POST",
             .url = "/api/v1/accounts/lab",
             .headers = kRoot,
             .body = "{}",
             .status = 405},
        });
    }

    void members()
    {
        m_run->run({
            {.name = "anonymous", .url = "/api/v1/accounts/lab/users", .status = 401},
            {.name = "owner", .url = "/api/v1/accounts/lab/users", .headers = kOwner, .status = 403, .notContains = {"ada@"}},
            {.name = "superadmin",
             .url = "/api/v1/accounts/lab/users",
             .headers = kRoot,
             .contains = {"ada@example.test", R"("role":"admin")", R"("is_active":true)", R"("total":1)", R"("page_size":25)"},
             .notContains = {"root@example.test", "argon2"}},
            {.name = "of an unknown account", .url = "/api/v1/accounts/nowhere/users", .headers = kRoot, .status = 404},
            {.name = "bad page", .url = "/api/v1/accounts/lab/users?page_size=x", .headers = kRoot, .status = 400},
        });
    }

    void createdAtTheSameTime()
    {
        const QByteArray token = m_run->value("root");
        std::mutex mutex;
        QSet<QString> slugs;
        QSet<QString> codes;
        std::vector<std::thread> threads;
        threads.reserve(6);
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&] {
                const auto client = m_server->client();
                const HttpAnswer answer = client->send(
                    "POST", "/api/v1/accounts", {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + token}},
                    R"({"name":"Station"})");
                const std::lock_guard lock(mutex);
                slugs.insert(answer.at("slug").toString());
                codes.insert(answer.at("account_code").toString());
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(slugs, (QSet<QString>{"station", "station-1", "station-2", "station-3", "station-4", "station-5"}));
        QCOMPARE(codes.size(), 6);
    }
};

QList<Scenario> TestAccountsApi::signedIn()
{
    return {
        {.name = "set up",
         .method = "POST",
         .url = "/api/v1/auth/setup",
         .body =
             R"({"token":"${setup}","email":"root@example.test","password":"granite quarry sunrise","account_name":"Home"})",
         .saves = {{"root", "token"}, {"rootId", "user.id"}, {"home", "new_account.id"}}},
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
    };
}

QTEST_GUILESS_MAIN(TestAccountsApi)
#include "tst_accountsapi.moc"
