// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desktop.h"

#include <QClipboard>
#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

QString Desktop::clipboardText() const
{
    return QGuiApplication::clipboard()->text();
}

void Desktop::copy(const QString &text) const
{
    QGuiApplication::clipboard()->setText(text);
}

void Desktop::openFile(const QString &path) const
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

QString Desktop::localPath(const QUrl &url) const
{
    return url.toLocalFile();
}

QUrl Desktop::localUrl(const QString &path) const
{
    return QUrl::fromLocalFile(path);
}

bool Desktop::fileExists(const QString &path) const
{
    return QFileInfo(path).isFile();
}

QString Desktop::downloadPath(const QString &fileName) const
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    const QFileInfo wanted(folder.filePath(fileName));
    QString path = wanted.filePath();
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = folder.filePath(u"%1-%2.%3"_s.arg(wanted.completeBaseName()).arg(number).arg(wanted.suffix()));
    return path;
}

QString Desktop::timeText(const QString &isoInstant) const
{
    const QDateTime instant = QDateTime::fromString(isoInstant, Qt::ISODateWithMs).toUTC();
    if (!instant.isValid())
        return isoInstant;
    if (instant.date() == QDateTime::currentDateTimeUtc().date())
        return instant.toString(u"HH:mm:ss.zzz"_s);
    return instant.toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString Desktop::minuteText(const QString &isoInstant) const
{
    const QDateTime instant = QDateTime::fromString(isoInstant, Qt::ISODateWithMs).toUTC();
    return instant.isValid() ? instant.toString(u"yyyy-MM-dd HH:mm"_s) : isoInstant;
}

QString Desktop::instantText(const QString &isoInstant) const
{
    const QDateTime instant = QDateTime::fromString(isoInstant, Qt::ISODateWithMs).toUTC();
    return instant.isValid() ? instant.toString(u"yyyy-MM-dd HH:mm:ss.zzz 'UTC'"_s) : isoInstant;
}

QString Desktop::agoText(const QString &isoInstant) const
{
    constexpr qint64 kMinute = 60;
    constexpr qint64 kHour = 60 * kMinute;
    constexpr qint64 kDay = 24 * kHour;
    const QDateTime instant = QDateTime::fromString(isoInstant, Qt::ISODateWithMs);
    if (!instant.isValid())
        return {};
    const qint64 seconds = instant.secsTo(QDateTime::currentDateTimeUtc());
    if (seconds < kMinute)
        return tr("just now");
    if (seconds < kHour)
        return tr("%Ln minute(s) ago", nullptr, int(seconds / kMinute));
    if (seconds < kDay)
        return tr("%Ln hour(s) ago", nullptr, int(seconds / kHour));
    return tr("%Ln day(s) ago", nullptr, int(seconds / kDay));
}

QString Desktop::numberText(double number) const
{
    return QLocale().toString(qint64(number));
}

QString Desktop::shortNumberText(double number) const
{
    constexpr double kThousands = 100'000;
    constexpr double kMillion = 1'000'000;
    constexpr double kThousand = 1000;
    if (number >= kMillion)
        return tr("%1 M").arg(QLocale().toString(number / kMillion, 'f', 1));
    if (number >= kThousands)
        return tr("%1 k").arg(QLocale().toString(number / kThousand, 'f', 0));
    return numberText(number);
}

int Desktop::passwordStrength(const QString &password) const
{
    constexpr qsizetype kMinLength = 12;
    constexpr std::array kBitsPerStep{40.0, 60.0, 75.0, 95.0};
    if (password.size() < kMinLength)
        return 0;
    const QSet<QChar> distinct(password.cbegin(), password.cend());
    // Repeated letters add little: count them at a third.
    const double effective = double(distinct.size()) + double(password.size() - distinct.size()) / 3.0;
    const bool mixed = password.contains(QRegularExpression(u"[^a-z]"_s));
    const double bits = effective * (mixed ? 5.5 : 4.7);
    return int(std::count_if(kBitsPerStep.begin(), kBitsPerStep.end(), [&](double step) { return bits >= step; }));
}

bool Desktop::isMailAddress(const QString &text) const
{
    static const QRegularExpression pattern(u"^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$"_s);
    return pattern.match(text.trimmed()).hasMatch();
}

} // namespace basalt::app
