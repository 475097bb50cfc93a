// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fieldinfo.h"

#include <QJsonValue>
#include <QString>

#include <tl/expected.hpp>

namespace basalt::app {

/** Between values of the API and what people read and type. Pure functions. */
namespace recordformat {

/** One line for a cell. Empty for null. */
[[nodiscard]] QString display(const FieldInfo &field, const QJsonValue &value);
/** What an editor starts with: lossless, unlike display(). */
[[nodiscard]] QString editText(const FieldInfo &field, const QJsonValue &value);
/** What was typed as a value of the field's type, or why it is none. Empty text is null, except for text fields. */
[[nodiscard]] tl::expected<QJsonValue, QString> parse(const FieldInfo &field, const QString &text);
/** Whether every bracket and every quote of a filter finds its end within it. */
[[nodiscard]] bool isClosed(const QString &filter);
/** `'…'` of the filter language. */
[[nodiscard]] QString quoted(const QString &text);
/** What `~` looks for to find this very text, whatever wildcards are in it. */
[[nodiscard]] QString likeQuoted(const QString &text);
/** A comparison of the filter language, typed by the field; empty if the value is of no use. */
[[nodiscard]] QString comparison(const FieldInfo &field, const QString &op, const QString &value);
/** `0193f2a0…88a4` */
[[nodiscard]] QString shortId(const QString &id);
/** `2026-11-18 08:23` with seconds and milliseconds only where there are any; in UTC. */
[[nodiscard]] QString instant(const QString &iso);
/** Any JSON value on one line, for places without a schema. */
[[nodiscard]] QString plain(const QJsonValue &value);

} // namespace recordformat

} // namespace basalt::app
