// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/writecontext.h"

#include <QByteArray>

#include <chrono>
#include <functional>

namespace basalt::jobs {

enum class JobState { Queued, Running, Done, Failed };

/** Work that outlives the request that asked for it: a row of `jobs`. */
struct Job
{
    QByteArray id;
    QByteArray kind;
    QByteArray payload;   ///< a JSON object, as its kind understands it; no secrets
    qint64 attempts = 0;  ///< this one included
    qint64 startedMs = 0; ///< when this attempt began
};

/** How one attempt ended. */
struct JobOutcome
{
    enum class End {
        Done,
        Retry,    ///< later, unless this was the last attempt
        Failed,   ///< for good
        Released, ///< not tried to the end because the server stops; does not count as an attempt
    };

    End end = End::Done;
    QByteArray error; ///< for people; empty if done
    /**
     * Runs in the transaction that notes the end, with what became of the job: Queued, Done or Failed. If the job is no longer
     * this runner's (its lease ended and somebody else has it), it does not run.
     */
    std::function<Result<void>(db::WriteContext &, JobState)> record = {};
};

/** What a handler may ask while it works. */
class JobControl
{
public:
    JobControl() = default;
    virtual ~JobControl() = default;
    Q_DISABLE_COPY_MOVE(JobControl)

    /** True when the server stops: end with JobOutcome::End::Released soon. */
    [[nodiscard]] virtual bool isStopping() const = 0;
};

/** One kind of job, and what does it. */
struct JobKind
{
    QByteArray name;
    /** How long one attempt may take. When it is over and nothing was heard, the job is taken to have died and runs again. */
    std::chrono::seconds lease{300};
    /** On the runner's thread, outside any transaction. May run again after a crash, so it bears being repeated. */
    std::function<JobOutcome(const Job &, const JobControl &)> run;
    /** In the transaction that gives a job up which died in its last attempt. May be empty. */
    std::function<Result<void>(db::WriteContext &, const Job &)> abandon = {};
    /** In the transaction that takes a waiting job away because somebody cancels it. May be empty. */
    std::function<Result<void>(db::WriteContext &, const Job &)> cancel = {};
    /** In the transaction that queues a job again which had failed for good. May be empty. */
    std::function<Result<void>(db::WriteContext &, const Job &)> revive = {};
    /** If above zero, the queue makes such a job by itself each time this much has passed, once for all servers. */
    std::chrono::seconds every{0};
};

} // namespace basalt::jobs
