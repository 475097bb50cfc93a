// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/issuedtokenstore.h"

#include "auth/sqltext.h"

#include <algorithm>

namespace basalt::tokens {

namespace {

constexpr char kColumns[] =
    "SELECT id, account_id, type_code, user_id, payload, created_at, created_by, expires_at, closed_at, "
    "closed_as, reason FROM issued_tokens";

QByteArray stateName(TokenState state)
{
    return kTokenStateNames[size_t(state)];
}

IssuedToken readToken(const db::Rows &rows, const QByteArray &now)
{
    IssuedToken token;
    token.id = rows.string(0);
    token.accountId = rows.string(1);
    token.type = rows.string(2);
    token.userId = rows.string(3);
    token.payload = rows.string(4);
    token.createdAt = rows.timestamp(5);
    token.createdBy = rows.isNull(6) ? QByteArray() : rows.string(6);
    token.expiresAt = rows.timestamp(7);
    if (!rows.isNull(8)) {
        token.closedAt = rows.timestamp(8);
        const auto name = std::ranges::find(kTokenStateNames, rows.string(9));
        token.state = TokenState(name - kTokenStateNames.begin());
    } else if (token.expiresAt <= now) {
        token.state = TokenState::Expired;
    }
    token.reason = rows.string(10);
    return token;
}

Result<std::optional<IssuedToken>> one(db::Connection &connection, const QByteArray &sql, std::span<const db::Value> binds,
                                       const QByteArray &now)
{
    BASALT_TRY(auto rows, connection.query(sql, binds));
    BASALT_TRY(const bool found, rows.next());
    return found ? std::optional(readToken(rows, now)) : std::nullopt;
}

} // namespace

Result<auth::Page<IssuedToken>> IssuedTokenStore::list(const TokenQuery &query)
{
    auth::WhereBuilder where("1 = 1");
    if (!query.accountId.isNull())
        where.add("account_id = " + where.bind(query.accountId));
    if (!query.userId.isNull())
        where.add("user_id = " + where.bind(query.userId));
    if (!query.type.isNull())
        where.add("type_code = " + where.bind(query.type));
    if (query.state == TokenState::Valid || query.state == TokenState::Expired) {
        const char *comparison = query.state == TokenState::Valid ? "expires_at > " : "expires_at <= ";
        where.add(QByteArray("closed_at IS NULL AND ") + comparison + where.bind(query.now));
    } else if (query.state) {
        where.add("closed_as = " + where.bind(stateName(*query.state)));
    }
    auth::Page<IssuedToken> page;
    {
        const QByteArray sql = "SELECT COUNT(*) FROM issued_tokens" + where.sql();
        BASALT_TRY(auto rows, m_connection.query(sql, where.binds()));
        BASALT_TRY_VOID(rows.next());
        page.total = rows.integer(0);
    }
    const QByteArray limit = where.bind(query.limit);
    const QByteArray sql =
        kColumns + where.sql() + " ORDER BY created_at DESC, id DESC LIMIT " + limit + " OFFSET " + where.bind(query.offset);
    BASALT_TRY(auto rows, m_connection.query(sql, where.binds()));
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return page;
        page.items.append(readToken(rows, query.now));
    }
}

Result<std::optional<IssuedToken>> IssuedTokenStore::find(const QByteArray &accountId, const QByteArray &id,
                                                          const QByteArray &now)
{
    auth::WhereBuilder where("id = $1");
    static_cast<void>(where.bind(id));
    if (!accountId.isNull())
        where.add("account_id = " + where.bind(accountId));
    return one(m_connection, kColumns + where.sql(), where.binds(), now);
}

Result<std::optional<IssuedToken>> IssuedTokenStore::findValue(const QByteArray &accountId, const QByteArray &type,
                                                               const QByteArray &hash, const QByteArray &now)
{
    const std::array<db::Value, 3> binds{accountId, type, hash};
    return one(m_connection, QByteArray(kColumns) + " WHERE account_id = $1 AND type_code = $2 AND token_hash = $3", binds,
               now);
}

Result<bool> IssuedTokenStore::insert(const IssuedToken &token, const QByteArray &hash)
{
    BASALT_TRY(
        const qint64 made,
        m_connection.execute("INSERT INTO issued_tokens (id, account_id, type_code, user_id, token_hash, payload, created_at, "
                             "created_by, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
                             "ON CONFLICT (account_id, type_code, token_hash) DO NOTHING",
                             {token.id, token.accountId, token.type, token.userId, hash, token.payload, token.createdAt,
                              db::textOrNull(token.createdBy), token.expiresAt}));
    return made == 1;
}

Result<void> IssuedTokenStore::replaceAll(const QByteArray &userId, const QByteArray &type, const QByteArray &now)
{
    BASALT_TRY_VOID(
        m_connection.execute("UPDATE issued_tokens SET closed_at = $3, closed_as = 'replaced' WHERE user_id = $1 AND "
                             "type_code = $2 AND closed_at IS NULL AND expires_at > $3",
                             {userId, type, now}));
    return {};
}

Result<bool> IssuedTokenStore::close(const QByteArray &id, TokenState as, const QByteArray &reason, const QByteArray &now)
{
    BASALT_TRY(const qint64 closed,
               m_connection.execute("UPDATE issued_tokens SET closed_at = $2, closed_as = $3, reason = $4 WHERE id = $1 AND "
                                    "closed_at IS NULL AND expires_at > $2",
                                    {id, now, stateName(as), reason}));
    return closed == 1;
}

Result<qint64> IssuedTokenStore::purge(const QByteArray &before, qint64 atMost)
{
    return m_connection.execute("DELETE FROM issued_tokens WHERE id IN (SELECT id FROM issued_tokens WHERE expires_at < $1 "
                                "ORDER BY expires_at LIMIT $2)",
                                {before, atMost});
}

} // namespace basalt::tokens
