// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/permissions.h"
#include "auth/principal.h"
#include "core/result.h"
#include "db/connection.h"

#include <QByteArray>
#include <QList>

namespace basalt::access {

/** Whose permissions, in the account that he belongs to. */
struct Holder
{
    QByteArray userId;
    QByteArray accountId;
    bool owner = false; ///< of that account: holds what runs it, see loadPermissions()
};

/** How somebody came by what he holds. Texts are null where they do not apply. */
struct GrantSource
{
    QByteArray permission = {}; ///< what was given; the node itself or one above it
    QByteArray via = {};        ///< `owner`, `user`, `group`, `role`
    QByteArray groupId = {};
    QByteArray groupCode = {};
    QByteArray setId = {};
    QByteArray setCode = {};
    QByteArray setName = {};
    QByteArray setKind = {};
    QByteArray endsAt = {};
};

/** One permission that is held, and all the ways to it as positions in Holdings::sources. */
struct HeldPermission
{
    QByteArray code;
    QList<qsizetype> sources;
};

struct Holdings
{
    QList<GrantSource> sources;
    QList<HeldPermission> permissions; ///< by code
};

/**
 * The one place that says what somebody holds, from the rows as they are: given to the user, to active groups of the same
 * account that he is in, or with his role; not out of date at `now` (RFC 3339); with everything below it in the tree; without
 * folders and without sets that are not assignable. Owners hold every permission but those for records, which they hold like
 * everybody else if they were given them: rules are the operator's, and anybody may register an account and be its owner.
 * Beside it, which sets these are, and of which collections access lists of his or of these groups name single records. Whether
 * somebody may come in at all is decided before. Null: nothing.
 */
[[nodiscard]] Result<auth::PermissionsPtr> loadPermissions(db::Connection &connection, const Holder &holder,
                                                           const QByteArray &now);
/** Whether ownership of an account includes the permission. */
[[nodiscard]] bool isOwners(QByteArrayView permission);
/** The same with where each comes from. */
[[nodiscard]] Result<Holdings> loadHoldings(db::Connection &connection, const Holder &holder, const QByteArray &now);

/** Fills in what the caller holds at `now`, who was read without it; superadmins hold everything without being given it. */
[[nodiscard]] Result<void> completeCaller(db::Connection &connection, auth::Principal &caller, const QByteArray &now);

} // namespace basalt::access
