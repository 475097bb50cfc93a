// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <chrono>

namespace basalt::db {

/**
 * Between attempts to reach a database that is away; work that comes meanwhile is refused at once. Shared by all threads: what
 * one of them finds holds for the others. Thread-safe.
 */
class ReconnectPause
{
public:
    void begin() { m_end = (std::chrono::steady_clock::now() + kLength).time_since_epoch().count(); }
    void end() { m_end = 0; }
    [[nodiscard]] bool isOver() const { return std::chrono::steady_clock::now().time_since_epoch().count() >= m_end; }

private:
    static constexpr std::chrono::milliseconds kLength{500};

    std::atomic<std::chrono::steady_clock::rep> m_end = 0;
};

} // namespace basalt::db
