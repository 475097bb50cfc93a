// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/accountstore.h"

#include "auth/sqltext.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

constexpr QByteArrayView kColumns("a.id, a.account_code, a.slug, a.name, a.status, a.created_at, a.updated_at, a.deleted_at, "
                                  "a.purge_started_at");
constexpr int kUserCountColumn = 9;
constexpr QByteArrayView kUserCount(", (SELECT COUNT(*) FROM users u WHERE u.account_id = a.id)");
/** Row of `installation` that remembers the last code given out. */
constexpr QByteArrayView kCodeCounter("last_account_code");

QByteArrayView selectorColumn(AccountSelector::Kind kind)
{
    switch (kind) {
    case AccountSelector::Kind::Id: return "a.id";
    case AccountSelector::Kind::Code: return "a.account_code";
    case AccountSelector::Kind::Slug: break;
    }
    return "a.slug";
}

Account readAccount(const db::Rows &rows)
{
    Account account;
    account.id = rows.string(0);
    account.code = rows.string(1);
    account.slug = rows.string(2);
    account.name = rows.string(3);
    account.status = rows.string(4);
    account.createdAt = rows.timestamp(5);
    account.updatedAt = rows.timestamp(6);
    account.deletedAt = rows.timestamp(7);
    account.purgeStartedAt = rows.timestamp(8);
    return account;
}

QByteArray orderColumn(AccountQuery::Order order)
{
    switch (order) {
    case AccountQuery::Order::Name: return "a.name";
    case AccountQuery::Order::Slug: return "a.slug";
    case AccountQuery::Order::Code: return "a.account_code";
    case AccountQuery::Order::CreatedAt: break;
    }
    return "a.created_at";
}

} // namespace

Result<std::optional<Account>> AccountStore::find(const AccountSelector &selector)
{
    BASALT_TRY(auto account, findAny(selector));
    if (account && account->status == "deleted")
        account.reset();
    return account;
}

Result<std::optional<Account>> AccountStore::findAny(const AccountSelector &selector)
{
    const QByteArray sql =
        "SELECT " + kColumns.toByteArray() + " FROM accounts a WHERE " + selectorColumn(selector.kind).toByteArray() + " = $1";
    BASALT_TRY(auto rows, m_connection.query(sql, {selector.value}));
    BASALT_TRY(const bool found, rows.next());
    return found ? std::optional(readAccount(rows)) : std::nullopt;
}

Result<std::optional<Account>> AccountStore::findDetail(const AccountSelector &selector)
{
    const QByteArray sql = "SELECT " + kColumns.toByteArray() + kUserCount.toByteArray() + " FROM accounts a WHERE "
        + selectorColumn(selector.kind).toByteArray() + " = $1";
    BASALT_TRY(auto rows, m_connection.query(sql, {selector.value}));
    BASALT_TRY(const bool found, rows.next());
    if (!found)
        return std::optional<Account>();
    Account account = readAccount(rows);
    account.userCount = rows.integer(kUserCountColumn);
    return std::optional(account);
}

Result<Page<Account>> AccountStore::list(const AccountQuery &query)
{
    const db::Dialect &dialect = m_connection.dialect();
    WhereBuilder where(query.status.isNull() ? "a.status <> 'deleted'" : "1 = 1");
    if (!query.status.isNull() && query.status != "all")
        where.add("a.status = " + where.bind(query.status));
    if (!query.search.isNull()) {
        const QByteArray pattern = where.bind(likeContains(query.search));
        where.add('(' + dialect.likeFolded("a.name", pattern) + " OR " + dialect.likeFolded("a.slug", pattern) + " OR "
                  + dialect.likeFolded("a.account_code", pattern) + ')');
    }
    Page<Account> page;
    {
        const QByteArray sql = "SELECT COUNT(*) FROM accounts a" + where.sql();
        BASALT_TRY(auto rows, m_connection.query(sql, where.binds()));
        BASALT_TRY_VOID(rows.next());
        page.total = rows.integer(0);
    }
    const auto type = query.order == AccountQuery::Order::CreatedAt ? db::ColumnType::Timestamp : db::ColumnType::Text;
    const QByteArray sql = "SELECT " + kColumns.toByteArray() + kUserCount.toByteArray() + " FROM accounts a" + where.sql()
        + " ORDER BY " + dialect.orderBy(orderColumn(query.order), type, query.direction) + ", "
        + dialect.orderBy("a.id", db::ColumnType::Id, query.direction) + " LIMIT " + where.bind(query.limit) + " OFFSET "
        + where.bind(query.offset);
    BASALT_TRY(auto rows, m_connection.query(sql, where.binds()));
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return page;
        Account account = readAccount(rows);
        account.userCount = rows.integer(kUserCountColumn);
        page.items.append(account);
    }
}

Result<qint64> AccountStore::count(const QByteArray &since)
{
    WhereBuilder where("a.status <> 'deleted'");
    if (!since.isNull())
        where.add("a.created_at >= " + where.bind(since));
    const QByteArray sql = "SELECT COUNT(*) FROM accounts a" + where.sql();
    BASALT_TRY(auto rows, m_connection.query(sql, where.binds()));
    BASALT_TRY_VOID(rows.next());
    return rows.integer(0);
}

Result<bool> AccountStore::hasSlug(const QByteArray &slug)
{
    BASALT_TRY(auto rows, m_connection.query("SELECT 1 FROM accounts WHERE slug = $1", {slug}));
    return rows.next();
}

Result<QByteArray> AccountStore::nameOwner(const QByteArray &name)
{
    BASALT_TRY(auto rows, m_connection.query("SELECT account_id FROM account_names WHERE name = $1", {name.toLower()}));
    BASALT_TRY(const bool found, rows.next());
    return found ? rows.string(0) : QByteArray();
}

Result<void> AccountStore::keepName(const QByteArray &name, const QByteArray &accountId, const QByteArray &now)
{
    BASALT_TRY_VOID(m_connection.execute("INSERT INTO account_names (name, account_id, created_at) VALUES ($1, $2, $3) "
                                         "ON CONFLICT (name) DO NOTHING",
                                         {name.toLower(), accountId, now}));
    return {};
}

Result<QByteArray> AccountStore::lastCode()
{
    BASALT_TRY_VOID(m_connection.execute("INSERT INTO installation (key, value) VALUES ($1, 'AA0000') "
                                         "ON CONFLICT (key) DO NOTHING",
                                         {kCodeCounter.toByteArray()}));
    const QByteArray sql = "SELECT value FROM installation WHERE key = $1" + m_connection.dialect().rowLock().toByteArray();
    BASALT_TRY(auto rows, m_connection.query(sql, {kCodeCounter.toByteArray()}));
    BASALT_TRY_VOID(rows.next());
    return rows.string(0);
}

Result<void> AccountStore::lockCodes()
{
    BASALT_TRY_VOID(lastCode());
    return {};
}

Result<QByteArray> AccountStore::allocateCode()
{
    BASALT_TRY(QByteArray code, lastCode());
    QByteArray owner;
    do {
        const auto next = nextAccountCode(code);
        if (!next)
            return Error::of(Code::AccountCodesExhausted);
        code = *next;
        // The counter alone would do; who sets it back by hand gets no code a second time all the same.
        BASALT_TRY(owner, nameOwner(code));
    } while (!owner.isNull());
    BASALT_TRY_VOID(
        m_connection.execute("UPDATE installation SET value = $2 WHERE key = $1", {kCodeCounter.toByteArray(), code}));
    return code;
}

Result<void> AccountStore::insert(const Account &account, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO accounts (id, account_code, slug, name, status, created_at, created_by, updated_at, updated_by) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $7)",
        {account.id, account.code, account.slug, account.name, account.status, account.createdAt, db::textOrNull(actorId)}));
    BASALT_TRY_VOID(keepName(account.code, account.id, account.createdAt));
    return keepName(account.slug, account.id, account.createdAt);
}

Result<void> AccountStore::update(const Account &account, const QByteArray &actorId)
{
    BASALT_TRY_VOID(
        m_connection.execute("UPDATE accounts SET name = $2, slug = $3, updated_at = $4, updated_by = $5 WHERE id = $1",
                             {account.id, account.name, account.slug, account.updatedAt, db::textOrNull(actorId)}));
    return keepName(account.slug, account.id, account.updatedAt);
}

Result<void> AccountStore::setDeleted(const QByteArray &id, const QByteArray &deletedAt, const QByteArray &now,
                                      const QByteArray &actorId)
{
    const bool isDeleted = !deletedAt.isNull();
    BASALT_TRY_VOID(m_connection.execute("UPDATE accounts SET status = $2, deleted_at = $3, deleted_by = $4, updated_at = $5, "
                                         "updated_by = $6 WHERE id = $1",
                                         {id, QByteArray(isDeleted ? "deleted" : "active"), db::textOrNull(deletedAt),
                                          db::textOrNull(isDeleted ? actorId : QByteArray()), now, db::textOrNull(actorId)}));
    return {};
}

Result<void> AccountStore::setPurging(const QByteArray &id, const QByteArray &now, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE accounts SET purge_started_at = $2, purge_started_by = $3 WHERE id = $1",
                                         {id, now, db::textOrNull(actorId)}));
    return {};
}

Result<QList<QByteArray>> AccountStore::purging()
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT id FROM accounts WHERE purge_started_at IS NOT NULL ORDER BY purge_started_at, id"));
    QList<QByteArray> ids;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return ids;
        ids.append(rows.string(0));
    }
}

Result<void> AccountStore::remove(const QByteArray &id)
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM accounts WHERE id = $1", {id}));
    return {};
}

Result<void> AccountStore::insertOwner(const QByteArray &accountId, const QByteArray &userId, const QByteArray &now,
                                       const QByteArray &actorId)
{
    BASALT_TRY_VOID(
        m_connection.execute("INSERT INTO account_owners (account_id, user_id, created_at, created_by) VALUES ($1, $2, $3, $4)",
                             {accountId, userId, now, db::textOrNull(actorId)}));
    return {};
}

Result<void> AccountStore::raiseAccessVersion(const QByteArray &accountId)
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE accounts SET access_version = access_version + 1 WHERE id = $1", {accountId}));
    return {};
}

Result<void> AccountStore::raiseAllAccessVersions()
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE accounts SET access_version = access_version + 1"));
    return {};
}

} // namespace basalt::auth
