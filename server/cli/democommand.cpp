// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/democommand.h"

#include "importer/demodata.h"

#include <CLI/CLI.hpp>

using namespace Qt::Literals::StringLiterals;

namespace basalt::cli {

void DemoCommand::declare(CLI::App &parser)
{
    m_options.declare(parser);
}

ExitCode DemoCommand::run(CommandContext &context)
{
    ImportTask task;
    task.demo = true;
    task.document = importer::demoDocument();
    task.relations = importer::demoRelations();
    task.source = u"demo"_s;
    return task.run(context, m_options);
}

} // namespace basalt::cli
