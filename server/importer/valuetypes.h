// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QJsonValue>

namespace basalt::importer {

/** The kinds that one JSON value can be, and that a column of them adds up to. */
enum class ValueType {
    Unknown, ///< only nulls seen
    Boolean,
    Integer,
    Number,
    Date,
    DateTime,
    Email,
    Url,
    Text,
    Json, ///< arrays, objects, and columns whose values have nothing in common
};

/** The narrowest kind of one value; Unknown for null. A number without a fraction is an integer. */
[[nodiscard]] ValueType typeOf(const QJsonValue &value);

/** The narrowest kind that holds values of both. */
[[nodiscard]] ValueType common(ValueType a, ValueType b);

/** Name of the collection field type for a column of this kind; a column of nulls becomes `text`. */
[[nodiscard]] QByteArrayView fieldTypeName(ValueType type);

} // namespace basalt::importer
