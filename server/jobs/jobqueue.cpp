// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/jobqueue.h"

#include "core/ids.h"
#include "core/timestamp.h"
#include "jobs/jobstore.h"

namespace basalt::jobs {

Result<QByteArray> JobQueue::enqueue(db::WriteContext &context, const QByteArray &kind, const QByteArray &payload) const
{
    const Job job{core::newId(), kind, payload, 0, 0};
    const QByteArray now = core::formatTimestamp(m_clock.nowMs());
    BASALT_TRY_VOID(context.unaudited("what is to be done later; whatever asks for it has an entry of its own",
                                      [&](db::Connection &connection) { return JobStore(connection).insert(job, now, now); }));
    context.afterCommit([this](auto) { wake(); });
    return job.id;
}

void JobQueue::wake() const
{
    {
        const std::lock_guard lock(m_mutex);
        m_isWoken = true;
    }
    m_woken.notify_all();
}

void JobQueue::wait(std::chrono::milliseconds atMost) const
{
    std::unique_lock lock(m_mutex);
    m_woken.wait_for(lock, atMost, [this] { return m_isWoken; });
    m_isWoken = false;
}

} // namespace basalt::jobs
