// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/auditreader.h"
#include "cli/command.h"
#include "composition/serverconfig.h"

namespace basalt::cli {

/** `basalt audit list|verify`: the audit trail without a server. */
class AuditCommand final : public Command
{
public:
    [[nodiscard]] const char *name() const override { return "audit"; }
    [[nodiscard]] const char *summary() const override { return "List or verify the audit trail"; }
    void declare(CLI::App &parser) override;
    [[nodiscard]] ExitCode run(CommandContext &context) override;

private:
    [[nodiscard]] Result<QByteArray> accountId(db::Connection &connection) const;
    [[nodiscard]] ExitCode list(CommandContext &context, db::Connection &connection) const;
    [[nodiscard]] ExitCode verify(CommandContext &context, db::Connection &connection) const;
    static void printRow(CommandContext &context, const audit::AuditRow &row);

    CLI::App *m_list = nullptr;
    std::string m_account;
    std::string m_table;
    std::string m_record;
    std::string m_operation;
    qint64 m_limit = 50;
};

} // namespace basalt::cli
