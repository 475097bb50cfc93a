// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schemaworld.h"

#include "schema/names.h"

#include <QRegularExpression>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** Indexes as part of the schema, and what somebody made beside it by hand. */
class TestSchemaIndexes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void dropWhatAnIndexUses();
    void indexesOfOnesOwn();
    void badIndexes_data();
    void badIndexes();
    void handMadeObjectsStay();
    void handMadeObjectsThatWouldBreak();
    void shapeDoesNotDependOnHistory();
};

void TestSchemaIndexes::dropWhatAnIndexUses()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"indexed","schema":[{"name":"a","type":"text"},{"name":"b","type":"text"}],
        "indexes":[{"name":"pair","fields":["a","b"],"unique":true}]})");
    make("indexed", R"({"a":"1","b":"1"})");
    make("indexed", R"({"a":"1","b":"2"})");
    QCOMPARE(refusal(Edit("indexed").drop("b").apply()), "409 schema_change_refused in_use indexes.pair");
    // Without b the pairs are not unique any more: the same index over a alone is refused for its records.
    const HttpAnswer twice =
        Edit("indexed").drop("b").with("indexes", R"([{"name":"pair","fields":["a"],"unique":true}])").apply();
    QCOMPARE(refusal(twice), "409 schema_change_refused unique a");
    QCOMPARE(Edit("indexed").drop("b").with("indexes", R"([{"name":"pair","fields":["a"]}])").apply().status, 200);
    make("indexed", R"({"a":"1"})");
}

void TestSchemaIndexes::indexesOfOnesOwn()
{
    DataWorld &world = DataWorld::current();
    const HttpAnswer made = world.send("root", "POST", "/collections", R"({"name":"slots","schema":[
        {"name":"room","type":"text"},{"name":"day","type":"date"},{"name":"cancelled","type":"boolean"}],"create_rule":"",
        "indexes":[{"fields":["room","day"],"unique":true,"where":"cancelled != true || cancelled IS NULL"},
                   {"name":"by_day","fields":["day"]}]})");
    QVERIFY2(made.status == 201, made.body);
    QCOMPARE(text(made.at("indexes.0.name")), "room_day");
    QCOMPARE(made.at("indexes.1.unique").toBool(true), false);
    make("slots", R"({"room":"a","day":"2026-01-01"})");
    make("slots", R"({"room":"a","day":"2026-01-02"})");
    make("slots", R"({"room":"a","day":"2026-01-01","cancelled":true})");
    const HttpAnswer clash = world.send("root", "POST", "/records/slots", R"({"room":"a","day":"2026-01-01"})");
    QCOMPARE(refusal(clash), "409 unique_violation unique room");
    QCOMPARE(text(clash.at("details.1.field")), "day");
    world.makeRecord("ann", "slots", R"({"room":"a","day":"2026-01-01"})"); // another account

    const HttpAnswer plan = Edit("slots").with("indexes", R"([{"fields":["room","day"],"unique":true}])").plan();
    QVERIFY2(!plan.at("applicable").toBool(true), plan.body);
    QCOMPARE(text(plan.at("problems.0.field")), "room, day");
    QVERIFY(joined(plan.at("statements")).contains("CREATE UNIQUE INDEX"));
    QCOMPARE(refusal(Edit("slots").with("indexes", R"([{"fields":["room","day"],"unique":true}])").apply()),
             "409 schema_change_refused unique room, day");
    const HttpAnswer changed = world.send("root", "PUT", "/collections/slots", R"({"indexes":[{"fields":["room"]}]})");
    QVERIFY2(changed.status == 200, changed.body);
    QCOMPARE(changed.at("indexes").toArray().size(), 1);
    make("slots", R"({"room":"a","day":"2026-01-01"})");
    const QByteArray physical = schema::ownIndexName("col_slots", "by_day");
    QVERIFY(!shape("col_slots").contains(physical));
    QVERIFY(shape("col_slots").contains(schema::ownIndexName("col_slots", "room")));
}

void TestSchemaIndexes::badIndexes_data()
{
    QTest::addColumn<QByteArray>("indexes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *indexes, const char *expected) {
        QTest::newRow(name) << QByteArray(indexes) << QByteArray(expected);
    };
    row("no array", R"({"fields":["a"]})", "400 validation_failed invalid_type indexes");
    row("no fields", R"([{"fields":[]}])", "400 validation_failed invalid_type indexes.0.fields");
    row("unknown field", R"([{"fields":["nope"]}])", "400 validation_failed unknown_field indexes.0.fields");
    row("twice the same", R"([{"fields":["a","a"]}])", "400 validation_failed invalid_index indexes.0.fields");
    row("many values", R"([{"fields":["m"]}])", "400 validation_failed invalid_index indexes.0.fields");
    row("JSON", R"([{"fields":["j"]}])", "400 validation_failed invalid_index indexes.0.fields");
    row("names", R"([{"name":"x","fields":["a"]},{"name":"X","fields":["n"]}])",
        "400 validation_failed duplicate_name indexes.1.name");
    row("hostile name", R"([{"name":"x\" ON","fields":["a"]}])", "400 validation_failed invalid_name indexes.0.name");
    row("mistyped member", R"([{"fields":["a"],"uniqe":true}])", "400 validation_failed unknown_field indexes.0.uniqe");
    row("broken condition", R"([{"fields":["a"],"where":"a ="}])", "400 filter_invalid syntax indexes.0.where");
    row("variable", R"([{"fields":["a"],"where":"a = @request.auth.id"}])",
        "400 validation_failed invalid_index indexes.0.where");
    row("pattern", R"([{"fields":["a"],"where":"a ~ 'x'"}])", "400 validation_failed invalid_index indexes.0.where");
    row("instant", R"([{"fields":["a"],"where":"created_at > '2026-01-01T00:00:00Z'"}])",
        "400 validation_failed invalid_index indexes.0.where");
}

void TestSchemaIndexes::badIndexes()
{
    QFETCH(QByteArray, indexes);
    QFETCH(QByteArray, expected);
    const QByteArray body = R"({"name":"bad_index","schema":[{"name":"a","type":"text"},{"name":"n","type":"integer"},
        {"name":"j","type":"json"},{"name":"m","type":"select","options":{"values":["x"],"multiple":true}}],"indexes":)"
        + indexes + '}';
    QCOMPARE(refusal(DataWorld::current().send("root", "POST", "/collections", body)), expected);
}

void TestSchemaIndexes::handMadeObjectsStay()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"tended","schema":[{"name":"a","type":"text"},{"name":"b","type":"text"},
        {"name":"r","type":"reference","collection":"tended","on_delete":"restrict"}]})");
    world.execute("CREATE TABLE tended_log (x text)");
    world.execute("CREATE VIEW tended_view AS SELECT \"a\" FROM \"col_tended\"");
    if (isSqlite()) {
        world.execute("CREATE TRIGGER tended_trigger AFTER INSERT ON \"col_tended\" BEGIN INSERT INTO tended_log VALUES "
                      "(NEW.\"a\"); END");
        world.execute(
            "CREATE TRIGGER tended_other AFTER DELETE ON tended_log BEGIN UPDATE \"col_tended\" SET \"a\" = 'seen'; END");
    }
    world.execute("CREATE INDEX tended_index ON \"col_tended\" (\"a\", \"b\")");
    const QByteArray id = make("tended", R"({"a":"x","b":"y"})");
    // A copied table on SQLite, a renamed column and a renamed table on both.
    const HttpAnswer done =
        Edit("tended").field("r", R"({"on_delete":"cascade"})").rename("a", "aa").with("name", "\"looked_after\"").apply();
    QVERIFY2(done.status == 200, done.body);
    const QByteArray second = make("looked_after", "{\"aa\":\"z\",\"r\":\"" + id + "\"}");
    QCOMPARE(world.scalar("SELECT count(*) FROM tended_view"), "2");
    if (isSqlite()) {
        QCOMPARE(world.scalar("SELECT group_concat(x) FROM tended_log"), "x,z");
        world.execute("DELETE FROM tended_log");
        QCOMPARE(text(record("looked_after", second).at("aa")), "seen");
        QCOMPARE(
            world.scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'tended_index' AND tbl_name = 'col_looked_after'"),
            "1");
    } else {
        QCOMPARE(
            world.scalar("SELECT count(*) FROM pg_indexes WHERE indexname = 'tended_index' AND tablename = 'col_looked_after'"),
            "1");
    }
    world.execute("DROP VIEW tended_view");
}

void TestSchemaIndexes::handMadeObjectsThatWouldBreak()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"viewed","schema":[{"name":"a","type":"text"},
        {"name":"r","type":"reference","collection":"viewed","on_delete":"restrict"}]})");
    world.execute("CREATE VIEW viewed_view AS SELECT \"a\", \"r\" FROM \"col_viewed\"");
    const QByteArray before = shape("col_viewed");
    for (const char *field : {"a", "r"}) {
        const HttpAnswer refused = Edit("viewed").drop(field).apply();
        QCOMPARE(refused.status, 409);
        QCOMPARE(text(refused.at("details.0.code")), "in_use");
        if (isSqlite())
            QVERIFY2(text(refused.at("message")).contains("viewed_view"), refused.body);
    }
    QCOMPARE(shape("col_viewed"), before);
    world.execute("DROP VIEW viewed_view");
    QCOMPARE(Edit("viewed").drop("a").drop("r").apply().status, 200);
}

void TestSchemaIndexes::shapeDoesNotDependOnHistory()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"shape_target","schema":[{"name":"n","type":"text"}]})");
    world.makeCollection(R"({"name":"morphing","schema":[{"name":"a","type":"text","unique":true},{"name":"b","type":"integer"},
        {"name":"c","type":"select","options":{"values":["x","y"],"multiple":true}},
        {"name":"d","type":"reference","collection":"shape_target","on_delete":"restrict"},
        {"name":"e","type":"reference","collection":"morphing","on_delete":"cascade"},
        {"name":"f","type":"reference","collection":"shape_target","on_delete":"cascade","options":{"multiple":true}}],
        "indexes":[{"name":"one","fields":["a","b"],"unique":true},{"name":"two","fields":["d"],"where":"b > 3 && a != 'it\\'s'"}]})");
    const QByteArray target = make("shape_target", R"({"n":"t"})");
    for (int i = 0; i < 3; ++i) {
        make("morphing",
             "{\"a\":\"" + QByteArray::number(i) + "\",\"b\":" + QByteArray::number(i) + ",\"c\":[\"x\"],\"d\":\"" + target
                 + "\",\"f\":[\"" + target + "\"]}");
    }
    const auto must = [](const Edit &edit) {
        const HttpAnswer done = edit.apply();
        if (done.status != 200)
            qWarning("%s", done.body.constData());
        return done.status == 200;
    };
    QVERIFY(must(Edit("morphing").rename("a", "aa").rename("c", "cc")));
    // A decimal has no place in the condition of an index, and the answer says why.
    const HttpAnswer decimal = Edit("morphing").field("b", R"({"type":"decimal"})").apply();
    QCOMPARE(refusal(decimal), "409 schema_change_refused in_use indexes.two.where");
    QVERIFY2(text(decimal.at("details.0.message")).contains("not decimals"), decimal.body);
    QVERIFY(must(Edit("morphing").field("b", R"({"type":"number"})").rename("d", "b2").rename("f", "d")));
    QVERIFY(must(Edit("morphing").field("b2", R"({"on_delete":"set_null"})").field("d", R"({"on_delete":"restrict"})")));
    QVERIFY(must(Edit("morphing")
                     .field("cc", R"({"type":"select","options":{"values":["x","y"]}})")
                     .drop("e")
                     .add(R"({"name":"e","type":"reference","collection":"shape_target","on_delete":"cascade"})")
                     .field("aa", R"({"unique":false,"type":"integer"})")
                     .with("indexes", R"([{"name":"one","fields":["aa","e"]}])")));
    QVERIFY(must(Edit("morphing")
                     .with("name", "\"morphed\"")
                     .field("e", R"({"unique":true})")
                     .field("b2", R"({"type":"text","collection":null,"on_delete":null})")));
    const HttpAnswer now = world.get("root", "/collections/morphed");
    QJsonObject twin{{"name", "mortwin"}, {"indexes", now.at("indexes")}};
    QJsonArray fields = now.at("schema").toArray();
    twin.insert("schema", fields);
    const HttpAnswer made = world.send("root", "POST", "/collections", toJson(twin));
    QVERIFY2(made.status == 201, made.body);
    // Names of tables and the digits that follow from them aside, both are the same.
    const auto neutral = [](const QByteArray &shape, const QByteArray &name) {
        QString text = QString::fromUtf8(shape).replace(QString::fromUtf8(name), "NAME");
        text.remove(QRegularExpression("_[0-9a-f]{12}(?![0-9a-z])"));
        QStringList lines = text.split('\n');
        return QSet<QString>(lines.begin(), lines.end());
    };
    const auto changed = neutral(shape("col_morphed"), "morphed");
    const auto fresh = neutral(shape("col_mortwin"), "mortwin");
    QVERIFY(!fresh.isEmpty());
    QCOMPARE((changed - fresh).values().join('\n'), QString());
    QCOMPARE((fresh - changed).values().join('\n'), QString());
    QCOMPARE(world.get("root", "/records/morphed").at("total").toInt(), 3);
    if (isSqlite())
        QVERIFY(world.scalar("SELECT count(*) FROM pragma_foreign_key_check") == "0");
}

QTEST_GUILESS_MAIN(TestSchemaIndexes)
#include "tst_schemaindexes.moc"
