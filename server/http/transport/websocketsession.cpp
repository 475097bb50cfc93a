// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/websocketsession.h"

#include "http/transport/socketwriter.h"
#include "http/transport/upgradedsocket.h"
#include "http/transport/worker.h"

#include <QCoreApplication>
#include <QTcpSocket>
#include <QtEndian>

#include <algorithm>

namespace basalt::http {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr quint64 kMaxIncomingBytes = 1024 * 1024;
constexpr qint64 kSocketBufferBytes = kMaxIncomingBytes + 64 * 1024;
/**
 * Answers that may wait for a client that keeps on asking. Above what the handler sends to a slow one (it looks at
 * waitingBytes()), so only pongs and replies to messages get there: from a client that does not read.
 */
constexpr qint64 kMaxUnsentFrames = 4 * 1024 * 1024;
/** For the closing frame to leave; a client that does not answer it is cut off. */
constexpr auto kCloseTime = 2s;

QByteArray textFrame(QByteArrayView payload)
{
    constexpr char kFinalText = static_cast<char>(0x81);
    QByteArray frame;
    frame.reserve(payload.size() + 10);
    frame += kFinalText;
    if (payload.size() < 126) {
        frame += static_cast<char>(payload.size());
    } else if (payload.size() <= 0xffff) {
        frame += static_cast<char>(126);
        frame.resize(frame.size() + 2);
        qToBigEndian(static_cast<quint16>(payload.size()), frame.data() + frame.size() - 2);
    } else {
        frame += static_cast<char>(127);
        frame.resize(frame.size() + 8);
        qToBigEndian(static_cast<quint64>(payload.size()), frame.data() + frame.size() - 8);
    }
    return frame.append(payload);
}

} // namespace

struct WebSocketSession::Callbacks
{
    core::UniqueFunction<void(QByteArray)> text;
    core::UniqueFunction<void()> closed;
};

WebSocketSession::WebSocketSession(Worker &worker, std::unique_ptr<QTcpSocket> socket, WebSocketOpened opened)
    : Peer(worker)
    , m_socket(socket.release())
    , m_server(std::make_unique<QWebSocketServer>(u"basalt"_s, QWebSocketServer::NonSecureMode))
    , m_opened(std::move(opened))
    , m_callbacks(std::make_shared<Callbacks>())
{
    m_socket->setParent(this);
    // QWebSocket takes a frame only when all of it is there.
    m_socket->setReadBufferSize(kSocketBufferBytes);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    connect(m_socket, &QTcpSocket::disconnected, this, &WebSocketSession::onDisconnected);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &WebSocketSession::onBytesWritten);
    connect(m_socket, &QTcpSocket::readyRead, this, &WebSocketSession::onReadyRead);
    connect(m_server.get(), &QWebSocketServer::newConnection, this, &WebSocketSession::onOpened);
}

WebSocketSession::~WebSocketSession()
{
    m_socket->disconnect(this);
}

void WebSocketSession::start(const WebSocketHandshake &handshake)
{
    QByteArray head = "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
        + handshake.key + "\r\n";
    const QByteArray subprotocol = handshake.subprotocols.left(handshake.subprotocols.indexOf(',')).trimmed();
    if (!subprotocol.isEmpty()) {
        head += "Sec-WebSocket-Protocol: " + subprotocol + "\r\n";
        m_server->setSupportedSubprotocols({QString::fromLatin1(subprotocol)});
    }
    head += "\r\n";
    setDeadline(m_worker.options().headerTimeout);
    // Put in front of what the client may have sent since.
    std::for_each(head.crbegin(), head.crend(), [this](char c) { m_socket->ungetChar(c); });
    m_server->handleConnection(m_socket);
    // The socket is ours: Qt's server would delete it as soon as it is closed.
    disconnect(m_socket, &QTcpSocket::disconnected, m_server.get(), nullptr);
}

void WebSocketSession::onOpened()
{
    m_webSocket.reset(m_server->nextPendingConnection());
    m_webSocket->setParent(nullptr);
    m_webSocket->setMaxAllowedIncomingFrameSize(kMaxIncomingBytes);
    m_webSocket->setMaxAllowedIncomingMessageSize(kMaxIncomingBytes);
    connect(m_webSocket.get(), &QWebSocket::textMessageReceived, this, &WebSocketSession::onMessage);
    connect(m_webSocket.get(), &QWebSocket::binaryMessageReceived, this,
            [this] { close(QWebSocketProtocol::CloseCodeDatatypeNotSupported, "only text is spoken here"); });
    m_server.release()->deleteLater(); // this is its signal
    clearDeadline();
    auto opened = std::move(m_opened);
    opened(std::make_unique<UpgradedSocket>(*this));
}

void WebSocketSession::onDisconnected()
{
    // Qt's server reads the handshake in a turn of its own and would complain that there is no socket any more.
    if (m_server)
        QCoreApplication::removePostedEvents(m_server.get(), QEvent::MetaCall);
    // Later, so that the handler is not told in the midst of a close() of its own.
    QMetaObject::invokeMethod(this, &WebSocketSession::leave, Qt::QueuedConnection);
}

void WebSocketSession::onMessage(const QString &text)
{
    const auto callbacks = m_callbacks; // the callback may let go of the socket, and so of itself
    if (callbacks->text)
        callbacks->text(text.toUtf8());
}

/** Each turn reads a buffer's worth of frames at most, so what they add to the answers is bounded as well. */
void WebSocketSession::onReadyRead()
{
    if (!m_isGone && unsentBytes(*m_socket) > kMaxUnsentFrames)
        QMetaObject::invokeMethod(this, &WebSocketSession::abort, Qt::QueuedConnection);
}

void WebSocketSession::onBytesWritten()
{
    if (unsentBytes(*m_socket) == 0 && m_webSocket && m_webSocket->state() == QAbstractSocket::ConnectedState)
        clearDeadline();
}

void WebSocketSession::sendText(QByteArrayView utf8)
{
    if (m_isGone || !m_webSocket || m_webSocket->state() != QAbstractSocket::ConnectedState)
        return;
    if (!sendBytes(*m_socket, textFrame(utf8)))
        QMetaObject::invokeMethod(this, &WebSocketSession::abort, Qt::QueuedConnection);
    else if (deadlineMs() == 0 && unsentBytes(*m_socket) > 0)
        setDeadline(m_worker.options().idleTimeout); // a client that takes nothing in that time is gone
}

void WebSocketSession::close(quint16 code, QByteArrayView reason)
{
    if (m_isGone || !m_webSocket)
        return;
    setDeadline(kCloseTime);
    m_webSocket->close(static_cast<QWebSocketProtocol::CloseCode>(code), QString::fromUtf8(reason));
}

qint64 WebSocketSession::waitingBytes() const
{
    return m_isGone ? 0 : unsentBytes(*m_socket);
}

void WebSocketSession::onText(core::UniqueFunction<void(QByteArray)> callback)
{
    m_callbacks->text = std::move(callback);
}

void WebSocketSession::onClosed(core::UniqueFunction<void()> callback)
{
    if (m_isGone)
        callback();
    else
        m_callbacks->closed = std::move(callback);
}

void WebSocketSession::disown()
{
    m_callbacks = std::make_shared<Callbacks>();
    close(QWebSocketProtocol::CloseCodeNormal, {});
}

void WebSocketSession::drain()
{
    if (m_webSocket)
        close(QWebSocketProtocol::CloseCodeGoingAway, "the server stops");
    else
        abort();
}

void WebSocketSession::abort()
{
    m_socket->abort();
    leave();
}

void WebSocketSession::leave()
{
    if (m_isGone)
        return;
    m_isGone = true;
    m_worker.remove(this);
    const auto callbacks = m_callbacks;
    if (auto closed = std::move(callbacks->closed))
        closed();
}

} // namespace basalt::http

#include "moc_websocketsession.cpp"
