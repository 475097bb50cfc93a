// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"

#include <QAbstractListModel>
#include <QList>
#include <QString>

namespace basalt::app {

class ApiClient;

/** The accounts a superadmin may switch to, found by name, code or slug. GUI thread; owned by AppContext. */
class AccountListModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY errorChanged FINAL)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged FINAL)

public:
    enum Role { IdRole = Qt::UserRole + 1, NameRole, CodeRole, SlugRole, UsersRole };

    explicit AccountListModel(ApiClient &client, QObject *parent = nullptr);

    [[nodiscard]] int count() const { return int(m_accounts.size()); }
    [[nodiscard]] int totalUsers() const;
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] const ApiError &error() const { return m_error; }
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString &search);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void reload();
    void clear();

Q_SIGNALS:
    void countChanged();
    void loadingChanged();
    void errorChanged();
    void searchChanged();

private:
    struct Account
    {
        QString id;
        QString name;
        QString code;
        QString slug;
        int users = 0;
    };

    void setLoading(bool loading);

    ApiClient &m_client;
    QList<Account> m_accounts;
    ApiError m_error;
    QString m_search;
    bool m_loading = false;
    int m_generation = 0;
};

} // namespace basalt::app
