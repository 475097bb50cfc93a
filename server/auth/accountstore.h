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
    QByteArray status; ///< `active`, `suspended`, `deleted`, or `all`; null: all but deleted ones
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
    /** Deleted or not. */
    [[nodiscard]] Result<std::optional<Account>> findAny(const AccountSelector &selector);
    /** Deleted or not, with the number of users. */
    [[nodiscard]] Result<std::optional<Account>> findDetail(const AccountSelector &selector);
    [[nodiscard]] Result<Page<Account>> list(const AccountQuery &query);
    /** Accounts made at or after `since`; null: all. */
    [[nodiscard]] Result<qint64> count(const QByteArray &since = {});
    [[nodiscard]] Result<bool> hasSlug(const QByteArray &slug);
    /** The account that has, or ever had, this code or slug; null: none did. */
    [[nodiscard]] Result<QByteArray> nameOwner(const QByteArray &name);
    /** Keeps a code or slug for the account, for ever. It is the account's already or nobody's. */
    [[nodiscard]] Result<void> keepName(const QByteArray &name, const QByteArray &accountId, const QByteArray &now);

    /** Makes others that create accounts wait until this transaction ends. */
    [[nodiscard]] Result<void> lockCodes();
    /**
     * The next account code. Holds the counter's row until the transaction ends, so no two writes get the same one; a write
     * that is rolled back gives its code back.
     */
    [[nodiscard]] Result<QByteArray> allocateCode();
    /** Its code and slug are kept for it. */
    [[nodiscard]] Result<void> insert(const Account &account, const QByteArray &actorId);
    /** Name and slug; a new slug is kept for the account. */
    [[nodiscard]] Result<void> update(const Account &account, const QByteArray &actorId);
    /** `deletedAt` null: it is not deleted any more. */
    [[nodiscard]] Result<void> setDeleted(const QByteArray &id, const QByteArray &deletedAt, const QByteArray &now,
                                          const QByteArray &actorId);
    /** From here on there is no way back. */
    [[nodiscard]] Result<void> setPurging(const QByteArray &id, const QByteArray &now, const QByteArray &actorId);
    /** Accounts whose purge has begun, the first first. */
    [[nodiscard]] Result<QList<QByteArray>> purging();
    /** The row, with whatever is left that belongs to it. Its names stay kept. */
    [[nodiscard]] Result<void> remove(const QByteArray &id);
    [[nodiscard]] Result<void> insertOwner(const QByteArray &accountId, const QByteArray &userId, const QByteArray &now,
                                           const QByteArray &actorId);
    /** Raises the account's access version, which also holds its row until the transaction ends. */
    [[nodiscard]] Result<void> raiseAccessVersion(const QByteArray &accountId);
    /** Of every account, for what concerns them all. */
    [[nodiscard]] Result<void> raiseAllAccessVersions();

private:
    [[nodiscard]] Result<QByteArray> lastCode();

    db::Connection &m_connection;
};

} // namespace basalt::auth
