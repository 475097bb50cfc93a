// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace basalt::auth {

/** The longest name of an account, in characters. */
inline constexpr qsizetype kMaxAccountName = 255;

/** A tenant. Texts are UTF-8, instants RFC 3339. */
struct Account
{
    QByteArray id;
    QByteArray code; ///< `XX####`
    QByteArray slug;
    QByteArray name;
    QByteArray status = "active"; ///< `active`, `suspended`, `deleted`
    QByteArray createdAt;
    QByteArray updatedAt;
    QByteArray deletedAt;      ///< null: it is not deleted
    QByteArray purgeStartedAt; ///< null: its data is there; otherwise what is left of it goes
    qint64 userCount = 0;      ///< filled by lists and details
};

} // namespace basalt::auth
