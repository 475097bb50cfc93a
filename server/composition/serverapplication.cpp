// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "composition/serverapplication.h"

#include "composition/secretsfile.h"
#include "composition/worker.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::composition {

Result<std::unique_ptr<ServerApplication>> ServerApplication::start(ServerConfig config, const QString &purpose)
{
    auto server = std::unique_ptr<ServerApplication>(new ServerApplication);
    BASALT_TRY(server->m_folder, takeDataFolder(config.dataFolder, purpose));
    BASALT_TRY_VOID(provideSecrets(config.dataFolder, config.settings));
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
