// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/account.h"
#include "auth/accountnames.h"
#include "auth/page.h"
#include "db/connection.h"

#include <QString>

#include <optional>

namespace basalt::auth {

/** Which accounts to list, and in what order. */
struct AccountQuery
{
    enum class Order { CreatedAt, Name, Slug, Code };

    QByteArray search; ///< part of name, slug or code, in any case; null: all
    Order order = Order::CreatedAt;
    Qt::SortOrder direction = Qt::DescendingOrder;
    qint64 offset = 0;
    qint64 limit = 25;
};

/** The SQL of `accounts` and of the owners. Lives as long as one job of its connection. */
class AccountStore
{
public:
    explicit AccountStore(db::Connection &connection) : m_connection(connection) { }

    /** Deleted accounts are not found. */
    [[nodiscard]] Result<std::optional<Account>> find(const AccountSelector &selector);
    /** With the number of users. */
    [[nodiscard]] Result<std::optional<Account>> findDetail(const AccountSelector &selector);
    [[nodiscard]] Result<Page<Account>> list(const AccountQuery &query);
    /** Accounts made at or after `since`; null: all. */
    [[nodiscard]] Result<qint64> count(const QByteArray &since = {});
    [[nodiscard]] Result<bool> hasSlug(const QByteArray &slug);

    /** Makes others that create accounts wait until this transaction ends. */
    [[nodiscard]] Result<void> lockCodes();
    /**
     * The next account code. Holds the counter's row until the transaction ends, so no two writes get the same one; a write
     * that is rolled back gives its code back.
     */
    [[nodiscard]] Result<QByteArray> allocateCode();
    [[nodiscard]] Result<void> insert(const Account &account, const QByteArray &actorId);
    [[nodiscard]] Result<void> rename(const QByteArray &id, const QByteArray &name, const QByteArray &now,
                                      const QByteArray &actorId);
    [[nodiscard]] Result<void> insertOwner(const QByteArray &accountId, const QByteArray &userId, const QByteArray &now,
                                           const QByteArray &actorId);
    /** Raises the account's access version, which also holds its row until the transaction ends. */
    [[nodiscard]] Result<void> raiseAccessVersion(const QByteArray &accountId);

private:
    [[nodiscard]] Result<QByteArray> lastCode();

    db::Connection &m_connection;
};

} // namespace basalt::auth
