// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/passwordhasher.h"
#include "auth/passwordpolicy.h"
#include "core/crypto.h"

#include <QTest>

using namespace basalt;
using Verdict = auth::PasswordHasher::Verdict;

namespace {
/** Cheap parameters: the tests are about behaviour, not cost. */
constexpr auth::HashParameters kCheap{1, 64 * 1024};
} // namespace

class TestPasswords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(core::initialiseCrypto()); }

    void hashVerifies()
    {
        const auth::PasswordHasher hasher(kCheap);
        const auto hash = hasher.hash("a long enough secret");
        QVERIFY(hash);
        QVERIFY(hash->startsWith("$argon2id$v=19$m=64,t=1,p=1$"));
        QVERIFY(hasher.verify(*hash, "a long enough secret") == Verdict::Right);
        QVERIFY(hasher.verify(*hash, "a long enough secreT") == Verdict::Wrong);
        QVERIFY(hasher.verify(*hash, "") == Verdict::Wrong);
        QVERIFY(*hash != *hasher.hash("a long enough secret"));
    }

    void otherParametersAreStale()
    {
        const auth::PasswordHasher old(kCheap);
        const auth::PasswordHasher current({2, 64 * 1024});
        const auto hash = old.hash("a long enough secret");
        QVERIFY(current.verify(*hash, "a long enough secret") == Verdict::RightButStale);
        QVERIFY(current.verify(*hash, "something else entirely") == Verdict::Wrong);
    }

    void everyVerificationIsOneRun_data()
    {
        QTest::addColumn<QByteArray>("hash");
        const auth::PasswordHasher hasher(kCheap);
        QTest::newRow("known user") << *hasher.hash("a long enough secret");
        QTest::newRow("no such user") << QByteArray();
        QTest::newRow("damaged") << QByteArray("$argon2id$v=19$m=64,t=1,p=1$broken");
        QTest::newRow("other scheme") << QByteArray("$2b$12$abcdefghijklmnopqrstuv");
        QTest::newRow("huge") << QByteArray(5000, 'a');
    }
    void everyVerificationIsOneRun()
    {
        QFETCH(QByteArray, hash);
        const auth::PasswordHasher hasher(kCheap);
        QVERIFY(hasher.verify(hash, "not this one, surely") == Verdict::Wrong);
        QCOMPARE(hasher.runs(), 1u);
    }

    void decoyCostsWhatAHashCosts()
    {
        // The decoy must be a hash that libsodium works on, not one that it refuses at a glance.
        const auth::PasswordHasher hasher;
        const auto hash = hasher.hash("a long enough secret");
        // Processor time of this thread, so that whatever else runs does not count.
        const auto cpuNs = [] {
            timespec now{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
            return now.tv_sec * 1'000'000'000 + now.tv_nsec;
        };
        const auto cost = [&](const QByteArray &stored) {
            const auto start = cpuNs();
            (void)hasher.verify(stored, "wrong password here");
            return cpuNs() - start;
        };
        const auto known = cost(*hash);
        const auto unknown = cost({});
        QVERIFY2(unknown > known / 4, qPrintable(QStringLiteral("%1 against %2 ns").arg(unknown).arg(known)));
    }

    void lengthIsCountedInCharacters()
    {
        const auto codes = [](const QString &password) {
            QStringList found;
            for (const FieldError &error : auth::checkPassword(password, {}, {}, "password"))
                found += error.code;
            return found;
        };
        QCOMPARE(codes("short"), QStringList{"password_too_short"});
        QCOMPARE(codes("elevenchars"), QStringList{"password_too_short"});
        QCOMPARE(codes("zwölf Zeiche"), QStringList{});
        // Eleven characters beyond the basic plane are 22 UTF-16 units and 44 bytes, and still eleven.
        const QString emoji = QString::fromUcs4(U"\U0001F600\U0001F601\U0001F602\U0001F603\U0001F604\U0001F605"
                                                U"\U0001F606\U0001F607\U0001F608\U0001F609\U0001F610");
        QCOMPARE(codes(emoji), QStringList{"password_too_short"});
        QCOMPARE(codes(emoji + "x"), QStringList{});
        QString longest;
        for (int i = 0; longest.size() < 128; ++i)
            longest += QString::number(i * i) + "-";
        longest.truncate(128);
        QCOMPARE(codes(longest), QStringList{});
        QCOMPARE(codes(longest + "x"), QStringList{"password_too_long"});
        // A decomposed letter counts once.
        QCOMPARE(codes(QString("elevenchar") + QString("u\u0308")), QStringList{"password_too_short"});
    }

    void compositionIsASetting()
    {
        auth::PasswordRules rules;
        rules.requireFourClasses = true;
        QSet<QString> codes;
        for (const FieldError &error : auth::checkPassword(QString(12, u' '), {}, rules, "new_password")) {
            QCOMPARE(error.field, "new_password");
            codes.insert(error.code);
        }
        QCOMPARE(codes, (QSet<QString>{"password_no_uppercase", "password_no_lowercase", "password_no_digit"}));
        QVERIFY(auth::checkPassword("Violin-7-harbour", {}, rules, "p").isEmpty());
        QCOMPARE(auth::checkPassword("Violin7harbour", {}, rules, "p").value(0).code, "password_no_special");
        QVERIFY(auth::checkPassword("violin harbour", {}, {}, "p").isEmpty());
    }

    void commonOnesAreRefused_data()
    {
        QTest::addColumn<QString>("password");
        for (const char *password :
             {"password1234",     "Password123!",  "P@ssw0rd1234",    "passwordpassword", "123456789012", "1234567890123456",
              "qwertyuiop123",    "1q2w3e4r5t6y",  "1qaz2wsx3edc",    "abcdefghijkl",     "aaaaaaaaaaaa", "abababababab",
              "Welcome2024!",     "welcome123456", "Summer2025!!",    "letmein12345",     "iloveyou1234", "administrator",
              "Administrator1",   "qwerty123456",  "QWERTY-123456",   "987654321098",     "zxcvbnm12345", "changeme1234",
              "adminadmin12",     "we1come12345",  "!!!password!!!",  "superman2000",     "monkeymonkey", "asdfghjkl123",
              "1111222233334444", "passwords1234", "secretpassword1", "000000000000",     "112233445566"})
            QTest::newRow(password) << QString(password);
    }
    void commonOnesAreRefused()
    {
        QFETCH(QString, password);
        const auto errors = auth::checkPassword(password, {}, {}, "password");
        QCOMPARE(errors.size(), 1);
        QCOMPARE(errors[0].code, "password_too_common");
    }

    void othersAreAccepted_data()
    {
        QTest::addColumn<QString>("password");
        for (const char *password :
             {"correct horse battery staple", "violin harbour", "SecurePass123!", "tr0ub4dor-and-three", "k8Hq2vLx0pRw",
              "my cat eats blue socks", "Xq7$kPz2!mNw", "a summer night in 1987 it was", "Zw\xc3\xb6lf Boxk\xc3\xa4mpfer",
              "\xd0\xbf\xd1\x80\xd0\xb8\xd0\xb2\xd0\xb5\xd1\x82 \xd0\xba\xd0\xbe\xd1\x82\xd0\xb8\xd0\xba\xd0\xb8"})
            QTest::newRow(password) << QString::fromUtf8(password);
    }
    void othersAreAccepted()
    {
        QFETCH(QString, password);
        const auto errors = auth::checkPassword(password, {}, {}, "password");
        QVERIFY2(errors.isEmpty(), errors.isEmpty() ? "" : qPrintable(errors[0].code));
    }

    void ownNamesAreRefused()
    {
        const auth::PasswordContext context{"marie.curie@example.test", "Radium Institute", "radium"};
        const auto code = [&context](const QString &password) {
            return auth::checkPassword(password, context, {}, "password").value(0).code;
        };
        QCOMPARE(code("xx-Marie.Curie-77"), "password_contains_identity");
        QCOMPARE(code("the radium cellar"), "password_contains_identity");
        QCOMPARE(code("polonium cellars"), "");
        // Parts too short to mean anything.
        QCOMPARE(auth::checkPassword("bobsleigh on ice", {"bob@example.test", "ice", "ice"}, {}, "p").size(), 0);
    }

    void spellingsGiveTheSameBytes() { QCOMPARE(auth::passwordBytes("Zw\u00f6lf"), auth::passwordBytes("Zwo\u0308lf")); }
};

QTEST_GUILESS_MAIN(TestPasswords)
#include "tst_passwords.moc"
