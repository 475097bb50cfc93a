// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/config.h"

#include "core/configreader.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace basalt::core {

namespace {
constexpr auto kMask = "********"_L1;
}

Config::Config()
{
    for (const SettingInfo &row : settingTable()) {
        const QString fallback = QString::fromUtf8(row.fallback);
        m_values.push_back({row.type == SettingType::List ? fallback.split(u',', Qt::SkipEmptyParts) : QStringList{fallback},
                            SettingSource::Default, u"default"_s});
    }
}

Result<Config> Config::load(const ConfigSources &sources)
{
    return ConfigReader().read(sources);
}

QString Config::shown(Setting setting) const
{
    QString plain = text(setting);
    if (settingInfo(setting).type == SettingType::Secret)
        return plain.isEmpty() ? QString() : QString(kMask);
    if (setting != Setting::DatabaseUrl)
        return plain;
    static const QRegularExpression kPassword(u"(?<=:)[^:@/]+(?=@)|(?<=password=)[^&]+"_s);
    return QString(plain).replace(kPassword, kMask);
}

Result<Config> Config::withStored(const QList<std::pair<Setting, QString>> &values) const
{
    return ConfigReader(*this).readStored(values);
}

Config Config::withoutStored() const
{
    const Config defaults;
    Config config = *this;
    for (const SettingInfo &row : settingTable()) {
        if (source(row.setting) == SettingSource::Stored)
            config.take(row.setting, defaults);
    }
    return config;
}

void Config::take(Setting setting, const Config &other)
{
    m_values[static_cast<size_t>(setting)] = other.value(setting);
}

void Config::setGenerated(Setting setting, const QString &value, const QString &origin)
{
    Value &target = m_values[static_cast<size_t>(setting)];
    if (target.source == SettingSource::Default)
        target = {{value}, SettingSource::Generated, origin};
}

} // namespace basalt::core
