// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace basalt::auth {

/** What a sign-in provider calls a user of one account, one per user and provider. Texts are UTF-8, instants RFC 3339. */
struct Identity
{
    QByteArray userId;
    QByteArray accountId; ///< the user's
    QByteArray provider;
    QByteArray subject;  ///< the provider's id of the person; in one account nobody else has it
    QByteArray objectId; ///< a second id that stays when the subject changes; empty: the provider has none
    QByteArray username;
    QByteArray email;
    QList<QByteArray> groups; ///< as last reported
    QList<QByteArray> roles;  ///< as last reported
    bool isActive = true;     ///< else nobody signs in with it
    bool isVerified = false;
    QByteArray createdAt;
    QByteArray lastUsedAt;
};

/** The SQL of `user_identities`. Lives as long as one job of its connection. */
class IdentityStore
{
public:
    explicit IdentityStore(db::Connection &connection) : m_connection(connection) { }

    /** By the subject, else by the object id unless that is empty. Of users of this account only. */
    [[nodiscard]] Result<std::optional<Identity>> find(const QByteArray &accountId, const QByteArray &provider,
                                                       const QByteArray &subject, const QByteArray &objectId);
    /** By provider. */
    [[nodiscard]] Result<QList<Identity>> ofUser(const QByteArray &userId);
    [[nodiscard]] Result<std::optional<Identity>> ofUser(const QByteArray &userId, const QByteArray &provider);
    [[nodiscard]] Result<void> insert(const Identity &identity);
    /** Writes what the provider reported, and `lastUsedAt`. */
    [[nodiscard]] Result<void> refresh(const Identity &identity);
    /** Writes whether it is active and verified. */
    [[nodiscard]] Result<void> setState(const Identity &identity);

private:
    [[nodiscard]] Result<QList<Identity>> readAll(const QByteArray &rest, std::span<const db::Value> binds);

    db::Connection &m_connection;
};

} // namespace basalt::auth
