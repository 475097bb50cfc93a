// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/workerthread.h"

#ifdef Q_OS_LINUX
#include "http/transport/epolldispatcher.h"
#endif

namespace basalt::http {

WorkerThread::WorkerThread(TransportShared &shared, UniqueDescriptor listener, const WorkerFactory &factory, int index)
    : m_shared(shared)
    , m_listener(std::move(listener))
    , m_factory(factory)
    , m_index(index)
{
    setObjectName(QStringLiteral("http-%1").arg(index));
#ifdef Q_OS_LINUX
    auto dispatcher = std::make_unique<EpollDispatcher>();
    if (dispatcher->isValid())
        setEventDispatcher(dispatcher.release());
#endif
}

WorkerThread::~WorkerThread()
{
    join();
}

Result<void> WorkerThread::launch()
{
    start();
    std::unique_lock lock(m_mutex);
    m_started.wait(lock, [this] { return m_result.has_value(); });
    return *m_result;
}

void WorkerThread::work()
{
    Worker worker(m_shared);
    m_worker = &worker;
    Result<void> started = worker.start(std::move(m_listener), m_factory, m_index);
    const bool isRunning = started.has_value();
    report(std::move(started));
    if (isRunning)
        exec();
}

void WorkerThread::report(Result<void> result)
{
    const std::lock_guard lock(m_mutex);
    m_result = std::move(result);
    m_started.notify_all();
}

} // namespace basalt::http

#include "moc_workerthread.cpp"
