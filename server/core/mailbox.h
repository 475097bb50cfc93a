// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/uniquefunction.h"

#include <QObject>

#include <memory>
#include <mutex>
#include <vector>

namespace basalt::core {

/**
 * Brings work to the thread that owns it. Posts made while the owner is busy are run together in one turn of its event loop,
 * in the order they came: a commit that answers fifty requests wakes each worker once.
 *
 * post() is safe from any thread while the mailbox lives; everything posted runs on the thread the mailbox was made in.
 * What is still waiting when the mailbox dies is destroyed unrun.
 */
class Mailbox final : public QObject
{
    Q_OBJECT

public:
    using Task = UniqueFunction<void()>;

private:
    /** Shared with the addresses, so that it outlives the mailbox. */
    struct Inbox
    {
        std::mutex mutex;
        Mailbox *owner = nullptr; ///< null once the mailbox is gone
        std::vector<Task> waiting;
    };

public:
    /**
     * A way to reach a mailbox that may be gone by then: for work that runs elsewhere and takes its time. Copyable, usable on
     * any thread, never dangling.
     */
    class Address
    {
    public:
        /** If the mailbox is gone, the task is destroyed unrun. */
        void post(Task task) const;

    private:
        friend class Mailbox;
        explicit Address(std::shared_ptr<Inbox> inbox) : m_inbox(std::move(inbox)) { }
        std::shared_ptr<Inbox> m_inbox;
    };

    Mailbox();
    ~Mailbox() override;
    Q_DISABLE_COPY_MOVE(Mailbox)

    void post(Task task) { address().post(std::move(task)); }
    [[nodiscard]] Address address() const { return Address(m_inbox); }

private:
    bool event(QEvent *event) override;

    std::shared_ptr<Inbox> m_inbox;
};

} // namespace basalt::core
