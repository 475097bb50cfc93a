// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/serverprocess.h"

#include <QElapsedTimer>
#include <QUrl>

namespace basalt::test {

namespace {
constexpr int kServerPatienceMs = 120'000;
}

ServerProcess::ServerProcess(const QString &program, const QString &folder, const QString &databaseUrl,
                             const QStringList &settings)
    : m_program(program)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith("BASALT_"))
            environment.remove(name);
    }
    environment.insert("BASALT_SUPERADMIN_EMAIL", kEmail);
    environment.insert("BASALT_SUPERADMIN_PASSWORD", kPassword);
    environment.insert("BASALT_ACCESS_LOG", "false");
    m_process.setProcessEnvironment(environment);
    m_arguments = {"--data", folder};
    if (!databaseUrl.isEmpty())
        m_arguments << "--database-url" << databaseUrl;
    for (const QString &setting : settings)
        m_arguments << "--set" << setting;
}

ServerProcess::~ServerProcess()
{
    kill();
}

bool ServerProcess::start()
{
    static constexpr QByteArrayView kListens("Basalt listens on ");
    m_output.clear();
    m_process.start(m_program, QStringList{"serve", "--port", QString::number(m_port)} + m_arguments);
    QElapsedTimer patience;
    patience.start();
    while (patience.elapsed() < kServerPatienceMs && m_process.waitForReadyRead(kServerPatienceMs)) {
        m_output += m_process.readAll();
        const qsizetype at = m_output.indexOf(kListens);
        const qsizetype end = m_output.indexOf('\n', at);
        if (at < 0 || end < 0)
            continue;
        m_port = static_cast<quint16>(QUrl(m_output.mid(at + kListens.size(), end - at - kListens.size())).port());
        return m_port != 0;
    }
    return false;
}

void ServerProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

int ServerProcess::stop()
{
    m_process.terminate();
    return waitForEnd();
}

int ServerProcess::waitForEnd()
{
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(kServerPatienceMs))
        return -1;
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QByteArray ServerProcess::output()
{
    m_process.waitForReadyRead(1);
    m_output += m_process.readAll();
    return m_output;
}

int ServerProcess::runCommand(const QStringList &command, QByteArray &output) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setProcessEnvironment(m_process.processEnvironment());
    process.start(m_program, command + m_arguments);
    // A process that still runs has the exit code 0.
    const bool ended = process.waitForFinished(kServerPatienceMs);
    output = process.readAll();
    if (!ended) {
        output += "\n" + command.join(' ').toUtf8() + " does not end: " + process.errorString().toUtf8();
        process.kill();
        process.waitForFinished();
        return -1;
    }
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

} // namespace basalt::test
