// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Computed fields: what they say, where they can be used, what is refused, and what they do not tell.

#include "computedworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr char kOpen[] = R"("list_rule":"","view_rule":"","create_rule":"","update_rule":"")";

/** Three people with computed fields, open to everybody. */
void ensurePeople()
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/people").status == 200)
        return;
    world.makeCollection(QByteArray(R"({"name":"people",)") + kOpen
                         + R"(,"schema":[{"name":"first","type":"text"},{"name":"last","type":"text"},)"
                           R"({"name":"height","type":"number"},{"name":"born","type":"date"},)"
                         + computed("full", "text", "concat(first, ' ', last)") + ','
                         + computed("size", "number", "round(height * 100)") + ',' + computed("tall", "boolean", "height > 1.8")
                         + ',' + computed("adult_from", "datetime", "date_add(born, 18, 'years')") + "]}");
    world.makeRecord("ann", "people", R"({"first":"Ada","last":"Byron","height":1.65,"born":"1815-12-10"})");
    world.makeRecord("ann", "people", R"({"first":"Alan","last":"Turing","height":1.789,"born":"1912-06-23"})");
    world.makeRecord("ann", "people", R"({"first":"Konrad","height":1.85,"born":"1992-02-29"})");
}

} // namespace

class TestComputedApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { ensurePeople(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void answersHaveTheValue();
    void definitionGoesAround();
    void cannotBeWritten();
    void listsUseIt_data();
    void listsUseIt();
    void cursorsGoThroughIt();
    void timePasses();
    void relationsLeadToIt();
    void rulesNameIt();
    void aggregatesAndExportsHaveIt();
    void hiddenFieldsStayHidden_data();
    void hiddenFieldsStayHidden();
    void changesCarryItAlong();
    void changesThatBreakItAreRefused();
    void collectionsTravelWithIt();
};

void TestComputedApi::answersHaveTheValue()
{
    DataWorld &world = DataWorld::current();
    const QByteArray body = R"({"first":"Grace","last":"Hopper","height":1.67,"born":"1906-12-09"})";
    const HttpAnswer made = world.send("ann", "POST", "/records/people", body);
    QCOMPARE(made.status, 201);
    const QByteArray path = "/records/people/" + text(made.at("id"));
    for (const HttpAnswer &answer : {made, world.get("ann", path)}) {
        QCOMPARE(text(answer.at("full")), QByteArray("Grace Hopper"));
        QCOMPARE(bytes(answer.at("size")), QByteArray("167"));
        QCOMPARE(bytes(answer.at("tall")), QByteArray("false"));
        QCOMPARE(text(answer.at("adult_from")), QByteArray("1924-12-09T00:00:00.000Z"));
    }
    QCOMPARE(made.body, world.get("ann", path).body);
    const HttpAnswer changed = world.send("ann", "PATCH", path, R"({"last":"Murray","height":null})");
    QCOMPARE(text(changed.at("full")), QByteArray("Grace Murray"));
    QVERIFY(changed.at("size").isNull());
    QVERIFY(changed.at("tall").isNull());
    QCOMPARE(changed.body, world.get("ann", path).body);
    const HttpAnswer batch = world.send("ann", "POST", "/records/people/batch", "{\"records\":[" + body + "]}");
    QCOMPARE(text(batch.at("created.0.full")), QByteArray("Grace Hopper"));
    // What is computed is nobody's change.
    for (const QJsonValue &entry : world.trail(text(made.at("id"))))
        QVERIFY(!QJsonDocument(entry.toObject()).toJson().contains("Grace Hopper"));
    world.send("root", "DELETE", path);
    world.send("root", "DELETE", "/records/people/" + text(batch.at("created.0.id")));
}

/** GET, edit, PUT. */
void TestComputedApi::definitionGoesAround()
{
    DataWorld &world = DataWorld::current();
    QJsonObject read = world.get("root", "/collections/people").json();
    const QJsonObject full = read["schema"].toArray().at(4).toObject();
    QCOMPARE(text(full["type"]), QByteArray("computed"));
    QCOMPARE(text(full["expression"]), QByteArray("concat(first, ' ', last)"));
    QCOMPARE(text(full["return_type"]), QByteArray("text"));
    const QByteArray same = QJsonDocument(QJsonObject{{"schema", read["schema"]}, {"version", read["version"]}}).toJson();
    const HttpAnswer put = world.send("root", "PUT", "/collections/people", same);
    QVERIFY2(put.status == 200, put.body);
    QCOMPARE(put.at("schema"), read["schema"]);
    QJsonArray fields = read["schema"].toArray();
    QJsonObject edited = full;
    edited["expression"] = "concat(last, ', ', first)";
    fields[4] = edited;
    const QByteArray body = QJsonDocument(QJsonObject{{"schema", fields}}).toJson();
    const HttpAnswer plan = world.send("root", "POST", "/collections/people/changes", body);
    QCOMPARE(text(plan.at("changes.0.kind")), QByteArray("change_field"));
    QCOMPARE(plan.at("statements").toArray().size(), 0); // nothing of it is stored
    QCOMPARE(world.send("root", "PUT", "/collections/people", body).status, 200);
    QCOMPARE(listed(world.get("ann", "/records/people?sort=born&limit=1"), "full"), QByteArray("\"Byron, Ada\""));
    fields[4] = full;
    fields.append(QJsonObject{{"name", "loud"}, {"type", "computed"}, {"return_type", "text"}, {"expression", "upper(last)"}});
    const HttpAnswer added =
        world.send("root", "POST", "/collections/people/changes", QJsonDocument(QJsonObject{{"schema", fields}}).toJson());
    QCOMPARE(text(added.at("changes.1.kind")), QByteArray("add_field"));
    QCOMPARE(text(added.at("changes.1.to.expression")), QByteArray("upper(last)"));
    fields.removeLast();
    world.send("root", "PUT", "/collections/people", QJsonDocument(QJsonObject{{"schema", fields}}).toJson());
}

void TestComputedApi::cannotBeWritten()
{
    DataWorld &world = DataWorld::current();
    QCOMPARE(fault(world.send("ann", "POST", "/records/people", R"({"first":"X","full":"Y"})")),
             QByteArray("400 unknown_field full"));
    const QByteArray id = text(world.get("ann", "/records/people?limit=1").at("items.0.id"));
    QCOMPARE(fault(world.send("ann", "PATCH", "/records/people/" + id, R"({"tall":true})")),
             QByteArray("400 unknown_field tall"));
    // Eleven are one too many; in a list of fields for indexes none may stand.
    QByteArray fields = R"({"name":"a","type":"text"})";
    for (int i = 0; i < 11; ++i)
        fields += ',' + computed("c" + QByteArray::number(i), "text", "upper(a)");
    QCOMPARE(fault(world.send("root", "POST", "/collections", R"({"name":"refused","schema":[)" + fields + "]}")),
             QByteArray("400 too_many_fields schema"));
    const QByteArray indexed = R"({"name":"refused","schema":[{"name":"a","type":"text"},)" + computed("c", "text", "a") + "],";
    QCOMPARE(fault(world.send("root", "POST", "/collections", indexed + R"("indexes":[{"fields":["c"]}]})")),
             QByteArray("400 invalid_index indexes.0.fields"));
    QCOMPARE(fault(world.send("root", "POST", "/collections", indexed + R"("indexes":[{"fields":["a"],"where":"c = 'x'"}]})")),
             QByteArray("400 invalid_index indexes.0.where"));
    // Nor do rules and filters call functions, or ask what was sent for it.
    QCOMPARE(fault(world.get("ann", "/records/people?filter=" + encoded("upper(first) = 'ADA'"))),
             QByteArray("400 syntax filter"));
    QCOMPARE(fault(world.send("root", "PUT", "/collections/people/rules", R"({"create_rule":"@request.data.full = 'x'"})")),
             QByteArray("400 unknown_field create_rule"));
}

void TestComputedApi::listsUseIt_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("found");
    const auto row = [](const char *name, const QByteArray &query, const char *found) {
        QTest::newRow(name) << query << QByteArray(found);
    };
    row("all", "sort=full", R"("Ada" "Alan" "Konrad")");
    row("filter text", "sort=full&filter=" + encoded("full = 'Alan Turing'"), R"("Alan")");
    row("filter pattern", "sort=full&filter=" + encoded("full ~ 'BYR' || full:lower = 'konrad '"), R"("Ada" "Konrad")");
    row("filter list", "sort=full&filter=" + encoded("size IN (165, 179)"), R"("Ada" "Alan")");
    row("filter number", "sort=-size&filter=" + encoded("size + 1 > 166"), R"("Konrad" "Alan")");
    row("filter truth", "filter=" + encoded("tall"), R"("Konrad")");
    row("filter false", "sort=first&filter=" + encoded("tall = false"), R"("Ada" "Alan")");
    row("filter instant", "filter=" + encoded("adult_from > '2010-01-01'"), R"("Konrad")");
    row("filter null", "filter=" + encoded("size IS NULL"), "");
    row("sort descending", "sort=-size", R"("Konrad" "Alan" "Ada")");
    row("sort by two", "sort=tall,-full", R"("Alan" "Ada" "Konrad")");
    row("page", "sort=adult_from&skip=1&limit=1", R"("Alan")");
}

void TestComputedApi::listsUseIt()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, found);
    QCOMPARE(listed(DataWorld::current().get("ann", "/records/people?" + query), "first"), found);
}

void TestComputedApi::cursorsGoThroughIt()
{
    DataWorld &world = DataWorld::current();
    for (const QByteArray sort : {"full", "-tall,full", "size", "-adult_from"}) {
        const QByteArray all = listed(world.get("ann", "/records/people?sort=" + sort), "full");
        QList<QByteArray> pages;
        QByteArray cursor;
        for (int i = 0; i < 3; ++i) {
            const HttpAnswer page = world.get("ann", "/records/people?limit=1&sort=" + sort + "&cursor=" + cursor);
            pages.append(listed(page, "full"));
            cursor = text(page.at("next_cursor"));
        }
        QCOMPARE(pages.join(' '), all);
    }
    QCOMPARE(listed(world.get("ann", "/records/people?fields=size&sort=size"), "full"), QByteArray("null null null"));
    QCOMPARE(listed(world.get("ann", "/records/people?fields=size&sort=size"), "size"), QByteArray("165 179 185"));
}

/** What changes without its record: no cursor stays good, and no entity tag. */
void TestComputedApi::timePasses()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(QByteArray(R"({"name":"timers",)") + kOpen + R"(,"schema":[{"name":"at","type":"datetime"},)"
                         + computed("seen", "datetime", "now()") + ','
                         + computed("left", "number", "date_diff(at, now(), 'days')") + "]}");
    const HttpAnswer made = world.send("ann", "POST", "/records/timers", R"({"at":"2200-01-01T00:00:00Z"})");
    const QByteArray path = "/records/timers/" + text(made.at("id"));
    const HttpAnswer first = world.get("ann", path);
    QTest::qWait(5);
    const HttpAnswer second = world.get("ann", path);
    QVERIFY(text(first.at("seen")) < text(second.at("seen")));
    QVERIFY(first.header("ETag") != second.header("ETag"));
    QVERIFY(first.at("left").toInt() > 50'000);
    QCOMPARE(
        world.get("ann", "/records/timers?sort=-left&filter=" + encoded("left > 50000 && seen <= @now")).at("total").toInt(),
        1);
    QCOMPARE(fault(world.get("ann", "/records/timers?sort=left&cursor=")), QByteArray("400 not_sortable sort"));
    QCOMPARE(fault(world.get("ann", "/records/timers/export?sort=left")), QByteArray("400 not_sortable sort"));
}

void TestComputedApi::relationsLeadToIt()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(QByteArray(R"({"name":"letters",)") + kOpen
                         + R"(,"schema":[{"name":"writer","type":"reference","collection":"people","on_delete":"cascade"}]})");
    for (const char *name : {"Ada", "Alan"}) {
        const QByteArray id =
            text(world.get("ann", QByteArray("/records/people?filter=") + encoded(QByteArray("first = '") + name + "'"))
                     .at("items.0.id"));
        world.makeRecord("ann", "letters", "{\"writer\":\"" + id + "\"}");
    }
    const auto writers = [&world](const QByteArray &query) {
        QList<QByteArray> names;
        const HttpAnswer answer = world.get("ann", "/records/letters?expand=writer&" + query);
        for (const QJsonValue &item : answer.at("items").toArray())
            names.append(text(item["writer"]["full"]));
        return names.join(' ');
    };
    QCOMPARE(writers("sort=-writer.full"), QByteArray("Alan Turing Ada Byron"));
    QCOMPARE(writers("sort=writer.size&filter=" + encoded("writer.full ~ 'a' && writer.tall = false")),
             QByteArray("Ada Byron Alan Turing"));
    QCOMPARE(writers("filter=" + encoded("writer.size > 170")), QByteArray("Alan Turing"));
    QCOMPARE(listed(world.get("ann", "/records/people?sort=first&filter=" + encoded("letters_via_writer.writer.size ?> 170")),
                    "first"),
             QByteArray("\"Alan\""));
    QCOMPARE(world
                 .get("ann",
                      "/records/people/" + text(world.get("ann", "/records/letters?sort=writer.full").at("items.0.writer"))
                          + "?expand=letters_via_writer")
                 .at("full")
                 .toString(),
             QString("Ada Byron"));
}

void TestComputedApi::rulesNameIt()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(
        R"({"name":"orders","list_rule":"total < 100","view_rule":"total < 100","create_rule":"total < 100",)"
        R"("update_rule":"@old.total <= total && label != 'closed'","schema":[{"name":"count","type":"integer"},)"
        R"({"name":"price","type":"decimal"},{"name":"text","type":"text"},)"
        + computed("total", "number", "count * price") + ',' + computed("label", "text", "lower(text)") + "]}");
    QCOMPARE(world.send("ann", "POST", "/records/orders", R"({"count":10,"price":"10"})").status, 400);
    const HttpAnswer made = world.send("ann", "POST", "/records/orders", R"({"count":9,"price":"10.5","text":"open"})");
    QCOMPARE(bytes(made.at("total")), QByteArray("94.5"));
    const QByteArray dear = world.makeRecord(
        "root", "orders", "{\"count\":10,\"price\":\"11\",\"account_id\":\"" + world.accountId("acme") + "\"}");
    QCOMPARE(listed(world.get("ann", "/records/orders"), "total"), QByteArray("94.5"));
    QCOMPARE(world.get("ann", "/records/orders/" + dear).status, 404);
    const QByteArray path = "/records/orders/" + text(made.at("id"));
    QVERIFY(world.send("ann", "PATCH", path, R"({"count":8,"text":"open"})").status >= 400);
    QCOMPARE(world.send("ann", "PATCH", path, R"({"price":"10.6","text":"OPEN"})").status, 200);
    QVERIFY(world.send("ann", "PATCH", path, R"({"text":"CLOSED"})").status >= 400);
}

void TestComputedApi::aggregatesAndExportsHaveIt()
{
    DataWorld &world = DataWorld::current();
    const HttpAnswer groups =
        world.get("ann",
                  "/records/people/aggregate?functions=count(),max(size),avg(size),min(full)&group_by=tall&having="
                      + encoded("count() > 1"));
    QVERIFY2(groups.status == 200, groups.body);
    QCOMPARE(bytes(groups.at("results")),
             QByteArray(R"([{"avg_size":172,"count":2,"max_size":179,"min_full":"Ada Byron","tall":false}])"));
    const HttpAnswer exported = world.get("ann", "/records/people/export?fields=full,tall&sort=-full");
    QCOMPARE(exported.body.split('\n').value(1).trimmed(), QByteArray("Konrad ,true"));
    const HttpAnswer lines = world.get("ann", "/records/people/export?format=ndjson&fields=size&sort=size");
    QVERIFY2(lines.body.contains("\"size\":165"), lines.body);
}

void TestComputedApi::hiddenFieldsStayHidden_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &path, const char *expected) {
        QTest::newRow(name) << path << QByteArray(expected);
    };
    row("filter", "/records/staff?filter=" + encoded("wage > 1"), "400 unknown_field filter");
    row("filter masked", "/records/staff?filter=" + encoded("greeting ~ 'a'"), "400 unknown_field filter");
    row("sort", "/records/staff?sort=wage", "400 unknown_field sort");
    row("fields", "/records/staff?fields=wage", "400 unknown_field fields");
    row("group", "/records/staff/aggregate?functions=count()&group_by=greeting", "400 unknown_field group_by");
    row("aggregate", "/records/staff/aggregate?functions=max(wage)", "400 unknown_field functions");
    row("export", "/records/staff/export?fields=wage", "400 unknown_field fields");
    row("path", "/records/desks?filter=" + encoded("who.wage > 1"), "400 unknown_field filter");
    row("sort path", "/records/desks?sort=who.greeting", "400 unknown_field sort");
}

/** What is computed of a field that somebody may not see, or sees masked only, is hidden with it. */
void TestComputedApi::hiddenFieldsStayHidden()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, expected);
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/staff").status != 200) {
        world.makeCollection(
            QByteArray(R"({"name":"staff",)") + kOpen
            + R"(,"list_fields":["name","wage","greeting","short"],"view_fields":["name","wage","greeting","short"],)"
              R"("schema":[{"name":"name","type":"text"},{"name":"pay","type":"number"},)"
              R"({"name":"mail","type":"email","pii":true,"mask_type":"email"},)"
            + computed("wage", "number", "if(name = 'x', 0, pay / 160)") + ','
            + computed("greeting", "text", "concat('Dear ', mail)") + ',' + computed("short", "text", "substring(name, 1, 1)")
            + "]}");
        world.makeCollection(QByteArray(R"({"name":"desks",)") + kOpen
                             + R"(,"schema":[{"name":"who","type":"reference","collection":"staff","on_delete":"cascade"}]})");
        const QByteArray id = world.makeRecord("ann", "staff", R"({"name":"Ada","pay":3200,"mail":"ada@example.com"})");
        world.makeRecord("ann", "desks", "{\"who\":\"" + id + "\"}");
    }
    QCOMPARE(fault(world.get("ann", path)), expected);
    const QByteArray id = text(world.get("ann", "/records/staff").at("items.0.id"));
    const QByteArray body = R"({"name":"Bob","pay":1600,"mail":"bob@example.com"})";
    for (const HttpAnswer &answer :
         {world.get("ann", "/records/staff"), world.get("ann", "/records/staff/" + id),
          world.get("ann", "/records/desks?expand=who"), world.get("ann", "/records/staff/export?format=json"),
          world.send("ann", "PATCH", "/records/staff/" + id, body)}) {
        QCOMPARE(answer.status, 200);
        QVERIFY2(answer.body.contains("\"short\":") && !answer.body.contains("wage") && !answer.body.contains("greeting"),
                 answer.body);
    }
    const HttpAnswer clear = world.get("root", "/records/staff/" + id);
    QCOMPARE(bytes(clear.at("wage")), QByteArray("10"));
    QCOMPARE(text(clear.at("greeting")), QByteArray("Dear bob@example.com"));
}

void TestComputedApi::changesCarryItAlong()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(
        R"({"name":"moving","list_rule":"made != 'x'","schema":[{"name":"a","type":"text"},{"name":"b","type":"text"},)"
        + computed("made", "text", "concat(a, '-', b, '-', a)") + "]}");
    world.makeRecord("root", "moving", R"({"a":"1","b":"2"})");
    const auto fields = [&world] { return world.get("root", "/collections/moving").at("schema").toArray(); };
    const auto put = [&world](const QJsonArray &schema, const QJsonArray &drop = {}) {
        return world.send("root", "PUT", "/collections/moving",
                          QJsonDocument(QJsonObject{{"schema", schema}, {"drop", drop}}).toJson());
    };
    const auto renamed = [](QJsonArray schema, int at, const char *name) {
        QJsonObject field = schema.at(at).toObject();
        field["name"] = name;
        schema[at] = field;
        return schema;
    };
    // A field that is renamed is renamed in the expression; a computed one in rules.
    const QByteArray body = QJsonDocument(QJsonObject{{"schema", renamed(fields(), 0, "first")}}).toJson();
    const HttpAnswer plan = world.send("root", "POST", "/collections/moving/changes", body);
    QCOMPARE(text(plan.at("uses.0.place")), QByteArray("schema.made.expression"));
    QCOMPARE(text(plan.at("uses.0.outcome")), QByteArray("rewritten"));
    const HttpAnswer moved = put(renamed(renamed(fields(), 0, "first"), 2, "result"));
    QVERIFY2(moved.status == 200, moved.body);
    QCOMPARE(text(moved.at("schema.2.expression")), QByteArray("concat(first, '-', b, '-', first)"));
    QCOMPARE(text(world.get("root", "/collections/moving/rules").at("list_rule")), QByteArray("result != 'x'"));
    QCOMPARE(listed(world.get("root", "/records/moving"), "result"), QByteArray("\"1-2-1\""));
    // One more beside records, and away again; nothing is lost with it.
    QJsonArray more = fields();
    more.append(QJsonDocument::fromJson(computed("upper_b", "text", "upper(b)")).object());
    QCOMPARE(put(more).status, 200);
    QCOMPARE(listed(world.get("root", "/records/moving"), "upper_b"), QByteArray("\"2\""));
    QCOMPARE(put(
                 [more] {
                     auto rest = more;
                     rest.removeLast();
                     return rest;
                 }(),
                 {"upper_b"})
                 .status,
             200);
    // Of another type the field is still understood.
    QJsonArray typed = fields();
    QJsonObject b = typed.at(1).toObject();
    b["type"] = "integer";
    typed[1] = b;
    const HttpAnswer retyped = put(typed);
    QVERIFY2(retyped.status == 200, retyped.body);
    QCOMPARE(listed(world.get("root", "/records/moving"), "result"), QByteArray("\"1-2-1\""));
    QVERIFY(world.get("root", "/migrations").status == 200);
}

void TestComputedApi::changesThatBreakItAreRefused()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(
        R"({"name":"fixed","list_rule":"made != 'x'","schema":[{"name":"a","type":"text"},{"name":"b","type":"number"},)"
        + computed("made", "text", "lower(a)") + "]}");
    const QJsonArray fields = world.get("root", "/collections/fixed").at("schema").toArray();
    const auto put = [&world](const QJsonArray &schema, const QJsonArray &drop = {}) {
        return fault(world.send("root", "PUT", "/collections/fixed",
                                QJsonDocument(QJsonObject{{"schema", schema}, {"drop", drop}}).toJson()));
    };
    const auto with = [&fields](int at, const char *member, const QJsonValue &value) {
        QJsonArray schema = fields;
        QJsonObject field = schema.at(at).toObject();
        field[QString(member)] = value;
        schema[at] = field;
        return schema;
    };
    QCOMPARE(put({fields.at(1), fields.at(2)}, {"a"}), QByteArray("409 in_use schema.made.expression"));
    QCOMPARE(fault(world.send("root", "PUT", "/collections/fixed", R"({"drop":["a"]})")),
             QByteArray("409 in_use schema.made.expression"));
    QCOMPARE(put(with(0, "type", "integer")), QByteArray("409 in_use schema.made.expression"));
    QCOMPARE(put({fields.at(0), fields.at(1)}, {"made"}), QByteArray("409 in_use list_rule"));
    QCOMPARE(put(with(2, "expression", "lower(b)")), QByteArray("400 type_mismatch schema.2.expression"));
    QJsonObject stored = fields.at(2).toObject();
    stored["type"] = "text";
    stored["expression"] = QJsonValue::Null;
    stored["return_type"] = QJsonValue::Null;
    QCOMPARE(put({fields.at(0), fields.at(1), stored}), QByteArray("409 not_convertible made"));
    QCOMPARE(world.get("root", "/collections/fixed").at("schema").toArray(), fields);
    // With an expression that does without it, the field may go.
    QJsonObject other = fields.at(2).toObject();
    other["expression"] = "concat(b)";
    QCOMPARE(put({fields.at(1), other}, {"a"}), QByteArray("200  "));
}

void TestComputedApi::collectionsTravelWithIt()
{
    DataWorld &world = DataWorld::current();
    const HttpAnswer exported = world.get("root", "/collections/export?collection_ids=people");
    QVERIFY2(exported.body.contains("concat(first, ' ', last)"), exported.body);
    QJsonObject document = exported.json();
    QJsonArray collections = document["collections"].toArray();
    QVERIFY(!collections.isEmpty());
    QJsonObject people;
    for (const QJsonValue &collection : std::as_const(collections)) {
        if (collection["name"] == "people")
            people = collection.toObject();
    }
    people["name"] = "people_again";
    document["collections"] = QJsonArray{people};
    const HttpAnswer imported = world.send("root", "POST", "/collections/import",
                                           QJsonDocument(QJsonObject{{"data", document}, {"strategy", "error"}}).toJson());
    QVERIFY2(imported.status == 200 || imported.status == 201, imported.body);
    const QByteArray id = world.makeRecord("ann", "people_again", R"({"first":"Kurt","last":"G"})");
    QCOMPARE(text(world.get("ann", "/records/people_again/" + id).at("full")), QByteArray("Kurt G"));
    world.send("root", "DELETE", "/collections/people_again");
}

QTEST_GUILESS_MAIN(TestComputedApi)
#include "tst_computedapi.moc"
