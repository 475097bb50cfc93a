// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"

#include <QByteArray>
#include <QList>

namespace basalt::auth {

/**
 * The SQL of the memberships that hang on mappings and on synced lists: who is in a group by them and not by hand has a row in
 * `group_members` that is `mapped`, or `synced` where no mapping but a list says so, as long as one of them does. Lives as long
 * as one job of its connection.
 */
class ReportedMemberStore
{
public:
    explicit ReportedMemberStore(db::Connection &connection) : m_connection(connection) { }

    /** Whom drop() would take out of the group. */
    [[nodiscard]] Result<QList<QByteArray>> obsolete(const QByteArray &groupId);
    /** Makes memberships of the group follow, of everybody or of one user; how many were made. */
    [[nodiscard]] Result<qint64> add(const QByteArray &groupId, const QByteArray &now, const QByteArray &userId = {});
    /** How many were taken away. */
    [[nodiscard]] Result<qint64> drop(const QByteArray &groupId, const QByteArray &userId = {});
    /** In all groups of the installation. */
    [[nodiscard]] Result<qint64> dropAll();
    /** Whatever reported the user does so no longer; his memberships are the caller's to take away. */
    [[nodiscard]] Result<void> forget(const QByteArray &userId);

private:
    [[nodiscard]] Result<qint64> dropWhere(const QByteArray &condition, std::span<const db::Value> binds);

    db::Connection &m_connection;
};

} // namespace basalt::auth
