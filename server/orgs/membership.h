// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "auth/user.h"

#include <QString>

namespace basalt::orgs {

/** What somebody is, or is to be, in an organisation. */
struct MemberRole
{
    qint64 roleId = auth::kUserRole;
    bool isOwner = false;
};

/** `owner`, `admin`, `member`, or the name of another role. */
[[nodiscard]] QByteArray memberRoleName(qint64 roleId, const QByteArray &roleName, bool isOwner);
/** `user` is `member`. Code::ValidationFailed of the field `role` for what is no role. */
[[nodiscard]] Result<MemberRole> memberRole(db::Connection &connection, const QString &name);

/**
 * Whether that role may be given inside the change: Code::NotOwner for ownership by who is no owner, Code::GrantsMoreThanHeld for
 * a role whose set in that account holds more than the asker does.
 */
[[nodiscard]] Result<void> mayGiveRole(db::WriteContext &context, const access::AccessChange &change,
                                       const auth::Principal &asker, const QByteArray &accountId, const MemberRole &role);

/**
 * Takes away what the user was given in his account: groups, assignments, lines of access lists, ownership, and his links with
 * other users. What he is denied stays. The account is held, and it keeps an owner without him.
 */
[[nodiscard]] Result<void> takeEverything(db::WriteContext &context, const auth::User &user, const db::AuditActor &actor);

} // namespace basalt::orgs
