// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/signinthrottle.h"

namespace basalt::auth {

namespace {

constexpr qint64 kNsPerMs = 1'000'000;
/** Beyond this many addresses the table is tidied at each new one; if that does not help, new ones share a window. */
constexpr qsizetype kMaxWindows = 50'000;

} // namespace

QByteArray SignInThrottle::keyOf(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QHostAddress(ipv4).toString().toUtf8();
    Q_IPV6ADDR ipv6 = address.toIPv6Address();
    for (int i = 8; i < 16; ++i)
        ipv6[i] = 0;
    return QHostAddress(ipv6).toString().toUtf8() + "/64";
}

bool SignInThrottle::isOver(const Window &window) const
{
    return m_clock.monotonicNs() - window.startNs >= kWindowMs * kNsPerMs;
}

void SignInThrottle::tidy()
{
    for (auto it = m_windows.begin(); it != m_windows.end();) {
        if (!isOver(*it)) {
            ++it;
            continue;
        }
        if (it->surplus > 0)
            m_finished.append({it.key(), it->surplus, it->startMs});
        it = m_windows.erase(it);
    }
}

int SignInThrottle::turnAway(const QHostAddress &address)
{
    const std::lock_guard lock(m_mutex);
    const auto window = m_windows.find(keyOf(address));
    if (window == m_windows.end() || isOver(*window) || window->failures < m_limit)
        return 0;
    ++window->surplus;
    const qint64 leftNs = window->startNs + kWindowMs * kNsPerMs - m_clock.monotonicNs();
    return static_cast<int>(leftNs / (1000 * kNsPerMs)) + 1;
}

SignInThrottle::Record SignInThrottle::noteFailure(const QHostAddress &address)
{
    const std::lock_guard lock(m_mutex);
    QByteArray key = keyOf(address);
    auto window = m_windows.find(key);
    if (window != m_windows.end() && isOver(*window)) {
        if (window->surplus > 0)
            m_finished.append({key, window->surplus, window->startMs});
        m_windows.erase(window);
        window = m_windows.end();
    }
    if (window == m_windows.end()) {
        if (m_windows.size() >= kMaxWindows)
            tidy();
        if (m_windows.size() >= kMaxWindows)
            key = "others";
        window = m_windows.find(key);
        if (window == m_windows.end())
            window = m_windows.insert(key, Window{m_clock.monotonicNs(), m_clock.nowMs(), 0, 0});
    }
    ++window->failures;
    if (window->failures < m_limit)
        return Record::Entry;
    // The last one with an entry of its own: whatever follows in this window is surplus.
    if (window->failures == m_limit)
        return Record::LastEntry;
    ++window->surplus;
    return Record::Counted;
}

QList<SignInThrottle::Surplus> SignInThrottle::takeFinished(bool all)
{
    const std::lock_guard lock(m_mutex);
    tidy();
    if (all) {
        for (auto it = m_windows.begin(); it != m_windows.end(); ++it) {
            if (it->surplus > 0)
                m_finished.append({it.key(), std::exchange(it->surplus, 0), it->startMs});
        }
    }
    return std::exchange(m_finished, {});
}

} // namespace basalt::auth
