// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowcounter.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

RowCounter::RowCounter(const QString &format, const QString &encoding, bool header)
    : m_format(format == "json"_L1         ? Format::Json
                   : format == "ndjson"_L1 ? Format::Ndjson
                                           : Format::Csv)
    , m_header(header && m_format == Format::Csv)
    , m_unit(m_format == Format::Csv && encoding.startsWith("utf-16"_L1) ? 2 : 1)
    , m_low(m_unit == 2 && encoding == "utf-16be"_L1 ? 1 : 0)
{ }

void RowCounter::take(const QByteArray &piece)
{
    if (m_unit == 1) {
        for (const char c : piece)
            step(c);
        return;
    }
    for (const char c : piece) {
        if (m_place == m_low)
            m_letter = c;
        else
            m_isPlain = c == 0;
        if (++m_place < m_unit)
            continue;
        m_place = 0;
        if (m_isPlain)
            step(m_letter);
    }
}

/**
 * CSV: quotes stand around whole values or are doubled within, so an odd number of them before a line end means that it is
 * part of a value. JSON: each object begins a line.
 */
void RowCounter::step(char c)
{
    if (m_format == Format::Json) {
        m_rows += c == '{' && m_previous == '\n' ? 1 : 0;
        m_previous = c;
        return;
    }
    if (m_format == Format::Csv && c == '"')
        m_inQuotes = !m_inQuotes;
    else if (c == '\n' && !m_inQuotes)
        ++m_rows;
}

qint64 RowCounter::rows() const
{
    return std::max<qint64>(0, m_rows - (m_header ? 1 : 0));
}

} // namespace basalt::app
