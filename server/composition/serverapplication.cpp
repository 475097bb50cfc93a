// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "composition/serverapplication.h"

#include "composition/datafolder.h"
#include "composition/secretsfile.h"
#include "composition/worker.h"

namespace basalt::composition {

Result<std::unique_ptr<ServerApplication>> ServerApplication::start(ServerConfig config)
{
    BASALT_TRY_VOID(prepareDataFolder(config.dataFolder));
    BASALT_TRY_VOID(provideSecrets(config.dataFolder, config.settings));
    auto server = std::unique_ptr<ServerApplication>(new ServerApplication);
    BASALT_TRY(server->m_services, Services::create(std::move(config)));
    Services &services = *server->m_services;
    BASALT_TRY(server->m_transport,
               http::Transport::start(services.config.transport, [&services](int) { return Worker::create(services); }));
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
    m_transport->stop(m_services->config.shutdownGrace);
    m_transport.reset();
    m_services->database->close();
}

QUrl ServerApplication::url() const
{
    return QUrl(baseUrl(m_services->config, m_transport->port()));
}

QString ServerApplication::dataFolder() const
{
    return m_services->config.dataFolder;
}

QUrl ServerApplication::setupLink() const
{
    return {};
}

} // namespace basalt::composition
