// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/waitingline.h"
#include "db/pendingwork.h"

#include <deque>
#include <mutex>
#include <unordered_map>
#include <variant>
#include <vector>

namespace basalt::db {

/**
 * What waits for the database threads of PostgreSQL. Reads are handed out one by one. Writes of one account are handed out
 * as one group, and no other group of that account until it is done: they would only wait for each other at the head of the
 * account's audit chain, and one at a time each would cost its own fsync. Alone jobs form a line of their own. First come,
 * first served between all of them. Reads that turned out to be heavy run on half of the threads at most, so that they never
 * stall everything else; further ones wait in a line of their own. Thread-safe.
 */
class PostgresQueue
{
public:
    using Group = std::vector<PendingWrite>;
    struct Read
    {
        PendingRead job;
        bool heavy = false; ///< is counted as such already
    };
    /** Nothing, when the queue is closed and empty. */
    using Work = std::variant<std::monostate, Read, Group>;

    explicit PostgresQueue(const DatabaseOptions &options);

    /** Code::Overloaded when too many wait, Code::Unavailable after close(). */
    [[nodiscard]] Result<void> submit(PendingRead job);
    [[nodiscard]] Result<void> submit(PendingWrite job);

    /** Waits for work. After a group, once its outcomes are sent, done() is called with a job of it. */
    [[nodiscard]] Work take();
    void done(const PendingWrite &anyOfGroup);

    /** Counts a running read as heavy; false where no more of them may run: stop it, and let it wait in its line. */
    [[nodiscard]] bool beginHeavy();
    void endHeavy();
    /** A read that was stopped because it is heavy. Its turn comes when one of those that run has ended. */
    void waitAsHeavy(PendingRead job);

    /** Takes nothing new; what waits is still handed out. */
    void close();

private:
    /** Writes that go one group after the other. */
    struct Line
    {
        std::deque<PendingWrite> jobs;
        bool inReady = false;
        bool running = false;
    };
    using Ready = std::variant<PendingRead, QByteArray>; ///< a read, or the key of a line

    [[nodiscard]] static QByteArray keyOf(const PendingWrite &job);
    [[nodiscard]] Group takeGroup(const QByteArray &key);
    void makeReady(const QByteArray &key, Line &line);
    [[nodiscard]] bool mayTakeHeavy() const { return !m_heavyReads.empty() && m_runningHeavy < m_maxHeavy; }

    const size_t m_maxReads;
    const size_t m_maxWrites;
    const size_t m_maxGroup;
    const size_t m_maxHeavy;

    std::mutex m_mutex;
    // All guarded by m_mutex.
    core::WaitingLine m_idle;
    std::deque<Ready> m_ready;
    std::unordered_map<QByteArray, Line> m_lines;
    std::deque<PendingRead> m_heavyReads;
    size_t m_runningHeavy = 0;
    size_t m_waitingReads = 0;
    size_t m_waitingWrites = 0;
    bool m_closing = false;
};

} // namespace basalt::db
