// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/operandtypes.h"

#include "core/timestamp.h"
#include "schema/decimal.h"

#include <array>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

namespace { } // namespace

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

namespace {

/**
 * A whole number beside an integer column stays one. With a fraction, or too large for 64 bits, the comparison is made in
 * double precision on all back ends. Decimals may also be written as text, as they stand on the wire.
 */
Checked<void> convertNumber(Node &literal, ValueType type)
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

} // namespace

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
    static constexpr std::array kTexts{"=", "!=", "<", "<=", ">", ">=", "~", "!~"};
    return QString::fromLatin1(kTexts[static_cast<size_t>(op)]);
}

QString describe(const Node &operand)
{
    QString text = QString::fromUtf8(operand.text);
    if (!operand.modifier.isEmpty())
        text += u':' + QString::fromUtf8(operand.modifier);
    if (operand.field) {
        const QString type = QString::fromUtf8(schema::fieldTypeName(operand.field->type))
            + (operand.field->isComputed() ? u", computed"_s : QString());
        return u"\"%1\" (%2%3)"_s.arg(text, type, operand.field->multiple ? u", many values"_s : QString());
    }
    if (operand.kind == NodeKind::Call)
        return text + u"(…)"_s;
    if (operand.kind == NodeKind::Truth)
        return u"a condition"_s;
    if (operand.kind == NodeKind::Arithmetic || operand.kind == NodeKind::Length || operand.kind == NodeKind::Count)
        return u"a number"_s;
    if (operand.kind == NodeKind::Lower)
        return u"a text"_s;
    if (operand.kind == NodeKind::Literal && operand.literalKind == LiteralKind::Text)
        return u'\'' + (text.size() > 40 ? text.first(40) + u'\u2026' : text) + u'\'';
    return operand.literalKind == LiteralKind::Null && operand.kind == NodeKind::Literal ? u"null"_s : text;
}

Checked<void> convertLiteral(Node &literal, ValueType type)
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

Checked<void> unify(Node &left, Node &right)
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

} // namespace basalt::rules
