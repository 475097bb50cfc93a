// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <condition_variable>
#include <mutex>
#include <vector>

namespace basalt::core {

/**
 * Threads that wait for something to do, each on a condition variable of its own, so that a wake-up reaches the one it is meant
 * for. With one that they share, glibc 2.25 to 2.40 may lose a wake-up where several threads wait
 * (https://sourceware.org/bugzilla/show_bug.cgi?id=25847): everybody sleeps on beside work that waits. Who came last is woken
 * first, while its caches are warm.
 *
 * Belongs to whoever owns the mutex: all of it is called with that one locked. Outlives whoever waits.
 */
class WaitingLine
{
public:
    WaitingLine() = default;
    Q_DISABLE_COPY_MOVE(WaitingLine)

    /** Until `isOver` says so, which is asked at once and after each wake-up. */
    template <class Predicate>
    void wait(std::unique_lock<std::mutex> &lock, Predicate isOver)
    {
        while (!isOver())
            sit(lock);
    }
    void wakeOne();
    void wakeAll();
    /** How many wait and have not been woken. */
    [[nodiscard]] size_t size() const { return m_seats.size(); }

private:
    struct Seat
    {
        std::condition_variable called;
        bool isCalled = false;
    };
    void sit(std::unique_lock<std::mutex> &lock);

    std::vector<Seat *> m_seats;
};

} // namespace basalt::core
