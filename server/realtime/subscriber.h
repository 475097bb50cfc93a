// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events.h"
#include "realtime/outlet.h"

#include <QByteArray>
#include <QHash>
#include <QSet>

#include <memory>

namespace basalt::realtime {

/** An event and its message, made once for all subscribers of a worker. */
struct Message
{
    const core::RecordEvent &event;
    QByteArray json;
};

/**
 * One client's subscriptions, and what it can take. A client that does not keep up loses events instead of filling the
 * memory, and is told so as soon as it has caught up. One worker's thread.
 */
class Subscriber
{
public:
    static constexpr qsizetype kMaxCollections = 100;
    static constexpr qint64 kMaxWaitingBytes = 1024 * 1024;
    static constexpr qint64 kCaughtUpBytes = 64 * 1024;
    /** Heartbeats that a client may spend behind before it is given up. */
    static constexpr int kMaxBehind = 2;

    /** `accountId` null: records of every account. `outlet` outlives the subscriber. */
    Subscriber(Outlet &outlet, QByteArray accountId);

    /** False if there are too many already. Empty `operations`: all. Replaces an earlier subscription to the collection. */
    [[nodiscard]] bool subscribe(const QByteArray &collection, const QSet<QByteArray> &operations);
    void unsubscribe(const QByteArray &collection) { m_collections.remove(collection); }

    [[nodiscard]] bool wants(const core::RecordEvent &event) const;
    void deliver(const Message &message);
    /** Notes that events were lost before they got here. */
    void missed(qint64 count);
    /** False: the client is too far behind for too long, end it. */
    [[nodiscard]] bool beat(QByteArrayView heartbeat);

private:
    /** True if the client may be sent events; says `lagged` first if some were lost. */
    bool catchUp();

    Outlet &m_outlet;
    QByteArray m_accountId;
    QHash<QByteArray, QSet<QByteArray>> m_collections; ///< operations by collection; an empty set is all
    qint64 m_missed = 0;
    int m_beatsBehind = 0;
};

/** The operations that events have. */
[[nodiscard]] bool isOperation(QByteArrayView name);

} // namespace basalt::realtime
