// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <atomic>
#include <thread>

using namespace basalt;
using namespace basalt::test;

/** Making, reading, changing and deleting records of every field type, and the trail of it. */
class TestRecordsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void lifeOfARecord();
    void allTypesRoundTrip();
    void requiredAndDefaults();
    void putAndPatch();
    void preconditions();
    void oneOfManyConcurrentPatchesWins();
    void uniqueWithinAnAccount();
    void references();
    void deletingCascades();
    void deletingRestricts();
    void trailTellsTheDifference();
    void trailHasNoGaps();
};

void TestRecordsApi::lifeOfARecord()
{
    DataWorld &world = DataWorld::current();
    ensureEverything();
    const HttpAnswer made = world.send("ann", "POST", "/records/everything", R"({"title":"first","count":1})");
    QCOMPARE(made.status, 201);
    QCOMPARE(made.header("ETag"), "\"1\"");
    const QByteArray id = text(made.at("id"));
    QCOMPARE(made.header("Location"), "/api/v1/records/everything/" + id);
    QCOMPARE(id.size(), 36);
    QCOMPARE(text(made.at("account_id")), world.accountId("acme"));
    QCOMPARE(text(made.at("account_name")), "acme Ltd");
    QCOMPARE(text(made.at("created_by")), world.userId("ann"));
    QCOMPARE(text(made.at("updated_by")), world.userId("ann"));
    QCOMPARE(made.at("created_at"), made.at("updated_at"));
    QCOMPARE(made.at("version").toInt(), 1);
    const HttpAnswer read = world.get("ann", "/records/everything/" + id);
    QCOMPARE(read.status, 200);
    QCOMPARE(read.json(), made.json());
    QCOMPARE(read.header("ETag"), "\"1\"");

    const HttpAnswer patched = world.send("bob", "PATCH", "/records/everything/" + id, R"({"count":2})");
    QCOMPARE(patched.status, 200);
    QCOMPARE(patched.header("ETag"), "\"2\"");
    QCOMPARE(patched.at("count").toInt(), 2);
    QCOMPARE(text(patched.at("title")), "first");
    QCOMPARE(text(patched.at("created_by")), world.userId("ann"));
    QCOMPARE(text(patched.at("updated_by")), world.userId("bob"));
    QCOMPARE(world.get("ann", "/records/everything/" + id).json(), patched.json());

    const HttpAnswer gone = world.send("ann", "DELETE", "/records/everything/" + id);
    QCOMPARE(gone.status, 204);
    QVERIFY(gone.body.isEmpty());
    for (const char *method : {"GET", "DELETE"})
        QCOMPARE(refusal(world.send("ann", method, "/records/everything/" + id)), "404 record_not_found");
}

void TestRecordsApi::allTypesRoundTrip()
{
    DataWorld &world = DataWorld::current();
    ensureEverything();
    const QByteArray other = world.makeRecord("ann", "everything", R"({"title":"other"})");
    const QByteArray third = world.makeRecord("ann", "everything", R"({"title":"third"})");
    const QByteArray body = R"({"title":"Zoë \"quoted\" \\ \u2028 😀","amount":0.1,"count":-9223372036854775808,)"
                            R"("price":"12345678901234567890.1200","done":false,"seen":"2026-11-20T22:38:41.123456+01:00",)"
                            R"("due":"2024-02-29","mail":"a@b.example","site":"https://x.example/?q=1&r=2",)"
                            R"("extra":{"b":[1,2.5,null,{"c":"ü"}],"a":true},"state":"shut","tags":["c","a"],"parent":")"
        + other + R"(","friends":[")" + third + R"(",")" + other + "\"]}";
    const HttpAnswer made = world.send("ann", "POST", "/records/everything", body);
    QCOMPARE(made.status, 201);
    const HttpAnswer read = world.get("ann", "/records/everything/" + text(made.at("id")));
    for (const HttpAnswer &answer : {made, read}) {
        QCOMPARE(answer.at("title").toString(), QString::fromUtf8("Zoë \"quoted\" \\ \u2028 😀"));
        QCOMPARE(answer.at("amount").toDouble(), 0.1);
        QVERIFY(answer.body.contains("\"count\":-9223372036854775808"));
        QCOMPARE(text(answer.at("price")), "12345678901234567890.1200");
        QCOMPARE(answer.at("done"), QJsonValue(false));
        QCOMPARE(text(answer.at("seen")), "2026-11-20T21:38:41.123Z");
        QCOMPARE(text(answer.at("due")), "2024-02-29");
        QCOMPARE(text(answer.at("site")), "https://x.example/?q=1&r=2");
        QCOMPARE(answer.at("extra"), QJsonValue(QJsonDocument::fromJson(R"({"a":true,"b":[1,2.5,null,{"c":"ü"}]})").object()));
        QCOMPARE(answer.at("tags").toArray(), QJsonArray({"c", "a"}));
        QCOMPARE(text(answer.at("parent")), other);
        QCOMPARE(answer.at("friends").toArray(), QJsonArray({QString(third), QString(other)}));
    }
    // Everything can be taken away again.
    const HttpAnswer emptied =
        world.send("ann", "PATCH", "/records/everything/" + text(made.at("id")),
                   R"({"amount":null,"count":null,"price":null,"done":null,"seen":null,"due":null,"mail":null,"site":null,)"
                   R"("extra":null,"state":null,"tags":[],"parent":null,"friends":null})");
    QCOMPARE(emptied.status, 200);
    for (const char *field : {"amount", "count", "price", "done", "seen", "due", "mail", "site", "extra", "state", "parent"})
        QVERIFY2(emptied.at(field).isNull(), field);
    QCOMPARE(emptied.at("tags").toArray().size(), 0);
    QCOMPARE(world.get("ann", "/records/everything/" + text(made.at("id"))).json(), emptied.json());
}

void TestRecordsApi::requiredAndDefaults()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("defaults",
                     R"({"name":"title","type":"text","required":true,"default":"untitled"},)"
                     R"({"name":"made","type":"datetime","default":"@now"},{"name":"day","type":"date","default":"@now"},)"
                     R"({"name":"who","type":"text","default":"@request.auth.id"},)"
                     R"({"name":"mail","type":"email","default":"@request.auth.email"},)"
                     R"({"name":"role","type":"text","default":"@request.auth.role"},)"
                     R"({"name":"account","type":"text","default":"@request.auth.account_id"},)"
                     R"({"name":"score","type":"number","default":0.5},{"name":"flags","type":"select","default":["x"],)"
                     R"("options":{"values":["x","y"],"multiple":true}},{"name":"must","type":"boolean","required":true})",
                     kOpenRules);
    const HttpAnswer made = world.send("ann", "POST", "/records/defaults", R"({"must":false})");
    QCOMPARE(made.status, 201);
    QCOMPARE(text(made.at("title")), "untitled");
    QCOMPARE(made.at("made"), made.at("created_at"));
    QCOMPARE(text(made.at("day")), text(made.at("created_at")).left(10));
    QCOMPARE(text(made.at("who")), world.userId("ann"));
    QCOMPARE(text(made.at("mail")), "ann@example.test");
    QCOMPARE(text(made.at("role")), "user");
    QCOMPARE(text(made.at("account")), world.accountId("acme"));
    QCOMPARE(made.at("score").toDouble(), 0.5);
    QCOMPARE(made.at("flags").toArray(), QJsonArray({"x"}));
    // Null is said on purpose, so no default steps in.
    const HttpAnswer null = world.send("ann", "POST", "/records/defaults", R"({"must":true,"score":null,"flags":[]})");
    QVERIFY(null.at("score").isNull());
    QCOMPARE(null.at("flags").toArray().size(), 0);
    QCOMPARE(refusal(world.send("ann", "POST", "/records/defaults", "{}")), "400 validation_failed required_missing must");
    QCOMPARE(refusal(world.send("ann", "POST", "/records/defaults", R"({"must":null})")),
             "400 validation_failed required_null must");
    QCOMPARE(refusal(world.send("ann", "POST", "/records/defaults", R"({"must":true,"title":null})")),
             "400 validation_failed required_null title");
    const HttpAnswer anonymous =
        world.send("nobody", "POST", "/records/defaults", R"({"must":true})", {{"X-Account-ID", "acme"}});
    QCOMPARE(anonymous.status, 201);
    QVERIFY(anonymous.at("who").isNull());
    QCOMPARE(text(anonymous.at("created_by")), "anonymous");
}

void TestRecordsApi::putAndPatch()
{
    DataWorld &world = DataWorld::current();
    ensureEverything();
    const QByteArray id = world.makeRecord("ann", "everything", R"({"title":"t","count":1,"tags":["a"],"extra":{"x":1}})");
    const QByteArray path = "/records/everything/" + id;
    // PUT keeps what is optional and not sent, but insists on what is required.
    QCOMPARE(refusal(world.send("ann", "PUT", path, R"({"count":2})")), "400 validation_failed required_missing title");
    const HttpAnswer put = world.send("ann", "PUT", path, R"({"title":"u"})");
    QCOMPARE(put.status, 200);
    QCOMPARE(put.at("count").toInt(), 1);
    QCOMPARE(put.at("tags").toArray(), QJsonArray({"a"}));
    QCOMPARE(put.at("version").toInt(), 2);
    QCOMPARE(refusal(world.send("ann", "PATCH", path, R"({"title":null})")), "400 validation_failed required_null title");
    const HttpAnswer patched = world.send("ann", "PATCH", path, R"({"tags":["b","a"]})");
    QCOMPARE(patched.at("tags").toArray(), QJsonArray({"b", "a"}));
    QCOMPARE(patched.at("version").toInt(), 3);
    // The same again changes nothing, so nothing is written.
    const qsizetype entries = world.trail(id).size();
    const HttpAnswer same = world.send("ann", "PATCH", path, R"({"title":"u","tags":["b","a"],"extra":{"x":1}})");
    QCOMPARE(same.status, 200);
    QCOMPARE(same.at("version").toInt(), 3);
    QCOMPARE(world.send("ann", "PATCH", path, "{}").status, 200);
    QCOMPARE(world.trail(id).size(), entries);
    // What the server sets cannot be sent.
    for (const char *body :
         {R"({"id":"x"})", R"({"version":9})", R"({"created_by":"x"})", R"({"account_id":"x"})", R"({"account_name":"x"})"}) {
        const HttpAnswer refused = world.send("ann", "PATCH", path, body);
        QCOMPARE(refused.status, 422);
        QCOMPARE(text(refused.at("field_type")), "system");
        QCOMPARE(refused.at("unauthorized_fields").toArray().size(), 1);
    }
}

void TestRecordsApi::preconditions()
{
    DataWorld &world = DataWorld::current();
    ensureEverything();
    const QByteArray id = world.makeRecord("ann", "everything", R"({"title":"t"})");
    const QByteArray path = "/records/everything/" + id;
    const auto patch = [&](const QByteArray &ifMatch, const QByteArray &title) {
        return world.send("ann", "PATCH", path, object("title", title), {{"If-Match", ifMatch}});
    };
    QCOMPARE(patch("\"1\"", "a").status, 200);
    const HttpAnswer stale = patch("\"1\"", "b");
    QCOMPARE(refusal(stale), "412 precondition_failed");
    QCOMPARE(text(world.get("ann", path).at("title")), "a");
    QCOMPARE(patch("\"7\", \"2\"", "c").status, 200);
    QCOMPARE(patch("*", "d").status, 200);
    QCOMPARE(patch("W/\"4\"", "e").status, 412);
    QCOMPARE(patch("\"abc\"", "e").status, 412);
    for (const char *bad : {"4", "\"4", "\"4\" \"5\"", "\"4\",", ","})
        QCOMPARE(patch(bad, "e").status, 400);
    QCOMPARE(world.send("ann", "PUT", path, R"({"title":"x"})", {{"If-Match", "\"1\""}}).status, 412);
    QCOMPARE(world.send("ann", "DELETE", path, {}, {{"If-Match", "\"1\""}}).status, 412);
    QCOMPARE(world.send("ann", "DELETE", path, {}, {{"If-Match", "nonsense"}}).status, 400);
    // Somebody who may not see the record learns nothing of its version.
    QCOMPARE(world.send("eve", "PATCH", path, R"({"title":"x"})", {{"If-Match", "\"1\""}}).status, 404);
    QCOMPARE(world.send("ann", "DELETE", path, {}, {{"If-Match", "\"4\""}}).status, 204);
}

void TestRecordsApi::oneOfManyConcurrentPatchesWins()
{
    DataWorld &world = DataWorld::current();
    ensureEverything();
    const QByteArray id = world.makeRecord("ann", "everything", R"({"title":"t"})");
    constexpr int kClients = 20;
    std::atomic<int> won{0};
    std::atomic<int> lost{0};
    std::vector<std::thread> threads;
    const QUrl url = world.server().url();
    const QByteArray token = world.token("ann");
    threads.reserve(size_t(kClients));
    for (int i = 0; i < kClients; ++i) {
        threads.emplace_back([&won, &lost, url, token, id, i] {
            HttpClient client(url);
            const HttpAnswer answer = client.send("PATCH", "/api/v1/records/everything/" + id,
                                                  {{"Authorization", "Bearer " + token}, {"If-Match", "\"1\""}},
                                                  R"({"count":)" + QByteArray::number(i) + '}');
            won += answer.status == 200 ? 1 : 0;
            lost += answer.status == 412 ? 1 : 0;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(won.load(), 1);
    QCOMPARE(lost.load(), kClients - 1);
    QCOMPARE(world.get("ann", "/records/everything/" + id).at("version").toInt(), 2);
    QCOMPARE(world.trail(id).size(), 2);
}

void TestRecordsApi::uniqueWithinAnAccount()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("codes", R"({"name":"code","type":"text","unique":true},{"name":"number","type":"integer","unique":true})",
                     kOpenRules);
    const QByteArray first = world.makeRecord("ann", "codes", R"({"code":"A","number":1})");
    const HttpAnswer twice = world.send("bob", "POST", "/records/codes", R"({"code":"A","number":2})");
    QCOMPARE(refusal(twice), "409 unique_violation unique code");
    QVERIFY(!twice.body.contains(first));
    QCOMPARE(refusal(world.send("ann", "POST", "/records/codes", R"({"code":"B","number":1})")),
             "409 unique_violation unique number");
    QCOMPARE(world.send("eve", "POST", "/records/codes", R"({"code":"A","number":1})").status, 201);
    world.makeRecord("ann", "codes", "{}");
    world.makeRecord("ann", "codes", "{}"); // null is not a value
    const QByteArray second = world.makeRecord("ann", "codes", R"({"code":"C"})");
    QCOMPARE(refusal(world.send("ann", "PATCH", "/records/codes/" + second, R"({"code":"A"})")),
             "409 unique_violation unique code");
    QCOMPARE(text(world.get("ann", "/records/codes/" + second).at("code")), "C");
    QCOMPARE(world.trail(second).size(), 1);
    QCOMPARE(refusal(world.send("ann", "POST", "/records/codes", object("code", QByteArray(1001, 'x')))),
             "400 validation_failed too_long code");
}

void TestRecordsApi::references()
{
    DataWorld &world = DataWorld::current();
    ensureEverything();
    const QByteArray target = world.makeRecord("ann", "everything", R"({"title":"target"})");
    const QByteArray id = world.makeRecord("ann", "everything", R"({"title":"r","parent":")" + target + "\"}");
    const QByteArray path = "/records/everything/" + id;
    QCOMPARE(world.send("ann", "PATCH", path, object("parent", id)).status, 200); // itself
    QCOMPARE(refusal(world.send("ann", "PATCH", path, R"({"parent":"00000000-0000-7000-8000-000000000000"})")),
             "400 validation_failed invalid_reference parent");
    QCOMPARE(text(world.get("ann", path).at("parent")), id);
    QCOMPARE(titles(world.get("ann", "/records/everything?filter=" + encoded("parent = '" + id + '\''))), "r");
    QCOMPARE(world.send("ann", "DELETE", path).status, 204);
}

void TestRecordsApi::deletingCascades()
{
    DataWorld &world = DataWorld::current();
    const QByteArray reference = R"("type":"reference","collection":"tree","on_delete")";
    ensureCollection("tree",
                     R"({"name":"title","type":"text"},{"name":"parent",)" + reference + R"(:"cascade"},{"name":"hint",)"
                         + reference + R"(:"set_null"},{"name":"links",)" + reference
                         + R"(:"set_null","options":{"multiple":true}})",
                     kOpenRules);
    const QByteArray root = world.makeRecord("ann", "tree", R"({"title":"root"})");
    const QByteArray child = world.makeRecord("ann", "tree", R"({"title":"child","parent":")" + root + "\"}");
    const QByteArray grandchild =
        world.makeRecord("ann", "tree", R"({"title":"grandchild","parent":")" + child + R"(","hint":")" + root + "\"}");
    const QByteArray other = world.makeRecord(
        "ann", "tree", R"({"title":"other","hint":")" + child + R"(","links":[")" + root + R"(",")" + grandchild + "\"]}");
    const QByteArray kept = world.makeRecord("ann", "tree", R"({"title":"kept","links":[")" + other + "\"]}");
    // A circle must not turn for ever.
    QCOMPARE(world.send("ann", "PATCH", "/records/tree/" + root, object("parent", grandchild)).status, 200);

    QCOMPARE(world.send("bob", "DELETE", "/records/tree/" + root).status, 204);
    QCOMPARE(titles(world.get("ann", "/records/tree?sort=title")), "kept other");
    const HttpAnswer left = world.get("ann", "/records/tree/" + other);
    QVERIFY(left.at("hint").isNull());
    QCOMPARE(left.at("links").toArray().size(), 0);
    QCOMPARE(left.at("version").toInt(), 2);
    QCOMPARE(text(left.at("updated_by")), world.userId("bob"));
    QCOMPARE(world.get("ann", "/records/tree/" + kept).at("links").toArray().size(), 1);
    // Everything that went or changed has its own entry, and says why.
    const QJsonArray childTrail = world.trail(child);
    QCOMPARE(text(childTrail.last()["operation"]), "DELETE");
    QCOMPARE(text(childTrail.last()["allowed_by"]), "on_delete cascade: tree.parent");
    const QJsonArray otherTrail = world.trail(other);
    QCOMPARE(text(otherTrail.last()["operation"]), "UPDATE");
    QVERIFY(text(otherTrail.last()["allowed_by"]).startsWith("on_delete set_null: tree."));
    QCOMPARE(otherTrail.last()["changes"].toArray().size(), 2);
    QCOMPARE(text(world.trail(root).last()["allowed_by"]), "delete_rule: \"\"");
}

void TestRecordsApi::deletingRestricts()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("makers",
                     R"({"name":"title","type":"text"},{"name":"self","type":"reference","collection":"makers",)"
                     R"("on_delete":"restrict"})",
                     kOpenRules);
    ensureCollection("makes",
                     R"({"name":"title","type":"text"},{"name":"maker","type":"reference","collection":"makers",)"
                     R"("on_delete":"restrict"},{"name":"also","type":"reference","collection":"makers",)"
                     R"("on_delete":"restrict","options":{"multiple":true}})",
                     kOpenRules);
    const QByteArray maker = world.makeRecord("ann", "makers", R"({"title":"m"})");
    const QByteArray second = world.makeRecord("ann", "makers", R"({"title":"n"})");
    const QByteArray make =
        world.makeRecord("ann", "makes", R"({"title":"x","maker":")" + maker + R"(","also":[")" + second + "\"]}");
    const HttpAnswer refused = world.send("ann", "DELETE", "/records/makers/" + maker);
    QCOMPARE(refusal(refused), "409 referenced_record restrict makes.maker");
    QVERIFY2(!refused.body.contains(make), "the record that refers is not for everybody to know");
    QCOMPARE(refusal(world.send("ann", "DELETE", "/records/makers/" + second)), "409 referenced_record restrict makes.also");
    QCOMPARE(world.get("ann", "/records/makers/" + maker).status, 200);
    QCOMPARE(world.trail(maker).size(), 1);
    QCOMPARE(world.send("ann", "DELETE", "/records/makes/" + make).status, 204);
    QCOMPARE(world.send("ann", "DELETE", "/records/makers/" + maker).status, 204);
    // A record that refers to itself does not stand in its own way.
    QCOMPARE(world.send("ann", "PATCH", "/records/makers/" + second, object("self", second)).status, 200);
    QCOMPARE(world.send("ann", "DELETE", "/records/makers/" + second).status, 204);
}

void TestRecordsApi::trailTellsTheDifference()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("logged",
                     R"({"name":"title","type":"text"},{"name":"count","type":"integer"},{"name":"extra","type":"json"},)"
                     R"({"name":"tags","type":"select","options":{"values":["a","b"],"multiple":true}})",
                     kOwnerRules);
    const HttpAnswer made = world.send("ann", "POST", "/records/logged", R"({"title":"t","extra":{"a":1},"tags":["a"]})",
                                       {{"X-Correlation-ID", "my-request-1"}, {"X-Change-Reason", "a new sample"}});
    const QByteArray id = text(made.at("id"));
    const QByteArray path = "/records/logged/" + id;
    QCOMPARE(world.send("ann", "PATCH", path, R"({"title":"t","count":5,"tags":["b"]})").status, 200);
    QCOMPARE(world.send("bob", "PATCH", path, R"({"title":"no"})").status, 404);
    QCOMPARE(world.send("ann", "DELETE", path).status, 204);

    const QJsonArray trail = world.trail(id);
    QCOMPARE(trail.size(), 3);
    const QJsonValue created = trail[0];
    QCOMPARE(text(created["operation"]), "CREATE");
    QCOMPARE(text(created["event_name"]), "record_created");
    QCOMPARE(text(created["table_name"]), "col_logged");
    QCOMPARE(text(created["collection_name"]), "logged");
    QCOMPARE(created["schema_version"].toInt(), 1);
    QCOMPARE(text(created["account_id"]), world.accountId("acme"));
    QCOMPARE(text(created["user_id"]), world.userId("ann"));
    QCOMPARE(text(created["user_email"]), "ann@example.test");
    QCOMPARE(text(created["correlation_id"]), "my-request-1");
    QCOMPARE(text(created["reason"]), "a new sample");
    QCOMPARE(text(created["allowed_by"]), "create_rule: created_by = @request.auth.id");
    QCOMPARE(text(created["origin"]), "http");
    QCOMPARE(created["changes"].toArray().size(), 3);
    QCOMPARE(created["changes"][1]["after"]["a"].toInt(), 1);
    const QJsonArray changes = trail[1]["changes"].toArray();
    QCOMPARE(changes.size(), 2);
    QCOMPARE(text(changes[0]["field"]), "count");
    QVERIFY(changes[0]["before"].isNull());
    QCOMPARE(changes[0]["after"].toInt(), 5);
    QCOMPARE(changes[1]["before"].toArray(), QJsonArray({"a"}));
    QCOMPARE(changes[1]["after"].toArray(), QJsonArray({"b"}));
    QCOMPARE(text(trail[2]["operation"]), "DELETE");
    QCOMPARE(trail[2]["changes"].toArray().size(), 4);
    QCOMPARE(text(trail[2]["changes"][0]["before"]), "t");
    QVERIFY(trail[2]["changes"][0]["after"].isNull());
}

void TestRecordsApi::trailHasNoGaps()
{
    DataWorld &world = DataWorld::current();
    ensureEverything();
    // Some succeed, some fail, all at once: the numbers of the account still follow each other, each hash the one before.
    std::vector<std::thread> threads;
    const QUrl url = world.server().url();
    for (const char *person : {"ann", "bob", "eve", "ann"}) {
        threads.emplace_back([url, token = world.token(person)] {
            HttpClient client(url);
            for (int i = 0; i < 25; ++i) {
                (void)client.send("POST", "/api/v1/records/everything", {{"Authorization", "Bearer " + token}},
                                  i % 5 == 0       ? R"({"title":5})"
                                      : i % 7 == 0 ? R"({"title":"x","parent":"nothing"})"
                                                   : R"({"title":"x"})");
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    for (const char *account : {"acme", "other"}) {
        QJsonArray entries;
        for (;;) {
            const QByteArray skip = QByteArray::number(entries.size());
            const QJsonArray page =
                world.get("root", QByteArray("/audit-logs?sort_order=asc&limit=500&account_id=") + account + "&skip=" + skip)
                    .at("items")
                    .toArray();
            for (const QJsonValue &entry : page)
                entries.append(entry);
            if (page.size() < 500)
                break;
        }
        QVERIFY(entries.size() > 15);
        const QJsonArray all = entries;
        for (int i = 0; i < all.size(); ++i) {
            QCOMPARE(all[i]["sequence"].toInteger(), i + 1);
            if (i > 0)
                QCOMPARE(all[i]["previous_hash"], all[i - 1]["entry_hash"]);
        }
    }
}

QTEST_GUILESS_MAIN(TestRecordsApi)
#include "tst_recordsapi.moc"
