// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A thread and the one that started it change one number without a lock, after the latter has started a program. Under
// ThreadSanitizer this must be reported: if it is not, starting PostgreSQL made the main thread of the tests invisible; see
// clonewithoutvm.cpp.

#include <QCoreApplication>
#include <QProcess>
#include <QThread>

#include <condition_variable>
#include <cstdio>
#include <mutex>

namespace {

int s_counter = 0;

void count()
{
    for (int i = 0; i < 100'000; ++i)
        s_counter = s_counter + 1;
}

/** Runs before the program is started, and counts after. */
class Counter final : public QThread
{
public:
    void go()
    {
        const std::lock_guard lock(m_mutex);
        m_isTold = true;
        m_told.notify_one();
    }

protected:
    void run() override
    {
        {
            std::unique_lock lock(m_mutex);
            m_told.wait(lock, [this] { return m_isTold; });
        }
        count();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_told;
    bool m_isTold = false; ///< guarded by m_mutex
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    Counter counter;
    counter.start();
    QProcess program;
    program.start(QStringLiteral("true"), QStringList());
    const bool ran = program.waitForFinished();
    counter.go();
    if (ran)
        count();
    counter.wait();
    std::printf("counted to %d\n", s_counter);
    return 0;
}
