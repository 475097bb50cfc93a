// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/backupservice.h"

#include "core/ids.h"
#include "core/logging.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::backup {

namespace {

constexpr size_t kKeptFailures = 20;

qint64 sizeOf(const BackupManifest &manifest)
{
    qint64 size = 0;
    for (const BackupPart &part : manifest.parts)
        size += part.size;
    return size;
}

} // namespace

db::AuditEvent backupEvent(Code event, const QByteArray &operation, const QString &name, db::AuditActor actor)
{
    db::AuditEvent entry;
    entry.event = event;
    entry.operation = operation;
    entry.accountId = core::kSystemAccountId.toByteArray();
    entry.allowedBy = actor.userId.isEmpty() ? "schedule" : "superadmin";
    entry.actor = std::move(actor);
    entry.table = "backups";
    entry.recordId = name.toUtf8();
    return entry;
}

BackupService::BackupService(BackupOptions options, const core::Clock &clock, core::WorkPool &pool, db::Database &database)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_pool(pool)
    , m_database(database)
    , m_maker(m_options.source, clock)
    , m_store(m_options.folder)
{ }

BackupService::~BackupService() = default;

Result<BackupAttempt> BackupService::start(BackupOrigin origin, db::AuditActor actor)
{
    auto job = std::make_shared<Job>();
    job->attempt.name = newBackupName(m_clock);
    job->attempt.origin = origin;
    job->attempt.startedMs = m_clock.nowMs();
    job->actor = std::move(actor);
    {
        const std::lock_guard lock(m_mutex);
        if (m_closing)
            return Error::of(Code::Unavailable);
        if (m_running)
            return Error::of(Code::BackupRunning);
        m_running = job;
    }
    if (!m_pool.post([this, job = std::shared_ptr<const Job>(job)] { run(job); })) {
        const std::lock_guard lock(m_mutex);
        m_running.reset();
        return core::overloadedError();
    }
    return job->attempt;
}

bool BackupService::cancel(const QString &name)
{
    const std::lock_guard lock(m_mutex);
    if (!m_running || m_running->attempt.name != name)
        return false;
    m_running->progress->cancelled = true;
    return true;
}

void BackupService::cancelAll()
{
    const std::lock_guard lock(m_mutex);
    m_closing = true;
    if (m_running)
        m_running->progress->cancelled = true;
}

std::optional<BackupAttempt> BackupService::running() const
{
    const std::lock_guard lock(m_mutex);
    if (!m_running)
        return std::nullopt;
    BackupAttempt attempt = m_running->attempt;
    attempt.bytesDone = m_running->progress->bytesDone;
    attempt.bytesTotal = m_running->progress->bytesTotal;
    return attempt;
}

std::vector<BackupAttempt> BackupService::failures() const
{
    const std::lock_guard lock(m_mutex);
    return {m_failures.begin(), m_failures.end()};
}

void BackupService::run(const std::shared_ptr<const Job> &job)
{
    const QString path = m_options.folder + u'/' + job->attempt.name;
    const auto outcome = m_maker.make(path, job->attempt.origin, *job->progress);
    finish(*job, outcome);
    const std::lock_guard lock(m_mutex);
    if (!outcome) {
        BackupAttempt failed = job->attempt;
        failed.error = outcome.error();
        m_failures.push_front(std::move(failed));
        if (m_failures.size() > kKeptFailures)
            m_failures.pop_back();
    }
    m_running.reset();
}

void BackupService::finish(const Job &job, const Result<BackupManifest> &outcome)
{
    const QByteArray name = job.attempt.name.toUtf8();
    const QByteArray origin = originName(job.attempt.origin);
    if (!outcome) {
        const Error &error = outcome.error();
        const auto level = error.code == Code::Cancelled ? core::LogLevel::Warning : core::LogLevel::Error;
        core::log(level, "a backup was not made",
                  {{"name", name}, {"origin", origin}, {"error", error.message.toUtf8()}, {"detail", error.detail.toUtf8()}});
        return;
    }
    QStringList pruned;
    if (job.attempt.origin == BackupOrigin::Schedule)
        pruned = m_store.prune(m_options.source.fingerprint(), m_options.keep, job.attempt.name);
    core::logInfo("backup made",
                  {{"name", name},
                   {"origin", origin},
                   {"bytes", QByteArray::number(sizeOf(*outcome))},
                   {"ms", QByteArray::number(m_clock.nowMs() - job.attempt.startedMs)}});
    for (const QString &old : std::as_const(pruned))
        core::logInfo("old backup removed", {{"name", old.toUtf8()}});
    record(job, *outcome, pruned);
}

/** The backup is there whether this succeeds or not, so a failure is only logged. */
void BackupService::record(const Job &job, const BackupManifest &manifest, const QStringList &pruned)
{
    const QByteArray account = core::kSystemAccountId.toByteArray();
    const auto written = m_database.writeAndWait<void>(account, [&](db::WriteContext &context) -> Result<void> {
        db::AuditEvent made = backupEvent(Code::BackupMade, "CREATE", job.attempt.name, job.actor);
        made.changes.append({"origin", QJsonValue::Undefined, QString::fromLatin1(originName(manifest.origin))});
        made.changes.append({"bytes", QJsonValue::Undefined, sizeOf(manifest)});
        context.audit(std::move(made));
        for (const QString &old : pruned)
            context.audit(backupEvent(Code::BackupDeleted, "DELETE", old, job.actor));
        return {};
    });
    if (!written)
        core::logError("a backup is missing in the audit trail",
                       {{"name", job.attempt.name.toUtf8()}, {"detail", written.error().detail.toUtf8()}});
}

} // namespace basalt::backup
