// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importworld.h"

#include <QJsonDocument>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** The rows of imported files: values, rules, and what stays when one of them is wrong. */
class TestRecordImportRowsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { makeImportCollections(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void everyType();
    void exportedIsImported_data();
    void exportedIsImported();
    void mappedColumns();
    void rulesOfTheCaller();
    void upsert();
    void stopLeavesWholeBatches();
    void goesOnFromARow();
    void skipNamesTheRows();
    void errorsAreBounded();
    void trialWritesNothing();
};

void TestRecordImportRowsApi::everyType()
{
    DataWorld &world = DataWorld::current();
    emptyCollection("kinds");
    const QByteArray author = world.makeRecord("ann", "authors", R"({"label":"a"})");
    const QByteArray head = "t;n;i;d;b;at;on;mail;web;j;s;author\r\n";
    const HttpAnswer done =
        importFile("ann", "/records/kinds/import?decimal=comma",
                   head + "\"a;b\";-1,5;9007199254740993;12,50;true;2026-01-02T03:04:05Z;2026-01-02;a@b.org;https://b.org;"
                       + "\"{\"\"k\"\":[1,null]}\";\"[\"\"x\"\",\"\"z\"\"]\";" + author + "\r\n\"\";;;;;;;;;;;\r\n"
                       + "'=1;1e3;-7;5;no;;;;;7;y;\r\n");
    QVERIFY2(done.at("state").toString() == "done", done.body);
    const QJsonArray rows = world.get("ann", "/records/kinds?sort=created_at").at("items").toArray();
    QCOMPARE(rows.size(), 3);
    const QJsonValue first = rows[0];
    QCOMPARE(first["t"].toString(), QString("a;b"));
    QCOMPARE(first["n"].toDouble(), -1.5);
    QCOMPARE(first["i"].toInteger(), 9007199254740993);
    QCOMPARE(first["d"].toString(), QString("12.50"));
    QCOMPARE(first["b"].toBool(), true);
    QCOMPARE(first["at"].toString(), QString("2026-01-02T03:04:05.000Z"));
    QCOMPARE(first["j"].toObject(), (QJsonObject{{"k", QJsonArray{1, QJsonValue()}}}));
    QCOMPARE(first["s"].toArray(), (QJsonArray{"x", "z"}));
    QCOMPARE(first["author"].toString().toUtf8(), author);
    QCOMPARE(rows[1]["t"].toString(), QString(""));
    QVERIFY(!rows[1]["t"].isNull());
    for (const char *name : {"n", "i", "d", "b", "at", "on", "mail", "web", "j", "author"})
        QVERIFY2(rows[1][QString(name)].isNull(), name);
    QCOMPARE(rows[2]["t"].toString(), QString("=1"));
    QCOMPARE(rows[2]["n"].toDouble(), 1000.0);
    QCOMPARE(rows[2]["b"].toBool(true), false);
    QCOMPARE(rows[2]["j"].toInt(), 7);
    QCOMPARE(rows[2]["s"].toArray(), (QJsonArray{"y"}));
}

void TestRecordImportRowsApi::exportedIsImported_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("type");
    for (const char *options : {"", "separator=semicolon&decimal=comma", "separator=tab&encoding=utf-16le", "bom=true",
                                "formula_guard=false", "encoding=utf-16be"})
        QTest::newRow(options[0] ? options : "plain") << QByteArray(options) << QByteArray("text/csv");
    QTest::newRow("json") << QByteArray("format=json") << QByteArray("application/json");
    QTest::newRow("ndjson") << QByteArray("format=ndjson") << QByteArray("application/x-ndjson");
}

void TestRecordImportRowsApi::exportedIsImported()
{
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, type);
    DataWorld &world = DataWorld::current();
    emptyCollection("kinds");
    emptyCollection("kinds_copy");
    const QByteArray author = world.makeRecord("ann", "authors", R"({"label":"a"})");
    world.makeRecord(
        "ann", "kinds",
        R"({"t":"'=a\r\n\"b\",;\t","n":-0.1,"i":-9007199254740993,"d":"-12.50","b":false,"at":"2026-01-02T03:04:05.678Z",)"
        R"("on":"2026-01-02","mail":"a@b.org","web":"https://b.org/?a=1,2","j":{"k":["=1",1.5]},"s":["z","x"],"author":")"
            + author + "\"}");
    world.makeRecord("ann", "kinds", R"({"t":"","s":[]})");
    world.makeRecord("ann", "kinds", R"json({"t":"=SUM(A1)","n":1e300,"j":"text"})json");
    world.makeRecord("ann", "kinds", R"({"t":"ä 日本 😀","j":[]})");
    const HttpAnswer file = world.get("ann", "/records/kinds/export?" + options);
    QCOMPARE(file.status, 200);
    QByteArray importOptions = options;
    importOptions.replace("bom=true", "");
    const HttpAnswer done =
        importFile("ann", "/records/kinds_copy/import?" + importOptions, file.body, {{"Content-Type", type}});
    QVERIFY2(done.at("state").toString() == "done" && done.at("created").toInt() == 4, done.body);
    const auto rowsOf = [&world](const char *collection) {
        QByteArrayList rows;
        for (QJsonValue value :
             world.get("ann", QByteArray("/records/") + collection + "?sort=t&limit=100").at("items").toArray()) {
            QJsonObject row = value.toObject();
            for (const char *own : {"id", "created_at", "updated_at"})
                row.remove(QString(own));
            rows.append(QJsonDocument(row).toJson());
        }
        return rows;
    };
    QCOMPARE(rowsOf("kinds_copy"), rowsOf("kinds"));
}

void TestRecordImportRowsApi::mappedColumns()
{
    DataWorld &world = DataWorld::current();
    const QByteArray mapping = encoded(R"({"Number":"code","Name":"label","Remark":null})");
    const HttpAnswer done =
        importFile("ann", "/records/things/import?mapping=" + mapping, "Number,Remark,Name\n1,x,one\n2,y,two\n");
    QVERIFY2(done.at("state").toString() == "done", done.body);
    QCOMPARE(world.get("ann", "/records/things?sort=code").at("items.1.label").toString(), QString("two"));
    // A fault names the column as the file does.
    const HttpAnswer again = importFile("ann", "/records/things/import?mapping=" + mapping, "Number,Remark,Name\n2,x,again\n");
    QCOMPARE(again.at("state").toString(), QString("failed"));
    QCOMPARE(again.at("errors.0.column").toString(), QString("Number"));
    QCOMPARE(again.at("errors.0.code").toString(), QString("unique"));
    QCOMPARE(again.at("errors.0.line").toInt(), 2);
    // Without a header columns are called by their place.
    const HttpAnswer headless =
        importFile("ann", "/records/things/import?header=false&mapping=" + encoded(R"({"1":"code","2":"label"})"), "3,three\n");
    QVERIFY2(headless.at("created").toInt() == 1, headless.body);
    // And members of objects by their names.
    const HttpAnswer json =
        importFile("ann", "/records/things/import?mapping=" + mapping, R"([{"Number":"4","Name":"four","Remark":[1]}])",
                   {{"Content-Type", "application/json"}});
    QVERIFY2(json.at("created").toInt() == 1, json.body);
}

void TestRecordImportRowsApi::rulesOfTheCaller()
{
    DataWorld &world = DataWorld::current();
    const auto fault = [&](const QByteArray &file) {
        const HttpAnswer done = importFile("ann", "/records/things/import", file);
        return QByteArray(done.at("state").toString().toUtf8() + ' ' + done.at("errors.0.code").toString().toUtf8() + ' '
                          + done.at("errors.0.column").toString().toUtf8());
    };
    QCOMPARE(fault("code,label\n1,forbidden\n"), QByteArray("failed rule_not_satisfied "));
    // A field that ann may not write, and one of the server's.
    QCOMPARE(fault("code,price\n1,2.50\n"), QByteArray("failed restricted_field price"));
    QCOMPARE(fault("code,size\n1,1001\n"), QByteArray("failed too_large size"));
    QCOMPARE(fault("code,size\n1,many\n"), QByteArray("failed invalid_type size"));
    QCOMPARE(fault("code,label\n,x\n"), QByteArray("failed required_null code"));
    QCOMPARE(fault("label\nx\n"), QByteArray("failed required_missing code"));
    QCOMPARE(totalOf("things"), 0);
    // Columns of an export that are the server's are passed over.
    QCOMPARE(fault("id,account_id,version,created_by,code,label\n0193f2a0-0000-7000-8000-000000000000,x,9,root,1,y\n"),
             QByteArray("done  "));
    const HttpAnswer made = world.get("ann", "/records/things");
    QCOMPARE(made.at("items.0.version").toInt(), 1);
    QVERIFY(made.at("items.0.id").toString() != "0193f2a0-0000-7000-8000-000000000000");
    QCOMPARE(made.at("items.0.account_id").toString().toUtf8(), world.accountId("acme"));
    // A superadmin may say whose the records are.
    const QByteArray mapping = encoded(R"({"account_id":"account_id"})");
    QCOMPARE(importFile("root", "/records/things/import?mapping=" + mapping, "code,account_id\n8,acme\n9,other\n")
                 .at("created")
                 .toInt(),
             2);
    QCOMPARE(world.get("eve", "/records/things").at("total").toInt(), 1);
    const HttpAnswer other = importFile("ann", "/records/things/import?mapping=" + mapping, "code,account_id\n10,other\n");
    QCOMPARE(other.at("state").toString(), QString("failed"));
}

void TestRecordImportRowsApi::upsert()
{
    DataWorld &world = DataWorld::current();
    QCOMPARE(importFile("ann", "/records/things/import", things(0, 3)).at("created").toInt(), 3);
    world.makeRecord("ann", "things", R"({"code":"f","label":"fixed"})");
    QCOMPARE(importFile("eve", "/records/things/import", "code,label\nc1,eve's\n").at("created").toInt(), 1);
    const HttpAnswer done = importFile("ann", "/records/things/import?mode=upsert&key=code&on_error=skip",
                                       "code,label\nc1,changed\nc7,new\nf,x\n,y\n");
    QVERIFY2(done.at("state").toString() == "done", done.body);
    QCOMPARE(done.at("created").toInt(), 1);
    QCOMPARE(done.at("updated").toInt(), 1);
    QCOMPARE(done.at("refused").toInt(), 2);
    QCOMPARE(done.at("errors.0.row").toInt(), 3);
    QCOMPARE(done.at("errors.1.code").toString(), QString("required"));
    QCOMPARE(world.get("ann", "/records/things?filter=" + encoded("code = \"c1\"")).at("items.0.label").toString(),
             QString("changed"));
    QCOMPARE(world.get("eve", "/records/things").at("items.0.label").toString(), QString("eve's"));
    // By id, as an export has it.
    const QByteArray file = world.get("ann", "/records/things/export?fields=id,label&filter=" + encoded("code = \"c7\"")).body;
    QByteArray changed = file;
    changed.replace("new", "newer");
    QCOMPARE(importFile("ann", "/records/things/import?mode=upsert&key=id", changed).at("updated").toInt(), 1);
    QCOMPARE(world.get("ann", "/records/things?filter=" + encoded("code = \"c7\"")).at("items.0.label").toString(),
             QString("newer"));
    // Somebody else's record is not there for eve; making one with its id is what fails.
    QVERIFY(importFile("eve", "/records/things/import?mode=upsert&key=id", changed).at("state").toString() == "failed");
}

void TestRecordImportRowsApi::stopLeavesWholeBatches()
{
    DataWorld &world = DataWorld::current();
    QByteArray file = things(0, 1200);
    file.replace("\r\nc777,", "\r\nc3,");
    const HttpAnswer done = importFile("ann", "/records/things/import", file);
    QCOMPARE(done.at("state").toString(), QString("failed"));
    QCOMPARE(done.at("created").toInt(), 500);
    QCOMPARE(done.at("rows_done").toInt(), 500);
    QCOMPARE(done.at("next_row").toInt(), 501);
    QCOMPARE(done.at("errors").toArray().size(), 1);
    QCOMPARE(done.at("errors.0.row").toInt(), 778);
    QCOMPARE(done.at("errors.0.line").toInt(), 779);
    QCOMPARE(done.at("errors.0.column").toString(), QString("code"));
    QVERIFY(done.at("error.message").toString().startsWith("Row 778 (line 779): "));
    QCOMPARE(totalOf("things"), 500);
    const HttpAnswer batch = world.get("root", "/audit-logs?operation=IMPORT&limit=1");
    QCOMPARE(batch.at("items.0.changes.3.after").toInt(), 500);
}

void TestRecordImportRowsApi::goesOnFromARow()
{
    QCOMPARE(importFile("ann", "/records/things/import", things(0, 20)).at("created").toInt(), 20);
    const HttpAnswer done = importFile("ann", "/records/things/import?from_row=21", things(0, 30));
    QVERIFY2(done.at("state").toString() == "done", done.body);
    QCOMPARE(done.at("created").toInt(), 10);
    QCOMPARE(done.at("rows_done").toInt(), 30);
    QCOMPARE(totalOf("things"), 30);
}

void TestRecordImportRowsApi::skipNamesTheRows()
{
    static const QByteArray kCreated("SELECT count(*) FROM audit_entries WHERE operation = 'CREATE'");
    const qint64 before = DataWorld::current().scalar(kCreated).toLongLong();
    QByteArray file = things(0, 1200);
    file.replace("\r\nc777,", "\r\nc3,");
    file.replace("\r\nc900,thing 900", "\r\nc900,forbidden");
    file.replace("\r\nc1100,thing 1100", "\r\nc1100,a,b,c");
    const HttpAnswer done = importFile("ann", "/records/things/import?on_error=skip", file);
    QVERIFY2(done.at("state").toString() == "done", done.body);
    QCOMPARE(done.at("created").toInt(), 1197);
    QCOMPARE(done.at("refused").toInt(), 3);
    QCOMPARE(done.at("rows_done").toInt(), 1200);
    QVERIFY(done.at("next_row").isNull());
    QCOMPARE(done.at("errors.0.row").toInt(), 778);
    QCOMPARE(done.at("errors.0.code").toString(), QString("unique"));
    QCOMPARE(done.at("errors.1.row").toInt(), 901);
    QCOMPARE(done.at("errors.1.code").toString(), QString("rule_not_satisfied"));
    QCOMPARE(done.at("errors.2.row").toInt(), 1101);
    QCOMPARE(done.at("errors.2.code").toString(), QString("wrong_number_of_values"));
    QCOMPARE(totalOf("things"), 1197);
    // What was passed over has left no entry.
    const auto made = DataWorld::current().scalar(kCreated);
    QCOMPARE(made.toLongLong() - before, 1197);
}

void TestRecordImportRowsApi::errorsAreBounded()
{
    QByteArray file("code,label\n");
    for (int i = 0; i < 700; ++i)
        file += QByteArray::number(i) + ",forbidden\n";
    const HttpAnswer done = importFile("ann", "/records/things/import?on_error=skip", file);
    QCOMPARE(done.at("state").toString(), QString("done"));
    QCOMPARE(done.at("refused").toInt(), 700);
    QCOMPARE(done.at("errors").toArray().size(), 100);
    QCOMPARE(totalOf("things"), 0);
}

void TestRecordImportRowsApi::trialWritesNothing()
{
    DataWorld &world = DataWorld::current();
    QCOMPARE(importFile("ann", "/records/things/import", things(0, 5)).at("created").toInt(), 5);
    const QByteArray entries = world.scalar("SELECT count(*) FROM audit_entries");
    const HttpAnswer done = importFile("ann", "/records/things/import?dry_run=true&mode=upsert&key=code",
                                       things(3, 4) + "c20,forbidden\r\nc21,x,y\r\n");
    QVERIFY2(done.at("state").toString() == "done", done.body);
    QCOMPARE(done.at("dry_run").toBool(), true);
    QCOMPARE(done.at("created").toInt(), 2);
    QCOMPARE(done.at("updated").toInt(), 2);
    QCOMPARE(done.at("refused").toInt(), 2);
    QCOMPARE(totalOf("things"), 5);
    QCOMPARE(world.scalar("SELECT count(*) FROM audit_entries"), entries);
    // Only faults, and nothing that could be written.
    const HttpAnswer bad = importFile("ann", "/records/things/import?dry_run=true", "code,label\nc1,x\n");
    QCOMPARE(bad.at("refused").toInt(), 1);
    QCOMPARE(bad.at("state").toString(), QString("done"));
}

QTEST_GUILESS_MAIN(TestRecordImportRowsApi)
#include "tst_recordimportrowsapi.moc"
