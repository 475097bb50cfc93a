// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/authoptions.h"
#include "auth/callercache.h"
#include "auth/user.h"
#include "auth/usertarget.h"
#include "core/clock.h"
#include "core/error.h"
#include "db/auditevent.h"
#include "db/writecontext.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace basalt::auth {

/** A new user, as whoever makes him gives it. */
struct NewUser
{
    QByteArray account; ///< id, code or slug
    QString email;
    qint64 roleId = 0;
    QByteArray type = kPersonType;
    std::optional<QString> password; ///< none: the user cannot sign in with one until it is set
    QString displayName;
    bool isActive = true;
    std::optional<bool> canLogin; ///< none: persons may
    QByteArray authProvider = "password";
    QByteArray authProviderName;
    QByteArray externalId;
    QByteArray externalEmail;
    QByteArray profileData; ///< a JSON object
};

/** What is to be changed; what is not set stays. A set null text clears. */
struct UserPatch
{
    std::optional<QString> email;
    std::optional<QString> displayName;
    std::optional<qint64> roleId;
    std::optional<bool> isActive;
    std::optional<bool> isLocked;
    std::optional<bool> canLogin;   ///< taken away, it ends all sessions
    std::optional<QByteArray> type; ///< other than a person, it takes `canLogin` away
    std::optional<QByteArray> authProvider;
    std::optional<QByteArray> authProviderName;
    std::optional<QByteArray> externalId;
    std::optional<QByteArray> externalEmail;
    std::optional<QByteArray> profileData;
    /** Members that are set, null takes one away; the others stay. */
    std::optional<QJsonObject> profilePart;
    std::optional<QJsonObject> preferencesPart;
};

/** Whether a deleted user's address may become a user again. */
enum class Return { Allowed, Barred };

/** A new user whose input was checked. */
struct DraftedUser
{
    User user; ///< without its account, which the write finds
    QByteArray account;
    QByteArray foldedEmail;
    QByteArray passwordHash; ///< null: none
};

/**
 * Changes of users inside a write, each with its entry in the trail: one function for one change, whether it comes alone or as
 * a row of many. Who may ask for it is decided by the caller. Thread-safe.
 */
class UserWrites
{
public:
    /** All outlive it. */
    UserWrites(const AuthOptions &options, const core::Clock &clock, CallerCache &cache)
        : m_options(options)
        , m_clock(clock)
        , m_cache(cache)
    { }
    Q_DISABLE_COPY_MOVE(UserWrites)

    /**
     * Outside the write: Code::ValidationFailed, Code::UserIsSystem for the server's own type. The password is checked, its hash
     * is the caller's to make.
     */
    [[nodiscard]] Result<DraftedUser> draft(const NewUser &input) const;
    /**
     * Code::ValidationFailed for an unknown account or role, Code::IdentityAlreadyUsed, Code::UserIsBlacklisted. A broken
     * UNIQUE of a rival is readable by readableConflict().
     */
    [[nodiscard]] Result<User> create(db::WriteContext &context, const DraftedUser &draft, const db::AuditActor &actor) const;
    /**
     * As create() and mayChange(), and Code::UserNotFound, Code::LastSuperadmin, Code::LastOwner; Code::UserIsSystem for a user
     * of the server's own, and for making somebody one.
     */
    [[nodiscard]] Result<User> update(db::WriteContext &context, const UserTarget &target, const UserPatch &patch) const;
    /** See UserService::remove(). */
    [[nodiscard]] Result<void> remove(db::WriteContext &context, const UserTarget &target, Return mayReturn) const;
    /** True if the address was not verified before. */
    [[nodiscard]] Result<bool> verifyEmail(db::WriteContext &context, const UserTarget &target) const;

    /**
     * The row, held until the transaction ends. Code::UserNotFound also for one of another account than the chosen, and as
     * mayChange().
     */
    [[nodiscard]] static Result<User> loadForChange(db::WriteContext &context, const UserTarget &target);
    /** The same for a change that may take the user's way in: the account is held first, as changes of owners do. */
    [[nodiscard]] static Result<User> loadForExclusion(db::WriteContext &context, const UserTarget &target);
    void dropCached(db::WriteContext &context, const QByteArray &userId) const;

private:
    [[nodiscard]] QByteArray now() const;

    const AuthOptions &m_options;
    const core::Clock &m_clock;
    CallerCache &m_cache;
};

} // namespace basalt::auth
