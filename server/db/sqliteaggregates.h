// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

struct sqlite3;

namespace basalt::db {

/**
 * Registers on a connection the aggregate functions that SqliteDialect::aggregate() writes: basalt_sum(), basalt_avg(),
 * basalt_min() and basalt_max() of decimals (the first also of integers), exact and as text with the places of the most
 * precise value, six more for an average; basalt_real_sum() and basalt_real_avg() of doubles and integers (exactsum.h). Like
 * SQLite's own they leave nulls out, and are null where nothing else is.
 */
[[nodiscard]] Result<void> registerSqliteAggregates(sqlite3 *database);

} // namespace basalt::db
