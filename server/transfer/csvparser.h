// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace basalt::transfer {

/** One value of a line. Where nothing stands between two separators it is not quoted; `""` is a text without characters. */
struct CsvCell
{
    QByteArray text;
    bool isQuoted = false;

    [[nodiscard]] bool isNull() const { return text.isEmpty() && !isQuoted; }
    friend bool operator==(const CsvCell &, const CsvCell &) = default;
};

struct CsvRow
{
    std::vector<CsvCell> cells;
    qint64 line = 1; ///< of the file, where the row begins
};

/**
 * Reads CSV (RFC 4180) in UTF-8, chunk by chunk, into rows. Strict about quotes: they stand around a whole value or are doubled
 * within, and whatever else is Code::ValidationFailed with its line. Lines end in CRLF or LF. Rows, and columns in one, are
 * bounded, so memory is too. An empty line is a row of one null. One thread.
 */
class CsvParser
{
public:
    static constexpr qsizetype kMaxColumns = 2000;

    /** `maxRow` in bytes. */
    CsvParser(char separator, qsizetype maxRow) : m_separator(separator), m_maxRow(maxRow) { }

    /** Appends the rows that end in this chunk. */
    [[nodiscard]] Result<void> parse(QByteArrayView utf8, std::vector<CsvRow> &rows);
    /** After the last chunk: the last row, if no line end closed it. */
    [[nodiscard]] Result<void> finish(std::vector<CsvRow> &rows);

private:
    enum class State {
        CellStart,
        Plain,
        Quoted,
        QuoteInQuoted, ///< the end of the value, or the first of two
        LineFeed,      ///< must come, after CR
    };

    [[nodiscard]] Result<void> step(char c, std::vector<CsvRow> &rows);
    [[nodiscard]] Result<void> outside(char c, std::vector<CsvRow> &rows);
    [[nodiscard]] Result<void> append(QByteArrayView text);
    [[nodiscard]] Result<void> endCell();
    [[nodiscard]] Result<void> endRow(std::vector<CsvRow> &rows);
    [[nodiscard]] Error fault(const QString &message, const QString &code) const;

    const char m_separator;
    const qsizetype m_maxRow;
    State m_state = State::CellStart;
    qint64 m_line = 1;
    qsizetype m_rowBytes = 0;
    CsvCell m_cell;
    CsvRow m_row;
};

} // namespace basalt::transfer
