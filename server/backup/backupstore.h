// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "backup/backupmanifest.h"
#include "core/result.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace basalt::backup {

/** One file in the folder of backups. */
struct BackupEntry
{
    QString name;
    qint64 size = 0;
    std::optional<BackupManifest> manifest; ///< nothing for a file that cannot be read
    QString fault;                          ///< why not
};

/**
 * The folder that backups lie in. Names from outside are looked up among the files that are there, so none of them leads
 * elsewhere. Reads the manifests each time: for the work pool and the command line. Thread-safe.
 */
class BackupStore
{
public:
    explicit BackupStore(QString folder) : m_folder(std::move(folder)) { }

    [[nodiscard]] const QString &folder() const { return m_folder; }

    /** Newest first. A folder that does not exist holds none. */
    [[nodiscard]] std::vector<BackupEntry> list() const;
    /** Code::BackupNotFound. */
    [[nodiscard]] Result<BackupEntry> find(const QString &name) const;
    /** Path of a backup that is there. Code::BackupNotFound. */
    [[nodiscard]] Result<QString> path(const QString &name) const;
    [[nodiscard]] Result<void> remove(const QString &name) const;

    /** Those that the schedule of the server `fingerprint` made and that are whole as far as a look tells, newest first. */
    [[nodiscard]] std::vector<BackupEntry> scheduledBy(const QByteArray &fingerprint) const;
    /** Removes of those all but the `keep` newest, never `justMade`; 0 keeps all. Returns the names that are gone. */
    [[nodiscard]] QStringList prune(const QByteArray &fingerprint, int keep, const QString &justMade) const;

private:
    [[nodiscard]] BackupEntry read(const QString &name) const;

    QString m_folder;
};

} // namespace basalt::backup
