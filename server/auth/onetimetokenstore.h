// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"

#include <QByteArray>

#include <optional>

namespace basalt::auth {

/** What a token is good for: a link that somebody was sent, or the second half of signing in. */
enum class TokenPurpose { EmailVerification, PasswordReset, SecondFactor };

[[nodiscard]] QByteArray purposeName(TokenPurpose purpose);

/** A row of `one_time_tokens`. Instants are RFC 3339. */
struct OneTimeToken
{
    QByteArray hash;
    TokenPurpose purpose = TokenPurpose::EmailVerification;
    QByteArray userId;
    QByteArray accountId;
    QByteArray emailFolded; ///< the address it was made for
    QByteArray createdAt;
    QByteArray expiresAt;
    bool isMailed = true; ///< or shown to a superadmin; of a token that is written
};

/** The SQL of `one_time_tokens`. Lives as long as one job of its connection. */
class OneTimeTokenStore
{
public:
    explicit OneTimeTokenStore(db::Connection &connection) : m_connection(connection) { }

    /** Takes the place of every earlier one of the user and purpose. The caller holds the user's row. */
    [[nodiscard]] Result<void> insert(const OneTimeToken &token);
    /**
     * The token, if it can be used at `now`. Code::TokenNotFound for one that never was or is for something else,
     * Code::TokenInvalid for one that is used, replaced or expired: that is told by its own times, whether or not anything
     * has swept.
     */
    [[nodiscard]] Result<OneTimeToken> find(const QByteArray &hash, TokenPurpose purpose, const QByteArray &now);
    /** Like find(), and uses it up: of any number of callers exactly one gets it. */
    [[nodiscard]] Result<OneTimeToken> use(const QByteArray &hash, TokenPurpose purpose, const QByteArray &now);
    /** When the newest was made that went out by mail and can still be used; null: there is none. */
    [[nodiscard]] Result<QByteArray> newestMailed(const QByteArray &userId, TokenPurpose purpose, const QByteArray &now);
    /** Makes all tokens of the user for that purpose useless. */
    [[nodiscard]] Result<void> replaceAll(const QByteArray &userId, TokenPurpose purpose, const QByteArray &now);
    /** Removes up to `atMost` that expired before `before`. */
    [[nodiscard]] Result<qint64> purge(const QByteArray &before, qint64 atMost);

private:
    db::Connection &m_connection;
};

} // namespace basalt::auth
