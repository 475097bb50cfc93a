// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/callercache.h"
#include "auth/sessionstore.h"
#include "auth/userservice.h"
#include "core/clock.h"
#include "db/database.h"

namespace basalt::auth {

/** The open sessions of a user: for the user, and for whoever may change users. Thread-safe. */
class SessionService
{
public:
    SessionService(const core::Clock &clock, CallerCache &cache) : m_clock(clock), m_cache(cache) { }
    Q_DISABLE_COPY_MOVE(SessionService)

    /** The last used first. Code::UserNotFound. */
    void list(db::Session &session, const UserTarget &target, db::Completion<QList<LiveSession>> done);
    /** Code::UserNotFound; Code::NotOwner; Code::SessionNotFound also for one that has ended, or is somebody else's. */
    void end(db::Session &session, const UserTarget &target, const QByteArray &sessionId, db::Completion<void> done);
    /** All but `exceptId`; the number of those that ended. Code::UserNotFound; Code::NotOwner. */
    void endAll(db::Session &session, const UserTarget &target, const QByteArray &exceptId, db::Completion<qint64> done);

private:
    const core::Clock &m_clock;
    CallerCache &m_cache;
};

} // namespace basalt::auth
