// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/authoptions.h"
#include "auth/callercache.h"
#include "auth/lockout.h"
#include "auth/passwordhasher.h"
#include "auth/userstore.h"
#include "auth/userwrites.h"
#include "core/clock.h"
#include "core/workpool.h"
#include "db/database.h"
#include "db/writecompanion.h"

#include <QString>

#include <functional>

namespace basalt::auth {

/** Users as superadmins, and in part those who run an account, see and change them. Thread-safe. */
class UserService
{
public:
    UserService(const AuthOptions &options, const core::Clock &clock, core::WorkPool &pool, const PasswordHasher &hasher,
                CallerCache &cache);
    Q_DISABLE_COPY_MOVE(UserService)

    void list(db::Session &session, UserQuery query, db::Completion<Page<User>> done);
    /** Like list(), of the account that `account` (id, code or slug) names. Code::AccountNotFound. */
    void listOf(db::Session &session, const QByteArray &account, UserQuery query, db::Completion<Page<User>> done);
    /** Code::UserNotFound. */
    void get(db::Session &session, const UserTarget &target, db::Completion<User> done);

    /** Who makes a user, and whether he may: asked inside the write. */
    struct Maker
    {
        db::AuditActor actor;
        std::function<Result<void>(db::WriteContext &, const DraftedUser &)> admit;
    };
    /** See UserWrites; and as `maker.admit`. */
    void create(db::Session &session, const NewUser &input, Maker maker, db::WriteCompanion<User> companion,
                db::Completion<User> done);
    /** See UserWrites. */
    void update(db::Session &session, UserTarget target, UserPatch patch, db::Completion<User> done);
    /**
     * Makes inactive and ends all sessions; the row stays for what refers to it. Code::LastSuperadmin, Code::LastOwner,
     * Code::UserIsSystem. Barred: the address goes on the blacklist, which is not for superadmins: Code::UserIsSystem.
     */
    void remove(db::Session &session, UserTarget target, Return mayReturn, db::Completion<void> done);
    /**
     * Ends all sessions of the user but the caller's own. Code::UserCannotLogin for who is no person; Code::LinkedUser where the
     * user is also somebody else's: only that person chooses the password.
     */
    void setPassword(db::Session &session, const UserTarget &target, const QString &password, db::Completion<void> done);
    /**
     * Like setPassword(), by the user, who proves to know the old one. Code::ValidationFailed if that is wrong, which counts as
     * a failed sign-in; Code::UserIsLocked after too many of them; Code::NoPassword. `self` names the caller's own account.
     */
    void changeOwnPassword(db::Session &session, const UserTarget &self, const QString &current, const QString &password,
                           db::Completion<void> done);
    /**
     * Asks the caller for the password once more, before something grave. The value goes to confirmProof() in the write that it
     * is for. Refused like changeOwnPassword().
     */
    void proveOwnPassword(db::Session &session, const UserTarget &self, const QString &current,
                          db::Completion<QByteArray> done);
    /** Whether what was proved still holds: the same password, and not locked out meanwhile. A null proof proves nothing. */
    [[nodiscard]] Result<void> confirmProof(db::Connection &connection, const User &user, const QByteArray &proof) const;
    /** Marks the address as verified; true if it was not before. */
    void verifyEmail(db::Session &session, UserTarget target, db::Completion<bool> done);

    /** The changes themselves, for whoever makes several in one write. */
    [[nodiscard]] const UserWrites &writes() const { return m_writes; }
    /** On the work pool. */
    void hashPassword(db::Session &session, const QString &password, db::Completion<QByteArray> done);

private:
    struct OwnPassword;

    void comparePassword(db::Session &session, const UserTarget &self, const QByteArray &hash, const QString &current,
                         db::Completion<QByteArray> done);
    void refuseOwnPassword(db::Session &session, const UserTarget &self, db::Completion<QByteArray> done);
    void writeNew(db::Session &session, DraftedUser draft, const Maker &maker, db::WriteCompanion<User> companion,
                  db::Completion<User> done);
    /** `provenHash` is the one that the user has shown to know; null where nobody had to. */
    void checkAndSet(db::Session &session, const UserTarget &target, const QByteArray &provenHash, const QString &password,
                     db::Completion<void> done);
    void hashAndSet(db::Session &session, const UserTarget &target, const QByteArray &provenHash, const QString &password,
                    db::Completion<void> done);
    [[nodiscard]] Result<void> writePassword(db::WriteContext &context, const UserTarget &target, const QByteArray &provenHash,
                                             const QByteArray &hash) const;

    const AuthOptions &m_options;
    const core::Clock &m_clock;
    core::WorkPool &m_pool;
    const PasswordHasher &m_hasher;
    const UserWrites m_writes;
    const Lockout m_lockout;
};

} // namespace basalt::auth
