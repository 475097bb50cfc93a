// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/identitystore.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace basalt::auth {

namespace {

QByteArray reportedJson(const QList<QByteArray> &names)
{
    QJsonArray array;
    for (const QByteArray &name : names)
        array.append(QString::fromUtf8(name));
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QList<QByteArray> reportedNames(const QByteArray &json)
{
    QList<QByteArray> names;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &name : array)
        names.append(name.toString().toUtf8());
    return names;
}

} // namespace

Result<QList<Identity>> IdentityStore::readAll(const QByteArray &rest, std::span<const db::Value> binds)
{
    const QByteArray sql = "SELECT i.user_id, i.account_id, i.provider_code, i.subject, i.object_id, i.username, i.email, "
                           "i.reported_groups, i.reported_roles, i.is_active, i.is_verified, i.created_at, i.last_used_at "
                           "FROM user_identities i WHERE "
        + rest;
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    QList<Identity> identities;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return identities;
        Identity identity;
        identity.userId = rows.string(0);
        identity.accountId = rows.string(1);
        identity.provider = rows.string(2);
        identity.subject = rows.string(3);
        identity.objectId = rows.string(4);
        identity.username = rows.string(5);
        identity.email = rows.string(6);
        identity.groups = reportedNames(rows.string(7));
        identity.roles = reportedNames(rows.string(8));
        identity.isActive = rows.boolean(9);
        identity.isVerified = rows.boolean(10);
        identity.createdAt = rows.timestamp(11);
        identity.lastUsedAt = rows.timestamp(12);
        identities.append(std::move(identity));
    }
}

Result<std::optional<Identity>> IdentityStore::find(const QByteArray &accountId, const QByteArray &provider,
                                                    const QByteArray &subject, const QByteArray &objectId)
{
    BASALT_TRY(const auto bySubject,
               readAll("i.account_id = $1 AND i.provider_code = $2 AND i.subject = $3",
                       std::array{db::Value(accountId), db::Value(provider), db::Value(subject)}));
    if (!bySubject.isEmpty())
        return std::optional(bySubject.first());
    if (objectId.isEmpty())
        return std::optional<Identity>();
    BASALT_TRY(const auto byObject,
               readAll("i.account_id = $1 AND i.provider_code = $2 AND i.object_id = $3",
                       std::array{db::Value(accountId), db::Value(provider), db::Value(objectId)}));
    return byObject.isEmpty() ? std::optional<Identity>() : std::optional(byObject.first());
}

Result<QList<Identity>> IdentityStore::ofUser(const QByteArray &userId)
{
    return readAll("i.user_id = $1 ORDER BY i.provider_code", std::array{db::Value(userId)});
}

Result<std::optional<Identity>> IdentityStore::ofUser(const QByteArray &userId, const QByteArray &provider)
{
    BASALT_TRY(const auto found,
               readAll("i.user_id = $1 AND i.provider_code = $2", std::array{db::Value(userId), db::Value(provider)}));
    return found.isEmpty() ? std::optional<Identity>() : std::optional(found.first());
}

Result<void> IdentityStore::insert(const Identity &identity)
{
    BASALT_TRY_VOID(m_connection.execute("INSERT INTO user_identities (user_id, account_id, provider_code, subject, object_id, "
                                         "username, email, reported_groups, "
                                         "reported_roles, is_active, is_verified, created_at, last_used_at) "
                                         "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                                         {identity.userId, identity.accountId, identity.provider, identity.subject,
                                          db::textOrNull(identity.objectId), identity.username, identity.email,
                                          reportedJson(identity.groups), reportedJson(identity.roles), identity.isActive,
                                          identity.isVerified, identity.createdAt, identity.lastUsedAt}));
    return {};
}

Result<void> IdentityStore::refresh(const Identity &identity)
{
    BASALT_TRY_VOID(m_connection.execute(
        "UPDATE user_identities SET subject = $3, object_id = $4, username = $5, email = $6, reported_groups = $7, "
        "reported_roles = $8, last_used_at = $9 WHERE user_id = $1 AND provider_code = $2",
        {identity.userId, identity.provider, identity.subject, db::textOrNull(identity.objectId), identity.username,
         identity.email, reportedJson(identity.groups), reportedJson(identity.roles), identity.lastUsedAt}));
    return {};
}

Result<void> IdentityStore::setState(const Identity &identity)
{
    BASALT_TRY_VOID(m_connection.execute(
        "UPDATE user_identities SET is_active = $3, is_verified = $4 WHERE user_id = $1 AND provider_code = $2",
        {identity.userId, identity.provider, identity.isActive, identity.isVerified}));
    return {};
}

} // namespace basalt::auth
