// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/user.h"
#include "db/writecontext.h"

namespace basalt::auth {

/**
 * What somebody holds by being there, without anybody giving it: the sets of roles that an account begins with, and the groups
 * that take every new user. All inside a write that makes the account or the user.
 */

/** The set of one role in one account, with what the role begins with, and its entry in the trail of the account. */
[[nodiscard]] Result<void> giveRoleSet(db::WriteContext &context, const QByteArray &accountId, const Role &role,
                                       const QByteArray &now, const db::AuditActor &actor);
/** The sets of all roles. */
[[nodiscard]] Result<void> giveRoleSets(db::WriteContext &context, const QByteArray &accountId, const QByteArray &now,
                                        const db::AuditActor &actor);
/** Gives the permission to the group, which is of that account. */
[[nodiscard]] Result<void> giveGroupPermission(db::WriteContext &context, const QByteArray &accountId,
                                               const QByteArray &groupId, const QByteArray &permission, const QByteArray &now,
                                               const db::AuditActor &actor);
/** Makes a new user a member of the active default groups of his own account, each with its entry. */
[[nodiscard]] Result<void> joinDefaultGroups(db::WriteContext &context, const User &user, const db::AuditActor &actor);

} // namespace basalt::auth
