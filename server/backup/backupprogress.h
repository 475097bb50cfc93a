// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/copyprogress.h"

#include <QtGlobal>

#include <atomic>

namespace basalt::backup {

/** Shared between the thread that makes or reads a backup and those who ask how far it is. */
struct BackupProgress
{
    std::atomic<qint64> bytesDone = 0;
    std::atomic<qint64> bytesTotal = 0; ///< 0: not known
    std::atomic<bool> cancelled = false;

    /** False when the work is to stop. */
    bool set(qint64 done, qint64 total)
    {
        bytesDone = done;
        bytesTotal = total;
        return !cancelled;
    }
    /** set() for those who only know how to report; lives no longer than this. */
    [[nodiscard]] db::CopyProgress reporter()
    {
        return [this](qint64 done, qint64 total) { return set(done, total); };
    }
};

} // namespace basalt::backup
