// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/userstore.h"

#include "auth/provider.h"
#include "auth/sqltext.h"
#include "core/ids.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

constexpr QByteArrayView kTables(" FROM users u JOIN accounts a ON a.id = u.account_id JOIN roles r ON r.id = u.role_id");

QByteArray columns(const db::Dialect &dialect)
{
    return "u.id, u.account_id, a.account_code, a.slug, a.name, u.email, u.display_name, u.role_id, r.name, u.is_active, "
           "u.is_locked, u.email_verified, u.email_verified_at, u.auth_provider, u.auth_provider_name, u.external_id, "
           "u.external_email, "
        + dialect.readExpression("u.profile_data", db::ColumnType::Json)
        + ", u.created_at, u.updated_at, u.last_login_at, u.locked_until, "
        + dialect.readExpression("u.preferences", db::ColumnType::Json)
        + ", u.can_login, u.password_is_active, u.type, "
          "u.last_used_provider";
}

User readUser(const db::Rows &rows)
{
    User user;
    user.id = rows.string(0);
    user.accountId = rows.string(1);
    user.accountCode = rows.string(2);
    user.accountSlug = rows.string(3);
    user.accountName = rows.string(4);
    user.email = rows.string(5);
    user.displayName = rows.string(6);
    user.roleId = rows.integer(7);
    user.roleName = rows.string(8);
    user.isActive = rows.boolean(9);
    user.isLocked = rows.boolean(10);
    user.emailVerified = rows.boolean(11);
    user.emailVerifiedAt = rows.timestamp(12);
    user.authProvider = rows.string(13);
    user.authProviderName = rows.string(14);
    user.externalId = rows.string(15);
    user.externalEmail = rows.string(16);
    user.profileData = rows.string(17);
    user.createdAt = rows.timestamp(18);
    user.updatedAt = rows.timestamp(19);
    user.lastLoginAt = rows.timestamp(20);
    user.lockedUntil = rows.timestamp(21);
    user.preferences = rows.string(22);
    user.canLogin = rows.boolean(23);
    user.passwordIsActive = rows.boolean(24);
    user.type = rows.string(25);
    user.lastUsedProvider = rows.string(26);
    return user;
}

QByteArray orderTerm(const db::Dialect &dialect, const UserQuery &query)
{
    switch (query.order) {
    case UserQuery::Order::Email: return dialect.orderBy("u.email_folded", db::ColumnType::Text, query.direction);
    case UserQuery::Order::LastLogin: return dialect.orderBy("u.last_login_at", db::ColumnType::Timestamp, query.direction);
    case UserQuery::Order::CreatedAt: break;
    }
    return dialect.orderBy("u.created_at", db::ColumnType::Timestamp, query.direction);
}

/** Who has an identity at the provider; with a subject, who has that one. */
QByteArray identityCondition(WhereBuilder &where, const UserQuery &query)
{
    if (query.provider == kEmailProvider) {
        const QByteArray byPassword = "u.auth_provider = 'password'";
        if (query.subject.isNull())
            return byPassword;
        return byPassword + " AND u.email_folded = " + where.bind(query.subject);
    }
    QByteArray those = "u.id IN (SELECT user_id FROM user_identities WHERE provider_code = " + where.bind(query.provider);
    if (!query.subject.isNull()) {
        const QByteArray subject = where.bind(query.subject);
        those += " AND (subject = " + subject + " OR object_id = " + subject + ')';
    }
    return those + ')';
}

WhereBuilder conditions(const db::Dialect &dialect, const UserQuery &query)
{
    WhereBuilder where("a.status <> 'deleted'");
    if (!query.accountId.isNull())
        where.add("u.account_id = " + where.bind(query.accountId));
    if (!query.groupId.isNull())
        where.add("u.id IN (SELECT user_id FROM group_members WHERE group_id = " + where.bind(query.groupId) + ')');
    if (query.roleId)
        where.add("u.role_id = " + where.bind(*query.roleId));
    if (!query.type.isNull())
        where.add("u.type = " + where.bind(query.type));
    if (query.isActive)
        where.add("u.is_active = " + where.bind(*query.isActive));
    if (!query.email.isNull())
        where.add("u.email_folded = " + where.bind(query.email));
    if (!query.provider.isNull())
        where.add(identityCondition(where, query));
    if (!query.search.isNull()) {
        const QByteArray pattern = where.bind(likeContains(query.search));
        where.add('(' + dialect.likeFolded("u.email", pattern) + " OR " + dialect.likeFolded("u.display_name", pattern) + ')');
    }
    return where;
}

} // namespace

Result<std::optional<User>> UserStore::findWhere(const QByteArray &condition, std::span<const db::Value> binds)
{
    const QByteArray sql = "SELECT " + columns(m_connection.dialect()) + kTables.toByteArray() + " WHERE " + condition;
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    BASALT_TRY(const bool found, rows.next());
    return found ? std::optional(readUser(rows)) : std::nullopt;
}

Result<std::optional<User>> UserStore::find(const QByteArray &id, const QByteArray &accountId)
{
    if (accountId.isNull())
        return findWhere("u.id = $1", std::array{db::Value(id)});
    return findWhere("u.id = $1 AND u.account_id = $2", std::array{db::Value(id), db::Value(accountId)});
}

Result<void> UserStore::lock(const QByteArray &id)
{
    const QByteArray sql = "SELECT 1 FROM users WHERE id = $1" + m_connection.dialect().rowLock().toByteArray();
    BASALT_TRY(auto rows, m_connection.query(sql, {id}));
    BASALT_TRY_VOID(rows.next());
    return {};
}

Result<std::optional<User>> UserStore::findByEmail(const QByteArray &accountId, const QByteArray &foldedEmail)
{
    return findWhere("u.account_id = $1 AND u.email_folded = $2", std::array{db::Value(accountId), db::Value(foldedEmail)});
}

Result<bool> UserStore::hasEmail(const QByteArray &foldedEmail)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT 1 FROM users u JOIN accounts a ON a.id = u.account_id "
                                  "WHERE u.email_folded = $1 AND a.status <> 'deleted' LIMIT 1",
                                  {foldedEmail}));
    return rows.next();
}

Result<Page<User>> UserStore::list(const UserQuery &query)
{
    const db::Dialect &dialect = m_connection.dialect();
    WhereBuilder where = conditions(dialect, query);
    Page<User> page;
    {
        const QByteArray sql = "SELECT COUNT(*)" + kTables.toByteArray() + where.sql();
        BASALT_TRY(auto rows, m_connection.query(sql, where.binds()));
        BASALT_TRY_VOID(rows.next());
        page.total = rows.integer(0);
    }
    const QByteArray sql = "SELECT " + columns(dialect) + kTables.toByteArray() + where.sql() + " ORDER BY "
        + orderTerm(dialect, query) + ", " + dialect.orderBy("u.id", db::ColumnType::Id, query.direction) + " LIMIT "
        + where.bind(query.limit) + " OFFSET " + where.bind(query.offset);
    BASALT_TRY(auto rows, m_connection.query(sql, where.binds()));
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return page;
        page.items.append(readUser(rows));
    }
}

Result<qint64> UserStore::count(const QByteArray &since)
{
    const QByteArray sql = "SELECT COUNT(*)" + kTables.toByteArray() + " WHERE a.status <> 'deleted' AND u.created_at >= $1";
    BASALT_TRY(auto rows, m_connection.query(sql, {since}));
    BASALT_TRY_VOID(rows.next());
    return rows.integer(0);
}

Result<QList<Role>> UserStore::roles()
{
    BASALT_TRY(auto rows, m_connection.query("SELECT id, name, description FROM roles ORDER BY id"));
    QList<Role> roles;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return roles;
        roles.append({rows.integer(0), rows.string(1), rows.string(2)});
    }
}

Result<std::optional<Role>> UserStore::role(qint64 id)
{
    BASALT_TRY(auto rows, m_connection.query("SELECT id, name, description FROM roles WHERE id = $1", {id}));
    BASALT_TRY(const bool found, rows.next());
    if (!found)
        return std::optional<Role>();
    return std::optional(Role{rows.integer(0), rows.string(1), rows.string(2)});
}

Result<void> UserStore::insert(const User &user, const QByteArray &foldedEmail, const QByteArray &passwordHash,
                               const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO users (id, account_id, email, email_folded, display_name, role_id, password_hash, is_active, is_locked, "
        "email_verified, email_verified_at, auth_provider, auth_provider_name, external_id, external_email, profile_data, "
        "created_at, created_by, updated_at, updated_by, can_login, type) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $17, $18, $19, $20)",
        {user.id,
         user.accountId,
         user.email,
         foldedEmail,
         user.displayName,
         user.roleId,
         db::textOrNull(passwordHash),
         user.isActive,
         user.isLocked,
         user.emailVerified,
         db::textOrNull(user.emailVerifiedAt),
         user.authProvider,
         db::textOrNull(user.authProviderName),
         db::textOrNull(user.externalId),
         db::textOrNull(user.externalEmail),
         db::textOrNull(user.profileData),
         user.createdAt,
         db::textOrNull(actorId),
         user.canLogin,
         user.type}));
    return {};
}

Result<void> UserStore::update(const User &user, const QByteArray &foldedEmail, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute(
        "UPDATE users SET email = $2, email_folded = $3, display_name = $4, role_id = $5, is_active = $6, is_locked = $7, "
        "email_verified = $8, email_verified_at = $9, auth_provider = $10, auth_provider_name = $11, external_id = $12, "
        "external_email = $13, profile_data = $14, updated_at = $15, updated_by = $16, locked_until = $17, preferences = $18, "
        "can_login = $19, type = $20, "
        "access_version = access_version + 1 "
        "WHERE id = $1",
        {user.id,
         user.email,
         foldedEmail,
         user.displayName,
         user.roleId,
         user.isActive,
         user.isLocked,
         user.emailVerified,
         db::textOrNull(user.emailVerifiedAt),
         user.authProvider,
         db::textOrNull(user.authProviderName),
         db::textOrNull(user.externalId),
         db::textOrNull(user.externalEmail),
         db::textOrNull(user.profileData),
         user.updatedAt,
         db::textOrNull(actorId),
         db::textOrNull(user.lockedUntil),
         db::textOrNull(user.preferences),
         user.canLogin,
         user.type}));
    return {};
}

Result<void> UserStore::setPasswordHash(const QByteArray &id, const QByteArray &passwordHash, const QByteArray &now,
                                        const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE users SET password_hash = $2, updated_at = $3, updated_by = $4, "
                                         "failed_sign_ins = 0, first_failed_at = NULL, locked_until = NULL, "
                                         "access_version = access_version + 1 WHERE id = $1",
                                         {id, passwordHash, now, db::textOrNull(actorId)}));
    return {};
}

Result<void> UserStore::setPasswordActive(const QByteArray &id, bool isActive, const QByteArray &now, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE users SET password_is_active = $2, updated_at = $3, updated_by = $4, "
                                         "access_version = access_version + 1 WHERE id = $1",
                                         {id, isActive, now, db::textOrNull(actorId)}));
    return {};
}

Result<void> UserStore::renewPasswordHash(const QByteArray &id, const QByteArray &oldHash, const QByteArray &newHash)
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE users SET password_hash = $3 WHERE id = $1 AND password_hash = $2",
                                         {id, oldHash, newHash}));
    return {};
}

Result<SignInFailures> UserStore::signInFailures(const QByteArray &id)
{
    const QByteArray sql = "SELECT failed_sign_ins, first_failed_at, locked_until FROM users WHERE id = $1"
        + m_connection.dialect().rowLock().toByteArray();
    BASALT_TRY(auto rows, m_connection.query(sql, {id}));
    BASALT_TRY(const bool found, rows.next());
    if (!found)
        return SignInFailures();
    return SignInFailures{rows.integer(0), rows.timestamp(1), rows.timestamp(2)};
}

Result<void> UserStore::setSignInFailures(const QByteArray &id, const SignInFailures &failures)
{
    BASALT_TRY_VOID(
        m_connection.execute("UPDATE users SET failed_sign_ins = $2, first_failed_at = $3, locked_until = $4 WHERE id = $1",
                             {id, failures.count, db::textOrNull(failures.since), db::textOrNull(failures.lockedUntil)}));
    return {};
}

Result<QByteArray> UserStore::passwordHash(const QByteArray &id)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT password_hash FROM users WHERE id = $1 AND auth_provider = $2",
                                  {id, QByteArray("password")}));
    BASALT_TRY(const bool found, rows.next());
    return found ? rows.string(0) : QByteArray();
}

Result<qint64> UserStore::countOtherSuperadmins(const QByteArray &exceptId)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT COUNT(*) FROM users WHERE account_id = $1 AND id <> $2 "
                                  "AND is_active = $3 AND is_locked = $4 AND can_login = $3",
                                  {core::kSystemAccountId.toByteArray(), exceptId, true, false}));
    BASALT_TRY_VOID(rows.next());
    return rows.integer(0);
}

Result<bool> UserStore::hasSuperadmin()
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT 1 FROM users WHERE account_id = $1 LIMIT 1", {core::kSystemAccountId.toByteArray()}));
    return rows.next();
}

Result<std::optional<User>> UserStore::firstSuperadmin()
{
    return findWhere(
        "u.account_id = $1 AND u.is_active = $2 AND u.is_locked = $3 AND u.can_login = $2 ORDER BY u.created_at, u.id LIMIT 1",
        std::array{db::Value(core::kSystemAccountId.toByteArray()), db::Value(true), db::Value(false)});
}

Result<void> UserStore::link(const QByteArray &userId, const QByteArray &linkId, const QByteArray &now)
{
    BASALT_TRY_VOID(m_connection.execute("INSERT INTO user_links (user_id, link_id, created_at) VALUES ($1, $2, $3)",
                                         {userId, linkId, now}));
    return {};
}

Result<QList<QByteArray>> UserStore::linkedUsers(const QByteArray &userId)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT other.user_id FROM user_links mine "
                                  "JOIN user_links other ON other.link_id = mine.link_id "
                                  "WHERE mine.user_id = $1 AND other.user_id <> $1 ORDER BY other.user_id",
                                  {userId}));
    QList<QByteArray> ids;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return ids;
        ids.append(rows.string(0));
    }
}

Result<void> UserStore::insertGroup(const QByteArray &id, const QByteArray &accountId, const QByteArray &code,
                                    const QByteArray &name, const QByteArray &description, const QByteArray &now,
                                    const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO groups (id, account_id, code, name, description, kind, is_active, is_system, created_at, created_by, "
        "updated_at, updated_by) VALUES ($1, $2, $3, $4, $5, 'internal', $6, $6, $7, $8, $7, $8)",
        {id, accountId, code, name, description, true, now, db::textOrNull(actorId)}));
    return {};
}

} // namespace basalt::auth
