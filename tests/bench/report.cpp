// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/report.h"

#include "bench/serverprocess.h"
#include "core/version.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QSysInfo>
#include <QThread>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace basalt::bench {

namespace {

QString processorName()
{
    QFile file(u"/proc/cpuinfo"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    const qsizetype at = text.indexOf("model name");
    const qsizetype colon = text.indexOf(':', at);
    return at < 0 ? QString() : QString::fromUtf8(text.mid(colon + 1, text.indexOf('\n', colon) - colon - 1).trimmed());
}

} // namespace

void Report::addLoad(const QString &name, const LoadResult &result)
{
    std::printf("  %-44s %9.0f /s   p50 %7.0f  p95 %7.0f  p99 %7.0f  p99.9 %7.0f us%s\n", qPrintable(name), result.perSecond,
                result.p50, result.p95, result.p99, result.p999,
                result.failures > 0 ? qPrintable(u"   %1 FAILURES"_s.arg(result.failures)) : "");
    std::fflush(stdout);
    m_loads.append(QJsonObject{{u"name"_s, name},
                               {u"answers"_s, result.answers},
                               {u"failures"_s, result.failures},
                               {u"seconds"_s, result.seconds},
                               {u"per_second"_s, result.perSecond},
                               {u"p50_us"_s, result.p50},
                               {u"p95_us"_s, result.p95},
                               {u"p99_us"_s, result.p99},
                               {u"p999_us"_s, result.p999},
                               {u"worst_us"_s, result.worst},
                               {u"body_bytes"_s, result.bodyBytes}});
    m_missed += result.failures > 0 ? 1 : 0;
}

void Report::addRatio(const QString &name, double value, double floor, double target)
{
    const double ratio = floor > 0 ? value / floor * 100 : 0;
    const QString figures = u"%1 % of the floor, to reach %2 %"_s.arg(ratio, 0, 'f', 0).arg(target, 0, 'f', 0);
    addVerdict(name, figures, ratio >= target,
               {{u"value"_s, value}, {u"floor"_s, floor}, {u"ratio_percent"_s, ratio}, {u"target_percent"_s, target}});
}

void Report::addLimit(const QString &name, double value, const QString &unit, double target)
{
    const QString figures = u"%1 %2, at most %3"_s.arg(value, 0, 'f', 1).arg(unit).arg(target, 0, 'f', 0);
    addVerdict(name, figures, value <= target, {{u"value"_s, value}, {u"unit"_s, unit}, {u"at_most"_s, target}});
}

void Report::addVerdict(const QString &name, const QString &figures, bool reached, const QJsonObject &row)
{
    std::printf("%-46s %s%s\n", qPrintable(name), qPrintable(figures), reached ? "" : "   MISSED");
    std::fflush(stdout);
    QJsonObject verdict = row;
    verdict.insert(u"name"_s, name);
    verdict.insert(u"reached"_s, reached);
    m_verdicts.append(verdict);
    m_missed += reached ? 0 : 1;
}

int Report::finish(const QString &jsonFile) const
{
    if (!jsonFile.isEmpty()) {
        QFile file(jsonFile);
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(toJson()).toJson()) < 0)
            giveUp(u"%1 cannot be written"_s.arg(jsonFile));
    }
    return m_missed > 0 ? 1 : 0;
}

QJsonObject Report::toJson() const
{
    return {{u"version"_s, QString(core::kVersion)},
            {u"qt"_s, QString::fromLatin1(qVersion())},
            {u"system"_s, QSysInfo::prettyProductName()},
            {u"kernel"_s, QSysInfo::kernelVersion()},
            {u"processor"_s, processorName()},
            {u"cores"_s, QThread::idealThreadCount()},
            {u"measured_at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
            {u"settings"_s, m_settings},
            {u"loads"_s, m_loads},
            {u"results"_s, m_verdicts}};
}

} // namespace basalt::bench
