// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/backuptrials.h"

#include "core/ids.h"
#include "core/logging.h"
#include "core/timestamp.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::backup {

namespace {

constexpr size_t kKeptTrials = 50;
constexpr auto kFolder = "/restored"_L1;
constexpr auto kDatabase = "/basalt.db"_L1; // as the server calls it in a data folder

bool isOf(const BackupTrial &trial, BackupTrial::Kind kind, const QString &name)
{
    return trial.kind == kind && trial.backup == name;
}

Error postgresRefused(const QString &path)
{
    return Error::of(Code::RestoreRefused,
                     u"A backup of a PostgreSQL database is restored to a new, empty database, which a server does not make "
                     "by itself. Make one with createdb, then run on the server: basalt backup restore '%1' "
                     "--data-dir ./restored --database-url postgresql://USER@HOST/NEW_DATABASE"_s.arg(path));
}

} // namespace

BackupTrials::BackupTrials(BackupOptions options, const core::Clock &clock, core::WorkPool &pool, db::Database &database)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_pool(pool)
    , m_database(database)
{ }

Result<BackupTrial> BackupTrials::start(BackupTrial::Kind kind, const QString &name, const QString &path, db::AuditActor actor)
{
    const bool isRestore = kind == BackupTrial::Kind::Restore;
    if (isRestore && m_options.source.database.engine == db::Engine::Postgres)
        return postgresRefused(path);
    auto job = std::make_shared<Job>();
    job->trial.kind = kind;
    job->trial.backup = name;
    job->trial.startedMs = m_clock.nowMs();
    job->path = path;
    job->actor = std::move(actor);
    {
        const std::lock_guard lock(m_mutex);
        if (m_closing)
            return Error::of(Code::Unavailable);
        if (m_running)
            return Error::of(Code::BackupRunning, u"A backup is being verified or restored already."_s);
        if (isRestore)
            job->trial.folder = freshFolder(name);
        m_running = job;
    }
    if (!m_pool.post([this, job = std::shared_ptr<const Job>(job)] { run(*job); })) {
        const std::lock_guard lock(m_mutex);
        m_running.reset();
        return core::overloadedError();
    }
    return job->trial;
}

Result<BackupTrial> BackupTrials::last(BackupTrial::Kind kind, const QString &name) const
{
    const std::lock_guard lock(m_mutex);
    if (m_running && isOf(m_running->trial, kind, name)) {
        BackupTrial trial = m_running->trial;
        trial.bytesDone = m_running->progress->bytesDone;
        trial.bytesTotal = m_running->progress->bytesTotal;
        return trial;
    }
    const auto ended = std::ranges::find_if(m_ended, [&](const BackupTrial &trial) { return isOf(trial, kind, name); });
    if (ended == m_ended.end())
        return Error::of(Code::BackupNotFound);
    return *ended;
}

void BackupTrials::cancelAll()
{
    const std::lock_guard lock(m_mutex);
    m_closing = true;
    if (m_running)
        m_running->progress->cancelled = true;
}

void BackupTrials::run(const Job &job)
{
    auto outcome = attempt(job);
    BackupTrial ended = job.trial;
    ended.state = outcome ? BackupTrial::State::Complete : BackupTrial::State::Failed;
    ended.bytesDone = job.progress->bytesDone;
    ended.bytesTotal = job.progress->bytesTotal;
    if (outcome)
        ended.report = std::move(*outcome);
    else
        ended.error = outcome.error();
    const QByteArray what = ended.kind == BackupTrial::Kind::Verify ? "verify" : "restore";
    const QByteArray detail = ended.error ? (ended.error->message + u' ' + ended.error->detail).toUtf8() : QByteArray();
    core::log(ended.error ? core::LogLevel::Warning : core::LogLevel::Info, "a backup was tried",
              {{"what", what},
               {"name", ended.backup.toUtf8()},
               {"folder", ended.folder.toUtf8()},
               {"ms", QByteArray::number(m_clock.nowMs() - ended.startedMs)},
               {"error", detail}});
    const std::lock_guard lock(m_mutex);
    m_ended.push_front(std::move(ended));
    if (m_ended.size() > kKeptTrials)
        m_ended.pop_back();
    m_running.reset();
}

/** The report of a restore; nothing for a backup that was verified and is whole. */
Result<std::optional<RestoreReport>> BackupTrials::attempt(const Job &job)
{
    BASALT_TRY_VOID(record(job));
    if (job.trial.kind == BackupTrial::Kind::Verify) {
        BASALT_TRY(const auto file, BackupFile::open(job.path));
        BASALT_TRY_VOID(file->verify(job.progress->reporter()));
        return std::optional<RestoreReport>();
    }
    const QString parent = QFileInfo(job.trial.folder).path();
    if (!QDir().mkpath(parent))
        return Error::of(Code::RestoreRefused, u"The folder %1 cannot be made."_s.arg(parent));
    RestoreTarget target{job.trial.folder, m_options.source.database};
    target.database.sqlitePath = job.trial.folder + kDatabase;
    BASALT_TRY(auto report, BackupRestorer(std::move(target), m_clock).restore(job.path, *job.progress));
    return std::optional(std::move(report));
}

/** Before anything is done: a restore makes a second copy of everything. */
Result<void> BackupTrials::record(const Job &job)
{
    const bool isVerify = job.trial.kind == BackupTrial::Kind::Verify;
    return m_database.writeAndWait<void>(core::kSystemAccountId.toByteArray(), [&](db::WriteContext &context) -> Result<void> {
        db::AuditEvent event = backupEvent(isVerify ? Code::BackupVerified : Code::BackupRestored,
                                           isVerify ? "VERIFY" : "RESTORE", job.trial.backup, job.actor);
        if (!isVerify)
            event.changes.append({"folder", QJsonValue::Undefined, job.trial.folder});
        context.audit(std::move(event));
        return {};
    });
}

/** Of the backup's name and the time, so that it can be told where it comes from and is not there yet. */
QString BackupTrials::freshFolder(const QString &backup) const
{
    QByteArray time = core::formatTimestamp(m_clock.nowMs());
    for (const char mark : {'-', ':', '.'})
        time.replace(mark, QByteArray());
    const QString base = m_options.source.dataFolder + kFolder + u'/' + QFileInfo(backup).completeBaseName() + u"-at-"_s
        + QString::fromLatin1(time);
    QString folder = base;
    for (int number = 2; QFileInfo::exists(folder); ++number)
        folder = base + u'-' + QString::number(number);
    return folder;
}

} // namespace basalt::backup
