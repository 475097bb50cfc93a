// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/database.h"

#include <QString>

namespace basalt::composition {

/**
 * Engine and place of a database address: `sqlite:///relative/path`, `sqlite:////absolute/path`, `postgresql://…`. Empty:
 * SQLite, `basalt.db` in the data folder. Code::ConfigurationInvalid for anything else; the message holds no password.
 */
[[nodiscard]] Result<db::DatabaseOptions> databaseOptions(const QString &url, const QString &dataFolder);

} // namespace basalt::composition
