// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/importcommand.h"

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
    m_options.declare(parser);
}

ExitCode ImportCommand::run(CommandContext &context)
{
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

} // namespace basalt::cli
