// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <functional>

namespace basalt::backup {

/** Another program to run. Secrets go into its environment: a command line can be read by everybody on the machine. */
struct ChildProgram
{
    QString path;
    QStringList arguments;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
};

/**
 * Runs a program to its end on the calling thread and returns what it printed. `proceed` is asked a few times a second; false
 * kills the program (Code::Cancelled). The program is killed, too, when the calling thread ends.
 *
 * Any exit status but 0 is Code::BackupFailed with the program's own words as detail.
 */
[[nodiscard]] Result<QByteArray> runProgram(const ChildProgram &program, const std::function<bool()> &proceed);

} // namespace basalt::backup
