// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/ast.h"
#include "rules/lexer.h"
#include "rules/ownmacro.h"
#include "rules/textlimits.h"

#include <optional>

namespace basalt::rules {

/**
 * Recursive descent over
 *
 *     expr    := and (('||' | OR) and)*
 *     and     := not (('&&' | AND) not)*
 *     not     := ('!' | NOT) not | compare
 *     compare := sum [op sum | [NOT] IN '(' literal (',' literal)* ')' | [NOT] BETWEEN sum AND sum | IS [NOT] NULL]
 *     sum     := product (('+' | '-') product)*
 *     product := operand (('*' | '/' | '%') operand)*
 *     operand := '(' expr ')' | '-' operand | literal | path | variable | call | '@' name '(' [argument (',' argument)*] ')'
 *     call    := name '(' [expr (',' expr)*] ')'
 *     path    := name ('.' name)* [':' modifier]
 *     op      := ['?'] ('=' '!=' '<' '<=' '>' '>=' '~' '!~')
 *
 * Words are keywords without regard to case where an operator may stand, and names where an operand may: a field may be called
 * `in` or `order`. Functions are called in expressions of computed fields only. (`true false null not` begin an operand and are reserved.) Builds no types; see typecheck.h.
 */
class Parser
{
public:
    /**
     * The whole text as one condition, not empty. `macros` are those of one's own, which the language's come before;
     * `expansions`, if given, takes down where which stands.
     */
    [[nodiscard]] static Checked<NodePtr> parse(QByteArrayView source, const schema::MacroTable &macros,
                                                std::vector<Expansion> *expansions = nullptr, const TextLimits &limits = {});
    /** What makes the value of a computed field: an operand or a condition, with functions and without macros. */
    [[nodiscard]] static Checked<NodePtr> parseExpression(QByteArrayView source);
    /** For checkMacro(). */
    [[nodiscard]] static Checked<void> check(const schema::Macro &macro, const std::vector<NodePtr> &arguments,
                                             const schema::MacroTable &macros);

private:
    /** A macro whose text is being read. */
    struct MacroScope
    {
        const schema::Macro &macro;
        const std::vector<NodePtr> &arguments;
        const Token *place;      ///< in the outermost text; null while the macro is only checked
        const MacroScope *outer; ///< the macro that this one stands in
        int depth;
    };

    Parser(QByteArrayView source, const schema::MacroTable *macros, std::vector<Expansion> *expansions,
           const TextLimits &limits)
        : m_limits(limits)
        , m_source(source)
        , m_lexer(source)
        , m_macros(macros)
        , m_expansions(expansions)
    { }

    [[nodiscard]] static Checked<void> checkText(QByteArrayView source, const TextLimits &limits);
    [[nodiscard]] Checked<NodePtr> parseAll();

    [[nodiscard]] Checked<NodePtr> parseOr();
    [[nodiscard]] Checked<NodePtr> parseAnd();
    [[nodiscard]] Checked<NodePtr> parseList(NodeKind kind, TokenKind symbol, QByteArrayView word);
    [[nodiscard]] Checked<NodePtr> parseNot();
    [[nodiscard]] Checked<NodePtr> parseCompare();
    [[nodiscard]] Checked<NodePtr> parseIn(NodePtr operand, bool negated);
    [[nodiscard]] Checked<NodePtr> parseIsNull(NodePtr operand);
    [[nodiscard]] Checked<NodePtr> parseBetween(NodePtr operand, bool negated);
    // Values (parservalues.cpp).
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
    [[nodiscard]] Checked<NodePtr> parseCall(const Token &name);
    [[nodiscard]] Checked<NodePtr> parseLiteral();
    // Macros of one's own (ownmacro.cpp).
    [[nodiscard]] Checked<NodePtr> expandOwn(const Token &name, const schema::Macro &macro,
                                             const std::vector<NodePtr> &arguments);
    [[nodiscard]] const Node *argumentOf(const Token &name) const;
    [[nodiscard]] Checked<NodePtr> parseParameter(const Token &name, const Node &argument);
    [[nodiscard]] Checked<NodePtr> parseArgument();

    [[nodiscard]] Checked<NodePtr> noted(NodePtr condition, qsizetype begin);
    [[nodiscard]] Checked<void> advance();
    [[nodiscard]] Checked<NodePtr> makeNode(NodeKind kind, const Token &at);
    [[nodiscard]] Checked<NodePtr> copyOf(const Node &node);
    [[nodiscard]] tl::unexpected<Fault> tooDeep() const;
    [[nodiscard]] bool isWord(QByteArrayView word) const;
    [[nodiscard]] tl::unexpected<Fault> expected(const QString &what) const;

    const TextLimits m_limits;
    QByteArrayView m_source;
    Lexer m_lexer;
    const schema::MacroTable *m_macros;
    std::vector<Expansion> *m_expansions;
    const MacroScope *m_scope = nullptr; ///< null outside of macros
    Token m_token;
    qsizetype m_end = 0; ///< of the token before
    bool m_takesCalls = false;
    int m_nodes = 0;
    int m_depth = 0;
};

} // namespace basalt::rules
