// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/socketwriter.h"

#include <QSslSocket>

#include <algorithm>
#include <cerrno>

#include <sys/socket.h>

namespace basalt::http {

bool sendBytes(QTcpSocket &socket, QByteArrayView bytes)
{
    if (socket.state() != QAbstractSocket::ConnectedState)
        return false;
    if (qobject_cast<QSslSocket *>(&socket))
        return socket.write(bytes.data(), bytes.size()) == bytes.size();
    qint64 sent = 0;
    if (socket.bytesToWrite() == 0) {
        sent = ::send(static_cast<int>(socket.socketDescriptor()), bytes.data(), static_cast<size_t>(bytes.size()),
                      MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
            return false;
        sent = std::max<qint64>(sent, 0);
    }
    const qint64 left = bytes.size() - sent;
    return left == 0 || socket.write(bytes.data() + sent, left) == left;
}

qint64 unsentBytes(const QTcpSocket &socket)
{
    const auto *tls = qobject_cast<const QSslSocket *>(&socket);
    return socket.bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

void shutDownSending(QTcpSocket &socket)
{
    ::shutdown(static_cast<int>(socket.socketDescriptor()), SHUT_WR);
}

} // namespace basalt::http
