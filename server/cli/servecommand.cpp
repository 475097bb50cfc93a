// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/servecommand.h"

#include "cli/terminationsignals.h"
#include "composition/serverapplication.h"
#include "core/logging.h"

#include <CLI/CLI.hpp>

#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace basalt::cli {

void ServeCommand::declare(CLI::App &parser)
{
    parser.add_option("--workers", m_workers, "Threads that serve requests (default: one per core, at least two)");
}

ExitCode ServeCommand::run(CommandContext &context)
{
    auto settings = context.loadConfig({{core::Setting::Workers, m_workers}});
    if (!settings)
        return context.fail(settings.error());
    auto config = composition::makeServerConfig(std::move(*settings));
    if (!config)
        return context.fail(config.error());
    core::configureLogging(config->logLevel, config->logFormat);
    core::installQtMessageHandler();

    // Blocked before the first thread starts, so that every thread inherits it and only this one waits for them.
    TerminationSignals signals;
    auto server = composition::ServerApplication::start(std::move(*config), u"basalt serve"_s);
    if (!server)
        return context.fail(server.error());

    context.print(u"Basalt listens on %1"_s.arg((*server)->url().toString()));
    context.print(u"Data folder: %1"_s.arg((*server)->dataFolder()));
    if (const QUrl setup = (*server)->setupLink(); !setup.isEmpty())
        context.print(u"No superadmin exists yet. Create the first one here:\n  %1"_s.arg(setup.toString()));

    signals.wait();
    core::logInfo("stopping; running requests may finish");
    (*server)->stop();
    return ExitCode::Ok;
}

} // namespace basalt::cli
