// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/tokentypestore.h"

namespace basalt::tokens {

namespace {

TokenType readType(const db::Rows &rows)
{
    TokenType type;
    type.code = rows.string(0);
    type.name = rows.string(1);
    type.lifetimeSeconds = rows.integer(2);
    type.createdAt = rows.timestamp(3);
    type.updatedAt = rows.timestamp(4);
    return type;
}

} // namespace

Result<QList<TokenType>> TokenTypeStore::all()
{
    BASALT_TRY(
        auto rows,
        m_connection.query("SELECT code, name, lifetime_seconds, created_at, updated_at FROM token_types ORDER BY code", {}));
    QList<TokenType> types;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return types;
        types.append(readType(rows));
    }
}

Result<std::optional<TokenType>> TokenTypeStore::find(const QByteArray &code)
{
    BASALT_TRY(auto rows,
               m_connection.query(
                   "SELECT code, name, lifetime_seconds, created_at, updated_at FROM token_types WHERE code = $1", {code}));
    BASALT_TRY(const bool found, rows.next());
    return found ? std::optional(readType(rows)) : std::nullopt;
}

Result<bool> TokenTypeStore::insert(const TokenType &type, const QByteArray &actorId)
{
    BASALT_TRY(
        const qint64 made,
        m_connection.execute("INSERT INTO token_types (code, name, lifetime_seconds, created_at, created_by, updated_at, "
                             "updated_by) VALUES ($1, $2, $3, $4, $5, $4, $5) ON CONFLICT (code) DO NOTHING",
                             {type.code, type.name, type.lifetimeSeconds, type.createdAt, db::textOrNull(actorId)}));
    return made == 1;
}

Result<void> TokenTypeStore::update(const TokenType &type, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute(
        "UPDATE token_types SET name = $2, lifetime_seconds = $3, updated_at = $4, updated_by = $5 WHERE code = $1",
        {type.code, type.name, type.lifetimeSeconds, type.updatedAt, db::textOrNull(actorId)}));
    return {};
}

Result<qint64> TokenTypeStore::removeTokens(const QByteArray &code, qint64 atMost)
{
    return m_connection.execute(
        "DELETE FROM issued_tokens WHERE id IN (SELECT id FROM issued_tokens WHERE type_code = $1 LIMIT $2)", {code, atMost});
}

Result<void> TokenTypeStore::remove(const QByteArray &code)
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM token_types WHERE code = $1", {code}));
    return {};
}

} // namespace basalt::tokens
