// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/outcome.h"

#include <algorithm>

namespace basalt::db {

void SessionLink::post(const std::shared_ptr<SessionLink> &link, Outcomes outcomes)
{
    const std::lock_guard lock(link->m_mutex);
    if (!link->m_mailbox)
        return;
    link->m_mailbox->post([link, outcomes = std::move(outcomes)]() mutable {
        for (auto &[ticket, outcome] : outcomes) {
            if (!link->m_completions)
                return; // a completion destroyed the session
            link->m_completions->deliver(ticket, std::move(outcome));
        }
    });
}

void SessionLink::close()
{
    const std::lock_guard lock(m_mutex);
    m_mailbox = nullptr;
    m_completions = nullptr;
}

quint64 Completions::add(Deliver deliver)
{
    m_waiting.emplace(m_nextTicket, std::move(deliver));
    return m_nextTicket++;
}

void Completions::deliver(quint64 ticket, Result<void> outcome)
{
    auto waiting = m_waiting.extract(ticket);
    Q_ASSERT(waiting);
    waiting.mapped()(std::move(outcome));
}

void Waiter::set(Result<void> outcome)
{
    // Notified under the lock: the waiting thread may destroy this object as soon as it can see the outcome.
    const std::lock_guard lock(m_mutex);
    m_outcome.emplace(std::move(outcome));
    m_set.notify_one();
}

Result<void> Waiter::wait()
{
    std::unique_lock lock(m_mutex);
    m_set.wait(lock, [this] { return m_outcome.has_value(); });
    return std::move(*m_outcome);
}

void OutcomeBatch::add(const ReplyAddress &address, Result<void> outcome)
{
    if (const auto *waiter = std::get_if<std::shared_ptr<Waiter>>(&address.to)) {
        m_waiters.emplace_back(*waiter, std::move(outcome));
        return;
    }
    const auto &ticket = std::get<ReplyAddress::Ticket>(address.to);
    // Sessions are few (one per worker): a linear search beats a map.
    auto found =
        std::ranges::find(m_bySession, ticket.link, &std::pair<std::shared_ptr<SessionLink>, SessionLink::Outcomes>::first);
    if (found == m_bySession.end())
        found = m_bySession.insert(found, {ticket.link, {}});
    found->second.emplace_back(ticket.number, std::move(outcome));
}

void OutcomeBatch::send()
{
    for (auto &[link, outcomes] : m_bySession)
        SessionLink::post(link, std::move(outcomes));
    for (auto &[waiter, outcome] : m_waiters)
        waiter->set(std::move(outcome));
    m_bySession.clear();
    m_waiters.clear();
}

} // namespace basalt::db
