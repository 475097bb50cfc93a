// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/principal.h"
#include "core/result.h"
#include "db/connection.h"

namespace basalt::transfer {

/**
 * Who began an import, as access::callerNow() finds him at `now` (RFC 3339); an error that speaks of the import if he may not come
 * in any more.
 */
[[nodiscard]] Result<auth::Principal> currentCaller(db::Connection &connection, const auth::Principal &begun,
                                                    const QByteArray &now);

/** Code::SchemaMoved, which is tried again, if rules may decide otherwise for the caller than when rows were understood. */
[[nodiscard]] Result<void> confirmCaller(db::Connection &connection, const auth::Principal &understood, const QByteArray &now);

} // namespace basalt::transfer
