// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/signinservice.h"

#include "auth/accountstore.h"
#include "auth/auditnotes.h"
#include "auth/callerstate.h"
#include "auth/emailaddress.h"
#include "auth/mfastore.h"
#include "auth/onetimetokenstore.h"
#include "auth/passwordpolicy.h"
#include "auth/userstore.h"
#include "core/crypto.h"
#include "core/ids.h"
#include "core/logging.h"
#include "core/timestamp.h"

#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

constexpr int kWindowSeconds = SignInThrottle::kWindowMs / 1000;

/** What an attempt may name that goes into the trail; anything else may be a password typed into the wrong field. */
QByteArray loggableEmail(const std::optional<EmailAddress> &email)
{
    return email ? email->text : QByteArray();
}

Error turnedAway(int seconds)
{
    Error error = Error::of(Code::TooManyRequests);
    error.retryAfterSeconds = seconds;
    return error;
}

db::AuditEvent surplusEvent(const SignInThrottle::Surplus &surplus)
{
    db::AuditActor actor;
    actor.authMethod = "password";
    actor.origin = "system";
    actor.clientIp = surplus.address;
    db::AuditEvent event =
        auditEvent(Code::LoginFailuresCounted, "LOGIN_FAILED", core::kSystemAccountId.toByteArray(), actor, "users", {});
    event.changes.append({"count", QJsonValue::Undefined, surplus.count});
    event.changes.append({"since", QJsonValue::Undefined, QString::fromUtf8(core::formatTimestamp(surplus.windowStartMs))});
    event.allowedBy = "too_many_failures";
    return event;
}

Result<OwnProfile> readProfile(db::Connection &connection, const QByteArray &userId)
{
    BASALT_TRY(auto user, UserStore(connection).find(userId));
    if (!user)
        return Error::of(Code::UserNotFound);
    BASALT_TRY(auto account, AccountStore(connection).find({AccountSelector::Kind::Id, user->accountId}));
    if (!account)
        return Error::of(Code::AccountNotFound);
    return OwnProfile{std::move(*user), std::move(*account)};
}

} // namespace

/** One attempt on its way from the look-up to the answer. */
struct SignInService::Attempt
{
    SignInInput input;
    std::optional<EmailAddress> email;
    db::Completion<SignedIn> done;
    db::Completion<SignInCandidate> proven;   ///< set: no session is wanted
    std::optional<SignInCandidate> candidate; ///< nothing: no such account
    PasswordHasher::Verdict verdict = PasswordHasher::Verdict::Wrong;
};

/** Why an attempt fails: for the trail, and for the caller. */
struct SignInService::Refusal
{
    QByteArray reason; ///< empty: no refusal
    Error answer;
};

SignInService::SignInService(SignInParts parts)
    : m_parts(parts)
    , m_issuer(parts.tokens, parts.clock)
    , m_throttle(parts.options.failedSignInsPerMinute, parts.clock)
    , m_lockout(parts.options.lockout, parts.clock)
{ }

// -- signing in with a password --------------------------------------------------------------------------------------------

void SignInService::signIn(db::Session &session, SignInInput input, db::Completion<SignedIn> done)
{
    auto attempt = std::make_shared<Attempt>();
    attempt->input = std::move(input);
    attempt->done = std::move(done);
    begin(session, attempt);
}

void SignInService::prove(db::Session &session, SignInInput input, db::Completion<SignInCandidate> done)
{
    auto attempt = std::make_shared<Attempt>();
    attempt->input = std::move(input);
    attempt->proven = std::move(done);
    // Only what goes wrong comes this way.
    attempt->done = [attempt = attempt.get()](Result<SignedIn> refused) { attempt->proven(std::move(refused).error()); };
    begin(session, attempt);
}

void SignInService::begin(db::Session &session, const AttemptPtr &attempt)
{
    SignInInput &input = attempt->input;
    if (input.account.isEmpty() && m_parts.options.singleTenantMode)
        input.account = m_parts.options.singleTenantAccount;
    if (input.account.isEmpty() && !input.anyAccount) {
        attempt->done(Error::invalid(u"account"_s, u"Name the account to sign in to."_s, u"required"_s));
        return;
    }
    if (const int seconds = m_throttle.turnAway(input.address); seconds > 0) {
        watchWindow(session);
        attempt->done(turnedAway(seconds));
        return;
    }
    attempt->email = EmailAddress::parse(input.email);
    // What is no address is looked up all the same, so that it takes as long.
    const QByteArray folded = attempt->email ? attempt->email->folded : QByteArray("-");
    session.read<std::optional<SignInCandidate>>(
        [named = attempt->input.account, folded, now = core::formatTimestamp(m_parts.clock.nowMs())](
            db::Connection &connection) -> Result<std::optional<SignInCandidate>> {
            SessionStore sessions(connection);
            return named.isEmpty() ? sessions.candidateAnywhere(folded, now)
                                   : sessions.candidate(AccountSelector::parse(named), folded, now);
        },
        [this, &session, attempt](Result<std::optional<SignInCandidate>> candidate) {
            if (!candidate) {
                attempt->done(std::move(candidate).error());
                return;
            }
            attempt->candidate = std::move(*candidate);
            checkPassword(session, attempt);
        });
}

void SignInService::checkPassword(db::Session &session, const AttemptPtr &attempt)
{
    const QByteArray hash = attempt->candidate ? attempt->candidate->passwordHash : QByteArray();
    m_parts.pool.run<PasswordHasher::Verdict>(
        session.mailbox(),
        [this, hash, password = passwordBytes(attempt->input.password)]() -> Result<PasswordHasher::Verdict> {
            return m_parts.hasher.verify(hash, password);
        },
        [this, &session, attempt](Result<PasswordHasher::Verdict> verdict) {
            if (!verdict) {
                attempt->done(std::move(verdict).error());
                return;
            }
            attempt->verdict = *verdict;
            judge(session, attempt);
        });
}

SignInService::Refusal SignInService::reasonFor(const Attempt &attempt) const
{
    if (attempt.verdict == PasswordHasher::Verdict::Wrong) {
        QByteArray reason("wrong_password");
        if (!attempt.candidate)
            reason = "account_not_found";
        else if (attempt.candidate->userId.isNull())
            reason = "user_not_found";
        else if (attempt.candidate->passwordHash.isNull())
            reason = "no_password";
        return {reason, Error::of(Code::LoginFailed)};
    }
    constexpr int kUnauthorized = 401;
    if (!attempt.candidate->canLogin)
        return {core::codeName(Code::UserCannotLogin).toUtf8(), Error::of(Code::UserCannotLogin).withStatus(kUnauthorized)};
    if (const auto problem = statusProblem(attempt.candidate->status))
        return {core::codeName(problem->code).toUtf8(), problem->withStatus(kUnauthorized)};
    if (!attempt.candidate->passwordIsActive)
        return {core::codeName(Code::IdentityNotActive).toUtf8(), Error::of(Code::IdentityNotActive).withStatus(kUnauthorized)};
    if (m_parts.options.requireVerifiedEmail && !attempt.candidate->emailVerified)
        return {"email_not_verified", Error::of(Code::EmailNotVerified)};
    return {};
}

void SignInService::judge(db::Session &session, const AttemptPtr &attempt)
{
    // Whoever tries many passwords at once has them all let in before the first fails. Beyond the limit nobody hears whether
    // a password was right.
    if (const int seconds = m_throttle.turnAway(attempt->input.address); seconds > 0) {
        watchWindow(session);
        attempt->done(turnedAway(seconds));
        return;
    }
    const Refusal refusal = reasonFor(*attempt);
    if (!refusal.reason.isEmpty())
        refuse(session, attempt, refusal);
    else if (attempt->proven)
        attempt->proven(*attempt->candidate);
    else
        admit(session, attempt);
}

void SignInService::refuse(db::Session &session, const AttemptPtr &attempt, const Refusal &refusal)
{
    const auto record = m_throttle.noteFailure(attempt->input.address);
    if (record == SignInThrottle::Record::Counted) {
        attempt->done(turnedAway(kWindowSeconds));
        return;
    }
    if (record == SignInThrottle::Record::LastEntry)
        watchWindow(session);
    writeFailure(session, attempt, refusal);
}

/** In a transaction of its own: nothing that goes wrong with the answer takes the entry away. */
void SignInService::writeFailure(db::Session &session, const AttemptPtr &attempt, const Refusal &refusal)
{
    const QByteArray accountId = attempt->candidate ? attempt->candidate->accountId : core::kSystemAccountId.toByteArray();
    db::AuditActor actor = attempt->input.actor;
    actor.email = loggableEmail(attempt->email);
    actor.authMethod = "password";
    db::AuditEvent event = auditEvent(Code::UserLoginFailed, "LOGIN_FAILED", accountId, actor, "users",
                                      attempt->candidate ? attempt->candidate->userId : QByteArray());
    event.allowedBy = refusal.reason;
    const bool isGuess = attempt->verdict == PasswordHasher::Verdict::Wrong;
    session.write<void>(
        accountId,
        [this, event, isGuess](db::WriteContext &context) -> Result<void> {
            context.audit(event);
            return isGuess ? m_lockout.noteFailure(context, event.recordId, event.accountId, event.actor) : Result<void>();
        },
        [attempt, answer = refusal.answer](Result<void> written) mutable {
            if (!written)
                core::logError("a failed sign-in could not be recorded", {{"detail", written.error().detail.toUtf8()}});
            attempt->done(std::move(answer));
        });
}

void SignInService::admit(db::Session &session, const AttemptPtr &attempt)
{
    struct Admitted
    {
        OwnProfile profile;
        bool hasSecondFactor = false;
    };
    session.read<Admitted>(
        [userId = attempt->candidate->userId](db::Connection &connection) -> Result<Admitted> {
            BASALT_TRY(auto profile, readProfile(connection, userId));
            BASALT_TRY(const bool hasSecondFactor, MfaStore(connection).isConfirmed(userId));
            return Admitted{std::move(profile), hasSecondFactor};
        },
        [this, &session, attempt](Result<Admitted> admitted) {
            if (!admitted)
                attempt->done(std::move(admitted).error());
            else if (admitted->hasSecondFactor)
                challenge(session, attempt, std::move(admitted->profile.user));
            else
                storeSession(session, attempt, std::move(admitted->profile));
        });
}

/** Failed attempts are not forgotten before the code was right as well: each new challenge would give five guesses more. */
void SignInService::challenge(db::Session &session, const AttemptPtr &attempt, User user)
{
    const QByteArray token = core::randomToken();
    const qint64 nowMs = m_parts.clock.nowMs();
    OneTimeToken row;
    row.hash = tokenHash(token);
    row.purpose = TokenPurpose::SecondFactor;
    row.userId = user.id;
    row.accountId = user.accountId;
    row.emailFolded = attempt->email ? attempt->email->folded : user.email;
    row.createdAt = core::formatTimestamp(nowMs);
    row.expiresAt = core::formatTimestamp(nowMs + kChallengeSeconds * 1000);
    row.isMailed = false;
    db::AuditEvent event = auditEvent(Code::MfaChallenged, "CREATE", user.accountId,
                                      actorFor(attempt->input.actor, user, "password"), "user_mfa", user.id);
    session.write<void>(
        user.accountId,
        [row, event = std::move(event), hash = attempt->candidate->passwordHash](db::WriteContext &context) -> Result<void> {
            UserStore users(context.connection());
            BASALT_TRY_VOID(users.lock(row.userId));
            // As with a session: what was proved may have changed meanwhile.
            BASALT_TRY(const QByteArray current, users.passwordHash(row.userId));
            BASALT_TRY(const auto failures, users.signInFailures(row.userId));
            if (current != hash || failures.lockedUntil > row.createdAt)
                return Error::of(Code::LoginFailed);
            BASALT_TRY_VOID(OneTimeTokenStore(context.connection()).insert(row));
            context.audit(event);
            return {};
        },
        [attempt, token, user = std::move(user)](Result<void> written) mutable {
            if (!written) {
                attempt->done(std::move(written).error());
                return;
            }
            SignedIn answer;
            answer.user = std::move(user);
            answer.challenge = token;
            answer.challengeExpiresInSeconds = kChallengeSeconds;
            attempt->done(std::move(answer));
        });
}

void SignInService::storeSession(db::Session &session, const AttemptPtr &attempt, OwnProfile profile)
{
    auto draft =
        m_issuer.draft(std::move(profile.user), std::move(profile.account), "password", attempt->input.actor, kPasswordOnly);
    if (!draft) {
        attempt->done(std::move(draft).error());
        return;
    }
    session.write<void>(
        draft->user.accountId,
        [draft = *draft, hash = attempt->candidate->passwordHash](db::WriteContext &context) -> Result<void> {
            // One that was confirmed since the password was checked: the next attempt is asked for it.
            BASALT_TRY(const bool hasSecondFactor, MfaStore(context.connection()).isConfirmed(draft.user.id));
            if (hasSecondFactor)
                return Error::of(Code::LoginFailed);
            return SessionIssuer::store(context, draft, hash);
        },
        [this, &session, attempt, answer = draft->answer()](Result<void> written) mutable {
            if (!written) {
                attempt->done(std::move(written).error());
                return;
            }
            if (attempt->verdict == PasswordHasher::Verdict::RightButStale)
                renewHash(session, attempt);
            attempt->done(std::move(answer));
        });
}

/** Behind the answer's back: the password is known only now, and nobody waits for this. */
void SignInService::renewHash(db::Session &session, const AttemptPtr &attempt)
{
    m_parts.pool.run<QByteArray>(
        session.mailbox(), [this, password = passwordBytes(attempt->input.password)] { return m_parts.hasher.hash(password); },
        [&session, candidate = *attempt->candidate](Result<QByteArray> hash) {
            if (!hash)
                return; // the old one still works
            session.write<void>(
                candidate.accountId,
                [candidate, hash = *hash](db::WriteContext &context) -> Result<void> {
                    context.allowUnaudited("the same password, hashed with today's parameters");
                    return UserStore(context.connection()).renewPasswordHash(candidate.userId, candidate.passwordHash, hash);
                },
                [](Result<void> written) {
                    if (!written)
                        core::logWarning("a password hash could not be renewed", {{"detail", written.error().detail.toUtf8()}});
                });
        });
}

// -- counting failures -------------------------------------------------------------------------------------------------------

/** Writes the surplus of the window when it is over, if this session still lives then; else whoever comes next does. */
void SignInService::watchWindow(db::Session &session)
{
    constexpr int kSlackMs = 250;
    const auto write = [this, &session] {
        const QList<SignInThrottle::Surplus> finished = m_throttle.takeFinished();
        for (const SignInThrottle::Surplus &surplus : finished) {
            session.write<void>(
                core::kSystemAccountId.toByteArray(),
                [event = surplusEvent(surplus)](db::WriteContext &context) -> Result<void> {
                    context.audit(event);
                    return {};
                },
                [](Result<void> written) {
                    if (!written)
                        core::logError("counted sign-in failures could not be recorded",
                                       {{"detail", written.error().detail.toUtf8()}});
                });
        }
    };
    write();
    QTimer::singleShot(static_cast<int>(SignInThrottle::kWindowMs) + kSlackMs, &session.mailbox(), write);
}

void SignInService::writeCountedFailures(db::Database &database)
{
    const QList<SignInThrottle::Surplus> finished = m_throttle.takeFinished(true);
    for (const SignInThrottle::Surplus &surplus : finished) {
        const auto written = database.writeAndWait<void>(
            core::kSystemAccountId.toByteArray(), [event = surplusEvent(surplus)](db::WriteContext &context) -> Result<void> {
                context.audit(event);
                return {};
            });
        if (!written)
            core::logError("counted sign-in failures could not be recorded", {{"detail", written.error().detail.toUtf8()}});
    }
}

void SignInService::ownProfile(db::Session &session, const Principal &caller, db::Completion<OwnProfile> done)
{
    session.read<OwnProfile>([userId = caller.userId](db::Connection &connection) { return readProfile(connection, userId); },
                             std::move(done));
}

// -- the embedded app --------------------------------------------------------------------------------------------------------

QByteArray SignInService::newEmbeddedToken()
{
    QByteArray token = core::randomToken();
    const std::lock_guard lock(m_embeddedMutex);
    m_embeddedHash = tokenHash(token);
    return token;
}

bool SignInService::takeEmbeddedToken(QByteArrayView token)
{
    const QByteArray hash = tokenHash(token);
    const std::lock_guard lock(m_embeddedMutex);
    if (m_embeddedHash.isEmpty() || !core::equalConstantTime(hash, m_embeddedHash))
        return false;
    m_embeddedHash.clear();
    return true;
}

void SignInService::putEmbeddedTokenBack(QByteArrayView token)
{
    const std::lock_guard lock(m_embeddedMutex);
    if (m_embeddedHash.isEmpty())
        m_embeddedHash = tokenHash(token);
}

void SignInService::signEmbeddedIn(db::Session &session, const QByteArray &token, db::AuditActor actor,
                                   db::Completion<SignedIn> done)
{
    if (!takeEmbeddedToken(token)) {
        done(Error::of(Code::TokenInvalid));
        return;
    }
    session.read<std::optional<OwnProfile>>(
        [](db::Connection &connection) -> Result<std::optional<OwnProfile>> {
            BASALT_TRY(const auto user, UserStore(connection).firstSuperadmin());
            if (!user)
                return std::optional<OwnProfile>();
            BASALT_TRY(auto profile, readProfile(connection, user->id));
            return std::optional(std::move(profile));
        },
        [this, &session, token, actor = std::move(actor),
         done = std::move(done)](Result<std::optional<OwnProfile>> profile) mutable {
            if (!profile || !*profile) {
                putEmbeddedTokenBack(token);
                done(profile ? Error::of(Code::SetupNeeded) : std::move(profile).error());
                return;
            }
            auto draft = m_issuer.draft(std::move((*profile)->user), std::move((*profile)->account), "embedded", actor);
            if (!draft) {
                done(std::move(draft).error());
                return;
            }
            session.write<SignedIn>(
                draft->user.accountId,
                [draft = *draft](db::WriteContext &context) -> Result<SignedIn> {
                    BASALT_TRY_VOID(SessionIssuer::store(context, draft));
                    return draft.answer();
                },
                std::move(done));
        });
}

} // namespace basalt::auth
