// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "composition/maintenance.h"

#include "composition/datafolder.h"
#include "composition/secretsfile.h"
#include "core/version.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace basalt::composition {

Result<std::unique_ptr<Maintenance>> Maintenance::begin(ServerConfig config, const QString &purpose)
{
    auto maintenance = std::unique_ptr<Maintenance>(new Maintenance);
    BASALT_TRY(maintenance->m_folder, takeDataFolder(config.dataFolder, purpose));
    BASALT_TRY_VOID(provideSecrets(config.dataFolder, config.settings));
    BASALT_TRY(maintenance->m_services, Services::create(std::move(config)));
    return maintenance;
}

Maintenance::~Maintenance()
{
    if (m_services)
        m_services->close();
}

DatabaseView::DatabaseView() : m_auditStore(m_clock, QByteArray(core::kVersion.data(), core::kVersion.size())) { }

Result<std::unique_ptr<DatabaseView>> DatabaseView::open(const ServerConfig &config)
{
    if (config.database.engine == db::Engine::Sqlite && !QFileInfo::exists(config.database.sqlitePath)) {
        return Error::of(Code::Unavailable,
                         u"There is no database at %1 yet; `basalt init-db` makes one."_s.arg(config.database.sqlitePath));
    }
    auto view = std::unique_ptr<DatabaseView>(new DatabaseView);
    BASALT_TRY(view->m_database, db::Database::open(config.database, view->m_auditStore));
    BASALT_TRY(view->m_connection, view->m_database->openConnection());
    return view;
}

} // namespace basalt::composition
