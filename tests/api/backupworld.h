// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/apiscenario.h"

#include <QStringList>

#include <memory>

namespace basalt::test {

/** A server of its own with a superadmin, ${root} and the client, and an ordinary owner ${ada}, for tests of its backups. */
class BackupWorld
{
public:
    BackupWorld();

    TestServer server;
    ScenarioRun run{server};
    std::unique_ptr<HttpClient> client = server.client();

    /** The answer at `path` once it no longer says that it is running. */
    HttpAnswer ended(const QByteArray &path);
    /** Name of a new backup that is complete; empty if it failed. */
    QByteArray backup();
    /** How it ended to verify or restore (`what`) a backup, or the refusal. */
    HttpAnswer tried(const QByteArray &name, const QByteArray &what);

    [[nodiscard]] QString file(const QByteArray &name) const;
    /** Folders that restores have made. */
    [[nodiscard]] QStringList restored() const;

    static constexpr char kBackups[] = "/api/v1/admin/backups";
};

} // namespace basalt::test
