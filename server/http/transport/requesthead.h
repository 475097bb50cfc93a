// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "http/request.h"

#include <QByteArrayView>

namespace basalt::http {

struct TransportOptions;

/** The head of a request and what it says of the message and the connection. */
struct RequestHead
{
    Request request;       ///< method, target, path, query and headers are filled
    bool isHttp11 = true;  ///< else HTTP/1.0
    bool keepAlive = true; ///< the client does not mind another request on the connection
    bool expectsContinue = false;
    bool wantsWebSocket = false; ///< an opening handshake of RFC 6455, of whatever version
    bool isChunked = false;
    qint64 contentLength = 0; ///< without meaning if isChunked

    [[nodiscard]] bool hasBody() const { return isChunked || contentLength > 0; }
};

/**
 * Finds the end of a head in bytes that arrive piece by piece, and refuses what can never become one: a line or a head
 * beyond its limit, a line feed without a carriage return. One empty line before the head is skipped (RFC 9112
 * section 2.2).
 */
class HeadScanner
{
public:
    enum class Status { NeedsMore, Complete, TooLarge, BareLineFeed };

    HeadScanner(int maxHeadBytes, int maxLineBytes) : m_maxHeadBytes(maxHeadBytes), m_maxLineBytes(maxLineBytes) { }

    /** Looks at `bytes`, all that came since the last message; goes on where it stopped. */
    [[nodiscard]] Status scan(QByteArrayView bytes);
    /** After Complete: where the head begins and where the body does. */
    [[nodiscard]] qsizetype headBegin() const { return m_begin; }
    [[nodiscard]] qsizetype headEnd() const { return m_lineBegin; }
    void reset();

private:
    int m_maxHeadBytes;
    int m_maxLineBytes;
    qsizetype m_begin = 0; ///< after the empty line that was skipped
    qsizetype m_lineBegin = 0;
    qsizetype m_scanned = 0;
};

/**
 * Reads a complete head, its empty line included, strictly by RFC 9112. Nothing that two readers could take differently
 * passes: no folded line, no repeated or signed length, no coding but `chunked`, no space before a colon, no control
 * character, no `//` in a path. The limits and the host allow-list are those of `options`.
 */
[[nodiscard]] Result<RequestHead> parseRequestHead(QByteArrayView head, const TransportOptions &options);

} // namespace basalt::http
