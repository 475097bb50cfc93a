// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/importcommand.h"

#include "cli/recordimporttask.h"

#include <CLI/CLI.hpp>

#include <QFile>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace basalt::cli {

void ImportCommand::declare(CLI::App &parser)
{
    parser.add_option("file", m_file, "The document")->required();
    parser
        .add_option("--relation", m_relations,
                    "Array.Field=Array: the field names rows of that array by their key; may be given several times")
        ->take_all();
    declareRecords(parser);
    m_options.declare(parser);
}

void ImportCommand::declareRecords(CLI::App &parser)
{
    parser.add_option("--collection", m_collection, "Load the rows of a CSV, JSON or NDJSON file into this collection");
    parser.add_option("--format", m_format, "With --collection: csv, json or ndjson (default: by the file's name)");
    parser.add_option("--separator", m_separator, "comma, semicolon or tab");
    parser.add_option("--decimal", m_decimal, "point or comma");
    parser.add_option("--encoding", m_encoding, "utf-8, utf-16le, utf-16be, iso-8859-1 or windows-1252");
    parser.add_flag("--no-header", m_noHeader, "The first line is a row; columns are called 1, 2 ...");
    parser.add_flag("--no-formula-guard", m_noGuard, "Apostrophes before what a spreadsheet takes for a formula are text");
    parser.add_option("--map", m_mappings, "Column=field; Column= passes the column over; may be given several times")
        ->take_all();
    parser.add_option("--key", m_key, "Change the records that have this field's value already: id, or a unique field");
    parser.add_option("--on-error", m_onError, "stop (default) or skip");
    parser.add_option("--from-row", m_fromRow, "Leave the rows before this one alone");
    parser.add_flag("--dry-run", m_isTrial, "Say what would happen, and write nothing");
}

ExitCode ImportCommand::run(CommandContext &context)
{
    if (!m_collection.empty())
        return importRecords(context);
    ImportTask task;
    QFile file(QString::fromStdString(m_file));
    if (!file.open(QIODevice::ReadOnly)) {
        const QString why = u"%1 cannot be read: %2"_s.arg(file.fileName(), file.errorString());
        return context.fail(Error::of(Code::ConfigurationInvalid, why));
    }
    task.document = file.readAll();
    task.source = QFileInfo(file).fileName();
    for (const std::string &text : m_relations) {
        auto relation = importer::RelationOption::parse(QString::fromStdString(text));
        if (!relation)
            return context.fail(relation.error());
        task.relations.push_back(std::move(*relation));
    }
    return task.run(context, m_options);
}

ExitCode ImportCommand::importRecords(CommandContext &context)
{
    RecordImportTask task;
    task.file = QString::fromStdString(m_file);
    task.collection = m_collection;
    task.account = m_options.account;
    task.access = m_options.access;
    task.mappings = m_mappings;
    const auto add = [&task](const char *name, const std::string &value) {
        if (!value.empty())
            task.options.insert(name, QByteArray::fromStdString(value));
    };
    add("format", m_format);
    add("separator", m_separator);
    add("decimal", m_decimal);
    add("encoding", m_encoding);
    add("key", m_key);
    add("on_error", m_onError);
    add("from_row", m_fromRow);
    add("header", m_noHeader ? "false" : "");
    add("formula_guard", m_noGuard ? "false" : "");
    add("dry_run", m_isTrial ? "true" : "");
    return task.run(context);
}

} // namespace basalt::cli
