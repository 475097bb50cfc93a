// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/result.h"
#include "importer/importprogress.h"
#include "importer/importsummary.h"
#include "importer/inference.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace basalt::importer {

/** What a client asks for when it begins an import. */
struct ImportOptions
{
    QByteArray account; ///< id, code or slug; null: as ImportRequest::account
    std::vector<RelationOption> relations;
    QString source;    ///< name of the file
    bool demo = false; ///< the demo data set in place of a document
};

/**
 * The imports that came in through the API: a document arrives part by part in a file of the data folder, then it is
 * loaded and its progress can be asked for. Kept in memory: after a restart there are none, and their files are gone.
 * Thread-safe, one for the installation; with several nodes, one on each.
 */
class ImportJobs
{
public:
    enum class State { Receiving, Running, Done, Failed };

    /** `folder` is made anew, for its owner only. `clock` outlives this. */
    ImportJobs(QString folder, const core::Clock &clock);
    ~ImportJobs();
    Q_DISABLE_COPY_MOVE(ImportJobs)

    /** Returns the id. Code::TooManyRequests while too many others are under way. */
    [[nodiscard]] Result<QByteArray> begin(ImportOptions options);
    /** Returns the size so far. Code::Conflict unless `offset` is the size so far; Code::BodyTooLarge past the limit.
     */
    [[nodiscard]] Result<qint64> append(const QByteArray &id, qint64 offset, const QByteArray &part);

    /** What to load: taken once. */
    struct Started
    {
        ImportOptions options;
        QString file; ///< empty for the demo
        std::shared_ptr<ImportProgress> progress;
    };
    /** Code::Conflict if it was started already. */
    [[nodiscard]] Result<Started> start(const QByteArray &id);
    void finish(const QByteArray &id, Result<ImportSummary> outcome);
    /** Stops it if it runs, forgets it otherwise. */
    [[nodiscard]] Result<void> cancel(const QByteArray &id);
    /** For the end of the program: what runs stops soon and leaves nothing. */
    void cancelAll();

    /** `{id, state, rows_done, rows_total, received_bytes, summary, error}`. Code::RouteNotFound for an unknown id. */
    [[nodiscard]] Result<QJsonObject> status(const QByteArray &id) const;

private:
    struct Job
    {
        State state = State::Receiving;
        ImportOptions options;
        qint64 received = 0;
        qint64 touchedMs = 0;
        std::shared_ptr<ImportProgress> progress = std::make_shared<ImportProgress>();
        std::optional<ImportSummary> summary;
        std::optional<Error> error;
    };

    [[nodiscard]] QString filePath(const QByteArray &id) const;
    void dropStale();

    const QString m_folder;
    const core::Clock &m_clock;
    mutable std::mutex m_mutex;
    std::map<QByteArray, Job> m_jobs; ///< ids rise with time
};

} // namespace basalt::importer
