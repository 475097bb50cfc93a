// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/onetimetokenstore.h"

namespace basalt::auth {

QByteArray purposeName(TokenPurpose purpose)
{
    switch (purpose) {
    case TokenPurpose::EmailVerification: return "email_verification";
    case TokenPurpose::SecondFactor: return "second_factor";
    case TokenPurpose::PasswordReset: break;
    }
    return "password_reset";
}

Result<void> OneTimeTokenStore::insert(const OneTimeToken &token)
{
    BASALT_TRY_VOID(replaceAll(token.userId, token.purpose, token.createdAt));
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO one_time_tokens (token_hash, purpose, user_id, account_id, email_folded, created_at, expires_at, "
        "delivery) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {token.hash, purposeName(token.purpose), token.userId, token.accountId, token.emailFolded, token.createdAt,
         token.expiresAt, QByteArray(token.isMailed ? "mail" : "shown")}));
    return {};
}

Result<OneTimeToken> OneTimeTokenStore::find(const QByteArray &hash, TokenPurpose purpose, const QByteArray &now)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT user_id, account_id, email_folded, created_at, expires_at, "
                                  "used_at IS NULL AND replaced_at IS NULL AND expires_at > $3 "
                                  "FROM one_time_tokens WHERE token_hash = $1 AND purpose = $2",
                                  {hash, purposeName(purpose), now}));
    BASALT_TRY(const bool found, rows.next());
    if (!found)
        return Error::of(Code::TokenNotFound);
    if (!rows.boolean(5))
        return Error::of(Code::TokenInvalid);
    return OneTimeToken{hash, purpose, rows.string(0), rows.string(1), rows.string(2), rows.timestamp(3), rows.timestamp(4)};
}

Result<OneTimeToken> OneTimeTokenStore::use(const QByteArray &hash, TokenPurpose purpose, const QByteArray &now)
{
    BASALT_TRY(auto token, find(hash, purpose, now));
    // What find() saw may have changed since: this decides.
    BASALT_TRY(const qint64 changed,
               m_connection.execute("UPDATE one_time_tokens SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL "
                                    "AND replaced_at IS NULL AND expires_at > $2",
                                    {hash, now}));
    if (changed != 1)
        return Error::of(Code::TokenInvalid);
    return token;
}

Result<QByteArray> OneTimeTokenStore::newestMailed(const QByteArray &userId, TokenPurpose purpose, const QByteArray &now)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT created_at FROM one_time_tokens WHERE user_id = $1 AND purpose = $2 AND delivery = "
                                  "'mail' AND used_at IS NULL "
                                  "AND replaced_at IS NULL AND expires_at > $3 ORDER BY created_at DESC LIMIT 1",
                                  {userId, purposeName(purpose), now}));
    BASALT_TRY(const bool found, rows.next());
    return found ? rows.timestamp(0) : QByteArray();
}

Result<void> OneTimeTokenStore::replaceAll(const QByteArray &userId, TokenPurpose purpose, const QByteArray &now)
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE one_time_tokens SET replaced_at = $3 WHERE user_id = $1 AND purpose = $2 "
                                         "AND used_at IS NULL AND replaced_at IS NULL",
                                         {userId, purposeName(purpose), now}));
    return {};
}

Result<qint64> OneTimeTokenStore::purge(const QByteArray &before, qint64 atMost)
{
    return m_connection.execute("DELETE FROM one_time_tokens WHERE token_hash IN (SELECT token_hash FROM one_time_tokens "
                                "WHERE expires_at < $1 ORDER BY expires_at LIMIT $2)",
                                {before, atMost});
}

} // namespace basalt::auth
