// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"
#include "composition/serverconfig.h"

namespace basalt::cli {

/** `basalt migrate status|up`: the schema of the system's own tables. */
class MigrateCommand final : public Command
{
public:
    [[nodiscard]] const char *name() const override { return "migrate"; }
    [[nodiscard]] const char *summary() const override { return "Show or update the schema of the database"; }
    void declare(CLI::App &parser) override;
    [[nodiscard]] ExitCode run(CommandContext &context) override;

private:
    [[nodiscard]] static ExitCode showStatus(CommandContext &context, const composition::ServerConfig &config);
    [[nodiscard]] static ExitCode update(CommandContext &context, composition::ServerConfig config);

    CLI::App *m_status = nullptr;
};

} // namespace basalt::cli
