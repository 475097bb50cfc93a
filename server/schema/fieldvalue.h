// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/value.h"

#include <QByteArray>
#include <QJsonValue>
#include <QList>

#include <variant>
#include <vector>

namespace basalt::schema {

struct Field;
enum class FieldType;

/**
 * One value of a record in memory. Instants, dates and decimals are text in their one canonical form, JSON is its compact
 * text, a many-valued field is a list. monostate is null.
 */
using FieldValue = std::variant<std::monostate, bool, qint64, double, QByteArray, QList<QByteArray>>;

/** All columns of a record, by position as in Collection::columns. */
using RecordValues = std::vector<FieldValue>;

[[nodiscard]] inline bool isNull(const FieldValue &value)
{
    return std::holds_alternative<std::monostate>(value);
}

/** Null, or a list without an element: what `required` refuses and `IS NULL` finds. */
[[nodiscard]] bool isEmpty(const FieldValue &value);

/** As it is bound to a statement. A list has no column of its own and must not get here. */
[[nodiscard]] db::Value toDatabase(const FieldValue &value);

/** As it stands in an audit entry or an event. */
[[nodiscard]] QJsonValue toJson(const Field &field, const FieldValue &value);

/** Negative, zero or positive; both are values of that type, neither is null. Text compares by its UTF-8 bytes. */
[[nodiscard]] int compareValues(FieldType type, const FieldValue &a, const FieldValue &b);

/** True if both are the same value for this field: decimals compare by text, because their scale is part of them. */
[[nodiscard]] inline bool sameValue(const FieldValue &a, const FieldValue &b)
{
    return a == b || (isEmpty(a) && isEmpty(b));
}

} // namespace basalt::schema
