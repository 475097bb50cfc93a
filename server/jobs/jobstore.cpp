// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/jobstore.h"

#include "core/timestamp.h"

#include <algorithm>
#include <vector>

namespace basalt::jobs {

namespace {

/** Everything that is not over. A running job's `due_at` is the end of its lease. */
constexpr char kOpen[] = "state IN ('queued', 'running') AND due_at <= $1";

QByteArray stateName(JobState state)
{
    switch (state) {
    case JobState::Queued: return "queued";
    case JobState::Running: return "running";
    case JobState::Done: return "done";
    case JobState::Failed: break;
    }
    return "failed";
}

} // namespace

Result<void> JobStore::insert(const Job &job, const QByteArray &now, const QByteArray &dueAt)
{
    BASALT_TRY_VOID(m_connection.execute("INSERT INTO jobs (id, kind, payload, due_at, created_at) VALUES ($1, $2, $3, $4, $5)",
                                         {job.id, job.kind, job.payload, dueAt, now}));
    return {};
}

Result<bool> JobStore::hasDue(const QByteArray &now)
{
    static const QByteArray sql =
        QByteArray("SELECT 1 FROM jobs WHERE ") + kOpen + " UNION ALL SELECT 1 FROM job_schedules WHERE due_at <= $1 LIMIT 1";
    BASALT_TRY(auto rows, m_connection.query(sql, {now}));
    return rows.next();
}

Result<std::optional<Job>> JobStore::nextDue(std::span<const QByteArray> kinds, const QByteArray &now)
{
    std::vector<db::Value> binds{now};
    QByteArrayList names;
    for (const QByteArray &kind : kinds) {
        binds.emplace_back(kind);
        names.append('$' + QByteArray::number(qsizetype(binds.size())));
    }
    QByteArray sql = QByteArray("SELECT id, kind, payload, attempts FROM jobs WHERE ") + kOpen + " AND kind IN ("
        + names.join(", ") + ") ORDER BY due_at, id LIMIT 1";
    if (m_connection.dialect().engine() == db::Engine::Postgres)
        sql += " FOR UPDATE SKIP LOCKED";
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    BASALT_TRY(const bool found, rows.next());
    if (!found)
        return std::optional<Job>();
    return std::optional(Job{rows.string(0), rows.string(1), rows.string(2), rows.integer(3), 0});
}

Result<void> JobStore::take(const QByteArray &id, const QByteArray &owner, const QByteArray &now, const QByteArray &leaseEnd)
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE jobs SET state = 'running', attempts = attempts + 1, lease_owner = $2, "
                                         "started_at = $3, due_at = $4 WHERE id = $1",
                                         {id, owner, now, leaseEnd}));
    return {};
}

Result<bool> JobStore::finish(const Job &job, const QByteArray &owner, JobState state, const QByteArray &error, qint64 nowMs,
                              const QByteArray &dueAt)
{
    const bool isOver = state != JobState::Queued;
    const QByteArray now = core::formatTimestamp(nowMs);
    BASALT_TRY(const qint64 changed,
               m_connection.execute("UPDATE jobs SET state = $4, last_error = $5, due_at = $6, finished_at = $7, "
                                    "duration_ms = $8, lease_owner = NULL WHERE id = $1 AND lease_owner = $2 "
                                    "AND attempts = $3 AND state = 'running'",
                                    {job.id, owner, job.attempts, stateName(state),
                                     db::textOrNull(error.isEmpty() ? QByteArray() : error), dueAt,
                                     isOver ? db::Value(now) : db::kNull, std::max<qint64>(0, nowMs - job.startedMs)}));
    return changed == 1;
}

Result<bool> JobStore::release(const Job &job, const QByteArray &owner, const QByteArray &now)
{
    BASALT_TRY(const qint64 changed,
               m_connection.execute("UPDATE jobs SET state = 'queued', attempts = attempts - 1, due_at = $4, "
                                    "lease_owner = NULL WHERE id = $1 AND lease_owner = $2 AND attempts = $3 "
                                    "AND state = 'running'",
                                    {job.id, owner, job.attempts, now}));
    return changed == 1;
}

Result<void> JobStore::giveUp(const QByteArray &id, const QByteArray &error, const QByteArray &now)
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE jobs SET state = 'failed', last_error = $2, finished_at = $3, "
                                         "lease_owner = NULL WHERE id = $1",
                                         {id, error, now}));
    return {};
}

Result<qint64> JobStore::releaseAll(const QByteArray &now)
{
    return m_connection.execute("UPDATE jobs SET state = 'queued', lease_owner = NULL, due_at = $1 WHERE state = 'running'",
                                {now});
}

Result<qint64> JobStore::purge(const QByteArray &before, qint64 atMost)
{
    return m_connection.execute("DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE finished_at < $1 "
                                "ORDER BY finished_at LIMIT $2)",
                                {before, atMost});
}

Result<void> JobStore::addSchedule(const QByteArray &name, const QByteArray &dueAt)
{
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO job_schedules (name, due_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", {name, dueAt}));
    return {};
}

Result<bool> JobStore::takeTurn(const QByteArray &name, const QByteArray &now, const QByteArray &next)
{
    BASALT_TRY(
        const qint64 changed,
        m_connection.execute("UPDATE job_schedules SET due_at = $3 WHERE name = $1 AND due_at <= $2", {name, now, next}));
    return changed == 1;
}

} // namespace basalt::jobs
