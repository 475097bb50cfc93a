// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <atomic>

namespace basalt::importer {

/** How far an import is. Written by the thread that imports, read by whoever shows it; thread-safe. */
struct ImportProgress
{
    std::atomic<qint64> rowsDone{0};
    std::atomic<qint64> rowsTotal{0};
    std::atomic<bool> cancelled{false}; ///< set to stop: the import fails with Code::Cancelled and leaves nothing
};

} // namespace basalt::importer
