// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tablehead.h"
#include "transfer/csvparser.h"
#include "transfer/tableformat.h"
#include "transfer/textdecoder.h"

#include <QStringDecoder>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>

using namespace basalt;
using namespace basalt::app;

namespace {

constexpr qsizetype kAllRows = 1'000'000;

void require(bool holds, const char *what)
{
    if (!holds) {
        std::fprintf(stderr, "%s\n", what);
        std::abort();
    }
}

/** As the server takes the bytes; nothing if they are no text in the encoding. */
std::optional<QByteArray> decodedByTheServer(const QByteArray &bytes, const QString &encoding)
{
    const auto named = transfer::parseTextEncoding(encoding.toLatin1());
    require(named.has_value(), "a guess is an encoding that the server knows");
    transfer::TextDecoder decoder(*named);
    QByteArray text;
    if (!decoder.decode(bytes, text) || !decoder.finish(text))
        return std::nullopt;
    return text;
}

/** Every character, a byte order mark too. */
QString textOf(const QByteArray &utf8)
{
    return QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom)(utf8);
}

QList<QStringList> asTexts(const std::vector<transfer::CsvRow> &rows)
{
    QList<QStringList> texts;
    for (const transfer::CsvRow &row : rows) {
        QStringList cells;
        for (const transfer::CsvCell &cell : row.cells)
            cells += cell.isNull() ? QString() : textOf(cell.text);
        texts += cells;
    }
    return texts;
}

void requireSameAsTheServer(const QByteArray &bytes, const TableOptions &options)
{
    const auto text = decodedByTheServer(bytes, options.encoding);
    if (!text)
        return;
    const auto separator = transfer::parseSeparator(options.separator.toLatin1());
    require(separator.has_value(), "a guess is a separator that the server knows");
    transfer::CsvParser parser(*separator, bytes.size() * 4);
    std::vector<transfer::CsvRow> parsed;
    Result<void> read = parser.parse(*text, parsed);
    if (read)
        read = parser.finish(parsed);
    if (!read && read.error().fields.value(0).code == u"too_many_columns")
        return; // a look at the file stops at other bounds
    QList<QStringList> rows = asTexts(parsed);
    const qsizetype width = rows.isEmpty() ? 0 : rows.constFirst().size();
    rows.removeIf([width](const QStringList &row) { return width != 1 && row == QStringList{QString()}; });

    TableOptions all = options;
    all.header = false;
    const TableHead head = tablehead::read(bytes, true, all, kAllRows);
    require(head.problem.isEmpty() == read.has_value(), "both find a fault, or none does");
    if (read)
        require(head.rows == rows, "both read the same rows");
}

/** What was read of the beginning of a file stays when more of it is read. */
void requirePrefix(const QByteArray &bytes, const TableOptions &options, qsizetype cut)
{
    const TableHead whole = tablehead::read(bytes, true, options, kAllRows);
    const TableHead part = tablehead::read(bytes.first(cut), false, options, kAllRows);
    require(part.rows.size() <= whole.rows.size(), "a part has no more rows than the whole");
    require(part.rows == whole.rows.first(part.rows.size()), "the rows of a part are those of the whole");
}

} // namespace

/** Guesses are words of the API, and what the app shows of a CSV file is what the server will read. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const TableOptions named = tablehead::guess(bytes, QStringLiteral("rows.json"));
    require(!named.isCsv(), "the name of a file decides");
    (void)tablehead::read(bytes, size % 2 == 0, named, 20);
    const TableOptions options = tablehead::guess(bytes, QStringLiteral("rows.csv"));
    require(options.isCsv() && (options.decimal == u"point" || options.decimal == u"comma"), "a guess is one of the options");
    requireSameAsTheServer(bytes, options);
    if (!bytes.isEmpty())
        requirePrefix(bytes, options, qsizetype(size * 31) % bytes.size());
    return 0;
}
