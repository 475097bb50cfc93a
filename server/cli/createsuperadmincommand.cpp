// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/createsuperadmincommand.h"

#include "composition/maintenance.h"

#include <CLI/CLI.hpp>

#include <istream>

using namespace Qt::Literals::StringLiterals;

namespace basalt::cli {

void CreateSuperadminCommand::declare(CLI::App &parser)
{
    parser.add_option("--email", m_email, "E-mail address to sign in with")->required();
    // A password on the command line would stand in the process list and in the shell's history.
    parser.add_flag("--password-stdin", m_passwordStdin, "Read the password from the first line of standard input")->required();
}

ExitCode CreateSuperadminCommand::run(CommandContext &context)
{
    std::string password;
    std::getline(context.in(), password);
    auto settings = context.loadConfig();
    if (!settings)
        return context.fail(settings.error());
    auto config = composition::makeServerConfig(std::move(*settings));
    if (!config)
        return context.fail(config.error());
    const auto maintenance = composition::Maintenance::begin(std::move(*config), u"basalt create-superadmin"_s);
    if (!maintenance)
        return context.fail(maintenance.error());
    composition::Services &services = (*maintenance)->services();
    const auto user = services.auth->setup.createSuperadmin(*services.database, QString::fromStdString(m_email),
                                                            QString::fromStdString(password));
    if (!user)
        return context.fail(user.error());
    context.print(u"Superadmin %1 can sign in to the account \"system\"."_s.arg(QString::fromStdString(m_email)));
    return ExitCode::Ok;
}

} // namespace basalt::cli
