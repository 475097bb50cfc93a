// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"

namespace basalt::db {

/** What the database takes of its disk, in bytes; without SQLite's write-ahead log. */
[[nodiscard]] Result<qint64> databaseBytes(Connection &connection);

} // namespace basalt::db
