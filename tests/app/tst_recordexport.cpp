// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "apiclient.h"
#include "recordexport.h"
#include "scriptedserver.h"

#include <QDir>
#include <QFile>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <memory>

using namespace basalt::app;
using basalt::test::ScriptedAnswer;
using basalt::test::ScriptedRequest;
using basalt::test::ScriptedServer;

/** A file of records: all of it, or what was there before. */
class TestRecordExport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theWholeFile();
    void objectsOnLines();
    void anAnswerThatBreaksOff_data();
    void anAnswerThatBreaksOff();
    void aRefusal();
    void aSessionThatHasExpired();
    void cancelled();
    void noPlaceForIt_data();
    void noPlaceForIt();

private:
    [[nodiscard]] QByteArray written() const;
    void writeBefore() const;

    QNetworkAccessManager m_network;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<RecordExport> m_export;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    ScriptedAnswer m_answer;
    bool m_isExpired = false; ///< until it is renewed
    qsizetype m_marked = 0;   ///< bytes of the end mark that come before an answer is cut
};

void TestRecordExport::init()
{
    m_answer = {};
    m_marked = 0;
    m_isExpired = false;
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath("books.csv");
    m_server = std::make_unique<ScriptedServer>([this](const ScriptedRequest &request) {
        if (request.target.endsWith("/auth/refresh")) {
            m_isExpired = false;
            return ScriptedAnswer::json(200, {{"token", "new"}, {"refresh_token", "refresh"}});
        }
        if (m_isExpired)
            return ScriptedAnswer::json(401, {{"detail", "The session has ended."}});
        if (!request.target.contains("/export"))
            return ScriptedAnswer::json(200, {{"total", 3}});
        const QByteArray mark = QUrlQuery(QUrl(request.target)).queryItemValue("end_mark").toLatin1();
        ScriptedAnswer answer = m_answer;
        if (answer.status == 200)
            answer.body += answer.end == ScriptedAnswer::End::Comes ? mark : mark.first(m_marked);
        return answer;
    });
    m_client = std::make_unique<ApiClient>(m_network);
    m_client->setBaseUrl(m_server->url());
    m_export = std::make_unique<RecordExport>("books", *m_client);
}

void TestRecordExport::cleanup()
{
    m_export.reset();
    m_client.reset();
    m_server.reset();
}

QByteArray TestRecordExport::written() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestRecordExport::writeBefore() const
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("before") == 6);
}

void TestRecordExport::theWholeFile()
{
    m_answer.body = "title\r\n" + QByteArray("a line that is not short\r\n").repeated(200'000);
    QSignalSpy exported(m_export.get(), &RecordExport::exported);
    m_export->start(m_path, {{"format", "csv"}, {"filter", "a = 1 && b ~ '+'"}, {"sort", ""}});
    QVERIFY(m_export->isRunning());
    QVERIFY(exported.wait(20'000));
    QVERIFY(!m_export->isRunning());
    QVERIFY(written() == m_answer.body);
    QCOMPARE(exported.first().at(1).toDouble(), 200'000.0);
    const QByteArrayList asked = m_server->lines("/export");
    QCOMPARE(asked.size(), 1);
    QVERIFY2(asked[0].endsWith("&filter=a%20%3D%201%20%26%26%20b%20~%20%27%2B%27&format=csv"), asked[0]);
}

/** What is called JSON is a file all the same, and not taken apart. */
void TestRecordExport::objectsOnLines()
{
    m_answer.body = "{\"a\":1}\n{\"a\":2}\n";
    QSignalSpy exported(m_export.get(), &RecordExport::exported);
    m_export->start(m_path, {{"format", "ndjson"}});
    QVERIFY(exported.wait());
    QCOMPARE(written(), m_answer.body);
    QCOMPARE(exported.first().at(1).toDouble(), 2.0);
}

void TestRecordExport::anAnswerThatBreaksOff_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("marked");

    const QByteArray rows("title\r\nfirst\r\n");
    QTest::newRow("within a row") << QByteArray(rows + "sec") << "csv" << 0;
    QTest::newRow("between two rows") << rows << "csv" << 0;
    QTest::newRow("within the end mark") << rows << "csv" << 31;
    QTest::newRow("before the first row") << QByteArray() << "csv" << 0;
    QTest::newRow("lines") << QByteArray("{\"a\":1}\n") << "ndjson" << 0;
    QTest::newRow("an array that has its end") << QByteArray("[\n{\"a\":1}\n]\n") << "json" << 0;
}

/** Not always seen by Qt, so several times. What was there before stays. */
void TestRecordExport::anAnswerThatBreaksOff()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, format);
    QFETCH(int, marked);
    m_answer = {200, body, ScriptedAnswer::End::IsCutOff};
    m_marked = marked;
    writeBefore();
    const QSignalSpy exported(m_export.get(), &RecordExport::exported);
    for (int time = 0; time < 20; ++time) {
        m_export->start(m_path, {{"format", format}});
        QTRY_VERIFY(!m_export->isRunning());
        QVERIFY2(m_export->error().title == "The answer broke off", qPrintable(m_export->error().details()));
        QCOMPARE(exported.count(), 0);
        QCOMPARE(written(), "before");
    }
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{"books.csv"});
}

void TestRecordExport::aRefusal()
{
    m_answer = ScriptedAnswer::json(400, {{"title", "Invalid"}, {"detail", "There is no field x."}});
    writeBefore();
    m_export->start(m_path, {{"format", "csv"}});
    QTRY_VERIFY(!m_export->isRunning());
    QCOMPARE(m_export->error().message, "There is no field x.");
    QCOMPARE(written(), "before");
}

/** The session is renewed, and what was said meanwhile is not taken for rows. */
void TestRecordExport::aSessionThatHasExpired()
{
    m_answer.body = "title\r\nfirst\r\n";
    m_isExpired = true;
    m_client->setTokens({"old", "refresh"});
    QSignalSpy exported(m_export.get(), &RecordExport::exported);
    m_export->start(m_path, {{"format", "csv"}});
    QVERIFY(exported.wait());
    QCOMPARE(written(), m_answer.body);
}

void TestRecordExport::cancelled()
{
    m_answer = {200, QByteArray("a line that is not short\r\n").repeated(1000), ScriptedAnswer::End::IsAwaited};
    const QSignalSpy exported(m_export.get(), &RecordExport::exported);
    m_export->start(m_path, {{"format", "csv"}});
    QTRY_VERIFY(m_export->progress() > 0);
    m_export->cancel();
    QVERIFY(!m_export->isRunning());
    QTRY_COMPARE(m_server->findChildren<QTcpSocket *>().size(), 1); // what asked how many there are; the other is let go
    QCOMPARE(exported.count(), 0);
    QVERIFY2(!m_export->error().isSet(), qPrintable(m_export->error().details()));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList());
}

void TestRecordExport::noPlaceForIt_data()
{
    QTest::addColumn<QString>("path");

    QTest::newRow("no folder can be made there") << "/proc/nowhere/books.csv";
    QTest::newRow("a folder") << "/tmp";
    QTest::newRow("from nowhere") << "books.csv";
}

void TestRecordExport::noPlaceForIt()
{
    QFETCH(QString, path);
    m_export->start(path, {{"format", "csv"}});
    QVERIFY(!m_export->isRunning());
    QVERIFY(!m_export->error().field("path").isEmpty());
    QCOMPARE(m_server->requests().size(), 0);
}

QTEST_GUILESS_MAIN(TestRecordExport)
#include "tst_recordexport.moc"
