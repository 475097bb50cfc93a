// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"

#include <atomic>
#include <chrono>

namespace basalt::test {

/** A clock that goes only when it is told to, and whose hands can be set. */
class FakeClock final : public core::Clock
{
public:
    explicit FakeClock(qint64 nowMs) : m_nowMs(nowMs) { }

    [[nodiscard]] qint64 nowMs() const override { return m_nowMs; }
    [[nodiscard]] qint64 monotonicNs() const override { return m_passedNs; }

    /** Time passes. */
    void pass(std::chrono::milliseconds time)
    {
        m_nowMs += time.count();
        m_passedNs += std::chrono::nanoseconds(time).count();
    }
    /** Somebody sets the clock; no time passes. */
    void set(qint64 nowMs) { m_nowMs = nowMs; }

private:
    std::atomic<qint64> m_nowMs;
    std::atomic<qint64> m_passedNs = 1'000'000'000;
};

} // namespace basalt::test
