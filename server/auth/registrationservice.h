// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/accountfactory.h"
#include "auth/authoptions.h"
#include "auth/linkissuer.h"
#include "auth/passwordhasher.h"
#include "core/clock.h"
#include "core/workpool.h"
#include "db/database.h"

namespace basalt::auth {

/** What somebody registers with. */
struct RegistrationInput
{
    QString email;
    QString password;
    std::optional<QString> accountName; ///< needed unless in single-tenant mode, where both are ignored
    std::optional<QString> accountSlug;
    QByteArray locale;    ///< of the mail that asks to verify the address; null: the default
    db::AuditActor actor; ///< anonymous, with address and program
};

/** A user and the account that he is in. */
struct Registered
{
    User user;
    Account account;
};

/**
 * Opens accounts for newcomers: a new account with its first user as admin and owner, or in single-tenant mode a user of the
 * one account. Thread-safe.
 */
class RegistrationService
{
public:
    RegistrationService(const AuthOptions &options, const core::Clock &clock, core::WorkPool &pool,
                        const PasswordHasher &hasher, const LinkIssuer &links);
    Q_DISABLE_COPY_MOVE(RegistrationService)

    /**
     * Where there is a mail server, a mail asks to verify the address.
     * Code::ValidationFailed with every complaint, Code::SlugTaken, in single-tenant mode Code::IdentityAlreadyUsed and
     * Code::AccountNotFound.
     */
    void registerUser(db::Session &session, const RegistrationInput &input, db::Completion<Registered> done);

    /**
     * Registers with an address and a password alone: `accountName` is what to call the account, else it is a personal one, called
     * by the address. A slug that is taken gets a number. In single-tenant mode the same as registerUser(). The address is kept
     * folded; Code::IdentityAlreadyUsed if it is known in whatever account.
     */
    void signUp(db::Session &session, RegistrationInput input, db::Completion<Registered> done);

    /** Makes the account of single-tenant mode if it is not there; nothing otherwise. At start-up. */
    [[nodiscard]] Result<void> ensureSingleTenantAccount(db::Database &database);

private:
    struct Job;

    void hashAndWrite(db::Session &session, Job job, const QString &password, db::Completion<Registered> done);
    [[nodiscard]] static Result<AccountDraft> signUpDraft(db::WriteContext &context, const Job &job);
    [[nodiscard]] Result<Job> check(const RegistrationInput &input) const;
    [[nodiscard]] Result<Registered> write(db::WriteContext &context, const Job &job) const;

    const AuthOptions &m_options;
    const core::Clock &m_clock;
    core::WorkPool &m_pool;
    const PasswordHasher &m_hasher;
    const LinkIssuer &m_links;
};

} // namespace basalt::auth
