// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/aggregatetypes.h"

namespace basalt::rules {

using schema::FieldType;

db::Aggregate aggregateOf(QByteArrayView name)
{
    return name == "sum" ? db::Aggregate::Sum
        : name == "avg"  ? db::Aggregate::Average
        : name == "min"  ? db::Aggregate::Minimum
                         : db::Aggregate::Maximum;
}

bool takes(db::Aggregate function, FieldType type)
{
    const bool isOrdered = type != FieldType::Boolean && type != FieldType::Json && type != FieldType::Reference;
    const bool isExtreme = function == db::Aggregate::Minimum || function == db::Aggregate::Maximum;
    return isExtreme ? isOrdered : schema::isNumeric(type);
}

FieldType aggregateType(db::Aggregate function, FieldType type)
{
    switch (db::Dialect::aggregateType(function, schema::columnType(type))) {
    case db::ColumnType::Real: return FieldType::Number;
    case db::ColumnType::Integer: return FieldType::Integer;
    case db::ColumnType::Decimal: return FieldType::Decimal;
    default: return type;
    }
}

} // namespace basalt::rules
