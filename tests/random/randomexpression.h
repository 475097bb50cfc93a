// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "random/randomsource.h"
#include "rules/ast.h"

#include <QByteArray>
#include <QJsonArray>

#include <optional>
#include <vector>

namespace basalt::test {

/**
 * Writes random expressions of computed fields, from the whole language and with nothing in them that the type check refuses:
 * every function with values of every type that it takes, nulls, conditions, arithmetic.
 */
class RandomExpression
{
public:
    /** A field that may be named. */
    struct Input
    {
        QByteArray name;
        rules::ValueType type = rules::ValueType::Text;
    };

    RandomExpression(RandomSource &random, std::vector<Input> inputs) : m_random(random), m_inputs(std::move(inputs)) { }
    /** What can be named of fields as clients describe them, and system columns; no references, which have no order. */
    [[nodiscard]] static std::vector<Input> inputsOf(const QJsonArray &fields);

    /** Whether values may change with the time. */
    bool usesClock = true;

    /** What makes a value of that type: text, number, boolean or instant. */
    [[nodiscard]] QByteArray write(rules::ValueType type, int depth);

private:
    [[nodiscard]] QByteArray text(int depth);
    [[nodiscard]] QByteArray number(int depth);
    [[nodiscard]] QByteArray boolean(int depth);
    [[nodiscard]] QByteArray instant(int depth);
    [[nodiscard]] QByteArray choice(rules::ValueType type, int depth);
    [[nodiscard]] QByteArray condition(int depth);
    [[nodiscard]] QByteArray comparison(int depth);
    [[nodiscard]] QByteArray anything(int depth);
    [[nodiscard]] QByteArray dateArgument(int depth);
    [[nodiscard]] QByteArray unit();
    [[nodiscard]] std::optional<QByteArray> field(std::initializer_list<rules::ValueType> types);
    [[nodiscard]] QByteArray literal(rules::ValueType type);

    RandomSource &m_random;
    std::vector<Input> m_inputs;
};

} // namespace basalt::test
