// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events.h"
#include "core/mailbox.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

namespace basalt::realtime {

/** The end of the hub in one worker: what reaches it, and how much is still on the way. */
class Receiver
{
public:
    Receiver() = default;
    virtual ~Receiver() = default;
    Q_DISABLE_COPY_MOVE(Receiver)

    /** On the receiver's own thread, in the order of publication. */
    virtual void receive(const core::RecordEvent &event) = 0;
    /** Events were dropped because the receiver's thread did not keep up. */
    virtual void receiveLoss(qint64 count) = 0;
    /** Somebody may do less than before: a session ended, a user was disabled. */
    virtual void accessChanged() = 0;
};

/**
 * Hands committed changes to every worker. Thread-safe; one for the installation. A worker that stands still loses events
 * instead of holding up the writer.
 */
class Hub final : public core::EventSink
{
public:
    static constexpr qint64 kMaxOnTheWay = 10'000;

    /** One worker's membership; ending it, on the worker's thread, leaves the hub. The hub outlives it. */
    class Membership
    {
    public:
        Membership(Hub &hub, core::Mailbox &mailbox, Receiver &receiver);
        ~Membership();
        Q_DISABLE_COPY_MOVE(Membership)

        /** While inactive nothing is sent over: a worker without subscribers costs the writer nothing. */
        void setActive(bool active) { m_link->active.store(active, std::memory_order_relaxed); }

    private:
        friend class Hub;
        /** Shared with what is on the way, so that a late delivery finds out that the receiver is gone. */
        struct Link
        {
            core::Mailbox::Address address;
            Receiver *receiver; ///< touched on the worker's thread only; null once the membership ended
            std::atomic<bool> active{false};
            std::atomic<qint64> onTheWay{0};
            std::atomic<qint64> lost{0};
            std::atomic<bool> checkOnTheWay{false};
        };

        Hub &m_hub;
        std::shared_ptr<Link> m_link;
    };

    Hub() = default;

    void publish(core::RecordEvent event) override;
    /** Has every worker with subscribers look at their credentials again. */
    void announceAccessChange();

private:
    using Link = Membership::Link;
    static void send(const std::shared_ptr<Link> &link, const std::shared_ptr<const core::RecordEvent> &event);

    std::mutex m_mutex;
    std::vector<std::shared_ptr<Link>> m_links;
};

} // namespace basalt::realtime
