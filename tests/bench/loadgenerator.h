// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <chrono>
#include <vector>

namespace basalt::bench {

/** What to send, over how many connections, for how long. */
struct LoadSpec
{
    quint16 port = 0;
    int connections = 64;
    std::chrono::milliseconds warmUp{500};
    std::chrono::milliseconds duration{3'000};
    std::vector<QByteArray> requests; ///< complete HTTP/1.1 requests, sent in turn
    int expectedStatus = 200;
    double requestsPerSecond = 0; ///< 0: as fast as answers come; else at this steady rate, late answers included
    bool newConnections = false;  ///< a connection for each request, whose making counts; else they are kept
    qint64 maxRequests = 0;       ///< 0: none; else the run ends when so many were answered, if the time is not up before
};

/** What came back in the time after the warm-up. Latencies are microseconds. */
struct LoadResult
{
    qint64 answers = 0;
    qint64 failures = 0; ///< other statuses, and connections that the server closed
    double seconds = 0;
    double perSecond = 0;
    double p50 = 0;
    double p95 = 0;
    double p99 = 0;
    double p999 = 0;
    double worst = 0;
    qsizetype bodyBytes = 0; ///< of the last answer
};

/**
 * Loads 127.0.0.1 from the calling thread: epoll, one request in flight on each connection. Plain sockets,
 * so that it costs far less than what it measures. Aborts the process with a message when no connection can be made.
 */
[[nodiscard]] LoadResult runLoad(const LoadSpec &spec);

/** Connections that have asked once and now only stay open, for as long as the object lives. */
class IdleConnections
{
public:
    IdleConnections(quint16 port, int count, const QByteArray &request);
    ~IdleConnections();
    Q_DISABLE_COPY_MOVE(IdleConnections)

private:
    std::vector<int> m_sockets;
};

/** A complete HTTP/1.1 request for `Host: 127.0.0.1:port`. */
[[nodiscard]] QByteArray makeRequest(const QByteArray &method, quint16 port, const QByteArray &target,
                                     const QByteArray &token = {}, const QByteArray &body = {});

/** One answer of the server, for setting things up. */
struct Answer
{
    int status = 0;
    QByteArray body;
};

/** Sends one request on a connection of its own and waits for the whole answer; status 0 when there is none. */
[[nodiscard]] Answer ask(quint16 port, const QByteArray &request);

} // namespace basalt::bench
