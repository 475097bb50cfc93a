// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

#include <map>

using namespace basalt;
using namespace basalt::test;

/** `/blacklist` and what it keeps people from: P-160 (as far as addresses go), P-161, P-162, P-169. */
class TestBlacklistApi : public QObject
{
    Q_OBJECT

private:
    /** One of each engine: the functions use addresses of their own. */
    std::map<db::Engine, std::unique_ptr<AccessWorld>> m_worlds;

    [[nodiscard]] AccessWorld &world();
    [[nodiscard]] QByteArray block(const QByteArray &email, const QByteArray &note = {});
    [[nodiscard]] QByteArray registerAs(const QByteArray &email, const QByteArray &slug);
    [[nodiscard]] QByteArray idOf(const QByteArray &email);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { m_worlds.clear(); }

    void onlySuperadmins_data();
    void onlySuperadmins();
    void p160_addressInAnyCase();
    void p160_everyPathIsBlocked();
    void p160_whoIsAUserStaysOne();
    void p160_identitiesOfProviders();
    void p161_deletedWithBlacklistStaysOut();
    void p161_deletedWithoutMayReturn();
    void p162_search();
    void p162_duplicates();
    void p169_paging();
    void superadminsAreNotListed();
    void unknownEntries();
    void badInput();
};

AccessWorld &TestBlacklistApi::world()
{
    auto &made = m_worlds[testEngine()];
    if (!made)
        made = std::make_unique<AccessWorld>(testEngine());
    return *made;
}

QByteArray TestBlacklistApi::block(const QByteArray &email, const QByteArray &note)
{
    return world().make("root", "/blacklist",
                        "{\"kind\":\"email\",\"value\":\"" + email + "\",\"note\":\"" + note + QByteArray("\"}"));
}

QByteArray TestBlacklistApi::registerAs(const QByteArray &email, const QByteArray &slug)
{
    return world().outcome("nobody", "POST", "/auth/register",
                           "{\"email\":\"" + email + "\",\"password\":\"" + DataWorld::password().toUtf8()
                               + "\",\"account_name\":\"Some\",\"account_slug\":\"" + slug + QByteArray("\"}"));
}

QByteArray TestBlacklistApi::idOf(const QByteArray &email)
{
    const HttpAnswer found = world().get("root", "/blacklist?search=" + email);
    return found.at("total").toInt() == 1 ? text(found.at("items.0.id")) : QByteArray();
}

void TestBlacklistApi::onlySuperadmins_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("success");
    QTest::newRow("list") << QByteArray("GET") << QByteArray("/blacklist") << QByteArray() << QByteArray("200");
    QTest::newRow("create") << QByteArray("POST") << QByteArray("/blacklist")
                            << QByteArray(R"({"kind":"email","value":"roles@example.test"})") << QByteArray("201");
    QTest::newRow("get") << QByteArray("GET") << QByteArray("/blacklist/{id}") << QByteArray() << QByteArray("200");
    QTest::newRow("delete") << QByteArray("DELETE") << QByteArray("/blacklist/{id}") << QByteArray() << QByteArray("204");
}

void TestBlacklistApi::onlySuperadmins()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, success);
    AccessWorld &w = world();
    if (path.contains("{id}"))
        path.replace("{id}", block("row-" + method.toLower() + "@example.test"));
    QCOMPARE(w.outcome("nobody", method, path, body), QByteArray("401 40003"));
    for (const char *person : {"bob", "max", "ada", "eve"})
        QCOMPARE(w.outcome(person, method, path, body), QByteArray("403 40006"));
    QCOMPARE(w.outcome("root", method, path, body), success);
}

void TestBlacklistApi::p160_addressInAnyCase()
{
    AccessWorld &w = world();
    const HttpAnswer made =
        w.send("root", "POST", "/blacklist", R"({"kind":"email","value":" Mallory@Example.TEST ","note":" Spam "})");
    QCOMPARE(made.status, 201);
    QCOMPARE(text(made.at("kind")), QByteArray("email"));
    QCOMPARE(text(made.at("value")), QByteArray("Mallory@Example.TEST"));
    QCOMPARE(text(made.at("reason")), QByteArray("manual"));
    QCOMPARE(text(made.at("note")), QByteArray("Spam"));
    QVERIFY(made.at("provider").isNull());
    QVERIFY(made.at("user_id").isNull());
    QCOMPARE(text(made.at("created_by")), w.id("root"));
    const QByteArray id = text(made.at("id"));
    QCOMPARE(w.get("root", "/blacklist/" + id).body, made.body);

    QCOMPARE(registerAs("mallory@example.test", "mallory-a"), QByteArray("403 33018"));
    QCOMPARE(registerAs("MALLORY@EXAMPLE.test", "mallory-a"), QByteArray("403 33018"));
    QCOMPARE(w.get("root", "/users?search=mallory").at("total").toInt(-1), 0);
    // The refusals are rolled back with all that the requests did, their entries are not.
    QCOMPARE(w.events(id), (QList<int>{10080, 10082, 10082}));
    const HttpAnswer trail = w.get("root", "/audit-logs?sort_order=desc&limit=1&record_id=" + id);
    QCOMPARE(text(trail.at("items.0.operation")), QByteArray("DENIED"));

    QCOMPARE(w.outcome("root", "DELETE", "/blacklist/" + id), QByteArray("204"));
    QCOMPARE(registerAs("mallory@example.test", "mallory-a"), QByteArray("201"));
    QCOMPARE(w.events(id), (QList<int>{10080, 10082, 10082, 10081}));
}

void TestBlacklistApi::p160_everyPathIsBlocked()
{
    AccessWorld &w = world();
    const QByteArray password = DataWorld::password().toUtf8();
    const HttpAnswer sent = w.send("ada", "POST", "/invitations", R"({"email":"trudy@example.test","role":"member"})");
    QCOMPARE(sent.status, 201);
    const QByteArray id = block("trudy@example.test");
    QCOMPARE(registerAs("Trudy@example.test", "trudy-a"), QByteArray("403 33018"));
    QCOMPARE(
        w.outcome("nobody", "POST", "/auth/signup", "{\"email\":\"trudy@example.test\",\"password\":\"" + password + "\"}"),
        QByteArray("403 33018"));
    QCOMPARE(
        w.outcome("root", "POST", "/users",
                  "{\"email\":\"trudy@example.test\",\"account_id\":\"lab\",\"role_id\":2,\"password\":\"" + password + "\"}"),
        QByteArray("403 33018"));
    QCOMPARE(w.outcome("root", "POST", "/users", R"({"email":"trudy@example.test","account_id":"lab","role_id":2})"),
             QByteArray("403 33018"));
    QCOMPARE(w.outcome("nobody", "POST", "/invitations/" + text(sent.at("token")) + "/accept",
                       "{\"password\":\"" + password + "\"}"),
             QByteArray("403 33018"));
    QCOMPARE(w.get("root", "/users?search=trudy").at("total").toInt(-1), 0);
    QCOMPARE(w.events(id), (QList<int>{10080, 10082, 10082, 10082, 10082, 10082}));

    // The invitation was not used up by being refused.
    QCOMPARE(w.outcome("root", "DELETE", "/blacklist/" + id), QByteArray("204"));
    QCOMPARE(w.outcome("nobody", "POST", "/invitations/" + text(sent.at("token")) + "/accept",
                       "{\"password\":\"" + password + "\"}"),
             QByteArray("200"));
}

void TestBlacklistApi::p160_whoIsAUserStaysOne()
{
    AccessWorld &w = world();
    w.addUser("oscar", "lab");
    const QByteArray id = block("oscar@example.test");
    w.signIn("oscar", "lab");
    QCOMPARE(w.outcome("oscar", "GET", "/auth/me"), QByteArray("200"));
    // But he becomes no second user, be it in an account of his own.
    QCOMPARE(w.outcome("oscar", "POST", "/orgs", R"({"name":"Oscar Ltd"})"), QByteArray("403 33018"));
    QCOMPARE(w.events(id), (QList<int>{10080, 10082}));
}

void TestBlacklistApi::p160_identitiesOfProviders()
{
    AccessWorld &w = world();
    QCOMPARE(w.outcome("root", "POST", "/providers", R"({"code":"azure","name":"Azure"})"), QByteArray("201"));
    for (const QByteArray kind : {"provider_uid", "provider_oid"}) {
        const HttpAnswer made =
            w.send("root", "POST", "/blacklist", "{\"kind\":\"" + kind + "\",\"provider\":\"azure\",\"value\":\"X-1\"}");
        QCOMPARE(made.status, 201);
        QCOMPARE(text(made.at("provider")), QByteArray("azure"));
        QCOMPARE(text(made.at("value")), QByteArray("X-1"));
        const HttpAnswer listed = w.get("root", "/blacklist?kind=" + kind);
        QCOMPARE(listed.at("total").toInt(-1), 1);
        QCOMPARE(text(listed.at("items.0.id")), text(made.at("id")));
    }
    // What a provider calls somebody is no address.
    QCOMPARE(
        w.outcome("root", "POST", "/blacklist", R"({"kind":"provider_uid","provider":"azure","value":"vera@example.test"})"),
        QByteArray("201"));
    QCOMPARE(registerAs("vera@example.test", "vera-a"), QByteArray("201"));
}

void TestBlacklistApi::p161_deletedWithBlacklistStaysOut()
{
    AccessWorld &w = world();
    const QByteArray user = w.addUser("wendy", "lab");
    QCOMPARE(w.outcome("root", "DELETE", "/users/" + user + "?blacklist=perhaps"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("ada", "DELETE", "/users/" + user + "?blacklist=true"), QByteArray("403 40006"));
    QCOMPARE(w.outcome("root", "DELETE", "/users/" + user + "?blacklist=true"), QByteArray("204"));
    QCOMPARE(w.get("root", "/users/" + user).at("is_active").toBool(true), false);
    const QByteArray id = idOf("wendy@example.test");
    QVERIFY(!id.isEmpty());
    const HttpAnswer entry = w.get("root", "/blacklist/" + id);
    QCOMPARE(text(entry.at("reason")), QByteArray("user_deleted"));
    QCOMPARE(text(entry.at("user_id")), user);
    QCOMPARE(registerAs("Wendy@example.test", "wendy-a"), QByteArray("403 33018"));
    // Once more is nothing new.
    QCOMPARE(w.outcome("root", "DELETE", "/users/" + user + "?blacklist=true"), QByteArray("204"));
    QCOMPARE(w.events(id), (QList<int>{10080, 10082}));

    QCOMPARE(w.outcome("root", "DELETE", "/blacklist/" + id), QByteArray("204"));
    QCOMPARE(registerAs("wendy@example.test", "wendy-a"), QByteArray("201"));
}

void TestBlacklistApi::p161_deletedWithoutMayReturn()
{
    AccessWorld &w = world();
    for (const QByteArray query : {"", "?blacklist=false"}) {
        const QByteArray name = query.isEmpty() ? "yan" : "zoe";
        const QByteArray user = w.addUser(name, "lab");
        QCOMPARE(w.outcome("root", "DELETE", "/users/" + user + query), QByteArray("204"));
        QCOMPARE(w.get("root", "/blacklist?search=" + name).at("total").toInt(-1), 0);
        QCOMPARE(registerAs(name + "@example.test", name + "-a"), QByteArray("201"));
    }
}

void TestBlacklistApi::p162_search()
{
    AccessWorld &w = world();
    const QByteArray first = block("search-one@example.test", "Sent Porridge");
    const QByteArray second = block("search-two@example.test", "100% bad");
    const auto found = [&w](const QByteArray &query) {
        QList<QByteArray> ids;
        const QJsonArray items = w.get("root", "/blacklist?" + query).at("items").toArray();
        for (const QJsonValue &item : items)
            ids.append(text(item["id"]));
        return ids;
    };
    QCOMPARE(found("search=SEARCH-ONE"), QList<QByteArray>{first});
    QCOMPARE(found("search=porridge"), QList<QByteArray>{first});
    QCOMPARE(found("search=100%25"), QList<QByteArray>{second});
    QCOMPARE(found("search=search-"), (QList<QByteArray>{second, first}));
    QCOMPARE(found("search=search-&reason=manual"), (QList<QByteArray>{second, first}));
    QCOMPARE(found("search=search-&reason=user_deleted"), QList<QByteArray>());
    QCOMPARE(found("search=search-&kind=provider_uid"), QList<QByteArray>());
    QCOMPARE(found("search=nobody-has-this"), QList<QByteArray>());
}

void TestBlacklistApi::p162_duplicates()
{
    AccessWorld &w = world();
    const QByteArray id = block("twice@example.test");
    QCOMPARE(w.outcome("root", "POST", "/blacklist", R"({"kind":"email","value":"TWICE@example.test"})").left(3),
             QByteArray("409"));
    QCOMPARE(idOf("twice@example.test"), id);
    QCOMPARE(w.events(id), (QList<int>{10080}));
}

void TestBlacklistApi::p169_paging()
{
    AccessWorld &w = world();
    for (const char *number : {"1", "2", "3"})
        QVERIFY(!block(QByteArray("page-") + number + "@example.test").isEmpty());
    const HttpAnswer first = w.get("root", "/blacklist?search=page-&page_size=2");
    QCOMPARE(first.at("total").toInt(-1), 3);
    QCOMPARE(first.at("page").toInt(-1), 1);
    QCOMPARE(first.at("page_size").toInt(-1), 2);
    QCOMPARE(first.at("total_pages").toInt(-1), 2);
    QCOMPARE(first.at("items").toArray().size(), 2);
    QCOMPARE(text(first.at("items.0.value")), QByteArray("page-3@example.test"));
    const HttpAnswer second = w.get("root", "/blacklist?search=page-&page_size=2&page=2");
    QCOMPARE(second.at("items").toArray().size(), 1);
    QCOMPARE(text(second.at("items.0.value")), QByteArray("page-1@example.test"));
    const HttpAnswer beyond = w.get("root", "/blacklist?search=page-&page_size=2&page=3");
    QCOMPARE(beyond.status, 200);
    QCOMPARE(beyond.at("items").toArray().size(), 0);
    QCOMPARE(w.outcome("root", "GET", "/blacklist?page_size=100000"), QByteArray("400 40002"));
}

void TestBlacklistApi::superadminsAreNotListed()
{
    AccessWorld &w = world();
    QCOMPARE(w.outcome("root", "POST", "/blacklist", R"({"kind":"email","value":"ROOT@example.test"})"),
             QByteArray("409 33002"));
    QCOMPARE(w.outcome("root", "DELETE", "/users/" + w.id("root") + "?blacklist=true"), QByteArray("409 33002"));
    QCOMPARE(w.outcome("root", "GET", "/auth/me"), QByteArray("200"));
    QCOMPARE(w.get("root", "/blacklist?search=root").at("total").toInt(-1), 0);
}

void TestBlacklistApi::unknownEntries()
{
    AccessWorld &w = world();
    for (const QByteArray id : {"nothing", "018f0000-0000-7000-8000-000000000000"}) {
        QCOMPARE(w.outcome("root", "GET", "/blacklist/" + id), QByteArray("404 40064"));
        QCOMPARE(w.outcome("root", "DELETE", "/blacklist/" + id), QByteArray("404 40064"));
        QCOMPARE(w.events(id), QList<int>());
    }
}

void TestBlacklistApi::badInput()
{
    AccessWorld &w = world();
    QCOMPARE(w.outcome("root", "POST", "/blacklist"), QByteArray("400 40001"));
    QCOMPARE(w.outcome("root", "POST", "/blacklist", "[]"), QByteArray("400 40001"));
    const auto refused = [&w](const QByteArray &body) {
        const HttpAnswer answer = w.send("root", "POST", "/blacklist", body);
        return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.field")) + ' '
            + text(answer.at("details.0.code"));
    };
    QCOMPARE(refused(R"({"value":"a@example.test"})"), QByteArray("400 kind required"));
    QCOMPARE(refused(R"({"kind":"name","value":"a","provider":"x"})"), QByteArray("400 kind invalid_choice"));
    QCOMPARE(refused(R"({"kind":"email"})"), QByteArray("400 value required"));
    QCOMPARE(refused(R"({"kind":"email","value":"no address"})"), QByteArray("400 value invalid_email"));
    QCOMPARE(refused(R"({"kind":"email","value":"a@example.test","provider":"azure"})"), QByteArray("400 provider not_both"));
    QCOMPARE(refused(R"({"kind":"provider_uid","value":"7"})"), QByteArray("400 provider required"));
    QCOMPARE(refused(R"({"kind":"provider_uid","value":"7","provider":"unheard-of"})"), QByteArray("400 provider not_found"));
    QCOMPARE(refused(R"({"kind":"provider_uid","value":"   ","provider":"x"})"), QByteArray("400 value required"));
    QCOMPARE(w.outcome("root", "POST", "/blacklist", R"({"kind":"provider_oid","value":"7","provider":"email"})"),
             QByteArray("422 33006"));
    QCOMPARE(w.outcome("root", "GET", "/blacklist?kind=name"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("root", "GET", "/blacklist?reason=none"), QByteArray("400 40002"));
}

QTEST_GUILESS_MAIN(TestBlacklistApi)
#include "tst_blacklistapi.moc"
