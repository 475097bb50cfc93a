// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/rule.h"

#include "rules/parser.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

Result<Condition> parseCondition(QByteArrayView source, const Subject &subject, const QString &field)
{
    auto root = Parser::parse(source);
    if (!root)
        return toError(root.error(), source, subject.purpose, field);
    if (const auto checked = TypeCheck(subject).checkCondition(*root); !checked)
        return toError(checked.error(), source, subject.purpose, field);
    return Condition(std::move(*root));
}

Result<Rule> Rule::parse(const QByteArray &text, const schema::Collection &collection, const schema::SchemaSnapshot &schema,
                         schema::Operation operation)
{
    if (text.isNull())
        return Rule{};
    if (text.isEmpty())
        return Rule{Kind::Open, text, {}};
    Subject subject{collection, schema};
    subject.hasOld = operation == schema::Operation::Update;
    subject.hasData = subject.hasOld || operation == schema::Operation::Create;
    const QString field = QString::fromUtf8(schema::operationName(operation)) + u"_rule"_s;
    BASALT_TRY(Condition condition, parseCondition(text, subject, field));
    return Rule{Kind::Expression, text, std::move(condition)};
}

} // namespace basalt::rules
