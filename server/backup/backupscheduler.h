// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "backup/backupschedule.h"
#include "backup/backupservice.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace basalt::backup {

/**
 * Begins a backup whenever one is due. Looks at the clocks every few seconds instead of sleeping until a time, so that a clock
 * that is set, or a machine that was asleep, is noticed.
 */
class BackupScheduler
{
public:
    /** `service` and `clock` outlive this. */
    BackupScheduler(BackupService &service, BackupSchedule schedule, const core::Clock &clock);
    /** Stops. */
    ~BackupScheduler();
    Q_DISABLE_COPY_MOVE(BackupScheduler)

    /** Begins to look on a thread of its own; does nothing if the schedule is off. */
    void start();
    void stop();

    /** One look: true if a backup was begun. For the thread of start(), or for tests in its place. */
    bool look();

private:
    void run();

    BackupService &m_service;
    const BackupSchedule m_schedule;
    const core::Clock &m_clock;
    std::optional<BackupTurns> m_turns; ///< once the folder was looked at

    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false; ///< guarded by m_mutex
    std::thread m_thread;
};

} // namespace basalt::backup
