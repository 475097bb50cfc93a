// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/principal.h"
#include "core/clock.h"
#include "core/result.h"
#include "transfer/importreport.h"
#include "transfer/importsettings.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <map>
#include <memory>
#include <mutex>

namespace basalt::transfer {

/**
 * The imports of records that came in through the API: a file arrives, whole or part by part, in a folder of the data folder,
 * then it is read. Each belongs to the user who began it; to others, superadmins apart, it is not there. Kept in memory: after
 * a restart there are none, and their files are gone. Thread-safe, one for the installation.
 */
class RecordImportJobs
{
public:
    struct Limits
    {
        qint64 fileBytes = qint64(4) << 30;
        size_t atOnce = 4; ///< imports that run
        ImportSettings::Limits import;
    };

    /** `folder` is made anew, for its owner only. `clock` outlives this. */
    RecordImportJobs(QString folder, const core::Clock &clock, const Limits &limits);
    ~RecordImportJobs();
    Q_DISABLE_COPY_MOVE(RecordImportJobs)

    /** How a file comes. */
    enum class Arrival {
        Whole,   ///< with the request that begins its import, which then runs
        InParts, ///< by and by
    };

    /**
     * Returns the id. Code::TooManyRequests while too many other files arrive, too many of the caller's account or of himself; for
     * a whole file as start() says. A file of which nothing has come for some minutes is forgotten.
     */
    [[nodiscard]] Result<QByteArray> begin(const auth::Principal &caller, const QByteArray &collection, ImportSettings settings,
                                           Arrival arrival);
    /**
     * Code::Conflict unless `offset` is the size so far; Code::BodyTooLarge past the limit; Code::TooManyRequests while the files
     * of all imports take as much room as those that may run could.
     */
    [[nodiscard]] Result<void> append(const auth::Principal &caller, const QByteArray &collection, const QByteArray &id,
                                      qint64 offset, const QByteArray &part);

    /** What to read: taken once. */
    struct Started
    {
        QString file;
        ImportSettings settings;
        std::shared_ptr<ImportReport> report;
    };
    /**
     * Code::Conflict if it was started already, or nothing has arrived. Code::TooManyRequests while too many others run, or too
     * many of the caller's; one place is kept for superadmins. The file stays and may be started later.
     */
    [[nodiscard]] Result<Started> start(const auth::Principal &caller, const QByteArray &collection, const QByteArray &id);
    /** The file is not needed any more. */
    void finished(const QByteArray &id);
    /** Stops it before its next batch if it runs, forgets it otherwise. */
    [[nodiscard]] Result<void> cancel(const auth::Principal &caller, const QByteArray &collection, const QByteArray &id);
    /** For the end of the program: what runs stops before its next batch. */
    void cancelAll();

    /** ImportReport::toJson() with `id`, `collection`, `mode`, `dry_run` and `on_error`. Code::RouteNotFound: there is none. */
    [[nodiscard]] Result<QJsonObject> status(const auth::Principal &caller, const QByteArray &collection,
                                             const QByteArray &id) const;

private:
    struct Job
    {
        QByteArray owner;
        QByteArray account; ///< the owner's
        QByteArray collection;
        ImportSettings settings;
        qint64 received = 0;
        qint64 touchedMs = 0; ///< when a part of the file came
        std::shared_ptr<ImportReport> report;
    };
    using Jobs = std::map<QByteArray, Job>;

    [[nodiscard]] Result<Jobs::iterator> find(const auth::Principal &caller, const QByteArray &collection,
                                              const QByteArray &id);
    [[nodiscard]] Result<void> checkArriving(const auth::Principal &caller) const;
    [[nodiscard]] Result<void> checkRunning(const auth::Principal &caller) const;
    [[nodiscard]] Result<void> checkBytes(const auth::Principal &caller, qint64 more) const;
    [[nodiscard]] QString filePath(const QByteArray &id) const;
    void dropStale();

    const QString m_folder;
    const core::Clock &m_clock;
    const Limits m_limits;
    mutable std::mutex m_mutex;
    Jobs m_jobs; ///< ids rise with time
};

} // namespace basalt::transfer
