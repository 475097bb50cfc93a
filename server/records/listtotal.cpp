// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/listtotal.h"

namespace basalt::records {

namespace {

using Total = std::optional<qint64>;

/** The first column of the first row, if it is a number from 0. */
Result<Total> firstNumber(db::Connection &connection, const QByteArray &sql, std::span<const db::Value> binds)
{
    BASALT_TRY(auto rows, connection.query(sql, binds));
    BASALT_TRY(const bool found, rows.next());
    if (!found || rows.isNull(0))
        return Total();
    const qint64 number = rows.integer(0);
    return number >= 0 ? Total(number) : Total();
}

/** How many rows ANALYZE found; nothing if it has not run. */
Result<Total> statistics(db::Connection &connection, const QByteArray &tableName)
{
    if (connection.dialect().engine() == db::Engine::Postgres) {
        const std::vector<db::Value> binds{db::Dialect::quoteIdentifier(tableName)};
        return firstNumber(connection, "SELECT CAST(reltuples AS bigint) FROM pg_class WHERE oid = to_regclass($1)", binds);
    }
    BASALT_TRY(const Total known,
               firstNumber(connection, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'sqlite_stat1'", {}));
    if (!known)
        return Total();
    const std::vector<db::Value> binds{tableName};
    // `stat` begins with the number of rows in the index.
    return firstNumber(connection, "SELECT CAST(stat AS INTEGER) FROM sqlite_stat1 WHERE tbl = $1 ORDER BY 1 DESC LIMIT 1",
                       binds);
}

} // namespace

Result<Total> readTotal(db::Connection &connection, const TotalJob &job)
{
    if (job.kind == TotalKind::None)
        return Total();
    BASALT_TRY(const Total counted, firstNumber(connection, job.count.sql, job.count.binds));
    if (job.kind == TotalKind::Exact || (counted && *counted <= job.bound))
        return counted;
    if (job.tableName.isNull())
        return Total();
    BASALT_TRY(const Total estimate, statistics(connection, job.tableName));
    if (!estimate)
        return firstNumber(connection, "SELECT count(*) FROM " + db::Dialect::quoteIdentifier(job.tableName), {});
    // What was counted is certain.
    return std::max(*estimate, *counted);
}

QByteArray totalJson(const std::optional<qint64> &total)
{
    return total ? QByteArray::number(*total) : QByteArray("null");
}

} // namespace basalt::records
