// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "backup/backuprestorer.h"
#include "backup/backupservice.h"

#include <QString>

#include <deque>
#include <memory>
#include <mutex>
#include <optional>

namespace basalt::backup {

/** A backup of a running server that is, or was, held against its checksums or restored beside the server. */
struct BackupTrial
{
    enum class Kind {
        Verify,  ///< every part is read and held against its checksum
        Restore, ///< the backup becomes a fresh folder, whose audit trail is verified
    };
    enum class State { Running, Complete, Failed };

    Kind kind = Kind::Verify;
    State state = State::Running;
    QString backup;
    qint64 startedMs = 0;
    qint64 bytesDone = 0;
    qint64 bytesTotal = 0;               ///< 0: not known
    QString folder;                      ///< Restore: where to
    std::optional<RestoreReport> report; ///< Restore: once it is complete
    std::optional<Error> error;          ///< once it has failed
};

/**
 * Tries the backups of a running server: verifies one, or restores it to a fresh folder below `restored` in the data folder,
 * never to a place that a caller names. One at a time, on the work pool; each stands in the audit trail of the system account
 * before it is begun. What was tried last is known in memory only. Thread-safe.
 */
class BackupTrials
{
public:
    /** All outlive this; `pool` is emptied before this goes. */
    BackupTrials(BackupOptions options, const core::Clock &clock, core::WorkPool &pool, db::Database &database);
    Q_DISABLE_COPY_MOVE(BackupTrials)

    /**
     * Begins one with the backup `name`, whose file is `path`. Code::BackupRunning while another one is under way,
     * Code::RestoreRefused on PostgreSQL, where a server cannot make the database to restore to, with what to do instead.
     */
    [[nodiscard]] Result<BackupTrial> start(BackupTrial::Kind kind, const QString &name, const QString &path,
                                            db::AuditActor actor);
    /** The last one of that kind with that backup. Code::BackupNotFound if there was none. */
    [[nodiscard]] Result<BackupTrial> last(BackupTrial::Kind kind, const QString &name) const;
    /** For the end of the program. */
    void cancelAll();

private:
    struct Job
    {
        BackupTrial trial;
        QString path;
        db::AuditActor actor;
        std::shared_ptr<BackupProgress> progress = std::make_shared<BackupProgress>();
    };

    void run(const Job &job);
    [[nodiscard]] Result<std::optional<RestoreReport>> attempt(const Job &job);
    [[nodiscard]] Result<void> record(const Job &job);
    [[nodiscard]] QString freshFolder(const QString &backup) const;

    const BackupOptions m_options;
    const core::Clock &m_clock;
    core::WorkPool &m_pool;
    db::Database &m_database;

    mutable std::mutex m_mutex;
    bool m_closing = false;               ///< guarded by m_mutex
    std::shared_ptr<const Job> m_running; ///< guarded by m_mutex
    std::deque<BackupTrial> m_ended;      ///< guarded by m_mutex; newest first
};

} // namespace basalt::backup
