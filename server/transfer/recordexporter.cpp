// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/recordexporter.h"

namespace basalt::transfer {

namespace {

TableColumn::Kind kindOf(const records::RecordExport::Column &column)
{
    if (column.type == schema::FieldType::Json)
        return TableColumn::Kind::Json;
    return column.type && schema::isNumeric(*column.type) ? TableColumn::Kind::Number : TableColumn::Kind::Text;
}

std::vector<TableColumn> columnsOf(const records::RecordExport &source)
{
    std::vector<TableColumn> columns;
    for (const records::RecordExport::Column &column : source.columns())
        columns.push_back({column.name, kindOf(column)});
    return columns;
}

} // namespace

RecordExporter::RecordExporter(std::shared_ptr<const records::RecordExport> source, const TableOptions &options,
                               const records::RecordExport::PageSize &size)
    : m_source(std::move(source))
    , m_options(options)
    , m_size(size)
    , m_writer(options, columnsOf(*m_source), m_source->chosen())
{ }

Result<RecordExporter::Piece> RecordExporter::read(db::Connection &connection,
                                                   const std::optional<records::ListPlace> &from) const
{
    BASALT_TRY(records::RecordExport::Page page, m_source->read(connection, from, m_size));
    QByteArray text = from ? QByteArray() : m_writer.head();
    bool isFirst = !from;
    for (const QByteArray &record : page.records) {
        m_writer.append(text, record, isFirst);
        isFirst = false;
    }
    if (page.isLast)
        text += m_writer.tail();
    TextEncoder encoder(m_options.encoding);
    Piece piece;
    const bool isUtf16 = m_options.encoding == TextEncoding::Utf16Le || m_options.encoding == TextEncoding::Utf16Be;
    if (!from && (m_options.byteOrderMark || isUtf16))
        piece.bytes = TextEncoder::byteOrderMark(m_options.encoding);
    piece.bytes += encoder.encode(std::move(text));
    piece.after = std::move(page.after);
    piece.isLast = page.isLast;
    piece.records = qint64(page.records.size());
    piece.replaced = encoder.replaced();
    return piece;
}

QByteArray RecordExporter::mediaType() const
{
    switch (m_options.format) {
    case TableFormat::Json: return "application/json";
    case TableFormat::Ndjson: return "application/x-ndjson";
    case TableFormat::Csv: break;
    }
    const bool isUtf16 = m_options.encoding == TextEncoding::Utf16Le || m_options.encoding == TextEncoding::Utf16Be;
    return "text/csv; charset=" + (isUtf16 ? QByteArray("utf-16") : encodingName(m_options.encoding))
        + (m_options.header ? "; header=present" : "; header=absent");
}

} // namespace basalt::transfer
