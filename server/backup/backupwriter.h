// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "backup/backupmanifest.h"
#include "backup/outputfile.h"
#include "core/result.h"
#include "db/copyprogress.h"

#include <memory>

namespace basalt::backup {

/**
 * Puts the parts of a backup into one tar file. The manifest with their checksums comes last, so that every part is read once
 * and a file without a manifest is no backup. One thread.
 */
class BackupWriter
{
public:
    /** The file gets its name by commit(). */
    [[nodiscard]] static Result<std::unique_ptr<BackupWriter>> create(const QString &temporaryPath);
    Q_DISABLE_COPY_MOVE(BackupWriter)

    /** Adds a file that nobody else has open as a part, and to the manifest. */
    [[nodiscard]] Result<void> addPart(BackupManifest &manifest, QByteArrayView name, const QString &path,
                                       const db::CopyProgress &proceed);
    /** Adds the manifest, makes everything last and visible under `path`. */
    [[nodiscard]] Result<void> commit(const BackupManifest &manifest, const QString &path);

private:
    explicit BackupWriter(std::unique_ptr<OutputFile> file) : m_file(std::move(file)) { }
    [[nodiscard]] Result<void> addText(QByteArrayView name, const QByteArray &text, qint64 modifiedMs);

    std::unique_ptr<OutputFile> m_file;
};

} // namespace basalt::backup
