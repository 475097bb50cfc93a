// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/scalars.h"
#include "rules/functions.h"
#include "rules/operandtypes.h"
#include "rules/quantifier.h"
#include "rules/typecheck.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

namespace {

bool isLiteral(const Node &node)
{
    return node.kind == NodeKind::Literal;
}

bool isNull(const Node &node)
{
    return isLiteral(node) && node.literalKind == LiteralKind::Null;
}

bool isDay(ValueType type)
{
    return type == ValueType::Date || type == ValueType::DateTime;
}

tl::unexpected<Fault> mismatch(const Node &found, const QString &expected)
{
    return faultAt(found.position, u"found %1, expected %2"_s.arg(describe(found), expected), u"type_mismatch"_s);
}

/** The type in which values of both types stand beside each other; nothing if there is none. */
std::optional<ValueType> together(ValueType a, ValueType b)
{
    if (a == b)
        return a;
    if (isNumeric(a) && isNumeric(b))
        return a == ValueType::Number || b == ValueType::Number ? ValueType::Number : ValueType::Decimal;
    return isDay(a) && isDay(b) ? std::optional(ValueType::DateTime) : std::nullopt;
}

} // namespace

Checked<void> TypeCheck::checkValue(NodePtr &node, ValueType type) const
{
    RULES_TRY_VOID(resolveValue(node));
    return checkArgument(*node, type, typeText(type));
}

Checked<ValueType> TypeCheck::settleValue(NodePtr &node) const
{
    RULES_TRY_VOID(resolveValue(node));
    if (isNull(*node))
        return mismatch(*node, u"a value"_s);
    if (isLiteral(*node))
        RULES_TRY_VOID(convertLiteral(*node, ownType(*node)));
    if (const Node *many = findMany(*node))
        return mismatch(*many, u"one value of each record"_s);
    return node->type;
}

/** A value, or a condition as the value that it has. */
Checked<void> TypeCheck::resolveValue(NodePtr &argument) const
{
    if (isOperand(*argument))
        return resolve(argument);
    auto truth = std::make_unique<Node>();
    truth->kind = NodeKind::Truth;
    truth->type = ValueType::Boolean;
    truth->position = argument->position;
    truth->length = argument->length;
    RULES_TRY_VOID(checkCondition(argument));
    truth->children.push_back(std::move(argument));
    argument = std::move(truth);
    return {};
}

Checked<void> TypeCheck::resolveCall(NodePtr &call) const
{
    const FunctionInfo &info = infoOf(call->function);
    call->type = info.result;
    if (info.function == Function::Now) {
        call->kind = NodeKind::Variable;
        call->variable = VariableId::Now;
        return {};
    }
    const bool isChoice = info.function == Function::If;
    if (isChoice)
        RULES_TRY_VOID(checkCondition(call->children[0]));
    for (size_t i = isChoice ? 1 : 0; i < call->children.size(); ++i)
        RULES_TRY_VOID(resolveValue(call->children[i]));
    if (info.result == ValueType::Null) {
        RULES_TRY(call->type, unifyArguments(*call, isChoice ? 1 : 0));
        return {};
    }
    RULES_TRY_VOID(checkArguments(*call));
    if (info.function == Function::Length)
        call->kind = NodeKind::Length;
    return {};
}

Checked<void> TypeCheck::checkArguments(Node &call) const
{
    const FunctionInfo &info = infoOf(call.function);
    if (info.function == Function::Concat) {
        for (const NodePtr &argument : call.children) {
            if (isLiteral(*argument))
                RULES_TRY_VOID(checkArgument(*argument, ownType(*argument), u"a value"_s));
            else if (argument->type == ValueType::Json || argument->type == ValueType::List)
                return mismatch(*argument, u"a text, a number, a date, or true or false"_s);
        }
        return {};
    }
    for (size_t i = 0; i < call.children.size(); ++i) {
        const ValueType type = info.arguments[std::min(i, info.arguments.size() - 1)];
        RULES_TRY_VOID(
            checkArgument(*call.children[i], type, u"%1 in %2"_s.arg(typeText(type), QString::fromUtf8(info.usage))));
    }
    if (info.function != Function::DateDiff && info.function != Function::DateAdd)
        return {};
    const Node &unit = *call.children[2];
    if (!isLiteral(unit) || !db::dateUnit(unit.text))
        return mismatch(unit, u"'seconds', 'minutes', 'hours', 'days', 'weeks', 'months' or 'years'"_s);
    return {};
}

/** Whether the argument has, or can be brought to, that type. A bare null is of any. */
Checked<void> TypeCheck::checkArgument(Node &argument, ValueType type, const QString &usage)
{
    if (isNull(argument)) {
        argument.type = type;
        return {};
    }
    if (isLiteral(argument)) {
        if (const auto converted = convertLiteral(argument, type); !converted)
            return mismatch(argument, usage);
        return {};
    }
    const bool fits = argument.type == type || (isNumeric(argument.type) && type == ValueType::Number)
        || (argument.type == ValueType::Date && type == ValueType::DateTime);
    return fits ? Checked<void>() : Checked<void>(mismatch(argument, usage));
}

/** The one type that all arguments from `first` on are brought to: that of the fields among them, else of the literals. */
Checked<ValueType> TypeCheck::unifyArguments(Node &call, size_t first)
{
    std::optional<ValueType> common;
    const auto join = [&](const Node &argument, ValueType type) -> Checked<void> {
        const auto joined = common ? together(*common, type) : type;
        if (!joined || type == ValueType::Json || type == ValueType::List)
            return mismatch(argument, common ? typeText(*common) : u"one value"_s);
        common = joined;
        return {};
    };
    for (size_t i = first; i < call.children.size(); ++i) {
        if (!isLiteral(*call.children[i]))
            RULES_TRY_VOID(join(*call.children[i], call.children[i]->type));
    }
    for (size_t i = first; !common && i < call.children.size(); ++i) {
        if (!isNull(*call.children[i]))
            common = ownType(*call.children[i]);
    }
    if (!common)
        return mismatch(*call.children[first], u"a value besides null"_s);
    for (size_t i = first; i < call.children.size(); ++i) {
        Node &argument = *call.children[i];
        if (isNull(argument) || !isLiteral(argument))
            continue;
        RULES_TRY_VOID(convertLiteral(argument, *common));
        RULES_TRY_VOID(join(argument, argument.type)); // a fraction beside integers makes all of them doubles
    }
    for (size_t i = first; i < call.children.size(); ++i) {
        if (isNull(*call.children[i]))
            call.children[i]->type = *common;
    }
    return *common;
}

} // namespace basalt::rules
