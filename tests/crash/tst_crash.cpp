// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crash/loadclient.h"
#include "db/database.h"
#include "db/transaction.h"
#include "random/randomsource.h"
#include "support/testdatabase.h"

#include <QElapsedTimer>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr int kClients = 64;
constexpr int kPatienceMs = 120'000;
constexpr auto kEmail = "root@crash.example";
constexpr auto kPassword = "a granite quarry at dusk";

/** The server as a process of its own, so that it can be killed. */
class ServerProcess
{
public:
    ServerProcess(const QString &folder, const QString &databaseUrl)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("BASALT_SUPERADMIN_EMAIL", kEmail);
        environment.insert("BASALT_SUPERADMIN_PASSWORD", kPassword);
        environment.insert("BASALT_ACCESS_LOG", "false");
        m_process.setProcessEnvironment(environment);
        m_arguments = {"--data", folder};
        if (!databaseUrl.isEmpty())
            m_arguments << "--database-url" << databaseUrl;
    }

    [[nodiscard]] bool start()
    {
        m_output.clear();
        m_process.start(BASALT_PROGRAM, QStringList{"serve", "--port", "0"} + m_arguments);
        static constexpr QByteArrayView kListens("Basalt listens on ");
        QElapsedTimer patience;
        patience.start();
        while (patience.elapsed() < kPatienceMs && m_process.waitForReadyRead(kPatienceMs)) {
            m_output += m_process.readAll();
            const qsizetype at = m_output.indexOf(kListens);
            const qsizetype end = m_output.indexOf('\n', at);
            if (at < 0 || end < 0)
                continue;
            m_port = static_cast<quint16>(QUrl(m_output.mid(at + kListens.size(), end - at - kListens.size())).port());
            return m_port != 0;
        }
        qWarning("the server did not start: %s", m_output.constData());
        return false;
    }

    /** SIGKILL: nothing is flushed, nothing is said. */
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    [[nodiscard]] quint16 port() const { return m_port; }

    /** Runs another command of the program on the same data; its exit code, -1 for a crash or if it does not end. */
    [[nodiscard]] int runCommand(const QStringList &command, QByteArray &output) const
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(BASALT_PROGRAM, command + m_arguments);
        // A process that still runs has the exit code 0.
        const bool ended = process.waitForFinished(kPatienceMs);
        output = process.readAll();
        if (!ended) {
            output += "\n" + command.join(' ').toUtf8() + " does not end: " + process.errorString().toUtf8();
            process.kill();
            process.waitForFinished();
            return -1;
        }
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

private:
    QProcess m_process;
    QStringList m_arguments;
    QByteArray m_output;
    quint16 m_port = 0;
};

QByteArray toJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

/**
 * Kills the server while 64 clients create records, again and again. Every record whose creation was answered is there after
 * the restart, each record with exactly one audit entry and none without its record, and the chain verifies.
 */
class TestCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<db::Engine>("engine");
        QTest::newRow("sqlite") << db::Engine::Sqlite;
        QTest::newRow("postgres") << db::Engine::Postgres;
    }

    void acknowledgedWritesSurvive()
    {
        QFETCH_GLOBAL(db::Engine, engine);
        const int rounds = testCount("BASALT_TEST_CRASH_ROUNDS", 5);
        const quint32 seed = testSeed();
        qInfo("%d rounds", rounds);
        QRandomGenerator random(seed);

        QTemporaryDir folder;
        TestDatabase database(engine);
        if (engine == db::Engine::Sqlite)
            database.options.sqlitePath = folder.filePath("basalt.db");
        ServerProcess server(folder.path(), QString::fromUtf8(database.options.postgresUrl));

        qsizetype acknowledged = 0;
        for (int round = 0; round < rounds; ++round) {
            QVERIFY(server.start());
            const QByteArray token = logIn(server.port());
            QVERIFY(!token.isEmpty());
            if (round == 0)
                QVERIFY(createCollection(server.port(), token));
            const QSet<QByteArray> created = createUntilKilled(server, token, round, random.bounded(20, 400));
            acknowledged += created.size();
            verifyRound(database, round, created);
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY2(acknowledged > rounds, "the clients got hardly anything done before the kill");
        QByteArray output;
        QVERIFY2(server.runCommand({"audit", "verify"}, output) == 0, output.constData());
        qInfo("%lld acknowledged creations, none lost", static_cast<long long>(acknowledged));
    }

    /** A request whose answer was lost with the server is asked again, and has happened once. */
    void keyedRequestsHappenOnce()
    {
        QFETCH_GLOBAL(db::Engine, engine);
        QTemporaryDir folder;
        TestDatabase database(engine);
        if (engine == db::Engine::Sqlite)
            database.options.sqlitePath = folder.filePath("basalt.db");
        ServerProcess server(folder.path(), QString::fromUtf8(database.options.postgresUrl));
        for (int round = 0; round < 3; ++round) {
            QVERIFY(server.start());
            const QByteArray token = logIn(server.port());
            if (round == 0)
                QVERIFY(createCollection(server.port(), token));
            const QHash<QByteArray, QByteArray> sent = createKeyedUntilKilled(server, token, round);
            QVERIFY(sent.size() > kClients);
            QVERIFY(sent.values().contains(QByteArray())); // or the kill proved nothing
            QVERIFY(server.start());
            verifyKeyed(server.port(), token, sent);
            server.kill();
            if (QTest::currentTestFailed())
                return;
        }
        QByteArray output;
        QVERIFY2(server.runCommand({"audit", "verify"}, output) == 0, output.constData());
    }

private:
    /** One record, told apart by its note. */
    static std::optional<ClientAnswer> postKeyed(LoadClient &client, const QByteArray &token, const QByteArray &key)
    {
        client.idempotencyKey = key;
        const QByteArray body = "{\"note\":\"" + key + "\",\"round\":" + key.split('-').constFirst() + '}';
        return client.send("POST", "/api/v1/records/crash", token, body);
    }

    /** Of the record that was made; nothing where no answer came. */
    static QByteArray idOf(const std::optional<ClientAnswer> &answer)
    {
        if (!answer || answer->status != 201)
            return {};
        return QJsonDocument::fromJson(answer->body).object().value("id").toString().toUtf8();
    }

    /** Keys that were sent, with the ids that were answered. */
    static QHash<QByteArray, QByteArray> createKeyedUntilKilled(ServerProcess &server, const QByteArray &token, int round)
    {
        std::mutex mutex;
        std::atomic<int> answered = 0;
        QHash<QByteArray, QByteArray> sent;
        std::vector<std::thread> clients;
        clients.reserve(size_t(kClients));
        for (int i = 0; i < kClients; ++i) {
            clients.emplace_back([&, i, port = server.port()] {
                LoadClient client;
                if (!client.connectTo(port))
                    return;
                for (int n = 0;; ++n) {
                    const QByteArray key =
                        QByteArray::number(round) + '-' + QByteArray::number(i) + '-' + QByteArray::number(n);
                    const QByteArray id = idOf(postKeyed(client, token, key));
                    const std::lock_guard lock(mutex);
                    sent.insert(key, id);
                    if (id.isEmpty())
                        return;
                    ++answered;
                }
            });
        }
        // Not after a time, in which a slow disk may have committed nothing; each client then waits for its next answer.
        [[maybe_unused]] const bool enough = QTest::qWaitFor([&] { return answered >= 3 * kClients; }, kPatienceMs);
        server.kill();
        for (std::thread &client : clients)
            client.join();
        return sent;
    }

    static void verifyKeyed(quint16 port, const QByteArray &token, const QHash<QByteArray, QByteArray> &sent)
    {
        LoadClient client;
        QVERIFY(client.connectTo(port));
        QSet<QByteArray> ids;
        for (auto request = sent.cbegin(); request != sent.cend(); ++request) {
            // The database may still be committing what the killed server began; until then the key is in use.
            std::optional<ClientAnswer> answer;
            const auto isDecided = [&] {
                answer = postKeyed(client, token, request.key());
                return !answer || answer->status != 409;
            };
            QVERIFY(QTest::qWaitFor(isDecided, kPatienceMs));
            const QByteArray id = idOf(answer);
            QVERIFY(!id.isEmpty());
            if (!request.value().isEmpty())
                QCOMPARE(id, request.value());
            ids.insert(id);
        }
        // As many records as requests, each of them the answer to one.
        client.idempotencyKey.clear();
        const QByteArray round = sent.constBegin().key().split('-').constFirst();
        const auto found = client.send("GET", "/api/v1/records/crash?limit=1&filter=round%3D" + round, token, {});
        QVERIFY(found && found->status == 200);
        QCOMPARE(QJsonDocument::fromJson(found->body).object().value("total").toInteger(), qint64(sent.size()));
        QCOMPARE(ids.size(), sent.size());
    }

    static QByteArray logIn(quint16 port)
    {
        LoadClient client;
        if (!client.connectTo(port))
            return {};
        const auto answer = client.send("POST", "/api/v1/auth/login", {},
                                        toJson({{"account", "system"}, {"email", kEmail}, {"password", kPassword}}));
        return answer ? QJsonDocument::fromJson(answer->body).object().value("token").toString().toUtf8() : QByteArray();
    }

    static bool createCollection(quint16 port, const QByteArray &token)
    {
        LoadClient client;
        if (!client.connectTo(port))
            return false;
        const auto answer = client.send("POST", "/api/v1/collections", token,
                                        R"({"name":"crash","fields":[{"name":"round","type":"integer"},)"
                                        R"({"name":"note","type":"text"}]})");
        return answer && answer->status == 201;
    }

    /** Ids whose creation was answered 201 before the kill. */
    static QSet<QByteArray> createUntilKilled(ServerProcess &server, const QByteArray &token, int round, int delayMs)
    {
        std::mutex mutex;
        std::atomic<int> answered = 0;
        QSet<QByteArray> created;
        std::vector<std::thread> clients;
        const QByteArray body = toJson({{"round", round}, {"note", "written under fire"}});
        clients.reserve(size_t(kClients));
        for (int i = 0; i < kClients; ++i) {
            clients.emplace_back([&, port = server.port()] {
                LoadClient client;
                if (!client.connectTo(port))
                    return;
                while (const auto answer = client.send("POST", "/api/v1/records/crash", token, body)) {
                    if (answer->status != 201)
                        continue;
                    const QByteArray id = QJsonDocument::fromJson(answer->body).object().value("id").toString().toUtf8();
                    const std::lock_guard lock(mutex);
                    created.insert(id);
                    ++answered;
                }
            });
        }
        // The delay counts from the first answers, so that something is acknowledged however slow the disk is.
        [[maybe_unused]] const bool begun = QTest::qWaitFor([&] { return answered >= 2; }, kPatienceMs);
        QTest::qWait(delayMs);
        server.kill();
        for (std::thread &client : clients)
            client.join();
        return created;
    }

    static QList<QByteArray> column(db::Connection &connection, QByteArrayView sql, std::initializer_list<db::Value> binds)
    {
        QList<QByteArray> values;
        auto rows = connection.query(sql, binds);
        while (rows && *rows->next())
            values.append(rows->string(0));
        return values;
    }

    /** What the database holds of one round. */
    struct Found
    {
        QList<QByteArray> records;
        QList<QByteArray> entries; ///< record ids of the creations in the audit trail
        QList<QByteArray> orphans; ///< creations in the trail, of any round, whose record is not there
    };

    static Found readRound(TestDatabase &database, int round)
    {
        Found found;
        database.open();
        {
            const auto connection = database.connect();
            // One snapshot: on PostgreSQL a commit that nobody was told of may still be on its way.
            auto snapshot = db::Transaction::begin(*connection, db::TransactionMode::Read);
            found.records = column(*connection, "SELECT id FROM col_crash WHERE round = $1", {qint64(round)});
            found.entries = column(*connection,
                                   "SELECT e.record_id FROM audit_entries e JOIN col_crash c ON c.id = e.record_id "
                                   "WHERE e.event = 49001 AND c.round = $1",
                                   {qint64(round)});
            found.orphans = column(*connection,
                                   "SELECT e.record_id FROM audit_entries e WHERE e.event = 49001 AND NOT EXISTS "
                                   "(SELECT 1 FROM col_crash c WHERE c.id = e.record_id)",
                                   {});
        }
        database.close();
        return found;
    }

    static void verifyRound(TestDatabase &database, int round, const QSet<QByteArray> &created)
    {
        const Found found = readRound(database, round);
        const QSet<QByteArray> there(found.records.cbegin(), found.records.cend());
        const QSet<QByteArray> lost = created - there;
        QVERIFY2(lost.isEmpty(), qPrintable(QString("round %1 lost %2 acknowledged records").arg(round).arg(lost.size())));
        QCOMPARE(found.entries.size(), found.records.size());
        QCOMPARE(QSet<QByteArray>(found.entries.cbegin(), found.entries.cend()), there);
        QVERIFY(found.orphans.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
