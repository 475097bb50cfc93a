// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/auditcommand.h"

#include "audit/auditverifier.h"
#include "auth/accountstore.h"
#include "composition/maintenance.h"

#include <CLI/CLI.hpp>

using namespace Qt::Literals::StringLiterals;

namespace basalt::cli {

namespace {

QByteArray textOrNull(const std::string &text)
{
    return text.empty() ? QByteArray() : QByteArray::fromStdString(text);
}

QString shownValue(const audit::AuditValue &value)
{
    if (value.erased)
        return u"(erased)"_s;
    return value.value.isUndefined() ? u"-"_s : value.value.toVariant().toString();
}

} // namespace

void AuditCommand::declare(CLI::App &parser)
{
    constexpr qint64 kMaxLimit = 1'000'000;
    parser.require_subcommand(1);
    parser.fallthrough();
    m_list = parser.add_subcommand("list", "Show entries, the newest first");
    CLI::App *verifier = parser.add_subcommand("verify", "Check the whole trail; exit status 3 if it does not hold");
    for (CLI::App *command : {m_list, verifier})
        command->add_option("--account", m_account, "Only of this account: id, code or slug");
    m_list->add_option("--table", m_table, "Only of this table");
    m_list->add_option("--record", m_record, "Only of this record");
    m_list->add_option("--operation", m_operation, "Only this operation, for instance UPDATE");
    m_list->add_option("--limit", m_limit, "At most so many entries")
        ->check(CLI::Range(qint64(1), kMaxLimit))
        ->capture_default_str();
}

ExitCode AuditCommand::run(CommandContext &context)
{
    auto settings = context.loadConfig();
    if (!settings)
        return context.fail(settings.error());
    const auto config = composition::makeServerConfig(std::move(*settings));
    if (!config)
        return context.fail(config.error());
    auto view = composition::DatabaseView::open(*config);
    if (!view)
        return context.fail(view.error());
    return m_list->parsed() ? list(context, (*view)->connection()) : verify(context, (*view)->connection());
}

Result<QByteArray> AuditCommand::accountId(db::Connection &connection) const
{
    if (m_account.empty())
        return QByteArray();
    BASALT_TRY(const auto account, auth::AccountStore(connection).find(auth::AccountSelector::parse(m_account)));
    if (!account)
        return Error::of(Code::AccountNotFound);
    return account->id;
}

ExitCode AuditCommand::list(CommandContext &context, db::Connection &connection) const
{
    const auto account = accountId(connection);
    if (!account)
        return context.fail(account.error());
    audit::AuditFilter filter;
    filter.accountId = *account;
    filter.tableName = textOrNull(m_table);
    filter.recordId = textOrNull(m_record);
    filter.operation = textOrNull(m_operation);
    filter.limit = m_limit;
    const auto outcome = audit::AuditReader(connection).forEach(filter, [&context](const audit::AuditRow &row) -> Result<void> {
        printRow(context, row);
        return {};
    });
    return outcome ? ExitCode::Ok : context.fail(outcome.error());
}

void AuditCommand::printRow(CommandContext &context, const audit::AuditRow &row)
{
    const auto orDash = [](const QByteArray &text) { return text.isEmpty() ? u"-"_s : QString::fromUtf8(text); };
    context.print(u"%1  %2 #%3  %4  %5 %6  by %7 (%8)"_s.arg(orDash(row.occurredAt), orDash(row.accountId))
                      .arg(row.sequence)
                      .arg(orDash(row.operation).leftJustified(12), orDash(row.table), orDash(row.recordId),
                           shownValue(row.email), orDash(row.origin)));
    for (const audit::AuditFieldChange &change : row.changes) {
        context.print(
            u"    %1: %2 -> %3"_s.arg(QString::fromUtf8(change.field), shownValue(change.before), shownValue(change.after)));
    }
}

ExitCode AuditCommand::verify(CommandContext &context, db::Connection &connection) const
{
    const auto account = accountId(connection);
    if (!account)
        return context.fail(account.error());
    const auto verification = audit::AuditVerifier(connection).verify(*account);
    if (!verification)
        return context.fail(verification.error());
    context.print(u"%1 entries, chains: %2, %3 values checked, %4 erased."_s.arg(verification->entries)
                      .arg(verification->chains)
                      .arg(verification->values)
                      .arg(verification->erased));
    if (!verification->firstBreak) {
        context.print(u"The audit trail holds."_s);
        return ExitCode::Ok;
    }
    const audit::AuditBreak &first = *verification->firstBreak;
    std::ignore = context.fail(
        Error::of(Code::AuditBroken,
                  u"The audit trail of account %1 does not hold at entry %2: %3"_s.arg(QString::fromUtf8(first.accountId))
                      .arg(first.sequence)
                      .arg(first.explanation)));
    return ExitCode::Broken;
}

} // namespace basalt::cli
