// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/dialect.h"
#include "db/value.h"
#include "rules/evaluator.h"
#include "schema/collection.h"

#include <QByteArray>

#include <span>
#include <vector>

namespace basalt::rules {

/**
 * Writes a checked rule or filter as a SQL condition. Records that a path leads to are of the row's account. Every column is
 * qualified with the table's alias and quoted, every value is bound and none stands in the text, so the text of two requests
 * differs only where their shape does and prepared statements are found again.
 */
class SqlCompiler
{
public:
    /** What gives a placeholder its value, and the type in which it is compared. */
    struct Constant
    {
        const Node *node = nullptr;
        ValueType type = ValueType::Null;
    };

    /** `binds` are those of the statement so far; placeholders go on counting from there. All arguments outlive the compiler. */
    SqlCompiler(const schema::Collection &collection, const db::Dialect &dialect, QByteArrayView alias,
                const Variables &variables, std::vector<db::Value> &binds)
        : m_dialect(dialect)
        , m_variables(variables)
        , m_binds(binds)
        , m_rows{{&collection, alias.toByteArray(), nullptr}}
    { }

    /** The condition, in parentheses where it needs them. */
    [[nodiscard]] QByteArray compile(const Node &node);
    /** From now on what gives the placeholders their values is gathered, for PreparedCondition. */
    void noteValues(std::vector<Constant> *values) { m_values = values; }
    /** False once a text was written that other values would make differ. */
    [[nodiscard]] bool isReusable() const { return m_isReusable; }
    /** An operand as an expression of that type, which the databases are told. */
    [[nodiscard]] QByteArray value(const Node &operand, ValueType type) { return typed(operand, type); }
    /** A path through references as an expression, to sort by. */
    [[nodiscard]] QByteArray path(const Node &column);
    /** What a computed field has in the record itself; NULL if its expression is none. */
    [[nodiscard]] QByteArray computed(const schema::Field &field);

private:
    /** A row that columns are of: of a table, or a constant one. */
    struct Row
    {
        const schema::Collection *collection = nullptr; ///< null: the values of a field, in the one column `value`
        QByteArray alias;
        const schema::RecordValues *constant = nullptr;
    };
    /** FROM and WHERE of the rows that steps lead to. */
    struct Source
    {
        Row row;
        QByteArray sql;
    };

    [[nodiscard]] QByteArray compileAll(const Node &node, QByteArrayView connective);
    [[nodiscard]] QByteArray compileCompare(const Node &node);
    [[nodiscard]] QByteArray compileLike(const Node &node);
    [[nodiscard]] QByteArray compileIn(const Node &node);
    [[nodiscard]] QByteArray compileIsNull(const Node &node);
    [[nodiscard]] QByteArray compileQuantified(const Node &node);
    [[nodiscard]] QByteArray compileListed(const Node &node);
    [[nodiscard]] QByteArray compileConstants(const Node &node);
    [[nodiscard]] QByteArray isAmong(const Node &sought, const QList<QByteArray> &values);
    [[nodiscard]] QByteArray operand(const Node &node, ValueType type);
    [[nodiscard]] QByteArray expression(const Node &node);
    [[nodiscard]] QByteArray arithmetic(const Node &node);
    [[nodiscard]] QByteArray column(const Node &node);
    [[nodiscard]] QByteArray computed(const Node &expression, ValueType type, Row of);
    // Calls of functions (callcompiler.cpp).
    [[nodiscard]] QByteArray call(const Node &node);
    [[nodiscard]] QByteArray choice(const Node &node);
    [[nodiscard]] QByteArray dateCall(const Node &node);
    [[nodiscard]] QByteArray joined(const Node &node);
    [[nodiscard]] QByteArray typed(const Node &node, ValueType type);
    [[nodiscard]] QByteArray text(const Node &node);
    [[nodiscard]] QByteArray startOfDay(const QByteArray &day) const;
    [[nodiscard]] QByteArray follow(std::span<const Step> steps, const QByteArray &reference, const Node &node);
    [[nodiscard]] QByteArray rowId(const Node &node, std::span<const Step> references);
    [[nodiscard]] Source source(const Node &node);
    [[nodiscard]] QByteArray visible(const Step &step, const QByteArray &alias);
    [[nodiscard]] QByteArray newAlias() { return 't' + QByteArray::number(++*m_aliases); }
    [[nodiscard]] bool isConstant(const Node &node) const;
    [[nodiscard]] bool isDecided(const Node &condition) const;
    [[nodiscard]] Evaluator constants() const;
    [[nodiscard]] Evaluator deciding();
    [[nodiscard]] QByteArray bind(const schema::FieldValue &value);
    [[nodiscard]] QByteArray bindConstant(const Node &node, ValueType type);

    const db::Dialect &m_dialect;
    const Variables &m_variables;
    std::vector<db::Value> &m_binds;
    std::vector<Row> m_rows; ///< by number, as Node::row
    std::vector<Constant> *m_values = nullptr;
    bool m_isReusable = true;
    int m_ownAliases = 0;
    int *m_aliases = &m_ownAliases; ///< shared with those that compile what of a step's rows is visible
};

/** An expression of that type as text, the same on both databases. */
[[nodiscard]] QByteArray textOf(const db::Dialect &dialect, const QByteArray &value, ValueType type);
/** The kind of column whose values have that type. */
[[nodiscard]] db::ColumnType columnTypeOf(ValueType type);

} // namespace basalt::rules
