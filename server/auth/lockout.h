// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/authoptions.h"
#include "core/clock.h"
#include "db/auditevent.h"
#include "db/writecontext.h"

namespace basalt::auth {

/**
 * Locks a user out who has failed to prove a password too often in a row: for a while nobody signs in with that user's
 * password, not even with the right one. Sessions that are open stay open, so that strangers who guess cannot throw anybody
 * out. The count stands in the user's row: it survives the request that failed, and a restart. Thread-safe.
 */
class Lockout
{
public:
    Lockout(const AuthOptions::Lockout &options, const core::Clock &clock) : m_options(options), m_clock(clock) { }

    /**
     * Counts one failure, in the transaction that records it; the last one of a row locks, with an entry of its own. The same
     * statements whether there is such a user or not. While the user is locked out nothing is counted.
     */
    [[nodiscard]] Result<void> noteFailure(db::WriteContext &context, const QByteArray &userId, const QByteArray &accountId,
                                           const db::AuditActor &actor) const;

private:
    const AuthOptions::Lockout &m_options;
    const core::Clock &m_clock;
};

} // namespace basalt::auth
