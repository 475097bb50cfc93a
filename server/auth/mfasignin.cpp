// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/mfasignin.h"

#include "auth/accountstore.h"
#include "auth/auditnotes.h"
#include "auth/callerstate.h"
#include "auth/mfacheck.h"
#include "auth/mfastore.h"
#include "auth/onetimetokenstore.h"
#include "auth/userstore.h"
#include "core/timestamp.h"

namespace basalt::auth {

namespace {

/** As signing in answers them. */
Error notLetIn(const Error &problem)
{
    constexpr int kUnauthorized = 401;
    return problem.withStatus(kUnauthorized);
}

} // namespace

MfaSignIn::MfaSignIn(const AuthOptions &options, const core::Clock &clock, const TokenService &tokens, const MfaKeys &keys)
    : m_options(options)
    , m_clock(clock)
    , m_issuer(tokens, clock)
    , m_keys(keys)
    , m_lockout(options.lockout, clock)
{ }

void MfaSignIn::verify(db::Session &session, const QByteArray &challenge, const QByteArray &code, db::AuditActor actor,
                       db::Completion<SignedIn> done)
{
    session.write<Outcome>(
        {},
        [this, hash = tokenHash(challenge), code, actor = std::move(actor)](db::WriteContext &context) {
            return write(context, hash, code, actor);
        },
        [done = std::move(done)](Result<Outcome> outcome) mutable {
            if (!outcome)
                done(std::move(outcome).error());
            else if (*outcome)
                done(std::move(**outcome));
            else
                done(Error::of(Code::MfaCodeInvalid));
        });
}

Result<MfaSignIn::Outcome> MfaSignIn::write(db::WriteContext &context, const QByteArray &hash, const QByteArray &code,
                                            const db::AuditActor &actor) const
{
    db::Connection &connection = context.connection();
    const qint64 nowMs = m_clock.nowMs();
    const QByteArray now = core::formatTimestamp(nowMs);
    OneTimeTokenStore tokens(connection);
    BASALT_TRY(const OneTimeToken token, tokens.find(hash, TokenPurpose::SecondFactor, now));
    UserStore users(connection);
    // Tries of one user follow each other: none is looked at with a count from before the other's failure.
    BASALT_TRY_VOID(users.lock(token.userId));
    BASALT_TRY(const OneTimeToken used, tokens.use(hash, TokenPurpose::SecondFactor, now));
    BASALT_TRY(const auto state, SessionStore(connection).user(used.userId));
    BASALT_TRY(auto user, users.find(used.userId));
    if (!state || !user)
        return Error::of(Code::TokenInvalid);
    if (const auto problem = statusProblem(state->status))
        return notLetIn(*problem);
    if (user->lockedUntil > now)
        return notLetIn(Error::of(Code::UserIsLocked));
    if (const auto problem = passwordSignInProblem(*user))
        return notLetIn(*problem);
    if (m_options.requireVerifiedEmail && !user->emailVerified)
        return Error::of(Code::EmailNotVerified);
    BASALT_TRY(const auto factor, MfaStore(connection).find(used.userId));
    if (!factor || !factor->isConfirmed)
        return Error::of(Code::MfaNotEnrolled);

    const db::AuditActor known = actorFor(actor, *user, "password");
    BASALT_TRY(const GivenCode given, useCode(context, m_keys, *factor, code, nowMs));
    if (given == GivenCode::Wrong) {
        BASALT_TRY_VOID(noteWrongCode(context, m_lockout, user->id, user->accountId, known));
        return Outcome();
    }
    BASALT_TRY(auto answer, admit(context, std::move(*user), given == GivenCode::RecoveryCode, actor));
    return Outcome(std::move(answer));
}

Result<SignedIn> MfaSignIn::admit(db::WriteContext &context, User user, bool byRecoveryCode, const db::AuditActor &actor) const
{
    db::Connection &connection = context.connection();
    BASALT_TRY(auto account, AccountStore(connection).find({AccountSelector::Kind::Id, user.accountId}));
    if (!account)
        return Error::of(Code::AccountNotFound);
    BASALT_TRY(const QByteArray passwordHash, UserStore(connection).passwordHash(user.id));
    BASALT_TRY(const auto draft, m_issuer.draft(std::move(user), std::move(*account), "password", actor, kPasswordAndCode));
    const auto note = [&](Code code) {
        context.audit(auditEvent(code, "UPDATE", draft.user.accountId, draft.actor, "user_mfa", draft.user.id));
    };
    if (byRecoveryCode)
        note(Code::MfaRecoveryUsed);
    note(Code::MfaPassed);
    BASALT_TRY_VOID(SessionIssuer::store(context, draft, passwordHash));
    return draft.answer();
}

} // namespace basalt::auth
