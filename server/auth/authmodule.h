// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/accesssource.h"
#include "auth/accountpurge.h"
#include "auth/accountservice.h"
#include "auth/authoptions.h"
#include "auth/blacklistservice.h"
#include "auth/callercache.h"
#include "auth/emailverification.h"
#include "auth/identityservice.h"
#include "auth/linkissuer.h"
#include "auth/mfakeys.h"
#include "auth/mfapolicyservice.h"
#include "auth/mfaservice.h"
#include "auth/mfasignin.h"
#include "auth/ownerservice.h"
#include "auth/passwordhasher.h"
#include "auth/passwordreset.h"
#include "auth/personservice.h"
#include "auth/providerservice.h"
#include "auth/registrationservice.h"
#include "auth/sessionservice.h"
#include "auth/setupservice.h"
#include "auth/signinservice.h"
#include "auth/tokenauthenticator.h"
#include "auth/tokenservice.h"
#include "auth/userservice.h"
#include "auth/viewas.h"

#include <memory>

namespace basalt::auth {

/**
 * All of signing in, accounts and users, built in the right order: what the composition makes one of. Thread-safe, like
 * every part of it. Clock, pool, outbox, usage and access outlive it; it outlives all database sessions that its services were
 * called with.
 */
class AuthModule
{
public:
    struct Parts
    {
        AuthOptions options;
        TokenOptions tokens;
        HashParameters hashing;
        const core::Clock &clock;
        core::WorkPool &pool;
        const mail::Outbox &outbox;
        LinkLifetimes links;
        db::Engine engine = db::Engine::Sqlite;
        const jobs::JobQueue &jobs;
        QByteArrayView encryptionSecret; ///< of the settings; only read while this is made
        QString appName;
        AccountUsage *usage = nullptr;
        AccountEraser *eraser = nullptr;
        AccessSource *access = nullptr;
    };

    /** Code::ConfigurationInvalid for a weak token key or a bad setting. */
    [[nodiscard]] static Result<std::unique_ptr<AuthModule>> create(const Parts &parts);
    /** What is checked and issued elsewhere too. */
    [[nodiscard]] const AuthOptions &options() const { return m_options; }
    [[nodiscard]] const TokenService &tokens() const { return *m_tokens; }
    Q_DISABLE_COPY_MOVE(AuthModule)

private:
    AuthModule(const Parts &parts, std::unique_ptr<TokenService> tokenService);

    const AuthOptions m_options;
    const std::unique_ptr<TokenService> m_tokens;

public:
    PasswordHasher hasher;
    CallerCache cache;
    TokenAuthenticator authenticator;
    LinkIssuer links;
    SignInService signIn;
    RegistrationService registration;
    SetupService setup;
    AccountPurge purge;
    AccountService accounts;
    UserService users;
    OwnerService owners;
    PersonService people;
    SessionService sessions;
    ViewAs viewAs;
    IdentityService identities;
    ProviderService providers;
    BlacklistService blacklist;
    EmailVerification emailVerification;
    PasswordReset passwordReset;
    MfaKeys mfaKeys;
    MfaService mfa;
    MfaSignIn mfaSignIn;
    MfaPolicyService mfaPolicies;
};

} // namespace basalt::auth
