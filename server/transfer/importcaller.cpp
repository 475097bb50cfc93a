// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/importcaller.h"

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

Result<auth::Principal> currentCaller(db::Connection &connection, const auth::Principal &begun)
{
    if (begun.sessionId.isNull())
        return begun;
    BASALT_TRY(auto state, auth::SessionStore(connection).user(begun.userId));
    if (!state)
        return mayNotGoOn(Error::of(Code::UserNotActive));
    if (auto problem = auth::statusProblem(state->status))
        return mayNotGoOn(std::move(*problem));
    auth::Principal &now = state->principal;
    if (now.accountId != begun.accountId)
        return mayNotGoOn(Error::of(Code::NoAccountAccess));
    now.method = begun.method;
    now.sessionId = begun.sessionId;
    now.chosenAccountId = begun.chosenAccountId;
    now.context = begun.context;
    now.request = begun.request;
    return std::move(now);
}

Result<void> confirmCaller(db::Connection &connection, const auth::Principal &understood)
{
    BASALT_TRY(const auth::Principal now, currentCaller(connection, understood));
    if (now.role != understood.role || now.groups != understood.groups || now.email != understood.email)
        return Error::of(Code::SchemaMoved);
    return {};
}

} // namespace basalt::transfer
