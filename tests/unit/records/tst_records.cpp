// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/crypto.h"
#include "records/cursor.h"
#include "records/mask.h"
#include "records/precondition.h"

#include <QTest>

using namespace basalt;
using namespace basalt::records;

class TestRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /** The exact outputs that clients rely on. */
    void masks_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *type, const char *text, const char *expected) {
            QTest::addRow("%s %s", type, text) << QByteArray(type) << QByteArray(text) << QByteArray(expected);
        };
        row("email", "john@example.com", "j***@example.com");
        row("email", "no address", "no address");
        row("email", "@example.com", "***@example.com");
        row("email", "ü@example.com", "ü***@example.com");
        row("ssn", "123-45-6789", "***-**-****");
        row("ssn", "123456789", "***-**-****");
        row("ssn", "12-34 x5", "**-** x*");
        row("phone", "+1-555-123-4567", "+1-***-***-4567");
        row("phone", "+15551234567", "+155-***-***-4567");
        row("phone", "555-123-4567", "***-***-4567");
        row("phone", "12-3", "****");
        row("name", "John Doe", "J*** D***");
        row("name", "Zoë", "Z***");
        row("full", "sécret", "******");
        row("custom", "abc", "***");
        row("", "abc", "***");
        row("full", "😀😀", "**");
        row("full", "", "");
    }
    void masks()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        QCOMPARE(masked(text, type), expected);
    }

    void preconditions_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("outcome"); // 1 holds for version 3, 0 does not, -1 malformed
        const auto row = [](const char *header, int outcome) { QTest::addRow("%s", header) << QByteArray(header) << outcome; };
        row("\"3\"", 1);
        row(" \"3\" ", 1);
        row("\"1\",\"3\"", 1);
        row("\"1\" , W/\"2\" , \"3\"", 1);
        row("*", 1);
        row("\"3.2\"", 1); // of a collection that has changed
        row("\"3-gzip\"", 1);
        row("\"3.2-gzip\"", 1);
        row("\"33\"", 0);
        row("\"2.3\"", 0);
        row("W/\"3-gzip\"", 0);
        row("\"4\"", 0);
        row("W/\"3\"", 0);
        row("\"\"", 0);
        row("\"3 \"", -1);
        row("3", -1);
        row("", -1);
        row("\"3", -1);
        row("\"3\"\"4\"", -1);
        row("\"3\",", -1);
        row("\"3\",*", -1);
        row("w/\"3\"", -1);
    }
    void preconditions()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, outcome);
        const auto condition = Precondition::parse(header);
        QCOMPARE(condition ? int(condition->holds(3)) : -1, outcome);
        if (!condition)
            QCOMPARE(condition.error().code, Code::BadRequest);
    }

    void cursorsOutliveAChangeOfTheSecret()
    {
        const schema::Collection collection = schema::Collection::named("posts");
        const Keyset keyset(collection, db::dialectOf(db::Engine::Sqlite),
                            {columnKey(collection, schema::kVersion, Qt::DescendingOrder)});
        const CursorCodec before("the old secret", {});
        const ListPlace place{{qint64(9007199254740993), QByteArray("an id")}, true};
        const auto cursor = before.encode(place, keyset, "list");
        QVERIFY(cursor);
        const CursorCodec after("the new secret", "the old secret");
        const auto read = after.decode(*cursor, keyset, "list", "cursor");
        QVERIFY(read);
        QVERIFY(read->keys == place.keys);
        QVERIFY(read->isIncluded);
        QVERIFY(*after.encode(place, keyset, "list") != *cursor);
        QVERIFY(!CursorCodec("the new secret", {}).decode(*cursor, keyset, "list", "cursor"));
        QVERIFY(!CursorCodec("the newest secret", "the new secret").decode(*cursor, keyset, "list", "cursor"));
        QVERIFY(!after.decode(*cursor, keyset, "lis", "cursor"));
        const auto refused = after.decode("", keyset, "list", "cursor");
        QCOMPARE(refused.error().fields.first().field, "cursor");
    }

    void noHeaderIsNoCondition() { QVERIFY(Precondition::parse(QByteArray())->holds(3)); }
};

QTEST_APPLESS_MAIN(TestRecords)
#include "tst_records.moc"
