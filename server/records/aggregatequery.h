// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/rows.h"
#include "records/rowselection.h"
#include "records/sqlstatement.h"

#include <QHash>

#include <optional>

namespace basalt::records {

/** What an aggregate request asks for, as texts. */
struct AggregateInput
{
    QByteArray functions; ///< `count(),sum(price)`
    QByteArray groupBy;   ///< `shelf,maker.country`; empty: all records are one group
    QByteArray filter;    ///< of records; empty: none
    QByteArray search;    ///< of records; empty: none
    QByteArray having;    ///< of groups; empty: none
    QByteArray sort;      ///< `-count,shelf` of results; empty: by what they are grouped by
    qint64 skip = 0;
    qint64 limit = 100;
};

/** One value of each result: what it is called and what makes it. */
struct AggregateColumn
{
    QByteArray key;             ///< as it stands in the answer: `sum_price`
    QByteArray expression;      ///< over the rows `v` of one group
    bool isKey = false;         ///< what is grouped by, as against made of a group
    bool isWholeNumber = false; ///< written as a number, however long
    QByteArray grouping;        ///< isKey: what the database groups by
};

/**
 * An aggregate request checked against a collection and a caller. Every field that it names is one that the
 * caller could filter and sort a list by, and the rows are those of the list, so it tells nothing that the list does not.
 *
 * The results are columns of a collection of their own: `having` is a filter over that one.
 */
class AggregateQuery
{
public:
    /** The arguments outlive the query. Faults are Code::ValidationFailed naming the parameter, or Code::FilterInvalid. */
    [[nodiscard]] static Result<AggregateQuery> create(const schema::Collection &collection,
                                                       const schema::SchemaSnapshot &schema, const db::Dialect &dialect,
                                                       const Grant &grant, const AggregateInput &input,
                                                       const rules::FilterScope &scope);

    /** One page of groups. */
    [[nodiscard]] SqlStatement page(const rules::Variables &variables) const;
    /** How many groups there are. */
    [[nodiscard]] SqlStatement count(const rules::Variables &variables) const;
    /** Appends a row of page() as a JSON object. */
    void write(QByteArray &out, const db::Rows &rows) const;
    /** False: there is one group, even without a record. */
    [[nodiscard]] bool isGrouped() const { return m_columns.front().isKey; }

private:
    struct SortTerm
    {
        size_t column = 0;
        Qt::SortOrder order = Qt::AscendingOrder;
    };

    AggregateQuery(const schema::Collection &collection, const db::Dialect &dialect, const AggregateInput &input,
                   RowSelection rows)
        : m_collection(collection)
        , m_dialect(dialect)
        , m_input(input)
        , m_rows(std::move(rows))
    { }

    [[nodiscard]] Result<void> readGroups(const rules::Subject &subject);
    [[nodiscard]] Result<void> readFunctions(const rules::Subject &subject);
    [[nodiscard]] Result<void> readFunction(const QByteArray &text, const rules::Subject &subject);
    [[nodiscard]] Result<void> readSort();
    [[nodiscard]] Result<void> readHaving(const schema::SchemaSnapshot &schema, const rules::TextLimits &limits);
    [[nodiscard]] Result<const rules::Node *> operand(const QByteArray &path, const QString &parameter,
                                                      const rules::Subject &subject);
    [[nodiscard]] QByteArray operandName(const QByteArray &path) const;
    [[nodiscard]] Result<void> addColumn(AggregateColumn column, schema::FieldType type, const QString &parameter);
    [[nodiscard]] QByteArray groups(const rules::Variables &variables, std::vector<db::Value> &binds) const;
    [[nodiscard]] QByteArray orderBy() const;
    [[nodiscard]] QByteArray resultName(size_t column) const;

    const schema::Collection &m_collection;
    const db::Dialect &m_dialect;
    const AggregateInput &m_input;
    RowSelection m_rows;
    std::vector<std::unique_ptr<rules::Node>> m_operands; ///< checked Column nodes; what is read of each record
    QHash<QByteArray, size_t> m_operandOf;                ///< by path
    std::vector<AggregateColumn> m_columns;               ///< the keys first
    schema::Collection m_results;                         ///< the same as fields, for `having`
    std::vector<SortTerm> m_sort;
    rules::Condition m_having;
};

} // namespace basalt::records
