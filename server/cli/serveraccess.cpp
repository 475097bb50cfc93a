// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/serveraccess.h"

#include <CLI/CLI.hpp>

namespace basalt::cli {

void ServerAccess::declare(CLI::App &parser)
{
    parser.add_option("--server", server, "Address of a running server to go through (default: that of the settings)");
    parser.add_option("--email", email, "Superadmin to sign in as, for a running server");
    parser.add_flag("--password-stdin", passwordStdin, "Read that superadmin's password from standard input");
}

} // namespace basalt::cli
