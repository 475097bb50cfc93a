// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/thread.h"
#include "http/transport/transport.h"
#include "http/transport/uniquedescriptor.h"
#include "http/transport/worker.h"

#include <QTcpServer>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

namespace basalt::http {

/**
 * The accept thread: listens, and hands each connection to the next worker in turn. Owned by the transport, which calls
 * listen(), serve() and stop() once each, in this order.
 */
class Acceptor final : public core::Thread
{
    Q_OBJECT

public:
    explicit Acceptor(TransportShared &shared);
    ~Acceptor() override;

    /** Binds and listens. Nothing is accepted yet. */
    [[nodiscard]] Result<void> listen();
    [[nodiscard]] QHostAddress address() const { return m_address; }
    [[nodiscard]] quint16 port() const { return m_port; }
    /** Another descriptor of the listening socket. */
    [[nodiscard]] UniqueDescriptor duplicateListener() const;

    /** Begins to accept for `workers`, who must outlive stop(). */
    void serve(std::vector<Worker *> workers);
    /** Ends accepting and the thread; returns when both are done. */
    void stop();

private:
    class Listener;

    void work() override;
    void hand(UniqueDescriptor descriptor);

    TransportShared &m_shared;
    std::vector<Worker *> m_workers;
    size_t m_next = 0;
    QHostAddress m_address;
    quint16 m_port = 0;
    UniqueDescriptor m_listening;
};

} // namespace basalt::http
