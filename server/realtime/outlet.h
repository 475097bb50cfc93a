// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QtGlobal>

namespace basalt::realtime {

/** The way to one client, whatever carries it. Lives and is used on a worker's thread. */
class Outlet
{
public:
    Outlet() = default;
    virtual ~Outlet() = default;
    Q_DISABLE_COPY_MOVE(Outlet)

    /** Queues a message. `sequence` > 0 names an event's place in its account's trail. */
    virtual void send(QByteArrayView json, qint64 sequence) = 0;
    virtual void sendHeartbeat(QByteArrayView json) = 0;
    /** Bytes queued for the client and not yet handed to the system. */
    [[nodiscard]] virtual qint64 waitingBytes() const = 0;
};

} // namespace basalt::realtime
