// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <chrono>

namespace basalt::bench {

/**
 * The floor that Basalt's creates are measured against: a record with an index, an audit row in a SHA-256 chain, a
 * savepoint each, groups of 32 in one transaction with synchronous=FULL, straight through SQLite's C interface on one
 * thread. Returns rows a second. The file is made anew in `folder`.
 */
[[nodiscard]] double rawGroupedWriter(const QString &folder, std::chrono::milliseconds duration);

} // namespace basalt::bench
