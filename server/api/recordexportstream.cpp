// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/recordexportstream.h"

#include "core/logging.h"

namespace basalt::api {

namespace {

constexpr qint64 kMaxWaiting = 256 * 1024;

} // namespace

void RecordExportStream::start(db::Session &session, ExporterPtr exporter, std::unique_ptr<http::Stream> stream,
                               transfer::RecordExporter::Piece first, QByteArray endMark)
{
    const std::shared_ptr<RecordExportStream> self(
        new RecordExportStream(session, std::move(exporter), std::move(stream), std::move(endMark)));
    self->take(std::move(first));
}

void RecordExportStream::readPiece()
{
    m_session.readApart<transfer::RecordExporter::Piece>(
        [exporter = m_exporter, place = m_place](db::Connection &connection) { return exporter->read(connection, place); },
        [self = shared_from_this()](Result<transfer::RecordExporter::Piece> piece) { self->take(std::move(piece)); });
}

void RecordExportStream::take(Result<transfer::RecordExporter::Piece> piece)
{
    if (!piece) {
        core::logError("an export of records broke off",
                       {{"error", piece.error().message.toUtf8()}, {"detail", piece.error().detail.toUtf8()}});
        m_stream->abort();
        m_stream.reset();
        return;
    }
    if (!m_stream->write(piece->bytes) || piece->isLast) {
        if (piece->isLast)
            m_stream->write(m_endMark);
        m_stream.reset();
        return;
    }
    m_place = std::move(piece->after);
    if (m_stream->waitingBytes() > kMaxWaiting)
        m_stream->onDrained([self = shared_from_this()] { self->readPiece(); });
    else
        readPiece();
}

} // namespace basalt::api
