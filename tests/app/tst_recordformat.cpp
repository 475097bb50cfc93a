// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordformat.h"

#include <QTest>

using namespace basalt::app;

/** What people type into the grid, and what the server gets. */
class TestRecordFormat final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void typedInstants_data();
    void typedInstants();
    void noInstants_data();
    void noInstants();
};

namespace {

FieldInfo fieldOf(const QString &type)
{
    FieldInfo field;
    field.name = "value";
    field.type = type;
    return field;
}

} // namespace

void TestRecordFormat::initTestCase()
{
    // A zone that lacks an hour in spring and has one twice in autumn.
    qputenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
}

void TestRecordFormat::typedInstants_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("value");

    QTest::newRow("without zone: UTC") << "2026-11-20 14:30"
                                       << "2026-11-20T14:30:00.000Z";
    QTest::newRow("with T") << "2026-11-20T14:30:05.25"
                            << "2026-11-20T14:30:05.250Z";
    QTest::newRow("with Z") << "2026-11-20 14:30Z"
                            << "2026-11-20T14:30:00.000Z";
    QTest::newRow("with offset") << "2026-11-20T14:30:00+02:00"
                                 << "2026-11-20T12:30:00.000Z";
    QTest::newRow("a day") << "2026-11-20"
                           << "2026-11-20T00:00:00.000Z";
    QTest::newRow("in the hour that this computer lacks") << "2026-03-29 02:30"
                                                          << "2026-03-29T02:30:00.000Z";
    QTest::newRow("in the hour that this computer has twice") << "2026-10-25 02:30"
                                                              << "2026-10-25T02:30:00.000Z";
}

void TestRecordFormat::typedInstants()
{
    QFETCH(QString, typed);
    QFETCH(QString, value);
    const auto parsed = recordformat::parse(fieldOf("datetime"), typed);
    QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error()));
    QCOMPARE(parsed->toString(), value);
}

void TestRecordFormat::noInstants_data()
{
    QTest::addColumn<QString>("typed");

    QTest::newRow("words") << "tomorrow";
    QTest::newRow("no such day") << "2026-02-30 10:00";
    QTest::newRow("no such day alone") << "2026-02-30";
    QTest::newRow("no such hour") << "2026-11-20 25:00";
    QTest::newRow("two zones") << "2026-11-20T14:30+01:00Z";
    QTest::newRow("zone twice") << "2026-11-20T14:30ZZ";
}

void TestRecordFormat::noInstants()
{
    QFETCH(QString, typed);
    const auto parsed = recordformat::parse(fieldOf("datetime"), typed);
    QVERIFY2(!parsed, qPrintable(parsed ? parsed->toString() : QString()));
}

QTEST_GUILESS_MAIN(TestRecordFormat)
#include "tst_recordformat.moc"
