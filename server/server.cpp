// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server.h"

#include "composition/serverapplication.h"
#include "core/crypto.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt {

class Server::Private
{
public:
    std::unique_ptr<composition::ServerApplication> application;
};

Server::Server(std::unique_ptr<Private> d) : m_d(std::move(d)) { }

Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::start(const ServerOptions &options)
{
    BASALT_TRY_VOID(core::initialiseCrypto());
    core::ConfigSources sources;
    sources.commandLine = options.settings;
    sources.commandLine.append(
        {{u"data_dir"_s, options.dataFolder}, {u"host"_s, options.host}, {u"port"_s, QString::number(options.port)}});
    BASALT_TRY(auto settings, core::Config::load(sources));
    BASALT_TRY(auto config, composition::makeServerConfig(std::move(settings)));
    auto d = std::make_unique<Private>();
    BASALT_TRY(d->application, composition::ServerApplication::start(std::move(config), u"a program with Basalt inside"_s));
    return std::unique_ptr<Server>(new Server(std::move(d)));
}

QUrl Server::url() const
{
    return m_d->application->url();
}

QByteArray Server::setupToken() const
{
    return m_d->application->setupToken();
}

QByteArray Server::embeddedToken() const
{
    return m_d->application->embeddedToken();
}

void Server::stop()
{
    m_d->application->stop();
}

} // namespace basalt
