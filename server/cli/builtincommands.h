// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/commandregistry.h"

namespace basalt::cli {

/** Adds every command of the program. A new command is one line here. */
void addBuiltInCommands(CommandRegistry &registry);

} // namespace basalt::cli
