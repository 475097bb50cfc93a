// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The half of Connection that answers; connection.cpp has the half that reads.
#include "http/transport/connection.h"
#include "http/transport/socketwriter.h"
#include "http/transport/worker.h"

namespace basalt::http {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/** What an idle connection may keep of its buffer. */
constexpr qsizetype kMaxIdleInput = 4 * 1024;
/** After the last answer: time for the client to read it before unread bytes of its own would reset the connection. */
constexpr auto kDrainTime = 2s;

} // namespace

void Connection::finish(const Response &response)
{
    if (m_phase != Phase::Serving)
        return;
    ResponseFraming framing;
    framing.body = m_head.request.method == Method::Head ? ResponseFraming::Body::Headless : ResponseFraming::Body::Whole;
    framing.isHttp11 = m_head.isHttp11;
    framing.keepAlive = m_head.keepAlive && !m_worker.isDraining();
    send(m_worker.writer().write(response, framing));
    goOn(framing.keepAlive);
}

void Connection::beginStream(const Response &head)
{
    if (m_phase != Phase::Serving)
        return;
    m_stream = std::make_shared<StreamState>();
    m_stream->isChunked = m_head.isHttp11;
    m_stream->isHeadOnly = m_head.request.method == Method::Head;
    m_stream->keepAlive = m_head.keepAlive && m_head.isHttp11 && !m_worker.isDraining();
    m_stream->isEndless = head.headers.value("Content-Type").startsWith("text/event-stream");
    ResponseFraming framing;
    framing.body = m_stream->isChunked ? ResponseFraming::Body::Chunked : ResponseFraming::Body::UntilClose;
    framing.isHttp11 = m_head.isHttp11;
    framing.keepAlive = m_stream->keepAlive;
    m_phase = Phase::Streaming;
    // An endless stream may be silent for hours; the system finds out if the other side vanished.
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    send(m_worker.writer().write(head, framing));
}

bool Connection::writeStream(QByteArrayView bytes)
{
    if (m_phase != Phase::Streaming)
        return false;
    // An empty chunk would end the body.
    if (m_stream->isHeadOnly || bytes.isEmpty())
        return true;
    const bool wasIdle = unsentBytes() == 0;
    send(m_stream->isChunked ? encodeChunk(bytes) : bytes.toByteArray());
    if (wasIdle && unsentBytes() > 0)
        setDeadline(m_worker.options().idleTimeout);
    return !m_isBroken;
}

void Connection::endStream()
{
    if (m_phase != Phase::Streaming)
        return;
    const auto stream = std::move(m_stream);
    if (stream->isChunked && !stream->isHeadOnly)
        send("0\r\n\r\n"_ba);
    goOn(stream->keepAlive && !m_worker.isDraining());
}

void Connection::breakStream()
{
    if (m_phase != Phase::Streaming || m_isBroken)
        return;
    // Not at once: whoever holds the stream is in the midst of using it.
    m_isBroken = true;
    QMetaObject::invokeMethod(this, &Connection::abort, Qt::QueuedConnection);
}

void Connection::onStreamDrained(core::UniqueFunction<void()> callback)
{
    if (m_stream)
        m_stream->drained = std::move(callback);
}

void Connection::onStreamClosed(core::UniqueFunction<void()> callback)
{
    if (m_stream)
        m_stream->closed = std::move(callback);
}

void Connection::goOn(bool keepAlive)
{
    if (!keepAlive) {
        close();
        return;
    }
    m_phase = Phase::Idle;
    setDeadline(m_worker.options().idleTimeout);
    if (m_inputBegin == m_input.size() && m_input.capacity() > kMaxIdleInput) {
        m_input = QByteArray();
        m_inputBegin = 0;
    }
    // Never from here: a handler that answers, or lets go of a stream, is not to be called for the next request meanwhile.
    const bool hasMore = m_inputBegin < m_input.size() || m_socket->bytesAvailable() > 0;
    if (hasMore && !m_isProcessing)
        QMetaObject::invokeMethod(this, &Connection::process, Qt::QueuedConnection);
}

void Connection::streamProgressed()
{
    if (unsentBytes() > 0) {
        setDeadline(m_worker.options().idleTimeout);
        return;
    }
    clearDeadline();
    // The callback may end this stream, begin the next answer's, or set another callback.
    const std::shared_ptr<StreamState> stream = m_stream;
    if (!stream->drained)
        return;
    core::UniqueFunction<void()> drained = std::move(stream->drained);
    drained();
    if (!stream->drained)
        stream->drained = std::move(drained);
}

void Connection::send(const QByteArray &bytes)
{
    if (m_isBroken || sendBytes(*m_socket, bytes))
        return;
    // Not at once: whoever is writing is not to be told in the midst of it that the client has gone.
    m_isBroken = true;
    QMetaObject::invokeMethod(this, &Connection::abort, Qt::QueuedConnection);
}

qint64 Connection::unsentBytes() const
{
    return m_socket ? http::unsentBytes(*m_socket) : 0;
}

void Connection::close()
{
    m_phase = Phase::Closing;
    m_input = QByteArray();
    m_inputBegin = 0;
    if (m_isBroken)
        return;
    m_socket->skip(m_socket->bytesAvailable() + 1);
    setDeadline(m_worker.options().idleTimeout);
    if (unsentBytes() == 0)
        endSending();
}

void Connection::endSending()
{
    if (m_hasEndedSending)
        return;
    m_hasEndedSending = true;
    setDeadline(kDrainTime);
    // TLS has a goodbye of its own, but Qt then closes the socket too, and unread bytes would turn that into a reset.
    if (m_isSecure && !m_isRefused)
        m_socket->disconnectFromHost();
    else
        shutDownSending(*m_socket);
}

} // namespace basalt::http
