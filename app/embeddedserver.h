// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <QUrl>

#include <memory>

namespace basalt::app {

/**
 * The server inside this program. The only class that knows the server library; everybody else speaks HTTP to it, so the
 * app can never do more than its user may. GUI thread; the server has threads of its own.
 */
class EmbeddedServer : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool running READ isRunning NOTIFY changed FINAL)
    Q_PROPERTY(bool dataExists READ dataExists NOTIFY changed FINAL)
    Q_PROPERTY(QString dataFolder READ dataFolder CONSTANT FINAL)
    Q_PROPERTY(QString displayFolder READ displayFolder CONSTANT FINAL)
    Q_PROPERTY(QString failure READ failure NOTIFY changed FINAL)

public:
    explicit EmbeddedServer(const QString &dataFolder, QObject *parent = nullptr);
    ~EmbeddedServer() override;
    Q_DISABLE_COPY_MOVE(EmbeddedServer)

    [[nodiscard]] QString dataFolder() const { return m_dataFolder; }
    /** The folder with `~` for the home folder. */
    [[nodiscard]] QString displayFolder() const;
    /** A server has been set up in the folder before. */
    [[nodiscard]] bool dataExists() const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] QUrl url() const;
    /** Why the last start failed, for people. */
    [[nodiscard]] QString failure() const { return m_failure; }

    /** Starts it, or does nothing if it runs. False: see failure(). */
    bool start();
    /** Finishes what runs, at most 10 s. */
    void stop();

    /** One-time token that creates the first superadmin; empty once there is one. */
    [[nodiscard]] QString setupToken() const;
    /** One-time token to exchange for a session of this program. */
    [[nodiscard]] QString sessionToken() const;

Q_SIGNALS:
    void changed();

private:
    struct Holder;

    QString m_dataFolder;
    QString m_failure;
    std::unique_ptr<Holder> m_holder;
};

} // namespace basalt::app
