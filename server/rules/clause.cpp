// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/clause.h"

#include "rules/parser.h"

#include <algorithm>

namespace basalt::rules {

namespace {

Clause::Kind kindOf(const Node &node)
{
    // What a macro or BETWEEN stands for has parts that nobody wrote.
    if (std::ranges::any_of(node.children, [](const NodePtr &child) { return child->end == 0; }))
        return Clause::Kind::Single;
    switch (node.kind) {
    case NodeKind::And: return Clause::Kind::All;
    case NodeKind::Or: return Clause::Kind::Any;
    case NodeKind::Not: return Clause::Kind::Not;
    default: return Clause::Kind::Single;
    }
}

Clause clauseOf(const Node &node, QByteArrayView source)
{
    Clause clause{kindOf(node), source.sliced(node.begin, node.end - node.begin).toByteArray(), {}};
    if (clause.kind != Clause::Kind::Single) {
        for (const NodePtr &child : node.children)
            clause.parts.push_back(clauseOf(*child, source));
    }
    return clause;
}

} // namespace

Checked<Clause> readClauses(QByteArrayView source, const schema::MacroTable &macros)
{
    RULES_TRY(const NodePtr root, Parser::parse(source, macros));
    return clauseOf(*root, source);
}

} // namespace basalt::rules
