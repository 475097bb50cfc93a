// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "orgs/orgsight.h"

#include "access/effectivepermissions.h"
#include "auth/accountstore.h"
#include "auth/callerstate.h"
#include "auth/personstore.h"
#include "auth/sessionstore.h"

namespace basalt::orgs {

Result<OrgSight> orgSight(db::Connection &connection, const access::Asker &asker, const QByteArray &org, const QByteArray &now)
{
    const auth::Principal &caller = asker.caller;
    BASALT_TRY(auto account, auth::AccountStore(connection).find(auth::AccountSelector::parse(org)));
    if (!account)
        return Error::of(Code::AccountNotFound);
    if (caller.superadmin || account->id == caller.accountId)
        return OrgSight{std::move(*account), asker};
    BASALT_TRY(const QByteArray userId, auth::PersonStore(connection).userIn(account->id, caller.userId));
    if (userId.isNull())
        return Error::of(Code::AccountNotFound);
    BASALT_TRY(auto state, auth::SessionStore(connection).user(userId));
    // Where he may not come in he sees nothing, as in his list of organisations.
    if (!state || auth::statusProblem(state->status))
        return Error::of(Code::AccountNotFound);
    // Nobody views as a superadmin, on whatever way.
    if (caller.viewer && state->principal.superadmin)
        return Error::of(Code::AccountNotFound);
    BASALT_TRY_VOID(access::completeCaller(connection, state->principal, now));
    OrgSight sight{std::move(*account), {std::move(state->principal), asker.actor}};
    auth::Principal &member = sight.asker.caller;
    member.sessionId = caller.sessionId;
    member.viewer = caller.viewer;
    if (caller.viewer) {
        sight.asker.actor.actingAsId = member.userId;
        return sight;
    }
    sight.asker.actor.userId = member.userId;
    sight.asker.actor.email = member.email;
    sight.asker.actor.displayName = member.displayName;
    sight.asker.actor.role = member.role;
    return sight;
}

} // namespace basalt::orgs
