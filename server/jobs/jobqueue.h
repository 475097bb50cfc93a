// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "db/writecontext.h"

#include <QByteArray>

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace basalt::jobs {

/** Where work is put for later, as part of the caller's own transaction: it is queued exactly if that commits. Thread-safe. */
class JobQueue
{
public:
    /** `clock` outlives the queue. */
    explicit JobQueue(const core::Clock &clock) : m_clock(clock) { }
    Q_DISABLE_COPY_MOVE(JobQueue)

    /** `payload` is a JSON object without secrets. The value is the new job's id. Wakes the runner after the commit. */
    [[nodiscard]] Result<QByteArray> enqueue(db::WriteContext &context, const QByteArray &kind,
                                             const QByteArray &payload) const;

    /** Lets the runner look at once. */
    void wake() const;
    /** Waits until somebody calls wake() after the last return, or for `atMost`. For the runner alone. */
    void wait(std::chrono::milliseconds atMost) const;

private:
    const core::Clock &m_clock;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_woken;
    mutable bool m_isWoken = false; ///< guarded by m_mutex
};

} // namespace basalt::jobs
