// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/tableformat.h"

#include <QList>

namespace basalt::transfer {

std::optional<TableFormat> parseTableFormat(QByteArrayView name)
{
    if (name == "csv")
        return TableFormat::Csv;
    if (name == "json")
        return TableFormat::Json;
    if (name == "ndjson")
        return TableFormat::Ndjson;
    return std::nullopt;
}

QByteArray formatName(TableFormat format)
{
    switch (format) {
    case TableFormat::Csv: return "csv";
    case TableFormat::Json: return "json";
    case TableFormat::Ndjson: break;
    }
    return "ndjson";
}

std::optional<TableFormat> formatOfFile(QByteArrayView fileName)
{
    const QByteArray name = fileName.toByteArray().toLower();
    if (name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt"))
        return TableFormat::Csv;
    if (name.endsWith(".ndjson") || name.endsWith(".jsonl"))
        return TableFormat::Ndjson;
    if (name.endsWith(".json"))
        return TableFormat::Json;
    return std::nullopt;
}

std::optional<TableFormat> formatOfMediaType(QByteArrayView type)
{
    const QByteArray name = type.toByteArray().split(';').constFirst().trimmed().toLower();
    if (name == "text/csv" || name == "text/tab-separated-values")
        return TableFormat::Csv;
    if (name == "application/json")
        return TableFormat::Json;
    if (name == "application/x-ndjson" || name == "application/ndjson" || name == "application/jsonl"
        || name == "application/x-jsonlines")
        return TableFormat::Ndjson;
    return std::nullopt;
}

std::optional<TextEncoding> parseTextEncoding(QByteArrayView name)
{
    const QByteArray folded = name.toByteArray().toLower();
    if (folded == "utf-8" || folded == "utf8")
        return TextEncoding::Utf8;
    if (folded == "utf-16" || folded == "utf-16le")
        return TextEncoding::Utf16Le;
    if (folded == "utf-16be")
        return TextEncoding::Utf16Be;
    if (folded == "iso-8859-1" || folded == "latin1")
        return TextEncoding::Latin1;
    if (folded == "windows-1252" || folded == "cp1252")
        return TextEncoding::Windows1252;
    return std::nullopt;
}

QByteArray encodingName(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8: return "utf-8";
    case TextEncoding::Utf16Le: return "utf-16le";
    case TextEncoding::Utf16Be: return "utf-16be";
    case TextEncoding::Latin1: return "iso-8859-1";
    case TextEncoding::Windows1252: break;
    }
    return "windows-1252";
}

std::optional<char> parseSeparator(QByteArrayView name)
{
    if (name == "comma" || name == ",")
        return ',';
    if (name == "semicolon" || name == ";")
        return ';';
    if (name == "tab" || name == "\t")
        return '\t';
    return std::nullopt;
}

} // namespace basalt::transfer
