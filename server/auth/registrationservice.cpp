// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/registrationservice.h"

#include "auth/accountaccess.h"
#include "auth/accountstore.h"
#include "auth/auditnotes.h"
#include "auth/blacklist.h"
#include "auth/ownerguard.h"
#include "auth/userstore.h"
#include "core/ids.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

/** A checked registration; copied into the write, which may be run again. */
struct RegistrationService::Job
{
    std::optional<AccountDraft> newAccount; ///< nothing: joins `existingSlug`
    QByteArray existingSlug;
    User user;
    QByteArray foldedEmail;
    QByteArray passwordHash;
    QByteArray locale;
    bool isSignUp = false; ///< the address must be new here, the slug need not
    db::AuditActor actor;
};

RegistrationService::RegistrationService(const AuthOptions &options, const core::Clock &clock, core::WorkPool &pool,
                                         const PasswordHasher &hasher, const LinkIssuer &links)
    : m_options(options)
    , m_clock(clock)
    , m_pool(pool)
    , m_hasher(hasher)
    , m_links(links)
{ }

Result<RegistrationService::Job> RegistrationService::check(const RegistrationInput &input) const
{
    QList<FieldError> errors;
    Job job;
    PasswordContext context;
    context.email = input.email;
    if (m_options.singleTenantMode) {
        job.existingSlug = m_options.singleTenantAccount;
        context.accountName = m_options.singleTenantAccountName;
        context.accountSlug = QString::fromUtf8(m_options.singleTenantAccount);
    } else {
        job.newAccount = draftAccount(input.accountName.value_or(QString()), input.accountSlug, m_clock.nowMs(),
                                      u"account_name"_s, u"account_slug"_s, errors);
        context.accountName = QString::fromUtf8(job.newAccount->name);
        context.accountSlug = QString::fromUtf8(job.newAccount->slug);
    }
    const auto email = EmailAddress::parse(input.email);
    if (!email)
        errors.append({u"email"_s, u"This is not an e-mail address."_s, u"invalid_email"_s});
    errors += checkPassword(input.password, context, m_options.passwordRules, u"password"_s);
    if (!errors.isEmpty())
        return Error::invalid(errors);

    job.user = draftUser(*email, job.newAccount ? job.newAccount->id : QByteArray(), job.newAccount ? kAdminRole : kUserRole,
                         core::formatTimestamp(m_clock.nowMs()));
    job.foldedEmail = email->folded;
    job.locale = input.locale;
    job.actor = input.actor;
    return job;
}

void RegistrationService::registerUser(db::Session &session, const RegistrationInput &input, db::Completion<Registered> done)
{
    auto job = check(input);
    if (!job) {
        done(std::move(job).error());
        return;
    }
    hashAndWrite(session, std::move(*job), input.password, std::move(done));
}

void RegistrationService::signUp(db::Session &session, RegistrationInput input, db::Completion<Registered> done)
{
    if (!m_options.singleTenantMode && !input.accountName) {
        // What is no address is complained about with the rest.
        const auto address = EmailAddress::parse(input.email);
        input.accountName = address ? QString::fromUtf8(address->folded).section(u'@', 0, 0) : u"-"_s;
    }
    auto job = check(input);
    if (!job) {
        done(std::move(job).error());
        return;
    }
    job->isSignUp = job->newAccount.has_value();
    job->user.email = job->foldedEmail;
    hashAndWrite(session, std::move(*job), input.password, std::move(done));
}

void RegistrationService::hashAndWrite(db::Session &session, Job job, const QString &password, db::Completion<Registered> done)
{
    m_pool.run<QByteArray>(
        session.mailbox(), [this, bytes = passwordBytes(password)] { return m_hasher.hash(bytes); },
        [this, &session, job = std::move(job), done = std::move(done)](Result<QByteArray> hash) mutable {
            if (!hash) {
                done(std::move(hash).error());
                return;
            }
            job.passwordHash = *hash;
            session.write<Registered>(
                job.user.accountId, [this, job](db::WriteContext &context) { return write(context, job); },
                notingBlocked<Registered>(session, job.actor, QString::fromUtf8(job.user.email),
                                          [done = std::move(done)](Result<Registered> registered) mutable {
                                              if (registered)
                                                  done(std::move(registered));
                                              else
                                                  done(readableConflict(std::move(registered).error()));
                                          }));
        });
}

/** The account with a slug that is free, if nobody has the address. From here on nobody else makes an account. */
Result<AccountDraft> RegistrationService::signUpDraft(db::WriteContext &context, const Job &job)
{
    AccountStore accounts(context.connection());
    BASALT_TRY_VOID(accounts.lockCodes());
    BASALT_TRY(const bool known, UserStore(context.connection()).hasEmail(job.foldedEmail));
    if (known)
        return Error::of(Code::IdentityAlreadyUsed, u"This e-mail address is already in use."_s);
    AccountDraft draft = *job.newAccount;
    BASALT_TRY(draft.slug, freeSlug(accounts, draft.slug));
    return draft;
}

Result<Registered> RegistrationService::write(db::WriteContext &context, const Job &job) const
{
    AccountStore accounts(context.connection());
    UserStore users(context.connection());
    User user = job.user;
    BASALT_TRY_VOID(refuseBlacklisted(context.connection(), job.foldedEmail));
    if (job.newAccount) {
        AccountDraft draft = *job.newAccount;
        if (job.isSignUp) {
            BASALT_TRY(draft, signUpDraft(context, job));
        }
        BASALT_TRY_VOID(createAccount(context, draft, job.actor));
    } else {
        BASALT_TRY(const auto account, accounts.find({AccountSelector::Kind::Slug, job.existingSlug}));
        // Everybody in the system account is a superadmin: nobody registers into it, whatever the settings say.
        if (!account || account->status != "active" || account->id == core::kSystemAccountId)
            return Error::of(Code::AccountNotFound);
        user.accountId = account->id;
        BASALT_TRY(const auto known, users.findByEmail(user.accountId, job.foldedEmail));
        if (known)
            return Error::of(Code::IdentityAlreadyUsed);
    }
    BASALT_TRY_VOID(users.insert(user, job.foldedEmail, job.passwordHash, job.actor.userId));
    context.audit(userCreated(user, Code::UserRegistered, true, job.actor));
    if (job.newAccount)
        BASALT_TRY_VOID(OwnerGuard(context).give(user, user.createdAt, job.actor));
    BASALT_TRY_VOID(joinDefaultGroups(context, user, job.actor));

    BASALT_TRY(auto stored, users.find(user.id));
    BASALT_TRY(auto account, accounts.find({AccountSelector::Kind::Id, user.accountId}));
    if (!stored || !account)
        return Error::internal(u"a registered user cannot be read back"_s);
    BASALT_TRY(const bool canMail, m_links.canMail(context.connection()));
    if (canMail)
        BASALT_TRY_VOID(m_links.issue(context, *stored, {TokenPurpose::EmailVerification, job.locale, false, job.actor}));
    return Registered{std::move(*stored), std::move(*account)};
}

Result<void> RegistrationService::ensureSingleTenantAccount(db::Database &database)
{
    if (!m_options.singleTenantMode)
        return {};
    QList<FieldError> errors;
    const QString slug = QString::fromUtf8(m_options.singleTenantAccount);
    const QString name = m_options.singleTenantAccountName.isEmpty() ? slug : m_options.singleTenantAccountName;
    const AccountDraft draft =
        draftAccount(name, slug, m_clock.nowMs(), u"single_tenant_account_name"_s, u"single_tenant_account"_s, errors);
    if (!errors.isEmpty())
        return Error::of(Code::ConfigurationInvalid, errors.first().field + u": "_s + errors.first().message);
    db::AuditActor actor;
    actor.authMethod = "system";
    actor.origin = "system";
    return database.writeAndWait<void>(draft.id, [draft, actor](db::WriteContext &context) -> Result<void> {
        const AccountSelector selector{AccountSelector::Kind::Slug, draft.slug};
        BASALT_TRY(const auto known, AccountStore(context.connection()).find(selector));
        if (known)
            return {};
        auto created = createAccount(context, draft, actor);
        // Another node was quicker.
        if (!created && created.error().code != Code::SlugTaken)
            return std::move(created).error();
        return {};
    });
}

} // namespace basalt::auth
