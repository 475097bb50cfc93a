// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mailbox.h"
#include "http/transport/requestserver.h"
#include "http/transport/responsewriter.h"
#include "http/transport/transport.h"
#include "http/transport/uniquedescriptor.h"

#include <QSslConfiguration>
#include <QTcpSocket>
#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>
#include <unordered_map>

namespace basalt::http {

class Peer;

/** What all threads of one listener share. Immutable but for the counter once they run; outlives the threads. */
struct TransportShared
{
    TransportOptions options;
    std::optional<QSslConfiguration> tls = {}; ///< set: every connection is encrypted
    std::atomic<int> connections = 0;          ///< sockets that were accepted and not closed yet
};

/**
 * What one worker thread owns: the handler of the layers above, a QtHttpServer, the connections given to it and their
 * deadlines. Made, used and destroyed on that thread; only post() is for others.
 */
class Worker final : public QObject
{
    Q_OBJECT

public:
    /** What becomes of a descriptor that was accepted. */
    enum class Admission { Serve, Refuse };

    explicit Worker(TransportShared &shared);
    ~Worker() override;
    Q_DISABLE_COPY_MOVE(Worker)

    /** Takes over a duplicate of the listening descriptor and makes the handler. */
    [[nodiscard]] Result<void> start(UniqueDescriptor listener, const WorkerFactory &factory, int index);

    /** Runs `task` on this worker's thread. Safe from any thread while the worker lives. */
    void post(core::Mailbox::Task task) { m_mailbox.post(std::move(task)); }

    /** Takes a socket that was accepted and counted; over the connection limit only to say so. */
    void adopt(UniqueDescriptor descriptor, Admission admission);
    /** Lets what runs finish within `grace`, then ends this thread's event loop. */
    void drain(std::chrono::milliseconds grace);

    void add(std::unique_ptr<Peer> peer);
    /** Puts `successor`, which took over the socket, in the place of `peer`. */
    void replace(Peer *peer, std::unique_ptr<Peer> successor);
    /** Deletes it later and counts it out. */
    void remove(Peer *peer);

    [[nodiscard]] const TransportOptions &options() const { return m_shared.options; }
    [[nodiscard]] WorkerHandler &handler() { return *m_handler; }
    [[nodiscard]] RequestServer &server() { return m_server; }
    [[nodiscard]] ResponseWriter &writer() { return m_writer; }
    [[nodiscard]] bool isDraining() const { return m_isDraining; }
    /** A clock that never goes back, in milliseconds. */
    [[nodiscard]] static qint64 nowMs();

private:
    [[nodiscard]] std::unique_ptr<QTcpSocket> openSocket(UniqueDescriptor descriptor) const;
    void sweep();
    void finishIfEmpty();
    void abortAll();

    TransportShared &m_shared;
    ResponseWriter m_writer;
    RequestServer m_server;
    std::unique_ptr<WorkerHandler> m_handler;
    std::unordered_map<Peer *, std::unique_ptr<Peer>> m_peers;
    QTimer m_sweepTimer;
    bool m_isDraining = false;
    core::Mailbox m_mailbox;
};

} // namespace basalt::http
