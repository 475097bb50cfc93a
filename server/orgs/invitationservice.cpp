// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "orgs/invitationservice.h"

#include "auth/emailaddress.h"
#include "auth/userstore.h"
#include "core/crypto.h"
#include "core/ids.h"
#include "orgs/invitationactionrunner.h"
#include "orgs/invitationactionstore.h"
#include "orgs/invitationevent.h"
#include "orgs/invitationpromise.h"
#include "orgs/invitationtemplateservice.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::orgs {

namespace {

constexpr qsizetype kMaxMessage = 1000;
constexpr qsizetype kMaxGroups = 20;

QByteArray trailOf(const auth::Principal &caller)
{
    return access::sightOf(caller).isNull() ? caller.accountId : access::sightOf(caller);
}

/** An invitation in the caller's sight that nobody has answered; it and the account are held from here on. */
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
    BASALT_TRY_VOID(invitations.hold(id));
    BASALT_TRY(auto now, invitations.find(id, found->accountId));
    if (!now || (now->status != "pending" && now->status != "expired"))
        return Error::of(Code::InvitationNotPending);
    return OpenInvitation{std::move(change), std::move(*now)};
}

/** Everything that the invitation and its actions promise. */
Result<void> mayPromiseAll(db::WriteContext &context, const access::AccessChange &change, const access::Asker &asker,
                           const Invitation &invitation, const QList<InvitationAction> &actions)
{
    BASALT_TRY_VOID(mayPromise(context, change, asker.caller, invitation));
    const access::Giving giving{change, asker.actor, asker.caller.userId, invitation.createdAt};
    for (const InvitationAction &action : actions)
        BASALT_TRY_VOID(mayPromise(context, giving, action));
    return {};
}

/** When and how it goes out, and until when it can be taken. */
void setOut(Invitation &invitation, const mail::MailSituation &situation, const OrgParts &parts)
{
    const qint64 nowMs = parts.access.clock.nowMs();
    invitation.isMailed = situation.canSend;
    invitation.sentAt = core::formatTimestamp(nowMs);
    invitation.expiresAt = core::formatTimestamp(nowMs + std::chrono::milliseconds(parts.invitationLife).count());
}

/** What it promises and how it goes out. */
void addPromise(db::AuditEvent &event, const Invitation &invitation)
{
    const QJsonValue nothing(QJsonValue::Undefined);
    event.changes.append({"email", nothing, auth::auditText(invitation.email)});
    event.changes.append({"role_id", nothing, QJsonValue(invitation.roleId)});
    if (invitation.asOwner)
        event.changes.append({"as_owner", nothing, true});
    for (const QByteArray &group : invitation.groups)
        event.changes.append({"group_id", nothing, auth::auditText(group)});
    event.changes.append({"delivery", nothing, invitation.isMailed ? u"mail"_s : u"shown"_s});
    event.changes.append({"expires_at", nothing, auth::auditText(invitation.expiresAt)});
}

} // namespace

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
    QList<NewInvitationAction> wanted = input.actions;
    if (!input.templateCode.isNull()) {
        BASALT_TRY(const auto from, templateFor(connection, accountId, input.templateCode));
        if (invitation.message.isEmpty())
            invitation.message = from.message;
        wanted = overridden(from.actions, input.overrides) + wanted;
    }
    BASALT_TRY(auto actions, checkedActions(wanted));
    for (InvitationAction &action : actions) {
        action.id = core::newId();
        action.invitationId = invitation.id;
        action.accountId = accountId;
        action.createdAt = invitation.createdAt;
    }
    BASALT_TRY_VOID(mayPromiseAll(context, change, asker, invitation, actions));
    BASALT_TRY_VOID(replaceOpen(context, invitation, asker.actor));
    return send(context, std::move(invitation), actions, asker.actor);
}

/** One that waits for the same address is over. */
Result<void> InvitationService::replaceOpen(db::WriteContext &context, const Invitation &invitation,
                                            const db::AuditActor &actor) const
{
    InvitationStore invitations(context.connection());
    BASALT_TRY(const auto open, invitations.pendingFor(invitation.accountId, invitation.emailFolded));
    if (!open || open->id == invitation.id)
        return {};
    BASALT_TRY(const bool isFirst, invitations.answer(open->id, "revoked", {}, now()));
    if (!isFirst)
        return {}; // answered at this moment
    BASALT_TRY_VOID(ActionRunner(context, m_parts.outbox, *open, actor, now()).skipEverything());
    db::AuditEvent event = statusEvent(Code::InvitationRevoked, *open, "revoked", actor);
    event.changes.append({"replaced_by", QJsonValue::Undefined, auth::auditText(invitation.id)});
    context.audit(std::move(event));
    return {};
}

/** Stores the invitation with its actions and lets it go out. */
Result<SentInvitation> InvitationService::send(db::WriteContext &context, Invitation invitation,
                                               const QList<InvitationAction> &actions, const db::AuditActor &actor) const
{
    BASALT_TRY(const auto situation, m_parts.outbox.situation(context.connection()));
    const QByteArray token = core::randomToken();
    setOut(invitation, situation, m_parts);
    BASALT_TRY_VOID(InvitationStore(context.connection()).insert(invitation, auth::tokenHash(token)));
    for (const InvitationAction &action : actions)
        BASALT_TRY_VOID(InvitationActionStore(context.connection()).insert(action));
    BASALT_TRY(auto sent, handOver(context, invitation, token, actor));
    db::AuditEvent event = invitationEvent(Code::InvitationCreated, "CREATE", invitation, actor);
    addPromise(event, invitation);
    for (const InvitationAction &action : actions)
        event.changes.append({"action", QJsonValue::Undefined, auth::auditText(action.type)});
    context.audit(std::move(event));
    return sent;
}

/** The same with another secret. */
Result<SentInvitation> InvitationService::resend(db::WriteContext &context, Invitation invitation,
                                                 const db::AuditActor &actor) const
{
    BASALT_TRY(const auto situation, m_parts.outbox.situation(context.connection()));
    const QByteArray token = core::randomToken();
    const bool hadExpired = invitation.status == "expired";
    if (hadExpired) {
        BASALT_TRY_VOID(replaceOpen(context, invitation, actor));
        BASALT_TRY_VOID(ActionRunner(context, m_parts.outbox, invitation, actor, now()).revive());
    }
    setOut(invitation, situation, m_parts);
    BASALT_TRY_VOID(InvitationStore(context.connection()).renew(invitation, auth::tokenHash(token)));
    BASALT_TRY(auto sent, handOver(context, invitation, token, actor));
    db::AuditEvent event = invitationEvent(Code::InvitationRenewed, "UPDATE", invitation, actor);
    if (hadExpired)
        event.changes.append({"status", u"expired"_s, u"pending"_s});
    addPromise(event, invitation);
    context.audit(std::move(event));
    return sent;
}

/** Mails the link or returns it, and begins with what is done when an invitation goes out. */
Result<SentInvitation> InvitationService::handOver(db::WriteContext &context, const Invitation &invitation,
                                                   const QByteArray &token, const db::AuditActor &actor) const
{
    db::Connection &connection = context.connection();
    BASALT_TRY(auto stored, InvitationStore(connection).find(invitation.id, invitation.accountId));
    if (!stored)
        return Error::internal(u"a new invitation cannot be read back"_s);
    SentInvitation sent{std::move(*stored), {}, {}, {}};
    BASALT_TRY(const auto situation, m_parts.outbox.situation(connection));
    // In the fragment: browsers keep it to themselves, so it stands in no log on the way.
    const QString link = situation.appUrl + u"/invitation#token="_s + QString::fromLatin1(token);
    if (invitation.isMailed) {
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
    BASALT_TRY_VOID(ActionRunner(context, m_parts.outbox, sent.invitation, actor, now()).run("on_create"));
    BASALT_TRY(sent.actions, InvitationActionStore(connection).ofInvitation(invitation.id));
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
            BASALT_TRY(const auto actions, InvitationActionStore(context.connection()).ofInvitation(id));
            BASALT_TRY_VOID(mayPromiseAll(context, open.change, asker, open.invitation, actions));
            open.invitation.invitedBy = asker.caller.userId;
            return resend(context, std::move(open.invitation), asker.actor);
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
            BASALT_TRY(const bool isFirst, InvitationStore(context.connection()).answer(id, "revoked", {}, now()));
            if (!isFirst)
                return Error::of(Code::InvitationNotPending);
            // After its time only what is done because of that is under way, which goes on.
            if (open.invitation.status == "pending")
                BASALT_TRY_VOID(ActionRunner(context, m_parts.outbox, open.invitation, asker.actor, now()).skipEverything());
            context.audit(statusEvent(Code::InvitationRevoked, open.invitation, "revoked", asker.actor));
            return {};
        },
        std::move(done));
}

} // namespace basalt::orgs
