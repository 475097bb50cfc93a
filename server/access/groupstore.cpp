// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/groupstore.h"

#include "auth/sqltext.h"
#include "db/dialect.h"

namespace basalt::access {

namespace {

constexpr char kGroupColumns[] =
    "SELECT g.id, g.account_id, a.account_code, g.code, g.name, g.description, g.kind, g.is_active, g.is_system, "
    "g.is_assignable, g.is_default, g.source, g.created_at, g.updated_at, "
    "(SELECT COUNT(*) FROM group_members m WHERE m.group_id = g.id), g.creates_missing_users";
constexpr char kGroupTables[] = " FROM groups g JOIN accounts a ON a.id = g.account_id";

Group readGroup(const db::Rows &rows)
{
    Group group;
    group.id = rows.string(0);
    group.accountId = rows.string(1);
    group.accountCode = rows.string(2);
    group.code = rows.string(3);
    group.name = rows.string(4);
    group.description = rows.string(5);
    group.kind = rows.string(6);
    group.isActive = rows.boolean(7);
    group.isSystem = rows.boolean(8);
    group.isAssignable = rows.boolean(9);
    group.isDefault = rows.boolean(10);
    group.source = rows.string(11);
    group.createdAt = rows.timestamp(12);
    group.updatedAt = rows.timestamp(13);
    group.memberCount = rows.integer(14);
    group.createsMissingUsers = rows.boolean(15);
    return group;
}

} // namespace

Result<std::optional<Group>> GroupStore::find(const QByteArray &id, const QByteArray &accountId)
{
    std::vector<db::Value> binds{id};
    QByteArray sql = QByteArray(kGroupColumns) + kGroupTables + " WHERE g.id = $1";
    if (!accountId.isNull()) {
        sql += " AND g.account_id = $2";
        binds.emplace_back(accountId);
    }
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    BASALT_TRY(const bool found, rows.next());
    return found ? std::optional(readGroup(rows)) : std::nullopt;
}

Result<bool> GroupStore::hasCode(const QByteArray &accountId, const QByteArray &code)
{
    BASALT_TRY(auto rows, m_connection.query("SELECT 1 FROM groups WHERE account_id = $1 AND code = $2", {accountId, code}));
    return rows.next();
}

Result<auth::Page<Group>> GroupStore::list(const GroupQuery &query)
{
    const db::Dialect &dialect = m_connection.dialect();
    auth::WhereBuilder where("a.status <> 'deleted'");
    if (!query.accountId.isNull())
        where.add("g.account_id = " + where.bind(query.accountId));
    if (!query.search.isNull()) {
        const QByteArray pattern = where.bind(auth::likeContains(query.search));
        where.add('(' + dialect.likeFolded("g.name", pattern) + " OR " + dialect.likeFolded("g.code", pattern) + " OR "
                  + dialect.likeFolded("g.description", pattern) + ')');
    }
    auth::Page<Group> page;
    {
        BASALT_TRY(auto rows,
                   m_connection.query(QByteArray(QByteArray("SELECT COUNT(*)") + kGroupTables + where.sql()), where.binds()));
        BASALT_TRY_VOID(rows.next());
        page.total = rows.integer(0);
    }
    const QByteArray sql = QByteArray(kGroupColumns) + kGroupTables + where.sql() + " ORDER BY g.name, g.id LIMIT "
        + where.bind(query.limit) + " OFFSET " + where.bind(query.offset);
    BASALT_TRY(auto rows, m_connection.query(sql, where.binds()));
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return page;
        page.items.append(readGroup(rows));
    }
}

Result<void> GroupStore::insert(const Group &group, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO groups (id, account_id, code, name, description, kind, is_active, is_system, is_assignable, is_default, "
        "source, created_at, created_by, updated_at, updated_by, creates_missing_users) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12, $13, $14)",
        {group.id, group.accountId, group.code, group.name, group.description, group.kind, group.isActive, group.isSystem,
         group.isAssignable, group.isDefault, db::textOrNull(group.source), group.createdAt, db::textOrNull(actorId),
         group.createsMissingUsers}));
    return {};
}

Result<void> GroupStore::update(const Group &group, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute(
        "UPDATE groups SET name = $3, description = $4, kind = $5, is_active = $6, is_assignable = $7, is_default = $8, "
        "updated_at = $9, updated_by = $10, creates_missing_users = $11 WHERE id = $1 AND account_id = $2",
        {group.id, group.accountId, group.name, group.description, group.kind, group.isActive, group.isAssignable,
         group.isDefault, group.updatedAt, db::textOrNull(actorId), group.createsMissingUsers}));
    return {};
}

Result<void> GroupStore::remove(const QByteArray &id)
{
    // Members and what was given to the group go with it.
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM groups WHERE id = $1", {id}));
    return {};
}

Result<QHash<QByteArray, QByteArray>> GroupStore::sources(const QByteArray &groupId)
{
    BASALT_TRY(auto rows, m_connection.query("SELECT user_id, source FROM group_members WHERE group_id = $1", {groupId}));
    QHash<QByteArray, QByteArray> sources;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return sources;
        sources.insert(rows.string(0), rows.string(1));
    }
}

Result<std::optional<Membership>> GroupStore::membership(const QByteArray &groupId, const QByteArray &userId)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT source, created_at FROM group_members WHERE group_id = $1 AND user_id = $2",
                                  {groupId, userId}));
    BASALT_TRY(const bool found, rows.next());
    if (!found)
        return std::optional<Membership>();
    return std::optional(Membership{groupId, userId, rows.string(0), rows.timestamp(1)});
}

Result<void> GroupStore::addMember(const Membership &membership, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO group_members (group_id, user_id, source, created_at, created_by) VALUES ($1, $2, $3, $4, $5)",
        {membership.groupId, membership.userId, membership.source, membership.createdAt, db::textOrNull(actorId)}));
    return {};
}

Result<void> GroupStore::removeMember(const QByteArray &groupId, const QByteArray &userId)
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM group_members WHERE group_id = $1 AND user_id = $2", {groupId, userId}));
    return {};
}

Result<qint64> GroupStore::removeMembers(const QByteArray &groupId, Origin origin)
{
    return m_connection.execute(origin == Origin::Reported
                                    ? "DELETE FROM group_members WHERE group_id = $1 AND source IN ('mapped', 'synced')"
                                    : "DELETE FROM group_members WHERE group_id = $1 AND source NOT IN ('mapped', 'synced')",
                                {groupId});
}

Result<QList<QByteArray>> GroupStore::given(const QByteArray &groupId)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT p.code FROM permission_assignments a JOIN permissions p ON p.id = a.permission_id "
                                  "WHERE a.group_id = $1 "
                                  "UNION SELECT p.code FROM permission_assignments a "
                                  "JOIN permission_set_entries e ON e.set_id = a.set_id "
                                  "JOIN permissions p ON p.id = e.permission_id WHERE a.group_id = $1",
                                  {groupId}));
    QList<QByteArray> codes;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return codes;
        codes.append(rows.string(0));
    }
}

} // namespace basalt::access
