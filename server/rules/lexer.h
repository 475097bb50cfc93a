// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/fault.h"
#include "rules/token.h"

#include <QByteArrayView>

namespace basalt::rules {

/**
 * Cuts the text of a rule or filter into tokens. Never looks ahead further than one character, keeps nothing but its place.
 * `source` is UTF-8 and outlives the lexer.
 */
class Lexer
{
public:
    explicit Lexer(QByteArrayView source) : m_source(source) { }

    /** The next token; at the end always End. */
    [[nodiscard]] Checked<Token> next();

private:
    [[nodiscard]] char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_source.size() ? m_source[m_at + ahead] : '\0';
    }
    [[nodiscard]] Token token(TokenKind kind, qsizetype length);
    [[nodiscard]] Checked<Token> symbol();
    [[nodiscard]] Checked<Token> string();
    [[nodiscard]] Checked<Token> anyComparison();
    [[nodiscard]] Checked<Token> name();
    [[nodiscard]] Checked<Token> variable();
    [[nodiscard]] Checked<void> dottedName(qsizetype start);
    [[nodiscard]] Checked<Token> named(TokenKind kind, qsizetype start);
    [[nodiscard]] Checked<Token> number();
    [[nodiscard]] tl::unexpected<Fault> unexpected() const;

    QByteArrayView m_source;
    qsizetype m_at = 0;
};

} // namespace basalt::rules
