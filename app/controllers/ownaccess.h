// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>

namespace basalt::app {

class ApiClient;

/**
 * Which permissions of the program's own pages the caller holds: what commands are enabled by. The server decides again on each
 * request. GUI thread; owned by AppContext, which asks when the session becomes ready.
 */
class OwnAccess : public QObject
{
    Q_OBJECT
    /** Codes such as `groups.create`; bindings ask it with includes(). */
    Q_PROPERTY(QStringList held READ held NOTIFY changed FINAL)

public:
    explicit OwnAccess(ApiClient &client, QObject *parent = nullptr);

    [[nodiscard]] QStringList held() const { return m_held; }
    void reload();
    void clear();

Q_SIGNALS:
    void changed();

private:
    ApiClient &m_client;
    QStringList m_held;
    int m_generation = 0;
};

} // namespace basalt::app
