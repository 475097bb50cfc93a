// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"
#include "jobs/job.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace basalt::jobs {

/** How a job stands. A queued one is new or was tried, a failed one was tried too often or not. */
enum class JobStatus { Pending, Retrying, Running, Completed, Failed, Dead };

/** A job with all that is known of it. Instants are RFC 3339, null where they have not come. */
struct JobRow
{
    Job job;
    JobStatus status = JobStatus::Pending;
    QByteArray dueAt; ///< of one that waits; of one that runs the end of its lease
    QByteArray createdAt;
    QByteArray startedAt;  ///< the last attempt
    QByteArray finishedAt; ///< for good, well or not
    QByteArray error;      ///< of the last attempt that failed
};

struct JobQuery
{
    std::optional<JobStatus> status;
    QByteArray kind; ///< null: all
    qint64 limit = 50;
    qint64 offset = 0;
};

struct JobPage
{
    QList<JobRow> items; ///< the newest first
    qint64 total = 0;
};

struct JobStats
{
    QList<qint64> counts = QList<qint64>(6, 0); ///< by JobStatus
    double averageSeconds = 0;                  ///< of those that were completed

    [[nodiscard]] qint64 of(JobStatus status) const { return counts[qsizetype(status)]; }
    /** Of those that ended, how many did not end well: 0 to 1. */
    [[nodiscard]] double failureRate() const;
};

/**
 * The SQL of `jobs` for those who look after them. A failed job is Dead once it was tried `attempts` times. Lives as long as
 * one job of its connection.
 */
class JobList
{
public:
    JobList(db::Connection &connection, qint64 attempts) : m_connection(connection), m_attempts(attempts) { }

    [[nodiscard]] Result<JobPage> list(const JobQuery &query);
    [[nodiscard]] Result<JobStats> stats();
    [[nodiscard]] Result<std::optional<JobRow>> find(const QByteArray &id);
    /** The same for who changes it: it stays as it is until the transaction ends. */
    [[nodiscard]] Result<std::optional<JobRow>> hold(const QByteArray &id);
    /** Queues a failed one as if it were new, or one that waits for its next attempt at once; false: it is neither. */
    [[nodiscard]] Result<bool> retry(const QByteArray &id, const QByteArray &now);
    /** Only while it waits; false: it does not. */
    [[nodiscard]] Result<bool> remove(const QByteArray &id);

private:
    [[nodiscard]] QByteArray condition(JobStatus status) const;
    [[nodiscard]] Result<std::optional<JobRow>> findWith(const QByteArray &id, QByteArrayView lock);
    [[nodiscard]] Result<QList<JobRow>> read(const QByteArray &rest, const std::vector<db::Value> &binds);

    db::Connection &m_connection;
    qint64 m_attempts;
};

} // namespace basalt::jobs
