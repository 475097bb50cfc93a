// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SignInService: what happens to a session after it began.

#include "auth/auditnotes.h"
#include "auth/callerstate.h"
#include "auth/signinservice.h"
#include "core/timestamp.h"

namespace basalt::auth {

void SignInService::refresh(db::Session &session, const QByteArray &refreshToken, db::AuditActor actor,
                            db::Completion<Refreshed> done)
{
    auto claims = m_parts.tokens.verify(refreshToken, TokenType::Refresh);
    if (!claims) {
        done(Error::of(Code::TokenInvalid));
        return;
    }
    session.read<std::optional<CallerState>>(
        [sessionId = claims->sessionId, userId = claims->userId](db::Connection &connection) {
            return SessionStore(connection).caller(sessionId, userId);
        },
        [this, &session, claims = *claims, hash = tokenHash(refreshToken), actor = std::move(actor),
         done = std::move(done)](Result<std::optional<CallerState>> state) mutable {
            if (!state) {
                done(std::move(state).error());
                return;
            }
            if (!*state) {
                done(Error::of(Code::TokenInvalid));
                return;
            }
            if (auto problem = statusProblem((*state)->status)) {
                done(std::move(*problem));
                return;
            }
            rotate(session, std::move(claims), std::move(hash), **state, std::move(actor), std::move(done));
        });
}

namespace {

enum class Rotation { Done, Reused, Refused };

/** What rotating needs on the writing thread; copied, since a group may be run again. */
struct RotationJob
{
    TokenClaims claims;
    QByteArray usedHash;
    SessionIssuer::TokenPair tokens;
    db::AuditActor actor;
    QByteArray now;

    /** Reuse is an outcome, not an error: the end of the family must be committed. */
    Result<Rotation> run(db::WriteContext &context, CallerCache &cache) const
    {
        SessionStore sessions(context.connection());
        BASALT_TRY(const bool live, sessions.extend(claims.sessionId, now, tokens.refreshExpiresAt));
        if (!live)
            return Rotation::Refused;
        BASALT_TRY(const bool first, sessions.useRefreshToken(usedHash, claims.sessionId, now));
        if (first) {
            BASALT_TRY_VOID(
                sessions.insertRefreshToken(tokens.refreshHash, claims.sessionId, tokens.issuedAt, tokens.refreshExpiresAt));
            context.audit(event(Code::TokenRefreshed, "REFRESH"));
            return Rotation::Done;
        }
        BASALT_TRY(const QByteArray usedAt, sessions.refreshTokenUsedAt(usedHash, claims.sessionId));
        if (usedAt.isNull())
            return Error::of(Code::TokenInvalid); // expired or never given out; takes back the extension
        BASALT_TRY_VOID(sessions.end(claims.sessionId, now, "token_reused"));
        context.audit(event(Code::TokenReused, "DENIED"));
        context.afterCommit([&cache, sessionId = claims.sessionId](auto) { cache.dropSession(sessionId); });
        return Rotation::Reused;
    }

private:
    [[nodiscard]] db::AuditEvent event(Code code, const char *operation) const
    {
        return auditEvent(code, operation, claims.accountId, actor, "sessions", claims.sessionId);
    }
};

} // namespace

void SignInService::rotate(db::Session &session, TokenClaims claims, QByteArray hash, const CallerState &state,
                           db::AuditActor actor, db::Completion<Refreshed> done)
{
    const Principal &caller = state.principal;
    auto tokens = m_issuer.issuePair(claims.sessionId, caller.userId, caller.accountId, caller.email, caller.role, caller.amr);
    if (!tokens) {
        done(std::move(tokens).error());
        return;
    }
    actor.userId = caller.userId;
    actor.email = caller.email;
    actor.displayName = caller.displayName;
    actor.role = caller.role;
    actor.authMethod = "refresh_token";
    actor.sessionId = claims.sessionId;
    const QByteArray accountId = caller.accountId;
    RotationJob job{std::move(claims), std::move(hash), *tokens, std::move(actor),
                    core::formatTimestamp(m_parts.clock.nowMs())};
    session.write<Rotation>(
        accountId,
        [job = std::move(job), &cache = m_parts.cache](db::WriteContext &context) { return job.run(context, cache); },
        [tokens = *tokens, done = std::move(done)](Result<Rotation> rotation) mutable {
            if (!rotation)
                done(std::move(rotation).error());
            else if (*rotation != Rotation::Done)
                done(Error::of(Code::TokenInvalid));
            else
                done(Refreshed{tokens.accessToken, tokens.refreshToken, tokens.expiresInSeconds});
        });
}

void SignInService::signOut(db::Session &session, const Principal &caller, const QByteArray &refreshToken, db::AuditActor actor,
                            db::Completion<void> done)
{
    QByteArray sessionId = caller.sessionId;
    QByteArray accountId = caller.accountId;
    if (caller.isAnonymous()) {
        const auto claims = m_parts.tokens.verify(refreshToken, TokenType::Refresh);
        if (!claims) {
            done(Error::of(refreshToken.isEmpty() ? Code::Unauthenticated : Code::TokenInvalid));
            return;
        }
        sessionId = claims->sessionId;
        accountId = claims->accountId;
        actor.userId = claims->userId;
        actor.email = claims->email;
        actor.role = claims->role;
        actor.authMethod = "refresh_token";
        actor.sessionId = sessionId;
    }
    session.write<void>(
        accountId,
        [sessionId, accountId, actor = std::move(actor), now = core::formatTimestamp(m_parts.clock.nowMs()),
         &cache = m_parts.cache](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const bool ended, SessionStore(context.connection()).end(sessionId, now, "logout"));
            if (ended)
                context.audit(auditEvent(Code::UserLoggedOut, "LOGOUT", accountId, actor, "sessions", sessionId));
            context.afterCommit([&cache, sessionId](auto) { cache.dropSession(sessionId); });
            return {};
        },
        std::move(done));
}

} // namespace basalt::auth
