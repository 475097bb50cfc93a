// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/ownmacro.h"

#include "rules/macros.h"
#include "rules/parser.h"
#include "rules/variables.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

namespace {

/** The operand stands where the one it was copied from does, and so does everything in it. */
void placeLike(Node &copy, const Node &original)
{
    copy.position = original.position;
    copy.length = original.length;
    for (size_t i = 0; i < copy.children.size(); ++i)
        placeLike(*copy.children[i], *original.children[i]);
}

/** Any operand: what a parameter will be is not known yet. */
NodePtr placeholder()
{
    auto node = std::make_unique<Node>();
    node->kind = NodeKind::Column;
    node->text = "x";
    node->isPlaceholder = true;
    return node;
}

} // namespace

bool isBuiltInName(const QByteArray &name)
{
    static constexpr std::array<QByteArrayView, 3> kRoots{"request", "old", "collection"};
    const QByteArray written = '@' + name;
    return isBuiltInMacro(written) || parseVariable(written) || std::ranges::find(kRoots, name) != kRoots.end();
}

Checked<void> checkMacro(const schema::Macro &macro, const schema::MacroTable &macros)
{
    std::vector<NodePtr> placeholders;
    for (qsizetype i = 0; i < macro.parameters.size(); ++i)
        placeholders.push_back(placeholder());
    return Parser::check(macro, placeholders, macros);
}

/** The whole text of a macro by itself, with what its parameters stand for. */
Checked<void> Parser::check(const schema::Macro &macro, const std::vector<NodePtr> &arguments, const schema::MacroTable &macros)
{
    RULES_TRY_VOID(checkText(macro.expression, {}));
    const MacroScope scope{macro, arguments, nullptr, nullptr, 1};
    Parser parser(macro.expression, &macros, nullptr, {});
    parser.m_scope = &scope;
    RULES_TRY_VOID(parser.parseAll());
    return {};
}

/** `@name(…)` of one's own: the macro's text is parsed as if it stood here in parentheses, and counts towards the limits. */
Checked<NodePtr> Parser::expandOwn(const Token &name, const schema::Macro &macro, const std::vector<NodePtr> &arguments)
{
    const QString shown = QString::fromUtf8(name.text);
    if (macro.isSql()) {
        return faultAt(
            name.position,
            u"found \"%1(\", a macro of SQL, expected one in the language of rules: no rule or filter holds SQL; what "
            "it answers is seen under /macros/{id}/test"_s.arg(shown),
            u"sql_macro"_s);
    }
    if (qsizetype(arguments.size()) != macro.parameters.size()) {
        return faultAt(name.position,
                       u"found %1 arguments, expected %2(%3)"_s.arg(QString::number(arguments.size()), shown,
                                                                    QString::fromUtf8(macro.parameters.join(", "))),
                       u"syntax"_s);
    }
    for (const MacroScope *scope = m_scope; scope; scope = scope->outer) {
        if (scope->macro.name == macro.name)
            return faultAt(name.position, u"found \"%1(\" inside of itself, expected another macro"_s.arg(shown),
                           u"recursive_macro"_s);
    }
    const int depth = m_scope ? m_scope->depth + 1 : 1;
    if (depth > kMaxMacroDepth)
        return faultAt(name.position, u"found more than %1 macros inside each other"_s.arg(kMaxMacroDepth), u"too_complex"_s);
    if (m_depth >= m_limits.depth)
        return tooDeep();
    const Token &place = m_scope && m_scope->place ? *m_scope->place : name;
    if (m_expansions)
        m_expansions->push_back({macro.name, place.position});
    const MacroScope scope{macro, arguments, &place, m_scope, depth};
    Parser inner(macro.expression, m_macros, m_expansions, m_limits);
    inner.m_scope = &scope;
    inner.m_nodes = m_nodes;
    inner.m_depth = m_depth + 1;
    auto root = inner.parseAll();
    m_nodes = inner.m_nodes;
    if (!root)
        return faultAt(name.position, u"in %1: %2"_s.arg(shown, root.error().message), root.error().code);
    return root;
}

/** What the parameter of the macro that is being read stands for; nothing if the name is none. */
const Node *Parser::argumentOf(const Token &name) const
{
    if (!m_scope)
        return nullptr;
    const qsizetype index = m_scope->macro.parameters.indexOf(name.text.sliced(1));
    return index < 0 ? nullptr : m_scope->arguments[size_t(index)].get();
}

Checked<NodePtr> Parser::parseParameter(const Token &name, const Node &argument)
{
    RULES_TRY(NodePtr copy, copyOf(argument));
    copy->isPlaceholder = argument.isPlaceholder;
    if (m_scope->place)
        placeLike(*copy, argument);
    if (name.modifier.isEmpty())
        return copy;
    const bool takesModifier = copy->kind == NodeKind::Column || copy->kind == NodeKind::Variable;
    if (!takesModifier || !copy->modifier.isEmpty()) {
        return faultAt(name.position,
                       u"found \":%1\" after %2, expected a field or a variable before it"_s.arg(
                           QString::fromUtf8(name.modifier), QString::fromUtf8(name.text)),
                       u"syntax"_s);
    }
    copy->modifier = name.modifier;
    return copy;
}

/** Of a macro: a field, a variable, a parameter or a value. */
Checked<NodePtr> Parser::parseArgument()
{
    switch (m_token.kind) {
    case TokenKind::Name: return parseName();
    case TokenKind::Variable: return parseValue(&Parser::parseVariable);
    default: return parseLiteral();
    }
}

} // namespace basalt::rules
