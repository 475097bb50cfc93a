// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"
#include "cli/serveraccess.h"
#include "transfer/importsettings.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QString>

#include <string>
#include <vector>

namespace basalt::cli {

class RemoteServer;

/** `basalt import --collection`: a file of records into a collection that exists. */
class RecordImportTask
{
public:
    QString file;
    std::string collection;
    std::string account;
    std::vector<std::string> mappings; ///< `Column=field`, or `Column=` to pass it over
    QHash<QByteArray, QByteArray> options;
    ServerAccess access;

    [[nodiscard]] ExitCode run(CommandContext &context);

private:
    [[nodiscard]] Result<void> complete();
    [[nodiscard]] Result<QJsonObject> importHere(CommandContext &context, const composition::ServerConfig &config) const;
    [[nodiscard]] Result<QJsonObject> importThrough(CommandContext &context, const QString &url) const;
    [[nodiscard]] Result<void> send(RemoteServer &server, const QString &path) const;
    [[nodiscard]] ExitCode tell(CommandContext &context, const QJsonObject &report) const;
};

} // namespace basalt::cli
