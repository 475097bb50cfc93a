// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

namespace basalt::test {

AccessWorld::AccessWorld(db::Engine engine, const TestServer::Settings &settings)
    : m_server(engine,
               TestServer::Settings{{"superadmin_email", "root@example.test"}, {"superadmin_password", DataWorld::password()}}
                   + settings)
    , m_client(m_server.client())
{
    signIn("root", "system");
    const QByteArray password = DataWorld::password().toUtf8();
    for (const auto &[owner, account] : {std::pair{"ada", "lab"}, std::pair{"eve", "other"}}) {
        const HttpAnswer made = send("nobody", "POST", "/auth/register",
                                     QByteArray(R"({"email":")") + owner + R"(@example.test","password":")" + password
                                         + R"(","account_name":")" + account + R"( Ltd","account_slug":")" + account + "\"}");
        if (made.status != 201)
            qFatal("register: %s", made.body.constData());
        m_accounts.insert(account, made.at("account.id").toString().toUtf8());
        signIn(owner, account);
    }
    addUser("max", "lab", 1);
    addUser("bob", "lab");
    addUser("cid", "lab");
}

void AccessWorld::restart()
{
    m_server.restart();
    m_client = m_server.client();
}

HttpAnswer AccessWorld::send(const QByteArray &person, const QByteArray &method, const QByteArray &path, const QByteArray &body,
                             const HttpClient::Headers &headers)
{
    HttpClient::Headers all = headers;
    if (m_tokens.contains(person))
        all.emplaceBack("Authorization", "Bearer " + m_tokens.value(person));
    if (!body.isNull())
        all.emplaceBack("Content-Type", "application/json");
    return m_client->send(method, "/api/v1" + path, all, body);
}

QByteArray AccessWorld::outcome(const QByteArray &person, const QByteArray &method, const QByteArray &path,
                                const QByteArray &body)
{
    const HttpAnswer answer = send(person, method, path, body);
    const QByteArray status = QByteArray::number(answer.status);
    return answer.status < 400 ? status : status + ' ' + QByteArray::number(answer.at("code").toInt());
}

QByteArray AccessWorld::make(const QByteArray &person, const QByteArray &path, const QByteArray &body)
{
    const HttpAnswer made = send(person, "POST", path, body);
    if (made.status != 201)
        qFatal("%s: %s", path.constData(), made.body.constData());
    return made.at("id").toString().toUtf8();
}

QByteArray AccessWorld::addUser(const QByteArray &person, const QByteArray &account, int role)
{
    const QByteArray id = make("root", "/users",
                               R"({"email":")" + person + R"(@example.test","account_id":")" + account + R"(","role_id":)"
                                   + QByteArray::number(role) + R"(,"password":")" + DataWorld::password().toUtf8() + "\"}");
    const HttpAnswer verified = send("root", "POST", "/users/" + id + "/verify");
    if (verified.status != 200)
        qFatal("verify: %s", verified.body.constData());
    signIn(person, account);
    return id;
}

void AccessWorld::signIn(const QByteArray &person, const QByteArray &account)
{
    const HttpAnswer answer = send("nobody", "POST", "/auth/login",
                                   R"({"account":")" + account + R"(","email":")" + person + R"(@example.test","password":")"
                                       + DataWorld::password().toUtf8() + "\"}");
    if (answer.status != 200)
        qFatal("sign in: %s", answer.body.constData());
    m_tokens.insert(person, answer.at("token").toString().toUtf8());
    m_users.insert(person, answer.at("user.id").toString().toUtf8());
}

QByteArray AccessWorld::give(const QByteArray &person, const QByteArray &permission, const QByteArray &endsAt)
{
    QByteArray body = R"({"user_id":")" + id(person) + R"(","permission":")" + permission + '"';
    if (!endsAt.isNull())
        body += R"(,"ends_at":")" + endsAt + '"';
    return make("root", "/assignments", body + '}');
}

bool AccessWorld::holds(const QByteArray &person, const QByteArray &permission)
{
    return send(person, "POST", "/access/check", R"({"permissions":[")" + permission + "\"]}").at("allowed").toBool();
}

QList<QByteArray> AccessWorld::permissionsOf(const QByteArray &person)
{
    QList<QByteArray> codes;
    for (const QJsonValue held : get("root", "/users/" + id(person) + "/permissions").at("permissions").toArray())
        codes.append(held["code"].toString().toUtf8());
    return codes;
}

QList<int> AccessWorld::events(const QByteArray &recordId)
{
    QList<int> numbers;
    const HttpAnswer answer = get("root", "/audit-logs?sort_order=asc&limit=500&record_id=" + recordId);
    for (const QJsonValue entry : answer.at("items").toArray())
        numbers.append(entry["event"].toInt());
    return numbers;
}

QList<QByteArray> texts(const QJsonValue &array)
{
    QList<QByteArray> all;
    for (const QJsonValue item : array.toArray())
        all.append(item.toString().toUtf8());
    return all;
}

} // namespace basalt::test
