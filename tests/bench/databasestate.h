// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace basalt::bench {

constexpr qint64 kMebibyte = 1024 * 1024;

/**
 * Changes records of the workload, past the server, which must not run, until the write-ahead log holds at least `bytes`,
 * and leaves it beside the database as a crash does: whoever opens the database next has to recover it.
 */
void leaveWriteAheadLog(const QString &database, qint64 bytes);

} // namespace basalt::bench
