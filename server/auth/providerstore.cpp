// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/providerstore.h"

namespace basalt::auth {

Result<QList<Provider>> ProviderStore::readAll(const QByteArray &rest, const std::vector<db::Value> &binds)
{
    const QByteArray sql = "SELECT p.code, p.name, p.is_active, p.is_system, p.allows_group_mapping, p.allows_group_sync, "
                           "p.created_at, p.updated_at FROM sign_in_providers p "
        + rest;
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    QList<Provider> providers;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return providers;
        Provider provider;
        provider.code = rows.string(0);
        provider.name = rows.string(1);
        provider.isActive = rows.boolean(2);
        provider.isSystem = rows.boolean(3);
        provider.allowsGroupMapping = rows.boolean(4);
        provider.allowsGroupSync = rows.boolean(5);
        provider.createdAt = rows.timestamp(6);
        provider.updatedAt = rows.timestamp(7);
        providers.append(std::move(provider));
    }
}

Result<std::optional<Provider>> ProviderStore::find(const QByteArray &code)
{
    BASALT_TRY(const auto found, readAll("WHERE p.code = $1", {code}));
    return found.isEmpty() ? std::optional<Provider>() : std::optional(found.first());
}

Result<std::optional<Provider>> ProviderStore::findForChange(const QByteArray &code)
{
    BASALT_TRY(const auto found, readAll("WHERE p.code = $1" + m_connection.dialect().rowLock().toByteArray(), {code}));
    return found.isEmpty() ? std::optional<Provider>() : std::optional(found.first());
}

Result<QList<Provider>> ProviderStore::list(std::optional<bool> isActive)
{
    if (isActive)
        return readAll("WHERE p.is_active = $1 ORDER BY p.code", {*isActive});
    return readAll("ORDER BY p.code", {});
}

Result<bool> ProviderStore::insert(const Provider &provider, const QByteArray &actorId)
{
    // Two servers that register the same one at the same moment: one of them finds it.
    BASALT_TRY(const qint64 made,
               m_connection.execute("INSERT INTO sign_in_providers (code, name, is_active, allows_group_mapping, "
                                    "allows_group_sync, created_at, created_by, updated_at, updated_by) "
                                    "VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $7) ON CONFLICT (code) DO NOTHING",
                                    {provider.code, provider.name, provider.isActive, provider.allowsGroupMapping,
                                     provider.allowsGroupSync, provider.createdAt, db::textOrNull(actorId)}));
    return made > 0;
}

Result<void> ProviderStore::update(const Provider &provider, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE sign_in_providers SET name = $2, is_active = $3, allows_group_mapping = $4, "
                                         "allows_group_sync = $5, updated_at = $6, updated_by = $7 WHERE code = $1",
                                         {provider.code, provider.name, provider.isActive, provider.allowsGroupMapping,
                                          provider.allowsGroupSync, provider.updatedAt, db::textOrNull(actorId)}));
    return {};
}

Result<void> ProviderStore::remove(const QByteArray &code)
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM sign_in_providers WHERE code = $1", {code}));
    return {};
}

} // namespace basalt::auth
