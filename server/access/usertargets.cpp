// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/usertargets.h"

#include "access/callernow.h"
#include "core/timestamp.h"

namespace basalt::access {

auth::Reach reachOf(const auth::Principal &caller)
{
    return caller.superadmin || caller.accountOwner ? auth::Reach::Everybody : auth::Reach::NoOwners;
}

auth::UserTarget UserTargets::forHolders(const Asker &asker, const QByteArray &userId, QByteArray permission) const
{
    return {userId, sightOf(asker.caller), asker.actor,
            [&clock = m_parts.clock, before = asker.caller,
             permission = std::move(permission)](db::Connection &connection) -> Result<auth::Reach> {
                BASALT_TRY(const auth::Principal caller,
                           callerNow(connection, before, permission, core::formatTimestamp(clock.nowMs())));
                return reachOf(caller);
            }};
}

auth::UserTarget UserTargets::forSuperadmins(const Asker &asker, const QByteArray &userId) const
{
    return {userId, sightOf(asker.caller), asker.actor,
            [&clock = m_parts.clock, before = asker.caller](db::Connection &connection) -> Result<auth::Reach> {
                BASALT_TRY(const auth::Principal caller, callerNow(connection, before, core::formatTimestamp(clock.nowMs())));
                if (!caller.superadmin)
                    return Error::of(Code::SuperadminRequired);
                return auth::Reach::Everybody;
            }};
}

} // namespace basalt::access
