// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/passwordreset.h"

#include "auth/auditnotes.h"
#include "auth/callerstate.h"
#include "auth/passwordpolicy.h"
#include "auth/sessionissuer.h"
#include "auth/sessionstore.h"
#include "core/ids.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

constexpr int kBadResetLink = 400; ///< as the routes' contract says

Error asBadLink(Error error)
{
    const bool isBadLink = error.code == Code::TokenInvalid || error.code == Code::TokenNotFound;
    return isBadLink ? error.withStatus(kBadResetLink) : error;
}

db::AuditEvent requested(const QByteArray &accountId, const QByteArray &userId, const db::AuditActor &actor,
                         const QByteArray &allowedBy)
{
    db::AuditEvent event = auditEvent(Code::PasswordResetRequested, "CREATE", accountId, actor, "users", userId);
    event.allowedBy = allowedBy;
    return event;
}

/** The user that a token is of, if it can be used and he may come in. */
Result<User> userOf(db::Connection &connection, const OneTimeToken &token)
{
    BASALT_TRY(auto user, UserStore(connection).find(token.userId));
    BASALT_TRY(const auto state, SessionStore(connection).user(token.userId));
    if (!user || !state || statusProblem(state->status) || user->authProvider != "password" || passwordSignInProblem(*user))
        return Error::of(Code::TokenInvalid);
    const auto address = EmailAddress::parse(QString::fromUtf8(user->email));
    if (!address || address->folded != token.emailFolded)
        return Error::of(Code::TokenInvalid);
    return std::move(*user);
}

} // namespace

PasswordReset::PasswordReset(PasswordResetParts parts) : m_parts(parts), m_throttle(parts.options, parts.clock) { }

QByteArray PasswordReset::now() const
{
    return core::formatTimestamp(m_parts.clock.nowMs());
}

// -- asking for a link -------------------------------------------------------------------------------------------------------

Result<void> PasswordReset::writeAsked(db::WriteContext &context, const LinkAsker &asker) const
{
    BASALT_TRY(const auto asked, askedUsers(context.connection(), asker, now()));
    const auto address = EmailAddress::parse(asker.email);
    db::AuditActor actor = asker.actor;
    // What is no address may be a password in the wrong field.
    actor.email = address ? address->text : QByteArray();
    for (const AskedUser &one : asked) {
        BASALT_TRY(const qint64 pause,
                   linkPause(context.connection(), one.userId, TokenPurpose::PasswordReset, m_parts.clock.nowMs()));
        if (!one.user || pause > 0) {
            context.audit(
                requested(one.accountId, one.userId, actor, one.user ? QByteArray("asked_a_moment_ago") : one.problem));
            continue;
        }
        BASALT_TRY(const auto issued,
                   m_parts.links.issue(context, *one.user, {TokenPurpose::PasswordReset, asker.locale, false, actor}));
        db::AuditEvent event = requested(one.accountId, one.userId, actor, "email_known");
        event.changes.append({"delivery", QJsonValue::Undefined, deliveryText(issued.way)});
        context.audit(std::move(event));
    }
    return {};
}

void PasswordReset::ask(db::Session &session, LinkAsker asker, db::Completion<void> done)
{
    if (asker.account.isNull() && m_parts.options.singleTenantMode)
        asker.account = m_parts.options.singleTenantAccount;
    if (auto allowed = m_throttle.note(asker.address); !allowed) {
        done(std::move(allowed).error());
        return;
    }
    session.write<void>(
        core::kSystemAccountId.toByteArray(),
        [this, asker = std::move(asker)](db::WriteContext &context) { return writeAsked(context, asker); }, std::move(done));
}

Result<IssuedLink> PasswordReset::writeFor(db::WriteContext &context, const UserTarget &target) const
{
    UserStore users(context.connection());
    BASALT_TRY(const auto user, users.find(target.userId, target.accountId));
    if (!user)
        return Error::of(Code::UserNotFound);
    BASALT_TRY_VOID(mayChange(context, target, *user));
    if (user->type != kPersonType)
        return Error::of(Code::UserCannotLogin);
    if (user->authProvider != "password") {
        return Error::invalid(u"send_reset_link"_s, u"This user has no password here: the sign-in is elsewhere."_s,
                              u"no_password"_s);
    }
    BASALT_TRY(const auto issued, m_parts.links.issue(context, *user, {TokenPurpose::PasswordReset, {}, true, target.actor}));
    if (issued.way == IssuedLink::Way::Shown) {
        // Whoever has the link chooses the password.
        BASALT_TRY(const auto linked, users.linkedUsers(user->id));
        const bool isOwn = user->id == target.actor.userId || linked.contains(target.actor.userId);
        if (!linked.isEmpty() && !isOwn)
            return Error::of(Code::LinkedUser);
    }
    db::AuditEvent event = requested(user->accountId, user->id, target.actor, "superadmin");
    event.changes.append({"delivery", QJsonValue::Undefined, deliveryText(issued.way)});
    context.audit(std::move(event));
    return issued;
}

void PasswordReset::sendFor(db::Session &session, const UserTarget &target, db::Completion<IssuedLink> done)
{
    session.write<IssuedLink>(
        target.accountId, [this, target](db::WriteContext &context) { return writeFor(context, target); }, std::move(done));
}

// -- taking it ---------------------------------------------------------------------------------------------------------------

void PasswordReset::check(db::Session &session, const QByteArray &token, db::Completion<QByteArray> done)
{
    session.read<QByteArray>(
        [hash = tokenHash(token), now = now()](db::Connection &connection) -> Result<QByteArray> {
            const auto found = OneTimeTokenStore(connection).find(hash, TokenPurpose::PasswordReset, now);
            if (!found) {
                const Code code = found.error().code;
                return code == Code::TokenInvalid || code == Code::TokenNotFound ? Result<QByteArray>(QByteArray())
                                                                                 : found.error();
            }
            const auto user = userOf(connection, *found);
            if (!user)
                return user.error().code == Code::TokenInvalid ? Result<QByteArray>(QByteArray()) : user.error();
            return found->expiresAt;
        },
        std::move(done));
}

void PasswordReset::complete(db::Session &session, const QByteArray &token, const QString &password,
                             const db::AuditActor &actor, db::Completion<void> done)
{
    const QByteArray hash = tokenHash(token);
    // Looked at before a password is hashed; what decides is looked at again by the write.
    session.read<User>(
        [hash, now = now()](db::Connection &connection) -> Result<User> {
            BASALT_TRY(const auto found, OneTimeTokenStore(connection).find(hash, TokenPurpose::PasswordReset, now));
            return userOf(connection, found);
        },
        [this, &session, hash, password, actor, done = std::move(done)](Result<User> user) mutable {
            if (!user) {
                done(asBadLink(std::move(user).error()));
                return;
            }
            const PasswordContext context{QString::fromUtf8(user->email), QString::fromUtf8(user->accountName),
                                          QString::fromUtf8(user->accountSlug)};
            const auto errors = checkPassword(password, context, m_parts.options.passwordRules, u"new_password"_s);
            if (errors.isEmpty())
                hashAndWrite(session, hash, password, actor, std::move(done));
            else
                done(Error::invalid(errors));
        });
}

void PasswordReset::hashAndWrite(db::Session &session, const QByteArray &tokenHash, const QString &password,
                                 const db::AuditActor &actor, db::Completion<void> done)
{
    m_parts.pool.run<QByteArray>(
        session.mailbox(), [this, bytes = passwordBytes(password)] { return m_parts.hasher.hash(bytes); },
        [this, &session, tokenHash, actor, done = std::move(done)](Result<QByteArray> passwordHash) mutable {
            if (!passwordHash) {
                done(std::move(passwordHash).error());
                return;
            }
            session.write<void>(
                core::kSystemAccountId.toByteArray(),
                [this, tokenHash, hash = *passwordHash, actor](db::WriteContext &context) {
                    return writeCompleted(context, tokenHash, hash, actor);
                },
                [done = std::move(done)](Result<void> written) mutable {
                    if (written)
                        done(std::move(written));
                    else
                        done(asBadLink(std::move(written).error()));
                });
        });
}

Result<void> PasswordReset::writeCompleted(db::WriteContext &context, const QByteArray &tokenHash,
                                           const QByteArray &passwordHash, const db::AuditActor &actor) const
{
    const QByteArray now = this->now();
    UserStore users(context.connection());
    OneTimeTokenStore tokens(context.connection());
    // The user's row first, in the order of whoever makes a new token.
    BASALT_TRY(const auto known, tokens.find(tokenHash, TokenPurpose::PasswordReset, now));
    BASALT_TRY_VOID(users.lock(known.userId));
    BASALT_TRY(const auto token, tokens.use(tokenHash, TokenPurpose::PasswordReset, now));
    BASALT_TRY(const User user, userOf(context.connection(), token));
    BASALT_TRY_VOID(users.setPasswordHash(user.id, passwordHash, now, user.id));
    // What the old password has begun, it does not finish.
    BASALT_TRY_VOID(tokens.replaceAll(user.id, TokenPurpose::SecondFactor, now));
    BASALT_TRY_VOID(SessionStore(context.connection()).endAll(user.id, now, "password_reset"));
    db::AuditEvent event = auditEvent(Code::PasswordResetCompleted, "UPDATE", user.accountId,
                                      actorFor(actor, user, "one_time_token"), "users", user.id);
    event.changes.append({"password_hash", QLatin1StringView(kHidden), QLatin1StringView(kHidden)});
    context.audit(std::move(event));
    context.afterCommit([cache = &m_parts.cache, userId = user.id](auto) { cache->dropUser(userId); });
    return {};
}

} // namespace basalt::auth
