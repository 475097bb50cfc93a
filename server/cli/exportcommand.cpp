// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/exportcommand.h"

#include "cli/endmark.h"
#include "cli/recordcaller.h"
#include "composition/maintenance.h"
#include "transfer/optionreader.h"
#include "transfer/recordexporter.h"

#include <CLI/CLI.hpp>

#include <QSaveFile>

#include <ostream>

using namespace Qt::Literals::StringLiterals;

namespace basalt::cli {

void ExportCommand::declare(CLI::App &parser)
{
    parser.add_option("collection", m_collection, "The collection")->required();
    parser.add_option("--output,-o", m_output, "File to write; it appears when it is whole (default: standard output)");
    parser.add_option("--format", m_format, "csv, json or ndjson (default: by the file's name, else csv)");
    parser.add_option("--filter", m_filter, "Only the records that satisfy this");
    parser.add_option("--sort", m_sort, "a,-b (default: oldest first)");
    parser.add_option("--fields", m_fields, "Only these, in this order");
    parser.add_option("--separator", m_separator, "comma, semicolon or tab");
    parser.add_option("--decimal", m_decimal, "point or comma");
    parser.add_option("--encoding", m_encoding, "utf-8, utf-16le, utf-16be, iso-8859-1 or windows-1252");
    parser.add_flag("--bom", m_bom, "Begin with a byte order mark");
    parser.add_flag("--no-header", m_noHeader, "Without the line that names the columns");
    parser.add_flag("--no-formula-guard", m_noGuard, "Without apostrophes before what a spreadsheet takes for a formula");
    parser.add_option("--account", m_account, "Only the records of this account: id, code or slug (default: all)");
    m_access.declare(parser);
}

ExitCode ExportCommand::run(CommandContext &context)
{
    if (m_output.empty()) {
        const auto done = runInto(context, [&context](const QByteArray &bytes) {
            context.out().write(bytes.constData(), bytes.size());
            return context.out().good();
        });
        context.out().flush();
        return done ? ExitCode::Ok : context.fail(done.error());
    }
    QSaveFile file(QString::fromStdString(m_output));
    const auto unwritable = [&file] {
        return Error::of(Code::ConfigurationInvalid, u"%1 cannot be written: %2"_s.arg(file.fileName(), file.errorString()));
    };
    if (!file.open(QIODevice::WriteOnly))
        return context.fail(unwritable());
    const auto done = runInto(context, [&file](const QByteArray &bytes) { return file.write(bytes) == bytes.size(); });
    if (!done)
        return context.fail(done.error());
    if (!file.commit())
        return context.fail(unwritable());
    return ExitCode::Ok;
}

Result<void> ExportCommand::runInto(CommandContext &context, const Sink &sink)
{
    return hereOrThrough<void>(
        context, m_access, [&](const composition::ServerConfig &config) { return exportHere(context, config, sink); },
        [&](const QString &url) { return exportThrough(context, url, sink); });
}

QHash<QByteArray, QByteArray> ExportCommand::options() const
{
    QHash<QByteArray, QByteArray> values;
    const auto add = [&values](const char *name, const std::string &value) {
        if (!value.empty())
            values.insert(name, QByteArray::fromStdString(value));
    };
    add("format", m_format);
    if (m_format.empty()) {
        if (const auto format = transfer::formatOfFile(QByteArray::fromStdString(m_output)))
            values.insert("format", transfer::formatName(*format));
    }
    add("filter", m_filter);
    add("sort", m_sort);
    add("fields", m_fields);
    add("separator", m_separator);
    add("decimal", m_decimal);
    add("encoding", m_encoding);
    add("bom", m_bom ? "true" : "");
    add("header", m_noHeader ? "false" : "");
    add("formula_guard", m_noGuard ? "false" : "");
    return values;
}

Result<void> ExportCommand::exportHere(CommandContext &context, const composition::ServerConfig &config, const Sink &sink) const
{
    transfer::OptionReader reader(options());
    const transfer::TableOptions table = readTableOptions(reader, transfer::TableFormat::Csv);
    if (const auto problem = reader.problem())
        return *problem;
    BASALT_TRY(const auto maintenance, composition::Maintenance::begin(config, u"basalt export"_s));
    composition::Services &services = maintenance->services();
    BASALT_TRY(const auto connection, services.database->openConnection());
    BASALT_TRY(const auth::Principal caller, commandLineCaller(*connection, QByteArray::fromStdString(m_account)));
    records::ListInput input;
    input.sort = reader.text("sort");
    input.filter = reader.text("filter");
    input.fields = reader.text("fields");
    BASALT_TRY(auto source, services.data.records.prepareExport(caller, QByteArray::fromStdString(m_collection), input));
    db::AuditActor actor;
    actor.authMethod = "cli";
    actor.origin = "cli";
    db::AuditEvent event = source->event(actor);
    event.changes.append({"format", QJsonValue::Undefined, QString::fromLatin1(formatName(table.format))});
    BASALT_TRY_VOID(services.database->writeAndWait<void>(event.accountId, [event](db::WriteContext &write) -> Result<void> {
        write.audit(event);
        return {};
    }));
    const transfer::RecordExporter exporter(std::move(source), table, {});
    transfer::RecordExporter::Piece piece;
    qint64 replaced = 0;
    do {
        BASALT_TRY(piece, exporter.read(*connection, piece.after));
        replaced += piece.replaced;
        if (!sink(piece.bytes))
            return Error::of(Code::StorageFull, u"The file cannot be written."_s);
    } while (!piece.isLast);
    if (replaced > 0 && !m_output.empty())
        context.print(u"%1 characters are not in this encoding; they became question marks."_s.arg(replaced));
    return {};
}

Result<void> ExportCommand::exportThrough(CommandContext &context, const QString &url, const Sink &sink) const
{
    RemoteServer server{QUrl(url)};
    BASALT_TRY_VOID(signIn(server, context, m_access));
    server.setAccount(QByteArray::fromStdString(m_account));
    const QString name = QString::fromLatin1(QByteArray::fromStdString(m_collection).toPercentEncoding());
    EndMark mark;
    QHash<QByteArray, QByteArray> asked = options();
    asked.insert("end_mark", mark.text());
    BASALT_TRY_VOID(server.download(QString(u"/records/"_s + name + u"/export?"_s + queryOf(asked)),
                                    [&](const QByteArray &piece) { return sink(mark.take(piece)); }));
    if (!mark.hasCome())
        return Error::of(Code::Unavailable, u"The answer of the server broke off: this is not the whole export."_s);
    return {};
}

} // namespace basalt::cli
