// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/rawclient.h"
#include "support/httpclient.h"
#include "support/postgrescluster.h"
#include "support/serverprocess.h"
#include "support/testengines.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

/**
 * A long file in and out again: the server's own memory does not grow with it. BASALT_TEST_TRANSFER_ROWS says how long; the
 * bound is the same for all lengths, which is the point.
 */
class TestTransferMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void init();
    void cleanup();

    void importAndExport();

private:
    [[nodiscard]] qint64 ownMemoryKiB() const;
    void watch() { m_most = std::max(m_most, ownMemoryKiB()); }
    [[nodiscard]] HttpAnswer send(const QByteArray &method, const QByteArray &path, const QByteArray &body,
                                  const QByteArray &type = "application/json");
    void importRows(qint64 rows);
    void exportRows(const QByteArray &format, qint64 rows);

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_database;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<HttpClient> m_client;
    QByteArray m_token;
    qint64 m_most = 0;
};

namespace {

/** What a file may cost, of whatever length: batches, pages and their buffers, and the databases' caches that fill meanwhile. */
#if defined(__SANITIZE_ADDRESS__)
constexpr qint64 kBoundKiB = 1024 * 1024; // it shadows all memory, and keeps 256 MiB of what was freed
#elif defined(__SANITIZE_THREAD__)
constexpr qint64 kBoundKiB = 512 * 1024; // it shadows all memory
#else
constexpr qint64 kBoundKiB = 64 * 1024;
#endif
constexpr qsizetype kPart = 4 * 1024 * 1024;

qint64 rowCount()
{
    return qEnvironmentVariableIntValue("BASALT_TEST_TRANSFER_ROWS") > 0
        ? qEnvironmentVariableIntValue("BASALT_TEST_TRANSFER_ROWS")
        : 20'000;
}

} // namespace

void TestTransferMemory::init()
{
    QFETCH_GLOBAL(db::Engine, engine);
    m_folder = std::make_unique<QTemporaryDir>();
    QString url;
    if (engine == db::Engine::Postgres) {
        m_database = PostgresCluster::instance().createDatabase();
        url = PostgresCluster::instance().url(m_database);
    }
    // What the server holds is counted, not what its allocator keeps for later.
    qputenv("MALLOC_CONF", "thp:never,dirty_decay_ms:0");
    m_server = std::make_unique<ServerProcess>(BASALT_PROGRAM, m_folder->path(), url);
    QVERIFY2(m_server->start(), m_server->output());
    m_client = std::make_unique<HttpClient>(QUrl(QString("http://127.0.0.1:%1").arg(m_server->port())));
    const HttpAnswer in =
        m_client->post("/api/v1/auth/login",
                       {{"account", "system"}, {"email", ServerProcess::kEmail}, {"password", ServerProcess::kPassword}});
    QCOMPARE(in.status, 200);
    m_token = in.at("token").toString().toUtf8();
}

void TestTransferMemory::cleanup()
{
    m_client.reset();
    m_server.reset();
    if (!m_database.isNull())
        PostgresCluster::instance().dropDatabase(m_database);
    m_database = QByteArray();
}

/** Without pages of files that the system may drop at any time. */
qint64 TestTransferMemory::ownMemoryKiB() const
{
    QFile status(QString("/proc/%1/status").arg(m_server->pid()));
    if (!status.open(QIODevice::ReadOnly))
        qFatal("the server has gone");
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return line.mid(8).trimmed().split(' ').first().toLongLong();
    }
    qFatal("the system does not tell what memory the server has");
}

HttpAnswer TestTransferMemory::send(const QByteArray &method, const QByteArray &path, const QByteArray &body,
                                    const QByteArray &type)
{
    return m_client->send(method, "/api/v1" + path, {{"Authorization", "Bearer " + m_token}, {"Content-Type", type}}, body);
}

void TestTransferMemory::importRows(qint64 rows)
{
    const HttpAnswer begun = send("POST", "/records/rows/import?upload=parts&format=csv", {});
    QCOMPARE(begun.status, 202);
    const QByteArray job = "/records/rows/import/" + begun.at("id").toString().toUtf8();
    QByteArray part("n,label,amount\r\n");
    qint64 sent = 0;
    for (qint64 i = 0; i < rows; ++i) {
        const QByteArray n = QByteArray::number(i);
        part += n + ",\"row, number " + n + " of many, with some text behind it to be carried along\"," + n + ".25\r\n";
        if (part.size() < kPart && i + 1 < rows)
            continue;
        const HttpAnswer taken =
            send("PUT", job + "/content?offset=" + QByteArray::number(sent), part, "application/octet-stream");
        QCOMPARE(taken.status, 200);
        sent += part.size();
        part.clear();
        watch();
    }
    QCOMPARE(send("POST", job + "/start", {}).status, 202);
    HttpAnswer status;
    do {
        QTest::qSleep(50);
        watch();
        status = send("GET", job, {});
    } while (status.at("state").toString() == "running");
    QVERIFY2(status.at("state").toString() == "done", status.body);
    QCOMPARE(status.at("created").toInteger(), rows);
}

/** The client begins late, so that a server which does not wait for it would pile up the file. */
void TestTransferMemory::exportRows(const QByteArray &format, qint64 rows)
{
    RawClient client(m_server->port());
    QVERIFY(client.send("GET /api/v1/records/rows/export?format=" + format
                        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + m_token
                        + "\r\nConnection: close\r\n\r\n"));
    QVERIFY(client.readUntil("\r\n\r\n").startsWith("HTTP/1.1 200"));
    for (int i = 0; i < 20; ++i) {
        QTest::qSleep(50);
        watch();
    }
    qint64 found = 0;
    QByteArray tail;
    for (;;) {
        const QByteArray piece = client.read(1024 * 1024);
        if (piece.isEmpty())
            break;
        watch();
        // A text that may be cut in two: its halves meet in the next round.
        static const QByteArray kMark("row, number ");
        tail += piece;
        found += tail.count(kMark);
        const qsizetype last = tail.lastIndexOf(kMark);
        tail = tail.sliced(std::max(last < 0 ? 0 : last + kMark.size(), tail.size() - kMark.size() + 1));
    }
    // A chunk's size may stand within the mark; rare, and no row is counted twice.
    QVERIFY2(found <= rows && found >= rows - rows / 1000 - 2, QByteArray::number(found));
}

void TestTransferMemory::importAndExport()
{
    const qint64 rows = rowCount();
    QCOMPARE(send("POST", "/collections",
                  R"({"name":"rows","list_rule":"","schema":[{"name":"n","type":"integer","unique":true},)"
                  R"({"name":"label","type":"text"},{"name":"amount","type":"decimal"}]})")
                 .status,
             201);
    // Once through everything, so that what is made at the first use is there.
    QCOMPARE(send("GET", "/records/rows/export", {}).status, 200);
    const qint64 before = ownMemoryKiB();
    m_most = before;
    QElapsedTimer timer;
    timer.start();
    importRows(rows);
    const qint64 afterImport = m_most;
    const qint64 importMs = timer.restart();
    exportRows("csv", rows);
    exportRows("ndjson", rows);
    const qint64 exportMs = timer.elapsed();
    qInfo("%lld rows: import %.1f s, two exports %.1f s; the server's own memory %lld KiB before, at most %lld KiB while "
          "importing, "
          "%lld KiB in all",
          rows, double(importMs) / 1000, double(exportMs) / 1000, before, afterImport, m_most);
    QVERIFY2(m_most - before < kBoundKiB, QByteArray::number(m_most - before));
    QCOMPARE(send("GET", "/records/rows?limit=1", {}).at("total").toInteger(), rows);
}

QTEST_GUILESS_MAIN(TestTransferMemory)
#include "tst_transfermemory.moc"
