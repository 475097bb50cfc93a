// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/epolldispatcher.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QThread>
#include <QTimerEvent>

#include <cerrno>
#include <chrono>
#include <limits>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace basalt::http {

namespace {

constexpr int kMaxEvents = 256;
constexpr quint64 kWakeTag = std::numeric_limits<quint64>::max();
constexpr std::array<quint32, 3> kEventsOfType{EPOLLIN, EPOLLOUT, EPOLLPRI};

qint64 nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

quint64 tagOf(int number, quint32 generation)
{
    return (quint64(generation) << 32) | quint32(number);
}

} // namespace

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , m_epoll(epoll_create1(EPOLL_CLOEXEC))
    , m_wakeDescriptor(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (!isValid())
        return;
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = kWakeTag;
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeDescriptor, &event);
}

EpollDispatcher::~EpollDispatcher()
{
    if (m_wakeDescriptor >= 0)
        ::close(m_wakeDescriptor);
    if (m_epoll >= 0)
        ::close(m_epoll);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    // An interrupt that came before this line has signalled the wake descriptor, so the wait below ends at once.
    m_isInterrupted.store(false);
    m_hasOwnWork = false;
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();
    if (m_isInterrupted.load())
        return true;

    applyChanges();
    const int timeout = waitTimeout(flags);
    if (timeout != 0)
        Q_EMIT aboutToBlock();
    const bool hadSockets = waitForSockets(timeout, flags);
    const bool hadTimers = flags.testFlag(QEventLoop::X11ExcludeTimers) ? false : activateTimers();
    return hadSockets || hadTimers;
}

int EpollDispatcher::waitTimeout(QEventLoop::ProcessEventsFlags flags) const
{
    if (!flags.testFlag(QEventLoop::WaitForMoreEvents) || m_hasOwnWork)
        return 0;
    if (m_due.empty())
        return -1;
    const qint64 left = m_due.begin()->first - nowMs();
    return static_cast<int>(std::clamp<qint64>(left, 0, std::numeric_limits<int>::max()));
}

bool EpollDispatcher::waitForSockets(int timeoutMs, QEventLoop::ProcessEventsFlags flags)
{
    std::array<epoll_event, kMaxEvents> events;
    const int count = epoll_wait(m_epoll, events.data(), kMaxEvents, timeoutMs);
    bool any = false;
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[static_cast<size_t>(i)];
        if (event.data.u64 == kWakeTag) {
            quint64 wakes = 0;
            [[maybe_unused]] const auto bytes = ::read(m_wakeDescriptor, &wakes, sizeof wakes);
            // After the read and before the events are looked at: whoever finds it still set has its event seen by us.
            m_isSignalled.store(false);
        } else if (!flags.testFlag(QEventLoop::ExcludeSocketNotifiers)) {
            any = activateSocket(event.data.u64, event.events) || any;
        }
    }
    return any;
}

bool EpollDispatcher::activateSocket(quint64 tag, quint32 events)
{
    const auto number = static_cast<int>(tag & 0xffffffffU);
    const auto generation = static_cast<quint32>(tag >> 32);
    // An error or a hang-up is told to whoever listens: reading or writing then shows what it is.
    const bool broken = (events & (EPOLLERR | EPOLLHUP)) != 0;
    bool any = false;
    if ((events & EPOLLIN) != 0 || broken)
        any = activate(number, generation, QSocketNotifier::Read) || any;
    if ((events & EPOLLOUT) != 0 || broken)
        any = activate(number, generation, QSocketNotifier::Write) || any;
    if ((events & EPOLLPRI) != 0)
        any = activate(number, generation, QSocketNotifier::Exception) || any;
    return any;
}

bool EpollDispatcher::activate(int number, quint32 generation, int type)
{
    // Looked up anew each time: the notifier before may have removed this one, closed the descriptor, or grown the
    // vector.
    const Descriptor &descriptor = m_descriptors[static_cast<size_t>(number)];
    QSocketNotifier *notifier = descriptor.notifiers[static_cast<size_t>(type)];
    if (descriptor.generation != generation || !notifier)
        return false;
    QEvent event(QEvent::SockAct);
    QCoreApplication::sendEvent(notifier, &event);
    return true;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const auto number = static_cast<size_t>(notifier->socket());
    if (number >= m_descriptors.size())
        m_descriptors.resize(number + 1);
    Descriptor &descriptor = m_descriptors[number];
    descriptor.notifiers[static_cast<size_t>(notifier->type())] = notifier;
    if (!descriptor.isDirty) {
        descriptor.isDirty = true;
        m_dirty.push_back(static_cast<int>(number));
    }
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const auto number = static_cast<size_t>(notifier->socket());
    if (number >= m_descriptors.size())
        return;
    Descriptor &descriptor = m_descriptors[number];
    QSocketNotifier *&place = descriptor.notifiers[static_cast<size_t>(notifier->type())];
    if (place != notifier)
        return;
    place = nullptr;
    const bool isLast = std::none_of(descriptor.notifiers.cbegin(), descriptor.notifiers.cend(),
                                     [](const QSocketNotifier *other) { return other != nullptr; });
    if (isLast) {
        // At once, because its owner may close the descriptor next, and another thread may be given its number.
        ++descriptor.generation;
        if (descriptor.inKernel != 0)
            epoll_ctl(m_epoll, EPOLL_CTL_DEL, static_cast<int>(number), nullptr);
        descriptor.inKernel = 0;
    } else if (!descriptor.isDirty) {
        descriptor.isDirty = true;
        m_dirty.push_back(static_cast<int>(number));
    }
}

void EpollDispatcher::applyChanges()
{
    for (const int number : m_dirty)
        applyChange(number);
    m_dirty.clear();
}

void EpollDispatcher::applyChange(int number)
{
    Descriptor &descriptor = m_descriptors[static_cast<size_t>(number)];
    descriptor.isDirty = false;
    quint32 wanted = 0;
    for (size_t type = 0; type < kEventsOfType.size(); ++type)
        wanted |= descriptor.notifiers[type] ? kEventsOfType[type] : 0;
    if (wanted == descriptor.inKernel)
        return;
    epoll_event event{};
    event.events = wanted;
    event.data.u64 = tagOf(number, descriptor.generation);
    const int operation = descriptor.inKernel == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    int result = epoll_ctl(m_epoll, operation, number, &event);
    // Someone closed the descriptor under its notifiers, and the number is in use again.
    if (result != 0 && errno == ENOENT)
        result = epoll_ctl(m_epoll, EPOLL_CTL_ADD, number, &event);
    if (result != 0) {
        qWarning("epoll refused descriptor %d: error %d", number, errno);
        return;
    }
    descriptor.inKernel = wanted;
}

void EpollDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object)
{
    const Timer timer{object, std::max<qint64>(interval, 0), timerType, nowMs() + std::max<qint64>(interval, 0)};
    m_timers.insert(timerId, timer);
    m_due.emplace(timer.dueMs, timerId);
}

bool EpollDispatcher::unregisterTimer(int timerId)
{
    const auto timer = m_timers.constFind(timerId);
    if (timer == m_timers.cend())
        return false;
    m_due.erase({timer->dueMs, timerId});
    m_timers.erase(timer);
    return true;
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    bool any = false;
    for (const TimerInfo &info : registeredTimers(object))
        any = unregisterTimer(info.timerId) || any;
    return any;
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> list;
    for (auto timer = m_timers.cbegin(); timer != m_timers.cend(); ++timer) {
        if (timer->object == object)
            list.append(TimerInfo(timer.key(), static_cast<int>(timer->intervalMs), timer->type));
    }
    return list;
}

int EpollDispatcher::remainingTime(int timerId)
{
    const auto timer = m_timers.constFind(timerId);
    return timer == m_timers.cend() ? -1 : static_cast<int>(std::max<qint64>(timer->dueMs - nowMs(), 0));
}

bool EpollDispatcher::activateTimers()
{
    if (m_due.empty())
        return false;
    // Only those that are due now, each once: a timer of interval 0 must not keep the loop from the sockets.
    const qint64 now = nowMs();
    std::vector<int> due;
    for (auto next = m_due.cbegin(); next != m_due.cend() && next->first <= now; ++next)
        due.push_back(next->second);
    for (const int timerId : due) {
        const auto timer = m_timers.find(timerId);
        if (timer == m_timers.end() || timer->dueMs > now)
            continue; // stopped, or stopped and started again, by one before it
        m_due.erase({timer->dueMs, timerId});
        // Turns that were missed are not made up for.
        timer->dueMs = std::max(timer->dueMs + timer->intervalMs, now + std::min<qint64>(timer->intervalMs, 1));
        m_due.emplace(timer->dueMs, timerId);
        QTimerEvent event(timerId);
        QCoreApplication::sendEvent(timer->object, &event);
    }
    return !due.empty();
}

void EpollDispatcher::wakeUp()
{
    if (QThread::currentThread() == thread()) {
        m_hasOwnWork = true; // looked at before the wait: no system call
        return;
    }
    if (m_isSignalled.exchange(true))
        return;
    const quint64 one = 1;
    [[maybe_unused]] const auto bytes = ::write(m_wakeDescriptor, &one, sizeof one);
}

void EpollDispatcher::interrupt()
{
    m_isInterrupted.store(true);
    wakeUp();
}

} // namespace basalt::http

#include "moc_epolldispatcher.cpp"
