// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/sessionissuer.h"

#include "auth/auditnotes.h"
#include "core/crypto.h"
#include "core/ids.h"
#include "core/timestamp.h"

namespace basalt::auth {

QByteArray tokenHash(QByteArrayView token)
{
    return core::sha256Hex(token);
}

SignedIn SessionIssuer::Draft::answer() const
{
    SignedIn answer;
    answer.accessToken = tokens.accessToken;
    answer.refreshToken = tokens.refreshToken;
    answer.expiresInSeconds = tokens.expiresInSeconds;
    answer.user = user;
    answer.account = account;
    return answer;
}

Result<SessionIssuer::TokenPair> SessionIssuer::issuePair(const QByteArray &sessionId, const QByteArray &userId,
                                                          const QByteArray &accountId, const QByteArray &email,
                                                          const QByteArray &role, const QByteArray &amr) const
{
    TokenClaims claims;
    claims.userId = userId;
    claims.accountId = accountId;
    claims.sessionId = sessionId;
    claims.email = email;
    claims.role = role;
    claims.amr = amr;
    BASALT_TRY(const IssuedToken access, m_tokens.issue(claims));
    claims.type = TokenType::Refresh;
    BASALT_TRY(const IssuedToken refresh, m_tokens.issue(claims));

    TokenPair pair;
    pair.accessToken = access.text;
    pair.refreshToken = refresh.text;
    pair.expiresInSeconds = m_tokens.options().accessLifetime.count();
    pair.refreshHash = tokenHash(refresh.text);
    pair.issuedAt = core::formatTimestamp(refresh.claims.issuedAtMs);
    pair.refreshExpiresAt = core::formatTimestamp(refresh.claims.expiresAtMs);
    return pair;
}

Result<SessionIssuer::Draft> SessionIssuer::draft(User user, Account account, const QByteArray &method,
                                                  const db::AuditActor &actor, const QByteArray &amr) const
{
    Draft draft;
    SessionRow &session = draft.session;
    session.id = core::newId();
    session.userId = user.id;
    session.accountId = user.accountId;
    session.authMethod = method;
    session.clientIp = actor.clientIp;
    session.userAgent = actor.userAgent;
    session.amr = amr;
    session.createdAt = core::formatTimestamp(m_clock.nowMs());
    BASALT_TRY(draft.tokens, issuePair(session.id, user.id, user.accountId, user.email, user.roleName, amr));
    session.expiresAt = draft.tokens.refreshExpiresAt;
    draft.actor = actorFor(actor, user, method);
    draft.actor.sessionId = session.id;
    draft.user = std::move(user);
    draft.account = std::move(account);
    return draft;
}

Result<void> SessionIssuer::store(db::WriteContext &context, const Draft &draft, const QByteArray &passwordHash)
{
    SessionStore sessions(context.connection());
    BASALT_TRY(const bool noted, sessions.noteSignIn(draft.user.id, passwordHash, draft.session.createdAt));
    if (!noted)
        return Error::of(passwordHash.isNull() ? Code::UserCannotLogin : Code::LoginFailed);
    BASALT_TRY_VOID(sessions.insert(draft.session));
    BASALT_TRY_VOID(sessions.insertRefreshToken(draft.tokens.refreshHash, draft.session.id, draft.tokens.issuedAt,
                                                draft.tokens.refreshExpiresAt));
    context.audit(auditEvent(Code::UserLoggedIn, "LOGIN", draft.user.accountId, draft.actor, "sessions", draft.session.id));
    return {};
}

} // namespace basalt::auth
