// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two QThreads change one number without a lock. Under ThreadSanitizer this must be reported: if it is not,
// suppressions or options hide races, and a clean run of the other tests means nothing.
//
// What runs under QThread::create() is not seen with ignore_noninstrumented_modules=1 (GCC 12), so nothing of the
// server uses it; an overridden run() and queued calls are seen.

#include <QThread>

#include <cstdio>

namespace {

int s_counter = 0;

class Counter final : public QThread
{
protected:
    void run() override
    {
        for (int i = 0; i < 100'000; ++i)
            s_counter = s_counter + 1;
    }
};

} // namespace

int main()
{
    Counter first;
    Counter second;
    first.start();
    second.start();
    first.wait();
    second.wait();
    std::printf("counted to %d\n", s_counter);
    return 0;
}
