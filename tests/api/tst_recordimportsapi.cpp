// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importworld.h"

#include <QDir>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** Imports of records over the API: who may, how files come, what happens to bad ones and when the server stops. */
class TestRecordImportsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { makeImportCollections(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void whoMay_data();
    void whoMay();
    void importsAreTheirOwners();
    void formOfABrowser();
    void partsComeInOrder();
    void cancelled();
    void notTooManyArriveAtOnce();
    void notTooManyRunAtOnce();
    void refusedBeginnings_data();
    void refusedBeginnings();
    void hostileFiles_data();
    void hostileFiles();
    void formsThatAreNone_data();
    void formsThatAreNone();
    void serverStopsMeanwhile();
};

void TestRecordImportsApi::whoMay_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("tail");
    QTest::newRow("begin") << QByteArray("POST") << QByteArray();
    QTest::newRow("content") << QByteArray("PUT") << QByteArray("/${id}/content?offset=0");
    QTest::newRow("start") << QByteArray("POST") << QByteArray("/${id}/start");
    QTest::newRow("status") << QByteArray("GET") << QByteArray("/${id}");
    QTest::newRow("cancel") << QByteArray("DELETE") << QByteArray("/${id}");
}

void TestRecordImportsApi::whoMay()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, tail);
    DataWorld &world = DataWorld::current();
    const HttpAnswer begun = world.send("ann", "POST", "/records/things/import?upload=parts&format=csv");
    QCOMPARE(begun.status, 202);
    QCOMPARE(begun.at("state").toString(), QString("receiving"));
    const QByteArray id = begun.at("id").toString().toUtf8();
    const QByteArray own = "/records/things/import/" + id;
    tail.replace("${id}", id);
    QCOMPARE(world.send("nobody", method, "/records/things/import" + tail, "x", kCsvType).status, 401);
    QCOMPARE(world.send("ann", method, "/records/locked_things/import" + tail, "x", kCsvType).status, 403);
    QCOMPARE(world.send("ann", method, "/records/nowhere/import" + tail, "x", kCsvType).status, 404);
    if (!tail.isEmpty()) {
        // The same import under another collection, and other people's.
        QCOMPARE(world.send("ann", method, "/records/authors/import" + tail, "x", kCsvType).status, 404);
        for (const char *other : {"bob", "eve"}) {
            const HttpAnswer foreign = world.send(other, method, "/records/things/import" + tail, "x", kCsvType);
            QCOMPARE(foreign.status, 404);
            QCOMPARE(foreign.at("detail").toString(), QString("There is no such import."));
        }
        QByteArray hostile = tail;
        hostile.replace(id, "..%2Fbasalt.db");
        QCOMPARE(world.send("ann", method, "/records/things/import" + hostile, "x", kCsvType).status, 404);
    }
    QCOMPARE(world.get("ann", own).at("state").toString(), QString("receiving"));
    QCOMPARE(world.get("ann", own).at("received_bytes").toInt(), 0);
    QCOMPARE(world.send("ann", "DELETE", own).status, 204);
    QCOMPARE(world.get("ann", own).status, 404);
}

void TestRecordImportsApi::importsAreTheirOwners()
{
    DataWorld &world = DataWorld::current();
    for (const char *person : {"ann", "eve"}) {
        const HttpAnswer begun = world.send(person, "POST", "/records/things/import?upload=parts&format=csv&source=x.csv");
        QCOMPARE(begun.status, 202);
        const QByteArray job = "/records/things/import/" + begun.at("id").toString().toUtf8();
        const HttpAnswer sent = world.send(person, "PUT", job + "/content?offset=0", things(0, 3), kCsvType);
        QCOMPARE(sent.status, 200);
        QCOMPARE(world.send(person, "POST", job + "/start").status, 202);
        QTRY_COMPARE_WITH_TIMEOUT(world.get(person, job).at("state").toString(), QString("done"), 20'000);
        QCOMPARE(world.get("root", job).at("created").toInt(), 3);
        QCOMPARE(world.send(person, "DELETE", job).status, 204);
    }
    // The same codes: unique within an account.
    QCOMPARE(world.get("ann", "/records/things").at("total").toInt(), 3);
    const HttpAnswer eve = world.get("eve", "/records/things");
    QCOMPARE(eve.at("total").toInt(), 3);
    QCOMPARE(eve.at("items.0.account_id").toString().toUtf8(), world.accountId("other"));
    QCOMPARE(eve.at("items.0.created_by").toString().toUtf8(), world.userId("eve"));
    // Nobody said a size, so the default holds.
    QCOMPARE(eve.at("items.0.size").toInt(), 7);
    // Each record has its own entry, and each batch one.
    const QJsonArray trail = world.trail(eve.at("items.0.id").toString().toUtf8());
    QCOMPARE(trail.size(), 1);
    QCOMPARE(trail[0]["origin"].toString(), QString("import"));
    const HttpAnswer batch = world.get("root", "/audit-logs?operation=IMPORT&limit=1&account_id=other");
    QCOMPARE(batch.at("items.0.collection_name").toString(), QString("things"));
    QJsonObject said;
    for (const QJsonValue &change : batch.at("items.0.changes").toArray())
        said.insert(change["field"].toString(), change["after"]);
    QCOMPARE(said["source"].toString(), QString("x.csv"));
    QCOMPARE(said["first_row"].toInt(), 1);
    QCOMPARE(said["last_row"].toInt(), 3);
    QCOMPARE(said["created"].toInt(), 3);
}

void TestRecordImportsApi::formOfABrowser()
{
    const QByteArray form =
        "--b0undary\r\nContent-Disposition: form-data; name=\"mode\"\r\n\r\nupsert\r\n"
        "--b0undary\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\ncode\r\n"
        "--b0undary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"my \\\"things\\\".csv\"\r\n"
        "Content-Type: application/vnd.ms-excel\r\n\r\n"
        + things(0, 2) + "\r\n--b0undary--\r\n";
    const HttpAnswer done =
        importFile("ann", "/records/things/import", form, {{"Content-Type", "multipart/form-data; boundary=\"b0undary\""}});
    QVERIFY2(done.at("state").toString() == "done", done.body);
    QCOMPARE(done.at("mode").toString(), QString("upsert"));
    QCOMPARE(done.at("created").toInt(), 2);
    QCOMPARE(totalOf("things"), 2);
}

void TestRecordImportsApi::partsComeInOrder()
{
    DataWorld &world = DataWorld::current();
    const QByteArray job = "/records/things/import/"
        + world.send("ann", "POST", "/records/things/import?upload=parts&format=csv").at("id").toString().toUtf8();
    const QByteArray file = things(0, 5);
    for (const char *offset : {"", "?offset=", "?offset=-1", "?offset=x"})
        QCOMPARE(world.send("ann", "PUT", job + "/content" + offset, file, kCsvType).status, 400);
    QCOMPARE(world.send("ann", "POST", job + "/start").status, 409);
    QCOMPARE(world.send("ann", "PUT", job + "/content?offset=3", file, kCsvType).status, 409);
    QCOMPARE(world.send("ann", "PUT", job + "/content?offset=0", file.first(10), kCsvType).at("received_bytes").toInt(), 10);
    QCOMPARE(world.send("ann", "PUT", job + "/content?offset=0", file.first(10), kCsvType).status, 409);
    QCOMPARE(world.send("ann", "PUT", job + "/content?offset=10", file.sliced(10), kCsvType).status, 200);
    QCOMPARE(world.send("ann", "POST", job + "/start").status, 202);
    QTRY_COMPARE_WITH_TIMEOUT(world.get("ann", job).at("state").toString(), QString("done"), 20'000);
    QCOMPARE(world.send("ann", "POST", job + "/start").status, 409);
    QCOMPARE(world.send("ann", "PUT", job + "/content?offset=0", "x", kCsvType).status, 409);
    QCOMPARE(totalOf("things"), 5);
    QVERIFY(QDir(world.server().dataFolder() + "/record-imports").entryList(QDir::Files).isEmpty());
}

void TestRecordImportsApi::cancelled()
{
    DataWorld &world = DataWorld::current();
    const HttpAnswer begun = world.send("ann", "POST", "/records/things/import", things(0, 100'000), kCsvType);
    QCOMPARE(begun.status, 202);
    const QByteArray job = "/records/things/import/" + begun.at("id").toString().toUtf8();
    QTRY_VERIFY_WITH_TIMEOUT(world.get("ann", job).at("created").toInt() > 0, 20'000);
    QCOMPARE(world.send("ann", "DELETE", job).status, 204);
    QTRY_COMPARE_WITH_TIMEOUT(world.get("ann", job).at("state").toString(), QString("cancelled"), 20'000);
    const HttpAnswer end = world.get("ann", job);
    const int made = end.at("created").toInt();
    QVERIFY2(made > 0 && made < 100'000 && made % 500 == 0, end.body);
    QCOMPARE(end.at("next_row").toInt(), made + 1);
    QCOMPARE(totalOf("things"), made);
    QTRY_VERIFY(QDir(world.server().dataFolder() + "/record-imports").entryList(QDir::Files).isEmpty());
    QCOMPARE(world.send("ann", "DELETE", job).status, 204);
    QCOMPARE(world.get("ann", job).status, 404);
}

/** Files that arrive take no room of imports that run, however little of them comes. */
void TestRecordImportsApi::notTooManyArriveAtOnce()
{
    DataWorld &world = DataWorld::current();
    const QByteArray path = "/records/things/import?upload=parts&format=csv";
    QList<std::pair<QByteArray, QByteArray>> begun;
    for (const char *person : {"ann", "ann", "eve", "eve", "bob", "bob"}) {
        const HttpAnswer answer = world.send(person, "POST", path);
        QCOMPARE(answer.status, 202);
        begun.emplaceBack(person, "/records/things/import/" + answer.at("id").toString().toUtf8());
    }
    for (const char *person : {"ann", "eve", "bob"}) {
        const HttpAnswer refused = world.send(person, "POST", path);
        QCOMPARE(refused.status, 429);
        const int seconds = refused.header("Retry-After").toInt();
        QVERIFY2(seconds > 0 && seconds <= 600, refused.header("Retry-After"));
    }
    int from = 0;
    for (const char *person : {"bob", "ann", "eve", "root"}) {
        const HttpAnswer done = importFile(person, "/records/things/import", things(++from, 1));
        QVERIFY2(done.at("state").toString() == "done", QByteArray(person) + ' ' + done.body);
    }
    QCOMPARE(world.send("root", "POST", path).status, 202);
    for (const auto &[person, job] : begun)
        QCOMPARE(world.send(person, "DELETE", job).status, 204);
    const HttpAnswer again = world.send("bob", "POST", path);
    QCOMPARE(again.status, 202);
    QCOMPARE(world.send("bob", "DELETE", "/records/things/import/" + again.at("id").toString().toUtf8()).status, 204);
}

void TestRecordImportsApi::notTooManyRunAtOnce()
{
    DataWorld &world = DataWorld::current();
    const QByteArray path = "/records/things/import";
    QList<std::pair<QByteArray, QByteArray>> running;
    const auto begin = [&](const QByteArray &person, int from) {
        HttpAnswer answer = world.send(person, "POST", path, things(from, 100'000), kCsvType);
        if (answer.status == 202)
            running.emplaceBack(person, path + '/' + answer.at("id").toString().toUtf8());
        return answer;
    };
    // A file that has come already waits for its turn.
    const QByteArray waiting =
        path + '/' + world.send("bob", "POST", path + "?upload=parts&format=csv").at("id").toString().toUtf8();
    QCOMPARE(world.send("bob", "PUT", waiting + "/content?offset=0", things(900'000, 1), kCsvType).status, 200);
    QCOMPARE(begin("ann", 0).status, 202);
    QCOMPARE(begin("ann", 200'000).status, 202);
    // Half of the room is all that one user gets; one place is kept for superadmins.
    const HttpAnswer third = begin("ann", 400'000);
    QCOMPARE(third.status, 429);
    QVERIFY(third.header("Retry-After").toInt() > 0);
    QCOMPARE(begin("eve", 0).status, 202);
    const HttpAnswer full = begin("bob", 600'000);
    QCOMPARE(full.status, 429);
    QVERIFY(full.header("Retry-After").toInt() > 0);
    QCOMPARE(world.send("bob", "POST", waiting + "/start").status, 429);
    QCOMPARE(world.get("bob", waiting).at("state").toString(), QString("receiving"));
    QCOMPARE(begin("root", 0).status, 202);
    QCOMPARE(begin("root", 200'000).status, 429);
    for (const auto &[person, job] : running) {
        QCOMPARE(world.send(person, "DELETE", job).status, 204);
        QTRY_VERIFY_WITH_TIMEOUT(world.get(person, job).at("state").toString() != "running", 30'000);
    }
    QCOMPARE(world.send("bob", "POST", waiting + "/start").status, 202);
    QTRY_COMPARE_WITH_TIMEOUT(world.get("bob", waiting).at("state").toString(), QString("done"), 20'000);
}

void TestRecordImportsApi::refusedBeginnings_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QByteArray &query, const QByteArray &file, const char *field) {
        QTest::newRow(name) << query << file << QString(field);
    };
    row("no file", "format=csv", "", "");
    row("a file and parts", "format=csv&upload=parts", "code\n1\n", "");
    row("unknown option", "format=csv&modus=upsert", "code\n1\n", "modus");
    row("format", "format=xls", "code\n1\n", "format");
    row("mode", "mode=replace", "code\n1\n", "mode");
    row("no key", "mode=upsert", "code\n1\n", "key");
    row("key without upsert", "key=code", "code\n1\n", "key");
    row("key not unique", "mode=upsert&key=label", "label\n1\n", "key");
    row("key unknown", "mode=upsert&key=nothing", "label\n1\n", "key");
    row("mapping no JSON", "mapping=x", "code\n1\n", "mapping");
    row("mapping no object", "mapping=%5B%5D", "code\n1\n", "mapping");
    row("mapping to a number", "mapping=" + encoded(R"({"a":1})"), "a\n1\n", "mapping");
    row("on_error", "on_error=ignore", "code\n1\n", "on_error");
    row("from_row", "from_row=0", "code\n1\n", "from_row");
    row("upload", "upload=some", "code\n1\n", "upload");
    row("options of another format", "format=json&separator=tab", "[]", "separator");
}

void TestRecordImportsApi::refusedBeginnings()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, file);
    QFETCH(QString, field);
    const HttpAnswer answer = DataWorld::current().send("ann", "POST", "/records/things/import?" + query, file, kCsvType);
    QVERIFY2(answer.status == 400, answer.body);
    if (!field.isEmpty())
        QCOMPARE(answer.at("details.0.field").toString(), field);
    // Without a word about the format there must be a type.
    const HttpAnswer typeless = DataWorld::current().send("ann", "POST", "/records/things/import", "code\n1\n",
                                                          {{"Content-Type", "application/octet-stream"}});
    QCOMPARE(typeless.status, 400);
    QCOMPARE(typeless.at("details.0.field").toString(), QString("format"));
}

void TestRecordImportsApi::hostileFiles_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &query, const QByteArray &file, const char *code) {
        QTest::newRow(name) << query << file << QString(code);
    };
    row("nothing but a mark", "", "\xef\xbb\xbf", "missing_header");
    row("unknown column", "", "code,colour\n1,red\n", "unknown_column");
    row("column twice", "", "code,code\n1,2\n", "duplicate_field");
    row("mapped column is not there", "mapping=" + encoded(R"({"x":"code"})"), "code\n1\n", "unknown_column");
    row("mapped to nothing", "mapping=" + encoded(R"({"x":"nothing"})"), "x\n1\n", "unknown_field");
    row("mapped to the server's", "mapping=" + encoded(R"({"x":"version"})"), "x\n1\n", "unknown_field");
    row("mapped twice", "mapping=" + encoded(R"({"x":"code","y":"code"})"), "x,y\n1,2\n", "duplicate_field");
    row("key is not there", "mode=upsert&key=code", "label\nx\n", "missing_key");
    row("open quote", "", "code\n\"1\n2\n", "unclosed_quote");
    row("no UTF-8", "", "code\n\xff\n", "invalid_encoding");
    row("UTF-16 that is none", "encoding=utf-16le", "code\n1", "unknown_column");
    row("row without end", "", "code,label\n1," + QByteArray(1'100'000, 'x') + "\n", "row_too_long");
    row("no array", "format=json", "{}", "invalid_type");
    row("cut array", "format=json", "[{\"code\":\"1\"}", "invalid_json");
    row("no object", "format=ndjson", "{\"code\":\"1\"}\n7\n", "invalid_type");
    row("deep", "format=ndjson", "{\"code\":" + QByteArray(1000, '[') + QByteArray(1000, ']') + "}\n", "too_deep");
    // Faults of a row.
    row("NUL", "", QByteArray("code\n\"a\0b\"\n", 11), "invalid_character");
    row("object that is none", "format=ndjson", "{\"code\":1,}\n", "invalid_json");
    row("half a pair", "format=ndjson", "{\"code\":\"\\ud800\"}\n", "invalid_character");
    row("unknown member", "format=ndjson", "{\"code\":\"1\",\"colour\":\"red\"}\n", "unknown_field");
    row("too few values", "", "code,label\n1\n", "wrong_number_of_values");
}

void TestRecordImportsApi::hostileFiles()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, file);
    QFETCH(QString, code);
    DataWorld &world = DataWorld::current();
    const QByteArray entries = world.scalar("SELECT count(*) FROM audit_entries");
    const HttpAnswer done = importFile("ann", "/records/things/import?" + query, file);
    QVERIFY2(done.at("state").toString() == "failed", done.body);
    QCOMPARE(done.at("error.details.0.code").toString(), code);
    QVERIFY(!done.at("error.message").toString().isEmpty());
    QCOMPARE(done.at("created").toInt(), 0);
    QCOMPARE(totalOf("things"), 0);
    QCOMPARE(world.scalar("SELECT count(*) FROM audit_entries"), entries);
}

void TestRecordImportsApi::formsThatAreNone_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    const QByteArray type = "multipart/form-data; boundary=x";
    QTest::newRow("no boundary") << QByteArray("multipart/form-data") << QByteArray("--x--\r\n");
    QTest::newRow("another boundary") << type << QByteArray("--y\r\n\r\n--y--\r\n");
    QTest::newRow("no end") << type << QByteArray("--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\ncode");
    QTest::newRow("no name") << type << QByteArray("--x\r\nContent-Disposition: form-data\r\n\r\ncode\r\n--x--\r\n");
    QTest::newRow("no head") << type << QByteArray("--x\r\ncode\r\n--x--\r\n");
    QTest::newRow("two files") << type
                               << QByteArray(
                                      "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\ncode"
                                      "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.csv\"\r\n\r\n"
                                      "code\r\n--x--\r\n");
    QTest::newRow("no file") << type
                             << QByteArray("--x\r\nContent-Disposition: form-data; name=\"format\"\r\n\r\ncsv\r\n--x--\r\n");
    QByteArray many;
    for (int i = 0; i < 60; ++i)
        many += "--x\r\nContent-Disposition: form-data; name=\"n" + QByteArray::number(i) + "\"\r\n\r\n1\r\n";
    QTest::newRow("many parts") << type << QByteArray(many + "--x--\r\n");
}

void TestRecordImportsApi::formsThatAreNone()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    const HttpAnswer answer =
        DataWorld::current().send("ann", "POST", "/records/things/import", body, {{"Content-Type", type}});
    QVERIFY2(answer.status == 400, answer.body);
}

void TestRecordImportsApi::serverStopsMeanwhile()
{
    DataWorld &world = DataWorld::current();
    const HttpAnswer begun = world.send("ann", "POST", "/records/things/import?source=big.csv", things(0, 100'000), kCsvType);
    QCOMPARE(begun.status, 202);
    const QByteArray job = "/records/things/import/" + begun.at("id").toString().toUtf8();
    QTRY_VERIFY_WITH_TIMEOUT(world.get("ann", job).at("created").toInt() > 0, 20'000);
    world.restart();
    QCOMPARE(world.get("ann", job).status, 404);
    const qint64 made = totalOf("things");
    QVERIFY2(made > 0 && made < 100'000 && made % 500 == 0, QByteArray::number(made));
    const HttpAnswer last = world.get("root", "/audit-logs?operation=IMPORT&limit=1");
    QCOMPARE(last.at("items.0.changes.0.after").toString(), begun.at("id").toString());
    QCOMPARE(last.at("items.0.changes.3.after").toInteger(), made);
    QVERIFY(QDir(world.server().dataFolder() + "/record-imports").entryList(QDir::Files).isEmpty());
    // Sent again with a key, or from the row that the trail names, it goes on.
    const HttpAnswer rest =
        importFile("ann", "/records/things/import?from_row=" + QByteArray::number(made + 1), things(0, int(made) + 10));
    QCOMPARE(rest.at("created").toInt(), 10);
}

QTEST_GUILESS_MAIN(TestRecordImportsApi)
#include "tst_recordimportsapi.moc"
