// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QString>

namespace basalt::composition {

/** Makes the folder, for its owner only, if it does not exist. Code::ConfigurationInvalid if it cannot be used. */
[[nodiscard]] Result<void> prepareDataFolder(const QString &path);

} // namespace basalt::composition
