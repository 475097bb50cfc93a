// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "backup/backupmanifest.h"
#include "cli/command.h"
#include "composition/serverconfig.h"

#include <string>

namespace basalt::cli {

/** `basalt backup create|list|verify|restore`: whole installations as one file each, beside a running server or without. */
class BackupCommand final : public Command
{
public:
    [[nodiscard]] const char *name() const override { return "backup"; }
    [[nodiscard]] const char *summary() const override { return "Make, list, check and restore backups"; }
    void declare(CLI::App &parser) override;
    [[nodiscard]] ExitCode run(CommandContext &context) override;

private:
    [[nodiscard]] ExitCode create(CommandContext &context, const composition::ServerConfig &config) const;
    [[nodiscard]] static ExitCode list(CommandContext &context, const composition::ServerConfig &config);
    [[nodiscard]] ExitCode verify(CommandContext &context) const;
    [[nodiscard]] ExitCode restore(CommandContext &context, const composition::ServerConfig &config) const;
    /** Where `create` writes to: a folder gets a file with a name of its own. */
    [[nodiscard]] QString outputPath(const composition::ServerConfig &config) const;

    CLI::App *m_create = nullptr;
    CLI::App *m_list = nullptr;
    CLI::App *m_verify = nullptr;
    std::string m_output;
    std::string m_file;
    std::string m_newFolder;
};

} // namespace basalt::cli
