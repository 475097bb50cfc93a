// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "access/groupownerstore.h"
#include "db/database.h"

namespace basalt::access {

/**
 * Owners of groups. Owning a group is no ownership of its account: it decides who may say who is in that one group, and nothing
 * else. Thread-safe.
 */
class GroupOwnerService
{
public:
    explicit GroupOwnerService(const AccessParts &parts) : m_parts(parts) { }
    Q_DISABLE_COPY_MOVE(GroupOwnerService)

    /** For owners of the group, and who holds `groups.read`. Code::NoPermission, Code::GroupNotFound. */
    void list(db::Session &session, const auth::Principal &caller, const QByteArray &groupId,
              db::Completion<QList<GroupOwner>> done);
    /**
     * For who may manage the members. Code::NoPermission, Code::NotOwner, Code::GroupNotFound, Code::UserNotFound for who is no
     * user of the group's account, Code::Conflict for who is an owner already.
     */
    void add(db::Session &session, Asker asker, const QByteArray &groupId, const QByteArray &userId,
             db::Completion<GroupOwner> done);
    /** Likewise; Code::UserNotFound for who is no owner. The last one may go: the group is looked after as before then. */
    void remove(db::Session &session, Asker asker, const QByteArray &groupId, const QByteArray &userId,
                db::Completion<void> done);

private:
    const AccessParts m_parts;
};

} // namespace basalt::access
