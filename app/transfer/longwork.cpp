// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "longwork.h"

namespace basalt::app {

void LongWork::setRunning(bool running)
{
    if (m_running == running)
        return;
    m_running = running;
    m_trouble.clear();
    Q_EMIT runningChanged();
    Q_EMIT progressChanged();
}

void LongWork::setAttended(bool attended)
{
    if (m_attended == attended)
        return;
    m_attended = attended;
    Q_EMIT attendedChanged();
}

void LongWork::beginPart(ProgressMeter::Unit unit, qint64 total)
{
    m_meter = ProgressMeter(unit, total);
    m_since.start();
    Q_EMIT progressChanged();
}

void LongWork::setTotal(qint64 total)
{
    m_meter.setTotal(total);
    Q_EMIT progressChanged();
}

void LongWork::setDone(qint64 done)
{
    m_meter.update(done, m_since.elapsed());
    m_trouble.clear();
    Q_EMIT progressChanged();
}

void LongWork::setTrouble(const QString &trouble)
{
    m_trouble = trouble;
    Q_EMIT progressChanged();
}

} // namespace basalt::app
