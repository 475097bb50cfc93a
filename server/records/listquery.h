// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/value.h"
#include "records/expansion.h"
#include "records/projection.h"
#include "records/recordaccess.h"
#include "rules/rule.h"

#include <optional>

namespace basalt::records {

/** What a list request asks for, as texts; limits are the API's defaults. */
struct ListInput
{
    static constexpr qint64 kDefaultLimit = 30;
    static constexpr qint64 kMaxLimit = 100;

    qint64 skip = 0;
    qint64 limit = kDefaultLimit;
    QByteArray sort;   ///< `a,-b,+c`; null: newest first
    QByteArray fields; ///< `a,b.c`; null: all
    ExpandInput expand;
    QByteArray filter; ///< null or empty: none
    bool includeCount = true;
};

/** A list request checked against a collection and a caller: which rows, in which order, which columns of them. */
class ListQuery
{
public:
    /** The arguments outlive the query. Faults are Code::ValidationFailed naming `sort`, or Code::FilterInvalid. */
    [[nodiscard]] static Result<ListQuery> create(const schema::Collection &collection, const schema::SchemaSnapshot &schema,
                                                  const db::Dialect &dialect, const Grant &grant, const ListInput &input,
                                                  const rules::Reach &reach);

    struct Statement
    {
        QByteArray sql;
        std::vector<db::Value> binds;
    };
    /** One page of rows. */
    [[nodiscard]] Statement page(const Projection &projection, const rules::Variables &variables) const;
    /** How many rows there are in all. */
    [[nodiscard]] Statement count(const rules::Variables &variables) const;

private:
    struct SortKey
    {
        int column = 0;
        Qt::SortOrder order = Qt::AscendingOrder;
    };

    ListQuery(const schema::Collection &collection, const db::Dialect &dialect, const Grant &grant, const ListInput &input)
        : m_collection(collection)
        , m_dialect(dialect)
        , m_grant(grant)
        , m_input(input)
    { }

    [[nodiscard]] Result<void> readSort();
    [[nodiscard]] Result<void> readFilter(const schema::SchemaSnapshot &schema, const rules::Reach &reach);
    [[nodiscard]] bool mayName(const schema::Field &field) const;
    [[nodiscard]] QByteArray fromWhere(const rules::Variables &variables, std::vector<db::Value> &binds) const;
    [[nodiscard]] QByteArray orderBy() const;
    [[nodiscard]] QByteArray orderTerm(const SortKey &key) const;

    const schema::Collection &m_collection;
    const db::Dialect &m_dialect;
    const Grant &m_grant;
    const ListInput &m_input;
    std::vector<SortKey> m_sort;
    rules::Condition m_filter;
};

/** `FROM … WHERE …` of the rows that a grant covers; the table's alias is `r`. */
[[nodiscard]] QByteArray grantedRows(const schema::Collection &collection, const db::Dialect &dialect, const Grant &grant,
                                     const rules::Variables &variables, std::vector<db::Value> &binds);

/** Splits `a, b` at its commas, without the blanks around names. */
[[nodiscard]] QList<QByteArray> splitNames(const QByteArray &text);

/** Checks that `fields` names what the caller may see; related records are checked where they are expanded. */
[[nodiscard]] Result<void> checkFieldNames(const FieldPicks &picks, const schema::Collection &collection, const Grant &grant,
                                           schema::Operation operation);

} // namespace basalt::records
