// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <functional>

struct sqlite3;

namespace basalt::db {

/**
 * Registers on a connection what Basalt's SQL uses beyond SQLite's own: the collation DECIMAL (decimal.h) and the functions
 * basalt_fold(text) and basalt_like(pattern, text) (casefold.h, likepattern.h), and aggregates (sqliteaggregates.h).
 * `interrupted` is asked during long matches and lives as long as the connection.
 */
[[nodiscard]] Result<void> registerSqliteFunctions(sqlite3 *database, const std::function<bool()> &interrupted);

} // namespace basalt::db
