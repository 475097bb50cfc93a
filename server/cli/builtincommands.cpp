// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/builtincommands.h"

#include "cli/auditcommand.h"
#include "cli/backupcommand.h"
#include "cli/createsuperadmincommand.h"
#include "cli/democommand.h"
#include "cli/exportcommand.h"
#include "cli/importcommand.h"
#include "cli/infocommand.h"
#include "cli/initdbcommand.h"
#include "cli/migratecommand.h"
#include "cli/servecommand.h"
#include "cli/versioncommand.h"

namespace basalt::cli {

void addBuiltInCommands(CommandRegistry &registry)
{
    registry.add(std::make_unique<ServeCommand>());
    registry.add(std::make_unique<InfoCommand>());
    registry.add(std::make_unique<InitDbCommand>());
    registry.add(std::make_unique<CreateSuperadminCommand>());
    registry.add(std::make_unique<MigrateCommand>());
    registry.add(std::make_unique<ImportCommand>());
    registry.add(std::make_unique<ExportCommand>());
    registry.add(std::make_unique<DemoCommand>());
    registry.add(std::make_unique<AuditCommand>());
    registry.add(std::make_unique<BackupCommand>());
    registry.add(std::make_unique<VersionCommand>());
}

} // namespace basalt::cli
