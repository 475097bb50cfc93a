// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"

#include <memory>
#include <string_view>
#include <vector>

namespace basalt::cli {

/** All subcommands, and the way from a command line to one of them. */
class CommandRegistry
{
public:
    CommandRegistry() = default;
    Q_DISABLE_COPY_MOVE(CommandRegistry)

    void add(std::unique_ptr<Command> command) { m_commands.push_back(std::move(command)); }

    /** Parses, prints help or what is wrong with the command line, or runs the command it names. */
    [[nodiscard]] ExitCode run(int argc, const char *const *argv, std::istream &in, std::ostream &out, std::ostream &err);

private:
    [[nodiscard]] bool knows(std::string_view name) const;

    std::vector<std::unique_ptr<Command>> m_commands;
};

} // namespace basalt::cli
