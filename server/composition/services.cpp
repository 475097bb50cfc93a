// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "composition/services.h"

#include "api/accessapi.h"
#include "api/accountsapi.h"
#include "api/auditapi.h"
#include "api/authapi.h"
#include "api/backupsapi.h"
#include "api/backuptrialsapi.h"
#include "api/blacklistapi.h"
#include "api/collectionsapi.h"
#include "api/configurationapi.h"
#include "api/dashboardapi.h"
#include "api/eventcodesapi.h"
#include "api/explainapi.h"
#include "api/filteredrecordsapi.h"
#include "api/groupmappingsapi.h"
#include "api/groupownersapi.h"
#include "api/groupsapi.h"
#include "api/groupsyncapi.h"
#include "api/healthapi.h"
#include "api/identitiesapi.h"
#include "api/importsapi.h"
#include "api/invitationactionsapi.h"
#include "api/invitationsapi.h"
#include "api/invitationtemplatesapi.h"
#include "api/jobsapi.h"
#include "api/languagesapi.h"
#include "api/linkpages.h"
#include "api/macrosapi.h"
#include "api/mailapi.h"
#include "api/mfaapi.h"
#include "api/mfapolicyapi.h"
#include "api/migrationsapi.h"
#include "api/orgsapi.h"
#include "api/ownersapi.h"
#include "api/ownuserapi.h"
#include "api/permissionsapi.h"
#include "api/permissionsetsapi.h"
#include "api/personapi.h"
#include "api/providersapi.h"
#include "api/realtimeapi.h"
#include "api/recordexportapi.h"
#include "api/recordimportsapi.h"
#include "api/recordsapi.h"
#include "api/resourceaccessapi.h"
#include "api/resourcerolesapi.h"
#include "api/resourcetypesapi.h"
#include "api/rolesapi.h"
#include "api/rulesapi.h"
#include "api/sessionsapi.h"
#include "api/setuppage.h"
#include "api/sqlapi.h"
#include "api/tokensapi.h"
#include "api/tokentypesapi.h"
#include "api/translationsapi.h"
#include "api/userbatchapi.h"
#include "api/usersapi.h"
#include "api/verificationapi.h"
#include "api/viewasapi.h"
#include "core/logging.h"
#include "core/version.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::composition {

using core::Setting;

namespace {

records::RecordOptions recordOptions(const core::Config &settings)
{
    records::RecordOptions options;
    options.defaultListLimit = settings.number(Setting::ListDefaultLimit);
    options.maxListLimit = settings.number(Setting::ListMaxLimit);
    options.maxAnswerBytes = settings.number(Setting::AnswerMaxBytes);
    options.estimateBound = settings.number(Setting::ListEstimateBound);
    options.defaultGroupLimit = settings.number(Setting::AggregateDefaultLimit);
    options.maxGroupLimit = settings.number(Setting::AggregateMaxLimit);
    options.maxBatch = settings.number(Setting::BatchMaxRecords);
    options.filterLimits.characters = settings.number(Setting::FilterMaxCharacters);
    options.filterLimits.nodes = int(settings.number(Setting::FilterMaxNodes));
    options.filterLimits.depth = int(settings.number(Setting::FilterMaxDepth));
    options.maxExpandDepth = int(settings.number(Setting::ExpandMaxDepth));
    options.maxExpandRecords = settings.number(Setting::ExpandMaxRecords);
    options.cursorSecret = settings.text(Setting::TokenSecret).toUtf8();
    options.previousCursorSecret = settings.text(Setting::TokenSecretPrevious).toUtf8();
    return options;
}

http::IdempotencyOptions idempotencyOptions(const core::Config &settings)
{
    return {std::chrono::hours(settings.number(Setting::IdempotencyHours)), settings.number(Setting::IdempotencyBytes),
            settings.text(Setting::TokenSecret).toUtf8()};
}

transfer::RecordImportJobs::Limits importLimits(const core::Config &settings)
{
    transfer::RecordImportJobs::Limits limits;
    limits.fileBytes = settings.number(Setting::ImportMaxBytes);
    limits.atOnce = static_cast<size_t>(settings.number(Setting::ImportsAtOnce));
    limits.import.rowBytes = settings.number(Setting::ImportRowBytes);
    limits.import.batchRows = static_cast<size_t>(settings.number(Setting::ImportBatchRecords));
    limits.import.namedFaults = static_cast<size_t>(settings.number(Setting::ImportErrors));
    return limits;
}

console::ConsoleOptions consoleOptions(const ServerConfig &config)
{
    console::ConsoleOptions options;
    options.database = config.database;
    options.enabled = config.settings.flag(Setting::SqlConsole);
    options.maxRows = config.settings.number(Setting::SqlConsoleRows);
    options.maxBytes = config.settings.number(Setting::SqlConsoleBytes);
    options.timeoutMs = static_cast<int>(config.settings.number(Setting::SqlConsoleSeconds)) * 1000;
    return options;
}

/** The types whose tokens the server makes itself. */
QList<tokens::TokenType> ownTokenTypes(const core::Config &settings)
{
    const auto type = [](const char *code, const char *name, std::chrono::seconds lifetime) {
        return tokens::TokenType{.code = code, .name = name, .lifetimeSeconds = lifetime.count(), .isSystem = true};
    };
    return {type("email_verification", "Verification of an e-mail address",
                 std::chrono::minutes(settings.number(Setting::EmailVerificationMinutes))),
            type("invitation", "Invitation", std::chrono::hours(settings.number(Setting::InvitationHours))),
            type("password_reset", "New password", std::chrono::minutes(settings.number(Setting::PasswordResetMinutes))),
            type("second_factor", "Second half of signing in", std::chrono::seconds(auth::kChallengeSeconds))};
}

std::chrono::hours jobKeep(const core::Config &settings)
{
    return std::chrono::days(settings.number(Setting::JobKeepDays));
}

} // namespace

Services::Services(ServerConfig serverConfig)
    : config(std::move(serverConfig))
    , workPool(std::make_unique<core::WorkPool>())
    , auditStore(clock, QByteArray(core::kVersion.data(), core::kVersion.size()))
    , accessNotices(auditStore)
    , idempotencyKeys(clock, idempotencyOptions(config.settings))
    , data(clock, config.database.engine, hub, recordOptions(config.settings))
    , accountRecords(data.registry)
    , imports(data.registry, auditStore, clock)
    , importJobs(config.dataFolder + u"/imports"_s, clock)
    , recordImportJobs(config.dataFolder + u"/record-imports"_s, clock, importLimits(config.settings))
    , overview(data.registry, clock)
    , sqlConsole(consoleOptions(config), clock)
    , jobQueue(clock)
    , outbox(jobQueue, clock, {config.settings.text(Setting::AppName), linkBase},
             config.settings.text(Setting::EncryptionSecret).toUtf8(), jobKeep(config.settings))
    , mailSettings(outbox, clock)
    , mails(outbox, mailSettings, clock, *workPool)
    , explainer(data.registry, data.ruleBook, clock)
    , accessDiff(data.registry, data.ruleBook, clock)
    , setDiff(clock)
    , accessCache(clock)
{
    linkBase.set(baseUrl(config, config.transport.port));
}

Services::~Services()
{
    // What runs there uses the services below it.
    workPool.reset();
}

void Services::close()
{
    importJobs.cancelAll();
    recordImportJobs.cancelAll();
    mails.cancelAll();
    jobRunner->stop();
    schemaWatcher.reset();
    backups->cancelAll();
    backupTrials->cancelAll();
    auth->signIn.writeCountedFailures(*database);
    database->close();
}

Result<std::unique_ptr<Services>> Services::create(ServerConfig config)
{
    auto services = std::unique_ptr<Services>(new Services(std::move(config)));
    BASALT_TRY_VOID(services->makeAuth());
    BASALT_TRY_VOID(services->openDatabase());
    BASALT_TRY_VOID(services->prepareSuperadmin());
    if (const auto numbered = services->access->permissions.numberNew(*services->database); !numbered)
        core::logWarning("new permissions have no short codes yet", {{"detail", numbered.error().detail.toUtf8()}});
    services->purgeIdempotencyKeys();
    services->makeJobRunner();
    services->makeSettings();
    return services;
}

Result<void> Services::openDatabase()
{
    BASALT_TRY(database, db::Database::open(config.database, accessNotices));
    BASALT_TRY(const db::Migrator migrator, db::Migrator::builtIn(config.database.engine, clock));
    BASALT_TRY(const auto connection, database->openConnection());
    BASALT_TRY(migration, migrator.migrate(*connection));
    if (migration.applied > 0) {
        core::logInfo("database schema brought up to date",
                      {{"from", QByteArray::number(migration.from)},
                       {"to", QByteArray::number(migration.to)},
                       {"copy", migration.copy.isEmpty() ? QByteArray("-") : migration.copy.toUtf8()}});
    }
    const backup::BackupOptions options{{config.dataFolder, config.database},
                                        config.backupFolder,
                                        static_cast<int>(config.settings.number(Setting::BackupKeep))};
    backups = std::make_unique<backup::BackupService>(options, clock, *workPool, *database);
    backupTrials = std::make_unique<backup::BackupTrials>(options, clock, *workPool, *database);
    BASALT_TRY_VOID(data.collections.load(*connection));
    if (config.database.engine == db::Engine::Postgres)
        schemaWatcher = std::make_unique<collections::SchemaWatcher>(*database, data.registry);
    return {};
}

Result<void> Services::makeAuth()
{
    const core::Config &settings = config.settings;
    auth::AuthOptions options;
    options.passwordRules.minLength = static_cast<int>(settings.number(Setting::PasswordMinLength));
    options.passwordRules.requireFourClasses = settings.flag(Setting::PasswordFourClasses);
    options.singleTenantMode = settings.flag(Setting::SingleTenantMode);
    options.singleTenantAccount = settings.text(Setting::SingleTenantAccount).toUtf8();
    options.singleTenantAccountName = settings.text(Setting::SingleTenantAccountName);
    options.requireVerifiedEmail = settings.flag(Setting::RequireVerifiedEmail);
    options.failedSignInsPerMinute = static_cast<int>(settings.number(Setting::FailedLoginsPerMinute));
    options.lockout = {static_cast<int>(settings.number(Setting::LockoutFailures)),
                       std::chrono::minutes(settings.number(Setting::LockoutWindow)),
                       std::chrono::minutes(settings.number(Setting::LockoutMinutes))};
    auth::TokenOptions signing;
    signing.current = auth::SigningKey::fromSecret(settings.text(Setting::TokenSecret).toUtf8());
    if (const QString previous = settings.text(Setting::TokenSecretPrevious); !previous.isEmpty())
        signing.previous = auth::SigningKey::fromSecret(previous.toUtf8());
    signing.accessLifetime = std::chrono::minutes(settings.number(Setting::AccessTokenMinutes));
    signing.refreshLifetime = std::chrono::days(settings.number(Setting::RefreshTokenDays));
    const QByteArray encryptionSecret = settings.text(Setting::EncryptionSecret).toUtf8();
    BASALT_TRY(auth,
               auth::AuthModule::create(
                   {.options = std::move(options),
                    .tokens = std::move(signing),
                    .hashing = {},
                    .clock = clock,
                    .pool = *workPool,
                    .outbox = outbox,
                    .links = {std::chrono::minutes(settings.number(Setting::EmailVerificationMinutes)),
                              std::chrono::minutes(settings.number(Setting::PasswordResetMinutes)), jobKeep(settings)},
                    .engine = config.database.engine,
                    .jobs = jobQueue,
                    .encryptionSecret = encryptionSecret,
                    .appName = settings.text(Setting::AppName),
                    .usage = &data.usage,
                    .eraser = &accountRecords,
                    .access = &accessCache}));
    auth->cache.onDropped([this] { hub.announceAccessChange(); });
    const access::AccessParts accessParts{clock, auth->cache};
    access = std::make_unique<access::AccessModule>(accessParts, auth->users);
    resources = std::make_unique<resources::ResourcesModule>(accessParts);
    texts = std::make_unique<texts::TextsModule>(accessParts);
    tokens = std::make_unique<tokens::TokensModule>(accessParts, ownTokenTypes(settings), jobKeep(settings));
    orgs = std::make_unique<orgs::OrgModule>(orgs::OrgParts{auth->options(), accessParts, *workPool, auth->hasher,
                                                            auth->tokens(), outbox,
                                                            std::chrono::hours(settings.number(Setting::InvitationHours))});
    // Collections bring their permissions with them and take them along.
    data.registry.onReplaced([this] { auth->cache.clear(); });
    return {};
}

Result<void> Services::prepareSuperadmin()
{
    const QString email = config.settings.text(Setting::SuperadminEmail);
    if (!email.isEmpty()) {
        BASALT_TRY(const bool made,
                   auth->setup.ensureSuperadmin(*database, email, config.settings.text(Setting::SuperadminPassword)));
        if (made)
            core::logInfo("superadmin made as the settings say");
    }
    BASALT_TRY_VOID(auth->registration.ensureSingleTenantAccount(*database));
    BASALT_TRY(setupToken, auth->setup.newSetupToken(*database));
    return {};
}

void Services::makeJobRunner()
{
    jobs::JobOptions options;
    options.firstPause = std::chrono::seconds(config.settings.number(Setting::JobRetrySeconds));
    options.attempts = config.settings.number(Setting::JobAttempts);
    options.keep = jobKeep(config.settings);
    jobRunner = std::make_unique<jobs::JobRunner>(jobQueue, *database, clock, options);
    jobRunner->add(outbox.sendKind(*database));
    jobRunner->add(outbox.purgeKind());
    jobRunner->add(auth->links.purgeKind());
    jobRunner->add(auth->purge.kind(*database));
    jobRunner->add(tokens->issued.purgeKind());
    jobRunner->add(orgs->actions.expiryKind(*database));
    jobService = std::make_unique<jobs::JobService>(*jobRunner, jobQueue, clock);
}

void Services::makeSettings()
{
    const auto check = [](const core::Config &said) -> Result<void> {
        if (auto made = makeServerConfig(said); !made)
            return std::move(made).error();
        return {};
    };
    const auto apply = [this](const core::Config &running) {
        const auto made = makeServerConfig(running);
        if (!made)
            return; // it went together when it was checked; files that have gone since then are no reason to stop
        core::configureLogging(made->logLevel, made->logFormat);
        sqlConsole.setOptions(consoleOptions(*made));
    };
    settingsService =
        std::make_unique<settings::SettingsService>(settings::SettingsParts{config.settings, check, apply, clock});
    configurations = std::make_unique<settings::ConfigurationService>(*settingsService, mailSettings);
}

/** Requests purge a few each; after a start, and where no more of them come, nothing old is left. */
void Services::purgeIdempotencyKeys()
{
    constexpr qint64 kAtOnce = 10'000;
    Result<qint64> purged = kAtOnce;
    while (purged && *purged == kAtOnce) {
        purged = database->writeAndWait<qint64>(
            {}, [this](db::WriteContext &context) { return idempotencyKeys.purge(context, kAtOnce); });
    }
    // Reading goes on from a database that cannot be written to.
    if (!purged)
        core::logWarning("kept answers that are out of date could not be removed",
                         {{"detail", purged.error().detail.toUtf8()}});
}

bool Services::hasCollection(const QByteArray &name) const
{
    // Events carry the name as it was given, so a name in other letters would wait for ever.
    const auto collection = data.registry.current()->byName(name);
    // Nothing is written to a view, so nothing would ever come of it.
    return collection && collection->name == name && !collection->isView();
}

std::vector<std::unique_ptr<http::Api>> Services::makeApis(db::Session &session)
{
    std::vector<std::unique_ptr<http::Api>> apis;
    apis.push_back(std::make_unique<api::HealthApi>(config.settings.text(Setting::AppName).toUtf8()));
    apis.push_back(std::make_unique<api::SetupPage>());
    apis.push_back(std::make_unique<api::CollectionsApi>(data.collections, idempotencyKeys));
    apis.push_back(std::make_unique<api::MigrationsApi>(data.collections));
    apis.push_back(std::make_unique<api::MacrosApi>(data.macros, sqlConsole));
    apis.push_back(std::make_unique<api::SqlApi>(sqlConsole));
    apis.push_back(std::make_unique<api::RulesApi>(data.ruleTrial));
    apis.push_back(std::make_unique<api::RecordsApi>(data.records, idempotencyKeys, *workPool));
    apis.push_back(std::make_unique<api::FilteredRecordsApi>(data.records));
    apis.push_back(std::make_unique<api::RecordExportApi>(data.records, config.settings.number(Setting::ExportPageRecords)));
    apis.push_back(std::make_unique<api::RecordImportsApi>(recordImportJobs, data.records, data.registry, *workPool));
    apis.push_back(std::make_unique<api::AuditApi>());
    apis.push_back(std::make_unique<api::AuthApi>(auth->signIn, auth->registration, auth->setup));
    apis.push_back(std::make_unique<api::MfaApi>(auth->mfa, auth->mfaSignIn, access->userTargets));
    apis.push_back(std::make_unique<api::MfaPolicyApi>(auth->mfaPolicies));
    apis.push_back(std::make_unique<api::AccountsApi>(auth->accounts, auth->users));
    apis.push_back(std::make_unique<api::OwnersApi>(auth->owners));
    apis.push_back(std::make_unique<api::PersonApi>(auth->people));
    apis.push_back(std::make_unique<api::OrgsApi>(orgs->orgs, auth->people));
    apis.push_back(std::make_unique<api::InvitationsApi>(orgs->invitations, orgs->answers));
    apis.push_back(std::make_unique<api::InvitationActionsApi>(orgs->actions));
    apis.push_back(std::make_unique<api::InvitationTemplatesApi>(orgs->templates));
    apis.push_back(std::make_unique<api::OwnUserApi>(auth->users));
    apis.push_back(std::make_unique<api::SessionsApi>(auth->sessions, access->userTargets));
    apis.push_back(std::make_unique<api::UsersApi>(auth->users, access->newUsers, access->userTargets, auth->passwordReset,
                                                   idempotencyKeys));
    apis.push_back(std::make_unique<api::UserBatchApi>(access->userBatch, idempotencyKeys));
    apis.push_back(std::make_unique<api::VerificationApi>(auth->emailVerification, auth->passwordReset, access->userTargets));
    apis.push_back(std::make_unique<api::LinkPages>());
    apis.push_back(std::make_unique<api::MailApi>(mails, mailSettings));
    apis.push_back(std::make_unique<api::JobsApi>(*jobService));
    apis.push_back(std::make_unique<api::ConfigurationApi>(*configurations, mails));
    apis.push_back(std::make_unique<api::GroupsApi>(access->groups));
    apis.push_back(std::make_unique<api::GroupOwnersApi>(access->groupOwners));
    apis.push_back(std::make_unique<api::GroupMappingsApi>(access->groupMappings));
    apis.push_back(std::make_unique<api::GroupSyncApi>(access->groupSync));
    apis.push_back(std::make_unique<api::RolesApi>(access->roles));
    apis.push_back(std::make_unique<api::PermissionsApi>(access->permissions));
    apis.push_back(std::make_unique<api::PermissionSetsApi>(access->sets));
    apis.push_back(std::make_unique<api::AccessApi>(access->assignments, access->access));
    apis.push_back(std::make_unique<api::ResourceTypesApi>(resources->types));
    apis.push_back(std::make_unique<api::ResourceRolesApi>(resources->roles));
    apis.push_back(std::make_unique<api::ResourceAccessApi>(resources->grants, resources->access));
    apis.push_back(std::make_unique<api::EventCodesApi>(texts->eventCodes));
    apis.push_back(std::make_unique<api::LanguagesApi>(texts->languages));
    apis.push_back(std::make_unique<api::TranslationsApi>(texts->languages));
    apis.push_back(std::make_unique<api::TokenTypesApi>(tokens->types));
    apis.push_back(std::make_unique<api::TokensApi>(tokens->issued));
    apis.push_back(std::make_unique<api::ExplainApi>(explainer, accessDiff, setDiff));
    apis.push_back(std::make_unique<api::ViewAsApi>(auth->viewAs));
    apis.push_back(std::make_unique<api::ProvidersApi>(auth->providers));
    apis.push_back(std::make_unique<api::IdentitiesApi>(auth->identities, access->userTargets));
    apis.push_back(std::make_unique<api::BlacklistApi>(auth->blacklist));
    apis.push_back(std::make_unique<api::DashboardApi>(overview));
    apis.push_back(std::make_unique<api::BackupsApi>(*backups, *workPool));
    apis.push_back(std::make_unique<api::BackupTrialsApi>(backups->store(), *backupTrials, *workPool));
    apis.push_back(std::make_unique<api::ImportsApi>(importJobs, imports, *workPool));
    apis.push_back(std::make_unique<api::RealtimeApi>(api::RealtimeParts{
        hub, session.mailbox(), clock, auth->authenticator, [this](const QByteArray &name) { return hasCollection(name); }}));
    return apis;
}

} // namespace basalt::composition
