// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataworld.h"

#include "schema/names.h"
#include "support/textdepth.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

using namespace basalt;
using namespace basalt::test;

namespace {

QByteArray simple(const QByteArray &name)
{
    return R"({"name":")" + name + R"(","schema":[{"name":"title","type":"text"}]})";
}

} // namespace

class TestCollectionsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void onlySuperadmins_data();
    void onlySuperadmins();
    void createAndRead();
    void fieldsIsAnotherNameForSchema();
    void refusedBodies_data();
    void refusedBodies();
    void namesDifferByMoreThanCase();
    void listPagesSortsAndSearches();
    void fieldsAreAppended();
    void otherChangesAreRefused_data();
    void otherChangesAreRefused();
    void requiredFieldsNeedADefaultForRecords();
    void rulesAndFieldLists();
    void refusedRules_data();
    void refusedRules();
    void whatNestsTooDeepIsNotSaved();
    void deleting();
    void referencedCollectionsStay();
    void failedSchemaChangesLeaveNothing();
    void longAndHostileNames();
    void historyAndTrail();
    void schemaSurvivesARestart();
    void comesAndGoesUnderItsUsers();
    void requiredFieldsHoldForThoseWhoWriteMeanwhile();
};

void TestCollectionsApi::onlySuperadmins_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    const auto row = [](const char *method, const char *path) {
        QTest::addRow("%s %s", method, path) << QByteArray(method) << QByteArray(path);
    };
    row("GET", "/collections");
    row("GET", "/collections/names");
    row("POST", "/collections");
    row("GET", "/collections/export");
    row("POST", "/collections/import");
    row("GET", "/migrations");
    row("GET", "/migrations/current");
    row("GET", "/migrations/history");
    row("POST", "/collections/guarded/changes");
    row("GET", "/collections/guarded");
    row("PUT", "/collections/guarded");
    row("DELETE", "/collections/guarded");
    row("GET", "/collections/guarded/rules");
    row("PUT", "/collections/guarded/rules");
}

void TestCollectionsApi::onlySuperadmins()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/guarded").status == 404)
        world.makeCollection(simple("guarded"));
    const QByteArray body = method == "GET" || method == "DELETE" ? "" : "{\"schema\":[]}";
    QCOMPARE(world.send("nobody", method, path, body).status, 401);
    const HttpAnswer refused = world.send("ann", method, path, body);
    QCOMPARE(refused.status, 403);
    QVERIFY(!refused.body.contains("title\":\"text") && !refused.body.contains("col_guarded"));
    QCOMPARE(world.get("root", "/collections/guarded").status, 200);
    QVERIFY(world.send("root", method, path, "[1]").status != 403);
    if (method == "DELETE")
        QCOMPARE(world.get("root", "/collections/guarded").status, 404);
}

void TestCollectionsApi::createAndRead()
{
    DataWorld &world = DataWorld::current();
    const HttpAnswer made = world.send("root", "POST", "/collections", R"({"name":"Instruments","schema":[
        {"name":"label","type":"TEXT","required":true,"unique":true,"options":{"max_length":40}},
        {"name":"state","type":"select","default":"new","options":{"values":["new","old"]}},
        {"name":"spare_of","type":"reference","collection":"instruments","on_delete":"set_null"}],
        "list_rule":"","view_fields":["label"]})");
    QCOMPARE(made.status, 201);
    QCOMPARE(text(made.at("name")), "Instruments");
    QCOMPARE(text(made.at("table_name")), "col_instruments");
    QCOMPARE(made.at("schema").toArray().size(), 3);
    QCOMPARE(text(made.at("schema.0.type")), "text");
    QCOMPARE(made.at("schema.0.required").toBool(), true);
    QCOMPARE(made.at("schema.0.options.max_length").toInt(), 40);
    QVERIFY(made.at("schema.0.expression").isNull());
    QCOMPARE(text(made.at("schema.1.default")), "new");
    QCOMPARE(text(made.at("schema.2.collection")), "Instruments");
    QCOMPARE(text(made.at("schema.2.on_delete")), "set_null");
    QVERIFY(text(made.at("created_at")).endsWith('Z'));

    const QByteArray id = text(made.at("id"));
    QCOMPARE(world.get("root", "/collections/" + id).body, made.body);
    QCOMPARE(world.get("root", "/collections/instruments").body, made.body);
    const HttpAnswer rules = world.get("root", "/collections/Instruments/rules");
    QCOMPARE(rules.status, 200);
    QCOMPARE(text(rules.at("collection_id")), id);
    QCOMPARE(rules.at("list_rule").toString("x"), QString(""));
    QVERIFY(rules.at("view_rule").isNull());
    QCOMPARE(text(rules.at("view_fields")), R"(["label"])");
    QCOMPARE(text(rules.at("list_fields")), "*");
    const HttpAnswer names = world.get("root", "/collections/names");
    QVERIFY(names.at("names").toArray().contains("Instruments"));
    QCOMPARE(names.at("total").toInt(), names.at("names").toArray().size());
    QCOMPARE(refusal(world.get("root", "/collections/nothing_here")), "404 collection_not_found");
}

void TestCollectionsApi::fieldsIsAnotherNameForSchema()
{
    DataWorld &world = DataWorld::current();
    const HttpAnswer made =
        world.send("root", "POST", "/collections", R"({"name":"aliased","fields":[{"name":"a","type":"text"}]})");
    QCOMPARE(made.status, 201);
    QCOMPARE(text(made.at("schema.0.name")), "a");
}

void TestCollectionsApi::refusedBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *body, const char *expected) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(expected);
    };
    row("no JSON", "{", "400 bad_request");
    row("an array", "[]", "400 bad_request");
    row("nothing", "", "400 bad_request");
    row("no name", R"({"schema":[]})", "400 validation_failed invalid_name name");
    row("short name", R"({"name":"ab","schema":[]})", "400 validation_failed invalid_name name");
    row("hostile name", R"({"name":"a\"; DROP TABLE users; --","schema":[]})", "400 validation_failed invalid_name name");
    row("NUL in the name", R"({"name":"abc\u0000d","schema":[]})", "400 validation_failed invalid_name name");
    row("no schema", R"({"name":"refused"})", "400 validation_failed required_missing schema");
    row("schema no array", R"({"name":"refused","schema":{}})", "400 validation_failed invalid_type schema");
    row("unknown member", R"({"name":"refused","schema":[],"lsit_rule":""})", "400 validation_failed unknown_field lsit_rule");
    row("file", R"({"name":"refused","schema":[{"name":"a","type":"file"}]})",
        "400 validation_failed type_not_supported schema.0.type");
    row("computed", R"({"name":"refused","schema":[{"name":"a","type":"computed","expression":"1","return_type":"text"}]})",
        "400 validation_failed type_mismatch schema.0.expression");
    row("reserved", R"({"name":"refused","schema":[{"name":"ID","type":"text"}]})",
        "400 validation_failed reserved_name schema.0.name");
    row("same name twice", R"({"name":"refused","schema":[{"name":"aa","type":"text"},{"name":"aA","type":"text"}]})",
        "400 validation_failed duplicate_name schema.1.name");
    row("unknown target",
        R"({"name":"refused","schema":[{"name":"a","type":"reference","collection":"nope","on_delete":"cascade"}]})",
        "400 validation_failed invalid_collection schema.0.collection");
    row("broken rule", R"({"name":"refused","schema":[],"list_rule":"a ="})", "400 rule_invalid syntax list_rule");
    row("blank rule", R"({"name":"refused","schema":[],"list_rule":" "})", "400 rule_invalid syntax list_rule");
    row("field list of nothing", R"({"name":"refused","schema":[],"list_fields":["a"]})",
        "400 validation_failed unknown_field list_fields");
}

void TestCollectionsApi::refusedBodies()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    DataWorld &world = DataWorld::current();
    const HttpAnswer answer = world.send("root", "POST", "/collections", body);
    QCOMPARE(refusal(answer).left(expected.size()), expected);
    QCOMPARE(world.get("root", "/collections/refused").status, 404);
}

void TestCollectionsApi::namesDifferByMoreThanCase()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(simple("Posts"));
    QCOMPARE(refusal(world.send("root", "POST", "/collections", simple("posts"))), "409 collection_exists");
    QCOMPARE(refusal(world.send("root", "POST", "/collections", simple("Posts"))), "409 collection_exists");
    QCOMPARE(world.get("root", "/collections/pOSTS").status, 200);
    world.makeCollection(simple("posts2"));
}

void TestCollectionsApi::listPagesSortsAndSearches()
{
    DataWorld &world = DataWorld::current();
    for (const char *name : {"paging_c", "paging_a", "paging_b"})
        world.makeCollection(simple(name));
    world.makeRecord("root", "paging_a", R"({"title":"x"})");
    const HttpAnswer first = world.get("root", "/collections?search=PAGING&sort_by=name&sort_order=asc&page_size=2");
    QCOMPARE(first.status, 200);
    QCOMPARE(first.at("total").toInt(), 3);
    QCOMPARE(first.at("total_pages").toInt(), 2);
    QCOMPARE(first.at("items").toArray().size(), 2);
    QCOMPARE(text(first.at("items.0.name")), "paging_a");
    QCOMPARE(first.at("items.0.records_count").toInt(), 1);
    QCOMPARE(first.at("items.0.fields_count").toInt(), 1);
    QCOMPARE(first.at("items.0.has_public_access").toBool(true), false);
    const HttpAnswer second = world.get("root", "/collections?search=paging&sort_by=name&sort_order=asc&page_size=2&page=2");
    QCOMPARE(text(second.at("items.0.name")), "paging_c");
    QCOMPARE(world.get("root", "/collections?page=999").at("items").toArray().size(), 0);
    for (const char *bad : {"page=0", "page=x", "page_size=101", "sort_by=table_name", "sort_order=up", "unknown=1"})
        QCOMPARE(world.get("root", QByteArray("/collections?") + bad).status, 400);
}

void TestCollectionsApi::fieldsAreAppended()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(simple("growing_target"));
    const QByteArray id = world.makeCollection(simple("growing"));
    const QByteArray record = world.makeRecord("root", "growing", R"({"title":"old"})");
    const QByteArray target = world.makeRecord("root", "growing_target", R"({"title":"t"})");
    // As clients do it: read, change, send back.
    QJsonObject read = world.get("root", "/collections/growing").json();
    QJsonArray schema = read.value("schema").toArray();
    schema.append(QJsonDocument::fromJson(R"({"name":"size","type":"integer","unique":true})").object());
    schema.append(
        QJsonDocument::fromJson(R"({"name":"other","type":"reference","collection":"growing_target","on_delete":"cascade"})")
            .object());
    schema.append(
        QJsonDocument::fromJson(R"({"name":"tags","type":"select","options":{"values":["a"],"multiple":true}})").object());
    const QByteArray body = QJsonDocument(QJsonObject{{"schema", schema}}).toJson();
    const HttpAnswer changed = world.send("root", "PUT", "/collections/" + id, body);
    QCOMPARE(changed.status, 200);
    QCOMPARE(changed.at("schema").toArray().size(), 4);
    QCOMPARE(changed.at("version").toInt(), 2);

    const HttpAnswer old = world.get("root", "/records/growing/" + record);
    QVERIFY(old.at("size").isNull());
    QCOMPARE(old.at("tags").toArray().size(), 0);
    const QByteArray later =
        world.makeRecord("root", "growing", R"({"title":"new","size":1,"tags":["a"],"other":")" + target + "\"}");
    QCOMPARE(world.send("root", "POST", "/records/growing", R"({"size":1})").status, 409);
    // The reference that came later is a real one.
    QCOMPARE(world.send("root", "DELETE", "/records/growing_target/" + target).status, 204);
    QCOMPARE(world.get("root", "/records/growing/" + later).status, 404);
    // Sent again, nothing changes.
    const HttpAnswer again = world.send("root", "PUT", "/collections/" + id, body);
    QCOMPARE(again.status, 200);
    QCOMPARE(again.at("version").toInt(), 2);
}

void TestCollectionsApi::otherChangesAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *body, const char *expected) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(expected);
    };
    row("type", R"({"schema":[{"name":"title","type":"integer"},{"name":"size","type":"integer"}]})",
        "409 schema_change_refused not_convertible title");
    row("option", R"({"schema":[{"name":"title","type":"text","options":{"max_length":5}},{"name":"size","type":"integer"}]})",
        "409 schema_change_refused too_long title");
    row("required", R"({"schema":[{"name":"title","type":"text"},{"name":"size","type":"integer","required":true}]})",
        "409 schema_change_refused required_missing size");
    row("removal", R"({"schema":[{"name":"title","type":"text"}]})", "409 schema_change_refused field_removed size");
    row("renaming a field", R"({"schema":[{"name":"titel","type":"text"},{"name":"size","type":"integer"}]})",
        "409 schema_change_refused field_removed title");
    row("another spelling", R"({"schema":[{"name":"Title","type":"text"},{"name":"size","type":"integer"}]})",
        "409 schema_change_refused id_needed title");
    row("a bad new field",
        R"({"schema":[{"name":"title","type":"text"},{"name":"size","type":"integer"},{"name":"x","type":"file"}]})",
        "400 validation_failed type_not_supported schema.2.type");
    row("no schema", "{}", "400 validation_failed required_missing schema");
}

void TestCollectionsApi::otherChangesAreRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/fixed").status == 404) {
        world.makeCollection(R"({"name":"fixed","schema":[{"name":"title","type":"text"},{"name":"size","type":"integer"}]})");
        world.makeRecord("root", "fixed", R"({"title":"longer"})");
    }
    const QByteArray before = world.get("root", "/collections/fixed").body;
    QCOMPARE(refusal(world.send("root", "PUT", "/collections/fixed", body)), expected);
    QCOMPARE(world.get("root", "/collections/fixed").body, before);
    QCOMPARE(world.send("root", "PUT", "/collections/nothing_here", body).status, 404);
}

void TestCollectionsApi::requiredFieldsNeedADefaultForRecords()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(simple("needing"));
    const QByteArray record = world.makeRecord("root", "needing", R"({"title":"a"})");
    world.makeRecord("root", "needing", R"({"title":"b"})");
    const auto put = [&world](const QByteArray &field) {
        return world.send("root", "PUT", "/collections/needing",
                          R"({"schema":[{"name":"title","type":"text"},)" + field + "]}");
    };
    const HttpAnswer refused = put(R"({"name":"kind","type":"text","required":true})");
    QCOMPARE(refusal(refused), "409 schema_change_refused default_needed kind");
    QVERIFY2(text(refused.at("message")).contains("2 records"), refused.body);
    QVERIFY(world.get("root", "/records/needing/" + record).at("kind").isUndefined());
    QCOMPARE(refusal(put(R"({"name":"kind","type":"text","required":true,"unique":true,"default":"x"})")),
             "409 schema_change_refused unique kind");
    QVERIFY(world.get("root", "/records/needing/" + record).at("kind").isUndefined());

    QCOMPARE(
        put(R"({"name":"kind","type":"text","required":true,"default":"plain"},)"
            R"({"name":"day","type":"date","required":true,"default":"@now"},)"
            R"({"name":"marks","type":"select","required":true,"default":["a","b"],"options":{"values":["a","b"],"multiple":true}})")
            .status,
        200);
    const HttpAnswer filled = world.get("root", "/records/needing/" + record);
    QCOMPARE(text(filled.at("kind")), "plain");
    QCOMPARE(text(filled.at("day")).size(), 10);
    QCOMPARE(filled.at("marks").toArray(), QJsonArray({"a", "b"}));
}

void TestCollectionsApi::rulesAndFieldLists()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(simple("ruled"));
    const auto put = [&world](const QByteArray &body) { return world.send("root", "PUT", "/collections/ruled/rules", body); };
    const HttpAnswer changed = put(R"({"list_rule":"created_by = @request.auth.id","create_rule":"","list_fields":["title"]})");
    QCOMPARE(changed.status, 200);
    QCOMPARE(text(changed.at("list_rule")), "created_by = @request.auth.id");
    QCOMPARE(changed.at("create_rule").toString("x"), QString(""));
    QVERIFY(changed.at("view_rule").isNull());
    QCOMPARE(text(changed.at("list_fields")), R"(["title"])");
    // What is not sent stays; null locks again.
    const HttpAnswer locked = put(R"({"create_rule":null,"list_fields":"[]","update_fields":"*"})");
    QVERIFY(locked.at("create_rule").isNull());
    QCOMPARE(text(locked.at("list_rule")), "created_by = @request.auth.id");
    QCOMPARE(text(locked.at("list_fields")), "[]");
    QCOMPARE(world.get("root", "/collections/RULED/rules").body, locked.body);
    QCOMPARE(world.get("root", "/collections/nothing_here/rules").status, 404);
    QCOMPARE(world.send("root", "PUT", "/collections/nothing_here/rules", "{}").status, 404);
}

void TestCollectionsApi::refusedRules_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *body, const char *expected) {
        QTest::addRow("%s", body) << QByteArray(body) << QByteArray(expected);
    };
    row(R"({"list_rule":5})", "400 validation_failed invalid_type list_rule");
    row(R"({"list_rule":"title"})", "400 rule_invalid type_mismatch list_rule");
    row(R"({"view_rule":"nope = 1"})", "400 rule_invalid unknown_field view_rule");
    row(R"({"create_rule":"title = 'a' --"})", "400 rule_invalid syntax create_rule");
    row(R"({"update_rule":"1 = 1; DROP TABLE users"})", "400 rule_invalid syntax update_rule");
    row(R"({"delete_rule":"@request.auth.password = 'x'"})", "400 rule_invalid unknown_variable delete_rule");
    row(R"({"delete_rul":""})", "400 validation_failed unknown_field delete_rul");
    row(R"({"schema":[]})", "400 validation_failed unknown_field schema");
    row(R"({"list_fields":["nope"]})", "400 validation_failed unknown_field list_fields");
    row(R"({"list_fields":"title"})", "400 validation_failed invalid_type list_fields");
}

void TestCollectionsApi::refusedRules()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/unruly").status == 404)
        world.makeCollection(simple("unruly"));
    const QByteArray before = world.get("root", "/collections/unruly/rules").body;
    QCOMPARE(refusal(world.send("root", "PUT", "/collections/unruly/rules", body)), expected);
    QCOMPARE(world.get("root", "/collections/unruly/rules").body, before);
}

/** SQLite reads statements with a stack of a fixed size: a rule that it cannot follow would refuse each request later on. */
void TestCollectionsApi::whatNestsTooDeepIsNotSaved()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"nested","list_rule":"","schema":[{"name":"n","type":"integer"},)"
                         R"({"name":"sum","type":"computed","return_type":"number","expression":"n + 1"}]})");
    const QByteArray path = "/collections/nested";
    const auto added = [](int count) { return "n" + QByteArray("+1").repeated(count); };
    const auto putSum = [&](int count) {
        QJsonArray schema = world.get("root", path).json().value("schema").toArray();
        QJsonObject sum = schema.at(1).toObject();
        sum["expression"] = QString::fromUtf8(added(count));
        schema[1] = sum;
        return world.send("root", "PUT", path, QJsonDocument(QJsonObject{{"schema", schema}}).toJson());
    };
    QCOMPARE(world.send("root", "PUT", path + "/rules", R"({"list_rule":")" + added(12) + R"( = 1"})").status, 200);
    QCOMPARE(putSum(12).status, 200);
    const QByteArray before = world.get("root", path).body;
    const HttpAnswer rule = world.send("root", "PUT", path + "/rules", R"({"list_rule":")" + added(90) + R"( = 1"})");
    if (followsDeepTexts(testEngine())) {
        QCOMPARE(rule.status, 200);
        return;
    }
    QCOMPARE(refusal(rule), "400 query_too_deep too_deep list_rule");
    QCOMPARE(refusal(putSum(90)), "400 query_too_deep too_deep schema.sum.expression");
    QCOMPARE(world.get("root", path).body, before);
    QCOMPARE(world.get("ann", "/records/nested").status, 200);
}

void TestCollectionsApi::deleting()
{
    DataWorld &world = DataWorld::current();
    const QByteArray id = world.makeCollection(R"({"name":"doomed","schema":[{"name":"title","type":"text"},
        {"name":"parent","type":"reference","collection":"doomed","on_delete":"restrict"},
        {"name":"friends","type":"reference","collection":"doomed","on_delete":"restrict","options":{"multiple":true}}]})");
    const QByteArray parent = world.makeRecord("root", "doomed", R"({"title":"p"})");
    world.makeRecord("root", "doomed", R"({"parent":")" + parent + R"(","friends":[")" + parent + "\"]}");
    const HttpAnswer gone = world.send("root", "DELETE", "/collections/" + id);
    QCOMPARE(gone.status, 200);
    QCOMPARE(text(gone.at("collection_id")), id);
    QCOMPARE(text(gone.at("collection_name")), "doomed");
    QCOMPARE(text(gone.at("table_name")), "col_doomed");
    QCOMPARE(gone.at("records_deleted").toInt(), 2);
    QVERIFY(!text(gone.at("migration_revision")).isEmpty() && !text(gone.at("message")).isEmpty());
    QCOMPARE(world.send("root", "DELETE", "/collections/" + id).status, 404);
    QCOMPARE(refusal(world.get("root", "/records/doomed")), "404 collection_not_found");
    // The name is free again, and nothing of the old table shines through.
    world.makeCollection(simple("doomed"));
    QCOMPARE(world.get("root", "/records/doomed").at("total").toInt(-1), 0);
}

void TestCollectionsApi::referencedCollectionsStay()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(simple("pointed_at"));
    world.makeCollection(R"({"name":"pointing","schema":[{"name":"at","type":"reference","collection":"pointed_at",)"
                         R"("on_delete":"cascade"}]})");
    QCOMPARE(refusal(world.send("root", "DELETE", "/collections/pointed_at")),
             "409 schema_change_refused referenced pointing.at");
    QCOMPARE(world.get("root", "/collections/pointed_at").status, 200);
    QCOMPARE(world.send("root", "DELETE", "/collections/pointing").status, 200);
    QCOMPARE(world.send("root", "DELETE", "/collections/pointed_at").status, 200);
}

void TestCollectionsApi::failedSchemaChangesLeaveNothing()
{
    DataWorld &world = DataWorld::current();
    // A table is in the way that no collection owns: the first statement fails.
    world.execute("CREATE TABLE \"col_blocked\" (x integer)");
    const QByteArray trailBefore = world.scalar("SELECT count(*) FROM audit_entries WHERE table_name = 'collections'");
    const HttpAnswer refused = world.send("root", "POST", "/collections", simple("blocked"));
    QVERIFY2(refused.status >= 400, refused.body);
    QVERIFY2(!refused.body.contains("col_blocked"), "the database's own words are not for callers");
    QCOMPARE(world.scalar("SELECT count(*) FROM collections WHERE name = 'blocked'"), "0");
    QCOMPARE(world.scalar("SELECT count(*) FROM collection_history WHERE collection_name = 'blocked'"), "0");
    QCOMPARE(world.scalar("SELECT count(*) FROM audit_entries WHERE table_name = 'collections'"), trailBefore);
    QCOMPARE(world.get("root", "/collections/blocked").status, 404);
    world.execute("DROP TABLE \"col_blocked\"");
    world.makeCollection(simple("blocked"));
    world.makeRecord("root", "blocked", R"({"title":"works"})");
    // An index is in the way: the table has been made when that fails, and must be gone again.
    world.execute("CREATE TABLE in_the_way (x integer); CREATE INDEX \"" + schema::indexName("col_late", "created_by")
                  + "\" ON in_the_way (x)");
    QVERIFY(world.send("root", "POST", "/collections", simple("late")).status >= 400);
    world.execute("DROP TABLE in_the_way");
    world.makeCollection(simple("late"));
    // Others were never in danger.
    world.makeCollection(simple("after_the_failure"));
}

void TestCollectionsApi::longAndHostileNames()
{
    DataWorld &world = DataWorld::current();
    const QByteArray longName = "n" + QByteArray(63, 'x');
    const QByteArray twin = longName.left(63) + 'y';
    const auto body = [](const QByteArray &name, const QByteArray &field) -> QByteArray {
        return R"({"name":")" + name + R"(","schema":[{"name":")" + field + R"(","type":"text","unique":true},)"
            + R"({"name":"order","type":"text"},{"name":"select","type":"integer"},{"name":"record_id","type":"text"},)"
            + R"({"name":"param_0","type":"text"},{"name":"auth_id","type":"text"},{"name":"xmin","type":"text"},)"
            + R"({"name":"group","type":"select","options":{"values":["a"],"multiple":true}}]})";
    };
    world.makeCollection(body(longName, longName));
    world.makeCollection(body(twin, twin));
    const QByteArray id = world.makeRecord("root", longName,
                                           R"({")" + longName
                                               + R"(":"v","order":"o","select":1,)"
                                                 R"("record_id":"r","param_0":"p","auth_id":"mine","xmin":"m","group":["a"]})");
    const HttpAnswer read = world.get("root", "/records/" + longName + '/' + id);
    QCOMPARE(text(read.at(longName)), "v");
    QCOMPARE(text(read.at("auth_id")), "mine");
    QCOMPARE(text(read.at("xmin")), "m");
    QCOMPARE(world.send("root", "PATCH", "/records/" + longName + '/' + id, R"({"record_id":"r2","order":"o2"})").status, 200);
    const HttpAnswer found = world.get("root",
                                       "/records/" + longName + "?sort=-order,select&filter="
                                           + encoded("order = 'o2' && select = 1 && xmin = 'm' && record_id = 'r2'"
                                                     " && group ?= 'a' && param_0 ~ 'P'"));
    QCOMPARE(found.at("total").toInt(), 1);
    QCOMPARE(world.get("root", "/records/" + twin).at("total").toInt(-1), 0);
}

void TestCollectionsApi::historyAndTrail()
{
    DataWorld &world = DataWorld::current();
    const QByteArray id = world.makeCollection(simple("traced"));
    QCOMPARE(world
                 .send("root", "PUT", "/collections/traced",
                       R"({"schema":[{"name":"title","type":"text"},{"name":"n","type":"integer"}]})")
                 .status,
             200);
    QCOMPARE(world.send("root", "PUT", "/collections/traced/rules", R"({"list_rule":""})").status, 200);
    QCOMPARE(world.send("root", "DELETE", "/collections/traced").status, 200);
    const QJsonArray trail = world.trail(id);
    QCOMPARE(trail.size(), 4);
    const QList<QByteArray> events{"collection_created", "collection_updated", "rules_updated", "collection_deleted"};
    for (int i = 0; i < 4; ++i)
        QCOMPARE(text(trail[i]["event_name"]), events[i]);
    QCOMPARE(text(trail[1]["changes"][0]["field"]), "schema.n");
    QCOMPARE(text(trail[2]["column_name"]), "list_rule");
    QVERIFY(trail[2]["old_value"].isNull());
    QCOMPARE(text(trail[2]["allowed_by"]), "superadmin");
    QCOMPARE(text(trail[2]["user_email"]), "root@example.test");
    QCOMPARE(trail[2]["schema_version"].toInt(), 3);
    QCOMPARE(world.scalar("SELECT count(*) FROM collection_history WHERE collection_id = '" + id + "'"), "3");
}

void TestCollectionsApi::schemaSurvivesARestart()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"lasting","schema":[{"name":"kind","type":"select","default":"a",)"
                         R"("options":{"values":["a","b"]}}],"view_rule":"kind = 'a'","list_rule":""})");
    const QByteArray before = world.get("root", "/collections/lasting").body;
    const QByteArray rules = world.get("root", "/collections/lasting/rules").body;
    world.restart();
    QCOMPARE(world.get("root", "/collections/lasting").body, before);
    QCOMPARE(world.get("root", "/collections/lasting/rules").body, rules);
}

/** A collection is made and deleted again and again while others use it: they hear that it is not there, or to try again. */
void TestCollectionsApi::comesAndGoesUnderItsUsers()
{
    DataWorld &world = DataWorld::current();
    std::atomic<bool> isOver{false};
    std::mutex mutex;
    QByteArrayList wrong;
    std::atomic<int> good{0};
    const auto check = [&](const HttpAnswer &answer, const QList<int> &expected) {
        good += answer.status < 300 ? 1 : 0;
        const std::lock_guard lock(mutex);
        if (!expected.contains(answer.status))
            wrong.append(QByteArray::number(answer.status) + ' ' + answer.body);
    };
    std::vector<std::thread> users;
    const QUrl url = world.server().url();
    for (const char *person : {"ann", "eve", "bob"}) {
        users.emplace_back([&, url, token = world.token(person), root = world.token("root")] {
            HttpClient client(url);
            client.defaultHeaders = {{"Authorization", "Bearer " + token}};
            while (!isOver) {
                const HttpAnswer made = client.send("POST", "/api/v1/records/fleeting", {}, R"({"title":"x","tags":["a"]})");
                check(made, {201, 404, 503});
                check(client.get("/api/v1/records/fleeting?sort=-title&filter=title='x'"), {200, 404, 503});
                check(client.get("/api/v1/collections", {{"Authorization", "Bearer " + root}}), {200, 503});
                const QByteArray one = "/api/v1/records/fleeting/" + text(made.at("id"));
                if (made.status == 201) {
                    check(client.send("PATCH", one, {}, R"({"title":"y","tags":[]})"), {200, 404, 503});
                    check(client.send("DELETE", one), {204, 404, 503});
                }
            }
        });
    }
    for (int i = 0; i < 15; ++i) {
        const HttpAnswer made = world.send("root", "POST", "/collections",
                                           R"({"name":"fleeting","schema":[{"name":"title","type":"text"},{"name":"tags",)"
                                           R"("type":"select","options":{"values":["a","b"],"multiple":true}}],"list_rule":"",)"
                                           R"("view_rule":"","create_rule":"","update_rule":"","delete_rule":""})");
        check(made, {201});
        QTest::qWait(60);
        check(world.sendUntilFree("root", "DELETE", "/collections/fleeting"), {200});
        QTest::qWait(10);
    }
    isOver = true;
    for (std::thread &user : users)
        user.join();
    QVERIFY2(wrong.isEmpty(), wrong.join('\n'));
    QVERIFY(good > 50);
}

/** A record that is on its way while a required field is added has it too, or is refused. */
void TestCollectionsApi::requiredFieldsHoldForThoseWhoWriteMeanwhile()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"gaining","schema":[{"name":"title","type":"text"}],"create_rule":""})");
    std::atomic<bool> isOver{false};
    std::atomic<int> created{0};
    std::atomic<int> wrong{0};
    std::vector<std::thread> users;
    const QUrl url = world.server().url();
    for (const char *person : {"ann", "eve", "bob", "root"}) {
        users.emplace_back([&, url, token = world.token(person)] {
            HttpClient client(url);
            client.defaultHeaders = {{"Authorization", "Bearer " + token}};
            while (!isOver) {
                const int status = client.send("POST", "/api/v1/records/gaining", {}, R"({"title":"x"})").status;
                created += status == 201 ? 1 : 0;
                wrong += status != 201 && status != 503 ? 1 : 0;
            }
        });
    }
    QByteArray fields(R"({"name":"title","type":"text"})");
    constexpr int kFields = 20;
    for (int i = 0; i < kFields; ++i) {
        fields += R"(,{"name":"f%1","type":"text","required":true,"default":"d"})";
        fields.replace("%1", QByteArray::number(i));
        const QByteArray body = "{\"schema\":[" + fields + "]}";
        wrong += world.sendUntilFree("root", "PUT", "/collections/gaining", body).status == 200 ? 0 : 1;
        QTest::qWait(30);
    }
    isOver = true;
    for (std::thread &user : users)
        user.join();
    QVERIFY(created > kFields);
    QCOMPARE(wrong.load(), 0);
    for (int i = 0; i < kFields; ++i) {
        const QByteArray empty = "/records/gaining?limit=1&filter=" + encoded("f" + QByteArray::number(i) + " IS NULL");
        QCOMPARE(world.get("root", empty).at("total").toInt(-1), 0);
    }
}

QTEST_GUILESS_MAIN(TestCollectionsApi)
#include "tst_collectionsapi.moc"
