// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workpool.h"
#include "db/database.h"
#include "http/reply.h"

#include <QFile>

#include <memory>

namespace basalt::api {

/**
 * One running download of a file: reads a piece on the work pool, hands it to the stream, and reads on when the client has
 * taken it, so that memory stays the same however large the file is. Lives on the worker's thread until the end or until the
 * client goes; a download that cannot go on is broken off, so that the client sees it.
 */
class BackupDownload : public std::enable_shared_from_this<BackupDownload>
{
public:
    /** `file` is open; session and pool outlive the download. */
    static void start(db::Session &session, core::WorkPool &pool, std::shared_ptr<QFile> file, const QString &name,
                      http::Reply reply);

private:
    BackupDownload(db::Session &session, core::WorkPool &pool, std::shared_ptr<QFile> file)
        : m_session(session)
        , m_pool(pool)
        , m_file(std::move(file))
    { }

    void readPiece();
    void take(Result<QByteArray> piece);

    db::Session &m_session;
    core::WorkPool &m_pool;
    std::shared_ptr<QFile> m_file; ///< used by one thread at a time
    std::unique_ptr<http::Stream> m_stream;
};

} // namespace basalt::api
