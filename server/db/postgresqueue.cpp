// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/postgresqueue.h"

#include <QHash>

#include <algorithm>

namespace basalt::db {

PostgresQueue::PostgresQueue(const DatabaseOptions &options)
    : m_maxReads(static_cast<size_t>(options.maxWaitingReads))
    , m_maxWrites(static_cast<size_t>(options.maxWaitingWrites))
    , m_maxGroup(static_cast<size_t>(options.maxGroupSize))
    , m_maxHeavy(static_cast<size_t>(std::max(1, options.readThreads / 2)))
{ }

/** Alone jobs wait for each other, under a name that no account has. */
QByteArray PostgresQueue::keyOf(const PendingWrite &job)
{
    return job.alone ? QByteArray("alone") : job.accountId;
}

Result<void> PostgresQueue::submit(PendingRead job)
{
    const std::lock_guard lock(m_mutex);
    if (m_closing)
        return Error::of(Code::Unavailable);
    if (m_waitingReads >= m_maxReads)
        return Error::of(Code::Overloaded);
    ++m_waitingReads;
    m_ready.push_back(std::move(job));
    m_idle.wakeOne();
    return {};
}

Result<void> PostgresQueue::submit(PendingWrite job)
{
    const std::lock_guard lock(m_mutex);
    if (m_closing)
        return Error::of(Code::Unavailable);
    if (m_waitingWrites >= m_maxWrites)
        return Error::of(Code::Overloaded);
    ++m_waitingWrites;
    const QByteArray key = keyOf(job);
    Line &line = m_lines[key];
    line.jobs.push_back(std::move(job));
    if (!line.inReady && !line.running)
        makeReady(key, line);
    return {};
}

void PostgresQueue::makeReady(const QByteArray &key, Line &line)
{
    line.inReady = true;
    m_ready.push_back(key);
    m_idle.wakeOne();
}

PostgresQueue::Work PostgresQueue::take()
{
    std::unique_lock lock(m_mutex);
    // While a group of a line runs, more of that line may follow: a closing queue is empty only when no line is left.
    m_idle.wait(
        lock, [this] { return !m_ready.empty() || mayTakeHeavy() || (m_closing && m_lines.empty() && m_heavyReads.empty()); });
    // Heavy ones first: there are never so many of them that they would keep the others waiting.
    if (mayTakeHeavy()) {
        ++m_runningHeavy;
        --m_waitingReads;
        Read read{std::move(m_heavyReads.front()), true};
        m_heavyReads.pop_front();
        // Whoever was woken for other work may be this thread, and a closing queue may be empty now.
        if (m_closing)
            m_idle.wakeAll();
        else if (!m_ready.empty())
            m_idle.wakeOne();
        return read;
    }
    if (m_ready.empty())
        return {};
    Ready next = std::move(m_ready.front());
    m_ready.pop_front();
    if (auto *read = std::get_if<PendingRead>(&next)) {
        --m_waitingReads;
        return Read{std::move(*read), false};
    }
    return takeGroup(std::get<QByteArray>(next));
}

PostgresQueue::Group PostgresQueue::takeGroup(const QByteArray &key)
{
    Line &line = m_lines[key];
    line.inReady = false;
    line.running = true;
    Group group;
    const size_t bound = line.jobs.front().alone ? 1 : m_maxGroup;
    while (!line.jobs.empty() && group.size() < bound) {
        group.push_back(std::move(line.jobs.front()));
        line.jobs.pop_front();
    }
    m_waitingWrites -= group.size();
    return group;
}

void PostgresQueue::done(const PendingWrite &anyOfGroup)
{
    const std::lock_guard lock(m_mutex);
    const QByteArray key = keyOf(anyOfGroup);
    Line &line = m_lines[key];
    line.running = false;
    if (!line.jobs.empty()) {
        makeReady(key, line);
        return;
    }
    m_lines.erase(key);
    if (m_closing)
        m_idle.wakeAll();
}

bool PostgresQueue::beginHeavy()
{
    const std::lock_guard lock(m_mutex);
    if (m_runningHeavy >= m_maxHeavy)
        return false;
    ++m_runningHeavy;
    return true;
}

void PostgresQueue::endHeavy()
{
    const std::lock_guard lock(m_mutex);
    --m_runningHeavy;
    if (mayTakeHeavy())
        m_idle.wakeOne();
}

void PostgresQueue::waitAsHeavy(PendingRead job)
{
    const std::lock_guard lock(m_mutex);
    ++m_waitingReads;
    m_heavyReads.push_back(std::move(job));
    if (mayTakeHeavy())
        m_idle.wakeOne();
}

void PostgresQueue::close()
{
    const std::lock_guard lock(m_mutex);
    m_closing = true;
    m_idle.wakeAll();
}

} // namespace basalt::db
