// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

struct sqlite3;

namespace basalt::db {

/** Registers the functions of scalars.h on a connection, under the names that PostgreSQL's routines have. */
[[nodiscard]] Result<void> registerSqliteScalars(sqlite3 *database);

} // namespace basalt::db
