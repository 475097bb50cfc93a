// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tokens/issuedtokenservice.h"
#include "tokens/tokentypeservice.h"

namespace basalt::tokens {

/** The services of applications' tokens: what the composition makes one of. Thread-safe, like every part of it. */
class TokensModule
{
public:
    /** `own`: the server's own types; `keep`: how long expired tokens stay. The parts outlive it. */
    TokensModule(const access::AccessParts &parts, QList<TokenType> own, std::chrono::seconds keep)
        : types(parts.clock, std::move(own))
        , issued(parts, types, keep)
    { }
    Q_DISABLE_COPY_MOVE(TokensModule)

    TokenTypeService types;
    IssuedTokenService issued;
};

} // namespace basalt::tokens
