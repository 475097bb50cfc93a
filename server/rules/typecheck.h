// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/subject.h"

namespace basalt::rules {

/**
 * Resolves names against a collection and settles the type of every operand, by this table:
 *
 * | operands                   | = != | < <= > >= | ~ !~ | IN | null |
 * |----------------------------|------|-----------|------|----|------|
 * | text, email, url, select   |  x   |     x     |  x   | x  |  x   |
 * | numbers, dates             |  x   |     x     |      | x  |  x   |
 * | reference                  |  x   |           |      | x  |  x   |
 * | boolean                    |  x   |           |      |    |  x   |
 * | json                       |      |           |      |    |  x   |
 *
 * A path to many values takes the same operators with `?` before them (at least one value satisfies it) or with `:each` (all
 * do), and a test for null, which asks whether there is any. It may stand on either side, or on both: `orgs ?= @request.auth.groups`
 * asks whether they have one in common. Conditions with `?` that stand in one AND and go through the same relation speak of the
 * same record: `members.user ?= 'a' && members.role ?= 'x'` looks for one member.
 *
 * A claim of the caller's token may have any number of values. With `?` or `:each` all of them count; without, only a claim of
 * exactly one value compares, so that no rule opens to who has more than it expects.
 *
 * Literals take the type of what they are compared with and are brought into canonical form here, so a date that is none is a
 * fault now and not a surprise in the database. Rewrites `= null` to IS NULL, a boolean standing alone to `= true`, and paths
 * to many values to Exists and ForAll.
 */
class TypeCheck
{
public:
    explicit TypeCheck(const Subject &subject) : m_subject(subject) { }

    /** Checks and rewrites the tree in place. */
    [[nodiscard]] Checked<void> checkCondition(NodePtr &node) const;
    /** The same for what makes a value of that type: the tree becomes an operand. */
    [[nodiscard]] Checked<void> checkValue(NodePtr &node, ValueType type) const;
    /** The same for a value of whatever type it has by itself, which is returned. */
    [[nodiscard]] Checked<ValueType> settleValue(NodePtr &node) const;

private:
    [[nodiscard]] Checked<void> checkList(NodePtr &node) const;
    [[nodiscard]] Checked<void> checkAlone(NodePtr &node) const;
    [[nodiscard]] Checked<void> checkCompare(NodePtr &node) const;
    [[nodiscard]] Checked<void> checkNullCompare(NodePtr &node) const;
    [[nodiscard]] static Checked<void> checkMany(const Node &compare);
    [[nodiscard]] Checked<void> checkOperator(const Node &compare) const;
    [[nodiscard]] Checked<void> checkIn(Node &node) const;
    [[nodiscard]] Checked<void> checkIsNull(NodePtr &node) const;
    [[nodiscard]] Checked<void> resolve(NodePtr &operand) const;
    [[nodiscard]] Checked<void> resolveVariable(Node &operand) const;
    [[nodiscard]] static Checked<void> resolveKnown(Node &operand);
    [[nodiscard]] Checked<void> resolveField(Node &operand, const QByteArray &name) const;
    [[nodiscard]] Checked<void> resolveArithmetic(Node &operand) const;
    // Calls of functions (callcheck.cpp).
    [[nodiscard]] Checked<void> resolveCall(NodePtr &call) const;
    [[nodiscard]] Checked<void> resolveValue(NodePtr &argument) const;
    [[nodiscard]] Checked<void> checkArguments(Node &call) const;
    [[nodiscard]] static Checked<void> checkArgument(Node &argument, ValueType type, const QString &usage);
    [[nodiscard]] static Checked<ValueType> unifyArguments(Node &call, size_t first);
    [[nodiscard]] Checked<void> applyModifier(NodePtr &operand) const;
    [[nodiscard]] Checked<void> applyLength(NodePtr &operand) const;

    const Subject &m_subject;
};

} // namespace basalt::rules
