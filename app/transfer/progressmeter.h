// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace basalt::app {

/** How far work is, how fast it goes, and how long it will take. A value; the caller has the clock. */
class ProgressMeter
{
public:
    enum class Unit { Bytes, Rows };

    ProgressMeter() = default;
    /** `total` 0: nobody knows. */
    ProgressMeter(Unit unit, qint64 total) : m_unit(unit), m_total(total) { }

    void setTotal(qint64 total) { m_total = total; }
    /** Where the total is not known, but how much of it is done. */
    void setShare(double share) { m_share = share; }
    /** `elapsedMs` since the work began. */
    void update(qint64 done, qint64 elapsedMs);

    [[nodiscard]] Unit unit() const { return m_unit; }
    [[nodiscard]] qint64 done() const { return m_done; }
    [[nodiscard]] qint64 total() const { return m_total; }
    /** 0 to 1, or -1 while nobody knows. */
    [[nodiscard]] double fraction() const;
    /** -1 while nobody knows. */
    [[nodiscard]] qint64 secondsLeft() const;
    /** `1,200 of 50,000 rows · 4,100/s · 12 s left`; the parts that are known. */
    [[nodiscard]] QString text() const;
    /** `12 s`, `3 min`, `2 h`. */
    [[nodiscard]] static QString durationText(qint64 seconds);
    [[nodiscard]] static QString bytesText(qint64 bytes);

private:
    [[nodiscard]] QString amountText() const;
    [[nodiscard]] double perSecond() const;

    Unit m_unit = Unit::Rows;
    qint64 m_done = 0;
    qint64 m_total = 0;
    qint64 m_elapsedMs = 0;
    double m_share = -1;
};

} // namespace basalt::app
