// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/dialect.h"
#include "db/value.h"
#include "rules/ast.h"
#include "rules/variables.h"
#include "schema/collection.h"

#include <QByteArray>

#include <vector>

namespace basalt::rules {

/**
 * Writes a checked rule or filter as a SQL condition. Every column is qualified with the table's alias and quoted, every value
 * is bound and none stands in the text, so the text of two requests differs only where their shape does and prepared
 * statements are found again.
 */
class SqlCompiler
{
public:
    /** `binds` are those of the statement so far; placeholders go on counting from there. All arguments outlive the compiler. */
    SqlCompiler(const schema::Collection &collection, const db::Dialect &dialect, QByteArrayView alias,
                const Variables &variables, std::vector<db::Value> &binds)
        : m_collection(collection)
        , m_dialect(dialect)
        , m_alias(alias)
        , m_variables(variables)
        , m_binds(binds)
    { }

    /** The condition, in parentheses where it needs them. */
    [[nodiscard]] QByteArray compile(const Node &node);

private:
    [[nodiscard]] QByteArray compileAll(const Node &node, QByteArrayView connective);
    [[nodiscard]] QByteArray compileCompare(const Node &node);
    [[nodiscard]] QByteArray compileLike(const Node &node);
    [[nodiscard]] QByteArray compileAnyEqual(const Node &node);
    [[nodiscard]] QByteArray compileIn(const Node &node);
    [[nodiscard]] QByteArray compileIsNull(const Node &node);
    [[nodiscard]] QByteArray operand(const Node &node, ValueType type);
    [[nodiscard]] QByteArray column(const Node &node) const;
    [[nodiscard]] QByteArray junction(const Node &node) const;
    [[nodiscard]] schema::FieldValue constant(const Node &node) const;
    [[nodiscard]] QByteArray bind(const schema::FieldValue &value);

    const schema::Collection &m_collection;
    const db::Dialect &m_dialect;
    QByteArrayView m_alias;
    const Variables &m_variables;
    std::vector<db::Value> &m_binds;
};

} // namespace basalt::rules
