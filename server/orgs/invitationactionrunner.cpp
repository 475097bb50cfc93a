// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "orgs/invitationactionrunner.h"

#include "auth/userstore.h"
#include "orgs/invitationactionstore.h"
#include "orgs/invitationevent.h"
#include "orgs/invitationpromise.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::orgs {

namespace {

constexpr qsizetype kMaxErrorText = 1000;
constexpr char kWhyUnaudited[] = "what is to be done or is not; the invitation's own change has an entry";

/** For whoever manages invitations: with what exactly is missing. */
QByteArray reasonOf(const Error &error)
{
    QStringList parts;
    for (const FieldError &field : error.fields)
        parts.append(field.message);
    const QString text = parts.isEmpty() ? error.message : error.message + u" ("_s + parts.join(u", "_s) + u')';
    return text.left(kMaxErrorText).toUtf8();
}

/** The request cannot go on at all, as opposed to: this is not done. */
bool isTrouble(const Error &error, const db::Connection &connection)
{
    return error.httpStatus() >= 500 || connection.isTransactionBroken();
}

QJsonValue textOrNull(const QByteArray &text)
{
    return auth::auditText(text);
}

} // namespace

ActionRunner::ActionRunner(db::WriteContext &context, const mail::Outbox &outbox, Invitation invitation, db::AuditActor actor,
                           QByteArray now)
    : m_context(context)
    , m_outbox(outbox)
    , m_invitation(std::move(invitation))
    , m_actor(std::move(actor))
    , m_now(std::move(now))
{ }

Result<ActionRunner::End> ActionRunner::run(QByteArrayView phase, const AcceptedBy *accepted)
{
    BASALT_TRY(auto actions, InvitationActionStore(m_context.connection()).ofInvitation(m_invitation.id));
    actions.removeIf([phase](const InvitationAction &action) { return action.phase != phase; });
    if (actions.isEmpty())
        return End::Empty;
    bool isWaiting = false;
    std::optional<qint64> failedAt;
    std::optional<qint64> heldAt;
    for (const InvitationAction &action : actions) {
        QByteArray status = action.status;
        if (status == "pending" && failedAt && action.sequence > *failedAt) {
            BASALT_TRY_VOID(setStatus(action, "skipped"));
            status = "skipped";
        } else if (status == "pending" && !(heldAt && action.sequence > *heldAt)) {
            BASALT_TRY(status, step(action, accepted));
        }
        if (status == "failed" && action.isRequired && !failedAt)
            failedAt = action.sequence;
        if (status == "processing" && action.isRequired && !heldAt)
            heldAt = action.sequence;
        isWaiting = isWaiting || status == "processing" || status == "pending";
    }
    if (failedAt)
        return End::Failed;
    return isWaiting ? End::Waiting : End::Done;
}

/** One that has not begun; the value is the status that it has now. */
Result<QByteArray> ActionRunner::step(InvitationAction action, const AcceptedBy *accepted)
{
    if (accepted) {
        auto holds = conditionHolds(m_context.connection(), action, accepted->user, m_now);
        if (!holds && isTrouble(holds.error(), m_context.connection()))
            return std::move(holds).error();
        if (!holds)
            return note(std::move(action), std::move(holds).error());
        if (!*holds) {
            BASALT_TRY_VOID(setStatus(std::move(action), "skipped"));
            return QByteArray("skipped");
        }
    }
    const ActionType *type = actionType(action.type);
    if (!type)
        return Error::internal(u"an invitation has an action of no type"_s);
    switch (type->executor) {
    case ActionExecutor::Application: return handOut(std::move(action));
    case ActionExecutor::Outbox: return note(action, post(action));
    case ActionExecutor::Database: break;
    }
    if (!accepted)
        return Error::internal(u"an action gives something to nobody"_s);
    return note(action, give(action, *accepted));
}

Result<QByteArray> ActionRunner::note(InvitationAction action, Result<QJsonObject> done)
{
    if (!done && isTrouble(done.error(), m_context.connection()))
        return std::move(done).error();
    const QByteArray status = done ? "completed" : "failed";
    BASALT_TRY_VOID(
        end(std::move(action), status, done ? payloadText(*done) : QByteArray(), done ? QByteArray() : reasonOf(done.error())));
    return status;
}

Result<QJsonObject> ActionRunner::give(const InvitationAction &action, const AcceptedBy &accepted)
{
    if (!accepted.inviter)
        return Error::of(Code::InvitationOutdated);
    return orgs::give(m_context, {*accepted.inviter, m_actor, m_invitation.invitedBy, m_now}, action, accepted.user);
}

/** To the invited one, or to who invited him. */
Result<QJsonObject> ActionRunner::post(const InvitationAction &action)
{
    BASALT_TRY(const auto situation, m_outbox.situation(m_context.connection()));
    if (!situation.canSend)
        return Error::of(Code::Conflict, u"No mail server is set up."_s);
    mail::MailDraft draft;
    draft.accountId = m_invitation.accountId;
    draft.locale = m_invitation.locale;
    const bool isWelcome = action.type == "send_welcome_email";
    if (isWelcome) {
        draft.type = "welcome";
        draft.recipient = QString::fromUtf8(m_invitation.email);
    } else {
        BASALT_TRY(const auto inviter, auth::UserStore(m_context.connection()).find(m_invitation.invitedBy));
        if (!inviter || !inviter->isActive)
            return Error::of(Code::UserNotFound, u"Who invited is no user any more."_s);
        draft.type = action.phase == "on_accept" ? "invitation_accepted"
            : action.phase == "on_reject"        ? "invitation_rejected"
                                                 : "invitation_expired";
        draft.recipient = QString::fromUtf8(inviter->email);
    }
    draft.variables = {{"email", QString::fromUtf8(m_invitation.email)},
                       {"account_name", QString::fromUtf8(m_invitation.accountName)},
                       {"inviter_name", QString::fromUtf8(m_invitation.inviterName)}};
    BASALT_TRY(const QByteArray mail, m_outbox.post(m_context, draft));
    return QJsonObject{{u"mail_id"_s, QString::fromUtf8(mail)}};
}

/** The application reads what it is about from the payload, in which what the action says wins. */
Result<QByteArray> ActionRunner::handOut(InvitationAction action)
{
    QJsonObject resolved{{u"invitation_id"_s, textOrNull(m_invitation.id)},
                         {u"account_id"_s, textOrNull(m_invitation.accountId)},
                         {u"account_name"_s, textOrNull(m_invitation.accountName)},
                         {u"email"_s, textOrNull(m_invitation.email)},
                         {u"role"_s, textOrNull(m_invitation.roleName)},
                         {u"message"_s, textOrNull(m_invitation.message)},
                         {u"invited_by"_s, textOrNull(m_invitation.invitedBy)},
                         {u"inviter_name"_s, textOrNull(m_invitation.inviterName)},
                         {u"expires_at"_s, textOrNull(m_invitation.expiresAt)},
                         {u"user_id"_s, textOrNull(m_invitation.userId)}};
    for (auto member = action.payload.constBegin(); member != action.payload.constEnd(); ++member)
        resolved.insert(member.key(), member.value());
    action.payload = resolved;
    action.startedAt = m_now;
    BASALT_TRY_VOID(setStatus(std::move(action), "processing"));
    return QByteArray("processing");
}

Result<void> ActionRunner::end(InvitationAction action, const QByteArray &status, const QByteArray &result,
                               const QByteArray &error)
{
    const QByteArray before = action.status;
    action.status = status;
    action.result = result;
    action.error = error;
    action.endedAt = m_now;
    if (action.startedAt.isNull())
        action.startedAt = m_now;
    BASALT_TRY_VOID(InvitationActionStore(m_context.connection()).update(action));
    m_context.audit(actionEvent(action, before, m_actor));
    return {};
}

Result<void> ActionRunner::setStatus(InvitationAction action, const char *status)
{
    action.status = status;
    if (action.isOver())
        action.endedAt = m_now;
    return m_context.unaudited(kWhyUnaudited,
                               [&](db::Connection &connection) { return InvitationActionStore(connection).update(action); });
}

Result<void> ActionRunner::skip(std::initializer_list<QByteArrayView> phases)
{
    BASALT_TRY(const auto actions, InvitationActionStore(m_context.connection()).ofInvitation(m_invitation.id));
    for (const InvitationAction &action : actions) {
        if (action.status == "pending" && std::ranges::find(phases, QByteArrayView(action.phase)) != phases.end())
            BASALT_TRY_VOID(setStatus(action, "skipped"));
    }
    return {};
}

Result<void> ActionRunner::skipEverything()
{
    BASALT_TRY(const auto actions, InvitationActionStore(m_context.connection()).ofInvitation(m_invitation.id));
    for (const InvitationAction &action : actions) {
        if (!action.isOver())
            BASALT_TRY_VOID(setStatus(action, "skipped"));
    }
    return {};
}

Result<void> ActionRunner::revive()
{
    BASALT_TRY(const auto actions, InvitationActionStore(m_context.connection()).ofInvitation(m_invitation.id));
    for (InvitationAction action : actions) {
        if (action.status != "skipped" || action.phase == "on_expired")
            continue;
        action.endedAt.clear();
        BASALT_TRY_VOID(setStatus(std::move(action), "pending"));
    }
    return {};
}

} // namespace basalt::orgs
