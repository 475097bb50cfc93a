// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/dialect.h"
#include "db/rows.h"
#include "rules/variables.h"
#include "schema/collection.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <vector>

namespace basalt::records {

/** One column of an answer: what is selected, and what is written before its value. */
struct ProjectedColumn
{
    int column = 0; ///< position in Collection::columns
    QByteArray key; ///< `,"title":`, ready to be appended
    bool masked = false;
};

/**
 * Which columns of a collection are read, how they are selected and how a row becomes JSON: straight from the database's rows
 * into the answer's buffer, without a value in between. Many-valued fields come as one JSON array from a subquery, so a list
 * is one statement however many fields it has. Immutable but for the account's name; copies share the columns.
 */
class Projection
{
public:
    using Choice = std::function<bool(const schema::Field &)>;

    /** Columns for which `show` is true; `mask` says which of them are masked. Collection and dialect outlive it. */
    Projection(const schema::Collection &collection, const db::Dialect &dialect, const Choice &show, const Choice &mask);

    /** The account's name is the same for all rows; otherwise it is selected with them. */
    void setAccountName(QByteArray name) { m_accountName = std::move(name); }

    /** What is shown, as positions in Collection::columns; the name of the account follows its id. */
    [[nodiscard]] std::vector<int> positions() const;

    /**
     * What stands between SELECT and FROM, the table's alias being `r`. What is computed adds binds behind those that are there:
     * write FROM and WHERE first, whose text is then the same as without.
     */
    [[nodiscard]] QByteArray selectList(const rules::Variables &variables, std::vector<db::Value> &binds) const;
    /** The same where nothing is computed. */
    [[nodiscard]] QByteArray selectList() const;

    /** Appends the row as a JSON object. */
    void write(QByteArray &out, const db::Rows &rows) const;
    /** Writes something else in the place of a column's value; false leaves it to the projection. */
    using Replacement = std::function<bool(QByteArray &out, int column)>;

    /** Appends a record in memory as a JSON object; `accountName` is used if none was set. */
    void write(QByteArray &out, const schema::RecordValues &record, const QByteArray &accountName,
               const Replacement &replacement = {}) const;

    /** The row's values by position in Collection::columns; columns that are not selected stay null. */
    [[nodiscard]] schema::RecordValues readValues(const db::Rows &rows) const;
    /** The account's name, which follows the projected columns. */
    [[nodiscard]] QByteArray readAccountName(const db::Rows &rows) const;

private:
    void writeValue(QByteArray &out, const db::Rows &rows, int index, const ProjectedColumn &projected) const;
    void writeValue(QByteArray &out, const schema::FieldValue &value, const ProjectedColumn &projected) const;
    void writeAccountName(QByteArray &out, QByteArrayView name) const;
    [[nodiscard]] const schema::Field &field(const ProjectedColumn &projected) const
    {
        return m_collection.columns[size_t(projected.column)];
    }

    /** What does not depend on the request. */
    struct Columns
    {
        std::vector<ProjectedColumn> list;
        bool hasComputed = false;
        QByteArray selectList; ///< null if something is computed
    };
    using ComputedSql = std::function<QByteArray(const schema::Field &)>;

    [[nodiscard]] QByteArray makeSelectList(const std::vector<ProjectedColumn> &columns, const ComputedSql &computed) const;
    [[nodiscard]] QByteArray withAccountName(const QByteArray &columns) const;
    [[nodiscard]] const std::vector<ProjectedColumn> &shown() const { return m_columns->list; }

    const schema::Collection &m_collection;
    const db::Dialect &m_dialect;
    std::shared_ptr<const Columns> m_columns;
    QByteArray m_accountName; ///< null: selected
};

} // namespace basalt::records
