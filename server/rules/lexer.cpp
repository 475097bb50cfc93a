// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/lexer.h"

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
    Token made{kind, m_at, length, {}, {}};
    m_at += length;
    return made;
}

Checked<Token> Lexer::symbol()
{
    switch (peek()) {
    case '(': return token(TokenKind::OpenParen, 1);
    case ')': return token(TokenKind::CloseParen, 1);
    case ',': return token(TokenKind::Comma, 1);
    case '-': return token(TokenKind::Minus, 1);
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
    case '?':
        if (peek(1) == '=')
            return token(TokenKind::AnyEqual, 2);
        break;
    default: break;
    }
    return unexpected();
}

Checked<Token> Lexer::string()
{
    const qsizetype start = m_at;
    const char quote = peek();
    Token made{TokenKind::String, start, 0, {}, {}};
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

Token Lexer::name()
{
    const qsizetype start = m_at;
    while (isNamePart(peek()))
        ++m_at;
    return Token{TokenKind::Name, start, m_at - start, m_source.sliced(start, m_at - start).toByteArray(), {}};
}

Checked<Token> Lexer::variable()
{
    const qsizetype start = m_at;
    ++m_at;
    do {
        if (m_at > start + 1)
            ++m_at; // the dot
        if (!isNameStart(peek()))
            return faultAt(start, u"found \"@\", expected a name such as @request.auth.id or @now"_s, u"syntax"_s);
        while (isNamePart(peek()))
            ++m_at;
    } while (peek() == '.');
    return Token{TokenKind::Variable, start, m_at - start, m_source.sliced(start, m_at - start).toByteArray(), {}};
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
    return Token{TokenKind::Number, start, m_at - start, text, {}};
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
