// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/versioncommand.h"

#include "core/version.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::cli {

void VersionCommand::declare(CLI::App &) { }

ExitCode VersionCommand::run(CommandContext &context)
{
    context.print(u"basalt "_s + core::kVersion);
    return ExitCode::Ok;
}

} // namespace basalt::cli
