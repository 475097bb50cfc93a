// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/personservice.h"

#include "auth/accountstore.h"
#include "auth/auditnotes.h"
#include "auth/callerstate.h"
#include "auth/mfastore.h"
#include "auth/sessionstore.h"
#include "auth/userstore.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

db::AuditEvent linkEvent(Code event, const QByteArray &userId, const QByteArray &accountId, const db::AuditActor &actor)
{
    return auditEvent(event, event == Code::UserLinked ? "CREATE" : "DELETE", accountId, actor, "user_links", userId);
}

} // namespace

Result<void> linkUsers(db::WriteContext &context, const QByteArray &userId, const QByteArray &accountId, const User &other,
                       const db::AuditActor &actor, const QByteArray &now)
{
    BASALT_TRY(const bool isNew, PersonStore(context.connection()).link(userId, other.id, now));
    if (!isNew)
        return {};
    // In both accounts: each has its own trail.
    db::AuditEvent here = linkEvent(Code::UserLinked, userId, accountId, actor);
    here.changes.append({"linked_user_id", QJsonValue::Undefined, auditText(other.id)});
    context.audit(std::move(here));
    db::AuditEvent there = linkEvent(Code::UserLinked, other.id, other.accountId, actor);
    there.changes.append({"linked_user_id", QJsonValue::Undefined, auditText(userId)});
    context.audit(std::move(there));
    return {};
}

PersonService::PersonService(const AuthOptions &options, const core::Clock &clock, const TokenService &tokens,
                             SignInService &signIn)
    : m_options(options)
    , m_clock(clock)
    , m_issuer(tokens, clock)
    , m_signIn(signIn)
{ }

void PersonService::accounts(db::Session &session, const Principal &caller, qint64 offset, qint64 limit,
                             db::Completion<PersonAccounts> done)
{
    session.read<PersonAccounts>(
        [userId = caller.userId, offset, limit](db::Connection &connection) -> Result<PersonAccounts> {
            PersonStore person(connection);
            PersonAccounts found;
            BASALT_TRY(found.page, person.accounts(userId, offset, limit));
            BASALT_TRY(found.lastSelectedId, person.lastSelected(userId));
            return found;
        },
        std::move(done));
}

void PersonService::switchTo(db::Session &session, const Principal &caller, const QByteArray &account, db::AuditActor actor,
                             db::Completion<SignedIn> done)
{
    session.write<SignedIn>(
        caller.accountId,
        [this, caller, account, actor = std::move(actor)](db::WriteContext &context) {
            return writeSwitch(context, caller, account, actor);
        },
        std::move(done));
}

Result<SignedIn> PersonService::writeSwitch(db::WriteContext &context, const Principal &caller, const QByteArray &account,
                                            const db::AuditActor &actor) const
{
    db::Connection &connection = context.connection();
    // What is not the person's, does not exist or is deleted has one answer.
    BASALT_TRY(auto target, AccountStore(connection).find(AccountSelector::parse(account)));
    if (!target)
        return Error::of(Code::NoAccountAccess);
    BASALT_TRY(const QByteArray userId, PersonStore(connection).userIn(target->id, caller.userId));
    if (userId.isNull())
        return Error::of(Code::NoAccountAccess);
    BASALT_TRY(const auto state, SessionStore(connection).user(userId));
    BASALT_TRY(auto user, UserStore(connection).find(userId));
    if (!state || !user)
        return Error::of(Code::NoAccountAccess);
    if (auto problem = statusProblem(state->status))
        return std::move(*problem);
    if (m_options.requireVerifiedEmail && !user->emailVerified)
        return Error::of(Code::EmailNotVerified);
    // Nobody comes in by a user without a second factor where another has one.
    BASALT_TRY(const bool hasSecondFactor, MfaStore(connection).isConfirmed(userId));
    if (hasSecondFactor && !caller.hasSecondFactor())
        return Error::of(Code::MfaRequired, u"Sign in with the second factor first."_s);
    BASALT_TRY(const auto draft, m_issuer.draft(std::move(*user), std::move(*target), "switch", actor, caller.amr));
    BASALT_TRY_VOID(SessionIssuer::store(context, draft));
    BASALT_TRY_VOID(PersonStore(connection).select(userId, draft.session.createdAt));
    return draft.answer();
}

void PersonService::link(db::Session &session, const Principal &caller, SignInInput proof, db::AuditActor actor,
                         db::Completion<void> done)
{
    m_signIn.prove(
        session, std::move(proof),
        [this, &session, caller, actor = std::move(actor), done = std::move(done)](Result<SignInCandidate> other) mutable {
            if (!other) {
                done(std::move(other).error());
                return;
            }
            session.write<void>(
                caller.accountId,
                [this, caller, other = *other, actor = std::move(actor)](db::WriteContext &context) {
                    return writeLink(context, caller, other, actor);
                },
                std::move(done));
        });
}

Result<void> PersonService::writeLink(db::WriteContext &context, const Principal &caller, const SignInCandidate &other,
                                      const db::AuditActor &actor) const
{
    db::Connection &connection = context.connection();
    if (other.userId == caller.userId)
        return Error::of(Code::AlreadyLinked);
    BASALT_TRY_VOID(
        context.unaudited("the counter's first value", [&](db::Connection &) { return AccountStore(connection).lockCodes(); }));
    // The password that was proved is still the one, and both may still come in.
    UserStore users(connection);
    BASALT_TRY(const QByteArray hash, users.passwordHash(other.userId));
    if (hash != other.passwordHash)
        return Error::of(Code::LoginFailed);
    // Linked users open each other's accounts, and only a password was shown here: who has a second factor begins with it.
    BASALT_TRY(const bool hasSecondFactor, MfaStore(connection).isConfirmed(other.userId));
    if (hasSecondFactor)
        return Error::of(Code::MfaRequired, u"Sign in as that user, with the second factor, and link this one."_s);
    for (const QByteArray &id : {caller.userId, other.userId}) {
        BASALT_TRY(const auto state, SessionStore(connection).user(id));
        if (!state)
            return Error::of(Code::LoginFailed);
        if (auto problem = statusProblem(state->status))
            return std::move(*problem);
    }
    const QByteArray now = core::formatTimestamp(m_clock.nowMs());
    User linked;
    linked.id = other.userId;
    linked.accountId = other.accountId;
    return linkUsers(context, caller.userId, caller.accountId, linked, actor, now);
}

void PersonService::unlink(db::Session &session, const Principal &caller, db::AuditActor actor, db::Completion<void> done)
{
    session.write<void>(
        caller.accountId,
        [caller, actor = std::move(actor)](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const bool wasLinked, PersonStore(context.connection()).unlink(caller.userId));
            if (wasLinked)
                context.audit(linkEvent(Code::UserUnlinked, caller.userId, caller.accountId, actor));
            return {};
        },
        std::move(done));
}

} // namespace basalt::auth
