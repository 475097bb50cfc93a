// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/fieldvalue.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace basalt::rules {

enum class NodeKind {
    // conditions
    And,     ///< two or more children
    Or,      ///< two or more children
    Not,     ///< one child
    Compare, ///< left and right operand
    In,      ///< an operand, then literals
    IsNull,  ///< one operand
    // operands
    Literal,
    Column,
    Variable,
};

enum class CompareOp { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual, Like, NotLike, AnyEqual };

enum class VariableId { AuthId, AuthEmail, AuthRole, AuthAccountId, Now };

/** How an operand compares. Set by the type check; Null is the word `null`. */
enum class ValueType { Null, Text, Number, Integer, Decimal, Boolean, DateTime, Date, Json, List };

/** How a literal was written, before its type is known from what it is compared with. */
enum class LiteralKind { Null, Text, Number, Boolean };

/**
 * One node of a rule or filter. The parser builds it, the type check resolves names and settles types; both back ends, SQL and
 * in memory, only read it. Immutable after the check, and then safe to share between threads.
 */
struct Node
{
    NodeKind kind = NodeKind::Literal;
    qsizetype position = 0; ///< of the operator or operand, offset in bytes
    qsizetype length = 0;
    std::vector<std::unique_ptr<Node>> children;

    CompareOp op = CompareOp::Equal;             // Compare
    bool negated = false;                        // In, IsNull
    VariableId variable = VariableId::Now;       // Variable
    QByteArray text;                             // Column, Variable: the name; Literal: as written
    QByteArray pattern;                          // Literal text: as a LIKE pattern
    LiteralKind literalKind = LiteralKind::Null; // Literal

    int column = -1;                  // Column: position in Collection::columns
    ValueType type = ValueType::Null; // operands
    schema::FieldValue value;         // Literal: in canonical form of `type`
};

using NodePtr = std::unique_ptr<Node>;

} // namespace basalt::rules
