// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/changeable.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace basalt::settings {

namespace {

using core::Setting;
using core::SettingInfo;
using core::SettingType;

constexpr qsizetype kMaxText = 1000;
constexpr qsizetype kMaxItems = 100;

} // namespace

bool isChangeable(const SettingInfo &row)
{
    static constexpr std::array kGroups{"records"_L1,   "console"_L1, "jobs"_L1,    "tokens"_L1,
                                        "passwords"_L1, "cors"_L1,    "headers"_L1, "logging"_L1};
    static constexpr std::array kOthers{Setting::AppName,          Setting::Compression,      Setting::CompressionMinBytes,
                                        Setting::CompressionLevel, Setting::IdempotencyHours, Setting::IdempotencyBytes,
                                        Setting::BackupEveryHours, Setting::BackupDailyAt,    Setting::BackupKeep};
    return row.type != SettingType::Secret
        && (std::ranges::find(kGroups, QLatin1StringView(row.group)) != kGroups.end()
            || std::ranges::find(kOthers, row.setting) != kOthers.end());
}

bool isLive(Setting setting)
{
    static constexpr std::array kLive{Setting::LogLevel,       Setting::LogFormat,       Setting::SqlConsole,
                                      Setting::SqlConsoleRows, Setting::SqlConsoleBytes, Setting::SqlConsoleSeconds};
    return std::ranges::find(kLive, setting) != kLive.end();
}

QList<QByteArray> changeableGroups()
{
    QList<QByteArray> groups;
    for (const SettingInfo &row : core::settingTable()) {
        if (isChangeable(row) && !groups.contains(row.group))
            groups.append(row.group);
    }
    return groups;
}

QList<const SettingInfo *> changeableOf(const QByteArray &group)
{
    QList<const SettingInfo *> rows;
    for (const SettingInfo &row : core::settingTable()) {
        if (isChangeable(row) && group == row.group)
            rows.append(&row);
    }
    return rows;
}

QJsonValue jsonOf(const core::Config &config, Setting setting)
{
    switch (core::settingInfo(setting).type) {
    case SettingType::Number: return config.number(setting);
    case SettingType::Boolean: return config.flag(setting);
    case SettingType::List: return QJsonArray::fromStringList(config.list(setting));
    default: return config.text(setting);
    }
}

std::optional<QString> textOf(const SettingInfo &row, const QJsonValue &value)
{
    const auto isText = [](const QJsonValue &item) { return item.isString() && item.toString().size() <= kMaxText; };
    switch (row.type) {
    case SettingType::Number: {
        const double number = value.toDouble();
        if (!value.isDouble() || number != std::floor(number) || std::abs(number) > 1e15)
            return std::nullopt;
        return QString::number(value.toInteger());
    }
    case SettingType::Boolean:
        if (!value.isBool())
            return std::nullopt;
        return value.toBool() ? u"true"_s : u"false"_s;
    case SettingType::List: {
        const QJsonArray items = value.toArray();
        if (!value.isArray() || items.size() > kMaxItems || !std::ranges::all_of(items, isText))
            return std::nullopt;
        return QString::fromUtf8(QJsonDocument(items).toJson(QJsonDocument::Compact));
    }
    default: return isText(value) ? std::optional(value.toString()) : std::nullopt;
    }
}

} // namespace basalt::settings
