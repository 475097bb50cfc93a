// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tablehead.h"

namespace basalt::app::jsonhead {

/** The first objects of an array, or of lines with one each. Columns are their members, in the order in which they first occur. */
[[nodiscard]] TableHead read(const QString &text, bool isWhole, bool isArray, qsizetype maxRows);

} // namespace basalt::app::jsonhead
