// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/requestsocket.h"

#include <QByteArrayView>

#include <algorithm>

namespace basalt::http {

namespace {
// Method and target are not repeated: the guard's reading of them is the one that counts, and QUrl's costs more than
// all else. QtHttpServer reads byte by byte, so the shortest request that it takes is best; a host in the target spares it
// the making up of one.
constexpr QByteArrayView kRequest("A //a HTTP/1.1\n\n");
} // namespace

RequestSocket::RequestSocket(const QHostAddress &peerAddress, quint16 peerPort, QObject *parent) : QTcpSocket(parent)
{
    setOpenMode(QIODevice::ReadWrite | QIODevice::Unbuffered);
    setSocketState(QAbstractSocket::ConnectedState);
    setPeerAddress(peerAddress);
    setPeerPort(peerPort);
}

void RequestSocket::deliver()
{
    // After each request Qt 6.8 looks for the next one at once, and leaves a transaction open in which it found nothing.
    if (isTransactionStarted())
        commitTransaction();
    std::for_each(kRequest.rbegin(), kRequest.rend(), [this](char c) { ungetChar(c); });
    Q_EMIT readyRead();
}

void RequestSocket::disconnectFromHost()
{
    if (state() == QAbstractSocket::UnconnectedState)
        return;
    setSocketState(QAbstractSocket::UnconnectedState);
    Q_EMIT disconnected();
}

void RequestSocket::close()
{
    disconnectFromHost();
}

qint64 RequestSocket::readData(char *, qint64)
{
    return 0; // all there is to read is put into the buffer
}

qint64 RequestSocket::writeData(const char *, qint64 size)
{
    return size; // answers go to the real socket; QtHttpServer has nothing to say to the client
}

} // namespace basalt::http

#include "moc_requestsocket.cpp"
