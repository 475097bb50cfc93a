// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mailbox.h"
#include "core/result.h"
#include "core/uniquefunction.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace basalt::db {

class Completions;

/** Takes outcomes from database threads to the session they belong to; outlives it, and drops what comes too late. */
class SessionLink
{
public:
    using Outcomes = std::vector<std::pair<quint64, Result<void>>>;

    SessionLink(core::Mailbox &mailbox, Completions &completions) : m_mailbox(&mailbox), m_completions(&completions) { }

    /** From any thread: the completions run on the session's thread, in one turn of its event loop. */
    static void post(const std::shared_ptr<SessionLink> &link, Outcomes outcomes);
    /** On the session's thread, when the session goes. */
    void close();

private:
    std::mutex m_mutex;
    core::Mailbox *m_mailbox;   ///< guarded by m_mutex
    Completions *m_completions; ///< only used on the session's thread
};

/** The completions of one session that wait for work done elsewhere. Everything in here belongs to the session's thread. */
class Completions
{
public:
    using Deliver = core::UniqueFunction<void(Result<void>)>;

    explicit Completions(core::Mailbox &mailbox) : m_link(std::make_shared<SessionLink>(mailbox, *this)) { }
    ~Completions() { m_link->close(); }
    Q_DISABLE_COPY_MOVE(Completions)

    /** The ticket under which the outcome is to come. */
    [[nodiscard]] quint64 add(Deliver deliver);
    /** Calls the completion of a ticket. */
    void deliver(quint64 ticket, Result<void> outcome);
    [[nodiscard]] const std::shared_ptr<SessionLink> &link() const { return m_link; }

private:
    std::shared_ptr<SessionLink> m_link;
    std::unordered_map<quint64, Deliver> m_waiting;
    quint64 m_nextTicket = 0;
};

/** A thread that waits for one outcome. */
class Waiter
{
public:
    void set(Result<void> outcome);
    [[nodiscard]] Result<void> wait();

private:
    std::mutex m_mutex;
    std::condition_variable m_set;
    std::optional<Result<void>> m_outcome;
};

/** Where the outcome of a job goes: to a session's completion or to a waiting thread. */
struct ReplyAddress
{
    struct Ticket
    {
        std::shared_ptr<SessionLink> link;
        quint64 number = 0;
    };
    std::variant<Ticket, std::shared_ptr<Waiter>> to;
};

/** Collects the outcomes of a group, so that each session is woken once. */
class OutcomeBatch
{
public:
    void add(const ReplyAddress &address, Result<void> outcome);
    void send();

private:
    std::vector<std::pair<std::shared_ptr<SessionLink>, SessionLink::Outcomes>> m_bySession;
    std::vector<std::pair<std::shared_ptr<Waiter>, Result<void>>> m_waiters;
};

} // namespace basalt::db
