// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::core {

namespace {
constexpr SettingInfo kSettings[] = {
#define BASALT_SETTING(enumerator, name, type, group, fallback, description)                                                   \
    {Setting::enumerator, name, SettingType::type, group, fallback, 0, 0, "", description},
#define BASALT_NUMBER(enumerator, name, group, fallback, smallest, largest, description)                                       \
    {Setting::enumerator, name, SettingType::Number, group, #fallback, smallest, largest, "", description},
#define BASALT_CHOICE(enumerator, name, group, fallback, choices, description)                                                 \
    {Setting::enumerator, name, SettingType::Choice, group, fallback, 0, 0, choices, description},
#define BASALT_SECRET(enumerator, name, group, description)                                                                    \
    {Setting::enumerator, name, SettingType::Secret, group, "", 0, 0, "", description},
#include "core/settings.def"
#undef BASALT_SETTING
#undef BASALT_NUMBER
#undef BASALT_CHOICE
#undef BASALT_SECRET
};
} // namespace

std::span<const SettingInfo> settingTable()
{
    return kSettings;
}

const SettingInfo &settingInfo(Setting setting)
{
    return kSettings[static_cast<size_t>(setting)];
}

std::optional<Setting> settingNamed(QStringView name)
{
    for (const SettingInfo &row : kSettings) {
        if (name == QLatin1StringView(row.name))
            return row.setting;
    }
    return std::nullopt;
}

QString variableName(Setting setting)
{
    return u"BASALT_"_s + QString::fromLatin1(settingInfo(setting).name).toUpper();
}

} // namespace basalt::core
