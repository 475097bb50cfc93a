// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/account.h"
#include "auth/accounteraser.h"
#include "core/clock.h"
#include "db/database.h"
#include "jobs/job.h"
#include "jobs/jobqueue.h"

namespace basalt::auth {

/**
 * Takes deleted accounts away for good: records, users, groups, sets, sessions, everything that is theirs but their audit trail
 * and the names that they had. Piece by piece, so that no other write waits for long. From the first piece on the account cannot
 * be restored; whoever dies in the middle leaves a mark in the account's row by which the next run, on whatever server, goes on.
 * Thread-safe.
 */
class AccountPurge
{
public:
    /** `eraser` may be null: there are no records then. All outlive it. */
    AccountPurge(const jobs::JobQueue &queue, const core::Clock &clock, AccountEraser *eraser);
    Q_DISABLE_COPY_MOVE(AccountPurge)

    /** Marks the account, which the caller holds and has found to be deleted, and queues the work. */
    [[nodiscard]] Result<void> begin(db::WriteContext &context, const Account &account, const db::AuditActor &actor) const;

    /** The job; for the runner. `database` outlives it. */
    [[nodiscard]] jobs::JobKind kind(db::Database &database) const;

private:
    [[nodiscard]] jobs::JobOutcome run(db::Database &database, const jobs::JobControl &control) const;
    [[nodiscard]] Result<bool> eraseSome(db::WriteContext &context, const QByteArray &accountId) const;
    [[nodiscard]] Result<void> finish(db::WriteContext &context, const Account &account) const;

    const jobs::JobQueue &m_queue;
    const core::Clock &m_clock;
    AccountEraser *m_eraser;
};

} // namespace basalt::auth
