// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"
#include "resources/resource.h"

#include <optional>

namespace basalt::resources {

/** The SQL of types, flags and roles of resources, which all accounts share. Lives as long as one job of its connection. */
class ResourceTypeStore
{
public:
    explicit ResourceTypeStore(db::Connection &connection) : m_connection(connection) { }

    [[nodiscard]] Result<std::optional<ResourceType>> type(const QByteArray &code);
    /** By code; `under` null: all, else a type and those below it. */
    [[nodiscard]] Result<QList<ResourceType>> types(const QByteArray &under = {});
    [[nodiscard]] Result<void> insertType(const ResourceType &type, const QByteArray &actorId);
    /** Name, key fields, whether it is active, and its flags. */
    [[nodiscard]] Result<void> updateType(const ResourceType &type, const QByteArray &actorId);

    [[nodiscard]] Result<void> setCode(const QByteArray &id, const QByteArray &code, const QByteArray &name,
                                       const QByteArray &now);
    /** With its roles and all that was given and denied; foreign keys may be switched off. */
    [[nodiscard]] Result<void> removeType(const QByteArray &id);

    /** Codes of all flags, in order. */
    [[nodiscard]] Result<QList<QByteArray>> flags();
    [[nodiscard]] Result<void> insertFlag(const QByteArray &code, const QByteArray &now, const QByteArray &actorId);

    [[nodiscard]] Result<std::optional<ResourceRole>> role(const QByteArray &code);
    /** By code; of one type, if it is named. */
    [[nodiscard]] Result<QList<ResourceRole>> roles(const QByteArray &typeCode = {});
    [[nodiscard]] Result<QList<ResourceRole>> rolesOf(const QByteArray &source);
    [[nodiscard]] Result<void> insertRole(const ResourceRole &role, const QByteArray &actorId);
    /** Name, source, whether it is active, and its flags. */
    [[nodiscard]] Result<void> updateRole(const ResourceRole &role, const QByteArray &actorId);
    /** With what was given by it. */
    [[nodiscard]] Result<void> removeRole(const QByteArray &id);

private:
    [[nodiscard]] Result<QList<ResourceType>> readTypes(const QByteArray &where, const QByteArray &value);
    [[nodiscard]] Result<QList<ResourceRole>> readRoles(const QByteArray &where, const QByteArray &value);
    [[nodiscard]] Result<QList<QByteArray>> texts(QByteArrayView sql, std::span<const db::Value> binds);
    [[nodiscard]] Result<void> replaceFlags(const char *table, const char *owner, const QByteArray &id,
                                            const QList<QByteArray> &flags);

    db::Connection &m_connection;
};

} // namespace basalt::resources
