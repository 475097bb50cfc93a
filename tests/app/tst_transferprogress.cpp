// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "progressmeter.h"
#include "rowcounter.h"

#include <QLocale>
#include <QTest>

using namespace basalt::app;

/** How far a transfer is, in figures and words. */
class TestTransferProgress final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void texts_data();
    void texts();
    void durations_data();
    void durations();
    void byItsShare();
    void rows_data();
    void rows();
};

void TestTransferProgress::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestTransferProgress::texts_data()
{
    QTest::addColumn<bool>("bytes");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<qint64>("done");
    QTest::addColumn<qint64>("elapsedMs");
    QTest::addColumn<QString>("text");

    QTest::newRow("rows") << false << qint64(50'000) << qint64(10'000) << qint64(2'000)
                          << QString("10,000 of 50,000 rows · 5,000/s · 8 s left");
    QTest::newRow("nobody knows how many") << false << qint64(0) << qint64(10'000) << qint64(2'000)
                                           << QString("10,000 rows · 5,000/s");
    QTest::newRow("too early for a rate") << false << qint64(50'000) << qint64(100) << qint64(20)
                                          << QString("100 of 50,000 rows");
    QTest::newRow("nothing yet") << false << qint64(50'000) << qint64(0) << qint64(9'000) << QString("0 of 50,000 rows");
    QTest::newRow("all") << false << qint64(500) << qint64(500) << qint64(1'000) << QString("500 of 500 rows · 500/s");
    QTest::newRow("more than there were") << false << qint64(500) << qint64(600) << qint64(1'000)
                                          << QString("600 of 500 rows · 600/s");
    QTest::newRow("bytes") << true << qint64(4 * 1024 * 1024) << qint64(1024 * 1024) << qint64(1'000)
                           << QString("1.0 MB of 4.0 MB · 1.0 MB/s · 3 s left");
}

void TestTransferProgress::texts()
{
    QFETCH(bool, bytes);
    QFETCH(qint64, total);
    QFETCH(qint64, done);
    QFETCH(qint64, elapsedMs);
    ProgressMeter meter(bytes ? ProgressMeter::Unit::Bytes : ProgressMeter::Unit::Rows, total);
    meter.update(done, elapsedMs);
    QTEST(meter.text(), "text");
    QVERIFY(meter.fraction() <= 1);
}

void TestTransferProgress::durations_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");

    QTest::newRow("seconds") << qint64(119) << "119 s";
    QTest::newRow("minutes") << qint64(150) << "3 min";
    QTest::newRow("hours") << qint64(3 * 3600) << "3 h";
}

void TestTransferProgress::durations()
{
    QFETCH(qint64, seconds);
    QTEST(ProgressMeter::durationText(seconds), "text");
}

/** An import counts rows, but only the bytes tell how many there are. */
void TestTransferProgress::byItsShare()
{
    ProgressMeter meter(ProgressMeter::Unit::Rows, 0);
    QCOMPARE(meter.fraction(), -1.0);
    meter.setShare(0.25);
    meter.update(1'000, 2'000);
    QCOMPARE(meter.fraction(), 0.25);
    QCOMPARE(meter.secondsLeft(), 6);
    QCOMPARE(meter.text(), QString("1,000 rows · 500/s · 6 s left"));
}

void TestTransferProgress::rows_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<bool>("header");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<qint64>("count");

    const QString utf8("utf-8");
    QTest::newRow("CSV") << "csv" << utf8 << true << QByteArray("a,b\r\n1,2\r\n3,4\r\n") << qint64(2);
    QTest::newRow("CSV without header") << "csv" << utf8 << false << QByteArray("1,2\r\n3,4\r\n") << qint64(2);
    QTest::newRow("line ends in values") << "csv" << utf8 << true << QByteArray("a\r\n\"x\r\n\"\"y\"\"\r\n\"\r\nz\r\n")
                                         << qint64(2);
    QTest::newRow("an empty CSV") << "csv" << utf8 << true << QByteArray("a,b\r\n") << qint64(0);
    // U+010A has the byte of a line end, and is none.
    QTest::newRow("UTF-16 LE") << "csv"
                               << "utf-16le" << true
                               << QByteArray("\xFF\xFE"
                                             "a\0\r\0\n\0\x0A\x01\r\0\n\0",
                                             14)
                               << qint64(1);
    QTest::newRow("UTF-16 BE") << "csv"
                               << "utf-16be" << true << QByteArray("\xFE\xFF\0a\0\r\0\n\x01\x0A\0\r\0\n", 14) << qint64(1);
    QTest::newRow("NDJSON") << "ndjson" << QString() << true << QByteArray("{\"a\":\"x\"}\n{\"a\":\"\\n\"}\n") << qint64(2);
    QTest::newRow("JSON") << "json" << QString() << true << QByteArray("[\n{\"a\":{}},\n{\"a\":[{}]}\n]\n") << qint64(2);
    QTest::newRow("empty JSON") << "json" << QString() << true << QByteArray("[\n]\n") << qint64(0);
}

/** In one piece, and cut anywhere. */
void TestTransferProgress::rows()
{
    QFETCH(QString, format);
    QFETCH(QString, encoding);
    QFETCH(bool, header);
    QFETCH(QByteArray, file);
    for (qsizetype cut = 0; cut <= file.size(); ++cut) {
        RowCounter counter(format, encoding, header);
        counter.take(file.first(cut));
        counter.take(file.sliced(cut));
        QTEST(counter.rows(), "count");
    }
}

QTEST_GUILESS_MAIN(TestTransferProgress)
#include "tst_transferprogress.moc"
