// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

namespace basalt::core {

/**
 * How many arrays and objects JSON that comes in may nest. Far below the 1024 at which Qt's parser gives up: a value is
 * stored inside other JSON, the audit entry's for one, and must still be readable there.
 */
inline constexpr int kMaxJsonDepth = 256;

/** How deep arrays and objects nest; of text that is no JSON, some number. */
[[nodiscard]] int jsonDepth(QByteArrayView json);

} // namespace basalt::core
