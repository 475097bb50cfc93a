// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/childprogram.h"

#include <QFileInfo>
#include <QProcess>

#include <csignal>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace basalt::backup {

namespace {

constexpr int kLookMs = 100;
constexpr qsizetype kMaxWords = 8 * 1024; ///< of what a program says
constexpr int kStartMs = 30'000;

/** Between fork and exec. */
void prepareChild()
{
    // This process holds termination signals back for a thread that waits for them; the child has no such thread.
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
#ifdef Q_OS_LINUX
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

Error failure(const QString &path, const QString &message, const QByteArray &words)
{
    Error error = Error::of(Code::BackupFailed, u"%1 %2"_s.arg(QFileInfo(path).fileName(), message));
    error.detail = QString::fromUtf8(words.right(kMaxWords).trimmed());
    return error;
}

} // namespace

Result<QByteArray> runProgram(const ChildProgram &program, const std::function<bool()> &proceed)
{
    QProcess process;
    process.setProgram(program.path);
    process.setArguments(program.arguments);
    process.setProcessEnvironment(program.environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setChildProcessModifier(prepareChild);
    process.start();
    if (!process.waitForStarted(kStartMs))
        return failure(program.path, u"could not be started."_s, process.errorString().toUtf8());
    QByteArray out;
    QByteArray words;
    const auto collect = [&] {
        out = QByteArray(out + process.readAllStandardOutput()).right(kMaxWords);
        words = QByteArray(words + process.readAllStandardError()).right(kMaxWords);
    };
    while (!process.waitForFinished(kLookMs) && process.state() != QProcess::NotRunning) {
        collect();
        if (proceed())
            continue;
        process.kill();
        process.waitForFinished();
        return Error::of(Code::Cancelled);
    }
    collect();
    if (process.exitStatus() != QProcess::NormalExit)
        return failure(program.path, u"was killed."_s, words);
    if (process.exitCode() != 0)
        return failure(program.path, u"ended with status %1."_s.arg(process.exitCode()), words);
    return out;
}

} // namespace basalt::backup
