// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "auth/usertarget.h"

namespace basalt::access {

/** What `caller` reaches by his permissions: owners are for owners and superadmins to change. */
[[nodiscard]] auth::Reach reachOf(const auth::Principal &caller);

/**
 * Users whom others change. Whether the asker may is read where the change is written: the errors of callerNow(), and what each
 * function names. Thread-safe.
 */
class UserTargets
{
public:
    explicit UserTargets(const AccessParts &parts) : m_parts(parts) { }
    Q_DISABLE_COPY_MOVE(UserTargets)

    /** For who holds `permission`: Code::NoPermission, naming it. */
    [[nodiscard]] auth::UserTarget forHolders(const Asker &asker, const QByteArray &userId, QByteArray permission) const;
    /** Code::SuperadminRequired. */
    [[nodiscard]] auth::UserTarget forSuperadmins(const Asker &asker, const QByteArray &userId) const;

private:
    const AccessParts m_parts;
};

} // namespace basalt::access
