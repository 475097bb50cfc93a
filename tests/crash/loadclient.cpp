// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crash/loadclient.h"

#include <QString>

#include <array>
#include <cerrno>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

LoadClient::~LoadClient()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

bool LoadClient::connectTo(quint16 port)
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const timeval patience{10, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
}

bool LoadClient::writeAll(const QByteArray &bytes) const
{
    for (qsizetype sent = 0; sent < bytes.size();) {
        const ssize_t count =
            ::send(m_socket, bytes.constData() + sent, static_cast<size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        sent += count;
    }
    return true;
}

bool LoadClient::readMore()
{
    std::array<char, 16 * 1024> chunk;
    const ssize_t count = ::recv(m_socket, chunk.data(), chunk.size(), 0);
    if (count <= 0)
        return false;
    m_buffer.append(chunk.data(), count);
    return true;
}

std::optional<ClientAnswer> LoadClient::send(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                                             const QByteArray &jsonBody)
{
    QByteArray head = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n";
    if (!token.isEmpty())
        head += "Authorization: Bearer " + token + "\r\n";
    if (!idempotencyKey.isEmpty())
        head += "Idempotency-Key: " + idempotencyKey + "\r\n";
    head += "Content-Length: " + QByteArray::number(jsonBody.size()) + "\r\n\r\n";
    if (!writeAll(head + jsonBody))
        return std::nullopt;

    qsizetype headEnd = -1;
    while ((headEnd = m_buffer.indexOf("\r\n\r\n")) < 0) {
        if (!readMore())
            return std::nullopt;
    }
    const QByteArray answerHead = m_buffer.left(headEnd).toLower();
    const qsizetype lengthAt = answerHead.indexOf("content-length:");
    const qsizetype length =
        lengthAt < 0 ? 0 : answerHead.mid(lengthAt + 15, answerHead.indexOf('\r', lengthAt) - lengthAt - 15).trimmed().toInt();
    while (m_buffer.size() < headEnd + 4 + length) {
        if (!readMore())
            return std::nullopt;
    }
    ClientAnswer answer{answerHead.mid(9, 3).toInt(), m_buffer.mid(headEnd + 4, length)};
    m_buffer.remove(0, headEnd + 4 + length);
    return answer;
}
