// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/jobservice.h"

#include "core/ids.h"
#include "core/timestamp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::jobs {

namespace {

/** Jobs are of the installation, so they are asked for in the trail of its own account. */
db::AuditEvent jobEvent(Code event, const char *operation, const JobRow &row, const db::AuditActor &actor)
{
    db::AuditEvent entry;
    entry.event = event;
    entry.operation = operation;
    entry.accountId = core::kSystemAccountId.toByteArray();
    entry.actor = actor;
    entry.table = "jobs";
    entry.recordId = row.job.id;
    entry.allowedBy = "superadmin";
    return entry;
}

bool namesSecret(const QString &member)
{
    static constexpr std::array kWords{"token"_L1, "secret"_L1, "password"_L1, "key"_L1, "authorization"_L1, "cookie"_L1};
    return std::ranges::any_of(kWords, [&](QLatin1StringView word) { return member.contains(word, Qt::CaseInsensitive); });
}

QJsonValue withoutSecrets(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray shown;
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            shown.append(withoutSecrets(item));
        return shown;
    }
    if (!value.isObject())
        return value;
    QJsonObject shown = value.toObject();
    for (auto member = shown.begin(); member != shown.end(); ++member)
        member.value() = namesSecret(member.key()) ? QJsonValue(u"***"_s) : withoutSecrets(member.value());
    return shown;
}

/** Kinds put no secrets into payloads; one that does all the same, or one of another server's, is not to tell them either. */
void hideSecrets(JobRow &row)
{
    const QJsonObject payload = QJsonDocument::fromJson(row.job.payload).object();
    row.job.payload = QJsonDocument(withoutSecrets(payload).toObject()).toJson(QJsonDocument::Compact);
}

Result<JobRow> existing(Result<std::optional<JobRow>> found)
{
    if (!found)
        return std::move(found).error();
    if (!*found)
        return Error::of(Code::JobNotFound);
    return std::move(**found);
}

} // namespace

JobService::JobService(const JobRunner &runner, const JobQueue &queue, const core::Clock &clock)
    : m_runner(runner)
    , m_queue(queue)
    , m_clock(clock)
{ }

void JobService::list(db::Session &session, JobQuery query, db::Completion<JobPage> done) const
{
    session.read<JobPage>(
        [this, query = std::move(query)](db::Connection &connection) -> Result<JobPage> {
            BASALT_TRY(auto page, jobsOf(connection).list(query));
            std::ranges::for_each(page.items, hideSecrets);
            return page;
        },
        std::move(done));
}

void JobService::stats(db::Session &session, db::Completion<JobStats> done) const
{
    session.read<JobStats>([this](db::Connection &connection) { return jobsOf(connection).stats(); }, std::move(done));
}

void JobService::get(db::Session &session, const QByteArray &id, db::Completion<JobRow> done) const
{
    session.read<JobRow>(
        [this, id](db::Connection &connection) -> Result<JobRow> {
            BASALT_TRY(auto row, existing(jobsOf(connection).find(id)));
            hideSecrets(row);
            return row;
        },
        std::move(done));
}

Result<JobRow> JobService::retryIn(db::WriteContext &context, const QByteArray &id, const db::AuditActor &actor) const
{
    db::Connection &connection = context.connection();
    BASALT_TRY(const auto before, existing(jobsOf(connection).hold(id)));
    BASALT_TRY(const bool isQueued, jobsOf(connection).retry(id, core::formatTimestamp(m_clock.nowMs())));
    if (!isQueued)
        return Error::of(Code::JobNotFailed);
    const bool hadFailed = before.status == JobStatus::Failed || before.status == JobStatus::Dead;
    const JobKind *kind = m_runner.kindOf(before.job.kind);
    if (hadFailed && kind && kind->revive)
        BASALT_TRY_VOID(kind->revive(context, before.job));
    db::AuditEvent event = jobEvent(Code::JobRetried, "UPDATE", before, actor);
    event.changes.append({"kind", QString::fromUtf8(before.job.kind), QString::fromUtf8(before.job.kind)});
    event.changes.append({"state", hadFailed ? u"failed"_s : u"queued"_s, u"queued"_s});
    context.audit(std::move(event));
    context.afterCommit([this](auto) { m_queue.wake(); });
    BASALT_TRY(auto after, existing(jobsOf(connection).find(id)));
    hideSecrets(after);
    return after;
}

void JobService::retry(db::Session &session, const QByteArray &id, const db::AuditActor &actor,
                       db::Completion<JobRow> done) const
{
    session.write<JobRow>(
        {}, [this, id, actor](db::WriteContext &context) { return retryIn(context, id, actor); }, std::move(done));
}

Result<void> JobService::cancelIn(db::WriteContext &context, const QByteArray &id, const db::AuditActor &actor) const
{
    BASALT_TRY(const auto row, existing(jobsOf(context.connection()).hold(id)));
    BASALT_TRY(const bool isRemoved, jobsOf(context.connection()).remove(id));
    if (!isRemoved)
        return Error::of(Code::JobNotWaiting);
    const JobKind *kind = m_runner.kindOf(row.job.kind);
    if (kind && kind->cancel)
        BASALT_TRY_VOID(kind->cancel(context, row.job));
    db::AuditEvent event = jobEvent(Code::JobCancelled, "DELETE", row, actor);
    event.changes.append({"kind", QString::fromUtf8(row.job.kind), QJsonValue::Undefined});
    event.changes.append({"state", u"queued"_s, QJsonValue::Undefined});
    context.audit(std::move(event));
    return {};
}

void JobService::cancel(db::Session &session, const QByteArray &id, const db::AuditActor &actor,
                        db::Completion<void> done) const
{
    session.write<void>(
        {}, [this, id, actor](db::WriteContext &context) { return cancelIn(context, id, actor); }, std::move(done));
}

} // namespace basalt::jobs
