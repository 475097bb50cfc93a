// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/typecheck.h"

#include "core/timestamp.h"
#include "rules/variables.h"
#include "schema/decimal.h"

#include <array>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

namespace {

ValueType valueType(const schema::Field &field)
{
    if (field.multiple)
        return ValueType::List;
    switch (field.type) {
    case schema::FieldType::Number: return ValueType::Number;
    case schema::FieldType::Integer: return ValueType::Integer;
    case schema::FieldType::Decimal: return ValueType::Decimal;
    case schema::FieldType::Boolean: return ValueType::Boolean;
    case schema::FieldType::DateTime: return ValueType::DateTime;
    case schema::FieldType::Date: return ValueType::Date;
    case schema::FieldType::Json: return ValueType::Json;
    default: return ValueType::Text;
    }
}

bool isNumeric(ValueType type)
{
    return type == ValueType::Number || type == ValueType::Integer || type == ValueType::Decimal;
}

QString typeText(ValueType type)
{
    switch (type) {
    case ValueType::Null: return u"null"_s;
    case ValueType::Text: return u"a text"_s;
    case ValueType::Number:
    case ValueType::Integer:
    case ValueType::Decimal: return u"a number"_s;
    case ValueType::Boolean: return u"true or false"_s;
    case ValueType::DateTime: return u"a date and time such as '2026-11-20T21:38:41Z'"_s;
    case ValueType::Date: return u"a date such as '2026-11-20'"_s;
    case ValueType::Json: return u"a JSON field"_s;
    case ValueType::List: break;
    }
    return u"a field of many values"_s;
}

QString operatorText(CompareOp op)
{
    static constexpr std::array kTexts{"=", "!=", "<", "<=", ">", ">=", "~", "!~", "?="};
    return QString::fromLatin1(kTexts[static_cast<size_t>(op)]);
}

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

/** The type a literal has by itself, where nothing it is compared with tells. */
ValueType ownType(const Node &literal)
{
    switch (literal.literalKind) {
    case LiteralKind::Text: return ValueType::Text;
    case LiteralKind::Number: return ValueType::Number;
    case LiteralKind::Boolean: return ValueType::Boolean;
    case LiteralKind::Null: break;
    }
    return ValueType::Null;
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

} // namespace

Checked<void> TypeCheck::checkCondition(NodePtr &node) const
{
    switch (node->kind) {
    case NodeKind::And:
    case NodeKind::Or:
    case NodeKind::Not:
        for (NodePtr &child : node->children)
            RULES_TRY_VOID(checkCondition(child));
        return {};
    case NodeKind::Compare: return checkCompare(node);
    case NodeKind::In: return checkIn(*node);
    case NodeKind::IsNull: return checkIsNull(*node);
    case NodeKind::Literal:
    case NodeKind::Column:
    case NodeKind::Variable: break;
    }
    RULES_TRY_VOID(resolve(*node));
    if (node->type == ValueType::Null && node->literalKind == LiteralKind::Boolean)
        RULES_TRY_VOID(convertLiteral(*node, ValueType::Boolean));
    if (node->type != ValueType::Boolean) {
        return faultAt(node->position, u"found %1, expected a condition such as name = 'x'"_s.arg(describe(*node)),
                       u"type_mismatch"_s);
    }
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
    Node &left = *node->children[0];
    Node &right = *node->children[1];
    RULES_TRY_VOID(resolve(left));
    RULES_TRY_VOID(resolve(right));
    if (isNullLiteral(left) || isNullLiteral(right))
        return checkNullCompare(node);
    RULES_TRY_VOID(checkOperator(*node));
    if (node->op == CompareOp::AnyEqual) {
        if (right.kind == NodeKind::Literal)
            return convertLiteral(right, ValueType::Text);
        if (right.type != ValueType::Text)
            return faultAt(right.position, u"found %1, expected a text"_s.arg(describe(right)), u"type_mismatch"_s);
        return {};
    }
    RULES_TRY_VOID(unify(left, right));
    if (isPattern(node->op) && left.type != ValueType::Text) {
        return faultAt(left.position, u"found %1, expected a text before %2"_s.arg(describe(left), operatorText(node->op)),
                       u"type_mismatch"_s);
    }
    return {};
}

/** `x = null` asks whether x is there; other operators say nothing about null. */
Checked<void> TypeCheck::checkNullCompare(NodePtr &node) const
{
    if (!isEquality(node->op)) {
        return faultAt(node->position, u"found %1 with null, expected = or !="_s.arg(operatorText(node->op)),
                       u"type_mismatch"_s);
    }
    NodePtr &operand = isNullLiteral(*node->children[0]) ? node->children[1] : node->children[0];
    auto test = std::make_unique<Node>();
    test->kind = NodeKind::IsNull;
    test->position = node->position;
    test->length = node->length;
    test->negated = node->op == CompareOp::NotEqual;
    test->children.push_back(std::move(operand));
    node = std::move(test);
    return checkIsNull(*node);
}

Checked<void> TypeCheck::checkOperator(const Node &compare) const
{
    for (const NodePtr &operand : compare.children) {
        if (operand->kind == NodeKind::Column && !allows(*operand, compare.op)
            && !(compare.op == CompareOp::AnyEqual && operand == compare.children[1])) {
            return faultAt(compare.position,
                           u"found %1, which %2 cannot be compared with"_s.arg(operatorText(compare.op), describe(*operand)),
                           u"type_mismatch"_s);
        }
    }
    if (compare.op == CompareOp::AnyEqual && compare.children[0]->type != ValueType::List) {
        return faultAt(compare.position, u"found ?=, expected a field of many values before it"_s, u"type_mismatch"_s);
    }
    const Node &right = *compare.children[1];
    if ((isPattern(compare.op) || compare.op == CompareOp::AnyEqual) && right.kind == NodeKind::Column) {
        return faultAt(right.position, u"found %1, expected a text after %2"_s.arg(describe(right), operatorText(compare.op)),
                       u"type_mismatch"_s);
    }
    return {};
}

Checked<void> TypeCheck::checkIn(Node &node) const
{
    Node &operand = *node.children[0];
    RULES_TRY_VOID(resolve(operand));
    const bool comparable = operand.type == ValueType::Text || isNumeric(operand.type) || operand.type == ValueType::Date
        || operand.type == ValueType::DateTime;
    if (!comparable || operand.kind == NodeKind::Literal) {
        return faultAt(node.position,
                       u"found IN after %1, expected it after a field of texts, numbers or dates"_s.arg(describe(operand)),
                       u"type_mismatch"_s);
    }
    bool hasFraction = false;
    for (size_t i = 1; i < node.children.size(); ++i) {
        Node &element = *node.children[i];
        if (isNullLiteral(element))
            return faultAt(element.position, u"found null in a list, expected IS NULL beside it"_s, u"type_mismatch"_s);
        RULES_TRY_VOID(convertLiteral(element, operand.type));
        hasFraction = hasFraction || element.type == ValueType::Number;
    }
    // One fraction beside an integer field makes the whole list be compared as doubles.
    for (size_t i = 1; hasFraction && i < node.children.size(); ++i)
        RULES_TRY_VOID(convertLiteral(*node.children[i], ValueType::Number));
    return {};
}

Checked<void> TypeCheck::checkIsNull(Node &node) const
{
    Node &operand = *node.children[0];
    if (operand.kind == NodeKind::Literal)
        return faultAt(operand.position, u"found a value, expected a field"_s, u"type_mismatch"_s);
    return resolve(operand);
}

Checked<void> TypeCheck::resolve(Node &operand) const
{
    if (operand.kind == NodeKind::Column) {
        const int index = m_collection.columnIndex(operand.text);
        if (index < 0 || !m_mayName(m_collection.columns[size_t(index)])) {
            return faultAt(operand.position,
                           u"found \"%1\", expected a field of this collection"_s.arg(QString::fromUtf8(operand.text)),
                           u"unknown_field"_s);
        }
        operand.column = index;
        operand.type = valueType(m_collection.columns[size_t(index)]);
    } else if (operand.kind == NodeKind::Variable) {
        const auto variable = parseVariable(operand.text);
        if (!variable) {
            return faultAt(operand.position,
                           u"found \"%1\", expected @now or @request.auth. with id, email, role or account_id"_s.arg(
                               QString::fromUtf8(operand.text)),
                           u"unknown_variable"_s);
        }
        operand.variable = *variable;
        operand.type = *variable == VariableId::Now ? ValueType::DateTime : ValueType::Text;
    }
    return {};
}

/** Brings both operands to types that compare with each other. */
Checked<void> TypeCheck::unify(Node &left, Node &right) const
{
    if (left.kind == NodeKind::Literal && right.kind == NodeKind::Literal) {
        RULES_TRY_VOID(convertLiteral(left, ownType(left)));
        return convertLiteral(right, left.type);
    }
    if (left.kind == NodeKind::Literal)
        return convertLiteral(left, right.type);
    if (right.kind == NodeKind::Literal)
        return convertLiteral(right, left.type);
    // A day has no time: what is now becomes today.
    if (left.kind == NodeKind::Variable && left.type == ValueType::DateTime && right.type == ValueType::Date)
        left.type = ValueType::Date;
    if (right.kind == NodeKind::Variable && right.type == ValueType::DateTime && left.type == ValueType::Date)
        right.type = ValueType::Date;
    if (left.type == right.type || (isNumeric(left.type) && isNumeric(right.type)))
        return {};
    return faultAt(right.position, u"found %1, expected %2"_s.arg(describe(right), typeText(left.type)), u"type_mismatch"_s);
}

Checked<void> TypeCheck::convertLiteral(Node &literal, ValueType type) const
{
    const auto mismatch = [&] {
        return faultAt(literal.position, u"found %1, expected %2"_s.arg(describe(literal), typeText(type)), u"type_mismatch"_s);
    };
    if (isNumeric(type))
        return convertNumber(literal, type);
    const bool isText = literal.literalKind == LiteralKind::Text;
    literal.type = type;
    switch (type) {
    case ValueType::Text:
        if (!isText)
            return mismatch();
        literal.value = literal.text;
        return {};
    case ValueType::Boolean: return literal.literalKind == LiteralKind::Boolean ? Checked<void>() : Checked<void>(mismatch());
    case ValueType::Date:
        if (!isText || !core::isDate(literal.text))
            return mismatch();
        literal.value = literal.text;
        return {};
    case ValueType::DateTime: {
        const bool isDay = isText && core::isDate(literal.text);
        const auto instant = core::parseTimestamp(isDay ? QByteArray(literal.text + "T00:00:00Z") : literal.text);
        if (!isText || !instant)
            return mismatch();
        literal.value = core::formatTimestamp(*instant);
        return {};
    }
    default: return mismatch();
    }
}

/**
 * A whole number beside an integer column stays one. With a fraction, or too large for 64 bits, the comparison is made in
 * double precision on all back ends. Decimals may also be written as text, as they stand on the wire.
 */
Checked<void> TypeCheck::convertNumber(Node &literal, ValueType type) const
{
    const bool isNumber = literal.literalKind == LiteralKind::Number;
    const bool isDecimalText = type == ValueType::Decimal && literal.literalKind == LiteralKind::Text;
    const auto mismatch = [&] {
        return faultAt(literal.position, u"found %1, expected %2"_s.arg(describe(literal), typeText(type)), u"type_mismatch"_s);
    };
    if (!isNumber && !isDecimalText)
        return mismatch();
    bool whole = false;
    const qint64 integer = literal.text.toLongLong(&whole);
    literal.type = type;
    if (type == ValueType::Integer && whole) {
        literal.value = integer;
    } else if (type == ValueType::Decimal) {
        const auto decimal = schema::canonicalDecimal(literal.text);
        if (!decimal)
            return mismatch();
        literal.value = *decimal;
    } else {
        const double real = literal.text.toDouble();
        if (!std::isfinite(real))
            return mismatch();
        literal.type = ValueType::Number;
        literal.value = real;
    }
    return {};
}

bool TypeCheck::allows(const Node &operand, CompareOp op) const
{
    const bool isReference = m_collection.columns[size_t(operand.column)].isReference();
    switch (operand.type) {
    case ValueType::List: return op == CompareOp::AnyEqual;
    case ValueType::Json: return false;
    case ValueType::Boolean: return isEquality(op);
    case ValueType::Text: return isEquality(op) || (!isReference && op != CompareOp::AnyEqual);
    default: return !isPattern(op) && op != CompareOp::AnyEqual;
    }
}

QString TypeCheck::describe(const Node &operand) const
{
    const QString text = QString::fromUtf8(operand.text);
    if (operand.kind == NodeKind::Column) {
        const schema::Field &field = m_collection.columns[size_t(operand.column)];
        const QString type = QString::fromUtf8(schema::fieldTypeName(field.type));
        return u"\"%1\" (%2%3)"_s.arg(text, type, field.multiple ? u", many values"_s : QString());
    }
    if (operand.kind == NodeKind::Literal && operand.literalKind == LiteralKind::Text)
        return u'\'' + (text.size() > 40 ? text.first(40) + u'\u2026' : text) + u'\'';
    return operand.literalKind == LiteralKind::Null && operand.kind == NodeKind::Literal ? u"null"_s : text;
}

} // namespace basalt::rules
