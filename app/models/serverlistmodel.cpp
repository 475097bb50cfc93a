// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serverlistmodel.h"

#include "apiclient.h"
#include "appsettings.h"

#include <QElapsedTimer>
#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kCheckTimeoutMs = 5000;

QString embeddedId()
{
    return u"embedded"_s;
}

} // namespace

ServerListModel::ServerListModel(AppSettings &settings, QNetworkAccessManager &network, QObject *parent)
    : QAbstractListModel(parent)
    , m_settings(settings)
    , m_network(network)
{
    load();
}

int ServerListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ServerListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ServerEntry &server = m_servers.at(index.row());
    switch (role) {
    case IdRole: return server.id;
    case NameRole: return server.embedded ? tr("This computer") : server.name;
    case UrlRole: return server.embedded ? server.name : server.url.toDisplayString();
    case EnvironmentRole: return server.environment;
    case EmailRole: return server.email;
    case EmbeddedRole: return server.embedded;
    case StateRole: return server.state;
    case LatencyRole: return server.latencyMs;
    case VersionRole: return server.version;
    case ReasonRole: return server.reason;
    default: return {};
    }
}

QHash<int, QByteArray> ServerListModel::roleNames() const
{
    return {{IdRole, "serverId"},     {NameRole, "name"},         {UrlRole, "address"},       {EnvironmentRole, "environment"},
            {EmailRole, "email"},     {EmbeddedRole, "embedded"}, {StateRole, "serverState"}, {LatencyRole, "latencyMs"},
            {VersionRole, "version"}, {ReasonRole, "reason"}};
}

const ServerEntry *ServerListModel::find(const QString &id) const
{
    const auto found =
        std::find_if(m_servers.cbegin(), m_servers.cend(), [&](const ServerEntry &server) { return server.id == id; });
    return found == m_servers.cend() ? nullptr : &*found;
}

void ServerListModel::update(const QString &id, const std::function<void(ServerEntry &)> &change)
{
    for (int row = 0; row < count(); ++row) {
        if (m_servers.at(row).id != id)
            continue;
        change(m_servers[row]);
        Q_EMIT dataChanged(index(row), index(row));
        return;
    }
}

QString ServerListModel::save(const QString &id, const QString &name, const QString &address, const QString &environment)
{
    const QUrl url(address);
    QString result = id;
    if (find(id)) {
        update(id, [&](ServerEntry &server) {
            server.name = name;
            server.url = url;
            server.environment = environment;
        });
    } else {
        ServerEntry server;
        server.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        server.name = name;
        server.url = url;
        server.environment = environment;
        result = server.id;
        beginInsertRows({}, count(), count());
        m_servers.append(server);
        endInsertRows();
        Q_EMIT countChanged();
    }
    store();
    check(result);
    return result;
}

void ServerListModel::remove(const QString &id)
{
    const ServerEntry *server = find(id);
    if (!server || server->embedded)
        return;
    const auto row = int(std::distance(m_servers.constData(), server));
    beginRemoveRows({}, row, row);
    m_servers.removeAt(row);
    endRemoveRows();
    Q_EMIT countChanged();
    store();
}

QString ServerListModel::idOf(const QString &address)
{
    const QUrl url(address);
    const auto found = std::find_if(m_servers.cbegin(), m_servers.cend(),
                                    [&](const ServerEntry &server) { return !server.embedded && server.url == url; });
    return found != m_servers.cend() ? found->id : save({}, url.host(), address, u"local"_s);
}

void ServerListModel::setEmbedded(bool exists, const QUrl &url, const QString &dataFolder)
{
    const bool known = find(embeddedId()) != nullptr;
    if (exists && !known) {
        ServerEntry server;
        server.id = embeddedId();
        server.embedded = true;
        beginInsertRows({}, 0, 0);
        m_servers.prepend(server);
        endInsertRows();
        Q_EMIT countChanged();
    }
    update(embeddedId(), [&](ServerEntry &server) {
        server.name = dataFolder;
        server.url = url;
        server.state = url.isEmpty() ? u"stopped"_s : u"ok"_s;
    });
}

void ServerListModel::rememberUser(const QString &id, const QString &account, const QString &email)
{
    update(id, [&](ServerEntry &server) {
        server.account = account;
        server.email = email;
    });
    store();
}

void ServerListModel::refresh()
{
    for (const ServerEntry &server : std::as_const(m_servers)) {
        if (!server.url.isEmpty())
            check(server.id);
    }
}

void ServerListModel::check(const QString &id)
{
    const ServerEntry *server = find(id);
    if (!server)
        return;
    auto *client = new ApiClient(m_network, this);
    client->setBaseUrl(server->url);
    ApiRequest request = ApiRequest::get(u"/health"_s);
    request.authenticated = false;
    request.timeoutMs = kCheckTimeoutMs;
    update(id, [](ServerEntry &entry) { entry.state = entry.state == "ok"_L1 ? entry.state : u"checking"_s; });
    QElapsedTimer timer;
    timer.start();
    client->send(request, client, [this, client, id, timer](const ApiResult &result) {
        client->deleteLater();
        update(id, [&](ServerEntry &entry) {
            entry.state = result ? u"ok"_s : u"failed"_s;
            entry.latencyMs = result ? int(timer.elapsed()) : -1;
            entry.reason = result ? QString() : result.error().title;
            if (result)
                entry.version = result->object().value("version"_L1).toString();
        });
    });
}

void ServerListModel::load()
{
    const QVariantList stored = m_settings.value(u"servers"_s).toList();
    for (const QVariant &entry : stored) {
        const QVariantMap map = entry.toMap();
        ServerEntry server;
        server.id = map.value(u"id"_s).toString();
        server.name = map.value(u"name"_s).toString();
        server.url = map.value(u"url"_s).toUrl();
        server.environment = map.value(u"environment"_s).toString();
        server.account = map.value(u"account"_s).toString();
        server.email = map.value(u"email"_s).toString();
        if (!server.id.isEmpty() && server.url.isValid())
            m_servers.append(server);
    }
}

void ServerListModel::store()
{
    QVariantList stored;
    for (const ServerEntry &server : std::as_const(m_servers)) {
        if (server.embedded)
            continue;
        stored += QVariantMap{{u"id"_s, server.id},           {u"name"_s, server.name},
                              {u"url"_s, server.url},         {u"environment"_s, server.environment},
                              {u"account"_s, server.account}, {u"email"_s, server.email}};
    }
    m_settings.setValue(u"servers"_s, stored);
}

} // namespace basalt::app
