// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "transfer/csvparser.h"
#include "transfer/jsonsplitter.h"
#include "transfer/tableformat.h"
#include "transfer/textdecoder.h"

#include <QFile>
#include <QList>

#include <deque>
#include <memory>
#include <variant>
#include <vector>

namespace basalt::transfer {

/** One row of a file: the values of a line, or the text of an object. */
struct SourceRow
{
    qint64 number = 0; ///< from 1, without the header
    qint64 line = 0;   ///< of the file, from 1
    std::vector<CsvCell> cells;
    QByteArray json;
};

/**
 * Reads a file row by row; of a file of any size only a chunk is in memory. What is no table is Code::ValidationFailed with
 * its line, and there is no going on behind it. Used by one thread at a time.
 */
class TableReader
{
public:
    /** `maxRow` in bytes. Fails for a file that cannot be read, and for a CSV file without a header that needs one. */
    [[nodiscard]] static Result<std::unique_ptr<TableReader>> open(const QString &path, const TableOptions &options,
                                                                   qsizetype maxRow);
    Q_DISABLE_COPY_MOVE(TableReader)

    /** CSV: the names of the columns, or `1`, `2` … as many as the first row has. */
    [[nodiscard]] const QList<QByteArray> &header() const { return m_header; }

    /** The next rows: fewer than `count`, but never none before the end, if they hold more than `bytes`. */
    [[nodiscard]] Result<std::vector<SourceRow>> next(size_t count, qint64 bytes);

    [[nodiscard]] qint64 bytesRead() const { return m_bytesRead; }

private:
    TableReader(const QString &path, const TableOptions &options, qsizetype maxRow);

    [[nodiscard]] Result<void> readHeader();
    [[nodiscard]] Result<void> fill();
    [[nodiscard]] Result<void> parse(QByteArrayView utf8, bool isEnd);
    void take(std::vector<CsvRow> rows);

    const TableOptions m_options;
    QFile m_file;
    TextDecoder m_decoder;
    std::variant<CsvParser, JsonSplitter> m_parser;
    std::deque<SourceRow> m_waiting;
    QList<QByteArray> m_header;
    qint64 m_bytesRead = 0;
    qint64 m_rows = 0;
    bool m_isEnd = false;
};

} // namespace basalt::transfer
