// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"
#include "composition/serverconfig.h"

namespace basalt::cli {

/** `basalt init-db`: makes data folder, secrets and database. With `--force` it starts anew and keeps the old file. */
class InitDbCommand final : public Command
{
public:
    [[nodiscard]] const char *name() const override { return "init-db"; }
    [[nodiscard]] const char *summary() const override { return "Make the data folder and the database"; }
    void declare(CLI::App &parser) override;
    [[nodiscard]] ExitCode run(CommandContext &context) override;

private:
    /** Moves an SQLite database out of the way; returns where to, or nothing if there was none. */
    [[nodiscard]] static Result<QString> setAside(const composition::ServerConfig &config);

    bool m_force = false;
};

} // namespace basalt::cli
