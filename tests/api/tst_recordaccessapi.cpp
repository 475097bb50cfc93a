// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** Which records, and what of them, each caller may read and change. */
class TestRecordAccessApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void rulesDecide_data();
    void rulesDecide();
    void ownersSeeTheirOwn();
    void updateRuleSeesOldAndNew();
    void createRuleSeesTheRecord();
    void writingShowsNoMoreThanViewing();
    void keysTellNothingHidden();
    void partsOfRecordsAreUpserted();
    void accountsAreApart();
    void everyVerbKnowsItsCaller_data();
    void everyVerbKnowsItsCaller();
    void anonymousNeedsAnAccount();
    void superadminsWorkEverywhere();
    void fieldListsHide();
    void personalFieldsAreMasked();
};

void TestRecordAccessApi::rulesDecide_data()
{
    QTest::addColumn<QByteArray>("collection");
    QTest::addColumn<QByteArray>("person");
    QTest::addColumn<QByteArray>("header");   ///< X-Account-ID
    QTest::addColumn<QList<int>>("statuses"); ///< of list, view, create, update, delete
    const auto row = [](const char *collection, const char *person, const char *header, const QList<int> &statuses) {
        QTest::addRow("%s %s %s", collection, person, header)
            << QByteArray(collection) << QByteArray(person) << QByteArray(header) << statuses;
    };
    row("locked", "nobody", "", {403, 403, 403, 403, 403});
    row("locked", "nobody", "acme", {403, 403, 403, 403, 403});
    row("locked", "ann", "", {403, 403, 403, 403, 403});
    row("locked", "eve", "", {403, 403, 403, 403, 403});
    row("locked", "root", "", {200, 200, 201, 200, 204});
    row("open", "nobody", "", {401, 401, 401, 401, 401});
    row("open", "nobody", "acme", {200, 200, 201, 200, 204});
    row("open", "nobody", "other", {200, 404, 201, 404, 404});
    row("open", "nobody", "nothing", {404, 404, 404, 404, 404});
    row("open", "ann", "", {200, 200, 201, 200, 204});
    row("open", "ann", "acme", {200, 200, 201, 200, 204});
    row("open", "ann", "other", {404, 404, 404, 404, 404});
    row("open", "eve", "", {200, 404, 201, 404, 404});
    row("owned", "nobody", "acme", {401, 401, 401, 401, 401});
    row("owned", "ann", "", {200, 200, 201, 200, 204});
    row("owned", "bob", "", {200, 404, 201, 404, 404});
    row("owned", "eve", "", {200, 404, 201, 404, 404});
    row("visible", "bob", "", {200, 200, 201, 403, 403});
    row("visible", "eve", "", {200, 404, 201, 404, 404});
}

void TestRecordAccessApi::rulesDecide()
{
    QFETCH(QByteArray, collection);
    QFETCH(QByteArray, person);
    QFETCH(QByteArray, header);
    QFETCH(QList<int>, statuses);
    DataWorld &world = DataWorld::current();
    const QByteArray title = R"({"name":"title","type":"text"})";
    ensureCollection("locked", title, R"("list_rule":null)");
    ensureCollection("open", title, kOpenRules);
    ensureCollection("owned", title, kOwnerRules);
    ensureCollection("visible", title,
                     QByteArray(kOwnerRules).replace(R"("view_rule":"created_by = @request.auth.id")", R"("view_rule":"")"));
    // Ann's record; in the locked collection root makes it in her account.
    const bool isLocked = collection == "locked";
    const QByteArray id = world.makeRecord(isLocked ? "root" : "ann", collection,
                                           isLocked ? R"({"title":"x","account_id":"acme"})" : R"({"title":"x"})");
    HttpClient::Headers headers;
    if (!header.isEmpty())
        headers.emplaceBack("X-Account-ID", header);
    const QByteArray all = "/records/" + collection;
    const QByteArray one = all + '/' + id;
    QCOMPARE(world.send(person, "GET", all, {}, headers).status, statuses[0]);
    QCOMPARE(world.send(person, "GET", one, {}, headers).status, statuses[1]);
    QCOMPARE(world.send(person, "POST", all, R"({"title":"y"})", headers).status, statuses[2]);
    QCOMPARE(world.send(person, "PATCH", one, R"({"title":"z"})", headers).status, statuses[3]);
    QCOMPARE(world.send(person, "DELETE", one, {}, headers).status, statuses[4]);
    const bool mayDelete = statuses[4] == 204;
    QCOMPARE(world.get("root", one).status, mayDelete ? 404 : 200);
    if (!mayDelete)
        QCOMPARE(text(world.get("root", one).at("title")), statuses[3] == 200 ? "z" : "x");
}

void TestRecordAccessApi::ownersSeeTheirOwn()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("diary", R"({"name":"title","type":"text"})", kOwnerRules);
    world.makeRecord("ann", "diary", R"({"title":"ann1"})");
    world.makeRecord("bob", "diary", R"({"title":"bob1"})");
    world.makeRecord("eve", "diary", R"({"title":"eve1"})");
    world.makeRecord("ann", "diary", R"({"title":"ann2"})");
    QCOMPARE(titles(world.get("ann", "/records/diary")), "ann2 ann1");
    QCOMPARE(world.get("ann", "/records/diary").at("total").toInt(), 2);
    QCOMPARE(titles(world.get("bob", "/records/diary")), "bob1");
    QCOMPARE(titles(world.get("eve", "/records/diary")), "eve1");
    // No filter widens what the rule allows.
    QCOMPARE(titles(world.get("ann", "/records/diary?filter=" + encoded("title = 'bob1' || true"))), "ann2 ann1");
    QCOMPARE(titles(world.get("ann", "/records/diary?filter=" + encoded("created_by != @request.auth.id"))), "");
    QCOMPARE(titles(world.get("root", "/records/diary?sort=title")), "ann1 ann2 bob1 eve1");
}

void TestRecordAccessApi::updateRuleSeesOldAndNew()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("drafts",
                     R"({"name":"title","type":"text"},{"name":"owner","type":"text","default":"@request.auth.id"},)"
                     R"({"name":"state","type":"select","default":"draft","options":{"values":["draft","final"]}})",
                     R"("view_rule":"","create_rule":"","list_rule":"",)"
                     R"("update_rule":"owner = @request.auth.id && state = 'draft' || state = null")");
    const QByteArray id = world.makeRecord("ann", "drafts", R"({"title":"t"})");
    const QByteArray path = "/records/drafts/" + id;
    QCOMPARE(world.send("ann", "PATCH", path, R"({"title":"u"})").status, 200);
    // The new row must satisfy the rule as well: ownership cannot be handed away, nor the state left by oneself.
    QCOMPARE(refusal(world.send("ann", "PATCH", path, object("owner", world.userId("bob")))), "400 rule_not_satisfied");
    QCOMPARE(refusal(world.send("ann", "PATCH", path, R"({"state":"final"})")), "400 rule_not_satisfied");
    QCOMPARE(refusal(world.send("bob", "PATCH", path, object("owner", world.userId("bob")))), "403 forbidden");
    QCOMPARE(text(world.get("ann", path).at("owner")), world.userId("ann"));
    QCOMPARE(world.get("ann", path).at("version").toInt(), 2);
    // Undecided is not allowed: owner null compares to nothing.
    QCOMPARE(refusal(world.send("ann", "PATCH", path, R"({"owner":null})")), "400 rule_not_satisfied");
    QCOMPARE(world.send("ann", "PATCH", path, R"({"state":null})").status, 200);
}

void TestRecordAccessApi::createRuleSeesTheRecord()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("capped",
                     R"({"name":"title","type":"text"},{"name":"size","type":"integer"},{"name":"extra","type":"json"})",
                     R"("view_rule":"","create_rule":"created_by = @request.auth.id && size < 10 && title ~ 'ok'")");
    QCOMPARE(world.send("ann", "POST", "/records/capped", R"({"title":"is OK","size":9,"extra":{"a":1}})").status, 201);
    QCOMPARE(refusal(world.send("ann", "POST", "/records/capped", R"({"title":"is OK","size":10})")), "400 rule_not_satisfied");
    QCOMPARE(refusal(world.send("ann", "POST", "/records/capped", R"({"title":"is OK"})")), "400 rule_not_satisfied");
    QCOMPARE(refusal(world.send("ann", "POST", "/records/capped", R"({"title":"no","size":1})")), "400 rule_not_satisfied");
    QCOMPARE(text(world.send("ann", "POST", "/records/capped", R"({"title":"no","size":1})").at("detail")),
             "Record does not satisfy collection rules");
}

/** Who may change a record and not view it learns no more of it than its id. */
void TestRecordAccessApi::writingShowsNoMoreThanViewing()
{
    DataWorld &world = DataWorld::current();
    const QByteArray rules = R"("list_rule":null,"create_rule":"","update_rule":"","delete_rule":null,"view_rule":)";
    ensureCollection("dropbox", R"({"name":"title","type":"text"},{"name":"secret","type":"text"})", rules + "null");
    ensureCollection("half_open", R"({"name":"title","type":"text"},{"name":"secret","type":"text"})",
                     rules + R"("title = 'seen'")");
    for (const QByteArray collection : {"dropbox", "half_open"}) {
        const QByteArray id = world.makeRecord("bob", collection, R"({"title":"unseen","secret":"s3cr3t"})");
        const QByteArray path = "/records/" + collection + '/' + id;
        const QByteArray bare = R"({"id":")" + id + R"("})";
        QCOMPARE(world.send("ann", "PATCH", path, "{}").body, bare);
        QCOMPARE(world.send("ann", "PATCH", path, R"({"title":"mine"})").body, bare);
        QCOMPARE(world.send("ann", "PUT", path, R"({"title":"mine too"})").body, bare);
        const HttpAnswer batch = world.send("ann", "PATCH", "/records/" + collection + "/batch",
                                            R"({"records":[{"id":")" + id + R"(","data":{}}]})");
        QVERIFY2(batch.status == 200 && batch.body.contains(bare), batch.body);
        // Nor is there anything to learn from looking for one to change.
        const HttpAnswer upsert = world.send("ann", "PUT", "/records/" + collection + "/batch",
                                             R"({"key":"id","records":[{"id":")" + id + R"(","title":"x"}]})");
        QCOMPARE(refusal(upsert), "409 unique_violation at 0 unique id");
        QCOMPARE(text(world.get("root", path).at("title")), "mine too");
    }
    const QByteArray id = world.makeRecord("bob", "half_open", R"({"title":"seen","secret":"s3cr3t"})");
    QCOMPARE(text(world.send("ann", "PATCH", "/records/half_open/" + id, "{}").at("secret")), "s3cr3t");
}

/** A key that the caller may not see, or not in clear, would tell which values there are. */
void TestRecordAccessApi::keysTellNothingHidden()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("patients",
                     R"({"name":"label","type":"text"},{"name":"ssn","type":"text","unique":true},)"
                     R"({"name":"mail","type":"email","unique":true,"pii":true,"mask_type":"email"},)"
                     R"({"name":"code","type":"text","unique":true})",
                     kOpenRules + R"(,"list_fields":["label","mail","code"],"view_fields":["label","mail","code"])");
    world.makeRecord("bob", "patients", R"({"label":"Kim","ssn":"222","mail":"kim@example.test","code":"k"})");
    const auto upsert = [&](const QByteArray &person, const QByteArray &key, const QByteArray &value) {
        return world.send(person, "PUT", "/records/patients/batch",
                          R"({"key":")" + key + R"(","records":[{")" + key + R"(":")" + value + R"("}]})");
    };
    for (const QByteArray value : {"222", "333"})
        QCOMPARE(refusal(upsert("ann", "ssn", value)), "400 validation_failed not_unique key");
    for (const QByteArray value : {"kim@example.test", "none@example.test"})
        QCOMPARE(refusal(upsert("ann", "mail", value)), "400 validation_failed not_unique key");
    QCOMPARE(upsert("ann", "code", "k").at("updated").toInt(), 1);
    const HttpAnswer imported = world.send("ann", "POST", "/records/patients/import?format=json&mode=upsert&key=ssn",
                                           R"([{"ssn":"222"}])", {{"Content-Type", "application/json"}});
    QCOMPARE(imported.status, 400);
}

/** What a record has already need not be sent, whoever sends it. */
void TestRecordAccessApi::partsOfRecordsAreUpserted()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("parts", R"({"name":"code","type":"text","unique":true},{"name":"n","type":"integer","required":true})",
                     kOpenRules);
    const QByteArray acme = world.accountId("acme");
    world.makeRecord("ann", "parts", R"({"code":"1","n":7})");
    const auto upsert = [&](const QByteArray &person, const QByteArray &more, const HttpClient::Headers &headers = {}) {
        const HttpAnswer answer = world.send(person, "PUT", "/records/parts/batch",
                                             R"({"key":"code","records":[{"code":"1")" + more + "}]}", headers);
        return answer.status == 200 ? QByteArray::number(answer.at("updated").toInt()) : refusal(answer);
    };
    QCOMPARE(upsert("ann", {}), "1");
    QCOMPARE(upsert("root", {}, {{"X-Account-ID", acme}}), "1");
    QCOMPARE(upsert("root", R"(,"account_id":")" + acme + '"'), "1");
    QCOMPARE(upsert("root", R"(,"account_id":"acme")"), "1");
    // In the caller's own account there is none, and a new one would need a number.
    QCOMPARE(upsert("root", {}), "400 validation_failed at 0 required_missing n");
}

void TestRecordAccessApi::accountsAreApart()
{
    DataWorld &world = DataWorld::current();
    ensureEverything();
    const QByteArray acme = world.makeRecord("ann", "everything", R"({"title":"of acme"})");
    const QByteArray unknown = "01a1fbba-83bb-74b3-b2ec-1f36f14d0227";
    // A foreign id and an unknown one get the same words.
    const auto plain = [](const HttpAnswer &answer, const QByteArray &id) -> QByteArray {
        QJsonObject json = answer.json();
        json.remove("correlation_id");
        return QByteArray::number(answer.status) + QJsonDocument(json).toJson().replace(id, "ID");
    };
    for (const char *method : {"GET", "DELETE"}) {
        QCOMPARE(plain(world.send("eve", method, "/records/everything/" + acme), acme),
                 plain(world.send("eve", method, "/records/everything/" + unknown), unknown));
    }
    const QByteArray body = R"({"title":"taken"})";
    QCOMPARE(plain(world.send("eve", "PUT", "/records/everything/" + acme, body), acme),
             plain(world.send("eve", "PUT", "/records/everything/" + unknown, body), unknown));
    const auto refer = [](const QByteArray &id) -> QByteArray { return R"({"title":"r","parent":")" + id + "\"}"; };
    QCOMPARE(plain(world.send("eve", "POST", "/records/everything", refer(acme)), acme),
             plain(world.send("eve", "POST", "/records/everything", refer(unknown)), unknown));
    const QByteArray friends = R"({"title":"r","friends":[")" + acme + "\"]}";
    QCOMPARE(world.send("eve", "POST", "/records/everything", friends).status, 400);
    QVERIFY(!world.get("eve", "/records/everything?limit=100").body.contains("of acme"));
    QCOMPARE(
        titles(world.get("eve", "/records/everything?filter=" + encoded("account_id = '" + world.accountId("acme") + '\''))),
        "");
    QCOMPARE(text(world.get("ann", "/records/everything/" + acme).at("title")), "of acme");
}

/** Each verb on one record: its owner's account, another one, nobody, and a rule that lets nobody. */
void TestRecordAccessApi::everyVerbKnowsItsCaller_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("success");
    QTest::newRow("get") << QByteArray("GET") << QByteArray() << 200;
    QTest::newRow("put") << QByteArray("PUT") << QByteArray(R"({"title":"new"})") << 200;
    QTest::newRow("patch") << QByteArray("PATCH") << QByteArray(R"({"title":"new"})") << 200;
    QTest::newRow("delete") << QByteArray("DELETE") << QByteArray() << 204;
}

void TestRecordAccessApi::everyVerbKnowsItsCaller()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    QFETCH(int, success);
    DataWorld &world = DataWorld::current();
    ensureCollection("verbs", R"({"name":"title","type":"text"})", kSignedInRules);
    ensureCollection("locked_verbs", R"({"name":"title","type":"text"})", R"("create_rule":"")");
    const QByteArray acme = "/records/verbs/" + world.makeRecord("ann", "verbs", R"({"title":"of acme"})");
    const QByteArray other = "/records/verbs/" + world.makeRecord("eve", "verbs", R"({"title":"of other"})");
    QCOMPARE(world.send("nobody", method, acme, body).status, 401);
    QCOMPARE(world.send("nobody", method, acme, body, {{"X-Account-ID", "acme"}}).status, 401);
    QCOMPARE(world.send("eve", method, acme, body).status, 404);
    QCOMPARE(world.send("eve", method, acme, body, {{"X-Account-ID", "acme"}}).status, 404);
    QCOMPARE(world.send("ann", method, other, body).status, 404);
    QCOMPARE(world.send("root", method, acme, body, {{"X-Account-ID", "other"}}).status, 404);
    QCOMPARE(text(world.get("ann", acme).at("title")), "of acme");
    QCOMPARE(world.send("bob", method, acme, body).status, success);
    QCOMPARE(world.send("eve", method, other, body).status, success);

    const QByteArray locked = "/records/locked_verbs/" + world.makeRecord("ann", "locked_verbs", R"({"title":"x"})");
    QCOMPARE(world.send("ann", method, locked, body).status, 403);
    QCOMPARE(world.send("root", method, locked, body).status, success);
}

void TestRecordAccessApi::anonymousNeedsAnAccount()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("guestbook", R"({"name":"title","type":"text"})", kOpenRules);
    QCOMPARE(world.get("nobody", "/records/guestbook").status, 401);
    QCOMPARE(world.get("nobody", "/records/guestbook").header("WWW-Authenticate").left(6), "Bearer");
    const HttpAnswer made =
        world.send("nobody", "POST", "/records/guestbook", R"({"title":"hello"})", {{"X-Account-ID", "acme"}});
    QCOMPARE(made.status, 201);
    QCOMPARE(text(made.at("account_id")), world.accountId("acme"));
    QCOMPARE(text(made.at("account_name")), "acme Ltd");
    QCOMPARE(titles(world.get("nobody", "/records/guestbook", {{"X-Account-ID", "acme"}})), "hello");
    QCOMPARE(titles(world.get("nobody", "/records/guestbook", {{"X-Account-ID", "other"}})), "");
    QCOMPARE(text(world.get("nobody", "/records/guestbook", {{"X-Account-ID", "acme"}}).at("items.0.account_name")),
             "acme Ltd");
    const QJsonArray trail = world.trail(text(made.at("id")));
    QVERIFY(trail[0]["user_id"].isNull());
    QCOMPARE(text(trail[0]["allowed_by"]), "create_rule: \"\"");
}

void TestRecordAccessApi::superadminsWorkEverywhere()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("secret", R"({"name":"title","type":"text"})", R"("list_rule":null)");
    const auto make = [&world](const QByteArray &account, const HttpClient::Headers &headers = {}) {
        QByteArray member;
        if (!account.isEmpty())
            member = R"(,"account_id":")" + account + '"';
        return world.send("root", "POST", "/records/secret", R"({"title":"x")" + member + '}', headers);
    };
    QCOMPARE(text(make({}).at("account_id")), world.accountId("system"));
    QCOMPARE(text(make({}, {{"X-Account-ID", "other"}}).at("account_id")), world.accountId("other"));
    QCOMPARE(text(make("acme", {{"X-Account-ID", "other"}}).at("account_id")), world.accountId("acme"));
    const HttpAnswer byId = make(world.accountId("acme"));
    QCOMPARE(text(byId.at("account_name")), "acme Ltd");
    const QByteArray code = text(world.get("root", "/accounts/" + world.accountId("acme")).at("account_code"));
    QCOMPARE(text(make(code).at("account_id")), world.accountId("acme"));
    QCOMPARE(refusal(make("nowhere")), "404 account_not_found");
    QCOMPARE(refusal(world.send("root", "POST", "/records/secret", R"({"title":"x","account_id":5})")),
             "400 validation_failed invalid_type account_id");
    QCOMPARE(world.get("root", "/records/secret").at("total").toInt(), 5);
    QCOMPARE(world.get("root", "/records/secret", {{"X-Account-ID", "acme"}}).at("total").toInt(), 3);
    QCOMPARE(world.get("root", "/records/secret", {{"X-Account-ID", code}}).at("total").toInt(), 3);
    const QByteArray path = "/records/secret/" + text(byId.at("id"));
    QCOMPARE(world.get("root", path, {{"X-Account-ID", "other"}}).status, 404);
    QCOMPARE(world.send("root", "PATCH", path, R"({"title":"y"})", {{"X-Account-ID", "other"}}).status, 404);
    const HttpAnswer changed = world.send("root", "PATCH", path, R"({"title":"y"})");
    QCOMPARE(changed.status, 200);
    QCOMPARE(text(changed.at("account_name")), "acme Ltd");
    // The entry stands in the trail of the account whose record it is.
    const QJsonArray trail = world.trail(text(byId.at("id")));
    QCOMPARE(trail.size(), 2);
    QCOMPARE(text(trail[1]["account_id"]), world.accountId("acme"));
    QCOMPARE(text(trail[1]["allowed_by"]), "superadmin");
    // Nobody else chooses an account.
    QCOMPARE(world.send("ann", "POST", "/records/guestbook", R"({"title":"x","account_id":"other"})").status,
             world.get("root", "/collections/guestbook").status == 200 ? 422 : 404);
}

void TestRecordAccessApi::fieldListsHide()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("staff",
                     R"({"name":"title","type":"text"},{"name":"salary","type":"integer"},{"name":"note","type":"text"})",
                     kOpenRules
                         + R"(,"list_fields":["title"],"view_fields":["title","note"],"create_fields":["title","salary"],)"
                           R"("update_fields":["note","salary"])");
    const HttpAnswer made = world.send("ann", "POST", "/records/staff", R"({"title":"x","salary":1471004711})");
    QCOMPARE(made.status, 201);
    QVERIFY2(!made.body.contains("1471004711"), "what may not be viewed does not come back from writing either");
    QCOMPARE(text(made.at("title")), "x");
    const QByteArray path = "/records/staff/" + text(made.at("id"));
    const HttpAnswer refused = world.send("ann", "POST", "/records/staff", R"({"title":"x","note":"n","salary":1})");
    QCOMPARE(refusal(refused), "422 field_not_allowed restricted_field note");
    QCOMPARE(text(refused.at("field_type")), "restricted");
    QCOMPARE(refused.at("unauthorized_fields").toArray(), QJsonArray({"note"}));
    QCOMPARE(world.send("ann", "PATCH", path, R"({"title":"y"})").status, 422);
    const HttpAnswer patched = world.send("ann", "PATCH", path, R"({"note":"n","salary":1471004712})");
    QCOMPARE(patched.status, 200);
    QCOMPARE(text(patched.at("note")), "n");
    QVERIFY(!patched.body.contains("1471004712") && patched.at("title").isUndefined());

    const HttpAnswer list = world.get("ann", "/records/staff");
    QVERIFY(!list.body.contains("salary") && !list.body.contains("note"));
    const HttpAnswer one = world.get("ann", path);
    QVERIFY(!one.body.contains("salary") && one.body.contains("note"));
    // Hidden fields look like none wherever they can be named.
    for (const char *query : {"filter=salary%3E1", "filter=note%3D%27n%27", "filter=nope%3D1"})
        QCOMPARE(refusal(world.get("ann", QByteArray("/records/staff?") + query)), "400 filter_invalid unknown_field filter");
    for (const char *query : {"sort=salary", "sort=nope"})
        QCOMPARE(refusal(world.get("ann", QByteArray("/records/staff?") + query)), "400 validation_failed unknown_field sort");
    for (const char *query : {"fields=salary", "fields=nope"})
        QCOMPARE(refusal(world.get("ann", QByteArray("/records/staff?") + query)),
                 "400 validation_failed unknown_field fields");
    QCOMPARE(world.get("root", path).at("salary").toInt(), 1471004712);
    QCOMPARE(world.get("root", "/records/staff?filter=salary%3E1").at("total").toInt(), 1);
}

void TestRecordAccessApi::personalFieldsAreMasked()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("people",
                     R"({"name":"title","type":"text"},{"name":"mail","type":"email","pii":true,"mask_type":"email"},)"
                     R"({"name":"ssn","type":"text","pii":true,"mask_type":"ssn"},)"
                     R"({"name":"phone","type":"text","pii":true,"mask_type":"phone"},)"
                     R"({"name":"person","type":"text","pii":true,"mask_type":"name"},)"
                     R"({"name":"plain","type":"text","pii":true},{"name":"age","type":"integer","pii":true})",
                     kOpenRules);
    const QByteArray body = R"({"title":"t","mail":"john@example.com","ssn":"123-45-6789","phone":"+1-555-123-4567",)"
                            R"("person":"John Doe","plain":"sécret","age":44})";
    const HttpAnswer made = world.send("ann", "POST", "/records/people", body);
    const QByteArray path = "/records/people/" + text(made.at("id"));
    for (const HttpAnswer &answer : {made, world.get("ann", path), world.send("ann", "PATCH", path, R"({"title":"u"})")}) {
        QCOMPARE(text(answer.at("mail")), "j***@example.com");
        QCOMPARE(text(answer.at("ssn")), "***-**-****");
        QCOMPARE(text(answer.at("phone")), "+1-***-***-4567");
        QCOMPARE(text(answer.at("person")), "J*** D***");
        QCOMPARE(text(answer.at("plain")), "******");
        QVERIFY(answer.at("age").isNull());
    }
    QVERIFY(!world.get("ann", "/records/people").body.contains("john@"));
    for (const char *query : {"filter=age%3D44", "filter=mail~%27john%27"})
        QCOMPARE(world.get("ann", QByteArray("/records/people?") + query).status, 400);
    QCOMPARE(world.get("ann", "/records/people?sort=person").status, 400);
    // What they were shown comes back and changes nothing; what else they write does.
    QJsonObject shown = world.get("ann", path).json();
    const QJsonObject kept = world.get("root", path).json();
    for (const char *served :
         {"id", "account_id", "account_name", "created_at", "created_by", "updated_at", "updated_by", "version"})
        shown.remove(QLatin1StringView(served));
    const auto put = [&](const QJsonObject &record) {
        return world.send("ann", "PUT", path, QJsonDocument(record).toJson(QJsonDocument::Compact));
    };
    const HttpAnswer same = put(shown);
    QVERIFY2(same.status == 200, same.body);
    QCOMPARE(world.get("root", path).json(), kept);
    shown["title"] = "v";
    shown["ssn"] = "987-65-4321";
    QCOMPARE(put(shown).status, 200);
    const HttpAnswer changed = world.get("root", path);
    QCOMPARE(text(changed.at("mail")), "john@example.com");
    QCOMPARE(text(changed.at("person")), "John Doe");
    QCOMPARE(text(changed.at("ssn")), "987-65-4321");
    QCOMPARE(changed.at("age").toInt(), 44);
    QCOMPARE(changed.at("version").toInt(), kept["version"].toInt() + 1);
    // Who may not see the record learns nothing of its values by guessing their masks.
    ensureCollection("unseen", R"({"name":"mail","type":"email","pii":true,"mask_type":"email"})",
                     R"("create_rule":"","update_rule":"")");
    const QByteArray unseen = "/records/unseen/" + world.makeRecord("ann", "unseen", R"({"mail":"john@example.com"})");
    for (const QByteArray mail : {"j***@example.com", "k***@example.com"}) {
        QCOMPARE(world.send("ann", "PATCH", unseen, R"({"mail":")" + mail + "\"}").status, 200);
        QCOMPARE(text(world.get("root", unseen).at("mail")), mail);
    }
    QCOMPARE(text(world.get("root", path).at("mail")), "john@example.com");
    QCOMPARE(world.get("root", "/records/people?filter=age%3D44&sort=person").at("items.0.age").toInt(), 44);
}

QTEST_GUILESS_MAIN(TestRecordAccessApi)
#include "tst_recordaccessapi.moc"
