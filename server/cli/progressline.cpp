// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/progressline.h"

#include <QString>

#include <iostream>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace basalt::cli {

ProgressLine::ProgressLine(std::ostream &out) : m_out(out), m_terminal(&out == &std::cout && isatty(STDOUT_FILENO) == 1) { }

ProgressLine::~ProgressLine()
{
    if (m_open)
        m_out << '\n' << std::flush;
}

void ProgressLine::show(qint64 done, qint64 total)
{
    if (total <= 0)
        return;
    const qint64 tenths = done * 10 / total;
    if (!m_terminal && tenths == m_tenths)
        return;
    m_tenths = tenths;
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    const QString text = u"%1 of %2 rows (%3 %), %4 rows/s"_s.arg(done)
                             .arg(total)
                             .arg(done * 100 / total)
                             .arg(seconds > 0 ? double(done) / seconds : 0, 0, 'f', 0);
    if (m_terminal) {
        m_out << "\r\033[K" << text.toStdString() << std::flush;
        m_open = true;
    } else {
        m_out << text.toStdString() << '\n' << std::flush;
    }
}

} // namespace basalt::cli
