// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <chrono>

namespace basalt::http {

class Worker;

/**
 * Something at the other end of a socket that a worker looks after: a connection that speaks HTTP, or a WebSocket.
 * Lives on the worker's thread and is owned by the worker; it goes by Worker::remove().
 *
 * Its deadline is a plain number that the worker looks at now and then, so that moving it, which every request does,
 * costs nothing.
 */
class Peer : public QObject
{
    Q_OBJECT

public:
    explicit Peer(Worker &worker) : m_worker(worker) { }
    Q_DISABLE_COPY_MOVE(Peer)

    /** Time on the worker's clock in milliseconds when expire() is due; 0: never. */
    [[nodiscard]] qint64 deadlineMs() const { return m_deadlineMs; }

    virtual void expire() = 0;
    /** The server stops: finish what runs, take nothing new. */
    virtual void drain() = 0;
    /** Ends at once. */
    virtual void abort() = 0;

protected:
    void setDeadline(std::chrono::milliseconds fromNow);
    void clearDeadline() { m_deadlineMs = 0; }

    Worker &m_worker;

private:
    qint64 m_deadlineMs = 0;
};

} // namespace basalt::http
