// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apiclient.h"

#include <QByteArray>
#include <QDateTime>
#include <QFile>
#include <QJsonObject>
#include <QMap>
#include <QObject>
#include <QTimer>

namespace basalt::app {

/**
 * One import as the API has it: announced, sent part by part from the disk, started, and asked about until it has ended. A
 * connection that breaks is waited for: what has arrived stays, and the server says where to go on. The account is the one
 * of the beginning, whatever is chosen meanwhile. GUI thread.
 */
class ImportJob : public QObject
{
    Q_OBJECT

public:
    ImportJob(ApiClient &client, const QString &collection, QObject *parent = nullptr);

    /** `options` as the API calls them. The file must stay as it is until all of it is sent. */
    void start(const QString &path, const QMap<QString, QString> &options);
    /** Ends it before the next batch; what is written stays, and ended() says how much that is. */
    void cancel();

Q_SIGNALS:
    /** Bytes of the file that have arrived. */
    void sent(qint64 bytes);
    /** The file is there and is being read. */
    void progressed(const QJsonObject &status);
    /** It goes on by itself when that is over. */
    void heldUp(const basalt::app::ApiError &reason);
    /** The last state: done, failed or cancelled. */
    void ended(const QJsonObject &status);
    /** It did not begin, or nobody knows how it ended. */
    void failed(const basalt::app::ApiError &reason);

private:
    enum class Phase { Announcing, Sending, Starting, Running, Over };

    void announced(const ApiResult &result);
    void sendPart();
    void allSent();
    void partSent(qint64 size, const ApiResult &result);
    void findPlace();
    void run();
    void look();
    void looked(const ApiResult &result);
    void retry(const ApiError &reason, void (ImportJob::*step)());
    void later(int ms, void (ImportJob::*step)());
    void fail(const ApiError &reason);
    void failAt(const QString &problem);
    void endUnwritten();
    void request(ApiRequest request, ApiHandler handler);
    [[nodiscard]] QString pathOf(const QString &rest) const;
    [[nodiscard]] static bool isPassing(const ApiError &error);

    ApiClient &m_client;
    const QString m_collection;
    QString m_account;
    QString m_id;
    QFile m_file;
    qint64 m_size = 0;    ///< of the file, as it was in the beginning
    QDateTime m_modified; ///< likewise
    QTimer m_timer;
    Phase m_phase = Phase::Announcing;
    qint64 m_sent = 0;
    qint64 m_partBytes = 0;
    ApiError m_conflict; ///< why the last part was not taken, if it came to the wrong place
    bool m_isCancelled = false;
    bool m_isHeldUp = false;
};

} // namespace basalt::app
