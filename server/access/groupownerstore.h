// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/user.h"
#include "db/connection.h"

#include <QByteArray>
#include <QList>

namespace basalt::access {

/** Somebody who looks after the members of a group. */
struct GroupOwner
{
    QByteArray userId;
    QByteArray email;
    QByteArray displayName;
    bool isActive = true;
    QByteArray since; ///< RFC 3339
};

/** The SQL of `group_owners`. Lives as long as one job of its connection. */
class GroupOwnerStore
{
public:
    explicit GroupOwnerStore(db::Connection &connection) : m_connection(connection) { }

    /** By address. */
    [[nodiscard]] Result<QList<GroupOwner>> list(const QByteArray &groupId);
    /** Of a group of that account; `accountId` null: of whatever account. */
    [[nodiscard]] Result<bool> isOwner(const QByteArray &groupId, const QByteArray &accountId, const QByteArray &userId);
    /** A group does not become nobody's because its only owner was disabled: such a one does not count. */
    [[nodiscard]] Result<bool> hasActiveOwner(const QByteArray &groupId);
    [[nodiscard]] Result<void> insert(const QByteArray &groupId, const QByteArray &userId, const QByteArray &now,
                                      const QByteArray &actorId);
    /** How many there were: 0 or 1. */
    [[nodiscard]] Result<qint64> remove(const QByteArray &groupId, const QByteArray &userId);

private:
    db::Connection &m_connection;
};

} // namespace basalt::access
