// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/ast.h"
#include "rules/lexer.h"

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
 *     compare := operand [op operand | [NOT] IN '(' literal (',' literal)* ')' | IS [NOT] NULL]
 *     operand := '(' expr ')' | literal | name | variable
 *     op      := '=' '!=' '<' '<=' '>' '>=' '~' '!~' '?='
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
    [[nodiscard]] Checked<NodePtr> parseOperand();
    [[nodiscard]] Checked<NodePtr> parseParenthesis();
    [[nodiscard]] Checked<NodePtr> parseName();
    [[nodiscard]] Checked<NodePtr> parseLiteral();
    [[nodiscard]] Checked<NodePtr> parseList(NodeKind kind, TokenKind symbol, QByteArrayView word);

    [[nodiscard]] Checked<void> advance();
    [[nodiscard]] Checked<NodePtr> makeNode(NodeKind kind, const Token &at);
    [[nodiscard]] bool isWord(QByteArrayView word) const;
    [[nodiscard]] tl::unexpected<Fault> expected(const QString &what) const;

    QByteArrayView m_source;
    Lexer m_lexer;
    Token m_token;
    int m_nodes = 0;
    int m_depth = 0;
};

} // namespace basalt::rules
