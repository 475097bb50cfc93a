// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demoloader.h"

#include "embeddedserver.h"
#include "sessioncontroller.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

/** The headless program: beside this one, or wherever the system finds it. */
QString serverProgram()
{
    const QString beside = QStandardPaths::findExecutable(u"basalt"_s, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(u"basalt"_s) : beside;
}

} // namespace

DemoLoader::DemoLoader(EmbeddedServer &embedded, SessionController &session, QObject *parent)
    : QObject(parent)
    , m_embedded(embedded)
    , m_session(session)
{
    connect(&m_process, &QProcess::stateChanged, this, &DemoLoader::changed);
    connect(&m_process, &QProcess::finished, this, &DemoLoader::finished);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(m_process.errorString());
    });
}

DemoLoader::~DemoLoader()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished();
}

void DemoLoader::start()
{
    if (isRunning())
        return;
    m_failure.clear();
    const QString program = serverProgram();
    if (program.isEmpty()) {
        fail(tr("The program “basalt” that loads the demo data was not found beside this one."));
        return;
    }
    m_embedded.stop();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program, {u"demo"_s, u"--data"_s, m_embedded.dataFolder()});
}

void DemoLoader::finished()
{
    if (m_process.exitStatus() != QProcess::NormalExit || m_process.exitCode() != 0) {
        const QString output = QString::fromUtf8(m_process.readAll()).trimmed();
        fail(tr("The demo data could not be loaded: %1").arg(output.section(u'\n', -1)));
        return;
    }
    m_session.openEmbedded();
}

void DemoLoader::fail(const QString &reason)
{
    m_failure = reason;
    Q_EMIT changed();
}

} // namespace basalt::app
