// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/reportedmemberstore.h"

#include <vector>

namespace basalt::auth {

namespace {

// Of a row of group_members.
constexpr char kIsMapped[] = "EXISTS (SELECT 1 FROM mapped_members x JOIN group_mappings m ON m.id = x.mapping_id "
                             "WHERE m.group_id = group_members.group_id AND x.user_id = group_members.user_id)";
constexpr char kIsListed[] = "EXISTS (SELECT 1 FROM synced_members s "
                             "WHERE s.group_id = group_members.group_id AND s.user_id = group_members.user_id)";

QByteArray obsoleteRows()
{
    return QByteArray("FROM group_members WHERE source IN ('mapped', 'synced') AND NOT ") + kIsMapped + " AND NOT " + kIsListed;
}

/** What a row is that nobody made by hand. */
QByteArray sourceNow()
{
    return QByteArray("CASE WHEN ") + kIsMapped + " THEN 'mapped' ELSE 'synced' END";
}

} // namespace

Result<QList<QByteArray>> ReportedMemberStore::obsolete(const QByteArray &groupId)
{
    const QByteArray sql = "SELECT user_id " + obsoleteRows() + " AND group_id = $1 ORDER BY user_id";
    BASALT_TRY(auto rows, m_connection.query(sql, {groupId}));
    QList<QByteArray> users;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return users;
        users.append(rows.string(0));
    }
}

Result<qint64> ReportedMemberStore::add(const QByteArray &groupId, const QByteArray &now, const QByteArray &userId)
{
    std::vector<db::Value> binds{groupId, now};
    QByteArray sql = "INSERT INTO group_members (group_id, user_id, source, created_at) SELECT $1, u.id, "
                     "CASE WHEN EXISTS (SELECT 1 FROM mapped_members x JOIN group_mappings m ON m.id = x.mapping_id "
                     "WHERE m.group_id = $1 AND x.user_id = u.id) THEN 'mapped' ELSE 'synced' END, $2 FROM users u "
                     "WHERE u.id IN (SELECT x.user_id FROM mapped_members x JOIN group_mappings m ON m.id = x.mapping_id "
                     "WHERE m.group_id = $1 UNION SELECT s.user_id FROM synced_members s WHERE s.group_id = $1) "
                     "AND NOT EXISTS (SELECT 1 FROM group_members g WHERE g.group_id = $1 AND g.user_id = u.id)";
    if (!userId.isNull()) {
        sql += " AND u.id = $3";
        binds.emplace_back(userId);
    }
    return m_connection.execute(sql, binds);
}

Result<qint64> ReportedMemberStore::dropWhere(const QByteArray &condition, std::span<const db::Value> binds)
{
    const QByteArray drop = "DELETE " + obsoleteRows() + condition;
    BASALT_TRY(const qint64 dropped, m_connection.execute(drop, binds));
    // Whom the other of the two keeps is in by that one from now on.
    const QByteArray keep = "UPDATE group_members SET source = " + sourceNow()
        + " WHERE source IN ('mapped', 'synced') AND source <> " + sourceNow() + condition;
    BASALT_TRY_VOID(m_connection.execute(keep, binds));
    return dropped;
}

Result<qint64> ReportedMemberStore::drop(const QByteArray &groupId, const QByteArray &userId)
{
    std::vector<db::Value> binds{groupId};
    QByteArray condition = " AND group_id = $1";
    if (!userId.isNull()) {
        condition += " AND user_id = $2";
        binds.emplace_back(userId);
    }
    return dropWhere(condition, binds);
}

Result<qint64> ReportedMemberStore::dropAll()
{
    return dropWhere({}, {});
}

Result<void> ReportedMemberStore::forget(const QByteArray &userId)
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM mapped_members WHERE user_id = $1", {userId}));
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM synced_members WHERE user_id = $1", {userId}));
    return {};
}

} // namespace basalt::auth
