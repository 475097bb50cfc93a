// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>

#include <mutex>

namespace basalt::auth {

/**
 * Counts failed sign-ins by address (IPv6 by /64, which one subscriber has whole), in windows of a minute that begin with the
 * first failure. Past the limit the address is turned away until its window ends, and what is turned away is only counted.
 *
 * Thread-safe. In memory: a restart forgets it, a flood cannot fill a disk with it.
 */
class SignInThrottle
{
public:
    /** Failures of one window beyond those that have entries of their own. */
    struct Surplus
    {
        QByteArray address;
        qint64 count = 0;
        qint64 windowStartMs = 0; ///< wall clock
    };
    static constexpr qint64 kWindowMs = 60'000;

    SignInThrottle(int limit, const core::Clock &clock) : m_limit(limit), m_clock(clock) { }
    Q_DISABLE_COPY_MOVE(SignInThrottle)

    /** Seconds to wait, counting the attempt; 0: go ahead. */
    [[nodiscard]] int turnAway(const QHostAddress &address);

    enum class Record {
        Entry,     ///< the failure gets an entry of its own
        LastEntry, ///< likewise; the caller sees to it that takeFinished() is called when the window has ended
        Counted,   ///< no entry
    };
    [[nodiscard]] Record noteFailure(const QHostAddress &address);

    /** The surplus of windows that have ended, each once; `all`: of open ones too, for the end of the program. */
    [[nodiscard]] QList<Surplus> takeFinished(bool all = false);

    /** As audit entries show it: an IPv4 address, or the first half of an IPv6 one. */
    [[nodiscard]] static QByteArray keyOf(const QHostAddress &address);

private:
    struct Window
    {
        qint64 startNs = 0;
        qint64 startMs = 0;
        int failures = 0;
        qint64 surplus = 0;
    };

    [[nodiscard]] bool isOver(const Window &window) const;
    /** Forgets windows that are over and owe no entry; keeps the table bounded. */
    void tidy();

    const int m_limit;
    const core::Clock &m_clock;
    std::mutex m_mutex;
    QHash<QByteArray, Window> m_windows;
    QList<Surplus> m_finished;
};

} // namespace basalt::auth
