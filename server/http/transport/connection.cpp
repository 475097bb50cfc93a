// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/connection.h"

#include "core/clock.h"
#include "core/ids.h"
#include "core/logging.h"
#include "http/problem.h"
#include "http/transport/connectionreply.h"
#include "http/transport/socketwriter.h"
#include "http/transport/worker.h"

#include <QScopedValueRollback>
#include <QSslSocket>

#include <algorithm>

namespace basalt::http {

using namespace Qt::Literals::StringLiterals;

namespace {

/** How much Qt reads ahead of the guard: while an answer is pending, everything more waits in the kernel and the
 * client. */
constexpr qint64 kReadBufferBytes = 64 * 1024;
/** A client that does not fetch its answers gets no new ones. */
constexpr qint64 kMaxUnsentBytes = 256 * 1024;
/** Requests of one connection in one turn of the event loop, so that pipelining takes nothing from the neighbours. */
constexpr int kRequestsPerTurn = 32;
/** Reserved for a body on the word of its Content-Length; the rest as it comes. */
constexpr qint64 kMaxBodyReserve = 256 * 1024;

} // namespace

Connection::Connection(Worker &worker, std::unique_ptr<QTcpSocket> socket)
    : Peer(worker)
    , m_socket(std::move(socket))
    , m_peerAddress(m_socket->peerAddress())
    , m_peerPort(m_socket->peerPort())
    , m_scanner(worker.options().maxHeaderBytes, worker.options().maxHeaderLineBytes)
{
    m_socket->setReadBufferSize(kReadBufferBytes);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &Connection::onReadyRead);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &Connection::onDisconnected);
    const auto *tls = qobject_cast<QSslSocket *>(m_socket.get());
    if (!tls) {
        connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &Connection::onBytesWritten);
        return;
    }
    m_isSecure = true;
    connect(tls, &QSslSocket::encrypted, this, &Connection::onEncrypted);
    // Queued: while QSslSocket reports bytes as written, it has them in its hands, counted nowhere.
    connect(tls, &QSslSocket::bytesWritten, this, &Connection::onBytesWritten, Qt::QueuedConnection);
    connect(tls, &QSslSocket::encryptedBytesWritten, this, &Connection::onBytesWritten, Qt::QueuedConnection);
}

Connection::~Connection()
{
    if (m_socket)
        m_socket->disconnect(this);
    if (m_requestSocket)
        m_requestSocket->disconnectFromHost();
}

void Connection::start()
{
    if (!m_isSecure) {
        setDeadline(m_worker.options().idleTimeout);
        return;
    }
    m_phase = Phase::Handshake;
    setDeadline(m_worker.options().headerTimeout);
}

void Connection::onEncrypted()
{
    if (m_phase != Phase::Handshake)
        return;
    m_phase = Phase::Idle;
    setDeadline(m_worker.options().idleTimeout);
    process();
}

void Connection::onReadyRead()
{
    if (m_phase == Phase::Closing)
        m_socket->skip(m_socket->bytesAvailable() + 1);
    else
        process();
}

void Connection::onBytesWritten()
{
    if (m_phase == Phase::Closing) {
        if (unsentBytes() == 0)
            endSending();
        else
            setDeadline(m_worker.options().idleTimeout);
        return;
    }
    if (m_phase == Phase::Streaming) {
        streamProgressed();
        return;
    }
    if (m_phase == Phase::Idle)
        setDeadline(m_worker.options().idleTimeout);
    process();
}

void Connection::onDisconnected()
{
    leave();
}

void Connection::process()
{
    if (m_isProcessing)
        return;
    const QScopedValueRollback processing(m_isProcessing, true);
    for (int steps = 0;; ++steps) {
        const bool isReading = m_phase == Phase::Idle || m_phase == Phase::Head || m_phase == Phase::Body;
        if (!isReading || m_isBroken || unsentBytes() > kMaxUnsentBytes)
            return;
        if (steps == kRequestsPerTurn) {
            QMetaObject::invokeMethod(this, &Connection::process, Qt::QueuedConnection);
            return;
        }
        if (!step() && !readMore())
            return;
    }
}

bool Connection::readMore()
{
    const qint64 count = m_socket->bytesAvailable();
    if (count <= 0)
        return false;
    if (m_inputBegin == m_input.size()) {
        m_input.resize(0);
        m_inputBegin = 0;
    }
    // One byte more than there is: only a read that finds the buffer empty makes Qt listen to the socket again.
    const qsizetype before = m_input.size();
    m_input.resize(before + count + 1);
    const qint64 got = m_socket->read(m_input.data() + before, count + 1);
    m_input.resize(before + std::max<qint64>(got, 0));
    return got > 0;
}

bool Connection::step()
{
    if (m_inputBegin == m_input.size())
        return false;
    return m_phase == Phase::Body ? stepBody() : stepHead();
}

bool Connection::stepHead()
{
    const QByteArrayView input = QByteArrayView(m_input).sliced(m_inputBegin);
    switch (m_scanner.scan(input)) {
    case HeadScanner::Status::NeedsMore:
        if (m_phase == Phase::Idle) {
            m_phase = Phase::Head;
            setDeadline(m_worker.options().headerTimeout);
        }
        return false;
    case HeadScanner::Status::TooLarge: refuse(Error::of(Code::HeadersTooLarge)); return true;
    case HeadScanner::Status::BareLineFeed:
        refuse(Error::of(Code::BadRequest, u"A line of the request head does not end with CR LF."_s));
        return true;
    case HeadScanner::Status::Complete: break;
    }
    auto head = parseRequestHead(input.first(m_scanner.headEnd()).sliced(m_scanner.headBegin()), m_worker.options());
    m_inputBegin += m_scanner.headEnd();
    m_scanner.reset();
    if (head)
        beginMessage(std::move(*head));
    else
        refuse(head.error());
    return true;
}

void Connection::beginMessage(RequestHead &&head)
{
    m_head = std::move(head);
    Request &request = m_head.request;
    request.peerAddress = m_peerAddress;
    request.peerPort = m_peerPort;
    request.secure = m_isSecure;
    request.receivedNs = core::SystemClock().monotonicNs();
    if (!m_head.hasBody()) {
        dispatch();
        return;
    }
    m_phase = Phase::Body;
    setDeadline(m_worker.options().bodyTimeout);
    if (m_head.isChunked)
        m_chunks.emplace(m_worker.options().maxBodyBytes);
    else
        request.body.reserve(std::min(m_head.contentLength, kMaxBodyReserve));
    const bool hasBegun = m_inputBegin < m_input.size() || m_socket->bytesAvailable() > 0;
    if (m_head.expectsContinue && !hasBegun)
        send("HTTP/1.1 100 Continue\r\n\r\n"_ba);
}

bool Connection::stepBody()
{
    const QByteArrayView input = QByteArrayView(m_input).sliced(m_inputBegin);
    QByteArray &body = m_head.request.body;
    if (!m_head.isChunked) {
        const qsizetype count = std::min<qint64>(input.size(), m_head.contentLength - body.size());
        body.append(input.first(count));
        m_inputBegin += count;
        if (body.size() < m_head.contentLength)
            return false;
        dispatch();
        return true;
    }
    qsizetype used = 0;
    const ChunkDecoder::Status status = m_chunks->feed(input, body, used);
    m_inputBegin += used;
    switch (status) {
    case ChunkDecoder::Status::NeedsMore: return false;
    case ChunkDecoder::Status::TooLarge: refuse(Error::of(Code::BodyTooLarge)); return true;
    case ChunkDecoder::Status::Malformed:
        refuse(Error::of(Code::BadRequest, u"The chunked body is malformed or has trailers."_s));
        return true;
    case ChunkDecoder::Status::Complete: break;
    }
    m_chunks.reset();
    dispatch();
    return true;
}

void Connection::dispatch()
{
    m_phase = Phase::Serving;
    clearDeadline();
    if (m_head.wantsWebSocket) {
        dispatchUpgrade();
        return;
    }
    if (m_worker.server().dispatch(*this, m_requestSocket))
        return;
    core::logError("QtHttpServer did not take a request that the guard had passed");
    abort();
}

void Connection::dispatchUpgrade()
{
    const Headers &headers = m_head.request.headers;
    if (headers.joined("Sec-WebSocket-Version") != "13") {
        Response response =
            problemResponse(Error::of(Code::BadRequest, u"Only version 13 of the WebSocket protocol is supported."_s));
        response.headers.set("Sec-WebSocket-Version", "13");
        finish(response);
        return;
    }
    m_handshake = {headers.value("Sec-WebSocket-Key"), headers.joined("Sec-WebSocket-Protocol")};
    m_worker.handler().handleUpgrade(std::move(m_head.request), Reply(std::make_unique<ConnectionReply>(*this)),
                                     [connection = QPointer(this)](WebSocketOpened opened) {
                                         if (connection)
                                             connection->acceptUpgrade(std::move(opened));
                                     });
}

void Connection::acceptUpgrade(WebSocketOpened opened)
{
    if (m_phase != Phase::Serving)
        return;
    // A client has to wait for the answer; what it sends before has no meaning yet (RFC 6455 section 4.1).
    if (m_inputBegin < m_input.size() || m_socket->bytesAvailable() > 0) {
        refuse(Error::of(Code::BadRequest, u"Data came before the WebSocket handshake was answered."_s));
        return;
    }
    m_phase = Phase::Gone;
    m_socket->disconnect(this);
    if (m_requestSocket)
        m_requestSocket->disconnectFromHost();
    auto session = std::make_unique<WebSocketSession>(m_worker, std::move(m_socket), std::move(opened));
    WebSocketSession *const started = session.get();
    m_worker.replace(this, std::move(session));
    started->start(m_handshake);
}

void Connection::serve()
{
    m_worker.handler().handle(std::move(m_head.request), Reply(std::make_unique<ConnectionReply>(*this)));
}

void Connection::refuse(const Error &error)
{
    Response response = problemResponse(error);
    const QByteArray correlationId = core::newCorrelationId();
    response.headers.set("X-Correlation-ID", correlationId);
    completeProblem(response, correlationId, m_head.request.path);
    core::logInfo("request refused",
                  {{"status", QByteArray::number(response.status)},
                   {"code", core::codeName(error.code).toUtf8()},
                   {"peer", m_peerAddress.toString().toUtf8()},
                   {"correlation_id", correlationId}});
    m_phase = Phase::Closing;
    m_isRefused = true;
    ResponseFraming framing;
    framing.keepAlive = false;
    send(m_worker.writer().write(response, framing));
    close();
}

void Connection::leave()
{
    if (m_phase == Phase::Gone)
        return;
    m_phase = Phase::Gone;
    if (m_requestSocket)
        m_requestSocket->disconnectFromHost();
    m_worker.remove(this);
    // This object lives until the event loop turns, so the callback may still let go of the stream.
    if (const auto stream = std::move(m_stream); stream && stream->closed)
        stream->closed();
}

void Connection::expire()
{
    switch (m_phase) {
    case Phase::Idle:
        if (unsentBytes() > 0)
            abort();
        else
            close();
        return;
    case Phase::Head:
    case Phase::Body: refuse(Error::of(Code::RequestTimeout)); return;
    case Phase::Handshake:
    case Phase::Serving:
    case Phase::Streaming: // the client takes nothing any more
    case Phase::Closing:
    case Phase::Gone: break;
    }
    abort();
}

void Connection::drain()
{
    if (m_phase == Phase::Idle)
        close();
    else if (m_phase == Phase::Head || m_phase == Phase::Body)
        refuse(Error::of(Code::Unavailable));
    else if (m_phase == Phase::Handshake)
        abort();
    else if (m_phase == Phase::Streaming && m_stream->isEndless) {
        if (core::UniqueFunction<void()> closed = std::move(m_stream->closed))
            closed();
        endStream(); // unless the callback did
    }
}

void Connection::abort()
{
    if (m_socket)
        m_socket->abort();
    leave();
}

} // namespace basalt::http

#include "moc_connection.cpp"
