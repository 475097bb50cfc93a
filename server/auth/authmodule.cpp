// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/authmodule.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

AuthModule::AuthModule(const Parts &parts, std::unique_ptr<TokenService> tokenService)
    : m_options(parts.options)
    , m_tokens(std::move(tokenService))
    , hasher(parts.hashing)
    , authenticator(*m_tokens, cache, parts.clock, parts.engine, parts.access)
    , links(parts.outbox, parts.clock, parts.links)
    , signIn({m_options, parts.clock, parts.pool, hasher, *m_tokens, cache})
    , registration(m_options, parts.clock, parts.pool, hasher, links)
    , setup(m_options, parts.clock, parts.pool, hasher, *m_tokens)
    , purge(parts.jobs, parts.clock, parts.eraser)
    , accounts({m_options, parts.clock, cache, purge, parts.usage})
    , users(m_options, parts.clock, parts.pool, hasher, cache)
    , owners(parts.clock, cache, users)
    , people(m_options, parts.clock, *m_tokens, signIn)
    , sessions(parts.clock, cache)
    , viewAs(*m_tokens, parts.clock)
    , identities(parts.clock, cache)
    , providers(parts.clock, cache)
    , blacklist(parts.clock)
    , emailVerification(m_options, parts.clock, links, cache)
    , passwordReset({m_options, parts.clock, parts.pool, hasher, links, cache})
    , mfaKeys(parts.encryptionSecret)
    , mfa({m_options, parts.clock, mfaKeys, users, cache, parts.appName})
    , mfaSignIn(m_options, parts.clock, *m_tokens, mfaKeys)
    , mfaPolicies(parts.clock, cache)
{ }

Result<std::unique_ptr<AuthModule>> AuthModule::create(const Parts &parts)
{
    if (parts.options.singleTenantMode && !isRegistrationSlug(parts.options.singleTenantAccount)) {
        return Error::of(Code::ConfigurationInvalid,
                         u"single_tenant_account: single-tenant mode needs the slug of its account."_s);
    }
    BASALT_TRY(auto tokens, TokenService::create(parts.tokens, parts.clock));
    return std::unique_ptr<AuthModule>(new AuthModule(parts, std::move(tokens)));
}

} // namespace basalt::auth
