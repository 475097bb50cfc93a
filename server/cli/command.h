// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/commandcontext.h"

#include <QtGlobal>

namespace CLI {
class App;
}

namespace basalt::cli {

/** What the program returns to the shell. */
enum class ExitCode {
    Ok = 0,
    Failed = 1, ///< it was tried and did not work; standard error says why
    Usage = 2,  ///< the command line or the settings are wrong; nothing was tried
    Broken = 3, ///< a check ran and found damage (`audit verify`)
};

/**
 * One subcommand of `basalt`. Made once a run by the registry; declares its options, then runs if the command line names
 * it. Main thread only.
 */
class Command
{
public:
    Command() = default;
    virtual ~Command() = default;
    Q_DISABLE_COPY_MOVE(Command)

    /** As typed, for instance `serve`. */
    [[nodiscard]] virtual const char *name() const = 0;
    /** One line for the help. */
    [[nodiscard]] virtual const char *summary() const = 0;

    /** Adds options and arguments to the command's own parser, bound to members of the command. */
    virtual void declare(CLI::App &parser) = 0;

    [[nodiscard]] virtual ExitCode run(CommandContext &context) = 0;
};

} // namespace basalt::cli
