// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "progressmeter.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

struct MeterTexts
{
    Q_DECLARE_TR_FUNCTIONS(ProgressMeter)
};

constexpr qint64 kWarmUpMs = 500; ///< before that a rate is chance
constexpr qint64 kSecondsOfMinute = 60;
constexpr qint64 kSecondsOfHour = 60 * kSecondsOfMinute;

} // namespace

void ProgressMeter::update(qint64 done, qint64 elapsedMs)
{
    m_done = done;
    m_elapsedMs = elapsedMs;
}

double ProgressMeter::fraction() const
{
    return m_total > 0 ? std::min(1.0, double(m_done) / double(m_total)) : m_share;
}

double ProgressMeter::perSecond() const
{
    return m_elapsedMs >= kWarmUpMs ? double(m_done) * 1000 / double(m_elapsedMs) : 0;
}

qint64 ProgressMeter::secondsLeft() const
{
    const double share = fraction();
    if (share <= 0 || m_elapsedMs < kWarmUpMs)
        return -1;
    return qint64(std::ceil(double(m_elapsedMs) * (1 - share) / share / 1000));
}

QString ProgressMeter::amountText() const
{
    if (m_unit == Unit::Bytes)
        return m_total > 0 ? MeterTexts::tr("%1 of %2").arg(bytesText(m_done), bytesText(m_total)) : bytesText(m_done);
    const QString done = QLocale().toString(m_done);
    return m_total > 0 ? MeterTexts::tr("%1 of %2 rows").arg(done, QLocale().toString(m_total))
                       : MeterTexts::tr("%1 rows").arg(done);
}

QString ProgressMeter::text() const
{
    QStringList parts{amountText()};
    if (const auto rate = qint64(perSecond()); rate > 0)
        parts += MeterTexts::tr("%1/s").arg(m_unit == Unit::Bytes ? bytesText(rate) : QLocale().toString(rate));
    if (const qint64 left = secondsLeft(); left > 0)
        parts += MeterTexts::tr("%1 left").arg(durationText(left));
    return parts.join(u" · "_s);
}

QString ProgressMeter::durationText(qint64 seconds)
{
    if (seconds < 2 * kSecondsOfMinute)
        return MeterTexts::tr("%1 s").arg(QLocale().toString(seconds));
    if (seconds < 2 * kSecondsOfHour)
        return MeterTexts::tr("%1 min").arg(QLocale().toString((seconds + kSecondsOfMinute / 2) / kSecondsOfMinute));
    return MeterTexts::tr("%1 h").arg(QLocale().toString((seconds + kSecondsOfHour / 2) / kSecondsOfHour));
}

QString ProgressMeter::bytesText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

} // namespace basalt::app
