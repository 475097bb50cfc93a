// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>
#include <iosfwd>

namespace basalt::cli {

/** Shows how far something is: on a terminal one line that changes, elsewhere a line for each tenth. */
class ProgressLine
{
public:
    /** Between two looks at what is shown. */
    static constexpr int kLookMs = 100;

    /** A terminal is only seen where `out` is the process's own. */
    explicit ProgressLine(std::ostream &out);
    /** Ends the line. */
    ~ProgressLine();
    Q_DISABLE_COPY_MOVE(ProgressLine)

    void show(qint64 done, qint64 total);

private:
    std::ostream &m_out;
    const bool m_terminal;
    bool m_open = false;
    qint64 m_tenths = 0;
    const std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace basalt::cli
