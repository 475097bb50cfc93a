// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "realtime/feed.h"

#include "core/jsonwriter.h"
#include "core/timestamp.h"

namespace basalt::realtime {

Feed::Feed(Hub &hub, core::Mailbox &mailbox, const core::Clock &clock) : m_clock(clock), m_membership(hub, mailbox, *this)
{
    m_timer.setInterval(kHeartbeat);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
}

void Feed::add(Subscriber &subscriber)
{
    m_subscribers.push_back(&subscriber);
    m_membership.setActive(true);
    if (!m_timer.isActive())
        m_timer.start();
}

void Feed::remove(Subscriber &subscriber)
{
    std::erase(m_subscribers, &subscriber);
    if (!m_subscribers.empty())
        return;
    m_membership.setActive(false);
    m_timer.stop();
}

void Feed::receive(const core::RecordEvent &event)
{
    Message message{event, {}};
    for (Subscriber *subscriber : m_subscribers) {
        if (!subscriber->wants(event))
            continue;
        if (message.json.isNull()) {
            core::JsonWriter json(event.recordJson.size() + 256);
            json.beginObject().member("type", QByteArrayView(QByteArray(event.collection + '.' + event.operation)));
            json.member("timestamp", QByteArrayView(core::formatTimestamp(m_clock.nowMs())));
            json.member("account_id", QByteArrayView(event.accountId)).member("sequence", event.sequence);
            json.key("data").raw(event.recordJson).endObject();
            message.json = json.take();
        }
        subscriber->deliver(message);
    }
}

void Feed::receiveLoss(qint64 count)
{
    for (Subscriber *subscriber : m_subscribers)
        subscriber->missed(count);
}

void Feed::beat()
{
    core::JsonWriter json(96);
    json.beginObject().member("type", QByteArrayView("heartbeat"));
    json.member("timestamp", QByteArrayView(core::formatTimestamp(m_clock.nowMs()))).endObject();
    // A copy: whoever is given up leaves the list meanwhile.
    const std::vector<Subscriber *> subscribers = m_subscribers;
    for (Subscriber *subscriber : subscribers) {
        if (!subscriber->beat(json.bytes()) && m_givenUp)
            m_givenUp(*subscriber);
    }
    accessChanged();
}

void Feed::accessChanged()
{
    if (m_check)
        m_check();
}

} // namespace basalt::realtime
