// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "orgs/invitationactionservice.h"

#include "auth/userstore.h"
#include "orgs/invitationactionrunner.h"
#include "orgs/invitationanswers.h"
#include "orgs/invitationevent.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace basalt::orgs {

namespace {

constexpr char kExpiryJob[] = "invitations.expire";
constexpr qint64 kExpiredAtOnce = 100;

db::AuditActor expiringActor()
{
    db::AuditActor actor;
    actor.authMethod = "system";
    actor.origin = "system";
    return actor;
}

/** The invitation, which nobody else changes from here on. */
Result<Invitation> heldInvitation(db::WriteContext &context, const QByteArray &id)
{
    InvitationStore invitations(context.connection());
    BASALT_TRY_VOID(invitations.hold(id));
    BASALT_TRY(auto invitation, invitations.find(id, {}));
    if (!invitation)
        return Error::of(Code::InvitationNotFound);
    return std::move(*invitation);
}

} // namespace

void InvitationActionService::list(db::Session &session, const auth::Principal &caller, const QByteArray &account,
                                   ActionQuery query, db::Completion<auth::Page<InvitationAction>> done)
{
    session.read<auth::Page<InvitationAction>>(
        [caller, account, query = std::move(query)](db::Connection &connection) -> Result<auth::Page<InvitationAction>> {
            BASALT_TRY_VOID(access::demand(caller, "users"));
            ActionQuery own = query;
            own.accountId = access::sightOf(caller);
            if (!account.isNull()) {
                BASALT_TRY(own.accountId, access::accountMeant(connection, caller, account));
            }
            return InvitationActionStore(connection).list(own);
        },
        std::move(done));
}

void InvitationActionService::report(db::Session &session, access::Asker asker, const QByteArray &id, ActionReport report,
                                     db::Completion<InvitationAction> done)
{
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<InvitationAction>(
        trail,
        [this, asker = std::move(asker), id, report = std::move(report)](db::WriteContext &context) {
            return writeReport(context, asker, id, report);
        },
        std::move(done));
}

Result<InvitationAction> InvitationActionService::writeReport(db::WriteContext &context, const access::Asker &asker,
                                                              const QByteArray &id, const ActionReport &report) const
{
    BASALT_TRY_VOID(access::demand(asker.caller, "users"));
    InvitationActionStore actions(context.connection());
    BASALT_TRY(const auto seen, actions.find(id, access::sightOf(asker.caller)));
    if (!seen)
        return Error::of(Code::InvitationActionNotFound);
    BASALT_TRY_VOID(access::AccessChange::begin(context, m_parts.access, asker, seen->accountId, "users"));
    BASALT_TRY(const Invitation invitation, heldInvitation(context, seen->invitationId));
    BASALT_TRY(const auto action, actions.find(id, seen->accountId));
    if (!action || action->status != "processing")
        return Error::of(Code::InvitationActionNotPending);
    ActionRunner runner(context, m_parts.outbox, invitation, asker.actor, m_parts.now());
    if (report.isDone)
        BASALT_TRY_VOID(runner.end(*action, "completed", payloadText(report.result), {}));
    else
        BASALT_TRY_VOID(runner.end(*action, "failed", {}, report.reason.trimmed().toUtf8()));
    BASALT_TRY_VOID(goOn(context, invitation, action->phase, asker.actor));
    BASALT_TRY(auto ended, actions.find(id, seen->accountId));
    return ended ? Result<InvitationAction>(std::move(*ended)) : Error::of(Code::InvitationActionNotFound);
}

Result<void> InvitationActionService::goOn(db::WriteContext &context, const Invitation &invitation, const QByteArray &phase,
                                           const db::AuditActor &actor) const
{
    if (phase == "on_accept")
        return goOnAccepting(context, invitation, actor);
    ActionRunner runner(context, m_parts.outbox, invitation, actor, m_parts.now());
    BASALT_TRY(const auto end, runner.run(phase));
    if (phase != "on_create" || end != ActionRunner::End::Failed || invitation.status != "pending")
        return {};
    // What had to be there before anybody comes is not: nobody can accept it.
    BASALT_TRY(const bool isFirst, InvitationStore(context.connection()).answer(invitation.id, "failed", {}, m_parts.now()));
    if (!isFirst)
        return {};
    BASALT_TRY_VOID(runner.skipEverything());
    context.audit(statusEvent(Code::InvitationFailed, invitation, "failed", actor));
    return {};
}

/** Gives what waited, in the name of who invited, as far as he may give it by now. */
Result<void> InvitationActionService::goOnAccepting(db::WriteContext &context, const Invitation &invitation,
                                                    const db::AuditActor &actor) const
{
    if (invitation.status != "processing")
        return {}; // it had failed already, or somebody took the user away
    BASALT_TRY(auto user, auth::UserStore(context.connection()).find(invitation.userId, invitation.accountId));
    ActionRunner runner(context, m_parts.outbox, invitation, actor, m_parts.now());
    if (!user) {
        BASALT_TRY_VOID(runner.skipEverything());
        return settleAccepted(context, invitation, ActionRunner::End::Failed, actor);
    }
    const auto change = inviterChange(context, m_parts.access, invitation, actor);
    if (!change && change.error().code != Code::InvitationOutdated)
        return change.error();
    const AcceptedBy accepted{std::move(*user), change ? &*change : nullptr};
    BASALT_TRY(const auto end, runner.run("on_accept", &accepted));
    return settleAccepted(context, invitation, end, actor);
}

// -- running out --------------------------------------------------------------------------------------------------------------

Result<bool> InvitationActionService::expire(db::WriteContext &context, const QByteArray &id) const
{
    const QByteArray now = m_parts.now();
    BASALT_TRY(const Invitation invitation, heldInvitation(context, id));
    if (invitation.status != "pending" || invitation.statusAt(now) != "expired")
        return false; // answered or sent anew meanwhile
    BASALT_TRY(const bool isFirst, InvitationStore(context.connection()).answer(id, "expired", {}, now));
    if (!isFirst)
        return false;
    const db::AuditActor actor = expiringActor();
    context.audit(statusEvent(Code::InvitationRanOut, invitation, "expired", actor));
    ActionRunner runner(context, m_parts.outbox, invitation, actor, now);
    BASALT_TRY_VOID(runner.skip({"on_create", "on_accept", "on_reject"}));
    BASALT_TRY_VOID(runner.run("on_expired"));
    return true;
}

jobs::JobOutcome InvitationActionService::expireAll(db::Database &database, const jobs::JobControl &control) const
{
    using End = jobs::JobOutcome::End;
    const auto connection = database.openConnection();
    if (!connection)
        return {End::Retry, connection.error().detail.toUtf8()};
    const QByteArray now = m_parts.now(); // what begins to be overdue meanwhile can wait
    for (;;) {
        const auto overdue = InvitationStore(**connection).overdue(now, kExpiredAtOnce);
        if (!overdue)
            return {End::Retry, overdue.error().detail.toUtf8()};
        qint64 ended = 0;
        for (const InvitationStore::Overdue &invitation : *overdue) {
            if (control.isStopping())
                return {End::Released, {}};
            const auto expired = database.writeAndWait<bool>(
                invitation.accountId, [this, id = invitation.id](db::WriteContext &context) { return expire(context, id); });
            if (!expired && expired.error().code != Code::InvitationNotFound)
                return {End::Retry, expired.error().message.toUtf8()};
            ended += expired && *expired ? 1 : 0;
        }
        if (overdue->size() < kExpiredAtOnce || ended == 0)
            return {}; // those that could not be ended are all that would be found
    }
}

jobs::JobKind InvitationActionService::expiryKind(db::Database &database) const
{
    const auto run = [this, &database](const jobs::Job &, const jobs::JobControl &control) {
        return expireAll(database, control);
    };
    return {.name = kExpiryJob, .lease = 300s, .run = run, .every = 15min};
}

} // namespace basalt::orgs
