// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schemaworld.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** Renaming and dropping fields and collections that hold records. */
class TestSchemaChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void fieldsHaveLastingIds();
    void renameField();
    void namesTradePlaces();
    void caseOnlyRenames();
    void renameManyValuedField();
    void renameCollection();
    void rulesThatCannotFollowStopTheChange();
    void dropField();
    void dropReference();
};

void TestSchemaChanges::fieldsHaveLastingIds()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"with_ids","schema":[{"name":"a","type":"text"},{"name":"b","type":"text"}]})");
    const QByteArray first = text(world.get("root", "/collections/with_ids").at("schema.0.id"));
    QCOMPARE(first.size(), 36);
    QCOMPARE(Edit("with_ids").rename("a", "z").apply().status, 200);
    const HttpAnswer read = world.get("root", "/collections/with_ids");
    QCOMPARE(text(read.at("schema.0.name")), "z");
    QCOMPARE(text(read.at("schema.0.id")), first);
    QVERIFY(text(read.at("schema.1.id")) != first);
    // A name alone is never taken for a renaming.
    QCOMPARE(refusal(world.send("root", "PUT", "/collections/with_ids",
                                R"({"schema":[{"name":"Z","type":"text"},{"name":"b","type":"text"}]})")),
             "409 schema_change_refused id_needed z");
    QCOMPARE(refusal(world.send("root", "PUT", "/collections/with_ids",
                                R"({"schema":[{"name":"new_name","type":"text"},{"name":"b","type":"text"}]})")),
             "409 schema_change_refused field_removed z");
}

void TestSchemaChanges::renameField()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"json({"name":"articles","schema":[{"name":"title","type":"text","unique":true},
        {"name":"body","type":"text"}],"indexes":[{"name":"both","fields":["body","title"],"where":"title != 'title'"}],
        "list_rule":"title != 'title' && (body = 'x' || title ~ 'a%')","view_rule":"","create_rule":"",
        "list_fields":["title"],"view_fields":["body","title"]})json");
    const QByteArray id = make("articles", R"({"title":"abc","body":"x"})");
    const QByteArray etag = record("articles", id).header("ETag");

    const HttpAnswer plan = Edit("articles").rename("title", "headline").plan();
    QCOMPARE(plan.status, 200);
    QVERIFY2(plan.at("applicable").toBool(), plan.body);
    QCOMPARE(text(plan.at("changes.0.kind")), "rename_field");
    QCOMPARE(text(plan.at("uses.0.place")), "list_rule");
    QCOMPARE(text(plan.at("uses.0.after")), "headline != 'title' && (body = 'x' || headline ~ 'a%')");
    QCOMPARE(text(plan.at("uses.0.outcome")), "rewritten");
    QVERIFY2(joined(plan.at("statements")).contains("RENAME COLUMN \"title\" TO \"headline\""), plan.body);

    const HttpAnswer changed = Edit("articles").rename("title", "headline").apply();
    QVERIFY2(changed.status == 200, changed.body);
    QCOMPARE(text(changed.at("indexes.0.where")), "headline != 'title'");
    QCOMPARE(text(changed.at("indexes.0.fields.1")), "headline");
    const HttpAnswer rules = world.get("root", "/collections/articles/rules");
    QCOMPARE(text(rules.at("list_rule")), "headline != 'title' && (body = 'x' || headline ~ 'a%')");
    QCOMPARE(text(rules.at("list_fields")), R"(["headline"])");
    QCOMPARE(text(rules.at("view_fields")), R"(["body","headline"])");

    const HttpAnswer read = record("articles", id);
    QCOMPARE(text(read.at("headline")), "abc");
    QVERIFY(read.at("title").isUndefined());
    QCOMPARE(world.get("root", "/records/articles?filter=" + encoded("headline = 'abc'")).at("total").toInt(), 1);
    QCOMPARE(world.get("root", "/records/articles?filter=" + encoded("title = 'abc'")).status, 400);
    QCOMPARE(world.get("root", "/records/articles?sort=title").status, 400);
    const HttpAnswer old = world.send("root", "POST", "/records/articles", R"({"title":"old shape"})");
    QCOMPARE(refusal(old), "400 validation_failed unknown_field title");
    // Still unique, and the field is named by its new name.
    const HttpAnswer twice = world.send("root", "POST", "/records/articles", R"({"headline":"abc"})");
    QCOMPARE(refusal(twice), "409 unique_violation unique headline");
    QCOMPARE(world.get("ann", "/records/articles").status, 200);
}

void TestSchemaChanges::namesTradePlaces()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"traders","schema":[{"name":"a","type":"text","unique":true},{"name":"b","type":"text",
        "unique":true},{"name":"c","type":"text"},{"name":"m","type":"select","options":{"values":["x","y"],"multiple":true}},
        {"name":"n","type":"select","options":{"values":["x","y"],"multiple":true}}],"list_rule":"a = 'one' && b != 'one'"})");
    const QByteArray id = make("traders", R"({"a":"one","b":"two","c":"three","m":["x"],"n":["y"]})");
    const QByteArray before = shape("col_traders");
    // a and b change places, and so do m and n.
    const HttpAnswer swapped = Edit("traders").rename("a", "b").rename("b", "a").rename("m", "n").rename("n", "m").apply();
    QVERIFY2(swapped.status == 200, swapped.body);
    const HttpAnswer read = record("traders", id);
    QCOMPARE(text(read.at("b")), "one");
    QCOMPARE(text(read.at("a")), "two");
    QCOMPARE(joined(read.at("n")), "x");
    QCOMPARE(joined(read.at("m")), "y");
    QCOMPARE(text(world.get("root", "/collections/traders/rules").at("list_rule")), "b = 'one' && a != 'one'");
    QCOMPARE(shape("col_traders"), before);
    // Around in a ring, one of them by case only.
    const HttpAnswer ring = Edit("traders").rename("a", "B").rename("b", "c").rename("c", "a").apply();
    QVERIFY2(ring.status == 200, ring.body);
    const HttpAnswer after = record("traders", id);
    QCOMPARE(text(after.at("B")), "two");
    QCOMPARE(text(after.at("c")), "one");
    QCOMPARE(text(after.at("a")), "three");
    // One is dropped and another takes its name.
    const HttpAnswer taken = Edit("traders").drop("B").rename("a", "B").with("list_rule", "null").apply();
    QVERIFY2(taken.status == 200, taken.body);
    QCOMPARE(text(record("traders", id).at("B")), "three");
}

void TestSchemaChanges::caseOnlyRenames()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(
        R"({"name":"cased","schema":[{"name":"title","type":"text","unique":true},{"name":"order","type":"text"},
        {"name":"tags","type":"select","options":{"values":["x"],"multiple":true}}]})");
    const QByteArray id = make("cased", R"({"title":"t","order":"o","tags":["x"]})");
    const HttpAnswer changed = Edit("cased")
                                   .rename("title", "Title")
                                   .rename("tags", "TAGS")
                                   .rename("order", "select")
                                   .with("name", "\"Cased\"")
                                   .apply();
    QVERIFY2(changed.status == 200, changed.body);
    QCOMPARE(text(changed.at("name")), "Cased");
    const HttpAnswer read = record("cased", id);
    QCOMPARE(text(read.at("Title")), "t");
    QCOMPARE(text(read.at("select")), "o");
    QCOMPARE(joined(read.at("TAGS")), "x");
    QCOMPARE(
        world.get("root", "/records/cased?sort=-Title&filter=" + encoded("select = 'o' && TAGS ?= 'x'")).at("total").toInt(),
        1);
    QCOMPARE(world.send("root", "PATCH", "/records/Cased/" + id, R"({"select":"o2","TAGS":[]})").status, 200);
    QCOMPARE(Edit("cased").rename("select", "group").apply().status, 200);
    QCOMPARE(text(record("cased", id).at("group")), "o2");
}

void TestSchemaChanges::renameManyValuedField()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"friends_target","schema":[{"name":"n","type":"text"}]})");
    world.makeCollection(R"({"name":"friends","schema":[{"name":"who","type":"reference","collection":"friends_target",
        "on_delete":"restrict","options":{"multiple":true}}]})");
    const QByteArray one = make("friends_target", R"({"n":"1"})");
    const QByteArray two = make("friends_target", R"({"n":"2"})");
    const QByteArray id = make("friends", "{\"who\":[\"" + two + "\",\"" + one + "\"]}");
    QCOMPARE(Edit("friends").rename("who", "people").apply().status, 200);
    QCOMPARE(joined(record("friends", id).at("people")), two + '\n' + one);
    QCOMPARE(world.send("root", "DELETE", "/records/friends_target/" + one).status, 409);
    QCOMPARE(world.send("root", "PATCH", "/records/friends/" + id, "{\"people\":[\"" + one + "\"]}").status, 200);
    QCOMPARE(world.send("root", "DELETE", "/records/friends_target/" + two).status, 204);
}

void TestSchemaChanges::renameCollection()
{
    DataWorld &world = DataWorld::current();
    const QByteArray id = world.makeCollection(R"({"name":"houses","schema":[{"name":"n","type":"text","unique":true},
        {"name":"next_to","type":"reference","collection":"houses","on_delete":"set_null"},
        {"name":"all","type":"reference","collection":"houses","on_delete":"set_null","options":{"multiple":true}}]})");
    world.makeCollection(R"({"name":"tenants","schema":[{"name":"home","type":"reference","collection":"houses",
        "on_delete":"cascade"}]})");
    const QByteArray a = make("houses", R"({"n":"a"})");
    const QByteArray b = make("houses", "{\"n\":\"b\",\"next_to\":\"" + a + "\",\"all\":[\"" + a + "\"]}");
    const QByteArray tenant = make("tenants", "{\"home\":\"" + a + "\"}");
    const HttpAnswer renamed = world.send("root", "PUT", "/collections/houses", R"({"name":"Buildings"})");
    QVERIFY2(renamed.status == 200, renamed.body);
    QCOMPARE(text(renamed.at("id")), id);
    QCOMPARE(text(renamed.at("table_name")), "col_buildings");
    QCOMPARE(text(renamed.at("schema.1.collection")), "Buildings");
    QCOMPARE(world.get("root", "/records/houses").status, 404);
    QCOMPARE(text(record("buildings", b).at("next_to")), a);
    QCOMPARE(text(world.get("root", "/collections/tenants").at("schema.0.collection")), "Buildings");
    // Everything that refers to it still does.
    make("tenants", "{\"home\":\"" + b + "\"}");
    QCOMPARE(world.send("root", "POST", "/records/buildings", R"({"n":"a"})").status, 409);
    QCOMPARE(world.send("root", "DELETE", "/records/buildings/" + a).status, 204);
    QCOMPARE(record("tenants", tenant).status, 404);
    QVERIFY(record("buildings", b).at("next_to").isNull());
    QCOMPARE(record("buildings", b).at("all").toArray().size(), 0);
    // The old name is free, the new one is taken.
    world.makeCollection(R"({"name":"houses","schema":[{"name":"n","type":"text","unique":true}]})");
    QCOMPARE(refusal(world.send("root", "PUT", "/collections/houses", R"({"name":"buildings"})")), "409 collection_exists");
    make("houses", R"({"n":"a"})");
}

void TestSchemaChanges::rulesThatCannotFollowStopTheChange()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"guards","schema":[{"name":"owner","type":"text"},{"name":"level","type":"integer"}],
        "view_rule":"owner = @request.auth.id && level > 3"})");
    make("guards", R"({"owner":"o","level":5})");
    const HttpAnswer plan = Edit("guards").drop("owner").plan();
    QVERIFY(!plan.at("applicable").toBool(true));
    QCOMPARE(text(plan.at("uses.0.place")), "view_rule");
    QCOMPARE(text(plan.at("uses.0.outcome")), "blocked");
    QCOMPARE(refusal(Edit("guards").drop("owner").apply()), "409 schema_change_refused in_use view_rule");
    // A number becomes a text: the comparison would not be understood.
    QCOMPARE(refusal(Edit("guards").field("level", R"({"type":"boolean"})").with("convert", R"({"level":"cast"})").apply()),
             "409 schema_change_refused in_use view_rule");
    QCOMPARE(text(world.get("root", "/collections/guards/rules").at("view_rule")), "owner = @request.auth.id && level > 3");
    // With another rule in the same request it goes.
    const HttpAnswer done = Edit("guards").drop("owner").with("view_rule", "\"level > 3\"").apply();
    QVERIFY2(done.status == 200, done.body);
    QCOMPARE(text(world.get("root", "/collections/guards/rules").at("view_rule")), "level > 3");
}

void TestSchemaChanges::dropField()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(
        R"({"name":"dropping","schema":[{"name":"keep","type":"text"},{"name":"gone","type":"text","unique":true},
        {"name":"many","type":"select","options":{"values":["x"],"multiple":true}}],"list_fields":["gone"]})");
    const QByteArray id = make("dropping", R"({"keep":"k","gone":"g","many":["x"]})");
    make("dropping", R"({"keep":"k2"})");
    const HttpAnswer plan = Edit("dropping").drop("gone").drop("many").plan();
    QCOMPARE(text(plan.at("changes.0.kind")), "drop_field");
    QCOMPARE(plan.at("changes.0.values_lost").toInt(), 1);
    QCOMPARE(text(plan.at("uses.0.outcome")), "removed");
    QCOMPARE(world.get("root", "/collections/dropping").at("schema").toArray().size(), 3);
    QCOMPARE(refusal(world.send("root", "PUT", "/collections/dropping", R"({"schema":[{"name":"keep","type":"text"}]})")),
             "409 schema_change_refused field_removed gone");
    const HttpAnswer done = Edit("dropping").drop("gone").drop("many").apply();
    QVERIFY2(done.status == 200, done.body);
    const HttpAnswer read = record("dropping", id);
    QCOMPARE(text(read.at("keep")), "k");
    QVERIFY(read.at("gone").isUndefined() && read.at("many").isUndefined());
    // A list that named only this field shows nothing more, and never everything.
    QCOMPARE(text(world.get("root", "/collections/dropping/rules").at("list_fields")), "[]");
    QCOMPARE(world.get("root", "/records/dropping?sort=gone").status, 400);
    // Made again, it is another field: nothing shines through.
    QCOMPARE(Edit("dropping").add(R"({"name":"gone","type":"integer","unique":true})").apply().status, 200);
    QVERIFY(record("dropping", id).at("gone").isNull());
}

void TestSchemaChanges::dropReference()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"ref_target","schema":[{"name":"n","type":"text"}]})");
    world.makeCollection(R"({"name":"ref_owner","schema":[{"name":"one","type":"reference","collection":"ref_target",
        "on_delete":"restrict"},{"name":"self","type":"reference","collection":"ref_owner","on_delete":"cascade"},
        {"name":"two","type":"reference","collection":"ref_target","on_delete":"set_null"},{"name":"label","type":"text"}]})");
    world.makeCollection(R"({"name":"ref_child","schema":[{"name":"parent","type":"reference","collection":"ref_owner",
        "on_delete":"cascade"}]})");
    const QByteArray target = make("ref_target", R"({"n":"t"})");
    const QByteArray root = make("ref_owner", "{\"one\":\"" + target + "\",\"two\":\"" + target + "\",\"label\":\"r\"}");
    const QByteArray leaf = make("ref_owner", "{\"self\":\"" + root + "\",\"label\":\"l\"}");
    const QByteArray child = make("ref_child", "{\"parent\":\"" + leaf + "\"}");
    const HttpAnswer done = Edit("ref_owner").drop("one").rename("two", "one").rename("label", "two").apply();
    QVERIFY2(done.status == 200, done.body);
    // Nobody was taken along by the table that was copied.
    QCOMPARE(text(record("ref_owner", root).at("one")), target);
    QCOMPARE(text(record("ref_owner", root).at("two")), "r");
    QCOMPARE(text(record("ref_owner", leaf).at("self")), root);
    QCOMPARE(text(record("ref_child", child).at("parent")), leaf);
    // The restricting reference is gone, the others work as before.
    QCOMPARE(world.send("root", "DELETE", "/records/ref_target/" + target).status, 204);
    QVERIFY(record("ref_owner", root).at("one").isNull());
    QCOMPARE(world.send("root", "DELETE", "/records/ref_owner/" + root).status, 204);
    QCOMPARE(record("ref_child", child).status, 404);
}

QTEST_GUILESS_MAIN(TestSchemaChanges)
#include "tst_schemachanges.moc"
