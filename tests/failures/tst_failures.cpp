// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crash/loadclient.h"
#include "support/postgrescluster.h"
#include "support/serverprocess.h"
#include "support/testdatabase.h"
#include "support/testengines.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace basalt;
using namespace basalt::test;

namespace {

/** How large files of another process may become; the rest of its limit stays. */
void limitFileSize(qint64 pid, rlim_t bytes)
{
    rlimit before{};
    if (prlimit(static_cast<pid_t>(pid), RLIMIT_FSIZE, nullptr, &before) != 0)
        qFatal("prlimit failed");
    const rlimit limited{std::min(bytes, before.rlim_max), before.rlim_max};
    if (prlimit(static_cast<pid_t>(pid), RLIMIT_FSIZE, &limited, nullptr) != 0)
        qFatal("prlimit failed");
}

QByteArray note(qsizetype size)
{
    return R"({"title":")" + QByteArray(size, 'x') + "\"}";
}

} // namespace

/** Each failure as clients and operators see it: the answer, the message, the way back. */
class TestFailures : public QObject
{
    Q_OBJECT

private:
    db::Engine m_engine = db::Engine::Sqlite;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ServerProcess> m_server;
    QByteArray m_database; ///< of PostgreSQL
    QByteArray m_token;

    [[nodiscard]] QString data() const { return m_folder->filePath("data"); }
    [[nodiscard]] QString url() const
    {
        return m_database.isEmpty() ? QString() : QString::fromUtf8(PostgresCluster::instance().url(m_database));
    }

    [[nodiscard]] std::optional<ClientAnswer> send(const QByteArray &method, const QByteArray &path,
                                                   const QByteArray &body = {}) const
    {
        LoadClient client;
        return client.connectTo(m_server->port()) ? client.send(method, path, m_token, body) : std::nullopt;
    }
    [[nodiscard]] int status(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}) const
    {
        const auto answer = send(method, path, body);
        return answer ? answer->status : 0;
    }
    [[nodiscard]] int create(qsizetype size = 10) const { return status("POST", "/api/v1/records/notes", note(size)); }

    /** A running server with the collection `notes`. */
    void startServer()
    {
        m_server = std::make_unique<ServerProcess>(BASALT_PROGRAM, data(), url());
        QVERIFY2(m_server->start(), m_server->output());
        m_token.clear();
        const QJsonObject who{{"account", "system"}, {"email", ServerProcess::kEmail}, {"password", ServerProcess::kPassword}};
        const auto answer = send("POST", "/api/v1/auth/login", QJsonDocument(who).toJson());
        QVERIFY(answer);
        m_token = QJsonDocument::fromJson(answer->body).object().value("token").toString().toUtf8();
        QCOMPARE(status("POST", "/api/v1/collections", R"({"name":"notes","fields":[{"name":"title","type":"text"}]})"), 201);
    }

    void verifyTrail() const
    {
        QByteArray text;
        QVERIFY2(m_server->runCommand({"audit", "verify"}, text) == 0, text);
    }

    /** For a child process of root, who may write everywhere: from exec on it needs permissions as an owner does. */
    static std::function<void()> unprivileged()
    {
        return [] {
            if (getuid() != 0)
                return;
            for (const int capability : {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH}) {
                if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0)
                    _exit(127);
            }
        };
    }

    /** `serve` on the data folder must end by itself; what it says. */
    QByteArray failedStart(int expectedCode, const std::function<void()> &modifier = {}) const
    {
        ServerProcess server(BASALT_PROGRAM, data(), url());
        if (modifier)
            server.setChildModifier(modifier);
        if (server.start()) {
            QTest::qFail("the server started", __FILE__, __LINE__);
            return {};
        }
        const int code = server.waitForEnd();
        QByteArray output = server.output();
        if (code != expectedCode)
            QTest::qFail(QByteArray("exit code " + QByteArray::number(code) + ": " + output).constData(), __FILE__, __LINE__);
        return output;
    }

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }

    void init()
    {
        QFETCH_GLOBAL(db::Engine, engine);
        m_engine = engine;
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = engine == db::Engine::Postgres ? PostgresCluster::instance().createDatabase() : QByteArray();
    }

    void cleanup()
    {
        m_server.reset();
        if (!m_database.isEmpty())
            PostgresCluster::instance().dropDatabase(m_database);
    }

    /** Writes are answered 507, reads go on, and when there is room again all is well without a restart. */
    void aFullDisk()
    {
        startServer();
        QCOMPARE(create(), 201);
        if (m_engine == db::Engine::Sqlite)
            limitFileSize(m_server->pid(), rlim_t(QFileInfo(data() + "/basalt.db-wal").size() + 40'000));
        else // the answer of a PostgreSQL whose disk is full
            PostgresCluster::instance().execute(
                m_database,
                "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'could not extend file' "
                "USING ERRCODE = 'disk_full'; END $$; "
                "CREATE TRIGGER full_disk BEFORE INSERT ON col_notes FOR EACH ROW EXECUTE FUNCTION full_disk()");
        int last = 201;
        for (int i = 0; i < 100 && last == 201; ++i)
            last = create(5'000);
        QCOMPARE(last, 507);
        const auto answer = send("POST", "/api/v1/records/notes", note(50'000));
        QVERIFY(answer);
        QCOMPARE(answer->status, 507);
        QVERIFY2(answer->body.contains("48006"), answer->body);
        QVERIFY2(!answer->body.contains("SQLite") && !answer->body.contains("extend file"), answer->body);
        QCOMPARE(status("GET", "/api/v1/records/notes?limit=1"), 200);
        QCOMPARE(status("GET", "/ready"), 200);

        if (m_engine == db::Engine::Sqlite)
            limitFileSize(m_server->pid(), RLIM_INFINITY);
        else
            PostgresCluster::instance().execute(m_database, "DROP TRIGGER full_disk ON col_notes");
        QCOMPARE(create(50'000), 201);
        QCOMPARE(status("GET", "/api/v1/records/notes?limit=1"), 200);
        verifyTrail();
    }

    void aFolderThatCannotBeWrittenTo()
    {
        QVERIFY(QDir().mkdir(data()));
        QVERIFY(chmod(qPrintable(data()), 0555) == 0);
        const QByteArray output = failedStart(2, unprivileged());
        QVERIFY2(output.contains("cannot be written to") && output.contains(data().toUtf8()), output);
        QCOMPARE(QDir(data()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
        QVERIFY(chmod(qPrintable(data()), 0755) == 0);
    }

    /** A database file that may only be read: reads go on, writes are refused and say why. */
    void aDatabaseThatCannotBeWrittenTo()
    {
        if (m_engine != db::Engine::Sqlite)
            return;
        startServer();
        QCOMPARE(create(), 201);
        QCOMPARE(m_server->stop(), 0);
        QVERIFY(chmod(qPrintable(data() + "/basalt.db"), 0444) == 0);
        m_server->setChildModifier(unprivileged());
        QVERIFY2(m_server->start(), m_server->output());
        QCOMPARE(status("GET", "/api/v1/records/notes?limit=1"), 200);
        const auto answer = send("POST", "/api/v1/records/notes", note(10));
        QVERIFY(answer);
        QCOMPARE(answer->status, 503);
        QVERIFY2(answer->body.contains("48026"), answer->body);
        QCOMPARE(m_server->stop(), 0);
        QVERIFY(chmod(qPrintable(data() + "/basalt.db"), 0644) == 0);
        QVERIFY2(m_server->start(), m_server->output());
        QCOMPARE(create(), 201);
    }

    void aDamagedDatabaseFile_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("another file") << 0;
        QTest::newRow("empty pages") << 1;
        QTest::newRow("cut short") << 2;
    }

    /** Nothing starts, the message names the file and the way out, and the file stays as it is. */
    void aDamagedDatabaseFile()
    {
        if (m_engine != db::Engine::Sqlite)
            return;
        QFETCH(int, kind);
        startServer();
        QCOMPARE(create(), 201);
        QCOMPARE(m_server->stop(), 0);
        QFile file(data() + "/basalt.db");
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 size = file.size();
        if (kind == 0)
            QVERIFY(file.resize(0) && file.write(QByteArray(int(size), 'z')) == size);
        else if (kind == 1)
            QVERIFY(file.seek(4096) && file.write(QByteArray(int(size - 4096), '\0')) > 0);
        else
            QVERIFY(file.resize(8192));
        file.close();
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        file.close();
        const QByteArray output = failedStart(1);
        QVERIFY2(output.contains("damaged"), output);
        QVERIFY2(output.contains("basalt.db"), output);
        QVERIFY2(output.contains("basalt backup restore"), output);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == before);
    }

    void postgresIsRestartedWhileTheServerRuns()
    {
        if (m_engine != db::Engine::Postgres)
            return;
        startServer();
        QCOMPARE(create(), 201);
        PostgresCluster::instance().stop();
        QCOMPARE(create(), 503);
        QCOMPARE(status("GET", "/api/v1/records/notes?limit=1"), 503);
        QCOMPARE(status("GET", "/ready"), 503);
        QCOMPARE(status("GET", "/live"), 200);
        PostgresCluster::instance().start();
        QTRY_COMPARE_WITH_TIMEOUT(create(), 201, 15'000);
        QTRY_COMPARE_WITH_TIMEOUT(status("GET", "/ready"), 200, 15'000);
        QCOMPARE(status("GET", "/api/v1/records/notes?limit=1"), 200);
        verifyTrail();
    }

    void postgresIsNotThereAtTheStart()
    {
        if (m_engine != db::Engine::Postgres)
            return;
        PostgresCluster::instance().stop();
        const QByteArray output = failedStart(1);
        PostgresCluster::instance().start();
        QVERIFY2(output.contains("not available") && output.contains("socket"), output);
    }

    /** Under load, with readers and a backup beside it, the write-ahead log does not grow without bound. */
    void theWriteAheadLogStaysBounded()
    {
        if (m_engine != db::Engine::Sqlite)
            return;
        // The writer empties it at 32 MiB; a reader that gets no processor for long may make it wait until twice that.
        // Between two looks a group of writes comes on top.
        constexpr qint64 kBound = 80 * 1024 * 1024;
        constexpr qint64 kWritten = 192 * 1024 * 1024;
        startServer();
        std::atomic<bool> done = false;
        std::atomic<qint64> written = 0;
        std::vector<std::thread> clients;
        clients.reserve(4);
        for (int i = 0; i < 4; ++i) {
            clients.emplace_back([&, isReader = i == 3] {
                LoadClient client;
                if (!client.connectTo(m_server->port()))
                    return;
                const QByteArray body = note(100'000);
                while (!done) {
                    const auto answer = isReader ? client.send("GET", "/api/v1/records/notes?limit=5", m_token, {})
                                                 : client.send("POST", "/api/v1/records/notes", m_token, body);
                    if (!isReader && answer && answer->status == 201)
                        written += 2 * body.size(); // the record and its values in the trail
                }
            });
        }
        qint64 largest = 0;
        QElapsedTimer timer;
        timer.start();
        while (written < kWritten && timer.elapsed() < 60'000) {
            largest = std::max(largest, QFileInfo(data() + "/basalt.db-wal").size());
            QTest::qWait(20);
        }
        done = true;
        for (std::thread &client : clients)
            client.join();
        qInfo("%lld MiB written, the log had %lld MiB at most", static_cast<long long>(written / (1024 * 1024)),
              static_cast<long long>(largest / (1024 * 1024)));
        QVERIFY2(written >= kWritten / 4, "too little was written to tell");
        QVERIFY2(largest <= kBound, QByteArray::number(largest));
    }
};

QTEST_GUILESS_MAIN(TestFailures)
#include "tst_failures.moc"
