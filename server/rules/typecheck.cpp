// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/typecheck.h"

#include "rules/computation.h"
#include "rules/operandtypes.h"
#include "rules/pathresolver.h"
#include "rules/quantifier.h"
#include "rules/requestpart.h"
#include "rules/variables.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

namespace {

bool isEquality(CompareOp op)
{
    return op == CompareOp::Equal || op == CompareOp::NotEqual;
}

bool isPattern(CompareOp op)
{
    return op == CompareOp::Like || op == CompareOp::NotLike;
}

bool isNullLiteral(const Node &node)
{
    return node.kind == NodeKind::Literal && node.literalKind == LiteralKind::Null;
}

/** Lists that callers bring along are rows only to the check; their values are those of the request. */
bool isOfRequest(const Node &node)
{
    return !node.steps.empty() && node.steps.front().kind == Step::Kind::Constants;
}

bool dependsOnRow(const Node &node)
{
    return ((node.kind == NodeKind::Column || node.kind == NodeKind::Count) && !isOfRequest(node))
        || std::ranges::any_of(node.children, [](const NodePtr &child) { return dependsOnRow(*child); });
}

/** A relation or field of many values as a whole, and nothing that one of them has. */
bool isWholeRelation(const Node &column)
{
    if (column.kind != NodeKind::Column || column.steps.empty())
        return false;
    const auto many = std::ranges::count_if(column.steps, &Step::leadsToMany);
    const bool values = column.steps.back().leadsToValues();
    // A path that ends with the relation itself stands for ids, as does one that asks for them by name.
    const bool ids = column.column == schema::kId && !column.text.endsWith(".id");
    return many == 1 && column.steps.back().leadsToMany() && (values || ids);
}

bool isClaim(const Node &node)
{
    return node.kind == NodeKind::Variable && node.variable == VariableId::AuthContext;
}

/** What `:lower` and `:length` stand behind. */
Node &innermost(Node &operand)
{
    const bool isWrapped = operand.kind == NodeKind::Lower || operand.kind == NodeKind::Length;
    return isWrapped ? innermost(*operand.children[0]) : operand;
}

bool allows(const Node &operand, CompareOp op)
{
    switch (operand.type) {
    case ValueType::List:
    case ValueType::Json: return false;
    case ValueType::Boolean: return isEquality(op);
    case ValueType::Text: return isEquality(op) || !operand.field || !operand.field->isReference();
    default: return !isPattern(op);
    }
}

tl::unexpected<Fault> mismatch(qsizetype position, const QString &message)
{
    return faultAt(position, message, u"type_mismatch"_s);
}

NodePtr trueLiteral(qsizetype position)
{
    auto node = std::make_unique<Node>();
    node->position = position;
    node->literalKind = LiteralKind::Boolean;
    node->type = ValueType::Boolean;
    node->value = true;
    return node;
}

/** Puts a node of that kind around the operand. */
void wrap(NodePtr &operand, NodeKind kind, ValueType type)
{
    auto outer = std::make_unique<Node>();
    outer->kind = kind;
    outer->position = operand->position;
    outer->length = operand->length;
    outer->type = type;
    outer->children.push_back(std::move(operand));
    operand = std::move(outer);
}

} // namespace

Checked<void> TypeCheck::checkCondition(NodePtr &node) const
{
    switch (node->kind) {
    case NodeKind::And:
    case NodeKind::Or: return checkList(node);
    case NodeKind::Not: return checkCondition(node->children[0]);
    case NodeKind::Compare: return checkCompare(node);
    case NodeKind::In: return checkIn(*node);
    case NodeKind::IsNull: return checkIsNull(node);
    default: return checkAlone(node);
    }
}

Checked<void> TypeCheck::checkList(NodePtr &node) const
{
    for (NodePtr &child : node->children)
        RULES_TRY_VOID(checkCondition(child));
    groupRows(node);
    return {};
}

/** An operand where a condition stands: a boolean means that it is true. */
Checked<void> TypeCheck::checkAlone(NodePtr &node) const
{
    RULES_TRY_VOID(resolve(node));
    if (node->kind == NodeKind::Literal && node->literalKind == LiteralKind::Boolean)
        RULES_TRY_VOID(convertLiteral(*node, ValueType::Boolean));
    if (node->type != ValueType::Boolean)
        return mismatch(node->position, u"found %1, expected a condition such as name = 'x'"_s.arg(describe(*node)));
    if (findMany(*node))
        return mismatch(node->position, u"found %1, expected ?= true after it"_s.arg(describe(*node)));
    auto compare = std::make_unique<Node>();
    compare->kind = NodeKind::Compare;
    compare->position = node->position;
    compare->children.push_back(std::move(node));
    compare->children.push_back(trueLiteral(compare->position));
    node = std::move(compare);
    return {};
}

Checked<void> TypeCheck::checkCompare(NodePtr &node) const
{
    NodePtr &left = node->children[0];
    NodePtr &right = node->children[1];
    RULES_TRY_VOID(resolve(left));
    RULES_TRY_VOID(resolve(right));
    if (node->any) {
        makeClaimsRows(*left);
        makeClaimsRows(*right);
    }
    if (isNullLiteral(*left) || isNullLiteral(*right))
        return checkNullCompare(node);
    RULES_TRY_VOID(checkMany(*node));
    RULES_TRY_VOID(checkOperator(*node));
    RULES_TRY_VOID(unify(*left, *right));
    if (isPattern(node->op) && left->type != ValueType::Text) {
        return mismatch(left->position, u"found %1, expected a text before %2"_s.arg(describe(*left), operatorText(node->op)));
    }
    quantify(node);
    return {};
}

/** Many values take `?` or `:each`, on whichever side they stand; one value takes neither. */
Checked<void> TypeCheck::checkMany(const Node &compare)
{
    const QString op = operatorText(compare.op);
    const Node *many = nullptr;
    bool takesAny = false;
    for (const NodePtr &operand : compare.children) {
        const Node *found = findMany(*operand);
        many = found ? found : many;
        const bool isOpen = found && !isForAll(*operand);
        takesAny = takesAny || isOpen;
        if (isOpen && !compare.any) {
            return mismatch(compare.position,
                            u"found %1, which %2 cannot be compared with; expected ?%1, or :each %3 it"_s.arg(
                                op, describe(*found), operand == compare.children[0] ? u"before"_s : u"after"_s));
        }
    }
    if (many && compare.any && !takesAny)
        return mismatch(compare.position, u"found ?%1 beside :each, expected one of them"_s.arg(op));
    if (!many && compare.any)
        return mismatch(compare.position, u"found ?%1, expected many values on one side of it"_s.arg(op));
    return {};
}

/** `x = null` asks whether x is there; other operators say nothing about null. */
Checked<void> TypeCheck::checkNullCompare(NodePtr &node) const
{
    if (!isEquality(node->op))
        return mismatch(node->position, u"found %1 with null, expected = or !="_s.arg(operatorText(node->op)));
    NodePtr &operand = isNullLiteral(*node->children[0]) ? node->children[1] : node->children[0];
    const bool any = node->any;
    const bool forAll = isForAll(*operand);
    if (any && (!findMany(*operand) || forAll))
        return mismatch(node->position, u"found ?%1, expected many values on one side of it"_s.arg(operatorText(node->op)));
    auto test = std::make_unique<Node>();
    test->kind = NodeKind::IsNull;
    test->position = node->position;
    test->length = node->length;
    test->negated = node->op == CompareOp::NotEqual;
    test->children.push_back(std::move(operand));
    node = std::move(test);
    if (any || forAll) {
        quantify(node);
        return {};
    }
    return checkIsNull(node);
}

Checked<void> TypeCheck::checkOperator(const Node &compare) const
{
    const auto refused = std::ranges::find_if(
        compare.children, [&](const NodePtr &operand) { return dependsOnRow(*operand) && !allows(*operand, compare.op); });
    if (refused != compare.children.end()) {
        return mismatch(compare.position,
                        u"found %1, which %2 cannot be compared with"_s.arg(operatorText(compare.op), describe(**refused)));
    }
    const Node &right = *compare.children[1];
    if (isPattern(compare.op) && dependsOnRow(right)) {
        return mismatch(right.position, u"found %1, expected a text after %2"_s.arg(describe(right), operatorText(compare.op)));
    }
    return {};
}

Checked<void> TypeCheck::checkIn(Node &node) const
{
    RULES_TRY_VOID(resolve(node.children[0]));
    const Node &operand = *node.children[0];
    const bool comparable = operand.type == ValueType::Text || isNumeric(operand.type) || operand.type == ValueType::Date
        || operand.type == ValueType::DateTime;
    if (!comparable || operand.kind == NodeKind::Literal || findMany(operand)) {
        return mismatch(node.position,
                        u"found IN after %1, expected it after a field of texts, numbers or dates"_s.arg(describe(operand)));
    }
    bool hasFraction = false;
    for (size_t i = 1; i < node.children.size(); ++i) {
        Node &element = *node.children[i];
        if (isNullLiteral(element))
            return mismatch(element.position, u"found null in a list, expected IS NULL beside it"_s);
        RULES_TRY_VOID(convertLiteral(element, operand.type));
        hasFraction = hasFraction || element.type == ValueType::Number;
    }
    // One fraction beside an integer field makes the whole list be compared as doubles.
    for (size_t i = 1; hasFraction && i < node.children.size(); ++i)
        RULES_TRY_VOID(convertLiteral(*node.children[i], ValueType::Number));
    return {};
}

/** Of many values: whether there are none. A claim of several values is there, although it has not one value. */
Checked<void> TypeCheck::checkIsNull(NodePtr &node) const
{
    NodePtr &operand = node->children[0];
    if (operand->kind == NodeKind::Literal)
        return mismatch(operand->position, u"found a value, expected a field"_s);
    if (operand->type == ValueType::Null)
        RULES_TRY_VOID(resolve(operand));
    if (Node &claim = innermost(*operand); isClaim(claim)) {
        NodePtr made = std::make_unique<Node>(std::move(claim));
        operand = std::move(made);
        makeConstantRows(*operand);
    }
    if (!findMany(*operand))
        return {};
    if (!isWholeRelation(*operand) || isForAll(*operand))
        return mismatch(operand->position, u"found IS NULL after %1, expected ?= null or ?!= null"_s.arg(describe(*operand)));
    const bool negated = node->negated;
    node = existsAny(std::move(*operand));
    if (negated)
        return {};
    auto inverse = std::make_unique<Node>();
    inverse->kind = NodeKind::Not;
    inverse->children.push_back(std::move(node));
    node = std::move(inverse);
    return {};
}

Checked<void> TypeCheck::resolve(NodePtr &operand) const
{
    switch (operand->kind) {
    case NodeKind::Column: RULES_TRY_VOID(PathResolver(m_subject).resolve(*operand)); break;
    case NodeKind::Variable: RULES_TRY_VOID(resolveVariable(*operand)); break;
    case NodeKind::Arithmetic: return resolveArithmetic(*operand);
    case NodeKind::Call: return resolveCall(operand);
    default: return {};
    }
    return applyModifier(operand);
}

Checked<void> TypeCheck::resolveVariable(Node &operand) const
{
    constexpr QByteArrayView kData = "@request.data.";
    constexpr QByteArrayView kOld = "@old.";
    if (operand.text.startsWith("@collection."))
        return PathResolver(m_subject).resolve(operand);
    if (m_subject.hasData && operand.text.startsWith(kData)) {
        operand.variable = VariableId::Data;
        return resolveField(operand, operand.text.sliced(kData.size()));
    }
    if (m_subject.hasOld && operand.text.startsWith(kOld)) {
        operand.variable = VariableId::Old;
        return resolveField(operand, operand.text.sliced(kOld.size()));
    }
    RULES_TRY(auto part, parseRequestPart(operand));
    if (part) {
        operand.variable = part->id;
        operand.name = std::move(part->name);
        operand.type = ValueType::Text;
        return {};
    }
    return resolveKnown(operand);
}

/** A variable of a fixed name. */
Checked<void> TypeCheck::resolveKnown(Node &operand)
{
    const auto variable = parseVariable(operand.text);
    if (!variable) {
        return faultAt(operand.position,
                       u"found \"%1\", expected a variable such as @request.auth.id or @now%2"_s.arg(
                           QString::fromUtf8(operand.text),
                           operand.text.startsWith("@request.data.") || operand.text.startsWith("@old.")
                               ? u" (@request.data exists in rules for creating and updating, @old in those for updating)"_s
                               : QString()),
                       u"unknown_variable"_s);
    }
    operand.variable = *variable;
    operand.type = variableType(*variable);
    if (operand.type == ValueType::List)
        makeConstantRows(operand);
    return {};
}

/** The field of the collection that `@request.data.` or `@old.` names. */
Checked<void> TypeCheck::resolveField(Node &operand, const QByteArray &name) const
{
    const int column = m_subject.collection.columnIndex(name);
    if (column < 0) {
        return faultAt(operand.position, u"found \"%1\", expected a field of this collection"_s.arg(QString::fromUtf8(name)),
                       u"unknown_field"_s);
    }
    operand.column = column;
    operand.field = &m_subject.collection.columns[size_t(column)];
    operand.computed = expressionOf(*operand.field);
    if (operand.field->isComputed() && (operand.variable == VariableId::Data || !operand.computed)) {
        return faultAt(operand.position,
                       u"found \"%1\", which is computed, expected a field that can be sent"_s.arg(QString::fromUtf8(name)),
                       u"unknown_field"_s);
    }
    operand.type = valueTypeOf(*operand.field);
    const bool asksAboutField = operand.modifier == "isset" || operand.modifier == "changed";
    if (operand.type == ValueType::List && !asksAboutField)
        makeConstantRows(operand);
    return {};
}

Checked<void> TypeCheck::resolveArithmetic(Node &operand) const
{
    for (NodePtr &child : operand.children) {
        RULES_TRY_VOID(resolve(child));
        if (child->kind == NodeKind::Literal)
            RULES_TRY_VOID(convertLiteral(*child, ValueType::Number));
        if (!isNumeric(child->type))
            return mismatch(child->position, u"found %1, expected a number"_s.arg(describe(*child)));
    }
    if (findMany(*operand.children[0]) && findMany(*operand.children[1]))
        return mismatch(operand.position, u"found many values on both sides, expected one value on one of them"_s);
    operand.type = ValueType::Number;
    return {};
}

Checked<void> TypeCheck::applyModifier(NodePtr &operand) const
{
    const QByteArray modifier = operand->modifier;
    const auto refused = [&](const QString &wanted) {
        return mismatch(operand->position, u"found :%1, expected it after %2"_s.arg(QString::fromUtf8(modifier), wanted));
    };
    if (modifier.isEmpty())
        return {};
    if (modifier == "each" && isClaim(*operand))
        makeConstantRows(*operand);
    if (modifier == "each")
        return findMany(*operand) ? Checked<void>() : Checked<void>(refused(u"a field of many values"_s));
    if (modifier == "length")
        return applyLength(operand);
    if (modifier == "lower") {
        if (operand->type != ValueType::Text)
            return refused(u"a text"_s);
        wrap(operand, NodeKind::Lower, ValueType::Text);
        return {};
    }
    const bool isData = operand->kind == NodeKind::Variable && operand->variable == VariableId::Data;
    if (!isData || (modifier == "changed" && !m_subject.hasOld))
        return refused(modifier == "changed" ? u"@request.data in a rule for updating"_s : u"@request.data"_s);
    operand->variable = modifier == "isset" ? VariableId::DataIsSet : VariableId::DataChanges;
    operand->type = ValueType::Boolean;
    operand->field = nullptr;
    return {};
}

/** Of many values their number, of a text its characters. */
Checked<void> TypeCheck::applyLength(NodePtr &operand) const
{
    if (isWholeRelation(*operand)) {
        operand->kind = NodeKind::Count;
        operand->type = ValueType::Integer;
        operand->field = nullptr;
        return {};
    }
    if (operand->type != ValueType::Text)
        return mismatch(operand->position, u"found :length, expected it after a text or a field of many values"_s);
    wrap(operand, NodeKind::Length, ValueType::Integer);
    return {};
}

} // namespace basalt::rules
