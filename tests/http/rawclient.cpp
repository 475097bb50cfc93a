// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/rawclient.h"

#include <algorithm>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace basalt::test {

QByteArray RawResponse::field(QByteArrayView name) const
{
    for (const auto &[fieldName, value] : fields) {
        if (fieldName.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

qsizetype RawResponse::count(QByteArrayView name) const
{
    return std::count_if(fields.begin(), fields.end(),
                         [name](const auto &field) { return field.first.compare(name, Qt::CaseInsensitive) == 0; });
}

RawClient::RawClient(quint16 port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int one = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        close();
}

RawClient::RawClient(RawClient &&other) noexcept
    : m_socket(std::exchange(other.m_socket, -1))
    , m_buffer(std::move(other.m_buffer))
{ }

RawClient &RawClient::operator=(RawClient &&other) noexcept
{
    close();
    m_socket = std::exchange(other.m_socket, -1);
    m_buffer = std::move(other.m_buffer);
    return *this;
}

RawClient::~RawClient()
{
    close();
}

bool RawClient::send(const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t sent = ::send(m_socket, bytes.constData() + done, static_cast<size_t>(bytes.size() - done), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        done += sent;
    }
    return true;
}

void RawClient::closeSending()
{
    ::shutdown(m_socket, SHUT_WR);
}

void RawClient::close()
{
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
}

void RawClient::reset()
{
    const linger now{1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close();
}

RawClient::Fill RawClient::fill(std::chrono::milliseconds time)
{
    pollfd wait{m_socket, POLLIN, 0};
    if (::poll(&wait, 1, static_cast<int>(time.count())) <= 0)
        return Fill::Timeout;
    char buffer[16 * 1024];
    const ssize_t got = ::recv(m_socket, buffer, sizeof buffer, 0);
    if (got <= 0)
        return Fill::End;
    m_buffer.append(buffer, got);
    return Fill::Data;
}

QByteArray RawClient::read(qsizetype count)
{
    while (m_buffer.size() < count && fill() == Fill::Data) { }
    QByteArray bytes = m_buffer.left(count);
    m_buffer.remove(0, bytes.size());
    return bytes;
}

QByteArray RawClient::readUntil(QByteArrayView mark)
{
    while (!m_buffer.contains(mark) && fill() == Fill::Data) { }
    const qsizetype found = m_buffer.indexOf(mark);
    return read(found < 0 ? m_buffer.size() : found + mark.size());
}

QByteArray RawClient::readAll()
{
    while (fill() == Fill::Data) { }
    return std::exchange(m_buffer, {});
}

bool RawClient::isClosedByPeer()
{
    return m_buffer.isEmpty() && fill() == Fill::End;
}

bool RawClient::isSilentFor(std::chrono::milliseconds time)
{
    return m_buffer.isEmpty() && fill(time) == Fill::Timeout;
}

bool RawClient::parseHead(RawResponse &response)
{
    response.head = readUntil("\r\n\r\n");
    if (!response.head.endsWith("\r\n\r\n") || !response.head.startsWith("HTTP/1.1 "))
        return false;
    response.status = response.head.mid(9, 3).toInt();
    const QList<QByteArray> lines = response.head.chopped(4).split('\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon <= 0)
            return false;
        response.fields.emplace_back(lines[i].left(colon), lines[i].mid(colon + 1).trimmed());
    }
    return true;
}

bool RawClient::readChunks(QByteArray &body)
{
    while (true) {
        bool isNumber = false;
        const QByteArray line = readUntil("\r\n");
        const int size = line.chopped(std::min<qsizetype>(2, line.size())).toInt(&isNumber, 16);
        if (!isNumber)
            return false;
        const QByteArray chunk = read(size + 2);
        if (chunk.size() != size + 2 || !chunk.endsWith("\r\n"))
            return false;
        if (size == 0)
            return true;
        body += chunk.chopped(2);
    }
}

std::optional<RawResponse> RawClient::response(bool isHead)
{
    RawResponse response;
    if (!parseHead(response))
        return std::nullopt;
    if (isHead || response.status == 204 || response.status == 304 || response.status < 200)
        return response;
    if (response.field("Transfer-Encoding") == "chunked")
        return readChunks(response.body) ? std::optional(response) : std::nullopt;
    if (response.count("Content-Length") == 0) {
        response.body = readAll();
        return response;
    }
    const qsizetype length = response.field("Content-Length").toLongLong();
    response.body = read(length);
    return response.body.size() == length ? std::optional(response) : std::nullopt;
}

} // namespace basalt::test
