// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/apiscenario.h"
#include "support/openapicheck.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

class TestMetaApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestServer> m_server;

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_server = std::make_unique<TestServer>(testEngine()); }
    void cleanup() { m_server.reset(); }

    void scenarios()
    {
        ScenarioRun run(*m_server);
        run.run({
            {.name = "health",
             .url = "/health",
             .contains = {R"("status":"healthy")", R"("service":"Basalt")", R"("version":")",
                          R"("audit_logging_enabled":true)"}},
            {.name = "ready", .url = "/ready", .contains = {R"("status":"ready")", R"("database":"connected")"}},
            {.name = "live", .url = "/live", .contains = {R"("status":"alive")"}},
            {.name = "root", .url = "/api/v1", .contains = {R"("name":"Basalt")", R"("api_version":"v1")"}},
            {.name = "root with a slash is another address", .url = "/api/v1/", .status = 404},
            {.name = "a query does not matter", .url = "/health?x=1&y"},
            {.name = "head", .method = "HEAD", .url = "/health"},
            {.name = "post", .method = "POST", .url = "/health", .status = 405, .contains = {R"("code":40008)"}},
            {.name = "options", .method = "OPTIONS", .url = "/health", .status = 204},
            {.name = "unknown",
             .url = "/nowhere",
             .status = 404,
             .contains = {R"("code":40007)", R"("instance":"/nowhere")", R"("correlation_id":"cid_)",
                          R"("error":"Not Found")"}},
            {.name = "malformed path", .url = "/%zz", .status = 400},
            {.name = "malformed query", .url = "/health?x=%zz", .status = 400, .contains = {R"("code":40001)"}},
            {.name = "a bad token is refused even where none is needed",
             .url = "/health",
             .headers = {{"Authorization", "Bearer nonsense"}},
             .status = 401,
             .contains = {R"("code":30002)"}},
            {.name = "dots do not climb", .url = "/docs/..%2F..%2Fetc%2Fpasswd", .status = 404, .notContains = {"root:"}},
            {.name = "only files of the browser", .url = "/docs/qrc", .status = 404},
            {.name = "setup page", .url = "/setup", .contains = {"/setup/setup.js"}, .notContains = {"<script>"}},
            {.name = "its script", .url = "/setup/setup.js", .contains = {"/api/v1/auth/setup"}},
            {.name = "its style", .url = "/setup/setup.css"},
            {.name = "nothing else", .url = "/setup/setup.html", .status = 404},
            {.name = "dots do not climb here either", .url = "/setup/..%2Fsetup.js", .status = 404},
        });
    }

    void docsWorkWithoutNetwork()
    {
        const auto client = m_server->client();
        const HttpAnswer page = client->get("/docs");
        QCOMPARE(page.status, 200);
        QVERIFY(page.header("Content-Type").startsWith("text/html"));
        QVERIFY(page.header("Content-Security-Policy").contains("script-src 'self'"));
        QVERIFY(!page.body.contains("http:") && !page.body.contains("https:"));
        for (const QByteArray &part : page.body.split('"')) {
            if (part.startsWith("/docs/"))
                QCOMPARE(client->get(part).status, 200);
        }
        QVERIFY(client->get("/docs/swagger-ui-bundle.js").body.size() > 500'000);
        QCOMPARE(client->get("/docs/swagger-ui.css").header("Content-Type"), "text/css; charset=utf-8");
    }

    void openApiDescribesEveryRoute()
    {
        const auto client = m_server->client();
        const HttpAnswer answer = client->get("/openapi.json");
        QCOMPARE(answer.status, 200);
        const QJsonObject document = answer.json();
        const QStringList faults = faultsOfOpenApi(document);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
        const QJsonObject paths = document["paths"].toObject();
        QVERIFY(paths.contains("/health") && paths.contains("/openapi.json") && paths.contains("/api/v1"));
    }

    void openApiFaultsAreNoticed()
    {
        const QJsonObject good = m_server->client()->get("/openapi.json").json();
        QCOMPARE(faultsOfOpenApi(good), QStringList());
        const auto with = [&](const char *path, const char *text) {
            QJsonObject document = good;
            QJsonObject paths = document["paths"].toObject();
            paths[path] = QJsonDocument::fromJson(text).object();
            document["paths"] = paths;
            return faultsOfOpenApi(document).join('|');
        };
        QCOMPARE(with("/a/{b}", R"({"get":{"operationId":"x","summary":"s","tags":["t"],"responses":{}}})"),
                 QStringLiteral("get /a/{b}: no answer for refusals|get /a/{b}: no parameter b"));
        QCOMPARE(with("/a", R"({"get":{"operationId":"get_health","responses":{"default":{"$ref":"#/components/x/Y"}}}})"),
                 QStringLiteral("get /a: no summary|get /a: no tag|get /health: its operationId is another one's|"
                                "there is no #/components/x/Y"));
        QVERIFY(!faultsOfOpenApi({}).isEmpty());
    }

    void whatTheDocumentListsIsServed()
    {
        const auto client = m_server->client();
        const QJsonObject paths = client->get("/openapi.json").json()["paths"].toObject();
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            QByteArray target = path.key().toUtf8();
            while (target.contains('{'))
                target.replace(target.indexOf('{'), target.indexOf('}') - target.indexOf('{') + 1, "x");
            const HttpAnswer answer = client->send("OPTIONS", target);
            QCOMPARE(answer.status, 204);
            for (const QString &method : path->toObject().keys())
                QVERIFY2(answer.header("Allow").contains(method.toUpper().toLatin1()), target);
        }
    }

    void everyAnswerCarriesItsHeaders()
    {
        const auto client = m_server->client();
        for (const char *target : {"/health", "/nowhere", "/health?x=%zz", "/docs"}) {
            const HttpAnswer answer = client->get(target, {{"X-Correlation-ID", "abc-1"}});
            QCOMPARE(answer.header("X-Correlation-ID"), "abc-1");
            QCOMPARE(answer.header("X-Content-Type-Options"), "nosniff");
            QCOMPARE(answer.header("X-Frame-Options"), "DENY");
            QVERIFY(!answer.header("Content-Security-Policy").isEmpty());
            QVERIFY(!answer.header("Permissions-Policy").isEmpty());
            QVERIFY(answer.header("Strict-Transport-Security").isNull());
            QVERIFY(answer.header("Access-Control-Allow-Origin").isNull());
        }
    }

    void dataIsForItsOwnerOnly()
    {
        // The folder was there before the server, as anybody may have made it.
        QVERIFY(m_server->client()->get("/ready").status == 200);
        const QFileInfoList files = QDir(m_server->dataFolder()).entryInfoList(QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo &file : files) {
            const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
            QVERIFY2(!(file.permissions() & others), qPrintable(file.fileName()));
        }
    }

    void foreignHostNamesAreMisdirected()
    {
        const auto client = m_server->client();
        QCOMPARE(client->get("/health", {{"Host", "evil.example"}}).status, 421);
        QCOMPARE(client->get("/health", {{"Host", "localhost"}}).status, 200);
    }
};

QTEST_GUILESS_MAIN(TestMetaApi)
#include "tst_metaapi.moc"
