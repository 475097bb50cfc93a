// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "orgs/invitationanswers.h"

#include "auth/accountaccess.h"
#include "auth/accountfactory.h"
#include "auth/accountstore.h"
#include "auth/auditnotes.h"
#include "auth/blacklist.h"
#include "auth/callerstate.h"
#include "auth/emailaddress.h"
#include "auth/mfastore.h"
#include "auth/ownerguard.h"
#include "auth/passwordpolicy.h"
#include "auth/personservice.h"
#include "auth/sessionstore.h"
#include "auth/userstore.h"
#include "orgs/invitationactionstore.h"
#include "orgs/invitationevent.h"
#include "orgs/invitationpromise.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::orgs {

namespace {

/** The caller's address, if it is shown to be his; null: it is not. */
Result<QByteArray> verifiedAddress(db::Connection &connection, const auth::Principal &caller)
{
    if (caller.isAnonymous())
        return QByteArray();
    BASALT_TRY(const auto user, auth::UserStore(connection).find(caller.userId));
    const auto address = auth::EmailAddress::parse(QString::fromUtf8(user ? user->email : QByteArray()));
    return user && user->emailVerified && address ? address->folded : QByteArray();
}

/** By its token, or by its id for the one whom it is for: an id is no secret. */
Result<std::optional<Invitation>> invitationOf(db::Connection &connection, const InvitationKey &key,
                                               const auth::Principal &caller)
{
    InvitationStore store(connection);
    if (key.id.isNull())
        return store.findByToken(auth::tokenHash(key.token));
    BASALT_TRY(const QByteArray address, verifiedAddress(connection, caller));
    BASALT_TRY(auto found, store.find(key.id, {}));
    return found && !address.isNull() && found->emailFolded == address ? std::move(found) : std::nullopt;
}

/** One that can still be taken. */
Result<Invitation> usable(db::Connection &connection, const InvitationKey &key, const auth::Principal &caller,
                          const QByteArray &now)
{
    BASALT_TRY(auto found, invitationOf(connection, key, caller));
    if (!found)
        return Error::of(Code::InvitationNotFound);
    if (found->statusAt(now) == "expired")
        return Error::of(Code::InvitationExpired);
    if (found->status != "pending")
        return Error::of(Code::InvitationNotPending);
    return std::move(*found);
}

/** Likewise, and nobody else answers it meanwhile. */
Result<Invitation> heldUsable(db::WriteContext &context, const InvitationKey &key, const auth::Principal &caller,
                              const QByteArray &now)
{
    BASALT_TRY(const Invitation seen, usable(context.connection(), key, caller, now));
    BASALT_TRY_VOID(InvitationStore(context.connection()).hold(seen.id));
    return usable(context.connection(), key, caller, now);
}

/** Whoever is signed in takes only what was sent to his own address. */
Result<void> isMeant(const Invitation &invitation, const auth::Principal &caller)
{
    if (caller.isAnonymous())
        return {};
    const auto address = auth::EmailAddress::parse(QString::fromUtf8(caller.email));
    if (!address || address->folded != invitation.emailFolded)
        return Error::of(Code::InvitationForOther);
    return {};
}

} // namespace

Result<access::AccessChange> inviterChange(db::WriteContext &context, const access::AccessParts &parts,
                                           const Invitation &invitation, const db::AuditActor &actor)
{
    BASALT_TRY(const auto inviter, auth::SessionStore(context.connection()).user(invitation.invitedBy));
    if (!inviter || auth::statusProblem(inviter->status))
        return Error::of(Code::InvitationOutdated);
    auto change = access::AccessChange::begin(context, parts, {inviter->principal, actor}, invitation.accountId, "users");
    if (!change)
        return outdated(std::move(change).error());
    return change;
}

Result<void> settleAccepted(db::WriteContext &context, const Invitation &invitation, ActionRunner::End end,
                            const db::AuditActor &actor)
{
    if (end == ActionRunner::End::Empty || end == ActionRunner::End::Waiting)
        return {};
    const bool hasFailed = end == ActionRunner::End::Failed;
    const QByteArray status = hasFailed ? "failed" : "completed";
    BASALT_TRY_VOID(InvitationStore(context.connection()).setStatus(invitation.id, status));
    context.audit(statusEvent(hasFailed ? Code::InvitationFailed : Code::InvitationCompleted, invitation, status, actor));
    return {};
}

InvitationAnswers::InvitationAnswers(OrgParts parts) : m_parts(parts), m_issuer(parts.tokens, parts.access.clock) { }

void InvitationAnswers::view(db::Session &session, const QByteArray &token, db::Completion<Invitation> done)
{
    session.read<Invitation>(
        [hash = auth::tokenHash(token)](db::Connection &connection) -> Result<Invitation> {
            BASALT_TRY(auto found, InvitationStore(connection).findByToken(hash));
            if (!found)
                return Error::of(Code::InvitationNotFound);
            return std::move(*found);
        },
        std::move(done));
}

void InvitationAnswers::listOwn(db::Session &session, const auth::Principal &caller, InvitationQuery query,
                                db::Completion<auth::Page<Invitation>> done)
{
    query.now = now();
    query.status = "pending";
    session.read<auth::Page<Invitation>>(
        [caller, query = std::move(query)](db::Connection &connection) -> Result<auth::Page<Invitation>> {
            InvitationQuery own = query;
            BASALT_TRY(own.emailFolded, verifiedAddress(connection, caller));
            if (own.emailFolded.isNull())
                return auth::Page<Invitation>();
            return InvitationStore(connection).list(own);
        },
        std::move(done));
}

void InvitationAnswers::reject(db::Session &session, InvitationKey key, const auth::Principal &caller, db::AuditActor actor,
                               db::Completion<void> done)
{
    session.write<void>(
        {},
        [this, key = std::move(key), caller, actor = std::move(actor)](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const Invitation invitation, heldUsable(context, key, caller, now()));
            BASALT_TRY_VOID(InvitationStore(context.connection()).answer(invitation.id, "rejected", {}, now()));
            context.audit(statusEvent(Code::InvitationRejected, invitation, "rejected", actor));
            ActionRunner runner(context, m_parts.outbox, invitation, actor, now());
            BASALT_TRY_VOID(runner.skip({"on_create", "on_accept", "on_expired"}));
            BASALT_TRY_VOID(runner.run("on_reject"));
            return {};
        },
        std::move(done));
}

void InvitationAnswers::accept(db::Session &session, Acceptance acceptance, db::Completion<Accepted> done)
{
    // Looked at before a password is hashed; what decides is looked at again by the write.
    session.read<Invitation>(
        [key = acceptance.key, caller = acceptance.caller, now = now()](db::Connection &connection) -> Result<Invitation> {
            BASALT_TRY(auto invitation, usable(connection, key, caller, now));
            BASALT_TRY_VOID(isMeant(invitation, caller));
            return invitation;
        },
        [this, &session, acceptance, done = std::move(done)](Result<Invitation> invitation) mutable {
            if (!invitation) {
                done(std::move(invitation).error());
                return;
            }
            if (acceptance.caller.isAnonymous()) {
                const auth::PasswordContext context{
                    QString::fromUtf8(invitation->email), QString::fromUtf8(invitation->accountName), {}};
                const auto errors =
                    auth::checkPassword(acceptance.password, context, m_parts.options.passwordRules, u"password"_s);
                if (!errors.isEmpty()) {
                    done(Error::invalid(errors));
                    return;
                }
            }
            auto noting = auth::notingBlocked(session, acceptance.actor, QString::fromUtf8(invitation->email), std::move(done));
            hashAndAccept(session, std::move(acceptance), std::move(noting));
        });
}

void InvitationAnswers::hashAndAccept(db::Session &session, Acceptance acceptance, db::Completion<Accepted> done)
{
    const auto write = [this, &session](const Acceptance &taken, const QByteArray &hash, db::Completion<Accepted> finish) {
        session.write<Accepted>(
            taken.caller.accountId,
            [this, taken, hash](db::WriteContext &context) { return writeAccepted(context, taken, hash); },
            [finish = std::move(finish)](Result<Accepted> result) mutable {
                if (result)
                    finish(std::move(result));
                else
                    finish(auth::readableConflict(std::move(result).error()));
            });
    };
    if (!acceptance.caller.isAnonymous()) {
        write(acceptance, {}, std::move(done));
        return;
    }
    m_parts.pool.run<QByteArray>(
        session.mailbox(), [this, bytes = auth::passwordBytes(acceptance.password)] { return m_parts.hasher.hash(bytes); },
        [write, acceptance, done = std::move(done)](Result<QByteArray> hash) mutable {
            if (hash)
                write(acceptance, *hash, std::move(done));
            else
                done(std::move(hash).error());
        });
}

Result<Accepted> InvitationAnswers::writeAccepted(db::WriteContext &context, const Acceptance &acceptance,
                                                  const QByteArray &passwordHash) const
{
    db::Connection &connection = context.connection();
    // Before the account, as everywhere: a link is about to be made.
    if (!acceptance.caller.isAnonymous()) {
        BASALT_TRY_VOID(context.unaudited("the counter's first value",
                                          [](db::Connection &rows) { return auth::AccountStore(rows).lockCodes(); }));
    }
    BASALT_TRY(const Invitation seen, usable(connection, acceptance.key, acceptance.caller, now()));
    BASALT_TRY(const auto change, inviterChange(context, m_parts.access, seen, acceptance.actor));
    // The account is held: of any number who come with the same link, one gets here with it still open.
    BASALT_TRY(Invitation invitation, heldUsable(context, acceptance.key, acceptance.caller, now()));
    BASALT_TRY_VOID(isMeant(invitation, acceptance.caller));
    if (auto promised = mayPromise(context, change, change.caller(), invitation); !promised)
        return outdated(std::move(promised).error());

    Accepted accepted;
    BASALT_TRY(accepted.user, admit(context, invitation, acceptance, passwordHash));
    BASALT_TRY(auto account, auth::AccountStore(connection).find({auth::AccountSelector::Kind::Id, invitation.accountId}));
    if (!account)
        return Error::of(Code::InvitationNotFound);
    accepted.account = std::move(*account);
    BASALT_TRY_VOID(doActions(context, std::move(invitation), {accepted.user, &change},
                              auth::actorFor(acceptance.actor, accepted.user, "invitation")));
    BASALT_TRY(accepted.session, signIn(context, accepted, acceptance));
    return accepted;
}

/** Notes that it was accepted, and does what is to be done then. */
Result<void> InvitationAnswers::doActions(db::WriteContext &context, Invitation invitation, const AcceptedBy &accepted,
                                          const db::AuditActor &actor) const
{
    BASALT_TRY(const auto actions, InvitationActionStore(context.connection()).ofInvitation(invitation.id));
    const bool hasActions =
        std::ranges::any_of(actions, [](const InvitationAction &action) { return action.phase == "on_accept"; });
    const QByteArray status = hasActions ? "processing" : "accepted";
    BASALT_TRY_VOID(InvitationStore(context.connection()).answer(invitation.id, status, accepted.user.id, now()));
    db::AuditEvent event = statusEvent(Code::InvitationAccepted, invitation, status, actor);
    event.changes.append({"user_id", QJsonValue::Undefined, auth::auditText(accepted.user.id)});
    context.audit(std::move(event));
    invitation.status = status;
    invitation.userId = accepted.user.id;
    ActionRunner runner(context, m_parts.outbox, invitation, actor, now());
    BASALT_TRY_VOID(runner.skip({"on_reject", "on_expired"}));
    BASALT_TRY(const auto end, runner.run("on_accept", &accepted));
    return settleAccepted(context, invitation, end, actor);
}

/** Nothing where something is left to be proved before. */
Result<std::optional<auth::SignedIn>> InvitationAnswers::signIn(db::WriteContext &context, const Accepted &accepted,
                                                                const Acceptance &acceptance) const
{
    std::optional<auth::SignedIn> nobody;
    if (m_parts.options.requireVerifiedEmail && !accepted.user.emailVerified)
        return nobody;
    // A link shows no second factor: who has one signs in with it.
    BASALT_TRY(const bool hasSecondFactor, auth::MfaStore(context.connection()).isConfirmed(accepted.user.id));
    if (hasSecondFactor && !acceptance.caller.hasSecondFactor())
        return nobody;
    BASALT_TRY(const auto draft,
               m_issuer.draft(accepted.user, accepted.account, "invitation", acceptance.actor, acceptance.caller.amr));
    BASALT_TRY_VOID(auth::SessionIssuer::store(context, draft));
    return std::optional(draft.answer());
}

/** The new user, or one who was a member before, with everything that the invitation gives. */
Result<auth::User> InvitationAnswers::admit(db::WriteContext &context, const Invitation &invitation,
                                            const Acceptance &acceptance, const QByteArray &passwordHash) const
{
    db::Connection &connection = context.connection();
    auth::UserStore users(connection);
    const auto address = auth::EmailAddress::parse(QString::fromUtf8(invitation.email));
    if (!address)
        return Error::internal(u"an invitation is for what is no address"_s);
    BASALT_TRY_VOID(auth::refuseBlacklisted(connection, address->folded));
    auth::User user = auth::draftUser(*address, invitation.accountId, invitation.roleId, now());
    QByteArray hash = passwordHash;
    // Whoever has the link from a mail reads what comes to that address.
    user.emailVerified = invitation.isMailed;
    if (!acceptance.caller.isAnonymous()) {
        BASALT_TRY(const auto self, users.find(acceptance.caller.userId));
        if (!self)
            return Error::of(Code::UserNotFound);
        user.displayName = self->displayName;
        user.emailVerified = user.emailVerified || self->emailVerified;
        BASALT_TRY(hash, users.passwordHash(self->id));
    }
    if (user.emailVerified)
        user.emailVerifiedAt = user.createdAt;
    const db::AuditActor actor = auth::actorFor(acceptance.actor, user, "invitation");

    BASALT_TRY(const auto known, users.findByEmail(invitation.accountId, address->folded));
    if (known && known->isActive)
        return Error::of(Code::IdentityAlreadyUsed);
    if (known) {
        // Nothing of what he was is left but his records and his place in the trail.
        user.id = known->id;
        user.createdAt = known->createdAt;
        user.profileData = known->profileData;
        user.preferences = known->preferences;
        BASALT_TRY_VOID(takeEverything(context, user, actor));
        BASALT_TRY_VOID(users.update(user, address->folded, user.id));
        if (!hash.isNull())
            BASALT_TRY_VOID(users.setPasswordHash(user.id, hash, user.updatedAt, user.id));
        db::AuditEvent event = auth::auditEvent(Code::UserEnabled, "UPDATE", user.accountId, actor, "users", user.id);
        event.changes = auth::userChanges(*known, user);
        event.allowedBy = "invitation";
        context.audit(std::move(event));
        context.afterCommit([cache = &m_parts.access.cache, id = user.id](auto) { cache->dropUser(id); });
    } else {
        BASALT_TRY_VOID(users.insert(user, address->folded, hash, user.id));
        context.audit(auth::userCreated(user, Code::UserRegistered, !hash.isNull(), actor));
    }
    BASALT_TRY_VOID(auth::joinDefaultGroups(context, user, actor));
    for (const QByteArray &group : invitation.groups)
        BASALT_TRY_VOID(joinGroup(context, user, group, actor, invitation.invitedBy, now()));
    if (invitation.asOwner)
        BASALT_TRY_VOID(auth::OwnerGuard(context).give(user, now(), actor));
    if (!acceptance.caller.isAnonymous())
        BASALT_TRY_VOID(auth::linkUsers(context, acceptance.caller.userId, acceptance.caller.accountId, user, actor, now()));
    BASALT_TRY(auto stored, users.find(user.id));
    return stored ? Result<auth::User>(std::move(*stored)) : Error::internal(u"an invited user cannot be read back"_s);
}

} // namespace basalt::orgs
