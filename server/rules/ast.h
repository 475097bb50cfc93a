// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/schemasnapshot.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace basalt::rules {

struct Node;
using NodePtr = std::unique_ptr<Node>;

/** A checked condition over the records of one collection. Immutable; shared between threads. */
using Condition = std::shared_ptr<const Node>;

enum class NodeKind {
    // conditions
    And,     ///< two or more children
    Or,      ///< two or more children
    Not,     ///< one child
    Compare, ///< left and right operand
    In,      ///< an operand, then literals
    IsNull,  ///< one operand
    Exists,  ///< some row that the steps lead to satisfies the child; without a child: there is a row
    ForAll,  ///< no row that the steps lead to fails the child
    Listed,  ///< an access list does not deny the record, and gives it or `computed` holds; made by listed() only
    // operands
    Literal,
    Column,
    Variable,
    Arithmetic, ///< two operands
    Lower,      ///< one operand, a text
    Length,     ///< one operand, a text: its characters
    Count,      ///< the rows that the steps lead to
    Call,       ///< a function of its arguments; of If the first child is a condition
    Truth,      ///< one condition, as true, false or null
};

enum class CompareOp { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual, Like, NotLike };
enum class ArithmeticOp { Add, Subtract, Multiply, Divide, Remainder };

/** What expressions of computed fields can call, in the order of the table in functions.cpp. */
enum class Function {
    Concat,
    Upper,
    Lower,
    Trim,
    Substring,
    Length, ///< the check makes a Length node of it
    Round,
    Abs,
    Ceil,
    Floor,
    If,
    Coalesce,
    NullIf,
    Now, ///< the check makes a Variable of it
    DateDiff,
    DateAdd,
};

enum class VariableId {
    AuthId,
    AuthEmail,
    AuthRole,
    AuthAccountId,
    AuthGroups,      ///< a list
    AuthPermissions, ///< a list
    AuthContext,     ///< a claim of a foreign token, by name
    Method,          ///< of the request
    Header,          ///< of the request, by folded name
    QueryParameter,  ///< of the request, by name
    Now,
    Yesterday,
    Tomorrow,
    TodayStart,
    TodayEnd,
    MonthStart,
    MonthEnd,
    YearStart,
    YearEnd,
    Second,
    Minute,
    Hour,
    Weekday, ///< 0 is Sunday
    Day,
    Month,
    Year,
    TimeOfDay,   ///< `HH:MM`, behind @in_time_range()
    Data,        ///< what was sent for a field; null if nothing was
    DataIsSet,   ///< whether something was sent for a field
    DataChanges, ///< whether what was sent differs from what is stored
    Old,         ///< what a field held before the update
};

/** How an operand compares. Set by the type check; Null is the word `null`. */
enum class ValueType { Null, Text, Number, Integer, Decimal, Boolean, DateTime, Date, Json, List };

/** How a literal was written, before its type is known from what it is compared with. */
enum class LiteralKind { Null, Text, Number, Boolean };

/** One step of a path, from a row to the rows it leads to; all of them belong to the first row's account. */
struct Step
{
    enum class Kind {
        Reference,  ///< the record that the field refers to
        References, ///< the records that a many-valued field refers to
        Back,       ///< the records whose field refers to this one: `comments_via_post`
        Collection, ///< all records of a collection: `@collection.members`
        Items,      ///< the values of a many-valued field, each a row of one column
        Constants,  ///< the values of a list that does not depend on the row, likewise
    };

    Kind kind = Kind::Reference;
    int column = -1;                       ///< position of the field, for Back in the target's columns
    VariableId variable = VariableId::Now; ///< Constants: which list
    QByteArray name;                       ///< Constants: of the claim
    schema::CollectionPtr target;          ///< null for Items and Constants
    Condition only;                        ///< the rows that may be known of; null: all. Over the target's columns.

    [[nodiscard]] bool leadsToMany() const { return kind != Kind::Reference; }
    /** To values, which are nothing but themselves, and not to records. */
    [[nodiscard]] bool leadsToValues() const { return kind == Kind::Items || kind == Kind::Constants; }
    [[nodiscard]] bool sameAs(const Step &other) const
    {
        return kind == other.kind && column == other.column && variable == other.variable && name == other.name
            && target == other.target;
    }
};

/**
 * One node of a rule or filter. The parser builds it, the type check resolves names and settles types; both back ends, SQL and
 * in memory, only read it. Immutable after the check, and then safe to share between threads.
 *
 * Rows are numbered: 0 is the record itself, each Exists and ForAll adds one for what its steps lead to.
 */
struct Node
{
    NodeKind kind = NodeKind::Literal;
    qsizetype position = 0; ///< of the operator or operand, offset in bytes
    qsizetype length = 0;
    /** Conditions as parsed: where all of it is written, offsets in bytes. `end` is 0 of what a macro or BETWEEN stands for. */
    qsizetype begin = 0;
    qsizetype end = 0;
    std::vector<NodePtr> children;

    CompareOp op = CompareOp::Equal;             // Compare
    bool any = false;                            // Compare: written with `?`; the check makes an Exists of it
    ArithmeticOp arithmetic = ArithmeticOp::Add; // Arithmetic
    Function function = Function::Concat;        // Call
    bool negated = false;                        // In, IsNull; Listed: all that is not denied
    bool isPlaceholder = false;                  // operands: a macro's parameter, before anybody calls it
    VariableId variable = VariableId::Now;       // Variable
    QByteArray text;                             // Column, Variable: the name; Literal: as written; Listed: the flag
    QByteArray modifier;                         // Column, Variable: as written; the check makes nodes of them
    QByteArray pattern;                          // Literal text: as a LIKE pattern
    LiteralKind literalKind = LiteralKind::Null; // Literal

    int row = 0;                          // Column, Exists, ForAll, Count: where the steps begin
    std::vector<Step> steps;              // the same; of a Column all are References after the check
    int column = -1;                      // Column: position in the last row; Variable: Data, DataIsSet, DataChanges, Old
    QByteArray name;                      // Variable: of the header, parameter or claim; Listed: the id of the collection
    Condition computed;                   // Column, Variable Old: of a computed field, an operand over the columns of its row
    const schema::Field *field = nullptr; // Column, Variable: while it is checked
    ValueType type = ValueType::Null;     // operands
    schema::FieldValue value;             // Literal: in canonical form of `type`
};

[[nodiscard]] inline bool isOperand(const Node &node)
{
    return node.kind >= NodeKind::Literal;
}

/** What holds of records that no access list says anything about. */
enum class Unlisted { Refused, Allowed, ByCondition };

/**
 * A condition over the records of a collection as access lists change it: what is denied to who asks is refused, what is given
 * to him or to a group of his is allowed, all else is as `unlisted` says. `flag` is what is done with records: `read`, `write`,
 * `delete`.
 */
[[nodiscard]] Condition listed(const QByteArray &collectionId, const QByteArray &flag, Unlisted unlisted,
                               Condition condition = {});

/** Whether it depends on who asks, or when. */
[[nodiscard]] bool usesVariables(const Node &node);

/** Whether the condition can be decided from the record alone, without reading others. */
[[nodiscard]] bool isLocal(const Node &node);

} // namespace basalt::rules
