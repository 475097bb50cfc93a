// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

namespace basalt::access {

/** A named bundle of permissions of one account. */
struct PermissionSet
{
    QByteArray id;
    QByteArray accountId;
    QByteArray accountCode;
    QByteArray code;
    QByteArray name;
    QByteArray description;
    QByteArray kind = "set";       ///< `role`: held by every user with that role; made and removed with it
    qint64 roleId = 0;             ///< 0: none
    bool isSystem = false;         ///< cannot be deleted
    bool isAssignable = true;      ///< else nobody holds anything by it
    QByteArray source;             ///< the program that keeps it; null: people do
    QList<QByteArray> permissions; ///< codes, in order
    QByteArray createdAt;
    QByteArray updatedAt;
};

/** A user who holds a set: it was given to him, to an active group that he is in, or to his role. */
struct SetHolder
{
    QByteArray userId;
    QByteArray email;
    bool isOwner = false; ///< of the account
};

} // namespace basalt::access
