// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "backup/backupscheduler.h"
#include "composition/datafolder.h"
#include "composition/serverconfig.h"
#include "composition/services.h"
#include "core/result.h"

#include <QUrl>

#include <memory>

namespace basalt::composition {

/**
 * The whole server: data folder, secrets, services, listener. Owner of everything below it; nothing is global. Made and
 * stopped on one thread of its owner, which needs no event loop.
 */
class ServerApplication
{
public:
    /** `purpose` names the holder of the data folder's lock, for instance `basalt serve`. */
    [[nodiscard]] static Result<std::unique_ptr<ServerApplication>> start(ServerConfig config, const QString &purpose);
    /** Stops if stop() was not called. */
    ~ServerApplication();
    Q_DISABLE_COPY_MOVE(ServerApplication)

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] QString dataFolder() const;
    /** What the first superadmin is made with; null once one exists. */
    [[nodiscard]] QByteArray setupToken() const;
    /** Where people make the first superadmin; empty once one exists. */
    [[nodiscard]] QUrl setupLink() const;
    /** A new one-time token that signs in as the first superadmin. */
    [[nodiscard]] QByteArray embeddedToken();

    /** Stops accepting, lets running requests finish within the grace of the settings, ends all threads. */
    void stop();

private:
    ServerApplication() = default;
    [[nodiscard]] bool hasSuperadmin() const;

    std::unique_ptr<db::DataFolderLock> m_folder; ///< first: the lock is held until everything else is gone
    std::unique_ptr<Services> m_services;
    std::unique_ptr<backup::BackupScheduler> m_backupScheduler;
    std::unique_ptr<http::Transport> m_transport;
};

} // namespace basalt::composition
