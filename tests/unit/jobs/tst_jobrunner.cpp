// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/timestamp.h"
#include "jobs/jobrunner.h"
#include "jobs/jobstore.h"
#include "support/fakeclock.h"
#include "support/testdatabase.h"
#include "support/testengines.h"

#include <QTest>

using namespace basalt;
using namespace basalt::jobs;
using namespace basalt::test;
using namespace std::chrono_literals;

/** The queue on both databases, with a clock that the test sets and runners that do one step at a time. */
class TestJobRunner : public QObject
{
    Q_OBJECT

private:
    FakeClock m_clock{1'800'000'000'000};
    JobQueue m_queue{m_clock};
    std::unique_ptr<TestDatabase> m_database;
    std::vector<QByteArray> m_ran; ///< payloads, in order

    std::unique_ptr<JobRunner> runner(JobOptions options = {})
    {
        return std::make_unique<JobRunner>(m_queue, m_database->database(), m_clock, options);
    }

    /** A kind whose attempts end as `ends` says, the last of them again and again. */
    JobKind kind(std::vector<JobOutcome::End> ends = {JobOutcome::End::Done})
    {
        return {.name = "test", .lease = 60s, .run = [this, ends](const Job &job, const JobControl &) -> JobOutcome {
                    m_ran.push_back(job.payload);
                    const size_t index = std::min(size_t(job.attempts), ends.size()) - 1;
                    return {ends[index], ends[index] == JobOutcome::End::Done ? QByteArray() : QByteArray("not now"), {}};
                }};
    }

    void enqueue(const QByteArray &payload = "{}")
    {
        VERIFY_OK(m_database->database().writeAndWait<QByteArray>(
            "jobs", [&](db::WriteContext &context) { return m_queue.enqueue(context, "test", payload); }));
    }

    bool step(JobRunner &runner)
    {
        const auto ran = runner.runOne();
        if (!ran)
            qFatal("%s", qPrintable(errorText(ran)));
        return *ran;
    }

    QByteArray state() { return m_database->scalar("SELECT state FROM jobs WHERE kind = 'test'"); }

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }

    void init()
    {
        QFETCH_GLOBAL(db::Engine, engine);
        m_ran.clear();
        m_database = std::make_unique<TestDatabase>(engine);
        m_database->openMigrated();
    }

    void runsInOrderAndOnce()
    {
        const auto worker = runner();
        worker->add(kind());
        enqueue(R"({"n":1})");
        m_clock.pass(1ms);
        enqueue(R"({"n":2})");
        QVERIFY(step(*worker));
        QVERIFY(step(*worker));
        QVERIFY(!step(*worker));
        QCOMPARE(m_ran, (std::vector<QByteArray>{R"({"n":1})", R"({"n":2})"}));
        QCOMPARE(m_database->scalar("SELECT COUNT(*) FROM jobs WHERE state = 'done' AND finished_at IS NOT NULL"), "2");
    }

    void isQueuedExactlyIfTheTransactionCommits()
    {
        const auto failed = m_database->database().writeAndWait<void>("jobs", [&](db::WriteContext &context) -> Result<void> {
            BASALT_TRY_VOID(m_queue.enqueue(context, "test", "{}"));
            return Error::of(Code::Conflict);
        });
        QVERIFY(!failed);
        QCOMPARE(m_database->scalar("SELECT COUNT(*) FROM jobs"), "0");
    }

    void pausesGrowAndTheReasonStays()
    {
        const auto worker = runner({.firstPause = 10s, .longestPause = 25s, .attempts = 4});
        worker->add(kind({JobOutcome::End::Retry}));
        enqueue();
        for (const auto pause : {10s, 20s, 25s}) {
            QVERIFY(step(*worker));
            QCOMPARE(state(), "queued");
            QCOMPARE(m_database->scalar("SELECT last_error FROM jobs"), "not now");
            m_clock.pass(pause - 1ms);
            QVERIFY(!step(*worker));
            m_clock.pass(1ms);
        }
        QVERIFY(step(*worker));
        QCOMPARE(state(), "failed");
        m_clock.pass(24h);
        QVERIFY(!step(*worker));
        QCOMPARE(m_ran.size(), size_t(4));
    }

    void aLastingFailureIsNotTriedAgain()
    {
        const auto worker = runner();
        worker->add(kind({JobOutcome::End::Failed}));
        enqueue();
        QVERIFY(step(*worker));
        QCOMPARE(state(), "failed");
        m_clock.pass(24h);
        QVERIFY(!step(*worker));
    }

    void recordSharesTheTransaction()
    {
        const auto worker = runner({.firstPause = 10s, .attempts = 2});
        std::vector<JobState> told;
        JobKind failing = kind();
        failing.run = [&](const Job &, const JobControl &) -> JobOutcome {
            JobOutcome outcome{JobOutcome::End::Retry, "no", {}};
            outcome.record = [&](db::WriteContext &context, JobState state) -> Result<void> {
                told.push_back(state);
                return context.unaudited("test", [](db::Connection &connection) -> Result<void> {
                    BASALT_TRY_VOID(connection.execute("INSERT INTO installation (key, value) VALUES ('told', '1') "
                                                       "ON CONFLICT (key) DO UPDATE SET value = '2'"));
                    return {};
                });
            };
            return outcome;
        };
        worker->add(failing);
        enqueue();
        QVERIFY(step(*worker));
        QCOMPARE(m_database->scalar("SELECT value FROM installation WHERE key = 'told'"), "1");
        m_clock.pass(10s);
        QVERIFY(step(*worker));
        QCOMPARE(m_database->scalar("SELECT value FROM installation WHERE key = 'told'"), "2");
        QVERIFY(told.front() == JobState::Queued && told.back() == JobState::Failed);
    }

    /** A server that dies in the middle keeps its job until the lease ends; then another one runs it. */
    void whatAKilledServerHadRunsAgain()
    {
        enqueue();
        {
            // What a server that was killed leaves behind: taken, never ended.
            VERIFY_OK(m_database->database().writeAndWait<void>("jobs", [&](db::WriteContext &context) -> Result<void> {
                context.allowUnaudited("test");
                JobStore store(context.connection());
                const QByteArray names[]{"test"};
                const QByteArray now = core::formatTimestamp(m_clock.nowMs());
                BASALT_TRY(const auto job, store.nextDue(names, now));
                return store.take(job->id, "gone", now, core::formatTimestamp(m_clock.nowMs() + 60'000));
            }));
        }
        const auto worker = runner();
        worker->add(kind());
        QVERIFY(!step(*worker));
        m_clock.pass(60s);
        QVERIFY(step(*worker));
        QCOMPARE(state(), "done");
        QCOMPARE(m_database->scalar("SELECT attempts FROM jobs"), "2");
    }

    void onOneDataFolderItRunsAtOnce()
    {
        QFETCH_GLOBAL(db::Engine, engine);
        enqueue();
        VERIFY_OK(m_database->database().writeAndWait<void>("jobs", [](db::WriteContext &context) -> Result<void> {
            context.allowUnaudited("test");
            BASALT_TRY_VOID(context.connection().execute(
                "UPDATE jobs SET state = 'running', lease_owner = 'gone', due_at = '2999-01-01T00:00:00.000Z'"));
            return {};
        }));
        const auto worker = runner();
        worker->add(kind());
        VERIFY_OK(worker->prepare());
        // On PostgreSQL another server may still have it.
        QCOMPARE(step(*worker), engine == db::Engine::Sqlite);
    }

    /** Who comes late must not overwrite what became of the job meanwhile. */
    void theEndOfALostLeaseIsIgnored()
    {
        const auto slow = runner();
        const auto quick = runner();
        quick->add(kind());
        bool recorded = false;
        JobKind late = kind();
        late.run = [&](const Job &, const JobControl &) -> JobOutcome {
            m_clock.pass(60s);
            if (!step(*quick))
                qFatal("the lease has ended, but nobody else gets the job");
            JobOutcome outcome{JobOutcome::End::Failed, "late", {}};
            outcome.record = [&](db::WriteContext &, JobState) -> Result<void> {
                recorded = true;
                return {};
            };
            return outcome;
        };
        slow->add(late);
        enqueue();
        QVERIFY(step(*slow));
        QCOMPARE(state(), "done");
        QVERIFY(!recorded);
    }

    void aJobThatKillsEveryServerIsGivenUp()
    {
        const auto worker = runner({.attempts = 1});
        bool abandoned = false;
        JobKind deadly = kind();
        deadly.abandon = [&](db::WriteContext &, const Job &) -> Result<void> {
            abandoned = true;
            return {};
        };
        worker->add(deadly);
        enqueue();
        VERIFY_OK(m_database->database().writeAndWait<void>("jobs", [](db::WriteContext &context) -> Result<void> {
            context.allowUnaudited("test");
            BASALT_TRY_VOID(
                context.connection().execute("UPDATE jobs SET state = 'running', attempts = 1, lease_owner = 'gone'"));
            return {};
        }));
        QVERIFY(!step(*worker));
        QCOMPARE(state(), "failed");
        QVERIFY(abandoned);
        QVERIFY(m_ran.empty());
    }

    void unknownKindsWaitForWhoeverKnowsThem()
    {
        const auto older = runner();
        enqueue();
        QVERIFY(!step(*older));
        QCOMPARE(state(), "queued");
    }

    void schedulesComeBackOnceForAllServers()
    {
        const auto first = runner();
        const auto second = runner();
        JobKind hourly = kind();
        hourly.every = 1h;
        first->add(hourly);
        second->add(hourly);
        VERIFY_OK(first->prepare());
        VERIFY_OK(second->prepare());
        for (int hours = 1; hours <= 3; ++hours) {
            VERIFY_OK(first->takeTurns());
            VERIFY_OK(second->takeTurns());
            QCOMPARE(m_database->scalar("SELECT COUNT(*) FROM jobs WHERE kind = 'test'"), QByteArray::number(hours));
            m_clock.pass(1h);
        }
    }

    void finishedJobsGo()
    {
        const auto worker = runner({.keep = 24h});
        worker->add(kind());
        enqueue();
        QVERIFY(step(*worker));
        VERIFY_OK(worker->prepare());
        m_clock.pass(25h);
        VERIFY_OK(worker->takeTurns());
        QVERIFY(step(*worker));
        QCOMPARE(m_database->scalar("SELECT COUNT(*) FROM jobs WHERE kind = 'test'"), "0");
    }

    /** Several runners with threads of their own: every job runs, none twice at a time. */
    void manyRunnersShareTheWork()
    {
        constexpr int kJobs = 60;
        std::mutex mutex;
        QHash<QByteArray, int> runs;
        const auto count = [&](const Job &job, const JobControl &) -> JobOutcome {
            const std::lock_guard lock(mutex);
            ++runs[job.id];
            return {};
        };
        std::vector<std::unique_ptr<JobRunner>> runners;
        for (int i = 0; i < 3; ++i) {
            runners.push_back(runner());
            runners.back()->add({.name = "test", .run = count});
        }
        // Prepared before anything runs: on SQLite that takes back what runs.
        for (const auto &worker : runners)
            VERIFY_OK(worker->prepare());
        for (int i = 0; i < kJobs; ++i)
            enqueue();
        std::vector<std::thread> threads;
        for (const auto &worker : runners) {
            threads.emplace_back([&worker] {
                while (true) {
                    const auto ran = worker->runOne();
                    if (!ran || !*ran)
                        return;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(m_database->scalar("SELECT COUNT(*) FROM jobs WHERE kind = 'test' AND state = 'done'"),
                 QByteArray::number(kJobs));
        QCOMPARE(runs.size(), kJobs);
        for (const int times : std::as_const(runs))
            QCOMPARE(times, 1);
    }

    void startsAtOnceAndStopsWhatRuns()
    {
        const auto worker = runner();
        std::atomic<bool> running = false;
        JobKind endless = kind();
        endless.run = [&](const Job &, const JobControl &control) -> JobOutcome {
            running = true;
            while (!control.isStopping())
                std::this_thread::sleep_for(1ms);
            return {JobOutcome::End::Released, {}, {}};
        };
        worker->add(endless);
        worker->start();
        enqueue();
        QTRY_VERIFY(running);
        worker->stop();
        QCOMPARE(state(), "queued");
        QCOMPARE(m_database->scalar("SELECT attempts FROM jobs WHERE kind = 'test'"), "0");
    }
};

QTEST_GUILESS_MAIN(TestJobRunner)
#include "tst_jobrunner.moc"
