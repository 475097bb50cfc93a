// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/terminationsignals.h"

#include <csignal>

#include <pthread.h>

namespace basalt::cli {

namespace {

sigset_t terminationSet()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

} // namespace

TerminationSignals::TerminationSignals()
{
    const sigset_t set = terminationSet();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    // A client that goes away while it is written to is an error of that write, not the end of the server.
    std::signal(SIGPIPE, SIG_IGN);
}

void TerminationSignals::wait()
{
    const sigset_t set = terminationSet();
    int received = 0;
    sigwait(&set, &received);
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

} // namespace basalt::cli
