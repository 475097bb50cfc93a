// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/accountfactory.h"
#include "auth/authoptions.h"
#include "auth/passwordhasher.h"
#include "auth/sessionissuer.h"
#include "core/clock.h"
#include "core/workpool.h"
#include "db/database.h"

namespace basalt::auth {

/** What the first person fills in. */
struct SetupInput
{
    QByteArray token;
    QString email;
    QString password;
    QString accountName;
    std::optional<QString> accountSlug;
    db::AuditActor actor; ///< anonymous, with address and program
};

/** The superadmin's session, and the account made beside it. */
struct SetupDone
{
    SignedIn superadmin;
    Account ownAccount;
    QByteArray ownerId; ///< the owner of that account, linked to the superadmin
};

/**
 * The first superadmin: by the setup link, or made by the command line and the settings. Thread-safe.
 */
class SetupService
{
public:
    SetupService(const AuthOptions &options, const core::Clock &clock, core::WorkPool &pool, const PasswordHasher &hasher,
                 const TokenService &tokens);
    Q_DISABLE_COPY_MOVE(SetupService)

    /**
     * Makes the superadmin in the system account, an account, and its owner linked to the superadmin, all with the same e-mail
     * address and password; signs the superadmin in. Code::SetupTokenInvalid for a wrong token, and for any once a
     * superadmin exists.
     */
    void setUp(db::Session &session, SetupInput input, db::Completion<SetupDone> done);

    // -- for the command line and start-up; these wait ---------------------------------------------------------------------

    [[nodiscard]] Result<bool> hasSuperadmin(db::Database &database) const;
    /**
     * A new setup token while there is no superadmin; null afterwards. Only its hash is kept, so every start makes one;
     * earlier ones stay good until a superadmin exists.
     */
    [[nodiscard]] Result<QByteArray> newSetupToken(db::Database &database) const;
    /**
     * Makes a superadmin. Code::ValidationFailed, Code::IdentityAlreadyUsed if the system account has that address. Hashes on
     * the calling thread.
     */
    [[nodiscard]] Result<User> createSuperadmin(db::Database &database, const QString &email, const QString &password) const;
    /** createSuperadmin(), if there is none yet; true if it made one. */
    [[nodiscard]] Result<bool> ensureSuperadmin(db::Database &database, const QString &email, const QString &password) const;

private:
    struct Job;

    [[nodiscard]] Result<Job> check(const SetupInput &input) const;
    void hashAndWrite(db::Session &session, Job job, const QString &password, db::Completion<SetupDone> done);
    [[nodiscard]] Result<SetupDone> write(db::WriteContext &context, const Job &job) const;

    const AuthOptions &m_options;
    const core::Clock &m_clock;
    core::WorkPool &m_pool;
    const PasswordHasher &m_hasher;
    const SessionIssuer m_issuer;
};

} // namespace basalt::auth
