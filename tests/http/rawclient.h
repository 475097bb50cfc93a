// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace basalt::test {

/** An answer as it came over the wire. */
struct RawResponse
{
    int status = 0;
    QByteArray head; ///< status line and fields, with their line ends
    std::vector<std::pair<QByteArray, QByteArray>> fields;
    QByteArray body; ///< without the chunked coding

    [[nodiscard]] QByteArray field(QByteArrayView name) const;
    [[nodiscard]] qsizetype count(QByteArrayView name) const;
};

/**
 * A client that sends exactly the bytes it is told to, on a blocking socket of the system. Every read gives up after a
 * time limit, so that a server that never answers fails a test instead of hanging it.
 */
class RawClient
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds kPatience{20'000};

    RawClient() = default;
    /** Connects to 127.0.0.1. */
    explicit RawClient(quint16 port);
    RawClient(RawClient &&other) noexcept;
    RawClient &operator=(RawClient &&other) noexcept;
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;
    ~RawClient();

    [[nodiscard]] bool isOpen() const { return m_socket >= 0; }
    [[nodiscard]] int descriptor() const { return m_socket; }
    /** False if the other side has closed. */
    bool send(const QByteArray &bytes);
    void closeSending();
    void close();
    /** Closes so that the other side sees a reset. */
    void reset();

    /** The next answer; nothing if the connection ended before it was complete or time ran out. */
    [[nodiscard]] std::optional<RawResponse> response(bool isHead = false);
    /** Exactly `count` bytes, or fewer if the connection ended. */
    [[nodiscard]] QByteArray read(qsizetype count);
    /** Up to and including `mark`, or less. */
    QByteArray readUntil(QByteArrayView mark);
    /** All bytes until the other side closes. */
    [[nodiscard]] QByteArray readAll();
    /** True if the other side closes, and sends nothing more, within the time limit. */
    [[nodiscard]] bool isClosedByPeer();
    /** True if nothing comes within `time`. */
    [[nodiscard]] bool isSilentFor(std::chrono::milliseconds time);

private:
    enum class Fill { Data, End, Timeout };
    Fill fill(std::chrono::milliseconds time = kPatience);
    bool parseHead(RawResponse &response);
    bool readChunks(QByteArray &body);

    int m_socket = -1;
    QByteArray m_buffer;
};

} // namespace basalt::test
