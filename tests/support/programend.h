// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>

namespace basalt::test {

/**
 * Waits until the program has ended. One that has not after `patienceMs` ends the test with what it has printed and, where gdb is
 * installed, with the stacks of its threads: a program that hangs once in ten thousand runs tells only then where.
 */
void waitForEnd(QProcess &process, int patienceMs);

} // namespace basalt::test
