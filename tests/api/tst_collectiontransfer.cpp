// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Export and import of collections, and the history of the schema.

#include "dataworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

QByteArray toJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

class TestCollectionTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void roundTrip();
    void strategies();
    void allOrNothing_data();
    void allOrNothing();
    void migrations();
    void stepsStayInOrderWhenTheClockIsSetBack();
};

void TestCollectionTransfer::roundTrip()
{
    DataWorld &world = DataWorld::current();
    // Two that refer to each other and to themselves, with everything a collection can have.
    world.makeCollection(R"({"name":"zebras","schema":[{"name":"name","type":"text","required":true,"unique":true,
        "default":"@request.auth.email","options":{"max_length":40}}]})");
    world.makeCollection(R"({"name":"apes","schema":[{"name":"friend","type":"reference","collection":"zebras",
        "on_delete":"restrict"},{"name":"kin","type":"reference","collection":"apes","on_delete":"set_null",
        "options":{"multiple":true}},{"name":"age","type":"decimal","pii":true,"mask_type":"full"}],
        "indexes":[{"name":"old","fields":["age"],"unique":true,"where":"friend IS NOT NULL"}],
        "list_rule":"created_by = @request.auth.id","create_rule":"","view_fields":["age"]})");
    const HttpAnswer zebra = world.get("root", "/collections/zebras");
    QJsonArray fields = zebra.at("schema").toArray();
    fields.append(QJsonObject{{"name", "ape"}, {"type", "reference"}, {"collection", "apes"}, {"on_delete", "cascade"}});
    QCOMPARE(world.send("root", "PUT", "/collections/zebras", toJson({{"schema", fields}})).status, 200);

    const HttpAnswer exported = world.get("root", "/collections/export?collection_ids=" + text(zebra.at("id")) + ",apes");
    QCOMPARE(exported.status, 200);
    QVERIFY(exported.header("Content-Disposition").contains("attachment"));
    QCOMPARE(text(exported.at("version")), "1.0");
    QCOMPARE(text(exported.at("exported_by")), "root@example.test");
    QCOMPARE(exported.at("collections").toArray().size(), 2);
    QVERIFY(exported.at("collections.0.schema.0.id").isNull());
    QCOMPARE(text(exported.at("collections.1.rules.list_rule")), "created_by = @request.auth.id");
    QVERIFY(exported.at("collections.1.rules.view_rule").isNull());
    QVERIFY(world.get("root", "/collections/export").at("collections").toArray().size() >= 2);
    QCOMPARE(world.get("root", "/collections/export?collection_ids=nope").status, 404);

    const auto readBoth = [&world] {
        QByteArray both;
        for (const char *path : {"/collections/zebras", "/collections/apes"}) {
            const QJsonObject collection = world.get("root", path).json();
            for (QJsonValue field : collection.value("schema").toArray()) {
                QJsonObject bare = field.toObject();
                bare.remove("id");
                both += toJson(bare);
            }
            both += toJson({{"i", collection.value("indexes")}});
            QJsonObject rules = world.get("root", QByteArray(path) + "/rules").json();
            for (const char *own : {"id", "collection_id", "created_at", "updated_at"})
                rules.remove(own);
            both += toJson(rules);
        }
        return both;
    };
    const QByteArray before = readBoth();
    // References hold each other, so they have to go first.
    const QJsonArray bare{fields.at(0)};
    QCOMPARE(world.send("root", "PUT", "/collections/zebras", toJson({{"schema", bare}, {"drop", QJsonArray{"ape"}}})).status,
             200);
    QCOMPARE(world.send("root", "DELETE", "/collections/apes").status, 200);
    QCOMPARE(world.send("root", "DELETE", "/collections/zebras").status, 200);

    const HttpAnswer imported = world.send("root", "POST", "/collections/import", toJson({{"data", exported.json()}}));
    QVERIFY2(imported.status == 200, imported.body);
    QVERIFY(imported.at("success").toBool());
    QCOMPARE(imported.at("imported_count").toInt(), 2);
    QCOMPARE(imported.at("failed_count").toInt(-1), 0);
    QCOMPARE(text(imported.at("collections.0.status")), "imported");
    QVERIFY(imported.at("migrations_created").toArray().size() >= 2);
    QCOMPARE(readBoth(), before);
    const QByteArray stripe = world.makeRecord("root", "zebras", R"({"name":"s"})");
    world.makeRecord("root", "apes", "{\"friend\":\"" + stripe + "\",\"age\":\"3\"}");
    QCOMPARE(world.send("root", "DELETE", "/records/zebras/" + stripe).status, 409);
}

void TestCollectionTransfer::strategies()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(
        R"({"name":"tigers","schema":[{"name":"a","type":"text"},{"name":"b","type":"integer"}],"list_rule":""})");
    const QByteArray id = world.makeRecord("root", "tigers", R"({"a":"x","b":5})");
    const auto import = [&world](const char *strategy, const QByteArray &schema, const char *rules = "{}") {
        const QByteArray body = R"({"strategy":")" + QByteArray(strategy)
            + R"(","data":{"version":"1.0","collections":[{"name":"Tigers","schema":)" + schema + R"(,"rules":)" + rules
            + "}]}}";
        return world.send("root", "POST", "/collections/import", body);
    };
    const QByteArray wanted = R"([{"name":"b","type":"text"},{"name":"c","type":"date"}])";
    QCOMPARE(refusal(import("error", wanted)).left(21), "409 collection_exists");
    const HttpAnswer skipped = import("skip", wanted);
    QCOMPARE(skipped.status, 200);
    QCOMPARE(skipped.at("skipped_count").toInt(), 1);
    QCOMPARE(skipped.at("migrations_created").toArray().size(), 0);
    QCOMPARE(world.get("root", "/collections/tigers").at("schema").toArray().size(), 2);

    const HttpAnswer updated = import("update", wanted, R"({"list_rule":null,"view_rule":"a = 'x'"})");
    QVERIFY2(updated.status == 200, updated.body);
    QCOMPARE(updated.at("updated_count").toInt(), 1);
    const HttpAnswer read = world.get("root", "/records/tigers/" + id);
    QCOMPARE(text(read.at("a")), "x"); // not in the document, and not dropped
    QCOMPARE(text(read.at("b")), "5");
    QVERIFY(read.at("c").isNull());
    // Rules come along.
    QVERIFY(world.get("root", "/collections/tigers/rules").at("list_rule").isNull());
    QCOMPARE(text(world.get("root", "/collections/tigers/rules").at("view_rule")), "a = 'x'");
    // What would lose values is refused as everywhere.
    QCOMPARE(refusal(import("update", R"([{"name":"a","type":"integer"}])")),
             "409 schema_change_refused in_use collections.0.view_rule");
    QCOMPARE(refusal(import("update", R"([{"name":"a","type":"integer"}])", R"({"view_rule":null})")),
             "409 schema_change_refused not_convertible collections.0.a");
}

void TestCollectionTransfer::allOrNothing_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *collections, const char *expected) {
        QTest::newRow(name) << "{\"data\":{\"version\":\"1.0\",\"collections\":" + QByteArray(collections) + "}}"
                            << QByteArray(expected);
    };
    row("bad type", R"([{"name":"lion_one","schema":[]},{"name":"lion_two","schema":[{"name":"x","type":"nope"}]}])",
        "400 validation_failed unknown_type collections.1.schema.0.type");
    row("bad reference",
        R"([{"name":"lion_one","schema":[{"name":"x","type":"reference","collection":"nope","on_delete":"cascade"}]}])",
        "400 validation_failed invalid_collection collections.0.schema.0.collection");
    row("bad rule", R"([{"name":"lion_one","schema":[],"rules":{"list_rule":"x ="}}])",
        "400 rule_invalid syntax collections.0.list_rule");
    row("bad name", R"([{"name":"1","schema":[]}])", "400 validation_failed invalid_name collections.0.name");
    row("same name twice", R"([{"name":"lion_one","schema":[]},{"name":"Lion_One","schema":[]}])",
        "400 validation_failed duplicate_name collections.1.name");
    row("no fields", R"([{"name":"lion_one"}])", "400 validation_failed invalid_type collections.0.schema");
    QTest::newRow("no document") << QByteArray("{}") << QByteArray("400 validation_failed invalid_type data");
    QTest::newRow("newer document") << QByteArray(R"({"data":{"version":"2.0","collections":[]}})")
                                    << QByteArray("400 validation_failed invalid_choice data.version");
    QTest::newRow("strategy") << QByteArray(R"({"data":{"version":"1.0","collections":[]},"strategy":"force"})")
                              << QByteArray("400 validation_failed invalid_choice strategy");
    QTest::newRow("unknown member") << QByteArray(R"({"dat":{}})") << QByteArray("400 validation_failed unknown_field dat");
}

void TestCollectionTransfer::allOrNothing()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    DataWorld &world = DataWorld::current();
    const QByteArray before = world.get("root", "/collections/names").body;
    const QByteArray history = world.get("root", "/migrations/history").body;
    QCOMPARE(refusal(world.send("root", "POST", "/collections/import", body)), expected);
    QCOMPARE(world.get("root", "/collections/names").body, before);
    QCOMPARE(world.get("root", "/migrations/history").body, history);
}

void TestCollectionTransfer::migrations()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"traced_one","schema":[{"name":"a","type":"text"}]})");
    const HttpAnswer list = world.get("root", "/migrations");
    QCOMPARE(list.status, 200);
    QVERIFY(list.header("Cache-Control").contains("private") && !list.header("Cache-Control").contains("public"));
    const QJsonArray revisions = list.at("revisions").toArray();
    QCOMPARE(list.at("total").toInt(), revisions.size());
    QCOMPARE(text(revisions.first()["revision"]), "s0001");
    QVERIFY(revisions.first()["down_revision"].isNull());
    QCOMPARE(revisions.first()["is_dynamic"].toBool(true), false);
    const QJsonObject last = revisions.last().toObject();
    QVERIFY(last.value("is_dynamic").toBool() && last.value("is_head").toBool() && last.value("is_applied").toBool());
    QVERIFY(text(last.value("description")).contains("traced_one"));
    for (qsizetype i = 1; i < revisions.size(); ++i) {
        QCOMPARE(revisions[i]["down_revision"], revisions[i - 1]["revision"]);
        QCOMPARE(revisions[i]["is_head"].toBool(), i + 1 == revisions.size());
    }
    QCOMPARE(list.at("current_revision"), last.value("revision"));
    const HttpAnswer current = world.get("root", "/migrations/current");
    QCOMPARE(current.at("revision"), last.value("revision"));
    QVERIFY(text(current.at("created_at")).endsWith('Z'));
    const HttpAnswer history = world.get("root", "/migrations/history");
    QCOMPARE(history.at("history.0.revision"), last.value("revision"));
    QCOMPARE(history.at("total").toInt(), revisions.size());
    QCOMPARE(world.get("root", "/migrations", {{"If-None-Match", list.header("ETag")}}).status, 304);
    const HttpAnswer gone = world.send("root", "DELETE", "/collections/traced_one");
    QCOMPARE(gone.at("migration_revision"), world.get("root", "/migrations/current").at("revision"));
    QCOMPARE(world.get("root", "/migrations", {{"If-None-Match", list.header("ETag")}}).status, 200);
    QCOMPARE(world.get("root", "/migrations?x=1").status, 400);
}

void TestCollectionTransfer::stepsStayInOrderWhenTheClockIsSetBack()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"backwards","schema":[{"name":"a","type":"text"}]})");
    const QByteArray newest = text(world.get("root", "/migrations/current").at("revision"));
    world.execute("UPDATE collection_history SET created_at = '2001-01-01T00:00:00.000Z' WHERE id = " + newest.mid(1));
    QCOMPARE(text(world.get("root", "/migrations/current").at("revision")), newest);
    const QJsonArray revisions = world.get("root", "/migrations").at("revisions").toArray();
    QCOMPARE(text(revisions.first()["revision"]), "s0001");
    QCOMPARE(text(revisions.last()["revision"]), newest);
}

QTEST_GUILESS_MAIN(TestCollectionTransfer)
#include "tst_collectiontransfer.moc"
