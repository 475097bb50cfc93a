// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/thread.h"

namespace basalt::core {

void Thread::join()
{
    wait();
    const std::lock_guard lock(m_end);
}

void Thread::run()
{
    work();
    const std::lock_guard lock(m_end);
}

} // namespace basalt::core

#include "moc_thread.cpp"
