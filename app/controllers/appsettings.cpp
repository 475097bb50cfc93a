// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "appsettings.h"

#include <QGuiApplication>
#include <QPalette>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

// QSettings(fileName, format) and QSettings() are different constructors; the platform's own place has a name too.
QString placeOf(const QString &fileName)
{
    return fileName.isEmpty() ? QSettings(QSettings::IniFormat, QSettings::UserScope, u"Basalt"_s, u"admin"_s).fileName()
                              : fileName;
}

constexpr int kDarkBelow = 128;

} // namespace

AppSettings::AppSettings(const QString &fileName, QObject *parent)
    : QObject(parent)
    , m_settings(placeOf(fileName), QSettings::IniFormat)
{ }

QString AppSettings::appearance() const
{
    return value(u"appearance"_s, u"system"_s).toString();
}

void AppSettings::setAppearance(const QString &appearance)
{
    if (this->appearance() == appearance)
        return;
    setValue(u"appearance"_s, appearance);
    Q_EMIT appearanceChanged();
}

bool AppSettings::dark() const
{
    const QString chosen = appearance();
    if (chosen != "system"_L1)
        return chosen == "dark"_L1;
    // The palette follows the desktop on every Qt of the base line; QStyleHints::colorScheme came later.
    return QGuiApplication::palette().color(QPalette::Window).lightness() < kDarkBelow;
}

bool AppSettings::reducedMotion() const
{
    return value(u"reducedMotion"_s, qEnvironmentVariableIntValue("BASALT_ADMIN_REDUCED_MOTION") > 0).toBool();
}

QString AppSettings::language() const
{
    return value(u"language"_s, u"system"_s).toString();
}

void AppSettings::setLanguage(const QString &language)
{
    if (this->language() == language)
        return;
    setValue(u"language"_s, language);
    Q_EMIT languageChanged();
}

bool AppSettings::sidebarCollapsed() const
{
    return value(u"sidebarCollapsed"_s, false).toBool();
}

void AppSettings::setSidebarCollapsed(bool collapsed)
{
    if (sidebarCollapsed() == collapsed)
        return;
    setValue(u"sidebarCollapsed"_s, collapsed);
    Q_EMIT sidebarCollapsedChanged();
}

bool AppSettings::inspectorVisible() const
{
    return value(u"inspectorVisible"_s, true).toBool();
}

void AppSettings::setInspectorVisible(bool visible)
{
    if (inspectorVisible() == visible)
        return;
    setValue(u"inspectorVisible"_s, visible);
    Q_EMIT inspectorVisibleChanged();
}

bool AppSettings::immediateCommit() const
{
    return value(u"immediateCommit"_s, false).toBool();
}

void AppSettings::setImmediateCommit(bool immediate)
{
    if (immediateCommit() == immediate)
        return;
    setValue(u"immediateCommit"_s, immediate);
    Q_EMIT immediateCommitChanged();
}

QVariant AppSettings::value(const QString &key, const QVariant &fallback) const
{
    return m_settings.value(key, fallback);
}

void AppSettings::setValue(const QString &key, const QVariant &value)
{
    m_settings.setValue(key, value);
}

void AppSettings::rename(const QString &from, const QString &to)
{
    if (!m_settings.contains(from))
        return;
    m_settings.setValue(to, m_settings.value(from));
    m_settings.remove(from);
}

void AppSettings::removeGroup(const QString &group)
{
    m_settings.remove(group);
}

} // namespace basalt::app
