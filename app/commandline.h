// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>

class QCoreApplication;

namespace basalt::app {

/** What the program was started for. */
struct CommandLine
{
    enum class Task { Run, SelfTest, Screenshots };

    Task task = Task::Run;
    QString screenshotFolder;
    QString dataFolder; ///< of the embedded server
    QUrl server;        ///< opened at once; empty: the connections page

    /** Reads the arguments; prints help, version or a complaint and ends the program where that is what was asked for. */
    [[nodiscard]] static CommandLine parse(const QCoreApplication &application);
};

} // namespace basalt::app
