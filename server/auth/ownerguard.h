// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/user.h"
#include "db/writecontext.h"

namespace basalt::auth {

/** The SQL of `account_owners`, and the promise that an account keeps an owner. Lives as long as one job of its connection. */
class OwnerGuard
{
public:
    explicit OwnerGuard(db::WriteContext &context) : m_context(context) { }

    /**
     * Holds the account's row until the transaction ends: changes of ownership follow each other, on whatever server. Whoever
     * decides reads after this.
     */
    [[nodiscard]] Result<void> hold(const QByteArray &accountId);
    [[nodiscard]] Result<bool> isOwner(const QByteArray &accountId, const QByteArray &userId);
    /**
     * Code::LastOwner if `user` is the last owner who may sign in, or the last at all: who is disabled or locked by hand is
     * none to rely on. A lockout after failed sign-ins ends by itself and is not looked at. The account is held.
     */
    [[nodiscard]] Result<void> mayLose(const User &user);
    /** mayLose(), if the change takes the user's way in. */
    [[nodiscard]] Result<void> mayBecome(const User &before, const User &after);

    /** Makes a user of the account an owner, with the entry in the trail. He is none. */
    [[nodiscard]] Result<void> give(const User &user, const QByteArray &now, const db::AuditActor &actor);
    /** Takes his ownership away, likewise; Code::UserNotFound for who is none. Whether he may lose it is asked before. */
    [[nodiscard]] Result<void> take(const User &user, const db::AuditActor &actor);

private:
    db::WriteContext &m_context;
};

} // namespace basalt::auth
