// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/lexer.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isNamePart(char c)
{
    return isNameStart(c) || isDigit(c);
}

char resolveEscape(char c)
{
    return c == 'n' ? '\n' : c == 't' ? '\t' : c;
}

} // namespace

Checked<Token> Lexer::next()
{
    while (m_at < m_source.size() && isSpace(m_source[m_at]))
        ++m_at;
    if (m_at >= m_source.size())
        return token(TokenKind::End, 0);
    const char c = peek();
    if (c == '\'' || c == '"')
        return string();
    if (isNameStart(c))
        return name();
    if (c == '@')
        return variable();
    if (isDigit(c))
        return number();
    return symbol();
}

Token Lexer::token(TokenKind kind, qsizetype length)
{
    Token made;
    made.kind = kind;
    made.position = m_at;
    made.length = length;
    m_at += length;
    return made;
}

Checked<Token> Lexer::symbol()
{
    switch (peek()) {
    case '(': return token(TokenKind::OpenParen, 1);
    case ')': return token(TokenKind::CloseParen, 1);
    case ',': return token(TokenKind::Comma, 1);
    case '+': return token(TokenKind::Plus, 1);
    case '-': return token(TokenKind::Minus, 1);
    case '*': return token(TokenKind::Star, 1);
    case '/': return token(TokenKind::Slash, 1);
    case '%': return token(TokenKind::Percent, 1);
    case '~': return token(TokenKind::Like, 1);
    case '=': return token(TokenKind::Equal, 1);
    case '<': return peek(1) == '=' ? token(TokenKind::LessEqual, 2) : token(TokenKind::Less, 1);
    case '>': return peek(1) == '=' ? token(TokenKind::GreaterEqual, 2) : token(TokenKind::Greater, 1);
    case '!':
        if (peek(1) == '=')
            return token(TokenKind::NotEqual, 2);
        return peek(1) == '~' ? token(TokenKind::NotLike, 2) : token(TokenKind::Not, 1);
    case '&':
        if (peek(1) == '&')
            return token(TokenKind::And, 2);
        break;
    case '|':
        if (peek(1) == '|')
            return token(TokenKind::Or, 2);
        break;
    case '?': return anyComparison();
    default: break;
    }
    return unexpected();
}

/** `?` before a comparison: at least one of many values satisfies it. */
Checked<Token> Lexer::anyComparison()
{
    const qsizetype start = m_at++;
    const char next = peek();
    if (next != '=' && next != '<' && next != '>' && next != '~' && !(next == '!' && (peek(1) == '=' || peek(1) == '~')))
        return faultAt(start, u"found \"?\", expected ?=, ?!=, ?<, ?<=, ?>, ?>=, ?~ or ?!~"_s, u"syntax"_s);
    RULES_TRY(Token made, symbol());
    made.any = true;
    made.position = start;
    ++made.length;
    return made;
}

Checked<Token> Lexer::string()
{
    const qsizetype start = m_at;
    const char quote = peek();
    Token made;
    made.kind = TokenKind::String;
    made.position = start;
    for (qsizetype i = start + 1; i < m_source.size(); ++i) {
        char c = m_source[i];
        if (c == quote) {
            m_at = i + 1;
            made.length = m_at - start;
            return made;
        }
        const bool escaped = c == '\\' && i + 1 < m_source.size();
        if (escaped)
            c = resolveEscape(m_source[++i]);
        if (c == '\0')
            return faultAt(i, u"found a NUL character, which no value holds"_s, u"syntax"_s);
        if (escaped && (c == '%' || c == '_' || c == '\\'))
            made.pattern += '\\';
        made.text += c;
        made.pattern += c;
    }
    return faultAt(start, u"found the start of a text, expected its closing quote"_s, u"syntax"_s);
}

Checked<Token> Lexer::name()
{
    const qsizetype start = m_at;
    RULES_TRY_VOID(dottedName(start));
    return named(TokenKind::Name, start);
}

Checked<Token> Lexer::variable()
{
    const qsizetype start = m_at;
    ++m_at;
    RULES_TRY_VOID(dottedName(start));
    return named(TokenKind::Variable, start);
}

Checked<void> Lexer::dottedName(qsizetype start)
{
    for (;;) {
        if (!isNameStart(peek())) {
            return faultAt(
                start, u"found \"%1\", expected a name after it"_s.arg(QString::fromUtf8(m_source.sliced(start, m_at - start))),
                u"syntax"_s);
        }
        while (isNamePart(peek()))
            ++m_at;
        if (peek() != '.')
            return {};
        ++m_at;
    }
}

/** The name from `start` to here, and its modifier if one follows. */
Checked<Token> Lexer::named(TokenKind kind, qsizetype start)
{
    Token made;
    made.kind = kind;
    made.position = start;
    made.text = m_source.sliced(start, m_at - start).toByteArray();
    if (peek() == ':') {
        const qsizetype modifier = ++m_at;
        while (isNamePart(peek()))
            ++m_at;
        made.modifier = m_source.sliced(modifier, m_at - modifier).toByteArray();
        static constexpr std::array kModifiers{"lower", "length", "each", "isset", "changed"};
        if (std::ranges::find(kModifiers, made.modifier) == kModifiers.end()) {
            return faultAt(
                modifier,
                u"found \"%1\", expected lower, length, each, isset or changed"_s.arg(QString::fromUtf8(made.modifier)),
                u"syntax"_s);
        }
    }
    made.length = m_at - start;
    return made;
}

Checked<Token> Lexer::number()
{
    const qsizetype start = m_at;
    while (isDigit(peek()))
        ++m_at;
    if (peek() == '.' && isDigit(peek(1))) {
        ++m_at;
        while (isDigit(peek()))
            ++m_at;
    }
    const QByteArray text = m_source.sliced(start, m_at - start).toByteArray();
    if (isNamePart(peek()) || peek() == '.')
        return faultAt(start, u"found a number with letters after it, expected an operator or a space"_s, u"syntax"_s);
    Token made;
    made.kind = TokenKind::Number;
    made.position = start;
    made.length = m_at - start;
    made.text = text;
    return made;
}

tl::unexpected<Fault> Lexer::unexpected() const
{
    qsizetype length = 1;
    while (m_at + length < m_source.size() && (static_cast<unsigned char>(m_source[m_at + length]) & 0xc0) == 0x80)
        ++length;
    const QString found = QString::fromUtf8(m_source.sliced(m_at, length));
    return faultAt(m_at, u"found \"%1\", expected a field, a value or an operator"_s.arg(found), u"syntax"_s);
}

} // namespace basalt::rules
