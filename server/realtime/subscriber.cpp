// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "realtime/subscriber.h"

#include "core/jsonwriter.h"

namespace basalt::realtime {

bool isOperation(QByteArrayView name)
{
    return name == "create" || name == "update" || name == "delete";
}

Subscriber::Subscriber(Outlet &outlet, QByteArray accountId) : m_outlet(outlet), m_accountId(std::move(accountId)) { }

bool Subscriber::subscribe(const QByteArray &collection, const QSet<QByteArray> &operations)
{
    if (m_collections.size() >= kMaxCollections && !m_collections.contains(collection))
        return false;
    m_collections.insert(collection, operations);
    return true;
}

bool Subscriber::wants(const core::RecordEvent &event) const
{
    const auto operations = m_collections.constFind(event.collection);
    return operations != m_collections.cend() && (operations->isEmpty() || operations->contains(event.operation))
        && (m_accountId.isNull() || m_accountId == event.accountId);
}

void Subscriber::deliver(const Message &message)
{
    if (catchUp())
        m_outlet.send(message.json, message.event.sequence);
    else
        ++m_missed;
}

void Subscriber::missed(qint64 count)
{
    m_missed += count;
}

bool Subscriber::catchUp()
{
    const qint64 waiting = m_outlet.waitingBytes();
    if (m_missed == 0)
        return waiting <= kMaxWaitingBytes;
    if (waiting > kCaughtUpBytes)
        return false;
    core::JsonWriter json(96);
    json.beginObject().member("type", QByteArrayView("lagged")).member("missed", m_missed).endObject();
    m_outlet.send(json.bytes(), 0);
    m_missed = 0;
    return true;
}

bool Subscriber::beat(QByteArrayView heartbeat)
{
    if (m_outlet.waitingBytes() > kMaxWaitingBytes || !catchUp())
        return ++m_beatsBehind <= kMaxBehind;
    m_beatsBehind = 0;
    m_outlet.sendHeartbeat(heartbeat);
    return true;
}

} // namespace basalt::realtime
