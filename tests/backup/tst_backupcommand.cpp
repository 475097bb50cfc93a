// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crash/loadclient.h"
#include "support/postgrescluster.h"
#include "support/programend.h"
#include "support/serverprocess.h"
#include "support/testdatabase.h"
#include "support/testengines.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include <sys/resource.h>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr int kWriters = 8;

struct Outcome
{
    int exitCode = -1;
    QByteArray text; ///< of both streams
};

QByteArray logIn(quint16 port)
{
    LoadClient client;
    if (!client.connectTo(port))
        return {};
    const QJsonObject who{{"account", "system"}, {"email", ServerProcess::kEmail}, {"password", ServerProcess::kPassword}};
    const auto answer = client.send("POST", "/api/v1/auth/login", {}, QJsonDocument(who).toJson());
    return answer ? QJsonDocument::fromJson(answer->body).object().value("token").toString().toUtf8() : QByteArray();
}

/** Clients that create records until they are told to stop; what was acknowledged is known at any moment. */
class Writers
{
public:
    Writers(quint16 port, const QByteArray &token)
    {
        for (int i = 0; i < kWriters; ++i)
            m_threads.emplace_back([this, port, token] { run(port, token); });
    }
    ~Writers() { stop(); }
    Q_DISABLE_COPY_MOVE(Writers)

    /** A set of its own: one that shares its data would be read without the lock while the writers go on. */
    [[nodiscard]] QSet<QByteArray> acknowledged()
    {
        const std::lock_guard lock(m_mutex);
        QSet<QByteArray> ids = m_ids;
        ids.detach();
        return ids;
    }
    [[nodiscard]] qsizetype count()
    {
        const std::lock_guard lock(m_mutex);
        return m_ids.size();
    }
    void stop()
    {
        m_done = true;
        for (std::thread &thread : m_threads)
            thread.join();
        m_threads.clear();
    }

private:
    void run(quint16 port, const QByteArray &token)
    {
        LoadClient client;
        if (!client.connectTo(port))
            return;
        while (!m_done) {
            const auto answer = client.send("POST", "/api/v1/records/notes", token, R"({"title":"written meanwhile"})");
            if (!answer)
                return;
            if (answer->status != 201)
                continue;
            const QByteArray id = QJsonDocument::fromJson(answer->body).object().value("id").toString().toUtf8();
            const std::lock_guard lock(m_mutex);
            m_ids.insert(id);
        }
    }

    std::mutex m_mutex;
    QSet<QByteArray> m_ids;
    std::atomic<bool> m_done = false;
    std::vector<std::thread> m_threads;
};

} // namespace

/** `basalt backup` as people run it, beside a server that is busy. */
class TestBackupCommand : public QObject
{
    Q_OBJECT

private:
    db::Engine m_engine = db::Engine::Sqlite;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ServerProcess> m_server;
    QByteArray m_token;
    QList<QByteArray> m_databases;

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    QString newDatabase()
    {
        if (m_engine == db::Engine::Sqlite)
            return {};
        m_databases.append(PostgresCluster::instance().createDatabase());
        return QString::fromUtf8(PostgresCluster::instance().url(m_databases.last()));
    }

    static void prepare(QProcess &process, const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : environment.keys()) {
            if (name.startsWith("BASALT_"))
                environment.remove(name);
        }
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setProgram(BASALT_PROGRAM);
        process.setArguments(arguments);
    }

    static Outcome run(const QStringList &arguments)
    {
        QProcess process;
        prepare(process, arguments);
        process.start();
        waitForEnd(process, 120'000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAll()};
    }

    [[nodiscard]] QStringList backups(const QString &filter = "*") const
    {
        return QDir(path("data/backups")).entryList({filter}, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    void startServer(const QString &databaseUrl, const QStringList &settings = {})
    {
        m_server = std::make_unique<ServerProcess>(BASALT_PROGRAM, path("data"), databaseUrl, settings);
        QVERIFY2(m_server->start(), m_server->output());
        m_token = logIn(m_server->port());
        QVERIFY(!m_token.isEmpty());
    }

    void makeCollection()
    {
        LoadClient client;
        QVERIFY(client.connectTo(m_server->port()));
        const auto made = client.send("POST", "/api/v1/collections", m_token,
                                      R"({"name":"notes","fields":[{"name":"title","type":"text"}]})");
        QVERIFY(made);
        QCOMPARE(made->status, 201);
    }

    /** Ids of a restored installation, asked of a server that runs on it. */
    QSet<QByteArray> idsAt(const QString &folder, const QString &databaseUrl)
    {
        QSet<QByteArray> ids;
        TestDatabase place(m_engine);
        place.options.sqlitePath = folder + "/basalt.db";
        if (!databaseUrl.isEmpty())
            place.options.postgresUrl = databaseUrl.toUtf8();
        place.open();
        const auto connection = place.connect();
        auto rows = connection->query("SELECT id FROM col_notes");
        while (rows && rows->next().value_or(false))
            ids.insert(rows->string(0));
        return ids;
    }

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }

    void init()
    {
        QFETCH_GLOBAL(db::Engine, engine);
        m_engine = engine;
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void cleanup()
    {
        m_server.reset();
        for (const QByteArray &name : std::as_const(m_databases))
            PostgresCluster::instance().dropDatabase(name);
        m_databases.clear();
    }

    /** Everything acknowledged before the backup began is in it, the chains verify, and a server runs on what was restored. */
    void besideAServerThatIsWritten()
    {
        const QString url = newDatabase();
        startServer(url);
        makeCollection();
        Writers writers(m_server->port(), m_token);
        QTRY_VERIFY_WITH_TIMEOUT(writers.count() > 300, 30'000);
        const QSet<QByteArray> before = writers.acknowledged();
        QByteArray text;
        QVERIFY2(m_server->runCommand({"backup", "create"}, text) == 0, text);
        const QSet<QByteArray> after = writers.acknowledged();
        QTRY_VERIFY_WITH_TIMEOUT(writers.count() > after.size(), 10'000); // nobody was stopped
        writers.stop();
        QVERIFY2(after.size() > before.size(), "the writers stood still while the backup was made");
        QCOMPARE(backups().size(), 1);
        const QString file = path("data/backups/" + backups().first());
        const Outcome verified = run({"backup", "verify", file});
        QVERIFY2(verified.exitCode == 0 && verified.text.contains("whole"), verified.text);

        const QString newUrl = newDatabase();
        QStringList restore{"backup", "restore", file, "--data-dir", path("new")};
        if (!newUrl.isEmpty())
            restore << "--database-url" << newUrl;
        const Outcome restored = run(restore);
        QVERIFY2(restored.exitCode == 0 && restored.text.contains("The audit trail holds."), restored.text);
        const QSet<QByteArray> ids = idsAt(path("new"), newUrl);
        const QSet<QByteArray> missing = before - ids;
        QVERIFY2(missing.isEmpty(), QByteArray::number(missing.size()));
        QVERIFY(ids.size() <= writers.count());

        // The sessions of the old server are good at the new one: it has the same secrets.
        ServerProcess second(BASALT_PROGRAM, path("new"), newUrl);
        QVERIFY2(second.start(), second.output());
        LoadClient client;
        QVERIFY(client.connectTo(second.port()));
        const auto list = client.send("GET", "/api/v1/records/notes?limit=1", m_token, {});
        QVERIFY(list);
        QCOMPARE(list->status, 200);
        QVERIFY2(second.runCommand({"audit", "verify"}, text) == 0, text);
    }

    void listVerifyAndRefusals()
    {
        const QString url = newDatabase();
        startServer(url);
        QByteArray text;
        QVERIFY2(m_server->runCommand({"backup", "list"}, text) == 0 && text.contains(": 0"), text);
        QVERIFY2(m_server->runCommand({"backup", "create", "--output", path("here.tar")}, text) == 0, text);
        QVERIFY2(m_server->runCommand({"backup", "create", "--output", path("here.tar")}, text) == 1, text);
        QVERIFY2(text.contains("exists already"), text);
        QVERIFY(QDir(m_folder->path()).mkdir("there"));
        QVERIFY2(m_server->runCommand({"backup", "create", "--output", path("there")}, text) == 0, text);
        QCOMPARE(QDir(path("there")).entryList({"basalt-*.tar"}).size(), 1);
        QVERIFY2(m_server->runCommand({"backup", "create"}, text) == 0, text);
        QVERIFY2(m_server->runCommand({"backup", "list"}, text) == 0, text);
        QVERIFY2(text.contains(": 1") && text.contains("by command")
                     && text.contains(m_engine == db::Engine::Sqlite ? "sqlite 3." : "postgresql "),
                 text);

        QFile file(path("here.tar"));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(file.size() / 2));
        file.close();
        Outcome outcome = run({"backup", "verify", path("here.tar")});
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.text.contains("cut short within basalt."), outcome.text);
        outcome = run({"backup", "restore", path("here.tar"), "--data-dir", path("new"), "--database-url",
                       url.isEmpty() ? "sqlite:///" + path("new/basalt.db") : url});
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY(!QFile::exists(path("new")));
        QCOMPARE(run({"backup", "verify", path("nothing.tar")}).exitCode, 1);
        QCOMPARE(run({"backup", "verify"}).exitCode, 2);
        QCOMPARE(run({"backup", "restore", path("here.tar")}).exitCode, 2); // where to?
        QCOMPARE(run({"backup"}).exitCode, 2);

        const QString whole = path("data/backups/" + backups("*.tar").first());
        outcome = run(QStringList{"backup", "restore", whole, "--data-dir", path("data")}
                      + (url.isEmpty() ? QStringList() : QStringList{"--database-url", url}));
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.text.contains("not empty"), outcome.text);
    }

    /** However a backup is killed, no file stays that looks whole, and the next backup clears up. */
    void aKilledBackupLeavesNoBackup()
    {
        const QString url = newDatabase();
        startServer(url);
        makeCollection();
        {
            LoadClient client;
            QVERIFY(client.connectTo(m_server->port()));
            const QByteArray body = "{\"title\":\"" + QByteArray(200'000, 'x') + "\"}";
            for (int i = 0; i < 60; ++i)
                QCOMPARE(client.send("POST", "/api/v1/records/notes", m_token, body)->status, 201);
        }
        QStringList arguments{"backup", "create", "--data", path("data")};
        if (!url.isEmpty())
            arguments << "--database-url" << url;
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(run(arguments).exitCode, 0);
        const auto usual = timer.elapsed();
        QCOMPARE(backups().size(), 1);
        // Killed as soon as it has begun to write, until it was not quick enough to end all the same.
        qsizetype leftovers = 0;
        for (int round = 0; round < 100 && leftovers == 0; ++round) {
            QProcess process;
            prepare(process, arguments);
            process.start();
            QVERIFY(process.waitForStarted());
            const auto hasBegun = [&] {
                return !backups(".basalt-backup-*").isEmpty() || process.state() == QProcess::NotRunning;
            };
            QVERIFY(QTest::qWaitFor(hasBegun, 60'000));
            process.kill();
            process.waitForFinished();
            leftovers = backups(".basalt-backup-*").size();
        }
        QVERIFY2(leftovers > 0, "no kill came in time");
        // And at any other moment.
        for (int round = 0; round < 10; ++round) {
            QProcess process;
            prepare(process, arguments);
            process.start();
            QVERIFY(process.waitForStarted());
            QTest::qWait(int(usual * (round + 1) / 12));
            process.kill();
            process.waitForFinished();
        }
        for (const QString &name : backups("*.tar"))
            QCOMPARE(run({"backup", "verify", path("data/backups/" + name)}).exitCode, 0);
        QCOMPARE(run(arguments).exitCode, 0);
        QCOMPARE(backups(".*").size(), 0);
    }

    void aFullDiskLeavesNoBackup()
    {
        const QString url = newDatabase();
        startServer(url);
        QStringList arguments{"backup", "create", "--data", path("data")};
        if (!url.isEmpty())
            arguments << "--database-url" << url;
        QProcess process;
        prepare(process, arguments);
        process.setChildProcessModifier([] {
            const rlimit small{16 * 1024, 16 * 1024};
            setrlimit(RLIMIT_FSIZE, &small);
        });
        process.start();
        QVERIFY(process.waitForFinished(60'000));
        const QByteArray text = process.readAll();
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 1, text);
        QVERIFY2(text.contains(m_engine == db::Engine::Sqlite ? "storage is full" : "File too large"), text);
        QCOMPARE(backups(), QStringList());
    }

    /** The server's own schedule, from the outside: a backup appears, old ones go. */
    void theServerMakesItsOwn()
    {
        const QString url = newDatabase();
        startServer(url, {"backup_every_hours=1", "backup_keep=1"});
        QTRY_COMPARE_WITH_TIMEOUT(backups("*.tar").size(), 1, 30'000);
        QCOMPARE(run({"backup", "verify", path("data/backups/" + backups("*.tar").first())}).exitCode, 0);
        QTRY_VERIFY_WITH_TIMEOUT(m_server->output().contains("backup made"), 10'000);
        QCOMPARE(m_server->stop(), 0);
        // After a restart the next turn is due when an hour has passed, not at once.
        QVERIFY2(m_server->start(), m_server->output());
        QTest::qWait(1500);
        QCOMPARE(backups("*.tar").size(), 1);
        QCOMPARE(m_server->stop(), 0);
    }

    void wrongSettings()
    {
        for (const char *wrong : {"backup_daily_at=25:00", "backup_every_hours=-1"})
            QCOMPARE(run({"backup", "list", "--data", path("data"), "--set", wrong}).exitCode, 2);
        const Outcome both =
            run({"backup", "list", "--data", path("data"), "--set", "backup_daily_at=03:00", "--set", "backup_every_hours=6"});
        QCOMPARE(both.exitCode, 2);
        QVERIFY2(both.text.contains("set one of them"), both.text);
    }
};

QTEST_GUILESS_MAIN(TestBackupCommand)
#include "tst_backupcommand.moc"
