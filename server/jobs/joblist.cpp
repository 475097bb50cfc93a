// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/joblist.h"

#include <vector>

namespace basalt::jobs {

namespace {

JobStatus statusOf(const QByteArray &state, qint64 attempts, qint64 allowed)
{
    if (state == "queued")
        return attempts == 0 ? JobStatus::Pending : JobStatus::Retrying;
    if (state == "failed")
        return attempts < allowed ? JobStatus::Failed : JobStatus::Dead;
    return state == "running" ? JobStatus::Running : JobStatus::Completed;
}

} // namespace

double JobStats::failureRate() const
{
    const qint64 bad = of(JobStatus::Failed) + of(JobStatus::Dead);
    const qint64 ended = bad + of(JobStatus::Completed);
    return ended == 0 ? 0 : double(bad) / double(ended);
}

QByteArray JobList::condition(JobStatus status) const
{
    const QByteArray allowed = QByteArray::number(m_attempts); // a number of ours
    switch (status) {
    case JobStatus::Pending: return "state = 'queued' AND attempts = 0";
    case JobStatus::Retrying: return "state = 'queued' AND attempts > 0";
    case JobStatus::Running: return "state = 'running'";
    case JobStatus::Completed: return "state = 'done'";
    case JobStatus::Failed: return "state = 'failed' AND attempts < " + allowed;
    case JobStatus::Dead: break;
    }
    return "state = 'failed' AND attempts >= " + allowed;
}

Result<QList<JobRow>> JobList::read(const QByteArray &rest, const std::vector<db::Value> &binds)
{
    const QByteArray sql = "SELECT id, kind, payload, attempts, state, due_at, created_at, started_at, finished_at, last_error "
                           "FROM jobs"
        + rest;
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    QList<JobRow> found;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return found;
        JobRow row;
        row.job = {rows.string(0), rows.string(1), rows.string(2), rows.integer(3), 0};
        row.status = statusOf(rows.string(4), row.job.attempts, m_attempts);
        row.dueAt = rows.string(5);
        row.createdAt = rows.string(6);
        row.startedAt = rows.string(7);
        row.finishedAt = rows.string(8);
        row.error = rows.string(9);
        found.append(std::move(row));
    }
}

Result<JobPage> JobList::list(const JobQuery &query)
{
    QByteArray where = " WHERE 1 = 1";
    std::vector<db::Value> binds;
    if (query.status)
        where += " AND " + condition(*query.status);
    if (!query.kind.isNull()) {
        binds.emplace_back(query.kind);
        where += " AND kind = $1";
    }
    JobPage page;
    {
        const QByteArray sql = "SELECT COUNT(*) FROM jobs" + where;
        BASALT_TRY(auto rows, m_connection.query(sql, binds));
        BASALT_TRY_VOID(rows.next());
        page.total = rows.integer(0);
    }
    binds.emplace_back(query.limit);
    const QByteArray limit = '$' + QByteArray::number(binds.size());
    binds.emplace_back(query.offset);
    const QByteArray offset = '$' + QByteArray::number(binds.size());
    // Ids grow with time.
    BASALT_TRY(page.items, read(where + " ORDER BY id DESC LIMIT " + limit + " OFFSET " + offset, binds));
    return page;
}

Result<JobStats> JobList::stats()
{
    QByteArray sql = "SELECT ";
    for (int i = 0; i <= int(JobStatus::Dead); ++i)
        sql += "COALESCE(SUM(CASE WHEN " + condition(JobStatus(i)) + " THEN 1 ELSE 0 END), 0), ";
    sql += "COALESCE(SUM(CASE WHEN state = 'done' THEN duration_ms ELSE 0 END), 0), COUNT(CASE WHEN state = 'done' THEN "
           "duration_ms END) FROM jobs";
    BASALT_TRY(auto rows, m_connection.query(sql, {}));
    BASALT_TRY_VOID(rows.next());
    JobStats stats;
    for (int i = 0; i <= int(JobStatus::Dead); ++i)
        stats.counts[i] = rows.integer(i);
    const qint64 milliseconds = rows.integer(6);
    const qint64 measured = rows.integer(7);
    stats.averageSeconds = measured == 0 ? 0 : double(milliseconds) / double(measured) / 1000;
    return stats;
}

Result<std::optional<JobRow>> JobList::find(const QByteArray &id)
{
    return findWith(id, {});
}

Result<std::optional<JobRow>> JobList::hold(const QByteArray &id)
{
    return findWith(id, m_connection.dialect().rowLock());
}

Result<std::optional<JobRow>> JobList::findWith(const QByteArray &id, QByteArrayView lock)
{
    BASALT_TRY(const auto found, read(" WHERE id = $1" + lock.toByteArray(), {id}));
    return found.isEmpty() ? std::optional<JobRow>() : std::optional(found.first());
}

Result<bool> JobList::retry(const QByteArray &id, const QByteArray &now)
{
    const QByteArray waits = condition(JobStatus::Retrying);
    // One that failed has all its attempts again; one that waits keeps count of them.
    const QByteArray sql = "UPDATE jobs SET attempts = CASE WHEN state = 'failed' THEN 0 ELSE attempts END, state = 'queued', "
                           "due_at = $2, finished_at = NULL WHERE id = $1 AND (state = 'failed' OR ("
        + waits + "))";
    BASALT_TRY(const qint64 changed, m_connection.execute(sql, {id, now}));
    return changed == 1;
}

Result<bool> JobList::remove(const QByteArray &id)
{
    BASALT_TRY(const qint64 removed, m_connection.execute("DELETE FROM jobs WHERE id = $1 AND state = 'queued'", {id}));
    return removed == 1;
}

} // namespace basalt::jobs
