// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csvparser.h"
#include "transfer/jsonmembers.h"
#include "transfer/jsonsplitter.h"
#include "transfer/tablereader.h"
#include "transfer/tablewriter.h"
#include "transfer/textdecoder.h"
#include "transfer/textencoder.h"

#include <QTemporaryDir>
#include <QTest>

using namespace basalt;
using namespace basalt::transfer;

/** The parsers and writers of files, byte by byte. */
class TestTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csvRows_data();
    void csvRows();
    void csvFaults_data();
    void csvFaults();
    void csvIsBounded();
    void jsonItems_data();
    void jsonItems();
    void jsonFaults_data();
    void jsonFaults();
    void encodings_data();
    void encodings();
    void undecodable_data();
    void undecodable();
    void replacedCharacters();
    void csvCells_data();
    void csvCells();
    void whatIsWrittenIsReadBack_data();
    void whatIsWrittenIsReadBack();
    void chosenColumns();
    void memberTexts();
    void readerCountsRowsAndLines();
};

namespace {

/** `a|b` for cells, `q:` before quoted ones, rows by `/`. */
QByteArray flat(const std::vector<CsvRow> &rows)
{
    QByteArray out;
    for (const CsvRow &row : rows) {
        if (!out.isEmpty())
            out += '/';
        for (size_t i = 0; i < row.cells.size(); ++i)
            out += (i > 0 ? "|" : "") + QByteArray(row.cells[i].isQuoted ? "q:" : "") + row.cells[i].text;
    }
    return out;
}

/** Parses in chunks of `step` bytes. */
template <class Parser, class Item>
Result<std::vector<Item>> parsed(Parser parser, const QByteArray &text, qsizetype step)
{
    std::vector<Item> items;
    for (qsizetype i = 0; i < text.size(); i += step)
        BASALT_TRY_VOID(parser.parse(QByteArrayView(text).sliced(i, std::min(step, text.size() - i)), items));
    BASALT_TRY_VOID(parser.finish(items));
    return items;
}

QString codeOf(const Error &error)
{
    return error.fields.isEmpty() ? QString() : error.fields.first().code;
}

QList<qsizetype> steps(const QByteArray &text)
{
    return {1, 2, 3, 7, std::max<qsizetype>(1, text.size())};
}

} // namespace

void TestTables::csvRows_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("rows");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &rows) {
        QTest::newRow(name) << text << rows;
    };
    row("nothing", "", "");
    row("one line", "a,b", "a|b");
    row("line ends", "a,b\r\nc,d\n", "a|b/c|d");
    row("no end of the last", "a,b\nc,", "a|b/c|");
    row("quotes", "\"a,b\",\"c\"\"d\"\n", "q:a,b|q:c\"d");
    row("lines within", "\"a\r\nb\",c\n", "q:a\r\nb|c");
    row("empty and null", ",\"\",\n", "|q:|");
    row("blank line", "a\n\nb\n", "a//b");
    row("spaces stay", " a , b ", " a | b ");
    row("quoted at the end", "a,\"b\"", "a|q:b");
    row("quoted quote", "\"\"\"\"\n", "q:\"");
}

void TestTables::csvRows()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, rows);
    for (const qsizetype step : steps(text)) {
        const auto result = parsed<CsvParser, CsvRow>(CsvParser(',', 1000), text, step);
        QVERIFY(result);
        QCOMPARE(flat(*result), rows);
    }
}

void TestTables::csvFaults_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const QByteArray &text, const char *code, const char *line) {
        QTest::newRow(name) << text << QString(code) << QString(line);
    };
    row("open quote", "a\n\"b", "unclosed_quote", "Line 2");
    row("open over lines", "a\n\"b\nc\nd", "unclosed_quote", "Line 4");
    row("quote in the middle", "a\nb\"c\n", "misplaced_quote", "Line 2");
    row("text behind a quote", "\"a\"b\n", "misplaced_quote", "Line 1");
    row("space behind a quote", "\"a\" ,b\n", "misplaced_quote", "Line 1");
    row("lone carriage return", "a\rb\n", "invalid_line_end", "Line 1");
    row("carriage return at the end", "a\r", "invalid_line_end", "Line 1");
    row("long row", QByteArray(600, 'x') + ',' + QByteArray(600, 'y'), "row_too_long", "Line 1");
    row("many columns", QByteArray(CsvParser::kMaxColumns, ','), "too_many_columns", "Line 1");
}

void TestTables::csvFaults()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, code);
    QFETCH(QString, line);
    for (const qsizetype step : steps(text)) {
        const auto result = parsed<CsvParser, CsvRow>(CsvParser(',', 1000), text, step);
        QVERIFY(!result);
        QCOMPARE(codeOf(result.error()), code);
        QVERIFY2(result.error().fields.first().message.startsWith(line + ':'),
                 qPrintable(result.error().fields.first().message));
    }
}

void TestTables::csvIsBounded()
{
    // A quote that is never closed must not swallow the whole file.
    CsvParser parser(',', 1000);
    std::vector<CsvRow> rows;
    QVERIFY(parser.parse("\"", rows));
    Result<void> outcome;
    int chunks = 0;
    for (; outcome && chunks < 100; ++chunks)
        outcome = parser.parse(QByteArray(100, 'x'), rows);
    QVERIFY(!outcome);
    QCOMPARE(chunks, 11);
}

void TestTables::jsonItems_data()
{
    QTest::addColumn<int>("shape");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("items");
    const auto row = [](const char *name, JsonSplitter::Shape shape, const QByteArray &text, const QByteArray &items) {
        QTest::newRow(name) << int(shape) << text << items;
    };
    using enum JsonSplitter::Shape;
    row("empty array", Array, " [ ] ", "");
    row("array", Array, "[{\"a\":1},\n {\"b\":[2,{\"c\":\"}]\\\"\"}]}]\n", "1:{\"a\":1}/2:{\"b\":[2,{\"c\":\"}]\\\"\"}]}");
    row("backslashes", Array, R"([{"a":"\\"},{"b":"\\\""}])", R"(1:{"a":"\\"}/1:{"b":"\\\""})");
    row("lines", Lines, "{\"a\":1}\n\n  {\"b\":2}\r\n", "1:{\"a\":1}/3:{\"b\":2}");
    row("no last line end", Lines, "{\"a\":1}\n{}", "1:{\"a\":1}/2:{}");
    row("no lines", Lines, "", "");
}

void TestTables::jsonItems()
{
    QFETCH(int, shape);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, items);
    for (const qsizetype step : steps(text)) {
        const auto result =
            parsed<JsonSplitter, JsonItem>(JsonSplitter(static_cast<JsonSplitter::Shape>(shape), 1000), text, step);
        QVERIFY(result);
        QByteArrayList flatItems;
        for (const JsonItem &item : *result)
            flatItems.append(QByteArray::number(item.line) + ':' + item.json);
        QCOMPARE(flatItems.join('/'), items);
    }
}

void TestTables::jsonFaults_data()
{
    QTest::addColumn<int>("shape");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, JsonSplitter::Shape shape, const QByteArray &text, const char *code) {
        QTest::newRow(name) << int(shape) << text << QString(code);
    };
    using enum JsonSplitter::Shape;
    row("no array", Array, "{}", "invalid_type");
    row("nothing", Array, "", "invalid_json");
    row("no object", Array, "[1]", "invalid_type");
    row("no comma", Array, "[{} {}]", "invalid_json");
    row("comma at the end", Array, "[{},]", "invalid_type");
    row("cut", Array, "[{\"a\":1", "invalid_json");
    row("cut between", Array, "[{\"a\":1},", "invalid_json");
    row("more", Array, "[] []", "invalid_json");
    row("long", Array, "[{\"a\":\"" + QByteArray(2000, 'x') + "\"}]", "row_too_long");
    row("deep", Array, "[{\"a\":" + QByteArray(300, '['), "too_deep");
    row("line no object", Lines, "{}\n[1]\n", "invalid_type");
    row("long line", Lines, QByteArray(2000, ' '), "row_too_long");
    row("deep line", Lines, "{\"a\":" + QByteArray(300, '[') + "\n", "too_deep");
}

void TestTables::jsonFaults()
{
    QFETCH(int, shape);
    QFETCH(QByteArray, text);
    QFETCH(QString, code);
    for (const qsizetype step : steps(text)) {
        const auto result =
            parsed<JsonSplitter, JsonItem>(JsonSplitter(static_cast<JsonSplitter::Shape>(shape), 1000), text, step);
        QVERIFY(!result);
        QCOMPARE(codeOf(result.error()), code);
    }
}

void TestTables::encodings_data()
{
    QTest::addColumn<int>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, TextEncoding encoding, const QByteArray &bytes, const char *text) {
        QTest::newRow(name) << int(encoding) << bytes << QByteArray(text);
    };
    using enum TextEncoding;
    row("plain", Utf8, "abc", "abc");
    row("two, three and four bytes", Utf8, "ä€😀z", "ä€😀z");
    row("byte order mark", Utf8, "\xef\xbb\xbfä", "ä");
    row("mark of another encoding", Latin1, "\xef\xbb\xbfä", "ä");
    row("UTF-16", Utf16Le, QByteArray("a\0\xe4\0\x3d\xd8\0\xde", 8), "aä😀");
    row("UTF-16, big end first", Utf16Be, QByteArray("\0a\0\xe4\xd8\x3d\xde\0", 8), "aä😀");
    row("UTF-16 by its mark", Utf8,
        QByteArray("\xff\xfe"
                   "a\0\xe4\0",
                   6),
        "aä");
    row("UTF-16, big end first, by its mark", Utf8, QByteArray("\xfe\xff\0a", 4), "a");
    row("ISO 8859-1", Latin1, "a\xe4\x85", "aä\u0085");
    row("Windows-1252", Windows1252, "a\xe4\x80\x93\x9f", "aä€“Ÿ");
    row("short", Utf8, "a", "a");
    row("nothing", Utf8, "", "");
}

void TestTables::encodings()
{
    QFETCH(int, encoding);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    for (const qsizetype step : steps(bytes)) {
        TextDecoder decoder(static_cast<TextEncoding>(encoding));
        QByteArray out;
        for (qsizetype i = 0; i < bytes.size(); i += step)
            QVERIFY(decoder.decode(QByteArrayView(bytes).sliced(i, std::min(step, bytes.size() - i)), out));
        QVERIFY(decoder.finish(out));
        QCOMPARE(out, text);
    }
    // And the other way, where the bytes are those of the encoding that was named.
    if (!QByteArray(QTest::currentDataTag()).contains("mark"))
        QCOMPARE(TextEncoder(static_cast<TextEncoding>(encoding)).encode(text), bytes);
}

void TestTables::undecodable_data()
{
    QTest::addColumn<int>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("place");
    using enum TextEncoding;
    QTest::newRow("lone byte") << int(Utf8)
                               << QByteArray("abc\xff"
                                             "def")
                               << QString("byte 3");
    QTest::newRow("cut") << int(Utf8) << QByteArray("abc\xe2\x82") << QString("byte 3");
    QTest::newRow("overlong") << int(Utf8) << QByteArray("abc\xc0\xaf") << QString("byte 3");
    QTest::newRow("surrogate") << int(Utf8) << QByteArray("abc\xed\xa0\x80") << QString("byte 3");
    QTest::newRow("half a unit") << int(Utf16Le) << QByteArray("a\0b", 3) << QString("byte 2");
    QTest::newRow("half a pair") << int(Utf16Le) << QByteArray("a\0b\0\x3d\xd8", 6) << QString("byte");
    QTest::newRow("wrong pair") << int(Utf16Le)
                                << QByteArray("\0\xde"
                                              "a\0b\0",
                                              6)
                                << QString("byte");
    QTest::newRow("no character") << int(Windows1252) << QByteArray("abc\x81") << QString("byte 3");
}

void TestTables::undecodable()
{
    QFETCH(int, encoding);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, place);
    for (const qsizetype step : steps(bytes)) {
        TextDecoder decoder(static_cast<TextEncoding>(encoding));
        QByteArray out;
        Result<void> outcome;
        for (qsizetype i = 0; outcome && i < bytes.size(); i += step)
            outcome = decoder.decode(QByteArrayView(bytes).sliced(i, std::min(step, bytes.size() - i)), out);
        if (outcome)
            outcome = decoder.finish(out);
        QVERIFY(!outcome);
        QCOMPARE(codeOf(outcome.error()), QString("invalid_encoding"));
        QVERIFY2(outcome.error().fields.first().message.contains(place), qPrintable(outcome.error().fields.first().message));
    }
}

void TestTables::replacedCharacters()
{
    TextEncoder latin(TextEncoding::Latin1);
    QCOMPARE(latin.encode("a€ä日😀"), QByteArray("a?\xe4??"));
    QCOMPARE(latin.replaced(), 3);
    TextEncoder windows(TextEncoding::Windows1252);
    QCOMPARE(windows.encode("a€ä日\u0081"), QByteArray("a\x80\xe4??"));
    QCOMPARE(windows.replaced(), 2);
}

void TestTables::csvCells_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("point");
    QTest::addColumn<QByteArray>("comma");
    const auto row = [](const char *name, const QByteArray &value, TableColumn::Kind kind, const QByteArray &point,
                        const QByteArray &comma) { QTest::newRow(name) << value << int(kind) << point << comma; };
    using enum TableColumn::Kind;
    row("null", "null", Text, "", "");
    row("empty", R"("")", Text, "\"\"", "\"\"");
    row("text", R"("abc")", Text, "abc", "abc");
    row("separator", R"("a,b;c")", Text, "\"a,b;c\"", "\"a,b;c\"");
    row("quote", R"("a\"b")", Text, "\"a\"\"b\"", "\"a\"\"b\"");
    row("lines", R"("a\nb")", Text, "\"a\nb\"", "\"a\nb\"");
    row("escapes", R"("\u0001\t\\\/\u00e4\ud83d\ude00")", Text, "\x01\t\\/ä😀", "\x01\t\\/ä😀");
    row("formula", R"("=1+1")", Text, "'=1+1", "'=1+1");
    row("plus", R"("+1")", Text, "'+1", "'+1");
    row("minus", R"("-1")", Text, "'-1", "'-1");
    row("at", R"("@a")", Text, "'@a", "'@a");
    row("tab", R"("\ta")", Text, "'\ta", "'\ta");
    row("already one", R"("'=1")", Text, "''=1", "''=1");
    row("apostrophe", R"("'a")", Text, "'a", "'a");
    row("whole number", "-12", Number, "-12", "-12");
    row("number", "-1.5", Number, "-1.5", "\"-1,5\"");
    row("decimal", R"("-12.50")", Number, "-12.50", "\"-12,50\"");
    row("boolean", "true", Text, "true", "true");
    row("list", R"(["a","b"])", Text, R"("[""a"",""b""]")", R"("[""a"",""b""]")");
    row("JSON text", R"("=a")", Json, R"("""=a""")", R"("""=a""")");
    row("JSON number", "-1.5", Json, "-1.5", "-1.5");
    row("object", R"({"a":1.5})", Json, R"("{""a"":1.5}")", R"("{""a"":1.5}")");
}

void TestTables::csvCells()
{
    QFETCH(QByteArray, value);
    QFETCH(int, kind);
    QFETCH(QByteArray, point);
    QFETCH(QByteArray, comma);
    const std::vector<TableColumn> columns{{"a", static_cast<TableColumn::Kind>(kind)}, {"b", TableColumn::Kind::Number}};
    TableOptions options;
    options.header = false;
    const QByteArray record = "{\"a\":" + value + ",\"b\":1}";
    QByteArray out;
    TableWriter(options, columns, {}).append(out, record, true);
    // A semicolon is no separator here, so it needs no quotes unless there is a comma as well.
    QCOMPARE(out, point + ",1\r\n");
    options.decimalComma = true;
    out.clear();
    TableWriter(options, columns, {}).append(out, record, true);
    QCOMPARE(out, comma + ",1\r\n");
}

void TestTables::whatIsWrittenIsReadBack_data()
{
    QTest::addColumn<QByteArray>("text");
    int i = 0;
    for (const char *text :
         {"", "a", "'", "''", "=1", "'=1", "''=1", "'a", "a,b", "\"", "\"\"", "a\r\nb", "\n", "ä€", " x ", ";"})
        QTest::addRow("%d", i++) << QByteArray(text);
}

/** Texts go through a file unchanged, whatever the guard had to do with them. */
void TestTables::whatIsWrittenIsReadBack()
{
    QFETCH(QByteArray, text);
    QByteArray json = "{\"a\":\"";
    for (const char c : text)
        json += c == '"' ? QByteArray("\\\"") : c == '\r' ? "\\r" : c == '\n' ? "\\n" : QByteArray(1, c);
    json += "\"}";
    TableOptions options;
    QByteArray out;
    TableWriter(options, {{"a", TableColumn::Kind::Text}}, {}).append(out, json, true);
    std::vector<CsvRow> rows;
    CsvParser parser(',', 1000);
    QVERIFY(parser.parse(out, rows));
    QVERIFY(parser.finish(rows));
    QCOMPARE(rows.size(), size_t(1));
    QCOMPARE(rows[0].cells.size(), size_t(1));
    QVERIFY(!rows[0].cells[0].isNull());
    QByteArray back = rows[0].cells[0].text;
    if (back.startsWith('\'') && TableWriter::isFormula(back))
        back.remove(0, 1);
    QCOMPARE(back, text);
}

void TestTables::chosenColumns()
{
    const std::vector<TableColumn> all{{"a"}, {"b", TableColumn::Kind::Number}, {"c"}};
    const QByteArray record = R"({"a":"x","b":1.5,"c":[1,{"d":","}]})";
    TableOptions options;
    const auto written = [&](TableFormat format, const std::vector<size_t> &chosen) {
        options.format = format;
        const TableWriter writer(options, all, chosen);
        QByteArray out = writer.head();
        writer.append(out, record, true);
        writer.append(out, record, false);
        return QByteArray(out + writer.tail());
    };
    QCOMPARE(written(TableFormat::Csv, {2, 0}),
             QByteArray("c,a\r\n\"[1,{\"\"d\"\":\"\",\"\"}]\",x\r\n"
                        "\"[1,{\"\"d\"\":\"\",\"\"}]\",x\r\n"));
    QCOMPARE(written(TableFormat::Ndjson, {1}), QByteArray("{\"b\":1.5}\n{\"b\":1.5}\n"));
    QCOMPARE(written(TableFormat::Json, {1, 0}), QByteArray("[\n{\"b\":1.5,\"a\":\"x\"},\n{\"b\":1.5,\"a\":\"x\"}\n]\n"));
    QCOMPARE(written(TableFormat::Ndjson, {}), QByteArray(record + '\n' + record + '\n'));
}

void TestTables::memberTexts()
{
    std::vector<QByteArrayView> values;
    const QByteArray object = R"({"a":"x\"},{","b":{"c":[1,"]"]},"d":-1.5e3,"e":null,"f":[]})";
    memberValues(object, values);
    QByteArrayList texts;
    for (const QByteArrayView value : values)
        texts.append(value.toByteArray());
    QCOMPARE(texts, QByteArrayList({R"("x\"},{")", R"({"c":[1,"]"]})", "-1.5e3", "null", "[]"}));
    values.clear();
    memberValues("{}", values);
    QVERIFY(values.empty());
}

void TestTables::readerCountsRowsAndLines()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("rows.csv"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("a,b\r\n1,\"x\r\ny\"\r\n\r\n2,z\r\n");
    file.close();
    auto reader = TableReader::open(file.fileName(), {}, 1000);
    QVERIFY(reader);
    QCOMPARE((*reader)->header(), QByteArrayList({"a", "b"}));
    const auto first = (*reader)->next(1, 1000);
    QVERIFY(first);
    QCOMPARE(first->size(), size_t(1));
    const auto second = (*reader)->next(10, 1000);
    QVERIFY(second);
    QCOMPARE(second->size(), size_t(1));
    QCOMPARE(second->front().number, 2);
    QCOMPARE(second->front().line, 5);
    const auto end = (*reader)->next(10, 1000);
    QVERIFY(end && end->empty());
    TableOptions headless;
    headless.header = false;
    reader = TableReader::open(file.fileName(), headless, 1000);
    QCOMPARE((*reader)->header(), QByteArrayList({"1", "2"}));
    const auto all = (*reader)->next(10, 1000);
    QCOMPARE(all->size(), size_t(3));
    QCOMPARE(all->front().number, 1);
}

QTEST_GUILESS_MAIN(TestTables)
#include "tst_tables.moc"
