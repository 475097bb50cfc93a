// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "db/database.h"
#include "jobs/job.h"
#include "jobs/jobqueue.h"

#include <atomic>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace basalt::jobs {

/** How failed jobs are tried again, and how long finished ones stay. */
struct JobOptions
{
    std::chrono::seconds firstPause{30}; ///< doubles with each attempt
    std::chrono::seconds longestPause{3600};
    qint64 attempts = 12;
    std::chrono::hours keep{24 * 30};
};

/**
 * Runs what is in the queue, one job after the other, on a thread of its own. Several servers on one database share the work:
 * a job belongs to the runner that took it until its lease ends, so that what a killed server had taken runs again elsewhere.
 *
 * Handlers are added before start(). All calls but wake-ups by the queue come from one thread.
 */
class JobRunner
{
public:
    /** All outlive the runner. */
    JobRunner(const JobQueue &queue, db::Database &database, const core::Clock &clock, JobOptions options);
    /** Stops. */
    ~JobRunner();
    Q_DISABLE_COPY_MOVE(JobRunner)

    void add(JobKind kind);
    /** Null for a kind that only other servers know. The kinds stay as they are from start() on. */
    [[nodiscard]] const JobKind *kindOf(const QByteArray &name) const;
    [[nodiscard]] const JobOptions &options() const { return m_options; }

    /** Begins to work on a thread of its own. */
    void start();
    /** Takes no more jobs; the one that runs is told, and waited for. */
    void stop();

    /** Makes schedules and takes back what a process had that is gone. For the thread of start(), or for tests. */
    [[nodiscard]] Result<void> prepare();
    /** Makes the jobs whose schedules' turn has come. Likewise. */
    [[nodiscard]] Result<void> takeTurns();
    /** Runs one job that is due; false if there is none. Likewise. */
    [[nodiscard]] Result<bool> runOne();

private:
    class Control;

    void run();
    [[nodiscard]] Result<void> look();
    [[nodiscard]] Result<std::optional<Job>> claim();
    [[nodiscard]] Result<std::optional<Job>> claimIn(db::WriteContext &context) const;
    [[nodiscard]] Result<void> finish(const Job &job, const JobOutcome &outcome);
    [[nodiscard]] Result<void> finishIn(db::WriteContext &context, const Job &job, const JobOutcome &outcome) const;
    void finishForSure(const Job &job, const JobOutcome &outcome);
    [[nodiscard]] JobState stateAfter(const Job &job, const JobOutcome &outcome) const;
    [[nodiscard]] std::chrono::seconds pauseAfter(qint64 attempts) const;
    [[nodiscard]] QByteArray timeIn(std::chrono::seconds seconds) const;
    [[nodiscard]] JobKind purgeKind();

    const JobQueue &m_queue;
    db::Database &m_database;
    const core::Clock &m_clock;
    const JobOptions m_options;
    const QByteArray m_owner; ///< of this process's leases
    std::vector<JobKind> m_kinds;
    std::vector<QByteArray> m_kindNames;
    std::unique_ptr<db::Connection> m_connection; ///< only on the thread that works

    std::atomic<bool> m_stopping = false;
    std::thread m_thread;
};

} // namespace basalt::jobs
