// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"
#include "cli/importtask.h"

namespace basalt::cli {

/** `basalt import FILE.json`: an object of arrays becomes collections with records. */
class ImportCommand final : public Command
{
public:
    [[nodiscard]] const char *name() const override { return "import"; }
    [[nodiscard]] const char *summary() const override { return "Load a JSON document: an object of arrays"; }
    void declare(CLI::App &parser) override;
    [[nodiscard]] ExitCode run(CommandContext &context) override;

private:
    std::string m_file;
    std::vector<std::string> m_relations;
    ImportTaskOptions m_options;
};

} // namespace basalt::cli
