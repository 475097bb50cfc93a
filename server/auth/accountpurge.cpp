// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/accountpurge.h"

#include "auth/accountstore.h"
#include "auth/auditnotes.h"
#include "core/timestamp.h"
#include "db/writecontext.h"

#include <QElapsedTimer>
#include <QJsonValue>

using namespace std::chrono_literals;

namespace basalt::auth {

namespace {

constexpr char kPurgeJob[] = "accounts.purge";
constexpr qint64 kRecordsAtOnce = 500;
constexpr qint64 kUsersAtOnce = 100; ///< each with sessions, memberships and what was given to him
/** Mails and other jobs wait behind this one, so it makes room after a while. */
constexpr qint64 kTurnMs = 10'000;

db::AuditActor purgingActor()
{
    db::AuditActor actor;
    actor.authMethod = "system";
    actor.origin = "system";
    return actor;
}

db::AuditEvent erasedEvent(const QByteArray &accountId, const AccountEraser::Erased &erased)
{
    db::AuditEvent event =
        auditEvent(Code::AccountDataErased, "DELETE", accountId, purgingActor(), erased.table.constData(), accountId);
    event.allowedBy = "purge";
    if (!erased.collection.isNull())
        event.changes.append({"collection", auditText(erased.collection), QJsonValue::Undefined});
    event.changes.append({"rows", erased.rows, QJsonValue::Undefined});
    return event;
}

Result<qint64> eraseUsers(db::Connection &connection, const QByteArray &accountId)
{
    return connection.execute("DELETE FROM users WHERE id IN (SELECT id FROM users WHERE account_id = $1 ORDER BY id LIMIT $2)",
                              {accountId, kUsersAtOnce});
}

} // namespace

AccountPurge::AccountPurge(const jobs::JobQueue &queue, const core::Clock &clock, AccountEraser *eraser)
    : m_queue(queue)
    , m_clock(clock)
    , m_eraser(eraser)
{ }

Result<void> AccountPurge::begin(db::WriteContext &context, const Account &account, const db::AuditActor &actor) const
{
    const QByteArray now = core::formatTimestamp(m_clock.nowMs());
    BASALT_TRY_VOID(AccountStore(context.connection()).setPurging(account.id, now, actor.userId));
    BASALT_TRY_VOID(m_queue.enqueue(context, kPurgeJob, "{}"));
    db::AuditEvent event = auditEvent(Code::AccountPurgeStarted, "UPDATE", account.id, actor, "accounts", account.id);
    event.changes.append({"purge_started_at", QJsonValue::Null, auditText(now)});
    context.audit(std::move(event));
    return {};
}

/** One piece; false: nothing is left of the account. */
Result<bool> AccountPurge::eraseSome(db::WriteContext &context, const QByteArray &accountId) const
{
    db::Connection &connection = context.connection();
    BASALT_TRY(const auto account, AccountStore(connection).findAny({AccountSelector::Kind::Id, accountId}));
    if (!account || account->purgeStartedAt.isNull())
        return false; // another server was quicker
    if (m_eraser) {
        BASALT_TRY(const auto erased, m_eraser->eraseSome(connection, accountId, kRecordsAtOnce));
        if (erased) {
            context.audit(erasedEvent(accountId, *erased));
            return true;
        }
    }
    BASALT_TRY(const qint64 users, eraseUsers(connection, accountId));
    if (users > 0) {
        context.audit(erasedEvent(accountId, {"users", {}, users}));
        return true;
    }
    BASALT_TRY_VOID(finish(context, *account));
    return false;
}

Result<void> AccountPurge::finish(db::WriteContext &context, const Account &account) const
{
    BASALT_TRY_VOID(AccountStore(context.connection()).remove(account.id));
    db::AuditEvent event = auditEvent(Code::AccountPurged, "DELETE", account.id, purgingActor(), "accounts", account.id);
    event.changes.append({"account_code", auditText(account.code), QJsonValue::Undefined});
    event.changes.append({"slug", auditText(account.slug), QJsonValue::Undefined});
    event.changes.append({"name", auditText(account.name), QJsonValue::Undefined});
    context.audit(std::move(event));
    return {};
}

jobs::JobOutcome AccountPurge::run(db::Database &database, const jobs::JobControl &control) const
{
    using End = jobs::JobOutcome::End;
    QElapsedTimer turn;
    turn.start();
    const auto connection = database.openConnection();
    if (!connection)
        return {End::Retry, connection.error().detail.toUtf8()};
    const auto accounts = AccountStore(**connection).purging();
    if (!accounts)
        return {End::Retry, accounts.error().detail.toUtf8()};
    for (const QByteArray &accountId : *accounts) {
        Result<bool> more = true;
        while (*more) {
            if (control.isStopping())
                return {End::Released, {}};
            if (turn.hasExpired(kTurnMs)) {
                jobs::JobOutcome next;
                next.record = [this](db::WriteContext &context, jobs::JobState) -> Result<void> {
                    BASALT_TRY_VOID(context.unaudited("the same work goes on later", [&](db::Connection &) {
                        return m_queue.enqueue(context, kPurgeJob, "{}");
                    }));
                    return {};
                };
                return next;
            }
            more = database.writeAndWait<bool>(
                accountId, [this, accountId](db::WriteContext &context) { return eraseSome(context, accountId); });
            if (!more)
                return {End::Retry, (more.error().message + u": " + more.error().detail).toUtf8()};
        }
    }
    return {};
}

jobs::JobKind AccountPurge::kind(db::Database &database) const
{
    const auto work = [this, &database](const jobs::Job &, const jobs::JobControl &control) { return run(database, control); };
    // By itself as well: what a job that failed for good has left does not stay.
    return {.name = kPurgeJob, .run = work, .every = 1h};
}

} // namespace basalt::auth
