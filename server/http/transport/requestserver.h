// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractHttpServer>
#include <QPointer>

namespace basalt::http {

class Connection;
class RequestSocket;

/**
 * A worker's QtHttpServer. Requests that the guard has passed go through it to the connection they came on. The only
 * class that differs between the versions of Qt: 6.8 hands a responder to the handler where 6.4 hands the socket.
 * Neither is used, because an answer is written to the guarded socket in one piece, now or later; so a responder never
 * outlives its handler.
 */
class RequestServer final : public QAbstractHttpServer
{
    Q_OBJECT

public:
    RequestServer() = default;

    /**
     * Binds to a duplicate of the listening descriptor, which this takes over. It never accepts: QtHttpServer only
     * wants a server that listens before it takes sockets from it.
     */
    [[nodiscard]] bool open(qintptr listeningDescriptor);
    /** Lets go of the listening descriptor; connections that were served before go on. */
    void closeListener();

    /**
     * Brings one request of `connection` through QtHttpServer and back to Connection::serve(), before it returns.
     * `socket` is the connection's own, made on first use. False if QtHttpServer did not take it: then the connection
     * is not to be trusted any more.
     */
    [[nodiscard]] bool dispatch(Connection &connection, QPointer<RequestSocket> &socket);

private:
    class Listener;

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
#else
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;
#endif
    bool serveExpected();

    Listener *m_listener = nullptr;   ///< child of this
    Connection *m_expected = nullptr; ///< whose request is on its way through QtHttpServer
};

} // namespace basalt::http
