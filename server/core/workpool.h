// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mailbox.h"
#include "core/result.h"
#include "core/uniquefunction.h"
#include "core/waitingline.h"

#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace basalt::core {

/**
 * Threads of low priority for work that would hold up a worker: hashing passwords, exports, backups. The queue is bounded;
 * what does not fit is refused at once, so a flood of sign-ins costs those who sign in and nobody else.
 *
 * Thread-safe. Outlives whoever posts to it, not the mailboxes that wait for results: a result for a mailbox that is gone
 * is dropped.
 */
class WorkPool
{
public:
    /** Between two threads and one per core. */
    [[nodiscard]] static int defaultThreads();

    explicit WorkPool(int threads = defaultThreads(), size_t maxWaiting = 256);
    /** Finishes what runs, drops what waits. */
    ~WorkPool();
    Q_DISABLE_COPY_MOVE(WorkPool)

    /**
     * Runs `work` on a thread of the pool and brings its result to the thread of `home`. A full or closing pool calls `done`
     * with Code::Overloaded before run() returns; call it from home's thread.
     */
    template <class T>
    void run(Mailbox &home, UniqueFunction<Result<T>()> work, UniqueFunction<void(Result<T>)> done);

    /** Runs `work` on a thread of the pool; nobody waits for it. False, with nothing done, when there is no room. */
    [[nodiscard]] bool post(UniqueFunction<void()> work) { return enqueue(work); }

private:
    using Job = UniqueFunction<void()>;

    /** False, leaving `job` as it is, when there is no room. */
    bool enqueue(Job &job);
    void runThread();

    const size_t m_maxWaiting;
    std::mutex m_mutex;
    WaitingLine m_idle; ///< guarded by m_mutex
    std::deque<Job> m_waiting;
    bool m_closing = false;
    std::vector<std::thread> m_threads;
};

/** The refusal of a full pool. */
[[nodiscard]] Error overloadedError();

template <class T>
void WorkPool::run(Mailbox &home, UniqueFunction<Result<T>()> work, UniqueFunction<void(Result<T>)> done)
{
    // Held apart from the job, so that a refusal can still reach it.
    auto answer = std::make_shared<UniqueFunction<void(Result<T>)>>(std::move(done));
    Job job = [address = home.address(), work = std::move(work), answer]() mutable {
        // The result crosses in a holder of its own: a task must not be copied to be posted.
        auto result = std::make_shared<Result<T>>(work());
        address.post([result, answer = std::move(answer)]() mutable { (*answer)(std::move(*result)); });
    };
    if (!enqueue(job))
        (*answer)(overloadedError());
}

} // namespace basalt::core
