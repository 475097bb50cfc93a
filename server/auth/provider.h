// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace basalt::auth {

/** Somebody who may vouch for users of this installation. Texts are UTF-8, instants RFC 3339. */
struct Provider
{
    QByteArray code;
    QByteArray name;
    bool isActive = true;
    bool isSystem = false;           ///< the server's own; it stays as it is
    bool allowsGroupMapping = false; ///< its groups and roles may decide who is in which group
    bool allowsGroupSync = false;    ///< its lists of members may be taken over
    QByteArray createdAt;
    QByteArray updatedAt;
};

/** Signing in with an address and a password: built in. */
inline constexpr char kEmailProvider[] = "email";

} // namespace basalt::auth
