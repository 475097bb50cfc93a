// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"
#include "schema/searchwords.h"

namespace basalt::collections {

/**
 * Where the words of a collection's searchable fields are kept: a row for each record, in a table of its own that goes with the
 * record by its foreign key. On SQLite an FTS5 index over that table is kept in step by triggers, on PostgreSQL the words are a
 * tsvector with a GIN index. Both hold the terms of schema/searchwords.h and cut nothing themselves. The tables are named after
 * the collection's id, so renaming it leaves them alone. There are none while no field is searchable.
 *
 * Written in the transaction of the record, by its store.
 */
class SearchTable
{
public:
    /** Both outlive the object. */
    SearchTable(const schema::Collection &collection, const db::Dialect &dialect);

    [[nodiscard]] bool isNeeded() const { return !m_columns.empty(); }
    [[nodiscard]] const std::vector<int> &columns() const { return m_columns; }

    [[nodiscard]] QList<QByteArray> create() const;
    [[nodiscard]] QList<QByteArray> drop() const;

    /** Writes what a record is found by, anew or for the first time. */
    [[nodiscard]] Result<void> write(db::Connection &connection, const QByteArray &recordId, const QByteArray &terms) const;
    /** Writes all records, after the fields or their values have changed in the database. */
    [[nodiscard]] Result<void> fill(db::Connection &connection) const;

    /**
     * What condition() is bound to: all words, each in at least one of the fields (positions in Collection::columns), the last
     * one as the beginning of a word.
     */
    [[nodiscard]] QByteArray match(const QList<QByteArray> &words, const std::vector<int> &fields) const;
    /** Whether the record of that alias matches. */
    [[nodiscard]] QByteArray condition(QByteArrayView alias, QByteArrayView placeholder) const;

private:
    [[nodiscard]] bool isSqlite() const { return m_dialect.engine() == db::Engine::Sqlite; }
    [[nodiscard]] Result<QByteArray> fillFrom(db::Connection &connection, const QByteArray &lastId) const;

    const schema::Collection &m_collection;
    const db::Dialect &m_dialect;
    std::vector<int> m_columns;
    QByteArray m_table; ///< quoted
    QByteArray m_index; ///< quoted; SQLite: the FTS5 table
};

/** Whether other fields are searchable now. */
[[nodiscard]] bool searchesDiffer(const schema::Collection &before, const schema::Collection &after);

} // namespace basalt::collections
