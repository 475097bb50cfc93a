// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace basalt::cli {

/**
 * Holds SIGINT and SIGTERM back from the moment it is made, for this thread and those it starts later, so that one thread
 * can wait for them. No handler runs, so nothing has to be safe inside one.
 */
class TerminationSignals
{
public:
    TerminationSignals();
    Q_DISABLE_COPY_MOVE(TerminationSignals)

    /** Returns when one arrives. From then on the next one ends the process at once. */
    void wait();
};

} // namespace basalt::cli
