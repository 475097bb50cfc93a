// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "composition/serverconfig.h"
#include "composition/services.h"
#include "core/result.h"
#include "db/datafolderlock.h"

#include <memory>

namespace basalt::composition {

/**
 * The services of an installation without its listener, for commands that change something: holds the data folder, so that
 * no server runs beside it.
 */
class Maintenance
{
public:
    /** Like the start of a server: makes the folder, its secrets and the database, or brings them up to date. */
    [[nodiscard]] static Result<std::unique_ptr<Maintenance>> begin(ServerConfig config, const QString &purpose);
    ~Maintenance();
    Q_DISABLE_COPY_MOVE(Maintenance)

    [[nodiscard]] Services &services() { return *m_services; }

private:
    Maintenance() = default;

    std::unique_ptr<db::DataFolderLock> m_folder;
    std::unique_ptr<Services> m_services;
};

/**
 * A look at the database of an installation that may be running: one connection, nothing is changed. Code::Unavailable if
 * there is no database yet.
 */
class DatabaseView
{
public:
    [[nodiscard]] static Result<std::unique_ptr<DatabaseView>> open(const ServerConfig &config);
    Q_DISABLE_COPY_MOVE(DatabaseView)

    [[nodiscard]] db::Connection &connection() { return *m_connection; }

private:
    DatabaseView();

    core::SystemClock m_clock;
    audit::AuditStore m_auditStore;
    std::unique_ptr<db::Database> m_database;
    std::unique_ptr<db::Connection> m_connection;
};

} // namespace basalt::composition
