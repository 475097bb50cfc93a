// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace basalt::transfer {

enum class TableFormat {
    Csv,
    Json,   ///< one array of objects
    Ndjson, ///< one object on each line
};

enum class TextEncoding { Utf8, Utf16Le, Utf16Be, Latin1, Windows1252 };

/** How a table stands in a file. */
struct TableOptions
{
    TableFormat format = TableFormat::Csv;
    TextEncoding encoding = TextEncoding::Utf8; ///< reading: where no byte order mark says otherwise
    bool byteOrderMark = false;                 ///< writing; UTF-16 always has one
    // CSV only
    char separator = ',';
    bool decimalComma = false;
    bool header = true;       ///< the first line names the columns
    bool formulaGuard = true; ///< an apostrophe before what a spreadsheet would take for a formula, which reading takes away
};

/** `csv`, `json`, `ndjson`. */
[[nodiscard]] std::optional<TableFormat> parseTableFormat(QByteArrayView name);
[[nodiscard]] QByteArray formatName(TableFormat format);
/** By the end of a file's name. */
[[nodiscard]] std::optional<TableFormat> formatOfFile(QByteArrayView fileName);
/** By a media type, with or without parameters. */
[[nodiscard]] std::optional<TableFormat> formatOfMediaType(QByteArrayView type);

/** `utf-8`, `utf-16`, `utf-16le`, `utf-16be`, `iso-8859-1`, `windows-1252`, in letters of either case. */
[[nodiscard]] std::optional<TextEncoding> parseTextEncoding(QByteArrayView name);
/** As it stands in a media type. */
[[nodiscard]] QByteArray encodingName(TextEncoding encoding);

/** `comma`, `semicolon`, `tab`, or the character itself. */
[[nodiscard]] std::optional<char> parseSeparator(QByteArrayView name);

} // namespace basalt::transfer
