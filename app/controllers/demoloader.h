// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QProcess>
#include <QString>

namespace basalt::app {

class EmbeddedServer;
class SessionController;

/**
 * Fills the embedded server's new data folder with the demo data, by the headless program beside this one, and opens it.
 * GUI thread; owned by AppContext.
 */
class DemoLoader : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool running READ isRunning NOTIFY changed FINAL)
    Q_PROPERTY(QString failure READ failure NOTIFY changed FINAL)

public:
    DemoLoader(EmbeddedServer &embedded, SessionController &session, QObject *parent = nullptr);
    ~DemoLoader() override;
    Q_DISABLE_COPY_MOVE(DemoLoader)

    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    /** Why it did not work, for people. */
    [[nodiscard]] QString failure() const { return m_failure; }

    Q_INVOKABLE void start();

Q_SIGNALS:
    void changed();

private:
    void finished();
    void fail(const QString &reason);

    EmbeddedServer &m_embedded;
    SessionController &m_session;
    QProcess m_process;
    QString m_failure;
};

} // namespace basalt::app
