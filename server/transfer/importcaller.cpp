// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/importcaller.h"

#include "access/effectivepermissions.h"
#include "auth/callerstate.h"
#include "auth/sessionstore.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::transfer {

namespace {

Error mayNotGoOn(Error why)
{
    why.message = u"The import ended, because the user who began it may not write any more: "_s + why.message;
    return why;
}

} // namespace

Result<auth::Principal> currentCaller(db::Connection &connection, const auth::Principal &begun, const QByteArray &now)
{
    if (begun.sessionId.isNull())
        return begun;
    BASALT_TRY(auto state, auth::SessionStore(connection).user(begun.userId));
    if (!state)
        return mayNotGoOn(Error::of(Code::UserNotActive));
    if (auto problem = auth::statusProblem(state->status))
        return mayNotGoOn(std::move(*problem));
    auth::Principal &caller = state->principal;
    if (caller.accountId != begun.accountId)
        return mayNotGoOn(Error::of(Code::NoAccountAccess));
    BASALT_TRY_VOID(access::completeCaller(connection, caller, now));
    caller.method = begun.method;
    caller.sessionId = begun.sessionId;
    caller.chosenAccountId = begun.chosenAccountId;
    caller.context = begun.context;
    caller.request = begun.request;
    return std::move(caller);
}

Result<void> confirmCaller(db::Connection &connection, const auth::Principal &understood, const QByteArray &now)
{
    BASALT_TRY(const auth::Principal caller, currentCaller(connection, understood, now));
    const auto codesOf = [](const auth::Principal &principal) {
        return principal.permissions ? principal.permissions->codes() : QList<QByteArray>();
    };
    if (caller.role != understood.role || caller.groups != understood.groups || caller.email != understood.email
        || codesOf(caller) != codesOf(understood))
        return Error::of(Code::SchemaMoved);
    return {};
}

} // namespace basalt::transfer
