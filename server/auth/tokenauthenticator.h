// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/accesssource.h"
#include "auth/authenticator.h"
#include "auth/callercache.h"
#include "auth/callerstate.h"
#include "auth/tokenservice.h"
#include "core/clock.h"
#include "db/dialect.h"

#include <memory>

namespace basalt::auth {

/**
 * Access tokens to callers. On SQLite the answer is kept until the token expires or a commit of this process makes it stale;
 * on PostgreSQL other nodes write too, so the session's row is read in every request.
 *
 * Thread-safe; what it is given outlives it.
 */
class TokenAuthenticator final : public Authenticator
{
public:
    /** `access` may be null: nobody holds anything then. */
    TokenAuthenticator(const TokenService &tokens, CallerCache &cache, const core::Clock &clock, db::Engine engine,
                       AccessSource *access);

    void authenticate(db::Session &session, Credentials credentials,
                      core::UniqueFunction<void(Result<Principal>)> done) override;

private:
    using Done = core::UniqueFunction<void(Result<Principal>)>;

    /** Where a caller goes in the cache; a null key: nowhere. */
    struct CacheSlot
    {
        QByteArray key;
        QByteArray signedPart;
    };

    void authenticateToken(db::Session &session, QByteArrayView token, QByteArray accountSelector, Done done);
    void loadCaller(db::Session &session, const TokenClaims &claims, CacheSlot slot, QByteArray accountSelector, Done done);
    [[nodiscard]] Result<Principal> admit(const std::optional<CallerState> &state, const TokenClaims &claims) const;

    const TokenService &m_tokens;
    CallerCache &m_cache;
    const core::Clock &m_clock;
    const bool m_cacheCallers;
    AccessSource *m_access;
};

} // namespace basalt::auth
