// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/ast.h"
#include "rules/lexer.h"

#include <optional>

namespace basalt::rules {

/** Nodes that a rule or filter may have, and how deep parentheses may nest. */
inline constexpr int kMaxNodes = 200;
inline constexpr int kMaxDepth = 100;

/**
 * Recursive descent over
 *
 *     expr    := and (('||' | OR) and)*
 *     and     := not (('&&' | AND) not)*
 *     not     := ('!' | NOT) not | compare
 *     compare := sum [op sum | [NOT] IN '(' literal (',' literal)* ')' | [NOT] BETWEEN sum AND sum | IS [NOT] NULL]
 *     sum     := product (('+' | '-') product)*
 *     product := operand (('*' | '/' | '%') operand)*
 *     operand := '(' expr ')' | '-' operand | literal | path | variable | '@' name '(' [argument (',' argument)*] ')'
 *     path    := name ('.' name)* [':' modifier]
 *     op      := ['?'] ('=' '!=' '<' '<=' '>' '>=' '~' '!~')
 *
 * Words are keywords without regard to case where an operator may stand, and names where an operand may: a field may be called
 * `in` or `order`. (`true false null not` begin an operand and are reserved.) Builds no types; see typecheck.h.
 */
class Parser
{
public:
    /** The whole text as one condition, not empty. */
    [[nodiscard]] static Checked<NodePtr> parse(QByteArrayView source);

private:
    explicit Parser(QByteArrayView source) : m_source(source), m_lexer(source) { }

    [[nodiscard]] Checked<NodePtr> parseOr();
    [[nodiscard]] Checked<NodePtr> parseAnd();
    [[nodiscard]] Checked<NodePtr> parseNot();
    [[nodiscard]] Checked<NodePtr> parseCompare();
    [[nodiscard]] Checked<NodePtr> parseIn(NodePtr operand, bool negated);
    [[nodiscard]] Checked<NodePtr> parseIsNull(NodePtr operand);
    [[nodiscard]] Checked<NodePtr> parseBetween(NodePtr operand, bool negated);
    [[nodiscard]] Checked<NodePtr> parseSum();
    [[nodiscard]] Checked<NodePtr> parseProduct();
    [[nodiscard]] Checked<NodePtr> parseArithmetic(Checked<NodePtr> (Parser::*step)(),
                                                   std::optional<ArithmeticOp> (*opOf)(TokenKind));
    [[nodiscard]] Checked<NodePtr> parseValue(Checked<NodePtr> (Parser::*step)());
    [[nodiscard]] Checked<NodePtr> parseOperand();
    [[nodiscard]] Checked<NodePtr> parseNegation();
    [[nodiscard]] Checked<NodePtr> parseVariable();
    [[nodiscard]] Checked<NodePtr> parseMacro(const Token &name);
    [[nodiscard]] Checked<NodePtr> parseParenthesis();
    [[nodiscard]] Checked<NodePtr> parseName();
    [[nodiscard]] Checked<NodePtr> parseLiteral();
    [[nodiscard]] Checked<NodePtr> parseList(NodeKind kind, TokenKind symbol, QByteArrayView word);

    [[nodiscard]] Checked<void> advance();
    [[nodiscard]] Checked<NodePtr> makeNode(NodeKind kind, const Token &at);
    [[nodiscard]] Checked<NodePtr> copyOf(const Node &node);
    [[nodiscard]] tl::unexpected<Fault> tooDeep() const;
    [[nodiscard]] bool isWord(QByteArrayView word) const;
    [[nodiscard]] tl::unexpected<Fault> expected(const QString &what) const;

    QByteArrayView m_source;
    Lexer m_lexer;
    Token m_token;
    int m_nodes = 0;
    int m_depth = 0;
};

} // namespace basalt::rules
