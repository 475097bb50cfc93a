// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/principal.h"
#include "core/result.h"
#include "db/connection.h"

namespace basalt::access {

/**
 * The caller as the database knows him at `now` (RFC 3339): his present role, groups and permissions, in the request that he
 * made. For writes that wait their turn, and for work that goes on for long. That his session has ended does not matter.
 * Code::UserNotActive, Code::UserIsLocked or Code::NoAccountAccess if he may not come in any more.
 */
[[nodiscard]] Result<auth::Principal> callerNow(db::Connection &connection, const auth::Principal &before,
                                                const QByteArray &now);

/** The same; Code::NoPermission, naming the permission, if he does not hold it at that moment. */
[[nodiscard]] Result<auth::Principal> callerNow(db::Connection &connection, const auth::Principal &before,
                                                QByteArrayView permission, const QByteArray &now);

} // namespace basalt::access
