// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailworld.h"

#include <QFile>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** Mails on their way, against a real mail server that is away, hesitates, refuses or insists on TLS. */
class TestMailDeliveryApi : public QObject
{
    Q_OBJECT

private:
    static QJsonObject settingsFor(const MailServer &server, const QString &security)
    {
        return {{"host", "localhost"},
                {"port", server.port()},
                {"security", security},
                {"from_email", "basalt@example.test"},
                {"timeout_seconds", 5}};
    }

    static QString testMail(MailWorld &world, QString *reason = nullptr)
    {
        const HttpAnswer answer = world.send("root", "POST", "/admin/email/templates/password_reset.en/test",
                                             {{"recipient_email", "ada@example.test"}});
        if (reason)
            *reason = answer.at("error_message").toString();
        return answer.at("status").toString();
    }

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }

    /** Nothing is lost while the server is away, and nothing comes twice when it is back. */
    void downThenUpDeliversExactlyOnce()
    {
        MailServer server;
        MailWorld world;
        world.useMailServer(server);
        server.stop();
        const QByteArray id = world.addUser("uma");
        QCOMPARE(world.send("root", "PUT", "/users/" + id + "/password", {{"send_reset_link", true}}).status, 200);
        QVERIFY(
            QTest::qWaitFor([&] { return !world.logOf("uma@example.test")["error_message"].toString().isEmpty(); }, 10'000));
        QCOMPARE(world.logOf("uma@example.test")["status"].toString(), "pending");
        server.start();
        QVERIFY(world.becomes("uma@example.test", "sent"));
        QVERIFY(server.waitFor(1));
        const ReceivedMail mail = server.mailsTo("uma@example.test").first();
        QVERIFY(!mail.token().isEmpty());
        QTest::qWait(2500);
        QCOMPARE(server.mails().size(), 1);
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM jobs WHERE kind = 'mail.send' AND state = 'done'"), "1");
        // The link works, and the log does not tell it.
        QCOMPARE(world
                     .send("nobody", "POST", "/auth/reset-password",
                           {{"token", QString::fromLatin1(mail.token())}, {"new_password", "marble tide lantern"}})
                     .status,
                 200);
        const HttpAnswer logs = world.send("root", "GET", "/admin/email/logs");
        QVERIFY(!logs.body.contains(mail.token()));
        QVERIFY(logs.body.contains(R"("token":"***")"));
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM mail_messages WHERE sealed IS NOT NULL"), "0");
    }

    /** What waits survives the end of the server. */
    void aRestartForgetsNothing()
    {
        MailServer server;
        MailWorld world;
        world.useMailServer(server);
        server.stop();
        const QByteArray id = world.addUser("uma");
        QCOMPARE(world.send("root", "PUT", "/users/" + id + "/password", {{"send_reset_link", true}}).status, 200);
        QVERIFY(
            QTest::qWaitFor([&] { return !world.logOf("uma@example.test")["error_message"].toString().isEmpty(); }, 10'000));
        world.root.server.restart();
        server.start();
        QVERIFY(server.waitFor(1));
        QTest::qWait(1500);
        QCOMPARE(server.mailsTo("uma@example.test").size(), 1);
    }

    void whatIsPutOffIsTriedAgain()
    {
        MailServer server;
        MailWorld world;
        world.useMailServer(server);
        const QByteArray id = world.addUser("later-2");
        QCOMPARE(world.send("root", "PUT", "/users/" + id + "/password", {{"send_reset_link", true}}).status, 200);
        QVERIFY(QTest::qWaitFor(
            [&] { return world.logOf("later-2@example.test")["error_message"].toString().contains("451 4.3.0 not now"); },
            10'000));
        QVERIFY(world.becomes("later-2@example.test", "sent"));
        QVERIFY(server.waitFor(1));
        QCOMPARE(server.mails().size(), 1);
        QCOMPARE(world.scalar("SELECT attempts FROM jobs WHERE kind = 'mail.send'"), "3");
        QVERIFY(world.logOf("later-2@example.test")["error_message"].isNull());
    }

    void whatIsRefusedFailsAtOnceWithTheReason()
    {
        MailServer server;
        MailWorld world;
        world.useMailServer(server);
        const QByteArray id = world.addUser("refused");
        QCOMPARE(world.send("root", "PUT", "/users/" + id + "/password", {{"send_reset_link", true}}).status, 200);
        QVERIFY(world.becomes("refused@example.test", "failed"));
        QVERIFY(world.logOf("refused@example.test")["error_message"].toString().contains(
            "550 5.1.1 there is nobody of that name here"));
        QCOMPARE(world.scalar("SELECT attempts FROM jobs WHERE kind = 'mail.send'"), "1");
        QCOMPARE(world.scalar("SELECT state FROM jobs WHERE kind = 'mail.send'"), "failed");
        QCOMPARE(server.mails().size(), 0);
    }

    /** A link that has expired on the way is of no use to anybody. */
    void whatComesTooLateIsNotSent()
    {
        MailServer server;
        MailWorld world;
        world.useMailServer(server);
        server.stop();
        const QByteArray id = world.addUser("uma");
        QCOMPARE(world.send("root", "PUT", "/users/" + id + "/password", {{"send_reset_link", true}}).status, 200);
        world.execute("UPDATE mail_messages SET not_after = '2020-01-01T00:00:00.000Z'");
        QVERIFY(world.becomes("uma@example.test", "failed"));
        server.start();
        QVERIFY(world.logOf("uma@example.test")["error_message"].toString().contains("expired"));
        QTest::qWait(1500);
        QCOMPARE(server.mails().size(), 0);
    }

    void startTls()
    {
        MailServer server(MailServer::Tls::StartTls, "basalt:copper lantern");
        MailWorld world;
        QJsonObject settings = settingsFor(server, "starttls");
        settings.insert("username", "basalt");
        settings.insert("password", "copper lantern");
        settings.insert("ca_certificate", QString::fromUtf8(server.certificate()));
        QCOMPARE(world.send("root", "PUT", "/admin/email/settings", settings).status, 200);
        QString reason;
        QVERIFY2(testMail(world, &reason) == "sent", qPrintable(reason));
        QVERIFY(server.waitFor(1));
        QVERIFY(server.mails().first().tls);
        QCOMPARE(server.mails().first().user, "basalt");

        // A certificate that nobody vouches for ends it, unless that is wanted.
        settings.remove("ca_certificate");
        QCOMPARE(world.send("root", "PUT", "/admin/email/settings", settings).status, 200);
        QCOMPARE(testMail(world, &reason), "failed");
        QVERIFY2(reason.contains("certificate", Qt::CaseInsensitive), qPrintable(reason));
        settings.insert("verify_certificate", false);
        QCOMPARE(world.send("root", "PUT", "/admin/email/settings", settings).status, 200);
        QVERIFY2(testMail(world, &reason) == "sent", qPrintable(reason));

        // A wrong password is told without it.
        settings.insert("password", "tin bucket");
        QCOMPARE(world.send("root", "PUT", "/admin/email/settings", settings).status, 200);
        QCOMPARE(testMail(world, &reason), "failed");
        QVERIFY2(reason.contains("535"), qPrintable(reason));
        QVERIFY(!reason.contains("tin bucket"));
        QCOMPARE(server.mails().size(), 2);
    }

    /** Whoever takes STARTTLS out of what the server offers gets no mail to read. */
    void startTlsIsNotGivenUp()
    {
        MailServer server;
        MailWorld world;
        QCOMPARE(world.send("root", "PUT", "/admin/email/settings", settingsFor(server, "starttls")).status, 200);
        QCOMPARE(testMail(world), "failed");
        QCOMPARE(server.mails().size(), 0);
    }

    void tlsFromTheStart()
    {
        MailServer server(MailServer::Tls::FromTheStart);
        MailWorld world;
        QJsonObject settings = settingsFor(server, "tls");
        settings.insert("ca_certificate", QString::fromUtf8(server.certificate()));
        QCOMPARE(world.send("root", "PUT", "/admin/email/settings", settings).status, 200);
        QString reason;
        QVERIFY2(testMail(world, &reason) == "sent", qPrintable(reason));
        QVERIFY(server.waitFor(1));
        QVERIFY(server.mails().first().tls);
    }

    /** Whoever loses the secret hears what to do, instead of mails that go nowhere. */
    void aLostSecretIsTold()
    {
        MailServer server;
        MailWorld world;
        QJsonObject settings = settingsFor(server, "none");
        settings.insert("username", "basalt");
        settings.insert("password", "copper lantern");
        QCOMPARE(world.send("root", "PUT", "/admin/email/settings", settings).status, 200);
        QFile secrets(world.root.server.dataFolder() + "/secrets");
        QVERIFY(secrets.open(QIODevice::ReadWrite));
        QByteArray kept;
        while (!secrets.atEnd()) {
            const QByteArray line = secrets.readLine();
            if (!line.startsWith("encryption_secret"))
                kept += line;
        }
        QVERIFY(kept.contains("token_secret"));
        QVERIFY(secrets.resize(0) && secrets.seek(0) && secrets.write(kept) == kept.size());
        secrets.close();
        world.root.server.restart();
        const HttpAnswer answer = world.root.server.client()->post("/api/v1/admin/email/templates/password_reset.en/test",
                                                                   {{"recipient_email", "ada@example.test"}},
                                                                   {{"Authorization", "Bearer " + world.tokenOf("root")}});
        QCOMPARE(answer.status, 503);
        QVERIFY2(answer.body.contains("encryption_secret has changed"), answer.body);
    }

    void languagesAndStoredTemplates()
    {
        MailServer server;
        MailWorld world;
        world.useMailServer(server);
        QCOMPARE(world
                     .send("root", "PUT", "/admin/email/templates/password_reset.de",
                           {{"subject", "Neu"}, {"text_body", "Hier: {{reset_url}} für {{account_name}}"}, {"html_body", ""}})
                     .status,
                 200);
        (void)world.addUser("uma");
        QCOMPARE(world
                     .send("nobody", "POST", "/auth/forgot-password", {{"account", "acme"}, {"email", "uma@example.test"}},
                           {{"Accept-Language", "fr, de-AT;q=0.8, en;q=0.5"}})
                     .status,
                 200);
        QVERIFY(server.waitFor(1));
        const ReceivedMail mail = server.mails().first();
        QCOMPARE(mail.header("Subject"), "Neu");
        QVERIFY(mail.header("Content-Type").startsWith("text/plain"));
        QVERIFY(mail.text().contains("für acme Ltd"));
        QVERIFY(mail.text().contains("http://127.0.0.1:"));
        QVERIFY(!mail.token().isEmpty());
    }

    /** Links lead where the settings say, never to a name that a request brought. */
    void linksLeadToTheSetAddress()
    {
        MailServer server;
        MailWorld world{{"allowed_hosts", "*"}};
        world.useMailServer(server);
        (void)world.addUser("uma");
        QCOMPARE(world
                     .send("nobody", "POST", "/auth/forgot-password", {{"account", "acme"}, {"email", "uma@example.test"}},
                           {{"X-Forwarded-Host", "evil.example.org"}})
                     .status,
                 200);
        QVERIFY(server.waitFor(1));
        QVERIFY(!server.mails().first().text().contains("evil"));
        QVERIFY(server.mails().first().text().contains(world.root.server.url().toString().toUtf8()));
    }
};

QTEST_GUILESS_MAIN(TestMailDeliveryApi)
#include "tst_maildeliveryapi.moc"
