// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"

#include <QByteArray>
#include <QList>

namespace basalt::access {

/** A set that could be given to somebody, or a group that he could be put into. */
struct GrantWay
{
    enum class Kind { Set, Role, Group };

    Kind kind = Kind::Set;
    QByteArray id;   ///< of the role its number
    QByteArray code; ///< of the role its name
    QByteArray name;
};

/**
 * How somebody of the account could come to hold the permission, through what is there at `now` (RFC 3339): sets that may be given,
 * roles, active groups that take members by hand; by name, at most 20 of sets and roles and 20 groups. None if there is no such permission to be held.
 */
[[nodiscard]] Result<QList<GrantWay>> waysTo(db::Connection &connection, const QByteArray &accountId,
                                             const QByteArray &permission, const QByteArray &now);

/** The active groups of the account that take members by hand among these codes. */
[[nodiscard]] Result<QList<GrantWay>> groupsAmong(db::Connection &connection, const QByteArray &accountId,
                                                  const QList<QByteArray> &codes);
/** The roles among these names. */
[[nodiscard]] Result<QList<GrantWay>> rolesAmong(db::Connection &connection, const QList<QByteArray> &names);
/** The permissions that may be held among these codes. */
[[nodiscard]] Result<QList<QByteArray>> permissionsAmong(db::Connection &connection, const QList<QByteArray> &codes);

/** Whether the permission is given to anybody at all, in whatever account and however. */
[[nodiscard]] Result<bool> isGivenAnywhere(db::Connection &connection, const QByteArray &permission);

} // namespace basalt::access
