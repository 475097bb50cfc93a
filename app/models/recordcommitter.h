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
 * Brings staged edits to the server, one record after the other, each with the version it was based on. Stops at a broken
 * connection or an ended session and leaves the rest staged; a refused record stays staged with the reason. GUI thread.
 */
class RecordCommitter : public QObject
{
    Q_OBJECT

public:
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
    void next();
    void answered(const QString &key, const ApiResult &result);
    [[nodiscard]] ApiRequest requestFor(const RecordEdit &edit) const;
    void finish(const ApiError &stoppedBy);

    ApiClient &m_client;
    RecordEdits &m_edits;
    QString m_collection;
    QString m_reason;
    QStringList m_pending;
    RecordEdit m_sent; ///< what is on its way; the user may go on editing the record
    bool m_running = false;
    int m_done = 0;
    int m_refused = 0;
    int m_generation = 0;
};

} // namespace basalt::app
