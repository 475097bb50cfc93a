// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/queryplan.h"

#include "db/dialect.h"

#include <QHash>

namespace basalt::db {

namespace {

// Columns of EXPLAIN QUERY PLAN (https://sqlite.org/eqp.html).
enum SqliteColumn { Id, Parent, Unused, Detail };

QByteArray readSqliteStep(const Rows &rows, QHash<qint64, int> &levels)
{
    const int level = levels.value(rows.integer(Parent), -1) + 1;
    levels.insert(rows.integer(Id), level);
    return QByteArray(2 * level, ' ') + rows.string(Detail);
}

} // namespace

Result<QByteArrayList> explain(Connection &connection, const QByteArray &sql, std::span<const Value> binds)
{
    const bool isSqlite = connection.dialect().engine() == Engine::Sqlite;
    const QByteArray asked = (isSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + sql;
    BASALT_TRY(auto rows, connection.query(asked, binds));
    QByteArrayList steps;
    QHash<qint64, int> levels;
    for (;;) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return steps;
        steps.append(isSqlite ? readSqliteStep(rows, levels) : rows.string(0));
    }
}

} // namespace basalt::db
