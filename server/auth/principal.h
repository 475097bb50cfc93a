// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/permissions.h"
#include "core/requestfacts.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <memory>

namespace basalt::auth {

/**
 * The caller, as every decision below sees it. A plain value, filled once by authentication; an anonymous caller has no
 * user id.
 */
struct Principal
{
    enum class Method { Anonymous, Password, ApiKey, Setup, Embedded, ViewAs };

    Method method = Method::Anonymous;
    QByteArray userId;
    QByteArray email;
    QByteArray displayName;
    QByteArray accountId; ///< the account the caller belongs to
    QByteArray accountCode;
    QByteArray accountSlug;
    QByteArray accountName;
    QByteArray role; ///< name of the role: `admin`, `user`, `superadmin` …
    QByteArray sessionId;
    /** How the session was proved, by the names of RFC 8176 with a space between; null where nothing is noted. */
    QByteArray amr;
    /** A second factor is required of this user and the session was made without: nothing is open but setting one up. */
    bool lacksSecondFactor = false;
    QList<QByteArray> groups;   ///< codes of the active groups
    QByteArray chosenAccountId; ///< resolved X-Account-ID; null if none was sent
    bool superadmin = false;    ///< a user of the system account
    bool accountOwner = false;  ///< of the own account
    /** What the caller holds in the own account; null: nothing. Not filled in for superadmins, who hold everything. */
    PermissionsPtr permissions;

    /** The superadmin who looks at everything as this user does, and changes nothing; null for users themselves. */
    std::shared_ptr<const Principal> viewer;

    QHash<QByteArray, QList<QByteArray>> context; ///< claims of a foreign token; empty for who signed in here
    /** Of the request that this caller sent; null where there is none. */
    std::shared_ptr<const core::RequestFacts> request;

    [[nodiscard]] bool hasSecondFactor() const { return amr.split(' ').contains("mfa"); }
    [[nodiscard]] bool isAnonymous() const { return userId.isNull(); }
    /** Superadmins hold everything, others what they hold in their own account. */
    [[nodiscard]] bool holds(QByteArrayView permission) const
    {
        return superadmin || (permissions && permissions->contains(permission));
    }
};

} // namespace basalt::auth
