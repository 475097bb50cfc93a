// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Many records in one request: all of them or none.

#include "dataworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr char kFields[] =
    R"({"name":"code","type":"text","required":true,"unique":true},{"name":"title","type":"text"},{"name":"amount","type":"integer"},)"
    R"({"name":"parent","type":"reference","collection":"%1","on_delete":"cascade"})";
constexpr char kSignedIn[] =
    R"("list_rule":"@request.auth.id != ''","view_rule":"@request.auth.id != ''","create_rule":"@request.auth.id != ''",)"
    R"("update_rule":"@request.auth.id != ''","delete_rule":"@request.auth.id != ''")";
/** Own records, and nothing above 100. */
constexpr char kOwner[] =
    R"("list_rule":"created_by = @request.auth.id","view_rule":"created_by = @request.auth.id || title = 'shown'",)"
    R"("create_rule":"amount IS NULL || amount <= 100",)"
    R"("update_rule":"(amount IS NULL || amount <= 100) && created_by = @request.auth.id",)"
    R"("delete_rule":"created_by = @request.auth.id")";

/** A new collection of that name for each test and engine. */
void makeCollection(const QByteArray &name, const QByteArray &rest)
{
    DataWorld::current().makeCollection(R"({"name":")" + name + R"(","schema":[)" + QByteArray(kFields).replace("%1", name)
                                        + "]," + rest + '}');
}

HttpAnswer batch(const QByteArray &person, const QByteArray &method, const QByteArray &collection, const QByteArray &body,
                 const HttpClient::Headers &headers = {})
{
    return DataWorld::current().send(person, method, "/records/" + collection + "/batch", body, headers);
}

int countOf(const QByteArray &collection)
{
    return DataWorld::current().get("root", "/records/" + collection + "?limit=1").at("total").toInt();
}

/** Codes in the order of the answer. */
QByteArray codes(const QJsonValue &records)
{
    QByteArrayList all;
    for (const QJsonValue &record : records.toArray())
        all.append(text(record["code"]));
    return all.join(' ');
}

constexpr char kNoId[] = "01900000-0000-7000-8000-000000000000";

} // namespace

class TestRecordBatchesApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void creates();
    void createsAllOrNone();
    void updates();
    void updatesAllOrNone();
    void removes();
    void removesAllOrNone();
    void upsertsByUniqueField();
    void upsertsById();
    void upsertNeedsBothRules();
    void upsertTellsNothingOfHiddenRecords();
    void whoMay();
    void superadminsNameAccounts();
    void malformed_data();
    void malformed();
    void limits();
    void eachAccountHasItsOwn();
    void aThousandAtOnce();
    void minimalAnswers();
    void eventsCarryTheirEntries();
};

void TestRecordBatchesApi::creates()
{
    DataWorld &world = DataWorld::current();
    makeCollection("made", kSignedIn);
    const HttpAnswer made =
        batch("ann", "POST", "made", R"({"records":[{"code":"a","title":"x"},{"code":"b","amount":2},{"code":"c"}]})");
    QCOMPARE(made.status, 201);
    QCOMPARE(made.json().keys().join(','), "count,created");
    QCOMPARE(made.at("count").toInt(), 3);
    QCOMPARE(codes(made.at("created")), "a b c");
    for (int i = 0; i < 3; ++i) {
        const QJsonObject record = made.at("created." + QByteArray::number(i)).toObject();
        const QByteArray id = text(record.value("id"));
        QCOMPARE(record, world.get("ann", "/records/made/" + id).json());
        const QJsonArray trail = world.trail(id);
        QCOMPARE(trail.size(), 1);
        QCOMPARE(trail.at(0)["operation"].toString(), "CREATE");
    }
}

void TestRecordBatchesApi::createsAllOrNone()
{
    makeCollection("strict", kOwner);
    batch("ann", "POST", "strict", R"({"records":[{"code":"taken"}]})");
    const auto refused = [](const char *records) {
        const HttpAnswer answer = batch("ann", "POST", "strict", QByteArray(R"({"records":)") + records + '}');
        return countOf("strict") == 1 ? refusal(answer) : QByteArray("something stayed");
    };
    QCOMPARE(refused(R"([{"code":"x"},{"title":"no code"}])"), "400 validation_failed at 1 required_missing code");
    QCOMPARE(refused(R"([{"code":"x"},{"code":"y","amount":"z"}])"), "400 validation_failed at 1 invalid_type amount");
    QCOMPARE(refused(R"([{"code":"x"},{"code":"y"},{"code":"taken"}])"), "409 unique_violation at 2 unique code");
    QCOMPARE(refused(R"([{"code":"x"},{"code":"x"}])"), "409 unique_violation at 1 unique code");
    QCOMPARE(refused(R"([{"code":"x","amount":101}])"), "400 rule_not_satisfied at 0");
    QCOMPARE(refused(R"([{"code":"x","id":"01900000-0000-7000-8000-000000000000"}])"),
             "422 field_not_allowed at 0 system_field id");
    QCOMPARE(refused(R"([{"code":"x"},{"code":"y","parent":"01900000-0000-7000-8000-000000000000"}])"),
             "400 validation_failed at 1 invalid_reference parent");
    QCOMPARE(refused(R"([{"code":"x"},7])"), "400 validation_failed at 1 invalid_type ");
    QCOMPARE(refused("[]"), "400 validation_failed required ");
    // The index is also said to people.
    const HttpAnswer answer = batch("ann", "POST", "strict", R"({"records":[{"code":"x"},{}]})");
    QVERIFY(text(answer.at("detail")).startsWith("Element 1: "));
}

void TestRecordBatchesApi::updates()
{
    DataWorld &world = DataWorld::current();
    makeCollection("changed", kSignedIn);
    const QByteArray a = world.makeRecord("ann", "changed", R"({"code":"a"})");
    const QByteArray b = world.makeRecord("bob", "changed", R"({"code":"b","title":"old"})");
    const HttpAnswer changed = batch("ann", "PATCH", "changed",
                                     R"({"records":[{"id":")" + b + R"(","data":{"title":"new"}},{"id":")" + a
                                         + R"(","data":{"amount":5},"version":1}]})");
    QCOMPARE(changed.status, 200);
    QCOMPARE(changed.json().keys().join(','), "count,updated");
    QCOMPARE(codes(changed.at("updated")), "b a");
    QCOMPARE(changed.at("updated.0").toObject(), world.get("ann", "/records/changed/" + b).json());
    QCOMPARE(changed.at("updated.1.amount").toInt(), 5);
    QCOMPARE(changed.at("updated.1.version").toInt(), 2);
    QCOMPARE(world.trail(a).size(), 2);
    QCOMPARE(world.trail(b).size(), 2);
}

void TestRecordBatchesApi::updatesAllOrNone()
{
    DataWorld &world = DataWorld::current();
    makeCollection("patient", kOwner);
    const QByteArray mine = world.makeRecord("ann", "patient", R"({"code":"mine","title":"old"})");
    const QByteArray other = world.makeRecord("ann", "patient", R"({"code":"other"})");
    const QByteArray shown = world.makeRecord("bob", "patient", R"({"code":"shown","title":"shown"})");
    const QByteArray hidden = world.makeRecord("bob", "patient", R"({"code":"hidden"})");
    const QByteArray foreign = world.makeRecord("eve", "patient", R"({"code":"foreign","title":"shown"})");
    const auto refused = [&](const QByteArray &second) {
        const HttpAnswer answer =
            batch("ann", "PATCH", "patient", R"({"records":[{"id":")" + mine + R"(","data":{"title":"new"}},)" + second + "]}");
        const bool stayed =
            text(world.get("ann", "/records/patient/" + mine).at("title")) == "old" && world.trail(mine).size() == 1;
        return stayed ? refusal(answer) : QByteArray("something stayed");
    };
    const auto change = [](const QByteArray &id, const char *data = R"({"title":"x"})") -> QByteArray {
        return R"({"id":")" + id + R"(","data":)" + data + '}';
    };
    QCOMPARE(refused(change(hidden)), "404 record_not_found at 1");
    QCOMPARE(refused(change(foreign)), "404 record_not_found at 1");
    QCOMPARE(refused(change(kNoId)), "404 record_not_found at 1");
    QCOMPARE(refused(change("nonsense")), "404 record_not_found at 1");
    QCOMPARE(refused(change(shown)), "403 forbidden at 1");
    QCOMPARE(refused(change(other, R"({"amount":101})")), "400 rule_not_satisfied at 1");
    QCOMPARE(refused(change(other, R"({"code":"mine"})")), "409 unique_violation at 1 unique code");
    QCOMPARE(refused(change(other, R"({"nope":1})")), "400 validation_failed at 1 unknown_field nope");
    QCOMPARE(refused(change(other, R"({"version":1})")), "422 field_not_allowed at 1 system_field version");
    QCOMPARE(refused(change(mine)), "400 validation_failed at 1 repeated id");
    QCOMPARE(refused(R"({"id":")" + other + R"(","data":{"title":"x"},"version":7})"), "412 precondition_failed at 1");
    QCOMPARE(refused(R"({"id":")" + other + R"(","data":{"title":"x"},"version":"1"})"),
             "400 validation_failed at 1 invalid_type version");
    QCOMPARE(refused(R"({"id":")" + other + R"(","title":"x"})"), "400 validation_failed at 1 unknown_field title");
    QCOMPARE(refused(R"({"data":{}})"), "400 validation_failed at 1 required id");
    QCOMPARE(refused(R"({"id":")" + other + R"("})"), "400 validation_failed at 1 required data");
}

void TestRecordBatchesApi::removes()
{
    DataWorld &world = DataWorld::current();
    makeCollection("gone", kSignedIn);
    const QByteArray a = world.makeRecord("ann", "gone", R"({"code":"a"})");
    const QByteArray child = world.makeRecord("ann", "gone", R"({"code":"child","parent":")" + a + "\"}");
    const QByteArray b = world.makeRecord("ann", "gone", R"({"code":"b"})");
    world.makeRecord("ann", "gone", R"({"code":"stays"})");
    // The first one takes the second along.
    const HttpAnswer removed = batch("bob", "DELETE", "gone", R"({"ids":[")" + a + R"(",")" + child + R"(",")" + b + R"("]})");
    QCOMPARE(removed.status, 200);
    QCOMPARE(removed.body, R"({"deleted":[")" + a + R"(",")" + child + R"(",")" + b + R"("],"count":3})");
    QCOMPARE(countOf("gone"), 1);
    for (const QByteArray &id : {a, child, b}) {
        const QJsonArray trail = world.trail(id);
        QCOMPARE(trail.size(), 2);
        QCOMPARE(trail.at(1)["operation"].toString(), "DELETE");
    }
}

void TestRecordBatchesApi::removesAllOrNone()
{
    DataWorld &world = DataWorld::current();
    makeCollection("kept", kOwner);
    const QByteArray mine = world.makeRecord("ann", "kept", R"({"code":"mine"})");
    const QByteArray shown = world.makeRecord("bob", "kept", R"({"code":"shown","title":"shown","parent":")" + mine + "\"}");
    const QByteArray hidden = world.makeRecord("bob", "kept", R"({"code":"hidden","parent":")" + mine + "\"}");
    const QByteArray foreign = world.makeRecord("eve", "kept", R"({"code":"foreign"})");
    const auto refused = [&mine](const QByteArray &second) {
        const HttpAnswer answer = batch("ann", "DELETE", "kept", R"({"ids":[")" + mine + "\"," + second + "]}");
        return countOf("kept") == 4 ? refusal(answer) : QByteArray("something went");
    };
    // Also where deleting the first one would have taken them along.
    QCOMPARE(refused('"' + hidden + '"'), "404 record_not_found at 1");
    QCOMPARE(refused('"' + shown + '"'), "403 forbidden at 1");
    QCOMPARE(refused('"' + foreign + '"'), "404 record_not_found at 1");
    QCOMPARE(refused('"' + QByteArray(kNoId) + '"'), "404 record_not_found at 1");
    QCOMPARE(refused("\"x\""), "404 record_not_found at 1");
    QCOMPARE(refused("7"), "400 validation_failed at 1 invalid_type ");
    QCOMPARE(refused('"' + mine + '"'), "400 validation_failed at 1 repeated ");
}

void TestRecordBatchesApi::upsertsByUniqueField()
{
    DataWorld &world = DataWorld::current();
    makeCollection("stock", kSignedIn);
    const QByteArray a = world.makeRecord("ann", "stock", R"({"code":"a","title":"old","amount":1})");
    world.makeRecord("eve", "stock", R"({"code":"b","title":"eve's"})");
    const HttpAnswer answer = batch(
        "bob", "PUT", "stock", R"({"key":"code","records":[{"code":"b","title":"new"},{"code":"a","amount":9},{"code":"c"}]})");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json().keys().join(','), "count,created,records,updated");
    QCOMPARE(answer.at("count").toInt(), 3);
    QCOMPARE(answer.at("created").toInt(), 2);
    QCOMPARE(answer.at("updated").toInt(), 1);
    QCOMPARE(codes(answer.at("records")), "b a c");
    QCOMPARE(text(answer.at("records.1.id")), a);
    QCOMPARE(text(answer.at("records.1.title")), "old");
    QCOMPARE(answer.at("records.1.amount").toInt(), 9);
    QCOMPARE(text(world.get("eve", "/records/stock?filter=code%3D%27b%27").at("items.0.title")), "eve's");
    QCOMPARE(world.trail(a).size(), 2);
    QCOMPARE(world.trail(text(answer.at("records.0.id"))).size(), 1);
    // The same again changes nothing and writes no entry.
    const HttpAnswer again = batch("bob", "PUT", "stock", R"({"key":"code","records":[{"code":"a","amount":9}]})");
    QCOMPARE(again.at("updated").toInt(), 1);
    QCOMPARE(world.trail(a).size(), 2);
    // One key twice: made, then changed.
    const HttpAnswer twice = batch("bob", "PUT", "stock", R"({"key":"code","records":[{"code":"d"},{"code":"d","amount":2}]})");
    QCOMPARE(twice.at("created").toInt(), 1);
    QCOMPARE(twice.at("updated").toInt(), 1);

    const auto refused = [](const char *body) { return refusal(batch("bob", "PUT", "stock", body)); };
    QCOMPARE(refused(R"({"key":"title","records":[{"code":"x"}]})"), "400 validation_failed not_unique key");
    QCOMPARE(refused(R"({"key":"nope","records":[{"code":"x"}]})"), "400 validation_failed not_unique key");
    QCOMPARE(refused(R"({"key":7,"records":[{"code":"x"}]})"), "400 validation_failed invalid_type key");
    QCOMPARE(refused(R"({"key":"code","records":[{"code":"x"},{"title":"x"}]})"), "400 validation_failed at 1 required code");
    QCOMPARE(refused(R"({"key":"code","records":[{"code":"x"},{"code":3}]})"), "400 validation_failed at 1 invalid_type code");
    QCOMPARE(refused(R"({"key":"code","records":[{"code":"new"},{"code":"a","amount":"x"}]})"),
             "400 validation_failed at 1 invalid_type amount");
    QCOMPARE(countOf("stock"), 5);
}

void TestRecordBatchesApi::upsertsById()
{
    DataWorld &world = DataWorld::current();
    makeCollection("synced", kSignedIn);
    const QByteArray a = world.makeRecord("ann", "synced", R"({"code":"a"})");
    const QByteArray fresh = "01900000-0000-7000-8000-0000000000aa";
    const HttpAnswer answer =
        batch("ann", "PUT", "synced",
              R"({"records":[{"id":")" + a + R"(","title":"changed"},{"id":")" + fresh + R"(","code":"b"},{"code":"c"}]})");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.at("created").toInt(), 2);
    QCOMPARE(text(answer.at("records.0.title")), "changed");
    QCOMPARE(text(answer.at("records.1.id")), fresh);
    QCOMPARE(text(world.get("ann", "/records/synced/" + fresh).at("code")), "b");
    QVERIFY(!text(answer.at("records.2.id")).isEmpty());
    const auto refused = [](const QByteArray &records) {
        return refusal(batch("ann", "PUT", "synced", R"({"records":)" + records + '}'));
    };
    QCOMPARE(refused(R"([{"id":"x","code":"y"}])"), "400 validation_failed at 0 invalid_id id");
    QCOMPARE(refused(R"([{"id":7,"code":"y"}])"), "400 validation_failed at 0 invalid_id id");
    QCOMPARE(refused(R"([{"id":"01900000-0000-7000-8000-0000000000ab","title":"y"}])"),
             "400 validation_failed at 0 required_missing code");
    QCOMPARE(refused(R"([{"id":")" + fresh + R"(","code":"a"}])"), "409 unique_violation at 0 unique code");
}

void TestRecordBatchesApi::upsertNeedsBothRules()
{
    makeCollection("half", R"("list_rule":"","view_rule":"","create_rule":"","update_rule":null,"delete_rule":null)");
    QCOMPARE(refusal(batch("ann", "PUT", "half", R"({"key":"code","records":[{"code":"a"}]})")), "403 collection_locked");
    QCOMPARE(batch("root", "PUT", "half", R"({"key":"code","records":[{"code":"a"}]})").status, 200);
}

void TestRecordBatchesApi::upsertTellsNothingOfHiddenRecords()
{
    DataWorld &world = DataWorld::current();
    makeCollection("shy", kOwner);
    const QByteArray hidden = world.makeRecord("bob", "shy", R"({"code":"hidden"})");
    const QByteArray shown = world.makeRecord("bob", "shy", R"({"code":"shown","title":"shown"})");
    const QByteArray foreign = world.makeRecord("eve", "shy", R"({"code":"foreign"})");
    const auto refused = [](const QByteArray &body) { return refusal(batch("ann", "PUT", "shy", body)); };
    // As a creation with a taken value would be refused.
    QCOMPARE(refused(R"({"key":"code","records":[{"code":"hidden","title":"mine"}]})"),
             "409 unique_violation at 0 unique code");
    QCOMPARE(refused(R"({"key":"code","records":[{"code":"shown","title":"mine"}]})"), "403 forbidden at 0");
    QCOMPARE(refused(R"({"records":[{"id":")" + hidden + R"(","code":"x"}]})"), "409 unique_violation at 0 unique id");
    QCOMPARE(refused(R"({"records":[{"id":")" + foreign + R"(","code":"x"}]})"), "409 unique_violation at 0 unique id");
    QCOMPARE(refused(R"({"records":[{"id":")" + shown + R"(","code":"x"}]})"), "403 forbidden at 0");
    QCOMPARE(refused(R"({"key":"code","records":[{"code":"big","amount":101}]})"), "400 rule_not_satisfied at 0");
    QCOMPARE(batch("ann", "PUT", "shy", R"({"key":"code","records":[{"code":"foreign"}]})").at("created").toInt(), 1);
    QCOMPARE(text(world.get("bob", "/records/shy/" + hidden).at("code")), "hidden");
}

void TestRecordBatchesApi::whoMay()
{
    DataWorld &world = DataWorld::current();
    makeCollection("guarded", kOwner);
    makeCollection("locked", R"("list_rule":"")");
    makeCollection("open", R"("list_rule":"","view_rule":"","create_rule":"","update_rule":"","delete_rule":"")");
    const QByteArray id = world.makeRecord("ann", "guarded", R"({"code":"a"})");
    const QList<std::pair<QByteArray, QByteArray>> requests{
        {"POST", R"({"records":[{"code":"x"}]})"},
        {"PATCH", R"({"records":[{"id":")" + id + R"(","data":{"title":"x"}}]})"},
        {"PUT", R"({"records":[{"id":")" + id + R"(","title":"x"}]})"},
        {"DELETE", R"({"ids":[")" + id + R"("]})"}};
    for (const auto &[method, body] : requests) {
        QCOMPARE(batch("nobody", method, "guarded", body, {{"X-Account-ID", "acme"}}).status, 401);
        QCOMPARE(batch("nobody", method, "guarded", body).status, 401);
        QCOMPARE(refusal(batch("ann", method, "locked", body)), "403 collection_locked");
        QCOMPARE(refusal(batch("ann", method, "nowhere", body)), "404 collection_not_found");
        QCOMPARE(batch("ann", method, "guarded", body, {{"X-Account-ID", "other"}}).status, 404);
    }
    QCOMPARE(refusal(batch("eve", "PATCH", "guarded", requests[1].second)), "404 record_not_found at 0");
    QCOMPARE(refusal(batch("eve", "DELETE", "guarded", requests[3].second)), "404 record_not_found at 0");
    QCOMPARE(batch("nobody", "POST", "open", requests[0].second, {{"X-Account-ID", "acme"}}).status, 201);
    QCOMPARE(batch("ann", "DELETE", "guarded", requests[3].second).status, 200);
    QCOMPARE(world.get("ann", "/records/open/batch").status, 404); // reading knows no batch: a record of that id
}

void TestRecordBatchesApi::superadminsNameAccounts()
{
    DataWorld &world = DataWorld::current();
    makeCollection("spread", kSignedIn);
    const HttpAnswer made =
        batch("root", "POST", "spread",
              R"({"records":[{"code":"a","account_id":"acme"},{"code":"b","account_id":"other"},{"code":"c"}]})");
    QCOMPARE(made.status, 201);
    QCOMPARE(text(made.at("created.0.account_id")), world.accountId("acme"));
    QCOMPARE(text(made.at("created.0.account_name")), "acme Ltd");
    QCOMPARE(text(made.at("created.1.account_name")), "other Ltd");
    QCOMPARE(text(made.at("created.2.account_id")), world.accountId("system"));
    QCOMPARE(refusal(batch("root", "POST", "spread", R"({"records":[{"code":"x"},{"code":"y","account_id":"nowhere"}]})")),
             "404 account_not_found at 1");
    QCOMPARE(refusal(batch("ann", "POST", "spread", R"({"records":[{"code":"y","account_id":"acme"}]})")),
             "422 field_not_allowed at 0 system_field account_id");
    const HttpAnswer upserted =
        batch("root", "PUT", "spread",
              R"({"key":"code","records":[{"code":"a","account_id":"acme","title":"t"},{"code":"a","account_id":"other"}]})");
    QCOMPARE(upserted.at("updated").toInt(), 1);
    QCOMPARE(upserted.at("created").toInt(), 1);
    QCOMPARE(text(upserted.at("records.0.id")), text(made.at("created.0.id")));
    QCOMPARE(text(upserted.at("records.1.account_name")), "other Ltd");
    const HttpAnswer inAcme =
        batch("root", "PUT", "spread", R"({"key":"code","records":[{"code":"b"}]})", {{"X-Account-ID", "acme"}});
    QCOMPARE(text(inAcme.at("records.0.account_name")), "acme Ltd");
    const HttpAnswer both =
        batch("root", "DELETE", "spread",
              R"({"ids":[")" + text(made.at("created.0.id")) + R"(",")" + text(made.at("created.1.id")) + R"("]})");
    QCOMPARE(both.at("count").toInt(), 2);
}

void TestRecordBatchesApi::malformed_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *method, const char *body, const char *expected) {
        QTest::addRow("%s %s", method, body) << QByteArray(method) << QByteArray(body) << QByteArray(expected);
    };
    for (const char *method : {"POST", "PATCH", "PUT"}) {
        row(method, "", "400 bad_request");
        row(method, "[]", "400 bad_request");
        row(method, "{", "400 bad_request");
        row(method, "{}", "400 validation_failed invalid_type records");
        row(method, R"({"records":{}})", "400 validation_failed invalid_type records");
        row(method, R"({"records":null})", "400 validation_failed invalid_type records");
        row(method, R"({"records":[],"x":1})", "400 validation_failed unknown_field x");
        row(method, R"({"records":[]})", "400 validation_failed required ");
        row(method, R"({"records":[null]})", "400 validation_failed at 0 invalid_type ");
        row(method, R"({"records":[[]]})", "400 validation_failed at 0 invalid_type ");
    }
    row("DELETE", "", "400 bad_request");
    row("DELETE", R"({"records":[]})", "400 validation_failed unknown_field records");
    row("DELETE", R"({"ids":"x"})", "400 validation_failed invalid_type ids");
    row("DELETE", R"({"ids":[]})", "400 validation_failed required ");
    row("DELETE", R"({"ids":[null]})", "400 validation_failed at 0 invalid_type ");
}

void TestRecordBatchesApi::malformed()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    if (DataWorld::current().get("root", "/collections/plain").status == 404)
        makeCollection("plain", kSignedIn);
    QCOMPARE(refusal(batch("ann", method, "plain", body)), expected);
}

void TestRecordBatchesApi::limits()
{
    TestServer server(testEngine(),
                      {{"superadmin_email", "root@example.test"},
                       {"superadmin_password", "violin harbour at dusk"},
                       {"batch_max_records", "3"}});
    const auto client = server.client();
    const QByteArray token =
        text(client
                 ->send("POST", "/api/v1/auth/login", {},
                        R"({"account":"system","email":"root@example.test","password":"violin harbour at dusk"})")
                 .at("token"));
    client->defaultHeaders = {{"Authorization", "Bearer " + token}};
    QCOMPARE(
        client->send("POST", "/api/v1/collections", {}, R"({"name":"few","schema":[{"name":"title","type":"text"}]})").status,
        201);
    const auto send = [&client](int count) {
        QByteArrayList records(count, "{}");
        return client->send("POST", "/api/v1/records/few/batch", {}, R"({"records":[)" + records.join(',') + "]}");
    };
    QCOMPARE(send(3).status, 201);
    const HttpAnswer tooMany = send(4);
    QCOMPARE(refusal(tooMany), "400 batch_too_large");
    QVERIFY(text(tooMany.at("detail")).contains("3"));
}

/** The same codes in two accounts are two records, whoever writes first. */
void TestRecordBatchesApi::eachAccountHasItsOwn()
{
    DataWorld &world = DataWorld::current();
    makeCollection("apart", kSignedIn);
    for (const char *person : {"ann", "eve"}) {
        const QByteArray title = QByteArray("of ") + person;
        const QByteArray records = R"({"key":"code","records":[{"code":"one","title":")" + title + R"("},{"code":"two"}]})";
        const HttpAnswer upserted = batch(person, "PUT", "apart", records);
        QCOMPARE(upserted.status, 200);
        QCOMPARE(upserted.at("created").toInt(), 2);
        const QByteArray id = text(upserted.at("records.1.id"));
        const QByteArray change = R"({"records":[{"id":")" + id + R"(","data":{"title":"changed"}}]})";
        QCOMPARE(batch(person, "PATCH", "apart", change).status, 200);
        QCOMPARE(batch(person, "DELETE", "apart", R"({"ids":[")" + id + R"("]})").status, 200);
        const HttpAnswer left = world.get(person, "/records/apart");
        QCOMPARE(left.at("total").toInt(), 1);
        QCOMPARE(text(left.at("items.0.title")), title);
    }
    QCOMPARE(text(world.get("ann", "/records/apart").at("items.0.title")), "of ann");
}

void TestRecordBatchesApi::aThousandAtOnce()
{
    DataWorld &world = DataWorld::current();
    makeCollection("many", kSignedIn);
    QByteArrayList records;
    for (int i = 0; i < 1000; ++i)
        records.append(R"({"code":"c)" + QByteArray::number(i) + R"(","amount":)" + QByteArray::number(i) + '}');
    const HttpAnswer made = batch("ann", "POST", "many", R"({"records":[)" + records.join(',') + "]}");
    QCOMPARE(made.status, 201);
    QCOMPARE(made.at("count").toInt(), 1000);
    QCOMPARE(countOf("many"), 1000);
    QCOMPARE(world.get("root", "/audit-logs?limit=1&table_name=col_many").at("total").toInt(), 1000);
    records.append("{}");
    QCOMPARE(refusal(batch("ann", "POST", "many", R"({"records":[)" + records.join(',') + "]}")), "400 batch_too_large");
    QByteArrayList ids;
    for (const QJsonValue &record : made.at("created").toArray())
        ids.append('"' + text(record["id"]) + '"');
    QCOMPARE(batch("ann", "DELETE", "many", R"({"ids":[)" + ids.join(',') + "]}").at("count").toInt(), 1000);
    QCOMPARE(countOf("many"), 0);
}

void TestRecordBatchesApi::minimalAnswers()
{
    DataWorld &world = DataWorld::current();
    makeCollection("terse", kSignedIn);
    const HttpClient::Headers minimal{{"Prefer", "respond-async, return=minimal"}};
    const QByteArray id = world.makeRecord("ann", "terse", R"({"code":"a"})");
    const HttpAnswer made = batch("ann", "POST", "terse", R"({"records":[{"code":"b"}]})", minimal);
    QCOMPARE(made.status, 201);
    QCOMPARE(made.body, QByteArray());
    QCOMPARE(made.header("Preference-Applied"), "return=minimal");
    const HttpAnswer changed =
        batch("ann", "PATCH", "terse", R"({"records":[{"id":")" + id + R"(","data":{"title":"x"}}]})", minimal);
    QCOMPARE(changed.status, 204);
    QCOMPARE(changed.header("Preference-Applied"), "return=minimal");
    QCOMPARE(batch("ann", "PUT", "terse", R"({"key":"code","records":[{"code":"c"}]})", minimal).status, 204);
    QCOMPARE(batch("ann", "DELETE", "terse", R"({"ids":[")" + id + R"("]})", minimal).status, 204);
    QCOMPARE(countOf("terse"), 2);
    QCOMPARE(refusal(batch("ann", "DELETE", "terse", R"({"ids":[")" + id + R"("]})", minimal)), "404 record_not_found at 0");
}

/** Listeners get every record of a batch with the number of its own audit entry. */
void TestRecordBatchesApi::eventsCarryTheirEntries()
{
    DataWorld &world = DataWorld::current();
    makeCollection("heard", kSignedIn);
    const QUrl url = world.server().url();
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    QVERIFY(socket.waitForConnected());
    socket.write("GET /api/v1/realtime/subscribe?collection=heard&token=" + world.token("root")
                 + " HTTP/1.1\r\nHost: " + url.host().toUtf8() + "\r\nX-Account-ID: acme\r\n\r\n");
    QByteArray heard;
    const auto waitFor = [&](qsizetype count) {
        while (heard.count("\"sequence\"") < count && socket.waitForReadyRead(5000))
            heard += socket.readAll();
        return heard.count("\"sequence\"") >= count;
    };
    // From this comment on nothing is missed; the head may arrive sooner.
    while (!heard.contains(": connected\n\n") && socket.waitForReadyRead(5000))
        heard += socket.readAll();
    QVERIFY2(heard.startsWith("HTTP/1.1 200"), heard.constData());
    const HttpAnswer made =
        batch("ann", "PUT", "heard", R"({"key":"code","records":[{"code":"a"},{"code":"b"},{"code":"a","title":"t"}]})");
    QCOMPARE(made.status, 200);
    QVERIFY2(waitFor(3), heard.constData());
    QList<qint64> sequences;
    for (const QByteArray &line : heard.split('\n')) {
        if (!line.startsWith("data:"))
            continue;
        const QJsonObject event = QJsonDocument::fromJson(line.mid(5)).object();
        if (event.contains("sequence"))
            sequences.append(event.value("sequence").toInteger());
    }
    QCOMPARE(sequences.size(), 3);
    const QJsonArray trailA = world.trail(text(made.at("records.0.id")));
    const QJsonArray trailB = world.trail(text(made.at("records.1.id")));
    QCOMPARE(sequences,
             (QList<qint64>{trailA.at(0)["sequence"].toInteger(), trailB.at(0)["sequence"].toInteger(),
                            trailA.at(1)["sequence"].toInteger()}));
}

QTEST_GUILESS_MAIN(TestRecordBatchesApi)
#include "tst_recordbatchesapi.moc"
