// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/permissionset.h"
#include "access/permissionstore.h"
#include "auth/page.h"
#include "db/connection.h"

#include <optional>

namespace basalt::access {

struct PermissionSetQuery
{
    QByteArray accountId; ///< null: of all accounts
    QByteArray kind;      ///< null: both
    QByteArray source;    ///< null: whatever
    QByteArray search;    ///< part of code or name, in any case; null: all
    qint64 offset = 0;
    qint64 limit = 100;
};

/** The SQL of `permission_sets` and `permission_set_entries`. Lives as long as one job of its connection. */
class PermissionSetStore
{
public:
    explicit PermissionSetStore(db::Connection &connection) : m_connection(connection) { }

    /** With its permissions. `accountId` null: in whatever account. */
    [[nodiscard]] Result<std::optional<PermissionSet>> find(const QByteArray &id, const QByteArray &accountId = {});
    /** Of kind set. */
    [[nodiscard]] Result<std::optional<PermissionSet>> findByCode(const QByteArray &accountId, const QByteArray &code);
    [[nodiscard]] Result<auth::Page<PermissionSet>> list(const PermissionSetQuery &query);
    /** Without its permissions. */
    [[nodiscard]] Result<void> insert(const PermissionSet &set, const QByteArray &actorId);
    /** Name, description and whether it is assignable. */
    [[nodiscard]] Result<void> update(const PermissionSet &set, const QByteArray &actorId);
    [[nodiscard]] Result<void> remove(const QByteArray &id);
    [[nodiscard]] Result<void> addEntry(const QByteArray &setId, const QByteArray &permissionId);
    [[nodiscard]] Result<void> removeEntry(const QByteArray &setId, const QByteArray &permissionId);

    /** Users of its account who may come in and hold the set at `now`, whether or not it gives anything; by id, at most `limit`. */
    [[nodiscard]] Result<QList<SetHolder>> holders(const PermissionSet &set, const QByteArray &now, qint64 limit);

private:
    [[nodiscard]] Result<void> readEntries(PermissionSet &set);

    db::Connection &m_connection;
};

} // namespace basalt::access
