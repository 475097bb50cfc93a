// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/dialect.h"
#include "db/rows.h"
#include "db/value.h"

#include <QByteArray>
#include <QByteArrayView>

#include <initializer_list>
#include <memory>
#include <span>

namespace basalt::db {

/**
 * One open connection, with its cache of prepared statements. QSqlDatabase opens and owns it; statements run through the
 * database's own C interface on that handle (sqlite3_stmt, PQexecPrepared), which is several times faster than QSqlQuery and
 * binds real values on PostgreSQL.
 *
 * A connection belongs to the thread that opened it.
 *
 * Errors: constraint violations are Code::UniqueViolation or Code::ReferencedRecord with the constraint in `detail`, a busy
 * or lost database Code::Unavailable, a full disk Code::StorageFull, an interrupted statement Code::Cancelled, anything else
 * Code::DatabaseError.
 */
class Connection
{
public:
    Connection() = default;
    virtual ~Connection() = default;
    Q_DISABLE_COPY_MOVE(Connection)

    [[nodiscard]] virtual const Dialect &dialect() const = 0;

    /** Runs a prepared statement (kept in the cache by its text) and returns its rows. */
    [[nodiscard]] virtual Result<Rows> query(QByteArrayView sql, std::span<const Value> binds = {}) = 0;
    [[nodiscard]] Result<Rows> query(QByteArrayView sql, std::initializer_list<Value> binds)
    {
        return query(sql, std::span(binds.begin(), binds.size()));
    }

    /** Runs a prepared statement that returns no rows; the value is the number of rows changed. */
    [[nodiscard]] virtual Result<qint64> execute(QByteArrayView sql, std::span<const Value> binds = {}) = 0;
    [[nodiscard]] Result<qint64> execute(QByteArrayView sql, std::initializer_list<Value> binds)
    {
        return execute(sql, std::span(binds.begin(), binds.size()));
    }

    /** Runs statements separated by `;`, unprepared and without binds: DDL and migrations. */
    [[nodiscard]] virtual Result<void> executeScript(QByteArrayView sql) = 0;

    /** Forgets prepared statements; after DDL, so that none refers to what is gone. */
    virtual void clearStatementCache() = 0;

    /** Version text of the database library or server, for `basalt info`. */
    [[nodiscard]] virtual QByteArray serverVersion() = 0;

    /** Depth of open transactions, kept by Transaction. */
    int transactionDepth = 0;
};

} // namespace basalt::db
