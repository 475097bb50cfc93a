// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <array>

namespace basalt::tokens {

/** What tokens of applications are for. Instants are RFC 3339. */
struct TokenType
{
    QByteArray code;
    QByteArray name;
    qint64 lifetimeSeconds = 0; ///< of tokens for which nobody says how long they are good
    bool isSystem = false;      ///< one of the server's own, whose tokens it makes itself
    QByteArray createdAt = {};  ///< null for the server's own
    QByteArray updatedAt = {};
};

enum class TokenState { Valid, Used, Expired, Replaced, Revoked, Failed };

inline constexpr std::array kTokenStateNames{"valid", "used", "expired", "replaced", "revoked", "failed"};

/** A token that an application made for a user. Its value is nowhere: only what it hashes to. */
struct IssuedToken
{
    QByteArray id;
    QByteArray accountId;
    QByteArray type;
    QByteArray userId;
    QByteArray payload; ///< a JSON object
    QByteArray createdAt;
    QByteArray createdBy;
    QByteArray expiresAt;
    QByteArray closedAt;                  ///< null: nothing has ended it before its time
    TokenState state = TokenState::Valid; ///< when it was read: a token expires by itself, whether or not anything has swept
    QByteArray reason;                    ///< why it failed, as the application said; may be empty
};

} // namespace basalt::tokens
