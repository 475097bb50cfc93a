// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/httpclient.h"
#include "support/programend.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace basalt::test;

namespace {

/** What a run of the program left behind. */
struct Outcome
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

constexpr const char *kPassword = "correct horse battery staple";

} // namespace

/** The program itself, as people and scripts run it. */
class TestCli : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QProcessEnvironment m_environment;

    void prepare(QProcess &process, const QStringList &arguments) const
    {
        process.setProgram(BASALT_PROGRAM);
        process.setArguments(arguments);
        process.setWorkingDirectory(m_folder->path());
        process.setProcessEnvironment(m_environment);
    }

    [[nodiscard]] Outcome run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        prepare(process, arguments);
        process.start();
        process.write(input);
        process.closeWriteChannel();
        waitForEnd(process, 30'000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    /** Starts `serve` on a free port; returns its address. */
    QUrl serve(QProcess &process, const QStringList &arguments = {}) const
    {
        prepare(process, QStringList{"serve", "--port", "0"} + arguments);
        process.start();
        QByteArray out;
        while (!out.contains("Data folder")) {
            if (!process.waitForReadyRead(30'000))
                qFatal("the server does not start: %s", process.readAllStandardError().constData());
            out += process.readAllStandardOutput();
        }
        static const QRegularExpression kAddress("listens on (http://\\S+)");
        return QUrl(kAddress.match(out).captured(1));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : m_environment.keys()) {
            if (name.startsWith("BASALT_"))
                m_environment.remove(name);
        }
    }

    void helpAndVersion()
    {
        const Outcome help = run({"--help"});
        QCOMPARE(help.exitCode, 0);
        for (const char *command : {"serve", "info", "init-db", "create-superadmin", "migrate", "audit", "version"})
            QVERIFY2(help.out.contains(command), command);
        QCOMPARE(run({"serve", "--help"}).exitCode, 0);
        QVERIFY(run({"version"}).out.startsWith("basalt "));
    }

    void wrongCommandLines_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("none") << QStringList() << QByteArray("subcommand");
        QTest::newRow("unknown command") << QStringList{"frobnicate"} << QByteArray("frobnicate");
        QTest::newRow("unknown option") << QStringList{"serve", "--prot", "1"} << QByteArray("--prot");
        QTest::newRow("wrong port") << QStringList{"serve", "--port", "many"}
                                    << QByteArray("port (command line): must be a whole number");
        QTest::newRow("unknown setting") << QStringList{"serve", "--set", "prot=1"} << QByteArray("unknown setting \"prot\"");
        QTest::newRow("no assignment") << QStringList{"serve", "--set", "port"} << QByteArray("name=value");
        QTest::newRow("database") << QStringList{"serve", "--database-url", "mysql://x"} << QByteArray("database_url");
        QTest::newRow("superadmin without email")
            << QStringList{"create-superadmin", "--password-stdin"} << QByteArray("--email");
        QTest::newRow("migrate without a word") << QStringList{"migrate"} << QByteArray("subcommand");
        QTest::newRow("production") << QStringList{"serve", "--host", "0.0.0.0", "--set", "environment=production"}
                                    << QByteArray("plain HTTP");
    }

    void wrongCommandLines()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.err.contains(says), outcome.err);
        QVERIFY(!QFileInfo::exists(m_folder->filePath("basalt_data"))); // nothing was begun
    }

    void wrongVariablesAreNamed()
    {
        m_environment.insert("BASALT_PROT", "1");
        m_environment.insert("BASALT_PORT", "many");
        const Outcome outcome = run({"serve"});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.err.contains("BASALT_PROT"));
        QVERIFY(outcome.err.contains("BASALT_PORT"));
    }

    void infoTellsWhereValuesCameFrom()
    {
        QFile dotEnv(m_folder->filePath(".env"));
        QVERIFY(dotEnv.open(QIODevice::WriteOnly));
        dotEnv.write("BASALT_APP_NAME=Lab\n");
        dotEnv.close();
        m_environment.insert("BASALT_TOKEN_SECRET", "hush-hush-hush");
        m_environment.insert("BASALT_DATABASE_URL", "sqlite:///other.db");
        const Outcome outcome = run({"info", "--set", "port=81"});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(QString(outcome.out).contains(QRegularExpression("app_name +Lab +\\(.env line 1\\)")));
        QVERIFY(QString(outcome.out).contains(QRegularExpression("port +81 +\\(command line\\)")));
        QVERIFY(QString(outcome.out).contains(QRegularExpression("workers +0 +\\(default\\)")));
        QVERIFY(QString(outcome.out).contains(QRegularExpression("token_secret +\\*+ +\\(BASALT_TOKEN_SECRET\\)")));
        QVERIFY(!outcome.out.contains("hush"));
        QVERIFY(outcome.out.contains("other.db"));
        QVERIFY(outcome.out.contains("qt "));
        QVERIFY(QString(outcome.out).contains(QRegularExpression("allocator +(jemalloc [0-9.]+|the C library's)\n")));
    }

    void initDb()
    {
        QCOMPARE(run({"init-db", "--data", "d"}).exitCode, 0);
        QVERIFY(QFileInfo::exists(m_folder->filePath("d/basalt.db")));
        QCOMPARE(QFile::permissions(m_folder->filePath("d/secrets")) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
        QCOMPARE(run({"init-db", "--data", "d"}).exitCode, 0); // once more changes nothing
        QCOMPARE(QDir(m_folder->filePath("d")).entryList({"*.before-*"}).size(), 0);
        QCOMPARE(run({"create-superadmin", "--data", "d", "--email", "a@example.org", "--password-stdin"}, kPassword).exitCode,
                 0);
        const Outcome anew = run({"init-db", "--data", "d", "--force"});
        QCOMPARE(anew.exitCode, 0);
        QVERIFY(anew.out.contains("is kept as"));
        QCOMPARE(QDir(m_folder->filePath("d")).entryList({"*.before-*"}).size(), 1);
        QVERIFY(!run({"audit", "list", "--data", "d"}).out.contains("a@example.org"));
    }

    void createSuperadmin()
    {
        const QStringList command{"create-superadmin", "--email", "root@example.org", "--password-stdin"};
        QCOMPARE(run(command, "short").exitCode, 2);
        QCOMPARE(run(command).exitCode, 2); // no password at all
        const Outcome made = run(command, kPassword);
        QCOMPARE(made.exitCode, 0);
        QVERIFY(!made.out.contains(kPassword) && !made.err.contains(kPassword));
        QCOMPARE(run(command, kPassword).exitCode, 1); // there is one of that address
        const Outcome list = run({"audit", "list"});
        QVERIFY(list.out.contains("root@example.org"));
        QVERIFY(!list.out.contains(kPassword));
        const Outcome verified = run({"audit", "verify"});
        QCOMPARE(verified.exitCode, 0);
        QVERIFY(verified.out.contains("holds"));
    }

    void auditWithoutADatabase()
    {
        const Outcome outcome = run({"audit", "list"});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.err.contains("init-db"));
        QVERIFY(!QFileInfo::exists(m_folder->filePath("basalt_data"))); // looking makes nothing
    }

    void migrate()
    {
        QCOMPARE(run({"migrate", "up"}).exitCode, 0);
        const Outcome status = run({"migrate", "status"});
        QCOMPARE(status.exitCode, 0);
        QVERIFY(status.out.contains("applied  0001"));
        QVERIFY(status.out.contains("up to date"));
    }

    void serveAndStop()
    {
        for (const int signal : {SIGTERM, SIGINT}) {
            QProcess server;
            const QUrl url = serve(server);
            QCOMPARE(HttpClient(url).get("/health").status, 200);
            ::kill(static_cast<pid_t>(server.processId()), signal);
            QVERIFY(server.waitForFinished(10'000));
            QCOMPARE(server.exitStatus(), QProcess::NormalExit);
            QCOMPARE(server.exitCode(), 0);
        }
    }

    void setupLink()
    {
        QProcess server;
        prepare(server, {"serve", "--port", "0"});
        server.start();
        QByteArray out;
        while (!out.contains("#token=") && server.waitForReadyRead(30'000))
            out += server.readAllStandardOutput();
        static const QRegularExpression kLink("(http://\\S+)/setup#token=(\\S+)");
        const auto link = kLink.match(out);
        QVERIFY2(link.hasMatch(), out);
        HttpClient client{QUrl(link.captured(1))};
        QCOMPARE(client.get("/setup").status, 200);
        const QJsonObject body{
            {"token", link.captured(2)}, {"email", "root@example.org"}, {"password", kPassword}, {"account_name", "Lab"}};
        QCOMPARE(client.post("/api/v1/auth/setup", body).status, 200);
        QCOMPARE(client.post("/api/v1/auth/setup", body).status, 401); // once
        const QJsonObject login{{"account", "system"}, {"email", "root@example.org"}, {"password", kPassword}};
        QCOMPARE(client.post("/api/v1/auth/login", login).status, 200);
        server.terminate();
        QVERIFY(server.waitForFinished(10'000));
        const QByteArray log = server.readAllStandardError();
        QVERIFY(log.contains("target=/health") || log.contains("target=/setup"));
        QVERIFY(!log.contains(link.captured(2).toUtf8()));
        QVERIFY(!log.contains(kPassword));

        // Now that there is one, no link is printed.
        QProcess again;
        prepare(again, {"serve", "--port", "0"});
        again.start();
        out.clear();
        while (!out.contains("Data folder") && again.waitForReadyRead(30'000))
            out += again.readAllStandardOutput();
        again.terminate();
        QVERIFY(again.waitForFinished(10'000));
        out += again.readAllStandardOutput();
        QVERIFY2(!out.contains("token="), out);
    }

    void superadminOfTheSettings()
    {
        m_environment.insert("BASALT_SUPERADMIN_EMAIL", "root@example.org");
        m_environment.insert("BASALT_SUPERADMIN_PASSWORD", kPassword);
        QProcess server;
        HttpClient client(serve(server));
        const QJsonObject login{{"account", "system"}, {"email", "root@example.org"}, {"password", kPassword}};
        QCOMPARE(client.post("/api/v1/auth/login", login).status, 200);
        server.terminate();
        QVERIFY(server.waitForFinished(10'000));
    }

    void oneProcessPerDataFolder()
    {
        QProcess server;
        serve(server);
        const Outcome second = run({"serve", "--port", "0"});
        QCOMPARE(second.exitCode, 1);
        QVERIFY2(second.err.contains("basalt serve") && second.err.contains(QByteArray::number(server.processId())),
                 second.err);
        QCOMPARE(run({"create-superadmin", "--email", "a@example.org", "--password-stdin"}, kPassword).exitCode, 1);
        QCOMPARE(run({"audit", "verify"}).exitCode, 0); // looking is allowed
        server.kill();                                  // a lock left behind by a dead process locks nobody out
        QVERIFY(server.waitForFinished(10'000));
        QCOMPARE(run({"migrate", "up"}).exitCode, 0);
    }

    void portInUse()
    {
        QProcess server;
        const QUrl url = serve(server);
        const Outcome second = run({"serve", "--data", "other", "--port", QString::number(url.port())});
        QVERIFY(second.exitCode != 0);
        QVERIFY2(second.err.contains(QByteArray::number(url.port())), second.err);
        server.terminate();
        QVERIFY(server.waitForFinished(10'000));
    }

    void logLinesAsJson()
    {
        QProcess server;
        HttpClient client(serve(server, {"--set", "log_format=json"}));
        QCOMPARE(client.get("/health?token=quiet-t&x=1&api_key=quiet-k", {{"Authorization", "Bearer quiet-b"}}).status, 401);
        server.terminate();
        QVERIFY(server.waitForFinished(10'000));
        int requests = 0;
        const QByteArray log = server.readAllStandardError();
        for (const QByteArray &line : log.trimmed().split('\n')) {
            const QJsonObject entry = QJsonDocument::fromJson(line).object();
            QVERIFY2(!entry.isEmpty(), line);
            if (entry["message"].toString() == "request") {
                ++requests;
                QCOMPARE(entry["status"].toVariant().toInt(), 401);
                QCOMPARE(entry["target"].toString(), "/health?token=***&x=1&api_key=***");
            }
        }
        QCOMPARE(requests, 1);
        QVERIFY2(!log.contains("quiet"), log); // no letters that a random id could hold
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
