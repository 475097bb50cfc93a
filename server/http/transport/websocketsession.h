// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/transport/peer.h"
#include "http/transport/transport.h"

#include <QPointer>
#include <QWebSocket>
#include <QWebSocketServer>

#include <memory>

class QTcpSocket;

namespace basalt::http {

/** What the guard read of an opening handshake; the rest of the head is the handler's business alone. */
struct WebSocketHandshake
{
    QByteArray key;
    QByteArray subprotocols; ///< as offered, comma-separated; may be empty
};

using WebSocketOpened = core::UniqueFunction<void(std::unique_ptr<WebSocket>)>;

/**
 * A connection that became a WebSocket. The handshake is QWebSocketServer's, one for each, because only then is it
 * certain which socket it opened; frames that come in are QWebSocket's. Frames that go out are written here: one text
 * costs one system call instead of a conversion to UTF-16 and back and a queue.
 *
 * If the client offers subprotocols, the first is chosen: browsers can pass a token only there, and end a connection
 * whose server does not choose one. Owned by the worker, on its thread.
 */
class WebSocketSession final : public Peer
{
    Q_OBJECT

public:
    WebSocketSession(Worker &worker, std::unique_ptr<QTcpSocket> socket, WebSocketOpened opened);
    ~WebSocketSession() override;

    /** Completes the handshake; `opened` gets its WebSocket in a later turn of the event loop, or never if that fails.
     */
    void start(const WebSocketHandshake &handshake);

    // -- for the WebSocket that the handler holds
    // ------------------------------------------------------------------------
    void sendText(QByteArrayView utf8);
    void close(quint16 code, QByteArrayView reason);
    [[nodiscard]] qint64 waitingBytes() const;
    void onText(core::UniqueFunction<void(QByteArray)> callback);
    void onClosed(core::UniqueFunction<void()> callback);
    /** The handler let go of it: nothing is called any more. */
    void disown();

    // -- Peer
    // ------------------------------------------------------------------------------------------------------------
    void expire() override { abort(); }
    void drain() override;
    void abort() override;

private:
    struct Callbacks;

    void onOpened();
    void onDisconnected();
    void onMessage(const QString &text);
    void onReadyRead();
    void onBytesWritten();
    void leave();

    QTcpSocket *m_socket; ///< child of this
    std::unique_ptr<QWebSocketServer> m_server;
    std::unique_ptr<QWebSocket> m_webSocket; ///< set once the handshake is done
    WebSocketOpened m_opened;
    std::shared_ptr<Callbacks> m_callbacks;
    bool m_isGone = false;
};

} // namespace basalt::http
