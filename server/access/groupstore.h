// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/group.h"
#include "auth/page.h"
#include "db/connection.h"

#include <QHash>
#include <optional>

namespace basalt::access {

/** Which groups to list, by name. */
struct GroupQuery
{
    QByteArray accountId = {}; ///< null: of all accounts that are not deleted
    QByteArray search = {};    ///< in name, code and description; null: all
    qint64 offset = 0;
    qint64 limit = 100;
};

/** The SQL of `groups` and `group_members`. Lives as long as one job of its connection. */
class GroupStore
{
public:
    explicit GroupStore(db::Connection &connection) : m_connection(connection) { }

    /** `accountId` null: in whatever account. */
    [[nodiscard]] Result<std::optional<Group>> find(const QByteArray &id, const QByteArray &accountId = {});
    [[nodiscard]] Result<bool> hasCode(const QByteArray &accountId, const QByteArray &code);
    [[nodiscard]] Result<auth::Page<Group>> list(const GroupQuery &query);
    [[nodiscard]] Result<void> insert(const Group &group, const QByteArray &actorId);
    /** All but id, account and code. */
    [[nodiscard]] Result<void> update(const Group &group, const QByteArray &actorId);
    [[nodiscard]] Result<void> remove(const QByteArray &id);

    /** Where each membership of the group comes from, by user. */
    [[nodiscard]] Result<QHash<QByteArray, QByteArray>> sources(const QByteArray &groupId);
    [[nodiscard]] Result<std::optional<Membership>> membership(const QByteArray &groupId, const QByteArray &userId);
    [[nodiscard]] Result<void> addMember(const Membership &membership, const QByteArray &actorId);
    [[nodiscard]] Result<void> removeMember(const QByteArray &groupId, const QByteArray &userId);
    enum class Origin {
        ByHand,
        Reported, ///< by a provider or in a synced list
    };
    /** How many there were. */
    [[nodiscard]] Result<qint64> removeMembers(const QByteArray &groupId, Origin origin);
    /** Codes of all permissions that the group was given, directly and in sets, whether they count at this moment or not. */
    [[nodiscard]] Result<QList<QByteArray>> given(const QByteArray &groupId);

private:
    db::Connection &m_connection;
};

} // namespace basalt::access
