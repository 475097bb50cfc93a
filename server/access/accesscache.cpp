// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/accesscache.h"

#include "access/effectivepermissions.h"
#include "core/timestamp.h"

namespace basalt::access {

AccessCache::AccessCache(const core::Clock &clock, qsizetype maxEntries) : m_clock(clock), m_maxEntries(maxEntries) { }

Result<void> AccessCache::complete(db::Connection &connection, auth::CallerState &state)
{
    auth::Principal &caller = state.principal;
    if (caller.superadmin)
        return {};
    const qint64 now = m_clock.nowMs();
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_entries.constFind(caller.userId);
        if (found != m_entries.constEnd() && found->userVersion == state.userVersion
            && found->accountVersion == state.accountVersion && found->owner == caller.accountOwner) {
            const auto &permissions = found->permissions;
            if (!permissions || permissions->endsAtMs() == 0 || permissions->endsAtMs() > now) {
                caller.permissions = permissions;
                return {};
            }
        }
    }
    // Read after the versions were: it may be newer than they say, and is then read once more; it is never older.
    BASALT_TRY_VOID(completeCaller(connection, caller, core::formatTimestamp(now)));
    const std::scoped_lock lock(m_mutex);
    if (m_entries.size() >= m_maxEntries)
        m_entries.erase(m_entries.cbegin());
    m_entries.insert(caller.userId, {state.userVersion, state.accountVersion, caller.accountOwner, caller.permissions});
    return {};
}

} // namespace basalt::access
