// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/apiscenario.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
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
        QVERIFY(document["openapi"].toString().startsWith("3.1"));
        const QJsonObject paths = document["paths"].toObject();
        QVERIFY(paths.contains("/health") && paths.contains("/openapi.json") && paths.contains("/api/v1"));
        QSet<QString> ids;
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            const QJsonObject operations = path->toObject();
            for (auto operation = operations.begin(); operation != operations.end(); ++operation) {
                const QByteArray where = operation.key().toUtf8() + ' ' + path.key().toUtf8();
                const QString id = operation->toObject()["operationId"].toString();
                QVERIFY2(!id.isEmpty() && !ids.contains(id), where);
                ids.insert(id);
                QVERIFY2(!operation->toObject()["summary"].toString().isEmpty(), where);
                QVERIFY2(!operation->toObject()["tags"].toArray().isEmpty(), where);
                QVERIFY2(operation->toObject()["responses"].toObject().contains("default"), where);
                QCOMPARE(operation->toObject()["parameters"].toArray().size() >= path.key().count('{'), true);
            }
        }
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
