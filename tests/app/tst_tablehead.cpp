// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tablehead.h"

#include <QTest>

using namespace basalt::app;

/** What the program makes of the first bytes of a file. */
class TestTableHead final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csv_data();
    void csv();
    void csvProblems_data();
    void csvProblems();
    void aCutEndIsLeftOut();
    void withoutHeader();
    void json();
    void ndjsonCut();
    void jsonProblems_data();
    void jsonProblems();
    void guesses_data();
    void guesses();
    void guessedEncodings_data();
    void guessedEncodings();
    void decodedTexts_data();
    void decodedTexts();
    void onlySoManyRows();
};

namespace {

constexpr qsizetype kMany = 1000;

using Rows = QList<QStringList>;

TableHead readCsv(const QByteArray &text, bool isWhole = true, const TableOptions &options = {})
{
    return tablehead::read(text, isWhole, options, kMany);
}

TableHead readJson(const QByteArray &text, const QString &format, bool isWhole = true)
{
    TableOptions options;
    options.format = format;
    return tablehead::read(text, isWhole, options, kMany);
}

} // namespace

void TestTableHead::csv_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("columns");
    QTest::addColumn<Rows>("rows");

    const QStringList ab{"a", "b"};
    QTest::newRow("plain") << QByteArray("a,b\n1,2\n3,4\n") << ab << Rows{{"1", "2"}, {"3", "4"}};
    QTest::newRow("CRLF, no end of the last line") << QByteArray("a,b\r\n1,2") << ab << Rows{{"1", "2"}};
    QTest::newRow("quotes") << QByteArray("a,b\n\"one, two\",\"say \"\"hi\"\"\"\n") << ab << Rows{{"one, two", "say \"hi\""}};
    QTest::newRow("a line end in quotes") << QByteArray("a,b\n\"x\ny\",2\n") << ab << Rows{{"x\ny", "2"}};
    QTest::newRow("empty at the end") << QByteArray("a,b\n1,") << ab << Rows{{"1", QString()}};
    QTest::newRow("empty lines") << QByteArray("a,b\n\n1,2\n\n") << ab << Rows{{"1", "2"}};
    QTest::newRow("a row too short") << QByteArray("a,b\n1\n2,3\n") << ab << Rows{{"1"}, {"2", "3"}};
    QTest::newRow("one column has empty rows") << QByteArray("a\n\n1\n") << QStringList{"a"} << Rows{{QString()}, {"1"}};
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "a,b\n1,2\n")
                                     << ab << Rows{{"1", "2"}};
    QTest::newRow("nothing") << QByteArray() << QStringList() << Rows();
    QTest::newRow("a header alone") << QByteArray("a,b") << ab << Rows();
}

void TestTableHead::csv()
{
    QFETCH(QByteArray, text);
    const TableHead head = readCsv(text);
    QTEST(head.columns, "columns");
    QTEST(head.rows, "rows");
    QCOMPARE(head.problem, QString());
}

void TestTableHead::csvProblems_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("problem");

    QTest::newRow("open quote") << QByteArray("a,b\n1,\"2\n") << "Line 2: a quote without its end.";
    QTest::newRow("quote within") << QByteArray("a,b\n1,2\"3\n") << "Line 2: a quote within a value.";
    QTest::newRow("behind a quote") << QByteArray("a,b\n\"1\"x,2\n") << "Line 2: something stands behind the end of a value.";
    QTest::newRow("carriage return") << QByteArray("a,b\r1,2\r") << "Line 1: a carriage return without a line feed.";
    QTest::newRow("carriage return at the end") << QByteArray("a,b\n1,2\r") << "Line 2: a carriage return without a line feed.";
}

void TestTableHead::csvProblems()
{
    QFETCH(QByteArray, text);
    QTEST(readCsv(text).problem, "problem");
}

/** Of a long file only the beginning was read: the last row there may be half of one. */
void TestTableHead::aCutEndIsLeftOut()
{
    QCOMPARE(readCsv("a,b\n1,2\n3,4", false).rows, (Rows{{"1", "2"}}));
    const TableHead inQuotes = readCsv("a,b\n1,2\n3,\"fo", false);
    QCOMPARE(inQuotes.rows, (Rows{{"1", "2"}}));
    QCOMPARE(inQuotes.problem, QString());
}

void TestTableHead::withoutHeader()
{
    TableOptions options;
    options.header = false;
    options.separator = "semicolon";
    const TableHead head = readCsv("x;y\nz;\n", true, options);
    QCOMPARE(head.columns, (QStringList{"1", "2"}));
    QCOMPARE(head.rows, (Rows{{"x", "y"}, {"z", QString()}}));
    QVERIFY(head.rows[1][1].isNull());
}

void TestTableHead::json()
{
    const TableHead head = readJson("\n[ {\"title\": \"a } b\", \"pages\": 12, \"tags\": [\"x\", {\"y\": 1}]},\n"
                                    "  {\"late\": true, \"title\": null, \"a\\u0022b\": 1.5} ]",
                                    "json");
    QCOMPARE(head.problem, QString());
    QCOMPARE(head.columns, (QStringList{"title", "pages", "tags", "late", "a\"b"}));
    QCOMPARE(head.rows[0], (QStringList{"a } b", "12", "[\"x\",{\"y\":1}]", QString(), QString()}));
    QCOMPARE(head.rows[1], (QStringList{QString(), QString(), QString(), "true", "1.5"}));
}

void TestTableHead::ndjsonCut()
{
    const TableHead head = readJson("{\"a\":1}\n{\"a\":2}\n{\"a\":", "ndjson", false);
    QCOMPARE(head.problem, QString());
    QCOMPARE(head.rows, (Rows{{"1"}, {"2"}}));
}

void TestTableHead::jsonProblems_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("problem");

    QTest::newRow("no array") << QByteArray("{\"a\":1}") << "json"
                              << "The file must be one array of objects.";
    QTest::newRow("no object") << QByteArray("[{\"a\":1}, 2]") << "json"
                               << "Row 2 is no JSON object.";
    QTest::newRow("no JSON") << QByteArray("{\"a\":1}\n{a:1}") << "ndjson"
                             << "Row 2 is no JSON object.";
    QTest::newRow("no end") << QByteArray("[{\"a\":1") << "json"
                            << "Row 1 is no JSON object.";
}

void TestTableHead::jsonProblems()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, format);
    QTEST(readJson(text, format).problem, "problem");
}

void TestTableHead::guesses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("separator");
    QTest::addColumn<QString>("decimal");

    QTest::newRow("comma") << QByteArray("a,b\n1.5,2\n") << "x.csv"
                           << "csv"
                           << "comma"
                           << "point";
    QTest::newRow("semicolon, decimal comma") << QByteArray("a;b\n1,5;2\n") << "x.csv"
                                              << "csv"
                                              << "semicolon"
                                              << "comma";
    QTest::newRow("commas in quotes") << QByteArray("\"a,b,c\";d\nx;y\n") << "x.csv"
                                      << "csv"
                                      << "semicolon"
                                      << "point";
    QTest::newRow("dates are no numbers") << QByteArray("a;b\n31.12.2026;1,5\n") << "x.csv"
                                          << "csv"
                                          << "semicolon"
                                          << "comma";
    QTest::newRow("both: no comma") << QByteArray("a;b\n1.5;1,5\n") << "x.csv"
                                    << "csv"
                                    << "semicolon"
                                    << "point";
    QTest::newRow("tab") << QByteArray("a\tb\n1\t2\n") << "x.tsv"
                         << "csv"
                         << "tab"
                         << "point";
    QTest::newRow("one column") << QByteArray("a\n1\n") << "x.txt"
                                << "csv"
                                << "comma"
                                << "point";
    QTest::newRow("an array") << QByteArray("[{\"a\":1}]") << "x.json"
                              << "json"
                              << "comma"
                              << "point";
    QTest::newRow("lines that are called json") << QByteArray("{\"a\":1}\n") << "x.json"
                                                << "ndjson"
                                                << "comma"
                                                << "point";
    QTest::newRow("lines") << QByteArray("{\"a\":1}\n") << "x.JSONL"
                           << "ndjson"
                           << "comma"
                           << "point";
    QTest::newRow("by what it holds") << QByteArray(" [{\"a\":1}]") << "x.dat"
                                      << "json"
                                      << "comma"
                                      << "point";
}

void TestTableHead::guesses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, name);
    const TableOptions options = tablehead::guess(text, name);
    QTEST(options.format, "format");
    QTEST(options.separator, "separator");
    QTEST(options.decimal, "decimal");
}

void TestTableHead::guessedEncodings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("encoding");

    QTest::newRow("ASCII") << QByteArray("a,b\n") << "utf-8";
    QTest::newRow("UTF-8") << QByteArray("\xC3\xA4,b\n") << "utf-8";
    QTest::newRow("UTF-8, cut in a letter") << QByteArray("a,b\n\xE2\x82") << "utf-8";
    QTest::newRow("one byte a letter") << QByteArray("\xE4,b\n") << "windows-1252";
    QTest::newRow("UTF-16 LE with mark") << QByteArray("\xFF\xFE"
                                                       "a\0,\0",
                                                       6)
                                         << "utf-16le";
    QTest::newRow("UTF-16 BE with mark") << QByteArray("\xFE\xFF\0a\0,", 6) << "utf-16be";
    QTest::newRow("UTF-16 LE") << QByteArray("a\0,\0", 4) << "utf-16le";
    QTest::newRow("UTF-16 BE") << QByteArray("\0a\0,", 4) << "utf-16be";
}

void TestTableHead::guessedEncodings()
{
    QFETCH(QByteArray, text);
    QTEST(tablehead::guess(text, "x.csv").encoding, "encoding");
}

void TestTableHead::decodedTexts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QString>("text");

    QTest::newRow("UTF-8") << QByteArray("\xC3\xA4") << "utf-8" << QString("ä");
    QTest::newRow("ISO 8859-1") << QByteArray("\xE4") << "iso-8859-1" << QString("ä");
    QTest::newRow("windows-1252") << QByteArray("\x80 \x93\xE4\x94") << "windows-1252" << QString("€ “ä”");
    QTest::newRow("a place without a letter") << QByteArray("\x81") << "windows-1252" << QString("\uFFFD");
    QTest::newRow("UTF-16 LE") << QByteArray("\xE4\0", 2) << "utf-16le" << QString("ä");
    QTest::newRow("the mark decides") << QByteArray("\xEF\xBB\xBF\xC3\xA4") << "windows-1252" << QString("ä");
}

void TestTableHead::decodedTexts()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, encoding);
    QTEST(tablehead::decoded(bytes, encoding), "text");
}

void TestTableHead::onlySoManyRows()
{
    constexpr qsizetype kFew = 3;
    QByteArray text("a\n");
    for (int row = 0; row < 50; ++row)
        text += "x\n";
    QCOMPARE(tablehead::read(text, true, {}, kFew).rows.size(), kFew);
}

QTEST_GUILESS_MAIN(TestTableHead)
#include "tst_tablehead.moc"
