// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/dialect.h"
#include "db/rows.h"
#include "db/value.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <initializer_list>
#include <memory>
#include <span>

namespace basalt::db {

/**
 * One open connection, with its cache of prepared statements. QSqlDatabase opens and owns it; statements run through the
 * database's own C interface on that handle (sqlite3_stmt, PQexecPrepared), which is several times faster than QSqlQuery and
 * binds real values on PostgreSQL. Binds are `$1` … `$n`; every one of them is given, and none holds a NUL character (which
 * PostgreSQL cannot store).
 *
 * A connection belongs to the thread that opened it.
 *
 * Errors: a broken UNIQUE or PRIMARY KEY is Code::UniqueViolation, a broken foreign key Code::ReferencedRecord; both carry
 * the constraint in `detail`, to be read with constraintOf() (constraint.h). NOT NULL and CHECK are Code::DatabaseError with
 * the constraint likewise. A busy or lost database is Code::Unavailable, a conflict with another transaction that is worth
 * another try (deadlock, serialization) Code::Overloaded, a full disk Code::StorageFull, one that
 * cannot be written to Code::StorageReadOnly, a file with wrong pages Code::DatabaseDamaged, a value over the size limit
 * Code::BodyTooLarge, an interrupted statement Code::Cancelled, a statement that nests too deep for
 * the database Code::QueryTooDeep, anything else Code::DatabaseError.
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

    /** BEGIN, SAVEPOINT, RELEASE, COMMIT, ROLLBACK: for Transaction only. */
    [[nodiscard]] virtual Result<void> controlTransaction(QByteArrayView sql) = 0;

    /**
     * Rises whenever a statement of this connection changed rows, and with every script; tells whether a job changed
     * anything. Changes that are rolled back afterwards count.
     */
    [[nodiscard]] virtual qint64 changeCount() const = 0;

    /** True when the open transaction can only be rolled back, or is gone with the connection. */
    [[nodiscard]] virtual bool isTransactionBroken() const = 0;

    /** False after the connection was lost; it does not come back by itself. */
    [[nodiscard]] virtual bool isAlive() const = 0;

    /**
     * Copies the committed data to a file beside the database whose name ends in `label`, and returns its path. On PostgreSQL,
     * which has no files of ours, it does nothing and the path is empty; `basalt backup` makes backups of both.
     */
    [[nodiscard]] virtual Result<QString> copyBeside(QByteArrayView label) = 0;

    /** Forgets prepared statements; after DDL, so that none refers to what is gone. */
    virtual void clearStatementCache() = 0;

    /** Version text of the database library or server, for `basalt info`. */
    [[nodiscard]] virtual QByteArray serverVersion() = 0;

    /** Depth of open transactions, kept by Transaction. */
    int transactionDepth = 0;
};

} // namespace basalt::db
