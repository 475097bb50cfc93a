// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "orgs/invitationservice.h"

#include "access/groupopening.h"
#include "access/groupstore.h"
#include "auth/accountaccess.h"
#include "auth/accountfactory.h"
#include "auth/accountstore.h"
#include "auth/auditnotes.h"
#include "auth/blacklist.h"
#include "auth/callerstate.h"
#include "auth/mfastore.h"
#include "auth/ownerguard.h"
#include "auth/passwordpolicy.h"
#include "auth/personservice.h"
#include "auth/sessionstore.h"
#include "auth/userstore.h"
#include "core/crypto.h"
#include "core/ids.h"
#include "core/timestamp.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::orgs {

namespace {

constexpr qsizetype kMaxMessage = 1000;
constexpr qsizetype kMaxGroups = 20;

db::AuditEvent invitationEvent(Code event, const char *operation, const Invitation &invitation, const db::AuditActor &actor)
{
    return auth::auditEvent(event, operation, invitation.accountId, actor, "invitations", invitation.id);
}

/** Members can be added to it by hand, and it holds no more than the asker does. */
Result<void> mayGiveGroup(db::Connection &connection, const access::AccessChange &change, const QByteArray &accountId,
                          const QByteArray &groupId)
{
    access::GroupStore groups(connection);
    BASALT_TRY(const auto group, groups.find(groupId, accountId));
    if (!group)
        return Error::of(Code::GroupNotFound);
    if (!group->isActive)
        return Error::of(Code::GroupNotActive);
    if (!group->isAssignable || group->kind == "external")
        return Error::of(Code::GroupNotAssignable);
    BASALT_TRY(const auto given, groups.given(groupId));
    return change.mayGive(given);
}

Result<MemberRole> promisedRole(db::Connection &connection, const NewInvitation &input)
{
    if (!input.roleId)
        return memberRole(connection, input.role.isEmpty() ? u"member"_s : input.role);
    if (!input.role.isEmpty())
        return Error::invalid(u"role"_s, u"Either role or role_id."_s, u"not_both"_s);
    BASALT_TRY(const auto role, auth::UserStore(connection).role(*input.roleId));
    if (!role)
        return Error::invalid(u"role_id"_s, u"There is no such role."_s, u"not_found"_s);
    return MemberRole{role->id, false};
}

/** Everything that the invitation promises. */
Result<void> mayPromise(db::WriteContext &context, const access::AccessChange &change, const auth::Principal &asker,
                        const Invitation &invitation)
{
    BASALT_TRY_VOID(mayGiveRole(context, change, asker, invitation.accountId, {invitation.roleId, invitation.asOwner}));
    for (const QByteArray &group : invitation.groups) {
        BASALT_TRY_VOID(access::mayManageMembers(context.connection(), change.caller(), group));
        BASALT_TRY_VOID(mayGiveGroup(context.connection(), change, invitation.accountId, group));
    }
    return {};
}

/** What is told of an inviter who may not do any more what he promised: why is not the business of who is invited. */
Error outdated(Error error)
{
    switch (error.code) {
    case Code::NoPermission:
    case Code::NotOwner:
    case Code::GrantsMoreThanHeld:
    case Code::UserNotActive:
    case Code::UserIsLocked:
    case Code::NoAccountAccess:
    case Code::GroupNotFound:
    case Code::GroupNotActive:
    case Code::GroupNotAssignable: return Error::of(Code::InvitationOutdated);
    default: return error;
    }
}

QByteArray trailOf(const auth::Principal &caller)
{
    return access::sightOf(caller).isNull() ? caller.accountId : access::sightOf(caller);
}

/** An invitation in the caller's sight, pending; the account is held from here on. */
struct OpenInvitation
{
    access::AccessChange change;
    Invitation invitation;
};

Result<OpenInvitation> openInvitation(db::WriteContext &context, const access::AccessParts &parts, const access::Asker &asker,
                                      const QByteArray &id)
{
    BASALT_TRY_VOID(access::demand(asker.caller, "users"));
    InvitationStore invitations(context.connection());
    BASALT_TRY(const auto found, invitations.find(id, access::sightOf(asker.caller)));
    if (!found)
        return Error::of(Code::InvitationNotFound);
    BASALT_TRY(auto change, access::AccessChange::begin(context, parts, asker, found->accountId, "users"));
    BASALT_TRY(auto now, invitations.find(id, found->accountId));
    if (!now || now->status != "pending")
        return Error::of(Code::InvitationNotPending);
    return OpenInvitation{std::move(change), std::move(*now)};
}

/** One that can still be taken. */
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

Result<Invitation> usable(db::Connection &connection, const InvitationKey &key, const auth::Principal &caller,
                          const QByteArray &now)
{
    BASALT_TRY(auto found, invitationOf(connection, key, caller));
    if (!found)
        return Error::of(Code::InvitationNotFound);
    if (found->status != "pending")
        return Error::of(Code::InvitationNotPending);
    if (found->statusAt(now) == "expired")
        return Error::of(Code::InvitationExpired);
    return std::move(*found);
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

InvitationService::InvitationService(OrgParts parts) : m_parts(parts), m_issuer(parts.tokens, parts.access.clock) { }

QByteArray InvitationService::now() const
{
    return core::formatTimestamp(m_parts.access.clock.nowMs());
}

// -- inviting ----------------------------------------------------------------------------------------------------------------

void InvitationService::create(db::Session &session, access::Asker asker, const QByteArray &account, NewInvitation input,
                               db::Completion<SentInvitation> done)
{
    const QByteArray trail = trailOf(asker.caller);
    session.write<SentInvitation>(
        trail,
        [this, asker = std::move(asker), account,
         input = std::move(input)](db::WriteContext &context) -> Result<SentInvitation> {
            BASALT_TRY_VOID(access::demand(asker.caller, "users"));
            BASALT_TRY(const QByteArray accountId, access::accountMeant(context.connection(), asker.caller, account));
            BASALT_TRY(const auto change, access::AccessChange::begin(context, m_parts.access, asker, accountId, "users"));
            return invite(context, change, asker, accountId, input);
        },
        std::move(done));
}

Result<SentInvitation> InvitationService::invite(db::WriteContext &context, const access::AccessChange &change,
                                                 const access::Asker &asker, const QByteArray &accountId,
                                                 const NewInvitation &input) const
{
    // Everybody in it is a superadmin: those are made by superadmins, one by one.
    if (accountId == core::kSystemAccountId)
        return Error::of(Code::AccountProtected);
    db::Connection &connection = context.connection();
    const auto address = auth::EmailAddress::parse(input.email);
    if (!address)
        return Error::invalid(u"email"_s, u"This is not an e-mail address."_s, u"invalid_email"_s);
    if (input.message.size() > kMaxMessage)
        return Error::invalid(u"message"_s, u"At most %1 characters."_s.arg(kMaxMessage), u"too_long"_s);
    if (input.groups.size() > kMaxGroups)
        return Error::invalid(u"groups"_s, u"At most %1 groups."_s.arg(kMaxGroups), u"too_many"_s);
    BASALT_TRY(const MemberRole role, promisedRole(connection, input));
    BASALT_TRY(const auto known, auth::UserStore(connection).findByEmail(accountId, address->folded));
    if (known && known->isActive)
        return Error::of(Code::IdentityAlreadyUsed);

    Invitation invitation;
    invitation.id = core::newId();
    invitation.accountId = accountId;
    invitation.email = address->text;
    invitation.emailFolded = address->folded;
    invitation.roleId = role.roleId;
    invitation.asOwner = role.isOwner;
    invitation.groups = input.groups;
    std::ranges::sort(invitation.groups);
    invitation.groups.erase(std::unique(invitation.groups.begin(), invitation.groups.end()), invitation.groups.end());
    invitation.message = input.message.trimmed().toUtf8();
    invitation.locale = input.locale;
    invitation.invitedBy = asker.caller.userId;
    invitation.createdAt = now();
    BASALT_TRY_VOID(mayPromise(context, change, asker.caller, invitation));

    InvitationStore invitations(connection);
    BASALT_TRY(const auto open, invitations.pendingFor(accountId, address->folded));
    if (open) {
        BASALT_TRY_VOID(invitations.answer(open->id, "revoked", {}, now()));
        db::AuditEvent event = invitationEvent(Code::InvitationRevoked, "UPDATE", *open, asker.actor);
        event.changes.append({"status", u"pending"_s, u"revoked"_s});
        event.changes.append({"replaced_by", QJsonValue::Undefined, auth::auditText(invitation.id)});
        context.audit(std::move(event));
    }
    return send(context, std::move(invitation), true, asker.actor);
}

/** Stores the invitation with a new secret and lets it go out. */
Result<SentInvitation> InvitationService::send(db::WriteContext &context, Invitation invitation, bool isNew,
                                               const db::AuditActor &actor) const
{
    db::Connection &connection = context.connection();
    BASALT_TRY(const auto situation, m_parts.outbox.situation(connection));
    const qint64 nowMs = m_parts.access.clock.nowMs();
    invitation.isMailed = situation.canSend;
    invitation.sentAt = core::formatTimestamp(nowMs);
    invitation.expiresAt = core::formatTimestamp(nowMs + std::chrono::milliseconds(m_parts.invitationLife).count());
    const QByteArray token = core::randomToken();
    InvitationStore invitations(connection);
    if (isNew)
        BASALT_TRY_VOID(invitations.insert(invitation, auth::tokenHash(token)));
    else
        BASALT_TRY_VOID(invitations.renew(invitation, auth::tokenHash(token)));
    BASALT_TRY(auto stored, invitations.find(invitation.id, invitation.accountId));
    if (!stored)
        return Error::internal(u"a new invitation cannot be read back"_s);

    SentInvitation sent{std::move(*stored), {}, {}};
    // In the fragment: browsers keep it to themselves, so it stands in no log on the way.
    const QString link = situation.appUrl + u"/invitation#token="_s + QString::fromLatin1(token);
    if (situation.canSend) {
        mail::MailDraft draft;
        draft.accountId = invitation.accountId;
        draft.type = "invitation";
        draft.locale = invitation.locale;
        draft.recipient = QString::fromUtf8(invitation.email);
        draft.notAfter = invitation.expiresAt;
        draft.variables = {{"email", draft.recipient},
                           {"account_name", QString::fromUtf8(sent.invitation.accountName)},
                           {"inviter_name", QString::fromUtf8(sent.invitation.inviterName)},
                           {"message", QString::fromUtf8(invitation.message)},
                           {"expires_at", QString::fromLatin1(invitation.expiresAt)},
                           {"token", QString::fromLatin1(token)},
                           {"invitation_url", link}};
        BASALT_TRY_VOID(m_parts.outbox.post(context, draft));
    } else {
        sent.link = link;
        sent.token = token;
    }
    db::AuditEvent event = invitationEvent(isNew ? Code::InvitationCreated : Code::InvitationRenewed,
                                           isNew ? "CREATE" : "UPDATE", sent.invitation, actor);
    const QJsonValue nothing(QJsonValue::Undefined);
    event.changes.append({"email", nothing, auth::auditText(invitation.email)});
    event.changes.append({"role_id", nothing, QJsonValue(invitation.roleId)});
    if (invitation.asOwner)
        event.changes.append({"as_owner", nothing, true});
    for (const QByteArray &group : invitation.groups)
        event.changes.append({"group_id", nothing, auth::auditText(group)});
    event.changes.append({"delivery", nothing, situation.canSend ? u"mail"_s : u"shown"_s});
    event.changes.append({"expires_at", nothing, auth::auditText(invitation.expiresAt)});
    context.audit(std::move(event));
    return sent;
}

void InvitationService::list(db::Session &session, const auth::Principal &caller, const QByteArray &account,
                             InvitationQuery query, db::Completion<auth::Page<Invitation>> done)
{
    if (auto allowed = access::demand(caller, "users"); !allowed) {
        done(std::move(allowed).error());
        return;
    }
    query.now = now();
    session.read<auth::Page<Invitation>>(
        [caller, account, query = std::move(query)](db::Connection &connection) -> Result<auth::Page<Invitation>> {
            InvitationQuery own = query;
            own.accountId = access::sightOf(caller);
            if (!account.isNull()) {
                BASALT_TRY(own.accountId, access::accountMeant(connection, caller, account));
            }
            return InvitationStore(connection).list(own);
        },
        std::move(done));
}

void InvitationService::renew(db::Session &session, access::Asker asker, const QByteArray &id,
                              db::Completion<SentInvitation> done)
{
    const QByteArray trail = trailOf(asker.caller);
    session.write<SentInvitation>(
        trail,
        [this, asker = std::move(asker), id](db::WriteContext &context) -> Result<SentInvitation> {
            BASALT_TRY(auto open, openInvitation(context, m_parts.access, asker, id));
            BASALT_TRY_VOID(mayPromise(context, open.change, asker.caller, open.invitation));
            open.invitation.invitedBy = asker.caller.userId;
            return send(context, std::move(open.invitation), false, asker.actor);
        },
        std::move(done));
}

void InvitationService::revoke(db::Session &session, access::Asker asker, const QByteArray &id, db::Completion<void> done)
{
    const QByteArray trail = trailOf(asker.caller);
    session.write<void>(
        trail,
        [this, asker = std::move(asker), id](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const auto open, openInvitation(context, m_parts.access, asker, id));
            BASALT_TRY_VOID(InvitationStore(context.connection()).answer(id, "revoked", {}, now()));
            db::AuditEvent event = invitationEvent(Code::InvitationRevoked, "UPDATE", open.invitation, asker.actor);
            event.changes.append({"status", u"pending"_s, u"revoked"_s});
            context.audit(std::move(event));
            return {};
        },
        std::move(done));
}

// -- answering ---------------------------------------------------------------------------------------------------------------

void InvitationService::view(db::Session &session, const QByteArray &token, db::Completion<Invitation> done)
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

void InvitationService::listOwn(db::Session &session, const auth::Principal &caller, InvitationQuery query,
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

void InvitationService::reject(db::Session &session, InvitationKey key, const auth::Principal &caller, db::AuditActor actor,
                               db::Completion<void> done)
{
    session.write<void>(
        {},
        [this, key = std::move(key), caller, actor = std::move(actor)](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const Invitation invitation, usable(context.connection(), key, caller, now()));
            BASALT_TRY(const bool first, InvitationStore(context.connection()).answer(invitation.id, "rejected", {}, now()));
            if (!first)
                return Error::of(Code::InvitationNotPending);
            db::AuditEvent event = invitationEvent(Code::InvitationRejected, "UPDATE", invitation, actor);
            event.changes.append({"status", u"pending"_s, u"rejected"_s});
            context.audit(std::move(event));
            return {};
        },
        std::move(done));
}

void InvitationService::accept(db::Session &session, Acceptance acceptance, db::Completion<Accepted> done)
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

void InvitationService::hashAndAccept(db::Session &session, Acceptance acceptance, db::Completion<Accepted> done)
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

Result<Accepted> InvitationService::writeAccepted(db::WriteContext &context, const Acceptance &acceptance,
                                                  const QByteArray &passwordHash) const
{
    db::Connection &connection = context.connection();
    // Before the account, as everywhere: a link is about to be made.
    if (!acceptance.caller.isAnonymous()) {
        BASALT_TRY_VOID(context.unaudited("the counter's first value",
                                          [](db::Connection &rows) { return auth::AccountStore(rows).lockCodes(); }));
    }
    BASALT_TRY(const Invitation seen, usable(connection, acceptance.key, acceptance.caller, now()));
    BASALT_TRY(const auto inviter, auth::SessionStore(connection).user(seen.invitedBy));
    if (!inviter || auth::statusProblem(inviter->status))
        return Error::of(Code::InvitationOutdated);
    const access::Asker asker{inviter->principal, acceptance.actor};
    auto change = access::AccessChange::begin(context, m_parts.access, asker, seen.accountId, "users");
    if (!change)
        return outdated(std::move(change).error());
    // The account is held: of any number who come with the same link, one gets here with it still open.
    BASALT_TRY(const Invitation invitation, usable(connection, acceptance.key, acceptance.caller, now()));
    BASALT_TRY_VOID(isMeant(invitation, acceptance.caller));
    if (auto promised = mayPromise(context, *change, inviter->principal, invitation); !promised)
        return outdated(std::move(promised).error());

    Accepted accepted;
    BASALT_TRY(accepted.user, admit(context, invitation, acceptance, passwordHash));
    BASALT_TRY(auto account, auth::AccountStore(connection).find({auth::AccountSelector::Kind::Id, invitation.accountId}));
    if (!account)
        return Error::of(Code::InvitationNotFound);
    accepted.account = std::move(*account);
    BASALT_TRY(const bool first, InvitationStore(connection).answer(invitation.id, "accepted", accepted.user.id, now()));
    if (!first)
        return Error::of(Code::InvitationNotPending);
    db::AuditEvent event = invitationEvent(Code::InvitationAccepted, "UPDATE", invitation,
                                           auth::actorFor(acceptance.actor, accepted.user, "invitation"));
    event.changes.append({"status", u"pending"_s, u"accepted"_s});
    event.changes.append({"user_id", QJsonValue::Undefined, auth::auditText(accepted.user.id)});
    context.audit(std::move(event));
    if (m_parts.options.requireVerifiedEmail && !accepted.user.emailVerified)
        return accepted;
    // A link shows no second factor: who has one signs in with it.
    BASALT_TRY(const bool hasSecondFactor, auth::MfaStore(connection).isConfirmed(accepted.user.id));
    if (hasSecondFactor && !acceptance.caller.hasSecondFactor())
        return accepted;
    BASALT_TRY(const auto draft,
               m_issuer.draft(accepted.user, accepted.account, "invitation", acceptance.actor, acceptance.caller.amr));
    BASALT_TRY_VOID(auth::SessionIssuer::store(context, draft));
    accepted.session = draft.answer();
    return accepted;
}

/** The new user, or one who was a member before, with everything that the invitation gives. */
Result<auth::User> InvitationService::admit(db::WriteContext &context, const Invitation &invitation,
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
    for (const QByteArray &group : invitation.groups) {
        access::GroupStore groups(connection);
        BASALT_TRY(const auto membership, groups.membership(group, user.id));
        if (membership)
            continue;
        BASALT_TRY_VOID(groups.addMember({group, user.id, "manual", now()}, invitation.invitedBy));
        db::AuditEvent event =
            auth::auditEvent(Code::GroupMemberAdded, "CREATE", user.accountId, actor, "group_members", group);
        event.changes.append({"user_id", QJsonValue::Undefined, auth::auditText(user.id)});
        event.changes.append({"source", QJsonValue::Undefined, QLatin1StringView("manual")});
        context.audit(std::move(event));
    }
    if (invitation.asOwner)
        BASALT_TRY_VOID(auth::OwnerGuard(context).give(user, now(), actor));
    if (!acceptance.caller.isAnonymous())
        BASALT_TRY_VOID(auth::linkUsers(context, acceptance.caller.userId, acceptance.caller.accountId, user, actor, now()));
    BASALT_TRY(auto stored, users.find(user.id));
    return stored ? Result<auth::User>(std::move(*stored)) : Error::internal(u"an invited user cannot be read back"_s);
}

} // namespace basalt::orgs
