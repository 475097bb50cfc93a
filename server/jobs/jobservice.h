// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/database.h"
#include "jobs/joblist.h"
#include "jobs/jobrunner.h"

namespace basalt::jobs {

/**
 * Jobs as superadmins look after them: what waits, runs and failed, and another try or none. What a payload has of secrets is
 * not told. Thread-safe; completions run on the session's thread.
 */
class JobService
{
public:
    /** Both outlive the service; the runner has all its kinds. */
    JobService(const JobRunner &runner, const JobQueue &queue, const core::Clock &clock);
    Q_DISABLE_COPY_MOVE(JobService)

    /** How often a job is tried. */
    [[nodiscard]] const JobOptions &options() const { return m_runner.options(); }

    void list(db::Session &session, JobQuery query, db::Completion<JobPage> done) const;
    void stats(db::Session &session, db::Completion<JobStats> done) const;
    /** Code::JobNotFound. */
    void get(db::Session &session, const QByteArray &id, db::Completion<JobRow> done) const;
    /** Runs a failed job again from its beginning, and one between two attempts at once. Code::JobNotFailed for all others. */
    void retry(db::Session &session, const QByteArray &id, const db::AuditActor &actor, db::Completion<JobRow> done) const;
    /** Takes a job away that waits. Code::JobNotWaiting. */
    void cancel(db::Session &session, const QByteArray &id, const db::AuditActor &actor, db::Completion<void> done) const;

private:
    [[nodiscard]] Result<JobRow> retryIn(db::WriteContext &context, const QByteArray &id, const db::AuditActor &actor) const;
    [[nodiscard]] Result<void> cancelIn(db::WriteContext &context, const QByteArray &id, const db::AuditActor &actor) const;
    [[nodiscard]] JobList jobsOf(db::Connection &connection) const { return {connection, options().attempts}; }

    const JobRunner &m_runner;
    const JobQueue &m_queue;
    const core::Clock &m_clock;
};

} // namespace basalt::jobs
