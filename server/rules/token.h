// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace basalt::rules {

enum class TokenKind {
    End,
    Name,     ///< a field, a keyword or one part of a dotted path
    Variable, ///< `@request.auth.id`, with the dots
    String,   ///< `text` is the value, escapes resolved
    Number,   ///< `text` is as written, without a sign
    OpenParen,
    CloseParen,
    Comma,
    Minus,
    Not, ///< `!`
    And, ///< `&&`
    Or,  ///< `||`
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Like,     ///< `~`
    NotLike,  ///< `!~`
    AnyEqual, ///< `?=`
};

/** One word of a rule or filter. */
struct Token
{
    TokenKind kind = TokenKind::End;
    qsizetype position = 0; ///< offset in bytes
    qsizetype length = 0;   ///< in bytes, as written
    QByteArray text;        ///< value of names, variables, strings and numbers
    QByteArray pattern;     ///< of a string: the same as a LIKE pattern, in which `\%` and `\_` stay escaped
};

} // namespace basalt::rules
