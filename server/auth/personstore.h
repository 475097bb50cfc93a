// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/account.h"
#include "auth/page.h"
#include "db/connection.h"

namespace basalt::auth {

/** An account that a person may enter, with what he is there. */
struct PersonAccount
{
    Account account;
    QByteArray userId; ///< of the person in that account
    qint64 roleId = 0;
    QByteArray roleName;
    bool isOwner = false;
};

/** The SQL of `user_links`: users of several accounts who are one person. Lives as long as one job of its connection. */
class PersonStore
{
public:
    explicit PersonStore(db::Connection &connection) : m_connection(connection) { }

    /** Accounts that the person behind the user may enter at this moment, the newest first. */
    [[nodiscard]] Result<Page<PersonAccount>> accounts(const QByteArray &userId, qint64 offset, qint64 limit);
    /** The person's user in that account, the user himself or one linked with him; null: there is none. */
    [[nodiscard]] Result<QByteArray> userIn(const QByteArray &accountId, const QByteArray &userId);
    /** The account that the person switched to last; null: never. */
    [[nodiscard]] Result<QByteArray> lastSelected(const QByteArray &userId);
    [[nodiscard]] Result<void> select(const QByteArray &userId, const QByteArray &now);

    /**
     * Makes both users, and all who are linked with either, one person; false: they were. Code::AlreadyLinked if that person
     * would be two users of one account. The caller holds AccountStore::lockCodes(), behind which links are made one by one.
     */
    [[nodiscard]] Result<bool> link(const QByteArray &firstId, const QByteArray &secondId, const QByteArray &now);
    /** Whether there was a link to take away. */
    [[nodiscard]] Result<bool> unlink(const QByteArray &userId);

private:
    [[nodiscard]] Result<QByteArray> linkOf(const QByteArray &userId);
    [[nodiscard]] Result<void> insert(const QByteArray &userId, const QByteArray &linkId, const QByteArray &now);

    db::Connection &m_connection;
};

} // namespace basalt::auth
