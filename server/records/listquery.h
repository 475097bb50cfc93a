// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "records/expansion.h"
#include "records/keyset.h"
#include "records/listtotal.h"
#include "records/projection.h"
#include "records/rowselection.h"
#include "records/sqlstatement.h"
#include "rules/rule.h"

#include <optional>

namespace basalt::records {

/** What a list request asks for, as texts. */
struct ListInput
{
    qint64 skip = 0;
    qint64 limit = 30;
    QByteArray sort;   ///< `a,-b,+c`; null: newest first, groups by their id
    QByteArray fields; ///< `a,b.c`; null: all
    ExpandInput expand;
    QByteArray filter; ///< null or empty: none
    QByteArray search; ///< words; null or empty: none
    TotalKind total = TotalKind::Exact;
    // At most one of the two is set; paging is by `skip` if none is. An empty text starts at the beginning, at the end.
    std::optional<QByteArray> cursor;
    std::optional<QByteArray> cursorBefore;

    [[nodiscard]] bool hasCursor() const { return cursor || cursorBefore; }
};

/** A list request checked against a collection and a caller: which rows, in which order, which columns of them. */
class ListQuery
{
public:
    /** The arguments outlive the query. Faults are Code::ValidationFailed naming `sort`, or Code::FilterInvalid. */
    [[nodiscard]] static Result<ListQuery> create(const schema::Collection &collection, const schema::SchemaSnapshot &schema,
                                                  const db::Dialect &dialect, const Grant &grant, const ListInput &input,
                                                  const rules::FilterScope &scope);

    using Statement = SqlStatement;
    /** One page of rows. */
    [[nodiscard]] Statement page(const Projection &projection, const rules::Variables &variables) const;
    /** Whether the order stays for as long as a cursor is kept. */
    [[nodiscard]] Result<void> checkCursor() const;
    /** The order, for pages by cursor. */
    [[nodiscard]] Keyset keyset() const { return Keyset(m_collection, m_dialect, m_sort); }
    /** What cursors of this list are sealed with: collection, order, filter and search. */
    [[nodiscard]] QByteArray cursorList() const;
    /** All rows, ready for Keyset::page(). */
    [[nodiscard]] Statement cursorBase(const Projection &projection, const rules::Variables &variables) const;
    /** How many rows there are in all. An estimate counts to `bound`. */
    [[nodiscard]] TotalJob total(const rules::Variables &variables, qint64 bound) const;

private:
    ListQuery(const schema::Collection &collection, const db::Dialect &dialect, const Grant &grant, const ListInput &input,
              RowSelection rows)
        : m_collection(collection)
        , m_dialect(dialect)
        , m_grant(grant)
        , m_input(input)
        , m_rows(std::move(rows))
    { }

    [[nodiscard]] Result<void> readSort(const rules::Subject &subject);
    [[nodiscard]] Result<SortKey> readSortKey(const QByteArray &name, Qt::SortOrder order, const rules::Subject &subject) const;
    [[nodiscard]] QByteArray sortableRows(const rules::Variables &variables, std::vector<db::Value> &binds) const;
    [[nodiscard]] QByteArray orderBy() const;
    [[nodiscard]] QByteArray orderTerm(const SortKey &key) const;

    const schema::Collection &m_collection;
    const db::Dialect &m_dialect;
    const Grant &m_grant;
    const ListInput &m_input;
    RowSelection m_rows;
    std::vector<SortKey> m_sort;
};

/** Splits `a, b` at its commas, without the blanks around names. */
[[nodiscard]] QList<QByteArray> splitNames(const QByteArray &text);

/** Checks that `fields` names what the caller may see; related records are checked where they are expanded. */
[[nodiscard]] Result<void> checkFieldNames(const FieldPicks &picks, const schema::Collection &collection, const Grant &grant,
                                           schema::Operation operation);

} // namespace basalt::records
