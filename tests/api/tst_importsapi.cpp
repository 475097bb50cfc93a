// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataworld.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** Imports over the API: part by part, started, watched; and documents that must leave nothing behind. */
class TestImportsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void onlySuperadmins_data();
    void onlySuperadmins();
    void wholeLife();
    void chosenAccountIsTheDefault();
    void partsComeInOrder();
    void everythingInItsTurn();
    void cancelled();
    void notTooManyAtOnce();
    void refusedBeginnings_data();
    void refusedBeginnings();
    void hostileDocuments_data();
    void hostileDocuments();
    void wholeNumbersStayWhole();
    void byteOrderMarkIsPassedOver();
    void documentInOneRequest();
    void refusedDocuments_data();
    void refusedDocuments();
};

namespace {

const QByteArray kUnknown("0193f2a0-0000-7000-8000-000000000000");

QByteArray begin(const QByteArray &body, const HttpClient::Headers &headers = {})
{
    const HttpAnswer answer = DataWorld::current().send("root", "POST", "/imports", body, headers);
    if (answer.status != 201)
        qFatal("begin: %s", answer.body.constData());
    return "/imports/" + answer.at("id").toString().toUtf8();
}

/** Sends a document in one part, starts, and waits for the end. */
HttpAnswer load(const QByteArray &path, const QByteArray &document)
{
    DataWorld &world = DataWorld::current();
    HttpAnswer sent =
        world.send("root", "PUT", path + "/content?offset=0", document, {{"Content-Type", "application/octet-stream"}});
    if (sent.status != 200)
        return sent;
    HttpAnswer started = world.send("root", "POST", path + "/start");
    if (started.status != 202)
        return started;
    QElapsedTimer timer;
    timer.start();
    for (;;) {
        HttpAnswer answer = world.get("root", path);
        if (answer.at("state").toString() != "running" || timer.hasExpired(20'000))
            return answer;
        QTest::qWait(10);
    }
}

QByteArray names()
{
    return DataWorld::current().get("root", "/collections/names").body;
}

QByteArray entryCount()
{
    return DataWorld::current().scalar("SELECT count(*) FROM audit_entries WHERE operation IN ('CREATE', 'IMPORT')");
}

} // namespace

void TestImportsApi::onlySuperadmins_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("tail");
    QTest::newRow("begin") << QByteArray("POST") << QByteArray();
    QTest::newRow("content") << QByteArray("PUT") << QByteArray("/${id}/content?offset=0");
    QTest::newRow("start") << QByteArray("POST") << QByteArray("/${id}/start");
    QTest::newRow("status") << QByteArray("GET") << QByteArray("/${id}");
    QTest::newRow("cancel") << QByteArray("DELETE") << QByteArray("/${id}");
}

void TestImportsApi::onlySuperadmins()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, tail);
    DataWorld &world = DataWorld::current();
    const QByteArray path = begin("{}");
    QByteArray target = "/imports" + tail;
    target.replace("/imports/${id}", path);
    QCOMPARE(world.send("nobody", method, target, "{}").status, 401);
    QCOMPARE(world.send("ann", method, target, "{}").status, 403);
    // Nothing happened to it, and who may is told that there is none of another number.
    QCOMPARE(world.get("root", path).at("state").toString(), QString("receiving"));
    QCOMPARE(world.get("root", path).at("received_bytes").toInt(), 0);
    if (target.contains(path)) {
        QByteArray unknown = target;
        unknown.replace(path, QByteArray("/imports/" + kUnknown));
        QCOMPARE(world.send("root", method, unknown, "{}").status, 404);
        unknown = target;
        unknown.replace(path, "/imports/..%2Fbasalt.db");
        QCOMPARE(world.send("root", method, unknown, "{}").status, 404);
    }
    QCOMPARE(world.send("root", "DELETE", path).status, 204);
}

void TestImportsApi::wholeLife()
{
    DataWorld &world = DataWorld::current();
    const QByteArray path = begin(R"({"account":"acme","relations":["Shelf.ParentId=Shelf"],"source":"shelves.json"})");
    const HttpAnswer done = load(path,
                                 R"({"Shelf":[{"ShelfId":1,"Label":"a","ParentId":null},{"ShelfId":2,"Label":"b",)"
                                 R"("ParentId":1}],"Book":[{"BookId":7,"Title":"x","ShelfId":2}]})");
    QCOMPARE(done.at("state").toString(), QString("done"));
    QCOMPARE(done.at("rows_done").toInt(), 3);
    QCOMPARE(done.at("rows_total").toInt(), 3);
    QCOMPARE(done.at("summary.rows").toInt(), 3);
    QCOMPARE(done.at("summary.relations").toInt(), 2);
    QVERIFY(done.at("error").isNull());

    const HttpAnswer book = world.get("root", "/records/book");
    QCOMPARE(book.at("items.0.account_id").toString().toUtf8(), world.accountId("acme"));
    const HttpAnswer shelf = world.get("root", "/records/shelf/" + book.at("items.0.shelf").toString().toUtf8());
    QCOMPARE(shelf.at("label").toString(), QString("b"));
    // New collections are locked: nobody has said yet who may see them.
    QCOMPARE(world.get("ann", "/records/book").status, 403);
    const QJsonArray trail = world.trail(book.at("items.0.id").toString().toUtf8());
    QCOMPARE(trail.size(), 1);
    QCOMPARE(world.send("root", "DELETE", path).status, 204);
    QCOMPARE(world.get("root", path).status, 404);
}

void TestImportsApi::chosenAccountIsTheDefault()
{
    const QByteArray path = begin("{}", {{"X-Account-ID", "other"}});
    QCOMPARE(load(path, R"({"Chosen":[{"a":1}]})").at("state").toString(), QString("done"));
    DataWorld &world = DataWorld::current();
    QCOMPARE(world.get("root", "/records/chosen").at("items.0.account_id").toString().toUtf8(), world.accountId("other"));
}

void TestImportsApi::partsComeInOrder()
{
    DataWorld &world = DataWorld::current();
    const QByteArray path = begin(R"({"account":"acme"})");
    const QByteArray document(R"({"Parted":[{"a":1},{"a":2}]})");
    const HttpClient::Headers bytes{{"Content-Type", "application/octet-stream"}};
    for (const char *offset : {"", "?offset=", "?offset=-1", "?offset=x", "?offset=1.5", "?offset=99999999999999999999"})
        QCOMPARE(world.send("root", "PUT", path + "/content" + offset, document, bytes).status, 400);
    QCOMPARE(world.send("root", "PUT", path + "/content?offset=5", document, bytes).status, 409);
    const HttpAnswer first = world.send("root", "PUT", path + "/content?offset=0", document.first(10), bytes);
    QCOMPARE(first.at("received_bytes").toInt(), 10);
    // A part that is sent again after its answer was lost is noticed, not appended.
    QCOMPARE(world.send("root", "PUT", path + "/content?offset=0", document.first(10), bytes).status, 409);
    QCOMPARE(world.send("root", "PUT", path + "/content?offset=10", document.sliced(10), bytes).status, 200);
    QCOMPARE(world.send("root", "POST", path + "/start").status, 202);
    QTRY_COMPARE_WITH_TIMEOUT(world.get("root", path).at("state").toString(), QString("done"), 20'000);
    QCOMPARE(world.get("root", "/records/parted").at("total").toInt(), 2);
}

void TestImportsApi::everythingInItsTurn()
{
    DataWorld &world = DataWorld::current();
    const QByteArray path = begin(R"({"account":"acme"})");
    QCOMPARE(world.send("root", "POST", path + "/start").status, 409);
    QCOMPARE(load(path, R"({"Turned":[{"a":1}]})").at("state").toString(), QString("done"));
    QCOMPARE(world.send("root", "POST", path + "/start").status, 409);
    QCOMPARE(world.send("root", "PUT", path + "/content?offset=0", "x", {{"Content-Type", "text/plain"}}).status, 409);
    QCOMPARE(world.get("root", "/records/turned").at("total").toInt(), 1);
    // The same once more: its collection exists.
    const HttpAnswer again = load(begin(R"({"account":"acme"})"), R"({"Turned":[{"a":1}]})");
    QCOMPARE(again.at("state").toString(), QString("failed"));
    QCOMPARE(again.at("error.code").toInt(), 41009);
    QCOMPARE(world.get("root", "/records/turned").at("total").toInt(), 1);
}

void TestImportsApi::cancelled()
{
    DataWorld &world = DataWorld::current();
    const QByteArray path = begin(R"({"account":"acme"})");
    QCOMPARE(world
                 .send("root", "PUT", path + "/content?offset=0", R"({"Cancelled":[{"a":1}]})",
                       {{"Content-Type", "application/json"}})
                 .status,
             200);
    QCOMPARE(world.send("root", "DELETE", path).status, 204);
    QCOMPARE(world.send("root", "POST", path + "/start").status, 404);
    QVERIFY(!names().contains("cancelled"));
    QVERIFY(QDir(world.server().dataFolder() + "/imports").entryList(QDir::Files).isEmpty());
}

void TestImportsApi::notTooManyAtOnce()
{
    DataWorld &world = DataWorld::current();
    QByteArrayList begun;
    for (int i = 0; i < 4; ++i)
        begun.append(begin("{}"));
    QCOMPARE(world.send("root", "POST", "/imports", "{}").status, 429);
    for (const QByteArray &path : begun)
        QCOMPARE(world.send("root", "DELETE", path).status, 204);
    QCOMPARE(world.send("root", "DELETE", begin("{}")).status, 204);
}

void TestImportsApi::refusedBeginnings_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("account no text") << QByteArray(R"({"account":7})");
    QTest::newRow("demo no flag") << QByteArray(R"({"demo":"yes"})");
    QTest::newRow("relations no array") << QByteArray(R"({"relations":"A.B=C"})");
    QTest::newRow("relation no text") << QByteArray(R"({"relations":[7]})");
    QTest::newRow("relation of nothing") << QByteArray(R"({"relations":["="]})");
    QTest::newRow("relation without field") << QByteArray(R"({"relations":["A=B"]})");
    QTest::newRow("relation without target") << QByteArray(R"({"relations":["A.B="]})");
}

void TestImportsApi::refusedBeginnings()
{
    QFETCH(QByteArray, body);
    QCOMPARE(DataWorld::current().send("root", "POST", "/imports", body).status, 400);
}

void TestImportsApi::hostileDocuments_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char *name, const QByteArray &document, const char *fault) {
        QTest::newRow(name) << document << QString(fault);
    };
    row("no JSON", "{", "invalid_json");
    row("not UTF-8", "{\"Hostile\":[{\"a\":\"\xff\"}]}", "invalid_json");
    row("half a surrogate pair", R"({"Hostile":[{"a":"\ud800"}]})", "invalid_json");
    row("NUL", R"({"Hostile":[{"a":"x\u0000y"}]})", "invalid_json");
    row("a key twice", R"({"Hostile":[{"a":1,"a":2}]})", "invalid_json");
    row("number beyond double", R"({"Hostile":[{"a":1e400}]})", "invalid_json");
    row("text after the end", R"({"Hostile":[{"a":1}]} x)", "invalid_json");
    // Stored inside an audit entry it could not be read again.
    row("deep", R"({"Hostile":[{"a":)" + QByteArray(1500, '[') + QByteArray(1500, ']') + "}]}", "too_deep");
    row("deeper than any parser", QByteArray(100'000, '['), "too_deep");
    row("array", "[]", "invalid_type");
    row("no array", R"({"Hostile":7})", "invalid_type");
    row("row no object", R"({"Hostile":[1]})", "invalid_type");
    row("short name", R"({"ab":[{"a":1}]})", "invalid_name");
    row("no latin letter", R"({"日本":[{"a":1}]})", "invalid_name");
    row("empty field name", R"({"Hostile":[{"":1}]})", "invalid_name");
    row("long name", "{\"" + QByteArray(200, 'L') + R"(":[{"a":1}]})", "invalid_name");
    row("the same name twice", R"({"HostileThing":[{"a":1}],"hostile_thing":[{"a":1}]})", "duplicate_name");
    row("the same field twice", R"({"Hostile":[{"FooBar":1,"foo_bar":2}]})", "duplicate_name");
    row("reserved", R"({"Hostile":[{"expand":1}]})", "reserved_name");
    row("whole numbers that fractions would round", R"({"HostileGood":[{"a":1}],"Hostile":[{"v":1.5},{"v":9007199254740993}]})",
        "out_of_range");
    row("second array bad", R"({"HostileGood":[{"a":1}],"HostileBad":[{"expand":1}]})", "reserved_name");
    // Only found when rows are written, behind good ones.
    row("key too long",
        R"({"HostileGood":[{"a":1}],"Hostile":[{"HostileId":"1"},{"HostileId":")" + QByteArray(2000, 'x') + "\"}]}",
        "too_long");
}

void TestImportsApi::hostileDocuments()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, fault);
    const QByteArray namesBefore = names();
    const QByteArray entriesBefore = entryCount();
    const HttpAnswer answer = load(begin(R"({"account":"acme"})"), document);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.at("state").toString(), QString("failed"));
    QCOMPARE(answer.at("error.details.0.code").toString(), fault);
    QVERIFY(!answer.at("error.details.0.message").toString().isEmpty());
    QCOMPARE(names(), namesBefore);
    QCOMPARE(entryCount(), entriesBefore);
}

void TestImportsApi::wholeNumbersStayWhole()
{
    DataWorld &world = DataWorld::current();
    const HttpAnswer done = load(begin(R"({"account":"acme"})"),
                                 R"({"Ledger":[{"No":1,"Whole":9007199254740993,"Mixed":9007199254740992,"Kept":[1.5]},)"
                                 R"({"No":2,"Whole":-9223372036854775808,"Mixed":0.5,"Kept":9007199254740993}]})");
    QVERIFY2(done.at("state").toString() == "done", done.body);
    const QByteArray rows = world.get("root", "/records/ledger?sort=no&fields=whole,mixed,kept").body;
    QVERIFY2(rows.contains(R"("whole":9007199254740993,)") && rows.contains(R"("whole":-9223372036854775808,)"), rows);
    QCOMPARE(world.get("root", "/records/ledger?sort=no").at("items.0.mixed").toInteger(), 9007199254740992);
    QVERIFY2(rows.contains(R"("kept":9007199254740993)"), rows);
}

void TestImportsApi::byteOrderMarkIsPassedOver()
{
    QCOMPARE(load(begin(R"({"account":"acme"})"), "\xef\xbb\xbf{\"Marked\":[{\"a\":1}]}").at("state").toString(),
             QString("done"));
}

/** What `basalt import` does, in one request. */
void TestImportsApi::documentInOneRequest()
{
    DataWorld &world = DataWorld::current();
    const QByteArray path = "/collections/import-data";
    const QByteArray document = R"({"Rack":[{"RackId":1,"ParentId":null},{"RackId":2,"ParentId":1}]})";
    QCOMPARE(world.send("nobody", "POST", path, document).status, 401);
    QCOMPARE(world.send("ann", "POST", path, document).status, 403);
    QVERIFY(!names().contains("rack"));
    const HttpAnswer begun =
        world.send("root", "POST", path + "?account=other&source=racks.json&relations=Rack.ParentId%3DRack", document);
    QCOMPARE(begun.status, 202);
    const QByteArray job = "/imports/" + begun.at("id").toString().toUtf8();
    QTRY_COMPARE_WITH_TIMEOUT(world.get("root", job).at("state").toString(), QString("done"), 20'000);
    QCOMPARE(world.get("root", job).at("summary.relations").toInt(), 1);
    const HttpAnswer rows = world.get("root", "/records/rack?sort=rack_id");
    QCOMPARE(rows.at("total").toInt(), 2);
    QCOMPARE(rows.at("items.0.account_id").toString().toUtf8(), world.accountId("other"));
    QCOMPARE(rows.at("items.1.parent").toString(), rows.at("items.0.id").toString());
    // Once more: its collection exists, and nothing is left of the attempt.
    const HttpAnswer again = world.send("root", "POST", path, document);
    QCOMPARE(again.status, 202);
    const QByteArray second = "/imports/" + again.at("id").toString().toUtf8();
    QTRY_COMPARE_WITH_TIMEOUT(world.get("root", second).at("state").toString(), QString("failed"), 20'000);
    QCOMPARE(world.get("root", second).at("error.code").toInt(), 41009);
    QCOMPARE(world.get("root", "/records/rack").at("total").toInt(), 2);
}

void TestImportsApi::refusedDocuments_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no body") << QByteArray() << QByteArray();
    QTest::newRow("unknown option") << QByteArray("?acount=acme") << QByteArray("{}");
    QTest::newRow("relation of nothing") << QByteArray("?relations=x") << QByteArray("{}");
}

void TestImportsApi::refusedDocuments()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, body);
    QCOMPARE(DataWorld::current().send("root", "POST", "/collections/import-data" + query, body).status, 400);
}

QTEST_GUILESS_MAIN(TestImportsApi)
#include "tst_importsapi.moc"
