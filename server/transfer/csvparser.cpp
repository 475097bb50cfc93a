// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csvparser.h"

#include <QString>

using namespace Qt::Literals::StringLiterals;

namespace basalt::transfer {

Result<void> CsvParser::parse(QByteArrayView utf8, std::vector<CsvRow> &rows)
{
    for (qsizetype i = 0; i < utf8.size();) {
        // Runs of ordinary characters at once: most of a file is nothing else.
        qsizetype end = i;
        if (m_state == State::Quoted) {
            while (end < utf8.size() && utf8[end] != '"' && utf8[end] != '\n')
                ++end;
        } else if (m_state == State::Plain || m_state == State::CellStart) {
            while (end < utf8.size() && utf8[end] != m_separator && utf8[end] != '"' && utf8[end] != '\n' && utf8[end] != '\r')
                ++end;
        }
        if (end > i) {
            BASALT_TRY_VOID(append(utf8.sliced(i, end - i)));
            if (m_state == State::CellStart)
                m_state = State::Plain;
            i = end;
            continue;
        }
        BASALT_TRY_VOID(step(utf8[i], rows));
        ++i;
    }
    return {};
}

Result<void> CsvParser::finish(std::vector<CsvRow> &rows)
{
    if (m_state == State::Quoted)
        return fault(u"a quoted value has no end"_s, u"unclosed_quote"_s);
    if (m_state == State::LineFeed)
        return fault(u"a carriage return stands without a line feed"_s, u"invalid_line_end"_s);
    if (m_state == State::CellStart && m_row.cells.empty())
        return {};
    return endRow(rows);
}

Result<void> CsvParser::step(char c, std::vector<CsvRow> &rows)
{
    switch (m_state) {
    case State::Quoted:
        if (c == '"') {
            m_state = State::QuoteInQuoted;
            return {};
        }
        ++m_line;
        return append("\n");
    case State::QuoteInQuoted:
        if (c == '"') {
            m_state = State::Quoted;
            return append("\"");
        }
        if (c == m_separator || c == '\n' || c == '\r')
            return outside(c, rows);
        return fault(u"something stands between a closing quote and the next separator"_s, u"misplaced_quote"_s);
    case State::LineFeed:
        if (c != '\n')
            return fault(u"a carriage return stands without a line feed"_s, u"invalid_line_end"_s);
        return endRow(rows);
    case State::CellStart:
    case State::Plain: break;
    }
    return outside(c, rows);
}

/** A separator, a quote or the end of a line, outside of quotes. */
Result<void> CsvParser::outside(char c, std::vector<CsvRow> &rows)
{
    if (c == m_separator) {
        m_state = State::CellStart;
        return endCell();
    }
    if (c == '\r') {
        m_state = State::LineFeed;
        return {};
    }
    if (c == '\n')
        return endRow(rows);
    if (m_state != State::CellStart)
        return fault(u"a quote stands inside of a value that does not begin with one"_s, u"misplaced_quote"_s);
    m_cell.isQuoted = true;
    m_state = State::Quoted;
    return {};
}

Result<void> CsvParser::append(QByteArrayView text)
{
    m_rowBytes += text.size();
    if (m_rowBytes > m_maxRow)
        return fault(u"a row has more than %1 bytes"_s.arg(m_maxRow), u"row_too_long"_s);
    m_cell.text += text;
    return {};
}

Result<void> CsvParser::endCell()
{
    if (qsizetype(m_row.cells.size()) >= kMaxColumns)
        return fault(u"a row has more than %1 values"_s.arg(kMaxColumns), u"too_many_columns"_s);
    m_row.cells.push_back(std::move(m_cell));
    m_cell = CsvCell();
    return {};
}

Result<void> CsvParser::endRow(std::vector<CsvRow> &rows)
{
    BASALT_TRY_VOID(endCell());
    rows.push_back(std::move(m_row));
    m_row = CsvRow();
    m_row.line = ++m_line;
    m_rowBytes = 0;
    m_state = State::CellStart;
    return {};
}

Error CsvParser::fault(const QString &message, const QString &code) const
{
    return Error::invalid({}, u"Line %1: %2."_s.arg(m_line).arg(message), code);
}

} // namespace basalt::transfer
