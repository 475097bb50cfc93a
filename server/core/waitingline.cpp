// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/waitingline.h"

namespace basalt::core {

void WaitingLine::sit(std::unique_lock<std::mutex> &lock)
{
    Seat seat;
    m_seats.push_back(&seat);
    seat.called.wait(lock, [&seat] { return seat.isCalled; });
}

void WaitingLine::wakeOne()
{
    if (m_seats.empty())
        return;
    Seat *seat = m_seats.back();
    m_seats.pop_back();
    // Under the lock: whoever sits there needs it to get up, and takes the seat along.
    seat->isCalled = true;
    seat->called.notify_one();
}

void WaitingLine::wakeAll()
{
    while (!m_seats.empty())
        wakeOne();
}

} // namespace basalt::core
