// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QtGlobal>

#include <utility>

namespace basalt::bench {

/** One HTTP/1.1 client connection to 127.0.0.1: just enough to read answers with Content-Length, in order. */
class ClientSocket
{
public:
    enum class State { Waiting, Complete, Closed };

    ClientSocket() = default;
    ClientSocket(ClientSocket &&other) noexcept { *this = std::move(other); }
    ClientSocket &operator=(ClientSocket &&other) noexcept;
    ClientSocket(const ClientSocket &) = delete;
    ClientSocket &operator=(const ClientSocket &) = delete;
    ~ClientSocket();

    /** Ends the process with a message if nobody listens there. The socket does not block. */
    [[nodiscard]] static ClientSocket connectTo(quint16 port);
    /** Not open if nobody listens there. */
    [[nodiscard]] static ClientSocket tryConnect(quint16 port);
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }

    void setBlocking(bool on);
    /** Writes all of it, waiting if it must; a closed connection shows in receive(). */
    void send(QByteArrayView bytes);
    /** Reads what is there. Complete once for each answer; status() and body() are its own until the next call. */
    [[nodiscard]] State receive();

    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] QByteArray body() const { return m_buffer.mid(m_bodyStart, m_bodySize); }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    /** Gives the descriptor away. */
    [[nodiscard]] int release() { return std::exchange(m_descriptor, -1); }

private:
    [[nodiscard]] bool parse();

    int m_descriptor = -1;
    int m_status = 0;
    qsizetype m_bodyStart = -1;
    qsizetype m_bodySize = 0;
    bool m_complete = false;
    bool m_blocking = true;
    QByteArray m_buffer;
};

} // namespace basalt::bench
