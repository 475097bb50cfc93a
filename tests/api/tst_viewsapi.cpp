// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Views with a row for each record: what they say, to whom, and what is refused.

#include "computedworld.h"
#include "viewworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr char kSales[] =
    R"("filter":"quantity > 0","fields":[{"name":"number","value":"number"},{"name":"client","value":"customer"},)"
    R"({"name":"city","value":"customer.city"},{"name":"total","value":"price * quantity"},{"name":"amount","value":"amount"},)"
    R"({"name":"day","value":"placed"},{"name":"tags","value":"tags"},{"name":"big","value":"price > 2 && tags:length > 0"},)"
    R"({"name":"loud","value":"loud"},{"name":"extra","value":"extra"},{"name":"who","value":"concat('!', customer.name) "},)"
    R"({"name":"secret","value":"secret + 1"},{"name":"mail","value":"mail"},{"name":"credit","value":"customer.credit"}])";

QByteArray allNumbers(const char *person, const QByteArray &query = {})
{
    return rows(DataWorld::current().get(person, "/records/sales?sort=number" + query), {"number"});
}

} // namespace

class TestViewsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { ensureView("sales", kSales); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void definitionFollowsFromTheSource();
    void everybodySeesTheirOwnRows();
    void valuesAreThoseOfTheSource();
    void listsAreLists_data();
    void listsAreLists();
    void cursorsGoBothWays();
    void recordsHaveTheirIds();
    void aggregatesAndExports();
    void hiddenFieldsAreNotThere_data();
    void hiddenFieldsAreNotThere();
    void viewsOfHiddenThingsAreLocked_data();
    void viewsOfHiddenThingsAreLocked();
    void ownRulesAndLists();
    void rulesMeanTheRealValues();
    void nobodyWrites_data();
    void nobodyWrites();
    void nothingComesIn();
    void rulesAreTried();
    void parametersOfTheSource();
    void whoMakesThem();
    void mistakes_data();
    void mistakes();
};

void TestViewsApi::definitionFollowsFromTheSource()
{
    DataWorld &world = DataWorld::current();
    const HttpAnswer view = world.get("root", "/collections/sales");
    QCOMPARE(text(view.at("type")), QByteArray("view"));
    QVERIFY(view.at("table_name").isNull());
    QCOMPARE(text(view.at("select.from")), QByteArray("orders"));
    QCOMPARE(text(view.at("select.filter")), QByteArray("quantity > 0"));
    QCOMPARE(text(view.at("select.fields.3.value")), QByteArray("price * quantity"));
    QVERIFY(view.at("select.group_by").isNull());
    QList<QByteArray> types;
    for (const QJsonValue &field : view.at("schema").toArray())
        types.append(text(field["name"]) + ':' + text(field["type"]));
    QCOMPARE(types.join(' '),
             QByteArray("number:text client:reference city:text total:number amount:decimal day:date tags:select big:boolean "
                        "loud:text extra:json who:text secret:number mail:email credit:integer"));
    QCOMPARE(text(view.at("schema.1.collection")), QByteArray("customers"));
    QCOMPARE(text(world.get("root", "/collections/orders").at("type")), QByteArray("base"));
    const QJsonArray listed = world.get("root", "/collections?search=sales").at("items").toArray();
    QCOMPARE(text(listed.at(0)["type"]), QByteArray("view"));
    QVERIFY(listed.at(0)["records_count"].isNull());
    QVERIFY(world.get("root", "/migrations/history").body.contains("Make view sales"));
}

void TestViewsApi::everybodySeesTheirOwnRows()
{
    QCOMPARE(allNumbers("ann"), QByteArray("A-1, A-2, A-3"));
    QCOMPARE(allNumbers("bob"), QByteArray("B-1, B-2"));
    QCOMPARE(allNumbers("eve"), QByteArray("E-1"));
    QCOMPARE(allNumbers("root"), QByteArray("A-1, A-2, A-3, B-1, B-2, E-1"));
    DataWorld &world = DataWorld::current();
    const QByteArray acme = world.accountId("acme");
    QCOMPARE(rows(world.get("root", "/records/sales?sort=number", {{"X-Account-ID", world.accountId("other")}}), {"number"}),
             QByteArray("E-1"));
    // The view is open, its source is not.
    QCOMPARE(refusal(world.get("nobody", "/records/sales", {{"X-Account-ID", acme}})), QByteArray("401 unauthenticated"));
    QCOMPARE(refusal(world.get("nobody", "/records/sales")), QByteArray("401 unauthenticated"));
    QCOMPARE(refusal(world.get("ann", "/records/sales", {{"X-Account-ID", world.accountId("other")}})),
             QByteArray("404 account_not_found"));
    const QByteArray id = orderId("B-1");
    QCOMPARE(world.get("bob", "/records/sales/" + id).status, 200);
    QCOMPARE(refusal(world.get("ann", "/records/sales/" + id)), QByteArray("404 record_not_found"));
    QCOMPARE(refusal(world.get("eve", "/records/sales/" + id)), QByteArray("404 record_not_found"));
    QCOMPARE(refusal(world.get("ann", "/records/sales/none")), QByteArray("404 record_not_found"));
}

void TestViewsApi::valuesAreThoseOfTheSource()
{
    DataWorld &world = DataWorld::current();
    const HttpAnswer row = world.get("ann", "/records/sales/" + orderId("A-1"));
    QCOMPARE(row.status, 200);
    const HttpAnswer order = world.get("ann", "/records/orders/" + orderId("A-1"));
    for (const char *member : {"id", "account_id", "account_name", "created_at", "created_by", "updated_at", "updated_by",
                               "version", "number", "amount", "tags", "loud"})
        QCOMPARE(row.at(member), order.at(member));
    QCOMPARE(row.at("client"), order.at("customer"));
    QCOMPARE(bytes(row.at("total")), QByteArray("10"));
    QCOMPARE(text(row.at("amount")), QByteArray("10.00"));
    QCOMPARE(text(row.at("city")), QByteArray("Berlin"));
    QCOMPARE(text(row.at("who")), QByteArray("!Ada"));
    QCOMPARE(text(row.at("day")), QByteArray("2026-01-02"));
    QCOMPARE(bytes(row.at("big")), QByteArray("true"));
    QCOMPARE(bytes(row.at("tags")), QByteArray("[\"b\",\"a\"]"));
    // A customer that may not be viewed is not known of.
    QCOMPARE(rows(world.get("ann", "/records/sales?sort=number"), {"city", "who", "extra"}),
             QByteArray("Berlin !Ada null, Paris !Ben {\"x\":[1]}, null ! null"));
    QCOMPARE(rows(world.get("root", "/records/sales?sort=number&limit=3"), {"city", "secret", "mail", "credit"}),
             QByteArray("Berlin 2 ann@example.test 10, Paris 3 null 20, hidden 4 null 30"));
    // What changes in the source has changed in the view.
    world.send("root", "PATCH", "/records/orders/" + orderId("B-2"), R"({"quantity":0})");
    QCOMPARE(allNumbers("bob"), QByteArray("B-1"));
    world.send("root", "PATCH", "/records/orders/" + orderId("B-2"), R"({"quantity":1})");
}

void TestViewsApi::listsAreLists_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("numbers");
    QTest::newRow("by a path") << QByteArray("filter=city = 'Paris'") << QByteArray("A-2");
    QTest::newRow("by what is computed") << QByteArray("filter=total >= 10") << QByteArray("A-1");
    QTest::newRow("by a decimal") << QByteArray("filter=amount = 10 || amount = '7.50'&sort=amount") << QByteArray("A-3, A-1");
    QTest::newRow("by one of many") << QByteArray("filter=tags ?= 'a'&sort=-number") << QByteArray("A-3, A-1");
    QTest::newRow("by a condition") << QByteArray("filter=big&sort=number") << QByteArray("A-1, A-3");
    QTest::newRow("by a relation of the view") << QByteArray("filter=client.name = 'Ben'") << QByteArray("A-2");
    QTest::newRow("by a date") << QByteArray("filter=day > '2026-01-02'&sort=number") << QByteArray("A-2, A-3");
    QTest::newRow("by a system field") << QByteArray("filter=created_at < @now&sort=number") << QByteArray("A-1, A-2, A-3");
    QTest::newRow("newest first") << QByteArray() << QByteArray("A-3, A-2, A-1");
    QTest::newRow("sorted by decimals") << QByteArray("sort=-amount") << QByteArray("A-1, A-3, A-2");
    QTest::newRow("sorted by a path") << QByteArray("sort=city") << QByteArray("A-3, A-1, A-2");
    QTest::newRow("sorted through a relation") << QByteArray("sort=-client.name") << QByteArray("A-2, A-1, A-3");
    QTest::newRow("a page") << QByteArray("sort=number&skip=1&limit=1") << QByteArray("A-2");
    QTest::newRow("none") << QByteArray("filter=number = 'B-1'") << QByteArray();
    QTest::newRow("unknown field") << QByteArray("filter=price > 1") << QByteArray("400 filter_invalid unknown_field filter");
    QTest::newRow("type") << QByteArray("filter=total = 'x'") << QByteArray("400 filter_invalid type_mismatch filter");
    QTest::newRow("unknown sort") << QByteArray("sort=price") << QByteArray("400 validation_failed unknown_field sort");
    QTest::newRow("search") << QByteArray("search=a") << QByteArray("400 validation_failed not_searchable search");
    QTest::newRow("back") << QByteArray("filter=sales_via_client.number ?= 'A-1'")
                          << QByteArray("400 filter_invalid unknown_field filter");
    QTest::newRow("from elsewhere") << QByteArray("filter=@collection.sales.number ?= 'A-1'")
                                    << QByteArray("400 filter_invalid unknown_field filter");
}

void TestViewsApi::listsAreLists()
{
    QFETCH(const QByteArray, query);
    QFETCH(const QByteArray, numbers);
    QByteArray target("/records/sales?total=exact");
    for (const QByteArray &part : query.split('&'))
        target += '&' + part.left(part.indexOf('=') + 1) + encoded(part.mid(part.indexOf('=') + 1));
    QCOMPARE(rows(DataWorld::current().get("ann", query.isEmpty() ? "/records/sales" : target), {"number"}), numbers);
}

void TestViewsApi::cursorsGoBothWays()
{
    DataWorld &world = DataWorld::current();
    for (const QByteArray sort : {"-total", "city,-amount", "number", "-day"}) {
        const QByteArray all = rows(world.get("root", "/records/sales?sort=" + sort), {"number"});
        QList<QByteArray> forwards;
        QByteArray cursor;
        QByteArray back;
        for (int page = 0; page < 3; ++page) {
            const HttpAnswer answer =
                world.get("root", "/records/sales?limit=2&total=exact&sort=" + sort + "&cursor=" + cursor);
            forwards.append(rows(answer, {"number"}));
            cursor = text(answer.at("next_cursor"));
            back = text(answer.at("prev_cursor"));
            QCOMPARE(answer.at("total").toInt(), 6);
        }
        QCOMPARE(forwards.join(", "), all);
        const HttpAnswer before =
            world.get("root", "/records/sales?limit=2&total=exact&sort=" + sort + "&cursor_before=" + back);
        QCOMPARE(rows(before, {"number"}), forwards[1]);
    }
}

void TestViewsApi::recordsHaveTheirIds()
{
    DataWorld &world = DataWorld::current();
    const HttpAnswer picked = world.get("ann", "/records/sales/" + orderId("A-2") + "?fields=number,client.name&expand=client");
    QCOMPARE(picked.status, 200);
    QCOMPARE(text(picked.at("client.name")), QByteArray("Ben"));
    QVERIFY(picked.at("city").isUndefined());
    QVERIFY(picked.at("client.credit").isUndefined());
    QCOMPARE(rows(world.get("ann", "/records/sales?sort=number&expand=client"), {"number"}), QByteArray("A-1, A-2, A-3"));
    QVERIFY(world.get("ann", "/records/sales/" + orderId("A-3") + "?expand=client").at("client").isNull());
    // The tag tells of related records too, which the version of the record does not.
    const HttpAnswer first = world.get("ann", "/records/sales/" + orderId("A-1"));
    QCOMPARE(world.get("ann", "/records/sales/" + orderId("A-1"), {{"If-None-Match", first.header("ETag")}}).status, 304);
    const QByteArray customer = "/records/customers/" + text(first.at("client"));
    world.send("root", "PATCH", customer, R"({"city":"Bern"})");
    const HttpAnswer moved = world.get("ann", "/records/sales/" + orderId("A-1"), {{"If-None-Match", first.header("ETag")}});
    QCOMPARE(moved.status, 200);
    QCOMPARE(text(moved.at("city")), QByteArray("Bern"));
    world.send("root", "PATCH", customer, R"({"city":"Berlin"})");
}

void TestViewsApi::aggregatesAndExports()
{
    DataWorld &world = DataWorld::current();
    QCOMPARE(rows(world.get("ann", "/records/sales/aggregate?functions=count(),sum(total),sum(amount),max(day)"),
                  {"count", "sum_total", "sum_amount", "max_day"}),
             QByteArray("3 20 20.50 2026-01-03"));
    QCOMPARE(rows(world.get("ann", "/records/sales/aggregate?functions=count()&group_by=city&having=" + encoded("count() > 0")),
                  {"city", "count"}),
             QByteArray("null 1, Berlin 1, Paris 1"));
    QCOMPARE(refusal(world.get("ann", "/records/sales/aggregate?functions=sum(credit)")),
             QByteArray("400 validation_failed unknown_field functions"));
    const HttpAnswer file = world.get("ann", "/records/sales/export?format=csv&fields=number,city,total,tags&sort=number");
    QCOMPARE(file.status, 200);
    QVERIFY2(file.body.contains("number,city,total,tags\r\nA-1,Berlin,10,") && file.body.contains("A-3,,7,"), file.body);
    QVERIFY(!file.body.contains("B-1"));
}

void TestViewsApi::hiddenFieldsAreNotThere_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("hidden in the source") << QByteArray("secret");
    QTest::newRow("masked in the source") << QByteArray("mail");
    QTest::newRow("hidden in a related collection") << QByteArray("credit");
}

void TestViewsApi::hiddenFieldsAreNotThere()
{
    QFETCH(const QByteArray, field);
    DataWorld &world = DataWorld::current();
    const HttpAnswer list = world.get("ann", "/records/sales");
    QVERIFY(!list.body.contains('"' + field + '"'));
    QVERIFY(!world.get("ann", "/records/sales/" + orderId("A-1")).body.contains('"' + field + '"'));
    QVERIFY(!world.get("ann", "/records/sales/export?format=ndjson").body.contains('"' + field + '"'));
    QCOMPARE(refusal(world.get("ann", "/records/sales?filter=" + encoded(field + " != null"))),
             QByteArray("400 filter_invalid unknown_field filter"));
    QCOMPARE(refusal(world.get("ann", "/records/sales?sort=" + field)), QByteArray("400 validation_failed unknown_field sort"));
    QCOMPARE(refusal(world.get("ann", "/records/sales?fields=" + field)),
             QByteArray("400 validation_failed unknown_field fields"));
    QCOMPARE(refusal(world.get("ann", "/records/sales/aggregate?functions=max(" + field + ')')),
             QByteArray("400 validation_failed unknown_field functions"));
    // The very same as in the source, where that is the field's own.
    QVERIFY(world.get("root", "/records/sales").body.contains('"' + field + '"'));
}

void TestViewsApi::viewsOfHiddenThingsAreLocked_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::newRow("secret") << QByteArray("secret = 1");
    QTest::newRow("mail") << QByteArray("mail ~ 'ann'");
    QTest::newRow("credit") << QByteArray("customer.credit > 5");
}

void TestViewsApi::viewsOfHiddenThingsAreLocked()
{
    QFETCH(const QByteArray, filter);
    DataWorld &world = DataWorld::current();
    const QByteArray name = QByteArray("locked_") + QTest::currentDataTag();
    ensureView(name, "\"filter\":\"" + filter + R"(","fields":[{"name":"number","value":"number"}])");
    for (const QByteArray &path : {QByteArray("/records/" + name), QByteArray("/records/" + name + '/' + orderId("A-1")),
                                   QByteArray("/records/" + name + "/aggregate?functions=count()"),
                                   QByteArray("/records/" + name + "/export?format=csv")}) {
        const HttpAnswer answer = world.get("ann", path);
        QCOMPARE(refusal(answer), QByteArray("403 collection_locked"));
        QCOMPARE(text(answer.at("message")), QByteArray("What this view is made of is hidden from you."));
    }
    QVERIFY(rows(world.get("root", "/records/" + name + "?sort=number"), {"number"}).startsWith("A-1"));
}

void TestViewsApi::ownRulesAndLists()
{
    DataWorld &world = DataWorld::current();
    ensureView("ruled", R"("fields":[{"name":"number","value":"number"},{"name":"total","value":"price * quantity"}])",
               R"("list_rule":"total > 5","view_rule":"number = 'A-2'","list_fields":["number"])");
    QCOMPARE(rows(world.get("ann", "/records/ruled?sort=number"), {"number", "total"}), QByteArray("A-1 -, A-3 -"));
    QCOMPARE(refusal(world.get("ann", "/records/ruled?sort=total")), QByteArray("400 validation_failed unknown_field sort"));
    QCOMPARE(bytes(world.get("ann", "/records/ruled/" + orderId("A-2")).at("total")), QByteArray("3"));
    QCOMPARE(refusal(world.get("ann", "/records/ruled/" + orderId("A-1"))), QByteArray("404 record_not_found"));
    QCOMPARE(refusal(world.get("nobody", "/records/ruled", {{"X-Account-ID", world.accountId("acme")}})),
             QByteArray("401 unauthenticated"));
    QCOMPARE(world.get("root", "/records/ruled").at("total").toInt(), 6);
    QCOMPARE(world.send("root", "PUT", "/collections/ruled/rules", R"({"list_rule":null})").status, 200);
    QCOMPARE(refusal(world.get("ann", "/records/ruled")), QByteArray("403 collection_locked"));
    QCOMPARE(refusal(world.send("root", "PUT", "/collections/ruled/rules", R"({"list_rule":"price > 1"})")),
             QByteArray("400 rule_invalid unknown_field list_rule"));
    QCOMPARE(refusal(world.send("root", "PUT", "/collections/ruled/rules", R"({"create_rule":""})")),
             QByteArray("400 validation_failed view_read_only create_rule"));
    // A source that nobody may list has no view for anybody.
    QCOMPARE(world.send("root", "PUT", "/collections/orders/rules", R"({"list_rule":null})").status, 200);
    QCOMPARE(refusal(world.get("ann", "/records/sales")), QByteArray("403 collection_locked"));
    QCOMPARE(world.send("root", "PUT", "/collections/orders/rules", R"({"list_rule":"created_by = @request.auth.id"})").status,
             200);
}

/** As with collections, a rule may be about what the caller does not see; a view shows no more for it. */
void TestViewsApi::rulesMeanTheRealValues()
{
    DataWorld &world = DataWorld::current();
    constexpr char kFields[] = R"("fields":[{"name":"number","value":"number"},{"name":"city","value":"customer.city"},)"
                               R"({"name":"secret","value":"secret"},{"name":"tags","value":"tags"}])";
    ensureView("by_secret", kFields, "\"list_rule\":\"secret > 1 && tags:length = 0\",\"view_rule\":\"\"");
    QCOMPARE(rows(world.get("ann", "/records/by_secret"), {"number", "secret"}), QByteArray("A-2 -"));
    // The city of A-3 is not null, although ann is not told what it is.
    ensureView("by_city", kFields, "\"list_rule\":\"city = null || city = 'Berlin'\",\"view_rule\":\"\"");
    QCOMPARE(rows(world.get("ann", "/records/by_city"), {"number", "city"}), QByteArray("A-1 Berlin"));
    QCOMPARE(rows(world.get("ann", "/records/by_city?filter=" + encoded("city = null")), {"number"}), QByteArray());
    ensureView("in_hidden", kFields, "\"list_rule\":\"city = 'hidden'\",\"view_rule\":\"\"");
    QCOMPARE(rows(world.get("ann", "/records/in_hidden"), {"number", "city"}), QByteArray("A-3 null"));
}

void TestViewsApi::nobodyWrites_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    const QByteArray id = "/0190a0a0-0000-7000-8000-000000000000";
    QTest::newRow("create") << QByteArray("POST") << QByteArray() << QByteArray(R"({"number":"X"})");
    QTest::newRow("replace") << QByteArray("PUT") << id << QByteArray(R"({"number":"X"})");
    QTest::newRow("patch") << QByteArray("PATCH") << id << QByteArray(R"({"number":"X"})");
    QTest::newRow("delete") << QByteArray("DELETE") << id << QByteArray();
    QTest::newRow("batch") << QByteArray("POST") << QByteArray("/batch") << QByteArray(R"({"records":[{"number":"X"}]})");
    QTest::newRow("batch of changes") << QByteArray("PATCH") << QByteArray("/batch")
                                      << QByteArray("{\"records\":[{\"id\":\"" + id.sliced(1)
                                                    + R"(","data":{"number":"X"}}]})");
    QTest::newRow("batch of deletions") << QByteArray("DELETE") << QByteArray("/batch")
                                        << QByteArray("{\"ids\":[\"" + id.sliced(1) + "\"]}");
    QTest::newRow("upsert") << QByteArray("PUT") << QByteArray("/batch?key=id")
                            << QByteArray(R"({"records":[{"number":"X"}]})");
}

void TestViewsApi::nobodyWrites()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, body);
    for (const char *person : {"root", "ann", "eve"}) {
        const HttpAnswer answer = DataWorld::current().send(person, method, "/records/sales" + path, body);
        QCOMPARE(refusal(answer), QByteArray("403 collection_locked"));
        QVERIFY2(answer.body.contains("is a view: its rows are only read"), answer.body);
    }
}

/** Files and events. */
void TestViewsApi::nothingComesIn()
{
    DataWorld &world = DataWorld::current();
    const HttpClient::Headers csv{{"Content-Type", "text/csv"}};
    for (const char *person : {"root", "ann"})
        QCOMPARE(refusal(world.send(person, "POST", "/records/sales/import", "number\nX\n", csv)),
                 QByteArray("403 collection_locked"));
    QCOMPARE(world.get("root", "/realtime/subscribe?collection=sales").status, 404);
    const HttpAnswer valid =
        world.send("root", "POST", "/rules/validate", R"({"collection":"sales","operation":"list","rule":"total > 'x'"})");
    QVERIFY(!valid.at("valid").toBool());
    QCOMPARE(text(valid.at("errors.0.code")), QByteArray("type_mismatch"));
}

/** A trial says what a request would: each rule is saved as well, and the rows are asked for. */
void TestViewsApi::rulesAreTried()
{
    DataWorld &world = DataWorld::current();
    const QList<QByteArray> ids{orderId("A-1"), orderId("A-2"), orderId("B-1")};
    const auto outcome = [&](const QJsonValue &rule) {
        QByteArray tried = triedRows("sales", rule, ids);
        for (const char *reason : {" open", " condition", " source", " other_account", " not_signed_in", " locked"})
            tried.replace(reason, "");
        return tried;
    };
    for (const QJsonValue &rule :
         {QJsonValue(), QJsonValue(""), QJsonValue("total > 5"), QJsonValue("secret = 2"), QJsonValue("city = 'Berlin'"),
          QJsonValue("created_by = @request.auth.id"), QJsonValue("@request.auth.email = 'bob@example.test'")})
        QCOMPARE(outcome(rule), readRows("sales", rule, ids));
    const QByteArray elsewhere = ", no other_account no other_account no other_account, ";
    QCOMPARE(triedRows("sales", "", ids),
             "yes open yes open no source, no source no source yes open" + elsewhere + "no source no source no source");
    QCOMPARE(triedRows("sales", "total > 5", ids),
             "yes condition no condition no source, no source no source yes condition" + elsewhere
                 + "no not_signed_in no not_signed_in no not_signed_in");

    const auto ask = [&](const QByteArray &what, const QJsonObject &members) {
        QJsonObject body{{"collection", "sales"}, {"operation", "list"}, {"rule", "total > 5"}};
        for (auto it = members.begin(); it != members.end(); ++it)
            body.insert(it.key(), it.value());
        return world.send("root", "POST", "/rules/" + what, QJsonDocument(body).toJson());
    };
    const QString ann(world.userId("ann"));
    const HttpAnswer one = ask("test", {{"user_id", ann}, {"record_id", QString(ids[1])}});
    QCOMPARE(text(one.at("reason")), QByteArray("condition"));
    QVERIFY(!one.at("result").toBool());
    const HttpAnswer asked = ask("test",
                                 {{"user_id", ann},
                                  {"record_id", QString(ids[1])},
                                  {"rule", "number = @request.query.which"},
                                  {"request", QJsonObject{{"query", QJsonObject{{"which", "A-2"}}}}}});
    QVERIFY2(asked.at("result").toBool(), asked.body);
    QCOMPARE(refusal(ask("test", {{"user_id", ann}, {"record_id", "x"}})),
             QByteArray("400 validation_failed not_found record_id"));
    QCOMPARE(refusal(ask("test", {{"user_id", "x"}, {"record_id", QString(ids[1])}})),
             QByteArray("400 validation_failed not_found user_id"));
    QCOMPARE(refusal(ask("test", {{"user_id", ann}, {"operation", "create"}, {"data", QJsonObject()}})),
             QByteArray("400 validation_failed invalid_value operation"));
    const HttpAnswer plan = ask("plan", {{"user_id", ann}});
    QCOMPARE(text(plan.at("statements.0.purpose")) + ' ' + bytes(plan.at("statements.0.rows")), QByteArray("page 2"));
    QCOMPARE(text(ask("plan", {{"user_id", ann}, {"operation", "view"}}).at("statements.0.purpose")), QByteArray("record"));
}

/** What the rule of the source, or the filter, asks for in the address of a request is a parameter of reading the view. */
void TestViewsApi::parametersOfTheSource()
{
    DataWorld &world = DataWorld::current();
    ensureView("asked", R"("filter":"number = @request.query.number","fields":[{"name":"number","value":"number"}])");
    QCOMPARE(rows(world.get("ann", "/records/asked?number=A-2"), {"number"}), QByteArray("A-2"));
    QCOMPARE(rows(world.get("ann", "/records/asked?number=B-1"), {"number"}), QByteArray());
    QCOMPARE(refusal(world.get("ann", "/records/asked?amount=3")),
             QByteArray("400 validation_failed unknown_parameter amount"));
    const QByteArray rule = R"({"list_rule":"created_by = @request.auth.id && number = @request.query.wanted"})";
    QCOMPARE(world.send("root", "PUT", "/collections/orders/rules", rule).status, 200);
    QCOMPARE(rows(world.get("ann", "/records/sales?wanted=A-2"), {"number"}), QByteArray("A-2"));
    QCOMPARE(world.send("root", "PUT", "/collections/orders/rules", R"({"list_rule":"created_by = @request.auth.id"})").status,
             200);
}

void TestViewsApi::whoMakesThem()
{
    DataWorld &world = DataWorld::current();
    const QByteArray body = QByteArray(R"({"name":"mine","type":"view","select":{"from":"orders",)") + kSales + "}}";
    QCOMPARE(world.send("nobody", "POST", "/collections", body).status, 401);
    QCOMPARE(refusal(world.send("ann", "POST", "/collections", body)), QByteArray("403 superadmin_required"));
    QCOMPARE(refusal(world.send("ann", "PUT", "/collections/sales", R"({"name":"mine"})")),
             QByteArray("403 superadmin_required"));
    QCOMPARE(refusal(makeView("sales", kSales)), QByteArray("409 collection_exists"));
    QCOMPARE(refusal(makeView("ORDERS", kSales)), QByteArray("409 collection_exists"));
}

void TestViewsApi::mistakes_data()
{
    QTest::addColumn<QByteArray>("select");
    QTest::addColumn<QByteArray>("refused");
    const auto field = [](const QByteArray &value) -> QByteArray {
        return "\"fields\":[{\"name\":\"x\",\"value\":\"" + value + "\"}]";
    };
    const auto row = [](const char *name, const QByteArray &select, const char *refused) {
        QTest::newRow(name) << select << QByteArray("400 validation_failed ") + refused;
    };
    row("no fields", R"("fields":[])", "required_missing select.fields");
    row("unknown member", field("number") + ",\"sql\":\"SELECT 1\"", "unknown_field select.sql");
    row("unknown field", field("numbr"), "unknown_field select.fields.0.value");
    row("unknown path", field("customer.town"), "unknown_field select.fields.0.value");
    row("syntax", field("number +"), "syntax select.fields.0.value");
    row("type", field("number * 2"), "type_mismatch select.fields.0.value");
    row("many values", field("concat(tags, 'x')"), "type_mismatch select.fields.0.value");
    row("who asks", field("@request.auth.id"), "unknown_variable select.fields.0.value");
    row("nothing", field("null"), "type_mismatch select.fields.0.value");
    row("no value", R"("fields":[{"name":"x"}])", "required_missing select.fields.0.value");
    row("two names", R"("fields":[{"name":"x","value":"number"},{"name":"X","value":"price"}])",
        "duplicate_name select.fields.1.name");
    row("system name", R"("fields":[{"name":"created_at","value":"placed"}])", "reserved_name select.fields.0.name");
    row("bad name", R"("fields":[{"name":"1x","value":"placed"}])", "invalid_name select.fields.0.name");
    row("filter of another type", field("number") + ",\"filter\":\"price = 'x'\"", "type_mismatch select.filter");
    row("filter that is none", field("number") + R"(,"filter":7)", "invalid_type select.filter");
    row("having without groups", field("number") + ",\"having\":\"x = 'a'\"", "not_grouped select.having");
    QByteArray many;
    for (int i = 0; i < 101; ++i)
        many += "{\"name\":\"f" + QByteArray::number(i) + R"(","value":"number"},)";
    row("too many fields", R"("fields":[)" + many.chopped(1) + ']', "too_many_fields select.fields");
}

void TestViewsApi::mistakes()
{
    QFETCH(const QByteArray, select);
    QFETCH(const QByteArray, refused);
    QCOMPARE(refusal(makeView("mistaken", select)), refused);
    DataWorld &world = DataWorld::current();
    QCOMPARE(world.get("root", "/collections/mistaken").status, 404);
    const auto post = [&](const QByteArray &body) { return refusal(world.send("root", "POST", "/collections", body)); };
    const QByteArray fields = R"(,"fields":[{"name":"x","value":"number"}]})";
    QCOMPARE(post("{\"name\":\"mistaken\",\"type\":\"view\",\"select\":{\"from\":\"nothing\"" + fields + '}'),
             QByteArray("400 validation_failed invalid_collection select.from"));
    QCOMPARE(post("{\"name\":\"mistaken\",\"type\":\"view\",\"select\":{\"from\":\"sales\"" + fields + '}'),
             QByteArray("400 validation_failed invalid_collection select.from"));
    QCOMPARE(post("{\"name\":\"mistaken\",\"type\":\"view\",\"select\":{\"from\":\"mistaken\"" + fields + '}'),
             QByteArray("400 validation_failed invalid_collection select.from"));
    QCOMPARE(post(R"({"name":"mistaken","type":"view"})"), QByteArray("400 validation_failed required_missing select"));
    QCOMPARE(post(R"({"name":"mistaken","type":"table","schema":[]})"),
             QByteArray("400 validation_failed invalid_choice type"));
    QCOMPARE(post(R"({"name":"mistaken","schema":[],"select":{}})"), QByteArray("400 validation_failed unknown_field select"));
    QCOMPARE(post("{\"name\":\"mistaken\",\"type\":\"view\",\"schema\":[],\"select\":{\"from\":\"orders\"" + fields + '}'),
             QByteArray("400 validation_failed view_read_only schema"));
    QCOMPARE(
        post(R"({"name":"mistaken","schema":[{"name":"x","type":"reference","collection":"sales","on_delete":"cascade"}]})"),
        QByteArray("400 validation_failed invalid_collection schema.0.collection"));
    QCOMPARE(post(R"({"name":"mistaken","schema":[],"list_rule":"@collection.sales.number ?= 'x'"})"),
             QByteArray("400 rule_invalid unknown_field list_rule"));
    const HttpAnswer answer = makeView("mistaken", R"("fields":[{"name":"x","value":"price + number"}])");
    QVERIFY2(text(answer.at("details.0.message")).startsWith("position 9: "), answer.body);
}

QTEST_GUILESS_MAIN(TestViewsApi)
#include "tst_viewsapi.moc"
