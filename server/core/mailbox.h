// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/uniquefunction.h"

#include <QObject>

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

    Mailbox() = default;
    Q_DISABLE_COPY_MOVE(Mailbox)

    void post(Task task);

private:
    bool event(QEvent *event) override;

    std::mutex m_mutex;
    std::vector<Task> m_waiting;
};

} // namespace basalt::core
