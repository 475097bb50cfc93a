// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/functions.h"

#include "db/casefold.h"
#include "db/scalars.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

namespace {

using schema::FieldValue;

constexpr size_t kAny = 200; // more than an expression has parts
constexpr std::array kText{ValueType::Text};
constexpr std::array kNumber{ValueType::Number};
constexpr std::array kSubstring{ValueType::Text, ValueType::Number};
constexpr std::array kDates{ValueType::DateTime, ValueType::DateTime, ValueType::Text};
constexpr std::array kDateAndNumber{ValueType::DateTime, ValueType::Number, ValueType::Text};

constexpr std::array kFunctions{
    FunctionInfo{Function::Concat, "concat", "concat(value, …)", 1, kAny, {}, ValueType::Text},
    FunctionInfo{Function::Upper, "upper", "upper(text)", 1, 1, kText, ValueType::Text},
    FunctionInfo{Function::Lower, "lower", "lower(text)", 1, 1, kText, ValueType::Text},
    FunctionInfo{Function::Trim, "trim", "trim(text)", 1, 1, kText, ValueType::Text},
    FunctionInfo{Function::Substring, "substring", "substring(text, first[, count])", 2, 3, kSubstring, ValueType::Text},
    FunctionInfo{Function::Length, "length", "length(text)", 1, 1, kText, ValueType::Integer},
    FunctionInfo{Function::Round, "round", "round(number[, digits])", 1, 2, kNumber, ValueType::Number},
    FunctionInfo{Function::Abs, "abs", "abs(number)", 1, 1, kNumber, ValueType::Number},
    FunctionInfo{Function::Ceil, "ceil", "ceil(number)", 1, 1, kNumber, ValueType::Number},
    FunctionInfo{Function::Floor, "floor", "floor(number)", 1, 1, kNumber, ValueType::Number},
    FunctionInfo{Function::If, "if", "if(condition, value, value)", 3, 3, {}, ValueType::Null},
    FunctionInfo{Function::Coalesce, "coalesce", "coalesce(value, …)", 1, kAny, {}, ValueType::Null},
    FunctionInfo{Function::NullIf, "nullif", "nullif(value, value)", 2, 2, {}, ValueType::Null},
    FunctionInfo{Function::Now, "now", "now()", 0, 0, {}, ValueType::DateTime},
    FunctionInfo{Function::DateDiff, "date_diff", "date_diff(later, earlier, unit)", 3, 3, kDates, ValueType::Number},
    FunctionInfo{Function::DateAdd, "date_add", "date_add(date, number, unit)", 3, 3, kDateAndNumber, ValueType::DateTime},
};

const QByteArray &text(const FieldValue &value)
{
    return std::get<QByteArray>(value);
}

double number(const FieldValue &value)
{
    return std::get<double>(value);
}

template <class T>
FieldValue valueOr(const std::optional<T> &value)
{
    return value ? FieldValue(*value) : FieldValue();
}

db::DateUnit unit(const FieldValue &value)
{
    return db::dateUnit(text(value)).value_or(db::DateUnit{1, 0});
}

} // namespace

const FunctionInfo *findFunction(QByteArrayView name)
{
    const auto found = std::ranges::find_if(
        kFunctions, [name](const FunctionInfo &info) { return info.name.compare(name, Qt::CaseInsensitive) == 0; });
    return found == kFunctions.end() ? nullptr : &*found;
}

const FunctionInfo &infoOf(Function function)
{
    return kFunctions[static_cast<size_t>(function)];
}

QString functionNames()
{
    QStringList names;
    for (const FunctionInfo &info : kFunctions)
        names.append(QString::fromUtf8(info.name));
    return names.join(u", "_s);
}

FieldValue callFunction(Function function, std::span<const FieldValue> a)
{
    switch (function) {
    case Function::Upper: return db::upperCase(text(a[0]));
    case Function::Lower: return db::lowerCase(text(a[0]));
    case Function::Trim: return db::trimmed(text(a[0]));
    case Function::Substring:
        return a.size() > 2 ? db::substring(text(a[0]), number(a[1]), number(a[2])) : db::substring(text(a[0]), number(a[1]));
    case Function::Round:
        return a.size() > 1 ? valueOr(db::rounded(number(a[0]), number(a[1]))) : FieldValue(db::rounded(number(a[0])));
    case Function::Abs: return db::magnitude(number(a[0]));
    case Function::Ceil: return db::ceiling(number(a[0]));
    case Function::Floor: return db::wholeBelow(number(a[0]));
    case Function::DateDiff: return db::dateDifference(text(a[0]), text(a[1]), unit(a[2]));
    case Function::DateAdd: return valueOr(db::dateSum(text(a[0]), number(a[1]), unit(a[2])));
    default: break;
    }
    Q_ASSERT_X(false, "callFunction", "the evaluator has these itself");
    return {};
}

QByteArray textOfValue(const FieldValue &value)
{
    if (const auto *boolean = std::get_if<bool>(&value))
        return *boolean ? "true" : "false";
    if (const auto *integer = std::get_if<qint64>(&value))
        return QByteArray::number(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return db::numberText(*real);
    const auto *string = std::get_if<QByteArray>(&value);
    return string ? *string : QByteArray("");
}

} // namespace basalt::rules
