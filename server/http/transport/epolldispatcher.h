// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractEventDispatcher>
#include <QHash>

#include <array>
#include <atomic>
#include <set>
#include <utility>
#include <vector>

namespace basalt::http {

/**
 * Event dispatcher of a worker thread on Linux. Qt's own polls every descriptor on every turn of the loop, so its cost
 * grows with the number of idle connections; here the kernel keeps the set and a turn costs what happened in it.
 *
 * Changes of a descriptor's interest are written to the kernel just before it waits: a socket that switches its write
 * notifier on and off within one turn, as every answered request does, costs no system call.
 *
 * Made by the owner of a QThread, given to it with setEventDispatcher() and owned by it from then on. wakeUp() and
 * interrupt() are safe from any thread; everything else belongs to that thread.
 */
class EpollDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;
    Q_DISABLE_COPY_MOVE(EpollDispatcher)

    /** False if the system refused an epoll instance or an event descriptor; such a dispatcher must not be used. */
    [[nodiscard]] bool isValid() const { return m_epoll >= 0 && m_wakeDescriptor >= 0; }

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;
    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    [[nodiscard]] QList<TimerInfo> registeredTimers(QObject *object) const override;
    [[nodiscard]] int remainingTime(int timerId) override;
    void wakeUp() override;
    void interrupt() override;

private:
    /** What is known of one descriptor; the index in m_descriptors is its number. */
    struct Descriptor
    {
        std::array<QSocketNotifier *, 3> notifiers{}; ///< by QSocketNotifier::Type
        quint32 generation = 0;                       ///< rises whenever the last notifier goes
        quint32 inKernel = 0;                         ///< events that epoll watches; 0: not in the set
        bool isDirty = false;
    };
    struct Timer
    {
        QObject *object = nullptr;
        qint64 intervalMs = 0;
        Qt::TimerType type = Qt::CoarseTimer;
        qint64 dueMs = 0;
    };
    using Due = std::pair<qint64, int>; ///< time in milliseconds, timer id

    void applyChanges();
    void applyChange(int number);
    [[nodiscard]] int waitTimeout(QEventLoop::ProcessEventsFlags flags) const;
    bool waitForSockets(int timeoutMs, QEventLoop::ProcessEventsFlags flags);
    bool activateSocket(quint64 tag, quint32 events);
    bool activate(int number, quint32 generation, int type);
    bool activateTimers();

    int m_epoll = -1;
    int m_wakeDescriptor = -1;
    std::atomic<bool> m_isSignalled = false; ///< the wake descriptor was written and not read yet
    std::atomic<bool> m_isInterrupted = false;
    bool m_hasOwnWork = false; ///< this thread itself asked for another turn
    std::vector<Descriptor> m_descriptors;
    std::vector<int> m_dirty;
    QHash<int, Timer> m_timers;
    std::set<Due> m_due;
};

} // namespace basalt::http
