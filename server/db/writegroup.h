// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/pendingwork.h"

#include <atomic>
#include <deque>
#include <span>
#include <vector>

namespace basalt::db {

/**
 * Runs writes in one transaction, so that one that fails takes nobody along; then the audit entries of all; then the COMMIT;
 * then what the jobs wanted done after it. If the transaction as a whole fails, its jobs are run again one by one, so that only
 * the guilty one fails. Used on the writing thread.
 *
 * A savepoint for each job costs as much as a small write, and most jobs succeed, or fail before they have changed anything:
 * so the jobs run without. When one fails half way, all are undone and run again, each in a savepoint of its own, and so are
 * those of the next groups.
 */
class WriteGroup
{
public:
    /** How a job ended. */
    struct End
    {
        Result<void> outcome;
        /** The connection was lost before a COMMIT was sent: nothing happened, and the job may run on another connection. */
        bool lost = false;
    };

    /** What the writing threads of a database keep between groups. */
    struct Caution
    {
        std::atomic<int> groupsLeft = 0; ///< that are to run with savepoints
    };

    WriteGroup(Connection &connection, AuditSink &sink, Caution &caution)
        : m_connection(connection)
        , m_sink(sink)
        , m_caution(caution)
    { }

    /** One end per job, in order. */
    [[nodiscard]] std::vector<End> run(std::span<PendingWrite> jobs);

private:
    using Contexts = std::deque<WriteContext>; ///< contexts do not move

    [[nodiscard]] Result<void> attempt(std::span<PendingWrite> jobs, std::span<End> ends);
    [[nodiscard]] Result<void> runJobs(std::span<PendingWrite> jobs, std::span<End> ends, Contexts &contexts);
    [[nodiscard]] Result<void> runUnguarded(PendingWrite &job, WriteContext &context);
    [[nodiscard]] Result<void> runInSavepoint(PendingWrite &job, WriteContext &context);
    [[nodiscard]] Result<void> runJob(PendingWrite &job, WriteContext &context);
    [[nodiscard]] Result<std::vector<AuditPosition>> appendEvents(Contexts &contexts, std::span<const End> ends);
    void keepWanted(std::span<const AuditEvent> events);
    void runAfterCommit(Contexts &contexts, std::span<const End> ends, std::span<const AuditPosition> positions);
    [[nodiscard]] End runSingly(PendingWrite &job);

    Connection &m_connection;
    AuditSink &m_sink;
    Caution &m_caution;
    // Of the attempt that runs:
    bool m_commitSent = false;
    bool m_failedHalfWay = false;
    std::vector<AuditEvent> m_wanted; ///< by the sink, once they are committed
};

} // namespace basalt::db
