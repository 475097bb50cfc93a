// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Views and the changes of what they are made of; changes of views; views on their way to other installations.

#include "computedworld.h"
#include "schemaworld.h"
#include "viewworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

/** `parcels` of `depots`, and a view of each kind over them. */
void ensureParcels()
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/depots").status == 200)
        return;
    world.makeCollection(R"({"name":"depots","list_rule":"","view_rule":"","schema":[{"name":"town","type":"text"},)"
                         R"({"name":"spare","type":"text"}]})");
    world.makeCollection(
        R"({"name":"parcels","list_rule":"","view_rule":"","schema":[{"name":"code","type":"text"},{"name":"weight","type":"integer"},)"
        R"({"name":"depot","type":"reference","collection":"depots","on_delete":"set_null"},{"name":"spare","type":"text"}]})");
    world.makeCollection(
        R"({"name":"heavy","type":"view","list_rule":"grams > 0 && label != ''","view_rule":"","list_fields":["label","grams","town"],)"
        R"("select":{"from":"parcels","filter":"(weight BETWEEN 1 AND 100 || depot.parcels_via_depot.code ?= 'x') && weight > 1",)"
        R"("fields":[{"name":"label","value":"concat(code, ' ', depot.town) "},{"name":"grams","value":"weight"},{"name":"town","value":"depot.town"}]}})");
    world.makeCollection(
        R"({"name":"loads","type":"view","list_rule":"","view_rule":"","select":{"from":"parcels","having":"total > 0",)"
        R"("fields":[{"name":"town","value":"depot.town"},{"name":"total","aggregate":"sum","field":"weight * 2"}]}})");
    const QByteArray depot = make("depots", R"({"town":"Ulm"})");
    make("parcels", "{\"code\":\"P1\",\"weight\":5,\"depot\":\"" + depot + "\"}");
    make("parcels", R"({"code":"P2","weight":1})");
}

QByteArray labels()
{
    return rows(DataWorld::current().get("root", "/records/heavy?sort=label"), {"label", "grams"});
}

HttpAnswer change(const QByteArray &view, const QByteArray &body)
{
    return DataWorld::current().send("root", "PUT", "/collections/" + view, body);
}

/** `place outcome` of each use in a plan. */
QByteArray uses(const HttpAnswer &plan)
{
    QList<QByteArray> lines;
    for (const QJsonValue &use : plan.at("uses").toArray())
        lines.append(text(use["place"]) + ' ' + text(use["outcome"]));
    return lines.join(", ");
}

} // namespace

class TestViewChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { ensureParcels(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void renamedFieldsAreRenamedInViews();
    void renamedCollectionsAreRenamedInViews();
    void whatViewsUseCannotGo();
    void typesFollow();
    void viewsAreRenamed();
    void selectsAreReplaced();
    void refusedChanges_data();
    void refusedChanges();
    void macrosOfViewsStay();
    void viewsGoWithoutTheirSource();
    void viewsTravel();
    void viewsOutliveARestart();
};

void TestViewChanges::renamedFieldsAreRenamedInViews()
{
    DataWorld &world = DataWorld::current();
    QCOMPARE(labels(), QByteArray("P1 Ulm 5"));
    const QJsonObject before = world.get("root", "/collections/heavy").json();
    const Edit edit = Edit("parcels").rename("weight", "mass").rename("code", "number");
    QCOMPARE(uses(edit.plan()),
             QByteArray("heavy.select.filter rewritten, heavy.select.fields.0.value rewritten, heavy.select.fields.1.value "
                        "rewritten, loads.select.fields.1.field rewritten"));
    QCOMPARE(world.get("root", "/collections/heavy").json(), before);
    QCOMPARE(edit.apply().status, 200);
    const HttpAnswer view = world.get("root", "/collections/heavy");
    QCOMPARE(text(view.at("select.filter")),
             QByteArray("(mass BETWEEN 1 AND 100 || depot.parcels_via_depot.number ?= 'x') && mass > 1"));
    QCOMPARE(text(view.at("select.fields.0.value")), QByteArray("concat(number, ' ', depot.town) "));
    QCOMPARE(view.at("version").toInt(), before["version"].toInt() + 1);
    QCOMPARE(view.at("schema"), before["schema"]);
    QCOMPARE(labels(), QByteArray("P1 Ulm 5"));
    QCOMPARE(rows(world.get("root", "/records/loads"), {"town", "total"}).count("10"), 1);
    const QJsonObject entry = world.trail(text(view.at("id"))).last().toObject();
    QVERIFY(QJsonDocument(entry).toJson().contains("mass > 1"));
    QVERIFY(world.get("root", "/migrations/history").body.contains("Change view heavy (version "));
    // The other end of a path.
    QCOMPARE(Edit("depots").rename("town", "place").apply().status, 200);
    QCOMPARE(text(world.get("root", "/collections/loads").at("select.fields.0.value")), QByteArray("depot.place"));
    QCOMPARE(labels(), QByteArray("P1 Ulm 5"));
    QCOMPARE(Edit("parcels").rename("depot", "at").apply().status, 200);
    QCOMPARE(text(world.get("root", "/collections/heavy").at("select.filter")),
             QByteArray("(mass BETWEEN 1 AND 100 || at.parcels_via_at.number ?= 'x') && mass > 1"));
    QCOMPARE(labels(), QByteArray("P1 Ulm 5"));
    QCOMPARE(Edit("parcels").rename("at", "depot").rename("mass", "weight").rename("number", "code").apply().status, 200);
    QCOMPARE(Edit("depots").rename("place", "town").apply().status, 200);
    QCOMPARE(world.get("root", "/collections/heavy").at("select"), QJsonValue(before["select"]));
}

void TestViewChanges::renamedCollectionsAreRenamedInViews()
{
    DataWorld &world = DataWorld::current();
    QCOMPARE(Edit("parcels").with("name", "\"packets\"").apply().status, 200);
    const HttpAnswer view = world.get("root", "/collections/heavy");
    QCOMPARE(text(view.at("select.from")), QByteArray("packets"));
    QVERIFY(text(view.at("select.filter")).contains("packets_via_depot"));
    QCOMPARE(labels(), QByteArray("P1 Ulm 5"));
    QCOMPARE(Edit("packets").with("name", "\"parcels\"").apply().status, 200);
    QCOMPARE(labels(), QByteArray("P1 Ulm 5"));
}

void TestViewChanges::whatViewsUseCannotGo()
{
    DataWorld &world = DataWorld::current();
    const HttpAnswer plan = Edit("parcels").drop("weight").plan();
    QCOMPARE(uses(plan),
             QByteArray("heavy.select.filter blocked, heavy.select.fields.1.value blocked, "
                        "loads.select.fields.1.field blocked"));
    QVERIFY(!plan.at("applicable").toBool());
    QCOMPARE(refusal(Edit("parcels").drop("weight").apply()),
             QByteArray("409 schema_change_refused in_use heavy.select.filter"));
    QCOMPARE(refusal(Edit("depots").drop("town").apply()),
             QByteArray("409 schema_change_refused in_use heavy.select.fields.0.value"));
    QCOMPARE(refusal(Edit("parcels").field("weight", R"({"type":"text"})").apply()),
             QByteArray("409 schema_change_refused in_use heavy.select.filter"));
    QCOMPARE(refusal(world.send("root", "DELETE", "/collections/parcels")),
             QByteArray("409 schema_change_refused referenced heavy"));
    QCOMPARE(labels(), QByteArray("P1 Ulm 5"));
    // What no view names may go, whatever else has the same name.
    QCOMPARE(Edit("depots").drop("spare").apply().status, 200);
    QCOMPARE(Edit("depots").add(R"({"name":"spare","type":"text"})").apply().status, 200);
}

void TestViewChanges::typesFollow()
{
    DataWorld &world = DataWorld::current();
    QCOMPARE(Edit("parcels").field("weight", R"({"type":"decimal"})").apply().status, 200);
    QCOMPARE(text(world.get("root", "/collections/heavy").at("schema.1.type")), QByteArray("decimal"));
    QCOMPARE(text(world.get("root", "/collections/loads").at("schema.1.type")), QByteArray("number"));
    QCOMPARE(labels(), QByteArray("P1 Ulm 5"));
    QCOMPARE(Edit("parcels").field("weight", R"({"type":"integer"})").apply().status, 200);
    QCOMPARE(text(world.get("root", "/collections/heavy").at("schema.1.type")), QByteArray("integer"));
}

void TestViewChanges::viewsAreRenamed()
{
    DataWorld &world = DataWorld::current();
    QCOMPARE(change("heavy", R"({"name":"weighty"})").status, 200);
    QCOMPARE(world.get("root", "/records/heavy").status, 404);
    QCOMPARE(rows(world.get("root", "/records/weighty"), {"grams"}), QByteArray("5"));
    QCOMPARE(refusal(change("weighty", R"({"name":"parcels"})")), QByteArray("409 collection_exists"));
    QCOMPARE(change("weighty", R"({"name":"heavy"})").status, 200);
}

void TestViewChanges::selectsAreReplaced()
{
    DataWorld &world = DataWorld::current();
    const QJsonObject before = world.get("root", "/collections/heavy").json();
    const QByteArray id = text(before["schema"].toArray().at(1)["id"]);
    // The rule names a field that would go.
    const QByteArray without =
        R"({"select":{"from":"parcels","fields":[{"name":"label","value":"code"},{"name":"town","value":"depot.town"}]}})";
    QCOMPARE(refusal(change("heavy", without)), QByteArray("409 schema_change_refused in_use list_rule"));
    const HttpAnswer plan = world.send("root", "POST", "/collections/heavy/changes", without);
    QCOMPARE(plan.status, 200);
    QVERIFY(!plan.at("applicable").toBool());
    QVERIFY(plan.body.contains("change_select") && plan.body.contains("\"drop_field\""));
    // A field that is known by its id is renamed, and with it where it is named.
    const QByteArray renamed =
        "{\"select\":{\"from\":\"parcels\",\"fields\":[{\"name\":\"label\",\"value\":\"code\"},{\"id\":\"" + id
        + R"(","name":"mass","value":"weight"},{"name":"town","value":"depot.town"}]},"version":)"
        + QByteArray::number(before["version"].toInt()) + '}';
    const HttpAnswer changed = change("heavy", renamed);
    QVERIFY2(changed.status == 200, changed.body);
    QCOMPARE(text(world.get("root", "/collections/heavy/rules").at("list_rule")), QByteArray("mass > 0 && label != ''"));
    QCOMPARE(text(world.get("root", "/collections/heavy/rules").at("list_fields")), QByteArray(R"(["label","mass","town"])"));
    QCOMPARE(rows(world.get("ann", "/records/heavy?sort=label", {}), {"label", "mass"}), QByteArray());
    QCOMPARE(rows(world.get("root", "/records/heavy?sort=label"), {"label", "mass"}), QByteArray("P1 5, P2 1"));
    QCOMPARE(refusal(change("heavy", renamed)), QByteArray("409 conflict"));
    // From records to groups: there are no instants any more, which a rule may name.
    QCOMPARE(world.send("root", "PUT", "/collections/heavy/rules", R"({"list_rule":"created_at < @now"})").status, 200);
    const QByteArray grouped =
        R"({"select":{"from":"parcels","fields":[{"name":"label","value":"code"},{"name":"n","aggregate":"count"}]}})";
    QVERIFY(refusal(change("heavy", grouped)).startsWith("409 schema_change_refused in_use list_rule"));
    const QByteArray back = QJsonDocument(QJsonObject{{"select", before["select"]},
                                                      {"list_rule", "grams > 0 && label != ''"},
                                                      {"list_fields", QJsonArray{"label", "grams", "town"}}})
                                .toJson();
    QCOMPARE(change("heavy", back).status, 200);
    QCOMPARE(labels(), QByteArray("P1 Ulm 5"));
}

void TestViewChanges::refusedChanges_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("refused");
    const auto row = [](const char *name, const char *body, const char *refused) {
        QTest::newRow(name) << QByteArray(body) << QByteArray("400 validation_failed ") + refused;
    };
    row("fields", R"({"schema":[]})", "view_read_only schema");
    row("drop", R"({"drop":["grams"]})", "view_read_only drop");
    row("indexes", R"({"indexes":[]})", "view_read_only indexes");
    row("kind", R"({"type":"base"})", "invalid_choice type");
    row("writing", R"({"update_rule":""})", "view_read_only update_rule");
    row("written fields", R"({"create_fields":["grams"]})", "view_read_only create_fields");
    row("itself", R"({"select":{"from":"heavy","fields":[{"name":"x","value":"grams"}]}})", "invalid_collection select.from");
    row("another view", R"({"select":{"from":"loads","fields":[{"name":"x","value":"total"}]}})",
        "invalid_collection select.from");
    row("a field", R"({"select":{"from":"parcels","fields":[{"name":"x","value":"grams"}]}})",
        "unknown_field select.fields.0.value");
    row("an id", R"({"select":{"from":"parcels","fields":[{"id":"x","name":"x","value":"code"}]}})",
        "unknown_id select.fields.0.id");
    row("unknown", R"({"sql":"SELECT 1"})", "unknown_field sql");
}

void TestViewChanges::refusedChanges()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, refused);
    const QByteArray before = DataWorld::current().get("root", "/collections/heavy").body;
    QCOMPARE(refusal(change("heavy", body)), refused);
    QCOMPARE(DataWorld::current().get("root", "/collections/heavy").body, before);
    QCOMPARE(refusal(change("parcels", R"({"type":"view"})")), QByteArray("400 validation_failed invalid_choice type"));
}

void TestViewChanges::macrosOfViewsStay()
{
    DataWorld &world = DataWorld::current();
    const HttpAnswer macro =
        world.send("root", "POST", "/macros", R"({"name":"is_light","parameters":["w"],"expression":"@w < 4"})");
    QVERIFY2(macro.status == 201, macro.body);
    world.makeCollection(R"({"name":"light","type":"view","list_rule":"","view_rule":"","select":{"from":"parcels",)"
                         R"("filter":"@is_light(weight) ","fields":[{"name":"code","value":"code"}]}})");
    QCOMPARE(rows(world.get("root", "/records/light"), {"code"}), QByteArray("P2"));
    const QByteArray path = "/macros/" + bytes(macro.at("id"));
    const HttpAnswer kept = world.send("root", "DELETE", path);
    QVERIFY2(kept.status == 409 && kept.body.contains("light.select.filter"), kept.body);
    world.send("root", "DELETE", "/collections/light");
    QVERIFY(world.send("root", "DELETE", path).status < 300);
}

void TestViewChanges::viewsGoWithoutTheirSource()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(
        R"({"name":"brief","type":"view","select":{"from":"parcels","fields":[{"name":"code","value":"code"}]}})");
    const HttpAnswer gone = world.send("root", "DELETE", "/collections/brief");
    QCOMPARE(gone.status, 200);
    QVERIFY(gone.at("table_name").isNull());
    QCOMPARE(gone.at("records_deleted").toInt(), 0);
    QCOMPARE(world.get("root", "/records/brief").status, 404);
    QCOMPARE(world.get("root", "/records/parcels").at("total").toInt(), 2);
    QVERIFY(world.get("root", "/migrations/history").body.contains("Delete view brief"));
}

void TestViewChanges::viewsTravel()
{
    DataWorld &world = DataWorld::current();
    const HttpAnswer document = world.get("root", "/collections/export?collection_ids=loads,heavy,depots,parcels");
    QCOMPARE(text(document.at("collections.0.type")), QByteArray("view"));
    QCOMPARE(text(document.at("collections.0.select.from")), QByteArray("parcels"));
    QVERIFY(!document.body.contains("\"id\":\""));
    QByteArray renamed = document.body;
    for (const char *name : {"loads", "heavy", "depots", "parcels"})
        renamed.replace(name, QByteArray(name) + "_too");
    const HttpAnswer taken = world.send("root", "POST", "/collections/import", "{\"data\":" + renamed + '}');
    QVERIFY2(taken.status == 200, taken.body);
    QCOMPARE(taken.at("imported_count").toInt(), 4);
    make("parcels_too", R"({"code":"X","weight":7})");
    QCOMPARE(rows(world.get("root", "/records/heavy_too"), {"label", "grams"}), QByteArray("X  7"));
    QCOMPARE(text(world.get("root", "/collections/heavy_too/rules").at("list_rule")), QByteArray("grams > 0 && label != ''"));
    QCOMPARE(refusal(world.send("root", "POST", "/collections/import", "{\"data\":" + renamed + '}')).left(3),
             QByteArray("409"));
    // The same again, with another filter.
    renamed.replace("weight > 1", "weight > 8");
    const HttpAnswer updated =
        world.send("root", "POST", "/collections/import", R"({"strategy":"update","data":)" + renamed + '}');
    QVERIFY2(updated.status == 200 && updated.at("updated_count").toInt() == 4, updated.body);
    QCOMPARE(rows(world.get("root", "/records/heavy_too"), {"label"}), QByteArray());
    // A table does not become a view, nor does a document without a source make one.
    const auto import = [&](const QByteArray &collection) {
        return refusal(world.send("root", "POST", "/collections/import",
                                  R"({"strategy":"update","data":{"version":"1.0","collections":[)" + collection + "]}}"));
    };
    const QByteArray select =
        R"("type":"view","select":{"from":"parcels_too","fields":[{"name":"x","value":"code"}]},"rules":{}})";
    QCOMPARE(import(R"({"name":"depots_too",)" + select),
             QByteArray("400 validation_failed invalid_choice collections.0.type"));
    QCOMPARE(import(R"({"name":"heavy_too","schema":[],"rules":{}})"),
             QByteArray("400 validation_failed invalid_choice collections.0.type"));
    QCOMPARE(import(R"({"name":"none_too","type":"view","rules":{}})"),
             QByteArray("400 validation_failed required_missing collections.0.select"));
    for (const char *name : {"loads_too", "heavy_too", "parcels_too", "depots_too"})
        QCOMPARE(world.send("root", "DELETE", QByteArray("/collections/") + name).status, 200);
}

void TestViewChanges::viewsOutliveARestart()
{
    DataWorld &world = DataWorld::current();
    const QByteArray before = world.get("root", "/collections/heavy").body;
    world.restart();
    QCOMPARE(world.get("root", "/collections/heavy").body, before);
    QCOMPARE(labels(), QByteArray("P1 Ulm 5"));
}

QTEST_GUILESS_MAIN(TestViewChanges)
#include "tst_viewchanges.moc"
