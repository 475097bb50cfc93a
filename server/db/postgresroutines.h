// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"

namespace basalt::db {

/**
 * Creates the functions of conditions in PostgreSQL: basalt_fold(text) from this program's table (casefold.h), so that both
 * databases fold alike, arithmetic (arithmetic.h) and the functions of expressions (scalars.h); and again when they have
 * changed, for instance with a newer Unicode version. Runs inside the caller's transaction.
 */
[[nodiscard]] Result<void> ensurePostgresRoutines(Connection &connection);

} // namespace basalt::db
