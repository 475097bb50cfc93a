// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/requestserver.h"

#include "http/transport/connection.h"
#include "http/transport/requestsocket.h"

#include <QTcpServer>

#include <utility>

namespace basalt::http {

/** Gives QtHttpServer the sockets that the guard made. */
class RequestServer::Listener final : public QTcpServer
{
public:
    using QTcpServer::QTcpServer;

    void hand(RequestSocket *socket)
    {
        addPendingConnection(socket); // QtHttpServer takes it at once, by nextPendingConnection(), which switches accepting on
        pauseAccepting();
    }
};

bool RequestServer::open(qintptr listeningDescriptor)
{
    m_listener = new Listener(this);
    if (!m_listener->setSocketDescriptor(listeningDescriptor))
        return false;
    m_listener->pauseAccepting();
    bind(m_listener);
    return true;
}

void RequestServer::closeListener()
{
    m_listener->close();
}

bool RequestServer::dispatch(Connection &connection, QPointer<RequestSocket> &socket)
{
    m_expected = &connection;
    if (!socket) {
        socket = new RequestSocket(connection.peerAddress(), connection.peerPort(), m_listener);
        m_listener->hand(socket);
    }
    socket->deliver();
    return std::exchange(m_expected, nullptr) == nullptr;
}

bool RequestServer::serveExpected()
{
    if (Connection *connection = std::exchange(m_expected, nullptr))
        connection->serve();
    return true;
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
bool RequestServer::handleRequest(const QHttpServerRequest &, QHttpServerResponder &)
{
    return serveExpected();
}

void RequestServer::missingHandler(const QHttpServerRequest &, QHttpServerResponder &) { }
#else
bool RequestServer::handleRequest(const QHttpServerRequest &, QTcpSocket *)
{
    return serveExpected();
}

void RequestServer::missingHandler(const QHttpServerRequest &, QTcpSocket *) { }
#endif

} // namespace basalt::http

#include "moc_requestserver.cpp"
