// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/groupownerstore.h"

namespace basalt::access {

Result<QList<GroupOwner>> GroupOwnerStore::list(const QByteArray &groupId)
{
    QList<GroupOwner> owners;
    BASALT_TRY(auto rows,
               m_connection.query("SELECT u.id, u.email, u.display_name, u.is_active, o.created_at FROM group_owners o "
                                  "JOIN users u ON u.id = o.user_id WHERE o.group_id = $1 ORDER BY u.email_folded, u.id",
                                  {groupId}));
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return owners;
        owners.append({rows.string(0), rows.string(1), rows.string(2), rows.boolean(3), rows.timestamp(4)});
    }
}

Result<bool> GroupOwnerStore::isOwner(const QByteArray &groupId, const QByteArray &accountId, const QByteArray &userId)
{
    std::vector<db::Value> binds{groupId, userId};
    QByteArray sql = "SELECT 1 FROM group_owners o JOIN groups g ON g.id = o.group_id WHERE o.group_id = $1 AND o.user_id = $2";
    if (!accountId.isNull()) {
        sql += " AND g.account_id = $3";
        binds.emplace_back(accountId);
    }
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    return rows.next();
}

Result<bool> GroupOwnerStore::hasActiveOwner(const QByteArray &groupId)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT 1 FROM group_owners o JOIN users u ON u.id = o.user_id "
                                  "WHERE o.group_id = $1 AND u.is_active = $2 LIMIT 1",
                                  {groupId, true}));
    return rows.next();
}

Result<void> GroupOwnerStore::insert(const QByteArray &groupId, const QByteArray &userId, const QByteArray &now,
                                     const QByteArray &actorId)
{
    BASALT_TRY_VOID(
        m_connection.execute("INSERT INTO group_owners (group_id, user_id, created_at, created_by) VALUES ($1, $2, $3, $4)",
                             {groupId, userId, now, db::textOrNull(actorId)}));
    return {};
}

Result<qint64> GroupOwnerStore::remove(const QByteArray &groupId, const QByteArray &userId)
{
    return m_connection.execute("DELETE FROM group_owners WHERE group_id = $1 AND user_id = $2", {groupId, userId});
}

} // namespace basalt::access
