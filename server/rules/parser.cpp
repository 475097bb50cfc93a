// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/parser.h"

#include "rules/nesting.h"

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

namespace {

std::optional<CompareOp> compareOp(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Equal: return CompareOp::Equal;
    case TokenKind::NotEqual: return CompareOp::NotEqual;
    case TokenKind::Less: return CompareOp::Less;
    case TokenKind::LessEqual: return CompareOp::LessEqual;
    case TokenKind::Greater: return CompareOp::Greater;
    case TokenKind::GreaterEqual: return CompareOp::GreaterEqual;
    case TokenKind::Like: return CompareOp::Like;
    case TokenKind::NotLike: return CompareOp::NotLike;
    default: return std::nullopt;
    }
}

} // namespace

Checked<NodePtr> Parser::parse(QByteArrayView source, const schema::MacroTable &macros, std::vector<Expansion> *expansions,
                               const TextLimits &limits)
{
    RULES_TRY_VOID(checkText(source, limits));
    return Parser(source, &macros, expansions, limits).parseAll();
}

Checked<NodePtr> Parser::parseExpression(QByteArrayView source)
{
    static const schema::MacroTable kNoMacros;
    RULES_TRY_VOID(checkText(source, {}));
    Parser parser(source, &kNoMacros, nullptr, {});
    parser.m_takesCalls = true;
    return parser.parseAll();
}

Checked<void> Parser::checkText(QByteArrayView source, const TextLimits &limits)
{
    if (!source.isValidUtf8())
        return faultAt(0, u"found bytes that are not UTF-8"_s, u"syntax"_s);
    if (QString::fromUtf8(source).size() > limits.characters)
        return faultAt(0, u"found more than %1 characters"_s.arg(limits.characters), u"too_long"_s);
    return {};
}

Checked<NodePtr> Parser::parseAll()
{
    RULES_TRY_VOID(advance());
    RULES_TRY(NodePtr root, parseOr());
    if (m_token.kind != TokenKind::End)
        return expected(u"an operator or the end"_s);
    return root;
}

Checked<NodePtr> Parser::parseOr()
{
    return parseList(NodeKind::Or, TokenKind::Or, "or");
}

Checked<NodePtr> Parser::parseAnd()
{
    return parseList(NodeKind::And, TokenKind::And, "and");
}

/** One or more conditions with the same connective between them; a single one stands for itself. */
Checked<NodePtr> Parser::parseList(NodeKind kind, TokenKind symbol, QByteArrayView word)
{
    const qsizetype begin = m_token.position;
    const auto parseElement = [this, kind] { return kind == NodeKind::Or ? parseAnd() : parseNot(); };
    RULES_TRY(NodePtr first, parseElement());
    if (m_token.kind != symbol && !isWord(word))
        return first;
    RULES_TRY(NodePtr list, makeNode(kind, m_token));
    list->children.push_back(std::move(first));
    while (m_token.kind == symbol || isWord(word)) {
        RULES_TRY_VOID(advance());
        RULES_TRY(NodePtr element, parseElement());
        list->children.push_back(std::move(element));
    }
    return noted(std::move(list), begin);
}

Checked<NodePtr> Parser::parseNot()
{
    const qsizetype begin = m_token.position;
    if (m_token.kind != TokenKind::Not && !isWord("not")) {
        RULES_TRY(NodePtr single, parseCompare());
        return noted(std::move(single), begin);
    }
    const Nesting nesting(m_depth);
    RULES_TRY(NodePtr node, makeNode(NodeKind::Not, m_token));
    RULES_TRY_VOID(advance());
    RULES_TRY(NodePtr operand, parseNot());
    node->children.push_back(std::move(operand));
    return noted(std::move(node), begin);
}

Checked<NodePtr> Parser::parseCompare()
{
    RULES_TRY(NodePtr left, parseSum());
    if (!isOperand(*left))
        return left;
    if (const auto op = compareOp(m_token.kind)) {
        RULES_TRY(NodePtr node, makeNode(NodeKind::Compare, m_token));
        node->op = *op;
        node->any = m_token.any;
        RULES_TRY_VOID(advance());
        RULES_TRY(NodePtr right, parseValue(&Parser::parseSum));
        node->children.push_back(std::move(left));
        node->children.push_back(std::move(right));
        return node;
    }
    if (isWord("is"))
        return parseIsNull(std::move(left));
    const bool negated = isWord("not");
    if (negated)
        RULES_TRY_VOID(advance());
    if (isWord("in"))
        return parseIn(std::move(left), negated);
    if (isWord("between"))
        return parseBetween(std::move(left), negated);
    if (negated)
        return expected(u"IN or BETWEEN"_s);
    return left;
}

/** `x BETWEEN a AND b` is `x >= a && x <= b`. */
Checked<NodePtr> Parser::parseBetween(NodePtr operand, bool negated)
{
    const Token at = m_token;
    RULES_TRY_VOID(advance());
    RULES_TRY(NodePtr low, parseValue(&Parser::parseSum));
    if (!isWord("and") && m_token.kind != TokenKind::And)
        return expected(u"AND and the upper limit"_s);
    RULES_TRY_VOID(advance());
    RULES_TRY(NodePtr high, parseValue(&Parser::parseSum));
    RULES_TRY(NodePtr copy, copyOf(*operand));
    RULES_TRY(NodePtr node, makeNode(NodeKind::And, at));
    const auto addLimit = [&](CompareOp op, NodePtr value, NodePtr limit) -> Checked<void> {
        RULES_TRY(NodePtr compare, makeNode(NodeKind::Compare, at));
        compare->op = op;
        compare->children.push_back(std::move(value));
        compare->children.push_back(std::move(limit));
        node->children.push_back(std::move(compare));
        return {};
    };
    RULES_TRY_VOID(addLimit(CompareOp::GreaterEqual, std::move(operand), std::move(low)));
    RULES_TRY_VOID(addLimit(CompareOp::LessEqual, std::move(copy), std::move(high)));
    if (!negated)
        return node;
    RULES_TRY(NodePtr inverse, makeNode(NodeKind::Not, at));
    inverse->children.push_back(std::move(node));
    return inverse;
}

Checked<NodePtr> Parser::parseIn(NodePtr operand, bool negated)
{
    RULES_TRY(NodePtr node, makeNode(NodeKind::In, m_token));
    node->negated = negated;
    node->children.push_back(std::move(operand));
    RULES_TRY_VOID(advance());
    if (m_token.kind != TokenKind::OpenParen)
        return expected(u"\"(\""_s);
    do {
        RULES_TRY_VOID(advance());
        RULES_TRY(NodePtr element, parseLiteral());
        node->children.push_back(std::move(element));
    } while (m_token.kind == TokenKind::Comma);
    if (m_token.kind != TokenKind::CloseParen)
        return expected(u"\",\" or \")\""_s);
    RULES_TRY_VOID(advance());
    return node;
}

Checked<NodePtr> Parser::parseIsNull(NodePtr operand)
{
    RULES_TRY(NodePtr node, makeNode(NodeKind::IsNull, m_token));
    node->children.push_back(std::move(operand));
    RULES_TRY_VOID(advance());
    if (isWord("not")) {
        node->negated = true;
        RULES_TRY_VOID(advance());
    }
    if (!isWord("null"))
        return expected(u"NULL"_s);
    RULES_TRY_VOID(advance());
    return node;
}

/** Takes down where the condition is written, up to the last token; one in parentheses is written inside of them. */
Checked<NodePtr> Parser::noted(NodePtr condition, qsizetype begin)
{
    if (!m_scope && condition->end == 0) {
        condition->begin = begin;
        condition->end = m_end;
    }
    return condition;
}

Checked<void> Parser::advance()
{
    m_end = m_token.position + m_token.length;
    RULES_TRY(m_token, m_lexer.next());
    return {};
}

Checked<NodePtr> Parser::makeNode(NodeKind kind, const Token &at)
{
    if (++m_nodes > m_limits.nodes)
        return faultAt(at.position, u"found more than %1 parts"_s.arg(m_limits.nodes), u"too_complex"_s);
    auto node = std::make_unique<Node>();
    node->kind = kind;
    // A macro stands in a text that says nothing of what is inside: faults are where the macro is.
    const Token &place = m_scope && m_scope->place ? *m_scope->place : at;
    node->position = place.position;
    node->length = place.length;
    node->text = at.text;
    node->modifier = at.modifier;
    return node;
}

/** The same operand once more, before it is checked. */
Checked<NodePtr> Parser::copyOf(const Node &node)
{
    Token at;
    at.position = node.position;
    at.length = node.length;
    RULES_TRY(NodePtr copy, makeNode(node.kind, at));
    copy->text = node.text;
    copy->modifier = node.modifier;
    copy->pattern = node.pattern;
    copy->literalKind = node.literalKind;
    copy->arithmetic = node.arithmetic;
    copy->function = node.function;
    copy->op = node.op;
    copy->any = node.any;
    copy->negated = node.negated;
    copy->value = node.value;
    for (const NodePtr &child : node.children) {
        RULES_TRY(NodePtr childCopy, copyOf(*child));
        copy->children.push_back(std::move(childCopy));
    }
    return copy;
}

tl::unexpected<Fault> Parser::tooDeep() const
{
    return faultAt(m_token.position, u"found more than %1 nested levels"_s.arg(m_limits.depth), u"too_complex"_s);
}

bool Parser::isWord(QByteArrayView word) const
{
    return m_token.kind == TokenKind::Name && m_token.text.compare(word, Qt::CaseInsensitive) == 0;
}

tl::unexpected<Fault> Parser::expected(const QString &what) const
{
    QString found = u"the end"_s;
    if (m_token.kind != TokenKind::End) {
        const QString text = QString::fromUtf8(m_source.sliced(m_token.position, m_token.length));
        found = u'"' + (text.size() > 40 ? text.first(40) + u'\u2026' : text) + u'"';
    }
    return faultAt(m_token.position, u"found %1, expected %2"_s.arg(found, what), u"syntax"_s);
}

} // namespace basalt::rules
