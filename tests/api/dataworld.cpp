// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

#include <map>

namespace basalt::test {

namespace {

constexpr char kPassword[] = "violin harbour at dusk";

std::map<db::Engine, std::unique_ptr<DataWorld>> &worlds()
{
    static std::map<db::Engine, std::unique_ptr<DataWorld>> all;
    return all;
}

QByteArray addressOf(const QByteArray &person)
{
    return person + "@example.test";
}

} // namespace

DataWorld &DataWorld::current()
{
    auto &world = worlds()[testEngine()];
    if (!world)
        world = std::make_unique<DataWorld>(testEngine());
    return *world;
}

void DataWorld::endAll()
{
    worlds().clear();
}

DataWorld::DataWorld(db::Engine engine)
    : m_server(engine,
               {{"superadmin_email", "root@example.test"},
                {"superadmin_password", kPassword},
                {"failed_logins_per_minute", "1000000"}}) // all people have one address
    , m_client(m_server.client())
{
    signIn("root", "system");
    for (const char *account : {"acme", "other"}) {
        const QByteArray body = QByteArray(R"({"name":"%1 Ltd","slug":"%1"})").replace("%1", account);
        const HttpAnswer made = send("root", "POST", "/accounts", body);
        if (made.status != 201)
            qFatal("account: %s", made.body.constData());
        m_accounts.insert(account, made.at("id").toString().toUtf8());
    }
    m_accounts.insert("system", "00000000-0000-0000-0000-000000000000");
    addUser("ann", "acme");
    addUser("bob", "acme");
    addUser("eve", "other");
}

QString DataWorld::password()
{
    return kPassword;
}

void DataWorld::restart()
{
    m_server.restart();
    m_client = m_server.client();
}

HttpAnswer DataWorld::send(const QByteArray &person, const QByteArray &method, const QByteArray &path, const QByteArray &body,
                           const HttpClient::Headers &headers)
{
    HttpClient::Headers all = headers;
    if (m_tokens.contains(person))
        all.emplaceBack("Authorization", "Bearer " + m_tokens.value(person));
    return m_client->send(method, "/api/v1" + path, all, body);
}

HttpAnswer DataWorld::sendUntilFree(const QByteArray &person, const QByteArray &method, const QByteArray &path,
                                    const QByteArray &body)
{
    HttpAnswer answer = send(person, method, path, body);
    for (int tries = 1; tries < 5 && answer.status == 503; ++tries)
        answer = send(person, method, path, body);
    return answer;
}

QByteArray DataWorld::makeCollection(const QByteArray &body)
{
    const HttpAnswer made = send("root", "POST", "/collections", body);
    if (made.status != 201)
        qFatal("collection: %s", made.body.constData());
    return made.at("id").toString().toUtf8();
}

QByteArray DataWorld::makeRecord(const QByteArray &person, const QByteArray &collection, const QByteArray &body)
{
    const HttpAnswer made = send(person, "POST", "/records/" + collection, body);
    if (made.status != 201)
        qFatal("record: %s", made.body.constData());
    return made.at("id").toString().toUtf8();
}

QJsonArray DataWorld::trail(const QByteArray &recordId)
{
    const HttpAnswer answer = get("root", "/audit-logs?sort_order=asc&limit=500&record_id=" + recordId);
    return answer.at("items").toArray();
}

QByteArray DataWorld::signIn(const QByteArray &person, const QByteArray &account)
{
    const QByteArray body =
        R"({"account":")" + account + R"(","email":")" + addressOf(person) + R"(","password":")" + kPassword + "\"}";
    const HttpAnswer answer = send("nobody", "POST", "/auth/login", body);
    if (answer.status != 200)
        qFatal("sign in: %s", answer.body.constData());
    m_tokens.insert(person, answer.at("token").toString().toUtf8());
    m_users.insert(person, answer.at("user.id").toString().toUtf8());
    return m_tokens.value(person);
}

void DataWorld::addUser(const QByteArray &person, const QByteArray &account)
{
    const QByteArray body = R"({"email":")" + addressOf(person) + R"(","account_id":")" + m_accounts.value(account)
        + R"(","role_id":2,"password":")" + kPassword + "\"}";
    const HttpAnswer made = send("root", "POST", "/users", body);
    if (made.status != 201)
        qFatal("user: %s", made.body.constData());
    const HttpAnswer verified = send("root", "POST", "/users/" + made.at("id").toString().toUtf8() + "/verify");
    if (verified.status != 200)
        qFatal("verify: %s", verified.body.constData());
    signIn(person, account);
}

RootServer::RootServer(std::initializer_list<TestServer::Settings::value_type> settings)
    : RootServer(TestServer::Settings(settings))
{ }

RootServer::RootServer(const TestServer::Settings &settings)
    : server(testEngine(),
             TestServer::Settings{{"superadmin_email", "root@example.test"}, {"superadmin_password", kPassword}} + settings)
{
    const HttpAnswer session = client->post(
        "/api/v1/auth/login", {{"account", "system"}, {"email", "root@example.test"}, {"password", DataWorld::password()}});
    client->defaultHeaders = {{"Authorization", "Bearer " + text(session.at("token"))}, {"Content-Type", "application/json"}};
}

QByteArray text(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

QByteArray refusal(const HttpAnswer &answer)
{
    QByteArray summary = QByteArray::number(answer.status) + ' ' + text(answer.at("name"));
    if (!answer.at("index").isUndefined())
        summary += " at " + QByteArray::number(answer.at("index").toInt());
    if (!answer.at("details.0.code").isUndefined())
        summary += ' ' + text(answer.at("details.0.code")) + ' ' + text(answer.at("details.0.field"));
    return summary;
}

QByteArray encoded(const QByteArray &text)
{
    return text.toPercentEncoding();
}

} // namespace basalt::test
