// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/thread.h"
#include "http/transport/transport.h"
#include "http/transport/uniquedescriptor.h"
#include "http/transport/worker.h"

#include <condition_variable>
#include <mutex>
#include <optional>

namespace basalt::http {

/**
 * The thread of one worker, on an event dispatcher of our own where there is one. Owned by the transport, which starts
 * it, waits for it and is the only one to use it.
 */
class WorkerThread final : public core::Thread
{
    Q_OBJECT

public:
    WorkerThread(TransportShared &shared, UniqueDescriptor listener, const WorkerFactory &factory, int index);
    ~WorkerThread() override;

    /** Starts the thread and waits until its handler exists or the start has failed. */
    [[nodiscard]] Result<void> launch();
    /** The worker, between launch() and the end of the thread. */
    [[nodiscard]] Worker &worker() { return *m_worker; }

private:
    void work() override;
    void report(Result<void> result);

    TransportShared &m_shared;
    UniqueDescriptor m_listener;
    const WorkerFactory &m_factory; ///< used by launch() only
    int m_index;
    Worker *m_worker = nullptr; ///< on the stack of work()

    std::mutex m_mutex;
    std::condition_variable m_started;
    std::optional<Result<void>> m_result;
};

} // namespace basalt::http
