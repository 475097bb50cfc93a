// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "random/randomexpression.h"

#include "random/memorytables.h"

#include <QJsonObject>

#include <algorithm>

namespace basalt::test {

using rules::ValueType;

std::vector<RandomExpression::Input> RandomExpression::inputsOf(const QJsonArray &fields)
{
    std::vector<Input> inputs{{"id", ValueType::Text},
                              {"created_at", ValueType::DateTime},
                              {"created_by", ValueType::Text},
                              {"version", ValueType::Integer}};
    for (const QJsonValue &value : fields) {
        const QJsonObject field = value.toObject();
        const QByteArray name = field["name"].toString().toUtf8();
        const QString type = field["type"].toString();
        if (field["options"]["multiple"].toBool() || type == "json" || type == "reference" || type == "computed")
            continue;
        inputs.push_back({name,
                          type == "number"         ? ValueType::Number
                              : type == "integer"  ? ValueType::Integer
                              : type == "decimal"  ? ValueType::Decimal
                              : type == "boolean"  ? ValueType::Boolean
                              : type == "datetime" ? ValueType::DateTime
                              : type == "date"     ? ValueType::Date
                                                   : ValueType::Text});
    }
    return inputs;
}

QByteArray RandomExpression::write(ValueType type, int depth)
{
    if (depth > 0 && m_random.oneIn(4))
        return choice(type, depth - 1);
    switch (type) {
    case ValueType::Number: return number(depth);
    case ValueType::Boolean: return boolean(depth);
    case ValueType::DateTime: return instant(depth);
    default: return text(depth);
    }
}

/** One of several values of one type. */
QByteArray RandomExpression::choice(ValueType type, int depth)
{
    const auto value = [&] { return m_random.oneIn(8) ? QByteArray("null") : write(type, depth); };
    switch (m_random.below(4)) {
    case 0: return "coalesce(" + value() + ", " + value() + ", " + write(type, depth) + ')';
    case 1: return "nullif(" + write(type, depth) + ", " + value() + ')';
    default: {
        const QByteArray first = value();
        return "if(" + condition(depth) + ", " + first + ", " + (first == "null" ? write(type, depth) : value()) + ')';
    }
    }
}

QByteArray RandomExpression::text(int depth)
{
    if (depth <= 0)
        return m_random.oneIn(4) ? literal(ValueType::Text) : field({ValueType::Text}).value_or("''");
    switch (m_random.below(8)) {
    case 0: return "upper(" + write(ValueType::Text, depth - 1) + ')';
    case 1: return "lower(" + write(ValueType::Text, depth - 1) + ')';
    case 2: return "trim(" + write(ValueType::Text, depth - 1) + ')';
    case 3:
        return "substring(" + write(ValueType::Text, depth - 1) + ", " + write(ValueType::Number, depth - 2) + ", "
            + write(ValueType::Number, depth - 2) + ')';
    case 4: return "substring(" + write(ValueType::Text, depth - 1) + ", " + m_random.of({"0", "1", "2", "-1", "2.9"}) + ')';
    case 5: return field({ValueType::Text}).value_or("id") + ":lower";
    default: {
        QByteArray all = "concat(" + anything(depth - 1);
        for (int i = m_random.below(3); i > 0; --i)
            all += ", " + anything(depth - 1);
        return all + ')';
    }
    }
}

QByteArray RandomExpression::anything(int depth)
{
    if (m_random.oneIn(4))
        return field({ValueType::Date, ValueType::Decimal, ValueType::Integer}).value_or("null");
    switch (m_random.below(5)) {
    case 0: return write(ValueType::Number, depth);
    case 1: return write(ValueType::Boolean, depth);
    case 2: return write(ValueType::DateTime, depth);
    default: return write(ValueType::Text, depth);
    }
}

QByteArray RandomExpression::number(int depth)
{
    if (depth <= 0) {
        const auto named = field({ValueType::Number, ValueType::Integer, ValueType::Decimal});
        return named && !m_random.oneIn(3) ? *named : literal(ValueType::Number);
    }
    switch (m_random.below(8)) {
    case 0: return "round(" + write(ValueType::Number, depth - 1) + ')';
    case 1:
        return "round(" + write(ValueType::Number, depth - 1) + ", "
            + m_random.of({"0", "1", "2", "-1", "-2", "3.7", "15", "99", "-99", "version"}) + ')';
    case 2: return m_random.of({"abs(", "ceil(", "floor("}) + write(ValueType::Number, depth - 1) + ')';
    case 3: return "length(" + write(ValueType::Text, depth - 1) + ')';
    case 4: return "date_diff(" + dateArgument(depth - 1) + ", " + dateArgument(depth - 1) + ", " + unit() + ')';
    case 5: return "-(" + write(ValueType::Number, depth - 1) + ')';
    default:
        return '(' + write(ValueType::Number, depth - 1) + m_random.of({" + ", " - ", " * ", " / ", " % "})
            + write(ValueType::Number, depth - 1) + ')';
    }
}

QByteArray RandomExpression::boolean(int depth)
{
    if (depth > 0)
        return condition(depth);
    return m_random.oneIn(3) ? literal(ValueType::Boolean) : field({ValueType::Boolean}).value_or("true");
}

QByteArray RandomExpression::instant(int depth)
{
    if (depth <= 0)
        return m_random.oneIn(4) && usesClock ? "now()" : field({ValueType::DateTime}).value_or("created_at");
    const QByteArray count = m_random.oneIn(3) ? write(ValueType::Number, depth - 1)
                                               : m_random.of({"1", "-1", "30", "12", "-13", "1.9", "4000000", "1000000000000"});
    return "date_add(" + dateArgument(depth - 1) + ", " + count + ", " + unit() + ')';
}

QByteArray RandomExpression::dateArgument(int depth)
{
    if (m_random.oneIn(5))
        return literal(ValueType::DateTime);
    const auto day = field({ValueType::Date});
    return day && m_random.oneIn(3) ? *day : write(ValueType::DateTime, depth);
}

QByteArray RandomExpression::unit()
{
    return m_random.of({"'seconds'", "'minutes'", "'hours'", "'days'", "'weeks'", "'months'", "'years'", "'day'", "\"month\""});
}

QByteArray RandomExpression::condition(int depth)
{
    if (depth > 0 && m_random.oneIn(3)) {
        if (m_random.oneIn(3))
            return "!(" + condition(depth - 1) + ')';
        return '(' + condition(depth - 1) + m_random.of({" && ", " || ", " and ", " OR "}) + condition(depth - 1) + ')';
    }
    return comparison(depth);
}

QByteArray RandomExpression::comparison(int depth)
{
    static const std::vector<ValueType> kTypes{ValueType::Text, ValueType::Number, ValueType::DateTime};
    const ValueType type = m_random.of(kTypes);
    const auto operand = [&] { return write(type, depth - 1); };
    const QByteArray order = m_random.of({" = ", " != ", " < ", " <= ", " > ", " >= "});
    switch (m_random.below(7)) {
    case 0: return field({ValueType::Boolean}).value_or("(1 = 1)");
    case 1: return field({type}).value_or("id") + m_random.of({" IS NULL", " IS NOT NULL", " != null"});
    case 2:
        return field({ValueType::Text}).value_or("id") + m_random.of({" ~ ", " !~ "})
            + m_random.of({"'a'", "'%b'", "'_'", "upper('ä')", "'x'"});
    case 3: return operand() + order + literal(type);
    case 4:
        return field({ValueType::Text}).value_or("id") + m_random.of({" IN (", " NOT IN ("}) + literal(ValueType::Text) + ", "
            + literal(ValueType::Text) + ')';
    default: return operand() + order + operand();
    }
}

std::optional<QByteArray> RandomExpression::field(std::initializer_list<ValueType> types)
{
    std::vector<QByteArray> names;
    for (const Input &input : m_inputs) {
        if (std::ranges::find(types, input.type) != types.end())
            names.push_back(input.name);
    }
    return names.empty() ? std::nullopt : std::optional(m_random.of(names));
}

QByteArray RandomExpression::literal(ValueType type)
{
    const auto quoted = [](QByteArray value) {
        return '\'' + value.replace('\\', "\\\\").replace('\'', "\\'").replace('\n', "\\n") + '\'';
    };
    switch (type) {
    case ValueType::Number: return m_random.of(RandomValues::numbers());
    case ValueType::Boolean: return m_random.of({"true", "false"});
    case ValueType::DateTime:
        return m_random.oneIn(4) ? quoted(m_random.of({"0001-01-01", "9999-12-31T23:59:59.999Z", "2024-02-29", "2026-01-31"}))
                                 : quoted(m_random.of(RandomValues::instants()));
    default:
        return m_random.oneIn(4) ? quoted(m_random.of({"  a b ", "\n x\t", "ÀÉîß", "ǅ", "ŉ", "ﬁ", "Σς", "ÿ"}))
                                 : quoted(m_random.of(RandomValues::texts()));
    }
}

} // namespace basalt::test
