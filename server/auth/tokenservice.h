// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>
#include <memory>
#include <optional>

struct _cjose_jwk_int; // NOLINT(bugprone-reserved-identifier): cjose named it so

namespace basalt::auth {

/** A secret that signs tokens, under a name that tokens carry. */
struct SigningKey
{
    QByteArray id;     ///< `kid`
    QByteArray secret; ///< at least 32 bytes, random

    /** The key that belongs to a secret from the settings, of any length from 32 characters. */
    [[nodiscard]] static SigningKey fromSecret(QByteArrayView secret);
    /** A new random one. */
    [[nodiscard]] static SigningKey generate();
};

/** How tokens are made. `previous` still verifies, so that changing the key ends nobody's session. */
struct TokenOptions
{
    QByteArray issuer = "basalt";
    QByteArray audience = "basalt";
    SigningKey current;
    std::optional<SigningKey> previous;
    std::chrono::seconds accessLifetime{60 * 60};
    std::chrono::seconds refreshLifetime{7 * 24 * 60 * 60};
};

enum class TokenType { Access, Refresh };

/** What a token says. */
struct TokenClaims
{
    QByteArray tokenId; ///< `jti`
    QByteArray userId;
    QByteArray accountId;
    QByteArray sessionId;
    QByteArray email;
    QByteArray role;
    QByteArray amr;             ///< RFC 8176, with a space between; null: no claim
    QByteArray viewerId;        ///< `act.sub` (RFC 8693, 4.1): who acts in the user's place; null: the user himself
    QByteArray viewerSessionId; ///< `act.sid`: the session in which that was asked for
    TokenType type = TokenType::Access;
    qint64 issuedAtMs = 0;
    qint64 expiresAtMs = 0;
};

/** A signed token and what it says. */
struct IssuedToken
{
    QByteArray text;
    TokenClaims claims;
};

/**
 * Signs and checks JSON web tokens (RFC 7519), HS256 through cjose. What a token says of e-mail address and role is for
 * clients to read; decisions rest on the session's row.
 *
 * Thread-safe: keys never change after create().
 */
class TokenService
{
public:
    /** Fails with Code::ConfigurationInvalid for a key below 32 bytes. `clock` outlives the service. */
    [[nodiscard]] static Result<std::unique_ptr<TokenService>> create(TokenOptions options, const core::Clock &clock);
    ~TokenService();
    Q_DISABLE_COPY_MOVE(TokenService)

    /** Fills in id, time of issue and expiry of `claims` by its type, `atMost` so much later. */
    [[nodiscard]] Result<IssuedToken> issue(TokenClaims claims,
                                            std::chrono::seconds atMost = std::chrono::seconds::max()) const;

    /**
     * Code::TokenInvalid for anything but an unexpired token of `type` by one of our keys, made for this audience.
     */
    [[nodiscard]] Result<TokenClaims> verify(QByteArrayView token, TokenType type) const;

    [[nodiscard]] const TokenOptions &options() const { return m_options; }

private:
    struct Key;

    TokenService(TokenOptions options, const core::Clock &clock);
    [[nodiscard]] const Key *keyOf(QByteArrayView token) const;
    [[nodiscard]] Result<TokenClaims> readClaims(QByteArrayView payload, TokenType type) const;

    TokenOptions m_options;
    const core::Clock &m_clock;
    std::unique_ptr<Key> m_current;
    std::unique_ptr<Key> m_previous;
};

} // namespace basalt::auth
