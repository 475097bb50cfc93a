// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/sqlitedialect.h"

#include <array>

namespace basalt::db {

QByteArray SqliteDialect::columnType(ColumnType type) const
{
    switch (type) {
    case ColumnType::Boolean:
    case ColumnType::Integer: return "INTEGER";
    case ColumnType::Real: return "REAL";
    case ColumnType::Decimal: return "TEXT COLLATE DECIMAL"; // NUMERIC would come back as double
    case ColumnType::Blob: return "BLOB";
    case ColumnType::Text:
    case ColumnType::Id:
    case ColumnType::Timestamp:
    case ColumnType::Date:
    case ColumnType::Json: break;
    }
    return "TEXT";
}

QByteArray SqliteDialect::bindCast(QByteArrayView placeholder, ColumnType type) const
{
    // Binds carry their type; only the way of comparing is not seen from the value.
    if (type == ColumnType::Decimal)
        return '(' + placeholder.toByteArray() + " COLLATE DECIMAL)";
    return placeholder.toByteArray();
}

QByteArray SqliteDialect::readExpression(QByteArrayView column, ColumnType) const
{
    return column.toByteArray();
}

QByteArray SqliteDialect::likeFolded(QByteArrayView expression, QByteArrayView patternPlaceholder) const
{
    return "basalt_like(" + patternPlaceholder.toByteArray() + ", " + expression.toByteArray() + ')';
}

QByteArray SqliteDialect::orderBy(QByteArrayView expression, ColumnType type, Qt::SortOrder order) const
{
    // Nulls come first ascending by nature, and text is compared by bytes.
    return expression.toByteArray() + (type == ColumnType::Decimal ? " COLLATE DECIMAL" : "")
        + (order == Qt::AscendingOrder ? " ASC" : " DESC");
}

QByteArray SqliteDialect::aggregate(Aggregate function, QByteArrayView expression, ColumnType type) const
{
    static constexpr std::array<const char *, 4> kReal{"basalt_real_sum", "basalt_real_avg", "min", "max"};
    static constexpr std::array<const char *, 4> kInteger{"basalt_sum", "basalt_real_avg", "min", "max"};
    static constexpr std::array<const char *, 4> kDecimal{"basalt_sum", "basalt_avg", "basalt_min", "basalt_max"};
    const auto &names = type == ColumnType::Decimal ? kDecimal : type == ColumnType::Integer ? kInteger : kReal;
    const QByteArray call = names[static_cast<size_t>(function)] + ('(' + expression.toByteArray() + ')');
    return bindCast(call, aggregateType(function, type));
}

QByteArrayView SqliteDialect::rowLock() const
{
    return {};
}

} // namespace basalt::db
