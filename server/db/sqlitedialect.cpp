// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/sqlitedialect.h"

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

QByteArrayView SqliteDialect::rowLock() const
{
    return {};
}

} // namespace basalt::db
