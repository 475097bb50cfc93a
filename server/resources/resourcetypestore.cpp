// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/resourcetypestore.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace basalt::resources {

namespace {

QByteArray jsonOf(const QList<QByteArray> &names)
{
    QJsonArray array;
    for (const QByteArray &name : names)
        array.append(QString::fromUtf8(name));
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QList<QByteArray> namesOf(const QByteArray &json)
{
    QList<QByteArray> names;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &name : array)
        names.append(name.toString().toUtf8());
    return names;
}

template <class T>
std::optional<T> firstOf(QList<T> items)
{
    return items.isEmpty() ? std::nullopt : std::optional(std::move(items.first()));
}

} // namespace

Result<QList<QByteArray>> ResourceTypeStore::texts(QByteArrayView sql, std::span<const db::Value> binds)
{
    QList<QByteArray> texts;
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return texts;
        texts.append(rows.string(0));
    }
}

Result<void> ResourceTypeStore::replaceFlags(const char *table, const char *owner, const QByteArray &id,
                                             const QList<QByteArray> &flags)
{
    const QByteArray clear = QByteArray("DELETE FROM ") + table + " WHERE " + owner + " = $1";
    BASALT_TRY_VOID(m_connection.execute(clear, {id}));
    const QByteArray insert = QByteArray("INSERT INTO ") + table + " (" + owner + ", flag) VALUES ($1, $2)";
    for (const QByteArray &flag : flags)
        BASALT_TRY_VOID(m_connection.execute(insert, {id, flag}));
    return {};
}

// -- types ------------------------------------------------------------------------------------------------------------------

Result<QList<ResourceType>> ResourceTypeStore::readTypes(const QByteArray &where, const QByteArray &value)
{
    std::vector<db::Value> binds;
    if (!value.isNull())
        binds.emplace_back(value);
    const QByteArray sql = "SELECT t.id, t.code, t.name, t.key_fields, t.is_active, t.source, t.created_at, t.updated_at "
                           "FROM resource_types t WHERE "
        + where + " ORDER BY t.code";
    QList<ResourceType> types;
    {
        BASALT_TRY(auto rows, m_connection.query(sql, binds));
        while (true) {
            BASALT_TRY(const bool more, rows.next());
            if (!more)
                break;
            types.append({.id = rows.string(0),
                          .code = rows.string(1),
                          .name = rows.string(2),
                          .keyFields = namesOf(rows.string(3)),
                          .flags = {},
                          .isActive = rows.boolean(4),
                          .source = rows.string(5),
                          .createdAt = rows.timestamp(6),
                          .updatedAt = rows.timestamp(7)});
        }
    }
    for (ResourceType &type : types) {
        const db::Value id(type.id);
        BASALT_TRY(type.flags,
                   texts("SELECT flag FROM resource_type_flags WHERE type_id = $1 ORDER BY flag", std::span(&id, 1)));
    }
    return types;
}

Result<std::optional<ResourceType>> ResourceTypeStore::type(const QByteArray &code)
{
    BASALT_TRY(auto types, readTypes("t.code = $1", code));
    return firstOf(std::move(types));
}

Result<QList<ResourceType>> ResourceTypeStore::types(const QByteArray &under)
{
    if (under.isNull())
        return readTypes("1 = 1", {});
    return readTypes("(t.code = $1 OR substr(t.code, 1, length($1) + 1) = $1 || '.')", under);
}

Result<void> ResourceTypeStore::insertType(const ResourceType &type, const QByteArray &actorId)
{
    BASALT_TRY_VOID(
        m_connection.execute("INSERT INTO resource_types (id, code, name, key_fields, is_active, source, created_at, "
                             "created_by, updated_at, updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7, $8)",
                             {type.id, type.code, type.name, jsonOf(type.keyFields), type.isActive, db::textOrNull(type.source),
                              type.createdAt, db::textOrNull(actorId)}));
    return replaceFlags("resource_type_flags", "type_id", type.id, type.flags);
}

Result<void> ResourceTypeStore::updateType(const ResourceType &type, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute(
        "UPDATE resource_types SET name = $2, key_fields = $3, is_active = $4, updated_at = $5, "
        "updated_by = $6 WHERE id = $1",
        {type.id, type.name, jsonOf(type.keyFields), type.isActive, type.updatedAt, db::textOrNull(actorId)}));
    return replaceFlags("resource_type_flags", "type_id", type.id, type.flags);
}

Result<void> ResourceTypeStore::setCode(const QByteArray &id, const QByteArray &code, const QByteArray &name,
                                        const QByteArray &now)
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE resource_types SET code = $2, name = $3, updated_at = $4 WHERE id = $1",
                                         {id, code, name, now}));
    return {};
}

Result<void> ResourceTypeStore::removeType(const QByteArray &id)
{
    for (const char *sql :
         {"DELETE FROM resource_grants WHERE type_id = $1",
          "DELETE FROM resource_role_flags WHERE role_id IN (SELECT id FROM resource_roles WHERE type_id = $1)",
          "DELETE FROM resource_roles WHERE type_id = $1", "DELETE FROM resource_type_flags WHERE type_id = $1",
          "DELETE FROM resource_types WHERE id = $1"})
        BASALT_TRY_VOID(m_connection.execute(sql, {id}));
    return {};
}

// -- flags ------------------------------------------------------------------------------------------------------------------

Result<QList<QByteArray>> ResourceTypeStore::flags()
{
    return texts("SELECT code FROM resource_flags ORDER BY code", {});
}

Result<void> ResourceTypeStore::insertFlag(const QByteArray &code, const QByteArray &now, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute("INSERT INTO resource_flags (code, created_at, created_by) VALUES ($1, $2, $3)",
                                         {code, now, db::textOrNull(actorId)}));
    return {};
}

// -- roles ------------------------------------------------------------------------------------------------------------------

Result<QList<ResourceRole>> ResourceTypeStore::readRoles(const QByteArray &where, const QByteArray &value)
{
    std::vector<db::Value> binds;
    if (!value.isNull())
        binds.emplace_back(value);
    const QByteArray sql = "SELECT r.id, r.code, r.name, r.type_id, t.code, r.is_active, r.source, r.created_at, r.updated_at "
                           "FROM resource_roles r JOIN resource_types t ON t.id = r.type_id WHERE "
        + where + " ORDER BY r.code";
    QList<ResourceRole> roles;
    {
        BASALT_TRY(auto rows, m_connection.query(sql, binds));
        while (true) {
            BASALT_TRY(const bool more, rows.next());
            if (!more)
                break;
            roles.append({.id = rows.string(0),
                          .code = rows.string(1),
                          .name = rows.string(2),
                          .typeId = rows.string(3),
                          .typeCode = rows.string(4),
                          .flags = {},
                          .isActive = rows.boolean(5),
                          .source = rows.string(6),
                          .createdAt = rows.timestamp(7),
                          .updatedAt = rows.timestamp(8)});
        }
    }
    for (ResourceRole &role : roles) {
        const db::Value id(role.id);
        BASALT_TRY(role.flags,
                   texts("SELECT flag FROM resource_role_flags WHERE role_id = $1 ORDER BY flag", std::span(&id, 1)));
    }
    return roles;
}

Result<std::optional<ResourceRole>> ResourceTypeStore::role(const QByteArray &code)
{
    BASALT_TRY(auto roles, readRoles("r.code = $1", code));
    return firstOf(std::move(roles));
}

Result<QList<ResourceRole>> ResourceTypeStore::roles(const QByteArray &typeCode)
{
    return typeCode.isNull() ? readRoles("1 = 1", {}) : readRoles("t.code = $1", typeCode);
}

Result<QList<ResourceRole>> ResourceTypeStore::rolesOf(const QByteArray &source)
{
    return readRoles("r.source = $1", source);
}

Result<void> ResourceTypeStore::insertRole(const ResourceRole &role, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute("INSERT INTO resource_roles (id, code, name, type_id, is_active, source, created_at, "
                                         "created_by, updated_at, updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7, $8)",
                                         {role.id, role.code, role.name, role.typeId, role.isActive,
                                          db::textOrNull(role.source), role.createdAt, db::textOrNull(actorId)}));
    return replaceFlags("resource_role_flags", "role_id", role.id, role.flags);
}

Result<void> ResourceTypeStore::updateRole(const ResourceRole &role, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute(
        "UPDATE resource_roles SET name = $2, is_active = $3, source = $4, updated_at = $5, updated_by = $6 WHERE id = $1",
        {role.id, role.name, role.isActive, db::textOrNull(role.source), role.updatedAt, db::textOrNull(actorId)}));
    return replaceFlags("resource_role_flags", "role_id", role.id, role.flags);
}

Result<void> ResourceTypeStore::removeRole(const QByteArray &id)
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM resource_roles WHERE id = $1", {id}));
    return {};
}

} // namespace basalt::resources
