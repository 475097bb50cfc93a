// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/response.h"

#include <QByteArray>

namespace basalt::http {

/** What of an answer the connection decides. */
struct ResponseFraming
{
    enum class Body {
        Whole,      ///< all of it follows the head: Content-Length
        Chunked,    ///< grows while it is sent
        UntilClose, ///< grows while it is sent, for HTTP/1.0
        Headless    ///< answer to HEAD: the head tells of a body that is not sent
    };
    Body body = Body::Whole;
    bool isHttp11 = true;
    bool keepAlive = true;
};

/**
 * Turns answers into bytes; one per worker. Content-Length, Transfer-Encoding, Connection, Date and Server are set here
 * and nowhere else: a handler's own are dropped. Header values cannot end a line early, http::Headers refuses such
 * bytes.
 */
class ResponseWriter
{
public:
    /** Status line, fields and the empty line; the body too, if `framing.body` is Whole. */
    [[nodiscard]] QByteArray write(const Response &response, const ResponseFraming &framing);

private:
    [[nodiscard]] const QByteArray &date();

    qint64 m_dateSecond = -1;
    QByteArray m_date;
};

/** One chunk of the chunked coding. */
[[nodiscard]] QByteArray encodeChunk(QByteArrayView bytes);

} // namespace basalt::http
