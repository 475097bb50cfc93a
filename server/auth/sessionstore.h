// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/accountnames.h"
#include "auth/callerstate.h"
#include "auth/user.h"
#include "db/connection.h"

#include <optional>
#include <vector>

namespace basalt::auth {

/** Values of `sessions.amr`, by RFC 8176: a password, and a password with a code of a second factor. */
inline constexpr char kPasswordOnly[] = "pwd";
inline constexpr char kPasswordAndCode[] = "pwd otp mfa";

/** A row of `sessions`. */
struct SessionRow
{
    QByteArray id;
    QByteArray userId;
    QByteArray accountId;
    QByteArray authMethod; ///< `password`, `setup`, `embedded`, `view_as`
    QByteArray clientIp;
    QByteArray userAgent;
    QByteArray createdAt;
    QByteArray expiresAt;
    QByteArray amr = {}; ///< as Principal::amr; null where nothing is noted
};

/** A session that goes on, as its user sees it. */
struct LiveSession
{
    SessionRow row;
    QByteArray lastUsedAt;
};

/** What signing in with a password needs to know, from one statement. */
struct SignInCandidate
{
    QByteArray accountId;
    QByteArray userId;       ///< null: the account has no such user
    QByteArray passwordHash; ///< null: none, or the user signs in elsewhere
    StatusFlags status;
    bool emailVerified = false;
    bool canLogin = true;
    bool passwordIsActive = true; ///< else the identity that the password belongs to is disabled
};

/** The SQL of `sessions` and `refresh_tokens`, and of who is behind them. Lives as long as one job of its connection. */
class SessionStore
{
public:
    explicit SessionStore(db::Connection &connection) : m_connection(connection) { }

    /** The same statement whether account or user exist. Nothing: no such account. */
    [[nodiscard]] Result<std::optional<SignInCandidate>> candidate(const AccountSelector &account,
                                                                   const QByteArray &foldedEmail, const QByteArray &now);
    /**
     * The same by the address alone: the user with it who is verified and signed in last. Nothing: nobody has the address.
     */
    [[nodiscard]] Result<std::optional<SignInCandidate>> candidateAnywhere(const QByteArray &foldedEmail,
                                                                           const QByteArray &now);
    /** The user of a session with role, account and active groups. Nothing: no such session. */
    [[nodiscard]] Result<std::optional<CallerState>> caller(const QByteArray &sessionId, const QByteArray &userId);

    /** The same of a user as such, for what goes on without the request that began it. Nothing in it is of a session. */
    [[nodiscard]] Result<std::optional<CallerState>> user(const QByteArray &userId);

    /**
     * Those who may come in, by id, at most `limit`; superadmins are none of them. `accountId` null: of all accounts. As user()
     * gives them.
     */
    [[nodiscard]] Result<std::vector<CallerState>> activeUsers(const QByteArray &accountId, qint64 limit);

    [[nodiscard]] Result<void> insert(const SessionRow &session);
    [[nodiscard]] Result<void> insertRefreshToken(const QByteArray &tokenHash, const QByteArray &sessionId,
                                                  const QByteArray &issuedAt, const QByteArray &expiresAt);
    /**
     * Marks an unused, unexpired token as used; exactly one of any number of callers gets true.
     */
    [[nodiscard]] Result<bool> useRefreshToken(const QByteArray &tokenHash, const QByteArray &sessionId, const QByteArray &now);
    /** When the token was used before; null: it was not, or there is no such token. */
    [[nodiscard]] Result<QByteArray> refreshTokenUsedAt(const QByteArray &tokenHash, const QByteArray &sessionId);
    /** Moves a live session's end; false: it has ended. */
    [[nodiscard]] Result<bool> extend(const QByteArray &sessionId, const QByteArray &now, const QByteArray &expiresAt);
    /** False: it had ended before, or is not of that user. */
    [[nodiscard]] Result<bool> endOf(const QByteArray &userId, const QByteArray &sessionId, const QByteArray &now,
                                     const QByteArray &reason);
    /** False: it had ended before. */
    [[nodiscard]] Result<bool> end(const QByteArray &sessionId, const QByteArray &now, const QByteArray &reason);
    /** Ends all sessions of a user but `exceptId`; the number of those that had not ended. */
    [[nodiscard]] Result<qint64> endAll(const QByteArray &userId, const QByteArray &now, const QByteArray &reason,
                                        const QByteArray &exceptId = {});

    /**
     * Notes a sign-in, if the user may sign in, and still has and may use the password that was checked, and is not locked out;
     * false: that has changed meanwhile. Without `passwordHash` nothing but the first is compared. Failed attempts before it are forgotten.
     */
    [[nodiscard]] Result<bool> noteSignIn(const QByteArray &userId, const QByteArray &passwordHash, const QByteArray &now);
    /** Likewise of one whom a sign-in provider has vouched for; false: the user may not sign in any more. */
    [[nodiscard]] Result<bool> noteProviderSignIn(const QByteArray &userId, const QByteArray &provider, const QByteArray &now);
    /** Those of a user that have not ended, the last used first. */
    [[nodiscard]] Result<QList<LiveSession>> live(const QByteArray &userId, const QByteArray &now);
    /** Notes how a session was proved, as Principal::amr. */
    [[nodiscard]] Result<void> setAmr(const QByteArray &sessionId, const QByteArray &amr);
    /** Whether policies ask a second factor of the user. */
    [[nodiscard]] Result<bool> requiresSecondFactor(const QByteArray &userId);
    /** The user's sessions count as made with the password alone from now on. */
    [[nodiscard]] Result<void> forgetSecondFactor(const QByteArray &userId);
    /** Of people who signed in; looking at something as somebody else is none. */
    [[nodiscard]] Result<qint64> countActive(const QByteArray &now);

private:
    db::Connection &m_connection;
};

} // namespace basalt::auth
