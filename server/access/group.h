// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/user.h"

#include <QByteArray>
#include <QList>

namespace basalt::access {

/** A group of one account. Texts are UTF-8, instants RFC 3339; null where there is none. */
struct Group
{
    QByteArray id;
    QByteArray accountId;
    QByteArray accountCode;
    QByteArray code; ///< what rules and programs name it by; stays when the name changes
    QByteArray name;
    QByteArray description;
    QByteArray kind = "internal";     ///< `internal`: members by hand; `external`: from providers only; `hybrid`: both
    bool isActive = true;             ///< else it grants nothing anywhere
    bool isSystem = false;            ///< cannot be deleted
    bool isAssignable = true;         ///< else it takes no new members by hand
    bool isDefault = false;           ///< every new user of the account becomes a member
    bool createsMissingUsers = false; ///< whom a provider's list names and nobody is, becomes a user
    QByteArray source;                ///< the program that made it
    qint64 memberCount = 0;
    QByteArray createdAt;
    QByteArray updatedAt;
};

struct GroupMember
{
    auth::User user;
    QByteArray source; ///< as Membership::source
};

struct GroupDetail
{
    Group group;
    QList<GroupMember> members; ///< the first kMaxShownMembers of them by address
};

inline constexpr qint64 kMaxShownMembers = 1000;

struct Membership
{
    QByteArray groupId;
    QByteArray userId;
    QByteArray source; ///< `manual`, `default`, `mapped`, `synced`
    QByteArray createdAt;
};

} // namespace basalt::access
