// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataworld.h"

#include <QJsonValue>

namespace basalt::test {

/** A value as JSON. */
[[nodiscard]] QByteArray bytes(const QJsonValue &value);
/** `status code field` of a refusal, the last two from its first detail. */
[[nodiscard]] QByteArray fault(const HttpAnswer &answer);
/** A computed field as it stands in the JSON of a schema. */
[[nodiscard]] QByteArray computed(const QByteArray &name, const QByteArray &type, const QByteArray &expression);
/** The members of the listed records, one record after the other. */
[[nodiscard]] QByteArray listed(const HttpAnswer &answer, const QByteArray &member);

} // namespace basalt::test
