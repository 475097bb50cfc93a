// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/aggregatehaving.h"

#include "rules/lexer.h"

#include <algorithm>
#include <array>
#include <optional>

namespace basalt::records {

namespace {

using rules::Token;
using rules::TokenKind;

qsizetype endOf(const Token &token)
{
    return token.position + token.length;
}

/** Where the call that begins with a function's name ends, and of what it is; nothing if it is no call. */
struct Call
{
    QByteArray path;
    qsizetype end = 0;
};

std::optional<Call> readCall(rules::Lexer &lexer)
{
    rules::Lexer ahead = lexer;
    const auto open = ahead.next();
    auto inner = open && open->kind == TokenKind::OpenParen ? ahead.next() : open;
    if (!inner || (open && open->kind != TokenKind::OpenParen))
        return std::nullopt;
    Call call;
    if (inner->kind == TokenKind::Name) {
        call.path = inner->text;
        inner = ahead.next();
    }
    if (!inner || inner->kind != TokenKind::CloseParen)
        return std::nullopt;
    call.end = endOf(*inner);
    lexer = ahead;
    return call;
}

} // namespace

bool isAggregateFunction(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 5> kFunctions{"count", "sum", "avg", "min", "max"};
    return std::ranges::find(kFunctions, name) != kFunctions.end();
}

QByteArray aggregateKey(const QByteArray &function, const QByteArray &path)
{
    return path.isEmpty() ? function : function + '_' + path;
}

QByteArray havingOverResults(const QByteArray &having, const ResultField &fieldOf)
{
    QByteArray made;
    qsizetype done = 0;
    rules::Lexer lexer{having};
    for (;;) {
        const auto token = lexer.next();
        if (!token || token->kind == TokenKind::End)
            break; // what cannot be read is told by the parser
        if (token->kind != TokenKind::Name)
            continue;
        QByteArray key = token->text;
        qsizetype end = token->position + key.size();
        const auto call = isAggregateFunction(key) ? readCall(lexer) : std::nullopt;
        if (call) {
            key = aggregateKey(key, call->path);
            end = call->end;
        }
        QByteArray field = fieldOf(key);
        if (field.isNull() && !call)
            continue;
        if (field.isNull())
            field = key; // so that the parser finds a name that it does not know
        made += having.sliced(done, token->position - done) + field.leftJustified(end - token->position, ' ');
        done = end;
    }
    return made + having.sliced(done);
}

} // namespace basalt::records
