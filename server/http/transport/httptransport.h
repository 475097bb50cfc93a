// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/transport/acceptor.h"
#include "http/transport/transport.h"
#include "http/transport/workerthread.h"

#include <memory>
#include <vector>

namespace basalt::http {

/** The listener over QtHttpServer: an accept thread and the workers. Started and stopped by one thread. */
class HttpTransport final : public Transport
{
public:
    HttpTransport(const TransportOptions &options, WorkerFactory factory);
    ~HttpTransport() override;

    [[nodiscard]] Result<void> launch();

    [[nodiscard]] QHostAddress address() const override { return m_acceptor.address(); }
    [[nodiscard]] quint16 port() const override { return m_acceptor.port(); }
    [[nodiscard]] int connectionCount() const override { return m_shared.connections.load(); }
    void stop(std::chrono::milliseconds grace) override;

private:
    TransportShared m_shared;
    WorkerFactory m_factory;
    std::vector<std::unique_ptr<WorkerThread>> m_threads; ///< those that run
    Acceptor m_acceptor;                                  ///< after the threads: it stops before they do
};

} // namespace basalt::http
