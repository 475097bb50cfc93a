// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schemaworld.h"

#include <QJsonDocument>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** What is shown before a change, what is refused, and what is noted of it. */
class TestSchemaPlans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void badBodies_data();
    void badBodies();
    void planChangesNothing();
    void planSeesValuesThatAllWouldShare();
    void collectionsThatRulesLeadToStay();
    void planShowsStatements();
    void staleVersionsAreRefused();
    void historyAndTrail();
};

void TestSchemaPlans::badBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *body, const char *expected) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(expected);
    };
    row("nothing", "{}", "400 validation_failed required_missing schema");
    row("unknown member", R"({"name":"fixed_one","shcema":[]})", "400 validation_failed unknown_field shcema");
    row("drop of nothing", R"({"drop":["nope"]})", "400 validation_failed unknown_field drop");
    row("drop of a system column", R"({"drop":["created_at"]})", "400 validation_failed unknown_field drop");
    row("drop no array", R"({"drop":"size"})", "400 validation_failed invalid_type drop");
    row("dropped and sent",
        R"({"drop":["size"],"schema":[{"id":"%id%","name":"size","type":"integer"},{"name":"title","type":"text"}]})",
        "400 validation_failed ambiguous drop");
    row("unknown id", R"({"schema":[{"id":"00000000-0000-7000-8000-000000000000","name":"x","type":"text"}]})",
        "400 validation_failed unknown_id schema.0.id");
    row("id no id", R"({"schema":[{"id":"x","name":"x","type":"text"}]})", "400 validation_failed invalid_id schema.0.id");
    row("same id twice", R"({"schema":[{"id":"%id%","name":"x","type":"text"},{"id":"%id%","name":"y","type":"text"}]})",
        "400 validation_failed duplicate_id schema.1.id");
    row("renamed to a taken name",
        R"({"schema":[{"id":"%id%","name":"title","type":"integer"},{"name":"title","type":"text"}]})",
        "400 validation_failed duplicate_name schema.1.name");
    row("renamed to a reserved name",
        R"({"schema":[{"id":"%id%","name":"version","type":"integer"},{"name":"title","type":"text"}]})",
        "400 validation_failed reserved_name schema.0.name");
    row("bad name of the collection", R"({"name":"no such name"})", "400 validation_failed invalid_name name");
    row("version", R"({"name":"fixed_one","version":"1"})", "400 validation_failed invalid_type version");
    row("an index over nothing", R"({"indexes":[{"fields":["nope"]}]})",
        "400 validation_failed unknown_field indexes.0.fields");
    row("a broken rule", R"({"name":"fixed_one","list_rule":"nope = 1"})", "400 rule_invalid unknown_field list_rule");
}

void TestSchemaPlans::badBodies()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/fixed_one").status == 404)
        world.makeCollection(
            R"({"name":"fixed_one","schema":[{"name":"size","type":"integer"},{"name":"title","type":"text"}]})");
    const HttpAnswer before = world.get("root", "/collections/fixed_one");
    body.replace("%id%", text(before.at("schema.0.id")));
    QCOMPARE(refusal(world.send("root", "PUT", "/collections/fixed_one", body)), expected);
    QCOMPARE(refusal(world.send("root", "POST", "/collections/fixed_one/changes", body)), expected);
    QCOMPARE(world.get("root", "/collections/fixed_one").body, before.body);
    QCOMPARE(world.send("ann", "POST", "/collections/fixed_one/changes", body).status, 403);
    QCOMPARE(world.send("nobody", "POST", "/collections/fixed_one/changes", body).status, 401);
    QCOMPARE(world.send("root", "POST", "/collections/nothing_here/changes", body).status, 404);
}

void TestSchemaPlans::planChangesNothing()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"planned","schema":[{"name":"a","type":"text"},{"name":"b","type":"text"}]})");
    make("planned", R"({"a":"1","b":"2"})");
    const QByteArray before = world.get("root", "/collections/planned").body;
    const QByteArray table = shape("col_planned");
    const QByteArray records = world.get("root", "/records/planned").body;
    const QByteArray trail = world.scalar("SELECT count(*) FROM audit_entries");
    const HttpAnswer plan = Edit("planned")
                                .drop("b")
                                .field("a", R"({"name":"z","type":"integer","unique":true})")
                                .add(R"({"name":"more","type":"select","options":{"values":["x"],"multiple":true}})")
                                .with("name", "\"planned_anew\"")
                                .plan();
    QVERIFY2(plan.at("applicable").toBool(), plan.body);
    QCOMPARE(plan.at("changes").toArray().size(), 5);
    QCOMPARE(world.get("root", "/collections/planned").body, before);
    QCOMPARE(shape("col_planned"), table);
    QCOMPARE(world.get("root", "/records/planned").body, records);
    QCOMPARE(world.scalar("SELECT count(*) FROM audit_entries"), trail);
}

void TestSchemaPlans::planSeesValuesThatAllWouldShare()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"sharing","schema":[{"name":"a","type":"text"}],"create_rule":""})");
    world.makeRecord("ann", "sharing", R"({"a":"1"})");
    world.makeRecord("eve", "sharing", R"({"a":"1"})");
    // One record in each account can have the value, a second one cannot.
    const Edit literal = Edit("sharing").add(R"({"name":"u","type":"integer","required":true,"unique":true,"default":7})");
    QVERIFY2(literal.plan().at("applicable").toBool(), literal.plan().body);
    const QByteArray second = world.makeRecord("bob", "sharing", R"({"a":"2"})");
    for (const Edit &edit :
         {literal,
          Edit("sharing").add(R"({"name":"u","type":"text","unique":true})").with("convert", R"({"u":{"value":"x"}})")}) {
        const HttpAnswer plan = edit.plan();
        QVERIFY2(!plan.at("applicable").toBool(true), plan.body);
        QCOMPARE(text(plan.at("problems.0.code")), "unique");
        QCOMPARE(text(plan.at("problems.0.field")), "u");
        QCOMPARE(joined(plan.at("problems.0.records")), second);
        QCOMPARE(refusal(edit.apply()), "409 schema_change_refused unique u");
    }
}

void TestSchemaPlans::collectionsThatRulesLeadToStay()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"led_authors","schema":[{"name":"n","type":"text"}]})");
    world.makeCollection(R"({"name":"led_posts","schema":[{"name":"by","type":"reference","collection":"led_authors",
        "on_delete":"cascade"},{"name":"t","type":"text"}]})");
    const HttpAnswer ruled =
        world.send("root", "PUT", "/collections/led_authors/rules", R"({"list_rule":"led_posts_via_by.t ?= 'x'"})");
    QVERIFY2(ruled.status == 200, ruled.body);
    const HttpAnswer refused = world.send("root", "DELETE", "/collections/led_posts");
    QCOMPARE(refusal(refused), "409 schema_change_refused in_use led_authors.list_rule");
    QCOMPARE(world.get("root", "/collections/led_posts").status, 200);
    QCOMPARE(world.send("root", "PUT", "/collections/led_authors/rules", R"({"list_rule":null})").status, 200);
    QCOMPARE(world.send("root", "DELETE", "/collections/led_posts").status, 200);
}

void TestSchemaPlans::planShowsStatements()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"shown","schema":[{"name":"a","type":"integer"},{"name":"b","type":"text"},
        {"name":"r","type":"reference","collection":"shown","on_delete":"cascade"}]})");
    const QByteArray id = make("shown", R"({"a":5,"b":"7"})");
    const auto edit = [] {
        return Edit("shown")
            .field("a", R"({"type":"text"})")
            .field("b", R"({"type":"integer"})")
            .field("r", R"({"on_delete":"set_null"})");
    };
    const HttpAnswer plan = edit().plan();
    const QByteArray statements = joined(plan.at("statements"));
    QCOMPARE(text(plan.at("dialect")), isSqlite() ? "SQLite" : "PostgreSQL");
    if (isSqlite()) {
        QVERIFY2(statements.contains("INSERT INTO \"_new_") && statements.contains("DROP TABLE \"col_shown\""), statements);
    } else {
        QVERIFY2(statements.contains("ALTER COLUMN \"a\" TYPE text COLLATE \"C\" USING \"a\"::text"), statements);
        QVERIFY2(statements.contains("DROP CONSTRAINT") && statements.contains("ADD FOREIGN KEY (\"r\")"), statements);
    }
    QVERIFY2(statements.contains("1 values of \"b\" are converted"), statements);
    QVERIFY2(edit().apply().status == 200, statements);
    QCOMPARE(text(record("shown", id).at("a")), "5");
    QCOMPARE(record("shown", id).at("b").toInt(), 7);
    // What was shown is what was done.
    QCOMPARE(world.scalar("SELECT statements FROM collection_history WHERE collection_name = 'shown' ORDER BY id DESC LIMIT 1"),
             QJsonDocument(plan.at("statements").toArray()).toJson(QJsonDocument::Compact));
}

void TestSchemaPlans::staleVersionsAreRefused()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"versioned","schema":[{"name":"a","type":"text"}]})");
    const Edit stale = Edit("versioned").add(R"({"name":"b","type":"text"})");
    QCOMPARE(Edit("versioned").add(R"({"name":"c","type":"text"})").apply().status, 200);
    QCOMPARE(stale.apply().status, 409);
    QCOMPARE(text(stale.apply().at("name")), "conflict");
    QCOMPARE(stale.plan().status, 409);
    // Sent again as it is, nothing happens.
    const HttpAnswer same = Edit("versioned").apply();
    QCOMPARE(same.status, 200);
    QCOMPARE(same.at("version").toInt(), 2);
}

void TestSchemaPlans::historyAndTrail()
{
    DataWorld &world = DataWorld::current();
    const QByteArray id =
        world.makeCollection(R"({"name":"told","schema":[{"name":"a","type":"text"},{"name":"b","type":"text"}]})");
    make("told", R"({"a":"not a number"})");
    QCOMPARE(
        Edit("told").drop("b").field("a", R"({"name":"n","type":"integer"})").with("convert", R"({"n":"null"})").apply().status,
        200);
    const QJsonArray trail = world.trail(id);
    const QJsonObject entry = trail.last().toObject();
    QCOMPARE(text(entry.value("event_name")), "collection_updated");
    QByteArray fields;
    for (const QJsonValue &change : entry.value("changes").toArray())
        fields += text(change.toObject().value("field")) + ' ';
    QCOMPARE(fields, "schema.a schema.b converted.n ");
    QCOMPARE(
        world.scalar("SELECT operation FROM collection_history WHERE collection_id = '" + id + "' ORDER BY id DESC LIMIT 1"),
        "change");
}

QTEST_GUILESS_MAIN(TestSchemaPlans)
#include "tst_schemaplans.moc"
