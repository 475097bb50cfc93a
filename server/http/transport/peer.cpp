// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/peer.h"

#include "http/transport/worker.h"

namespace basalt::http {

void Peer::setDeadline(std::chrono::milliseconds fromNow)
{
    m_deadlineMs = Worker::nowMs() + fromNow.count();
}

} // namespace basalt::http

#include "moc_peer.cpp"
