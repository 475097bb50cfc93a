// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"

#include <QString>

#include <chrono>
#include <optional>

namespace basalt::backup {

/** When a server makes backups by itself: every so many hours, or daily at a time (UTC), or not at all. */
struct BackupSchedule
{
    std::chrono::hours every{0};
    std::optional<std::chrono::minutes> dailyAt{}; ///< since midnight UTC

    [[nodiscard]] bool isOn() const { return every.count() > 0 || dailyAt; }
};

/** `03:30` as minutes since midnight; nothing for anything else. */
[[nodiscard]] std::optional<std::chrono::minutes> parseTimeOfDay(const QString &text);

/**
 * Whether a backup is due, from the last turn on. A server without a backup is due at once, and so is one that slept through
 * its time. The clock may jump: forward costs one backup too many, and when it was set back the time that really passed
 * counts, so that it need not first be late again. One thread.
 */
class BackupTurns
{
public:
    /** `newestMs`: when the newest scheduled backup was made that does not lie in the future. `clock` outlives this. */
    BackupTurns(BackupSchedule schedule, const core::Clock &clock, std::optional<qint64> newestMs);

    [[nodiscard]] bool isDue() const;
    /** A backup was begun; the next turn counts from here, however it ends. */
    void noteTurn();

private:
    [[nodiscard]] std::chrono::milliseconds longestPause() const;
    [[nodiscard]] qint64 latestSlot(qint64 nowMs) const;

    const BackupSchedule m_schedule;
    const core::Clock &m_clock;
    std::optional<qint64> m_lastMs; ///< by the clock that may jump
    qint64 m_lastNs = 0;            ///< by the one that does not
};

} // namespace basalt::backup
