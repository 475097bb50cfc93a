// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/mfakeys.h"
#include "core/crypto.h"

#include <QSet>
#include <QTest>

#include <cstdlib>

using namespace basalt;
using namespace basalt::auth;

/** Codes of second factors, and how their secrets are kept. */
class TestMfaKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(core::initialiseCrypto()); }
    void codes_data();
    void codes();
    void oneStepEachWay();
    void neverTwice();
    void base32Text();
    void uri();
    void sealing();
    void recoveryCodes();
};

void TestMfaKeys::codes_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QByteArray>("code");
    // RFC 6238, appendix B: the last six of its eight digits.
    QTest::newRow("1970") << qint64(59) << QByteArray("287082");
    QTest::newRow("2005") << qint64(1111111109) << QByteArray("081804");
    QTest::newRow("2005, the next step") << qint64(1111111111) << QByteArray("050471");
    QTest::newRow("2009") << qint64(1234567890) << QByteArray("005924");
    QTest::newRow("2033") << qint64(2000000000) << QByteArray("279037");
    QTest::newRow("2603") << qint64(20000000000) << QByteArray("353130");
}

void TestMfaKeys::codes()
{
    QFETCH(qint64, seconds);
    QFETCH(QByteArray, code);
    const auto made = totpCode("12345678901234567890", seconds / kTotpStepSeconds);
    QVERIFY(made);
    QCOMPARE(*made, code);
}

void TestMfaKeys::oneStepEachWay()
{
    const QByteArray secret = newTotpSecret();
    const qint64 step = 50'000'000;
    const qint64 nowMs = step * kTotpStepSeconds * 1000 + 1;
    for (qint64 offset = -3; offset <= 3; ++offset) {
        const auto match = matchTotp(secret, *totpCode(secret, step + offset), nowMs, 0);
        QVERIFY(match);
        if (std::abs(offset) <= 1)
            QCOMPARE(match->value_or(0), step + offset);
        else
            QVERIFY(!match->has_value());
    }
}

void TestMfaKeys::neverTwice()
{
    const QByteArray secret = newTotpSecret();
    const qint64 step = 50'000'000;
    const qint64 nowMs = step * kTotpStepSeconds * 1000;
    const QByteArray code = *totpCode(secret, step);
    QVERIFY(matchTotp(secret, code, nowMs, step - 1)->has_value());
    QVERIFY(!matchTotp(secret, code, nowMs, step)->has_value());
    // Nor one from before the last that was accepted.
    QVERIFY(!matchTotp(secret, *totpCode(secret, step - 1), nowMs, step)->has_value());
    QVERIFY(!matchTotp(secret, "", nowMs, 0)->has_value());
}

void TestMfaKeys::base32Text()
{
    // RFC 4648, section 10, without padding.
    QCOMPARE(base32("f"), QByteArray("MY"));
    QCOMPARE(base32("foob"), QByteArray("MZXW6YQ"));
    QCOMPARE(base32("foobar"), QByteArray("MZXW6YTBOI"));
}

void TestMfaKeys::uri()
{
    QCOMPARE(otpauthUri(QStringLiteral("A & B"), "ann@example.test", "foobar"),
             QByteArray("otpauth://totp/A%20%26%20B:ann%40example.test?secret=MZXW6YTBOI&issuer=A%20%26%20B&algorithm=SHA1"
                        "&digits=6&period=30"));
}

void TestMfaKeys::sealing()
{
    const MfaKeys keys("one secret of the installation");
    const MfaKeys others("another secret of another one");
    const QByteArray secret = newTotpSecret();
    QCOMPARE(secret.size(), 20);
    const QByteArray sealed = keys.seal(secret);
    QVERIFY(!sealed.contains(secret));
    QCOMPARE(*keys.open(sealed), secret);
    QVERIFY(!others.open(sealed));
    QVERIFY(keys.hashOf("0123456789abcdef0123") != others.hashOf("0123456789abcdef0123"));
}

void TestMfaKeys::recoveryCodes()
{
    const QList<QByteArray> codes = newRecoveryCodes();
    QCOMPARE(codes.size(), 10);
    QCOMPARE(QSet<QByteArray>(codes.cbegin(), codes.cend()).size(), 10);
    QCOMPARE(codes.first().size(), 20);
    const MfaKeys keys("one secret of the installation");
    QCOMPARE(keys.hashOf("01234567-89AB cdef-0123"), keys.hashOf("0123456789abcdef0123"));
    QVERIFY(keys.hashOf(codes.first()) != keys.hashOf(codes.last()));
}

QTEST_GUILESS_MAIN(TestMfaKeys)
#include "tst_mfakeys.moc"
