// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"
#include "cli/importtask.h"

namespace basalt::cli {

/** `basalt demo`: a small laboratory to look around in. */
class DemoCommand final : public Command
{
public:
    [[nodiscard]] const char *name() const override { return "demo"; }
    [[nodiscard]] const char *summary() const override { return "Load the demo data set: a small laboratory"; }
    void declare(CLI::App &parser) override;
    [[nodiscard]] ExitCode run(CommandContext &context) override;

private:
    ImportTaskOptions m_options;
};

} // namespace basalt::cli
