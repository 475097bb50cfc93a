// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/sessionservice.h"

#include "auth/auditnotes.h"
#include "core/timestamp.h"

#include <algorithm>

namespace basalt::auth {

namespace {

Result<User> userOf(db::Connection &connection, const UserTarget &target)
{
    BASALT_TRY(auto user, UserStore(connection).find(target.userId, target.accountId));
    if (!user)
        return Error::of(Code::UserNotFound);
    return std::move(*user);
}

/** The user, if his sessions are the caller's to end. */
Result<User> userToSignOut(db::WriteContext &context, const UserTarget &target)
{
    BASALT_TRY(auto user, userOf(context.connection(), target));
    BASALT_TRY_VOID(mayChange(context, target, user));
    return user;
}

/** Who ends a session: its user, or somebody else. */
QByteArray endReason(const UserTarget &target)
{
    return target.actor.userId == target.userId ? "ended_by_user" : "ended_by_admin";
}

} // namespace

void SessionService::list(db::Session &session, const UserTarget &target, db::Completion<QList<LiveSession>> done)
{
    session.read<QList<LiveSession>>(
        [target, now = core::formatTimestamp(m_clock.nowMs())](db::Connection &connection) -> Result<QList<LiveSession>> {
            BASALT_TRY(const User user, userOf(connection, target));
            return SessionStore(connection).live(user.id, now);
        },
        std::move(done));
}

void SessionService::end(db::Session &session, const UserTarget &target, const QByteArray &sessionId, db::Completion<void> done)
{
    session.write<void>(
        target.accountId,
        [target, sessionId, now = core::formatTimestamp(m_clock.nowMs()),
         &cache = m_cache](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const User user, userToSignOut(context, target));
            BASALT_TRY(const bool ended, SessionStore(context.connection()).endOf(user.id, sessionId, now, endReason(target)));
            if (!ended)
                return Error::of(Code::SessionNotFound);
            context.audit(auditEvent(Code::SessionEnded, "END", user.accountId, target.actor, "sessions", sessionId));
            context.afterCommit([&cache, sessionId](auto) { cache.dropSession(sessionId); });
            return {};
        },
        std::move(done));
}

void SessionService::endAll(db::Session &session, const UserTarget &target, const QByteArray &exceptId,
                            db::Completion<qint64> done)
{
    session.write<qint64>(
        target.accountId,
        [target, exceptId, now = core::formatTimestamp(m_clock.nowMs()),
         &cache = m_cache](db::WriteContext &context) -> Result<qint64> {
            // Whoever signs in meanwhile waits for this row, and stays.
            BASALT_TRY_VOID(UserStore(context.connection()).lock(target.userId));
            BASALT_TRY(const User user, userToSignOut(context, target));
            SessionStore sessions(context.connection());
            BASALT_TRY(const QList<LiveSession> live, sessions.live(user.id, now));
            for (const LiveSession &one : live) {
                if (one.row.id != exceptId)
                    context.audit(auditEvent(Code::SessionEnded, "END", user.accountId, target.actor, "sessions", one.row.id));
            }
            BASALT_TRY_VOID(sessions.endAll(user.id, now, endReason(target), exceptId));
            context.afterCommit([&cache, userId = user.id](auto) { cache.dropUser(userId); });
            return std::ranges::count_if(live, [&](const LiveSession &one) { return one.row.id != exceptId; });
        },
        std::move(done));
}

} // namespace basalt::auth
