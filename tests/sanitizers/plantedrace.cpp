// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two QThreads change one number without a lock. Under ThreadSanitizer this must be reported: if it is not, suppressions or
// options hide races, and a clean run of the other tests means nothing.

#include <QThread>

#include <cstdio>
#include <memory>

namespace {

int s_counter = 0;

void count()
{
    for (int i = 0; i < 100'000; ++i)
        s_counter = s_counter + 1;
}

} // namespace

int main()
{
    const std::unique_ptr<QThread> first(QThread::create(count));
    const std::unique_ptr<QThread> second(QThread::create(count));
    first->start();
    second->start();
    first->wait();
    second->wait();
    std::printf("counted to %d\n", s_counter);
    return 0;
}
