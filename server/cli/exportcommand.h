// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"
#include "cli/serveraccess.h"

#include <QByteArray>
#include <QHash>

#include <functional>
#include <string>

namespace basalt::cli {

/** `basalt export`: the records of a collection as a file, from the data folder or through the server that uses it. */
class ExportCommand final : public Command
{
public:
    [[nodiscard]] const char *name() const override { return "export"; }
    [[nodiscard]] const char *summary() const override { return "Write the records of a collection to a file"; }
    void declare(CLI::App &parser) override;
    [[nodiscard]] ExitCode run(CommandContext &context) override;

private:
    /** Takes the bytes of the file; false if they cannot be written. */
    using Sink = std::function<bool(const QByteArray &)>;

    [[nodiscard]] QHash<QByteArray, QByteArray> options() const;
    [[nodiscard]] Result<void> runInto(CommandContext &context, const Sink &sink);
    [[nodiscard]] Result<void> exportHere(CommandContext &context, const composition::ServerConfig &config,
                                          const Sink &sink) const;
    [[nodiscard]] Result<void> exportThrough(CommandContext &context, const QString &url, const Sink &sink) const;

    std::string m_collection;
    std::string m_output;
    std::string m_account;
    std::string m_format;
    std::string m_filter;
    std::string m_sort;
    std::string m_fields;
    std::string m_separator;
    std::string m_decimal;
    std::string m_encoding;
    bool m_bom = false;
    bool m_noHeader = false;
    bool m_noGuard = false;
    ServerAccess m_access;
};

} // namespace basalt::cli
