// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/dialect.h"

#include "core/bytes.h"

#include "db/postgresdialect.h"
#include "db/sqlitedialect.h"

namespace basalt::db {

QByteArray Dialect::quoteIdentifier(QByteArrayView name)
{
    QByteArray quoted;
    if (!name.contains('"')) [[likely]] {
        core::appendParts(quoted, "\"", name, "\"");
        return quoted;
    }
    quoted.reserve(name.size() + 4);
    quoted += '"';
    for (const char c : name) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    quoted += '"';
    return quoted;
}

QByteArray Dialect::folded(QByteArrayView expression)
{
    return "basalt_fold(" + expression.toByteArray() + ')';
}

ColumnType Dialect::aggregateType(Aggregate function, ColumnType type)
{
    if (type != ColumnType::Integer)
        return type;
    switch (function) {
    case Aggregate::Sum: return ColumnType::Decimal; // may not fit 64 bits
    case Aggregate::Average: return ColumnType::Real;
    case Aggregate::Minimum:
    case Aggregate::Maximum: break;
    }
    return type;
}

const Dialect &dialectOf(Engine engine)
{
    static const SqliteDialect sqlite;
    static const PostgresDialect postgres;
    if (engine == Engine::Sqlite)
        return sqlite;
    return postgres;
}

} // namespace basalt::db
