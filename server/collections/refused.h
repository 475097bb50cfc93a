// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

namespace basalt::collections {

/** Code::SchemaChangeRefused with what is wrong at `field`. */
[[nodiscard]] Error refused(const QByteArray &field, const QString &message, const QString &code);

} // namespace basalt::collections
