// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QString>

#include <memory>

namespace basalt::backup {

/**
 * A new file, readable by its owner only, that appears under its final name whole or not at all: written under a temporary
 * name, synced to disk, then renamed. Removed when this object goes before commit(). One thread.
 *
 * Errors: Code::StorageFull when the disk, the quota or the allowed size is used up, else Code::BackupFailed.
 */
class OutputFile
{
public:
    /** `temporaryPath` must not exist. */
    [[nodiscard]] static Result<std::unique_ptr<OutputFile>> create(const QString &temporaryPath);
    ~OutputFile();
    Q_DISABLE_COPY_MOVE(OutputFile)

    [[nodiscard]] Result<void> write(QByteArrayView bytes);
    /** Sync, rename, sync the folder. `path` is on the same file system. */
    [[nodiscard]] Result<void> commit(const QString &path);

private:
    OutputFile(int file, QString path) : m_file(file), m_path(std::move(path)) { }

    int m_file;
    QString m_path;
};

/** Renames a file that is on disk already, and makes the new name last. */
[[nodiscard]] Result<void> renameDurably(const QString &from, const QString &to);

} // namespace basalt::backup
