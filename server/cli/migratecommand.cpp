// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/migratecommand.h"

#include "composition/maintenance.h"
#include "db/migrator.h"

#include <CLI/CLI.hpp>

using namespace Qt::Literals::StringLiterals;

namespace basalt::cli {

void MigrateCommand::declare(CLI::App &parser)
{
    parser.require_subcommand(1);
    parser.fallthrough();
    m_status = parser.add_subcommand("status", "List what was applied and what is to come");
    parser.add_subcommand("up", "Apply what is to come; a copy is made first");
}

ExitCode MigrateCommand::run(CommandContext &context)
{
    auto settings = context.loadConfig();
    if (!settings)
        return context.fail(settings.error());
    auto config = composition::makeServerConfig(std::move(*settings));
    if (!config)
        return context.fail(config.error());
    return m_status->parsed() ? showStatus(context, *config) : update(context, std::move(*config));
}

ExitCode MigrateCommand::showStatus(CommandContext &context, const composition::ServerConfig &config)
{
    const core::SystemClock clock;
    const auto migrator = db::Migrator::builtIn(config.database.engine, clock);
    if (!migrator)
        return context.fail(migrator.error());
    auto view = composition::DatabaseView::open(config);
    if (!view)
        return context.fail(view.error());
    const auto status = migrator->status((*view)->connection());
    if (!status)
        return context.fail(status.error());
    for (const db::AppliedMigration &row : status->applied) {
        context.print(
            u"applied  %1 %2  %3 by %4"_s.arg(row.version, 4, 10, QChar(u'0'))
                .arg(QString::fromUtf8(row.name), QString::fromUtf8(row.appliedAt), QString::fromUtf8(row.programVersion)));
    }
    for (const db::Migration &row : status->pending)
        context.print(u"pending  %1 %2"_s.arg(row.version, 4, 10, QChar(u'0')).arg(QString::fromUtf8(row.name)));
    context.print(status->pending.empty() ? u"The schema is up to date."_s : u"`basalt migrate up` applies what is pending."_s);
    return ExitCode::Ok;
}

ExitCode MigrateCommand::update(CommandContext &context, composition::ServerConfig config)
{
    const db::Engine engine = config.database.engine;
    const auto maintenance = composition::Maintenance::begin(std::move(config), u"basalt migrate"_s);
    if (!maintenance)
        return context.fail(maintenance.error());
    const db::MigrationReport &report = (*maintenance)->services().migration;
    if (report.applied == 0)
        context.print(u"The schema is up to date."_s);
    else
        context.print(u"Applied %1; the schema is at version %2."_s.arg(report.applied).arg(report.to));
    if (engine == db::Engine::Sqlite && !report.copy.isEmpty())
        context.print(u"A copy of the database as it was: %1"_s.arg(report.copy));
    return ExitCode::Ok;
}

} // namespace basalt::cli
