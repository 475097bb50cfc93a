// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"
#include "jobs/job.h"

#include <optional>
#include <span>

namespace basalt::jobs {

/** The SQL of `jobs` and `job_schedules`. Instants are RFC 3339. Lives as long as one job of its connection. */
class JobStore
{
public:
    explicit JobStore(db::Connection &connection) : m_connection(connection) { }

    [[nodiscard]] Result<void> insert(const Job &job, const QByteArray &now, const QByteArray &dueAt);
    /** Whether a job is to be run, or a schedule's turn has come. */
    [[nodiscard]] Result<bool> hasDue(const QByteArray &now);
    /**
     * The job that has waited longest, held until the transaction ends; one that another transaction holds is passed over. It
     * may be running under a lease that has ended.
     */
    [[nodiscard]] Result<std::optional<Job>> nextDue(std::span<const QByteArray> kinds, const QByteArray &now);
    /** Counts an attempt, which begins `now`, and takes the job until `leaseEnd`. */
    [[nodiscard]] Result<void> take(const QByteArray &id, const QByteArray &owner, const QByteArray &now,
                                    const QByteArray &leaseEnd);
    /** Only while `owner` has it in the attempt that `job` tells of; false: no longer. */
    [[nodiscard]] Result<bool> finish(const Job &job, const QByteArray &owner, JobState state, const QByteArray &error,
                                      qint64 nowMs, const QByteArray &dueAt);
    /** Like finish(): queues it anew and takes the attempt back. */
    [[nodiscard]] Result<bool> release(const Job &job, const QByteArray &owner, const QByteArray &now);
    /** Gives a job up that nextDue() holds. */
    [[nodiscard]] Result<void> giveUp(const QByteArray &id, const QByteArray &error, const QByteArray &now);
    /** Queues again whatever is running: for a start where nobody else can have it. */
    [[nodiscard]] Result<qint64> releaseAll(const QByteArray &now);
    /** Removes up to `atMost` jobs that ended before `before`. */
    [[nodiscard]] Result<qint64> purge(const QByteArray &before, qint64 atMost);

    /** Makes a schedule's row if it is not there; its first turn is at `dueAt`. */
    [[nodiscard]] Result<void> addSchedule(const QByteArray &name, const QByteArray &dueAt);
    /** Moves a turn that has come to `next`; true for exactly one of any number of callers. */
    [[nodiscard]] Result<bool> takeTurn(const QByteArray &name, const QByteArray &now, const QByteArray &next);

private:
    db::Connection &m_connection;
};

} // namespace basalt::jobs
