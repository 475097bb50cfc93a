// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"
#include "random/randomsource.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace basalt;
using namespace basalt::test;

/**
 * Eight clients change users, owners, groups, members, sets, assignments and access lists of one account at once, at random. BASALT_TEST_SECONDS says for how
 * long, BASALT_TEST_SEED repeats the choices. Every answer is one that is documented, nobody ever holds anything of another account,
 * and the trail, played back from its beginning, gives what is there at the end.
 */
class TestAccessRandom : public QObject
{
    Q_OBJECT

private:
    /** What there is to be changed, as far as the clients know. */
    struct Known
    {
        std::mutex mutex;
        std::vector<QByteArray> groups;
        std::vector<QByteArray> sets;
        std::vector<QByteArray> assignments;
    };

    std::unique_ptr<AccessWorld> m_world;
    std::vector<QByteArray> m_people;
    Known m_known;
    std::atomic<int> m_done = 0;
    std::atomic<int> m_refused = 0;
    std::mutex m_problemMutex;
    QByteArray m_problem; ///< the first answer that should not have been

    void runClient(quint32 seed, const QByteArray &person, qint64 milliseconds);
    void step(HttpClient &client, RandomSource &random, int number);
    [[nodiscard]] QByteArray send(HttpClient &client, const QByteArray &method, const QByteArray &path,
                                  const QByteArray &body = {});
    [[nodiscard]] QByteArray any(std::vector<QByteArray> Known::*list, RandomSource &random);
    void know(std::vector<QByteArray> Known::*list, const QByteArray &id);

    [[nodiscard]] QJsonArray all(const QByteArray &path) const;
    [[nodiscard]] QSet<QByteArray> ownersNow() const;
    void checkForeign() const;
    void checkOwners() const;
    void checkCaches() const;
    void checkTrail() const;

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void everythingAtOnce();
};

QByteArray TestAccessRandom::any(std::vector<QByteArray> Known::*list, RandomSource &random)
{
    const std::scoped_lock lock(m_known.mutex);
    const auto &ids = m_known.*list;
    return ids.empty() ? QByteArray("01890000-0000-7000-8000-000000000000") : random.of(ids);
}

void TestAccessRandom::know(std::vector<QByteArray> Known::*list, const QByteArray &id)
{
    constexpr size_t kMost = 40;
    if (id.isEmpty())
        return;
    const std::scoped_lock lock(m_known.mutex);
    auto &ids = m_known.*list;
    if (ids.size() >= kMost)
        ids.erase(ids.begin());
    ids.push_back(id);
}

/** The id of what the answer is about. */
QByteArray TestAccessRandom::send(HttpClient &client, const QByteArray &method, const QByteArray &path, const QByteArray &body)
{
    HttpClient::Headers headers;
    if (!body.isNull())
        headers.emplaceBack("Content-Type", "application/json");
    const HttpAnswer answer = client.send(method, "/api/v1" + path, headers, body);
    ++(answer.status < 400 ? m_done : m_refused);
    const bool isDocumented = answer.status >= 200 && answer.status < 500
        && (answer.status < 400 || (answer.at("code").toInt() > 30'000 && !answer.at("name").toString().isEmpty()));
    if (!isDocumented) {
        const std::scoped_lock lock(m_problemMutex);
        if (m_problem.isNull())
            m_problem = method + ' ' + path + ' ' + body + ": " + QByteArray::number(answer.status) + ' ' + answer.body;
    }
    return answer.status < 400 ? answer.at("id").toString().toUtf8() : QByteArray();
}

/** One change. Most meet something that another client has changed meanwhile, or taken away. */
void TestAccessRandom::step(HttpClient &client, RandomSource &random, int number)
{
    const QByteArray group = any(&Known::groups, random);
    const QByteArray set = any(&Known::sets, random);
    const QByteArray person = random.of(m_people);
    const QByteArray name = QByteArray::number(random.below(30)) + '-' + QByteArray::number(number);
    const QByteArray permission = random.of({"groups.read", "groups", "users.read", "permission_sets.read", "pii.read"});
    const QByteArray key = "\"resource_type\":\"doc\",\"key\":{\"doc\":\"" + QByteArray::number(random.below(6)) + "\"},";
    switch (random.below(24)) {
    case 0: know(&Known::groups, send(client, "POST", "/groups", "{\"name\":\"G" + name + "\"}")); break;
    case 1: (void)send(client, "PATCH", "/groups/" + group, "{\"name\":\"H" + name + "\"}"); break;
    case 2:
        (void)send(client, "PATCH", "/groups/" + group, random.oneIn(2) ? "{\"is_active\":false}" : "{\"is_active\":true}");
        break;
    case 3:
        if (random.oneIn(3))
            (void)send(client, "DELETE", "/groups/" + group);
        break;
    case 4:
    case 5: (void)send(client, "POST", "/groups/" + group + "/users", "{\"user_id\":\"" + person + "\"}"); break;
    case 6: (void)send(client, "DELETE", "/groups/" + group + "/users/" + person); break;
    case 7:
        know(&Known::sets,
             send(client, "POST", "/permission-sets", "{\"name\":\"S" + name + "\",\"permissions\":[\"" + permission + "\"]}"));
        break;
    case 8: (void)send(client, "PATCH", "/permission-sets/" + set, "{\"add\":[\"" + permission + "\"]}"); break;
    case 9: (void)send(client, "PATCH", "/permission-sets/" + set, "{\"remove\":[\"" + permission + "\"]}"); break;
    case 10:
        if (random.oneIn(3))
            (void)send(client, "DELETE", "/permission-sets/" + set);
        break;
    case 11:
        know(&Known::assignments,
             send(client, "POST", "/assignments", "{\"user_id\":\"" + person + "\",\"permission_set_id\":\"" + set + "\"}"));
        break;
    case 12:
        know(&Known::assignments,
             send(client, "POST", "/assignments", "{\"group_id\":\"" + group + "\",\"permission\":\"" + permission + "\"}"));
        break;
    case 13:
        know(&Known::assignments,
             send(client, "POST", "/assignments", "{\"group_id\":\"" + group + "\",\"permission_set_id\":\"" + set + "\"}"));
        break;
    case 14: (void)send(client, "DELETE", "/assignments/" + any(&Known::assignments, random)); break;
    case 15: (void)send(client, "POST", "/accounts/lab/owners", "{\"user_id\":\"" + person + "\"}"); break;
    case 16: (void)send(client, "DELETE", "/accounts/lab/owners/" + person); break;
    case 17:
        (void)send(client, "PATCH", "/users/" + person, random.oneIn(3) ? "{\"is_active\":false}" : "{\"is_active\":true}");
        break;
    case 18:
        (void)send(client, "PATCH", "/users/" + person, random.oneIn(3) ? "{\"is_locked\":true}" : "{\"is_locked\":false}");
        break;
    case 19: (void)send(client, "PATCH", "/users/" + person, "{\"display_name\":\"N" + name + "\"}"); break;
    case 20:
        (void)send(client, "POST", "/resource-access",
                   '{' + key + "\"flags\":[\"read\",\"write\"],\"user_id\":\"" + person
                       + "\",\"deny\":" + (random.oneIn(3) ? "true}" : "false}"));
        break;
    case 21:
        (void)send(client, "POST", "/resource-access", '{' + key + "\"flags\":[\"read\"],\"group_id\":\"" + group + "\"}");
        break;
    case 22:
        (void)send(client, "POST", "/resource-access/revoke",
                   '{' + key + "\"flags\":[\"read\"],\"user_id\":\"" + person + "\"}");
        break;
    default: (void)send(client, "GET", "/users/" + person + "/permissions"); break;
    }
}

void TestAccessRandom::runClient(quint32 seed, const QByteArray &person, qint64 milliseconds)
{
    RandomSource random(seed);
    const auto client = m_world->server().client();
    client->engine = {}; // no traffic for the table of routes
    client->defaultHeaders = {{"Authorization", "Bearer " + m_world->token(person)}};
    if (person == "root")
        client->defaultHeaders.emplaceBack("X-Account-ID", m_world->accountId("lab"));
    QElapsedTimer timer;
    timer.start();
    for (int number = int(seed % 1000) * 100'000; timer.elapsed() < milliseconds; ++number)
        step(*client, random, number);
}

/** All items of a list, asked by root for the account. */
QJsonArray TestAccessRandom::all(const QByteArray &path) const
{
    QJsonArray items;
    constexpr int kPage = 100;
    for (int skip = 0;; skip += kPage) {
        const QByteArray page =
            (path.contains('?') ? "&limit=" : "?limit=") + QByteArray::number(kPage) + "&skip=" + QByteArray::number(skip);
        const HttpAnswer answer = m_world->send("root", "GET", path + page, {}, {{"X-Account-ID", m_world->accountId("lab")}});
        if (answer.status != 200)
            qFatal("%s: %s", path.constData(), answer.body.constData());
        const QJsonDocument body = QJsonDocument::fromJson(answer.body);
        const QJsonArray found = body.isArray() ? body.array() : body.object().value("items").toArray();
        for (const QJsonValue &item : found)
            items.append(item);
        if (found.size() < kPage)
            return items;
    }
}

/** Nothing of the account reached anybody outside. */
void TestAccessRandom::checkForeign() const
{
    const HttpAnswer other = m_world->get("root", "/users/" + m_world->id("eve") + "/permissions");
    const QJsonArray sets = other.at("permission_sets").toArray();
    for (const QJsonValue &set : sets)
        QCOMPARE(text(set["kind"]), QByteArray("role"));
    QVERIFY(other.at("groups").toArray().isEmpty());
}

QSet<QByteArray> TestAccessRandom::ownersNow() const
{
    const QJsonDocument body = QJsonDocument::fromJson(m_world->get("root", "/accounts/lab/owners").body);
    const QJsonArray items = body.isArray() ? body.array() : body.object().value("items").toArray();
    QSet<QByteArray> ids;
    for (const QJsonValue &owner : items)
        ids.insert(text(owner["user_id"]));
    return ids;
}

/** However they took it from each other, somebody owns the account. */
void TestAccessRandom::checkOwners() const
{
    const QSet<QByteArray> owners = ownersNow();
    QVERIFY(!owners.isEmpty());
    QVERIFY(owners.size() <= 4);
}

/** What each is told about himself, from the cache, is what the database says. */
void TestAccessRandom::checkCaches() const
{
    for (const QByteArray person : {"ada", "max", "bob", "cid"}) {
        const QList<QByteArray> held = m_world->permissionsOf(person);
        for (const QByteArray permission : {"groups.read", "groups.update", "users.read", "permission_sets.read", "pii.read"})
            QCOMPARE(m_world->holds(person, permission), held.contains(permission));
    }
}

/** Groups, members, sets and assignments as the trail tells them, beside those that are there. */
void TestAccessRandom::checkTrail() const
{
    QHash<QByteArray, QHash<QByteArray, QJsonValue>> rows; // by table and id
    QSet<QByteArray> members;                              // group and user
    QSet<QByteArray> owners;
    const QJsonArray entries = all("/audit-logs?sort_order=asc");
    for (const QJsonValue &entry : entries) {
        const QByteArray table = text(entry["table_name"]);
        const QByteArray id = text(entry["record_id"]);
        const QByteArray key = table + ' ' + id;
        const QJsonArray changes = entry["changes"].toArray();
        if (table == "group_members") {
            const bool isAdded = text(entry["operation"]) == "CREATE";
            for (const QJsonValue &change : changes) {
                if (text(change["field"]) != "user_id")
                    continue;
                const QByteArray member = id + ' ' + text(change[isAdded ? "after" : "before"]);
                QVERIFY2(members.contains(member) != isAdded, member);
                isAdded ? (void)members.insert(member) : (void)members.remove(member);
            }
            continue;
        }
        if (table == "account_owners") {
            const bool isAdded = text(entry["operation"]) == "CREATE";
            QVERIFY2(owners.contains(id) != isAdded, id);
            isAdded ? (void)owners.insert(id) : (void)owners.remove(id);
            continue;
        }
        static const QSet<QByteArray> s_tables{"groups", "permission_sets", "permission_assignments", "users",
                                               "resource_grants"};
        if (!s_tables.contains(table) || text(entry["operation"]).startsWith("LOGIN"))
            continue;
        if (text(entry["operation"]) != "DELETE") {
            QVERIFY2(rows.contains(key) == (text(entry["operation"]) == "UPDATE"), key);
            for (const QJsonValue &change : changes)
                rows[key].insert(text(change["field"]), change["after"]);
            continue;
        }
        QVERIFY2(rows.remove(key) == 1, key);
        // What refers to it goes with it.
        members.removeIf([&](const QByteArray &member) { return table == "groups" && member.startsWith(id); });
        const char *field = table == "groups" ? "group_id" : "permission_set_id";
        rows.removeIf([&](auto row) {
            return (row.key().startsWith("permission_assignments ") || row.key().startsWith("resource_grants "))
                && text(row.value().value(field)) == id;
        });
    }

    int found = 0;
    const auto compare = [&](const char *table, const QJsonArray &items, std::initializer_list<const char *> fields) {
        int known = 0;
        for (auto row = rows.cbegin(); row != rows.cend(); ++row)
            known += int(row.key().startsWith(QByteArray(table) + ' '));
        int there = 0;
        for (const QJsonValue &item : items) {
            const QByteArray key = QByteArray(table) + ' ' + text(item["id"]);
            if (!rows.contains(key))
                continue; // made with the account, before anybody did anything here
            ++there;
            for (const char *field : fields) {
                if (rows[key].contains(field))
                    QCOMPARE(item[QLatin1StringView(field)], rows[key].value(field));
            }
        }
        QCOMPARE(there, known);
        found += there;
    };
    const QJsonArray groups = all("/groups");
    compare("groups", groups, {"name", "code", "is_active"});
    compare("permission_sets", all("/permission-sets"), {"name", "code", "is_assignable", "permissions"});
    compare("permission_assignments", all("/assignments"), {"user_id", "group_id", "permission_set_id", "permission"});
    compare("users", all("/users"), {"display_name", "is_active", "is_locked"});
    compare("resource_grants", all("/resource-access?resource_type=doc"), {"user_id", "group_id", "flag", "is_deny"});
    QCOMPARE(ownersNow(), owners);
    QVERIFY2(found > 10, QByteArray::number(found)); // else nothing was compared
    int memberCount = 0;
    for (const QJsonValue &group : groups) {
        const QJsonArray users = m_world->get("root", "/groups/" + text(group["id"])).at("users").toArray();
        for (const QJsonValue &user : users) {
            const QByteArray member = text(group["id"]) + ' ' + text(user["id"]);
            QVERIFY2(members.contains(member), member);
            ++memberCount;
        }
    }
    QCOMPARE(memberCount, int(members.size()));
}

void TestAccessRandom::everythingAtOnce()
{
    m_world = std::make_unique<AccessWorld>(testEngine());
    m_known.groups.clear();
    m_known.sets.clear();
    m_known.assignments.clear();
    m_people = {m_world->id("ada"), m_world->id("max"), m_world->id("bob"), m_world->id("cid"), m_world->id("eve")};
    QCOMPARE(m_world->outcome("root", "POST", "/resource-types",
                              "{\"code\":\"doc\",\"name\":\"Documents\",\"key_fields\":[\"doc\"]}"),
             QByteArray("201"));
    m_done = m_refused = 0;
    const quint32 seed = testSeed();
    const qint64 milliseconds = testCount("BASALT_TEST_SECONDS", 20) * 1000 / 2; // half of it on each database
    std::vector<std::thread> clients;
    // What bob and cid may do changes all the time.
    const std::vector<QByteArray> who{"root", "root", "ada", "ada", "ada", "max", "bob", "cid"};
    for (size_t i = 0; i < who.size(); ++i)
        clients.emplace_back([&, i] { runClient(seed + quint32(i), who[i], milliseconds); });
    for (std::thread &client : clients)
        client.join();
    qInfo("%d changes done, %d refused", m_done.load(), m_refused.load());
    QVERIFY2(m_problem.isNull(), m_problem);
    QVERIFY(m_done > 100);
    QVERIFY(m_refused > 20);
    checkForeign();
    checkOwners();
    checkCaches();
    checkTrail();
    m_world.reset();
}

QTEST_GUILESS_MAIN(TestAccessRandom)
#include "tst_accessrandom.moc"
