// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/authoptions.h"
#include "auth/lockout.h"
#include "auth/mfakeys.h"
#include "auth/sessionissuer.h"
#include "core/clock.h"
#include "db/database.h"

#include <optional>

namespace basalt::auth {

/** The second half of signing in: a challenge that the right password gave, and a code. Thread-safe. */
class MfaSignIn
{
public:
    /** All outlive it. */
    MfaSignIn(const AuthOptions &options, const core::Clock &clock, const TokenService &tokens, const MfaKeys &keys);
    Q_DISABLE_COPY_MOVE(MfaSignIn)

    /**
     * Of any number of tries with one challenge one is looked at; a wrong code uses it up as well, and counts like a wrong password.
     * Code::TokenNotFound, Code::TokenInvalid (used, replaced, expired), Code::MfaNotEnrolled, Code::MfaCodeInvalid, and what
     * signing in refuses a user by.
     */
    void verify(db::Session &session, const QByteArray &challenge, const QByteArray &code, db::AuditActor actor,
                db::Completion<SignedIn> done);

private:
    /** Without an answer: the code was wrong. */
    using Outcome = std::optional<SignedIn>;
    [[nodiscard]] Result<Outcome> write(db::WriteContext &context, const QByteArray &hash, const QByteArray &code,
                                        const db::AuditActor &actor) const;
    [[nodiscard]] Result<SignedIn> admit(db::WriteContext &context, User user, bool byRecoveryCode,
                                         const db::AuditActor &actor) const;

    const AuthOptions &m_options;
    const core::Clock &m_clock;
    const SessionIssuer m_issuer;
    const MfaKeys &m_keys;
    const Lockout m_lockout;
};

} // namespace basalt::auth
