// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "realtime/hub.h"

namespace basalt::realtime {

Hub::Membership::Membership(Hub &hub, core::Mailbox &mailbox, Receiver &receiver)
    : m_hub(hub)
    , m_link(new Link{mailbox.address(), &receiver})
{
    const std::lock_guard lock(m_hub.m_mutex);
    m_hub.m_links.push_back(m_link);
}

Hub::Membership::~Membership()
{
    m_link->receiver = nullptr;
    const std::lock_guard lock(m_hub.m_mutex);
    std::erase(m_hub.m_links, m_link);
}

void Hub::publish(core::RecordEvent event)
{
    const auto shared = std::make_shared<const core::RecordEvent>(std::move(event));
    const std::lock_guard lock(m_mutex);
    for (const auto &link : m_links) {
        if (link->active.load(std::memory_order_relaxed))
            send(link, shared);
    }
}

void Hub::announceAccessChange()
{
    const std::lock_guard lock(m_mutex);
    for (const auto &link : m_links) {
        if (!link->active.load(std::memory_order_relaxed) || link->checkOnTheWay.exchange(true))
            continue; // what is on the way comes after this change as well
        link->address.post([link] {
            link->checkOnTheWay = false;
            if (link->receiver)
                link->receiver->accessChanged();
        });
    }
}

void Hub::send(const std::shared_ptr<Link> &link, const std::shared_ptr<const core::RecordEvent> &event)
{
    if (link->onTheWay.fetch_add(1, std::memory_order_relaxed) >= kMaxOnTheWay) {
        link->onTheWay.fetch_sub(1, std::memory_order_relaxed);
        link->lost.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    link->address.post([link, event] {
        link->onTheWay.fetch_sub(1, std::memory_order_relaxed);
        if (!link->receiver)
            return;
        if (const qint64 lost = link->lost.exchange(0, std::memory_order_relaxed))
            link->receiver->receiveLoss(lost);
        link->receiver->receive(*event);
    });
}

} // namespace basalt::realtime
