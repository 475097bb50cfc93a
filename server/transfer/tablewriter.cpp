// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/tablewriter.h"

#include "transfer/jsonmembers.h"

#include <QStringBuilder>

#include <algorithm>
#include <numeric>

namespace basalt::transfer {

TableWriter::TableWriter(const TableOptions &options, std::vector<TableColumn> all, std::vector<size_t> chosen)
    : m_options(options)
    , m_all(std::move(all))
    , m_chosen(std::move(chosen))
    , m_isWhole(m_chosen.empty())
{
    if (m_isWhole) {
        m_chosen.resize(m_all.size());
        std::iota(m_chosen.begin(), m_chosen.end(), size_t(0));
    }
}

QByteArray TableWriter::head() const
{
    if (m_options.format == TableFormat::Json)
        return "[";
    if (m_options.format == TableFormat::Ndjson || !m_options.header)
        return {};
    // Names of fields are letters, digits and underscores: nothing to quote.
    QByteArray line;
    for (const size_t column : m_chosen)
        line += (line.isEmpty() ? QByteArray() : QByteArray(1, m_options.separator)) + m_all[column].name;
    return line + "\r\n";
}

void TableWriter::append(QByteArray &out, QByteArrayView record, bool isFirst) const
{
    if (m_options.format == TableFormat::Json)
        out += isFirst ? "\n" : ",\n";
    if (m_options.format != TableFormat::Csv && m_isWhole) {
        out += record;
    } else {
        std::vector<QByteArrayView> values;
        values.reserve(m_all.size());
        memberValues(record, values);
        values.resize(m_all.size(), "null");
        if (m_options.format == TableFormat::Csv)
            return appendLine(out, values);
        appendObject(out, values);
    }
    if (m_options.format == TableFormat::Ndjson)
        out += '\n';
}

QByteArray TableWriter::tail() const
{
    return m_options.format == TableFormat::Json ? "\n]\n" : QByteArray();
}

bool TableWriter::isFormula(QByteArrayView text)
{
    const auto first = std::ranges::find_if(text, [](char c) { return c != '\''; });
    return first != text.end() && QByteArrayView("=+-@\t\r").contains(*first);
}

void TableWriter::appendLine(QByteArray &out, const std::vector<QByteArrayView> &values) const
{
    bool isFirst = true;
    for (const size_t column : m_chosen) {
        if (!isFirst)
            out += m_options.separator;
        isFirst = false;
        appendCell(out, values[column], m_all[column].kind);
    }
    out += "\r\n";
}

void TableWriter::appendCell(QByteArray &out, QByteArrayView value, TableColumn::Kind kind) const
{
    if (value == "null")
        return;
    const bool isText = value.startsWith('"');
    if (kind == TableColumn::Kind::Json || (kind == TableColumn::Kind::Text && !isText))
        return appendQuoted(out, value.toByteArray());
    QByteArray cell = isText ? unescaped(value) : value.toByteArray();
    if (kind == TableColumn::Kind::Text && m_options.formulaGuard && isFormula(cell))
        cell.prepend('\'');
    if (kind == TableColumn::Kind::Number && m_options.decimalComma)
        cell.replace('.', ',');
    appendQuoted(out, std::move(cell));
}

void TableWriter::appendQuoted(QByteArray &out, QByteArray cell) const
{
    const bool needsQuotes = cell.isEmpty()
        || std::ranges::any_of(cell, [this](char c) { return c == m_options.separator || c == '"' || c == '\r' || c == '\n'; });
    out += needsQuotes ? QByteArray('"' + cell.replace('"', "\"\"") + '"') : cell;
}

void TableWriter::appendObject(QByteArray &out, const std::vector<QByteArrayView> &values) const
{
    out += '{';
    bool isFirst = true;
    for (const size_t column : m_chosen) {
        out += isFirst ? "\"" : ",\"";
        isFirst = false;
        out += m_all[column].name + "\":";
        out += values[column];
    }
    out += '}';
}

} // namespace basalt::transfer
