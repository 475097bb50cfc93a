// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importjob.h"
#include "scriptedserver.h"

#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>

#include <memory>

using namespace basalt::app;
using basalt::test::ScriptedAnswer;
using basalt::test::ScriptedRequest;
using basalt::test::ScriptedServer;

namespace {

// The client looks again only after a while, and a busy machine takes its time.
constexpr int kPatienceMs = 60'000;

} // namespace

/** How a file gets to the server, also where the way is bad. */
class TestImportJob final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void partByPart();
    void theAccountOfTheBeginning();
    void smallerPartsForASmallServer();
    void afterABrokenConnection();
    void anAnswerThatWasLost();
    void cancelledOnTheWay();
    void cancelledWhileItRuns();
    void anImportThatIsForgotten();
    void anUploadThatIsForgotten();
    void aRefusal();
    void aPartThatIsNeverTaken();
    void anEmptyFile();
    void aFileThatChanges_data();
    void aFileThatChanges();
    void aSessionThatExpires();
    void signedOutForAWhile();

private:
    void begin(qint64 bytes);
    [[nodiscard]] ScriptedAnswer say(const ScriptedRequest &request);
    [[nodiscard]] QByteArrayList parts() const;

    static constexpr qint64 kMiB = 1024 * 1024;

    QNetworkAccessManager m_network;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ImportJob> m_job;
    std::unique_ptr<QTemporaryFile> m_file;
    ScriptedServer::Script m_special; ///< asked first; status -1: as usual
    QByteArray m_received;
    QString m_state;
    int m_looks = 0; ///< until it is done
};

void TestImportJob::init()
{
    m_received.clear();
    m_state = "receiving";
    m_looks = 2;
    m_special = nullptr;
    m_server = std::make_unique<ScriptedServer>([this](const ScriptedRequest &request) { return say(request); });
    m_client = std::make_unique<ApiClient>(m_network);
    m_client->setBaseUrl(m_server->url());
    m_client->setAccount("first");
    m_job = std::make_unique<ImportJob>(*m_client, "books");
}

void TestImportJob::cleanup()
{
    m_job.reset();
    m_client.reset();
    m_server.reset();
}

/** What a server does where nothing is special. */
ScriptedAnswer TestImportJob::say(const ScriptedRequest &request)
{
    if (m_special) {
        if (ScriptedAnswer special = m_special(request); special.status >= 0)
            return special;
    }
    if (request.method == "DELETE") {
        m_state = "cancelled";
        return {204, {}};
    }
    if (request.method == "PUT")
        m_received += request.body;
    if (request.target.endsWith("/start"))
        m_state = "running";
    if (request.method == "GET" && m_state == "running" && --m_looks == 0)
        m_state = "done";
    return ScriptedAnswer::json(request.method == "POST" ? 202 : 200,
                                {{"id", "one"}, {"state", m_state}, {"received_bytes", m_received.size()}});
}

void TestImportJob::begin(qint64 bytes)
{
    m_file = std::make_unique<QTemporaryFile>();
    QVERIFY(m_file->open());
    QByteArray content(bytes, 'x');
    for (qsizetype place = 0; place < bytes; place += 1000)
        content[place] = char('a' + place / 1000 % 26);
    m_file->write(content);
    m_file->flush();
    m_job->start(m_file->fileName(), {{"mode", "create"}, {"mapping", "{\"ü\":null}"}});
}

QByteArrayList TestImportJob::parts() const
{
    QByteArrayList all;
    for (const ScriptedRequest &request : m_server->requests()) {
        if (request.method == "PUT")
            all += request.target.split('=').value(1) + '+' + QByteArray::number(request.body.size());
    }
    return all;
}

void TestImportJob::partByPart()
{
    const QSignalSpy sent(m_job.get(), &ImportJob::sent);
    QSignalSpy ended(m_job.get(), &ImportJob::ended);
    begin(2 * kMiB + 5);
    QVERIFY(ended.wait(kPatienceMs));
    QCOMPARE(parts(), (QByteArrayList{"0+1048576", "1048576+1048576", "2097152+5"}));
    QVERIFY(m_file->seek(0));
    QCOMPARE(m_received, m_file->readAll());
    QCOMPARE(sent.last().at(0).toLongLong(), 2 * kMiB + 5);
    QCOMPARE(ended.first().at(0).toJsonObject().value("state").toString(), "done");
    const ScriptedRequest first = m_server->requests().first();
    QCOMPARE(first.method + ' ' + first.target, "POST /api/v1/records/books/import");
    QVERIFY(first.body.contains("name=\"upload\"\r\n\r\nparts\r\n"));
    QVERIFY(first.body.contains("name=\"mapping\"\r\n\r\n{\"ü\":null}\r\n"));
}

/** The user looks at another account meanwhile: the rows still go where they were meant to go. */
void TestImportJob::theAccountOfTheBeginning()
{
    QSignalSpy ended(m_job.get(), &ImportJob::ended);
    begin(kMiB + 1);
    m_client->setAccount("second");
    QVERIFY(ended.wait(kPatienceMs));
    for (const ScriptedRequest &request : m_server->requests())
        QCOMPARE(request.headers.value("x-account-id"), "first");
}

void TestImportJob::smallerPartsForASmallServer()
{
    m_special = [](const ScriptedRequest &request) {
        return request.body.size() > 300'000 ? ScriptedAnswer::json(413, {{"detail", "too large"}}) : ScriptedAnswer{-1, {}};
    };
    QSignalSpy ended(m_job.get(), &ImportJob::ended);
    begin(600'000);
    QVERIFY(ended.wait(kPatienceMs));
    QCOMPARE(m_received.size(), 600'000);
    QCOMPARE(parts().last(), "524288+75712");
}

/** What arrived before the connection broke is not sent again. */
void TestImportJob::afterABrokenConnection()
{
    bool isGone = false;
    m_special = [&isGone](const ScriptedRequest &request) -> ScriptedAnswer {
        isGone = isGone || request.target.endsWith("=1048576");
        return {isGone ? 0 : -1, {}};
    };
    QSignalSpy heldUp(m_job.get(), &ImportJob::heldUp);
    QSignalSpy ended(m_job.get(), &ImportJob::ended);
    begin(2 * kMiB);
    QVERIFY(heldUp.wait(kPatienceMs));
    m_special = nullptr;
    QVERIFY(ended.wait(kPatienceMs));
    QVERIFY(m_file->seek(0));
    QCOMPARE(m_received, m_file->readAll());
    QCOMPARE(parts().last(), "1048576+1048576");
}

/** The part arrived and the import began, only nobody said so. */
void TestImportJob::anAnswerThatWasLost()
{
    bool isPartLost = true;
    bool isStartLost = true;
    m_special = [this, &isPartLost, &isStartLost](const ScriptedRequest &request) -> ScriptedAnswer {
        if (request.method == "PUT" && std::exchange(isPartLost, false)) {
            m_received += request.body;
            return ScriptedAnswer::json(409, {{"detail", "others have arrived"}});
        }
        if (request.target.endsWith("/start") && std::exchange(isStartLost, false)) {
            m_state = "running";
            return ScriptedAnswer::json(409, {{"detail", "started already"}});
        }
        return {-1, {}};
    };
    QSignalSpy ended(m_job.get(), &ImportJob::ended);
    begin(kMiB + 1);
    QVERIFY(ended.wait(kPatienceMs));
    QCOMPARE(m_received.size(), kMiB + 1);
    QCOMPARE(parts(), (QByteArrayList{"0+1048576", "1048576+1"}));
}

void TestImportJob::cancelledOnTheWay()
{
    QSignalSpy ended(m_job.get(), &ImportJob::ended);
    connect(m_job.get(), &ImportJob::sent, m_job.get(), &ImportJob::cancel);
    begin(3 * kMiB);
    QVERIFY(ended.wait(kPatienceMs));
    QCOMPARE(ended.first().at(0).toJsonObject().value("state").toString(), "cancelled");
    QTRY_COMPARE_WITH_TIMEOUT(m_server->lines().last(), "DELETE /api/v1/records/books/import/one", kPatienceMs);
    QVERIFY(!m_server->lines().contains("POST /api/v1/records/books/import/one/start"));
}

/** Its last state is waited for: it says how much was written. */
void TestImportJob::cancelledWhileItRuns()
{
    m_looks = 1000;
    QSignalSpy ended(m_job.get(), &ImportJob::ended);
    connect(m_job.get(), &ImportJob::progressed, m_job.get(), &ImportJob::cancel);
    begin(100);
    QVERIFY(ended.wait(kPatienceMs));
    QCOMPARE(ended.first().at(0).toJsonObject().value("id").toString(), "one");
    QCOMPARE(ended.first().at(0).toJsonObject().value("state").toString(), "cancelled");
    QVERIFY(m_server->lines().contains("DELETE /api/v1/records/books/import/one"));
}

void TestImportJob::anImportThatIsForgotten()
{
    m_looks = 1000;
    m_special = [this](const ScriptedRequest &request) {
        const bool isGone = request.method == "GET" && m_looks < 999;
        return isGone ? ScriptedAnswer::json(404, {{"detail", "no such import"}}) : ScriptedAnswer{-1, {}};
    };
    QSignalSpy failed(m_job.get(), &ImportJob::failed);
    begin(100);
    QVERIFY(failed.wait(kPatienceMs));
    const auto error = failed.first().at(0).value<ApiError>();
    QVERIFY2(error.message.contains("has forgotten"), qPrintable(error.message));
}

void TestImportJob::aRefusal()
{
    m_special = [](const ScriptedRequest &) {
        const QJsonArray details{QJsonObject{{"field", "key"}, {"message", "No such field."}, {"code", "unknown_field"}}};
        return ScriptedAnswer::json(422, {{"title", "Invalid"}, {"detail", "Look at it."}, {"details", details}});
    };
    QSignalSpy failed(m_job.get(), &ImportJob::failed);
    begin(100);
    QVERIFY(failed.wait(kPatienceMs));
    QCOMPARE(failed.first().at(0).value<ApiError>().field("key"), "No such field.");
    QCOMPARE(m_server->requests().size(), 1);
}

/** Before it has begun: nothing can have been written. */
void TestImportJob::anUploadThatIsForgotten()
{
    m_special = [](const ScriptedRequest &request) {
        return request.target.endsWith("=1048576") ? ScriptedAnswer::json(404, {{"detail", "no such import"}})
                                                   : ScriptedAnswer{-1, {}};
    };
    QSignalSpy failed(m_job.get(), &ImportJob::failed);
    begin(2 * kMiB);
    QVERIFY(failed.wait(kPatienceMs));
    const auto error = failed.first().at(0).value<ApiError>();
    QVERIFY2(error.message.endsWith("Nothing was written."), qPrintable(error.message));
}

/** A server that contradicts itself is not asked for ever. */
void TestImportJob::aPartThatIsNeverTaken()
{
    m_special = [](const ScriptedRequest &request) {
        return request.method == "PUT" ? ScriptedAnswer::json(409, {{"detail", "others have arrived"}})
                                       : ScriptedAnswer{-1, {}};
    };
    QSignalSpy failed(m_job.get(), &ImportJob::failed);
    begin(100);
    QVERIFY(failed.wait(kPatienceMs));
    QCOMPARE(failed.first().at(0).value<ApiError>().message, "others have arrived");
    QCOMPARE(parts().size(), 2);
}

/** The server has nothing to begin with, and says so. */
void TestImportJob::anEmptyFile()
{
    m_special = [](const ScriptedRequest &request) {
        return request.target.endsWith("/start") ? ScriptedAnswer::json(409, {{"detail", "Nothing has arrived."}})
                                                 : ScriptedAnswer{-1, {}};
    };
    QSignalSpy failed(m_job.get(), &ImportJob::failed);
    begin(0);
    QVERIFY(failed.wait(kPatienceMs));
    QCOMPARE(failed.first().at(0).value<ApiError>().message, "Nothing has arrived.");
}

void TestImportJob::aFileThatChanges_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QString>("message");

    QTest::newRow("longer") << 3 * kMiB << "It was changed while it was sent.";
    QTest::newRow("shorter") << kMiB << "It became shorter while it was sent.";
    QTest::newRow("other bytes") << 2 * kMiB << "It was changed while it was sent.";
}

/** Half of one file and half of another are not imported. */
void TestImportJob::aFileThatChanges()
{
    QFETCH(qint64, size);
    QFETCH(QString, message);
    QSignalSpy failed(m_job.get(), &ImportJob::failed);
    connect(m_job.get(), &ImportJob::sent, this, [this, size] {
        QVERIFY(m_file->resize(size)
                && m_file->setFileTime(QDateTime::currentDateTime().addSecs(60), QFileDevice::FileModificationTime));
    });
    begin(2 * kMiB);
    QVERIFY(failed.wait(kPatienceMs));
    QCOMPARE(failed.first().at(0).value<ApiError>().message, message);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->lines().last(), "DELETE /api/v1/records/books/import/one", kPatienceMs);
    QVERIFY(!m_server->lines().contains("POST /api/v1/records/books/import/one/start"));
}

void TestImportJob::aSessionThatExpires()
{
    bool isExpired = false;
    int expiries = 2; // while the file is sent, and while it is read
    m_special = [&](const ScriptedRequest &request) -> ScriptedAnswer {
        if (request.target.endsWith("/auth/refresh")) {
            isExpired = false;
            return ScriptedAnswer::json(200, {{"token", "new"}, {"refresh_token", "refresh"}});
        }
        if (expiries == 2 && request.target.endsWith("=1048576"))
            isExpired = --expiries == 1;
        else if (expiries == 1 && m_state == "running")
            isExpired = --expiries == 0;
        return isExpired ? ScriptedAnswer::json(401, {{"detail", "expired"}}) : ScriptedAnswer{-1, {}};
    };
    m_client->setTokens({"old", "refresh"});
    QSignalSpy ended(m_job.get(), &ImportJob::ended);
    begin(2 * kMiB);
    QVERIFY(ended.wait(kPatienceMs));
    QCOMPARE(expiries, 0);
    QVERIFY(m_file->seek(0));
    QCOMPARE(m_received, m_file->readAll());
}

/** It waits until somebody has signed in again. */
void TestImportJob::signedOutForAWhile()
{
    m_special = [](const ScriptedRequest &request) -> ScriptedAnswer {
        const bool isIn = request.headers.value("authorization") == "Bearer new" || !request.target.endsWith("=1048576");
        return isIn ? ScriptedAnswer{-1, {}} : ScriptedAnswer::json(401, {{"detail", "Sign in."}});
    };
    m_client->setTokens({"old", ""});
    QSignalSpy heldUp(m_job.get(), &ImportJob::heldUp);
    QSignalSpy ended(m_job.get(), &ImportJob::ended);
    begin(2 * kMiB);
    QVERIFY(heldUp.wait(kPatienceMs));
    m_client->setTokens({"new", "refresh"});
    QVERIFY(ended.wait(kPatienceMs));
    QCOMPARE(m_received.size(), 2 * kMiB);
}

QTEST_GUILESS_MAIN(TestImportJob)
#include "tst_importjob.moc"
