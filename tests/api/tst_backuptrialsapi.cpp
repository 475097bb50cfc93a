// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backupworld.h"
#include "db/database.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

const QByteArray kBackups = QByteArray(BackupWorld::kBackups) + '/';

} // namespace

/** Backups that a running server verifies, or restores beside itself. */
class TestBackupTrialsApi : public QObject
{
    Q_OBJECT

private:
    static void damage(const QString &path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2));
        const QByteArray there = file.read(64);
        QVERIFY(file.seek(file.size() / 2));
        QVERIFY(file.write(QByteArray(there.size(), there.startsWith('x') ? 'y' : 'x')) == there.size());
    }

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }

    void whoMayAndWhatIsRefused()
    {
        BackupWorld world;
        const HttpClient::Headers root{{"Authorization", "Bearer ${root}"}, {"Content-Type", "application/json"}};
        const HttpClient::Headers ada{{"Authorization", "Bearer ${ada}"}};
        QList<Scenario> scenarios;
        for (const QByteArray &what : {QByteArray("verify"), QByteArray("restore")}) {
            for (const QByteArray &method : {QByteArray("GET"), QByteArray("POST")}) {
                const QByteArray url = kBackups + "x.tar/" + what;
                scenarios += {
                    {.name = "anonymous", .method = method, .url = url, .status = 401},
                    {.name = "owner", .method = method, .url = url, .headers = ada, .status = 403},
                    {.name = "unknown", .method = method, .url = url, .headers = root, .status = 404, .contains = {"48020"}},
                };
            }
            for (const char *name : {"..%2Fbasalt.db", "%2Fetc%2Fpasswd", "..%2F..%2Fx.tar"}) {
                scenarios.append({.name = "out of the folder",
                                  .method = "POST",
                                  .url = kBackups + name + '/' + what,
                                  .headers = root,
                                  .status = 404});
            }
            scenarios += {
                {.name = "no JSON",
                 .method = "POST",
                 .url = kBackups + "x.tar/" + what,
                 .headers = root,
                 .body = "{nonsense",
                 .status = 400},
                {.name = "a place of the caller's",
                 .method = "POST",
                 .url = kBackups + "x.tar/" + what,
                 .headers = root,
                 .body = R"({"folder":"/tmp/elsewhere","Ορισμός":1})",
                 .status = 400,
                 .contains = {R"("field":"folder")", R"("field":"Ορισμός")", "unknown_field"}},
            };
        }
        world.run.run(scenarios);
        QVERIFY(world.restored().isEmpty());
    }

    void aWholeBackupIsVerified()
    {
        BackupWorld world;
        const QByteArray name = world.backup();
        QVERIFY(!name.isEmpty());
        QCOMPARE(world.client->get(kBackups + name + "/verify").status, 404);
        const HttpAnswer begun = world.client->send("POST", kBackups + name + "/verify");
        QCOMPARE(begun.status, 202);
        QCOMPARE(begun.at("kind").toString(), "verify");
        QCOMPARE(begun.header("Location"), QByteArray(kBackups + name + "/verify"));
        const HttpAnswer ended = world.ended(begun.header("Location"));
        QCOMPARE(ended.status, 200);
        QCOMPARE(ended.at("state").toString(), "complete");
        QCOMPARE(ended.at("backup").toString().toUtf8(), name);
        QVERIFY(ended.at("bytes_total").toInteger() > 1000);
        QCOMPARE(ended.at("bytes_done"), ended.at("bytes_total"));
        for (const char *key : {"folder", "audit", "error"})
            QVERIFY2(ended.at(key).isNull(), key);
        const HttpAnswer trail = world.client->get("/api/v1/audit-logs?table_name=backups&record_id=" + name);
        QCOMPARE(trail.at("items.0.operation").toString(), "VERIFY");
        QCOMPARE(trail.at("items.0.event").toInt(), int(Code::BackupVerified));
        QCOMPARE(trail.at("items.0.user_email").toString(), "root@example.test");
    }

    void aDamagedOneIsFoundOut()
    {
        BackupWorld world;
        const QByteArray name = world.backup();
        QVERIFY(!name.isEmpty());
        damage(world.file(name));
        for (const QByteArray &what : {QByteArray("verify"), QByteArray("restore")}) {
            const HttpAnswer ended = world.tried(name, what);
            if (what == "restore" && testEngine() == db::Engine::Postgres) {
                QCOMPARE(ended.status, 409);
                continue;
            }
            QCOMPARE(ended.at("state").toString(), "failed");
            QCOMPARE(ended.at("error.code").toInt(), int(Code::BackupDamaged));
            QVERIFY(!ended.at("error.message").toString().isEmpty());
            QVERIFY(ended.at("audit").isNull());
        }
        QVERIFY2(world.restored().isEmpty(), "what is damaged leaves nothing");
        // One that is no backup at all, and one that has vanished since.
        QFile other(world.file("other.tar"));
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write("not a backup") > 0);
        other.close();
        QCOMPARE(world.tried("other.tar", "verify").at("error.code").toInt(), int(Code::BackupDamaged));
        QVERIFY(other.remove());
        QCOMPARE(world.client->send("POST", kBackups + "other.tar/verify").status, 404);
        QCOMPARE(world.client->get(kBackups + "other.tar/verify").at("state").toString(), "failed");
    }

    void aRestoreIsAFreshFolderWithAWholeTrail()
    {
        BackupWorld world;
        const QByteArray name = world.backup();
        QVERIFY(!name.isEmpty());
        const HttpAnswer first = world.tried(name, "restore");
        if (testEngine() == db::Engine::Postgres) {
            // The answer says what to do instead.
            QCOMPARE(first.status, 409);
            QCOMPARE(first.at("code").toInt(), int(Code::RestoreRefused));
            QVERIFY(first.body.contains("basalt backup restore") && first.body.contains("--database-url"));
            QVERIFY(first.body.contains(name));
            QVERIFY(world.restored().isEmpty());
            QCOMPARE(world.client->get(kBackups + name + "/restore").status, 404);
            return;
        }
        QCOMPARE(first.at("state").toString(), "complete");
        QVERIFY(first.at("audit.holds").toBool());
        QVERIFY(first.at("audit.fault").isNull());
        QCOMPARE(first.at("audit.chains").toInt(), 2);
        QVERIFY(first.at("audit.entries").toInt() > 2);
        const QString folder = first.at("folder").toString();
        QVERIFY(folder.startsWith(world.server.dataFolder() + "/restored/"));
        QVERIFY(QFileInfo::exists(folder + "/basalt.db") && QFileInfo::exists(folder + "/secrets"));
        QCOMPARE(QFileInfo(folder).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
                 QFileDevice::Permissions());
        // Never over what is there: another time is another folder.
        const HttpAnswer second = world.tried(name, "restore");
        QCOMPARE(second.at("state").toString(), "complete");
        QVERIFY(second.at("folder").toString() != folder);
        QCOMPARE(world.restored().size(), 2);
        const HttpAnswer trail =
            world.client->get("/api/v1/audit-logs?table_name=backups&operation=RESTORE&sort_order=asc&record_id=" + name);
        QCOMPARE(trail.at("total").toInt(), 2);
        QCOMPARE(trail.at("items.0.event").toInt(), int(Code::BackupRestored));
        QCOMPARE(trail.at("items.0.changes.0.after").toString(), folder);
    }

    void oneAtATime()
    {
        BackupWorld world;
        const QByteArray name = world.backup();
        QVERIFY(!name.isEmpty());
        // The first one cannot get on: its entry in the trail waits for a lock that is held here.
        const bool isSqlite = testEngine() == db::Engine::Sqlite;
        world.server.executeScript(isSqlite ? "BEGIN IMMEDIATE" : "BEGIN; LOCK TABLE audit_heads IN EXCLUSIVE MODE");
        QCOMPARE(world.client->send("POST", kBackups + name + "/verify").status, 202);
        QCOMPARE(world.client->get(kBackups + name + "/verify").at("state").toString(), "running");
        for (const QByteArray &what : {QByteArray("verify"), QByteArray("restore")}) {
            const HttpAnswer refused = world.client->send("POST", kBackups + name + '/' + what);
            QCOMPARE(refused.status, 409);
            const bool isUnable = what == "restore" && !isSqlite;
            QCOMPARE(refused.at("code").toInt(), int(isUnable ? Code::RestoreRefused : Code::BackupRunning));
        }
        world.server.executeScript("ROLLBACK");
        QCOMPARE(world.ended(kBackups + name + "/verify").at("state").toString(), "complete");
        QCOMPARE(world.tried(name, "verify").at("state").toString(), "complete");
    }
};

QTEST_GUILESS_MAIN(TestBackupTrialsApi)
#include "tst_backuptrialsapi.moc"
