// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/config.h"

#include <QByteArray>
#include <QJsonValue>
#include <QList>

#include <optional>

namespace basalt::settings {

/** A setting that superadmins change while the server runs. Where its data are, who reaches it and its secrets are none. */
[[nodiscard]] bool isChangeable(const core::SettingInfo &row);
/** Whether a change counts at once; the others count from the next start. */
[[nodiscard]] bool isLive(core::Setting setting);

/** Groups that have changeable settings, in the order of the table. */
[[nodiscard]] QList<QByteArray> changeableGroups();
/** Those of a group; empty for groups that have none, or are none. */
[[nodiscard]] QList<const core::SettingInfo *> changeableOf(const QByteArray &group);

/** The value in the JSON type of its setting: number, boolean, array of texts, text. */
[[nodiscard]] QJsonValue jsonOf(const core::Config &config, core::Setting setting);
/** The text that it is kept as; nothing for a JSON value of the wrong type, or that is longer than any value has to be. */
[[nodiscard]] std::optional<QString> textOf(const core::SettingInfo &row, const QJsonValue &value);

} // namespace basalt::settings
