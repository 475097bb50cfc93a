// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "composition/serverapplication.h"

#include "composition/secretsfile.h"
#include "composition/worker.h"
#include "core/logging.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace basalt::composition {

namespace {

/**
 * Takes the settings that were changed over the API. The connection stays open until the database is; null for a new one. What
 * does not go together with what is said here any more must not keep the server from starting.
 */
Result<std::unique_ptr<db::Connection>> takeStoredSettings(ServerConfig &config)
{
    if (config.database.engine == db::Engine::Sqlite && !QFileInfo::exists(config.database.sqlitePath))
        return nullptr;
    BASALT_TRY(auto connection, db::openAlone(config.database));
    settings::SettingsStore store(*connection);
    BASALT_TRY(const bool exists, store.exists());
    QList<settings::StoredSetting> stored;
    if (exists) {
        BASALT_TRY(stored, store.all());
    }
    if (stored.isEmpty())
        return connection;
    QStringList unused;
    auto made = makeServerConfig(settings::withStored(config.settings, stored, &unused));
    for (const QString &line : std::as_const(unused))
        core::logWarning("a stored setting is not used", {{"detail", line.toUtf8()}});
    if (made) {
        config = std::move(*made);
        core::configureLogging(config.logLevel, config.logFormat);
    } else {
        core::logError("the stored settings do not go together with those given here, and none of them is used",
                       {{"detail", made.error().message.toUtf8()}});
    }
    return connection;
}

} // namespace

Result<std::unique_ptr<ServerApplication>> ServerApplication::start(ServerConfig config, const QString &purpose)
{
    auto server = std::unique_ptr<ServerApplication>(new ServerApplication);
    BASALT_TRY(server->m_folder, takeDataFolder(config.dataFolder, purpose));
    BASALT_TRY_VOID(provideSecrets(config.dataFolder, config.settings));
    BASALT_TRY(const auto early, takeStoredSettings(config));
    BASALT_TRY(server->m_services, Services::create(std::move(config)));
    Services &services = *server->m_services;
    BASALT_TRY(server->m_transport,
               http::Transport::start(services.config.transport, [&services](int) { return Worker::create(services); }));
    services.linkBase.set(baseUrl(services.config, server->m_transport->port()));
    services.jobRunner->start();
    server->m_backupScheduler =
        std::make_unique<backup::BackupScheduler>(*services.backups, services.config.backupSchedule, services.clock);
    server->m_backupScheduler->start();
    return server;
}

ServerApplication::~ServerApplication()
{
    stop();
}

void ServerApplication::stop()
{
    if (!m_transport)
        return;
    m_backupScheduler->stop();
    m_transport->stop(m_services->config.shutdownGrace);
    m_transport.reset();
    m_services->close();
}

QUrl ServerApplication::url() const
{
    return QUrl(baseUrl(m_services->config, m_transport->port()));
}

QString ServerApplication::dataFolder() const
{
    return m_services->config.dataFolder;
}

QByteArray ServerApplication::setupToken() const
{
    return hasSuperadmin() ? QByteArray() : m_services->setupToken;
}

QUrl ServerApplication::setupLink() const
{
    const QByteArray token = setupToken();
    if (token.isNull())
        return {};
    // In the fragment: browsers keep it to themselves, so it stands in no log on the way.
    QUrl link = url();
    link.setPath(u"/setup"_s);
    link.setFragment(u"token="_s + QString::fromLatin1(token));
    return link;
}

QByteArray ServerApplication::embeddedToken()
{
    return m_services->auth->signIn.newEmbeddedToken();
}

bool ServerApplication::hasSuperadmin() const
{
    if (m_services->setupToken.isNull())
        return true;
    const auto has = m_services->auth->setup.hasSuperadmin(*m_services->database);
    return has && *has;
}

} // namespace basalt::composition
