// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace basalt::auth {

/** A row of `mfa_policies`: whether a second factor is required of whom. */
struct MfaPolicy
{
    QByteArray id;
    QByteArray accountId; ///< null: the whole installation
    QByteArray groupId;   ///< of the account; null: not of a group
    QByteArray userId;    ///< of the account; null: not of a user
    bool isRequired = false;
    QByteArray createdAt; ///< RFC 3339
    QByteArray createdBy; ///< null: nobody that is known
};

/** What is listed; null: whatever it is. */
struct MfaPolicyQuery
{
    QByteArray accountId;
    QByteArray groupId;
    QByteArray userId;
    QByteArray scope; ///< `global`, `account`, `group`, `user`
    qint64 offset = 0;
    qint64 limit = 100;
};

/** A page of policies, oldest first. */
struct MfaPolicyPage
{
    QList<MfaPolicy> items;
    qint64 total = 0;
};

/** The SQL of `mfa_policies`. Lives as long as one job of its connection. */
class MfaPolicyStore
{
public:
    explicit MfaPolicyStore(db::Connection &connection) : m_connection(connection) { }

    [[nodiscard]] Result<MfaPolicyPage> list(const MfaPolicyQuery &query);
    /** `accountId` null: of all accounts and of none. */
    [[nodiscard]] Result<std::optional<MfaPolicy>> find(const QByteArray &id, const QByteArray &accountId);
    /** The one about exactly this. */
    [[nodiscard]] Result<std::optional<MfaPolicy>> findSame(const MfaPolicy &policy);
    [[nodiscard]] Result<void> insert(const MfaPolicy &policy);
    [[nodiscard]] Result<void> remove(const QByteArray &id);
    /** Account of a group; null: no such group. */
    [[nodiscard]] Result<QByteArray> accountOfGroup(const QByteArray &groupId);

private:
    db::Connection &m_connection;
};

/** Name of what a policy is about. */
[[nodiscard]] QByteArray scopeOf(const MfaPolicy &policy);

} // namespace basalt::auth
