// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/datafolderlock.h"

#include <QString>

#include <memory>

namespace basalt::composition {

/**
 * The folder that holds one installation, taken by this process until the object goes; made, for its owner only, if it does
 * not exist. `purpose` names this process to others, for instance `basalt serve`.
 *
 * Code::ConfigurationInvalid if the folder cannot be used, Code::DataFolderLocked naming the process that has it.
 */
[[nodiscard]] Result<std::unique_ptr<db::DataFolderLock>> takeDataFolder(const QString &path, const QString &purpose);

} // namespace basalt::composition
