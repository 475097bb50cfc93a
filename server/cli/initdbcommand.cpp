// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/initdbcommand.h"

#include "composition/datafolder.h"
#include "composition/maintenance.h"
#include "core/clock.h"
#include "core/timestamp.h"

#include <CLI/CLI.hpp>

#include <QFile>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace basalt::cli {

void InitDbCommand::declare(CLI::App &parser)
{
    parser.add_flag("--force", m_force, "Start anew although there is a database; the old file is kept beside the new one");
}

ExitCode InitDbCommand::run(CommandContext &context)
{
    auto settings = context.loadConfig();
    if (!settings)
        return context.fail(settings.error());
    auto config = composition::makeServerConfig(std::move(*settings));
    if (!config)
        return context.fail(config.error());
    const QString path = config->database.engine == db::Engine::Sqlite ? config->database.sqlitePath
                                                                       : config->settings.shown(core::Setting::DatabaseUrl);
    if (m_force) {
        const auto old = setAside(*config);
        if (!old)
            return context.fail(old.error());
        if (!old->isEmpty())
            context.print(u"The old database is kept as %1"_s.arg(*old));
    }
    const auto maintenance = composition::Maintenance::begin(std::move(*config), u"basalt init-db"_s);
    if (!maintenance)
        return context.fail(maintenance.error());
    context.print(u"The database is ready: %1"_s.arg(path));
    return ExitCode::Ok;
}

Result<QString> InitDbCommand::setAside(const composition::ServerConfig &config)
{
    if (config.database.engine != db::Engine::Sqlite) {
        return Error::of(Code::ConfigurationInvalid,
                         u"--force only replaces SQLite files; drop and create the PostgreSQL database with its own tools"_s);
    }
    // While the lock is held no server has the file open; it is released again before the new one is made.
    BASALT_TRY(const auto folder, composition::takeDataFolder(config.dataFolder, u"basalt init-db"_s));
    const QString path = config.database.sqlitePath;
    if (!QFileInfo::exists(path))
        return QString();
    QString stamp = QString::fromLatin1(core::formatTimestamp(core::SystemClock().nowMs()));
    const QString kept = path + u".before-"_s + stamp.remove(u':').remove(u'.');
    // The journal belongs to the file and goes with it.
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s, QString()}) {
        if (QFileInfo::exists(path + suffix) && !QFile::rename(path + suffix, kept + suffix))
            return Error::of(Code::StorageFull, u"%1 cannot be renamed"_s.arg(path + suffix));
    }
    return kept;
}

} // namespace basalt::cli
