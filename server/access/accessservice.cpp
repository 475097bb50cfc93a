// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/accessservice.h"

#include "auth/sessionstore.h"
#include "core/timestamp.h"

#include <algorithm>

namespace basalt::access {

namespace {

AccessAnswer answerFor(const auth::Principal &user, bool mayComeIn, const AccessQuestion &question)
{
    AccessAnswer answer;
    answer.userId = user.userId;
    for (const QByteArray &code : question.permissions)
        answer.held.append(mayComeIn && user.holds(code));
    const auto isHeld = [](bool held) { return held; };
    answer.allowed = question.mode == AccessQuestion::Mode::Any ? std::ranges::any_of(answer.held, isHeld)
                                                                : std::ranges::all_of(answer.held, isHeld);
    answer.decidedBy = !mayComeIn ? "status" : user.superadmin ? "superadmin" : user.accountOwner ? "owner" : "permissions";
    return answer;
}

} // namespace

Result<auth::CallerState> stateSeen(db::Connection &connection, const auth::Principal &caller, const QByteArray &userId)
{
    BASALT_TRY(auto state, auth::SessionStore(connection).user(userId));
    const QByteArray sight = sightOf(caller);
    if (!state || (!sight.isNull() && state->principal.accountId != sight && userId != caller.userId))
        return Error::of(Code::UserNotFound);
    return std::move(*state);
}

void AccessService::check(db::Session &session, const auth::Principal &caller, AccessQuestion question,
                          db::Completion<AccessAnswer> done) const
{
    if (question.userId.isNull() || question.userId == caller.userId) {
        // Authentication has looked at the status and read what is held.
        done(answerFor(caller, true, question));
        return;
    }
    if (const auto allowed = demand(caller, "users.read"); !allowed) {
        done(allowed.error());
        return;
    }
    session.read<AccessAnswer>(
        [caller, question = std::move(question),
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::Connection &connection) -> Result<AccessAnswer> {
            BASALT_TRY(auto state, stateSeen(connection, caller, question.userId));
            const bool mayComeIn = !auth::statusProblem(state.status);
            BASALT_TRY_VOID(completeCaller(connection, state.principal, now));
            return answerFor(state.principal, mayComeIn, question);
        },
        std::move(done));
}

void AccessService::accessOf(db::Session &session, const auth::Principal &caller, const QByteArray &userId,
                             db::Completion<UserAccess> done) const
{
    if (userId != caller.userId) {
        if (const auto allowed = demand(caller, "users.read"); !allowed) {
            done(allowed.error());
            return;
        }
    }
    session.read<UserAccess>(
        [caller, userId, now = core::formatTimestamp(m_parts.clock.nowMs())](db::Connection &connection) -> Result<UserAccess> {
            BASALT_TRY(auto state, stateSeen(connection, caller, userId));
            UserAccess access;
            access.mayComeIn = !auth::statusProblem(state.status);
            access.user = std::move(state.principal);
            if (access.mayComeIn && !access.user.superadmin) {
                const Holder holder{access.user.userId, access.user.accountId, access.user.accountOwner};
                BASALT_TRY(access.holdings, loadHoldings(connection, holder, now));
            }
            return access;
        },
        std::move(done));
}

} // namespace basalt::access
