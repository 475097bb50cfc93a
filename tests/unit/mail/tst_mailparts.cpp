// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secretbox.h"
#include "mail/mailmessage.h"
#include "mail/mailsettings.h"
#include "mail/mailtemplates.h"

#include <QTest>

using namespace basalt;
using namespace basalt::mail;

namespace {

MailMessage message()
{
    MailMessage mail;
    mail.from = {"Basalt", "basalt@example.org"};
    mail.to = "ada@example.org";
    mail.subject = "Hello";
    mail.text = "One line.\n";
    mail.messageId = "1@example.org";
    mail.dateMs = 1'700'000'000'000;
    return mail;
}

/** What a reader makes of encoded words in base64. */
QString decodedWords(QByteArray text)
{
    QByteArray out;
    for (QByteArray word : text.split('\n')) {
        word = word.trimmed();
        if (!word.startsWith("=?utf-8?B?") || !word.endsWith("?="))
            return {};
        out += QByteArray::fromBase64(word.sliced(10).chopped(2));
    }
    return QString::fromUtf8(out);
}

} // namespace

class TestMailParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainText()
    {
        const auto encoded = encodeMessage(message());
        QVERIFY(encoded);
        QVERIFY(encoded->contains("From: \"Basalt\"\r\n <basalt@example.org>\r\n"));
        QVERIFY(encoded->contains("\r\nTo: ada@example.org\r\n"));
        QVERIFY(encoded->contains("\r\nDate: Tue, 14 Nov 2023 22:13:20 +0000\r\n"));
        QVERIFY(encoded->contains("\r\nMessage-ID: <1@example.org>\r\n"));
        QVERIFY(encoded->contains("Content-Type: text/plain; charset=utf-8\r\n"));
        QVERIFY(encoded->endsWith("\r\n\r\nOne line.\r\n\r\n"));
    }

    void htmlHasPlainTextBesideIt()
    {
        MailMessage mail = message();
        mail.html = "<p>Öl</p>";
        const auto encoded = encodeMessage(mail);
        QVERIFY(encoded && encoded->contains("Content-Type: multipart/alternative;"));
        QVERIFY(encoded->indexOf("text/plain") < encoded->indexOf("text/html"));
        QVERIFY(encoded->contains("<p>=C3=96l</p>"));
    }

    void linesStayShortAndAscii()
    {
        MailMessage mail = message();
        mail.subject = QString("Überaus lange Betreffzeilen mit Ümläuten ").repeated(8);
        mail.from.name = QString("Größe 🦆 ").repeated(10);
        mail.text = QString("ä").repeated(400) + '\n' + QString("x").repeated(2000) + " \n.\nFrom here\n";
        mail.html = QString("<p>=</p>").repeated(100);
        const auto encoded = encodeMessage(mail);
        QVERIFY(encoded);
        for (const QByteArray &line : QByteArray(*encoded).replace("\r\n", "\n").split('\n')) {
            QVERIFY2(line.size() <= 78, line);
            QVERIFY(!line.contains('\r'));
            for (const char c : line)
                QVERIFY2(c >= 0x20 && c < 0x7f, line);
        }
    }

    void encodedWordsReadBack()
    {
        for (const QString &text :
             {QString("Bestätigung"), QString("Ümläute überall, 🦆🦆🦆, und noch viel mehr davon ").repeated(5),
              QString("=?looks encoded?=")}) {
            const QByteArray encoded = encodeHeaderText(text, 9);
            QCOMPARE(decodedWords(encoded), text);
            for (const QByteArray &word : encoded.split('\n'))
                QVERIFY(word.trimmed().size() <= 75);
        }
        QCOMPARE(encodeHeaderText("Plain text", 9), "Plain text");
    }

    void blanksAtTheEndOfALineSurvive()
    {
        QCOMPARE(encodeQuotedPrintable("a \nb\t"), "a=20\r\nb=09");
        QCOMPARE(encodeQuotedPrintable("1=1"), "1=3D1");
    }

    /** Whoever chooses a name or an address must not add fields of his own. */
    void headersCannotBeInjected_data()
    {
        QTest::addColumn<QString>("evil");
        QTest::newRow("CRLF") << "x\r\nBcc: all@example.org";
        QTest::newRow("LF") << "x\nBcc: all@example.org";
        QTest::newRow("CR") << "x\rBcc: all@example.org";
        QTest::newRow("NUL") << QString("x") + QChar(0) + "y";
        QTest::newRow("line separator") << QString("x") + QChar(QChar::LineSeparator) + "Bcc: y";
    }

    void headersCannotBeInjected()
    {
        QFETCH(QString, evil);
        const std::function<void(MailMessage &)> places[]{
            [&](MailMessage &mail) { mail.subject = evil; },   [&](MailMessage &mail) { mail.to = evil; },
            [&](MailMessage &mail) { mail.from.name = evil; }, [&](MailMessage &mail) { mail.from.address = evil; },
            [&](MailMessage &mail) { mail.replyTo = evil; },   [&](MailMessage &mail) { mail.messageId = evil.toUtf8(); }};
        for (const auto &put : places) {
            MailMessage mail = message();
            put(mail);
            const auto encoded = encodeMessage(mail);
            QVERIFY(!encoded);
            QCOMPARE(encoded.error().code, Code::ValidationFailed);
        }
    }

    void namesAreQuoted()
    {
        MailMessage mail = message();
        mail.from.name = "A \"b\" \\ c";
        const auto encoded = encodeMessage(mail);
        QVERIFY(encoded && encoded->contains("From: \"A \\\"b\\\" \\\\ c\""));
    }

    void domainsAreAscii()
    {
        QCOMPARE(wireAddress("ada@bücher.example"), "ada@xn--bcher-kva.example");
        QCOMPARE(wireAddress("jürgen@example.org"), "jürgen@example.org");
    }

    void valuesAreEscapedWhereTheyMustBe()
    {
        const MailTexts texts{"{{app_name}}", "<b>{{ app_name }}</b>", "{{app_name}} {{email}}"};
        const MailTexts filled = fillIn(texts, {{"app_name", "<i>\nX & \"Y\"{{email}}"}});
        QCOMPARE(filled.subject, "<i> X & \"Y\"{{email}}");
        QCOMPARE(filled.html, "<b>&lt;i&gt;\nX &amp; &quot;Y&quot;{{email}}</b>");
        QCOMPARE(filled.text, "<i>\nX & \"Y\"{{email}} ");
    }

    void builtInTemplatesAreGood()
    {
        for (const MailType &type : mailTypes()) {
            for (const QByteArrayView locale : mailLocales()) {
                const MailTexts texts = builtInTexts(type.name, locale);
                QCOMPARE(checkTexts(type, texts).size(), 0);
                for (const QByteArrayView secret : type.secrets)
                    QVERIFY(std::ranges::find(type.variables, secret) != type.variables.end());
                const MailTexts filled = fillIn(texts, sampleVariables(type.name));
                for (const QString &text : {filled.subject, filled.html, filled.text})
                    QVERIFY(!text.isEmpty() && !text.contains("{{"));
            }
        }
    }

    void templatesThatCannotWorkAreRefused_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("code");
        QTest::newRow("unknown variable") << "x"
                                          << "{{passwort}}"
                                          << "unknown_variable";
        QTest::newRow("open braces") << "x"
                                     << "{{email"
                                     << "invalid_template";
        QTest::newRow("an expression") << "x"
                                       << "{{ email | upper }}"
                                       << "invalid_template";
        QTest::newRow("a statement") << "x"
                                     << "{% if email %}"
                                     << "invalid_template";
        QTest::newRow("no subject") << " "
                                    << "x"
                                    << "required";
        QTest::newRow("no body") << "x"
                                 << ""
                                 << "required";
        QTest::newRow("two lines of subject") << "x\ny"
                                              << "x"
                                              << "invalid_character";
    }

    void templatesThatCannotWorkAreRefused()
    {
        QFETCH(QString, subject);
        QFETCH(QString, body);
        QFETCH(QString, code);
        const auto errors = checkTexts(*mailType("password_reset"), {subject, {}, body});
        QCOMPARE(errors.size(), 1);
        QCOMPARE(errors.first().code, code);
    }

    void languages()
    {
        QCOMPARE(localeFrom("de-AT,de;q=0.9,en;q=0.8"), "de");
        QCOMPARE(localeFrom("fr, en-GB;q=0.5"), "en");
        QVERIFY(localeFrom("fr").isNull());
        QVERIFY(localeFrom("").isNull());
    }

    void aPasswordDoesNotTravelInTheClear()
    {
        MailSettings settings;
        settings.host = "mail.example.org";
        settings.fromEmail = "basalt@example.org";
        settings.username = "basalt";
        QVERIFY(checkSettings(settings).isEmpty());
        settings.security = MailSecurity::None;
        QCOMPARE(checkSettings(settings).size(), 1);
        settings.host = "127.0.0.1";
        QVERIFY(checkSettings(settings).isEmpty());
        settings.host = "a/b?c";
        QVERIFY(!checkSettings(settings).isEmpty());
    }

    void whatIsSealedOpensWithTheSameSecretOnly()
    {
        const core::SecretBox box("secret", "mail");
        const QByteArray sealed = box.seal("hush");
        QVERIFY(!sealed.contains("hush"));
        QVERIFY(sealed != box.seal("hush"));
        QCOMPARE(box.open(sealed).value(), "hush");
        QVERIFY(!core::SecretBox("other", "mail").open(sealed));
        QVERIFY(!core::SecretBox("secret", "other").open(sealed));
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QByteArray changed = sealed;
            changed[i] = char(changed.at(i) ^ 1);
            QVERIFY(!box.open(changed));
        }
        QVERIFY(!box.open("short"));
        QCOMPARE(box.open(box.seal("")).value(), "");
    }
};

QTEST_GUILESS_MAIN(TestMailParts)
#include "tst_mailparts.moc"
