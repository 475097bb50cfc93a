// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailworld.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

const HttpClient::Headers kRootHeaders{{"Authorization", "Bearer ${root}"}, {"Content-Type", "application/json"}};
const HttpClient::Headers kAnnHeaders{{"Authorization", "Bearer ${ann}"}, {"Content-Type", "application/json"}};
constexpr char kSettingsUrl[] = "/api/v1/admin/email/settings";
constexpr char kTemplatesUrl[] = "/api/v1/admin/email/templates";
constexpr char kLogsUrl[] = "/api/v1/admin/email/logs";

} // namespace

/** `/admin/email`: who may, what is shown and what never is. */
class TestMailApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }

    void whoMay()
    {
        MailWorld world;
        QList<Scenario> scenarios;
        const QList<std::pair<QByteArray, QByteArray>> routes{{"GET", kSettingsUrl},
                                                              {"PUT", kSettingsUrl},
                                                              {"DELETE", kSettingsUrl},
                                                              {"GET", kTemplatesUrl},
                                                              {"POST", QByteArray(kTemplatesUrl) + "/render"},
                                                              {"GET", QByteArray(kTemplatesUrl) + "/password_reset.en"},
                                                              {"PUT", QByteArray(kTemplatesUrl) + "/password_reset.en"},
                                                              {"DELETE", QByteArray(kTemplatesUrl) + "/password_reset.en"},
                                                              {"POST", QByteArray(kTemplatesUrl) + "/password_reset.en/test"},
                                                              {"GET", kLogsUrl},
                                                              {"GET", QByteArray(kLogsUrl) + "/x"}};
        for (const auto &[method, url] : routes) {
            scenarios.append({.name = "anonymous " + method + url, .method = method, .url = url, .status = 401});
            scenarios.append({.name = "user " + method + url,
                              .method = method,
                              .url = url,
                              .headers = kAnnHeaders,
                              .body = "{}",
                              .status = 403});
        }
        world.run.run(scenarios);
    }

    void settings()
    {
        MailWorld world;
        const QByteArray whole =
            R"({"host":"mail.example.org","port":587,"username":"basalt","password":"copper lantern","from_email":"b@example.org","from_name":"Basalt"})";
        world.run.run({
            {.name = "none yet",
             .url = kSettingsUrl,
             .headers = kRootHeaders,
             .contains = {R"("configured":false)", R"("password":null)"}},
            {.name = "nothing to remove", .method = "DELETE", .url = kSettingsUrl, .headers = kRootHeaders, .status = 404},
            {.name = "set",
             .method = "PUT",
             .url = kSettingsUrl,
             .headers = kRootHeaders,
             .body = whole,
             .contains = {R"("configured":true)", R"("security":"starttls")", R"("password":"••••••••")"},
             .notContains = {"copper"}},
            {.name = "shown",
             .url = kSettingsUrl,
             .headers = kRootHeaders,
             .contains = {R"("host":"mail.example.org")", R"("username":"basalt")", R"("password":"••••••••")"},
             .notContains = {"copper"}},
            {.name = "bullets keep the password",
             .method = "PUT",
             .url = kSettingsUrl,
             .headers = kRootHeaders,
             .body = R"({"host":"mail.example.org","username":"basalt","password":"••••••••","from_email":"c@example.org"})",
             .contains = {R"("password":"••••••••")", R"("from_email":"c@example.org")"}},
            {.name = "so does leaving it out",
             .method = "PUT",
             .url = kSettingsUrl,
             .headers = kRootHeaders,
             .body = R"({"host":"mail.example.org","username":"basalt","from_email":"c@example.org"})",
             .contains = {R"("password":"••••••••")"}},
            {.name = "but it goes to no other server",
             .method = "PUT",
             .url = kSettingsUrl,
             .headers = kRootHeaders,
             .body = R"({"host":"evil.example.org","username":"basalt","from_email":"c@example.org"})",
             .status = 400,
             .contains = {R"("field":"password")"}},
            {.name = "nor unchecked",
             .method = "PUT",
             .url = kSettingsUrl,
             .headers = kRootHeaders,
             .body =
                 R"({"host":"mail.example.org","username":"basalt","from_email":"c@example.org","verify_certificate":false})",
             .status = 400,
             .contains = {R"("field":"password")"}},
            {.name = "in the clear it does not travel",
             .method = "PUT",
             .url = kSettingsUrl,
             .headers = kRootHeaders,
             .body =
                 R"({"host":"mail.example.org","username":"basalt","password":"x","from_email":"c@example.org","security":"none"})",
             .status = 400,
             .contains = {R"("field":"security")", "unprotected_password"}},
            {.name = "everything that is wrong at once",
             .method = "PUT",
             .url = kSettingsUrl,
             .headers = kRootHeaders,
             .body =
                 R"({"host":"a b","port":0,"from_email":"x","from_name":"a\r\nBcc: b","reply_to":"y","default_locale":"fr","app_url":"ftp:x","timeout_seconds":0,"ca_certificate":"x"})",
             .status = 400,
             .contains = {R"("field":"host")", R"("field":"port")", R"("field":"from_email")", R"("field":"from_name")",
                          R"("field":"reply_to")", R"("field":"default_locale")", R"("field":"app_url")",
                          R"("field":"timeout_seconds")", R"("field":"ca_certificate")"}},
            {.name = "missing",
             .method = "PUT",
             .url = kSettingsUrl,
             .headers = kRootHeaders,
             .body = R"({"security":"maybe"})",
             .status = 400,
             .contains = {R"("field":"host")", R"("field":"from_email")", R"("field":"security")"}},
            {.name = "a user name without a password",
             .method = "PUT",
             .url = kSettingsUrl,
             .headers = kRootHeaders,
             .body = R"({"host":"x.example.org","username":"z","password":"","from_email":"c@example.org"})",
             .status = 400,
             .contains = {R"("field":"password")"}},
            {.name = "no JSON", .method = "PUT", .url = kSettingsUrl, .headers = kRootHeaders, .body = "{", .status = 400},
            {.name = "the trail tells what and hides the password",
             .url = "/api/v1/audit-logs?table_name=mail_settings&limit=100",
             .headers = kRootHeaders,
             .contains = {"mail.example.org", "***"},
             .notContains = {"copper"}},
        });
        // Not in the database either.
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM mail_settings WHERE sealed_password IS NOT NULL"), "1");
        const QByteArray text =
            testEngine() == db::Engine::Sqlite ? "CAST(sealed_password AS TEXT)" : "encode(sealed_password, 'escape')";
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM mail_settings WHERE " + text + " LIKE '%copper%'"), "0");
        world.run.run({
            {.name = "remove", .method = "DELETE", .url = kSettingsUrl, .headers = kRootHeaders, .status = 204},
            {.name = "gone", .url = kSettingsUrl, .headers = kRootHeaders, .contains = {R"("configured":false)"}},
        });
    }

    void templates()
    {
        MailWorld world;
        const QByteArray url = QByteArray(kTemplatesUrl) + "/password_reset.en";
        world.run.run({
            {.name = "all",
             .url = kTemplatesUrl,
             .headers = kRootHeaders,
             .contains = {R"("id":"password_reset.en")", R"("id":"password_reset.de")", R"("id":"email_verification.en")",
                          R"("id":"email_verification.de")"}},
            {.name = "of one type and language",
             .url = QByteArray(kTemplatesUrl) + "?template_type=password_reset&locale=de&enabled=true",
             .headers = kRootHeaders,
             .contains = {R"("id":"password_reset.de")"},
             .notContains = {R"("locale":"en")", R"("template_type":"email_verification")"}},
            {.name = "unknown filter",
             .url = QByteArray(kTemplatesUrl) + "?type=x",
             .headers = kRootHeaders,
             .status = 400,
             .contains = {R"("field":"type")"}},
            {.name = "one",
             .url = url,
             .headers = kRootHeaders,
             .contains = {R"("is_builtin":true)", "{{reset_url}}", R"("variables":[)"}},
            {.name = "unknown",
             .url = QByteArray(kTemplatesUrl) + "/x.en",
             .headers = kRootHeaders,
             .status = 404,
             .contains = {"48031"}},
            {.name = "unknown language",
             .url = QByteArray(kTemplatesUrl) + "/password_reset.fr",
             .headers = kRootHeaders,
             .status = 404},
            {.name = "change",
             .method = "PUT",
             .url = url,
             .headers = kRootHeaders,
             .body = R"({"subject":"New password at {{app_name}}","text_body":"Go to {{reset_url}}","html_body":""})",
             .contains = {R"("is_builtin":false)", R"("subject":"New password at {{app_name}}")"}},
            {.name = "an unknown variable",
             .method = "PUT",
             .url = url,
             .headers = kRootHeaders,
             .body = R"({"text_body":"{{password}}"})",
             .status = 400,
             .contains = {R"("field":"text_body")", "unknown_variable"}},
            {.name = "unknown to change",
             .method = "PUT",
             .url = QByteArray(kTemplatesUrl) + "/x.en",
             .headers = kRootHeaders,
             .body = "{}",
             .status = 404},
            {.name = "render",
             .method = "POST",
             .url = QByteArray(kTemplatesUrl) + "/render",
             .headers = kRootHeaders,
             .body = R"({"template_type":"password_reset","variables":{"reset_url":"x.example/1"}})",
             .contains = {R"("subject":"New password at Basalt")", R"("text_body":"Go to x.example/1")"}},
            {.name = "render another text",
             .method = "POST",
             .url = QByteArray(kTemplatesUrl) + "/render",
             .headers = kRootHeaders,
             .body =
                 R"({"template_type":"password_reset","locale":"de","variables":{"email":"<b>"},"html_body":"<p>{{email}}</p>"})",
             .contains = {R"("html_body":"<p>&lt;b&gt;</p>")", "Passwort"}},
            {.name = "render what cannot be",
             .method = "POST",
             .url = QByteArray(kTemplatesUrl) + "/render",
             .headers = kRootHeaders,
             .body = R"({"template_type":"nothing","variables":{}})",
             .status = 400,
             .contains = {R"("field":"template_type")"}},
            {.name = "render without variables",
             .method = "POST",
             .url = QByteArray(kTemplatesUrl) + "/render",
             .headers = kRootHeaders,
             .body = R"({"template_type":"password_reset"})",
             .status = 400,
             .contains = {R"("field":"variables")"}},
            {.name = "switched off, the built-in one is used",
             .method = "PUT",
             .url = url,
             .headers = kRootHeaders,
             .body = R"({"enabled":false})",
             .contains = {R"("enabled":false)"}},
            {.name = "as rendering shows",
             .method = "POST",
             .url = QByteArray(kTemplatesUrl) + "/render",
             .headers = kRootHeaders,
             .body = R"({"template_type":"password_reset","variables":{}})",
             .contains = {"Choose a new password for Basalt"}},
            {.name = "restore", .method = "DELETE", .url = url, .headers = kRootHeaders, .status = 204},
            {.name = "restore again", .method = "DELETE", .url = url, .headers = kRootHeaders, .status = 204},
            {.name = "restore an unknown one",
             .method = "DELETE",
             .url = QByteArray(kTemplatesUrl) + "/x",
             .headers = kRootHeaders,
             .status = 404},
            {.name = "built in again", .url = url, .headers = kRootHeaders, .contains = {R"("is_builtin":true)"}},
            {.name = "in the trail",
             .url = "/api/v1/audit-logs?table_name=mail_templates",
             .headers = kRootHeaders,
             .contains = {"New password at {{app_name}}", "password_reset.en"}},
        });
    }

    void testMails()
    {
        MailServer server;
        MailWorld world;
        const QByteArray url = QByteArray(kTemplatesUrl) + "/password_reset.de/test";
        world.run.run({{.name = "without a mail server",
                        .method = "POST",
                        .url = url,
                        .headers = kRootHeaders,
                        .body = R"({"recipient_email":"ada@example.test"})",
                        .status = 503,
                        .contains = {"48030"}}});
        world.useMailServer(server);
        world.run.run({
            {.name = "no address",
             .method = "POST",
             .url = url,
             .headers = kRootHeaders,
             .body = R"({"recipient_email":"ada"})",
             .status = 400,
             .contains = {R"("field":"recipient_email")"}},
            {.name = "a line break",
             .method = "POST",
             .url = url,
             .headers = kRootHeaders,
             .body = R"({"recipient_email":"ada@example.test\r\nBcc: x@example.test"})",
             .status = 400},
            {.name = "unknown template",
             .method = "POST",
             .url = QByteArray(kTemplatesUrl) + "/x.en/test",
             .headers = kRootHeaders,
             .body = R"({"recipient_email":"ada@example.test"})",
             .status = 404},
            {.name = "sent",
             .method = "POST",
             .url = url,
             .headers = kRootHeaders,
             .body = R"({"recipient_email":"ada@example.test","variables":{"account_name":"Käserei"}})",
             .contains = {R"("status":"sent")", R"("error_message":null)"},
             .saves = {{"sent", "id"}}},
            {.name = "refused, with the reason",
             .method = "POST",
             .url = url,
             .headers = kRootHeaders,
             .body = R"({"recipient_email":"refused@example.test"})",
             .contains = {R"("status":"failed")", "550 5.1.1 there is nobody of that name here"}},
            {.name = "in the log",
             .url = QByteArray(kLogsUrl) + "/${sent}",
             .headers = kRootHeaders,
             .contains = {R"("template_type":"password_reset")", R"("provider":"smtp")", R"("locale":"de")", "Käserei"}},
            {.name = "newest first",
             .url = QByteArray(kLogsUrl) + "?page_size=1",
             .headers = kRootHeaders,
             .contains = {R"("total":2)", R"("page":1)", R"("page_size":1)", "refused@example.test"},
             .notContains = {"ada@example.test"}},
            {.name = "filtered",
             .url = QByteArray(kLogsUrl) + "?status_filter=sent&template_type=password_reset&start_date=2020-01-01",
             .headers = kRootHeaders,
             .contains = {R"("total":1)", "ada@example.test"}},
            {.name = "filtered to nothing",
             .url = QByteArray(kLogsUrl) + "?end_date=2020-01-01",
             .headers = kRootHeaders,
             .contains = {R"("total":0)"}},
            {.name = "of an account that has none",
             .url = kLogsUrl,
             .headers = {{"Authorization", "Bearer ${root}"}, {"X-Account-ID", "acme"}},
             .contains = {R"("total":0)"}},
            {.name = "one of another account",
             .url = QByteArray(kLogsUrl) + "/${sent}",
             .headers = {{"Authorization", "Bearer ${root}"}, {"X-Account-ID", "acme"}},
             .status = 404,
             .contains = {"48032"}},
            {.name = "unknown",
             .url = QByteArray(kLogsUrl) + "/x",
             .headers = kRootHeaders,
             .status = 404,
             .contains = {"48032"}},
            {.name = "a wrong filter",
             .url = QByteArray(kLogsUrl) + "?status_filter=lost",
             .headers = kRootHeaders,
             .status = 400,
             .contains = {R"("field":"status_filter")"}},
            {.name = "a wrong date",
             .url = QByteArray(kLogsUrl) + "?start_date=yesterday",
             .headers = kRootHeaders,
             .status = 400,
             .contains = {R"("field":"start_date")"}},
            {.name = "an unknown filter", .url = QByteArray(kLogsUrl) + "?status=sent", .headers = kRootHeaders, .status = 400},
            {.name = "in the trail",
             .url = "/api/v1/audit-logs?table_name=mail_messages",
             .headers = kRootHeaders,
             .contains = {"refused@example.test", "ada@example.test"}},
        });
        QVERIFY(server.waitFor(1));
        const ReceivedMail mail = server.mails().first();
        QCOMPARE(server.mails().size(), 1);
        QCOMPARE(mail.from, "basalt@example.test");
        QCOMPARE(mail.header("To"), "ada@example.test");
        QCOMPARE(mail.header("From"), "\"Basalt\" <basalt@example.test>");
        QVERIFY(mail.header("Subject").startsWith("=?utf-8?B?") || mail.header("Subject").contains("Basalt"));
        QVERIFY(mail.text().contains("Käserei"));
    }

    void pages()
    {
        MailWorld world;
        world.run.run({
            {.name = "verify", .url = "/verify-email", .contains = {"/api/v1/auth/verify-email", "/links/links.js"}},
            {.name = "reset", .url = "/reset-password", .contains = {"/api/v1/auth/reset-password", "new-password"}},
            {.name = "invitation", .url = "/invitation", .contains = {"/api/v1/invitations/{token}/accept", "new-password"}},
            {.name = "script", .url = "/links/links.js", .contains = {"location.hash"}},
        });
    }
};

QTEST_GUILESS_MAIN(TestMailApi)
#include "tst_mailapi.moc"
