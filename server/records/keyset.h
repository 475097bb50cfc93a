// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/dialect.h"
#include "db/rows.h"
#include "records/sqlstatement.h"
#include "rules/ast.h"
#include "schema/collection.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace basalt::records {

/** One of the values that a list is sorted by: a column, what is computed, or what a path through references leads to. */
struct SortKey
{
    int column = 0; ///< position in Collection::columns; of a path in those of the last collection
    Qt::SortOrder order = Qt::AscendingOrder;
    rules::Condition path;            ///< a checked Column node; null: a column of the list's own collection
    schema::CollectionPtr pathTarget; ///< the collection where the path ends; null: the list's own
    QByteArray expression;            ///< how statements name the value
};

/** A column of the list's own collection, whose table has the alias `r`. */
[[nodiscard]] SortKey columnKey(const schema::Collection &collection, int column, Qt::SortOrder order);

/** A place in a sorted list: at a row, given by its sort values, whether or not that row still exists. */
struct ListPlace
{
    std::vector<schema::FieldValue> keys; ///< one for each key of the Keyset, the id last
    bool isIncluded = false;              ///< whether a page from here begins with that row or behind it
};

/**
 * Paging by the sort values of the last row seen: the page begins at a place in an index, however deep in the list it is, and
 * rows that come and go elsewhere do not move it. Nulls are first ascending and last descending, the id decides among equals.
 *
 * A page is one statement, or two where nulls are the border: a condition that spans both would make the database read from
 * the start of the index.
 */
class Keyset
{
public:
    /** `keys` have values that can be compared; the id is added as the last one. */
    Keyset(const schema::Collection &collection, const db::Dialect &dialect, std::vector<SortKey> keys);

    /** What to select behind the columns of the answer, for read(); begins with a comma. */
    [[nodiscard]] QByteArray selectList() const;
    /** The sort values of a row whose last columns are selectList(). */
    [[nodiscard]] std::vector<schema::FieldValue> read(const db::Rows &rows) const;

    /**
     * The statements of one page, to be run one after the other until `limit` rows are there. `base` ends in a WHERE clause.
     * Backwards, rows come in the opposite order.
     */
    [[nodiscard]] std::vector<SqlStatement> page(const SqlStatement &base, const std::optional<ListPlace> &from, bool backwards,
                                                 qint64 limit) const;

    /** Names the order and the types of its values: places of lists with the same text may be exchanged. */
    [[nodiscard]] QByteArray shape() const;

    [[nodiscard]] const std::vector<SortKey> &keys() const { return m_keys; }
    [[nodiscard]] const schema::Field &field(const SortKey &key) const
    {
        return (key.pathTarget ? *key.pathTarget : m_collection).columns[size_t(key.column)];
    }

private:
    const schema::Collection &m_collection;
    const db::Dialect &m_dialect;
    std::vector<SortKey> m_keys;
};

} // namespace basalt::records
