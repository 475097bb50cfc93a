// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/loadgenerator.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace basalt::bench {

/** Collects the rows of a run, prints each as it is measured, and keeps the raw figures as JSON. */
class Report
{
public:
    /** Figures of one load, without a judgement. */
    void addLoad(const QString &name, const LoadResult &result);
    /** `value` against `floor`: the ratio in per cent, to be at least `target`. */
    void addRatio(const QString &name, double value, double floor, double target);
    /** One figure that is to stay at or below `target`. */
    void addLimit(const QString &name, double value, const QString &unit, double target);

    /** How the server ran: database, workers, what is switched on. Stands with the rows. */
    void setSettings(const QJsonObject &settings) { m_settings = settings; }

    /** Writes machine, versions, settings and all rows to the file, if one is named; the exit code: 1 if a target was missed. */
    [[nodiscard]] int finish(const QString &jsonFile) const;

private:
    [[nodiscard]] QJsonObject toJson() const;
    void addVerdict(const QString &name, const QString &figures, bool reached, const QJsonObject &row);

    QJsonObject m_settings;
    QJsonArray m_loads;
    QJsonArray m_verdicts;
    int m_missed = 0;
};

} // namespace basalt::bench
