// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schemaworld.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** Fields of another type or with other options: what becomes of the values, and what stops the change. */
class TestSchemaConversions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void retype_data();
    void retype();
    void retypeRefusesAndNamesRecords();
    void castsAreExact();
    void severalRemedies();
    void tightenedOptions();
    void newlyUnique();
    void oneValueAndMany();
    void textBecomesAReference();
    void onDeleteChanges();
    void manyValuedReferencesChange();
};

void TestSchemaConversions::retype_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *from, const char *value, const char *to, const char *expected) {
        QTest::addRow("%s %s to %s", from, value, to)
            << QByteArray(from) << QByteArray(value) << QByteArray(to) << QByteArray(expected);
    };
    row("text", R"("12")", "integer", "12");
    row("text", R"("-7.50")", "decimal", R"("-7.50")");
    row("text", R"("1e3")", "number", "1000");
    row("text", R"("TRUE")", "boolean", "true");
    row("text", R"("2026-01-02")", "date", R"("2026-01-02")");
    row("text", R"("2026-01-02T03:04:05Z")", "datetime", R"("2026-01-02T03:04:05.000Z")");
    row("text", R"("a@b.example")", "email", R"("a@b.example")");
    row("text", R"("he \"said\" ü")", "json", R"("he \"said\" ü")");
    row("integer", "9007199254740993", "text", R"("9007199254740993")");
    row("integer", "9007199254740993", "decimal", R"("9007199254740993")");
    row("integer", "5", "number", "5");
    row("integer", "1", "boolean", "true");
    row("number", "5", "integer", "5");
    row("number", "0.1", "decimal", R"("0.1")");
    row("number", "0.1", "text", R"("0.1")");
    row("number", "1e21", "text", R"("1e+21")");
    row("decimal", R"("1.50")", "text", R"("1.50")");
    row("decimal", R"("12.00")", "integer", "12");
    row("decimal", R"("12.25")", "number", "12.25");
    row("boolean", "true", "text", R"("true")");
    row("boolean", "false", "integer", "0");
    row("date", R"("2026-01-02")", "datetime", R"("2026-01-02T00:00:00.000Z")");
    row("date", R"("2026-01-02")", "text", R"("2026-01-02")");
    row("datetime", R"("2026-01-02T00:00:00Z")", "date", R"("2026-01-02")");
    row("datetime", R"("2026-01-02T03:04:05.678Z")", "text", R"("2026-01-02T03:04:05.678Z")");
    row("json", R"({"a":[1]})", "text", R"("{\"a\":[1]}")");
    row("json", R"("plain")", "text", R"("plain")");
    row("json", "12", "integer", "12");
}

void TestSchemaConversions::retype()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, expected);
    static int counter = 0;
    const QByteArray name = "retyped" + QByteArray::number(++counter);
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":")" + name + R"(","schema":[{"name":"v","type":")" + from
                         + R"("},{"name":"w","type":"text"}]})");
    const QByteArray id = make(name, "{\"v\":" + value + ",\"w\":\"w\"}");
    const QByteArray empty = make(name, R"({"w":"none"})");
    const HttpAnswer plan = Edit(name).field("v", "{\"type\":\"" + to + "\"}").plan();
    QVERIFY2(plan.at("applicable").toBool(), plan.body);
    const HttpAnswer done = Edit(name).field("v", "{\"type\":\"" + to + "\"}").apply();
    QVERIFY2(done.status == 200, done.body);
    const QJsonValue wanted = fromJson("{\"v\":" + expected + "}").value("v");
    QCOMPARE(record(name, id).at("v"), wanted);
    QCOMPARE(text(record(name, id).at("w")), "w");
    QVERIFY(record(name, empty).at("v").isNull());
    // The column really has the new type: the value can be written again and is found.
    QCOMPARE(world.send("root", "PATCH", "/records/" + name + '/' + empty, "{\"v\":" + expected + "}").status, 200);
    QCOMPARE(record(name, empty).at("v"), wanted);
}

void TestSchemaConversions::retypeRefusesAndNamesRecords()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"sizes","schema":[{"name":"size","type":"text"}]})");
    QList<QByteArray> bad;
    for (int i = 0; i < 12; ++i)
        bad.append(make("sizes", "{\"size\":\"big " + QByteArray::number(i) + "\"}"));
    make("sizes", R"({"size":"12"})");
    const QByteArray half = make("sizes", R"({"size":"2.5"})");
    const HttpAnswer plan = Edit("sizes").field("size", R"({"type":"integer"})").plan();
    QCOMPARE(plan.status, 200);
    QVERIFY(!plan.at("applicable").toBool(true));
    QCOMPARE(plan.at("records").toInt(), 14);
    QCOMPARE(text(plan.at("problems.0.field")), "size");
    QCOMPARE(text(plan.at("problems.0.code")), "not_convertible");
    QCOMPARE(plan.at("problems.0.count").toInt(), 13);
    QCOMPARE(joined(plan.at("problems.0.records")), bad.mid(0, 10).join('\n'));

    const HttpAnswer refused = Edit("sizes").field("size", R"({"type":"integer"})").apply();
    QCOMPARE(refusal(refused), "409 schema_change_refused not_convertible size");
    QVERIFY(text(refused.at("message")).contains("13 records") && text(refused.at("message")).contains(bad.first()));
    // Nothing has happened.
    QCOMPARE(text(record("sizes", half).at("size")), "2.5");
    make("sizes", R"({"size":"still text"})");

    const QByteArray nulls = R"({"size":["cast","null"]})";
    const HttpAnswer shown = Edit("sizes").field("size", R"({"type":"integer"})").with("convert", nulls).plan();
    QVERIFY2(shown.at("applicable").toBool(), shown.body);
    QCOMPARE(shown.at("conversions").toArray().size(), 2);
    const HttpAnswer done = Edit("sizes").field("size", R"({"type":"integer"})").with("convert", nulls).apply();
    QVERIFY2(done.status == 200, done.body);
    QCOMPARE(record("sizes", half).at("size").toInt(), 3);
    QVERIFY(record("sizes", bad.first()).at("size").isNull());
    QCOMPARE(world.get("root", "/records/sizes?filter=" + encoded("size = 12")).at("total").toInt(), 1);
}

void TestSchemaConversions::castsAreExact()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"casts","schema":[{"name":"t","type":"text"},{"name":"d","type":"decimal"},
        {"name":"at","type":"datetime"}]})");
    const QByteArray id = make("casts", R"({"t":"späße 𝔘nd mehr","d":"-2.5","at":"2026-01-02T23:30:00Z"})");
    const auto edit = [] {
        return Edit("casts")
            .field("t", R"({"options":{"max_length":7}})")
            .field("d", R"({"type":"integer"})")
            .field("at", R"({"type":"date"})");
    };
    const HttpAnswer refused = edit().plan();
    QCOMPARE(refused.at("problems").toArray().size(), 3);
    const HttpAnswer done = edit().with("convert", R"({"t":"cast","d":"cast","at":"cast"})").apply();
    QVERIFY2(done.status == 200, done.body);
    const HttpAnswer read = record("casts", id);
    QCOMPARE(text(read.at("t")), "späße 𝔘");
    QCOMPARE(read.at("d").toInt(), -3);
    QCOMPARE(text(read.at("at")), "2026-01-02");
    // What changed has another version, so that no entity tag stands for both.
    QVERIFY(read.at("version").toInt() > 1);
}

void TestSchemaConversions::severalRemedies()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"remedies","schema":[{"name":"a","type":"text"},{"name":"b","type":"text"}]})");
    const QByteArray id = make("remedies", R"({"a":"x"})");
    const auto edit = [](const QByteArray &convert) {
        return Edit("remedies")
            .field("a", R"({"type":"integer","default":4,"options":{"min":3}})")
            .field("b", R"({"required":true})")
            .add(R"({"name":"c","type":"integer","required":true})")
            .with("convert", convert);
    };
    const HttpAnswer plan = edit("null").plan();
    QVERIFY(plan.body.contains("default_needed") && plan.body.contains("required_missing")
            && plan.body.contains("not_convertible"));
    QCOMPARE(refusal(edit(R"({"a":{"value":2}})").apply()), "400 validation_failed too_small convert.a");
    QCOMPARE(refusal(edit(R"({"b":"null"})").apply()), "400 validation_failed required_null convert.b");
    QCOMPARE(refusal(edit(R"({"b":"default"})").apply()), "400 validation_failed default_needed convert.b");
    QCOMPARE(refusal(edit(R"({"nope":"null"})").apply()), "400 validation_failed unknown_field convert.nope");
    QCOMPARE(refusal(edit(R"({"a":"guess"})").apply()), "400 validation_failed invalid_remedy convert.a");
    const HttpAnswer done = edit(R"({"a":"default","b":{"value":"filled"},"c":{"value":9}})").apply();
    QVERIFY2(done.status == 200, done.body);
    const HttpAnswer read = record("remedies", id);
    QCOMPARE(read.at("a").toInt(), 4);
    QCOMPARE(text(read.at("b")), "filled");
    QCOMPARE(read.at("c").toInt(), 9);
}

void TestSchemaConversions::tightenedOptions()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"tight","schema":[{"name":"s","type":"select","options":{"values":["a","b","c"],
        "multiple":true}},{"name":"k","type":"select","options":{"values":["a","b"]}},{"name":"n","type":"integer"},
        {"name":"p","type":"text"}]})");
    const QByteArray id = make("tight", R"({"s":["c","a"],"k":"b","n":50,"p":"abc"})");
    const auto refusedFor = [](const QByteArray &field, const QByteArray &members) {
        const QByteArray body = Edit("tight").field(field, members).apply().body;
        return text(fromJson(body).value("details").toArray().at(0).toObject().value("code"));
    };
    QCOMPARE(refusedFor("s", R"({"options":{"values":["a","b"],"multiple":true}})"), "invalid_choice");
    QCOMPARE(refusedFor("s", R"({"options":{"values":["a","b","c"],"multiple":true,"max_select":1}})"), "too_many_values");
    QCOMPARE(refusedFor("k", R"({"options":{"values":["a"]}})"), "invalid_choice");
    QCOMPARE(refusedFor("n", R"({"options":{"max":10}})"), "too_large");
    QCOMPARE(refusedFor("p", R"({"options":{"pattern":"^x"}})"), "pattern_mismatch");
    QCOMPARE(refusedFor("p", R"({"type":"url"})"), "invalid_url_format");
    // Loosened or kept, nothing is in the way, and no record changes.
    QCOMPARE(Edit("tight")
                 .field("k", R"({"options":{"values":["z","b","a"]}})")
                 .field("n", R"({"options":{"max":50}})")
                 .apply()
                 .status,
             200);
    QCOMPARE(record("tight", id).at("version").toInt(), 1);
    const HttpAnswer cast = Edit("tight")
                                .field("s", R"({"options":{"values":["a","b","c"],"multiple":true,"max_select":1}})")
                                .with("convert", R"({"s":"cast"})")
                                .apply();
    QVERIFY2(cast.status == 200, cast.body);
    QCOMPARE(joined(record("tight", id).at("s")), "c");
}

void TestSchemaConversions::newlyUnique()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"uniquely","schema":[{"name":"d","type":"decimal"}],"create_rule":""})");
    make("uniquely", R"({"d":"1.5"})");
    const QByteArray second = make("uniquely", R"({"d":"1.50"})");
    world.makeRecord("ann", "uniquely", R"({"d":"1.5"})"); // of another account: no clash
    const HttpAnswer plan = Edit("uniquely").field("d", R"({"unique":true})").plan();
    QCOMPARE(text(plan.at("problems.0.code")), "unique");
    QCOMPARE(joined(plan.at("problems.0.records")), second);
    QCOMPARE(refusal(Edit("uniquely").field("d", R"({"unique":true})").apply()), "409 schema_change_refused unique d");
    const HttpAnswer done = Edit("uniquely").field("d", R"({"unique":true})").with("convert", R"({"d":"null"})").apply();
    QVERIFY2(done.status == 200, done.body);
    QVERIFY(record("uniquely", second).at("d").isNull());
    QCOMPARE(refusal(world.send("root", "POST", "/records/uniquely", R"({"d":"1.500"})")), "409 unique_violation unique d");
    QCOMPARE(Edit("uniquely").field("d", R"({"unique":false})").apply().status, 200);
    make("uniquely", R"({"d":"1.500"})");
}

void TestSchemaConversions::oneValueAndMany()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"plural","schema":[{"name":"k","type":"select","options":{"values":["a","b"]}},
        {"name":"t","type":"text"}]})");
    const QByteArray id = make("plural", R"({"k":"a","t":"b"})");
    const QByteArray other = make("plural", R"({})");
    const HttpAnswer done = Edit("plural")
                                .field("k", R"({"name":"ks","options":{"values":["a","b"],"multiple":true}})")
                                .field("t", R"({"type":"select","options":{"values":["b","c"],"multiple":true}})")
                                .apply();
    QVERIFY2(done.status == 200, done.body);
    QCOMPARE(joined(record("plural", id).at("ks")), "a");
    QCOMPARE(joined(record("plural", id).at("t")), "b");
    QCOMPARE(record("plural", other).at("ks").toArray().size(), 0);
    QCOMPARE(world.send("root", "PATCH", "/records/plural/" + id, R"({"ks":["b","a"],"t":["c"]})").status, 200);

    const auto back = [] {
        return Edit("plural")
            .field("ks", R"({"name":"k","options":{"values":["a","b"]}})")
            .field("t", R"({"type":"text","options":{}})");
    };
    QCOMPARE(refusal(back().apply()), "409 schema_change_refused too_many_values k");
    const HttpAnswer single = back().with("convert", R"({"k":"cast"})").apply();
    QVERIFY2(single.status == 200, single.body);
    QCOMPARE(text(record("plural", id).at("k")), "b");
    QCOMPARE(text(record("plural", id).at("t")), "c");
    QVERIFY(record("plural", other).at("k").isNull());
}

void TestSchemaConversions::textBecomesAReference()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"people","schema":[{"name":"n","type":"text"}],"create_rule":""})");
    world.makeCollection(R"({"name":"letters","schema":[{"name":"sender","type":"text"},{"name":"reply_to","type":"text"}]})");
    const QByteArray ann = make("people", R"({"n":"ann"})");
    const QByteArray foreign = world.makeRecord("ann", "people", R"({"n":"of another account"})");
    const QByteArray good = make("letters", "{\"sender\":\"" + ann + "\"}");
    const QByteArray bad = make("letters", R"({"sender":"nobody"})");
    const QByteArray strange = make("letters", "{\"sender\":\"" + foreign + "\",\"reply_to\":\"" + good + "\"}");
    const auto edit = [] {
        return Edit("letters")
            .field("sender", R"({"type":"reference","collection":"people","on_delete":"restrict"})")
            .field("reply_to", R"({"type":"reference","collection":"letters","on_delete":"set_null"})");
    };
    const HttpAnswer plan = edit().plan();
    QCOMPARE(plan.at("problems.0.count").toInt(), 2);
    QCOMPARE(joined(plan.at("problems.0.records")), bad + '\n' + strange);
    QCOMPARE(refusal(edit().apply()), "409 schema_change_refused invalid_reference sender");
    const HttpAnswer done = edit().with("convert", R"({"sender":"null"})").apply();
    QVERIFY2(done.status == 200, done.body);
    QCOMPARE(text(record("letters", good).at("sender")), ann);
    QVERIFY(record("letters", bad).at("sender").isNull());
    QCOMPARE(text(record("letters", strange).at("reply_to")), good);
    // They are references now.
    QCOMPARE(refusal(world.send("root", "POST", "/records/letters", R"({"sender":"nobody"})")),
             "400 validation_failed invalid_reference sender");
    QCOMPARE(world.send("root", "DELETE", "/records/people/" + ann).status, 409);
    world.execute("DELETE FROM \"col_letters\" WHERE \"id\" = '" + strange + "'");
    // And texts again: nothing holds the person any more.
    const HttpAnswer undone = Edit("letters").field("sender", R"({"type":"text","collection":null,"on_delete":null})").apply();
    QVERIFY2(undone.status == 200, undone.body);
    QCOMPARE(world.send("root", "DELETE", "/records/people/" + ann).status, 204);
    QCOMPARE(text(record("letters", good).at("sender")), ann);
}

void TestSchemaConversions::onDeleteChanges()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"shelves","schema":[{"name":"n","type":"text"}]})");
    world.makeCollection(R"({"name":"racks","schema":[{"name":"n","type":"text"}]})");
    world.makeCollection(R"({"name":"books","schema":[{"name":"shelf","type":"reference","collection":"shelves",
        "on_delete":"restrict"},{"name":"n","type":"text","unique":true}]})");
    const QByteArray shelf = make("shelves", R"({"n":"s"})");
    const QByteArray book = make("books", "{\"shelf\":\"" + shelf + "\",\"n\":\"b\"}");
    QCOMPARE(world.send("root", "DELETE", "/records/shelves/" + shelf).status, 409);
    // To another collection: no such record there.
    QCOMPARE(refusal(Edit("books").field("shelf", R"({"collection":"racks"})").apply()),
             "409 schema_change_refused invalid_reference shelf");
    const HttpAnswer done = Edit("books").field("shelf", R"({"on_delete":"set_null"})").apply();
    QVERIFY2(done.status == 200, done.body);
    QCOMPARE(world.send("root", "DELETE", "/records/shelves/" + shelf).status, 204);
    QVERIFY(record("books", book).at("shelf").isNull());
    QCOMPARE(Edit("books").field("shelf", R"({"collection":"racks","on_delete":"cascade"})").apply().status, 200);
    const QByteArray rack = make("racks", R"({"n":"r"})");
    QCOMPARE(world.send("root", "PATCH", "/records/books/" + book, "{\"shelf\":\"" + rack + "\"}").status, 200);
    QCOMPARE(world.send("root", "POST", "/records/books", R"({"n":"b"})").status, 409);
    // The database itself knows: the shelves are not held by anything, the rack takes its books along.
    QCOMPARE(world.send("root", "DELETE", "/collections/shelves").status, 200);
    world.execute("DELETE FROM \"col_racks\"");
    QCOMPARE(record("books", book).status, 404);
}

void TestSchemaConversions::manyValuedReferencesChange()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"songs","schema":[{"name":"n","type":"text"}]})");
    world.makeCollection(R"({"name":"lists","schema":[{"name":"of","type":"reference","collection":"songs",
        "on_delete":"cascade","options":{"multiple":true}}]})");
    const QByteArray one = make("songs", R"({"n":"1"})");
    const QByteArray two = make("songs", R"({"n":"2"})");
    const QByteArray list = make("lists", "{\"of\":[\"" + two + "\",\"" + one + "\"]}");
    const HttpAnswer done = Edit("lists").field("of", R"({"name":"songs","on_delete":"restrict"})").apply();
    QVERIFY2(done.status == 200, done.body);
    QCOMPARE(joined(record("lists", list).at("songs")), two + '\n' + one);
    QCOMPARE(world.send("root", "DELETE", "/records/songs/" + one).status, 409);
    const HttpAnswer single =
        Edit("lists").field("songs", R"({"name":"song","options":{}})").with("convert", R"({"song":"cast"})").apply();
    QVERIFY2(single.status == 200, single.body);
    QCOMPARE(text(record("lists", list).at("song")), two);
    QCOMPARE(world.send("root", "DELETE", "/records/songs/" + one).status, 204);
    QCOMPARE(world.send("root", "DELETE", "/records/songs/" + two).status, 409);
    const HttpAnswer many = Edit("lists").field("song", R"({"options":{"multiple":true}})").apply();
    QVERIFY2(many.status == 200, many.body);
    QCOMPARE(joined(record("lists", list).at("song")), two);
}

QTEST_GUILESS_MAIN(TestSchemaConversions)
#include "tst_schemaconversions.moc"
