// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace basalt::core {

/**
 * Somebody may do more or less than before, and the change is committed: only ids, for whoever has to read anew. Plain value;
 * crosses threads.
 */
struct AccessNotice
{
    QByteArray name;       ///< `permission_assigned`, `user_disabled` …: the names in access::noticesOf()
    QByteArray accountId;  ///< whose trail tells it; the system account's for what is the same in all accounts
    QByteArray targetType; ///< `user`, `group`, `permission_set`, `permission`, `provider`, `account`
    QByteArray targetId;   ///< of a provider its code

    friend bool operator==(const AccessNotice &, const AccessNotice &) = default;
};

} // namespace basalt::core
