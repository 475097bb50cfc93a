// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Changing collections that hold records: what is shown beforehand, what is refused, what becomes of the records.

#include "dataworld.h"

#include "schema/names.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

QByteArray text(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

QByteArray toJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject fromJson(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

/** `status code field` of a refusal, the last two from its first detail. */
QByteArray refusal(const HttpAnswer &answer)
{
    QByteArray summary = QByteArray::number(answer.status) + ' ' + text(answer.at("name"));
    if (!answer.at("details.0.code").isUndefined())
        summary += ' ' + text(answer.at("details.0.code")) + ' ' + text(answer.at("details.0.field"));
    return summary;
}

bool isSqlite()
{
    return testEngine() == db::Engine::Sqlite;
}

/** One collection being edited as a client does it: read, changed, sent back. */
class Edit
{
public:
    explicit Edit(const QByteArray &collection) : m_collection(collection)
    {
        const QJsonObject read = DataWorld::current().get("root", "/collections/" + collection).json();
        if (read.isEmpty())
            qFatal("no collection %s", collection.constData());
        m_fields = read.value("schema").toArray();
        m_body.insert("version", read.value("version"));
    }

    Edit &field(const QByteArray &name, const QByteArray &members)
    {
        for (qsizetype i = 0; i < m_fields.size(); ++i) {
            QJsonObject field = m_fields.at(i).toObject();
            if (text(field.value("name")) != name)
                continue;
            const QJsonObject changes = fromJson(members);
            for (auto it = changes.begin(); it != changes.end(); ++it)
                field.insert(it.key(), it.value());
            m_changed.insert(int(i), field);
            return *this;
        }
        qFatal("no field %s", name.constData());
    }
    Edit &rename(const QByteArray &name, const QByteArray &to) { return field(name, "{\"name\":\"" + to + "\"}"); }
    Edit &add(const QByteArray &json)
    {
        m_added.append(fromJson(json));
        return *this;
    }
    Edit &drop(const QByteArray &name)
    {
        QJsonArray drop = m_body.value("drop").toArray();
        drop.append(QString::fromUtf8(name));
        m_body.insert("drop", drop);
        return *this;
    }
    Edit &with(const QByteArray &member, const QByteArray &json)
    {
        m_body.insert(QString::fromUtf8(member), fromJson("{\"v\":" + json + "}").value("v"));
        return *this;
    }

    [[nodiscard]] QByteArray body() const
    {
        QJsonArray fields;
        for (qsizetype i = 0; i < m_fields.size(); ++i) {
            const QJsonObject field = m_changed.value(int(i), m_fields.at(i).toObject());
            if (!m_body.value("drop").toArray().contains(m_fields.at(i).toObject().value("name")))
                fields.append(field);
        }
        for (const QJsonObject &field : m_added)
            fields.append(field);
        QJsonObject body = m_body;
        body.insert("schema", fields);
        return toJson(body);
    }

    [[nodiscard]] HttpAnswer plan() const
    {
        return DataWorld::current().send("root", "POST", "/collections/" + m_collection + "/changes", body());
    }
    [[nodiscard]] HttpAnswer apply() const
    {
        return DataWorld::current().send("root", "PUT", "/collections/" + m_collection, body());
    }

private:
    QByteArray m_collection;
    QJsonArray m_fields;
    QHash<int, QJsonObject> m_changed;
    QList<QJsonObject> m_added;
    QJsonObject m_body;
};

HttpAnswer record(const QByteArray &collection, const QByteArray &id)
{
    return DataWorld::current().get("root", "/records/" + collection + '/' + id);
}

QByteArray make(const QByteArray &collection, const QByteArray &body)
{
    return DataWorld::current().makeRecord("root", collection, body);
}

QByteArray joined(const QJsonValue &array)
{
    QList<QByteArray> texts;
    for (const QJsonValue &value : array.toArray())
        texts.append(text(value));
    return texts.join('\n');
}

/** What the database holds of a collection: columns, keys and indexes, one line each, in no order of making. */
QByteArray shape(const QByteArray &table)
{
    DataWorld &world = DataWorld::current();
    const QByteArray pattern = "'%" + table.mid(4) + "%'";
    if (isSqlite()) {
        return world.scalar(
            "SELECT group_concat(line, char(10)) FROM (SELECT m.name || '.' || c.name || ' ' || c.type AS line "
            "FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name LIKE "
            + pattern
            + " UNION ALL SELECT m.name || '.' || f.\"from\" || ' -> ' || f.\"table\" || ' ' || f.on_delete FROM "
              "sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND m.name LIKE "
            + pattern
            + " UNION ALL SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name "
              "LIKE "
            + pattern + " ORDER BY line)");
    }
    return world.scalar(
        "SELECT string_agg(line, chr(10) ORDER BY line) FROM (SELECT table_name || '.' || column_name || ' ' || "
        "data_type AS line FROM information_schema.columns WHERE table_name LIKE "
        + pattern
        + " UNION ALL SELECT c.conrelid::regclass || ' ' || pg_get_constraintdef(c.oid) FROM pg_constraint c "
          "WHERE c.contype = 'f' AND c.conrelid::regclass::text LIKE "
        + pattern + " UNION ALL SELECT indexdef FROM pg_indexes WHERE indexname NOT LIKE '%pkey%' AND tablename LIKE " + pattern
        + ") AS lines");
}

} // namespace

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
    void dropWhatAnIndexUses();
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
    void indexesOfOnesOwn();
    void badIndexes_data();
    void badIndexes();
    void badBodies_data();
    void badBodies();
    void planChangesNothing();
    void planSeesValuesThatAllWouldShare();
    void collectionsThatRulesLeadToStay();
    void planShowsStatements();
    void staleVersionsAreRefused();
    void historyAndTrail();
    void handMadeObjectsStay();
    void handMadeObjectsThatWouldBreak();
    void shapeDoesNotDependOnHistory();
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

void TestSchemaChanges::dropWhatAnIndexUses()
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

void TestSchemaChanges::retype_data()
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

void TestSchemaChanges::retype()
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

void TestSchemaChanges::retypeRefusesAndNamesRecords()
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

void TestSchemaChanges::castsAreExact()
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

void TestSchemaChanges::severalRemedies()
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

void TestSchemaChanges::tightenedOptions()
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

void TestSchemaChanges::newlyUnique()
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

void TestSchemaChanges::oneValueAndMany()
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

void TestSchemaChanges::textBecomesAReference()
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

void TestSchemaChanges::onDeleteChanges()
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

void TestSchemaChanges::manyValuedReferencesChange()
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

void TestSchemaChanges::indexesOfOnesOwn()
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

void TestSchemaChanges::badIndexes_data()
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

void TestSchemaChanges::badIndexes()
{
    QFETCH(QByteArray, indexes);
    QFETCH(QByteArray, expected);
    const QByteArray body = R"({"name":"bad_index","schema":[{"name":"a","type":"text"},{"name":"n","type":"integer"},
        {"name":"j","type":"json"},{"name":"m","type":"select","options":{"values":["x"],"multiple":true}}],"indexes":)"
        + indexes + '}';
    QCOMPARE(refusal(DataWorld::current().send("root", "POST", "/collections", body)), expected);
}

void TestSchemaChanges::badBodies_data()
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

void TestSchemaChanges::badBodies()
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

void TestSchemaChanges::planChangesNothing()
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

void TestSchemaChanges::planSeesValuesThatAllWouldShare()
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

void TestSchemaChanges::collectionsThatRulesLeadToStay()
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

void TestSchemaChanges::planShowsStatements()
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

void TestSchemaChanges::staleVersionsAreRefused()
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

void TestSchemaChanges::historyAndTrail()
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

void TestSchemaChanges::handMadeObjectsStay()
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

void TestSchemaChanges::handMadeObjectsThatWouldBreak()
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

void TestSchemaChanges::shapeDoesNotDependOnHistory()
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
    const auto neutral = [](QByteArray shape, const QByteArray &name) {
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

QTEST_GUILESS_MAIN(TestSchemaChanges)
#include "tst_schemachanges.moc"
