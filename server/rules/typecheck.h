// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/ast.h"
#include "rules/fault.h"
#include "schema/collection.h"

#include <functional>

namespace basalt::rules {

/** Whether a rule or filter may name a column. What it may not name looks exactly like what does not exist. */
using MayName = std::function<bool(const schema::Field &)>;

/**
 * Resolves names against a collection and settles the type of every operand, by this table:
 *
 * | columns                    | = != | < <= > >= | ~ !~ | IN | null | ?= |
 * |----------------------------|------|-----------|------|----|------|----|
 * | text, email, url, select   |  x   |     x     |  x   | x  |  x   |    |
 * | numbers, dates             |  x   |     x     |      | x  |  x   |    |
 * | reference                  |  x   |           |      | x  |  x   |    |
 * | boolean                    |  x   |           |      |    |  x   |    |
 * | json                       |      |           |      |    |  x   |    |
 * | many-valued                |      |           |      |    |  x   | x  |
 *
 * Literals take the type of what they are compared with and are brought into canonical form here, so a date that is none is a
 * fault now and not a surprise in the database. Rewrites `= null` to IS NULL and a boolean standing alone to `= true`.
 */
class TypeCheck
{
public:
    TypeCheck(const schema::Collection &collection, const MayName &mayName) : m_collection(collection), m_mayName(mayName) { }

    /** Checks and rewrites the tree in place. */
    [[nodiscard]] Checked<void> checkCondition(NodePtr &node) const;

private:
    [[nodiscard]] Checked<void> checkCompare(NodePtr &node) const;
    [[nodiscard]] Checked<void> checkNullCompare(NodePtr &node) const;
    [[nodiscard]] Checked<void> checkOperator(const Node &compare) const;
    [[nodiscard]] Checked<void> checkIn(Node &node) const;
    [[nodiscard]] Checked<void> checkIsNull(Node &node) const;
    [[nodiscard]] Checked<void> resolve(Node &operand) const;
    [[nodiscard]] Checked<void> unify(Node &left, Node &right) const;
    [[nodiscard]] Checked<void> convertLiteral(Node &literal, ValueType type) const;
    [[nodiscard]] Checked<void> convertNumber(Node &literal, ValueType type) const;
    [[nodiscard]] bool allows(const Node &operand, CompareOp op) const;
    [[nodiscard]] QString describe(const Node &operand) const;

    const schema::Collection &m_collection;
    const MayName &m_mayName;
};

} // namespace basalt::rules
