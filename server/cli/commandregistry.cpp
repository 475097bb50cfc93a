// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commandregistry.h"

#include "core/version.h"

#include <CLI/CLI.hpp>

namespace basalt::cli {

namespace {

void declareCommon(CLI::App &parser, CommonOptions &common)
{
    const char *const group = "Common options";
    parser.add_option("--data", common.dataDir, "Folder of everything this installation keeps")->type_name("DIR")->group(group);
    parser
        .add_option("--database-url", common.databaseUrl,
                    "sqlite:///path or postgresql://... (default: SQLite in the data folder)")
        ->type_name("URL")
        ->group(group);
    parser.add_option("--host", common.host, "Address the server listens on (default: 127.0.0.1)")
        ->type_name("ADDRESS")
        ->group(group);
    parser.add_option("--port", common.port, "Port the server listens on (default: 8000; 0: the system chooses)")
        ->type_name("PORT")
        ->group(group);
    parser.add_option("--config", common.configFile, "Config file, TOML or INI (default: basalt.toml in the data folder)")
        ->type_name("FILE")
        ->group(group);
    parser.add_option("--set", common.settings, "Any setting, as `basalt info` lists them; may be repeated")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false)
        ->group(group);
}

} // namespace

bool CommandRegistry::knows(std::string_view name) const
{
    return std::any_of(m_commands.cbegin(), m_commands.cend(), [name](const auto &command) { return name == command->name(); });
}

ExitCode CommandRegistry::run(int argc, const char *const *argv, std::istream &in, std::ostream &out, std::ostream &err)
{
    CommandContext context(in, out, err);
    // CLI11 would only say that a subcommand is missing.
    if (argc > 1 && argv[1][0] != '-' && !knows(argv[1])) {
        err << "basalt: there is no command \"" << argv[1] << "\"; `basalt --help` lists them\n" << std::flush;
        return ExitCode::Usage;
    }
    CLI::App app("Basalt " + std::string(core::kVersion.data(), static_cast<size_t>(core::kVersion.size()))
                     + ": self-hosted backend with a desktop admin app",
                 "basalt");
    app.require_subcommand(1);
    std::vector<std::pair<CLI::App *, Command *>> parsers;
    for (const auto &command : m_commands) {
        CLI::App *parser = app.add_subcommand(command->name(), command->summary());
        command->declare(*parser);
        declareCommon(*parser, context.common);
        parsers.emplace_back(parser, command.get());
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) { // the parser's way to ask for help to be shown, or to refuse
        const bool isHelp = app.exit(error, out, err) == static_cast<int>(CLI::ExitCodes::Success);
        return isHelp ? ExitCode::Ok : ExitCode::Usage;
    }
    for (const auto &[parser, command] : parsers) {
        if (parser->parsed())
            return command->run(context);
    }
    return ExitCode::Usage;
}

} // namespace basalt::cli
