// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/rule.h"

#include "rules/parser.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

namespace {

/** Whoever may filter may use a macro, but not learn its text from what is wrong with it there. */
Fault veiled(const Fault &fault, Purpose purpose, const std::vector<Expansion> &expansions)
{
    const auto inside = std::ranges::find(expansions, fault.position, &Expansion::position);
    if (purpose == Purpose::Rule || inside == expansions.end())
        return fault;
    return {fault.position, u"found \"@%1(\", expected a macro that fits here"_s.arg(QString::fromUtf8(inside->macro)),
            u"macro_does_not_fit"_s};
}

} // namespace

Result<Condition> parseCondition(QByteArrayView source, const Subject &subject, const QString &field)
{
    std::vector<Expansion> expansions;
    auto root = Parser::parse(source, subject.schema.macros(), &expansions, subject.limits);
    if (!root)
        return toError(veiled(root.error(), subject.purpose, expansions), source, subject.purpose, field);
    if (const auto checked = TypeCheck(subject).checkCondition(*root); !checked)
        return toError(veiled(checked.error(), subject.purpose, expansions), source, subject.purpose, field);
    return Condition(std::move(*root));
}

Result<Rule> Rule::parse(const QByteArray &text, const schema::Collection &collection, const schema::SchemaSnapshot &schema,
                         schema::Operation operation)
{
    if (text.isNull())
        return Rule{};
    const QByteArray name = schema::operationName(operation).toByteArray() + "_rule";
    if (text.isEmpty())
        return Rule{Kind::Open, text, name + ": \"\""};
    Subject subject{collection, schema};
    subject.hasOld = operation == schema::Operation::Update;
    subject.hasData = subject.hasOld || operation == schema::Operation::Create;
    BASALT_TRY(Condition condition, parseCondition(text, subject, QString::fromUtf8(name)));
    return Rule{Kind::Expression, text, name + ": " + text, std::move(condition)};
}

} // namespace basalt::rules
