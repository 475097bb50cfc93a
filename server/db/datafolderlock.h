// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace basalt::db {

/**
 * Keeps a second process out of a data folder for as long as this object lives. The lock is the kernel's (flock), so it is
 * gone with its process however that ended; the file `basalt.lock` only tells who holds it and stays behind empty.
 */
class DataFolderLock
{
public:
    /**
     * `program` names the holder to others, for instance `basalt serve`. Code::DataFolderLocked with a message that names who
     * holds the lock; Code::StorageFull or Code::Internal if the file cannot be written.
     */
    [[nodiscard]] static Result<std::unique_ptr<DataFolderLock>> acquire(const QString &folder, const QByteArray &program,
                                                                         const core::Clock &clock);
    ~DataFolderLock();
    Q_DISABLE_COPY_MOVE(DataFolderLock)

private:
    explicit DataFolderLock(int file) : m_file(file) { }

    int m_file;
};

} // namespace basalt::db
