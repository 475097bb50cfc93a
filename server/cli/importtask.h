// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"
#include "cli/serveraccess.h"
#include "importer/importprogress.h"
#include "importer/importsummary.h"
#include "importer/inference.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace basalt::composition {
struct ServerConfig;
}

namespace basalt::cli {

/** Options of the commands that import. */
struct ImportTaskOptions
{
    std::string account;
    ServerAccess access;

    void declare(CLI::App &parser);
};

/**
 * What `import` and `demo` have in common: a document goes straight into the database or, where a server uses the data
 * folder, through that server's API.
 */
class ImportTask
{
public:
    QByteArray document; ///< JSON
    QString source;      ///< name of the file
    bool demo = false;
    std::vector<importer::RelationOption> relations;

    [[nodiscard]] ExitCode run(CommandContext &context, const ImportTaskOptions &options) const;

private:
    [[nodiscard]] Result<importer::ImportSummary> importHere(CommandContext &context, const ImportTaskOptions &options,
                                                             composition::ServerConfig config) const;
    [[nodiscard]] Result<importer::ImportSummary> importThrough(CommandContext &context, const ImportTaskOptions &options,
                                                                const QString &url) const;
    [[nodiscard]] Result<void> sendDocument(class RemoteServer &server, const QString &path) const;
};

} // namespace basalt::cli
