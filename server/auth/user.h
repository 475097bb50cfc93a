// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace basalt::auth {

/** A user of one account. Texts are UTF-8, instants RFC 3339; null where there is none. */
struct User
{
    QByteArray id;
    QByteArray accountId;
    QByteArray accountCode;
    QByteArray accountSlug;
    QByteArray accountName;
    QByteArray email;
    QByteArray displayName;
    qint64 roleId = 0;
    QByteArray roleName;
    QByteArray type = "person"; ///< `person`; `service` and `api`, which stand for programs; `system`, the server's own
    bool isActive = true;
    bool isLocked = false;
    bool canLogin = true;         ///< else there is no way in, whatever is proved; persons only. What keys do goes on
    bool passwordIsActive = true; ///< else the identity at `email` is disabled
    QByteArray lockedUntil;       ///< after too many failed sign-ins; may be past
    bool emailVerified = false;
    QByteArray emailVerifiedAt;
    QByteArray authProvider = "password";
    QByteArray authProviderName;
    QByteArray externalId;
    QByteArray externalEmail;
    QByteArray profileData; ///< a JSON object
    QByteArray preferences; ///< a JSON object: what the user has chosen for working in this account
    QByteArray createdAt;
    QByteArray updatedAt;
    QByteArray lastLoginAt;
    QByteArray
        lastUsedProvider; ///< where that was: `email` or a sign-in provider's code; null: nowhere yet, or before it was noted
};

/** A role of the installation: a label for rules. 1 is `admin`, 2 is `user`. */
struct Role
{
    qint64 id = 0;
    QByteArray name;
    QByteArray description;
};

inline constexpr char kPersonType[] = "person";
inline constexpr char kSystemType[] = "system";

inline constexpr qint64 kAdminRole = 1;
inline constexpr qint64 kUserRole = 2;

} // namespace basalt::auth
