// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/canonicaljson.h"
#include "core/codes.h"
#include "core/crypto.h"
#include "core/ids.h"
#include "core/jsondepth.h"
#include "core/jsonwriter.h"
#include "core/timestamp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <limits>

using namespace basalt;

class TestCore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(core::initialiseCrypto()); }

    void depthOfJson_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("depth");
        QTest::newRow("nothing") << QByteArray() << 0;
        QTest::newRow("number") << QByteArray("7") << 0;
        QTest::newRow("object") << QByteArray("{}") << 1;
        QTest::newRow("mixed") << QByteArray("{'a':[1,{'b':[]}],'c':[]}").replace('\'', '"') << 4;
        // Brackets inside texts are text, whatever is escaped there.
        QTest::newRow("in texts") << QByteArray("{'[[[':'{{\\'[[\\\\'}").replace('\'', '"') << 1;
        QTest::newRow("escaped end") << QByteArray("['\\\\',[[']]']]]").replace('\'', '"') << 3;
        QTest::newRow("deep") << QByteArray(100'000, '[') << 100'000;
        QTest::newRow("closed first") << QByteArray("]]][") << 0;
        QTest::newRow("unfinished") << QByteArray("'[\\").replace('\'', '"') << 0;
    }
    void depthOfJson()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, depth);
        QCOMPARE(core::jsonDepth(json), depth);
    }

    void codesAreUnique()
    {
        QSet<int> numbers;
        QSet<QString> names;
        for (const core::CodeInfo &row : core::codeTable()) {
            QVERIFY2(!numbers.contains(static_cast<int>(row.code)), row.name);
            QVERIFY2(!names.contains(QString::fromLatin1(row.name)), row.name);
            numbers.insert(static_cast<int>(row.code));
            names.insert(QString::fromLatin1(row.name));
            QVERIFY(row.httpStatus == 0 || (row.httpStatus >= 400 && row.httpStatus < 600));
        }
        QCOMPARE(core::codeName(Code::ValidationFailed), "validation_failed");
    }

    void idsRise()
    {
        QByteArray previous;
        for (int i = 0; i < 20'000; ++i) {
            const QByteArray id = core::newId();
            QVERIFY(core::isId(id));
            QCOMPARE(id[14], '7');
            QVERIFY2(previous < id, id.constData());
            previous = id;
        }
    }

    void idsAreChecked_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("nil") << QByteArray("00000000-0000-0000-0000-000000000000") << true;
        QTest::newRow("upper case") << QByteArray("0193F2A0-0000-7000-8000-000000000000") << false;
        QTest::newRow("short") << QByteArray("0193f2a0") << false;
        QTest::newRow("hyphen moved") << QByteArray("0193f2a00-000-7000-8000-000000000000") << false;
        QTest::newRow("empty") << QByteArray() << false;
    }
    void idsAreChecked()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        QCOMPARE(core::isId(text), good);
    }

    void timestamps_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("canonical");
        QTest::newRow("canonical") << QByteArray("2026-11-20T21:38:41.123Z") << QByteArray("2026-11-20T21:38:41.123Z");
        QTest::newRow("space and offset") << QByteArray("2026-11-20 21:39:58.289139+00:00")
                                          << QByteArray("2026-11-20T21:39:58.289Z");
        QTest::newRow("offset") << QByteArray("2026-11-20T01:00:00+02:00") << QByteArray("2026-11-19T23:00:00.000Z");
        QTest::newRow("no zone") << QByteArray("2026-11-20T21:38:41") << QByteArray("2026-11-20T21:38:41.000Z");
        QTest::newRow("no seconds") << QByteArray("2026-11-20T21:38Z") << QByteArray("2026-11-20T21:38:00.000Z");
        QTest::newRow("before 1970") << QByteArray("1962-02-18T00:00:00") << QByteArray("1962-02-18T00:00:00.000Z");
        QTest::newRow("leap day") << QByteArray("2024-02-29T00:00:00Z") << QByteArray("2024-02-29T00:00:00.000Z");
        QTest::newRow("leap second") << QByteArray("2016-12-31T23:59:60Z") << QByteArray("2016-12-31T23:59:59.999Z");
        QTest::newRow("no leap day") << QByteArray("2023-02-29T00:00:00Z") << QByteArray();
        QTest::newRow("month 13") << QByteArray("2023-13-01T00:00:00Z") << QByteArray();
        QTest::newRow("hour 24") << QByteArray("2023-01-01T24:00:00Z") << QByteArray();
        QTest::newRow("trailing") << QByteArray("2023-01-01T00:00:00Zx") << QByteArray();
        QTest::newRow("dot without digits") << QByteArray("2023-01-01T00:00:00.Z") << QByteArray();
        QTest::newRow("year 0 by offset") << QByteArray("0001-01-01T00:00:00+01:00") << QByteArray();
        QTest::newRow("date only") << QByteArray("2023-01-01") << QByteArray();
        QTest::newRow("empty") << QByteArray() << QByteArray();
    }
    void timestamps()
    {
        QFETCH(QByteArray, input);
        QFETCH(QByteArray, canonical);
        const auto instant = core::parseTimestamp(input);
        QCOMPARE(instant.has_value(), !canonical.isEmpty());
        if (instant)
            QCOMPARE(core::formatTimestamp(*instant), canonical);
    }

    void jsonNumbers_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QByteArray>("text");
        // The samples of RFC 8785, appendix B.
        QTest::newRow("zero") << 0.0 << QByteArray("0");
        QTest::newRow("minus zero") << -0.0 << QByteArray("0");
        QTest::newRow("smallest") << 5e-324 << QByteArray("5e-324");
        QTest::newRow("largest") << std::numeric_limits<double>::max() << QByteArray("1.7976931348623157e+308");
        QTest::newRow("2^53") << 9007199254740992.0 << QByteArray("9007199254740992");
        QTest::newRow("1e21") << 1e21 << QByteArray("1e+21");
        QTest::newRow("below 1e21") << 999999999999999700000.0 << QByteArray("999999999999999700000");
        QTest::newRow("1e-7") << 1e-7 << QByteArray("1e-7");
        QTest::newRow("1e-6") << 0.000001 << QByteArray("0.000001");
        QTest::newRow("third") << 333333333.33333329 << QByteArray("333333333.3333333");
        QTest::newRow("infinity") << std::numeric_limits<double>::infinity() << QByteArray("null");
    }
    void jsonNumbers()
    {
        QFETCH(double, value);
        QFETCH(QByteArray, text);
        QByteArray out;
        core::appendJsonNumber(out, value);
        QCOMPARE(out, text);
    }

    void jsonStringsReadBack()
    {
        QString text;
        for (ushort c = 1; c < 0x300; ++c)
            text += QChar(c);
        text += QStringView(u"\u20AC\U0001F600\"\\/");
        core::JsonWriter writer;
        writer.beginObject().member("a", QStringView(text)).member("b", qint64(-5)).flag("c", true);
        writer.key("d").beginArray().null().real(0.5).endArray().endObject();
        QJsonParseError error;
        const auto object = QJsonDocument::fromJson(writer.bytes(), &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(object["a"].toString(), text);
        QCOMPARE(object["b"].toInteger(), -5);
        QCOMPARE(object["d"].toArray().size(), 2);
    }

    void brokenUtf8IsRepaired()
    {
        QByteArray out;
        core::appendJsonString(out, QByteArrayView("a\xff\xfe"));
        QVERIFY(QJsonDocument::fromJson('[' + out + ']').isArray());
    }

    void canonicalJsonSorts()
    {
        // RFC 8785 section 3.2.3: order of names by UTF-16 code units.
        const QJsonObject object =
            QJsonDocument::fromJson(
                R"({"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",)"
                R"("\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"})")
                .object();
        const QByteArray expected("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xc2\x80\":\"Control\","
                                  "\"\xc3\xb6\":\"Latin Small Letter O With Diaeresis\",\"\xe2\x82\xac\":\"Euro Sign\","
                                  "\"\xf0\x9f\x98\x80\":\"Emoji: Grinning Face\","
                                  "\"\xef\xac\xb3\":\"Hebrew Letter Dalet With Dagesh\"}");
        QCOMPARE(core::canonicalJson(object), expected);
    }

    void hashes()
    {
        QCOMPARE(core::sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QVERIFY(core::equalConstantTime("abc", "abc"));
        QVERIFY(!core::equalConstantTime("abc", "abd"));
        QVERIFY(!core::equalConstantTime("abc", "ab"));
    }
};

QTEST_GUILESS_MAIN(TestCore)
#include "tst_core.moc"
