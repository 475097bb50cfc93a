// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/programend.h"

namespace basalt::test {

namespace {

constexpr int kDebuggerMs = 60'000;

QByteArray stacksOf(qint64 pid)
{
    QProcess debugger;
    debugger.setProcessChannelMode(QProcess::MergedChannels);
    debugger.start("gdb", {"-p", QString::number(pid), "-batch", "-ex", "thread apply all backtrace"});
    const bool ended = debugger.waitForFinished(kDebuggerMs);
    return ended ? debugger.readAll() : "no stacks: " + debugger.errorString().toUtf8();
}

} // namespace

void waitForEnd(QProcess &process, int patienceMs)
{
    if (process.state() == QProcess::NotRunning || process.waitForFinished(patienceMs))
        return;
    const QByteArray stacks = stacksOf(process.processId());
    qFatal("%s %s does not end.\n%s%s\n%s", qPrintable(process.program()), qPrintable(process.arguments().join(u' ')),
           process.readAllStandardOutput().constData(), process.readAllStandardError().constData(), stacks.constData());
}

} // namespace basalt::test
