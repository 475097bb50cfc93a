// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"
#include "composition/serverconfig.h"

namespace basalt::cli {

/** `basalt info`: every setting with its value and where that came from, and the versions of the parts. */
class InfoCommand final : public Command
{
public:
    [[nodiscard]] const char *name() const override { return "info"; }
    [[nodiscard]] const char *summary() const override { return "Show every setting, where it came from, and versions"; }
    void declare(CLI::App &parser) override;
    [[nodiscard]] ExitCode run(CommandContext &context) override;

private:
    static void printSettings(CommandContext &context, const composition::ServerConfig &config);
    static void printVersions(CommandContext &context, const composition::ServerConfig &config);
};

} // namespace basalt::cli
