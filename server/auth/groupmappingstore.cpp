// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/groupmappingstore.h"

#include <array>

namespace basalt::auth {

Result<QList<GroupMapping>> GroupMappingStore::readAll(const QByteArray &rest, std::span<const db::Value> binds)
{
    const QByteArray sql =
        "SELECT m.id, m.account_id, m.group_id, m.provider_code, m.object_id, m.object_name, m.role, m.source, m.created_at, "
        "(SELECT COUNT(*) FROM mapped_members x WHERE x.mapping_id = m.id) FROM group_mappings m WHERE "
        + rest + " ORDER BY m.provider_code, m.object_id, m.role, m.id";
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    QList<GroupMapping> mappings;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return mappings;
        GroupMapping mapping;
        mapping.id = rows.string(0);
        mapping.accountId = rows.string(1);
        mapping.groupId = rows.string(2);
        mapping.provider = rows.string(3);
        mapping.objectId = rows.string(4);
        mapping.objectName = rows.string(5);
        mapping.role = rows.string(6);
        mapping.source = rows.string(7);
        mapping.createdAt = rows.timestamp(8);
        mapping.memberCount = rows.integer(9);
        mappings.append(std::move(mapping));
    }
}

Result<std::optional<GroupMapping>> GroupMappingStore::find(const QByteArray &groupId, const QByteArray &id)
{
    BASALT_TRY(const auto found, readAll("m.group_id = $1 AND m.id = $2", std::array{db::Value(groupId), db::Value(id)}));
    return found.isEmpty() ? std::optional<GroupMapping>() : std::optional(found.first());
}

Result<QList<GroupMapping>> GroupMappingStore::ofGroup(const QByteArray &groupId)
{
    return readAll("m.group_id = $1", std::array{db::Value(groupId)});
}

Result<QList<GroupMapping>> GroupMappingStore::ofProvider(const QByteArray &accountId, const QByteArray &provider)
{
    return readAll("m.account_id = $1 AND m.provider_code = $2", std::array{db::Value(accountId), db::Value(provider)});
}

Result<bool> GroupMappingStore::insert(const GroupMapping &mapping, const QByteArray &actorId)
{
    BASALT_TRY(const qint64 made,
               m_connection.execute(
                   "INSERT INTO group_mappings (id, account_id, group_id, provider_code, object_id, object_name, role, source, "
                   "created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
                   "ON CONFLICT (group_id, provider_code, object_id, role) DO NOTHING",
                   {mapping.id, mapping.accountId, mapping.groupId, mapping.provider, mapping.objectId, mapping.objectName,
                    mapping.role, db::textOrNull(mapping.source), mapping.createdAt, db::textOrNull(actorId)}));
    return made == 1;
}

Result<void> GroupMappingStore::remove(const QByteArray &id)
{
    // Who is a member by it goes with it.
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM group_mappings WHERE id = $1", {id}));
    return {};
}

Result<QList<QByteArray>> GroupMappingStore::mappingsOf(const QByteArray &userId, const QByteArray &provider)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT x.mapping_id FROM mapped_members x JOIN group_mappings m ON m.id = x.mapping_id "
                                  "WHERE x.user_id = $1 AND m.provider_code = $2 ORDER BY x.mapping_id",
                                  {userId, provider}));
    QList<QByteArray> ids;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return ids;
        ids.append(rows.string(0));
    }
}

Result<void> GroupMappingStore::addMember(const QByteArray &mappingId, const QByteArray &userId, const QByteArray &now)
{
    BASALT_TRY_VOID(m_connection.execute("INSERT INTO mapped_members (mapping_id, user_id, created_at) VALUES ($1, $2, $3)",
                                         {mappingId, userId, now}));
    return {};
}

Result<void> GroupMappingStore::removeMember(const QByteArray &mappingId, const QByteArray &userId)
{
    BASALT_TRY_VOID(
        m_connection.execute("DELETE FROM mapped_members WHERE mapping_id = $1 AND user_id = $2", {mappingId, userId}));
    return {};
}

Result<void> GroupMappingStore::removeMembersOf(const QByteArray &provider)
{
    BASALT_TRY_VOID(m_connection.execute(
        "DELETE FROM mapped_members WHERE mapping_id IN (SELECT id FROM group_mappings WHERE provider_code = $1)", {provider}));
    return {};
}

} // namespace basalt::auth
