// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"

namespace basalt::cli {

/** `basalt version`. */
class VersionCommand final : public Command
{
public:
    [[nodiscard]] const char *name() const override { return "version"; }
    [[nodiscard]] const char *summary() const override { return "Print the version"; }
    void declare(CLI::App &parser) override;
    [[nodiscard]] ExitCode run(CommandContext &context) override;
};

} // namespace basalt::cli
