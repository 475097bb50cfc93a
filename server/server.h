// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <memory>
#include <utility>

namespace basalt {

/** How to start a server inside another program. */
struct ServerOptions
{
    QString dataFolder;
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 0;                            ///< 0: the system chooses
    QList<std::pair<QString, QString>> settings; ///< any other setting by its name, see core/settings.def
};

/**
 * The whole of Basalt's server as one object: all that a program which carries it along needs to see. The environment and
 * `.env` are not read; `basalt.toml` in the data folder is.
 *
 * Belongs to the thread that started it; serves on threads of its own.
 */
class Server
{
public:
    /** Returns when the server answers. Needs a QCoreApplication. */
    [[nodiscard]] static Result<std::unique_ptr<Server>> start(const ServerOptions &options);
    /** Stops. */
    ~Server();
    Q_DISABLE_COPY_MOVE(Server)

    /** Base address, for instance `http://127.0.0.1:41234`. */
    [[nodiscard]] QUrl url() const;
    /** What the first superadmin is made with; null once one exists. */
    [[nodiscard]] QByteArray setupToken() const;
    /** A new one-time token that signs in as the first superadmin, for the program that runs this server. */
    [[nodiscard]] QByteArray embeddedToken() const;

    /** Stops accepting, lets running requests finish for up to ten seconds, ends all threads. */
    void stop();

private:
    class Private;
    explicit Server(std::unique_ptr<Private> d);

    std::unique_ptr<Private> m_d;
};

} // namespace basalt
