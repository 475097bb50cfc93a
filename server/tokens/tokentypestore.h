// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"
#include "tokens/issuedtoken.h"

#include <QList>

#include <optional>

namespace basalt::tokens {

/** The SQL of `token_types`. Lives as long as one job of its connection. */
class TokenTypeStore
{
public:
    explicit TokenTypeStore(db::Connection &connection) : m_connection(connection) { }

    /** By code. */
    [[nodiscard]] Result<QList<TokenType>> all();
    [[nodiscard]] Result<std::optional<TokenType>> find(const QByteArray &code);
    /** False: the code is taken. */
    [[nodiscard]] Result<bool> insert(const TokenType &type, const QByteArray &actorId);
    [[nodiscard]] Result<void> update(const TokenType &type, const QByteArray &actorId);
    /** Deletes tokens of the type, `atMost` of them; how many those were. */
    [[nodiscard]] Result<qint64> removeTokens(const QByteArray &code, qint64 atMost);
    /** With all tokens that the type still has. */
    [[nodiscard]] Result<void> remove(const QByteArray &code);

private:
    db::Connection &m_connection;
};

} // namespace basalt::tokens
