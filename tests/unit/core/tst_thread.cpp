// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/thread.h"

#include <QTest>

using namespace basalt;

namespace {

class Counter final : public core::Thread
{
public:
    explicit Counter(int &count) : m_count(count) { }
    ~Counter() override { join(); }

private:
    void work() override
    {
        for (int i = 0; i < 1000; ++i)
            m_count = m_count + 1;
    }

    int &m_count;
};

} // namespace

/** What a thread did is in view of who joined it. ThreadSanitizer is the judge: the number is no atomic one. */
class TestThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinedWhileItRuns()
    {
        int count = 0;
        Counter thread(count);
        thread.start();
        thread.join();
        QCOMPARE(count, 1000);
    }

    void joinedWhenItIsOver()
    {
        int count = 0;
        Counter thread(count);
        thread.start();
        QTRY_VERIFY(thread.isFinished());
        thread.join();
        QCOMPARE(count, 1000);
    }

    void joinedByItsDestructor()
    {
        int count = 0;
        {
            Counter thread(count);
            thread.start();
        }
        QCOMPARE(count, 1000);
    }

    void joinedWithoutAStart()
    {
        int count = 0;
        {
            Counter thread(count);
            thread.join();
        }
        QCOMPARE(count, 0);
    }
};

QTEST_GUILESS_MAIN(TestThread)
#include "tst_thread.moc"
