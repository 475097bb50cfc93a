// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/parser.h"

#include "rules/functions.h"
#include "rules/macros.h"

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

std::optional<ArithmeticOp> sumOp(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Plus: return ArithmeticOp::Add;
    case TokenKind::Minus: return ArithmeticOp::Subtract;
    default: return std::nullopt;
    }
}

std::optional<ArithmeticOp> productOp(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Star: return ArithmeticOp::Multiply;
    case TokenKind::Slash: return ArithmeticOp::Divide;
    case TokenKind::Percent: return ArithmeticOp::Remainder;
    default: return std::nullopt;
    }
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

/** A value where no condition may stand. */
Checked<NodePtr> Parser::parseValue(Checked<NodePtr> (Parser::*step)())
{
    const qsizetype position = m_token.position;
    RULES_TRY(NodePtr value, (this->*step)());
    if (!isOperand(*value))
        return faultAt(position, u"found a condition, expected a field or a value"_s, u"syntax"_s);
    return value;
}

Checked<NodePtr> Parser::parseSum()
{
    return parseArithmetic(&Parser::parseProduct, sumOp);
}

Checked<NodePtr> Parser::parseProduct()
{
    return parseArithmetic(&Parser::parseOperand, productOp);
}

/** One or more values with operators of the same rank between them, from left to right. */
Checked<NodePtr> Parser::parseArithmetic(Checked<NodePtr> (Parser::*step)(), std::optional<ArithmeticOp> (*opOf)(TokenKind))
{
    const qsizetype position = m_token.position;
    RULES_TRY(NodePtr left, (this->*step)());
    while (const auto op = opOf(m_token.kind)) {
        if (!isOperand(*left))
            return faultAt(position, u"found a condition, expected a number"_s, u"syntax"_s);
        RULES_TRY(NodePtr node, makeNode(NodeKind::Arithmetic, m_token));
        node->arithmetic = *op;
        RULES_TRY_VOID(advance());
        RULES_TRY(NodePtr right, parseValue(step));
        node->children.push_back(std::move(left));
        node->children.push_back(std::move(right));
        left = std::move(node);
    }
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
    case TokenKind::Variable: return parseVariable();
    case TokenKind::Minus: return parseNegation();
    default: return parseLiteral();
    }
}

/** A negative literal, or zero minus what follows. */
Checked<NodePtr> Parser::parseNegation()
{
    const Token minus = m_token;
    Lexer ahead = m_lexer;
    RULES_TRY(const Token next, ahead.next());
    if (next.kind == TokenKind::Number)
        return parseLiteral();
    if (m_depth >= m_limits.depth)
        return tooDeep();
    const Nesting nesting(m_depth);
    RULES_TRY_VOID(advance());
    RULES_TRY(NodePtr node, makeNode(NodeKind::Arithmetic, minus));
    node->arithmetic = ArithmeticOp::Subtract;
    RULES_TRY(NodePtr zero, makeNode(NodeKind::Literal, minus));
    zero->text = "0";
    zero->literalKind = LiteralKind::Number;
    RULES_TRY(NodePtr operand, parseValue(&Parser::parseOperand));
    node->children.push_back(std::move(zero));
    node->children.push_back(std::move(operand));
    return node;
}

Checked<NodePtr> Parser::parseVariable()
{
    const Token name = m_token;
    RULES_TRY_VOID(advance());
    if (m_token.kind == TokenKind::OpenParen)
        return parseMacro(name);
    if (const Node *argument = argumentOf(name))
        return parseParameter(name, *argument);
    return makeNode(NodeKind::Variable, name);
}

/** `@name(a, b)`; what the macros stand for is built in macros.cpp. */
Checked<NodePtr> Parser::parseMacro(const Token &name)
{
    std::vector<NodePtr> arguments;
    RULES_TRY_VOID(advance());
    while (m_token.kind != TokenKind::CloseParen) {
        if (!arguments.empty()) {
            if (m_token.kind != TokenKind::Comma)
                return expected(u"\",\" or \")\""_s);
            RULES_TRY_VOID(advance());
        }
        RULES_TRY(NodePtr argument, parseArgument());
        arguments.push_back(std::move(argument));
    }
    RULES_TRY_VOID(advance());
    if (!isBuiltInMacro(name.text)) {
        if (const auto own = m_macros->constFind(name.text.sliced(1)); own != m_macros->constEnd())
            return expandOwn(name, *own, arguments);
    }
    const MakeNode make = [&](NodeKind kind) { return makeNode(kind, name); };
    return expandMacro(name, std::move(arguments), make);
}

Checked<NodePtr> Parser::parseParenthesis()
{
    if (m_depth >= m_limits.depth)
        return tooDeep();
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
    const Token name = m_token;
    RULES_TRY_VOID(advance());
    if (m_takesCalls && m_token.kind == TokenKind::OpenParen)
        return parseCall(name);
    return makeNode(NodeKind::Column, name);
}

/** `name(a, b)`; what the arguments have to be is for the type check to say. */
Checked<NodePtr> Parser::parseCall(const Token &name)
{
    const FunctionInfo *info = findFunction(name.text);
    if (!info || !name.modifier.isEmpty()) {
        return faultAt(name.position,
                       u"found \"%1\", expected a function: %2"_s.arg(QString::fromUtf8(name.text), functionNames()),
                       u"unknown_function"_s);
    }
    if (m_depth >= m_limits.depth)
        return tooDeep();
    const Nesting nesting(m_depth);
    RULES_TRY(NodePtr node, makeNode(NodeKind::Call, name));
    node->function = info->function;
    RULES_TRY_VOID(advance());
    while (m_token.kind != TokenKind::CloseParen) {
        if (!node->children.empty()) {
            if (m_token.kind != TokenKind::Comma)
                return expected(u"\",\" or \")\""_s);
            RULES_TRY_VOID(advance());
        }
        RULES_TRY(NodePtr argument, parseOr());
        node->children.push_back(std::move(argument));
    }
    RULES_TRY_VOID(advance());
    if (node->children.size() < info->least || node->children.size() > info->most) {
        return faultAt(
            name.position,
            u"found %1 arguments, expected %2"_s.arg(QString::number(node->children.size()), QString::fromUtf8(info->usage)),
            u"syntax"_s);
    }
    return node;
}

Checked<NodePtr> Parser::parseLiteral()
{
    if (const Node *argument = m_token.kind == TokenKind::Variable ? argumentOf(m_token) : nullptr;
        argument && (argument->kind == NodeKind::Literal || argument->isPlaceholder)) {
        const Token name = m_token;
        RULES_TRY_VOID(advance());
        return parseParameter(name, *argument);
    }
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
