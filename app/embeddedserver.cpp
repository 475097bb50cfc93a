// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "embeddedserver.h"

#if BASALT_HAS_SERVER_LIBRARY
#include "server.h"
#endif

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

#if BASALT_HAS_SERVER_LIBRARY
struct EmbeddedServer::Holder
{
    std::unique_ptr<Server> server;
};
#else
struct EmbeddedServer::Holder
{ };
#endif

EmbeddedServer::EmbeddedServer(const QString &dataFolder, QObject *parent) : QObject(parent), m_dataFolder(dataFolder) { }

EmbeddedServer::~EmbeddedServer() = default;

QString EmbeddedServer::displayFolder() const
{
    const QString home = QDir::homePath();
    const QString native = QDir::toNativeSeparators(m_dataFolder);
    return m_dataFolder.startsWith(home + u'/') ? u'~' + native.sliced(home.size()) : native;
}

bool EmbeddedServer::dataExists() const
{
    return !QDir(m_dataFolder).entryList(QDir::Files).isEmpty();
}

bool EmbeddedServer::isRunning() const
{
    return m_holder != nullptr;
}

#if BASALT_HAS_SERVER_LIBRARY

QUrl EmbeddedServer::url() const
{
    return m_holder ? m_holder->server->url() : QUrl();
}

bool EmbeddedServer::start()
{
    if (m_holder)
        return true;
    ServerOptions options;
    options.dataFolder = m_dataFolder;
    auto started = Server::start(options);
    if (started) {
        m_failure.clear();
        m_holder = std::make_unique<Holder>(Holder{std::move(*started)});
    } else {
        m_failure = started.error().message;
        if (!started.error().detail.isEmpty())
            m_failure += u'\n' + started.error().detail;
    }
    Q_EMIT changed();
    return m_holder != nullptr;
}

void EmbeddedServer::stop()
{
    if (!m_holder)
        return;
    m_holder->server->stop();
    m_holder.reset();
    Q_EMIT changed();
}

QString EmbeddedServer::setupToken() const
{
    return m_holder ? QString::fromLatin1(m_holder->server->setupToken()) : QString();
}

QString EmbeddedServer::sessionToken() const
{
    return m_holder ? QString::fromLatin1(m_holder->server->embeddedToken()) : QString();
}

#else

QUrl EmbeddedServer::url() const
{
    return {};
}

bool EmbeddedServer::start()
{
    m_failure = tr("This build of the program has no server in it.");
    Q_EMIT changed();
    return false;
}

void EmbeddedServer::stop() { }

QString EmbeddedServer::setupToken() const
{
    return {};
}

QString EmbeddedServer::sessionToken() const
{
    return {};
}

#endif

} // namespace basalt::app
