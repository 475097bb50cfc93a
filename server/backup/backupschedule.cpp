// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/backupschedule.h"

#include <QTime>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace basalt::backup {

namespace {

constexpr qint64 kDayMs = std::chrono::milliseconds(24h).count();
constexpr qint64 kNsPerMs = 1'000'000;

} // namespace

std::optional<std::chrono::minutes> parseTimeOfDay(const QString &text)
{
    const QTime time = QTime::fromString(text, u"HH:mm"_s);
    if (!time.isValid())
        return std::nullopt;
    return std::chrono::hours(time.hour()) + std::chrono::minutes(time.minute());
}

BackupTurns::BackupTurns(BackupSchedule schedule, const core::Clock &clock, std::optional<qint64> newestMs)
    : m_schedule(schedule)
    , m_clock(clock)
    , m_lastMs(newestMs)
{
    if (m_lastMs)
        m_lastNs = clock.monotonicNs() - (clock.nowMs() - *m_lastMs) * kNsPerMs;
}

/** After so long one is due whatever the clock shows. A little more than a day, so that the daily time itself comes first. */
std::chrono::milliseconds BackupTurns::longestPause() const
{
    return m_schedule.dailyAt ? 25h : m_schedule.every;
}

/** The latest instant that is not after now and shows the daily time. */
qint64 BackupTurns::latestSlot(qint64 nowMs) const
{
    const qint64 offset = std::chrono::milliseconds(*m_schedule.dailyAt).count();
    const qint64 sinceSlot = ((nowMs - offset) % kDayMs + kDayMs) % kDayMs;
    return nowMs - sinceSlot;
}

bool BackupTurns::isDue() const
{
    if (!m_schedule.isOn())
        return false;
    if (!m_lastMs)
        return true;
    const qint64 nowMs = m_clock.nowMs();
    const qint64 passedMs = (m_clock.monotonicNs() - m_lastNs) / kNsPerMs;
    if (passedMs >= longestPause().count())
        return true;
    if (m_schedule.dailyAt)
        return latestSlot(nowMs) > *m_lastMs;
    return nowMs - *m_lastMs >= longestPause().count();
}

void BackupTurns::noteTurn()
{
    m_lastMs = m_clock.nowMs();
    m_lastNs = m_clock.monotonicNs();
}

} // namespace basalt::backup
