// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QUrl>

#include <functional>

class QNetworkAccessManager;

namespace basalt::app {

class AppSettings;

/** A server the program knows how to reach. */
struct ServerEntry
{
    QString id;
    QString name;
    QUrl url;
    QString environment = QStringLiteral("local"); ///< `local`, `staging` or `production`
    QString account;                               ///< last used, to fill the sign-in form
    QString email;
    bool embedded = false; ///< runs inside this program; the URL is known while it does

    // What the last look at it said.
    QString state = QStringLiteral("unknown"); ///< `unknown`, `checking`, `ok`, `failed`, `stopped`
    int latencyMs = -1;
    QString version;
    QString reason;
};

/** The servers of the connections page, remembered between runs, with their state. GUI thread; owned by AppContext. */
class ServerListModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        NameRole,
        UrlRole,
        EnvironmentRole,
        EmailRole,
        EmbeddedRole,
        StateRole,
        LatencyRole,
        VersionRole,
        ReasonRole
    };

    ServerListModel(AppSettings &settings, QNetworkAccessManager &network, QObject *parent = nullptr);

    [[nodiscard]] int count() const { return int(m_servers.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] const ServerEntry *find(const QString &id) const;
    /** Adds a remote server, or changes the one of that id; returns its id. */
    Q_INVOKABLE QString save(const QString &id, const QString &name, const QString &address, const QString &environment);
    Q_INVOKABLE void remove(const QString &id);
    /** Asks each server's /health. */
    Q_INVOKABLE void refresh();
    /** The remote server of that address, added if there is none yet. */
    [[nodiscard]] QString idOf(const QString &address);

    /** The embedded server's entry: first in the list once its data folder exists. */
    void setEmbedded(bool exists, const QUrl &url, const QString &dataFolder);
    void rememberUser(const QString &id, const QString &account, const QString &email);

Q_SIGNALS:
    void countChanged();

private:
    void load();
    void store();
    void check(const QString &id);
    void update(const QString &id, const std::function<void(ServerEntry &)> &change);

    AppSettings &m_settings;
    QNetworkAccessManager &m_network;
    QList<ServerEntry> m_servers;
};

} // namespace basalt::app
