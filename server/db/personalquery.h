// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/database.h"
#include "db/sqlwords.h"
#include "db/value.h"

#include <QByteArray>
#include <QList>

#include <vector>

namespace basalt::db {

/** A question in SQL that a person wrote, and how much of the answer is wanted. */
struct PersonalQuery
{
    QByteArray sql;
    std::vector<Value> binds; ///< `$1` …
    bool explain = false;     ///< how the database would answer it, instead of the answer
    qint64 maxRows = 0;
    qint64 maxBytes = 0; ///< of the rows as JSON
    int timeoutMs = 0;
};

struct PersonalAnswer
{
    QList<QByteArray> columns;
    QByteArray rows;  ///< finished JSON: `[[…], …]`
    QByteArray first; ///< the first value of the first row as JSON; `null` if there is none
    qint64 rowCount = 0;
    bool truncated = false; ///< there is more than was wanted
};

/**
 * Asks on a connection of its own, opened for this and closed afterwards, so that nothing of it stays and nobody waits for it.
 * One statement that reads, begun with SELECT, WITH or VALUES; neither changes nor secrets (see tablesight.h) are possible:
 *
 * SQLite: the connection is read-only (`query_only`), the statement is one that SQLite itself takes for reading, and its authorizer
 * lets through reading, functions and recursion only. Hidden tables are refused, hidden columns are null.
 *
 * PostgreSQL: a READ ONLY transaction with a statement timeout; one statement, by the extended protocol. As the role that owns
 * the tables may read everything, names are looked at before: tables by a list of those that are shown, functions by their
 * volatility in the catalogue (what reads files, runs other SQL, sleeps, locks or changes settings is volatile, and the few that
 * are not are listed), other schemas not at all. Tables that are shown in part stand as common table expressions without the
 * hidden columns around the statement.
 *
 * Blocks; for a thread of a pool.
 */
[[nodiscard]] SqlChecked<PersonalAnswer> answerQuery(const DatabaseOptions &options, const PersonalQuery &query);

/** The statement with `$k` in place of `:name`, k being the place of the name in `names`. */
[[nodiscard]] SqlChecked<QByteArray> numberParameters(const QByteArray &sql, const QList<QByteArray> &names);

} // namespace basalt::db
