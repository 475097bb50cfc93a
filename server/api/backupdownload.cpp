// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/backupdownload.h"

#include "core/logging.h"

namespace basalt::api {

namespace {

constexpr qint64 kPiece = 256 * 1024;

http::Response head(const QString &name)
{
    http::Response response = http::Response::text(200, "application/x-tar", {});
    response.headers.set("Content-Disposition", QByteArray("attachment; filename=\"" + name.toUtf8() + '"'));
    response.headers.set("Cache-Control", "no-store");
    return response;
}

} // namespace

void BackupDownload::start(db::Session &session, core::WorkPool &pool, std::shared_ptr<QFile> file, const QString &name,
                           http::Reply reply)
{
    const std::shared_ptr<BackupDownload> self(new BackupDownload(session, pool, std::move(file)));
    self->m_stream = reply.stream(head(name));
    self->readPiece();
}

void BackupDownload::readPiece()
{
    m_pool.run<QByteArray>(
        m_session.mailbox(),
        [file = m_file]() -> Result<QByteArray> {
            QByteArray piece = file->read(kPiece);
            if (piece.isEmpty() && !file->atEnd())
                return Error::internal(file->errorString());
            return piece;
        },
        [self = shared_from_this()](Result<QByteArray> piece) { self->take(std::move(piece)); });
}

void BackupDownload::take(Result<QByteArray> piece)
{
    if (!piece) {
        core::logError("the download of a backup broke off",
                       {{"file", m_file->fileName().toUtf8()}, {"detail", piece.error().detail.toUtf8()}});
        m_stream->abort();
        m_stream.reset();
        return;
    }
    if (piece->isEmpty() || !m_stream->write(*piece)) {
        m_stream.reset();
        return;
    }
    if (m_stream->waitingBytes() > 0)
        m_stream->onDrained([self = shared_from_this()] { self->readPiece(); });
    else
        readPiece();
}

} // namespace basalt::api
