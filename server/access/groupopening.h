// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "access/group.h"

namespace basalt::access {

/** A group that is about to be changed, and the change. The group is read when nobody else changes it. */
struct OpenGroup
{
    AccessChange access;
    Group group;
};

/** The group, if the caller's account (or a superadmin's choice) has it; else Code::GroupNotFound. */
[[nodiscard]] Result<Group> seenGroup(db::Connection &connection, const auth::Principal &caller, const QByteArray &id);

/** For who holds `permission`: Code::NoPermission, Code::GroupNotFound. */
[[nodiscard]] Result<OpenGroup> openGroup(db::WriteContext &context, const AccessParts &parts, const Asker &asker,
                                          const QByteArray &id, QByteArrayView permission);

/**
 * Who may say who is in a group: its owners, if it has any who are not disabled (Code::NotOwner for others), else who holds
 * `groups.members` (Code::NoPermission; Code::GroupNotFound for a group of another account); owners of the account and
 * superadmins in any case. `caller` is as he is at this moment.
 */
[[nodiscard]] Result<void> mayManageMembers(db::Connection &connection, const auth::Principal &caller,
                                            const QByteArray &groupId);
/**
 * For who may say who is in the group. To who is neither an owner of it nor holds `groups.members`, a group that does not exist
 * and one that does are the same: Code::NoPermission. Code::GroupNotFound for others.
 */
[[nodiscard]] Result<OpenGroup> openMembers(db::WriteContext &context, const AccessParts &parts, const Asker &asker,
                                            const QByteArray &id);

/** An event about a row of `groups`. */
[[nodiscard]] db::AuditEvent groupEvent(Code event, const char *operation, const Group &group, const db::AuditActor &actor);

} // namespace basalt::access
