// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"
#include "cli/importtask.h"

namespace basalt::cli {

/**
 * `basalt import`: a JSON document, whose arrays become collections, or with --collection a file of records for one that
 * exists.
 */
class ImportCommand final : public Command
{
public:
    [[nodiscard]] const char *name() const override { return "import"; }
    [[nodiscard]] const char *summary() const override
    {
        return "Load a JSON document, or a file of records into a collection";
    }
    void declare(CLI::App &parser) override;
    [[nodiscard]] ExitCode run(CommandContext &context) override;

private:
    void declareRecords(CLI::App &parser);
    [[nodiscard]] ExitCode importRecords(CommandContext &context);

    std::string m_file;
    std::vector<std::string> m_relations;
    ImportTaskOptions m_options;
    // With --collection:
    std::string m_collection;
    std::string m_format;
    std::string m_separator;
    std::string m_decimal;
    std::string m_encoding;
    std::string m_key;
    std::string m_onError;
    std::string m_fromRow;
    std::vector<std::string> m_mappings;
    bool m_noHeader = false;
    bool m_noGuard = false;
    bool m_isTrial = false;
};

} // namespace basalt::cli
