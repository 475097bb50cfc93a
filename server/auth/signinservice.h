// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/accountnames.h"
#include "auth/authoptions.h"
#include "auth/callercache.h"
#include "auth/lockout.h"
#include "auth/passwordhasher.h"
#include "auth/principal.h"
#include "auth/sessionissuer.h"
#include "auth/signinthrottle.h"
#include "core/workpool.h"
#include "db/database.h"

#include <QHostAddress>
#include <QString>

#include <memory>
#include <mutex>

namespace basalt::auth {

/** An attempt to sign in with a password. */
struct SignInInput
{
    QByteArray account; ///< id, code or slug; null only in single-tenant mode, or with `anyAccount`
    QString email;
    QString password;
    QHostAddress address;
    db::AuditActor actor; ///< anonymous, with address and program
    /** Without an account: the one in which the address is verified and was used last. */
    bool anyAccount = false;
};

/** How long a code may follow the password. */
inline constexpr qint64 kChallengeSeconds = 300;

/** New tokens of a session. */
struct Refreshed
{
    QByteArray accessToken;
    QByteArray refreshToken;
    qint64 expiresInSeconds = 0;
};

/** Caller's own user and account. */
struct OwnProfile
{
    User user;
    Account account;
};

/** What signing in works with; everything outlives it. */
struct SignInParts
{
    const AuthOptions &options;
    const core::Clock &clock;
    core::WorkPool &pool;
    const PasswordHasher &hasher;
    const TokenService &tokens;
    CallerCache &cache;
};

/**
 * Signing in and out. Thread-safe: any number of workers share one; completions run on the thread of the session that was
 * passed.
 */
class SignInService
{
public:
    explicit SignInService(SignInParts parts);
    Q_DISABLE_COPY_MOVE(SignInService)

    /**
     * Every failure is status 401 after exactly one Argon2 run, and Code::LoginFailed unless the password was right; then it is
     * the true reason: Code::UserCannotLogin, UserNotActive, UserIsLocked, IdentityNotActive, NoAccountAccess or EmailNotVerified. The reason always stands in
     * the audit trail. Code::TooManyRequests past the limit of failures of one address. Code::ValidationFailed without an
     * account. Where the user has a second factor there is no session yet, but SignedIn::challenge for MfaSignIn.
     */
    void signIn(db::Session &session, SignInInput input, db::Completion<SignedIn> done);

    /** The same without a session: who it is that the password is of. The caller makes sure that it still is when he acts on it. */
    void prove(db::Session &session, SignInInput input, db::Completion<SignInCandidate> done);

    /**
     * Exchanges a refresh token for a new pair, once. A second time ends the session (Code::TokenInvalid): one of both was a
     * thief.
     */
    void refresh(db::Session &session, const QByteArray &refreshToken, db::AuditActor actor, db::Completion<Refreshed> done);

    /** Ends the caller's session; for an anonymous caller the one of `refreshToken`. Ending it twice is no error. */
    void signOut(db::Session &session, const Principal &caller, const QByteArray &refreshToken, db::AuditActor actor,
                 db::Completion<void> done);

    void ownProfile(db::Session &session, const Principal &caller, db::Completion<OwnProfile> done);

    /** A token that signEmbeddedIn() takes once. Replaces the one before. */
    [[nodiscard]] QByteArray newEmbeddedToken();
    /**
     * A session of the first superadmin for the desktop app that runs this server. Code::TokenInvalid for a wrong or used
     * token; Code::SetupNeeded, without using up the token, while there is no superadmin.
     */
    void signEmbeddedIn(db::Session &session, const QByteArray &token, db::AuditActor actor, db::Completion<SignedIn> done);

    /** Writes what the throttle still owes the trail; for the end of the program, when no request runs any more. */
    void writeCountedFailures(db::Database &database);

private:
    struct Attempt;
    using AttemptPtr = std::shared_ptr<Attempt>;
    struct Refusal;

    void begin(db::Session &session, const AttemptPtr &attempt);
    void checkPassword(db::Session &session, const AttemptPtr &attempt);
    void judge(db::Session &session, const AttemptPtr &attempt);
    void refuse(db::Session &session, const AttemptPtr &attempt, const Refusal &refusal);
    void admit(db::Session &session, const AttemptPtr &attempt);
    void challenge(db::Session &session, const AttemptPtr &attempt, User user);
    void storeSession(db::Session &session, const AttemptPtr &attempt, OwnProfile profile);
    void renewHash(db::Session &session, const AttemptPtr &attempt);
    void writeFailure(db::Session &session, const AttemptPtr &attempt, const Refusal &refusal);
    void watchWindow(db::Session &session);
    [[nodiscard]] Refusal reasonFor(const Attempt &attempt) const;

    void rotate(db::Session &session, TokenClaims claims, QByteArray hash, const CallerState &state, db::AuditActor actor,
                db::Completion<Refreshed> done);
    [[nodiscard]] bool takeEmbeddedToken(QByteArrayView token);
    void putEmbeddedTokenBack(QByteArrayView token);

    const SignInParts m_parts;
    const SessionIssuer m_issuer;
    SignInThrottle m_throttle;
    const Lockout m_lockout;
    std::mutex m_embeddedMutex;
    QByteArray m_embeddedHash;
};

} // namespace basalt::auth
