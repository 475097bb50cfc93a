// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace basalt::auth {

/** What a sign-in provider has to report of somebody for him to be a member of a group. Texts are UTF-8, instants RFC 3339. */
struct GroupMapping
{
    QByteArray id;
    QByteArray accountId; ///< the group's
    QByteArray groupId;
    QByteArray provider;
    QByteArray objectId;   ///< the provider's group, in small letters; empty: any
    QByteArray objectName; ///< what people call that group
    QByteArray role;       ///< the provider's role, in small letters; empty: any. With a group: both are needed
    QByteArray source;     ///< the program that made it; null: somebody by hand
    QByteArray createdAt;
    qint64 memberCount = 0; ///< users who are in the group by this one
};

/**
 * The SQL of `group_mappings` and `mapped_members`. What they say shows in the groups by ReportedMemberStore. Lives as long as
 * one job of its connection.
 */
class GroupMappingStore
{
public:
    explicit GroupMappingStore(db::Connection &connection) : m_connection(connection) { }

    [[nodiscard]] Result<std::optional<GroupMapping>> find(const QByteArray &groupId, const QByteArray &id);
    /** By provider, the provider's group and role. */
    [[nodiscard]] Result<QList<GroupMapping>> ofGroup(const QByteArray &groupId);
    [[nodiscard]] Result<QList<GroupMapping>> ofProvider(const QByteArray &accountId, const QByteArray &provider);
    /** False if the group has one of this provider, group and role. */
    [[nodiscard]] Result<bool> insert(const GroupMapping &mapping, const QByteArray &actorId);
    [[nodiscard]] Result<void> remove(const QByteArray &id);

    /** Ids of the provider's mappings by which the user is a member somewhere. */
    [[nodiscard]] Result<QList<QByteArray>> mappingsOf(const QByteArray &userId, const QByteArray &provider);
    [[nodiscard]] Result<void> addMember(const QByteArray &mappingId, const QByteArray &userId, const QByteArray &now);
    [[nodiscard]] Result<void> removeMember(const QByteArray &mappingId, const QByteArray &userId);
    /** Of all mappings of the provider, in every account. */
    [[nodiscard]] Result<void> removeMembersOf(const QByteArray &provider);

private:
    [[nodiscard]] Result<QList<GroupMapping>> readAll(const QByteArray &rest, std::span<const db::Value> binds);

    db::Connection &m_connection;
};

} // namespace basalt::auth
