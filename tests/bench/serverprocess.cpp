// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/serverprocess.h"

#include "bench/clientsocket.h"
#include "bench/loadgenerator.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QThread>

#include <cstdio>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

namespace basalt::bench {

namespace {

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

bool answersHealth(quint16 port)
{
    if (!ClientSocket::tryConnect(port).isOpen())
        return false;
    return ask(port, makeRequest("GET", port, "/health")).status == 200;
}

} // namespace

void giveUp(const QString &why)
{
    std::fprintf(stderr, "bench: %s\n", qPrintable(why));
    std::exit(1);
}

ServerProcess::ServerProcess(QString program, QString dataFolder, int workers)
    : m_program(std::move(program))
    , m_dataFolder(std::move(dataFolder))
    , m_workers(workers)
{ }

ServerProcess::~ServerProcess()
{
    stop();
}

double ServerProcess::start(const QStringList &environment)
{
    m_port = freePort();
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.insert(u"BASALT_ACCESS_LOG"_s, u"false"_s);
    for (const QString &assignment : environment)
        variables.insert(assignment.section(u'=', 0, 0), assignment.section(u'=', 1));
    m_process.setProcessEnvironment(variables);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_dataFolder + u".log"_s, QIODevice::Append);
    QElapsedTimer timer;
    timer.start();
    m_process.start(m_program,
                    {u"serve"_s, u"--data"_s, m_dataFolder, u"--host"_s, u"127.0.0.1"_s, u"--port"_s, QString::number(m_port),
                     u"--workers"_s, QString::number(m_workers)});
    constexpr qint64 patienceMs = 30'000;
    while (!answersHealth(m_port)) {
        if (timer.elapsed() > patienceMs || m_process.waitForFinished(0))
            giveUp(u"the server did not start; see %1.log"_s.arg(m_dataFolder));
        QThread::usleep(100);
    }
    return double(timer.nsecsElapsed()) / 1e6;
}

void ServerProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(20'000))
        m_process.kill();
    m_process.waitForFinished();
}

qint64 ServerProcess::residentKiB() const
{
    QFile status(u"/proc/%1/status"_s.arg(m_process.processId()));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("VmRSS:");
    return text.mid(at + 6, 20).trimmed().split(' ').value(0).toLongLong();
}

QTemporaryDir workFolder(const QString &parent)
{
    QTemporaryDir folder((parent.isEmpty() ? QDir::tempPath() : parent) + u"/basalt-bench-XXXXXX"_s);
    if (!folder.isValid())
        giveUp(u"no folder to work in: %1"_s.arg(folder.errorString()));
    return folder;
}

} // namespace basalt::bench
