// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Aggregates of records: what they say, what they refuse, and what they do not tell.

#include "dataworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr char kFields[] =
    R"({"name":"shelf","type":"integer"},{"name":"price","type":"decimal"},{"name":"weight","type":"number"},)"
    R"({"name":"label","type":"text"},{"name":"done","type":"boolean"},{"name":"seen","type":"datetime"},)"
    R"({"name":"due","type":"date"},{"name":"extra","type":"json"},{"name":"secret","type":"integer"},)"
    R"({"name":"mail","type":"email","pii":true,"mask_type":"email"},)"
    R"({"name":"tags","type":"select","options":{"values":["a","b"],"multiple":true}})";
constexpr char kOpenFields[] =
    R"("list_fields":["shelf","price","weight","label","done","seen","due","extra","mail","tags","maker"],"view_fields":["shelf","label"])";

/** `?functions=…&…`, each value encoded. */
QByteArray query(const QByteArray &collection, const QList<std::pair<QByteArray, QByteArray>> &parameters)
{
    QByteArray path = "/records/" + collection + "/aggregate";
    char separator = '?';
    for (const auto &[name, value] : parameters) {
        path += separator + name + '=' + encoded(value);
        separator = '&';
    }
    return path;
}

/** The bytes between `"results":` and `,"total_groups"`, and that number. */
QByteArray results(const HttpAnswer &answer)
{
    QByteArray body = answer.body;
    body.replace("{\"results\":", QByteArrayView());
    body.replace(",\"total_groups\":", " ");
    body.chop(1);
    return answer.status == 200 ? body : answer.body;
}

QByteArray fault(const HttpAnswer &answer)
{
    return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.code")) + ' '
        + text(answer.at("details.0.field"));
}

/** `json` with the text in the place of `$`. */
QByteArray at(QByteArray json, const QByteArray &text)
{
    return json.replace('$', text);
}

void ensureStock()
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/stock").status == 200)
        return;
    world.makeCollection(
        R"({"name":"makers","schema":[{"name":"country","type":"text"}],"list_rule":"","view_rule":"country != 'hidden'","create_rule":""})");
    world.makeCollection(QByteArray(R"({"name":"stock","schema":[)") + kFields
                         + R"(,{"name":"maker","type":"reference","collection":"makers","on_delete":"set_null"}],)"
                         + R"("list_rule":"label != 'hidden'","view_rule":"","create_rule":"@request.auth.id != ''",)"
                         + kOpenFields + '}');
    const QByteArray here = world.makeRecord("ann", "makers", R"({"country":"de"})");
    const QByteArray there = world.makeRecord("ann", "makers", R"({"country":"fr"})");
    const QByteArray unseen = world.makeRecord("ann", "makers", R"({"country":"hidden"})");
    const auto make = [&](const char *person, const QByteArray &body) { world.makeRecord(person, "stock", body); };
    make("ann", at(R"({"shelf":1,"price":"1.50","weight":0.1,"label":"a","done":true,"maker":"$","secret":7})", here));
    make("ann", at(R"({"shelf":1,"price":"1.5","weight":0.2,"label":"b","done":false,"maker":"$","secret":7})", there));
    make("ann",
         at(R"({"shelf":2,"price":"-20","weight":-1.5,"label":"c","seen":"2026-01-02T03:04:05Z","maker":"$",)"
            R"("mail":"x@example.test","secret":8})",
            here));
    make("ann", at(R"({"shelf":2,"price":"3","label":"D","due":"2026-02-03","maker":"$","tags":["a"]})", unseen));
    make("ann", R"({"label":"e","extra":{"x":1},"secret":8})");
    make("ann", R"({"shelf":3,"price":"1000","label":"hidden"})");
    make("eve", R"({"shelf":9,"price":"9","label":"f"})");
}

} // namespace

class TestAggregatesApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void answers_data();
    void answers();
    void refusals_data();
    void refusals();
    void whoMayAsk();
    void anEmptyCollection();
    void pagesOfGroups();
    void longTextsAreBounded();
    void unseenFieldsAndRecordsChangeNothing();
    void largeNumbersAreExact();
    void decimalsAreExactAtAnyLength();
    void sumsOfDoublesDoNotDependOnTheOrder();
};

void TestAggregatesApi::answers_data()
{
    QTest::addColumn<QList<std::pair<QByteArray, QByteArray>>>("parameters");
    QTest::addColumn<QByteArray>("expected");
    using Parameters = QList<std::pair<QByteArray, QByteArray>>;
    const auto row = [](const char *name, const Parameters &parameters, const char *expected) {
        QTest::newRow(name) << parameters << QByteArray(expected);
    };
    row("count", {{"functions", "count()"}}, R"([{"count":5}] 1)");
    row("count of a field leaves nulls out", {{"functions", "count(price), count(extra),count(done)"}},
        R"([{"count_price":4,"count_extra":1,"count_done":2}] 1)");
    row("decimals", {{"functions", "sum(price),avg(price),min(price),max(price)"}},
        R"([{"sum_price":"-14.00","avg_price":"-3.50000000","min_price":"-20.00","max_price":"3.00"}] 1)");
    row("integers", {{"functions", "sum(shelf),avg(shelf),min(shelf),max(shelf)"}},
        R"([{"sum_shelf":6,"avg_shelf":1.5,"min_shelf":1,"max_shelf":2}] 1)");
    row("numbers", {{"functions", "sum(weight),avg(weight),min(weight),max(weight)"}, {"filter", "weight > 0"}},
        R"([{"sum_weight":0.3,"avg_weight":0.15,"min_weight":0.1,"max_weight":0.2}] 1)");
    row("texts and instants", {{"functions", "min(label),max(label),max(seen),min(due)"}},
        R"([{"min_label":"D","max_label":"e","max_seen":"2026-01-02T03:04:05.000Z","min_due":"2026-02-03"}] 1)");
    row("nothing but nulls", {{"functions", "sum(price),avg(weight),max(seen),count(shelf)"}, {"filter", "label = 'e'"}},
        R"([{"sum_price":null,"avg_weight":null,"max_seen":null,"count_shelf":0}] 1)");
    row("groups, null first", {{"functions", "count(),sum(price)"}, {"group_by", "shelf"}},
        R"([{"shelf":null,"count":1,"sum_price":null},{"shelf":1,"count":2,"sum_price":"3.00"},)"
        R"({"shelf":2,"count":2,"sum_price":"-17"}] 3)");
    row("equal decimals are one group", {{"functions", "count()"}, {"group_by", "price"}},
        R"([{"price":null,"count":1},{"price":"-20","count":1},{"price":"1.50","count":2},{"price":"3","count":1}] 4)");
    row("by boolean", {{"functions", "count()"}, {"group_by", "done"}},
        R"([{"done":null,"count":3},{"done":false,"count":1},{"done":true,"count":1}] 3)");
    row("by instant", {{"functions", "count()"}, {"group_by", "seen"}, {"filter", "seen != null"}},
        R"([{"seen":"2026-01-02T03:04:05.000Z","count":1}] 1)");
    row("by two", {{"functions", "count()"}, {"group_by", "shelf,done"}, {"filter", "shelf = 1"}},
        R"([{"shelf":1,"done":false,"count":1},{"shelf":1,"done":true,"count":1}] 2)");
    row("by what a relation leads to", {{"functions", "count()"}, {"group_by", "maker.country"}, {"sort", "-count"}},
        R"([{"maker.country":null,"count":2},{"maker.country":"de","count":2},{"maker.country":"fr","count":1}] 3)");
    row("of what a relation leads to", {{"functions", "max(maker.country)"}}, R"([{"max_maker.country":"fr"}] 1)");
    row("sorted by a sum", {{"functions", "sum(price)"}, {"group_by", "shelf"}, {"sort", "-sum_price"}},
        R"([{"shelf":1,"sum_price":"3.00"},{"shelf":2,"sum_price":"-17"},{"shelf":null,"sum_price":null}] 3)");
    row("having an alias", {{"functions", "count()"}, {"group_by", "shelf"}, {"having", "count > 1"}},
        R"([{"shelf":1,"count":2},{"shelf":2,"count":2}] 2)");
    row("having a function",
        {{"functions", "sum(price),count()"}, {"group_by", "shelf"}, {"having", "sum(price) < 2.5 AND count( ) = 2"}},
        R"([{"shelf":2,"sum_price":"-17","count":2}] 1)");
    // As texts, -17 is not less than -3.
    row("having compares decimals by value", {{"functions", "min(price)"}, {"group_by", "shelf"}, {"having", "min_price < -3"}},
        R"([{"shelf":2,"min_price":"-20"}] 1)");
    row("having a key",
        {{"functions", "count()"}, {"group_by", "shelf"}, {"having", "shelf IS NULL || (count = 2 && shelf IN (2))"}},
        R"([{"shelf":null,"count":1},{"shelf":2,"count":2}] 2)");
    row("having a decimal key", {{"functions", "count()"}, {"group_by", "price"}, {"having", "price = 1.5"}},
        R"([{"price":"1.50","count":2}] 1)");
    row("having a path", {{"functions", "count()"}, {"group_by", "maker.country"}, {"having", "maker.country = 'fr'"}},
        R"([{"maker.country":"fr","count":1}] 1)");
    row("having keeps texts", {{"functions", "count()"}, {"group_by", "label"}, {"having", "label = 'count()' || label = 'a'"}},
        R"([{"label":"a","count":1}] 1)");
    row("having nothing", {{"functions", "count()"}, {"having", "count > 100"}}, R"([] 0)");
}

void TestAggregatesApi::answers()
{
    using Parameters = QList<std::pair<QByteArray, QByteArray>>;
    QFETCH(Parameters, parameters);
    QFETCH(QByteArray, expected);
    ensureStock();
    QCOMPARE(results(DataWorld::current().get("ann", query("stock", parameters))), expected);
}

void TestAggregatesApi::refusals_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *parameters, const char *expected) {
        QTest::newRow(parameters) << QByteArray(parameters) << QByteArray(expected);
    };
    row("", "400 required_missing functions");
    row("functions=", "400 required_missing functions");
    row("functions=median(price)", "400 unknown_function functions");
    row("functions=sum()", "400 unknown_function functions");
    row("functions=sum", "400 unknown_function functions");
    row("functions=count(", "400 unknown_function functions");
    row("functions=count(nope)", "400 unknown_field functions");
    row("functions=count(@now)", "400 unknown_field functions");
    row("functions=count(secret)", "400 unknown_field functions");
    row("functions=max(mail)", "400 unknown_field functions");
    row("functions=count(tags)", "400 not_groupable functions");
    row("functions=sum(label)", "400 not_aggregatable functions");
    row("functions=avg(seen)", "400 not_aggregatable functions");
    row("functions=max(done)", "400 not_aggregatable functions");
    row("functions=min(maker)", "400 not_aggregatable functions");
    row("functions=min(extra)", "400 not_aggregatable functions");
    row("functions=count(),count()", "400 duplicate_name functions");
    row("functions=count()&group_by=shelf,shelf", "400 duplicate_name group_by");
    row("functions=count()&group_by=nope", "400 unknown_field group_by");
    row("functions=count()&group_by=secret", "400 unknown_field group_by");
    row("functions=count()&group_by=mail", "400 unknown_field group_by");
    row("functions=count()&group_by=extra", "400 not_groupable group_by");
    row("functions=count()&group_by=tags", "400 not_groupable group_by");
    row("functions=count()&group_by=maker.nope", "400 unknown_field group_by");
    row("functions=count()&group_by=a,b,c,d,e,f,g,h,i", "400 too_many_values group_by");
    row("functions=count()&filter=secret%20%3D%207", "400 unknown_field filter");
    row("functions=count()&filter=mail%20~%20%27x%27", "400 unknown_field filter");
    row("functions=count()&having=price%20%3E%201", "400 unknown_field having");
    row("functions=count()&having=sum(secret)%20%3E%201", "400 unknown_field having");
    row("functions=count()&having=count%20%3E%20%27x%27", "400 type_mismatch having");
    row("functions=count()&having=count%20%3E", "400 syntax having");
    row("functions=count()&having=@collection.makers.country%20%3F%3D%20%27de%27", "400 unknown_field having");
    row("functions=count()&sort=shelf", "400 unknown_field sort");
    row("functions=count()&limit=0", "400 invalid_number limit");
    row("functions=count()&limit=1001", "400 invalid_number limit");
    row("functions=count()&skip=-1", "400 invalid_number skip");
    row("functions=count()&expand=maker", "400 unknown_parameter expand");
}

void TestAggregatesApi::refusals()
{
    QFETCH(QByteArray, parameters);
    QFETCH(QByteArray, expected);
    ensureStock();
    QCOMPARE(fault(DataWorld::current().get("ann", "/records/stock/aggregate?" + parameters)), expected);
}

void TestAggregatesApi::whoMayAsk()
{
    ensureStock();
    DataWorld &world = DataWorld::current();
    const QByteArray all = "/records/stock/aggregate?functions=count()";
    QCOMPARE(results(world.get("ann", all)), QByteArray(R"([{"count":5}] 1)"));
    QCOMPARE(results(world.get("eve", all)), QByteArray(R"([{"count":1}] 1)"));
    // A rule that is an expression is for those who are signed in.
    QCOMPARE(world.get("nobody", all, {{"X-Account-ID", world.accountId("acme")}}).status, 401);
    QCOMPARE(results(world.get("root", all)), QByteArray(R"([{"count":7}] 1)"));
    QCOMPARE(results(world.get("root", all, {{"X-Account-ID", world.accountId("acme")}})), QByteArray(R"([{"count":6}] 1)"));
    // Superadmins see what is hidden and masked.
    QCOMPARE(results(world.get("root", "/records/stock/aggregate?functions=sum(secret),max(mail)")),
             QByteArray(R"([{"sum_secret":30,"max_mail":"x@example.test"}] 1)"));
    QCOMPARE(results(world.get("root", all + "&group_by=account_id&sort=count&limit=1")),
             "[{\"account_id\":\"" + world.accountId("other") + "\",\"count\":1}] 2");
    QCOMPARE(world.get("ann", "/records/nowhere/aggregate?functions=count()").status, 404);
    const QByteArray id = world.makeCollection(R"({"name":"locked_stock","schema":[{"name":"a","type":"text"}]})");
    QCOMPARE(world.get("ann", "/records/locked_stock/aggregate?functions=count()").status, 403);
    const HttpAnswer first = world.get("ann", all);
    QCOMPARE(world.get("ann", all, {{"If-None-Match", first.header("ETag")}}).status, 304);
}

void TestAggregatesApi::anEmptyCollection()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"no_stock","schema":[{"name":"n","type":"integer"}],"list_rule":""})");
    QCOMPARE(results(world.get("ann", "/records/no_stock/aggregate?functions=count(),sum(n)")),
             QByteArray(R"([{"count":0,"sum_n":null}] 1)"));
    QCOMPARE(results(world.get("ann", "/records/no_stock/aggregate?functions=count()&group_by=n")), QByteArray("[] 0"));
}

void TestAggregatesApi::pagesOfGroups()
{
    ensureStock();
    DataWorld &world = DataWorld::current();
    QByteArray all;
    for (int skip = 0; skip < 8; skip += 2) {
        all += results(world.get(
                   "ann", "/records/stock/aggregate?functions=count()&group_by=label&limit=2&skip=" + QByteArray::number(skip)))
            + '\n';
    }
    QCOMPARE(all,
             QByteArray(R"([{"label":"D","count":1},{"label":"a","count":1}] 5)"
                        "\n"
                        R"([{"label":"b","count":1},{"label":"c","count":1}] 5)"
                        "\n"
                        R"([{"label":"e","count":1}] 5)"
                        "\n"
                        "[] 5\n"));
}

/** What lists may not be larger than, groups and smallest and largest texts may not be either. */
void TestAggregatesApi::longTextsAreBounded()
{
    const RootServer root{{"answer_max_bytes", "65536"}};
    const auto &client = root.client;
    QCOMPARE(client
                 ->send("POST", "/api/v1/collections", {},
                        R"({"name":"essays","schema":[{"name":"kind","type":"integer"},{"name":"body","type":"text"}]})")
                 .status,
             201);
    for (int kind = 0; kind < 4; ++kind) {
        const QByteArray body = "{\"kind\":" + QByteArray::number(kind) + ",\"body\":\"" + QByteArray::number(kind)
            + QByteArray(30'000, 'x') + "\"}";
        QCOMPARE(client->send("POST", "/api/v1/records/essays", {}, body).status, 201);
    }
    const auto ask = [&](const QList<std::pair<QByteArray, QByteArray>> &parameters) {
        return client->get("/api/v1" + query("essays", parameters));
    };
    const auto isRefused = [](const HttpAnswer &answer) {
        return answer.status == 400 && text(answer.at("details.0.code")) == "answer_too_large"
            && text(answer.at("details.0.field")) == "limit" && answer.body.contains("65536");
    };
    QVERIFY(isRefused(ask({{"functions", "count()"}, {"group_by", "body"}})));
    QVERIFY(isRefused(ask({{"functions", "min(body)"}, {"group_by", "kind"}})));
    QVERIFY(isRefused(ask({{"functions", "min(body),max(body)"}, {"group_by", "kind,body"}, {"limit", "2"}})));
    // A smaller page is the way, one result is always there, and what is short is not concerned.
    QCOMPARE(ask({{"functions", "count()"}, {"group_by", "body"}, {"limit", "2"}}).at("total_groups").toInt(), 4);
    QCOMPARE(ask({{"functions", "min(body),max(body)"}, {"group_by", "kind,body"}, {"limit", "1"}}).status, 200);
    QCOMPARE(ask({{"functions", "min(body),max(body)"}}).status, 200);
    QCOMPARE(ask({{"functions", "count(body)"}, {"group_by", "kind"}}).at("total_groups").toInt(), 4);
}

/** Whatever happens to a hidden field, a masked one and a record out of sight, no aggregate changes. */
void TestAggregatesApi::unseenFieldsAndRecordsChangeNothing()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"veiled","schema":[{"name":"n","type":"integer"},{"name":"hidden","type":"integer"},)"
                         R"({"name":"mail","type":"email","pii":true}],"list_rule":"n < 10","list_fields":["n","mail"]})");
    const QByteArray here = world.accountId("acme");
    const auto make = [&](const QByteArray &body) {
        return text(world.send("root", "POST", "/records/veiled", body, {{"X-Account-ID", here}}).at("id"));
    };
    const QByteArray seen = make(R"({"n":1,"hidden":1,"mail":"a@example.test"})");
    make(R"({"n":2,"hidden":1,"mail":"b@example.test"})");
    const QByteArray unseen = make(R"({"n":50,"hidden":1})");
    const QByteArrayList asked{"functions=count(),sum(n),avg(n),min(n),max(n)",
                               "functions=count()&group_by=n",
                               "functions=count(hidden)",
                               "functions=count()&group_by=hidden",
                               "functions=count(mail)",
                               "functions=count()&filter=hidden%3D1",
                               "functions=count()&having=hidden%3D1"};
    const auto answers = [&] {
        QByteArrayList all;
        for (const QByteArray &parameters : asked)
            all.append(world.get("ann", "/records/veiled/aggregate?" + parameters).body);
        for (QByteArray &body : all) {
            const qsizetype at = body.indexOf("\"correlation_id\"");
            body = at < 0 ? body : body.first(at);
        }
        return all;
    };
    const QByteArrayList before = answers();
    const auto change = [&](const QByteArray &id, const QByteArray &body) {
        QCOMPARE(world.send("root", "PATCH", "/records/veiled/" + id, body).status, 200);
    };
    change(seen, R"({"hidden":null,"mail":null})");
    change(unseen, R"({"n":60,"hidden":2})");
    make(R"({"n":99})");
    QCOMPARE(answers(), before);
}

void TestAggregatesApi::largeNumbersAreExact()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"large","schema":[{"name":"i","type":"integer"},{"name":"x","type":"number"}],)"
                         R"("list_rule":"","create_rule":"@request.auth.id != ''"})");
    for (int i = 0; i < 3; ++i)
        world.makeRecord("ann", "large", R"({"i":9007199254740991,"x":1.6e308})");
    world.makeRecord("ann", "large", R"({"i":1,"x":-1e-300})");
    const QByteArray path = "/records/large/aggregate?functions=sum(i),avg(i),sum(x),avg(x)";
    QCOMPARE(results(world.get("ann", path)),
             QByteArray(R"([{"sum_i":27021597764222974,"avg_i":6755399441055744,"sum_x":null,"avg_x":null}] 1)"));
    QCOMPARE(results(world.get("ann", "/records/large/aggregate?functions=sum(i)&having=sum_i%20%3E%2027021597764222973")),
             QByteArray(R"([{"sum_i":27021597764222974}] 1)"));
    QCOMPARE(results(world.get("ann", "/records/large/aggregate?functions=sum(x)&filter=i%3D1")),
             QByteArray(R"([{"sum_x":-1e-300}] 1)"));
}

void TestAggregatesApi::decimalsAreExactAtAnyLength()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"exact","schema":[{"name":"d","type":"decimal"}],)"
                         R"("list_rule":"","create_rule":"@request.auth.id != ''"})");
    for (const char *decimal : {"9999999999999999999999999999999999999999", "0.000000000000000000000000000000000000001", "0.1",
                                "-0.2", "123456789.987654321"})
        world.makeRecord("ann", "exact", at(R"({"d":"$"})", decimal));
    QCOMPARE(results(world.get("ann", "/records/exact/aggregate?functions=sum(d),avg(d),min(d)")),
             QByteArray(R"([{"sum_d":"10000000000000000000000000000000123456788.887654321000000000000000000000000000001",)"
                        R"("avg_d":"2000000000000000000000000000000024691357.777530864200000000000000000000000000000200000",)"
                        R"("min_d":"-0.200000000000000000000000000000000000000"}] 1)"));
    QCOMPARE(results(world.get("ann", "/records/exact/aggregate?functions=avg(d)&filter=d%20%3C%200.1")),
             QByteArray(R"([{"avg_d":"-0.099999999999999999999999999999999999999500000"}] 1)"));
}

void TestAggregatesApi::sumsOfDoublesDoNotDependOnTheOrder()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"doubles","schema":[{"name":"k","type":"integer"},{"name":"x","type":"number"}],)"
                         R"("list_rule":"","create_rule":"@request.auth.id != ''"})");
    QRandomGenerator random(7);
    QJsonArray records;
    for (int i = 0; i < 60; ++i) {
        const double x = (random.generateDouble() - 0.5) * std::pow(10.0, random.bounded(30) - 15);
        for (int k : {1, 2})
            records.insert(k == 1 ? records.size() : random.bounded(int(records.size()) + 1), QJsonObject{{"k", k}, {"x", x}});
    }
    // What is left when these two are gone is lost in any sum that rounds.
    for (int k : {1, 2}) {
        records.insert(k == 1 ? 0 : records.size(), QJsonObject{{"k", k}, {"x", 1e200}});
        records.insert(records.size() / 2, QJsonObject{{"k", k}, {"x", -1e200}});
    }
    const QByteArray body = QJsonDocument(QJsonObject{{"records", records}}).toJson(QJsonDocument::Compact);
    QCOMPARE(world.send("ann", "POST", "/records/doubles/batch", body).status, 201);
    const HttpAnswer answer = world.get("ann", "/records/doubles/aggregate?functions=sum(x),avg(x),count()&group_by=k");
    QCOMPARE(answer.at("total_groups").toInt(), 2);
    QCOMPARE(answer.at("results.0.sum_x"), answer.at("results.1.sum_x"));
    QCOMPARE(answer.at("results.0.avg_x"), answer.at("results.1.avg_x"));
    // The same on both databases.
    static QByteArray first;
    const QByteArray mine = results(answer);
    if (first.isEmpty())
        first = mine;
    QCOMPARE(mine, first);
    QVERIFY(std::abs(answer.at("results.0.sum_x").toDouble()) > 1);
}

QTEST_GUILESS_MAIN(TestAggregatesApi)
#include "tst_aggregatesapi.moc"
