// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workpool.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <unistd.h>
#endif

#include <algorithm>

namespace basalt::core {

namespace {

/**
 * Yields to the threads that serve requests, but is not starved by them: beside one that never rests, a tenth of a core is left,
 * so that signing in still takes well under a second. On Linux a priority belongs to a thread; elsewhere it is left alone.
 */
void lowerPriority()
{
#ifdef Q_OS_LINUX
    const auto thread = static_cast<id_t>(gettid());
    setpriority(PRIO_PROCESS, thread, std::max(getpriority(PRIO_PROCESS, thread), 10));
#endif
}

} // namespace

Error overloadedError()
{
    Error error = Error::of(Code::Overloaded);
    error.retryAfterSeconds = 1;
    return error;
}

int WorkPool::defaultThreads()
{
    return std::max(2, static_cast<int>(std::thread::hardware_concurrency()));
}

WorkPool::WorkPool(int threads, size_t maxWaiting) : m_maxWaiting(maxWaiting)
{
    m_threads.reserve(static_cast<size_t>(threads));
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { runThread(); });
}

WorkPool::~WorkPool()
{
    std::deque<Job> dropped;
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
        dropped.swap(m_waiting);
        m_idle.wakeAll();
    }
    for (std::thread &thread : m_threads)
        thread.join();
}

bool WorkPool::enqueue(Job &job)
{
    const std::lock_guard lock(m_mutex);
    if (m_closing || m_waiting.size() >= m_maxWaiting)
        return false;
    m_waiting.push_back(std::move(job));
    m_idle.wakeOne();
    return true;
}

void WorkPool::runThread()
{
    lowerPriority();
    while (true) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_idle.wait(lock, [this] { return m_closing || !m_waiting.empty(); });
            if (m_closing)
                return;
            job = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        job();
    }
}

} // namespace basalt::core
