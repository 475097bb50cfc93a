// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/recordaccess.h"
#include "records/recordinput.h"
#include "schema/fieldcodec.h"
#include "transfer/columnmapping.h"
#include "transfer/tablereader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include <sys/mman.h>
#include <unistd.h>

using namespace basalt;
using namespace basalt::transfer;

namespace {

constexpr qsizetype kMaxRow = 600; // small, so that rows meet it
constexpr size_t kOptionBytes = 3;

void require(bool holds, const char *what)
{
    if (!holds) {
        std::fprintf(stderr, "%s\n", what);
        std::abort();
    }
}

schema::Collection makeCollection()
{
    static constexpr char kFields[] = R"([{"name":"name","type":"text","required":true},{"name":"count","type":"integer"},
        {"name":"price","type":"decimal"},{"name":"weight","type":"number"},
        {"name":"done","type":"boolean"},{"name":"at","type":"datetime"},{"name":"day","type":"date"},
        {"name":"mail","type":"email"},{"name":"extra","type":"json"},
        {"name":"tags","type":"select","options":{"values":["a","b"],"multiple":true}}])";
    schema::Collection collection = schema::Collection::named("fuzz");
    auto fields =
        schema::parseFields(QJsonDocument::fromJson(kFields).array(), [](const QByteArray &) { return QByteArray(); });
    require(fields.has_value(), "the fields of the collection");
    for (schema::Field &field : *fields)
        collection.append(std::move(field));
    return collection;
}

/** What is wrong with a file is said to whoever sent it: never nothing, and never an error of the server's. */
void requireTold(const Error &error)
{
    require(error.code != Code::Internal, "a file makes no internal error");
    require(!error.message.isEmpty() || !error.fields.isEmpty(), "a fault is told");
}

/** The file as one can be opened by name, without a disk. */
QString fileOf(QByteArrayView bytes)
{
    static const int s_file = ::memfd_create("table", 0);
    require(::ftruncate(s_file, 0) == 0 && ::pwrite(s_file, bytes.data(), size_t(bytes.size()), 0) == bytes.size(),
            "the file is written");
    return QStringLiteral("/proc/self/fd/%1").arg(s_file);
}

/** What was read of a table before its end or the first fault. */
struct Reading
{
    std::vector<CsvRow> rows;
    std::vector<JsonItem> items;
    bool isWhole = false;
};

template <class Parser, class Out>
bool readChunks(Parser &parser, QByteArrayView bytes, qsizetype chunk, TextEncoding encoding, Out &out)
{
    TextDecoder decoder(encoding);
    for (qsizetype at = 0; at < bytes.size(); at += chunk) {
        QByteArray utf8;
        if (const auto decoded = decoder.decode(bytes.sliced(at, std::min(chunk, bytes.size() - at)), utf8); !decoded) {
            requireTold(decoded.error());
            return false;
        }
        if (const auto parsed = parser.parse(utf8, out); !parsed) {
            requireTold(parsed.error());
            return false;
        }
    }
    QByteArray utf8;
    const auto decoded = decoder.finish(utf8);
    return decoded && parser.parse(utf8, out) && parser.finish(out);
}

Reading readBy(QByteArrayView bytes, qsizetype chunk, const TableOptions &options)
{
    Reading reading;
    if (options.format == TableFormat::Csv) {
        CsvParser parser(options.separator, kMaxRow);
        reading.isWhole = readChunks(parser, bytes, chunk, options.encoding, reading.rows);
    } else {
        JsonSplitter parser(options.format == TableFormat::Json ? JsonSplitter::Shape::Array : JsonSplitter::Shape::Lines,
                            kMaxRow);
        reading.isWhole = readChunks(parser, bytes, chunk, options.encoding, reading.items);
    }
    return reading;
}

/** How a file is cut into chunks on its way makes no difference. */
void requireSame(const Reading &one, const Reading &other)
{
    require(one.isWhole == other.isWhole, "chunks decide whether a file is a table");
    if (!one.isWhole)
        return;
    const auto sameRow = [](const CsvRow &a, const CsvRow &b) { return a.line == b.line && a.cells == b.cells; };
    const auto sameItem = [](const JsonItem &a, const JsonItem &b) { return a.line == b.line && a.json == b.json; };
    require(std::ranges::equal(one.rows, other.rows, sameRow), "chunks decide what the rows are");
    require(std::ranges::equal(one.items, other.items, sameItem), "chunks decide what the objects are");
}

TableOptions optionsOf(const uint8_t *data)
{
    TableOptions options;
    options.format = static_cast<TableFormat>(data[0] % 3);
    options.encoding = static_cast<TextEncoding>(data[0] / 3 % 5);
    options.separator = ",;\t|"[data[1] % 4];
    options.decimalComma = (data[1] & 4) != 0;
    options.header = (data[1] & 8) == 0;
    options.formulaGuard = (data[1] & 16) == 0;
    return options;
}

/** What the columns are mapped to. */
QJsonObject mappingOf(uint8_t choice)
{
    static const QList<QByteArray> s_mappings{"{}", R"({"1":"name","2":"count","3":"price","4":"at","5":null})",
                                              R"({"Name":"name","x":null,"count":"weight"})", R"({"a":"nothing"})"};
    return QJsonDocument::fromJson(s_mappings[choice % s_mappings.size()]).object();
}

/** A row as an import takes it: mapped, then read as the body of a new record. */
void readRow(const ColumnMapping &mapping, const schema::Collection &collection, const SourceRow &row)
{
    const auto body = mapping.body(row);
    if (!body)
        return requireTold(body.error());
    records::Grant grant;
    grant.seesEverything = true;
    const auto input = records::readInput(*body, collection, grant, records::WriteMode::Create);
    if (!input)
        return requireTold(input.error());
    for (const schema::Field &field : collection.fields())
        (void)mapping.columnOf(QString::fromUtf8(field.name));
}

void readTable(QByteArrayView bytes, const TableOptions &options, const QJsonObject &wanted, size_t rowsAtOnce)
{
    static const schema::Collection s_collection = makeCollection();
    auto mapping = ColumnMapping::create(wanted, s_collection, {}, options);
    if (!mapping)
        return requireTold(mapping.error());
    const auto reader = TableReader::open(fileOf(bytes), options, kMaxRow);
    if (!reader)
        return requireTold(reader.error());
    if (options.format == TableFormat::Csv) {
        if (const auto fits = mapping->setHeader((*reader)->header()); !fits)
            return requireTold(fits.error());
    }
    qint64 number = 0;
    qint64 line = 1;
    for (;;) {
        const auto rows = (*reader)->next(rowsAtOnce, 1'000);
        if (!rows)
            return requireTold(rows.error());
        if (rows->empty())
            break;
        for (const SourceRow &row : *rows) {
            require(row.number == ++number, "rows are numbered one after the other");
            require(row.line >= line, "rows come in the order of their lines");
            line = row.line;
            readRow(*mapping, s_collection, row);
        }
    }
    require((*reader)->bytesRead() == bytes.size(), "a table that has no fault is read to its end");
}

} // namespace

/** Three bytes of options, then a file of an import of records. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < kOptionBytes)
        return 0;
    const TableOptions options = optionsOf(data);
    const QByteArrayView bytes(data + kOptionBytes, qsizetype(size - kOptionBytes));
    readTable(bytes, options, mappingOf(data[2]), 1 + data[2] / 4 % 8);
    requireSame(readBy(bytes, std::max<qsizetype>(bytes.size(), 1), options), readBy(bytes, 1 + data[2] % 7, options));
    return 0;
}
