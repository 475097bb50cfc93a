// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/apiscenario.h"

#include <QJsonArray>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

class TestDashboardApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }

    void figures()
    {
        TestServer server(testEngine());
        ScenarioRun run(server);
        run.set("setup", server.server().setupToken());
        const HttpClient::Headers root{{"Authorization", "Bearer ${root}"}};
        run.run({
            {.name = "set up",
             .method = "POST",
             .url = "/api/v1/auth/setup",
             .body =
                 R"({"token":"${setup}","email":"root@example.test","password":"granite quarry sunrise","account_name":"Home"})",
             .saves = {{"root", "token"}}},
            {.name = "register",
             .method = "POST",
             .url = "/api/v1/auth/register",
             .body =
                 R"({"email":"ada@example.test","password":"violin harbour at dusk","account_name":"Lab","account_slug":"lab"})",
             .status = 201},
            {.name = "sign in",
             .method = "POST",
             .url = "/api/v1/auth/login",
             .body = R"({"account":"lab","email":"ada@example.test","password":"violin harbour at dusk"})",
             .saves = {{"ada", "token"}}},
            {.name = "public collection",
             .method = "POST",
             .url = "/api/v1/collections",
             .headers = root,
             .body =
                 R"({"name":"samples","schema":[{"name":"title","type":"text"}],"list_rule":"","create_rule":"@request.auth.id != ''"})",
             .status = 201},
            {.name = "locked collection",
             .method = "POST",
             .url = "/api/v1/collections",
             .headers = root,
             .body = R"({"name":"notes","schema":[{"name":"title","type":"text"}]})",
             .status = 201},
            {.name = "two records",
             .method = "POST",
             .url = "/api/v1/records/samples",
             .headers = root,
             .body = R"({"title":"a","account_id":"lab"})",
             .status = 201},
            {.name = "the second",
             .method = "POST",
             .url = "/api/v1/records/notes",
             .headers = root,
             .body = R"({"title":"b","account_id":"lab"})",
             .status = 201},
            {.name = "anonymous", .url = "/api/v1/dashboard/stats", .status = 401},
            {.name = "owner of an account",
             .url = "/api/v1/dashboard/stats",
             .headers = {{"Authorization", "Bearer ${ada}"}},
             .status = 403,
             .notContains = {"total_"}},
            {.name = "superadmin",
             .url = "/api/v1/dashboard/stats",
             .headers = root,
             .contains = {R"("total_accounts":3)", R"("total_users":3)", R"("total_collections":2)", R"("total_records":2)",
                          R"("new_accounts_7d":3)", R"("new_users_7d":3)", R"("active_sessions":2)",
                          R"("public_collections_count":1)", R"("database_status":"connected")", R"("storage_usage_mb":)",
                          R"("recent_registrations":[{)", R"("account_name":"Lab")", R"("recent_audit_logs":[{)",
                          R"("range":"7d")"},
             .notContains = {"argon2"}},
            {.name = "longer range",
             .url = "/api/v1/dashboard/stats?range=90d",
             .headers = root,
             .contains = {R"("range":"90d")", R"("new_users":3)"}},
            {.name = "unknown range",
             .url = "/api/v1/dashboard/stats?range=1y",
             .headers = root,
             .status = 400,
             .contains = {R"("field":"range")"}},
            {.name = "collections of an account",
             .url = "/api/v1/accounts/lab",
             .headers = root,
             .contains = {R"("collections_used":["notes","samples"])"}},
            {.name = "sign out",
             .method = "POST",
             .url = "/api/v1/auth/logout",
             .headers = {{"Authorization", "Bearer ${ada}"}}},
            {.name = "one session less",
             .url = "/api/v1/dashboard/stats",
             .headers = root,
             .contains = {R"("active_sessions":1)"}},
        });
    }
};

QTEST_GUILESS_MAIN(TestDashboardApi)
#include "tst_dashboardapi.moc"
