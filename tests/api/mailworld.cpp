// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace basalt::test {

namespace {

/** Many links are asked for from one address here. */
TestServer::Settings::value_type manyAsk()
{
    return {"failed_logins_per_minute", "100000"};
}

} // namespace

MailWorld::MailWorld(std::initializer_list<TestServer::Settings::value_type> settings)
    : root(TestServer::Settings{manyAsk(), {"job_retry_seconds", "1"}} + TestServer::Settings(settings))
    , run(root.server)
    , m_client(root.server.client())
{
    run.set("root", root.client->defaultHeaders.first().second.mid(7));
    m_tokens.insert("root", run.value("root"));
    for (const auto &[name, account] : {std::pair<QByteArray, QByteArray>{"ann", "acme"}, {"eve", "other"}}) {
        const HttpAnswer made = send("root", "POST", "/accounts",
                                     {{"name", QString::fromLatin1(account + " Ltd")}, {"slug", QString::fromLatin1(account)}});
        if (made.status != 201)
            qFatal("account: %s", made.body.constData());
        run.set(account, text(made.at("id")));
        const HttpAnswer user = send("root", "POST", "/users",
                                     {{"email", QString::fromLatin1(name + "@example.test")},
                                      {"account_id", QString::fromLatin1(account)},
                                      {"role_id", 2},
                                      {"password", DataWorld::password()}});
        const HttpAnswer session = send("nobody", "POST", "/auth/login",
                                        {{"account", QString::fromLatin1(account)},
                                         {"email", QString::fromLatin1(name + "@example.test")},
                                         {"password", DataWorld::password()}});
        if (user.status != 201 || session.status != 200)
            qFatal("user: %s %s", user.body.constData(), session.body.constData());
        run.set(name, text(session.at("token")));
        run.set(name + "Id", text(user.at("id")));
        m_tokens.insert(name, text(session.at("token")));
    }
}

void MailWorld::useMailServer(const MailServer &server)
{
    const HttpAnswer answer = send("root", "PUT", "/admin/email/settings",
                                   {{"host", "127.0.0.1"},
                                    {"port", server.port()},
                                    {"security", "none"},
                                    {"from_email", "basalt@example.test"},
                                    {"from_name", "Basalt"},
                                    {"timeout_seconds", 5}});
    if (answer.status != 200)
        qFatal("mail settings: %s", answer.body.constData());
}

QByteArray MailWorld::addUser(const QByteArray &name)
{
    const HttpAnswer user = send("root", "POST", "/users",
                                 {{"email", QString::fromLatin1(name + "@example.test")},
                                  {"account_id", "acme"},
                                  {"role_id", 2},
                                  {"password", DataWorld::password()}});
    if (user.status != 201)
        qFatal("user: %s", user.body.constData());
    return text(user.at("id"));
}

HttpAnswer MailWorld::send(const QByteArray &person, const QByteArray &method, const QByteArray &path, const QJsonObject &body,
                           const HttpClient::Headers &headers)
{
    HttpClient::Headers all = headers;
    all.emplaceBack("Content-Type", "application/json");
    if (m_tokens.contains(person))
        all.emplaceBack("Authorization", "Bearer " + m_tokens.value(person));
    const bool hasBody = method != "GET" && method != "DELETE";
    return m_client->send(method, "/api/v1" + path, all,
                          hasBody ? QJsonDocument(body).toJson(QJsonDocument::Compact) : QByteArray());
}

int MailWorld::signInStatus(const QByteArray &name, const QString &password)
{
    const HttpAnswer answer =
        send("nobody", "POST", "/auth/login",
             {{"account", "acme"}, {"email", QString::fromLatin1(name + "@example.test")}, {"password", password}});
    if (answer.status == 200)
        m_tokens.insert(name, text(answer.at("token")));
    return answer.status;
}

QByteArray MailWorld::tokenOf(const QByteArray &name)
{
    return m_tokens.value(name);
}

QJsonObject MailWorld::logOf(const QByteArray &address)
{
    const HttpAnswer answer = send("root", "GET", "/admin/email/logs?page_size=100");
    const QJsonArray logs = answer.at("logs").toArray();
    for (const QJsonValue &log : logs) {
        if (log["recipient_email"].toString().toUtf8() == address)
            return log.toObject();
    }
    return {};
}

bool MailWorld::becomes(const QByteArray &address, const QString &status)
{
    constexpr int kWaitMs = 15'000;
    return QTest::qWaitFor([&] { return logOf(address)["status"].toString() == status; }, kWaitMs);
}

} // namespace basalt::test
