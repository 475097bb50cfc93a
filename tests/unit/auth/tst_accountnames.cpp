// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/accountnames.h"
#include "auth/emailaddress.h"

#include <QTest>

using namespace basalt::auth;

class TestAccountNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codesGoUpward_data()
    {
        QTest::addColumn<QByteArray>("last");
        QTest::addColumn<QByteArray>("next");
        QTest::newRow("first") << QByteArray("AA0000") << QByteArray("AA0001");
        QTest::newRow("carry") << QByteArray("AA0099") << QByteArray("AA0100");
        QTest::newRow("next letters") << QByteArray("AA9999") << QByteArray("AB0001");
        QTest::newRow("both letters") << QByteArray("AZ9999") << QByteArray("BA0001");
        QTest::newRow("SY is left out") << QByteArray("SX9999") << QByteArray("SZ0001");
        QTest::newRow("end") << QByteArray("ZZ9999") << QByteArray();
    }
    void codesGoUpward()
    {
        QFETCH(QByteArray, last);
        QFETCH(QByteArray, next);
        const auto code = nextAccountCode(last);
        QCOMPARE(code.value_or(QByteArray()), next);
        QCOMPARE(code.has_value(), !next.isNull());
        if (code) {
            QVERIFY(isAccountCode(*code));
            QVERIFY(*code > last);
        }
    }

    void selectors_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("slug") << QByteArray(" My-Lab ") << int(AccountSelector::Kind::Slug) << QByteArray("my-lab");
        QTest::newRow("code") << QByteArray("ab0012") << int(AccountSelector::Kind::Code) << QByteArray("AB0012");
        QTest::newRow("system") << QByteArray("SY0000") << int(AccountSelector::Kind::Code) << QByteArray("SY0000");
        QTest::newRow("id") << QByteArray("0193F2A0-0000-7000-8000-00000000000A") << int(AccountSelector::Kind::Id)
                            << QByteArray("0193f2a0-0000-7000-8000-00000000000a");
        QTest::newRow("empty") << QByteArray() << int(AccountSelector::Kind::Slug) << QByteArray("");
    }
    void selectors()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, kind);
        QFETCH(QByteArray, value);
        const auto selector = AccountSelector::parse(text);
        QCOMPARE(int(selector.kind), kind);
        QCOMPARE(selector.value, value);
    }

    void slugs()
    {
        QVERIFY(isSlug("abc"));
        QVERIFY(isSlug("9-lives"));
        QVERIFY(!isRegistrationSlug("9-lives"));
        QVERIFY(!isSlug("ab"));
        QVERIFY(!isSlug("Abc"));
        QVERIFY(!isSlug("a_b_c"));
        QVERIFY(!isSlug(QByteArray(33, 'a')));
        QVERIFY(isSlug(QByteArray(32, 'a')));
        // Else a slug and a code could name two accounts.
        QVERIFY(!isSlug("ab0001"));
    }

    void slugsFromNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("slug");
        QTest::newRow("plain") << "Acme Corp" << QByteArray("acme-corp");
        QTest::newRow("accents") << QString::fromUtf8("Caf\xc3\xa9 M\xc3\xbcller & S\xc3\xb6hne")
                                 << QByteArray("cafe-muller-sohne");
        QTest::newRow("nothing left") << QString::fromUtf8("\xe6\x97\xa5\xe6\x9c\xac") << QByteArray("account");
        QTest::newRow("short") << "AB" << QByteArray("account-ab");
        QTest::newRow("digit first") << "3M" << QByteArray("account-3m");
        QTest::newRow("like a code") << "AB 0001" << QByteArray("ab-0001");
        QTest::newRow("exactly a code") << "AB0001" << QByteArray("account-ab0001");
        QTest::newRow("long") << QString(40, u'x') << QByteArray(32, 'x');
        QTest::newRow("cut at a hyphen") << QString(31, u'x') + " y" << QByteArray(31, 'x');
        QTest::newRow("edges") << "  --Lab--  " << QByteArray("lab");
    }
    void slugsFromNames()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, slug);
        QCOMPARE(slugFromName(name), slug);
        QVERIFY(isRegistrationSlug(slugFromName(name)));
    }

    void numberedSlugs()
    {
        QCOMPARE(numberedSlug("lab", 2), "lab-2");
        QCOMPARE(numberedSlug(QByteArray(32, 'a'), 12), QByteArray(29, 'a') + "-12");
    }

    void emails_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("folded");
        const auto good = [](const char *text, const char *folded) {
            QTest::newRow(text) << QString::fromUtf8(text) << QByteArray(folded);
        };
        good("a@example.test", "a@example.test");
        good("  Ada.Lovelace+x@EXAMPLE.Test ", "ada.lovelace+x@example.test");
        good("root@localhost", "root@localhost");
        good("o'brien@sub.example.com", "o'brien@sub.example.com");
        good("m\xc3\xbcller@b\xc3\xbc"
             "cher.example",
             "m\xc3\xbcller@xn--bcher-kva.example");
        for (const char *bad :
             {"", "a", "a@", "@example.test", "a@b@c.test", "a b@example.test", "a@example", ".a@example.test",
              "a.@example.test", "a..b@example.test", "a@-example.test", "a@example..test", "a@example.test.",
              "a@exa mple.test", "a\n@example.test", "\"a\"@example.test", "a@[127.0.0.1]", "<a@example.test>"})
            QTest::newRow(bad) << QString(bad) << QByteArray();
        QTest::newRow("long local part") << QString(65, u'a') + "@example.test" << QByteArray();
        QTest::newRow("long") << "a@" + QString("abcdefgh.").repeated(40) + "test" << QByteArray();
    }
    void emails()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, folded);
        const auto address = EmailAddress::parse(text);
        QCOMPARE(address.has_value(), !folded.isEmpty());
        if (address) {
            QCOMPARE(address->folded, folded);
            QCOMPARE(address->text, text.trimmed().toUtf8());
        }
    }
};

QTEST_GUILESS_MAIN(TestAccountNames)
#include "tst_accountnames.moc"
