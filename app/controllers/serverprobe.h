// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

class ApiClient;

/** Tests whether a Basalt server answers at an address, and says in words why not. GUI thread; made by QML. */
class ServerProbe : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool running READ isRunning NOTIFY changed FINAL)
    Q_PROPERTY(bool finished READ isFinished NOTIFY changed FINAL)
    Q_PROPERTY(bool succeeded READ hasSucceeded NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString message READ message NOTIFY changed FINAL)

public:
    using QObject::QObject;

    [[nodiscard]] bool isRunning() const { return !m_client.isNull(); }
    [[nodiscard]] bool isFinished() const { return m_finished; }
    [[nodiscard]] bool hasSucceeded() const { return m_succeeded; }
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QString message() const { return m_message; }

    Q_INVOKABLE void start(const QString &address);
    /** Stops a running test and forgets the last result. */
    Q_INVOKABLE void cancel();
    /** What a person typed as an address: `http` is added for this computer, `https` for others; empty if it is none. */
    Q_INVOKABLE [[nodiscard]] QString normalised(const QString &text) const;
    /** Host, and the port if it is not the usual one. */
    Q_INVOKABLE [[nodiscard]] QString displayName(const QString &address) const;

Q_SIGNALS:
    void changed();

private:
    void finish(bool succeeded, const QString &title, const QString &message);

    QPointer<ApiClient> m_client;
    bool m_finished = false;
    bool m_succeeded = false;
    QString m_title;
    QString m_message;
};

} // namespace basalt::app
