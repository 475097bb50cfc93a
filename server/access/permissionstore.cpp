// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/permissionstore.h"

#include "access/shortcodes.h"
#include "auth/sqltext.h"
#include "core/ids.h"

namespace basalt::access {

namespace {

constexpr char kPermissionColumns[] =
    "SELECT p.id, p.code, p.parent_id, up.code, p.title, p.description, p.is_assignable, p.source, p.collection_id, "
    "p.created_at, p.updated_at, p.short_code, EXISTS (SELECT 1 FROM permissions c WHERE c.parent_id = p.id)";
constexpr char kPermissionTables[] = " FROM permissions p LEFT JOIN permissions up ON up.id = p.parent_id";

Permission readPermission(const db::Rows &rows)
{
    Permission permission;
    permission.id = rows.string(0);
    permission.code = rows.string(1);
    permission.parentId = rows.string(2);
    permission.parentCode = rows.string(3);
    permission.title = rows.string(4);
    permission.description = rows.string(5);
    permission.isAssignable = rows.boolean(6);
    permission.source = rows.string(7);
    permission.collectionId = rows.string(8);
    permission.createdAt = rows.timestamp(9);
    permission.updatedAt = rows.timestamp(10);
    permission.shortCode = rows.string(11);
    permission.hasChildren = rows.boolean(12);
    return permission;
}

Result<QList<Permission>> readPermissions(db::Rows rows)
{
    QList<Permission> permissions;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return permissions;
        permissions.append(readPermission(rows));
    }
}

} // namespace

Result<std::optional<Permission>> PermissionStore::find(const QByteArray &idOrCode)
{
    const QByteArray sql =
        QByteArray(kPermissionColumns) + kPermissionTables + (core::isId(idOrCode) ? " WHERE p.id = $1" : " WHERE p.code = $1");
    BASALT_TRY(auto rows, m_connection.query(sql, {idOrCode}));
    BASALT_TRY(const bool found, rows.next());
    return found ? std::optional(readPermission(rows)) : std::nullopt;
}

Result<QList<Permission>> PermissionStore::list(const PermissionQuery &query, qint64 &total)
{
    const db::Dialect &dialect = m_connection.dialect();
    auth::WhereBuilder where("1 = 1");
    if (!query.under.isNull()) {
        const QByteArray top = where.bind(query.under);
        const QByteArray below = where.bind(query.under + '.');
        const QByteArray beyond = where.bind(query.under + '/'); // the sign after the dot
        where.add("(p.code = " + top + " OR (p.code > " + below + " AND p.code < " + beyond + "))");
    }
    if (query.isAssignable)
        where.add("p.is_assignable = " + where.bind(*query.isAssignable));
    if (!query.search.isNull()) {
        const QByteArray pattern = where.bind(auth::likeContains(query.search));
        where.add('(' + dialect.likeFolded("p.code", pattern) + " OR " + dialect.likeFolded("p.title", pattern) + ')');
    }
    {
        BASALT_TRY(auto rows,
                   m_connection.query(QByteArray("SELECT COUNT(*) FROM permissions p" + where.sql()), where.binds()));
        BASALT_TRY_VOID(rows.next());
        total = rows.integer(0);
    }
    const QByteArray sql = QByteArray(kPermissionColumns) + kPermissionTables + where.sql() + " ORDER BY p.code LIMIT "
        + where.bind(query.limit) + " OFFSET " + where.bind(query.offset);
    BASALT_TRY(auto rows, m_connection.query(sql, where.binds()));
    return readPermissions(std::move(rows));
}

Result<void> PermissionStore::insert(const Permission &permission, const QByteArray &actorId)
{
    QByteArray shortCode = permission.shortCode;
    if (shortCode.isNull()) {
        ShortCodes codes(m_connection);
        BASALT_TRY(const QByteArray parent, codes.of(permission.parentId));
        BASALT_TRY(shortCode, codes.take(parent));
    }
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO permissions (id, code, parent_id, title, description, is_assignable, source, collection_id, created_at, "
        "created_by, updated_at, updated_by, short_code) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9, $10, $11)",
        {permission.id, permission.code, db::textOrNull(permission.parentId), permission.title,
         permission.description.isNull() ? QByteArray("") : permission.description, permission.isAssignable, permission.source,
         db::textOrNull(permission.collectionId), permission.createdAt, db::textOrNull(actorId), shortCode}));
    return {};
}

Result<void> PermissionStore::update(const Permission &permission, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE permissions SET title = $2, description = $3, is_assignable = $4, "
                                         "updated_at = $5, updated_by = $6 WHERE id = $1",
                                         {permission.id, permission.title, permission.description, permission.isAssignable,
                                          permission.updatedAt, db::textOrNull(actorId)}));
    return {};
}

Result<void> PermissionStore::remove(const QByteArray &id)
{
    // One by one and not by the foreign keys, which a change of a collection may have switched off.
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM permission_assignments WHERE permission_id = $1", {id}));
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM permission_set_entries WHERE permission_id = $1", {id}));
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM permissions WHERE id = $1", {id}));
    return {};
}

Result<QList<Permission>> PermissionStore::ofCollection(const QByteArray &collectionId)
{
    const QByteArray sql = QByteArray(kPermissionColumns) + kPermissionTables + " WHERE p.collection_id = $1 ORDER BY p.code";
    BASALT_TRY(auto rows, m_connection.query(sql, {collectionId}));
    return readPermissions(std::move(rows));
}

Result<void> PermissionStore::setCode(const QByteArray &id, const QByteArray &code, const QByteArray &now)
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE permissions SET code = $2, updated_at = $3 WHERE id = $1", {id, code, now}));
    return {};
}

} // namespace basalt::access
