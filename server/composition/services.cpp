// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "composition/services.h"

#include "api/healthapi.h"
#include "api/realtimeapi.h"
#include "core/logging.h"
#include "core/version.h"
#include "db/migrator.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::composition {

using core::Setting;

Services::Services(ServerConfig serverConfig)
    : config(std::move(serverConfig))
    , auditStore(clock, QByteArray(core::kVersion.data(), core::kVersion.size()))
{
}

Services::~Services() = default;

Result<std::unique_ptr<Services>> Services::create(ServerConfig config)
{
    auto services = std::unique_ptr<Services>(new Services(std::move(config)));
    BASALT_TRY_VOID(services->openDatabase());
    BASALT_TRY_VOID(services->makeAuth());
    return services;
}

Result<void> Services::openDatabase()
{
    BASALT_TRY(database, db::Database::open(config.database, auditStore));
    BASALT_TRY(const db::Migrator migrator, db::Migrator::builtIn(config.database.engine, clock));
    BASALT_TRY(const auto connection, database->openConnection());
    BASALT_TRY(const auto report, migrator.migrate(*connection));
    if (report.applied > 0) {
        core::logInfo("database schema brought up to date",
                      {{"from", QByteArray::number(report.from)}, {"to", QByteArray::number(report.to)},
                       {"copy", report.copy.isEmpty() ? QByteArray("-") : report.copy.toUtf8()}});
    }
    return {};
}

Result<void> Services::makeAuth()
{
    auth::TokenOptions options;
    options.current = auth::SigningKey::fromSecret(config.settings.text(Setting::TokenSecret).toUtf8());
    options.accessLifetime = std::chrono::minutes(config.settings.number(Setting::AccessTokenMinutes));
    options.refreshLifetime = std::chrono::days(config.settings.number(Setting::RefreshTokenDays));
    BASALT_TRY(tokens, auth::TokenService::create(std::move(options), clock));
    authenticator = std::make_unique<auth::TokenAuthenticator>(*tokens, callerCache, clock, config.database.engine);
    return {};
}

std::vector<std::unique_ptr<http::Api>> Services::makeApis(db::Session &session)
{
    std::vector<std::unique_ptr<http::Api>> apis;
    apis.push_back(std::make_unique<api::HealthApi>(config.settings.text(Setting::AppName).toUtf8()));
    apis.push_back(std::make_unique<api::RealtimeApi>(
        api::RealtimeParts {hub, session.mailbox(), clock, *authenticator, [](const QByteArray &) { return true; }}));
    return apis;
}

} // namespace basalt::composition
