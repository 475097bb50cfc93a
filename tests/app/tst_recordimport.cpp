// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "apiclient.h"
#include "collectionlistmodel.h"
#include "scriptedserver.h"
#include "transfers.h"

#include <QElapsedTimer>
#include <QFile>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace basalt::app;
using basalt::test::ScriptedAnswer;
using basalt::test::ScriptedRequest;
using basalt::test::ScriptedServer;

/** A file between being chosen and being imported, and several of them at once. */
class TestRecordImport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void onlyTheHeadIsRead();
    void filesWithNothingInThem_data();
    void filesWithNothingInThem();
    void aHeaderWithoutRows();
    void savedAnew();
    void savedWithOtherColumns();
    void takenAway();
    void whereToGoOn_data();
    void whereToGoOn();
    void severalAtOnce();
    void theServerIsLeft();

private:
    QString write(const QString &name, const QByteArray &bytes);
    [[nodiscard]] ScriptedAnswer say(const ScriptedRequest &request);
    [[nodiscard]] RecordImport &importOf(const QString &collection) const { return *m_transfers->importOf(collection); }

    QNetworkAccessManager m_network;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<CollectionListModel> m_collections;
    std::unique_ptr<Transfers> m_transfers;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    QJsonObject m_state; ///< what the server says of an import that has begun
    bool m_isForgotten = false;
};

void TestRecordImport::init()
{
    m_state = {{"state", "done"}};
    m_isForgotten = false;
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<ScriptedServer>([this](const ScriptedRequest &request) { return say(request); });
    m_client = std::make_unique<ApiClient>(m_network);
    m_client->setBaseUrl(m_server->url());
    m_collections = std::make_unique<CollectionListModel>(*m_client);
    m_transfers = std::make_unique<Transfers>(*m_client, *m_collections);
}

void TestRecordImport::cleanup()
{
    m_transfers.reset();
    m_collections.reset();
    m_client.reset();
    m_server.reset();
}

QString TestRecordImport::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write a file of the test");
    return file.fileName();
}

ScriptedAnswer TestRecordImport::say(const ScriptedRequest &request)
{
    if (request.method == "DELETE") {
        m_state.insert("state", "cancelled");
        return {204, {}};
    }
    if (request.method == "GET" && m_isForgotten)
        return ScriptedAnswer::json(404, {{"detail", "no such import"}});
    QJsonObject said = m_state;
    said.insert("id", "one");
    return ScriptedAnswer::json(request.method == "POST" ? 202 : 200, said);
}

void TestRecordImport::onlyTheHeadIsRead()
{
    const QString path = write("long.csv", "a,b\n" + QByteArray("some,thing\n").repeated(40'000));
    constexpr qint64 kSize = 3LL * 1024 * 1024 * 1024;
    QVERIFY(QFile::resize(path, kSize));
    RecordImport &work = importOf("books");
    QElapsedTimer clock;
    clock.start();
    work.choose(path);
    QVERIFY2(clock.elapsed() < 2'000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(work.columns()->count(), 2);
    QCOMPARE(work.shownRows(), 100);
    QCOMPARE(work.sizeText(), "3.0 GB");
    QCOMPARE(work.headProblem(), QString());
}

void TestRecordImport::filesWithNothingInThem_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem");

    QTest::newRow("nothing") << "x.csv" << QByteArray() << "The file is empty.";
    QTest::newRow("an array of nothing") << "x.json" << QByteArray("[]") << "There is no row in it.";
    QTest::newRow("blanks") << "x.ndjson" << QByteArray("\n\n") << "There is no row in it.";
    QTest::newRow("a first line without end")
        << "x.csv" << QByteArray(400'000, 'x') << "Its first row is too long to be shown.";
}

void TestRecordImport::filesWithNothingInThem()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    RecordImport &work = importOf("books");
    work.choose(write(name, bytes));
    QTEST(work.headProblem(), "problem");
    QCOMPARE(work.columns()->count(), 0);
    QCOMPARE(work.shownRows(), 0);
}

void TestRecordImport::aHeaderWithoutRows()
{
    RecordImport &work = importOf("books");
    work.choose(write("x.csv", "a,b\r\n"));
    QCOMPARE(work.headProblem(), QString());
    QCOMPARE(work.columns()->count(), 2);
    QCOMPARE(work.shownRows(), 0);
}

/** A mistake that was repaired in another program: the same columns need no second look. */
void TestRecordImport::savedAnew()
{
    RecordImport &work = importOf("books");
    work.choose(write("x.csv", "a,b\n1,2\n"));
    work.setOption("from_row", "2");
    write("x.csv", "a,b\n1,2\n3,4\n");
    work.start(false);
    QVERIFY(work.isRunning());
    QTRY_VERIFY(!work.isRunning());
    QCOMPARE(work.outcome(), RecordImport::Outcome::Done);
    QCOMPARE(work.shownRows(), 2);
    QVERIFY(m_server->requests().first().body.contains("name=\"from_row\"\r\n\r\n2\r\n"));
    QVERIFY(m_server->requests().at(1).body.endsWith("3,4\n"));
}

void TestRecordImport::savedWithOtherColumns()
{
    RecordImport &work = importOf("books");
    work.choose(write("x.csv", "a,b\n1,2\n"));
    write("x.csv", "b,a,c\n1,2,3\n");
    work.start(false);
    QVERIFY(!work.isRunning());
    QCOMPARE(work.error().title, "The file has changed");
    QCOMPARE(work.columns()->count(), 3);
    QCOMPARE(m_server->requests().size(), 0);
    // They have been seen now.
    work.start(false);
    QVERIFY(work.isRunning());
    QVERIFY(!work.error().isSet());
    QTRY_COMPARE(work.outcome(), RecordImport::Outcome::Done);
}

void TestRecordImport::takenAway()
{
    RecordImport &work = importOf("books");
    const QString path = write("x.csv", "a,b\n1,2\n");
    work.choose(path);
    QVERIFY(QFile::remove(path));
    work.start(true);
    QVERIFY(!work.isRunning());
    QCOMPARE(work.error().field("file"), "There is no such file.");
    QCOMPARE(work.path(), QString());
    QCOMPARE(m_server->requests().size(), 0);
}

void TestRecordImport::whereToGoOn_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("trial");
    QTest::addColumn<bool>("resumable");
    QTest::addColumn<double>("fromRow");

    QTest::newRow("a faulty row") << "failed" << false << true << 501.0;
    QTest::newRow("cancelled") << "cancelled" << false << true << 501.0;
    QTest::newRow("nothing was written") << "failed" << true << false << 1.0;
    QTest::newRow("the end") << "done" << false << false << 1.0;
    // More may have been written since it was last heard of.
    QTest::newRow("nobody knows") << "running" << false << false << 1.0;
}

void TestRecordImport::whereToGoOn()
{
    QFETCH(QString, state);
    QFETCH(bool, trial);
    m_state = {{"state", state}, {"rows_done", 500}, {"created", 500}, {"next_row", 501}};
    RecordImport &work = importOf("books");
    work.choose(write("x.csv", "a,b\n1,2\n"));
    connect(&work, &LongWork::progressChanged, this, [&work, this] { m_isForgotten = work.rows() > 0; });
    work.start(trial);
    QTRY_VERIFY(!work.isRunning());
    QCOMPARE(work.rows(), 500.0);
    QTEST(work.isResumable(), "resumable");
    QTEST(work.fromRow(), "fromRow");
}

/** One for each collection; a second one waits for nobody, it does not begin. */
void TestRecordImport::severalAtOnce()
{
    m_state = {{"state", "running"}};
    const QString path = write("x.csv", "a,b\n1,2\n");
    for (const char *collection : {"books", "authors"}) {
        importOf(collection).choose(path);
        importOf(collection).start(false);
    }
    QCOMPARE(m_transfers->count(), 2);
    importOf("books").choose(write("y.csv", "c\n1\n"));
    importOf("books").start(true);
    QCOMPARE(importOf("books").fileName(), "x.csv");
    QVERIFY(!importOf("books").isTrial());
    QTRY_COMPARE(m_server->lines("/start").size(), 2);
    QTRY_VERIFY(m_server->lines().last().startsWith("GET"));
    m_transfers->cancelAll();
    QTRY_COMPARE(m_transfers->count(), 0);
    QCOMPARE(importOf("books").outcome(), RecordImport::Outcome::Cancelled);
    QCOMPARE(importOf("authors").outcome(), RecordImport::Outcome::Cancelled);
    QCOMPARE(m_server->lines("POST /api/v1/records/").size(), 4);
}

/** Nothing of it is sent to the next one. */
void TestRecordImport::theServerIsLeft()
{
    m_state = {{"state", "running"}};
    RecordImport &before = importOf("books");
    before.choose(write("x.csv", "a,b\n1,2\n"));
    before.start(false);
    QTRY_VERIFY(m_server->lines("/start").size() == 1);
    ScriptedServer other([](const ScriptedRequest &) { return ScriptedAnswer::json(404, {}); });
    m_client->setBaseUrl(other.url());
    m_transfers->clear();
    QCOMPARE(m_transfers->count(), 0);
    QVERIFY(!before.isRunning());
    QVERIFY(&importOf("books") != &before);
    QCOMPARE(importOf("books").path(), QString());
    QTest::qWait(700); // longer than an import is asked about
    QCOMPARE(other.requests().size(), 0);
}

QTEST_GUILESS_MAIN(TestRecordImport)
#include "tst_recordimport.moc"
