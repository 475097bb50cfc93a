// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/emailverification.h"

#include "auth/auditnotes.h"
#include "auth/callerstate.h"
#include "auth/sessionissuer.h"
#include "auth/sessionstore.h"
#include "core/ids.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

constexpr int kBadLink = 400; ///< as the routes' contract says

Result<User> loadUnverified(db::WriteContext &context, const UserTarget &target)
{
    BASALT_TRY(auto user, UserWrites::loadForChange(context, target));
    if (user.emailVerified)
        return Error::of(Code::EmailAlreadyVerified);
    return user;
}

Error tooSoon(qint64 ms)
{
    constexpr qint64 kSecond = 1000;
    Error error = Error::of(Code::TooManyRequests, u"A mail was sent a moment ago."_s);
    error.retryAfterSeconds = static_cast<int>((ms + kSecond - 1) / kSecond);
    return error;
}

} // namespace

EmailVerification::EmailVerification(const AuthOptions &options, const core::Clock &clock, const LinkIssuer &links,
                                     CallerCache &cache)
    : m_options(options)
    , m_clock(clock)
    , m_links(links)
    , m_cache(cache)
    , m_throttle(options, clock)
{ }

// -- asking for a link -------------------------------------------------------------------------------------------------------

void EmailVerification::sendOwn(db::Session &session, const Principal &caller, const std::optional<QString> &email,
                                const QByteArray &locale, const db::AuditActor &actor, db::Completion<IssuedLink::Way> done)
{
    const auto given = email ? EmailAddress::parse(*email) : EmailAddress::parse(QString::fromUtf8(caller.email));
    session.write<IssuedLink::Way>(
        caller.accountId,
        [this, userId = caller.userId, given, locale, actor](db::WriteContext &context) -> Result<IssuedLink::Way> {
            BASALT_TRY(const User user, loadUnverified(context, {userId, {}, actor}));
            const auto own = EmailAddress::parse(QString::fromUtf8(user.email));
            if (!given || !own || given->folded != own->folded)
                return Error::invalid(u"email"_s, u"This is not your address."_s, u"not_own_address"_s);
            BASALT_TRY(const qint64 pause,
                       linkPause(context.connection(), user.id, TokenPurpose::EmailVerification, m_clock.nowMs()));
            if (pause > 0)
                return tooSoon(pause);
            BASALT_TRY(const auto issued,
                       m_links.issue(context, user, {TokenPurpose::EmailVerification, locale, false, actor}));
            return issued.way;
        },
        std::move(done));
}

Result<void> EmailVerification::writeAsked(db::WriteContext &context, const LinkAsker &asker) const
{
    BASALT_TRY(const auto asked, askedUsers(context.connection(), asker, core::formatTimestamp(m_clock.nowMs())));
    for (const AskedUser &one : asked) {
        BASALT_TRY(const qint64 pause,
                   linkPause(context.connection(), one.userId, TokenPurpose::EmailVerification, m_clock.nowMs()));
        if (one.user && !one.user->emailVerified && pause == 0)
            BASALT_TRY_VOID(
                m_links.issue(context, *one.user, {TokenPurpose::EmailVerification, asker.locale, false, asker.actor}));
    }
    return {};
}

void EmailVerification::sendAsked(db::Session &session, LinkAsker asker, db::Completion<void> done)
{
    if (asker.account.isNull() && m_options.singleTenantMode)
        asker.account = m_options.singleTenantAccount;
    if (auto allowed = m_throttle.note(asker.address); !allowed) {
        done(std::move(allowed).error());
        return;
    }
    session.write<void>(
        core::kSystemAccountId.toByteArray(),
        [this, asker = std::move(asker)](db::WriteContext &context) { return writeAsked(context, asker); }, std::move(done));
}

void EmailVerification::sendFor(db::Session &session, const UserTarget &target, db::Completion<IssuedLink> done)
{
    session.write<IssuedLink>(
        target.accountId,
        [this, target](db::WriteContext &context) -> Result<IssuedLink> {
            BASALT_TRY(const User user, loadUnverified(context, target));
            return m_links.issue(context, user, {TokenPurpose::EmailVerification, {}, true, target.actor});
        },
        std::move(done));
}

// -- taking it ---------------------------------------------------------------------------------------------------------------

Result<User> EmailVerification::writeAccepted(db::WriteContext &context, const QByteArray &hash,
                                              const db::AuditActor &actor) const
{
    const QByteArray now = core::formatTimestamp(m_clock.nowMs());
    UserStore users(context.connection());
    OneTimeTokenStore tokens(context.connection());
    // The user's row first, in the order of whoever makes a new token.
    BASALT_TRY(const auto known, tokens.find(hash, TokenPurpose::EmailVerification, now));
    BASALT_TRY_VOID(users.lock(known.userId));
    BASALT_TRY(const auto token, tokens.use(hash, TokenPurpose::EmailVerification, now));
    BASALT_TRY(const auto before, users.find(token.userId));
    BASALT_TRY(const auto state, SessionStore(context.connection()).user(token.userId));
    if (!before || !state || statusProblem(state->status))
        return Error::of(Code::TokenInvalid);
    const auto address = EmailAddress::parse(QString::fromUtf8(before->email));
    if (!address || address->folded != token.emailFolded)
        return Error::of(Code::TokenInvalid); // shows nothing about the address of today
    User after = *before;
    after.emailVerified = true;
    after.emailVerifiedAt = now;
    after.updatedAt = now;
    BASALT_TRY_VOID(users.update(after, address->folded, after.id));
    db::AuditEvent event =
        auditEvent(Code::EmailVerified, "UPDATE", after.accountId, actorFor(actor, after, "one_time_token"), "users", after.id);
    event.changes = userChanges(*before, after);
    context.audit(std::move(event));
    context.afterCommit([cache = &m_cache, userId = after.id](auto) { cache->dropUser(userId); });
    return after;
}

void EmailVerification::accept(db::Session &session, const QByteArray &token, db::AuditActor actor, db::Completion<User> done)
{
    session.write<User>(
        core::kSystemAccountId.toByteArray(),
        [this, hash = tokenHash(token), actor = std::move(actor)](db::WriteContext &context) {
            return writeAccepted(context, hash, actor);
        },
        [done = std::move(done)](Result<User> user) mutable {
            const bool isBadLink =
                !user && (user.error().code == Code::TokenInvalid || user.error().code == Code::TokenNotFound);
            if (isBadLink)
                done(user.error().withStatus(kBadLink));
            else
                done(std::move(user));
        });
}

} // namespace basalt::auth
