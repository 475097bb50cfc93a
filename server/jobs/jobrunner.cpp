// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/jobrunner.h"

#include "core/ids.h"
#include "core/logging.h"
#include "core/timestamp.h"
#include "jobs/jobstore.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace basalt::jobs {

namespace {

/** Between two looks when nothing wakes the runner: at retries whose time has come, and at what other servers queued. */
constexpr auto kPause = 1000ms;
constexpr auto kPauseAfterTrouble = 1000ms;
constexpr qint64 kPurgedAtOnce = 10'000;
/** Writes about jobs share transactions with each other, not with those of an account. */
constexpr char kGroup[] = "jobs";
constexpr char kPurge[] = "jobs.purge";
constexpr char kWhyUnaudited[] = "what becomes of a job is its handler's to record";

} // namespace

class JobRunner::Control final : public JobControl
{
public:
    explicit Control(const std::atomic<bool> &stopping) : m_stopping(stopping) { }
    [[nodiscard]] bool isStopping() const override { return m_stopping; }

private:
    const std::atomic<bool> &m_stopping;
};

JobRunner::JobRunner(const JobQueue &queue, db::Database &database, const core::Clock &clock, JobOptions options)
    : m_queue(queue)
    , m_database(database)
    , m_clock(clock)
    , m_options(options)
    , m_owner(core::newId())
{
    add(purgeKind());
}

JobRunner::~JobRunner()
{
    stop();
}

void JobRunner::add(JobKind kind)
{
    m_kindNames.push_back(kind.name);
    m_kinds.push_back(std::move(kind));
}

void JobRunner::start()
{
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
}

void JobRunner::stop()
{
    m_stopping = true;
    m_queue.wake();
    if (m_thread.joinable())
        m_thread.join();
}

void JobRunner::run()
{
    bool isPrepared = false;
    bool hadTrouble = false;
    while (!m_stopping) {
        Result<void> looked;
        if (!isPrepared) {
            looked = prepare();
            isPrepared = looked.has_value();
        }
        if (looked)
            looked = look();
        // Once per outage: the servers' other connections complain as well.
        if (!looked && !hadTrouble)
            core::logWarning("the job queue cannot be looked at", {{"detail", looked.error().detail.toUtf8()}});
        hadTrouble = !looked;
        m_queue.wait(looked ? kPause : kPauseAfterTrouble);
    }
    m_connection.reset(); // on the thread that opened it
}

Result<void> JobRunner::look()
{
    while (!m_stopping) {
        if (!m_connection || !m_connection->isAlive()) {
            m_connection.reset();
            BASALT_TRY(m_connection, m_database.openConnection());
        }
        // A read, so that an empty queue costs the writer nothing.
        BASALT_TRY(const bool isDue, JobStore(*m_connection).hasDue(timeIn(0s)));
        if (!isDue)
            return {};
        BASALT_TRY_VOID(takeTurns());
        BASALT_TRY(const bool ran, runOne());
        if (!ran)
            return {}; // another server was quicker, or it is of a kind that only newer servers know
    }
    return {};
}

Result<void> JobRunner::prepare()
{
    const bool isAlone = m_database.dialect().engine() == db::Engine::Sqlite; // the data folder is locked
    return m_database.writeAndWait<void>(kGroup, [this, isAlone](db::WriteContext &context) -> Result<void> {
        context.allowUnaudited(kWhyUnaudited);
        JobStore store(context.connection());
        for (const JobKind &kind : m_kinds) {
            if (kind.every > 0s)
                BASALT_TRY_VOID(store.addSchedule(kind.name, timeIn(0s)));
        }
        if (isAlone)
            BASALT_TRY_VOID(store.releaseAll(timeIn(0s)));
        return {};
    });
}

Result<void> JobRunner::takeTurns()
{
    for (const JobKind &kind : m_kinds) {
        if (kind.every == 0s)
            continue;
        const auto turn = [this, &kind](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const bool isDue, context.unaudited(kWhyUnaudited, [&](db::Connection &connection) {
                return JobStore(connection).takeTurn(kind.name, timeIn(0s), timeIn(kind.every));
            }));
            if (isDue)
                BASALT_TRY_VOID(m_queue.enqueue(context, kind.name, "{}"));
            return {};
        };
        BASALT_TRY_VOID(m_database.writeAndWait<void>(kGroup, turn));
    }
    return {};
}

Result<bool> JobRunner::runOne()
{
    BASALT_TRY(const auto job, claim());
    if (!job)
        return false;
    const JobKind *kind = kindOf(job->kind);
    const Control control(m_stopping);
    const JobOutcome outcome = kind->run(*job, control);
    if (outcome.end == JobOutcome::End::Failed || outcome.end == JobOutcome::End::Retry) {
        core::logWarning("a job failed",
                         {{"kind", job->kind},
                          {"id", job->id},
                          {"attempt", QByteArray::number(job->attempts)},
                          {"again", stateAfter(*job, outcome) == JobState::Queued ? QByteArray("yes") : QByteArray("no")},
                          {"error", outcome.error}});
    }
    finishForSure(*job, outcome);
    return true;
}

// -- taking ------------------------------------------------------------------------------------------------------------------

Result<std::optional<Job>> JobRunner::claim()
{
    return m_database.writeAndWait<std::optional<Job>>(kGroup, [this](db::WriteContext &context) { return claimIn(context); });
}

Result<std::optional<Job>> JobRunner::claimIn(db::WriteContext &context) const
{
    JobStore store(context.connection());
    while (true) {
        BASALT_TRY(auto job, store.nextDue(m_kindNames, timeIn(0s)));
        if (!job)
            return job;
        const JobKind *kind = kindOf(job->kind);
        if (job->attempts < m_options.attempts) {
            ++job->attempts;
            job->startedMs = m_clock.nowMs();
            BASALT_TRY_VOID(context.unaudited(kWhyUnaudited, [&](db::Connection &) {
                return store.take(job->id, m_owner, core::formatTimestamp(job->startedMs), timeIn(kind->lease));
            }));
            return job;
        }
        // Whoever had it last time died with it, as every time before.
        BASALT_TRY_VOID(context.unaudited(kWhyUnaudited, [&](db::Connection &) {
            return store.giveUp(job->id, "The server ended in the middle of the last attempt.", timeIn(0s));
        }));
        if (kind->abandon)
            BASALT_TRY_VOID(kind->abandon(context, *job));
    }
}

// -- ending ------------------------------------------------------------------------------------------------------------------

JobState JobRunner::stateAfter(const Job &job, const JobOutcome &outcome) const
{
    switch (outcome.end) {
    case JobOutcome::End::Done: return JobState::Done;
    case JobOutcome::End::Retry: return job.attempts < m_options.attempts ? JobState::Queued : JobState::Failed;
    case JobOutcome::End::Released: return JobState::Queued;
    case JobOutcome::End::Failed: break;
    }
    return JobState::Failed;
}

std::chrono::seconds JobRunner::pauseAfter(qint64 attempts) const
{
    const std::chrono::seconds longest = std::max(m_options.longestPause, m_options.firstPause);
    std::chrono::seconds pause = m_options.firstPause;
    for (qint64 i = 1; i < attempts && pause < longest; ++i)
        pause *= 2;
    return std::min(pause, longest);
}

Result<void> JobRunner::finishIn(db::WriteContext &context, const Job &job, const JobOutcome &outcome) const
{
    const JobState state = stateAfter(job, outcome);
    BASALT_TRY(const bool isOurs, context.unaudited(kWhyUnaudited, [&](db::Connection &connection) {
        JobStore store(connection);
        if (outcome.end == JobOutcome::End::Released)
            return store.release(job, m_owner, timeIn(0s));
        return store.finish(job, m_owner, state, outcome.error, m_clock.nowMs(),
                            timeIn(state == JobState::Queued ? pauseAfter(job.attempts) : 0s));
    }));
    if (isOurs && outcome.record && outcome.end != JobOutcome::End::Released)
        return outcome.record(context, state);
    return {};
}

Result<void> JobRunner::finish(const Job &job, const JobOutcome &outcome)
{
    return m_database.writeAndWait<void>(
        kGroup, [this, &job, &outcome](db::WriteContext &context) { return finishIn(context, job, outcome); });
}

/** What was done and not noted would be done again, so a database that is away for a moment is waited for. */
void JobRunner::finishForSure(const Job &job, const JobOutcome &outcome)
{
    bool hadTrouble = false;
    while (true) {
        const auto finished = finish(job, outcome);
        if (finished)
            return;
        if (!hadTrouble)
            core::logError("the end of a job cannot be noted",
                           {{"kind", job.kind}, {"id", job.id}, {"detail", finished.error().detail.toUtf8()}});
        hadTrouble = true;
        if (m_stopping)
            return;
        m_queue.wait(kPauseAfterTrouble);
    }
}

// -- small things ------------------------------------------------------------------------------------------------------------

const JobKind *JobRunner::kindOf(const QByteArray &name) const
{
    const auto kind = std::ranges::find(m_kinds, name, &JobKind::name);
    return kind == m_kinds.end() ? nullptr : &*kind;
}

QByteArray JobRunner::timeIn(std::chrono::seconds seconds) const
{
    return core::formatTimestamp(m_clock.nowMs() + std::chrono::milliseconds(seconds).count());
}

JobKind JobRunner::purgeKind()
{
    const auto run = [this](const Job &, const JobControl &) {
        JobOutcome outcome;
        outcome.record = [this](db::WriteContext &context, JobState) -> Result<void> {
            const auto purge = [&](db::Connection &connection) {
                return JobStore(connection).purge(timeIn(-m_options.keep), kPurgedAtOnce);
            };
            BASALT_TRY_VOID(context.unaudited("jobs that are over and out of date", purge));
            return {};
        };
        return outcome;
    };
    return {.name = kPurge, .run = run, .every = 1h};
}

} // namespace basalt::jobs
