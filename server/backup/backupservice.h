// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "backup/backupmaker.h"
#include "backup/backupprogress.h"
#include "backup/backupstore.h"
#include "core/clock.h"
#include "core/result.h"
#include "core/workpool.h"
#include "db/auditevent.h"
#include "db/database.h"

#include <QString>

#include <deque>
#include <memory>
#include <mutex>
#include <optional>

namespace basalt::backup {

/** How the server's own backups are made. */
struct BackupOptions
{
    BackupSource source;
    QString folder;
    int keep = 0; ///< scheduled backups that stay; 0: all
};

/** A backup that is being made, or could not be. */
struct BackupAttempt
{
    QString name;
    BackupOrigin origin = BackupOrigin::Api;
    qint64 startedMs = 0;
    qint64 bytesDone = 0;
    qint64 bytesTotal = 0;      ///< 0: not known
    std::optional<Error> error; ///< nothing while it runs
};

/**
 * The backups of a running server: makes one at a time on the work pool, records each in the audit trail of the system
 * account, keeps as many scheduled ones as the settings say. What is being made and what failed is known in memory only.
 * Thread-safe.
 */
class BackupService
{
public:
    /** All outlive this; `pool` is emptied before this goes. */
    BackupService(BackupOptions options, const core::Clock &clock, core::WorkPool &pool, db::Database &database);
    ~BackupService();
    Q_DISABLE_COPY_MOVE(BackupService)

    /**
     * Begins a backup. Code::BackupRunning while another one is being made, Code::Overloaded when the pool
     * has no room.
     */
    [[nodiscard]] Result<BackupAttempt> start(BackupOrigin origin, db::AuditActor actor);
    /** The backup of that name that is being made stops soon and leaves nothing. False if there is none. */
    bool cancel(const QString &name);
    /** For the end of the program. */
    void cancelAll();

    /** The backup that is being made. */
    [[nodiscard]] std::optional<BackupAttempt> running() const;
    /** The last attempts that failed, newest first. */
    [[nodiscard]] std::vector<BackupAttempt> failures() const;

    [[nodiscard]] const BackupStore &store() const { return m_store; }
    [[nodiscard]] const BackupOptions &options() const { return m_options; }

private:
    struct Job
    {
        BackupAttempt attempt;
        db::AuditActor actor;
        std::shared_ptr<BackupProgress> progress = std::make_shared<BackupProgress>();
    };

    void run(const std::shared_ptr<const Job> &job);
    void finish(const Job &job, const Result<BackupManifest> &outcome);
    void record(const Job &job, const BackupManifest &manifest, const QStringList &pruned);

    const BackupOptions m_options;
    const core::Clock &m_clock;
    core::WorkPool &m_pool;
    db::Database &m_database;
    const BackupMaker m_maker;
    const BackupStore m_store;

    mutable std::mutex m_mutex;
    bool m_closing = false;               ///< guarded by m_mutex
    std::shared_ptr<const Job> m_running; ///< guarded by m_mutex
    std::deque<BackupAttempt> m_failures; ///< guarded by m_mutex; newest first
};

/** An entry of the audit trail about one backup file. */
[[nodiscard]] db::AuditEvent backupEvent(Code event, const QByteArray &operation, const QString &name, db::AuditActor actor);

} // namespace basalt::backup
