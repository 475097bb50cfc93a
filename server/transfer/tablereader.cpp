// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/tablereader.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace basalt::transfer {

namespace {

constexpr qint64 kChunk = 64 * 1024;

qint64 sizeOf(const SourceRow &row)
{
    qint64 size = row.json.size();
    for (const CsvCell &cell : row.cells)
        size += cell.text.size();
    return size;
}

} // namespace

TableReader::TableReader(const QString &path, const TableOptions &options, qsizetype maxRow)
    : m_options(options)
    , m_file(path)
    , m_decoder(options.encoding)
    , m_parser(CsvParser(options.separator, maxRow))
{
    if (options.format != TableFormat::Csv)
        m_parser.emplace<JsonSplitter>(
            options.format == TableFormat::Json ? JsonSplitter::Shape::Array : JsonSplitter::Shape::Lines, maxRow);
}

Result<std::unique_ptr<TableReader>> TableReader::open(const QString &path, const TableOptions &options, qsizetype maxRow)
{
    std::unique_ptr<TableReader> reader(new TableReader(path, options, maxRow));
    if (!reader->m_file.open(QIODevice::ReadOnly))
        return Error::internal(u"cannot read %1: %2"_s.arg(path, reader->m_file.errorString()));
    if (options.format == TableFormat::Csv)
        BASALT_TRY_VOID(reader->readHeader());
    return reader;
}

Result<void> TableReader::readHeader()
{
    while (m_waiting.empty() && !m_isEnd)
        BASALT_TRY_VOID(fill());
    if (m_waiting.empty()) {
        if (!m_options.header)
            return {};
        return Error::invalid({}, u"The file is empty; its first line must name the columns."_s, u"missing_header"_s);
    }
    SourceRow &first = m_waiting.front();
    for (qsizetype i = 0; i < qsizetype(first.cells.size()); ++i)
        m_header.append(m_options.header ? first.cells[size_t(i)].text : QByteArray::number(i + 1));
    if (!m_options.header)
        return {};
    m_waiting.pop_front();
    --m_rows;
    for (SourceRow &row : m_waiting)
        --row.number;
    return {};
}

Result<std::vector<SourceRow>> TableReader::next(size_t count, qint64 bytes)
{
    std::vector<SourceRow> rows;
    qint64 size = 0;
    while (rows.size() < count && size < bytes) {
        if (m_waiting.empty()) {
            if (m_isEnd)
                break;
            BASALT_TRY_VOID(fill());
            continue;
        }
        size += sizeOf(m_waiting.front());
        rows.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
    }
    return rows;
}

/** Reads one chunk of the file. */
Result<void> TableReader::fill()
{
    const QByteArray chunk = m_file.read(kChunk);
    if (chunk.isEmpty() && m_file.error() != QFileDevice::NoError)
        return Error::internal(u"cannot read %1: %2"_s.arg(m_file.fileName(), m_file.errorString()));
    m_bytesRead += chunk.size();
    m_isEnd = chunk.isEmpty();
    QByteArray utf8;
    if (m_isEnd)
        BASALT_TRY_VOID(m_decoder.finish(utf8));
    else
        BASALT_TRY_VOID(m_decoder.decode(chunk, utf8));
    return parse(utf8, m_isEnd);
}

Result<void> TableReader::parse(QByteArrayView utf8, bool isEnd)
{
    if (auto *csv = std::get_if<CsvParser>(&m_parser)) {
        std::vector<CsvRow> rows;
        BASALT_TRY_VOID(csv->parse(utf8, rows));
        if (isEnd)
            BASALT_TRY_VOID(csv->finish(rows));
        take(std::move(rows));
        return {};
    }
    auto &json = std::get<JsonSplitter>(m_parser);
    std::vector<JsonItem> items;
    BASALT_TRY_VOID(json.parse(utf8, items));
    if (isEnd)
        BASALT_TRY_VOID(json.finish(items));
    for (JsonItem &item : items)
        m_waiting.push_back({++m_rows, item.line, {}, std::move(item.json)});
    return {};
}

/** An empty line is a row only where there is one column. */
void TableReader::take(std::vector<CsvRow> rows)
{
    for (CsvRow &row : rows) {
        const size_t columns =
            m_header.isEmpty() ? (m_waiting.empty() ? 0 : m_waiting.front().cells.size()) : size_t(m_header.size());
        if (row.cells.size() == 1 && row.cells.front().isNull() && columns != 1)
            continue;
        m_waiting.push_back({++m_rows, row.line, std::move(row.cells), {}});
    }
}

} // namespace basalt::transfer
