// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What conditions are about: fields, variables, literals, calls, macros, and what is computed of them.

#include "rules/functions.h"
#include "rules/macros.h"
#include "rules/nesting.h"
#include "rules/parser.h"

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

namespace {

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

} // namespace

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

} // namespace basalt::rules
