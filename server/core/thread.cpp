// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/thread.h"

#include <openssl/crypto.h>

namespace basalt::core {

void Thread::join()
{
    wait();
    const std::lock_guard lock(m_end);
}

void Thread::run()
{
    work();
    // OpenSSL would give back what it keeps for the thread after whoever waits for it may have ended the program.
    OPENSSL_thread_stop();
    const std::lock_guard lock(m_end);
}

} // namespace basalt::core

#include "moc_thread.cpp"
