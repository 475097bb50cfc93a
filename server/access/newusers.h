// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "auth/userservice.h"
#include "db/database.h"
#include "db/writecompanion.h"

namespace basalt::access {

/**
 * Whether the asker may give what a new user of the role holds by that and by the groups that take every new user:
 * Code::GrantsMoreThanHeld.
 */
[[nodiscard]] Result<void> mayGiveNewUsers(db::Connection &connection, const AccessChange &access, const QByteArray &accountId,
                                           qint64 roleId);

/**
 * Whether the asker may make this user, inside the write that does. Superadmins make everybody. Others make users that stand
 * for programs, in their own account: Code::SuperadminRequired for a person, Code::AccountNotFound, Code::NoPermission without
 * `users.create`, and Code::GrantsMoreThanHeld where the user would hold by his role or by a default group what the asker does
 * not.
 */
[[nodiscard]] Result<void> admitNewUser(db::WriteContext &context, const AccessParts &parts, const Asker &asker,
                                        const auth::DraftedUser &draft);

/** New users by request of superadmins and of those who run an account. Thread-safe. */
class NewUsers
{
public:
    /** All outlive it. */
    NewUsers(const AccessParts &parts, auth::UserService &users) : m_parts(parts), m_users(users) { }
    Q_DISABLE_COPY_MOVE(NewUsers)

    /** As admitNewUser() and UserWrites::create(). */
    void create(db::Session &session, Asker asker, const auth::NewUser &input, db::WriteCompanion<auth::User> companion,
                db::Completion<auth::User> done);

private:
    const AccessParts m_parts;
    auth::UserService &m_users;
};

} // namespace basalt::access
