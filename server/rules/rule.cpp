// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/rule.h"

#include "rules/parser.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

Result<Condition> parseCondition(QByteArrayView source, const schema::Collection &collection, Purpose purpose,
                                 const QString &field, const MayName &mayName)
{
    auto root = Parser::parse(source);
    if (!root)
        return toError(root.error(), source, purpose, field);
    if (const auto checked = TypeCheck(collection, mayName).checkCondition(*root); !checked)
        return toError(checked.error(), source, purpose, field);
    return Condition(std::move(*root));
}

Result<Rule> Rule::parse(const QByteArray &text, const schema::Collection &collection, const QString &field)
{
    if (text.isNull())
        return Rule{};
    if (text.isEmpty())
        return Rule{Kind::Open, text, {}};
    const MayName all = [](const schema::Field &) { return true; };
    BASALT_TRY(Condition condition, parseCondition(text, collection, Purpose::Rule, field, all));
    return Rule{Kind::Expression, text, std::move(condition)};
}

} // namespace basalt::rules
