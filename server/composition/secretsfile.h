// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/config.h"
#include "core/result.h"

#include <QString>

namespace basalt::composition {

/**
 * Gives every secret that no setting names a random value that lasts: read from `<data folder>/secrets`, which is made at
 * the first start, readable by its owner only. Call it with the data folder's lock held.
 *
 * Code::ConfigurationInvalid if the file is readable by others or cannot be understood.
 */
[[nodiscard]] Result<void> provideSecrets(const QString &dataFolder, core::Config &settings);

} // namespace basalt::composition
