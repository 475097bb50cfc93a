// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QThread>

#include <mutex>

namespace basalt::core {

/**
 * A QThread of the server: work() runs in it, and what it did is in view of who has joined it. QThread::wait() promises as
 * much, but by locks inside Qt, which ThreadSanitizer does not see when the thread was over already.
 *
 * Whoever derives from it joins in its own destructor: work() uses its members.
 */
class Thread : public QThread
{
    Q_OBJECT

public:
    Thread() = default;
    Q_DISABLE_COPY_MOVE(Thread)

    /** Waits for the end, if it was started. */
    void join();

protected:
    virtual void work() = 0;

private:
    void run() final;

    std::mutex m_end; ///< locked last by the thread, then by who joins it
};

} // namespace basalt::core
