// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace basalt::test {

/**
 * A PostgreSQL server of the distribution in a folder of its own, reachable by a unix socket only, with default settings
 * (so it does call fsync). Made at the first use and shared by all tests of a program; stopped and removed when the program
 * ends, and stopped by the kernel when it is killed. Never runs as root: as root it takes on the user `postgres` or `nobody`.
 *
 * Missing programs and a server that does not start end the test program with a message.
 */
class PostgresCluster
{
public:
    [[nodiscard]] static PostgresCluster &instance();
    ~PostgresCluster();
    Q_DISABLE_COPY_MOVE(PostgresCluster)

    /** Makes an empty database, or a copy of `origin`, and returns its name; names are never used twice. */
    [[nodiscard]] QByteArray createDatabase(const QByteArray &origin = "template0");
    void dropDatabase(const QByteArray &name);
    /** What a program under test takes as its database URL. */
    [[nodiscard]] QByteArray url(const QByteArray &database) const;

    /** Runs one SQL text as superuser in `database`. */
    void execute(const QByteArray &database, const QByteArray &sql);

    /** Starts the server again after stop() or kill(). */
    void start();
    /** An orderly stop that ends all connections (`fast`). */
    void stop();
    /** SIGKILL to the server and its children: the power goes. */
    void kill();

private:
    PostgresCluster();
    void initialise();
    void run(const QString &program, const QStringList &arguments);
    void prepare(QProcess &process, const QString &program, const QStringList &arguments) const;
    void waitUntilReady();

    QString m_programs; ///< folder of initdb and postgres
    QStringList m_asOtherUser;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_server;
    int m_databases = 0;
};

} // namespace basalt::test
