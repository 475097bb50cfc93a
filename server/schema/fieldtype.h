// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/dialect.h"

#include <QByteArrayView>

#include <optional>

namespace basalt::schema {

/**
 * The types a field can have. `file` of the contract is none here, see isUnsupportedType(); a computed field has the type of
 * what comes out, see Field::expression.
 */
enum class FieldType { Text, Number, Integer, Decimal, Boolean, DateTime, Date, Email, Url, Json, Select, Reference };

/** What happens to a record when the one that it refers to is deleted. */
enum class OnDelete { Restrict, Cascade, SetNull };

/** Lower-case name as on the wire. */
[[nodiscard]] QByteArrayView fieldTypeName(FieldType type);
/** Reads a type name without regard to case. */
[[nodiscard]] std::optional<FieldType> parseFieldType(QByteArrayView name);
/** True for names of types that clients know but this server does not offer. */
[[nodiscard]] bool isUnsupportedType(QByteArrayView name);

[[nodiscard]] QByteArrayView onDeleteName(OnDelete action);
[[nodiscard]] std::optional<OnDelete> parseOnDelete(QByteArrayView name);

/** The kind of column that keeps one value of this type. */
[[nodiscard]] db::ColumnType columnType(FieldType type);

/** True for the types whose values are text compared by bytes. */
[[nodiscard]] bool isTextual(FieldType type);
/** True for number, integer and decimal. */
[[nodiscard]] bool isNumeric(FieldType type);

} // namespace basalt::schema
