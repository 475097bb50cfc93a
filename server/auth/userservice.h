// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/authoptions.h"
#include "auth/callercache.h"
#include "auth/lockout.h"
#include "auth/passwordhasher.h"
#include "auth/userstore.h"
#include "core/clock.h"
#include "core/workpool.h"
#include "db/database.h"
#include "db/writecompanion.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace basalt::auth {

/** A new user, as a superadmin gives it. */
struct NewUser
{
    QByteArray account; ///< id, code or slug
    QString email;
    qint64 roleId = 0;
    std::optional<QString> password; ///< none: the user cannot sign in with one until it is set
    QString displayName;
    bool isActive = true;
    bool canLogin = true;
    QByteArray authProvider = "password";
    QByteArray authProviderName;
    QByteArray externalId;
    QByteArray externalEmail;
    QByteArray profileData; ///< a JSON object
    db::AuditActor actor;
};

/** What is to be changed; what is not set stays. A set null text clears. */
struct UserPatch
{
    std::optional<QString> email;
    std::optional<QString> displayName;
    std::optional<qint64> roleId;
    std::optional<bool> isActive;
    std::optional<bool> isLocked;
    std::optional<bool> canLogin; ///< taken away, it ends all sessions
    std::optional<QByteArray> authProvider;
    std::optional<QByteArray> authProviderName;
    std::optional<QByteArray> externalId;
    std::optional<QByteArray> externalEmail;
    std::optional<QByteArray> profileData;
    /** Members that are set, null takes one away; the others stay. */
    std::optional<QJsonObject> profilePart;
    std::optional<QJsonObject> preferencesPart;
};

/** Which user is meant, by whom. */
struct UserTarget
{
    QByteArray userId;
    QByteArray accountId; ///< of the account the caller has chosen: users of others do not exist; null: all accounts
    db::AuditActor actor;
    bool sparesOwners = false; ///< owners are not the caller's to change: Code::NotOwner
};

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

    /** Code::ValidationFailed, also for an unknown account or role; Code::IdentityAlreadyUsed. */
    void create(db::Session &session, NewUser input, db::WriteCompanion<User> companion, db::Completion<User> done);
    /** As create(), and Code::UserNotFound, Code::NotOwner, Code::LastSuperadmin, Code::LastOwner. */
    void update(db::Session &session, UserTarget target, UserPatch patch, db::Completion<User> done);
    enum class Return { Allowed, Barred };
    /**
     * Makes inactive and ends all sessions; the row stays for what refers to it. Code::LastSuperadmin, Code::LastOwner. Barred:
     * the address goes on the blacklist, which is not for superadmins: Code::UserIsSystem.
     */
    void remove(db::Session &session, UserTarget target, Return mayReturn, db::Completion<void> done);
    /**
     * Ends all sessions of the user but the caller's own. Code::LinkedUser where the user is also somebody else's: only that
     * person chooses the password.
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

private:
    struct OwnPassword;

    /** The row, held until the transaction ends; Code::UserNotFound also for one of another account than the chosen. */
    [[nodiscard]] static Result<User> loadForChange(db::WriteContext &context, const UserTarget &target);
    /** The same for a change that may take the user's way in: the account is held first, as changes of owners do. */
    [[nodiscard]] static Result<User> loadForExclusion(db::WriteContext &context, const UserTarget &target);
    void comparePassword(db::Session &session, const UserTarget &self, const QByteArray &hash, const QString &current,
                         db::Completion<QByteArray> done);
    void refuseOwnPassword(db::Session &session, const UserTarget &self, db::Completion<QByteArray> done);
    [[nodiscard]] Result<void> guardLastSuperadmin(db::WriteContext &context, const User &before, const User &after) const;
    void dropCached(db::WriteContext &context, const QByteArray &userId) const;
    void writeNew(db::Session &session, const NewUser &input, const User &user, const QByteArray &folded,
                  const QByteArray &hash, db::WriteCompanion<User> companion, db::Completion<User> done);
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
    CallerCache &m_cache;
    const Lockout m_lockout;
};

} // namespace basalt::auth
