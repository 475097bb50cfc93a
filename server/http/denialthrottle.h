// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>

#include <mutex>

namespace basalt::http {

/**
 * Decides which refusals get an audit entry of their own. The first few of an address in a minute do; the rest of that
 * minute are counted and stand in one entry, so that nobody can fill the trail by knocking. Thread-safe, shared by workers.
 */
class DenialThrottle
{
public:
    static constexpr int kEntriesPerMinute = 10;
    static constexpr qint64 kWindowMs = 60'000;
    static constexpr qsizetype kMaxAddresses = 10'000;

    /** Refusals of one address that got no entry. */
    struct Rest
    {
        QByteArray address;
        qint64 count = 0;
    };

    /** True if this refusal gets an entry; else it is counted. */
    [[nodiscard]] bool admit(const QHostAddress &address, qint64 nowMs);
    /** What was counted in minutes that are over; each is handed out once. */
    [[nodiscard]] QList<Rest> takeRests(qint64 nowMs);

private:
    struct Window
    {
        qint64 startMs = 0;
        int entries = 0;
        qint64 counted = 0;
    };

    std::mutex m_mutex;
    QHash<QByteArray, Window> m_windows;
    QList<Rest> m_rests; ///< of windows that began anew
};

/** What stands for a caller in limits: the address, of IPv6 its /64 network, which one household owns whole. */
[[nodiscard]] QByteArray limitKey(const QHostAddress &address);

} // namespace basalt::http
