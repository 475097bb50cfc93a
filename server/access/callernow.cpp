// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/callernow.h"

#include "access/accesschange.h"
#include "access/effectivepermissions.h"
#include "auth/callerstate.h"
#include "auth/sessionstore.h"

namespace basalt::access {

Result<auth::Principal> callerNow(db::Connection &connection, const auth::Principal &before, const QByteArray &now)
{
    BASALT_TRY(auto state, auth::SessionStore(connection).user(before.userId));
    if (!state)
        return Error::of(Code::UserNotActive);
    if (auto problem = auth::statusProblem(state->status))
        return std::move(*problem);
    auth::Principal &caller = state->principal;
    if (caller.accountId != before.accountId)
        return Error::of(Code::NoAccountAccess);
    BASALT_TRY_VOID(completeCaller(connection, caller, now));
    caller.method = before.method;
    caller.sessionId = before.sessionId;
    caller.chosenAccountId = before.chosenAccountId;
    caller.context = before.context;
    caller.request = before.request;
    return std::move(caller);
}

Result<auth::Principal> callerNow(db::Connection &connection, const auth::Principal &before, QByteArrayView permission,
                                  const QByteArray &now)
{
    BASALT_TRY(auto caller, callerNow(connection, before, now));
    BASALT_TRY_VOID(demand(caller, permission));
    return caller;
}

} // namespace basalt::access
