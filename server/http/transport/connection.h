// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/reply.h"
#include "http/transport/chunkdecoder.h"
#include "http/transport/peer.h"
#include "http/transport/requesthead.h"
#include "http/transport/requestsocket.h"
#include "http/transport/responsewriter.h"
#include "http/transport/transport.h"
#include "http/transport/websocketsession.h"

#include <QHostAddress>
#include <QPointer>
#include <QTcpSocket>

#include <memory>
#include <optional>

namespace basalt::http {

/**
 * The guard of one connection: reads the socket, is the parser of record, keeps the limits and deadlines, and lets one
 * request at a time through to QtHttpServer and the handler behind it. While that one is being answered the socket is
 * not read, so requests that were sent along wait in order, at most a buffer's worth of them, and then in the client.
 *
 * The guard also assembles bodies. QtHttpServer would hold each one three times, loses its place when the end of a
 * chunk is split between two packets, and from 6.5 on drops all header fields, the length among them, when one exceeds
 * 8 KiB.
 *
 * Lives on the worker's thread; owned by the worker, and deleted through it once the socket is closed.
 */
class Connection final : public Peer
{
    Q_OBJECT

public:
    Connection(Worker &worker, std::unique_ptr<QTcpSocket> socket);
    ~Connection() override;

    /** Begins to read. */
    void start();
    /** Answers with a problem and closes. */
    void refuse(const Error &error);

    [[nodiscard]] const QHostAddress &peerAddress() const { return m_peerAddress; }
    [[nodiscard]] quint16 peerPort() const { return m_peerPort; }

    /** Called by QtHttpServer's handler for the request that waits here. */
    void serve();

    // -- for the answer of the request that is being served
    // --------------------------------------------------------------
    void finish(const Response &response);
    [[nodiscard]] bool isServing() const { return m_phase == Phase::Serving; }

    // -- for an answer that grows while it is sent
    // -----------------------------------------------------------------------
    void beginStream(const Response &head);
    /** False once the stream has ended or the client has gone. */
    bool writeStream(QByteArrayView bytes);
    void endStream();
    /** Ends it so that the client sees that something is missing. */
    void breakStream();
    [[nodiscard]] bool isStreaming() const { return m_phase == Phase::Streaming; }
    [[nodiscard]] qint64 unsentBytes() const;
    void onStreamDrained(core::UniqueFunction<void()> callback);
    void onStreamClosed(core::UniqueFunction<void()> callback);

    /** Hands the socket on to a WebSocket session, instead of an answer. */
    void acceptUpgrade(WebSocketOpened opened);

    // -- Peer
    // ------------------------------------------------------------------------------------------------------------
    void expire() override;
    void drain() override;
    void abort() override;

private:
    enum class Phase {
        Handshake, ///< of TLS
        Idle,      ///< between requests
        Head,      ///< some of a head is there
        Body,
        Serving,   ///< the handler has the request
        Streaming, ///< the answer has begun and grows
        Closing,   ///< the last answer is on its way; what comes in is thrown away
        Gone,
    };

    /** An answer that grows while it is sent. */
    struct StreamState
    {
        bool isChunked = true;
        bool isHeadOnly = false; ///< answer to HEAD
        bool keepAlive = true;
        bool isEndless = false; ///< server-sent events: ends only when one side leaves
        core::UniqueFunction<void()> drained;
        core::UniqueFunction<void()> closed;
    };

    void onEncrypted();
    void onReadyRead();
    void onBytesWritten();
    void onDisconnected();

    void process();
    [[nodiscard]] bool readMore();
    [[nodiscard]] bool step();
    [[nodiscard]] bool stepHead();
    [[nodiscard]] bool stepBody();
    void beginMessage(RequestHead &&head);
    void dispatch();
    void dispatchUpgrade();

    void streamProgressed();
    void send(const QByteArray &bytes);
    void goOn(bool keepAlive);
    void close();
    void endSending();
    void leave();

    std::unique_ptr<QTcpSocket> m_socket;    ///< null once it is a WebSocket's
    QPointer<RequestSocket> m_requestSocket; ///< QtHttpServer's
    QHostAddress m_peerAddress;
    quint16 m_peerPort;
    Phase m_phase = Phase::Idle;
    bool m_isProcessing = false;
    bool m_isSecure = false;
    bool m_isBroken = false;  ///< sending has failed; abort() is on its way
    bool m_isRefused = false; ///< closing with bytes of the client unread
    bool m_hasEndedSending = false;
    qsizetype m_inputBegin = 0; ///< bytes of m_input before it are done with
    QByteArray m_input;
    HeadScanner m_scanner;
    std::optional<ChunkDecoder> m_chunks;
    RequestHead m_head;
    std::shared_ptr<StreamState> m_stream; ///< while Streaming
    WebSocketHandshake m_handshake;        ///< while an upgrade is being decided
};

} // namespace basalt::http
