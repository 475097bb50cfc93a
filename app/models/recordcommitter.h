// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "apirequest.h"
#include "recordedits.h"

#include <QObject>
#include <QString>
#include <QStringList>

namespace basalt::app {

class ApiClient;

/**
 * Brings staged edits to the server: one atomic call for all changes, one for all new records, one for all deletions, in this
 * order; more than kMaxElements of a kind go in several. A refusal, a broken connection or an ended session stops it; what was
 * not stored stays staged, with the reason at the record that it is about. GUI thread.
 */
class RecordCommitter : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kMaxElements = 1000; ///< what servers take in one call, unless they are set to less

    RecordCommitter(ApiClient &client, RecordEdits &edits, QObject *parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_running; }
    void start(const QString &collection, const QString &reason);
    /** Sends nothing more, and takes no notice of the answer that is still to come. */
    void abandon();

Q_SIGNALS:
    void runningChanged();
    /** One record is on the server; `stored` is empty after a deletion. */
    void stored(const QString &key, const basalt::app::RecordRow &row);
    void finished(int done, int refused, const basalt::app::ApiError &stoppedBy);

private:
    /** Edits of one kind that are sent together, as they were then: the user may go on editing. */
    struct Batch
    {
        RecordEdit::Kind kind = RecordEdit::Kind::Changed;
        QStringList keys;
        QList<RecordEdit> edits;
    };

    void plan();
    void next();
    void answered(const Batch &batch, const ApiResult &result);
    void refuse(const Batch &batch, const ApiError &error);
    [[nodiscard]] ApiRequest requestFor(const Batch &batch) const;
    void finish(const ApiError &stoppedBy);

    ApiClient &m_client;
    RecordEdits &m_edits;
    QString m_collection;
    QString m_reason;
    QList<Batch> m_batches;
    bool m_running = false;
    int m_done = 0;
    int m_refused = 0;
    int m_generation = 0;
};

} // namespace basalt::app
