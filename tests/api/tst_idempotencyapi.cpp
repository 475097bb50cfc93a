// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// POST with an Idempotency-Key: carried out once, however often it is sent.

#include "dataworld.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <atomic>
#include <thread>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr char kSignedIn[] =
    R"("list_rule":"@request.auth.id != ''","view_rule":"@request.auth.id != ''","create_rule":"@request.auth.id != ''",)"
    R"("update_rule":"@request.auth.id != ''","delete_rule":"@request.auth.id != ''")";
constexpr char kOpen[] = R"("list_rule":"","view_rule":"","create_rule":"")";

void ensureCollection(const QByteArray &name, const QByteArray &rules = kSignedIn)
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/" + name).status == 404)
        world.makeCollection(R"({"name":")" + name + R"(","schema":[{"name":"title","type":"text","unique":true}],)" + rules
                             + '}');
}

HttpClient::Headers keyed(const QByteArray &key)
{
    return {{"Idempotency-Key", key}};
}

int countOf(const QByteArray &collection)
{
    return DataWorld::current().get("root", "/records/" + collection + "?limit=1").at("total").toInt();
}

/** Headers that belong to the answer itself, not to this way of it. */
QByteArray contentHeaders(const HttpAnswer &answer)
{
    return answer.header("Content-Type") + '|' + answer.header("ETag") + '|' + answer.header("Location") + '|'
        + answer.header("Preference-Applied");
}

} // namespace

class TestIdempotencyApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void repeatsTheAnswer();
    void repeatsBatches();
    void repeatsCollectionsAndUsers();
    void keepsMinimalAnswers();
    void anotherRequestIsRefused();
    void refusalsAreNotKept();
    void callersAreApart();
    void strangersAreApartByAccount();
    void badKeys_data();
    void badKeys();
    void concurrentDuplicatesMakeOne();
    void aLostConnectionIsNoLoss();
    void answersOutliveARestart();
    void answersGoOutOfDate();
    void thereIsRoomForSoMuch();
    void passwordsCannotBeGuessedFromIt();
    void otherMethodsPassIt();
};

void TestIdempotencyApi::repeatsTheAnswer()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("once");
    const int before = countOf("once");
    const HttpAnswer made = world.send("ann", "POST", "/records/once", R"({"title":"Grüße"})", keyed("k-1"));
    QCOMPARE(made.status, 201);
    QVERIFY(made.header("Idempotent-Replayed").isNull());
    for (int i = 0; i < 3; ++i) {
        const HttpAnswer again = world.send("ann", "POST", "/records/once", R"({"title":"Grüße"})", keyed("k-1"));
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body, made.body);
        QCOMPARE(again.header("Idempotent-Replayed"), "true");
        QCOMPARE(contentHeaders(again), contentHeaders(made));
        QVERIFY(!again.header("Location").isEmpty());
    }
    QCOMPARE(countOf("once"), before + 1);
    QCOMPARE(world.trail(text(made.at("id"))).size(), 1);
    // It stays the answer of then, even when the record is gone.
    QCOMPARE(world.send("ann", "DELETE", "/records/once/" + text(made.at("id"))).status, 204);
    QCOMPARE(world.send("ann", "POST", "/records/once", R"({"title":"Grüße"})", keyed("k-1")).body, made.body);
    QCOMPARE(countOf("once"), before);
}

void TestIdempotencyApi::repeatsBatches()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("bulk");
    const QByteArray body = R"({"records":[{"title":"a"},{"title":"b"}]})";
    const HttpAnswer made = world.send("ann", "POST", "/records/bulk/batch", body, keyed("batch-1"));
    QCOMPARE(made.status, 201);
    const HttpAnswer again = world.send("ann", "POST", "/records/bulk/batch", body, keyed("batch-1"));
    QCOMPARE(again.status, 201);
    QCOMPARE(again.body, made.body);
    QCOMPARE(again.header("Idempotent-Replayed"), "true");
    QCOMPARE(countOf("bulk"), 2);
}

void TestIdempotencyApi::repeatsCollectionsAndUsers()
{
    DataWorld &world = DataWorld::current();
    const QByteArray collection = R"({"name":"keyed_one","schema":[{"name":"title","type":"text"}]})";
    const HttpAnswer made = world.send("root", "POST", "/collections", collection, keyed("c"));
    QCOMPARE(made.status, 201);
    const HttpAnswer again = world.send("root", "POST", "/collections", collection, keyed("c"));
    QCOMPARE(again.status, 201);
    QCOMPARE(again.body, made.body);
    QCOMPARE(again.header("Idempotent-Replayed"), "true");
    QCOMPARE(world.send("root", "POST", "/collections", collection).status, 409);

    const QByteArray user = R"({"email":"zoe@example.test","account_id":")" + world.accountId("acme")
        + R"(","role_id":2,"password":"violin harbour at dusk"})";
    const HttpAnswer zoe = world.send("root", "POST", "/users", user, keyed("u"));
    QCOMPARE(zoe.status, 201);
    const HttpAnswer zoeAgain = world.send("root", "POST", "/users", user, keyed("u"));
    QCOMPARE(zoeAgain.status, 201);
    QCOMPARE(zoeAgain.body, zoe.body);
    QCOMPARE(zoeAgain.header("Idempotent-Replayed"), "true");
    QCOMPARE(world.send("root", "POST", "/users", user).status, 409);
    // Who may not do it, may not hear of it.
    for (const char *person : {"ann", "nobody"}) {
        const int status = QByteArray(person) == "ann" ? 403 : 401;
        QCOMPARE(world.send(person, "POST", "/users", user, keyed("u")).status, status);
        QCOMPARE(world.send(person, "POST", "/collections", collection, keyed("c")).status, status);
    }
}

void TestIdempotencyApi::keepsMinimalAnswers()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("small");
    HttpClient::Headers headers = keyed("m");
    headers.emplaceBack("Prefer", "return=minimal");
    const HttpAnswer made = world.send("ann", "POST", "/records/small", R"({"title":"m"})", headers);
    QCOMPARE(made.status, 201);
    QCOMPARE(made.body, QByteArray());
    const HttpAnswer again = world.send("ann", "POST", "/records/small", R"({"title":"m"})", headers);
    QCOMPARE(again.status, 201);
    QCOMPARE(again.body, QByteArray());
    QCOMPARE(contentHeaders(again), contentHeaders(made));
    QVERIFY(again.header("Location").startsWith("/api/v1/records/small/"));
}

void TestIdempotencyApi::anotherRequestIsRefused()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("first");
    ensureCollection("second");
    QCOMPARE(world.send("root", "POST", "/records/first", R"({"title":"x"})", keyed("same")).status, 201);
    const auto refused = [&world](const QByteArray &path, const QByteArray &body, const QByteArray &account = {}) {
        HttpClient::Headers headers = keyed("same");
        if (!account.isNull())
            headers.emplaceBack("X-Account-ID", account);
        const HttpAnswer answer = world.send("root", "POST", path, body, headers);
        return QByteArray::number(answer.status) + ' ' + text(answer.at("name"));
    };
    const QByteArray reused = "422 idempotency_key_reused";
    QCOMPARE(refused("/records/first", R"({"title":"y"})"), reused);
    QCOMPARE(refused("/records/first", R"({"title": "x"})"), reused);
    QCOMPARE(refused("/records/second", R"({"title":"x"})"), reused);
    QCOMPARE(refused("/records/first", R"({"title":"x"})", "acme"), reused);
    QCOMPARE(refused("/collections", R"({"name":"x"})"), reused);
    QCOMPARE(countOf("first"), 1);
    QCOMPARE(countOf("second"), 0);
}

void TestIdempotencyApi::refusalsAreNotKept()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("fussy");
    world.makeRecord("ann", "fussy", R"({"title":"taken"})");
    const HttpAnswer refused = world.send("ann", "POST", "/records/fussy", R"({"title":"taken"})", keyed("retry"));
    QCOMPARE(refused.status, 409);
    QCOMPARE(text(refused.at("name")), "unique_violation");
    QCOMPARE(world.send("ann", "POST", "/records/fussy", R"({"title":7})", keyed("retry")).status, 400);
    const HttpAnswer again = world.send("ann", "POST", "/records/fussy", R"({"title":"taken"})", keyed("retry"));
    QVERIFY(again.header("Idempotent-Replayed").isNull());
    QCOMPARE(again.status, 409);
    QCOMPARE(world.send("ann", "POST", "/records/fussy", R"({"title":"free"})", keyed("retry")).status, 201);
}

void TestIdempotencyApi::callersAreApart()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("shared");
    const QByteArray ann = world.send("ann", "POST", "/records/shared", R"({"title":"ann"})", keyed("1")).body;
    const HttpAnswer bob = world.send("bob", "POST", "/records/shared", R"({"title":"bob"})", keyed("1"));
    QCOMPARE(bob.status, 201);
    QVERIFY(bob.header("Idempotent-Replayed").isNull());
    QCOMPARE(world.send("eve", "POST", "/records/shared", R"({"title":"ann"})", keyed("1")).status, 201);
    QCOMPARE(world.send("ann", "POST", "/records/shared", R"({"title":"ann"})", keyed("1")).body, ann);
    QCOMPARE(countOf("shared"), 3);
}

void TestIdempotencyApi::strangersAreApartByAccount()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("guestbook", kOpen);
    const auto sign = [&world](const char *account) {
        HttpClient::Headers headers = keyed("guest");
        headers.emplaceBack("X-Account-ID", account);
        return world.send("nobody", "POST", "/records/guestbook", R"({"title":"hello"})", headers);
    };
    const HttpAnswer acme = sign("acme");
    QCOMPARE(acme.status, 201);
    QCOMPARE(sign("acme").body, acme.body);
    const HttpAnswer other = sign("other");
    QCOMPARE(other.status, 201);
    QVERIFY(other.body != acme.body);
    QCOMPARE(countOf("guestbook"), 2);
    // No address is kept.
    QCOMPARE(world.scalar("SELECT count(*) FROM idempotency_keys WHERE caller LIKE '%127.0.0.1%'"), "0");
}

void TestIdempotencyApi::badKeys_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("blank inside") << QByteArray("a b");
    QTest::newRow("too long") << QByteArray(256, 'x');
    QTest::newRow("not ASCII") << QByteArray("schl\xc3\xbcssel");
}

void TestIdempotencyApi::badKeys()
{
    QFETCH(QByteArray, key);
    DataWorld &world = DataWorld::current();
    ensureCollection("picky");
    const auto before = countOf("picky");
    const HttpAnswer refused = world.send("ann", "POST", "/records/picky", "{}", keyed(key));
    QCOMPARE(refused.status, 400);
    QCOMPARE(text(refused.at("details.0.field")), "Idempotency-Key");
    QCOMPARE(world.send("ann", "POST", "/records/picky", "{}", {{"Idempotency-Key", "a"}, {"Idempotency-Key", "b"}}).status,
             400);
    QCOMPARE(countOf("picky"), before);
    if (key.size() > 255)
        QCOMPARE(world.send("ann", "POST", "/records/picky", R"({"title":"long"})", keyed(key.chopped(1))).status, 201);
}

/** Whoever comes second hears the answer or is told to ask again; nothing is done twice. */
void TestIdempotencyApi::concurrentDuplicatesMakeOne()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("rush");
    const QByteArray token = world.token("ann");
    std::atomic<int> wrong = 0;
    for (int round = 0; round < 20; ++round) {
        const QByteArray key = "rush-" + QByteArray::number(round);
        const QByteArray body = R"({"title":")" + key + "\"}";
        std::vector<std::thread> threads;
        threads.reserve(6);
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&, key, body] {
                const auto client = world.server().client();
                const HttpAnswer answer = client->send("POST", "/api/v1/records/rush",
                                                       {{"Authorization", "Bearer " + token}, {"Idempotency-Key", key}}, body);
                const bool isWaiting = answer.status == 409 && answer.header("Retry-After") == "1"
                    && text(answer.at("name")) == "idempotency_in_progress";
                if (answer.status != 201 && !isWaiting)
                    ++wrong;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
    }
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(countOf("rush"), 20);
    const HttpAnswer after = world.send("ann", "POST", "/records/rush", R"({"title":"rush-0"})", keyed("rush-0"));
    QCOMPARE(after.status, 201);
    QCOMPARE(after.header("Idempotent-Replayed"), "true");
}

void TestIdempotencyApi::aLostConnectionIsNoLoss()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("flaky");
    const QUrl url = world.server().url();
    for (int i = 0; i < 10; ++i) {
        const QByteArray key = "flaky-" + QByteArray::number(i);
        const QByteArray body = R"({"title":")" + key + "\"}";
        QTcpSocket socket;
        socket.connectToHost(url.host(), quint16(url.port()));
        QVERIFY(socket.waitForConnected());
        socket.write("POST /api/v1/records/flaky HTTP/1.1\r\nHost: " + url.host().toUtf8() + "\r\nAuthorization: Bearer "
                     + world.token("ann") + "\r\nIdempotency-Key: " + key
                     + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        socket.waitForBytesWritten(1000);
        socket.abort(); // before the answer
        HttpAnswer answer;
        QTRY_VERIFY_WITH_TIMEOUT((answer = world.send("ann", "POST", "/records/flaky", body, keyed(key))).status == 201,
                                 60'000);
    }
    QCOMPARE(countOf("flaky"), 10);
}

void TestIdempotencyApi::answersOutliveARestart()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("lasting");
    const HttpAnswer made = world.send("ann", "POST", "/records/lasting", R"({"title":"x"})", keyed("restart"));
    world.restart();
    const HttpAnswer again = world.send("ann", "POST", "/records/lasting", R"({"title":"x"})", keyed("restart"));
    QCOMPARE(again.body, made.body);
    QCOMPARE(again.header("Idempotent-Replayed"), "true");
}

void TestIdempotencyApi::answersGoOutOfDate()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("fading");
    const HttpAnswer made = world.send("ann", "POST", "/records/fading", R"({"title":"a"})", keyed("day"));
    QCOMPARE(made.status, 201);
    QCOMPARE(world.send("ann", "POST", "/records/fading", R"({"title":"b"})", keyed("idle")).status, 201);
    world.execute(
        "UPDATE idempotency_keys SET expires_at = '2026-01-01T00:00:00.000Z' WHERE idempotency_key IN ('day', 'idle')");
    // Now it is a request like any other: the unique title is taken.
    QCOMPARE(world.send("ann", "POST", "/records/fading", R"({"title":"a"})", keyed("day")).status, 409);
    const HttpAnswer fresh = world.send("ann", "POST", "/records/fading", R"({"title":"c"})", keyed("day"));
    QCOMPARE(fresh.status, 201);
    QVERIFY(fresh.header("Idempotent-Replayed").isNull());
    QCOMPARE(world.send("ann", "POST", "/records/fading", R"({"title":"c"})", keyed("day")).body, fresh.body);
    // Others' leftovers go on the way, and all of them with a restart.
    QCOMPARE(world.scalar("SELECT count(*) FROM idempotency_keys WHERE idempotency_key = 'idle'"), "0");
    world.execute("UPDATE idempotency_keys SET expires_at = '2026-01-01T00:00:00.000Z'");
    world.restart();
    QCOMPARE(world.scalar("SELECT count(*) FROM idempotency_keys"), "0");
}

void TestIdempotencyApi::thereIsRoomForSoMuch()
{
    TestServer server(testEngine(),
                      {{"superadmin_email", "root@example.test"},
                       {"superadmin_password", "violin harbour at dusk"},
                       {"idempotency_bytes", "65536"}});
    const auto client = server.client();
    const QByteArray token =
        text(client
                 ->send("POST", "/api/v1/auth/login", {},
                        R"({"account":"system","email":"root@example.test","password":"violin harbour at dusk"})")
                 .at("token"));
    client->defaultHeaders = {{"Authorization", "Bearer " + token}};
    QCOMPARE(
        client->send("POST", "/api/v1/collections", {}, R"({"name":"full","schema":[{"name":"title","type":"text"}]})").status,
        201);
    const QByteArray body = R"({"title":")" + QByteArray(5000, 'x') + "\"}";
    const auto post = [&](int number) {
        return client->send("POST", "/api/v1/records/full", keyed("room-" + QByteArray::number(number)), body);
    };
    int made = 0;
    HttpAnswer answer = post(0);
    while (answer.status == 201 && made < 50)
        answer = post(++made);
    QVERIFY2(made >= 11 && made <= 13, QByteArray::number(made).constData());
    QCOMPARE(answer.status, 429);
    QVERIFY(answer.header("Retry-After").toInt() > 0);
    QCOMPARE(client->get("/api/v1/records/full?limit=1").at("total").toInt(), made);
    // What is kept can still be asked for, and without a key there is no limit.
    QCOMPARE(post(0).header("Idempotent-Replayed"), "true");
    QCOMPARE(client->send("POST", "/api/v1/records/full", {}, body).status, 201);
}

void TestIdempotencyApi::passwordsCannotBeGuessedFromIt()
{
    DataWorld &world = DataWorld::current();
    const QByteArray user = R"({"email":"yan@example.test","account_id":")" + world.accountId("acme")
        + R"(","role_id":2,"password":"violin harbour at dusk"})";
    QCOMPARE(world.send("root", "POST", "/users", user, keyed("yan")).status, 201);
    const QByteArray stored = world.scalar("SELECT fingerprint FROM idempotency_keys WHERE idempotency_key = 'yan'");
    QCOMPARE(stored.size(), 64);
    // The fingerprint depends on a secret that is not in the database.
    const QByteArray prefix = "POST /api/v1/users?\n\n";
    for (const auto algorithm : {QCryptographicHash::Sha256, QCryptographicHash::Blake2b_256}) {
        QVERIFY(QCryptographicHash::hash(user, algorithm).toHex() != stored);
        QVERIFY(QCryptographicHash::hash(QByteArray(prefix + user), algorithm).toHex() != stored);
    }
    QCOMPARE(
        world.scalar("SELECT count(*) FROM idempotency_keys WHERE headers LIKE '%violin%' OR idempotency_key LIKE '%violin%'"),
        "0");
}

void TestIdempotencyApi::otherMethodsPassIt()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("passing");
    const QByteArray id = world.makeRecord("ann", "passing", R"({"title":"a"})");
    const QByteArray path = "/records/passing/" + id;
    QCOMPARE(world.send("ann", "PATCH", path, R"({"title":"b"})", keyed("p")).status, 200);
    QCOMPARE(world.send("ann", "PATCH", path, R"({"title":"c"})", keyed("p")).at("version").toInt(), 3);
    QVERIFY(world.get("ann", path, keyed("p")).header("Idempotent-Replayed").isNull());
}

QTEST_GUILESS_MAIN(TestIdempotencyApi)
#include "tst_idempotencyapi.moc"
