// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/page.h"
#include "db/connection.h"
#include "tokens/issuedtoken.h"

#include <optional>

namespace basalt::tokens {

/** Which tokens to list, newest first. */
struct TokenQuery
{
    QByteArray accountId; ///< null: of all accounts
    QByteArray userId;    ///< null: of everybody
    QByteArray type;      ///< null: every
    std::optional<TokenState> state;
    QByteArray now; ///< by which a state is told
    qint64 offset = 0;
    qint64 limit = 25;
};

/** The SQL of `issued_tokens`. `now` tells which have expired. Lives as long as one job of its connection. */
class IssuedTokenStore
{
public:
    explicit IssuedTokenStore(db::Connection &connection) : m_connection(connection) { }

    [[nodiscard]] Result<auth::Page<IssuedToken>> list(const TokenQuery &query);
    /** `accountId` null: in any account. */
    [[nodiscard]] Result<std::optional<IssuedToken>> find(const QByteArray &accountId, const QByteArray &id,
                                                          const QByteArray &now);
    [[nodiscard]] Result<std::optional<IssuedToken>> findValue(const QByteArray &accountId, const QByteArray &type,
                                                               const QByteArray &hash, const QByteArray &now);
    /** False: the account has had a token of that type and value. */
    [[nodiscard]] Result<bool> insert(const IssuedToken &token, const QByteArray &hash);
    /** Ends what is still valid of the user's tokens of a type, for a newer one. */
    [[nodiscard]] Result<void> replaceAll(const QByteArray &userId, const QByteArray &type, const QByteArray &now);
    /** Ends a valid token: of any number of callers exactly one is told true. */
    [[nodiscard]] Result<bool> close(const QByteArray &id, TokenState as, const QByteArray &reason, const QByteArray &now);
    /** Removes up to `atMost` that expired before `before`. */
    [[nodiscard]] Result<qint64> purge(const QByteArray &before, qint64 atMost);

private:
    db::Connection &m_connection;
};

} // namespace basalt::tokens
