// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** `/admin/configuration`: settings that are changed while the server runs. */
class TestConfigurationApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    QByteArray change(const QByteArray &group, const QByteArray &body, const QByteArray &person = "root");
    HttpAnswer values(const QByteArray &group) const;
    QJsonObject setting(const QByteArray &group, const QString &name) const;
    QByteArray listOf(int size);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void onlySuperadmins();
    void whatThereIs();
    void changesCountFromTheNextStart();
    void liveSettingsCountAtOnce();
    void whatIsGivenElsewhereStays();
    void everyChangeIsInTheTrail();
    void secretsAndPlacesAreNotThere();
    void badInput();
    void builtIn();
    void whatDoesNotGoTogetherIsRefused();
    void theServerStartsWhateverIsStored();
};

namespace {

const QByteArray kConfiguration = "/admin/configuration";

} // namespace

/** `status`, or `status code field reason`. */
QByteArray TestConfigurationApi::change(const QByteArray &group, const QByteArray &body, const QByteArray &person)
{
    const HttpAnswer answer = m_world->send(person, "PATCH", kConfiguration + "/system_settings." + group + "/values", body);
    if (answer.status == 200)
        return "200";
    return (QByteArray::number(answer.status) + ' ' + QByteArray::number(answer.at("code").toInt()) + ' '
            + text(answer.at("details.0.field")) + ' ' + text(answer.at("details.0.code")))
        .trimmed();
}

HttpAnswer TestConfigurationApi::values(const QByteArray &group) const
{
    return m_world->get("root", kConfiguration + "/system_settings." + group + "/values");
}

QJsonObject TestConfigurationApi::setting(const QByteArray &group, const QString &name) const
{
    const QJsonArray all = m_world->get("root", kConfiguration + "/system_settings." + group).at("settings").toArray();
    for (const QJsonValue &each : all) {
        if (each["name"] == name)
            return each.toObject();
    }
    return {};
}

/** The status of asking for a page of that size. */
QByteArray TestConfigurationApi::listOf(int size)
{
    if (m_world->get("root", "/collections/notes").status != 200)
        (void)m_world->make("root", "/collections",
                            R"({"name":"notes","schema":[{"name":"title","type":"text"}],"list_rule":""})");
    return m_world->outcome("bob", "GET", "/records/notes?limit=" + QByteArray::number(size));
}

void TestConfigurationApi::onlySuperadmins()
{
    const QByteArray one = kConfiguration + "/system_settings.records";
    for (const QByteArray &path : {kConfiguration + "/stats", kConfiguration + "/recent", kConfiguration + "/system",
                                   kConfiguration + "/providers", kConfiguration + "/account?account_id=lab",
                                   kConfiguration + "/schema/system_settings/records", one, one + "/values"}) {
        QCOMPARE(m_world->outcome("nobody", "GET", path), QByteArray("401 40003"));
        for (const char *person : {"bob", "max", "ada", "eve"})
            QCOMPARE(m_world->outcome(person, "GET", path), QByteArray("403 40006"));
        QCOMPARE(m_world->outcome("root", "GET", path), QByteArray("200"));
    }
    const QList<std::pair<QByteArray, QByteArray>> writes{
        {"PATCH", one},  {"POST", kConfiguration},       {"POST", kConfiguration + "/test-connection"},
        {"DELETE", one}, {"POST", one + "/set-default"}, {"DELETE", one + "/set-default"}};
    for (const auto &[method, path] : writes) {
        QCOMPARE(m_world->outcome("nobody", method, path, "{}"), QByteArray("401 40003"));
        for (const char *person : {"bob", "max", "ada", "eve"})
            QCOMPARE(m_world->outcome(person, method, path, "{}"), QByteArray("403 40006"));
    }
    QCOMPARE(change("records", R"({"list_max_limit":50})", "nobody"), QByteArray("401 40003"));
    for (const char *person : {"bob", "max", "ada", "eve"})
        QCOMPARE(change("records", R"({"list_max_limit":50})", person), QByteArray("403 40006"));
    QCOMPARE(values("records").at("list_max_limit").toInt(), 100);
}

void TestConfigurationApi::whatThereIs()
{
    AccessWorld &w = *m_world;
    const HttpAnswer all = w.get("root", kConfiguration + "/system?category=system_settings");
    const QJsonArray entries = QJsonDocument::fromJson(all.body).array();
    QStringList names;
    for (const QJsonValue &entry : entries) {
        names.append(entry["provider_name"].toString());
        QCOMPARE(entry["id"].toString(), "system_settings." + names.last());
        QCOMPARE(entry["category"].toString(), QStringLiteral("system_settings"));
        QVERIFY(entry["updated_at"].isNull());
        QVERIFY(entry["restart_required"].toArray().isEmpty());
        QVERIFY(entry["is_builtin"].toBool() && entry["is_default"].toBool() && entry["enabled"].toBool());
    }
    QCOMPARE(names,
             (QStringList{"app", "server", "records", "console", "backups", "jobs", "tokens", "passwords", "cors", "headers",
                          "logging"}));
    const auto sizeOf = [&](const char *path) {
        return QJsonDocument::fromJson(w.get("root", kConfiguration + path).body).array().size();
    };
    // Nobody has set a mail server up; signing in with a password is built in.
    QCOMPARE(sizeOf("/system?category=email_providers"), 0);
    QCOMPARE(sizeOf("/system?category=auth_providers"), 1);
    QCOMPARE(sizeOf("/system"), names.size() + 1);
    QCOMPARE(sizeOf("/providers?category=system_settings"), names.size());
    QCOMPARE(sizeOf("/providers?category=email_providers"), 1);
    QCOMPARE(sizeOf("/providers"), names.size() + 2);
    const QJsonObject stats = w.get("root", kConfiguration + "/stats").at("system_configs").toObject();
    QCOMPARE(stats["total"].toInt(), int(names.size()) + 1);
    QCOMPARE(stats["by_category"].toObject(),
             (QJsonObject{{"system_settings", names.size()}, {"email_providers", 0}, {"auth_providers", 1}}));
    QCOMPARE(w.get("root", kConfiguration + "/recent").body, QByteArray("[]"));

    // Each value is of the type that its schema tells, and each setting is in the schema.
    for (const QString &name : names) {
        const QJsonObject said = values(name.toUtf8()).json();
        const QJsonObject schema =
            w.get("root", kConfiguration + "/schema/system_settings/" + name.toUtf8()).at("properties").toObject();
        QCOMPARE(said.keys(), schema.keys());
        for (const QString &key : said.keys()) {
            const QString type = schema[key]["type"].toString();
            const QJsonValue value = said[key];
            QVERIFY2(type == "integer"       ? value.isDouble()
                         : type == "boolean" ? value.isBool()
                         : type == "array"   ? value.isArray()
                                             : value.isString(),
                     qPrintable(key));
            QVERIFY2(!schema[key]["description"].toString().isEmpty(), qPrintable(key));
        }
    }
}

void TestConfigurationApi::changesCountFromTheNextStart()
{
    AccessWorld &w = *m_world;
    QCOMPARE(listOf(100), QByteArray("200"));
    const HttpAnswer changed = w.send("root", "PATCH", kConfiguration + "/system_settings.records/values",
                                      R"({"list_max_limit":60,"list_default_limit":10})");
    QVERIFY2(changed.status == 200, changed.body);
    QCOMPARE(text(changed.at("status")), QByteArray("success"));
    QCOMPARE(texts(changed.at("restart_required")), (QList<QByteArray>{"list_default_limit", "list_max_limit"}));
    QVERIFY(changed.at("applied").toArray().isEmpty());
    // It is told what will be, and what is.
    QCOMPARE(values("records").at("list_max_limit").toInt(), 60);
    const QJsonObject limit = setting("records", "list_max_limit");
    QCOMPARE(limit["value"].toInt(), 60);
    QCOMPARE(limit["running"].toInt(), 100);
    QCOMPARE(limit["default"].toInt(), 100);
    QCOMPARE(limit["source"].toString(), QStringLiteral("stored"));
    QCOMPARE(limit["updated_by"].toString().toUtf8(), w.id("root"));
    QCOMPARE(listOf(100), QByteArray("200"));
    const QJsonArray recent = QJsonDocument::fromJson(w.get("root", kConfiguration + "/recent").body).array();
    QCOMPARE(recent.size(), 1);
    QCOMPARE(recent.first()["provider_name"].toString(), QStringLiteral("records"));
    QCOMPARE(texts(recent.first()["restart_required"]), (QList<QByteArray>{"list_default_limit", "list_max_limit"}));

    w.restart();
    QCOMPARE(listOf(100), QByteArray("400 40002"));
    QCOMPARE(listOf(60), QByteArray("200"));
    QCOMPARE(w.get("bob", "/records/notes").at("limit").toInt(), 10);
    QCOMPARE(setting("records", "list_max_limit")["running"].toInt(), 60);
    QVERIFY(w.get("root", kConfiguration + "/system_settings.records").at("restart_required").toArray().isEmpty());

    // Null is the default again.
    QCOMPARE(change("records", R"({"list_max_limit":null})"), QByteArray("200"));
    QCOMPARE(setting("records", "list_max_limit")["source"].toString(), QStringLiteral("default"));
    QCOMPARE(listOf(100), QByteArray("400 40002"));
    w.restart();
    QCOMPARE(listOf(100), QByteArray("200"));
    QCOMPARE(w.get("bob", "/records/notes").at("limit").toInt(), 10);
}

void TestConfigurationApi::liveSettingsCountAtOnce()
{
    AccessWorld &w = *m_world;
    const auto ask = [&w] {
        const HttpAnswer answer =
            w.send("root", "POST", "/admin/sql", R"({"sql":"SELECT name FROM roles UNION SELECT 'z' UNION SELECT 'y'"})");
        return answer.status == 200 ? int(answer.at("rows").toArray().size()) : -answer.status;
    };
    const int all = ask();
    QVERIFY2(all >= 3, QByteArray::number(all));
    const HttpAnswer changed =
        w.send("root", "PATCH", kConfiguration + "/system_settings.console/values", R"({"sql_console_max_rows":2})");
    QVERIFY2(changed.status == 200, changed.body);
    QCOMPARE(texts(changed.at("applied")), QList<QByteArray>{"sql_console_max_rows"});
    QVERIFY(changed.at("restart_required").toArray().isEmpty());
    QCOMPARE(ask(), 2);
    QCOMPARE(setting("console", "sql_console_max_rows")["running"].toInt(), 2);
    QCOMPARE(change("console", R"({"sql_console_enabled":false})"), QByteArray("200"));
    QCOMPARE(ask(), -403);
    QCOMPARE(change("logging", R"({"log_level":"error"})"), QByteArray("200"));
    w.restart();
    QCOMPARE(ask(), -403);
    QCOMPARE(setting("logging", "log_level")["running"].toString(), QStringLiteral("error"));
    QCOMPARE(change("console", R"({"sql_console_enabled":null,"sql_console_max_rows":null})"), QByteArray("200"));
    QCOMPARE(ask(), all);
}

void TestConfigurationApi::whatIsGivenElsewhereStays()
{
    // The test's server is told these on its command line.
    const TestServer::Settings given{{"superadmin_email", "root@example.test"},
                                     {"superadmin_password", DataWorld::password()},
                                     {"list_max_limit", "70"},
                                     {"list_default_limit", "5"}};
    TestServer server(testEngine(), given);
    const auto client = server.client();
    const QByteArray credentials =
        QJsonDocument(QJsonObject{{"account", "system"}, {"email", "root@example.test"}, {"password", DataWorld::password()}})
            .toJson();
    const HttpClient::Headers json{{"Content-Type", "application/json"}};
    const HttpAnswer session = client->send("POST", "/api/v1/auth/login", json, credentials);
    QVERIFY2(session.status == 200, session.body);
    const HttpClient::Headers asRoot{{"Content-Type", "application/json"},
                                     {"Authorization", "Bearer " + text(session.at("token"))}};
    const QByteArray one = "/api/v1/admin/configuration/system_settings.records";
    const HttpAnswer refused =
        client->send("PATCH", one + "/values", asRoot, R"({"list_max_limit":50,"batch_max_records":20})");
    QCOMPARE(refused.status, 400);
    QCOMPARE(text(refused.at("details.0.field")), QByteArray("list_max_limit"));
    QCOMPARE(text(refused.at("details.0.code")), QByteArray("given_elsewhere"));
    // All of a change or nothing.
    QCOMPARE(client->get(one + "/values", asRoot).at("batch_max_records").toInt(), 1000);
    QCOMPARE(client->get(one + "/values", asRoot).at("list_max_limit").toInt(), 70);
    const QJsonArray all = client->get(one, asRoot).at("settings").toArray();
    const auto found = std::ranges::find_if(all, [](const QJsonValue &each) { return each["name"] == "list_max_limit"; });
    QCOMPARE(found->toObject()["source"].toString(), QStringLiteral("given"));
}

void TestConfigurationApi::everyChangeIsInTheTrail()
{
    AccessWorld &w = *m_world;
    QCOMPARE(change("passwords", R"({"password_min_length":16,"require_verified_email":true})"), QByteArray("200"));
    QCOMPARE(change("passwords", R"({"password_min_length":null})"), QByteArray("200"));
    const QJsonArray entries = w.get("root", "/audit-logs?event=49110&limit=10").at("items").toArray();
    QCOMPARE(w.events("passwords"), (QList<int>{49110, 49110}));
    const QByteArray told = QJsonDocument(entries).toJson(QJsonDocument::Compact);
    QVERIFY2(told.contains("password_min_length") && told.contains("16") && told.contains("require_verified_email"), told);
    // What is refused is not.
    QCOMPARE(change("passwords", R"({"password_min_length":3})"), QByteArray("400 40002 password_min_length invalid_value"));
    QCOMPARE(w.events("passwords").size(), 2);
}

/** Nothing of secrets, and nothing that says where the data are or who reaches the server. */
void TestConfigurationApi::secretsAndPlacesAreNotThere()
{
    AccessWorld &w = *m_world;
    QByteArray all;
    const QJsonArray entries = QJsonDocument::fromJson(w.get("root", kConfiguration + "/system").body).array();
    for (const QJsonValue &entry : entries) {
        all += w.get("root", kConfiguration + '/' + text(entry["id"])).body;
        all += w.get("root", kConfiguration + "/schema/" + text(entry["category"]) + '/' + text(entry["provider_name"])).body;
    }
    for (const char *name : {"token_secret", "encryption_secret", "superadmin_password", "database_url", "data_dir",
                             "backup_dir", "trusted_proxies", "allowed_hosts", "tls_private_key", "\"port\""})
        QVERIFY2(!all.contains('"' + QByteArray(name) + '"') && !all.contains(name + QByteArray("\":")), name);
    for (const char *group : {"secrets", "superadmin", "database", "tenancy"}) {
        QCOMPARE(w.outcome("root", "GET", kConfiguration + "/system_settings." + group), QByteArray("404 40070"));
        QCOMPARE(change(group, R"({"token_secret":"x"})"), QByteArray("404 40070"));
    }
    QCOMPARE(change("server", R"({"port":9000})"), QByteArray("400 40002 port unknown_field"));
    QCOMPARE(change("backups", R"({"backup_dir":"/tmp"})"), QByteArray("400 40002 backup_dir unknown_field"));
    QCOMPARE(change("app", R"({"environment":"testing"})"), QByteArray("400 40002 environment unknown_field"));
}

void TestConfigurationApi::badInput()
{
    AccessWorld &w = *m_world;
    struct Row
    {
        const char *body;
        const char *outcome;
    };
    const Row rows[]{
        {R"({"list_max_limit":"50"})", "400 40002 list_max_limit invalid_type"},
        {R"({"list_max_limit":50.5})", "400 40002 list_max_limit invalid_type"},
        {R"({"list_max_limit":1e300})", "400 40002 list_max_limit invalid_type"},
        {R"({"list_max_limit":true})", "400 40002 list_max_limit invalid_type"},
        {R"({"list_max_limit":0})", "400 40002 list_max_limit invalid_value"},
        {R"({"list_max_limit":10001})", "400 40002 list_max_limit invalid_value"},
        {R"({"list_max":50})", "400 40002 list_max unknown_field"},
        {R"({"log_level":"debug"})", "400 40002 log_level unknown_field"},
        {R"({})", "400 40001"},
        {R"([])", "400 40001"},
        {"x", "400 40001"},
    };
    for (const Row &row : rows)
        QCOMPARE(change("records", row.body), QByteArray(row.outcome));
    QCOMPARE(change("logging", R"({"log_level":"loud"})"), QByteArray("400 40002 log_level invalid_value"));
    QCOMPARE(change("headers", R"({"security_headers_enabled":"true"})"),
             QByteArray("400 40002 security_headers_enabled invalid_type"));
    QCOMPARE(change("jobs", R"({"job_attempts":false})"), QByteArray("400 40002 job_attempts invalid_type"));
    QCOMPARE(change("cors", R"({"cors_origins":"a.example"})"), QByteArray("400 40002 cors_origins invalid_type"));
    QCOMPARE(change("cors", R"({"cors_origins":[7]})"), QByteArray("400 40002 cors_origins invalid_type"));
    QCOMPARE(change("app", R"({"app_name":"a\nb"})"), QByteArray("400 40002 app_name invalid_value"));
    QCOMPARE(change("app", "{\"app_name\":\"" + QByteArray(1001, 'a') + "\"}"), QByteArray("400 40002 app_name invalid_type"));
    for (const char *path : {"/nothing", "/records", "/system_settings.", "/system_settings.x", "/email_providers.smtp",
                             "/system_settings.records'%20--"}) {
        QCOMPARE(w.outcome("root", "GET", kConfiguration + path), QByteArray("404 40070"));
        QCOMPARE(w.outcome("root", "GET", kConfiguration + path + "/values"), QByteArray("404 40070"));
        QCOMPARE(w.outcome("root", "PATCH", kConfiguration + path + "/values", "{\"a\":1}"), QByteArray("404 40070"));
    }
    // What is not there is told together with what is.
    const auto refusal = [&w](const char *path) {
        const HttpAnswer answer = w.get("root", kConfiguration + path);
        return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.field")) + ' '
            + text(answer.at("details.0.message"));
    };
    const QByteArray categories = "400 category This server has no such category of configurations; it has: system_settings, "
                                  "email_providers, auth_providers.";
    for (const char *path : {"/system?category=storage_providers", "/providers?category=x", "/schema/x/smtp",
                             "/account?account_id=lab&category=x"})
        QCOMPARE(refusal(path), categories);
    QCOMPARE(refusal("/schema/email_providers/aws_ses"),
             QByteArray("400 provider_name This server has no such provider; the category email_providers has: smtp."));
    QVERIFY(refusal("/schema/system_settings/secrets").startsWith("400 provider_name "));
    QCOMPARE(refusal("/account"), QByteArray("400 account_id This is required."));
    QCOMPARE(w.outcome("root", "GET", kConfiguration + "/account?account_id=nowhere"), QByteArray("404 34003"));
    QCOMPARE(w.outcome("root", "GET", kConfiguration + "/account?account_id=lab&x=1"), QByteArray("400 40002"));
    for (const char *path :
         {"/recent?limit=0", "/recent?limit=51", "/recent?x=1", "/system?x=1", "/providers?x=1", "/stats?x=1"})
        QCOMPARE(w.outcome("root", "GET", kConfiguration + path), QByteArray("400 40002"));
    QCOMPARE(w.get("root", kConfiguration + "/recent").body, QByteArray("[]"));
}

/** What is there from the start stays as it is: on, and the default of its category. */
void TestConfigurationApi::builtIn()
{
    AccessWorld &w = *m_world;
    const QByteArray password = kConfiguration + "/auth_providers.email_password";
    QCOMPARE(text(w.get("root", password).at("display_name")), QByteArray("E-mail and password"));
    QCOMPARE(w.get("root", password + "/values").body, QByteArray("{}"));
    QVERIFY(w.get("root", kConfiguration + "/schema/auth_providers/email_password").at("properties").toObject().isEmpty());
    QCOMPARE(w.outcome("root", "PATCH", password + "/values", R"({"client_id":"x"})"), QByteArray("400 40002"));
    for (const QByteArray &one : {password, kConfiguration + "/system_settings.records"}) {
        QCOMPARE(w.outcome("root", "PATCH", one, R"({"enabled":true})"), QByteArray("200"));
        QCOMPARE(w.outcome("root", "PATCH", one, R"({"enabled":false})"), QByteArray("409 40075"));
        QCOMPARE(w.outcome("root", "PATCH", one, R"({"enabled":"no"})"), QByteArray("400 40002"));
        QCOMPARE(w.outcome("root", "PATCH", one, R"({})"), QByteArray("400 40002"));
        QCOMPARE(w.outcome("root", "DELETE", one), QByteArray("409 40075"));
        const HttpAnswer isDefault = w.send("root", "POST", one + "/set-default", "{}");
        QVERIFY2(isDefault.status == 200 && isDefault.at("is_default").toBool(), isDefault.body);
        QCOMPARE(w.outcome("root", "DELETE", one + "/set-default"), QByteArray("409 40076"));
        QVERIFY(w.get("root", one).at("enabled").toBool());
    }
    for (const auto &[category, provider] :
         {std::pair("auth_providers", "email_password"), std::pair("system_settings", "records")}) {
        const QByteArray body = QJsonDocument(QJsonObject{{"category", category},
                                                          {"provider_name", provider},
                                                          {"display_name", "Mine"},
                                                          {"config", QJsonObject()}})
                                    .toJson();
        QCOMPARE(w.outcome("root", "POST", kConfiguration, body), QByteArray("409 40074"));
    }
    QCOMPARE(w.get("root", kConfiguration + "/account?account_id=lab").body, QByteArray("[]"));
    QCOMPARE(w.get("root", kConfiguration + "/account?account_id=lab&category=auth_providers").body, QByteArray("[]"));
}

/** What would keep the server from starting. */
void TestConfigurationApi::whatDoesNotGoTogetherIsRefused()
{
    QCOMPARE(change("records", R"({"list_default_limit":200})"), QByteArray("400 40002 list_default_limit conflicting_value"));
    QCOMPARE(change("records", R"({"list_default_limit":200,"list_max_limit":300})"), QByteArray("200"));
    QCOMPARE(change("records", R"({"list_max_limit":null})"), QByteArray("400 40002 list_default_limit conflicting_value"));
    QCOMPARE(change("backups", R"({"backup_daily_at":"25:00"})"), QByteArray("400 40002 backup_daily_at conflicting_value"));
    QCOMPARE(change("cors", R"({"cors_origins":["*"],"cors_allow_credentials":true})"),
             QByteArray("400 40002 cors_allow_credentials conflicting_value"));
    QCOMPARE(change("cors", R"({"cors_origins":["nothing"]})"), QByteArray("400 40002 cors_origins conflicting_value"));
    const QByteArray origins = R"({"cors_origins":["https://a.example","https://b.example"]})";
    QCOMPARE(change("cors", origins), QByteArray("200"));
    QCOMPARE(texts(values("cors").at("cors_origins")), (QList<QByteArray>{"https://a.example", "https://b.example"}));
    m_world->restart();
    QCOMPARE(texts(setting("cors", "cors_origins")["running"]), (QList<QByteArray>{"https://a.example", "https://b.example"}));
    QCOMPARE(values("records").at("list_max_limit").toInt(), 300);
}

/** Another program, or another command line, may have left what is not right any more. */
void TestConfigurationApi::theServerStartsWhateverIsStored()
{
    AccessWorld &w = *m_world;
    QCOMPARE(change("records", R"({"list_max_limit":60})"), QByteArray("200"));
    const auto put = [&](const QByteArray &name, const QByteArray &value) {
        w.server().execute("INSERT INTO settings (name, value, updated_at) VALUES ('" + name + "', '" + value
                           + "', '2026-01-01T00:00:00.000Z')");
    };
    put("gone_setting", "1");
    put("batch_max_records", "many");
    put("token_secret", "mine");
    w.restart();
    QCOMPARE(setting("records", "list_max_limit")["running"].toInt(), 60);
    QCOMPARE(setting("records", "batch_max_records")["running"].toInt(), 1000);
    put("list_default_limit", "90");
    w.restart();
    QCOMPARE(setting("records", "list_max_limit")["running"].toInt(), 100);
    QCOMPARE(change("records", R"({"list_default_limit":null})"), QByteArray("200"));
    w.restart();
    QCOMPARE(setting("records", "list_max_limit")["running"].toInt(), 60);
}

QTEST_GUILESS_MAIN(TestConfigurationApi)
#include "tst_configurationapi.moc"
