// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "randomchanges.h"

#include <QElapsedTimer>

#include <thread>

namespace basalt::test {

RandomChanges::RandomChanges(AccessWorld &world)
    : m_world(world)
    , m_people{world.id("ada"), world.id("max"), world.id("bob"), world.id("cid"), world.id("eve")}
{ }

void RandomChanges::run(const std::vector<QByteArray> &people, quint32 seed, qint64 milliseconds)
{
    makeAccount(*clientOf("root"), "first"); // that there is always one
    std::vector<std::thread> clients;
    for (const QByteArray &person : people)
        clients.emplace_back([=, this, seed = seed + quint32(clients.size())] { runClient(seed, person, milliseconds); });
    for (std::thread &client : clients)
        client.join();
}

std::unique_ptr<HttpClient> RandomChanges::clientOf(const QByteArray &person) const
{
    auto client = m_world.server().client();
    client->engine = {}; // no traffic for the table of routes
    client->defaultHeaders = {{"Authorization", "Bearer " + m_world.token(person)}};
    if (person == "root")
        client->defaultHeaders.emplaceBack("X-Account-ID", m_world.accountId("lab"));
    return client;
}

void RandomChanges::runClient(quint32 seed, const QByteArray &person, qint64 milliseconds)
{
    RandomSource random(seed);
    const auto client = clientOf(person);
    QElapsedTimer timer;
    timer.start();
    for (int number = int(seed % 1000) * 1'000'000; timer.elapsed() < milliseconds; ++number) {
        step(*client, random, QByteArray::number(random.below(30)) + '-' + QByteArray::number(number));
        if (person == "root")
            checkBetween(*client);
    }
}

/** One change. Most meet something that another client has changed meanwhile, or taken away. */
void RandomChanges::step(HttpClient &client, RandomSource &random, const QByteArray &name)
{
    switch (random.below(12)) {
    case 0:
    case 1:
    case 2: changeGroup(client, random, name); break;
    case 3:
    case 4:
    case 5: changeSet(client, random, name); break;
    case 6:
    case 7:
    case 8: changeUser(client, random, name); break;
    case 9:
    case 10: changeAccessList(client, random); break;
    default: changeAccount(client, random, name); break;
    }
}

void RandomChanges::changeGroup(HttpClient &client, RandomSource &random, const QByteArray &name)
{
    const QByteArray group = "/groups/" + any(&Known::groups, random);
    const QByteArray person = random.of(m_people);
    switch (random.below(7)) {
    case 0: know(&Known::groups, send(client, "POST", "/groups", R"({"name":"G)" + name + "\"}")); break;
    case 1: send(client, "PATCH", group, R"({"name":"H)" + name + "\"}"); break;
    case 2: send(client, "PATCH", group, random.oneIn(2) ? R"({"is_active":false})" : R"({"is_active":true})"); break;
    case 3:
        if (random.oneIn(3))
            send(client, "DELETE", group);
        break;
    case 4:
    case 5: send(client, "POST", group + "/users", R"({"user_id":")" + person + "\"}"); break;
    default: send(client, "DELETE", group + "/users/" + person); break;
    }
}

void RandomChanges::changeSet(HttpClient &client, RandomSource &random, const QByteArray &name)
{
    const QByteArray set = any(&Known::sets, random);
    const QByteArray code = '"' + permission(random) + '"';
    const auto assign = [&](const QByteArray &what) {
        know(&Known::assignments, send(client, "POST", "/assignments", '{' + what + '}'));
    };
    switch (random.below(8)) {
    case 0:
        know(&Known::sets,
             send(client, "POST", "/permission-sets", R"({"name":"S)" + name + R"(","permissions":[)" + code + "]}"));
        break;
    case 1: send(client, "PATCH", "/permission-sets/" + set, R"({"add":[)" + code + "]}"); break;
    case 2: send(client, "PATCH", "/permission-sets/" + set, R"({"remove":[)" + code + "]}"); break;
    case 3:
        if (random.oneIn(3))
            send(client, "DELETE", "/permission-sets/" + set);
        break;
    case 4: assign(R"("user_id":")" + random.of(m_people) + R"(","permission_set_id":")" + set + '"'); break;
    case 5: assign(R"("group_id":")" + any(&Known::groups, random) + R"(","permission":)" + code); break;
    case 6: assign(R"("group_id":")" + any(&Known::groups, random) + R"(","permission_set_id":")" + set + '"'); break;
    default: send(client, "DELETE", "/assignments/" + any(&Known::assignments, random)); break;
    }
}

void RandomChanges::changeUser(HttpClient &client, RandomSource &random, const QByteArray &name)
{
    const QByteArray person = random.of(m_people);
    const QByteArray user = "/users/" + person;
    switch (random.below(6)) {
    case 0: send(client, "POST", "/accounts/lab/owners", R"({"user_id":")" + person + "\"}"); break;
    case 1:
        if (random.oneIn(5))
            send(client, "DELETE", "/accounts/lab/owners/" + person);
        break;
    // Seldom, for who is shut out can change nothing until somebody lets him in again.
    case 2: send(client, "PATCH", user, random.oneIn(20) ? R"({"is_active":false})" : R"({"is_active":true})"); break;
    case 3: send(client, "PATCH", user, random.oneIn(20) ? R"({"is_locked":true})" : R"({"is_locked":false})"); break;
    case 4: send(client, "PATCH", user, R"({"display_name":"N)" + name + "\"}"); break;
    default: send(client, "GET", user + "/permissions"); break;
    }
}

void RandomChanges::changeAccessList(HttpClient &client, RandomSource &random)
{
    const QByteArray key = R"({"resource_type":"doc","key":{"doc":")" + QByteArray::number(random.below(6)) + "\"},";
    const QByteArray user = R"("user_id":")" + random.of(m_people) + '"';
    switch (random.below(3)) {
    case 0: {
        const QByteArray deny = random.oneIn(3) ? "true}" : "false}";
        send(client, "POST", "/resource-access", key + R"("flags":["read","write"],)" + user + R"(,"deny":)" + deny);
        break;
    }
    case 1:
        send(client, "POST", "/resource-access",
             key + R"("flags":["read"],"group_id":")" + any(&Known::groups, random) + "\"}");
        break;
    default: send(client, "POST", "/resource-access/revoke", key + R"("flags":["read"],)" + user + '}'); break;
    }
}

/** Only superadmins get through. */
void RandomChanges::changeAccount(HttpClient &client, RandomSource &random, const QByteArray &name)
{
    const QByteArray account = "/accounts/" + any(&Known::accounts, random);
    switch (random.below(6)) {
    case 0:
        if (random.oneIn(3))
            makeAccount(client, name);
        break;
    case 1: send(client, "PATCH", account, R"({"name":"B)" + name + "\"}"); break;
    case 2: send(client, "PATCH", account, R"({"slug":"s)" + name + "\"}"); break;
    case 3: send(client, "DELETE", account); break;
    case 4: send(client, "POST", account + "/restore"); break;
    default:
        if (random.oneIn(20))
            send(client, "POST", account + "/purge");
        break;
    }
}

/** With a user, who signs in; others may take the account away at any moment. */
void RandomChanges::makeAccount(HttpClient &client, const QByteArray &name)
{
    const HttpAnswer account = send(client, "POST", "/accounts", R"({"name":"A)" + name + "\"}");
    if (account.status != 201)
        return;
    know(&Known::accounts, account);
    const QByteArray id = account.at("id").toString().toUtf8();
    const QByteArray signsIn = R"("email":"guest@example.test","password":")" + DataWorld::password().toUtf8() + '"';
    const HttpAnswer user = send(client, "POST", "/users", '{' + signsIn + R"(,"account_id":")" + id + R"(","role_id":2})");
    if (user.status != 201)
        return;
    send(client, "POST", "/users/" + user.at("id").toString().toUtf8() + "/verify");
    const HttpAnswer session = send(client, "POST", "/auth/login", '{' + signsIn + R"(,"account":")" + id + "\"}");
    if (session.status != 200)
        return;
    const std::scoped_lock lock(m_mutex);
    m_guests.push_back({id, session.at("token").toString().toUtf8()});
}

/** What holds at every moment, whatever the others do. */
void RandomChanges::checkBetween(HttpClient &client)
{
    const HttpAnswer owners = client.get("/api/v1/accounts/lab/owners");
    if (owners.status != 200 || !owners.body.contains("user_id"))
        complain("nobody owns the account: " + owners.body);
    // Nothing of the account reaches anybody outside.
    const HttpAnswer other =
        client.send("GET", "/api/v1/users/" + m_world.id("eve") + "/permissions", {{"X-Account-ID", "other"}});
    bool isClean = other.status == 200 && other.at("groups").toArray().isEmpty();
    for (const QJsonValue set : other.at("permission_sets").toArray())
        isClean = isClean && set["kind"].toString() == QLatin1StringView("role");
    if (!isClean)
        complain("somebody outside: " + QByteArray::number(other.status) + ' ' + other.body);
}

HttpAnswer RandomChanges::send(HttpClient &client, const QByteArray &method, const QByteArray &path, const QByteArray &body)
{
    HttpClient::Headers headers;
    if (!body.isNull())
        headers.emplaceBack("Content-Type", "application/json");
    HttpAnswer answer = client.send(method, "/api/v1" + path, headers, body);
    ++(answer.status < 400 ? m_done : m_refused);
    const bool isDone = answer.status >= 200 && answer.status < 400;
    const bool isRefused = answer.status >= 400 && answer.status < 500 && answer.at("code").toInt() > 30'000
        && !answer.at("name").toString().isEmpty();
    if (!isDone && !isRefused)
        complain(method + ' ' + path + ' ' + body + ": " + QByteArray::number(answer.status) + ' ' + answer.body);
    return answer;
}

void RandomChanges::complain(const QByteArray &problem)
{
    const std::scoped_lock lock(m_mutex);
    if (m_problem.isNull())
        m_problem = problem;
}

QByteArray RandomChanges::any(List Known::*list, RandomSource &random)
{
    const std::scoped_lock lock(m_mutex);
    const List &ids = m_known.*list;
    return ids.empty() ? QByteArray("01890000-0000-7000-8000-000000000000") : random.of(ids);
}

QByteArray RandomChanges::permission(RandomSource &random) const
{
    return random.of({"groups.read", "groups", "users.read", "permission_sets.read", "pii.read"});
}

void RandomChanges::know(List Known::*list, const HttpAnswer &made)
{
    constexpr size_t kMost = 40;
    const QByteArray id = made.status < 400 ? made.at("id").toString().toUtf8() : QByteArray();
    if (id.isEmpty())
        return;
    const std::scoped_lock lock(m_mutex);
    List &ids = m_known.*list;
    if (ids.size() >= kMost)
        ids.erase(ids.begin());
    ids.push_back(id);
}

} // namespace basalt::test
