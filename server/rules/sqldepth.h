// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"

#include <QByteArray>

namespace basalt::rules {

/**
 * Whether the database cannot follow an expression that the compiler wrote: SQLite before 3.46 reads statements with a stack of a fixed
 * size, so a sound rule may nest too deep for it. PostgreSQL follows whatever the language allows. Nothing is run.
 */
[[nodiscard]] bool nestsTooDeep(db::Connection &connection, const QByteArray &expression);

} // namespace basalt::rules
