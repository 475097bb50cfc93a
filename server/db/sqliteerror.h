// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QByteArrayView>

struct sqlite3;

namespace basalt::db {

/** The last error of `handle` in our terms; `sql` is the statement's text (never its values), for the log. */
[[nodiscard]] Error sqliteError(sqlite3 *handle, QByteArrayView sql);

} // namespace basalt::db
