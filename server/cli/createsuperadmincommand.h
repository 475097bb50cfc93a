// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"

namespace basalt::cli {

/** `basalt create-superadmin --email E --password-stdin`. */
class CreateSuperadminCommand final : public Command
{
public:
    [[nodiscard]] const char *name() const override { return "create-superadmin"; }
    [[nodiscard]] const char *summary() const override { return "Make a user who may do everything"; }
    void declare(CLI::App &parser) override;
    [[nodiscard]] ExitCode run(CommandContext &context) override;

private:
    std::string m_email;
    bool m_passwordStdin = false;
};

} // namespace basalt::cli
