// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/page.h"
#include "auth/user.h"
#include "db/connection.h"

#include <optional>

namespace basalt::auth {

/** Which users to list, and in what order. */
struct UserQuery
{
    enum class Order { CreatedAt, Email, LastLogin };

    QByteArray accountId; ///< null: of all accounts
    QByteArray groupId;   ///< null: whatever groups they are in
    std::optional<qint64> roleId;
    QByteArray type; ///< as User::type; null: any
    std::optional<bool> isActive;
    QByteArray email;    ///< this address, folded; null: any
    QByteArray provider; ///< with an identity there; null: whatever identities
    QByteArray subject;  ///< the one that the provider calls so, by either id; of `email` the folded address; null: any
    QByteArray search;   ///< part of e-mail address or display name, in any case; null: all
    Order order = Order::CreatedAt;
    Qt::SortOrder direction = Qt::DescendingOrder;
    qint64 offset = 0;
    qint64 limit = 30;
};

/** How often in a row somebody failed to sign in as a user. */
struct SignInFailures
{
    qint64 count = 0;
    QByteArray since;       ///< of the first of them; null: none
    QByteArray lockedUntil; ///< null: not locked out; may be past
};

/** The SQL of `users`, `roles`, `user_links` and `groups`. Lives as long as one job of its connection. */
class UserStore
{
public:
    explicit UserStore(db::Connection &connection) : m_connection(connection) { }

    /** `accountId` null: in whatever account. */
    [[nodiscard]] Result<std::optional<User>> find(const QByteArray &id, const QByteArray &accountId = {});
    /** Holds the row, if there is one, until the transaction ends. */
    [[nodiscard]] Result<void> lock(const QByteArray &id);
    [[nodiscard]] Result<std::optional<User>> findByEmail(const QByteArray &accountId, const QByteArray &foldedEmail);
    /** Whether anybody has the address, in an account that is not deleted. */
    [[nodiscard]] Result<bool> hasEmail(const QByteArray &foldedEmail);
    [[nodiscard]] Result<Page<User>> list(const UserQuery &query);
    /** Users made at or after `since`, of all accounts. */
    [[nodiscard]] Result<qint64> count(const QByteArray &since);
    [[nodiscard]] Result<QList<Role>> roles();
    [[nodiscard]] Result<std::optional<Role>> role(qint64 id);

    /** `user.createdAt` is also the time of the change. Account's and role's names are not read. */
    [[nodiscard]] Result<void> insert(const User &user, const QByteArray &foldedEmail, const QByteArray &passwordHash,
                                      const QByteArray &actorId);
    /** Writes all that a caller may change and raises the user's access version. */
    [[nodiscard]] Result<void> update(const User &user, const QByteArray &foldedEmail, const QByteArray &actorId);
    /** Who was locked out for guessing at the old one begins anew. */
    [[nodiscard]] Result<void> setPasswordHash(const QByteArray &id, const QByteArray &passwordHash, const QByteArray &now,
                                               const QByteArray &actorId);

    /** Enables or disables the identity at the provider `email`. */
    [[nodiscard]] Result<void> setPasswordActive(const QByteArray &id, bool isActive, const QByteArray &now,
                                                 const QByteArray &actorId);
    /** Replaces `oldHash` by another hash of the same password, if it is still there. */
    [[nodiscard]] Result<void> renewPasswordHash(const QByteArray &id, const QByteArray &oldHash, const QByteArray &newHash);

    /** Held until the transaction ends. Nothing has failed for a user that does not exist. */
    [[nodiscard]] Result<SignInFailures> signInFailures(const QByteArray &id);
    [[nodiscard]] Result<void> setSignInFailures(const QByteArray &id, const SignInFailures &failures);
    /** Null: no such user, or none who signs in with a password. */
    [[nodiscard]] Result<QByteArray> passwordHash(const QByteArray &id);

    /** Active, unlocked superadmins who may sign in, other than `exceptId`. */
    [[nodiscard]] Result<qint64> countOtherSuperadmins(const QByteArray &exceptId);
    /** Whether any superadmin exists, in whatever state. */
    [[nodiscard]] Result<bool> hasSuperadmin();
    /** The oldest superadmin that may sign in. */
    [[nodiscard]] Result<std::optional<User>> firstSuperadmin();

    [[nodiscard]] Result<void> link(const QByteArray &userId, const QByteArray &linkId, const QByteArray &now);
    /** Ids of the users that are the same person, without `userId` itself. */
    [[nodiscard]] Result<QList<QByteArray>> linkedUsers(const QByteArray &userId);

    [[nodiscard]] Result<void> insertGroup(const QByteArray &id, const QByteArray &accountId, const QByteArray &code,
                                           const QByteArray &name, const QByteArray &description, const QByteArray &now,
                                           const QByteArray &actorId);

private:
    [[nodiscard]] Result<std::optional<User>> findWhere(const QByteArray &condition, std::span<const db::Value> binds);

    db::Connection &m_connection;
};

} // namespace basalt::auth
