// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <atomic>
#include <thread>

using namespace basalt;
using namespace basalt::test;

namespace {

QByteArray text(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

/** `{"key":"value"}`. */
QByteArray object(const QByteArray &key, const QByteArray &value)
{
    return QJsonDocument(QJsonObject{{key, QString::fromUtf8(value)}}).toJson(QJsonDocument::Compact);
}

/** `status code field` of a refusal, the last two from its first detail. */
QByteArray refusal(const HttpAnswer &answer)
{
    QByteArray summary = QByteArray::number(answer.status) + ' ' + text(answer.at("name"));
    if (!answer.at("details.0.code").isUndefined())
        summary += ' ' + text(answer.at("details.0.code")) + ' ' + text(answer.at("details.0.field"));
    return summary;
}

/** The titles of a list answer, or the refusal. */
QByteArray titles(const HttpAnswer &answer)
{
    if (answer.status != 200)
        return refusal(answer);
    QByteArrayList all;
    for (const QJsonValue &item : answer.at("items").toArray())
        all.append(text(item["title"]));
    return all.join(' ');
}

const QByteArray kOwnerRules = R"("list_rule":"created_by = @request.auth.id","view_rule":"created_by = @request.auth.id",)"
                               R"("create_rule":"created_by = @request.auth.id","update_rule":"created_by = @request.auth.id",)"
                               R"("delete_rule":"created_by = @request.auth.id")";
const QByteArray kOpenRules = R"("list_rule":"","view_rule":"","create_rule":"","update_rule":"","delete_rule":"")";
const QByteArray kSignedInRules =
    R"("list_rule":"@request.auth.id != ''","view_rule":"@request.auth.id != ''","create_rule":"@request.auth.id != ''",)"
    R"("update_rule":"@request.auth.id != ''","delete_rule":"@request.auth.id != ''")";

/** A collection of that name, made at the first use in each world. */
void ensureCollection(const QByteArray &name, const QByteArray &fields, const QByteArray &rest)
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/" + name).status == 404)
        world.makeCollection(R"({"name":")" + name + R"(","schema":[)" + fields + "]," + rest + '}');
}

constexpr char kAllTypes[] =
    R"({"name":"title","type":"text","required":true},{"name":"amount","type":"number"},{"name":"count","type":"integer"},)"
    R"({"name":"price","type":"decimal"},{"name":"done","type":"boolean"},{"name":"seen","type":"datetime"},)"
    R"({"name":"due","type":"date"},{"name":"mail","type":"email"},{"name":"site","type":"url"},{"name":"extra","type":"json"},)"
    R"({"name":"state","type":"select","options":{"values":["open","shut"]}},)"
    R"({"name":"tags","type":"select","options":{"values":["a","b","c"],"multiple":true}},)"
    R"({"name":"parent","type":"reference","collection":"everything","on_delete":"set_null"},)"
    R"({"name":"friends","type":"reference","collection":"everything","on_delete":"set_null","options":{"multiple":true}})";

void ensureEverything()
{
    ensureCollection("everything", kAllTypes, kSignedInRules);
}

/** Five records of ann in `filtered`, one of eve; titles a to e and z. */
void ensureFiltered()
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/filtered").status == 200)
        return;
    ensureCollection("filtered", QByteArray(kAllTypes).replace("everything", "filtered"), kSignedInRules);
    const QByteArray a = world.makeRecord(
        "ann", "filtered",
        R"({"title":"a","amount":1.5,"count":1,"price":"1.50","done":true,"seen":"2026-01-01T00:00:00Z","due":"2026-01-01",)"
        R"("mail":"ann@example.test","site":"https://a.example/","state":"open","tags":["a","b"],"extra":{"k":1}})");
    world.makeRecord("ann", "filtered",
                     R"({"title":"b","amount":2,"count":2,"price":"10.00","done":false,"seen":"2026-02-01T00:00:00Z",)"
                     R"("due":"2026-02-01","mail":"BEN@example.test","state":"shut","tags":["b"],"parent":")"
                         + a + "\"}");
    world.makeRecord("ann", "filtered",
                     R"({"title":"c","amount":-3.25,"count":9007199254740993,"price":"9.99","seen":"2026-03-01T00:00:00Z",)"
                     R"("due":"2026-03-01","site":"https://c.example/100%25","friends":[")"
                         + a + "\"]}");
    world.makeRecord("ann", "filtered", R"({"title":"d","mail":"d_100%@example.test","price":"-0.5"})");
    world.makeRecord("bob", "filtered", R"({"title":"e","count":0,"amount":0,"price":"1.5"})");
    world.makeRecord("eve", "filtered", R"({"title":"z","amount":1.5,"count":1,"price":"1.50","done":true,"state":"open"})");
}

} // namespace

class TestRecordsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void lifeOfARecord();
    void allTypesRoundTrip();
    void refusedValues_data();
    void refusedValues();
    void severalFaultsAtOnce();
    void requiredAndDefaults();
    void putAndPatch();
    void preconditions();
    void oneOfManyConcurrentPatchesWins();
    void rulesDecide_data();
    void rulesDecide();
    void ownersSeeTheirOwn();
    void updateRuleSeesOldAndNew();
    void createRuleSeesTheRecord();
    void accountsAreApart();
    void everyVerbKnowsItsCaller_data();
    void everyVerbKnowsItsCaller();
    void anonymousNeedsAnAccount();
    void superadminsWorkEverywhere();
    void filters_data();
    void filters();
    void sorting_data();
    void sorting();
    void paging();
    void unknownParametersAreNamed();
    void fieldsAreChosen();
    void fieldListsHide();
    void personalFieldsAreMasked();
    void uniqueWithinAnAccount();
    void references();
    void deletingCascades();
    void deletingRestricts();
    void trailTellsTheDifference();
    void trailHasNoGaps();
    void unknownCollectionsAndRecords();
    void hostileInput_data();
    void hostileInput();
    void malformedBodies();
    void deepValuesStayReadable();
    void headersThatAreNoText();
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

void TestRecordsApi::refusedValues_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *field, const char *value, const char *code) {
        QTest::addRow("%s %s", field, value) << QByteArray(R"({"title":"t",")" + QByteArray(field) + "\":" + value + '}')
                                             << QByteArray("400 validation_failed " + QByteArray(code) + ' ' + field);
    };
    row("nope", "1", "unknown_field");
    row("a\\\" = 1; --", "1", "unknown_field");
    row("amount", "\"1\"", "invalid_type");
    row("amount", "true", "invalid_type");
    row("count", "1.5", "invalid_type");
    row("count", "1e30", "out_of_range");
    row("price", "1.5", "invalid_type");
    row("price", "\"1,5\"", "invalid_decimal_format");
    row("price", "\"NaN\"", "invalid_decimal_format");
    row("done", "1", "invalid_type");
    row("seen", "\"2026-13-01T00:00:00Z\"", "invalid_datetime_format");
    row("due", "\"2026-02-30\"", "invalid_date_format");
    row("mail", "\"nobody\"", "invalid_email_format");
    row("site", "\"javascript:alert(1)\"", "invalid_url_format");
    row("extra", "{\"a\":\"\\u0000\"}", "invalid_character");
    row("state", "\"ajar\"", "invalid_choice");
    row("state", "\"a\\u0000\"", "invalid_character");
    row("tags", "\"a\"", "invalid_type");
    row("tags", "[\"a\",\"a\"]", "duplicate_value");
    row("tags", "[\"q\"]", "invalid_choice");
    row("parent", "\"\"", "empty_reference");
    row("parent", "5", "invalid_reference");
    row("parent", "\"00000000-0000-7000-8000-000000000000\"", "invalid_reference");
    row("parent", "\"' OR 1=1 --\"", "invalid_reference");
    row("friends", "[\"00000000-0000-7000-8000-000000000000\"]", "invalid_reference");
}

void TestRecordsApi::refusedValues()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    DataWorld &world = DataWorld::current();
    ensureEverything();
    const int before = world.get("ann", "/records/everything").at("total").toInt();
    const HttpAnswer answer = world.send("ann", "POST", "/records/everything", body);
    QCOMPARE(refusal(answer).replace('"', "\\\""), expected);
    QCOMPARE(world.get("ann", "/records/everything").at("total").toInt(), before);
}

void TestRecordsApi::severalFaultsAtOnce()
{
    DataWorld &world = DataWorld::current();
    ensureEverything();
    const HttpAnswer answer = world.send("ann", "POST", "/records/everything", R"({"amount":"x","nope":1,"due":"d"})");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.at("details").toArray().size(), 4);
    QVERIFY(answer.body.contains(R"("field":"title","message":"The field is required.","code":"required_missing")"));
    QCOMPARE(answer.header("Content-Type"), "application/problem+json");
    QVERIFY(!text(answer.at("correlation_id")).isEmpty());
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

void TestRecordsApi::rulesDecide_data()
{
    QTest::addColumn<QByteArray>("collection");
    QTest::addColumn<QByteArray>("person");
    QTest::addColumn<QByteArray>("header");   ///< X-Account-ID
    QTest::addColumn<QList<int>>("statuses"); ///< of list, view, create, update, delete
    const auto row = [](const char *collection, const char *person, const char *header, QList<int> statuses) {
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

void TestRecordsApi::rulesDecide()
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

void TestRecordsApi::ownersSeeTheirOwn()
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

void TestRecordsApi::updateRuleSeesOldAndNew()
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

void TestRecordsApi::createRuleSeesTheRecord()
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

void TestRecordsApi::accountsAreApart()
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
void TestRecordsApi::everyVerbKnowsItsCaller_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("success");
    QTest::newRow("get") << QByteArray("GET") << QByteArray() << 200;
    QTest::newRow("put") << QByteArray("PUT") << QByteArray(R"({"title":"new"})") << 200;
    QTest::newRow("patch") << QByteArray("PATCH") << QByteArray(R"({"title":"new"})") << 200;
    QTest::newRow("delete") << QByteArray("DELETE") << QByteArray() << 204;
}

void TestRecordsApi::everyVerbKnowsItsCaller()
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

void TestRecordsApi::anonymousNeedsAnAccount()
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

void TestRecordsApi::superadminsWorkEverywhere()
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

void TestRecordsApi::filters_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QByteArray>("expected"); ///< titles in their order, or the refusal
    const auto row = [](const char *filter, const char *expected) {
        QTest::addRow("%s", filter) << QByteArray(filter) << QByteArray(expected);
    };
    row("title = 'a'", "a");
    row("title = \"a\"", "a");
    row("title != 'a'", "b c d e");
    row("title < 'c'", "a b");
    row("title >= 'c' && title <= 'd'", "c d");
    row("title IN ('a', 'e', 'q')", "a e");
    row("title NOT IN ('a', 'e')", "b c d");
    row("title ~ 'A'", "a");
    row("title !~ 'a'", "b c d e");
    row("mail ~ 'ben'", "b");
    row("mail ~ 'ben%'", "b");
    row("mail ~ '%TEST'", "a b d");
    row("mail ~ '100\\%'", "d");
    row("mail ~ 'd\\_1'", "d");
    row("mail ~ 'd_100%'", "d");
    row("mail !~ 'ann'", "b d");
    row("mail = null", "c e");
    row("mail IS NULL", "c e");
    row("mail != null", "a b d");
    row("mail IS NOT NULL", "a b d");
    row("site ~ '100\\%25'", "c");
    row("amount = 1.5", "a");
    row("amount = 2", "b");
    row("amount < 0", "c");
    row("amount = -3.25", "c");
    row("amount > -1 && amount < 1", "e");
    row("amount IN (1.5, -3.25)", "a c");
    row("amount = null", "d");
    row("count = 9007199254740993", "c");
    row("count = 9007199254740992", "");
    row("count > 1.5", "b c");
    row("count IN (0, 1)", "a e");
    row("count >= 1 AND count <= 2", "a b");
    row("price = 1.5", "a e");
    row("price = '1.500'", "a e");
    row("price > 9.99", "b");
    row("price < 0", "d");
    row("price < amount", "");
    row("price > amount", "b c e");
    row("price IN (10, -0.50)", "b d");
    row("price >= 1.4999999999999999999999", "a b c e");
    row("price > count", "a b e");
    row("done = true", "a");
    row("done", "a");
    row("done = false", "b");
    row("done != true", "b");
    row("!done", "b");
    row("done = null", "c d e");
    row("seen = '2026-01-01T01:00:00+01:00'", "a");
    row("seen < '2026-02-01'", "a");
    row("seen >= '2026-02-01T00:00:00Z'", "b c");
    row("seen < @now && seen > '2025-12-31'", "a b c");
    row("due = '2026-02-01'", "b");
    row("due > '2026-01-31'", "b c");
    row("due < @now", "a b c");
    row("created_at > '2020-01-01' && version = 1", "a b c d e");
    row("state = 'open'", "a");
    row("state IN ('open', 'shut')", "a b");
    row("tags ?= 'a'", "a");
    row("tags ?= 'b'", "a b");
    row("tags IS NULL", "c d e");
    row("tags IS NOT NULL", "a b");
    row("!(tags ?= 'a')", "b c d e");
    row("parent IS NOT NULL", "b");
    row("friends IS NOT NULL", "c");
    row("parent = '00000000-0000-7000-8000-000000000000'", "");
    row("extra IS NULL", "b c d e");
    row("created_by = @request.auth.id", "a b c d");
    row("created_by != @request.auth.id", "e");
    row("@request.auth.email = 'ann@example.test'", "a b c d e");
    row("mail = @request.auth.email", "a");
    row("title = 'a' || title = 'b' && amount = 99", "a");
    row("(title = 'a' || title = 'b') && amount = 2", "b");
    row("!(title = 'a' || mail = 'x')", "b d");
    row("NOT title = 'a' AND NOT (title = 'b' OR title = 'c')", "d e");
    row("account_id != ''", "a b c d e");
    row("id IS NOT NULL and id != ''", "a b c d e");
    row("true", "a b c d e");
    row("false", "");
    row("extra = 'x'", "400 filter_invalid type_mismatch filter");
    row("title = 5", "400 filter_invalid type_mismatch filter");
    row("nope = 5", "400 filter_invalid unknown_field filter");
    row("account_name = 'x'", "400 filter_invalid unknown_field filter");
    row("title =", "400 filter_invalid syntax filter");
    row("title = 'a' ORDER BY id", "400 filter_invalid syntax filter");
    row("title = 'a'; DELETE FROM users", "400 filter_invalid syntax filter");
    row("title = 'a' UNION SELECT password_hash FROM users", "400 filter_invalid syntax filter");
    row("1 = 1) --", "400 filter_invalid syntax filter");
    row("title = 'x' /*", "400 filter_invalid syntax filter");
    row("\"title\" = \"title\"", "a b c d e"); // two equal texts
    row("title = 'a\\' OR 1 = 1 --'", "");
    row("title = '$1'", "");
    row("title = '%s'", "");
}

void TestRecordsApi::filters()
{
    QFETCH(QByteArray, filter);
    QFETCH(QByteArray, expected);
    DataWorld &world = DataWorld::current();
    ensureFiltered();
    const HttpAnswer answer = world.get("ann", "/records/filtered?sort=title&filter=" + encoded(filter));
    QCOMPARE(titles(answer), expected);
    if (answer.status == 200)
        QCOMPARE(answer.at("total").toInt(), answer.at("items").toArray().size());
}

void TestRecordsApi::sorting_data()
{
    QTest::addColumn<QByteArray>("sort");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *sort, const char *expected) {
        QTest::addRow("%s", sort) << QByteArray(sort) << QByteArray(expected);
    };
    row("", "e d c b a"); // newest first
    row("title", "a b c d e");
    row("%2Btitle", "a b c d e");
    row("+title", "a b c d e");
    row("-title", "e d c b a");
    row("created_at", "a b c d e");
    row("-created_at", "e d c b a");
    row("id", "a b c d e");
    row("amount", "d c e a b");  // null first
    row("-amount", "b a e c d"); // null last
    row("price,title", "d a e c b");
    row("price,-title", "d e a c b");
    row("%2Bprice,-title", "d e a c b");
    row("-done,title", "a b c d e");
    row("done,-title", "e d c b a");
    row("seen,title", "d e a b c");
    row("mail,title", "c e b a d"); // bytes: capitals first
    row("nope", "400 validation_failed unknown_field sort");
    row("title,nope", "400 validation_failed unknown_field sort");
    row("tags", "400 validation_failed not_sortable sort");
    row("extra", "400 validation_failed not_sortable sort");
    row("account_name", "400 validation_failed unknown_field sort");
    row("title;DROP", "400 validation_failed unknown_field sort");
    row("--title", "400 validation_failed unknown_field sort");
    row("title%20desc", "400 validation_failed unknown_field sort");
    row("(select%201)", "400 validation_failed unknown_field sort");
    row("id,id,id,id,id,id,id,id,id", "400 validation_failed too_many_values sort");
}

void TestRecordsApi::sorting()
{
    QFETCH(QByteArray, sort);
    QFETCH(QByteArray, expected);
    DataWorld &world = DataWorld::current();
    ensureFiltered();
    QCOMPARE(titles(world.get("ann", "/records/filtered?sort=" + sort)), expected);
}

void TestRecordsApi::paging()
{
    DataWorld &world = DataWorld::current();
    ensureFiltered();
    const HttpAnswer first = world.get("ann", "/records/filtered?sort=title&limit=2");
    QCOMPARE(titles(first), "a b");
    QCOMPARE(first.at("total").toInt(), 5);
    QCOMPARE(first.at("skip").toInt(-1), 0);
    QCOMPARE(first.at("limit").toInt(), 2);
    const HttpAnswer last = world.get("ann", "/records/filtered?sort=title&skip=4&limit=2");
    QCOMPARE(titles(last), "e");
    QCOMPARE(last.at("total").toInt(), 5);
    const HttpAnswer beyond = world.get("ann", "/records/filtered?skip=50");
    QCOMPARE(titles(beyond), "");
    QCOMPARE(beyond.at("total").toInt(), 5);
    QCOMPARE(world.get("ann", "/records/filtered").at("limit").toInt(), 30);
    const HttpAnswer uncounted = world.get("ann", "/records/filtered?limit=2&include_count=false");
    QCOMPARE(uncounted.status, 200);
    QVERIFY(uncounted.at("total").isNull());
    // Pages of equal keys neither repeat nor lose a row.
    QByteArrayList seen;
    for (int skip = 0; skip < 5; ++skip)
        seen.append(titles(world.get("ann", "/records/filtered?sort=account_id&limit=1&skip=" + QByteArray::number(skip))));
    std::ranges::sort(seen);
    QCOMPARE(seen.join(' '), "a b c d e");
    for (const char *bad : {"limit=0", "limit=101", "limit=x", "limit=-1", "skip=-1", "skip=x", "include_count=maybe",
                            "skip=99999999999999999999"})
        QCOMPARE(world.get("ann", QByteArray("/records/filtered?") + bad).status, 400);
}

void TestRecordsApi::unknownParametersAreNamed()
{
    DataWorld &world = DataWorld::current();
    ensureFiltered();
    const HttpAnswer unknown = world.get("ann", "/records/filtered?titel=a");
    QCOMPARE(refusal(unknown), "400 validation_failed unknown_parameter titel");
    QVERIFY(text(unknown.at("detail")).contains("titel"));
}

void TestRecordsApi::fieldsAreChosen()
{
    DataWorld &world = DataWorld::current();
    ensureFiltered();
    const HttpAnswer some = world.get("ann", "/records/filtered?sort=title&fields=id,title,tags");
    const QJsonObject first = some.at("items.0").toObject();
    QCOMPARE(first.keys().join(','),
             "account_id,account_name,created_at,created_by,id,tags,title,updated_at,updated_by,version");
    QCOMPARE(first.value("tags").toArray().size(), 2);
    const QByteArray path = "/records/filtered/" + text(first.value("id"));
    QVERIFY(world.get("ann", path + "?fields=count").at("title").isUndefined());
    QCOMPARE(world.get("ann", path + "?fields=count").at("count").toInt(), 1);
    QCOMPARE(refusal(world.get("ann", "/records/filtered?fields=title,nope")), "400 validation_failed unknown_field fields");
    QCOMPARE(refusal(world.get("ann", path + "?fields=nope")), "400 validation_failed unknown_field fields");
}

void TestRecordsApi::fieldListsHide()
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

void TestRecordsApi::personalFieldsAreMasked()
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
    QCOMPARE(text(world.get("root", path).at("mail")), "john@example.com");
    QCOMPARE(world.get("root", "/records/people?filter=age%3D44&sort=person").at("items.0.age").toInt(), 44);
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

void TestRecordsApi::unknownCollectionsAndRecords()
{
    DataWorld &world = DataWorld::current();
    ensureEverything();
    for (const char *person : {"ann", "root"}) {
        for (const char *name : {"nothing", "users", "accounts", "col_everything", "sqlite_master", "a%22b"}) {
            const QByteArray path = QByteArray("/records/") + name;
            QCOMPARE(refusal(world.get(person, path)), "404 collection_not_found");
            QCOMPARE(refusal(world.send(person, "POST", path, "{}")), "404 collection_not_found");
        }
        for (const char *id : {"000000000000000000000000", "x", "%27%20OR%201=1", "01A1FBBA-83BB-74B3-B2EC-1F36F14D0227"}) {
            const QByteArray path = QByteArray("/records/everything/") + id;
            QCOMPARE(refusal(world.get(person, path)), "404 record_not_found");
            QCOMPARE(refusal(world.send(person, "PATCH", path, R"({"title":"x"})")), "404 record_not_found");
            QCOMPARE(refusal(world.send(person, "DELETE", path)), "404 record_not_found");
        }
    }
    QCOMPARE(refusal(world.get("nobody", "/records/nothing")), "404 collection_not_found");
    QCOMPARE(world.get("ann", "/records/EVERYTHING").status, 200);
    QCOMPARE(world.send("ann", "POST", "/records/everything/x", "{}").status, 405);
}

void TestRecordsApi::hostileInput_data()
{
    QTest::addColumn<QByteArray>("hostile");
    QTest::newRow("quote") << QByteArray("'; DROP TABLE col_hostile; --");
    QTest::newRow("double quote") << QByteArray("\"; DROP TABLE \"col_hostile\"; --");
    QTest::newRow("backslash") << QByteArray("\\' OR 1=1 --");
    QTest::newRow("comment") << QByteArray("/* */ UNION SELECT password_hash FROM users");
    QTest::newRow("placeholders") << QByteArray("$1 $2 ? :x @x %s {0}");
    QTest::newRow("wildcards") << QByteArray("%_%");
    QTest::newRow("braces") << QByteArray("{{7*7}} ${7*7}");
    QTest::newRow("markup") << QByteArray("<script>alert('x')</script>");
    QTest::newRow("formula") << QByteArray("=HYPERLINK(\"http://x\")");
    QTest::newRow("newlines") << QByteArray("a\r\nSet-Cookie: x\n\tb");
    QTest::newRow("right to left") << QByteArray("\xe2\x80\xae evil \xef\xbf\xbf");
    QTest::newRow("long") << QByteArray(100'000, 'x');
}

/** A text is a text, as a value, in a filter, and as a key. */
void TestRecordsApi::hostileInput()
{
    QFETCH(QByteArray, hostile);
    DataWorld &world = DataWorld::current();
    ensureCollection("hostile", R"({"name":"title","type":"text"})", kOpenRules);
    const QByteArray body = QJsonDocument(QJsonObject{{"title", QString::fromUtf8(hostile)}}).toJson();
    const HttpAnswer made = world.send("ann", "POST", "/records/hostile", body);
    QCOMPARE(made.status, 201);
    const HttpAnswer read = world.get("ann", "/records/hostile/" + text(made.at("id")));
    QCOMPARE(text(read.at("title")), hostile);
    if (hostile.size() < 1000) {
        const QByteArray literal = '\'' + QByteArray(hostile).replace('\\', "\\\\").replace('\'', "\\'") + '\'';
        for (const char *op : {" = ", " ~ "}) {
            const HttpAnswer found = world.get("ann", "/records/hostile?filter=" + encoded("title" + QByteArray(op) + literal));
            QCOMPARE(found.status, 200);
            QVERIFY2(found.body.contains(text(made.at("id"))), op);
        }
        QCOMPARE(world.get("ann", "/records/hostile?sort=" + encoded(hostile)).status, 400);
        QCOMPARE(world.get("ann", "/records/hostile?fields=" + encoded(hostile)).status, 400);
        QVERIFY(world.get("ann", "/records/hostile?filter=" + encoded(hostile)).status == 400);
    }
    const QByteArray asKey = QJsonDocument(QJsonObject{{QString::fromUtf8(hostile), 1}}).toJson();
    QCOMPARE(world.send("ann", "POST", "/records/hostile", asKey).status, 400);
    QCOMPARE(world.get("ann", "/records/hostile").status, 200);
}

/** Whatever is accepted can be read back wherever it is kept, the audit trail included. */
void TestRecordsApi::deepValuesStayReadable()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("deep", R"({"name":"extra","type":"json"})", kOpenRules);
    int accepted = 0;
    for (const int depth : {10, 100, 250, 255, 256, 500, 1000, 1015, 1020, 1021, 1022, 1023, 1024, 3000}) {
        const QByteArray value = QByteArray(depth, '[') + QByteArray(depth, ']');
        const HttpAnswer made = world.send("ann", "POST", "/records/deep", "{\"extra\":" + value + '}');
        QVERIFY2(made.status == 201 || made.status == 400, made.body);
        if (made.status == 400)
            continue;
        ++accepted;
        const QByteArray id = text(made.at("id"));
        QVERIFY(world.get("ann", "/records/deep/" + id).body.contains(value));
        QCOMPARE(world.send("ann", "PATCH", "/records/deep/" + id, R"({"extra":null})").status, 200);
        const HttpAnswer trail = world.get("root", "/audit-logs?record_id=" + id);
        QCOMPARE(trail.status, 200);
        QCOMPARE(trail.at("items").toArray().size(), 2);
        QVERIFY(trail.body.contains(value));
    }
    QCOMPARE(accepted, 4);
    QCOMPARE(world.get("root", "/audit-logs?limit=500&account_id=acme").status, 200);
}

/** Headers may hold any bytes, and the trail takes what it can of them. */
void TestRecordsApi::headersThatAreNoText()
{
    DataWorld &world = DataWorld::current();
    ensureEverything();
    const QByteArray cut = QByteArray(255, 'a') + "\xc3\xa9"; // the 256th byte is half a character
    for (const QByteArray &bytes : {QByteArray("x\xff\xfe"), cut, QByteArray(QByteArray(1000, 'b') + "\xf0\x9f\x98\x80")}) {
        const HttpClient::Headers headers{{"User-Agent", bytes}, {"X-Change-Reason", bytes}};
        const HttpAnswer made = world.send("ann", "POST", "/records/everything", R"({"title":"x"})", headers);
        QCOMPARE(made.status, 201);
        const QJsonArray trail = world.trail(text(made.at("id")));
        QCOMPARE(trail.size(), 1);
        QCOMPARE(trail[0]["user_agent"].toString().left(1), QString::fromUtf8(bytes.left(1)));
        QCOMPARE(world
                     .send("nobody", "POST", "/auth/login",
                           R"({"account":"acme","email":"ann@example.test","password":"violin harbour at dusk"})", headers)
                     .status,
                 200);
    }
}

void TestRecordsApi::malformedBodies()
{
    DataWorld &world = DataWorld::current();
    ensureEverything();
    for (const QByteArray body :
         {"", "{", "[]", "null", "5", "\"x\"", "{\"title\":\"a\",}", "{\"title\":NaN}", "{\"amount\":1e999}"})
        QCOMPARE(world.send("ann", "POST", "/records/everything", body).status, 400);
    QCOMPARE(world.send("ann", "POST", "/records/everything", "{\"title\":\"\xff\"}").status, 400);
    QCOMPARE(
        world.send("ann", "POST", "/records/everything", "title=a", {{"Content-Type", "application/x-www-form-urlencoded"}})
            .status,
        415);
    QByteArray deep = "{\"title\":\"x\",\"extra\":";
    deep += QByteArray(5000, '[') + QByteArray(5000, ']') + '}';
    QCOMPARE(world.send("ann", "POST", "/records/everything", deep).status, 400);
}

QTEST_GUILESS_MAIN(TestRecordsApi)
#include "tst_recordsapi.moc"
