// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/worker.h"

#include "core/clock.h"
#include "http/transport/connection.h"

#include <QCoreApplication>
#include <QSslSocket>
#include <QThread>

#include <algorithm>

namespace basalt::http {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

Worker::Worker(TransportShared &shared) : m_shared(shared)
{
    // Often enough that a deadline is late by a quarter at most, seldom enough to cost nothing.
    const auto shortest = std::min({options().headerTimeout, options().bodyTimeout, options().idleTimeout});
    m_sweepTimer.setInterval(std::clamp(shortest / 4, 5ms, 1000ms));
    connect(&m_sweepTimer, &QTimer::timeout, this, &Worker::sweep);
}

Worker::~Worker()
{
    abortAll();
    // Connections first, so that answers and streams which the handler still holds find nobody any more.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    m_handler.reset();
}

Result<void> Worker::start(UniqueDescriptor listener, const WorkerFactory &factory, int index)
{
    if (!m_server.open(listener.get()))
        return Error::logged(Code::Unavailable, u"a worker cannot use the listening socket"_s);
    [[maybe_unused]] const int handedOver = listener.release();
    BASALT_TRY(auto handler, factory(index));
    m_handler = std::move(handler);
    return {};
}

void Worker::adopt(UniqueDescriptor descriptor, Admission admission)
{
    auto socket = m_isDraining ? nullptr : openSocket(std::move(descriptor));
    if (!socket) {
        m_shared.connections.fetch_sub(1);
        return;
    }
    auto connection = std::make_unique<Connection>(*this, std::move(socket));
    Connection *const added = connection.get();
    add(std::move(connection));
    if (admission == Admission::Refuse)
        added->refuse(Error::of(Code::Overloaded));
    else
        added->start();
}

std::unique_ptr<QTcpSocket> Worker::openSocket(UniqueDescriptor descriptor) const
{
    std::unique_ptr<QTcpSocket> socket = m_shared.tls ? std::make_unique<QSslSocket>() : std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor.get()))
        return nullptr;
    [[maybe_unused]] const int handedOver = descriptor.release();
    if (auto *tls = qobject_cast<QSslSocket *>(socket.get())) {
        tls->setSslConfiguration(*m_shared.tls);
        tls->startServerEncryption();
    }
    return socket;
}

void Worker::add(std::unique_ptr<Peer> peer)
{
    Peer *const key = peer.get();
    m_peers.emplace(key, std::move(peer));
    if (!m_sweepTimer.isActive())
        m_sweepTimer.start();
}

void Worker::replace(Peer *peer, std::unique_ptr<Peer> successor)
{
    add(std::move(successor));
    const auto found = m_peers.find(peer);
    found->second.release()->deleteLater();
    m_peers.erase(found);
}

void Worker::remove(Peer *peer)
{
    const auto found = m_peers.find(peer);
    if (found == m_peers.end())
        return;
    found->second.release()->deleteLater();
    m_peers.erase(found);
    m_shared.connections.fetch_sub(1);
    if (m_peers.empty())
        m_sweepTimer.stop();
    finishIfEmpty();
}

void Worker::drain(std::chrono::milliseconds grace)
{
    m_isDraining = true;
    m_server.closeListener();
    std::vector<Peer *> peers;
    for (const auto &[peer, owned] : m_peers)
        peers.push_back(peer);
    for (Peer *peer : peers) {
        if (m_peers.contains(peer))
            peer->drain();
    }
    finishIfEmpty();
    QTimer::singleShot(grace, this, [] { QThread::currentThread()->quit(); });
}

void Worker::finishIfEmpty()
{
    if (m_isDraining && m_peers.empty())
        QThread::currentThread()->quit();
}

void Worker::abortAll()
{
    while (!m_peers.empty())
        m_peers.begin()->second->abort();
}

void Worker::sweep()
{
    const qint64 now = nowMs();
    std::vector<Peer *> due;
    for (const auto &[peer, owned] : m_peers) {
        if (peer->deadlineMs() != 0 && peer->deadlineMs() <= now)
            due.push_back(peer);
    }
    for (Peer *peer : due) {
        if (m_peers.contains(peer))
            peer->expire();
    }
}

qint64 Worker::nowMs()
{
    return core::SystemClock().monotonicNs() / 1'000'000;
}

} // namespace basalt::http

#include "moc_worker.cpp"
