// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workpool.h"

#include <QTest>

#include <atomic>
#include <semaphore>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace basalt;

class TestWorkPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resultComesHome()
    {
        core::Mailbox home;
        core::WorkPool pool(2);
        std::thread::id ranOn;
        std::optional<int> value;
        std::thread::id answeredOn;
        pool.run<int>(
            home,
            [&ranOn]() -> Result<int> {
                ranOn = std::this_thread::get_id();
                return 42;
            },
            [&](Result<int> result) {
                answeredOn = std::this_thread::get_id();
                value = *result;
            });
        QTRY_VERIFY(value.has_value());
        QCOMPARE(*value, 42);
        QVERIFY(ranOn != std::this_thread::get_id());
        QCOMPARE(answeredOn, std::this_thread::get_id());
    }

    void errorsComeHome()
    {
        core::Mailbox home;
        core::WorkPool pool(2);
        std::optional<Code> code;
        pool.run<void>(
            home, []() -> Result<void> { return Error::of(Code::StorageFull); },
            [&code](Result<void> result) { code = result.error().code; });
        QTRY_VERIFY(code.has_value());
        QCOMPARE(*code, Code::StorageFull);
    }

    void fullPoolRefusesAtOnce()
    {
        core::Mailbox home;
        core::WorkPool pool(1, 1);
        std::binary_semaphore started(0);
        std::binary_semaphore release(0);
        int finished = 0;
        std::optional<Error> refusal;
        const auto count = [&finished](Result<void>) { ++finished; };
        pool.run<void>(
            home,
            [&]() -> Result<void> {
                started.release();
                release.acquire();
                return {};
            },
            count);
        started.acquire();
        pool.run<void>(
            home, []() -> Result<void> { return {}; }, count);
        pool.run<void>(
            home, []() -> Result<void> { return {}; }, [&refusal](Result<void> result) { refusal = result.error(); });
        QVERIFY(refusal.has_value());
        QCOMPARE(refusal->code, Code::Overloaded);
        QVERIFY(refusal->retryAfterSeconds > 0);
        release.release();
        QTRY_COMPARE(finished, 2);
    }

    void mailboxMayGoFirst()
    {
        core::WorkPool pool(1);
        std::binary_semaphore release(0);
        std::atomic<bool> answered = false;
        {
            core::Mailbox home;
            pool.run<void>(
                home,
                [&release]() -> Result<void> {
                    release.acquire();
                    return {};
                },
                [&answered](Result<void>) { answered = true; });
        }
        release.release();
        // A second job that comes home proves that the first one has been dealt with.
        core::Mailbox second;
        bool done = false;
        pool.run<void>(
            second, []() -> Result<void> { return {}; }, [&done](Result<void>) { done = true; });
        QTRY_VERIFY(done);
        QVERIFY(!answered);
    }

    void closingDropsWhatWaits()
    {
        core::Mailbox home;
        std::atomic<int> ran = 0;
        constexpr int kJobs = 200;
        {
            // All of them together would take longer than any machine is held up between the last post and the end.
            core::WorkPool pool(1);
            for (int i = 0; i < kJobs; ++i) {
                pool.run<void>(
                    home,
                    [&ran]() -> Result<void> {
                        std::this_thread::sleep_for(std::chrono::milliseconds(50));
                        ++ran;
                        return {};
                    },
                    [](Result<void>) {});
            }
            QTRY_VERIFY(ran > 0);
        }
        const int atTheEnd = ran;
        QVERIFY2(atTheEnd < kJobs, qPrintable(QString::number(atTheEnd)));
    }

#ifdef Q_OS_LINUX
    void threadsYieldToOthers()
    {
        core::Mailbox home;
        core::WorkPool pool(1);
        std::optional<int> niceness;
        pool.run<int>(
            home, []() -> Result<int> { return getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())); },
            [&niceness](Result<int> result) { niceness = *result; });
        QTRY_VERIFY(niceness.has_value());
        QCOMPARE(*niceness, std::max(getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())), 10));
    }
#endif
};

QTEST_GUILESS_MAIN(TestWorkPool)
#include "tst_workpool.moc"
