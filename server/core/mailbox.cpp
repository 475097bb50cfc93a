// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mailbox.h"

#include <QCoreApplication>
#include <QEvent>

namespace basalt::core {

void Mailbox::post(Task task)
{
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        wake = m_waiting.empty();
        m_waiting.push_back(std::move(task));
    }
    if (wake)
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

bool Mailbox::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    std::vector<Task> tasks;
    {
        const std::lock_guard lock(m_mutex);
        tasks.swap(m_waiting);
    }
    for (Task &task : tasks)
        task();
    return true;
}

} // namespace basalt::core

#include "moc_mailbox.cpp"
