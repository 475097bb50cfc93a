// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/backupfile.h"
#include "backupworld.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

class TestBackupsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }

    void whoMayAndWhatIsRefused()
    {
        BackupWorld world;
        const HttpClient::Headers root{{"Authorization", "Bearer ${root}"}};
        const HttpClient::Headers ada{{"Authorization", "Bearer ${ada}"}};
        QList<Scenario> scenarios;
        const QList<std::pair<QByteArray, QByteArray>> routes{{"GET", "/api/v1/admin/backups"},
                                                              {"POST", "/api/v1/admin/backups"},
                                                              {"GET", "/api/v1/admin/backups/x.tar"},
                                                              {"GET", "/api/v1/admin/backups/x.tar/download"},
                                                              {"DELETE", "/api/v1/admin/backups/x.tar"}};
        for (const auto &[method, url] : routes) {
            scenarios.append({.name = "anonymous " + method + url, .method = method, .url = url, .status = 401});
            scenarios.append({.name = "owner " + method + url, .method = method, .url = url, .headers = ada, .status = 403});
        }
        scenarios += {
            {.name = "none yet",
             .url = "/api/v1/admin/backups",
             .headers = root,
             .contains = {R"("total":0)", R"("items":[])"}},
            {.name = "unknown parameter",
             .url = "/api/v1/admin/backups?page=2",
             .headers = root,
             .status = 400,
             .contains = {R"("field":"page")"}},
            {.name = "no JSON",
             .method = "POST",
             .url = "/api/v1/admin/backups",
             .headers = {{"Authorization", "Bearer ${root}"}, {"Content-Type", "application/json"}},
             .body = "{nonsense",
             .status = 400},
            {.name = "no object",
             .method = "POST",
             .url = "/api/v1/admin/backups",
             .headers = {{"Authorization", "Bearer ${root}"}, {"Content-Type", "application/json"}},
             .body = "[1]",
             .status = 400},
            {.name = "unknown", .url = "/api/v1/admin/backups/x.tar", .headers = root, .status = 404, .contains = {"48020"}},
            {.name = "unknown file", .url = "/api/v1/admin/backups/x.tar/download", .headers = root, .status = 404},
            {.name = "unknown to remove",
             .method = "DELETE",
             .url = "/api/v1/admin/backups/x.tar",
             .headers = root,
             .status = 404},
            {.name = "out of the folder", .url = "/api/v1/admin/backups/..%2Fbasalt.db", .headers = root, .status = 404},
            {.name = "out of the folder with a download",
             .url = "/api/v1/admin/backups/..%2Fsecrets/download",
             .headers = root,
             .status = 404,
             .notContains = {"token_secret"}},
            {.name = "absolute", .url = "/api/v1/admin/backups/%2Fetc%2Fpasswd/download", .headers = root, .status = 404},
            {.name = "nothing was begun", .url = "/api/v1/admin/backups", .headers = root, .contains = {R"("total":0)"}},
        };
        world.run.run(scenarios);
    }

    void makeDownloadRemove()
    {
        BackupWorld world;

        const HttpAnswer begun = world.client->send("POST", "/api/v1/admin/backups");
        QCOMPARE(begun.status, 202);
        QCOMPARE(begun.at("state").toString(), "running");
        const QByteArray name = begun.at("name").toString().toUtf8();
        QCOMPARE(begun.header("Location"), QByteArray("/api/v1/admin/backups/" + name));
        const HttpAnswer made = world.ended("/api/v1/admin/backups/" + name);
        QCOMPARE(made.status, 200);
        QCOMPARE(made.at("state").toString(), "complete");
        QCOMPARE(made.at("origin").toString(), "api");
        QCOMPARE(made.at("engine").toString(), testEngine() == db::Engine::Sqlite ? "sqlite" : "postgresql");
        QCOMPARE(made.at("accounts").toInteger(), 2);
        QVERIFY(made.at("size").toInteger() > 1000);
        const HttpAnswer list = world.client->get("/api/v1/admin/backups");
        QCOMPARE(list.at("total").toInteger(), 1);
        QCOMPARE(list.at("items.0.name").toString().toUtf8(), name);

        const HttpAnswer file = world.client->get("/api/v1/admin/backups/" + name + "/download");
        QCOMPARE(file.status, 200);
        QCOMPARE(file.header("Content-Type"), "application/x-tar");
        QVERIFY(file.header("Content-Disposition").contains(name));
        QCOMPARE(file.body.size(), made.at("size").toInteger());
        QTemporaryDir folder;
        QFile copy(folder.filePath("copy.tar"));
        QVERIFY(copy.open(QIODevice::WriteOnly) && copy.write(file.body) == file.body.size());
        copy.close();
        const auto backup = backup::BackupFile::open(copy.fileName());
        QVERIFY(backup);
        QVERIFY((*backup)->verify([](qint64, qint64) { return true; }));
        QVERIFY((*backup)->manifest().part(backup::kSecretsPart));

        QCOMPARE(world.client->send("DELETE", "/api/v1/admin/backups/" + name).status, 204);
        QCOMPARE(world.client->get("/api/v1/admin/backups/" + name).status, 404);
        QCOMPARE(world.client->get("/api/v1/admin/backups").at("total").toInteger(), 0);

        // Whoever made, took or removed one stands in the trail.
        const HttpAnswer trail = world.client->get("/api/v1/audit-logs?table_name=backups&sort_order=asc&record_id=" + name);
        QCOMPARE(trail.at("items.0.operation").toString(), "CREATE");
        QCOMPARE(trail.at("items.1.operation").toString(), "EXPORT");
        QCOMPARE(trail.at("items.2.operation").toString(), "DELETE");
        QVERIFY(trail.at("items.3").isUndefined());
    }

    void aDamagedFileIsShownAsSuch()
    {
        BackupWorld world;
        QVERIFY(QDir(world.server.dataFolder()).mkdir("backups"));
        QFile file(world.server.dataFolder() + "/backups/old.tar");
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("not a backup") > 0);
        file.close();
        const HttpClient::Headers root{{"Authorization", "Bearer ${root}"}};
        world.run.run({
            {.name = "list",
             .url = "/api/v1/admin/backups",
             .headers = root,
             .contains = {R"("state":"damaged")", R"("name":"old.tar")", "no backup of Basalt"}},
            {.name = "one", .url = "/api/v1/admin/backups/old.tar", .headers = root, .contains = {R"("state":"damaged")"}},
            {.name = "remove", .method = "DELETE", .url = "/api/v1/admin/backups/old.tar", .headers = root, .status = 204},
        });
        QVERIFY(!file.exists());
    }

    void oneThatFailsSaysSo()
    {
        BackupWorld world;
        QFile file(world.server.dataFolder() + "/backups"); // in the way of the folder
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const HttpAnswer begun = world.client->send("POST", "/api/v1/admin/backups");
        QCOMPARE(begun.status, 202);
        const HttpAnswer failed = world.ended("/api/v1/admin/backups/" + begun.at("name").toString().toUtf8());
        QCOMPARE(failed.status, 200);
        QCOMPARE(failed.at("state").toString(), "failed");
        QVERIFY(failed.at("error.code").toInteger() > 0);
        QCOMPARE(world.client->get("/api/v1/admin/backups").at("items.0.state").toString(), "failed");
        QVERIFY(file.remove());
        const HttpAnswer again = world.client->send("POST", "/api/v1/admin/backups");
        QCOMPARE(world.ended("/api/v1/admin/backups/" + again.at("name").toString().toUtf8()).at("state").toString(),
                 "complete");
    }
};

QTEST_GUILESS_MAIN(TestBackupsApi)
#include "tst_backupsapi.moc"
