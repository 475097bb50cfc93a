// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/value.h"

#include <QByteArrayView>

#include <memory>
#include <span>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace basalt::db {

/**
 * A prepared SQLite statement. Binds written `$1`, `$2` … are named parameters to SQLite, which numbers them by appearance:
 * a map from our numbers to its own is made once, so the text itself stays untouched. One thread.
 */
class SqliteStatement
{
public:
    [[nodiscard]] static Result<std::shared_ptr<SqliteStatement>> prepare(sqlite3 *database, QByteArrayView sql);
    ~SqliteStatement();
    Q_DISABLE_COPY_MOVE(SqliteStatement)

    /** Text and blobs are not copied: `binds` stay alive and unchanged until reset(). */
    [[nodiscard]] Result<void> bind(std::span<const Value> binds);

    /** SQLITE_ROW, SQLITE_DONE or an error code. */
    [[nodiscard]] int step();
    void reset();

    [[nodiscard]] sqlite3_stmt *handle() const { return m_statement; }
    /** CREATE, ALTER and DROP change the schema, which SQLite does not count as a change of rows. */
    [[nodiscard]] bool changesSchema() const { return m_changesSchema; }
    /** Between the first step and reset(). */
    [[nodiscard]] bool isRunning() const { return m_running; }
    /** The error of the last call, with the statement's text. */
    [[nodiscard]] Error error() const;

private:
    explicit SqliteStatement(sqlite3_stmt *statement) : m_statement(statement) { }
    [[nodiscard]] Result<void> mapParameters();
    [[nodiscard]] int bindOne(int index, const Value &value);

    sqlite3_stmt *m_statement;
    std::vector<int> m_indexes; ///< SQLite's number of our `$i+1`; 0 where the text does not use it
    bool m_changesSchema = false;
    bool m_running = false;
};

} // namespace basalt::db
