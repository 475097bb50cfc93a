// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tablehead.h"

namespace basalt::app::csvhead {

/** The first rows of a CSV text (RFC 4180). Without a header the columns are called `1`, `2` …, as the server calls them. */
[[nodiscard]] TableHead read(const QString &text, bool isWhole, QChar separator, bool header, qsizetype maxRows);

} // namespace basalt::app::csvhead
