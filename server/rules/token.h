// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace basalt::rules {

enum class TokenKind {
    End,
    Name,     ///< a field, a path with dots (`author.company.name`) or a keyword
    Variable, ///< `@request.auth.id`, with the dots
    String,   ///< `text` is the value, escapes resolved
    Number,   ///< `text` is as written, without a sign
    OpenParen,
    CloseParen,
    Comma,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    Not, ///< `!`
    And, ///< `&&`
    Or,  ///< `||`
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Like,    ///< `~`
    NotLike, ///< `!~`
};

/** One word of a rule or filter. */
struct Token
{
    TokenKind kind = TokenKind::End;
    qsizetype position = 0; ///< offset in bytes
    qsizetype length = 0;   ///< in bytes, as written
    bool any = false;       ///< of a comparison: written with `?` before it
    QByteArray text;        ///< value of names, variables, strings and numbers
    QByteArray modifier;    ///< of a name or variable: `lower` of `title:lower`, or empty
    QByteArray pattern;     ///< of a string: the same as a LIKE pattern, in which `\%` and `\_` stay escaped
};

} // namespace basalt::rules
