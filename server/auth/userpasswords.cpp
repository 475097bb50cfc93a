// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// UserService: passwords.

#include "auth/auditnotes.h"
#include "auth/onetimetokenstore.h"
#include "auth/sessionstore.h"
#include "auth/userservice.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

Error wrongPassword()
{
    return Error::invalid(u"current_password"_s, u"This is not the password."_s, u"wrong_password"_s);
}

} // namespace

void UserService::setPassword(db::Session &session, const UserTarget &target, const QString &password,
                              db::Completion<void> done)
{
    checkAndSet(session, target, {}, password, std::move(done));
}

void UserService::checkAndSet(db::Session &session, const UserTarget &target, const QByteArray &provenHash,
                              const QString &password, db::Completion<void> done)
{
    // Looked at before the hash is made; what decides is looked at again by the write.
    get(session, target, [this, &session, target, provenHash, password, done = std::move(done)](Result<User> user) mutable {
        if (!user) {
            done(std::move(user).error());
            return;
        }
        if (user->type != kPersonType) {
            done(Error::of(Code::UserCannotLogin));
            return;
        }
        const PasswordContext context{QString::fromUtf8(user->email), QString::fromUtf8(user->accountName),
                                      QString::fromUtf8(user->accountSlug)};
        const auto errors = checkPassword(password, context, m_options.passwordRules, u"new_password"_s);
        if (errors.isEmpty())
            hashAndSet(session, target, provenHash, password, std::move(done));
        else
            done(Error::invalid(errors));
    });
}

void UserService::hashAndSet(db::Session &session, const UserTarget &target, const QByteArray &provenHash,
                             const QString &password, db::Completion<void> done)
{
    hashPassword(session, password,
                 [this, &session, target, provenHash, done = std::move(done)](Result<QByteArray> hash) mutable {
                     if (!hash) {
                         done(std::move(hash).error());
                         return;
                     }
                     session.write<void>(
                         target.accountId,
                         [this, target, provenHash, hash = *hash](db::WriteContext &context) {
                             return writePassword(context, target, provenHash, hash);
                         },
                         std::move(done));
                 });
}

Result<void> UserService::writePassword(db::WriteContext &context, const UserTarget &target, const QByteArray &provenHash,
                                        const QByteArray &hash) const
{
    const QByteArray now = core::formatTimestamp(m_clock.nowMs());
    UserStore users(context.connection());
    BASALT_TRY(const User user, UserWrites::loadForChange(context, target));
    if (user.type != kPersonType)
        return Error::of(Code::UserCannotLogin);
    BASALT_TRY_VOID(confirmProof(context.connection(), user, provenHash));
    BASALT_TRY(const auto linked, users.linkedUsers(user.id));
    const bool ownUser = user.id == target.actor.userId || linked.contains(target.actor.userId);
    if (!linked.isEmpty() && !ownUser)
        return Error::of(Code::LinkedUser);
    BASALT_TRY_VOID(users.setPasswordHash(user.id, hash, now, target.actor.userId));
    BASALT_TRY_VOID(SessionStore(context.connection()).endAll(user.id, now, "password_changed", target.actor.sessionId));
    // A link from before would undo the change.
    OneTimeTokenStore tokens(context.connection());
    BASALT_TRY_VOID(tokens.replaceAll(user.id, TokenPurpose::PasswordReset, now));
    // What the old password has begun, it does not finish.
    BASALT_TRY_VOID(tokens.replaceAll(user.id, TokenPurpose::SecondFactor, now));
    db::AuditEvent event = auditEvent(Code::PasswordChanged, "UPDATE", user.accountId, target.actor, "users", user.id);
    event.changes.append({"password_hash", QLatin1StringView(kHidden), QLatin1StringView(kHidden)});
    context.audit(std::move(event));
    m_writes.dropCached(context, user.id);
    return {};
}

/** Whoever guesses many times at once has all guesses looked at before the first of them counts: this decides. */
Result<void> UserService::confirmProof(db::Connection &connection, const User &user, const QByteArray &provenHash) const
{
    if (provenHash.isNull())
        return {};
    if (user.lockedUntil > core::formatTimestamp(m_clock.nowMs()))
        return Error::of(Code::UserIsLocked);
    BASALT_TRY(const QByteArray current, UserStore(connection).passwordHash(user.id));
    if (current != provenHash)
        return wrongPassword();
    return {};
}

/** What changing one's own password begins with. */
struct UserService::OwnPassword
{
    QByteArray hash;
    bool isLockedOut = false;
};

void UserService::changeOwnPassword(db::Session &session, const UserTarget &self, const QString &current,
                                    const QString &password, db::Completion<void> done)
{
    proveOwnPassword(session, self, current,
                     [this, &session, self, password, done = std::move(done)](Result<QByteArray> proof) mutable {
                         if (proof)
                             checkAndSet(session, self, *proof, password, std::move(done));
                         else
                             done(std::move(proof).error());
                     });
}

void UserService::proveOwnPassword(db::Session &session, const UserTarget &self, const QString &current,
                                   db::Completion<QByteArray> done)
{
    session.read<OwnPassword>(
        [id = self.userId, now = core::formatTimestamp(m_clock.nowMs())](db::Connection &connection) -> Result<OwnPassword> {
            UserStore users(connection);
            BASALT_TRY(const QByteArray hash, users.passwordHash(id));
            if (hash.isNull())
                return Error::of(Code::NoPassword);
            BASALT_TRY(const auto user, users.find(id));
            return OwnPassword{hash, user && user->lockedUntil > now};
        },
        [this, &session, self, current, done = std::move(done)](Result<OwnPassword> own) mutable {
            if (!own)
                done(std::move(own).error());
            else if (own->isLockedOut)
                done(Error::of(Code::UserIsLocked));
            else
                comparePassword(session, self, own->hash, current, std::move(done));
        });
}

void UserService::comparePassword(db::Session &session, const UserTarget &self, const QByteArray &hash, const QString &current,
                                  db::Completion<QByteArray> done)
{
    m_pool.run<PasswordHasher::Verdict>(
        session.mailbox(),
        [this, hash, bytes = passwordBytes(current)]() -> Result<PasswordHasher::Verdict> {
            return m_hasher.verify(hash, bytes);
        },
        [this, &session, self, hash, done = std::move(done)](Result<PasswordHasher::Verdict> verdict) mutable {
            if (!verdict)
                done(std::move(verdict).error());
            else if (*verdict == PasswordHasher::Verdict::Wrong)
                refuseOwnPassword(session, self, std::move(done));
            else
                done(hash);
        });
}

/** Who took over an open session does not get to guess: it counts like a failed sign-in. */
void UserService::refuseOwnPassword(db::Session &session, const UserTarget &self, db::Completion<QByteArray> done)
{
    session.write<void>(
        self.accountId,
        [this, self](db::WriteContext &context) -> Result<void> {
            db::AuditEvent event =
                auditEvent(Code::UserLoginFailed, "LOGIN_FAILED", self.accountId, self.actor, "users", self.userId);
            event.allowedBy = "wrong_password";
            context.audit(std::move(event));
            return m_lockout.noteFailure(context, self.userId, self.accountId, self.actor);
        },
        [done = std::move(done)](Result<void> written) mutable {
            if (written)
                done(wrongPassword());
            else
                done(std::move(written).error());
        });
}

} // namespace basalt::auth
