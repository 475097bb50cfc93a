// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace basalt::auth {

/**
 * True for a password of at least twelve characters that a guesser tries early: a well-known one, a common word padded with
 * digits and marks or with letters swapped for look-alikes, one piece repeated, or nothing but runs along the alphabet, the
 * digits or a keyboard. A compact list of patterns; it does not replace the length rule.
 */
[[nodiscard]] bool isCommonPassword(const QString &password);

} // namespace basalt::auth
