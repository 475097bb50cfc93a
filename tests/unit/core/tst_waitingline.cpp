// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/waitingline.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace basalt;

namespace {

/** Threads that take numbers from a heap, and note who took one. */
class Takers
{
public:
    explicit Takers(size_t count)
    {
        for (size_t i = 0; i < count; ++i) {
            m_threads.emplace_back([this, i] { take(i); });
            // One after the other, so that it is known who came last.
            while (waiting() != i + 1)
                std::this_thread::yield();
        }
    }
    ~Takers()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOver = true;
            m_line.wakeAll();
        }
        for (std::thread &thread : m_threads)
            thread.join();
    }
    Q_DISABLE_COPY_MOVE(Takers)

    void add(int things)
    {
        const std::lock_guard lock(m_mutex);
        m_heap += things;
        for (int i = 0; i < things; ++i)
            m_line.wakeOne();
    }
    [[nodiscard]] size_t waiting()
    {
        const std::lock_guard lock(m_mutex);
        return m_line.size();
    }
    [[nodiscard]] std::vector<size_t> takenBy()
    {
        const std::lock_guard lock(m_mutex);
        return m_takenBy;
    }
    [[nodiscard]] qint64 taken() const { return m_taken; }

private:
    void take(size_t self)
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_line.wait(lock, [this] { return m_isOver || m_heap > 0; });
            if (m_heap == 0)
                return;
            --m_heap;
            m_takenBy.push_back(self);
            ++m_taken;
        }
    }

    std::mutex m_mutex;
    core::WaitingLine m_line;
    int m_heap = 0;
    bool m_isOver = false;
    std::vector<size_t> m_takenBy;
    std::atomic<qint64> m_taken = 0;
    std::vector<std::thread> m_threads;
};

} // namespace

class TestWaitingLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lastComeIsFirstWoken()
    {
        Takers takers(3);
        takers.add(1);
        QTRY_COMPARE(takers.taken(), qint64(1));
        QTRY_COMPARE(takers.waiting(), size_t(3));
        QCOMPARE(takers.takenBy(), std::vector<size_t>{2});
    }

    void nobodyWaitsForWhatIsThere()
    {
        std::mutex mutex;
        core::WaitingLine line;
        std::unique_lock lock(mutex);
        line.wait(lock, [] { return true; });
        QCOMPARE(line.size(), size_t(0));
        line.wakeOne(); // nobody is there
    }

    void allAreWoken()
    {
        Takers takers(4);
        takers.add(4);
        QTRY_COMPARE(takers.taken(), qint64(4));
        QTRY_COMPARE(takers.waiting(), size_t(4));
    }

    /** One thing at a time, whose taking is waited for: a single lost wake-up, and this stands still. */
    void nothingIsLost()
    {
        constexpr qint64 kThings = 100'000;
        Takers takers(4);
        for (qint64 i = 1; i <= kThings; ++i) {
            takers.add(1);
            QElapsedTimer timer;
            timer.start();
            while (takers.taken() != i) {
                QVERIFY2(timer.elapsed() < 60'000, "somebody sleeps beside what is to be taken");
                std::this_thread::yield();
            }
        }
    }

    void nothingIsLostAmongSeveralWhoAdd()
    {
        constexpr int kThings = 50'000;
        Takers takers(4);
        {
            std::vector<std::jthread> adders;
            for (int i = 0; i < 3; ++i)
                adders.emplace_back([&takers] {
                    for (int thing = 0; thing < kThings; ++thing)
                        takers.add(1);
                });
        }
        QTRY_COMPARE_WITH_TIMEOUT(takers.taken(), qint64(3 * kThings), 60'000);
    }
};

QTEST_GUILESS_MAIN(TestWaitingLine)
#include "tst_waitingline.moc"
