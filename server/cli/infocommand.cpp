// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/infocommand.h"

#include "composition/maintenance.h"
#include "core/crypto.h"
#include "core/version.h"

#include <CLI/CLI.hpp>

using namespace Qt::Literals::StringLiterals;

/** Of jemalloc, where the program was linked with it. */
extern "C" int mallctl(const char *name, void *old, size_t *oldSize, void *value, size_t valueSize) __attribute__((weak));

namespace basalt::cli {

namespace {

QString allocatorVersion()
{
    const char *version = nullptr;
    size_t size = sizeof version;
    if (!mallctl || mallctl("version", static_cast<void *>(&version), &size, nullptr, 0) != 0)
        return u"the C library's"_s;
    return u"jemalloc "_s + QString::fromLatin1(version).section(u'-', 0, 0);
}

} // namespace

void InfoCommand::declare(CLI::App &) { }

ExitCode InfoCommand::run(CommandContext &context)
{
    auto settings = context.loadConfig();
    if (!settings)
        return context.fail(settings.error());
    const auto config = composition::makeServerConfig(std::move(*settings));
    if (!config)
        return context.fail(config.error());
    printSettings(context, *config);
    printVersions(context, *config);
    return ExitCode::Ok;
}

void InfoCommand::printSettings(CommandContext &context, const composition::ServerConfig &config)
{
    QString group;
    for (const core::SettingInfo &row : core::settingTable()) {
        if (group != QLatin1StringView(row.group)) {
            group = QString::fromLatin1(row.group);
            context.print(u"\n[%1]"_s.arg(group));
        }
        const QString name = QString::fromLatin1(row.name).leftJustified(30);
        const QString value = config.settings.shown(row.setting);
        context.print(u"  %1 %2  (%3)"_s.arg(name, value.isEmpty() ? u"-"_s : value, config.settings.origin(row.setting)));
    }
}

void InfoCommand::printVersions(CommandContext &context, const composition::ServerConfig &config)
{
    const auto line = [&context](const QString &name, const QString &value) {
        context.print(u"  %1 %2"_s.arg(name.leftJustified(30), value));
    };
    context.print(u"\n[versions]"_s);
    line(u"basalt"_s, QString(core::kVersion));
    line(u"qt"_s, QString::fromLatin1(qVersion()));
    line(u"libsodium"_s, QString::fromUtf8(core::cryptoLibraryVersion()));
    line(u"allocator"_s, allocatorVersion());

    const bool isSqlite = config.database.engine == db::Engine::Sqlite;
    context.print(u"\n[paths]"_s);
    line(u"data folder"_s, config.dataFolder);
    line(u"database"_s, isSqlite ? config.database.sqlitePath : config.settings.shown(core::Setting::DatabaseUrl));
    auto view = composition::DatabaseView::open(config);
    line(u"database library"_s,
         view ? (isSqlite ? u"SQLite "_s : u"PostgreSQL "_s) + QString::fromUtf8((*view)->connection().serverVersion())
              : view.error().message);
}

} // namespace basalt::cli
