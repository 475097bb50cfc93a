// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/auditverifier.h"
#include "backup/backupfile.h"
#include "backup/backupprogress.h"
#include "backup/postgrestools.h"
#include "core/clock.h"
#include "core/result.h"
#include "db/database.h"

#include <QString>

#include <optional>

namespace basalt::backup {

/** Where a backup is restored to. */
struct RestoreTarget
{
    QString dataFolder;           ///< does not exist or is empty
    db::DatabaseOptions database; ///< of the backup's engine: a file that does not exist, a database without tables
};

/** What a restore did and found. */
struct RestoreReport
{
    BackupManifest manifest;
    audit::AuditVerification audit;
    /** The first chain that is not what the manifest says; empty if all are. */
    QString chainFault;

    /** The restored trail is whole, and is the one that was backed up. */
    [[nodiscard]] bool holds() const { return !audit.firstBreak && chainFault.isEmpty(); }
};

/**
 * Brings a backup to a fresh place: checks every part against its checksum before it touches anything, restores, then verifies
 * the audit chain of every account there and compares it with the manifest. Files get their names last, so that what a killed
 * restore leaves is no installation. Slow.
 *
 * Errors: Code::RestoreRefused with the reason, and nothing was done; Code::BackupDamaged naming the part;
 * Code::DatabaseNewer; Code::StorageFull. After an error the place is as it was before, but for a PostgreSQL database, which
 * pg_restore fills in one transaction. A trail that does not hold is no error but a finding of the report.
 */
class BackupRestorer
{
public:
    /** `clock` outlives this. */
    BackupRestorer(RestoreTarget target, const core::Clock &clock) : m_target(std::move(target)), m_clock(clock) { }

    [[nodiscard]] Result<RestoreReport> restore(const QString &file, BackupProgress &progress) const;

private:
    [[nodiscard]] Result<void> checkBackup(const BackupManifest &manifest) const;
    [[nodiscard]] Result<void> checkPlace() const;
    [[nodiscard]] Result<void> checkPostgresIsEmpty() const;
    [[nodiscard]] Result<RestoreReport> fill(BackupFile &backup, BackupProgress &progress) const;
    [[nodiscard]] Result<void> restoreSqlite(BackupFile &backup, RestoreReport &report, BackupProgress &progress) const;
    [[nodiscard]] Result<void> restorePostgres(BackupFile &backup, RestoreReport &report, BackupProgress &progress) const;
    [[nodiscard]] static Result<void> verify(const db::DatabaseOptions &database, RestoreReport &report,
                                             const BackupProgress &progress);

    const RestoreTarget m_target;
    const core::Clock &m_clock;
};

} // namespace basalt::backup
