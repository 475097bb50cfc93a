// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "backup/backupmanifest.h"
#include "backup/backupprogress.h"
#include "backup/stagingfolder.h"
#include "core/clock.h"
#include "core/result.h"
#include "db/database.h"
#include "db/snapshot.h"

#include <QString>

namespace basalt::backup {

/** What is backed up. */
struct BackupSource
{
    QString dataFolder;
    db::DatabaseOptions database;

    /** Tells backups of this machine and data folder from those of others in the same folder. */
    [[nodiscard]] QByteArray fingerprint() const;
};

/**
 * Makes backups of an installation, running or not; it takes no lock of the data folder (see db::Snapshot for why that is
 * sound). Slow: for the work pool and the command line. The secrets that the installation made for itself belong to a backup,
 * settings do not: those of the old place need not fit the new one.
 */
class BackupMaker
{
public:
    /** `clock` outlives this. */
    BackupMaker(BackupSource source, const core::Clock &clock) : m_source(std::move(source)), m_clock(clock) { }

    /** Makes the file `path`, whose folder is made if need be. Code::Conflict if the file exists. */
    [[nodiscard]] Result<BackupManifest> make(const QString &path, BackupOrigin origin, BackupProgress &progress) const;

private:
    [[nodiscard]] Result<QString> copyDatabase(BackupManifest &manifest, const StagingFolder &staging,
                                               BackupProgress &progress) const;
    [[nodiscard]] Result<void> copySqlite(std::unique_ptr<db::Snapshot> snapshot, const QString &path,
                                          BackupProgress &progress) const;
    [[nodiscard]] Result<void> dumpPostgres(db::Snapshot &snapshot, BackupManifest &manifest, const QString &path,
                                            BackupProgress &progress) const;

    const BackupSource m_source;
    const core::Clock &m_clock;
};

/** `basalt-20261121T073000Z-1a2b3c.tar`: sorts by time and never occurs twice. */
[[nodiscard]] QString newBackupName(const core::Clock &clock);

} // namespace basalt::backup
