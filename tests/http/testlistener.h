// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/rawclient.h"
#include "http/scripthandler.h"
#include "http/transport/transport.h"

#include <memory>

namespace basalt::test {

/** Options of a listener on a free port of 127.0.0.1 with one worker, so that requests of a test meet in one handler. */
[[nodiscard]] inline http::TransportOptions localOptions(int workers = 1)
{
    http::TransportOptions options;
    options.host = QStringLiteral("127.0.0.1");
    options.port = 0;
    options.workers = workers;
    return options;
}

/** A running listener with script handlers and what they report. */
struct TestListener
{
    explicit TestListener(const http::TransportOptions &options = localOptions())
    {
        auto started = http::Transport::start(options, ScriptHandler::factory(probe));
        if (started)
            transport = std::move(*started);
        else
            qWarning("the listener did not start: %s", qPrintable(started.error().message));
    }

    [[nodiscard]] RawClient connect() const { return RawClient(transport->port()); }
    /** One request on a connection of its own. */
    [[nodiscard]] std::optional<RawResponse> get(const QByteArray &target) const
    {
        RawClient client = connect();
        client.send(QByteArray("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        return client.response();
    }

    ScriptProbe probe;
    std::unique_ptr<http::Transport> transport;
};

} // namespace basalt::test
