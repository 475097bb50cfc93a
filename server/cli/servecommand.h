// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"

namespace basalt::cli {

/** `basalt serve`: runs the server until SIGINT or SIGTERM. A second signal ends it at once. */
class ServeCommand final : public Command
{
public:
    [[nodiscard]] const char *name() const override { return "serve"; }
    [[nodiscard]] const char *summary() const override { return "Run the server"; }
    void declare(CLI::App &parser) override;
    [[nodiscard]] ExitCode run(CommandContext &context) override;

private:
    std::string m_workers;
};

} // namespace basalt::cli
