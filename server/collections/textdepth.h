// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"
#include "schema/schemasnapshot.h"

namespace basalt::collections {

/**
 * SQLite reads statements with a stack of a fixed size, so a rule or an expression may be sound and yet nest too deep for it;
 * each request that needs it would fail. Code::QueryTooDeep naming each such place of `next` (`posts.list_rule`,
 * `posts.schema.full_name.expression`) that is not among those of `before` already: what is there can be mended one by one.
 * PostgreSQL follows whatever the language allows.
 */
[[nodiscard]] Result<void> checkTextDepths(db::Connection &connection, const schema::SchemaSnapshot &before,
                                           const schema::SchemaSnapshot &next);

} // namespace basalt::collections
