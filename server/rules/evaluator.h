// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/relatedrows.h"
#include "rules/variables.h"

namespace basalt::rules {

/** SQL's three truth values. A rule lets through only what is True. */
enum class Truth { False, True, Unknown };

/**
 * Evaluates a checked rule in memory, over the columns of one record. Gives the truth value that the compiled SQL gives for
 * the same row: comparing with null is Unknown, and so is what depends on it.
 */
class Evaluator
{
public:
    /**
     * All outlive the evaluator. `record` has a value for every column of the collection that the rule was checked against.
     * `related` is needed for rules that are not isLocal(); without it their paths lead nowhere.
     */
    Evaluator(const schema::RecordValues &record, const Variables &variables, RelatedRows *related = nullptr)
        : m_rows{&record}
        , m_variables(variables)
        , m_related(related)
    { }

    /** For a condition inside of others, with the rows by number. */
    Evaluator(std::vector<const schema::RecordValues *> rows, const Variables &variables)
        : m_rows(std::move(rows))
        , m_variables(variables)
        , m_related(nullptr)
    { }

    [[nodiscard]] Truth evaluate(const Node &node) const;
    /** The value of an operand, as its type. */
    [[nodiscard]] schema::FieldValue valueOf(const Node &operand) const;
    /** The same as a comparison takes it that is made in `type`, its commonType(). */
    [[nodiscard]] schema::FieldValue valueAs(const Node &operand, ValueType type) const;

private:
    using Rows = std::vector<schema::RecordValues>;

    [[nodiscard]] Truth evaluateAll(const Node &node, Truth decisive) const;
    [[nodiscard]] Truth evaluateCompare(const Node &node) const;
    [[nodiscard]] Truth evaluateIn(const Node &node) const;
    [[nodiscard]] Truth evaluateQuantified(const Node &node) const;
    [[nodiscard]] schema::FieldValue columnValue(const Node &column) const;
    [[nodiscard]] schema::FieldValue arithmeticValue(const Node &node) const;
    [[nodiscard]] schema::FieldValue variableValue(const Node &variable) const;
    [[nodiscard]] schema::FieldValue callValue(const Node &call) const;
    [[nodiscard]] schema::FieldValue fieldOf(const Node &column, const schema::RecordValues &row) const;
    [[nodiscard]] Rows follow(int row, const std::vector<Step> &steps) const;
    [[nodiscard]] Rows follow(const Step &step, const schema::RecordValues &from) const;

    mutable std::vector<const schema::RecordValues *> m_rows; ///< by number; only evaluateQuantified() adds and takes away
    const Variables &m_variables;
    RelatedRows *m_related;
};

/** One comparison of two values with their types; what both back ends agree on. Not for Like and NotLike. */
[[nodiscard]] Truth compare(CompareOp op, ValueType leftType, const schema::FieldValue &left, ValueType rightType,
                            const schema::FieldValue &right);

/** The type in which two operands are compared: double if either is one, else decimal, else their own. */
[[nodiscard]] ValueType commonType(ValueType left, ValueType right);

/**
 * The LIKE pattern that `~` looks for: a literal as written, anything else character by character; without a wildcard the
 * text may stand anywhere.
 */
[[nodiscard]] QByteArray likePattern(const Node &operand, const schema::FieldValue &value);

[[nodiscard]] inline Truth truthOf(bool value)
{
    return value ? Truth::True : Truth::False;
}

} // namespace basalt::rules
