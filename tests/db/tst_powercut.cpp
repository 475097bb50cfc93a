// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/auditverifier.h"
#include "crash/loadclient.h"
#include "db/powercutdisk.h"
#include "random/randomsource.h"
#include "support/testdatabase.h"
#include "support/testengines.h"
#include "support/testserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <optional>
#include <thread>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr auto kPassword = "a granite quarry at dusk";
constexpr int kClients = 6;
constexpr int kCutsPerServer = 15;
constexpr qint64 kLogLimit = 32 * 1024 * 1024; ///< where the writer empties its log (db/sqlitewriter.h)
constexpr int kBatch = 3;                      ///< records of one batch, which come together or not at all

/** What clients knew and what a disk held at one moment. */
struct Cut
{
    QSet<QByteArray> created; ///< ids that were answered and not deleted again
    QSet<QByteArray> deleted; ///< answered as deleted
    PowerCutDisk::Image image;
};

QByteArray logIn(quint16 port)
{
    LoadClient client;
    if (!client.connectTo(port))
        return {};
    const QByteArray body =
        QByteArray(R"({"account":"system","email":"root@example.test","password":"%1"})").replace("%1", kPassword);
    const auto answer = client.send("POST", "/api/v1/auth/login", {}, body);
    return answer ? QJsonDocument::fromJson(answer->body).object().value("token").toString().toUtf8() : QByteArray();
}

QSet<QByteArray> column(db::Connection &connection, QByteArrayView sql)
{
    QSet<QByteArray> values;
    auto rows = connection.query(sql);
    if (!rows)
        qFatal("%s", qPrintable(rows.error().detail));
    while (rows->next().value_or(false))
        values.insert(rows->string(0));
    return values;
}

} // namespace

/**
 * The whole server on a disk that loses its power. At random moments, in the middle of commits and checkpoints, the test keeps
 * what clients had been told and what the disk would hold; afterwards each of these disks is opened again.
 */
class TestPowerCut : public QObject
{
    Q_OBJECT

private:
    std::mutex m_mutex;
    Cut m_known; ///< without an image

    /** Creates, batches, changes and deletes until told to stop; only what was answered counts. */
    void work(quint16 port, const QByteArray &token, int number, const std::atomic<bool> &stops)
    {
        LoadClient client;
        if (!client.connectTo(port))
            return;
        QList<QByteArray> mine;
        const QByteArray text(200 + 700 * number, 'x');
        for (int i = 0; !stops; ++i) {
            const QByteArray round = QByteArray::number(number * 1'000'000 + i);
            const QByteArray record = "{\"round\":" + round + ",\"note\":\"" + text + "\"}";
            if (i % 4 == 3 && !mine.isEmpty()) {
                remove(client, token, mine.takeFirst());
            } else if (i % 4 == 1) {
                const QByteArray body = "{\"records\":[" + record + ',' + record + ',' + record + "]}";
                const auto answer = client.send("POST", "/api/v1/records/cut/batch", token, body);
                if (answer && answer->status == 201)
                    note(QJsonDocument::fromJson(answer->body).object().value("created").toArray());
            } else if (const auto answer = client.send("POST", "/api/v1/records/cut", token, record);
                       answer && answer->status == 201) {
                const QJsonObject made = QJsonDocument::fromJson(answer->body).object();
                mine.append(made.value("id").toString().toUtf8());
                note({made});
            }
        }
    }

    void remove(LoadClient &client, const QByteArray &token, const QByteArray &id)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_known.created.remove(id); // from now on it may be there or not
        }
        const auto answer = client.send("DELETE", "/api/v1/records/cut/" + id, token, {});
        if (answer && answer->status == 204) {
            const std::lock_guard lock(m_mutex);
            m_known.deleted.insert(id);
        }
    }

    void note(const QJsonArray &records)
    {
        const std::lock_guard lock(m_mutex);
        for (const QJsonValue &record : records)
            m_known.created.insert(record.toObject().value("id").toString().toUtf8());
    }

    /** Runs the load and cuts at random operations of the disk. */
    std::vector<Cut> cutUnderLoad(PowerCutDisk &disk, TestServer &server, const QByteArray &token, RandomSource &random,
                                  int cuts)
    {
        std::vector<Cut> taken;
        std::atomic<bool> stops = false;
        qint64 next = disk.operations() + 1 + random.below(50);
        disk.onOperation([&](qint64 operation) {
            if (operation < next || stops)
                return;
            Cut cut;
            {
                const std::lock_guard lock(m_mutex);
                cut = m_known;
            }
            cut.image = disk.image(random, random.oneIn(3) ? PowerCutDisk::Unsynced::Lost : PowerCutDisk::Unsynced::PartlyKept);
            taken.push_back(std::move(cut));
            next = operation + 1 + random.below(400);
            stops = int(taken.size()) == cuts;
        });
        std::vector<std::thread> clients;
        clients.reserve(size_t(kClients));
        for (int i = 0; i < kClients; ++i)
            clients.emplace_back([&, i] { work(quint16(server.url().port()), token, i, stops); });
        for (std::thread &client : clients)
            client.join();
        disk.onOperation({});
        return taken;
    }

    static void verify(const Cut &cut)
    {
        QTemporaryDir folder;
        PowerCutDisk::restore(cut.image, folder.path());
        TestDatabase database(db::Engine::Sqlite);
        database.options.sqlitePath = folder.filePath("basalt.db");
        database.open();
        const auto connection = database.connect();
        QCOMPARE(database.scalar("PRAGMA integrity_check"), "ok");
        QVERIFY(database.scalar("PRAGMA foreign_key_check").isNull());
        const QSet<QByteArray> there = column(*connection, "SELECT id FROM col_cut");
        const QSet<QByteArray> lost = cut.created - there;
        QVERIFY2(lost.isEmpty(), qPrintable(QString("%1 acknowledged records are lost").arg(lost.size())));
        QVERIFY2(!there.intersects(cut.deleted), "a record is there again whose deletion was acknowledged");
        // Nothing half-done: each record has its entry, each entry what it tells of, a batch all of its records.
        const QSet<QByteArray> entered = column(*connection, "SELECT record_id FROM audit_entries WHERE event = 49001");
        const QSet<QByteArray> removed = column(*connection, "SELECT record_id FROM audit_entries WHERE event = 49003");
        QCOMPARE(entered - removed, there);
        QVERIFY(removed.contains(cut.deleted));
        const QSet<QByteArray> sizes = column(*connection, "SELECT count(*) FROM col_cut WHERE round % 4 = 1 GROUP BY round");
        QVERIFY2(sizes.isEmpty() || sizes == QSet<QByteArray>{QByteArray::number(kBatch)}, "a part of a batch");
        const auto verified = audit::AuditVerifier(*connection).verify();
        VERIFY_OK(verified);
        QVERIFY2(!verified->firstBreak, qPrintable(verified->firstBreak ? verified->firstBreak->explanation : QString()));
    }

private Q_SLOTS:
    /** The disk does what its name says, or the other tests would prove nothing. */
    void whatIsNotSyncedIsLost()
    {
        RandomSource random(1);
        PowerCutDisk disk;
        TestDatabase database(db::Engine::Sqlite);
        database.openMigrated();
        const auto connection = database.connect();
        const auto rowsAfterCut = [&] {
            QTemporaryDir folder;
            PowerCutDisk::restore(disk.image(random, PowerCutDisk::Unsynced::Lost), folder.path());
            TestDatabase again(db::Engine::Sqlite);
            again.options.sqlitePath = folder.filePath("test.db");
            again.open();
            return again.scalar("SELECT count(*) FROM things");
        };
        VERIFY_OK(connection->executeScript("CREATE TABLE things (id integer)"));
        VERIFY_OK(connection->execute("INSERT INTO things VALUES (1)", {}));
        QCOMPARE(rowsAfterCut(), "1");
        VERIFY_OK(connection->executeScript("PRAGMA synchronous=OFF"));
        VERIFY_OK(connection->execute("INSERT INTO things VALUES (2)", {}));
        QCOMPARE(rowsAfterCut(), "1");
        VERIFY_OK(connection->executeScript("PRAGMA synchronous=FULL"));
        VERIFY_OK(connection->execute("INSERT INTO things VALUES (3)", {}));
        QCOMPARE(rowsAfterCut(), "3");
    }

    void acknowledgedWritesSurvive()
    {
        const int cuts = testCount("BASALT_TEST_POWER_CUTS", 60);
        RandomSource random(testSeed());
        Sum sum;
        for (int done = 0; done < cuts; done += kCutsPerServer) {
            runServer(random, std::min(kCutsPerServer, cuts - done), sum);
            if (QTest::currentTestFailed())
                return;
        }
        // Otherwise hardly anything was at stake.
        QVERIFY(sum.created > cuts && sum.deleted > 0);
        QVERIFY2(sum.largestLog < 2 * kLogLimit, qPrintable(QString::number(sum.largestLog)));
        qInfo("%d power cuts, %lld acknowledged records, none lost; the log was never larger than %lld KiB", cuts,
              static_cast<long long>(sum.created), static_cast<long long>(sum.largestLog / 1024));
    }

private:
    struct Sum
    {
        qint64 created = 0;
        qint64 deleted = 0;
        qint64 largestLog = 0;
    };

    void runServer(RandomSource &random, int cuts, Sum &sum)
    {
        std::vector<Cut> taken;
        m_known = {};
        {
            PowerCutDisk disk;
            TestServer server(db::Engine::Sqlite,
                              {{"superadmin_email", "root@example.test"}, {"superadmin_password", kPassword}});
            const QByteArray token = logIn(quint16(server.url().port()));
            QVERIFY(!token.isEmpty());
            LoadClient client;
            QVERIFY(client.connectTo(quint16(server.url().port())));
            const auto made =
                client.send("POST", "/api/v1/collections", token,
                            R"({"name":"cut","fields":[{"name":"round","type":"integer"},{"name":"note","type":"text"}]})");
            QVERIFY(made && made->status == 201);
            taken = cutUnderLoad(disk, server, token, random, cuts);
            sum.largestLog = std::max(sum.largestLog, disk.largestLog());
        }
        QCOMPARE(int(taken.size()), cuts);
        for (size_t i = 0; i < taken.size(); ++i) {
            verify(taken[i]);
            if (QTest::currentTestFailed()) {
                qInfo("cut %zu of this server", i);
                return;
            }
        }
        sum.created += taken.back().created.size();
        sum.deleted += taken.back().deleted.size();
    }
};

QTEST_GUILESS_MAIN(TestPowerCut)
#include "tst_powercut.moc"
