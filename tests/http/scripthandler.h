// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/transport/transport.h"

#include <QByteArray>
#include <QMultiHash>
#include <QTimer>

#include <atomic>
#include <memory>
#include <vector>

namespace basalt::test {

/** What a test sees of its handlers, on whatever thread they run. */
struct ScriptProbe
{
    std::atomic<int> requests = 0;
    std::atomic<int> made = 0;
    std::atomic<int> destroyed = 0;
    std::atomic<int> held = 0;
    std::atomic<bool> isGo = false;        ///< set by the test: what /until waits for
    std::atomic<int> repliesFoundGone = 0; ///< replies that were answered after their client had left
    std::atomic<int> streamsClosed = 0;
    std::atomic<int> streamsDrained = 0;
    std::atomic<qint64> mostWaiting = 0; ///< most bytes that waited in a stream
    std::atomic<int> socketsOpened = 0;
    std::atomic<int> socketsClosed = 0;
};

/**
 * A handler for tests of the transport, told by the path what to do:
 *
 *   /hold          keeps the reply until /release comes to the same worker
 *   /drop          destroys the reply unanswered
 *   /later?n       answers n milliseconds later
 *   /until         answers when the test says so
 *   /big?n         n bytes
 *   /inject        tries to put line ends into a header
 *   /events        an event stream that stays open; /emit writes one event to each
 *   /export?n      a stream of n blocks of 64 KiB, pulled as the client takes them
 *   anything else  echoes method, target, fields and body
 *
 * Upgrades: /ws echoes every text, /ws/deny answers 401, /ws/wait accepts in the next turn.
 */
class ScriptHandler final : public http::WorkerHandler
{
public:
    explicit ScriptHandler(ScriptProbe &probe);
    ~ScriptHandler() override;

    void handle(http::Request &&request, http::Reply reply) override;
    void handleUpgrade(http::Request &&request, http::Reply refuse, AcceptUpgrade accept) override;

    /** A factory that makes one such handler per worker. */
    [[nodiscard]] static http::WorkerFactory factory(ScriptProbe &probe);

private:
    struct Export;

    void release();
    void answerWhenGo(const std::shared_ptr<http::Reply> &reply, const http::Request &request);
    void startEvents(http::Reply reply);
    void startExport(int blocks, http::Reply reply);
    void opened(std::unique_ptr<http::WebSocket> socket);

    ScriptProbe &m_probe;
    std::vector<http::Reply> m_held;
    std::vector<std::shared_ptr<http::Stream>> m_events;
    std::vector<std::shared_ptr<Export>> m_exports;
    std::vector<std::shared_ptr<http::WebSocket>> m_sockets;
    QObject m_context; ///< of deferred calls: they end with this
};

/** The echo's answer for a request. */
[[nodiscard]] http::Response echo(const http::Request &request);

} // namespace basalt::test
