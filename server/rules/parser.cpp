// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/parser.h"

#include <array>
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
    case TokenKind::AnyEqual: return CompareOp::AnyEqual;
    default: return std::nullopt;
    }
}

bool isOperand(const Node &node)
{
    return node.kind == NodeKind::Literal || node.kind == NodeKind::Column || node.kind == NodeKind::Variable;
}

/** Counts a level of nesting for as long as it lives. */
class Nesting
{
public:
    explicit Nesting(int &depth) : m_depth(depth) { ++m_depth; }
    ~Nesting() { --m_depth; }
    Q_DISABLE_COPY_MOVE(Nesting)

private:
    int &m_depth;
};

} // namespace

Checked<NodePtr> Parser::parse(QByteArrayView source)
{
    if (!source.isValidUtf8())
        return faultAt(0, u"found bytes that are not UTF-8"_s, u"syntax"_s);
    if (QString::fromUtf8(source).size() > kMaxSourceLength)
        return faultAt(0, u"found more than %1 characters"_s.arg(kMaxSourceLength), u"too_long"_s);
    Parser parser(source);
    RULES_TRY_VOID(parser.advance());
    RULES_TRY(NodePtr root, parser.parseOr());
    if (parser.m_token.kind != TokenKind::End)
        return parser.expected(u"an operator or the end"_s);
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
    return list;
}

Checked<NodePtr> Parser::parseNot()
{
    if (m_token.kind != TokenKind::Not && !isWord("not"))
        return parseCompare();
    const Nesting nesting(m_depth);
    RULES_TRY(NodePtr node, makeNode(NodeKind::Not, m_token));
    RULES_TRY_VOID(advance());
    RULES_TRY(NodePtr operand, parseNot());
    node->children.push_back(std::move(operand));
    return node;
}

Checked<NodePtr> Parser::parseCompare()
{
    RULES_TRY(NodePtr left, parseOperand());
    if (!isOperand(*left))
        return left;
    if (const auto op = compareOp(m_token.kind)) {
        RULES_TRY(NodePtr node, makeNode(NodeKind::Compare, m_token));
        node->op = *op;
        RULES_TRY_VOID(advance());
        const Token at = m_token;
        RULES_TRY(NodePtr right, parseOperand());
        if (!isOperand(*right))
            return faultAt(at.position, u"found a condition, expected a field or a value"_s, u"syntax"_s);
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
    if (negated)
        return expected(u"IN"_s);
    return left;
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

Checked<NodePtr> Parser::parseOperand()
{
    switch (m_token.kind) {
    case TokenKind::OpenParen: return parseParenthesis();
    case TokenKind::Name: return parseName();
    case TokenKind::Variable: {
        RULES_TRY(NodePtr node, makeNode(NodeKind::Variable, m_token));
        RULES_TRY_VOID(advance());
        return node;
    }
    default: return parseLiteral();
    }
}

Checked<NodePtr> Parser::parseParenthesis()
{
    if (m_depth >= kMaxDepth)
        return faultAt(m_token.position, u"found more than %1 nested levels"_s.arg(kMaxDepth), u"too_complex"_s);
    const Nesting nesting(m_depth);
    RULES_TRY_VOID(advance());
    RULES_TRY(NodePtr inner, parseOr());
    if (m_token.kind != TokenKind::CloseParen)
        return expected(u"\")\""_s);
    RULES_TRY_VOID(advance());
    return inner;
}

Checked<NodePtr> Parser::parseName()
{
    if (isWord("true") || isWord("false") || isWord("null"))
        return parseLiteral();
    RULES_TRY(NodePtr node, makeNode(NodeKind::Column, m_token));
    RULES_TRY_VOID(advance());
    return node;
}

Checked<NodePtr> Parser::parseLiteral()
{
    RULES_TRY(NodePtr node, makeNode(NodeKind::Literal, m_token));
    if (m_token.kind == TokenKind::Minus) {
        RULES_TRY_VOID(advance());
        if (m_token.kind != TokenKind::Number)
            return expected(u"a number after \"-\""_s);
        node->text = '-' + m_token.text;
        node->length = m_token.position + m_token.length - node->position;
        node->literalKind = LiteralKind::Number;
    } else if (m_token.kind == TokenKind::Number) {
        node->literalKind = LiteralKind::Number;
    } else if (m_token.kind == TokenKind::String) {
        node->literalKind = LiteralKind::Text;
        node->pattern = m_token.pattern;
    } else if (isWord("true") || isWord("false")) {
        node->literalKind = LiteralKind::Boolean;
        node->value = isWord("true");
    } else if (isWord("null")) {
        node->literalKind = LiteralKind::Null;
    } else {
        return expected(u"a field or a value"_s);
    }
    RULES_TRY_VOID(advance());
    return node;
}

Checked<void> Parser::advance()
{
    RULES_TRY(m_token, m_lexer.next());
    return {};
}

Checked<NodePtr> Parser::makeNode(NodeKind kind, const Token &at)
{
    if (++m_nodes > kMaxNodes)
        return faultAt(at.position, u"found more than %1 parts"_s.arg(kMaxNodes), u"too_complex"_s);
    auto node = std::make_unique<Node>();
    node->kind = kind;
    node->position = at.position;
    node->length = at.length;
    node->text = at.text;
    return node;
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
