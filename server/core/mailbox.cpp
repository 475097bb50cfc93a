// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mailbox.h"

#include <QCoreApplication>
#include <QEvent>

namespace basalt::core {

Mailbox::Mailbox() : m_inbox(std::make_shared<Inbox>())
{
    m_inbox->owner = this;
}

Mailbox::~Mailbox()
{
    std::vector<Task> unrun;
    const std::lock_guard lock(m_inbox->mutex);
    m_inbox->owner = nullptr;
    // Destroyed by this thread, which owns what the tasks refer to, but after the lock is gone: a task may hold an address.
    unrun.swap(m_inbox->waiting);
}

void Mailbox::Address::post(Task task) const
{
    // Under the lock, so that the owner cannot go between the look and the posting.
    const std::lock_guard lock(m_inbox->mutex);
    if (!m_inbox->owner)
        return;
    const bool wake = m_inbox->waiting.empty();
    m_inbox->waiting.push_back(std::move(task));
    if (wake)
        QCoreApplication::postEvent(m_inbox->owner, new QEvent(QEvent::User));
}

bool Mailbox::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    std::vector<Task> tasks;
    {
        const std::lock_guard lock(m_inbox->mutex);
        tasks.swap(m_inbox->waiting);
    }
    for (Task &task : tasks)
        task();
    return true;
}

} // namespace basalt::core

#include "moc_mailbox.cpp"
