// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTcpSocket>

namespace basalt::http {

/**
 * The end of a connection that QtHttpServer holds. It has no descriptor of its own: the guard reads and checks the real
 * socket, and when a request is complete it lets QtHttpServer see a minimal head in its place. So QtHttpServer cannot
 * read ahead, cannot be confused by bytes that the guard has not passed, and neither its lifetime rules nor its sockets
 * differ between Qt 6.4 and 6.8 from here on.
 *
 * Owned by QtHttpServer, which deletes it after disconnectFromHost().
 */
class RequestSocket final : public QTcpSocket
{
    Q_OBJECT

public:
    RequestSocket(const QHostAddress &peerAddress, quint16 peerPort, QObject *parent);

    /** Shows QtHttpServer one request; its handler runs before this returns. */
    void deliver();
    void disconnectFromHost() override;
    void close() override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;
};

} // namespace basalt::http
