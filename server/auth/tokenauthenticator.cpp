// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/tokenauthenticator.h"

#include "auth/accountstore.h"
#include "auth/sessionstore.h"
#include "db/database.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

/** The token of `Bearer <token>`; null for any other scheme. */
QByteArrayView bearerToken(QByteArrayView authorization)
{
    constexpr QByteArrayView kScheme("bearer ");
    if (authorization.first(std::min(authorization.size(), kScheme.size())).compare(kScheme, Qt::CaseInsensitive) != 0)
        return {};
    return authorization.sliced(kScheme.size()).trimmed();
}

bool namesOwnAccount(const Principal &principal, const AccountSelector &selector)
{
    switch (selector.kind) {
    case AccountSelector::Kind::Id: return selector.value == principal.accountId;
    case AccountSelector::Kind::Code: return selector.value == principal.accountCode;
    case AccountSelector::Kind::Slug: break;
    }
    return selector.value == principal.accountSlug;
}

/**
 * Fills in the account that X-Account-ID names. Superadmins may choose any, anonymous callers one that is active; who
 * belongs to an account can only name that, and any other is answered like one that does not exist.
 */
void chooseAccount(db::Session &session, Principal principal, const QByteArray &selectorText,
                   core::UniqueFunction<void(Result<Principal>)> done)
{
    if (selectorText.trimmed().isEmpty()) {
        done(std::move(principal));
        return;
    }
    const AccountSelector selector = AccountSelector::parse(selectorText);
    if (!principal.isAnonymous() && !principal.superadmin) {
        if (!namesOwnAccount(principal, selector)) {
            done(Error::of(Code::AccountNotFound));
            return;
        }
        principal.chosenAccountId = principal.accountId;
        done(std::move(principal));
        return;
    }
    session.read<std::optional<Account>>(
        [selector](db::Connection &connection) { return AccountStore(connection).find(selector); },
        [principal = std::move(principal), done = std::move(done)](Result<std::optional<Account>> account) mutable {
            if (!account) {
                done(std::move(account).error());
                return;
            }
            if (!*account || (principal.isAnonymous() && (*account)->status != "active")) {
                done(Error::of(Code::AccountNotFound));
                return;
            }
            principal.chosenAccountId = (*account)->id;
            done(std::move(principal));
        });
}

/** Who looks in a user's place has to be a superadmin, in the session in which he began, at this moment. */
Result<void> addViewer(db::Connection &connection, const TokenClaims &claims, qint64 nowMs, Principal &principal)
{
    BASALT_TRY(auto viewer, SessionStore(connection).caller(claims.viewerSessionId, claims.viewerId));
    if (!viewer || !viewer->principal.superadmin || statusProblem(viewer->status) || viewer->sessionEnded
        || viewer->sessionExpiresAtMs <= nowMs || viewer->principal.lacksSecondFactor)
        return Error::of(Code::TokenInvalid);
    // What is required of the user who is looked at is not required of the one who looks.
    principal.lacksSecondFactor = false;
    principal.viewer = std::make_shared<const Principal>(std::move(viewer->principal));
    return {};
}

} // namespace

TokenAuthenticator::TokenAuthenticator(const TokenService &tokens, CallerCache &cache, const core::Clock &clock,
                                       db::Engine engine, AccessSource *access)
    : m_tokens(tokens)
    , m_cache(cache)
    , m_clock(clock)
    , m_cacheCallers(engine == db::Engine::Sqlite)
    , m_access(access)
{ }

void TokenAuthenticator::authenticate(db::Session &session, Credentials credentials, Done done)
{
    // Authorization wins where both are sent.
    if (!credentials.authorization.isEmpty()) {
        const QByteArrayView token = bearerToken(credentials.authorization);
        if (token.isEmpty())
            done(Error::of(Code::TokenInvalid));
        else
            authenticateToken(session, token, std::move(credentials.accountSelector), std::move(done));
        return;
    }
    // No key has been given out, so none is right.
    if (!credentials.apiKey.isEmpty()) {
        done(Error::of(Code::TokenInvalid));
        return;
    }
    chooseAccount(session, Principal(), credentials.accountSelector, std::move(done));
}

void TokenAuthenticator::authenticateToken(db::Session &session, QByteArrayView token, QByteArray accountSelector, Done done)
{
    QByteArray cacheKey;
    if (m_cacheCallers) {
        cacheKey = m_cache.keyOf(token);
        if (const auto entry = m_cache.find(cacheKey, token, m_clock.nowMs())) {
            chooseAccount(session, entry->principal, accountSelector, std::move(done));
            return;
        }
    }
    auto claims = m_tokens.verify(token, TokenType::Access);
    if (!claims) {
        // The detail is the caller's mistake, not ours: not for the log.
        done(Error::of(claims.error().code));
        return;
    }
    CacheSlot slot{std::move(cacheKey), CallerCache::signedPart(token).toByteArray()};
    loadCaller(session, *claims, std::move(slot), std::move(accountSelector), std::move(done));
}

void TokenAuthenticator::loadCaller(db::Session &session, const TokenClaims &claims, CacheSlot slot, QByteArray accountSelector,
                                    Done done)
{
    const quint64 generation = m_cache.generation();
    session.read<std::optional<CallerState>>(
        [access = m_access, claims, nowMs = m_clock.nowMs()](db::Connection &connection) -> Result<std::optional<CallerState>> {
            BASALT_TRY(auto state, SessionStore(connection).caller(claims.sessionId, claims.userId));
            // The gate stands before everything that somebody may hold, an owner's rights included.
            if (access && state && !statusProblem(state->status))
                BASALT_TRY_VOID(access->complete(connection, *state));
            if (state && !claims.viewerId.isNull())
                BASALT_TRY_VOID(addViewer(connection, claims, nowMs, state->principal));
            return state;
        },
        [this, &session, claims, slot = std::move(slot), accountSelector = std::move(accountSelector), generation,
         done = std::move(done)](Result<std::optional<CallerState>> state) mutable {
            if (!state) {
                done(std::move(state).error());
                return;
            }
            auto principal = admit(*state, claims);
            if (!principal) {
                done(std::move(principal).error());
                return;
            }
            // Who views as somebody else is looked at each time: the cache would not hear of what becomes of him.
            if (!slot.key.isNull() && !principal->viewer) {
                qint64 expires = std::min(claims.expiresAtMs, (*state)->sessionExpiresAtMs);
                if (principal->permissions && principal->permissions->endsAtMs() > 0)
                    expires = std::min(expires, principal->permissions->endsAtMs());
                CallerCache::Entry entry{*principal, expires, std::move(slot.signedPart)};
                m_cache.insert(slot.key, std::make_shared<const CallerCache::Entry>(std::move(entry)), generation);
            }
            chooseAccount(session, std::move(*principal), accountSelector, std::move(done));
        });
}

Result<Principal> TokenAuthenticator::admit(const std::optional<CallerState> &state, const TokenClaims &claims) const
{
    if (!state || state->principal.accountId != claims.accountId)
        return Error::of(Code::TokenInvalid);
    // Before the session: who is told "disabled" knows why the session is of no use.
    if (const auto problem = statusProblem(state->status))
        return *problem;
    if (state->sessionEnded || state->sessionExpiresAtMs <= m_clock.nowMs())
        return Error::of(Code::TokenInvalid);
    return state->principal;
}

} // namespace basalt::auth
