// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** `/accounts/{account}`, its life: P-111 to P-115, P-122, and the traps T12, T17, T24 as far as accounts have them. */
class TestAccountLifeApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    /** `status code` of one request of that person. */
    [[nodiscard]] QByteArray outcome(const QByteArray &person, const QByteArray &method, const QByteArray &path,
                                     const QByteArray &body = {})
    {
        return m_world->outcome(person, method, path, body);
    }
    [[nodiscard]] QByteArray slugOf(const QByteArray &account)
    {
        return text(m_world->get("root", "/accounts/" + account).at("slug"));
    }
    [[nodiscard]] QList<QByteArray> listed(const QByteArray &query);
    void makeTangledCollections();
    [[nodiscard]] QByteArray makeRecord(const QByteArray &person, const QByteArray &collection, const QByteArray &body)
    {
        return m_world->make(person, "/records/" + collection, body);
    }
    [[nodiscard]] int recordsOf(const QByteArray &collection)
    {
        return m_world->get("root", "/records/" + collection + "?limit=1").at("total").toInt(-1);
    }

    [[nodiscard]] QByteArrayList leftOf(const QByteArray &accountId);
    void fillAccount();

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void t12_p122_onlySuperadminsDecide_data();
    void t12_p122_onlySuperadminsDecide();
    void p110_whatAnAccountBeginsWith();
    void p111_nameAndSlug();
    void p114_slugsAreNeverGivenAgain();
    void p112_deletedAndRestored();
    void t17_p115_nobodyOfADeletedAccountIsLetIn();
    void t17_otherServersKnow();
    void p113_whatCannotBe();
    void i15_whatADeletedAccountDidIsForOperatorsOnly();
    void p114_purge();
    void purgeGoesOnAfterAStop();
    void theAccountOfSingleTenantModeStays();
};

void TestAccountLifeApi::t12_p122_onlySuperadminsDecide_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("put") << QByteArray("PUT") << QByteArray("") << QByteArray(R"({"name":"Mine"})");
    QTest::newRow("patch") << QByteArray("PATCH") << QByteArray("") << QByteArray(R"({"slug":"mine"})");
    QTest::newRow("delete") << QByteArray("DELETE") << QByteArray("") << QByteArray();
    QTest::newRow("restore") << QByteArray("POST") << QByteArray("/restore") << QByteArray();
    QTest::newRow("purge") << QByteArray("POST") << QByteArray("/purge") << QByteArray();
}

void TestAccountLifeApi::t12_p122_onlySuperadminsDecide()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    for (const QByteArray account : {"lab", "other"}) {
        const QByteArray whole = "/accounts/" + account + path;
        QCOMPARE(outcome("nobody", method, whole, body), "401 40003");
        // Neither the owner nor an administrator, of whichever of the two accounts, learns more than that he may not.
        for (const QByteArray person : {"ada", "max", "bob", "eve"})
            QCOMPARE(outcome(person, method, whole, body), "403 40006");
    }
    QCOMPARE(slugOf("lab"), "lab");
    QCOMPARE(listed("?status=all").size(), 3);
    QCOMPARE(outcome("ada", "GET", "/auth/me"), "200");
}

QList<QByteArray> TestAccountLifeApi::listed(const QByteArray &query)
{
    QList<QByteArray> slugs;
    for (const QJsonValue item : m_world->get("root", "/accounts" + query).at("items").toArray())
        slugs.append(text(item["slug"]));
    std::ranges::sort(slugs);
    return slugs;
}

void TestAccountLifeApi::p110_whatAnAccountBeginsWith()
{
    const HttpAnswer made = m_world->send("root", "POST", "/accounts", R"({"name":"Field Station"})");
    QCOMPARE(made.status, 201);
    const QByteArray id = text(made.at("id"));
    QVERIFY(!id.isEmpty());
    QCOMPARE(text(made.at("account_code")), "AA0003");
    QCOMPARE(m_world->events(id), (QList<int>{11001}));
    const HttpAnswer groups = m_world->send("root", "GET", "/groups", {}, {{"X-Account-ID", id}});
    QVERIFY2(groups.body.contains("pii_access"), groups.body);
    const HttpAnswer sets = m_world->send("root", "GET", "/permission-sets?kind=role", {}, {{"X-Account-ID", id}});
    QVERIFY2(sets.body.contains(R"("code":"admin")") && sets.body.contains(R"("code":"user")"), sets.body);

    const HttpAnswer found = m_world->get("root", "/accounts?search=station");
    QCOMPARE(found.at("total").toInt(), 1);
    QCOMPARE(text(found.at("items.0.id")), id);
    QCOMPARE(m_world->get("root", "/accounts?search=nothing-like-it").at("total").toInt(-1), 0);
    const HttpAnswer page = m_world->get("root", "/accounts?page=2&page_size=2");
    QCOMPARE(page.at("total").toInt(), 4); // with the system account
    QCOMPARE(page.at("items").toArray().size(), 2);
}

void TestAccountLifeApi::p111_nameAndSlug()
{
    const QByteArray id = m_world->accountId("lab");
    const HttpAnswer changed = m_world->send("root", "PATCH", "/accounts/lab", R"({"name":" New Lab ","slug":"New-Lab"})");
    QCOMPARE(changed.status, 200);
    QCOMPARE(text(changed.at("name")), "New Lab");
    QCOMPARE(text(changed.at("slug")), "new-lab");
    QCOMPARE(text(changed.at("account_code")), "AA0001");
    QCOMPARE(m_world->events(id).last(), 11002);
    // What is there already is no change and leaves no entry.
    const qsizetype entries = m_world->events(id).size();
    QCOMPARE(outcome("root", "PATCH", "/accounts/" + id, R"({"name":"New Lab","slug":"new-lab"})"), "200");
    QCOMPARE(outcome("root", "PATCH", "/accounts/" + id, "{}"), "200");
    QCOMPARE(m_world->events(id).size(), entries);
    // Callers see it with their next request, and the old slug means nobody.
    QCOMPARE(text(m_world->get("ada", "/auth/me").at("account.slug")), "new-lab");
    QCOMPARE(m_world->send("ada", "GET", "/groups", {}, {{"X-Account-ID", "new-lab"}}).status, 200);
    QCOMPARE(m_world->send("ada", "GET", "/groups", {}, {{"X-Account-ID", "lab"}}).status, 404);
    QCOMPARE(outcome("root", "GET", "/accounts/lab"), "404 34003");

    QCOMPARE(outcome("root", "PUT", "/accounts/AA0001", R"({"name":"Third","slug":"third"})"), "200");
    QCOMPARE(refusal(m_world->send("root", "PUT", "/accounts/third", R"({"slug":"fourth"})")),
             "400 validation_failed required name");
    for (const QByteArray slug : {"a", "a b", "AA0009", "sy0000", "x_y"}) {
        const QByteArray body = "{\"slug\":\"" + slug + "\"}";
        QCOMPARE(refusal(m_world->send("root", "PATCH", "/accounts/third", body)), "400 validation_failed invalid_slug slug");
    }
    QCOMPARE(outcome("root", "PATCH", "/accounts/third", R"({"slug":"other"})"), "409 40050");
    QCOMPARE(outcome("root", "PATCH", "/accounts/nowhere", R"({"slug":"here"})"), "404 34003");
    QCOMPARE(outcome("root", "PATCH", "/accounts/third", "[]"), "400 40001");
    QCOMPARE(slugOf(id), "third");
}

void TestAccountLifeApi::p114_slugsAreNeverGivenAgain()
{
    QCOMPARE(outcome("root", "PATCH", "/accounts/lab", R"({"slug":"lab-two"})"), "200");
    QCOMPARE(outcome("root", "PATCH", "/accounts/other", R"({"slug":"lab"})"), "409 34004");
    QCOMPARE(outcome("root", "PATCH", "/accounts/other", R"({"slug":" LAB "})"), "409 34004");
    const QByteArray registration = "{\"email\":\"new@example.test\",\"account_name\":\"Lab\",\"account_slug\":\"lab\","
                                    "\"password\":\""
        + DataWorld::password().toUtf8() + "\"}";
    QCOMPARE(outcome("nobody", "POST", "/auth/register", registration), "409 34004");
    // A name that folds to it gets a number, as one that is in use does.
    QCOMPARE(text(m_world->send("root", "POST", "/accounts", R"({"name":"Läb"})").at("slug")), "lab-1");
    QCOMPARE(text(m_world->send("root", "POST", "/accounts", R"({"name":"X","slug":"lab"})").at("slug")), "lab-2");
    // It still belongs to who had it.
    QCOMPARE(outcome("root", "PATCH", "/accounts/lab-two", R"({"slug":"lab"})"), "200");
    QCOMPARE(outcome("root", "PATCH", "/accounts/other", R"({"slug":"lab-two"})"), "409 34004");
}

void TestAccountLifeApi::p112_deletedAndRestored()
{
    const QByteArray id = m_world->accountId("lab");
    QCOMPARE(outcome("root", "DELETE", "/accounts/lab"), "204");
    QCOMPARE(listed({}), (QList<QByteArray>{"other", "system"}));
    QCOMPARE(listed("?status=active"), (QList<QByteArray>{"other", "system"}));
    QCOMPARE(listed("?status=deleted"), QList<QByteArray>{"lab"});
    QCOMPARE(listed("?status=all"), (QList<QByteArray>{"lab", "other", "system"}));
    QCOMPARE(outcome("root", "GET", "/accounts?status=gone"), "400 40002");
    const HttpAnswer shown = m_world->get("root", "/accounts/lab");
    QCOMPARE(text(shown.at("status")), "deleted");
    QVERIFY(!text(shown.at("deleted_at")).isEmpty());
    QCOMPARE(shown.at("user_count").toInt(), 4);
    // Nothing can be made in it, and its slug stays taken.
    QCOMPARE(m_world->send("root", "GET", "/groups", {}, {{"X-Account-ID", "lab"}}).status, 404);
    QCOMPARE(outcome("root", "PATCH", "/accounts/lab", R"({"name":"x"})"), "404 34003");
    QCOMPARE(outcome("root", "POST", "/users", R"({"email":"z@example.test","account_id":"lab","role_id":2})"), "400 40002");
    QCOMPARE(outcome("root", "PATCH", "/accounts/other", R"({"slug":"lab"})"), "409 40050");

    const HttpAnswer restored = m_world->send("root", "POST", "/accounts/" + id + "/restore");
    QCOMPARE(restored.status, 200);
    QCOMPARE(text(restored.at("status")), "active");
    QVERIFY(restored.at("deleted_at").isNull());
    QCOMPARE(outcome("ada", "GET", "/auth/me"), "200");
    QCOMPARE(m_world->get("ada", "/groups").status, 200);
    QCOMPARE(listed({}), (QList<QByteArray>{"lab", "other", "system"}));
    const QList<int> events = m_world->events(id);
    QCOMPARE(events.sliced(events.size() - 2), (QList<int>{11004, 11005}));
}

void TestAccountLifeApi::t17_p115_nobodyOfADeletedAccountIsLetIn()
{
    // Everybody's token is known to the server before.
    for (const QByteArray person : {"ada", "max", "bob", "eve"})
        QCOMPARE(outcome(person, "GET", "/auth/me"), "200");
    const QByteArray login =
        "{\"account\":\"lab\",\"email\":\"bob@example.test\",\"password\":\"" + DataWorld::password().toUtf8() + "\"}";
    const HttpAnswer session = m_world->send("nobody", "POST", "/auth/login", login);
    const QByteArray refresh = "{\"refresh_token\":\"" + text(session.at("refresh_token")) + "\"}";
    QCOMPARE(outcome("root", "DELETE", "/accounts/lab"), "204");
    for (const QByteArray person : {"ada", "max", "bob"}) {
        for (const QByteArray path : {"/auth/me", "/groups", "/permission-sets", "/auth/me/sessions"})
            QCOMPARE(outcome(person, "GET", path), "403 34001");
        QCOMPARE(outcome(person, "PATCH", "/auth/me", R"({"display_name":"x"})"), "403 34001");
        QCOMPARE(outcome(person, "POST", "/access/check", R"({"permissions":["users.read"]})"), "403 34001");
    }
    QCOMPARE(outcome("nobody", "POST", "/auth/refresh", refresh), "403 34001");
    QCOMPARE(outcome("nobody", "POST", "/auth/login", login), "401 34001");
    QCOMPARE(outcome("eve", "GET", "/auth/me"), "200");
    QCOMPARE(outcome("root", "POST", "/accounts/lab/restore"), "200");
    QCOMPARE(outcome("nobody", "POST", "/auth/login", login), "200");
    QCOMPARE(outcome("bob", "GET", "/auth/me"), "200");
}

void TestAccountLifeApi::t17_otherServersKnow()
{
    if (testEngine() == db::Engine::Sqlite)
        QSKIP("one data folder belongs to one process");
    const auto other = m_world->server().beside();
    const auto client = other->client();
    const HttpClient::Headers asAda{{"Authorization", "Bearer " + m_world->token("ada")}};
    QCOMPARE(client->get("/api/v1/auth/me", asAda).status, 200);
    QCOMPARE(outcome("root", "DELETE", "/accounts/lab"), "204");
    QCOMPARE(client->get("/api/v1/auth/me", asAda).status, 403);
    QCOMPARE(outcome("root", "POST", "/accounts/lab/restore"), "200");
    QCOMPARE(client->get("/api/v1/auth/me", asAda).status, 200);
}

void TestAccountLifeApi::p113_whatCannotBe()
{
    QCOMPARE(outcome("root", "DELETE", "/accounts/system"), "409 34007");
    QCOMPARE(outcome("root", "DELETE", "/accounts/SY0000"), "409 34007");
    QCOMPARE(outcome("root", "POST", "/accounts/system/purge"), "409 34007");
    QCOMPARE(outcome("root", "PATCH", "/accounts/system", R"({"slug":"operator"})"), "409 34007");
    QCOMPARE(outcome("root", "POST", "/accounts/lab/restore"), "409 34006");
    QCOMPARE(outcome("root", "POST", "/accounts/lab/purge"), "409 34006");
    QCOMPARE(outcome("ada", "GET", "/auth/me"), "200");
    QCOMPARE(outcome("root", "DELETE", "/accounts/lab"), "204");
    QCOMPARE(outcome("root", "DELETE", "/accounts/lab"), "409 34005");
    for (const auto &[method, path] : {std::pair{"DELETE", ""}, std::pair{"POST", "/restore"}, std::pair{"POST", "/purge"}}) {
        QCOMPARE(outcome("root", method, QByteArray("/accounts/nowhere") + path), "404 34003");
        QCOMPARE(outcome("root", method, QByteArray("/accounts/0193f2a0-0000-7000-8000-000000000000") + path), "404 34003");
    }
}

/** Collections whose records hold each other and themselves, in columns and in lists. */
void TestAccountLifeApi::makeTangledCollections()
{
    const QByteArray open = R"("list_rule":"","view_rule":"","create_rule":"","update_rule":"","delete_rule":""})";
    const auto make = [&](const QByteArray &name, const QByteArray &fields) {
        const HttpAnswer made =
            m_world->send("root", "POST", "/collections", "{\"name\":\"" + name + "\",\"schema\":[" + fields + "]," + open);
        QVERIFY2(made.status == 201, made.body);
    };
    make("towns", R"({"name":"name","type":"text","options":{"searchable":true}})");
    make("houses",
         R"({"name":"town","type":"reference","collection":"towns","on_delete":"restrict","required":true},)"
         R"({"name":"next","type":"reference","collection":"houses","on_delete":"restrict"},)"
         R"({"name":"near","type":"reference","collection":"houses","on_delete":"restrict","options":{"multiple":true}})");
    make("keys",
         R"({"name":"house","type":"reference","collection":"houses","on_delete":"restrict","required":true},)"
         R"({"name":"copy_of","type":"reference","collection":"keys","on_delete":"cascade"})");
}

void TestAccountLifeApi::i15_whatADeletedAccountDidIsForOperatorsOnly()
{
    const QByteArray id = m_world->accountId("lab");
    const QByteArray group = m_world->make("ada", "/groups", R"({"name":"Field team"})");
    const QByteArray list = "/audit-logs?account_id=" + id + "&limit=1";
    const QByteArray report = "/audit-logs/export?format=csv&account_id=" + id;
    const int before = m_world->get("root", list).at("total").toInt();
    QVERIFY(before > 1);
    QCOMPARE(outcome("root", "DELETE", "/accounts/lab"), "204");
    for (const QByteArray &path : {list, report}) {
        QCOMPARE(outcome("nobody", "GET", path), "401 40003");
        for (const QByteArray person : {"ada", "max", "bob"})
            QCOMPARE(outcome(person, "GET", path), "403 34001");
        QCOMPARE(outcome("eve", "GET", path), "403 40006");
    }
    // Its trail is as it was, with its deletion, and the report of it is made as before.
    QCOMPARE(m_world->get("root", list).at("total").toInt(), before + 1);
    const HttpAnswer exported = m_world->get("root", report);
    QCOMPARE(exported.status, 200);
    QVERIFY2(exported.body.contains(group), exported.body);
}

/** "table rows" of each table that still holds something of the account, but the trail and the ledger of names, which stay. */
QByteArrayList TestAccountLifeApi::leftOf(const QByteArray &accountId)
{
    TestServer &server = m_world->server();
    const QByteArray tables = testEngine() == db::Engine::Sqlite
        ? server.scalar("SELECT group_concat(m.name) FROM sqlite_master m JOIN pragma_table_info(m.name) c "
                        "WHERE m.type = 'table' AND c.name = 'account_id'")
        : server.scalar("SELECT string_agg(table_name, ',') FROM information_schema.columns "
                        "WHERE table_schema = current_schema() AND column_name = 'account_id'");
    QByteArrayList left;
    for (const QByteArray &table : tables.split(',')) {
        const QByteArray rows =
            server.scalar("SELECT CAST(COUNT(*) AS TEXT) FROM " + table + " WHERE account_id = '" + accountId + '\'');
        if (rows != "0" && !table.startsWith("audit_") && table != "account_names")
            left.append(table + ' ' + rows);
    }
    std::ranges::sort(left);
    return left;
}

/** Something of everything that belongs to accounts. */
void TestAccountLifeApi::fillAccount()
{
    AccessWorld &w = *m_world;
    const QByteArray bob = R"("user_id":")" + w.id("bob") + '"';
    const auto done = [&](const QByteArray &person, const QByteArray &path, const QByteArray &body) {
        const QByteArray answer = outcome(person, "POST", path, body);
        QVERIFY2(answer.startsWith('2'), path + ' ' + answer);
    };
    done("root", "/resource-types", R"({"code":"wiki","name":"Wiki","key_fields":["page"]})");
    done("root", "/token-types", R"({"code":"purged","lifetime_seconds":600})");
    done("root", "/providers", R"({"code":"azure","name":"Azure","allows_group_mapping":true})");
    done("ada", "/resource-access", R"({"resource_type":"wiki","key":{"page":"home"},"flags":["read"],)" + bob + '}');
    done("ada", "/tokens", R"({"type":"purged",)" + bob + '}');
    done("ada", "/groups", R"({"name":"Outside","kind":"external","mappings":[{"provider":"azure","object_id":"g"}]})");
    done("ada", "/assignments", R"({"permission":"groups.read",)" + bob + '}');
    done("ada", "/mfa-policies", R"({"scope":"user","required":false,)" + bob + '}');
    done("ada", "/languages", R"({"code":"de","name":"Deutsch"})");
    done("ada", "/translations", R"({"language":"de","group":"menu","object":"view","value":"Ansicht"})");
    done("ada", "/invitation-templates", R"({"code":"lab","title":"Lab","actions":[{"type":"notify_inviter"}]})");
    done("ada", "/invitations", R"({"email":"new@example.test","role":"member","template":"lab"})");
}

void TestAccountLifeApi::p114_purge()
{
    fillAccount();
    makeTangledCollections();
    QHash<QByteArray, int> kept{{"towns", 1}, {"houses", 1}, {"keys", 1}};
    for (const QByteArray person : {"ada", "eve"}) {
        const QByteArray town = makeRecord(person, "towns", R"({"name":"Brünn"})");
        const QByteArray first = makeRecord(person, "houses", "{\"town\":\"" + town + "\"}");
        const QByteArray tangled = "{\"next\":\"" + first + "\",\"near\":[\"" + first + "\"]}";
        QCOMPARE(outcome(person, "PATCH", "/records/houses/" + first, tangled), "200");
        (void)makeRecord(person, "keys", "{\"house\":\"" + first + "\"}");
    }
    const QByteArray bob = m_world->id("bob");
    const QByteArray id = m_world->accountId("lab");
    QVERIFY2(leftOf(id).size() >= 15, leftOf(id).join(", "));
    (void)m_world->make("ada", "/permission-sets", R"({"name":"Own","permissions":["users.read"]})");
    QCOMPARE(outcome("root", "DELETE", "/accounts/lab"), "204");
    const HttpAnswer begun = m_world->send("root", "POST", "/accounts/lab/purge");
    QCOMPARE(begun.status, 202);
    QVERIFY(!text(begun.at("purge_started_at")).isEmpty());
    // From here on there is no way back, whether it has ended or not.
    const QByteArray back = outcome("root", "POST", "/accounts/lab/restore");
    QVERIFY2(back == "409 40058" || back == "404 34003", back);
    QTRY_COMPARE_WITH_TIMEOUT(outcome("root", "GET", "/accounts/lab"), "404 34003", 30'000);

    for (auto collection = kept.cbegin(); collection != kept.cend(); ++collection)
        QCOMPARE(recordsOf(collection.key()), collection.value());
    QCOMPARE(leftOf(id), QByteArrayList());
    QVERIFY(leftOf(m_world->accountId("other")).size() > 3);
    QCOMPARE(outcome("root", "GET", "/users/" + bob), "404 33001");
    QCOMPARE(m_world->get("root", "/users?search=bob").at("total").toInt(), 0);
    QCOMPARE(outcome("bob", "GET", "/auth/me"), "401 30002");
    QCOMPARE(listed("?status=all"), (QList<QByteArray>{"other", "system"}));
    QCOMPARE(outcome("root", "POST", "/accounts/" + id + "/purge"), "404 34003");
    QCOMPARE(outcome("eve", "GET", "/auth/me"), "200");
    // What was done stays in the trail, with the end of it.
    const QList<int> events = m_world->events(id);
    QCOMPARE(events.first(), 11001);
    QCOMPARE(events.last(), 11006);
    for (const int event : {11004, 49065, 49066})
        QVERIFY2(events.contains(event), QByteArray::number(event));
    QVERIFY(m_world->get("root", "/audit-logs?account_id=" + id).at("total").toInt() > 10);
    // Nobody ever gets its names.
    QCOMPARE(outcome("root", "PATCH", "/accounts/other", R"({"slug":"lab"})"), "409 34004");
    QCOMPARE(text(m_world->send("root", "POST", "/accounts", R"({"name":"LAB"})").at("slug")), "lab-1");
    QCOMPARE(text(m_world->get("root", "/accounts/lab-1").at("account_code")), "AA0003");
}

/** More than one piece has to go, and the server is stopped in between: what is left is of no use to anybody, and goes later. */
void TestAccountLifeApi::purgeGoesOnAfterAStop()
{
    makeTangledCollections();
    QByteArray rows;
    for (int i = 0; i < 500; ++i)
        rows += (i > 0 ? "," : "") + QByteArray("{\"name\":\"town ") + QByteArray::number(i) + "\"}";
    for (int i = 0; i < 6; ++i) {
        const HttpAnswer made = m_world->send("ada", "POST", "/records/towns/batch", R"({"records":[)" + rows + "]}");
        QVERIFY2(made.status < 300, made.body.left(300));
    }
    QCOMPARE(recordsOf("towns"), 3000);
    QCOMPARE(outcome("root", "DELETE", "/accounts/lab"), "204");
    QCOMPARE(outcome("root", "POST", "/accounts/lab/purge"), "202");
    m_world->restart();
    const QByteArray back = outcome("root", "POST", "/accounts/lab/restore");
    QVERIFY2(back == "409 40058" || back == "404 34003", back);
    const QByteArray entered = outcome("ada", "GET", "/auth/me");
    QVERIFY2(entered == "403 34001" || entered == "401 30002", entered);
    QTRY_COMPARE_WITH_TIMEOUT(outcome("root", "GET", "/accounts/lab"), "404 34003", 60'000);
    QCOMPARE(recordsOf("towns"), 0);
    QCOMPARE(m_world->events(m_world->accountId("lab")).count(11006), 1);
}

void TestAccountLifeApi::theAccountOfSingleTenantModeStays()
{
    RootServer one({{"single_tenant_mode", "true"}, {"single_tenant_account", "works"}});
    const auto code = [](const HttpAnswer &answer) { return answer.at("code").toInt(); };
    QCOMPARE(code(one.client->send("DELETE", "/api/v1/accounts/works")), 34007);
    QCOMPARE(code(one.client->send("PATCH", "/api/v1/accounts/works", {}, R"({"slug":"mill"})")), 34007);
    QCOMPARE(one.client->send("PATCH", "/api/v1/accounts/works", {}, R"({"name":"The Works"})").status, 200);
}

QTEST_GUILESS_MAIN(TestAccountLifeApi)
#include "tst_accountlifeapi.moc"
