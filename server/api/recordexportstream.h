// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/database.h"
#include "http/reply.h"
#include "transfer/recordexporter.h"

#include <memory>

namespace basalt::api {

/**
 * One running export of records: reads a piece apart from the worker, hands it to the stream, and reads on when the client has
 * taken it. Lives on the worker's thread until the end or until the client goes; an export that cannot go on is broken off, so
 * that nobody takes what has been sent for the whole.
 */
class RecordExportStream : public std::enable_shared_from_this<RecordExportStream>
{
public:
    using ExporterPtr = std::shared_ptr<const transfer::RecordExporter>;

    /** `first` has been read already; `endMark` is sent behind the last piece. The session outlives the export. */
    static void start(db::Session &session, ExporterPtr exporter, std::unique_ptr<http::Stream> stream,
                      transfer::RecordExporter::Piece first, QByteArray endMark);

private:
    RecordExportStream(db::Session &session, ExporterPtr exporter, std::unique_ptr<http::Stream> stream, QByteArray endMark)
        : m_session(session)
        , m_exporter(std::move(exporter))
        , m_endMark(std::move(endMark))
        , m_stream(std::move(stream))
    { }

    void readPiece();
    void take(Result<transfer::RecordExporter::Piece> piece);

    db::Session &m_session;
    const ExporterPtr m_exporter;
    const QByteArray m_endMark;
    std::unique_ptr<http::Stream> m_stream;
    std::optional<records::ListPlace> m_place;
};

} // namespace basalt::api
