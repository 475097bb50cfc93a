// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/transaction.h"
#include "db/writerworld.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QSet>
#include <QTest>
#include <QThread>

#include <atomic>
#include <chrono>
#include <ctime>
#include <map>
#include <thread>

using namespace basalt;
using namespace basalt::test;

namespace {

/** What this thread has worked: unlike the time on the wall, it does not pass while others have the processor. */
std::chrono::nanoseconds cpuTimeOfThisThread()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

} // namespace

class TestWriter : public WriterTest
{
    Q_OBJECT

private Q_SLOTS:
    void aWriteIsReadBack()
    {
        m_session->write<qint64>(kAccount, insertThing("a"), [&](Result<qint64> rows) {
            VERIFY_OK(rows);
            QCOMPARE(*rows, 1);
            ++m_answers;
        });
        QCOMPARE(m_answers, 0); // never before write() has returned
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, 1, kPatienceMs);
        QCOMPARE(readText("SELECT id FROM things"), "a");
        QCOMPARE(m_test->scalar("SELECT count(*) FROM audit_entries"), "1");
        QCOMPARE(m_test->scalar("SELECT sequence FROM audit_heads WHERE account_id = $1", {kAccount}), "1");
    }

    /** Reads of one turn of the event loop share a snapshot on SQLite; nobody notices. */
    void readsOfOneTurnSeeEveryCommit()
    {
        for (int written = 0; written < 3; ++written) {
            for (int i = 0; i < 3; ++i)
                QCOMPARE(readText("SELECT count(*) FROM things"), QByteArray::number(written));
            // Waits on this thread, so that no turn ends meanwhile.
            VERIFY_OK(m_test->database().writeAndWait<qint64>(kAccount, insertThing(QByteArray::number(written))));
        }
        QCOMPARE(readText("SELECT count(*) FROM things"), "3");
    }

    void noSnapshotStaysBetweenTurns()
    {
        if (m_engine != db::Engine::Sqlite)
            return; // has no log that readers hold up
        const auto connection = m_test->connect();
        VERIFY_OK(connection->executeScript("PRAGMA busy_timeout=0"));
        const auto isLogHeld = [&connection] {
            auto rows = connection->query("PRAGMA wal_checkpoint(TRUNCATE)");
            return !rows || !*rows->next() || rows->integer(0) != 0;
        };
        for (int i = 0; i < 3; ++i)
            QCOMPARE(readText("SELECT count(*) FROM things"), "0");
        VERIFY_OK(m_test->database().writeAndWait<qint64>(kAccount, insertThing("a")));
        QVERIFY(isLogHeld());
        QCoreApplication::processEvents();
        QVERIFY(!isLogHeld());
    }

    /** What a read does to its own transaction is nothing to the next one. */
    void readsInOneTurnMayHaveSnapshotsOfTheirOwn()
    {
        for (int i = 0; i < 4; ++i) {
            QByteArray answer;
            m_session->read<QByteArray>(
                [i](db::Connection &connection) -> Result<QByteArray> {
                    BASALT_TRY(auto snapshot, db::Transaction::begin(connection, db::TransactionMode::Read));
                    {
                        BASALT_TRY(auto rows, connection.query("SELECT count(*) FROM things"));
                        BASALT_TRY_VOID(rows.next());
                    }
                    if (i == 1)
                        return Error::of(Code::BadRequest);
                    BASALT_TRY_VOID(i == 2 ? snapshot.rollback() : snapshot.commit());
                    return QByteArray("read");
                },
                [&answer](const Result<QByteArray> &result) { answer = result ? *result : QByteArray("refused"); });
            QTRY_COMPARE_WITH_TIMEOUT(answer, i == 1 ? "refused" : "read", kPatienceMs);
        }
        QCOMPARE(readText("SELECT count(*) FROM things"), "0");
    }

    void aChangeWithoutAuditEventIsRefused_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("insert") << QByteArray("INSERT INTO things (id) VALUES ('silent')");
        QTest::newRow("insert returning") << QByteArray("INSERT INTO things (id) VALUES ('silent') RETURNING id");
        QTest::newRow("update") << QByteArray("UPDATE accounts SET name = 'x'");
        QTest::newRow("delete") << QByteArray("DELETE FROM permission_sets");
        QTest::newRow("schema") << QByteArray("CREATE TABLE silent (id text)");
        QTest::newRow("schema script") << QByteArray("script");
    }
    void aChangeWithoutAuditEventIsRefused()
    {
        QFETCH(QByteArray, sql);
        const auto work = [sql](db::WriteContext &context) -> Result<void> {
            if (sql == "script")
                return context.connection().executeScript("CREATE TABLE silent (id text)");
            BASALT_TRY_VOID(context.connection().query(sql));
            return {};
        };
        VERIFY_ERROR(m_test->database().writeAndWait<void>(kAccount, work), Code::Internal);
        QCOMPARE(m_test->scalar("SELECT count(*) FROM things"), "0");
        QCOMPARE(m_test->scalar("SELECT count(*) FROM permission_sets"), "2");
        VERIFY_ERROR(m_test->connect()->query("SELECT * FROM silent"), Code::DatabaseError);
    }

    void aChangeMayBeAllowedUnaudited()
    {
        VERIFY_OK(m_test->database().writeAndWait<qint64>(kAccount, [](db::WriteContext &context) {
            context.allowUnaudited("a test");
            return context.connection().execute("INSERT INTO things (id) VALUES ('allowed')");
        }));
        QCOMPARE(m_test->scalar("SELECT count(*) FROM things"), "1");
    }

    void afterCommitComesBeforeTheAnswer()
    {
        std::vector<db::AuditPosition> positions;
        std::atomic<bool> committed = false;
        const auto work = [&](db::WriteContext &context) -> Result<void> {
            context.allowUnaudited("a test");
            context.audit(thingEvent("1"));
            context.audit(thingEvent("2", "other"));
            context.audit(thingEvent("3"));
            context.afterCommit([&](std::span<const db::AuditPosition> own) {
                positions.assign(own.begin(), own.end());
                committed = true;
            });
            return {};
        };
        m_session->write<void>(kAccount, work, [&](Result<void> done) {
            VERIFY_OK(done);
            QVERIFY(committed);
            ++m_answers;
        });
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, 1, kPatienceMs);
        QCOMPARE(positions.size(), 3u);
        QCOMPARE(positions[0].sequence, 1);
        QCOMPARE(positions[1].sequence, 1);
        QCOMPARE(positions[2].sequence, 2);
        QCOMPARE(positions[2].entryHash,
                 m_test->scalar("SELECT entry_hash FROM audit_heads WHERE account_id = $1", {kAccount}));
    }

    void manyWritersOnManyThreads()
    {
        constexpr int kThreads = 4;
        constexpr int kWriters = 16;
        constexpr int kWrites = 20;
        std::atomic<int> failures = 0;
        std::atomic<int> outOfOrder = 0;
        std::vector<std::thread> threads;
        threads.reserve(size_t(kThreads));
        for (int t = 0; t < kThreads; ++t) {
            threads.emplace_back([&, t] {
                QEventLoop loop;
                auto session = std::move(*m_test->database().openSession());
                int left = kWriters * kWrites;
                // Each writer sends its next write when the one before was answered, as connections do.
                std::vector<int> next(kWriters, 0);
                std::function<void(int)> writeNext = [&](int writer) {
                    const int number = next[static_cast<size_t>(writer)]++;
                    if (number == kWrites)
                        return;
                    const QByteArray id =
                        QByteArray::number(t) + '-' + QByteArray::number(writer) + '-' + QByteArray::number(number);
                    const QByteArray account = writer % 3 == 0 ? QByteArray("other") : kAccount;
                    session->write<qint64>(account, insertThing(id, account), [&, writer, number](Result<qint64> rows) {
                        failures += rows ? 0 : 1;
                        outOfOrder += next[static_cast<size_t>(writer)] == number + 1 ? 0 : 1;
                        writeNext(writer);
                        if (--left == 0)
                            loop.quit();
                    });
                };
                for (int writer = 0; writer < kWriters; ++writer)
                    writeNext(writer);
                loop.exec();
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        constexpr int kAll = kThreads * kWriters * kWrites;
        QCOMPARE(failures, 0);
        QCOMPARE(outOfOrder, 0);
        QCOMPARE(m_test->scalar("SELECT count(*) FROM things"), QByteArray::number(kAll));
        QVERIFY2(m_sink->groups < kAll / 4, qPrintable(QString("%1 groups for %2 writes").arg(m_sink->groups).arg(kAll)));
        verifyTrail(kAll);
    }

    void writesOfOneSessionKeepTheirOrder()
    {
        QList<int> answered;
        for (int i = 0; i < 300; ++i) {
            m_session->write<qint64>(kAccount, insertThing(QByteArray::number(i)), [&, i](Result<qint64> rows) {
                VERIFY_OK(rows);
                answered.append(i);
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 300, kPatienceMs);
        QVERIFY(std::ranges::is_sorted(answered));
        const auto connection = m_test->connect();
        auto rows = connection->query("SELECT record_id FROM audit_entries ORDER BY sequence");
        for (int i = 0; i < 300; ++i) {
            QVERIFY(*rows->next());
            QCOMPARE(rows->string(0), QByteArray::number(i));
        }
    }

    void tooManyWaitingWritesAreRefused()
    {
        m_session.reset();
        m_test->options.maxWaitingWrites = 5;
        m_test->open();
        m_session = std::move(*m_test->database().openSession());
        Gate gate(*m_session);
        int refused = 0;
        for (int i = 0; i < 8; ++i) {
            m_session->write<qint64>(kAccount, insertThing(QByteArray::number(i)), [&](Result<qint64> rows) {
                ++m_answers;
                refused += !rows && rows.error().code == Code::Overloaded ? 1 : 0;
            });
        }
        QCOMPARE(m_answers, 0);
        QTRY_COMPARE_WITH_TIMEOUT(refused, 3, kPatienceMs); // at once, although the writer is busy
        QCOMPARE(m_answers, 3);
        gate.open();
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, 8, kPatienceMs);
        QCOMPARE(m_test->scalar("SELECT count(*) FROM things"), "5");
    }

    void closingFinishesWhatWaits()
    {
        {
            Gate gate(*m_session);
            for (int i = 0; i < 20; ++i)
                m_session->write<qint64>(kAccount, insertThing(QByteArray::number(i)), [&](Result<qint64> rows) {
                    VERIFY_OK(rows);
                    ++m_answers;
                });
        }
        m_test->database().close();
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, 20, kPatienceMs);
        std::optional<Result<qint64>> late;
        m_session->write<qint64>(kAccount, insertThing("late"), [&](Result<qint64> rows) { late.emplace(std::move(rows)); });
        QTRY_VERIFY_WITH_TIMEOUT(late.has_value(), kPatienceMs);
        VERIFY_ERROR(*late, Code::Unavailable);
    }

    void aSessionThatGoesIsNotAnswered()
    {
        auto witness = std::make_shared<int>(0);
        {
            auto other = std::move(*m_test->database().openSession());
            Gate gate(*m_session);
            for (int i = 0; i < 5; ++i)
                other->write<qint64>(kAccount, insertThing(QByteArray::number(i)),
                                     [&, witness](Result<qint64>) { ++m_answers; });
            QCOMPARE(witness.use_count(), 6);
            other.reset();
            QCOMPARE(witness.use_count(), 1); // destroyed here, on the session's thread
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_test->scalar("SELECT count(*) FROM things"), "5",
                                  kPatienceMs); // the writes happen all the same
        QTest::qWait(20);
        QCOMPARE(m_answers, 0);
    }

    void schemaChangesRunAlone()
    {
        QCOMPARE(readText("SELECT count(*) FROM things"), "0");
        m_session->writeAlone<void>(
            [](db::WriteContext &context) -> Result<void> {
                BASALT_TRY_VOID(context.connection().executeScript("ALTER TABLE things ADD COLUMN extra text DEFAULT 'new'"));
                context.audit(thingEvent("schema"));
                return {};
            },
            [&](Result<void> done) {
                VERIFY_OK(done);
                ++m_answers;
            });
        m_session->write<qint64>(kAccount, insertThing("a"), [&](Result<qint64> rows) {
            VERIFY_OK(rows);
            ++m_answers;
        });
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, 2, kPatienceMs);
        QCOMPARE(readText("SELECT extra FROM things"), "new");

        std::optional<Result<void>> failed;
        m_session->writeAlone<void>(
            [](db::WriteContext &context) -> Result<void> {
                BASALT_TRY_VOID(context.connection().executeScript("CREATE TABLE half_done (id text)"));
                context.audit(thingEvent("schema"));
                return context.connection().executeScript("ALTER TABLE nowhere ADD COLUMN x text");
            },
            [&](Result<void> done) { failed.emplace(std::move(done)); });
        QTRY_VERIFY_WITH_TIMEOUT(failed.has_value(), kPatienceMs);
        VERIFY_ERROR(*failed, Code::DatabaseError);
        VERIFY_ERROR(m_test->connect()->query("SELECT * FROM half_done"), Code::DatabaseError);
        verifyTrail(2);
    }

    void aTableCanBeRebuiltUnderItsReferences()
    {
        VERIFY_OK(m_test->connect()->executeScript(
            "CREATE TABLE p (id text PRIMARY KEY, up text REFERENCES p (id) ON DELETE CASCADE);"
            "CREATE TABLE cascades (id text PRIMARY KEY, p text REFERENCES p (id) ON DELETE CASCADE);"
            "CREATE TABLE nulls (id text PRIMARY KEY, p text REFERENCES p (id) ON DELETE SET NULL);"
            "INSERT INTO p VALUES ('1', NULL); INSERT INTO p VALUES ('2', '1');"
            "INSERT INTO cascades VALUES ('c', '2'); INSERT INTO nulls VALUES ('n', '1')"));
        const bool sqlite = m_engine == db::Engine::Sqlite;
        const auto rebuild = [&](const QByteArray &copy) {
            return [copy, sqlite](db::WriteContext &context) -> Result<void> {
                context.audit(thingEvent("rebuild"));
                if (!sqlite)
                    return context.connection().executeScript("ALTER TABLE p ADD COLUMN more text DEFAULT 'x'");
                return context.connection().executeScript(
                    QByteArray("CREATE TABLE p_new (id text PRIMARY KEY, up text REFERENCES p (id) ON DELETE CASCADE, more "
                               "text DEFAULT 'x');"
                               + copy + ";DROP TABLE p; ALTER TABLE p_new RENAME TO p"));
            };
        };
        const auto count = [&](Result<void> done) {
            VERIFY_OK(done);
            ++m_answers;
        };
        if (sqlite) {
            // A rebuild that loses a row that others refer to is refused and leaves everything.
            std::optional<Result<void>> failed;
            m_session->writeAlone<void>(
                rebuild("INSERT INTO p_new (id, up) SELECT id, up FROM p WHERE id <> '1'"),
                [&](Result<void> done) { failed.emplace(std::move(done)); }, db::ForeignKeys::CheckedAtEnd);
            QTRY_VERIFY_WITH_TIMEOUT(failed.has_value(), kPatienceMs);
            VERIFY_ERROR(*failed, Code::ReferencedRecord);
            QCOMPARE(m_test->scalar("SELECT count(*) FROM p"), "2");
        }
        m_session->writeAlone<void>(rebuild("INSERT INTO p_new (id, up) SELECT id, up FROM p"), count,
                                    db::ForeignKeys::CheckedAtEnd);
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, 1, kPatienceMs);
        QCOMPARE(m_test->scalar("SELECT count(*) FROM p WHERE more = 'x'"), "2");
        QCOMPARE(m_test->scalar("SELECT p FROM cascades"), "2");
        QCOMPARE(m_test->scalar("SELECT p FROM nulls"), "1");
        // Foreign keys are on again for the writer.
        const auto outcome = m_test->database().writeAndWait<void>(kAccount, [](db::WriteContext &context) -> Result<void> {
            context.audit(thingEvent("x"));
            BASALT_TRY_VOID(context.connection().execute("DELETE FROM p WHERE id = '1'"));
            return {};
        });
        VERIFY_OK(outcome);
        QCOMPARE(m_test->scalar("SELECT count(*) FROM cascades"), "0");
        QVERIFY(m_test->scalar("SELECT p FROM nulls").isNull());
    }

    void aHeavyReadDoesNotStallItsNeighbours()
    {
        if (m_engine != db::Engine::Sqlite)
            return; // reads are not on this thread there
        VERIFY_OK(m_test->connect()->executeScript("INSERT INTO things (id) VALUES ('a')"));
        const QByteArray heavy =
            "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 2000000) SELECT max(x) FROM c";
        std::optional<QByteArray> answer;
        int runs = 0;
        const auto before = cpuTimeOfThisThread();
        m_session->read<QByteArray>(
            [&runs, heavy](db::Connection &connection) -> Result<QByteArray> {
                ++runs;
                BASALT_TRY(auto rows, connection.query(heavy));
                BASALT_TRY_VOID(rows.next());
                return rows.string(0);
            },
            [&](Result<QByteArray> result) {
                VERIFY_OK(result);
                answer = *result;
            });
        const auto blocked = cpuTimeOfThisThread() - before;
        QVERIFY(!answer);
        QCOMPARE(readText("SELECT id FROM things"), "a"); // answered at once meanwhile
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 30'000);
        QCOMPARE(*answer, "2000000");
        QCOMPARE(runs, 2);
        QVERIFY2(blocked < std::chrono::milliseconds(100), qPrintable(QString::number(blocked.count())));
    }

    void twoNodesShareOneChain()
    {
        if (m_engine != db::Engine::Postgres)
            return; // an SQLite file belongs to one process
        auto second = std::move(*db::Database::open(m_test->options, m_test->auditStore()));
        auto secondSession = std::move(*second->openSession());
        constexpr int kWrites = 200;
        for (int i = 0; i < kWrites; ++i) {
            for (db::Session *session : {m_session.get(), secondSession.get()}) {
                const QByteArray id = QByteArray::number(i) + (session == m_session.get() ? "a" : "b");
                session->write<qint64>(kAccount, insertThing(id), [&](Result<qint64> rows) {
                    VERIFY_OK(rows);
                    ++m_answers;
                });
            }
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, 2 * kWrites, 20'000);
        verifyTrail(2 * kWrites);
        secondSession.reset();
    }

private:
    QByteArray readText(const QByteArray &sql)
    {
        std::optional<Result<QByteArray>> outcome;
        m_session->read<QByteArray>(
            [sql](db::Connection &connection) -> Result<QByteArray> {
                BASALT_TRY(auto rows, connection.query(sql));
                BASALT_TRY(const bool row, rows.next());
                return row ? rows.string(0) : QByteArray();
            },
            [&](Result<QByteArray> result) { outcome.emplace(std::move(result)); });
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }, kPatienceMs))
            return "no answer";
        return *outcome ? **outcome : errorText(*outcome).toUtf8();
    }
};

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
