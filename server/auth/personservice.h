// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/authoptions.h"
#include "auth/personstore.h"
#include "auth/principal.h"
#include "auth/sessionissuer.h"
#include "auth/signinservice.h"
#include "core/clock.h"
#include "db/database.h"

namespace basalt::auth {

/**
 * Makes a user and another one person, with an entry in the trail of both accounts. As PersonStore::link(), whose lock the caller
 * holds.
 */
[[nodiscard]] Result<void> linkUsers(db::WriteContext &context, const QByteArray &userId, const QByteArray &accountId,
                                     const User &other, const db::AuditActor &actor, const QByteArray &now);

/** Where a person may go. */
struct PersonAccounts
{
    Page<PersonAccount> page;
    QByteArray lastSelectedId; ///< the account switched to last; null: never
};

/**
 * People who are users of several accounts: linked once by proof of both, they go from one to the other without a second
 * password. Thread-safe.
 */
class PersonService
{
public:
    /** All outlive the service. */
    PersonService(const AuthOptions &options, const core::Clock &clock, const TokenService &tokens, SignInService &signIn);
    Q_DISABLE_COPY_MOVE(PersonService)

    void accounts(db::Session &session, const Principal &caller, qint64 offset, qint64 limit,
                  db::Completion<PersonAccounts> done);
    /**
     * A session of the caller's linked user in that account; the caller's own goes on. Code::NoAccountAccess for an account in
     * which he has no user, also if it does not exist, and for one that is not active; Code::UserNotActive, Code::UserIsLocked,
     * Code::EmailNotVerified as when signing in.
     */
    void switchTo(db::Session &session, const Principal &caller, const QByteArray &account, db::AuditActor actor,
                  db::Completion<SignedIn> done);
    /**
     * Makes the caller and who `proof` signs in one person. Refused like SignInService::signIn(), and Code::AlreadyLinked for
     * users of one account.
     */
    void link(db::Session &session, const Principal &caller, SignInInput proof, db::AuditActor actor,
              db::Completion<void> done);
    /** The caller is a person of his own from now on. It is no error if he was before. */
    void unlink(db::Session &session, const Principal &caller, db::AuditActor actor, db::Completion<void> done);

private:
    [[nodiscard]] Result<SignedIn> writeSwitch(db::WriteContext &context, const Principal &caller, const QByteArray &account,
                                               const db::AuditActor &actor) const;
    [[nodiscard]] Result<void> writeLink(db::WriteContext &context, const Principal &caller, const SignInCandidate &other,
                                         const db::AuditActor &actor) const;

    const AuthOptions &m_options;
    const core::Clock &m_clock;
    const SessionIssuer m_issuer;
    SignInService &m_signIn;
};

} // namespace basalt::auth
