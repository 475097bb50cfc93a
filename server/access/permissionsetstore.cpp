// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/permissionsetstore.h"

#include "auth/sqltext.h"

namespace basalt::access {

namespace {

constexpr char kSetColumns[] =
    "SELECT s.id, s.account_id, a.account_code, s.code, s.name, s.description, s.kind, s.role_id, s.is_system, "
    "s.is_assignable, s.source, s.created_at, s.updated_at";
constexpr char kSetTables[] = " FROM permission_sets s JOIN accounts a ON a.id = s.account_id";

PermissionSet readSet(const db::Rows &rows)
{
    PermissionSet set;
    set.id = rows.string(0);
    set.accountId = rows.string(1);
    set.accountCode = rows.string(2);
    set.code = rows.string(3);
    set.name = rows.string(4);
    set.description = rows.string(5);
    set.kind = rows.string(6);
    set.roleId = rows.isNull(7) ? 0 : rows.integer(7);
    set.isSystem = rows.boolean(8);
    set.isAssignable = rows.boolean(9);
    set.source = rows.string(10);
    set.createdAt = rows.timestamp(11);
    set.updatedAt = rows.timestamp(12);
    return set;
}

} // namespace

Result<QList<SetHolder>> PermissionSetStore::holders(const PermissionSet &set, const QByteArray &now, qint64 limit)
{
    BASALT_TRY(auto rows,
               m_connection.query(
                   "SELECT u.id, u.email, EXISTS (SELECT 1 FROM account_owners o WHERE o.account_id = u.account_id AND "
                   "o.user_id = u.id) "
                   "FROM users u WHERE u.account_id = $1 AND u.is_active = $4 AND u.is_locked <> $4 AND (u.role_id = $5 "
                   "OR EXISTS (SELECT 1 FROM permission_assignments a WHERE a.set_id = $2 AND a.user_id = u.id "
                   "AND (a.ends_at IS NULL OR a.ends_at > $3)) "
                   "OR EXISTS (SELECT 1 FROM group_members m JOIN groups g ON g.id = m.group_id AND g.account_id = $1 "
                   "AND g.is_active = $4 JOIN permission_assignments a ON a.group_id = g.id AND a.set_id = $2 "
                   "AND (a.ends_at IS NULL OR a.ends_at > $3) WHERE m.user_id = u.id)) ORDER BY u.id LIMIT $6",
                   {set.accountId, set.id, now, true, set.roleId, limit}));
    QList<SetHolder> holders;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return holders;
        holders.append({rows.string(0), rows.string(1), rows.boolean(2)});
    }
}

Result<void> PermissionSetStore::readEntries(PermissionSet &set)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT p.code FROM permission_set_entries e JOIN permissions p ON p.id = e.permission_id "
                                  "WHERE e.set_id = $1 ORDER BY p.code",
                                  {set.id}));
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return {};
        set.permissions.append(rows.string(0));
    }
}

Result<std::optional<PermissionSet>> PermissionSetStore::find(const QByteArray &id, const QByteArray &accountId)
{
    std::vector<db::Value> binds{id};
    QByteArray sql = QByteArray(kSetColumns) + kSetTables + " WHERE s.id = $1";
    if (!accountId.isNull()) {
        sql += " AND s.account_id = $2";
        binds.emplace_back(accountId);
    }
    std::optional<PermissionSet> set;
    {
        BASALT_TRY(auto rows, m_connection.query(sql, binds));
        BASALT_TRY(const bool found, rows.next());
        if (found)
            set = readSet(rows);
    }
    if (set)
        BASALT_TRY_VOID(readEntries(*set));
    return set;
}

Result<std::optional<PermissionSet>> PermissionSetStore::findByCode(const QByteArray &accountId, const QByteArray &code)
{
    QByteArray id;
    {
        BASALT_TRY(auto rows,
                   m_connection.query("SELECT id FROM permission_sets WHERE account_id = $1 AND kind = 'set' AND code = $2",
                                      {accountId, code}));
        BASALT_TRY(const bool found, rows.next());
        if (!found)
            return std::optional<PermissionSet>();
        id = rows.string(0);
    }
    return find(id, accountId);
}

Result<auth::Page<PermissionSet>> PermissionSetStore::list(const PermissionSetQuery &query)
{
    const db::Dialect &dialect = m_connection.dialect();
    auth::WhereBuilder where("a.status <> 'deleted'");
    if (!query.accountId.isNull())
        where.add("s.account_id = " + where.bind(query.accountId));
    if (!query.kind.isNull())
        where.add("s.kind = " + where.bind(query.kind));
    if (!query.source.isNull())
        where.add("s.source = " + where.bind(query.source));
    if (!query.search.isNull()) {
        const QByteArray pattern = where.bind(auth::likeContains(query.search));
        where.add('(' + dialect.likeFolded("s.code", pattern) + " OR " + dialect.likeFolded("s.name", pattern) + ')');
    }
    auth::Page<PermissionSet> page;
    {
        BASALT_TRY(auto rows,
                   m_connection.query(QByteArray(QByteArray("SELECT COUNT(*)") + kSetTables + where.sql()), where.binds()));
        BASALT_TRY_VOID(rows.next());
        page.total = rows.integer(0);
    }
    {
        const QByteArray sql = QByteArray(kSetColumns) + kSetTables + where.sql() + " ORDER BY s.kind, s.code, s.id LIMIT "
            + where.bind(query.limit) + " OFFSET " + where.bind(query.offset);
        BASALT_TRY(auto rows, m_connection.query(sql, where.binds()));
        while (true) {
            BASALT_TRY(const bool more, rows.next());
            if (!more)
                break;
            page.items.append(readSet(rows));
        }
    }
    for (PermissionSet &set : page.items)
        BASALT_TRY_VOID(readEntries(set));
    return page;
}

Result<void> PermissionSetStore::insert(const PermissionSet &set, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO permission_sets (id, account_id, code, name, description, kind, is_system, is_assignable, source, "
        "created_at, created_by, updated_at, updated_by) VALUES ($1, $2, $3, $4, $5, 'set', $6, $7, $8, $9, $10, $9, $10)",
        {set.id, set.accountId, set.code, set.name, set.description.isNull() ? QByteArray("") : set.description, set.isSystem,
         set.isAssignable, db::textOrNull(set.source), set.createdAt, db::textOrNull(actorId)}));
    return {};
}

Result<void> PermissionSetStore::update(const PermissionSet &set, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute(
        "UPDATE permission_sets SET name = $3, description = $4, is_assignable = $5, "
        "updated_at = $6, updated_by = $7 WHERE id = $1 AND account_id = $2",
        {set.id, set.accountId, set.name, set.description, set.isAssignable, set.updatedAt, db::textOrNull(actorId)}));
    return {};
}

Result<void> PermissionSetStore::remove(const QByteArray &id)
{
    // Entries and assignments go with it.
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM permission_sets WHERE id = $1", {id}));
    return {};
}

Result<void> PermissionSetStore::addEntry(const QByteArray &setId, const QByteArray &permissionId)
{
    BASALT_TRY_VOID(m_connection.execute("INSERT INTO permission_set_entries (set_id, permission_id) VALUES ($1, $2)",
                                         {setId, permissionId}));
    return {};
}

Result<void> PermissionSetStore::removeEntry(const QByteArray &setId, const QByteArray &permissionId)
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM permission_set_entries WHERE set_id = $1 AND permission_id = $2",
                                         {setId, permissionId}));
    return {};
}

} // namespace basalt::access
