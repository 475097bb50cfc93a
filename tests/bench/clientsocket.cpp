// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/clientsocket.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace basalt::bench {

ClientSocket &ClientSocket::operator=(ClientSocket &&other) noexcept
{
    if (this != &other) {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
        m_descriptor = std::exchange(other.m_descriptor, -1);
        m_status = other.m_status;
        m_bodyStart = other.m_bodyStart;
        m_bodySize = other.m_bodySize;
        m_complete = other.m_complete;
        m_blocking = other.m_blocking;
        m_buffer = std::move(other.m_buffer);
    }
    return *this;
}

ClientSocket::~ClientSocket()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

ClientSocket ClientSocket::connectTo(quint16 port)
{
    ClientSocket socket = tryConnect(port);
    if (!socket.isOpen()) {
        std::fprintf(stderr, "cannot connect to 127.0.0.1:%d: %s\n", int(port), std::strerror(errno));
        std::exit(1);
    }
    return socket;
}

ClientSocket ClientSocket::tryConnect(quint16 port)
{
    ClientSocket socket;
    socket.m_descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sockaddr generic{};
    static_assert(sizeof(generic) == sizeof(address));
    std::memcpy(&generic, &address, sizeof(address));
    if (socket.m_descriptor < 0 || ::connect(socket.m_descriptor, &generic, sizeof(address)) != 0)
        return {};
    const int on = 1;
    setsockopt(socket.m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    const timeval patience{30, 0}; // of blocking reads
    setsockopt(socket.m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    socket.setBlocking(false);
    return socket;
}

void ClientSocket::setBlocking(bool on)
{
    m_blocking = on;
    const int flags = fcntl(m_descriptor, F_GETFL);
    fcntl(m_descriptor, F_SETFL, on ? flags & ~O_NONBLOCK : flags | O_NONBLOCK);
}

void ClientSocket::send(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::send(m_descriptor, bytes.data(), std::size_t(bytes.size()), MSG_NOSIGNAL);
        if (written > 0) {
            bytes = bytes.sliced(written);
        } else if (written < 0 && errno == EAGAIN) {
            pollfd wait{m_descriptor, POLLOUT, 0};
            ::poll(&wait, 1, 1'000);
        } else if (written < 0 && errno != EINTR) {
            return;
        }
    }
}

ClientSocket::State ClientSocket::receive()
{
    if (m_complete) {
        m_buffer.remove(0, m_bodyStart + m_bodySize);
        m_bodyStart = -1;
        m_complete = false;
    }
    if (!m_buffer.isEmpty() && parse())
        return State::Complete;
    std::array<char, 64 * 1024> chunk;
    const ssize_t read = ::recv(m_descriptor, chunk.data(), chunk.size(), 0);
    if (read == 0 || (read < 0 && errno != EINTR && (errno != EAGAIN || m_blocking)))
        return State::Closed;
    if (read > 0)
        m_buffer.append(chunk.data(), read);
    return parse() ? State::Complete : State::Waiting;
}

bool ClientSocket::parse()
{
    if (m_bodyStart < 0) {
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        const QByteArray head = m_buffer.first(end + 2).toLower();
        m_status = head.mid(9, 3).toInt();
        m_bodyStart = end + 4;
        m_bodySize = 0;
        constexpr QByteArrayView field("\r\ncontent-length: ");
        if (const qsizetype at = head.indexOf(field); at >= 0) {
            const qsizetype from = at + field.size();
            m_bodySize = head.mid(from, head.indexOf("\r\n", from) - from).toLongLong();
        }
    }
    m_complete = m_buffer.size() >= m_bodyStart + m_bodySize;
    return m_complete;
}

} // namespace basalt::bench
