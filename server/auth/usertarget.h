// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/user.h"
#include "core/result.h"
#include "db/auditevent.h"
#include "db/writecontext.h"

#include <QByteArray>

#include <functional>

namespace basalt::auth {

/** Whom somebody may change of those he sees. */
enum class Reach { Everybody, NoOwners };

/** Which user is meant, by whom. */
struct UserTarget
{
    QByteArray userId;
    QByteArray accountId; ///< of the account the caller has chosen: users of others do not exist; null: all accounts
    db::AuditActor actor;
    /**
     * What the caller may do, or why he may not. Asked where the change is written: between the request and its turn he may have
     * become somebody else. Null for who changes himself, and for reading.
     */
    std::function<Result<Reach>(db::Connection &)> reach{};
};

/** Inside the write: as `target.reach`, and Code::NotOwner if `user` is an owner, whom the caller may not change. */
[[nodiscard]] Result<void> mayChange(db::WriteContext &context, const UserTarget &target, const User &user);

} // namespace basalt::auth
