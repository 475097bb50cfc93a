// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/testdatabase.h"

#include <QCoreApplication>
#include <QProcess>

#include <csignal>

namespace basalt::test {

/** A running dbworker; killed at the end of the scope. */
class WorkerProcess
{
public:
    explicit WorkerProcess(const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationDirPath() + "/dbworker", arguments);
    }
    WorkerProcess(const QString &command, const TestDatabase &database)
        : WorkerProcess({command, database.options.engine == db::Engine::Sqlite ? "sqlite" : "postgres",
                         database.options.engine == db::Engine::Sqlite ? database.options.sqlitePath
                                                                       : QString::fromUtf8(database.options.postgresUrl)})
    { }
    ~WorkerProcess() { kill(); }
    Q_DISABLE_COPY_MOVE(WorkerProcess)

    /** The next line it says; null when it ended or said nothing for a minute. */
    QByteArray line()
    {
        while (!m_process.canReadLine() && m_process.state() != QProcess::NotRunning && m_process.waitForReadyRead(60'000)) { }
        return m_process.canReadLine() ? m_process.readLine().trimmed() : QByteArray();
    }
    /** SIGKILL; what it had said before can still be read. */
    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.waitForStarted();
        ::kill(static_cast<pid_t>(m_process.processId()), SIGKILL);
        m_process.waitForFinished();
    }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

private:
    QProcess m_process;
};

} // namespace basalt::test
