// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "core/mailbox.h"
#include "core/uniquefunction.h"
#include "realtime/hub.h"
#include "realtime/subscriber.h"

#include <QTimer>

#include <chrono>
#include <vector>

namespace basalt::realtime {

/** The subscribers of one worker: takes events from the hub, builds each message once, keeps the heartbeat. Its thread. */
class Feed final : public Receiver
{
public:
    static constexpr std::chrono::seconds kHeartbeat{30};

    /** All outlive the feed. */
    Feed(Hub &hub, core::Mailbox &mailbox, const core::Clock &clock);

    void add(Subscriber &subscriber);
    void remove(Subscriber &subscriber);
    /** Called for a subscriber that has been behind for too long; it may be removed from within. */
    void onGivenUp(core::UniqueFunction<void(Subscriber &)> callback) { m_givenUp = std::move(callback); }
    /** Called when credentials are to be looked at again: at every heartbeat, after the subscribers got theirs, and at once
     * when this process took something away from somebody. */
    void onCheck(core::UniqueFunction<void()> callback) { m_check = std::move(callback); }

    void receive(const core::RecordEvent &event) override;
    void receiveLoss(qint64 count) override;
    void accessChanged() override;

private:
    void beat();

    const core::Clock &m_clock;
    std::vector<Subscriber *> m_subscribers;
    core::UniqueFunction<void(Subscriber &)> m_givenUp;
    core::UniqueFunction<void()> m_check;
    QTimer m_timer;
    Hub::Membership m_membership;
};

} // namespace basalt::realtime
