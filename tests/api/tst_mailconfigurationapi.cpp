// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

#include <thread>

using namespace basalt;
using namespace basalt::test;

namespace {

const QByteArray kAll = "/admin/configuration";
const QByteArray kMail = kAll + "/email_providers.smtp";
const QString kBullets = QString::fromUtf8("••••••••");

/** The configuration of a server that takes mails in the clear. */
QJsonObject configFor(const MailServer &server)
{
    return {{"host", "127.0.0.1"},
            {"port", server.port()},
            {"use_tls", false},
            {"from_email", "basalt@example.test"},
            {"timeout_seconds", 5}};
}

/** One that nothing is sent by. */
QJsonObject farConfig()
{
    return {{"host", "mail.example.test"},
            {"username", "basalt"},
            {"password", "copper lantern"},
            {"from_email", "basalt@example.test"}};
}

QJsonObject bodyWith(const QJsonObject &config)
{
    return {
        {"category", "email_providers"}, {"provider_name", "smtp"}, {"display_name", "Mail of the house"}, {"config", config}};
}

/** `status`, or `status code field reason` of a refusal. */
QByteArray outcomeOf(const HttpAnswer &answer)
{
    if (answer.status == 200)
        return "200";
    return (QByteArray::number(answer.status) + ' ' + QByteArray::number(answer.at("code").toInt()) + ' '
            + text(answer.at("details.0.field")) + ' ' + text(answer.at("details.0.code")))
        .trimmed();
}

/** Something on a port of this machine that is no mail server: says one thing to the first who comes, or nothing. */
class Stranger
{
public:
    explicit Stranger(const QByteArray &words)
    {
        QSemaphore listens;
        m_thread.reset(QThread::create([this, words, &listens] {
            constexpr int kWaitMs = 20'000;
            QTcpServer server;
            server.listen(QHostAddress::LocalHost);
            m_port = server.serverPort();
            listens.release();
            if (!server.waitForNewConnection(kWaitMs))
                return;
            const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
            socket->write(words);
            socket->waitForBytesWritten(kWaitMs);
            socket->waitForDisconnected(kWaitMs);
        }));
        m_thread->start();
        listens.acquire();
    }
    ~Stranger() { m_thread->wait(); }
    Q_DISABLE_COPY_MOVE(Stranger)

    [[nodiscard]] int port() const { return m_port; }

private:
    std::unique_ptr<QThread> m_thread;
    int m_port = 0;
};

/** The answer's fields with what is wrong with them, `field reason`. */
QList<QByteArray> faultsOf(const HttpAnswer &answer)
{
    QList<QByteArray> faults;
    const QJsonArray details = answer.at("details").toArray();
    for (const QJsonValue &fault : details)
        faults.append(text(fault["field"]) + ' ' + text(fault["code"]));
    return faults;
}

} // namespace

/** The mail server as a configuration of `email_providers`: the settings of `/admin/email/settings` by other names. */
class TestMailConfigurationApi : public QObject
{
    Q_OBJECT

private:
    static QByteArray create(MailWorld &world, const QJsonObject &config)
    {
        return outcomeOf(world.send("root", "POST", kAll, bodyWith(config)));
    }

    static QByteArray change(MailWorld &world, const QJsonObject &values)
    {
        return outcomeOf(world.send("root", "PATCH", kMail + "/values", values));
    }

    static QJsonObject values(MailWorld &world) { return world.send("root", "GET", kMail + "/values").json(); }

    /** What became of a test mail. */
    static QString testMail(MailWorld &world)
    {
        return world
            .send("root", "POST", "/admin/email/templates/password_reset.en/test", {{"recipient_email", "ada@example.test"}})
            .at("status")
            .toString();
    }

    static HttpAnswer tryOut(MailWorld &world, const QJsonObject &config)
    {
        return world.send("root", "POST", kAll + "/test-connection",
                          {{"category", "email_providers"}, {"provider_name", "smtp"}, {"config", config}});
    }

    /** `yes` or `no` and the message; the status where it is not 200. */
    static QByteArray trial(MailWorld &world, const QJsonObject &config)
    {
        const HttpAnswer answer = tryOut(world, config);
        if (answer.status != 200)
            return outcomeOf(answer);
        return (answer.at("success").toBool() ? "yes: " : "no: ") + text(answer.at("message"));
    }

    static void sendLink(MailWorld &world, const QByteArray &id)
    {
        QCOMPARE(world.send("root", "PUT", "/users/" + id + "/password", {{"send_reset_link", true}}).status, 200);
    }

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }

    /** One store under two names: what is made by one is seen, changed and removed by the other. */
    void theSameSettings()
    {
        MailServer server;
        MailWorld world;
        QCOMPARE(outcomeOf(world.send("root", "GET", kMail)), "404 40070");
        QJsonObject body = bodyWith(configFor(server));
        body.insert("logo_url", "/logos/mail.svg");
        body.insert("priority", 7);
        const HttpAnswer made = world.send("root", "POST", kAll, body);
        QVERIFY2(made.status == 200, made.body);
        QCOMPARE(text(made.at("id")), "email_providers.smtp");
        QCOMPARE(text(made.at("status")), "success");

        const HttpAnswer shown = world.send("root", "GET", kMail);
        QCOMPARE(text(shown.at("display_name")), "Mail of the house");
        QCOMPARE(text(shown.at("logo_url")), "/logos/mail.svg");
        QCOMPARE(shown.at("priority").toInt(), 7);
        QVERIFY(shown.at("enabled").toBool() && shown.at("is_default").toBool() && !shown.at("is_builtin").toBool());
        const HttpAnswer listed = world.send("root", "GET", kAll + "/system?category=email_providers");
        QCOMPARE(QJsonDocument::fromJson(listed.body).array(), QJsonArray{shown.json()});
        const HttpAnswer recent = world.send("root", "GET", kAll + "/recent");
        QCOMPARE(QJsonDocument::fromJson(recent.body).array(), QJsonArray{shown.json()});
        QCOMPARE(world.send("root", "GET", kAll + "/stats").at("system_configs.by_category.email_providers").toInt(), 1);

        // It counts at once.
        QCOMPARE(testMail(world), "sent");
        QVERIFY(server.waitFor(1));
        QCOMPARE(change(world, {{"from_name", "The House"}, {"reply_to", "desk@example.test"}}), "200");
        QCOMPARE(testMail(world), "sent");
        QVERIFY(server.waitFor(2));
        QCOMPARE(server.mails().last().header("From"), "\"The House\" <basalt@example.test>");
        QCOMPARE(server.mails().last().header("Reply-To"), "desk@example.test");

        const HttpAnswer settings = world.send("root", "GET", "/admin/email/settings");
        QCOMPARE(text(settings.at("security")), "none");
        QCOMPARE(text(settings.at("from_name")), "The House");
        QCOMPARE(settings.at("timeout_seconds").toInt(), 5);
        world.useMailServer(server);
        QCOMPARE(text(values(world).value("from_name")), "Basalt");
        QCOMPARE(text(world.send("root", "GET", kMail).at("display_name")), "Mail of the house");

        QCOMPARE(create(world, configFor(server)), "409 40074");
        QCOMPARE(outcomeOf(world.send("root", "DELETE", kMail)), "200");
        QCOMPARE(world.send("root", "GET", "/admin/email/settings").at("configured"), QJsonValue(false));
        QCOMPARE(outcomeOf(world.send("root", "DELETE", kMail)), "404 40070");
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM mail_settings"), "0");
        // Made the other way, it has the provider's name.
        world.useMailServer(server);
        QCOMPARE(text(world.send("root", "GET", kMail).at("display_name")), "SMTP");
        QCOMPARE(world.send("root", "DELETE", "/admin/email/settings").status, 204);
        QCOMPARE(outcomeOf(world.send("root", "GET", kMail + "/values")), "404 40070");
    }

    /** Each value that is shown fits the schema and can be sent back as it is. */
    void schemaAndValues()
    {
        MailWorld world;
        QCOMPARE(create(world, farConfig()), "200");
        const QJsonObject schema = world.send("root", "GET", kAll + "/schema/email_providers/smtp").json();
        QCOMPARE(schema["required"].toArray(), (QJsonArray{"host", "from_email"}));
        const QJsonObject shown = values(world);
        QCOMPARE(shown.keys(), schema["properties"].toObject().keys());
        for (const QString &name : shown.keys()) {
            const QString type = schema["properties"][name]["type"].toString();
            const QJsonValue value = shown[name];
            QVERIFY2(type == "integer"       ? value.isDouble()
                         : type == "boolean" ? value.isBool()
                                             : value.isString(),
                     qPrintable(name));
            QVERIFY2(!schema["properties"][name]["description"].toString().isEmpty(), qPrintable(name));
        }
        QCOMPARE(shown["port"].toInt(), 587);
        QCOMPARE(schema["properties"]["port"]["default"].toInt(), 587);
        QCOMPARE(shown["password"].toString(), kBullets);
        QCOMPARE(change(world, shown), "200");
        QCOMPARE(values(world), shown);
        // Null is the default again.
        QCOMPARE(change(world, {{"port", 2525}, {"password", "copper lantern"}}), "200");
        QCOMPARE(change(world, {{"port", QJsonValue::Null}, {"password", "copper lantern"}}), "200");
        QCOMPARE(values(world), shown);
    }

    void howTheConnectionIsProtected()
    {
        struct Step
        {
            QJsonObject values;
            const char *security;
            bool ssl;
            bool tls;
        };
        const Step steps[]{
            {{{"use_ssl", true}}, "tls", true, true},
            {{{"use_ssl", false}}, "starttls", false, true},
            {{{"use_tls", false}}, "none", false, false},
            {{{"use_tls", false}, {"use_ssl", true}}, "tls", true, true},
            {{{"use_tls", false}}, "tls", true, true},
            {{{"use_tls", true}, {"use_ssl", false}}, "starttls", false, true},
            {{{"use_ssl", true}}, "tls", true, true},
            {{{"use_tls", false}, {"use_ssl", false}}, "none", false, false},
            {{{"use_tls", QJsonValue::Null}, {"use_ssl", QJsonValue::Null}}, "starttls", false, true},
        };
        MailWorld world;
        QCOMPARE(create(world, {{"host", "mail.example.test"}, {"from_email", "basalt@example.test"}}), "200");
        for (const Step &step : steps) {
            QCOMPARE(change(world, step.values), "200");
            const QByteArray label = QJsonDocument(step.values).toJson(QJsonDocument::Compact);
            QVERIFY2(text(world.send("root", "GET", "/admin/email/settings").at("security")) == step.security, label);
            QVERIFY2(values(world)["use_ssl"].toBool() == step.ssl && values(world)["use_tls"].toBool() == step.tls, label);
        }
        // A password does not travel in the clear.
        QCOMPARE(change(world, {{"use_tls", false}, {"username", "basalt"}, {"password", "copper lantern"}}),
                 "400 40002 use_tls unprotected_password");
    }

    /** Never shown, kept where bullets come back, and never for another server than it was given for. */
    void theSecret()
    {
        MailWorld world;
        QCOMPARE(create(world, {{"host", "mail.example.test"}, {"username", "basalt"}, {"from_email", "b@example.test"}}),
                 "400 40002 config.password required");
        QJsonObject bullets = farConfig();
        bullets.insert("password", kBullets);
        QCOMPARE(create(world, bullets), "400 40002 config.password required");
        QCOMPARE(create(world, farConfig()), "200");
        const QByteArray stored = world.scalar("SELECT COUNT(*) FROM mail_settings WHERE sealed_password IS NOT NULL");
        QCOMPARE(stored, "1");
        QCOMPARE(change(world, {{"password", kBullets}, {"from_name", "Basalt"}}), "200");
        QCOMPARE(values(world)["password"].toString(), kBullets);
        QCOMPARE(change(world, {{"host", "evil.example.test"}}), "400 40002 password required");
        QCOMPARE(change(world, {{"host", "evil.example.test"}, {"password", kBullets}}), "400 40002 password required");
        QCOMPARE(change(world, {{"verify_certificate", false}}), "400 40002 password required");
        QCOMPARE(change(world, {{"password", ""}}), "400 40002 password required");
        QCOMPARE(change(world, {{"password", QJsonValue::Null}}), "400 40002 password required");
        QCOMPARE(values(world)["host"].toString(), "mail.example.test");
        QByteArray told;
        for (const QByteArray &path : {kMail, kMail + "/values", kAll + "/system", QByteArray("/audit-logs?limit=100")})
            told += world.send("root", "GET", path).body;
        QVERIFY2(!told.contains("copper"), told);
        // Without a user name there is none.
        QCOMPARE(change(world, {{"username", ""}}), "200");
        QCOMPARE(values(world)["password"].toString(), "");
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM mail_settings WHERE sealed_password IS NOT NULL"), "0");
    }

    /** Switched off, nothing is sent; what waits ends as not sent, and what comes later is not kept for when it is on again. */
    void switchedOff()
    {
        MailServer server;
        MailWorld world;
        QCOMPARE(create(world, configFor(server)), "200");
        const QByteArray uma = world.addUser("uma");
        (void)world.addUser("una");
        const QByteArray ute = world.addUser("ute");
        server.stop();
        sendLink(world, uma);
        QVERIFY(
            QTest::qWaitFor([&] { return !world.logOf("uma@example.test")["error_message"].toString().isEmpty(); }, 10'000));
        const HttpAnswer off = world.send("root", "PATCH", kMail, {{"enabled", false}});
        QVERIFY2(off.status == 200 && !off.at("enabled").toBool(true) && off.at("is_default").toBool(), off.body);
        QCOMPARE(world.send("root", "GET", kMail).at("enabled"), QJsonValue(false));
        QCOMPARE(world.send("root", "GET", "/admin/email/settings").at("enabled"), QJsonValue(false));
        server.start();
        QVERIFY(world.becomes("uma@example.test", "not_sent"));
        const QJsonObject una{{"account", "acme"}, {"email", "una@example.test"}};
        QCOMPARE(world.send("nobody", "POST", "/auth/forgot-password", una).status, 200);
        QCOMPARE(world.logOf("una@example.test")["status"].toString(), "not_sent");
        // Other values change without switching it on.
        QCOMPARE(change(world, {{"from_name", "Later"}}), "200");
        QCOMPARE(world.send("root", "GET", kMail).at("enabled"), QJsonValue(false));

        QCOMPARE(outcomeOf(world.send("root", "PATCH", kMail, {{"enabled", true}})), "200");
        sendLink(world, ute);
        QVERIFY(world.becomes("ute@example.test", "sent"));
        QVERIFY(server.waitFor(1));
        QCOMPARE(server.mails().size(), 1);
        QCOMPARE(server.mailsTo("ute@example.test").size(), 1);
        QCOMPARE(world.logOf("una@example.test")["status"].toString(), "not_sent");
    }

    /** Of several who set it up at once one does, and of several changes none is lost. */
    void atTheSameTime()
    {
        constexpr int kThreads = 6;
        MailWorld world;
        // A server writes for one account at a time; two of them on a database know nothing of each other.
        const auto other = testEngine() == db::Engine::Postgres ? world.root.server.beside() : nullptr;
        const auto all = [&](auto send) {
            QList<int> statuses(kThreads);
            std::vector<std::thread> threads;
            for (int i = 0; i < kThreads; ++i) {
                threads.emplace_back([&, i, status = &statuses[i]] {
                    const auto client = other && i % 2 == 1 ? other->client() : world.root.server.client();
                    client->defaultHeaders = {{"Authorization", "Bearer " + world.tokenOf("root")},
                                              {"Content-Type", "application/json"}};
                    *status = send(*client, i).status;
                });
            }
            for (std::thread &thread : threads)
                thread.join();
            return statuses;
        };
        const auto json = [](const QJsonObject &body) { return QJsonDocument(body).toJson(QJsonDocument::Compact); };
        const QList<int> made = all(
            [&](HttpClient &client, int) { return client.send("POST", "/api/v1" + kAll, {}, json(bodyWith(farConfig()))); });
        QCOMPARE(made.count(200), 1);
        QCOMPARE(made.count(409), kThreads - 1);
        const QStringList names{"from_name", "reply_to", "support_email", "app_url", "default_locale", "timeout_seconds"};
        const QJsonObject wanted{{"from_name", "House"},
                                 {"reply_to", "a@example.test"},
                                 {"support_email", "b@example.test"},
                                 {"app_url", "https://app.example.test"},
                                 {"default_locale", "de"},
                                 {"timeout_seconds", 7}};
        const QList<int> changed = all([&](HttpClient &client, int i) {
            return client.send("PATCH", "/api/v1" + kMail + "/values", {}, json({{names[i], wanted[names[i]]}}));
        });
        QCOMPARE(changed.count(200), kThreads);
        const QJsonObject kept = values(world);
        for (const QString &name : names)
            QCOMPARE(kept[name], wanted[name]);
    }

    void madeSwitchedOff()
    {
        MailWorld world;
        QJsonObject body = bodyWith(farConfig());
        body.insert("enabled", false);
        QCOMPARE(outcomeOf(world.send("root", "POST", kAll, body)), "200");
        QCOMPARE(world.send("root", "GET", kMail).at("enabled"), QJsonValue(false));
    }

    /** The only provider of its category is the default and stays it. */
    void theDefault()
    {
        MailWorld world;
        for (const char *method : {"POST", "DELETE"})
            QCOMPARE(outcomeOf(world.send("root", method, kMail + "/set-default")), "404 40070");
        QCOMPARE(create(world, farConfig()), "200");
        const HttpAnswer set = world.send("root", "POST", kMail + "/set-default");
        QVERIFY2(set.status == 200 && set.at("is_default").toBool(), set.body);
        QCOMPARE(outcomeOf(world.send("root", "DELETE", kMail + "/set-default")), "409 40076");
        QVERIFY(world.send("root", "GET", kMail).at("is_default").toBool());
    }

    void everyChangeIsInTheTrail()
    {
        MailWorld world;
        const auto trail = [&world](const QByteArray &event) {
            return world.send("root", "GET", "/audit-logs?table_name=mail_settings&event=" + event);
        };
        QCOMPARE(create(world, farConfig()), "200");
        QVERIFY(trail("49060").body.contains("Mail of the house"));
        QCOMPARE(change(world, {{"from_name", "The House"}}), "200");
        QCOMPARE(outcomeOf(world.send("root", "PATCH", kMail, {{"enabled", false}})), "200");
        QCOMPARE(trail("49060").at("total").toInt(), 3);
        QVERIFY(trail("49060").body.contains("The House"));
        // Nothing changes: nothing to tell. What is refused is no change either.
        QCOMPARE(outcomeOf(world.send("root", "PATCH", kMail, {{"enabled", false}})), "200");
        QCOMPARE(change(world, {{"port", 0}, {"password", "copper lantern"}}), "400 40002 port out_of_range");
        QCOMPARE(create(world, farConfig()), "409 40074");
        QCOMPARE(trail("49060").at("total").toInt(), 3);
        QCOMPARE(outcomeOf(world.send("root", "DELETE", kMail)), "200");
        QCOMPARE(trail("49061").at("total").toInt(), 1);
    }

    /** A real connection with sign-in and TLS as in sending, and no mail. */
    void connectionsAreTried()
    {
        MailServer plain;
        MailServer signedIn(MailServer::Tls::StartTls, "basalt:copper lantern");
        MailServer tls(MailServer::Tls::FromTheStart);
        MailWorld world;
        QCOMPARE(trial(world, configFor(plain)), "yes: The mail server answers, in the clear.");
        QJsonObject protectedConfig{{"host", "localhost"},
                                    {"port", signedIn.port()},
                                    {"username", "basalt"},
                                    {"password", "copper lantern"},
                                    {"ca_certificate", QString::fromUtf8(signedIn.certificate())},
                                    {"from_email", "basalt@example.test"}};
        QCOMPARE(trial(world, protectedConfig), "yes: The mail server takes the sign-in, protected by TLS.");
        QJsonObject wrong = protectedConfig;
        wrong.insert("password", "tin lantern");
        QCOMPARE(trial(world, wrong), "no: The mail server does not take the sign-in (535 5.7.8).");
        wrong = protectedConfig;
        wrong.remove("ca_certificate");
        const QByteArray untrusted = trial(world, wrong);
        QVERIFY2(untrusted.startsWith("no: The server's certificate is not trusted: "), untrusted);
        wrong.insert("verify_certificate", false);
        QCOMPARE(trial(world, wrong),
                 "yes: The mail server takes the sign-in, protected by TLS; its certificate was not checked.");
        const QJsonObject fromTheStart{{"host", "localhost"},
                                       {"port", tls.port()},
                                       {"use_ssl", true},
                                       {"ca_certificate", QString::fromUtf8(tls.certificate())},
                                       {"from_email", "basalt@example.test"}};
        QCOMPARE(trial(world, fromTheStart), "yes: The mail server answers, protected by TLS.");
        QJsonObject downgraded = configFor(plain);
        downgraded.insert("use_tls", true);
        QVERIFY2(trial(world, downgraded).startsWith("no: The server does not turn to TLS"), trial(world, downgraded));
        downgraded.insert("use_ssl", true);
        QCOMPARE(trial(world, downgraded), "no: TLS does not come about; is this the port for it?");
        plain.stop();
        QCOMPARE(trial(world, configFor(plain)), "no: Nothing takes connections at this host and port.");
        // Nothing is kept, and no mail was sent.
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM mail_settings"), "0");
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM mail_messages"), "0");
        QVERIFY(plain.mails().isEmpty() && signedIn.mails().isEmpty() && tls.mails().isEmpty());
        // Each connection is in the trail, without what was said there.
        const HttpAnswer trail = world.send("root", "GET", "/audit-logs?event=49113&limit=100");
        QCOMPARE(trail.at("total").toInt(), 10);
        QVERIFY(trail.body.contains("localhost") && !trail.body.contains("lantern"));
    }

    /** What is stored counts where the test says nothing, and its password goes nowhere else. */
    void connectionsWithTheStoredSecret()
    {
        MailServer server(MailServer::Tls::StartTls, "basalt:copper lantern");
        MailServer other(MailServer::Tls::StartTls, "basalt:copper lantern");
        MailWorld world;
        QCOMPARE(create(world,
                        {{"host", "localhost"},
                         {"port", server.port()},
                         {"username", "basalt"},
                         {"password", "copper lantern"},
                         {"verify_certificate", false},
                         {"from_email", "basalt@example.test"}}),
                 "200");
        const QByteArray taken = "yes: The mail server takes the sign-in, protected by TLS; its certificate was not checked.";
        QCOMPARE(trial(world, {}), taken);
        QCOMPARE(trial(world, values(world)), taken);
        const QByteArray again =
            "no: password: Give the password again: a stored one only goes to the server it was given for.";
        QCOMPARE(trial(world, {{"port", other.port()}}), again);
        QCOMPARE(trial(world, {{"port", other.port()}, {"password", kBullets}}), again);
        QCOMPARE(trial(world, {{"port", other.port()}, {"password", "copper lantern"}}), taken);
        // Also while nothing is sent by it.
        QCOMPARE(outcomeOf(world.send("root", "PATCH", kMail, {{"enabled", false}})), "200");
        QCOMPARE(trial(world, {}), taken);
    }

    /** Whatever is there may be no mail server: it is given little time, and its words are not passed on. */
    void strangers()
    {
        MailWorld world;
        const auto config = [](int port) {
            return QJsonObject{{"host", "127.0.0.1"},
                               {"port", port},
                               {"use_tls", false},
                               {"from_email", "basalt@example.test"},
                               {"timeout_seconds", 2}};
        };
        {
            const Stranger stranger("554 5.3.2 copper lantern is the key of this house\r\n");
            QCOMPARE(trial(world, config(stranger.port())), "no: The mail server refuses (554 5.3.2).");
        }
        {
            const Stranger stranger("123 copper lantern\r\n");
            QCOMPARE(trial(world, config(stranger.port())),
                     "no: What answers there is no mail server, or ends the connection.");
        }
        {
            const Stranger stranger("SSH-2.0-copper lantern\r\n");
            QCOMPARE(trial(world, config(stranger.port())), "no: There was no answer in time.");
        }
        const QByteArray unknown =
            trial(world, {{"host", "nowhere.invalid"}, {"from_email", "basalt@example.test"}, {"timeout_seconds", 5}});
        QVERIFY2(unknown == "no: No server of this name is known." || unknown == "no: There was no answer in time.", unknown);
        QVERIFY(!world.send("root", "GET", "/audit-logs?limit=100").body.contains("lantern"));
    }

    void badInputOfTests()
    {
        MailWorld world;
        const auto refused = [&world](const QJsonObject &body) {
            return outcomeOf(world.send("root", "POST", kAll + "/test-connection", body));
        };
        QCOMPARE(refused({}), "400 40002 category required");
        QCOMPARE(refused({{"category", "x"}, {"provider_name", "smtp"}, {"config", QJsonObject()}}),
                 "400 40002 category not_found");
        QCOMPARE(refused({{"category", "email_providers"}, {"provider_name", "aws_ses"}, {"config", QJsonObject()}}),
                 "400 40002 provider_name not_found");
        QCOMPARE(refused({{"category", "email_providers"}, {"provider_name", "smtp"}, {"config", 7}}),
                 "400 40002 config required");
        const HttpAnswer builtIn =
            world.send("root", "POST", kAll + "/test-connection",
                       {{"category", "auth_providers"}, {"provider_name", "email_password"}, {"config", QJsonObject()}});
        QVERIFY2(builtIn.status == 200 && !builtIn.at("success").toBool(true), builtIn.body);
        // What is wrong with the settings is an answer of the test.
        QCOMPARE(trial(world, {}), "no: host: This is required. from_email: This is required.");
        QCOMPARE(trial(world, {{"host", "a b"}, {"from_email", "b@example.test"}}),
                 "no: host: This is no host name and no address.");
        QCOMPARE(trial(world,
                       {{"host", "mail.example.test"},
                        {"from_email", "b@example.test"},
                        {"username", "basalt"},
                        {"password", "copper lantern"},
                        {"use_tls", false}}),
                 "no: use_tls: A password does not leave this machine in the clear; protect the connection.");
        QCOMPARE(world.send("root", "GET", "/audit-logs?event=49113").at("total").toInt(), 0);
    }

    void badInput()
    {
        MailWorld world;
        const auto refused = [&](const QJsonObject &more, const QJsonObject &config = farConfig()) {
            QJsonObject body = bodyWith(config);
            for (auto member = more.begin(); member != more.end(); ++member)
                body.insert(member.key(), member.value());
            return outcomeOf(world.send("root", "POST", kAll, body));
        };
        QCOMPARE(refused({{"category", "mail"}}), "400 40002 category not_found");
        QCOMPARE(refused({{"category", "storage_providers"}, {"provider_name", "s3"}}), "400 40002 category not_found");
        for (const char *provider : {"aws_ses", "resend", "x"})
            QCOMPARE(refused({{"provider_name", provider}}), "400 40002 provider_name not_found");
        for (const char *provider : {"google", "github", "generic_saml"}) {
            QCOMPARE(refused({{"category", "auth_providers"}, {"provider_name", provider}}),
                     "400 40002 provider_name not_found");
        }
        QCOMPARE(refused({{"account_id", "acme"}}), "400 40002 account_id not_supported");
        QCOMPARE(refused({{"config", "x"}}), "400 40002 config required");
        QCOMPARE(refused({{"config", QJsonValue::Null}}), "400 40002 config required");
        QCOMPARE(refused({{"display_name", ""}}), "400 40002 display_name required");
        QCOMPARE(refused({{"display_name", QString(201, 'a')}}), "400 40002 display_name too_long");
        QCOMPARE(refused({{"display_name", "a\nb"}}), "400 40002 display_name invalid_character");
        for (const char *logo : {"javascript:alert(1)", "//evil.example.test/x", "logo", "data:image/png;base64,x"})
            QCOMPARE(refused({{"logo_url", logo}}), "400 40002 logo_url invalid_url");
        QCOMPARE(refused({{"priority", "high"}}), "400 40002 priority invalid_type");
        QCOMPARE(refused({{"priority", 1'000'001}}), "400 40002 priority out_of_range");
        QCOMPARE(refused({{"enabled", 1}}), "400 40002 enabled invalid_type");
        QCOMPARE(refused({}, {}), "400 40002 config.host required");
        QCOMPARE(refused({}, {{"host", "a b"}, {"from_email", "b@example.test"}}), "400 40002 config.host invalid_host");
        QCOMPARE(refused({}, {{"host", "h.example"}, {"from_email", "b@example.test"}, {"hots", 1}}),
                 "400 40002 config.hots unknown_field");
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM mail_settings"), "0");

        QCOMPARE(create(world, farConfig()), "200");
        const HttpAnswer all = world.send("root", "PATCH", kMail + "/values",
                                          {{"port", "587"},
                                           {"use_tls", 1},
                                           {"host", QJsonValue::Null},
                                           {"from_email", ""},
                                           {"security", "tls"},
                                           {"timeout_seconds", 1.5}});
        QCOMPARE(faultsOf(all),
                 (QList<QByteArray>{"security unknown_field", "host required", "port invalid_type", "use_tls invalid_type",
                                    "from_email required", "timeout_seconds invalid_type"}));
        QCOMPARE(change(world, {{"from_name", QString(1001, 'a')}}), "400 40002 from_name invalid_type");
        QCOMPARE(change(world, {{"from_name", "a\r\nBcc: b"}}), "400 40002 from_name invalid_character");
        QCOMPARE(change(world, {}), "400 40001");
        QCOMPARE(outcomeOf(world.send("root", "PATCH", kMail, {{"enabled", "false"}})), "400 40002 enabled invalid_type");
        QCOMPARE(values(world)["host"].toString(), "mail.example.test");
    }
};

QTEST_GUILESS_MAIN(TestMailConfigurationApi)
#include "tst_mailconfigurationapi.moc"
