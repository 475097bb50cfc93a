// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apirequest.h"

#include <QJsonObject>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/** The figures of the overview. GUI thread; made by QML. */
class Dashboard : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY changed FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY changed FINAL)
    Q_PROPERTY(bool complete READ isComplete NOTIFY changed FINAL)
    Q_PROPERTY(double accounts READ accounts NOTIFY changed FINAL)
    Q_PROPERTY(double users READ users NOTIFY changed FINAL)
    Q_PROPERTY(double collections READ collections NOTIFY changed FINAL)
    Q_PROPERTY(double records READ records NOTIFY changed FINAL)
    Q_PROPERTY(double newUsers READ newUsers NOTIFY changed FINAL)
    Q_PROPERTY(double newAccounts READ newAccounts NOTIFY changed FINAL)
    Q_PROPERTY(double sessions READ sessions NOTIFY changed FINAL)
    Q_PROPERTY(double publicCollections READ publicCollections NOTIFY changed FINAL)
    Q_PROPERTY(double storageMegabytes READ storageMegabytes NOTIFY changed FINAL)
    Q_PROPERTY(QString databaseStatus READ databaseStatus NOTIFY changed FINAL)

public:
    explicit Dashboard(QObject *parent = nullptr);

    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    /** False if the server has no figures of its own: what the lists know is shown instead. */
    [[nodiscard]] bool isComplete() const { return m_complete; }
    [[nodiscard]] const ApiError &error() const { return m_error; }
    [[nodiscard]] double accounts() const { return number("total_accounts"); }
    [[nodiscard]] double users() const { return number("total_users"); }
    [[nodiscard]] double collections() const { return number("total_collections"); }
    [[nodiscard]] double records() const { return number("total_records"); }
    [[nodiscard]] double newUsers() const { return number("new_users_7d"); }
    [[nodiscard]] double newAccounts() const { return number("new_accounts_7d"); }
    [[nodiscard]] double sessions() const { return number("active_sessions"); }
    [[nodiscard]] double publicCollections() const { return number("public_collections_count"); }
    [[nodiscard]] double storageMegabytes() const;
    [[nodiscard]] QString databaseStatus() const;

    Q_INVOKABLE void reload();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] double number(const char *key) const;
    void arrived(const ApiResult &result);
    void useLists();

    QJsonObject m_stats;
    ApiError m_error;
    bool m_loading = false;
    bool m_loaded = false;
    bool m_complete = false;
};

} // namespace basalt::app
