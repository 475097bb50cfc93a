// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/postgresdialect.h"

namespace basalt::db {

namespace {

/** Type name without collation. */
QByteArray bareType(ColumnType type)
{
    switch (type) {
    case ColumnType::Boolean: return "boolean";
    case ColumnType::Integer: return "bigint";
    case ColumnType::Real: return "double precision";
    case ColumnType::Decimal: return "numeric";
    case ColumnType::Timestamp: return "timestamptz(3)";
    case ColumnType::Date: return "date";
    case ColumnType::Json: return "jsonb";
    case ColumnType::Blob: return "bytea";
    case ColumnType::Text:
    case ColumnType::Id: break;
    }
    return "text";
}

bool isText(ColumnType type)
{
    return type == ColumnType::Text || type == ColumnType::Id;
}

} // namespace

QByteArray PostgresDialect::columnType(ColumnType type) const
{
    return isText(type) ? QByteArray("text COLLATE \"C\"") : bareType(type);
}

QByteArray PostgresDialect::bindCast(QByteArrayView placeholder, ColumnType type) const
{
    const QByteArray cast = "CAST(" + placeholder.toByteArray() + " AS " + bareType(type) + ')';
    return isText(type) ? '(' + cast + " COLLATE \"C\")" : cast;
}

QByteArray PostgresDialect::readExpression(QByteArrayView column, ColumnType type) const
{
    if (type == ColumnType::Decimal || type == ColumnType::Json)
        return column.toByteArray() + "::text";
    return column.toByteArray();
}

QByteArray PostgresDialect::likeFolded(QByteArrayView expression, QByteArrayView patternPlaceholder) const
{
    return '(' + folded(expression) + " LIKE " + folded(patternPlaceholder) + ')';
}

QByteArray PostgresDialect::orderBy(QByteArrayView expression, ColumnType type, Qt::SortOrder order) const
{
    return expression.toByteArray() + (isText(type) ? " COLLATE \"C\"" : "")
        + (order == Qt::AscendingOrder ? " ASC NULLS FIRST" : " DESC NULLS LAST");
}

QByteArray PostgresDialect::aggregate(Aggregate function, QByteArrayView expression, ColumnType type) const
{
    const QByteArray value = expression.toByteArray();
    const QByteArray places = "max(scale(" + value + "))";
    QByteArray sum = type == ColumnType::Real ? QByteArray("basalt_real(sum(basalt_exact(" + value + ")))")
                                              : QByteArray("sum(" + value + ')');
    switch (function) {
    case Aggregate::Sum: return sum;
    case Aggregate::Average:
        if (type == ColumnType::Decimal) {
            return "basalt_average(" + sum + ", count(" + value + "), " + places + " + "
                + QByteArray::number(kAverageMorePlaces) + ')';
        }
        return "basalt_divide(" + (type == ColumnType::Real ? sum : QByteArray("basalt_real(" + sum + ')')) + ", CAST(count("
            + value + ") AS DOUBLE PRECISION))";
    case Aggregate::Minimum:
    case Aggregate::Maximum: break;
    }
    const QByteArray call = (function == Aggregate::Minimum ? "min(" : "max(") + value + ')';
    return type == ColumnType::Decimal ? QByteArray("round(" + call + ", " + places + ')') : call;
}

QByteArrayView PostgresDialect::rowLock() const
{
    return " FOR UPDATE";
}

} // namespace basalt::db
