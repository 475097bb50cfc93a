// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/commandcontext.h"
#include "composition/serverconfig.h"

#include <string>

namespace CLI {
class App;
}

namespace basalt::cli {

/** How a command reaches the data: its options for a running server. */
struct ServerAccess
{
    std::string server;
    std::string email;
    bool passwordStdin = false;

    void declare(CLI::App &parser);
};

/**
 * Runs a command straight on the data folder or, where a server uses that, through the server's API: `here` takes the settings,
 * `through` the address.
 */
template <class T, class Here, class Through>
[[nodiscard]] Result<T> hereOrThrough(CommandContext &context, const ServerAccess &access, Here here, Through through)
{
    BASALT_TRY(auto settings, context.loadConfig());
    BASALT_TRY(composition::ServerConfig config, composition::makeServerConfig(std::move(settings)));
    if (!access.server.empty())
        return through(QString::fromStdString(access.server));
    Result<T> outcome = here(config);
    if (outcome || outcome.error().code != Code::DataFolderLocked)
        return outcome;
    if (access.email.empty()) {
        Error error = outcome.error();
        error.detail = QStringLiteral("To go through that server, give --email and --password-stdin of a superadmin, and "
                                      "--server if it does not listen where the settings say.");
        return error;
    }
    return through(composition::baseUrl(config, config.transport.port));
}

} // namespace basalt::cli
