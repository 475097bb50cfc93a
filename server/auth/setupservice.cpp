// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/setupservice.h"

#include "auth/accountstore.h"
#include "auth/auditnotes.h"
#include "auth/installationstore.h"
#include "auth/ownerguard.h"
#include "auth/userstore.h"
#include "core/crypto.h"
#include "core/ids.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

db::AuditActor localActor()
{
    db::AuditActor actor;
    actor.authMethod = "cli";
    actor.origin = "cli";
    return actor;
}

/** Marks the address as checked: whoever sets up the server answers for it. */
User draftSuperadmin(const EmailAddress &email, const QByteArray &now)
{
    User user = draftUser(email, core::kSystemAccountId.toByteArray(), kAdminRole, now);
    user.emailVerified = true;
    user.emailVerifiedAt = now;
    return user;
}

} // namespace

/** A checked set-up; copied into the write, which may be run again. */
struct SetupService::Job
{
    QByteArray tokenHash;
    AccountDraft newAccount;
    User superadmin;
    User owner;
    QByteArray linkId;
    QByteArray foldedEmail;
    QByteArray superadminHash;
    QByteArray ownerHash;
    db::AuditActor actor;
    QByteArray now;
};

SetupService::SetupService(const AuthOptions &options, const core::Clock &clock, core::WorkPool &pool,
                           const PasswordHasher &hasher, const TokenService &tokens)
    : m_options(options)
    , m_clock(clock)
    , m_pool(pool)
    , m_hasher(hasher)
    , m_issuer(tokens, clock)
{ }

Result<SetupService::Job> SetupService::check(const SetupInput &input) const
{
    QList<FieldError> errors;
    Job job;
    job.newAccount =
        draftAccount(input.accountName, input.accountSlug, m_clock.nowMs(), u"account_name"_s, u"account_slug"_s, errors);
    const auto email = EmailAddress::parse(input.email);
    if (!email)
        errors.append({u"email"_s, u"This is not an e-mail address."_s, u"invalid_email"_s});
    const PasswordContext context{input.email, QString::fromUtf8(job.newAccount.name), QString::fromUtf8(job.newAccount.slug)};
    errors += checkPassword(input.password, context, m_options.passwordRules, u"password"_s);
    if (!errors.isEmpty())
        return Error::invalid(errors);

    job.now = core::formatTimestamp(m_clock.nowMs());
    job.tokenHash = tokenHash(input.token);
    job.superadmin = draftSuperadmin(*email, job.now);
    job.owner = draftUser(*email, job.newAccount.id, kAdminRole, job.now);
    job.owner.emailVerified = true;
    job.owner.emailVerifiedAt = job.now;
    job.linkId = core::newId();
    job.foldedEmail = email->folded;
    job.actor = input.actor;
    job.actor.authMethod = "setup";
    return job;
}

void SetupService::setUp(db::Session &session, SetupInput input, db::Completion<SetupDone> done)
{
    // The token before anything else: without it nobody learns what this server thinks of a password.
    const QByteArray hash = tokenHash(input.token);
    session.read<bool>(
        [hash](db::Connection &connection) -> Result<bool> {
            BASALT_TRY(const bool over, UserStore(connection).hasSuperadmin());
            BASALT_TRY(const bool known, InstallationStore(connection).hasSetupToken(hash));
            return known && !over;
        },
        [this, &session, input = std::move(input), done = std::move(done)](Result<bool> good) mutable {
            if (!good || !*good) {
                done(good ? Error::of(Code::SetupTokenInvalid) : std::move(good).error());
                return;
            }
            auto job = check(input);
            if (!job) {
                done(std::move(job).error());
                return;
            }
            hashAndWrite(session, std::move(*job), input.password, std::move(done));
        });
}

void SetupService::hashAndWrite(db::Session &session, Job job, const QString &password, db::Completion<SetupDone> done)
{
    using Hashes = std::pair<QByteArray, QByteArray>;
    m_pool.run<Hashes>(
        session.mailbox(),
        [this, bytes = passwordBytes(password)]() -> Result<Hashes> {
            // Two users, two salts.
            BASALT_TRY(const QByteArray first, m_hasher.hash(bytes));
            BASALT_TRY(const QByteArray second, m_hasher.hash(bytes));
            return Hashes(first, second);
        },
        [this, &session, job = std::move(job), done = std::move(done)](Result<Hashes> hashes) mutable {
            if (!hashes) {
                done(std::move(hashes).error());
                return;
            }
            job.superadminHash = hashes->first;
            job.ownerHash = hashes->second;
            session.write<SetupDone>(
                core::kSystemAccountId.toByteArray(),
                [this, job = std::move(job)](db::WriteContext &context) { return write(context, job); },
                [done = std::move(done)](Result<SetupDone> result) mutable {
                    if (result)
                        done(std::move(result));
                    else
                        done(readableConflict(std::move(result).error()));
                });
        });
}

Result<SetupDone> SetupService::write(db::WriteContext &context, const Job &job) const
{
    InstallationStore installation(context.connection());
    AccountStore accounts(context.connection());
    UserStore users(context.connection());
    // Two people with one link: the second waits here, and then finds the superadmin of the first.
    BASALT_TRY_VOID(installation.lockSetup());
    BASALT_TRY(const bool over, users.hasSuperadmin());
    BASALT_TRY(const bool known, installation.hasSetupToken(job.tokenHash));
    if (over || !known)
        return Error::of(Code::SetupTokenInvalid);
    BASALT_TRY_VOID(installation.removeSetupTokens());

    SetupDone result;
    BASALT_TRY_VOID(users.insert(job.superadmin, job.foldedEmail, job.superadminHash, {}));
    BASALT_TRY(result.ownAccount, createAccount(context, job.newAccount, job.actor));
    BASALT_TRY_VOID(users.insert(job.owner, job.foldedEmail, job.ownerHash, job.superadmin.id));
    BASALT_TRY_VOID(users.link(job.superadmin.id, job.linkId, job.now));
    BASALT_TRY_VOID(users.link(job.owner.id, job.linkId, job.now));
    context.audit(userCreated(job.superadmin, Code::UserCreated, true, job.actor));
    context.audit(userCreated(job.owner, Code::UserCreated, true, job.actor));
    BASALT_TRY_VOID(OwnerGuard(context).give(job.owner, job.now, job.actor));
    context.audit(auditEvent(Code::SystemInitialised, "CREATE", job.superadmin.accountId, job.actor, "installation", {}));

    BASALT_TRY(auto superadmin, users.find(job.superadmin.id));
    BASALT_TRY(auto system, accounts.find({AccountSelector::Kind::Id, job.superadmin.accountId}));
    if (!superadmin || !system)
        return Error::internal(u"the new superadmin cannot be read back"_s);
    BASALT_TRY(const auto draft, m_issuer.draft(std::move(*superadmin), std::move(*system), "setup", job.actor));
    BASALT_TRY_VOID(SessionIssuer::store(context, draft));
    result.superadmin = draft.answer();
    result.ownerId = job.owner.id;
    return result;
}

// -- command line and start-up -----------------------------------------------------------------------------------------------

Result<bool> SetupService::hasSuperadmin(db::Database &database) const
{
    BASALT_TRY(const auto connection, database.openConnection());
    return UserStore(*connection).hasSuperadmin();
}

Result<QByteArray> SetupService::newSetupToken(db::Database &database) const
{
    const QByteArray token = core::randomToken();
    return database.writeAndWait<QByteArray>(
        core::kSystemAccountId.toByteArray(),
        [token, now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<QByteArray> {
            BASALT_TRY(const bool over, UserStore(context.connection()).hasSuperadmin());
            if (over)
                return QByteArray();
            context.allowUnaudited("a link that was printed is no fact about the installation");
            BASALT_TRY_VOID(InstallationStore(context.connection()).addSetupToken(tokenHash(token), now));
            return token;
        });
}

Result<User> SetupService::createSuperadmin(db::Database &database, const QString &email, const QString &password) const
{
    QList<FieldError> errors;
    const auto address = EmailAddress::parse(email);
    if (!address)
        errors.append({u"email"_s, u"This is not an e-mail address."_s, u"invalid_email"_s});
    errors += checkPassword(password, {email, {}, {}}, m_options.passwordRules, u"password"_s);
    if (!errors.isEmpty())
        return Error::invalid(errors);
    BASALT_TRY(const QByteArray hash, m_hasher.hash(passwordBytes(password)));
    const User user = draftSuperadmin(*address, core::formatTimestamp(m_clock.nowMs()));
    auto created = database.writeAndWait<User>(
        user.accountId, [user, hash, folded = address->folded](db::WriteContext &context) -> Result<User> {
            UserStore users(context.connection());
            BASALT_TRY_VOID(InstallationStore(context.connection()).lockSetup());
            BASALT_TRY_VOID(users.insert(user, folded, hash, {}));
            BASALT_TRY_VOID(InstallationStore(context.connection()).removeSetupTokens());
            context.audit(userCreated(user, Code::UserCreated, true, localActor()));
            BASALT_TRY(auto stored, users.find(user.id));
            return stored ? Result<User>(std::move(*stored)) : Error::internal(u"the superadmin cannot be read back"_s);
        });
    if (!created)
        return readableConflict(std::move(created).error());
    return created;
}

Result<bool> SetupService::ensureSuperadmin(db::Database &database, const QString &email, const QString &password) const
{
    BASALT_TRY(const bool exists, hasSuperadmin(database));
    if (exists)
        return false;
    auto created = createSuperadmin(database, email, password);
    // Another node, started at the same moment, was quicker.
    if (!created && created.error().code == Code::IdentityAlreadyUsed)
        return false;
    if (!created)
        return std::move(created).error();
    return true;
}

} // namespace basalt::auth
