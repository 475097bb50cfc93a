// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/evaluator.h"

#include "db/arithmetic.h"
#include "db/casefold.h"
#include "db/decimal.h"
#include "db/likepattern.h"
#include "rules/functions.h"

#include <algorithm>
#include <iterator>

namespace basalt::rules {

namespace {

using schema::FieldValue;

Truth negate(Truth truth)
{
    return truth == Truth::Unknown ? truth : truthOf(truth == Truth::False);
}

double toDouble(const FieldValue &value)
{
    if (const auto *integer = std::get_if<qint64>(&value))
        return static_cast<double>(*integer);
    if (const auto *text = std::get_if<QByteArray>(&value))
        return text->toDouble();
    return std::get<double>(value);
}

QByteArray toDecimal(const FieldValue &value)
{
    if (const auto *integer = std::get_if<qint64>(&value))
        return QByteArray::number(*integer);
    return std::get<QByteArray>(value);
}

template <class T>
int order(const T &a, const T &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

int compareAs(ValueType type, const FieldValue &left, const FieldValue &right)
{
    switch (type) {
    case ValueType::Number: return order(toDouble(left), toDouble(right));
    case ValueType::Integer: return order(std::get<qint64>(left), std::get<qint64>(right));
    case ValueType::Boolean: return order(std::get<bool>(left), std::get<bool>(right));
    case ValueType::Decimal: {
        const auto ordering = db::compareDecimals(toDecimal(left), toDecimal(right));
        return std::is_lt(ordering) ? -1 : std::is_gt(ordering) ? 1 : 0;
    }
    default: return std::get<QByteArray>(left).compare(std::get<QByteArray>(right));
    }
}

bool hasWildcard(QByteArrayView pattern)
{
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '\\')
            ++i;
        else if (pattern[i] == '%' || pattern[i] == '_')
            return true;
    }
    return false;
}

QByteArray escaped(QByteArrayView text)
{
    QByteArray pattern;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern;
}

} // namespace

Truth Evaluator::evaluate(const Node &node) const
{
    switch (node.kind) {
    case NodeKind::And: return evaluateAll(node, Truth::False);
    case NodeKind::Or: return evaluateAll(node, Truth::True);
    case NodeKind::Not: return negate(evaluate(*node.children[0]));
    case NodeKind::Compare: return evaluateCompare(node);
    case NodeKind::In: return evaluateIn(node);
    case NodeKind::IsNull: return truthOf(schema::isEmpty(valueOf(*node.children[0])) != node.negated);
    case NodeKind::Exists:
    case NodeKind::ForAll: return evaluateQuantified(node);
    case NodeKind::Listed:
        // Lists are in the database, so it is never asked for: see isLocal().
        Q_ASSERT_X(false, "Evaluator", "access lists are not in memory");
        return Truth::False;
    default: break;
    }
    Q_ASSERT_X(false, "Evaluator", "an operand is no condition; the type check rewrites it");
    return Truth::Unknown;
}

/** One `decisive` child decides; otherwise an undecided one leaves it undecided. */
Truth Evaluator::evaluateAll(const Node &node, Truth decisive) const
{
    Truth result = negate(decisive);
    for (const NodePtr &child : node.children) {
        const Truth truth = evaluate(*child);
        if (truth == decisive)
            return decisive;
        if (truth == Truth::Unknown)
            result = Truth::Unknown;
    }
    return result;
}

Truth Evaluator::evaluateCompare(const Node &node) const
{
    const Node &leftNode = *node.children[0];
    const Node &rightNode = *node.children[1];
    const FieldValue left = valueOf(leftNode);
    const FieldValue right = valueOf(rightNode);
    if (node.op == CompareOp::Like || node.op == CompareOp::NotLike) {
        if (schema::isNull(left) || schema::isNull(right))
            return Truth::Unknown;
        const db::LikePattern pattern(likePattern(rightNode, right));
        return truthOf(pattern.matches(std::get<QByteArray>(left)).value_or(false) == (node.op == CompareOp::Like));
    }
    return compare(node.op, leftNode.type, left, rightNode.type, right);
}

Truth Evaluator::evaluateIn(const Node &node) const
{
    const Node &operand = *node.children[0];
    const FieldValue value = valueOf(operand);
    if (schema::isNull(value))
        return Truth::Unknown;
    for (size_t i = 1; i < node.children.size(); ++i) {
        const Node &element = *node.children[i];
        if (compare(CompareOp::Equal, operand.type, value, element.type, element.value) == Truth::True)
            return truthOf(!node.negated);
    }
    return truthOf(node.negated);
}

Truth Evaluator::evaluateQuantified(const Node &node) const
{
    const bool exists = node.kind == NodeKind::Exists;
    const Rows rows = follow(node.row, node.steps);
    if (node.children.empty())
        return truthOf(rows.empty() != exists);
    for (const schema::RecordValues &row : rows) {
        m_rows.push_back(&row);
        const bool holds = evaluate(*node.children[0]) == Truth::True;
        m_rows.pop_back();
        if (holds == exists)
            return truthOf(exists);
    }
    return truthOf(!exists);
}

FieldValue Evaluator::valueOf(const Node &operand) const
{
    switch (operand.kind) {
    case NodeKind::Column: return columnValue(operand);
    case NodeKind::Variable: return variableValue(operand);
    case NodeKind::Call: return callValue(operand);
    case NodeKind::Truth: {
        const Truth truth = evaluate(*operand.children[0]);
        return truth == Truth::Unknown ? FieldValue() : FieldValue(truth == Truth::True);
    }
    case NodeKind::Arithmetic: return arithmeticValue(operand);
    case NodeKind::Count: return static_cast<qint64>(follow(operand.row, operand.steps).size());
    case NodeKind::Lower:
    case NodeKind::Length: {
        const FieldValue value = valueOf(*operand.children[0]);
        const auto *text = std::get_if<QByteArray>(&value);
        if (!text)
            return {};
        if (operand.kind == NodeKind::Lower)
            return db::foldCase(*text);
        return static_cast<qint64>(
            std::ranges::count_if(*text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
    }
    default: return operand.value;
    }
}

FieldValue Evaluator::valueAs(const Node &operand, ValueType type) const
{
    FieldValue value = valueOf(operand);
    if (schema::isNull(value) || operand.type == type)
        return value;
    if (type == ValueType::Number)
        return toDouble(value);
    if (type == ValueType::Decimal)
        return toDecimal(value);
    if (type == ValueType::Text)
        return textOfValue(value);
    if (type == ValueType::DateTime)
        return QByteArray(std::get<QByteArray>(value) + "T00:00:00.000Z"); // of a day: when it begins
    return value;
}

FieldValue Evaluator::columnValue(const Node &column) const
{
    if (column.steps.empty())
        return fieldOf(column, *m_rows[size_t(column.row)]);
    const Rows rows = follow(column.row, column.steps);
    return rows.empty() ? FieldValue() : fieldOf(column, rows.front());
}

/** What the record holds, or what is computed of it. */
FieldValue Evaluator::fieldOf(const Node &column, const schema::RecordValues &row) const
{
    if (!column.computed)
        return row[size_t(column.column)];
    return Evaluator(row, m_variables).valueAs(*column.computed, column.type);
}

FieldValue Evaluator::variableValue(const Node &variable) const
{
    if (!variable.computed)
        return m_variables.value(variable);
    return m_variables.old ? fieldOf(variable, *m_variables.old) : FieldValue();
}

/** Of most functions null if an argument is. */
FieldValue Evaluator::callValue(const Node &call) const
{
    const auto as = [&](size_t i) { return valueAs(*call.children[i], call.type); };
    switch (call.function) {
    case Function::If: return as(evaluate(*call.children[0]) == Truth::True ? 1 : 2);
    case Function::Coalesce:
        for (size_t i = 0; i < call.children.size(); ++i) {
            FieldValue value = as(i);
            if (!schema::isNull(value))
                return value;
        }
        return {};
    case Function::NullIf: {
        FieldValue value = as(0);
        const bool isSame = compare(CompareOp::Equal, call.type, value, call.type, as(1)) == Truth::True;
        return isSame ? FieldValue() : value;
    }
    case Function::Concat: {
        QByteArray text("");
        for (const NodePtr &child : call.children)
            text += textOfValue(valueOf(*child));
        return text;
    }
    default: break;
    }
    const auto &types = infoOf(call.function).arguments;
    std::vector<FieldValue> arguments;
    for (size_t i = 0; i < call.children.size(); ++i) {
        arguments.push_back(valueAs(*call.children[i], types[std::min(i, types.size() - 1)]));
        if (schema::isNull(arguments.back()))
            return {};
    }
    return callFunction(call.function, arguments);
}

FieldValue Evaluator::arithmeticValue(const Node &node) const
{
    const FieldValue left = valueOf(*node.children[0]);
    const FieldValue right = valueOf(*node.children[1]);
    if (schema::isNull(left) || schema::isNull(right))
        return {};
    const double a = toDouble(left);
    const double b = toDouble(right);
    const auto result = [&] {
        switch (node.arithmetic) {
        case ArithmeticOp::Add: return db::add(a, b);
        case ArithmeticOp::Subtract: return db::subtract(a, b);
        case ArithmeticOp::Multiply: return db::multiply(a, b);
        case ArithmeticOp::Divide: return db::divide(a, b);
        case ArithmeticOp::Remainder: break;
        }
        return db::remainder(a, b);
    }();
    return result ? FieldValue(*result) : FieldValue();
}

/** The rows at the end of a path. */
Evaluator::Rows Evaluator::follow(int row, const std::vector<Step> &steps) const
{
    Rows rows{*m_rows[size_t(row)]};
    for (const Step &step : steps) {
        Rows next;
        for (const schema::RecordValues &from : rows) {
            Rows reached = follow(step, from);
            std::move(reached.begin(), reached.end(), std::back_inserter(next));
        }
        rows = std::move(next);
    }
    return rows;
}

Evaluator::Rows Evaluator::follow(const Step &step, const schema::RecordValues &from) const
{
    if (step.leadsToValues()) {
        const FieldValue values = step.kind == Step::Kind::Items ? from[size_t(step.column)] : m_variables.list(step);
        Rows rows;
        if (const auto *list = std::get_if<QList<QByteArray>>(&values))
            std::ranges::transform(*list, std::back_inserter(rows),
                                   [](const QByteArray &value) { return schema::RecordValues{FieldValue(value)}; });
        return rows;
    }
    Rows rows = m_related ? m_related->follow(step, from) : Rows();
    if (step.only) {
        std::erase_if(rows, [&](const schema::RecordValues &row) {
            return Evaluator(row, m_variables, m_related).evaluate(*step.only) != Truth::True;
        });
    }
    return rows;
}

Truth compare(CompareOp op, ValueType leftType, const FieldValue &left, ValueType rightType, const FieldValue &right)
{
    if (schema::isNull(left) || schema::isNull(right))
        return Truth::Unknown;
    const int order = compareAs(commonType(leftType, rightType), left, right);
    switch (op) {
    case CompareOp::Equal: return truthOf(order == 0);
    case CompareOp::NotEqual: return truthOf(order != 0);
    case CompareOp::Less: return truthOf(order < 0);
    case CompareOp::LessEqual: return truthOf(order <= 0);
    case CompareOp::Greater: return truthOf(order > 0);
    case CompareOp::GreaterEqual: return truthOf(order >= 0);
    case CompareOp::Like:
    case CompareOp::NotLike: break;
    }
    Q_ASSERT_X(false, "compare", "not an operator of order");
    return Truth::Unknown;
}

ValueType commonType(ValueType left, ValueType right)
{
    if (left == ValueType::Number || right == ValueType::Number)
        return ValueType::Number;
    return left == ValueType::Decimal || right == ValueType::Decimal ? ValueType::Decimal : left;
}

QByteArray likePattern(const Node &operand, const FieldValue &value)
{
    const QByteArray pattern = operand.kind == NodeKind::Literal ? operand.pattern : escaped(std::get<QByteArray>(value));
    return hasWildcard(pattern) ? pattern : QByteArray('%' + pattern + '%');
}

} // namespace basalt::rules
