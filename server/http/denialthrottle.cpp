// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/denialthrottle.h"

namespace basalt::http {

QByteArray limitKey(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QHostAddress(ipv4).toString().toLatin1();
    Q_IPV6ADDR bytes = address.toIPv6Address();
    std::fill(std::begin(bytes.c) + 8, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes).toString().toLatin1() + "/64";
}

bool DenialThrottle::admit(const QHostAddress &address, qint64 nowMs)
{
    QByteArray key = limitKey(address);
    const std::lock_guard lock(m_mutex);
    // With more addresses than are kept apart, the newcomers share one window.
    if (m_windows.size() >= kMaxAddresses && !m_windows.contains(key))
        key = "others";
    Window &window = m_windows[key];
    if (nowMs - window.startMs >= kWindowMs) {
        if (window.counted > 0)
            m_rests.append({key, window.counted});
        window = {nowMs, 0, 0};
    }
    if (window.entries < kEntriesPerMinute) {
        ++window.entries;
        return true;
    }
    ++window.counted;
    return false;
}

QList<DenialThrottle::Rest> DenialThrottle::takeRests(qint64 nowMs)
{
    const std::lock_guard lock(m_mutex);
    QList<Rest> rests = std::exchange(m_rests, {});
    m_windows.removeIf([&rests, nowMs](const auto &entry) {
        if (nowMs - entry.value().startMs < kWindowMs)
            return false;
        if (entry.value().counted > 0)
            rests.append({entry.key(), entry.value().counted});
        return true;
    });
    return rests;
}

} // namespace basalt::http
