// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/thread.h"
#include "http/transport/epolldispatcher.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QSocketNotifier>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace basalt;
using namespace basalt::http;
using namespace std::chrono_literals;

namespace {

/** A connected pair of sockets that do not block. */
struct Pair
{
    Pair() { isOpen = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) == 0; }
    ~Pair()
    {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    Q_DISABLE_COPY_MOVE(Pair)
    int ends[2] = {-1, -1};
    bool isOpen = false;
};

/**
 * Runs functions on the thread it belongs to, one event each. Handed over and waited for with a mutex and a condition of its
 * own: ThreadSanitizer does not see those inside Qt, which is not instrumented.
 */
class Runner final : public QObject
{
public:
    void post(std::function<void()> function)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_waiting.push_back(std::move(function));
        }
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
    }
    void call(std::function<void()> function)
    {
        bool done = false; // guarded by m_mutex
        post([&] {
            function();
            const std::lock_guard lock(m_mutex);
            done = true;
            m_done.notify_all();
        });
        std::unique_lock lock(m_mutex);
        m_done.wait(lock, [&] { return done; });
    }

private:
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        std::function<void()> function;
        {
            const std::lock_guard lock(m_mutex);
            function = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        function();
        return true;
    }

    std::mutex m_mutex;
    std::condition_variable m_done;
    std::deque<std::function<void()>> m_waiting; ///< guarded by m_mutex
};

/** A thread on the dispatcher under test; work is done in it by call(), which waits for its end. */
class Loop : public core::Thread
{
public:
    Loop()
    {
        setEventDispatcher(new EpollDispatcher);
        start();
        m_runner.moveToThread(this);
    }
    ~Loop() override
    {
        quit();
        join();
    }

    void call(std::function<void()> function) { m_runner.call(std::move(function)); }
    void post(std::function<void()> function) { m_runner.post(std::move(function)); }
    QObject *object() { return &m_runner; }

private:
    void work() override { exec(); }

    Runner m_runner;
};

} // namespace

/** The dispatcher against what Qt promises of event loops. */
class TestEpollDispatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isUsed();
    void postedFromManyThreads();
    void postedByItself();
    void quitFromOutside();
    void notifiersFire();
    void notifierOffAndOn();
    void notifierDeletedByANeighbour();
    void descriptorNumberUsedAgain();
    void hangUpIsTold();
    void timersFireInOrder();
    void timerStopsItselfAndOthers();
    void zeroTimerLeavesRoom();
    void timersMoveBetweenThreads();
    void remainingTime();
};

void TestEpollDispatcher::isUsed()
{
    Loop loop;
    loop.call([&loop] { QVERIFY(qobject_cast<EpollDispatcher *>(loop.eventDispatcher())); });
}

void TestEpollDispatcher::postedFromManyThreads()
{
    constexpr int kThreads = 4;
    constexpr int kEach = 20'000;
    std::atomic<int> seen = 0;
    Loop loop;
    std::vector<std::thread> threads;
    threads.reserve(size_t(kThreads));
    for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < kEach; ++i) {
                const int before = seen; // ahead of the event, which may be seen at once
                loop.post([&seen] { ++seen; });
                // Now and then let it fall asleep: a wake-up that gets lost would leave the last event lying.
                if (i % 1000 == 0) {
                    QElapsedTimer patience;
                    patience.start();
                    while (seen == before && patience.elapsed() < 10'000)
                        std::this_thread::yield();
                    if (patience.elapsed() >= 10'000)
                        return;
                }
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QTRY_COMPARE(seen.load(), kThreads * kEach);
}

void TestEpollDispatcher::postedByItself()
{
    std::atomic<int> seen = 0;
    Loop loop;
    std::function<void()> again = [&] {
        if (++seen < 1000)
            loop.post(again);
    };
    loop.post(again);
    QTRY_COMPARE(seen.load(), 1000);
}

void TestEpollDispatcher::quitFromOutside()
{
    // Many times, so that quit() meets the loop before, in and after its wait.
    for (int i = 0; i < 500; ++i) {
        Loop loop;
        if (i % 2)
            loop.post([] {});
        loop.quit();
        QVERIFY(loop.wait(10'000));
    }
}

void TestEpollDispatcher::notifiersFire()
{
    Pair pair;
    QVERIFY(pair.isOpen);
    std::atomic<int> reads = 0;
    std::atomic<int> writes = 0;
    QSocketNotifier *reader = nullptr;
    QSocketNotifier *writer = nullptr;
    Loop loop;
    loop.call([&] {
        reader = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, loop.object());
        QObject::connect(reader, &QSocketNotifier::activated, loop.object(), [&] {
            char byte = 0;
            reads += static_cast<int>(::read(pair.ends[0], &byte, 1));
        });
    });
    QCOMPARE(::write(pair.ends[1], "abc", 3), 3);
    QTRY_COMPARE(reads.load(), 3); // level-triggered: once for each byte that is left
    loop.call([&] {
        writer = new QSocketNotifier(pair.ends[0], QSocketNotifier::Write, loop.object());
        QObject::connect(writer, &QSocketNotifier::activated, loop.object(), [&] {
            if (++writes == 3)
                writer->setEnabled(false);
        });
    });
    QTRY_COMPARE(writes.load(), 3);
    QCOMPARE(::write(pair.ends[1], "d", 1), 1);
    QTRY_COMPARE(reads.load(), 4);
    QCOMPARE(writes.load(), 3);
    loop.call([&] {
        delete reader;
        delete writer;
    });
}

void TestEpollDispatcher::notifierOffAndOn()
{
    Pair pair;
    std::atomic<int> reads = 0;
    QSocketNotifier *reader = nullptr;
    Loop loop;
    loop.call([&] {
        reader = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, loop.object());
        QObject::connect(reader, &QSocketNotifier::activated, loop.object(), [&] {
            char byte = 0;
            reads += static_cast<int>(::read(pair.ends[0], &byte, 1));
        });
        for (int i = 0; i < 10; ++i) {
            reader->setEnabled(false);
            reader->setEnabled(true);
        }
        reader->setEnabled(false);
    });
    QCOMPARE(::write(pair.ends[1], "a", 1), 1);
    loop.call([] {});
    loop.call([] {});
    QCOMPARE(reads.load(), 0);
    loop.call([&] { reader->setEnabled(true); });
    QTRY_COMPARE(reads.load(), 1);
    loop.call([&] { delete reader; });
}

void TestEpollDispatcher::notifierDeletedByANeighbour()
{
    // Both are ready in the same turn; whichever comes first takes the other away.
    for (int round = 0; round < 50; ++round) {
        Pair one;
        Pair two;
        std::atomic<int> fired = 0;
        QSocketNotifier *first = nullptr;
        QSocketNotifier *second = nullptr;
        Loop loop;
        loop.call([&] {
            first = new QSocketNotifier(one.ends[0], QSocketNotifier::Read, loop.object());
            second = new QSocketNotifier(two.ends[0], QSocketNotifier::Read, loop.object());
            QObject::connect(first, &QSocketNotifier::activated, loop.object(), [&] {
                ++fired;
                first->setEnabled(false);
                delete std::exchange(second, nullptr);
            });
            QObject::connect(second, &QSocketNotifier::activated, loop.object(), [&] {
                ++fired;
                second->setEnabled(false);
                delete std::exchange(first, nullptr);
            });
            if (::write(one.ends[1], "a", 1) != 1 || ::write(two.ends[1], "a", 1) != 1)
                fired = 100;
        });
        QTRY_COMPARE(fired.load(), 1);
        loop.call([] {});
        QCOMPARE(fired.load(), 1);
        loop.call([&] {
            delete first;
            delete second;
        });
    }
}

void TestEpollDispatcher::descriptorNumberUsedAgain()
{
    Pair old;
    Pair next;
    std::atomic<int> reads = 0;
    QSocketNotifier *reader = nullptr;
    Loop loop;
    const auto watch = [&] {
        reader = new QSocketNotifier(old.ends[0], QSocketNotifier::Read, loop.object());
        QObject::connect(reader, &QSocketNotifier::activated, loop.object(), [&] {
            char byte = 0;
            reads += static_cast<int>(::read(old.ends[0], &byte, 1));
        });
    };
    loop.call(watch);
    QCOMPARE(::write(old.ends[1], "a", 1), 1);
    QTRY_COMPARE(reads.load(), 1);
    // Another file takes the number, within one turn of the loop.
    loop.call([&] {
        delete reader;
        if (::dup3(next.ends[0], old.ends[0], O_CLOEXEC) < 0)
            reads = 100;
        watch();
    });
    QCOMPARE(::write(next.ends[1], "b", 1), 1);
    QTRY_COMPARE(reads.load(), 2);
    loop.call([&] { delete reader; });
}

void TestEpollDispatcher::hangUpIsTold()
{
    Pair pair;
    std::atomic<bool> ended = false;
    QSocketNotifier *reader = nullptr;
    Loop loop;
    loop.call([&] {
        reader = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, loop.object());
        QObject::connect(reader, &QSocketNotifier::activated, loop.object(), [&] {
            char byte = 0;
            ended = ::read(pair.ends[0], &byte, 1) == 0;
            reader->setEnabled(false);
        });
    });
    ::shutdown(pair.ends[1], SHUT_RDWR);
    QTRY_VERIFY(ended);
    loop.call([&] { delete reader; });
}

void TestEpollDispatcher::timersFireInOrder()
{
    std::vector<int> order;
    std::atomic<int> fired = 0;
    std::atomic<qint64> took = 0;
    Loop loop;
    QElapsedTimer clock;
    clock.start();
    loop.call([&] {
        for (const int interval : {60, 20, 40}) {
            QTimer::singleShot(interval, loop.object(), [&, interval] {
                order.push_back(interval);
                took = clock.elapsed();
                ++fired;
            });
        }
    });
    QTRY_COMPARE(fired.load(), 3);
    QCOMPARE(order, (std::vector<int>{20, 40, 60}));
    QVERIFY(took >= 59);
}

void TestEpollDispatcher::timerStopsItselfAndOthers()
{
    std::atomic<int> first = 0;
    std::atomic<int> second = 0;
    QTimer *one = nullptr;
    QTimer *two = nullptr;
    Loop loop;
    loop.call([&] {
        one = new QTimer(loop.object());
        two = new QTimer(loop.object());
        QObject::connect(one, &QTimer::timeout, loop.object(), [&] {
            ++first;
            two->stop();
            if (first == 3)
                one->stop();
        });
        QObject::connect(two, &QTimer::timeout, loop.object(), [&] { ++second; });
        one->start(5);
        two->start(5);
    });
    QTRY_COMPARE(first.load(), 3);
    QTest::qWait(30);
    QCOMPARE(first.load(), 3);
    QVERIFY(second <= 1);
    loop.call([&] {
        delete one;
        delete two;
    });
}

void TestEpollDispatcher::zeroTimerLeavesRoom()
{
    Pair pair;
    std::atomic<int> turns = 0;
    std::atomic<int> reads = 0;
    QTimer *busy = nullptr;
    QSocketNotifier *reader = nullptr;
    Loop loop;
    loop.call([&] {
        busy = new QTimer(loop.object());
        QObject::connect(busy, &QTimer::timeout, loop.object(), [&] { ++turns; });
        busy->start(0);
        reader = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, loop.object());
        QObject::connect(reader, &QSocketNotifier::activated, loop.object(), [&] {
            char byte = 0;
            reads += static_cast<int>(::read(pair.ends[0], &byte, 1));
        });
    });
    QCOMPARE(::write(pair.ends[1], "abc", 3), 3);
    QTRY_COMPARE(reads.load(), 3);
    QTRY_VERIFY(turns > 100);
    loop.call([&] {
        delete busy;
        delete reader;
    });
}

void TestEpollDispatcher::timersMoveBetweenThreads()
{
    std::atomic<int> fired = 0;
    std::atomic<QThread *> where = nullptr;
    auto *timer = new QTimer;
    QObject::connect(timer, &QTimer::timeout, timer, [&] {
        where = QThread::currentThread();
        ++fired;
    });
    timer->start(5);
    Loop loop;
    timer->moveToThread(&loop);
    QTRY_VERIFY(fired > 2);
    QCOMPARE(where.load(), &loop);
    loop.call([timer] { delete timer; });
}

void TestEpollDispatcher::remainingTime()
{
    Loop loop;
    loop.call([&] {
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        QCOMPARE(timer.remainingTime(), -1);
        timer.start(10'000);
        QVERIFY(timer.remainingTime() > 5'000);
        QVERIFY(timer.remainingTime() <= 10'000);
        const auto timers = loop.eventDispatcher()->registeredTimers(&timer);
        QCOMPARE(timers.size(), 1);
        QCOMPARE(timers.first().interval, 10'000);
        QCOMPARE(timers.first().timerType, Qt::PreciseTimer);
    });
}

QTEST_GUILESS_MAIN(TestEpollDispatcher)
#include "tst_epolldispatcher.moc"
