// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/auditverifier.h"
#include "core/crypto.h"
#include "core/ids.h"
#include "db/transaction.h"
#include "db/workerprocess.h"
#include "support/postgrescluster.h"
#include "support/testengines.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

const QByteArray kAccount = core::kSystemAccountId.toByteArray();

} // namespace

/** What remains after a process or the database server died. */
class TestRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void initTestCase() { QVERIFY(core::initialiseCrypto()); }

    void init()
    {
        QFETCH_GLOBAL(db::Engine, engine);
        m_engine = engine;
        m_test = std::make_unique<TestDatabase>(engine);
        m_test->openMigrated();
        VERIFY_OK(m_test->connect()->executeScript("CREATE TABLE things (id text PRIMARY KEY)"));
    }

    void cleanup()
    {
        m_session.reset();
        m_test.reset();
    }

    /** A writer is killed again and again: what it was told to be done is there, with its entry, in whole chains. */
    void acknowledgedWritesSurviveKill()
    {
        constexpr int kKills = 8;
        m_test->close();
        const quint32 seed = QRandomGenerator::system()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        QSet<QByteArray> acknowledged;
        for (int kill = 0; kill < kKills; ++kill) {
            WorkerProcess worker("write", *m_test);
            for (int left = random.bounded(1, 200); left > 0; --left)
                note(worker.line(), acknowledged);
            worker.kill();
            for (QByteArray line = worker.line(); !line.isNull(); line = worker.line())
                note(line, acknowledged);
        }
        QVERIFY(acknowledged.size() >= kKills);
        m_test->open();
        const auto connection = m_test->connect();
        // One snapshot: on PostgreSQL a commit that nobody was told of may still be on its way.
        const auto snapshot = db::Transaction::begin(*connection, db::TransactionMode::Read);
        VERIFY_OK(snapshot);
        const QList<QByteArray> ids =
            column(*connection, "SELECT t.id FROM things t JOIN audit_entries e ON e.record_id = t.id");
        const QSet<QByteArray> stored(ids.cbegin(), ids.cend());
        QVERIFY(stored.contains(acknowledged));
        const QList<QByteArray> number{QByteArray::number(stored.size())};
        QCOMPARE(column(*connection, "SELECT CAST(count(*) AS text) FROM things"), number);
        QCOMPARE(column(*connection, "SELECT CAST(count(*) AS text) FROM audit_entries"), number);
        const auto verified = audit::AuditVerifier(*connection).verify();
        VERIFY_OK(verified);
        QVERIFY2(!verified->firstBreak, qPrintable(verified->firstBreak ? verified->firstBreak->explanation : QString()));
        QCOMPARE(verified->entries, stored.size());
    }

    void aRestartedServerIsUnavailableAndThenBack()
    {
        if (m_engine != db::Engine::Postgres)
            return;
        m_session = std::move(*m_test->database().openSession());
        QCOMPARE(write("before"), "done");
        QCOMPARE(count(), "1");

        PostgresCluster::instance().stop();
        QCOMPARE(write("meanwhile"), core::codeName(Code::Unavailable).toUtf8());
        QCOMPARE(count(), core::codeName(Code::Unavailable).toUtf8());

        PostgresCluster::instance().start();
        QVERIFY(writesAgain());
        QCOMPARE(count(), "2");
        const auto verified = audit::AuditVerifier(*m_test->connect()).verify();
        VERIFY_OK(verified);
        QVERIFY(!verified->firstBreak);
        QCOMPARE(verified->entries, 2);
    }

    /** A restart between two requests is not even noticed: a dead connection is replaced before anything is lost. */
    void anIdleConnectionThatDiedIsReplaced()
    {
        if (m_engine != db::Engine::Postgres)
            return;
        m_session = std::move(*m_test->database().openSession());
        QCOMPARE(write("before"), "done");
        PostgresCluster::instance().stop();
        PostgresCluster::instance().start();
        QCOMPARE(count(), "1");
        QCOMPARE(write("after"), "done");
        PostgresCluster::instance().stop();
        PostgresCluster::instance().start();
        QCOMPARE(write("again"), "done");
        QCOMPARE(count(), "3");
    }

    void aServerThatIsKilledKeepsWhatItAcknowledged()
    {
        if (m_engine != db::Engine::Postgres)
            return;
        m_session = std::move(*m_test->database().openSession());
        QSet<QByteArray> acknowledged;
        for (int round = 0; round < 2; ++round) {
            int open = 0;
            for (int i = 0; i < 2000; ++i) {
                const QByteArray id = QByteArray::number(round) + '-' + QByteArray::number(i);
                ++open;
                m_session->write<void>(kAccount, insert(id), [&acknowledged, &open, id](Result<void> done) {
                    --open;
                    if (done)
                        acknowledged.insert(id);
                });
            }
            // Killed when some are in, and before all are.
            const qsizetype enough = acknowledged.size() + 200 * (round + 1);
            QTRY_VERIFY_WITH_TIMEOUT(acknowledged.size() >= enough, 30'000);
            PostgresCluster::instance().kill();
            QTRY_COMPARE_WITH_TIMEOUT(open, 0, 30'000);
            PostgresCluster::instance().start();
            QVERIFY(writesAgain());
        }
        const auto connection = m_test->connect();
        auto rows = connection->query("SELECT id FROM things");
        QSet<QByteArray> stored;
        while (rows && rows->next().value_or(false))
            stored.insert(rows->string(0));
        QVERIFY2(stored.contains(acknowledged), (acknowledged - stored).values().join(' '));
        const auto verified = audit::AuditVerifier(*connection).verify();
        VERIFY_OK(verified);
        QVERIFY(!verified->firstBreak);
        QCOMPARE(verified->entries, stored.size());
    }

private:
    static QList<QByteArray> column(db::Connection &connection, QByteArrayView sql)
    {
        QList<QByteArray> values;
        auto rows = connection.query(sql);
        while (rows && rows->next().value_or(false))
            values.append(rows->string(0));
        return values;
    }

    static void note(const QByteArray &line, QSet<QByteArray> &acknowledged)
    {
        QVERIFY2(line.startsWith("done "), line);
        acknowledged.insert(line.mid(5));
    }

    static db::WriteWork<void> insert(const QByteArray &id)
    {
        return [id](db::WriteContext &context) -> Result<void> {
            BASALT_TRY_VOID(context.connection().execute("INSERT INTO things (id) VALUES ($1)", {id}));
            db::AuditEvent event;
            event.event = Code::RecordCreated;
            event.operation = "CREATE";
            event.accountId = kAccount;
            event.recordId = id;
            context.audit(std::move(event));
            return {};
        };
    }

    /** `done`, or the name of the error. */
    QByteArray write(const QByteArray &id)
    {
        std::optional<QByteArray> answer;
        m_session->write<void>(kAccount, insert(id),
                               [&](Result<void> done) { answer = done ? "done" : core::codeName(done.error().code).toUtf8(); });
        return QTest::qWaitFor([&] { return answer.has_value(); }, 30'000) ? *answer : "no answer";
    }

    /** Within thirty seconds a write succeeds. */
    bool writesAgain()
    {
        return QTest::qWaitFor([this] { return write(core::newId()) == "done"; }, 30'000);
    }

    /** Number of things, or the name of the error. */
    QByteArray count()
    {
        std::optional<QByteArray> answer;
        m_session->read<QByteArray>(
            [](db::Connection &connection) -> Result<QByteArray> {
                BASALT_TRY(auto rows, connection.query("SELECT count(*) FROM things"));
                BASALT_TRY_VOID(rows.next());
                return rows.string(0);
            },
            [&](Result<QByteArray> number) { answer = number ? *number : core::codeName(number.error().code).toUtf8(); });
        return QTest::qWaitFor([&] { return answer.has_value(); }, 30'000) ? *answer : "no answer";
    }

    std::unique_ptr<TestDatabase> m_test;
    std::unique_ptr<db::Session> m_session;
    db::Engine m_engine = db::Engine::Sqlite;
};

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
