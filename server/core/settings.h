// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QStringView>
#include <QtGlobal>

#include <optional>
#include <span>

namespace basalt::core {

/** Every setting of the server; the rows stand in `core/settings.def`. */
enum class Setting : int {
#define BASALT_SETTING(enumerator, name, type, group, fallback, description) enumerator,
#define BASALT_NUMBER(enumerator, name, group, fallback, smallest, largest, description) enumerator,
#define BASALT_CHOICE(enumerator, name, group, fallback, choices, description) enumerator,
#define BASALT_SECRET(enumerator, name, group, description) enumerator,
#include "core/settings.def"
#undef BASALT_SETTING
#undef BASALT_NUMBER
#undef BASALT_CHOICE
#undef BASALT_SECRET
};

enum class SettingType { Text, Number, Boolean, List, Choice, Secret };

/** One row of the table. */
struct SettingInfo
{
    Setting setting;
    const char *name;
    SettingType type;
    const char *group;
    const char *fallback;
    qint64 smallest = 0; ///< of a number
    qint64 largest = 0;
    const char *choices = ""; ///< of a choice, separated by `|`
    const char *description;
};

[[nodiscard]] std::span<const SettingInfo> settingTable();
[[nodiscard]] const SettingInfo &settingInfo(Setting setting);
/** The row named `name` (`port`); nothing for an unknown name. */
[[nodiscard]] std::optional<Setting> settingNamed(QStringView name);
/** `BASALT_PORT`. */
[[nodiscard]] QString variableName(Setting setting);

} // namespace basalt::core
