// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/account.h"
#include "auth/sessionstore.h"
#include "auth/tokenservice.h"
#include "auth/user.h"
#include "core/clock.h"
#include "db/auditevent.h"
#include "db/writecontext.h"

namespace basalt::auth {

/** What somebody who signed in is given. */
struct SignedIn
{
    QByteArray accessToken;
    QByteArray refreshToken;
    qint64 expiresInSeconds = 0; ///< of the access token
    User user;
    Account account;
    /** Set: nobody is signed in yet. With it and a code of the second factor he is; everything above but the user is empty. */
    QByteArray challenge;
    qint64 challengeExpiresInSeconds = 0;
};

/** SHA-256 in hexadecimal: the only form in which a token is kept. */
[[nodiscard]] QByteArray tokenHash(QByteArrayView token);

/**
 * Makes sessions with their first tokens, and the tokens of every later refresh. Signing happens where draft() is called, so
 * that the writing thread only writes. Thread-safe.
 */
class SessionIssuer
{
public:
    SessionIssuer(const TokenService &tokens, const core::Clock &clock) : m_tokens(tokens), m_clock(clock) { }

    /** A pair of tokens of one session and the row of the refresh token. */
    struct TokenPair
    {
        QByteArray accessToken;
        QByteArray refreshToken;
        qint64 expiresInSeconds = 0;
        QByteArray refreshHash;
        QByteArray issuedAt;
        QByteArray refreshExpiresAt;
    };
    /** A session that is signed but not yet stored. */
    struct Draft
    {
        SessionRow session;
        TokenPair tokens;
        User user;
        Account account;
        db::AuditActor actor; ///< the user, in this session

        [[nodiscard]] SignedIn answer() const;
    };

    [[nodiscard]] Result<TokenPair> issuePair(const QByteArray &sessionId, const QByteArray &userId,
                                              const QByteArray &accountId, const QByteArray &email, const QByteArray &role,
                                              const QByteArray &amr = {}) const;
    /**
     * `method` is what `sessions.auth_method` holds, `amr` what the session was proved by (as Principal::amr); `actor` tells
     * address and program.
     */
    [[nodiscard]] Result<Draft> draft(User user, Account account, const QByteArray &method, const db::AuditActor &actor,
                                      const QByteArray &amr = {}) const;

    /**
     * Writes session and refresh token, notes the sign-in at the user and in the trail. Code::LoginFailed if `passwordHash` is
     * given and no longer the user's, or not to be used any more; without one Code::UserCannotLogin for who may not sign in.
     */
    [[nodiscard]] static Result<void> store(db::WriteContext &context, const Draft &draft, const QByteArray &passwordHash = {});

private:
    const TokenService &m_tokens;
    const core::Clock &m_clock;
};

} // namespace basalt::auth
