// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/personstore.h"

#include "core/ids.h"

namespace basalt::auth {

namespace {

constexpr char kPersonTables[] =
    " FROM users u JOIN accounts a ON a.id = u.account_id JOIN roles r ON r.id = u.role_id "
    "LEFT JOIN account_owners o ON o.account_id = a.id AND o.user_id = u.id "
    "WHERE a.status = 'active' AND u.is_active = $2 AND u.is_locked = $3 AND (u.id = $1 OR u.id IN "
    "(SELECT other.user_id FROM user_links mine JOIN user_links other ON other.link_id = mine.link_id WHERE mine.user_id = "
    "$1))";

} // namespace

Result<Page<PersonAccount>> PersonStore::accounts(const QByteArray &userId, qint64 offset, qint64 limit)
{
    Page<PersonAccount> page;
    {
        static const QByteArray sql = QByteArray("SELECT COUNT(*)") + kPersonTables;
        BASALT_TRY(auto rows, m_connection.query(sql, {userId, true, false}));
        BASALT_TRY_VOID(rows.next());
        page.total = rows.integer(0);
    }
    static const QByteArray sql =
        QByteArray("SELECT a.id, a.account_code, a.slug, a.name, a.status, a.created_at, a.updated_at, u.id, r.id, r.name, "
                   "o.user_id IS NOT NULL")
        + kPersonTables + " ORDER BY a.created_at DESC, a.id DESC LIMIT $4 OFFSET $5";
    BASALT_TRY(auto rows, m_connection.query(sql, {userId, true, false, limit, offset}));
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return page;
        PersonAccount entry;
        entry.account.id = rows.string(0);
        entry.account.code = rows.string(1);
        entry.account.slug = rows.string(2);
        entry.account.name = rows.string(3);
        entry.account.status = rows.string(4);
        entry.account.createdAt = rows.timestamp(5);
        entry.account.updatedAt = rows.timestamp(6);
        entry.userId = rows.string(7);
        entry.roleId = rows.integer(8);
        entry.roleName = rows.string(9);
        entry.isOwner = rows.boolean(10);
        page.items.append(std::move(entry));
    }
}

Result<QByteArray> PersonStore::userIn(const QByteArray &accountId, const QByteArray &userId)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT u.id FROM users u WHERE u.account_id = $1 AND (u.id = $2 OR u.id IN "
                                  "(SELECT other.user_id FROM user_links mine JOIN user_links other "
                                  "ON other.link_id = mine.link_id WHERE mine.user_id = $2)) ORDER BY u.id LIMIT 1",
                                  {accountId, userId}));
    BASALT_TRY(const bool found, rows.next());
    return found ? rows.string(0) : QByteArray();
}

Result<QByteArray> PersonStore::lastSelected(const QByteArray &userId)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT u.account_id FROM user_links mine JOIN user_links other "
                                  "ON other.link_id = mine.link_id JOIN users u ON u.id = other.user_id "
                                  "WHERE mine.user_id = $1 AND other.last_selected_at IS NOT NULL "
                                  "ORDER BY other.last_selected_at DESC, u.id DESC LIMIT 1",
                                  {userId}));
    BASALT_TRY(const bool found, rows.next());
    return found ? rows.string(0) : QByteArray();
}

Result<void> PersonStore::select(const QByteArray &userId, const QByteArray &now)
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE user_links SET last_selected_at = $2 WHERE user_id = $1", {userId, now}));
    return {};
}

Result<QByteArray> PersonStore::linkOf(const QByteArray &userId)
{
    BASALT_TRY(auto rows, m_connection.query("SELECT link_id FROM user_links WHERE user_id = $1", {userId}));
    BASALT_TRY(const bool found, rows.next());
    return found ? rows.string(0) : QByteArray();
}

Result<void> PersonStore::insert(const QByteArray &userId, const QByteArray &linkId, const QByteArray &now)
{
    BASALT_TRY_VOID(m_connection.execute("INSERT INTO user_links (user_id, link_id, created_at) VALUES ($1, $2, $3)",
                                         {userId, linkId, now}));
    return {};
}

Result<bool> PersonStore::link(const QByteArray &firstId, const QByteArray &secondId, const QByteArray &now)
{
    BASALT_TRY(QByteArray first, linkOf(firstId));
    BASALT_TRY(const QByteArray second, linkOf(secondId));
    if (!first.isNull() && first == second)
        return false;
    if (first.isNull()) {
        first = second.isNull() ? core::newId() : second;
        BASALT_TRY_VOID(insert(firstId, first, now));
    }
    if (second.isNull())
        BASALT_TRY_VOID(insert(secondId, first, now));
    else
        BASALT_TRY_VOID(m_connection.execute("UPDATE user_links SET link_id = $2 WHERE link_id = $1", {second, first}));
    BASALT_TRY(auto rows,
               m_connection.query("SELECT u.account_id FROM user_links l JOIN users u ON u.id = l.user_id "
                                  "WHERE l.link_id = $1 GROUP BY u.account_id HAVING COUNT(*) > 1 LIMIT 1",
                                  {first}));
    BASALT_TRY(const bool twice, rows.next());
    if (twice)
        return Error::of(Code::AlreadyLinked);
    return true;
}

Result<bool> PersonStore::unlink(const QByteArray &userId)
{
    BASALT_TRY(const qint64 removed, m_connection.execute("DELETE FROM user_links WHERE user_id = $1", {userId}));
    return removed > 0;
}

} // namespace basalt::auth
