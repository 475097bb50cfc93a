// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"

#include <QByteArrayList>

namespace basalt::db {

/**
 * How the database would go about a statement with these binds, in its own words (EXPLAIN): a step a line, indented by two
 * blanks or more a level. Nothing of the statement itself is run.
 */
[[nodiscard]] Result<QByteArrayList> explain(Connection &connection, const QByteArray &sql, std::span<const Value> binds);

} // namespace basalt::db
