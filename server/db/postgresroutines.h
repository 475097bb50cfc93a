// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"

namespace basalt::db {

/**
 * Creates the function basalt_fold(text) in PostgreSQL from this program's table (casefold.h), so that both databases fold
 * alike, and again when the table has changed with a newer Unicode version. Runs inside the caller's transaction.
 */
[[nodiscard]] Result<void> ensurePostgresRoutines(Connection &connection);

} // namespace basalt::db
