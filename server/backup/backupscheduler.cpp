// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/backupscheduler.h"

#include "core/timestamp.h"

using namespace std::chrono_literals;

namespace basalt::backup {

namespace {

constexpr auto kPause = 5s;

/** When the newest backup of this server's schedule was made, those aside that a wrong clock dated into the future. */
std::optional<qint64> newestTurn(const BackupService &service, qint64 nowMs)
{
    for (const BackupEntry &entry : service.store().scheduledBy(service.options().source.fingerprint())) {
        const auto madeMs = core::parseTimestamp(entry.manifest->createdAt);
        if (madeMs && *madeMs <= nowMs)
            return madeMs;
    }
    return std::nullopt;
}

} // namespace

BackupScheduler::BackupScheduler(BackupService &service, BackupSchedule schedule, const core::Clock &clock)
    : m_service(service)
    , m_schedule(schedule)
    , m_clock(clock)
{ }

BackupScheduler::~BackupScheduler()
{
    stop();
}

void BackupScheduler::start()
{
    if (m_schedule.isOn() && !m_thread.joinable())
        m_thread = std::thread([this] { run(); });
}

void BackupScheduler::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void BackupScheduler::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        lock.unlock();
        look();
        lock.lock();
        m_wake.wait_for(lock, kPause, [this] { return m_stopping; });
    }
}

bool BackupScheduler::look()
{
    if (!m_turns)
        m_turns.emplace(m_schedule, m_clock, newestTurn(m_service, m_clock.nowMs()));
    if (!m_turns->isDue())
        return false;
    db::AuditActor actor;
    actor.authMethod = "system";
    actor.origin = "system";
    // One that is being made by hand, or a full pool, is waited for; a backup that fails waits for its next turn.
    if (!m_service.start(BackupOrigin::Schedule, std::move(actor)))
        return false;
    m_turns->noteTurn();
    return true;
}

} // namespace basalt::backup
