// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/dialect.h"

namespace basalt::test {

/**
 * Whether the database follows a statement however deep it nests: PostgreSQL does, and SQLite where its parser takes the stack
 * that it needs, as it does since version 3.46.
 */
[[nodiscard]] bool followsDeepTexts(db::Engine engine);

} // namespace basalt::test
