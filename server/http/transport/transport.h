// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "http/reply.h"
#include "http/request.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QHostAddress>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>

namespace basalt::http {

/** Where and how to listen, and what a connection may cost. */
struct TransportOptions
{
    QString host;        ///< address to bind, an address literal or `localhost`
    quint16 port = 8000; ///< 0: the system chooses
    int workers = 2;
    QString tlsCertificatePath; ///< PEM; TLS is on when both paths are set
    QString tlsPrivateKeyPath;
    QByteArrayList allowedHosts; ///< names of the Host header that are served; empty: any. See hostAllowed()
    int maxHeaderBytes = 32 * 1024;
    int maxHeaderLineBytes = 16 * 1024;
    qint64 maxBodyBytes = 10 * 1024 * 1024;
    std::chrono::milliseconds headerTimeout{10'000}; ///< from the first byte to the end of the head
    std::chrono::milliseconds bodyTimeout{60'000};   ///< for the whole body
    std::chrono::milliseconds idleTimeout{75'000};   ///< between requests
    int maxConnections = 10'000;
};

/**
 * A WebSocket, already upgraded. Lives on the worker's thread; owned by whoever holds it, and closed when destroyed. Texts that
 * come in are at most 1 MiB; a binary message closes it. When the server stops, it is closed with 1001.
 */
class WebSocket
{
public:
    WebSocket() = default;
    virtual ~WebSocket() = default;
    WebSocket(const WebSocket &) = delete;
    WebSocket &operator=(const WebSocket &) = delete;

    virtual void sendText(QByteArrayView utf8) = 0;
    virtual void close(quint16 code, QByteArrayView reason) = 0;
    [[nodiscard]] virtual qint64 waitingBytes() const = 0;
    virtual void onText(core::UniqueFunction<void(QByteArray)> callback) = 0;
    virtual void onClosed(core::UniqueFunction<void()> callback) = 0;
};

/**
 * What the layers above supply: one object per worker, made on the worker's thread, used there only and destroyed there.
 */
class WorkerHandler
{
public:
    WorkerHandler() = default;
    virtual ~WorkerHandler() = default;
    WorkerHandler(const WorkerHandler &) = delete;
    WorkerHandler &operator=(const WorkerHandler &) = delete;

    /** Every request that the guard accepted. Fields "from the transport" are filled. */
    virtual void handle(Request &&request, Reply reply) = 0;

    /**
     * An upgrade to WebSocket, before the handshake: answer it with an ordinary response to refuse (401, 403, 404), or call
     * `accept` to complete the handshake (RFC 6455) and take the socket. Exactly one of both. `opened` is called in a later
     * turn of the event loop, or destroyed uncalled if the client has gone by then. If the client offers subprotocols, the
     * first one is chosen.
     */
    using AcceptUpgrade = core::UniqueFunction<void(core::UniqueFunction<void(std::unique_ptr<WebSocket>)> opened)>;
    virtual void handleUpgrade(Request &&request, Reply refuse, AcceptUpgrade accept) = 0;
};

/** Makes the handler of worker `index` on that worker's thread; an error stops the start. */
using WorkerFactory = std::function<Result<std::unique_ptr<WorkerHandler>>(int index)>;

/**
 * The listener: an accept thread and workers, each with its own QtHttpServer behind a guard that is the parser of record.
 * The implementation is the only place that knows QtHttpServer. Thread-safe.
 */
class Transport
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Transport>> start(const TransportOptions &options, WorkerFactory factory);
    virtual ~Transport() = default;
    Q_DISABLE_COPY_MOVE(Transport)

    /** The address and port that were bound. */
    [[nodiscard]] virtual QHostAddress address() const = 0;
    [[nodiscard]] virtual quint16 port() const = 0;
    [[nodiscard]] virtual int connectionCount() const = 0;

    /**
     * Stops accepting, lets running requests finish for at most `grace`, closes what is left and joins the threads. Blocks
     * until all of that is done; called once, from outside the workers.
     */
    virtual void stop(std::chrono::milliseconds grace) = 0;

protected:
    Transport() = default;
};

/**
 * True if `host` (the Host header's value, port allowed) is in the list. An entry matches without regard to case;
 * `.example.org` matches every name below it. The protection against DNS rebinding for a server on the loopback.
 */
[[nodiscard]] bool hostAllowed(QByteArrayView host, const QByteArrayList &allowedHosts);

} // namespace basalt::http
