// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/viewas.h"

#include "auth/auditnotes.h"
#include "auth/sessionstore.h"
#include "auth/userstore.h"
#include "core/ids.h"
#include "core/timestamp.h"

#include <algorithm>

namespace basalt::auth {

void ViewAs::begin(db::Session &session, const UserTarget &target, std::chrono::minutes lifetime,
                   db::Completion<ViewToken> done)
{
    session.write<ViewToken>(
        target.accountId, [this, target, lifetime](db::WriteContext &context) { return begin(context, target, lifetime); },
        std::move(done));
}

Result<ViewToken> ViewAs::begin(db::WriteContext &context, const UserTarget &target, std::chrono::minutes lifetime) const
{
    SessionStore sessions(context.connection());
    BASALT_TRY(auto user, UserStore(context.connection()).find(target.userId, target.accountId));
    BASALT_TRY(const auto state, sessions.user(target.userId));
    if (!user || !state)
        return Error::of(Code::UserNotFound);
    if (state->principal.superadmin)
        return Error::of(Code::NotViewable);
    if (const auto problem = statusProblem(state->status))
        return *problem;

    SessionRow row;
    row.id = core::newId();
    TokenClaims claims;
    claims.userId = user->id;
    claims.accountId = user->accountId;
    claims.sessionId = row.id;
    claims.email = user->email;
    claims.role = user->roleName;
    claims.viewerId = target.actor.userId;
    claims.viewerSessionId = target.actor.sessionId;
    BASALT_TRY(auto token, m_tokens.issue(std::move(claims), std::min(lifetime, kLongest)));
    const qint64 endsAt = token.claims.expiresAtMs;
    row.userId = user->id;
    row.accountId = user->accountId;
    row.authMethod = "view_as";
    row.clientIp = target.actor.clientIp;
    row.userAgent = target.actor.userAgent;
    row.createdAt = core::formatTimestamp(m_clock.nowMs());
    row.expiresAt = core::formatTimestamp(endsAt);
    BASALT_TRY_VOID(sessions.insert(row));

    db::AuditEvent event = auditEvent(Code::ViewAsStarted, "VIEW_AS", user->accountId, target.actor, "sessions", row.id);
    event.actor.actingAsId = user->id;
    event.changes = {{"user_id", QJsonValue::Undefined, auditText(user->id)},
                     {"expires_at", QJsonValue::Undefined, auditText(row.expiresAt)}};
    context.audit(std::move(event));
    return ViewToken{std::move(token.text), row.id, (endsAt - token.claims.issuedAtMs) / 1000, std::move(*user)};
}

} // namespace basalt::auth
