// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <functional>

namespace basalt::test {

/** The server as a process of its own, so that it can be killed, limited or looked at from outside; with a superadmin. */
class ServerProcess
{
public:
    static constexpr auto kEmail = "root@process.example";
    static constexpr auto kPassword = "a granite quarry at dusk";

    /** `program` is `basalt`; `databaseUrl` empty: SQLite in `folder`. `settings` are names and values for `--set`. */
    ServerProcess(const QString &program, const QString &folder, const QString &databaseUrl = {},
                  const QStringList &settings = {});
    ~ServerProcess();
    Q_DISABLE_COPY_MOVE(ServerProcess)

    /** On a free port, or on the one before. False if it ends or says nothing for two minutes; see output(). */
    [[nodiscard]] bool start();
    /** SIGKILL: nothing is flushed, nothing is said. */
    void kill();
    /** SIGTERM, and waits; the exit code, -1 for a crash or if it does not end. */
    [[nodiscard]] int stop();
    /** Waits until it ends by itself; the exit code, -1 for a crash or if it does not end. */
    [[nodiscard]] int waitForEnd();

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    /** Whatever it said so far. */
    [[nodiscard]] QByteArray output();

    /** Runs another command of the program on the same data; its exit code, -1 for a crash or if it does not end. */
    [[nodiscard]] int runCommand(const QStringList &command, QByteArray &output) const;

    /** Runs between fork and exec of the server: limits, users. */
    void setChildModifier(const std::function<void()> &modifier) { m_process.setChildProcessModifier(modifier); }

private:
    QString m_program;
    QProcess m_process;
    QStringList m_arguments;
    QByteArray m_output;
    quint16 m_port = 0;
};

} // namespace basalt::test
