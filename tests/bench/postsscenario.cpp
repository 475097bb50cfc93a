// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/scenario.h"

#include <atomic>
#include <thread>

using namespace Qt::Literals::StringLiterals;

namespace basalt::bench {

namespace {

constexpr int kOrganisations = 100;
constexpr int kPermissions = 50;
constexpr int kPeople = 500;
const QByteArray kPosts("/api/v1/records/posts");

QJsonArray named(const QString &prefix, int count)
{
    QJsonArray records;
    for (int i = 0; i < count; ++i)
        records.append(QJsonObject{{u"name"_s, QString(prefix + QString::number(i))}});
    return records;
}

QString pick(const std::vector<QByteArray> &ids, int number)
{
    return QString::fromLatin1(ids[size_t(number) % ids.size()]);
}

} // namespace

void PostsScenario::run()
{
    createPeople();
    for (const int posts : m_options.posts)
        measureSize(posts);
}

void PostsScenario::createPeople()
{
    m_setup.createCollection(u"organisations"_s, {textField(u"name"_s)}, {});
    m_setup.createCollection(u"permissions"_s, {textField(u"name"_s)}, {});
    m_setup.createCollection(u"people"_s,
                             {textField(u"name"_s), referenceField(u"organisation"_s, u"organisations"_s),
                              referenceField(u"permissions"_s, u"permissions"_s, true)},
                             {});
    QJsonObject type = typedField(u"type"_s, u"select"_s);
    type.insert(u"options"_s, QJsonObject{{u"values"_s, QJsonArray{u"a"_s, u"b"_s, u"c"_s, u"d"_s}}, {u"multiple"_s, true}});
    m_setup.createCollection(u"posts"_s,
                             {textField(u"title"_s), textField(u"description"_s), typedField(u"public"_s, u"boolean"_s), type,
                              referenceField(u"author"_s, u"people"_s), textField(u"owner"_s)},
                             {});
    const auto organisations = m_setup.createRecords(u"organisations"_s, named(u"organisation "_s, kOrganisations));
    const auto permissions = m_setup.createRecords(u"permissions"_s, named(u"permission "_s, kPermissions));
    QJsonArray people;
    for (int i = 0; i < kPeople; ++i) {
        const QJsonArray held{pick(permissions, i), pick(permissions, i * 3 + 7), pick(permissions, i * 7 + 20)};
        QJsonObject person{{u"name"_s, u"person %1"_s.arg(i)}, {u"organisation"_s, pick(organisations, i)}};
        // The same permission twice would be refused.
        QJsonArray different;
        for (const QJsonValue &permission : held) {
            if (!different.contains(permission))
                different.append(permission);
        }
        person.insert(u"permissions"_s, different);
        people.append(person);
    }
    m_people = m_setup.createRecords(u"people"_s, people);
}

QJsonObject PostsScenario::post(int number) const
{
    constexpr int kRepeats = 12; // about 500 characters
    const QString types[] = {u"a"_s, u"b"_s, u"c"_s, u"d"_s};
    QJsonArray type{types[number % 4]};
    if (number % 3 == 0)
        type.append(types[(number + 1) % 4]);
    // One post in a hundred is the caller's own.
    const QString owner = number % 100 == 0 ? QString::fromLatin1(m_setup.userId()) : u"somebody else"_s;
    return {{u"title"_s, u"post %1"_s.arg(number)},
            {u"description"_s, u"a sentence of number %1 about basalt, "_s.arg(number).repeated(kRepeats)},
            {u"public"_s, number % 2 == 0},
            {u"type"_s, type},
            {u"author"_s, pick(m_people, number)},
            {u"owner"_s, owner}};
}

void PostsScenario::measureSize(int posts)
{
    constexpr int kChunk = 10'000;
    for (int from = int(m_posts.size()); from < posts; from = int(m_posts.size())) {
        QJsonArray records;
        for (int i = from; i < std::min(posts, from + kChunk); ++i)
            records.append(post(i));
        const auto made = m_setup.createRecords(u"posts"_s, records);
        m_posts.insert(m_posts.end(), made.begin(), made.end());
    }
    const QString label = u"%1 k posts: "_s.arg(posts / 1000);
    m_setup.setRules(u"posts"_s, {{u"list_rule"_s, u""_s}, {u"create_rule"_s, u""_s}});
    measureReads(label);
    measureRules(label);
    measureHeavyNeighbour(label);
    measureExpansion(label);
    measureCreates(label);
    measureDeletes(label);
}

void PostsScenario::measureReads(const QString &label)
{
    std::vector<QByteArray> reads;
    for (size_t i = 0; i < 5'000 && i < m_posts.size(); ++i)
        reads.push_back(get(kPosts + '/' + m_posts[i * 7 % m_posts.size()]));
    measureThrice(label + u"read by id"_s, spec(reads));
    measure(label + u"list 20, total"_s, spec({get(kPosts + "?limit=20")}));
    measureThrice(label + u"list 20, no total"_s, spec({get(kPosts + "?limit=20&include_count=false")}));
    // A page ten times as long may cost ten times as much, not more.
    const auto page = [&](int limit) {
        LoadSpec one = spec({get(kPosts + "?include_count=false&limit=" + QByteArray::number(limit))});
        one.connections = 1;
        return measure(label + u"list %1, no total, 1 connection"_s.arg(limit), one).p50;
    };
    const double small = page(10);
    m_report.addLimit(label + u"page of 100 against one of 10"_s, page(100) / small, u"x"_s, 10);
}

void PostsScenario::measureList(const QString &name, const QString &rule, const QByteArray &query)
{
    constexpr int kConnections = 10; // as published; the slow ones would only queue up
    m_setup.setRules(u"posts"_s, {{u"list_rule"_s, rule}});
    LoadSpec few = spec({get(kPosts + query)});
    few.connections = kConnections;
    measure(name, few);
}

void PostsScenario::measureRules(const QString &label)
{
    const QString owner = u"owner = @request.auth.id"_s;
    measureList(label + u"rule signed in"_s, u"@request.auth.id != \"\""_s, "?limit=20&include_count=false");
    measureList(label + u"rule owner, no index, total"_s, owner, "?limit=20");
    m_setup.setIndexes(u"posts"_s,
                       {QJsonObject{{u"name"_s, u"by_owner"_s}, {u"fields"_s, QJsonArray{u"owner"_s, u"created_at"_s}}}});
    measureList(label + u"rule owner, index, total"_s, owner, "?limit=20");
    measureList(label + u"rule owner, index, no total"_s, owner, "?limit=20&include_count=false");
    m_setup.setIndexes(u"posts"_s, {});
    measureList(label + u"rule by organisation of the author, total"_s, u"author.organisation.name = \"organisation 3\""_s,
                "?limit=20");
    measureList(label + u"rule text contains, total"_s, u"description ~ \"number 77 about\""_s, "?limit=20");
    measureList(label + u"rule each of many values, total"_s, u"type:each != \"a\""_s, "?limit=20");
    measureList(label + u"rule any of many values, total"_s, u"type ?!= \"a\""_s, "?limit=20");
    const QString all = u"author.permissions.name:each != \"permission 3\""_s;
    measureList(label + u"rule nested, all of many, total"_s, all, "?limit=20");
    measureList(label + u"rule nested, any of many, total"_s, u"author.permissions.name ?= \"permission 3\""_s, "?limit=20");
    m_setup.setRules(u"posts"_s, {{u"list_rule"_s, all}});
    LoadSpec one = spec({get(kPosts + "?limit=20&include_count=false")});
    one.connections = 1;
    const LoadResult page = measure(label + u"rule nested, all of many, no total, 1 connection"_s, one);
    m_report.addLimit(label + u"p99 of a page under a nested rule"_s, page.p99 / 1000, u"ms"_s, 50);
}

/** Somebody searches all texts without a pause; who reads single records should hardly notice. */
void PostsScenario::measureHeavyNeighbour(const QString &label)
{
    m_setup.setRules(u"posts"_s, {{u"list_rule"_s, u""_s}});
    std::vector<QByteArray> reads;
    for (size_t i = 0; i < 5'000 && i < m_posts.size(); ++i)
        reads.push_back(get(kPosts + '/' + m_posts[i]));
    LoadSpec steady = spec(reads);
    steady.requestsPerSecond = runLoad(steady).perSecond / 2;
    const LoadResult calm = measure(label + u"read by id at half the rate"_s, steady);
    const QByteArray heavy = get(kPosts + "?limit=20&filter=description%20~%20%22number%2077%20about%22");
    std::atomic<bool> running{true};
    std::thread neighbour([&running, &heavy, port = m_setup.port()] {
        while (running)
            std::ignore = ask(port, heavy);
    });
    const LoadResult beside = measure(label + u"the same beside a heavy list"_s, steady);
    running = false;
    neighbour.join();
    m_report.addLimit(label + u"p99 of reads beside a heavy list, times"_s, beside.p99 / calm.p99, u"x"_s, 3);
}

void PostsScenario::measureExpansion(const QString &label)
{
    const QByteArray expand("?limit=20&include_count=false&expand=author,author.permissions");
    measureList(label + u"expand author.permissions"_s, u""_s, expand);
    measureList(label + u"the same, three fields"_s, u""_s, expand + "&fields=id,title,author.permissions.name");
}

void PostsScenario::measureCreates(const QString &label)
{
    std::vector<QByteArray> creates;
    creates.reserve(500);
    for (int i = 0; i < 500; ++i)
        creates.push_back(Scenario::post(kPosts, post(1'000'001 + i)));
    measureThrice(label + u"create, open rule"_s, spec(creates, 201));
    m_setup.setRules(u"posts"_s, {{u"create_rule"_s, u"@request.auth.id != \"\" && @request.data.title:isset"_s}});
    measure(label + u"create, rule on caller and body"_s, spec(creates, 201));
}

void PostsScenario::measureDeletes(const QString &label)
{
    // Each exists once: the run ends when all are gone.
    constexpr int kGone = 1'000;
    QJsonArray records;
    for (int i = 0; i < kGone; ++i)
        records.append(post(2'000'001 + i));
    std::vector<QByteArray> deletes;
    for (const QByteArray &id : m_setup.createRecords(u"posts"_s, records))
        deletes.push_back(makeRequest("DELETE", m_setup.port(), kPosts + '/' + id, m_setup.token()));
    LoadSpec once = spec(deletes, 204);
    once.connections = 10;
    once.warmUp = std::chrono::milliseconds(0);
    once.maxRequests = kGone - once.connections;
    measure(label + u"delete"_s, once);
}

} // namespace basalt::bench
