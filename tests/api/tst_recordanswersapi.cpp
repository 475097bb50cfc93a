// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What clients save: bodies they have already, bodies they do not want, bytes on the way.

#include "dataworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <zlib.h>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr char kSignedIn[] =
    R"("list_rule":"@request.auth.id != ''","view_rule":"@request.auth.id != ''","create_rule":"@request.auth.id != ''",)"
    R"("update_rule":"@request.auth.id != ''","delete_rule":"@request.auth.id != ''")";

void ensureCollection(const QByteArray &name)
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/" + name).status == 404)
        world.makeCollection(R"({"name":")" + name + R"(","schema":[{"name":"title","type":"text"}],)" + kSignedIn + '}');
}

QByteArray gunzip(const QByteArray &bytes)
{
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    QByteArray out(20 * 1024 * 1024, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    const int status = inflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    inflateEnd(&stream);
    return status == Z_STREAM_END ? out : QByteArray("not gzip");
}

/** All values of a header that may come in several lines. */
QByteArray all(const HttpAnswer &answer, const QByteArray &name)
{
    QByteArrayList values;
    for (const auto &[key, value] : answer.headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            values.append(value);
    }
    return values.join(", ");
}

/** A record whose title has this many bytes. */
QByteArray recordOf(qsizetype size)
{
    QByteArray title;
    for (int i = 0; title.size() < size; ++i)
        title += "word" + QByteArray::number(i % 97) + ' ';
    return R"({"title":")" + title.first(size) + "\"}";
}

} // namespace

class TestRecordAnswersApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void unchangedRecords_data();
    void unchangedRecords();
    void unchangedLists();
    void aChangedSchemaIsAChange();
    void relatedRecordsAreChanges();
    void tagsHideNothing();
    void minimalWrites();
    void preferences_data();
    void preferences();
    void encodings_data();
    void encodings();
    void smallAndForeignBodiesStay();
    void tagsOfCompressedAnswers();
    void bigAnswersAreCompressed();
    void headAnswersLikeGet();
    void tokensAreNotCompressed();
    void eventStreamsAreNotCompressed();
    void compressionCanBeSwitchedOff();
};

void TestRecordAnswersApi::unchangedRecords_data()
{
    QTest::addColumn<QByteArray>("condition");
    QTest::addColumn<int>("status");
    QTest::newRow("the tag") << QByteArray("\"2\"") << 304;
    QTest::newRow("weak") << QByteArray("W/\"2\"") << 304;
    QTest::newRow("compressed") << QByteArray("\"2-gzip\"") << 304;
    QTest::newRow("any") << QByteArray("*") << 304;
    QTest::newRow("among others") << QByteArray("\"1\", W/\"x,y\" ,\"2\"") << 304;
    QTest::newRow("older") << QByteArray("\"1\"") << 200;
    QTest::newRow("another") << QByteArray("\"22\"") << 200;
    QTest::newRow("unquoted") << QByteArray("2") << 200;
    QTest::newRow("half") << QByteArray("\"2") << 200;
}

void TestRecordAnswersApi::unchangedRecords()
{
    QFETCH(QByteArray, condition);
    QFETCH(int, status);
    DataWorld &world = DataWorld::current();
    ensureCollection("tagged");
    const QByteArray path = "/records/tagged/" + world.makeRecord("ann", "tagged", R"({"title":"a"})");
    QCOMPARE(world.send("ann", "PATCH", path, R"({"title":"b"})").header("ETag"), "\"2\"");
    for (const char *method : {"GET", "HEAD"}) {
        const HttpAnswer answer = world.send("ann", method, path, {}, {{"If-None-Match", condition}});
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.header("Cache-Control"), "private, no-cache");
        QVERIFY(all(answer, "Vary").contains("Authorization"));
        if (status == 304) {
            QVERIFY(answer.body.isEmpty());
            QVERIFY(answer.header("ETag").contains('2'));
            QVERIFY(answer.header("Content-Type").isNull());
        } else {
            QCOMPARE(answer.header("ETag"), "\"2\"");
        }
    }
    // Who may not see it hears nothing of its version.
    QCOMPARE(world.get("eve", path, {{"If-None-Match", condition}}).status, 404);
    QCOMPARE(world.get("nobody", path, {{"If-None-Match", condition}}).status, 401);
    // The condition is for reading only.
    QCOMPARE(world.send("ann", "PATCH", path, R"({"title":"b"})", {{"If-None-Match", condition}}).status, 200);
}

void TestRecordAnswersApi::unchangedLists()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("polled");
    const QByteArray id = world.makeRecord("ann", "polled", R"({"title":"a"})");
    for (const QByteArray path : {"/records/polled?sort=title", "/records/polled?sort=title&cursor="}) {
        const HttpAnswer first = world.get("ann", path);
        const QByteArray tag = first.header("ETag");
        QVERIFY2(tag.startsWith("W/\"") && tag.size() > 10, tag.constData());
        const HttpAnswer same = world.get("ann", path, {{"If-None-Match", tag}});
        QCOMPARE(same.status, 304);
        QCOMPARE(same.header("ETag"), tag);
        QVERIFY(same.body.isEmpty());
        QCOMPARE(world.get("bob", path, {{"If-None-Match", tag}}).status, 304);
        QCOMPARE(world.get("eve", path, {{"If-None-Match", tag}}).status, 200);
        QCOMPARE(world.get("ann", path + "&limit=7", {{"If-None-Match", "W/\"other\""}}).status, 200);
        world.send("ann", "PATCH", "/records/polled/" + id, R"({"title":")" + path.right(7) + "\"}");
        const HttpAnswer changed = world.get("ann", path, {{"If-None-Match", tag}});
        QCOMPARE(changed.status, 200);
        QVERIFY(changed.header("ETag") != tag);
    }
    QVERIFY(world.get("ann", "/records/polled?sort=nope", {{"If-None-Match", "*"}}).status == 400);
}

void TestRecordAnswersApi::aChangedSchemaIsAChange()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("growing");
    const QByteArray path = "/records/growing/" + world.makeRecord("ann", "growing", R"({"title":"a"})");
    const QByteArray before = world.get("ann", path).header("ETag");
    const HttpAnswer changed = world.send("root", "PUT", "/collections/growing",
                                          R"({"schema":[{"name":"title","type":"text"},{"name":"more","type":"text"}]})");
    QVERIFY2(changed.status == 200, changed.body.constData());
    const HttpAnswer read = world.get("ann", path, {{"If-None-Match", before}});
    QCOMPARE(read.status, 200);
    QVERIFY(read.at("more").isNull());
    QCOMPARE(world.get("ann", path, {{"If-None-Match", read.header("ETag")}}).status, 304);
    // The record itself is the same: all of these tags are of its version.
    for (const QByteArray &tag : {before, read.header("ETag"), QByteArray("\"1-gzip\"")})
        QCOMPARE(world.send("ann", "PATCH", path, R"({"title":"a"})", {{"If-Match", tag}}).status, 200);
    QCOMPARE(world.send("ann", "PATCH", path, R"({"title":"b"})", {{"If-Match", read.header("ETag")}}).status, 200);
    for (const QByteArray &tag : {before, read.header("ETag"), QByteArray("\"1-gzip\"")}) {
        QCOMPARE(world.send("ann", "PATCH", path, R"({"title":"c"})", {{"If-Match", tag}}).status, 412);
        QCOMPARE(world.send("ann", "DELETE", path, {}, {{"If-Match", tag}}).status, 412);
    }
}

void TestRecordAnswersApi::relatedRecordsAreChanges()
{
    DataWorld &world = DataWorld::current();
    const QByteArray fields = R"({"name":"title","type":"text"},{"name":"parent","type":"reference","collection":"family",)"
                              R"("on_delete":"set_null"})";
    world.makeCollection(R"({"name":"family","schema":[)" + fields + "]," + kSignedIn + '}');
    const QByteArray parent = world.makeRecord("ann", "family", R"({"title":"p"})");
    const QByteArray path =
        "/records/family/" + world.makeRecord("ann", "family", R"({"title":"c","parent":")" + parent + "\"}");
    QCOMPARE(world.get("ann", path).header("ETag"), "\"1\"");
    const QByteArray tag = world.get("ann", path + "?expand=parent").header("ETag");
    QVERIFY2(tag.startsWith("\"1-") && tag.size() > 10, tag.constData());
    QCOMPARE(world.get("ann", path + "?expand=parent", {{"If-None-Match", tag}}).status, 304);
    QCOMPARE(world.send("ann", "PATCH", "/records/family/" + parent, R"({"title":"q"})").status, 200);
    const HttpAnswer changed = world.get("ann", path + "?expand=parent", {{"If-None-Match", tag}});
    QCOMPARE(changed.status, 200);
    QCOMPARE(text(changed.at("parent.title")), "q");
    // The record itself is still the first version of it.
    QCOMPARE(world.send("ann", "PATCH", path, R"({"title":"d"})", {{"If-Match", tag}}).status, 200);
    QCOMPARE(world.send("ann", "PATCH", path, R"({"title":"e"})", {{"If-Match", tag}}).status, 412);
}

/** A list with the same visible rows has the same tag, whatever changes out of sight. */
void TestRecordAnswersApi::tagsHideNothing()
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/discreet").status == 404) {
        world.makeCollection(R"({"name":"discreet","schema":[{"name":"title","type":"text"}],)"
                             R"("list_rule":"created_by = @request.auth.id","create_rule":""})");
    }
    world.makeRecord("ann", "discreet", R"({"title":"a"})");
    const QByteArray tag = world.get("ann", "/records/discreet").header("ETag");
    world.makeRecord("bob", "discreet", R"({"title":"b"})");
    world.makeRecord("eve", "discreet", R"({"title":"c"})");
    QCOMPARE(world.get("ann", "/records/discreet").header("ETag"), tag);
}

void TestRecordAnswersApi::minimalWrites()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("quiet");
    const HttpClient::Headers minimal{{"Prefer", "return=minimal"}};
    const HttpAnswer made = world.send("ann", "POST", "/records/quiet", R"({"title":"a"})", minimal);
    QCOMPARE(made.status, 201);
    QCOMPARE(made.body, QByteArray());
    QCOMPARE(made.header("Content-Length"), "0");
    QCOMPARE(made.header("ETag"), "\"1\"");
    QCOMPARE(made.header("Preference-Applied"), "return=minimal");
    const QByteArray path = made.header("Location").mid(7);
    QCOMPARE(text(world.get("ann", path).at("title")), "a");
    for (const char *method : {"PUT", "PATCH"}) {
        const HttpAnswer changed = world.send("ann", method, path, R"({"title":")" + QByteArray(method) + "\"}", minimal);
        QCOMPARE(changed.status, 204);
        QCOMPARE(changed.header("Preference-Applied"), "return=minimal");
        QCOMPARE(changed.header("ETag"), QByteArray(QByteArray(method) == "PUT" ? "\"2\"" : "\"3\""));
        QCOMPARE(text(world.get("ann", path).at("title")), QByteArray(method));
    }
    // Refusals say why.
    const HttpAnswer refused = world.send("ann", "PATCH", path, R"({"title":7})", minimal);
    QCOMPARE(refused.status, 400);
    QVERIFY(!refused.body.isEmpty());
    QCOMPARE(world.send("eve", "PATCH", path, R"({"title":"x"})", minimal).status, 404);
    QVERIFY(world.get("ann", path, minimal).header("Preference-Applied").isNull());
}

void TestRecordAnswersApi::preferences_data()
{
    QTest::addColumn<QByteArray>("prefer");
    QTest::addColumn<bool>("minimal");
    QTest::newRow("plain") << QByteArray("return=minimal") << true;
    QTest::newRow("capitals") << QByteArray("Return = Minimal") << true;
    QTest::newRow("quoted") << QByteArray("return=\"minimal\"") << true;
    QTest::newRow("with others") << QByteArray("wait=10, return=minimal; x=y, handling=lenient") << true;
    QTest::newRow("first one counts") << QByteArray("return=representation, return=minimal") << false;
    QTest::newRow("representation") << QByteArray("return=representation") << false;
    QTest::newRow("nonsense") << QByteArray("return=minimally") << false;
    QTest::newRow("empty") << QByteArray("") << false;
}

void TestRecordAnswersApi::preferences()
{
    QFETCH(QByteArray, prefer);
    QFETCH(bool, minimal);
    DataWorld &world = DataWorld::current();
    ensureCollection("quiet");
    const HttpAnswer made = world.send("ann", "POST", "/records/quiet", R"({"title":"a"})", {{"Prefer", prefer}});
    QCOMPARE(made.status, 201);
    QCOMPARE(made.body.isEmpty(), minimal);
    QCOMPARE(made.header("Preference-Applied").isNull(), !minimal);
}

void TestRecordAnswersApi::encodings_data()
{
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<bool>("compressed");
    QTest::newRow("gzip") << QByteArray("gzip") << true;
    QTest::newRow("browser") << QByteArray("gzip, deflate, br, zstd") << true;
    QTest::newRow("capitals") << QByteArray("GZIP") << true;
    QTest::newRow("old name") << QByteArray("x-gzip") << true;
    QTest::newRow("quality") << QByteArray("br;q=1.0, gzip;q=0.8, *;q=0.1") << true;
    QTest::newRow("any") << QByteArray("*") << true;
    QTest::newRow("as much as identity") << QByteArray("identity;q=0.5, gzip;q=0.5") << true;
    QTest::newRow("refused") << QByteArray("gzip;q=0") << false;
    QTest::newRow("refused, any other") << QByteArray("*, gzip;q=0") << false;
    QTest::newRow("refused in thousandths") << QByteArray("gzip;q=0.000") << false;
    QTest::newRow("rather identity") << QByteArray("identity, gzip;q=0.5") << false;
    QTest::newRow("others") << QByteArray("br, deflate") << false;
    QTest::newRow("none of any") << QByteArray("*;q=0") << false;
    QTest::newRow("nonsense") << QByteArray("gzip;q=x") << false;
    QTest::newRow("similar") << QByteArray("gzipped") << false;
    QTest::newRow("empty") << QByteArray("") << false;
}

void TestRecordAnswersApi::encodings()
{
    QFETCH(QByteArray, accept);
    QFETCH(bool, compressed);
    DataWorld &world = DataWorld::current();
    ensureCollection("long");
    if (world.get("ann", "/records/long").at("total").toInt() == 0)
        world.makeRecord("ann", "long", recordOf(5000));
    const HttpAnswer plain = world.get("ann", "/records/long");
    QVERIFY(plain.header("Content-Encoding").isNull());
    QVERIFY(all(plain, "Vary").contains("Accept-Encoding"));
    const HttpAnswer answer = world.get("ann", "/records/long", {{"Accept-Encoding", accept}});
    QVERIFY(all(answer, "Vary").contains("Accept-Encoding"));
    QCOMPARE(answer.header("Content-Encoding"), compressed ? QByteArray("gzip") : QByteArray());
    QCOMPARE(compressed ? gunzip(answer.body) : answer.body, plain.body);
    QCOMPARE(answer.header("ETag"), plain.header("ETag"));
    if (compressed)
        QVERIFY(answer.body.size() < plain.body.size() / 2);
}

void TestRecordAnswersApi::smallAndForeignBodiesStay()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("short");
    const QByteArray path = "/records/short/" + world.makeRecord("ann", "short", R"({"title":"a"})");
    const HttpClient::Headers accept{{"Accept-Encoding", "gzip"}};
    const HttpAnswer small = world.get("ann", path, accept);
    QVERIFY(small.body.size() < 1024);
    QVERIFY(small.header("Content-Encoding").isNull());
    QCOMPARE(small.header("ETag"), "\"1\"");
    // A picture is small already.
    const auto client = world.server().client();
    const HttpAnswer icon = client->get("/docs/favicon-32x32.png", accept);
    if (icon.status == 200)
        QVERIFY(icon.header("Content-Encoding").isNull());
    const HttpAnswer openapi = client->get("/openapi.json", accept);
    QCOMPARE(openapi.header("Content-Encoding"), "gzip");
    const QJsonObject paths = QJsonDocument::fromJson(gunzip(openapi.body)).object().value("paths").toObject();
    const QJsonArray parameters = paths["/api/v1/records/{collection}/batch"]["post"]["parameters"].toArray();
    QByteArrayList headers;
    for (const QJsonValue &parameter : parameters) {
        if (parameter["in"].toString() == "header")
            headers.append(text(parameter["name"]));
    }
    QCOMPARE(headers.join(','), "Idempotency-Key,Prefer");
}

void TestRecordAnswersApi::tagsOfCompressedAnswers()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("long");
    const QByteArray path = "/records/long/" + world.makeRecord("ann", "long", recordOf(4000));
    const HttpClient::Headers accept{{"Accept-Encoding", "gzip"}};
    const HttpAnswer answer = world.get("ann", path, accept);
    QCOMPARE(answer.header("ETag"), "\"1-gzip\"");
    QCOMPARE(world.get("ann", path).header("ETag"), "\"1\"");
    HttpClient::Headers known = accept;
    known.emplaceBack("If-None-Match", "\"1-gzip\"");
    const HttpAnswer same = world.get("ann", path, known);
    QCOMPARE(same.status, 304);
    QCOMPARE(same.header("ETag"), "\"1-gzip\"");
    // The tag that came with the compressed answer is good for changing the record, once.
    QCOMPARE(world.send("ann", "PATCH", path, R"({"title":"x"})", {{"If-Match", "\"1-gzip\""}}).status, 200);
    QCOMPARE(world.send("ann", "PATCH", path, R"({"title":"y"})", {{"If-Match", "\"1-gzip\""}}).status, 412);
}

void TestRecordAnswersApi::bigAnswersAreCompressed()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("huge");
    if (world.get("ann", "/records/huge").at("total").toInt() == 0) {
        for (int i = 0; i < 40; ++i)
            world.makeRecord("ann", "huge", recordOf(20000));
    }
    const HttpAnswer plain = world.get("ann", "/records/huge?limit=100&sort=id");
    QVERIFY(plain.body.size() > 700 * 1024);
    for (int i = 0; i < 5; ++i) {
        const HttpAnswer answer = world.get("ann", "/records/huge?limit=100&sort=id", {{"Accept-Encoding", "gzip"}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Content-Encoding"), "gzip");
        QCOMPARE(gunzip(answer.body), plain.body);
    }
    // Several answers of one connection come in their order, though one of them is made elsewhere.
    const QUrl url = world.server().url();
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    QVERIFY(socket.waitForConnected());
    const QByteArray head = " HTTP/1.1\r\nHost: " + url.host().toUtf8() + "\r\nAuthorization: Bearer " + world.token("ann")
        + "\r\nAccept-Encoding: gzip\r\n";
    socket.write("GET /api/v1/records/huge?limit=100" + head + "X-Correlation-ID: one\r\n\r\nGET /health" + head
                 + "X-Correlation-ID: two\r\nConnection: close\r\n\r\n");
    QByteArray received;
    while (socket.waitForReadyRead(10000))
        received += socket.readAll();
    const qsizetype one = received.indexOf("X-Correlation-ID: one");
    const qsizetype two = received.indexOf("X-Correlation-ID: two");
    QVERIFY(one > 0 && two > one);
}

void TestRecordAnswersApi::headAnswersLikeGet()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("long");
    const QByteArray path = "/records/long/" + world.makeRecord("ann", "long", recordOf(3000));
    for (const char *accept : {"gzip", "identity"}) {
        const HttpClient::Headers headers{{"Accept-Encoding", accept}};
        const HttpAnswer get = world.get("ann", path, headers);
        const HttpAnswer head = world.send("ann", "HEAD", path, {}, headers);
        for (const char *name : {"Content-Length", "Content-Encoding", "Content-Type", "ETag"})
            QCOMPARE(head.header(name), get.header(name));
        QVERIFY(head.body.isEmpty());
    }
}

void TestRecordAnswersApi::tokensAreNotCompressed()
{
    TestServer server(testEngine(),
                      {{"superadmin_email", "root@example.test"},
                       {"superadmin_password", "violin harbour at dusk"},
                       {"compression_min_bytes", "64"}});
    const auto client = server.client();
    const HttpClient::Headers accept{{"Accept-Encoding", "gzip"}};
    const HttpAnswer signedIn =
        client->send("POST", "/api/v1/auth/login", accept,
                     R"({"account":"system","email":"root@example.test","password":"violin harbour at dusk"})");
    QCOMPARE(signedIn.status, 200);
    QVERIFY(signedIn.header("Content-Encoding").isNull());
    const HttpAnswer refreshed = client->send("POST", "/api/v1/auth/refresh", accept,
                                              R"({"refresh_token":")" + text(signedIn.at("refresh_token")) + "\"}");
    QCOMPARE(refreshed.status, 200);
    QVERIFY(refreshed.header("Content-Encoding").isNull());
    const HttpAnswer others = client->get(
        "/api/v1/collections", {{"Accept-Encoding", "gzip"}, {"Authorization", "Bearer " + text(refreshed.at("token"))}});
    QCOMPARE(others.status, 200);
}

void TestRecordAnswersApi::eventStreamsAreNotCompressed()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("streamed");
    const QUrl url = world.server().url();
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    QVERIFY(socket.waitForConnected());
    socket.write("GET /api/v1/realtime/subscribe?collection=streamed HTTP/1.1\r\nHost: " + url.host().toUtf8()
                 + "\r\nAccept-Encoding: gzip\r\nAuthorization: Bearer " + world.token("root") + "\r\n\r\n");
    QByteArray head;
    while (!head.contains("\r\n\r\n") && socket.waitForReadyRead(5000))
        head += socket.readAll();
    QVERIFY2(head.startsWith("HTTP/1.1 200"), head.constData());
    QVERIFY(!head.toLower().contains("content-encoding"));
}

void TestRecordAnswersApi::compressionCanBeSwitchedOff()
{
    TestServer server(testEngine(), {{"compression", "false"}});
    const HttpAnswer answer = server.client()->get("/openapi.json", {{"Accept-Encoding", "gzip"}});
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.header("Content-Encoding").isNull());
    QVERIFY(QJsonDocument::fromJson(answer.body).object().contains("paths"));
}

QTEST_GUILESS_MAIN(TestRecordAnswersApi)
#include "tst_recordanswersapi.moc"
