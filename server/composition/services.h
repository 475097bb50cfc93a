// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesscache.h"
#include "access/accessmodule.h"
#include "access/accessnotices.h"
#include "audit/auditstore.h"
#include "auth/authmodule.h"
#include "backup/backupservice.h"
#include "backup/backuptrials.h"
#include "collections/accountrecords.h"
#include "collections/schemawatcher.h"
#include "composition/serverconfig.h"
#include "console/sqlconsole.h"
#include "core/clock.h"
#include "core/workpool.h"
#include "db/database.h"
#include "db/migrator.h"
#include "explain/accessdiff.h"
#include "explain/accessexplainer.h"
#include "explain/setdiff.h"
#include "http/denialthrottle.h"
#include "http/idempotency.h"
#include "http/route.h"
#include "importer/importjobs.h"
#include "importer/importservice.h"
#include "jobs/jobservice.h"
#include "mail/mailservice.h"
#include "mail/mailsettingsservice.h"
#include "orgs/orgmodule.h"
#include "overview/overviewservice.h"
#include "realtime/hub.h"
#include "records/datamodule.h"
#include "resources/resourcesmodule.h"
#include "settings/configurationservice.h"
#include "texts/textsmodule.h"
#include "tokens/tokensmodule.h"
#include "transfer/recordimportjobs.h"

#include <memory>
#include <vector>

namespace basalt::composition {

/**
 * Everything that exists once in an installation, in the order of its making; it goes in the reverse order. Thread-safe as
 * each part says. The wiring point: a new service is a member here and is handed to its Api in makeApis().
 */
class Services
{
public:
    /** Opens the database, brings its schema up to date and makes what a first start needs. */
    [[nodiscard]] static Result<std::unique_ptr<Services>> create(ServerConfig config);
    ~Services();
    Q_DISABLE_COPY_MOVE(Services)

    /** The resources of the API for one worker; called on its thread. They live no longer than `session`. */
    [[nodiscard]] std::vector<std::unique_ptr<http::Api>> makeApis(db::Session &session);

    /** For the end: writes what is still owed to the audit trail. No worker runs any more. */
    void close();

    const ServerConfig config;
    core::SystemClock clock;
    std::unique_ptr<core::WorkPool> workPool;
    audit::AuditStore auditStore;
    /** In front of it, for whoever wants to know of changes of access. */
    access::AccessNotices accessNotices;
    realtime::Hub hub;
    http::DenialThrottle denialThrottle;
    http::IdempotencyKeys idempotencyKeys;
    records::DataModule data;
    collections::AccountRecords accountRecords;
    importer::ImportService imports;
    importer::ImportJobs importJobs;
    transfer::RecordImportJobs recordImportJobs;
    overview::OverviewService overview;
    console::SqlConsole sqlConsole;
    mail::LinkBase linkBase;
    jobs::JobQueue jobQueue;
    mail::Outbox outbox;
    mail::MailSettingsService mailSettings;
    mail::MailService mails;
    explain::AccessExplainer explainer;
    explain::AccessDiff accessDiff;
    explain::SetDiff setDiff;
    access::AccessCache accessCache;
    std::unique_ptr<auth::AuthModule> auth;
    std::unique_ptr<access::AccessModule> access;
    std::unique_ptr<resources::ResourcesModule> resources;
    std::unique_ptr<texts::TextsModule> texts;
    std::unique_ptr<tokens::TokensModule> tokens;
    std::unique_ptr<orgs::OrgModule> orgs;
    // After everything that its threads call after a commit: it goes first.
    std::unique_ptr<db::Database> database;
    std::unique_ptr<backup::BackupService> backups;
    std::unique_ptr<backup::BackupTrials> backupTrials;
    /** Whoever serves starts it. */
    std::unique_ptr<jobs::JobRunner> jobRunner;
    std::unique_ptr<jobs::JobService> jobService;
    std::unique_ptr<settings::SettingsService> settingsService;
    std::unique_ptr<settings::ConfigurationService> configurations;
    /** PostgreSQL: learns what other servers change. */
    std::unique_ptr<collections::SchemaWatcher> schemaWatcher;
    /** What bringing the schema up to date did at the start. */
    db::MigrationReport migration;
    /** What the first superadmin is made with; null if there was one at the start. */
    QByteArray setupToken;

private:
    explicit Services(ServerConfig config);

    [[nodiscard]] Result<void> makeAuth();
    [[nodiscard]] Result<void> openDatabase();
    [[nodiscard]] Result<void> prepareSuperadmin();
    void makeJobRunner();
    void makeSettings();
    void purgeIdempotencyKeys();
    [[nodiscard]] bool hasCollection(const QByteArray &name) const;
};

} // namespace basalt::composition
