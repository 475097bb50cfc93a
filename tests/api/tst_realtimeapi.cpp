// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataworld.h"
#include "http/rawclient.h"
#include "support/trafficlog.h"

#include <QJsonDocument>
#include <QTest>
#include <QtEndian>

using namespace basalt;
using namespace basalt::test;

/**
 * Changes as they happen, over server-sent events and WebSockets, on a whole server. Every "nothing comes" is shown by
 * something later that does come, not by waiting.
 */
class TestRealtimeApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void refusals_data();
    void refusals();
    void streamTellsOfEachChange();
    void streamHasWhatWasAskedFor();
    void streamOfOneAccount();
    void tokenInTheQuery();
    void failedWritesAreNotTold();
    void headEndsAtOnce();
    void sessionsEndTheirStreams_data();
    void sessionsEndTheirStreams();
    void otherPeoplesSessionsEndNothing();
    void socketSubscribesAndUnsubscribes();
    void socketComplains_data();
    void socketComplains();
    void socketIsRefused_data();
    void socketIsRefused();
    void clientThatNeverReadsIsCutOff();
};

namespace {

/** Open to all, made once for each engine. */
void ensureCollections()
{
    DataWorld &world = DataWorld::current();
    for (const char *name : {"news", "quiet"}) {
        if (world.get("root", QByteArray("/collections/") + name).status == 200)
            continue;
        world.makeCollection(QByteArray(R"({"name":"%1","schema":[{"name":"title","type":"text"},{"name":"parent",)"
                                        R"("type":"reference","collection":"%1","on_delete":"cascade"}],"list_rule":"",)"
                                        R"("view_rule":"","create_rule":"","update_rule":"","delete_rule":""})")
                                 .replace("%1", name));
    }
}

QByteArray tokenField(const QByteArray &token)
{
    return token.isNull() ? QByteArray() : "Authorization: Bearer " + token + "\r\n";
}

/** Sends the request and reads the head of the answer; `status` 0 if none came. */
int open(RawClient &client, const QByteArray &method, const QByteArray &target, const QByteArray &token,
         const QByteArray &fields = {})
{
    client.send(method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + tokenField(token) + fields + "\r\n");
    const int status = client.readUntil("\r\n\r\n").mid(9, 3).toInt();
    TrafficLog::instance().write(
        {DataWorld::current().server().engineName(), method, target, status, TrafficLog::accountOf(token)});
    return status;
}

RawClient connectToServer()
{
    return RawClient(static_cast<quint16>(DataWorld::current().server().url().port()));
}

/** An event stream, read event by event. */
class EventStream
{
public:
    explicit EventStream(const QByteArray &query, const QByteArray &token, const QByteArray &fields = {})
        : m_client(connectToServer())
    {
        if (open(m_client, "GET", "/api/v1/realtime/subscribe?" + query, token, fields) != 200)
            qFatal("no stream for %s", query.constData());
        if (!m_client.readUntil(": connected\n\n").endsWith(": connected\n\n"))
            qFatal("the stream did not begin");
    }

    /** The JSON of the next message that is no heartbeat; empty if the stream ends before. */
    const QJsonObject next()
    {
        for (;;) {
            const QByteArray event = m_client.readUntil("\n\n");
            if (event.isEmpty() || !event.endsWith("\n\n"))
                return {};
            if (!event.contains("event: message"))
                continue;
            m_id = event.mid(event.indexOf("id: ") + 4).split('\n').first();
            const QByteArray data = event.mid(event.indexOf("data: ") + 6);
            return QJsonDocument::fromJson(data.left(data.indexOf('\n'))).object();
        }
    }
    [[nodiscard]] QByteArray lastId() const { return m_id; }
    /** True if the server ends the stream; silence is no end. */
    [[nodiscard]] bool isEnded()
    {
        constexpr QByteArrayView kLastChunk("\r\n0\r\n\r\n");
        return m_client.readUntil(kLastChunk).endsWith(kLastChunk);
    }

private:
    RawClient m_client;
    QByteArray m_id;
};

constexpr char kUpgrade[] = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

/** A client's frame: masked, as it must be, with a mask that changes nothing. */
QByteArray frame(char opcode, const QByteArray &payload)
{
    QByteArray bytes;
    bytes += static_cast<char>(0x80 | opcode);
    if (payload.size() < 126) {
        bytes += static_cast<char>(0x80 | payload.size());
    } else {
        bytes += static_cast<char>(0x80 | 126);
        bytes.resize(4);
        qToBigEndian(static_cast<quint16>(payload.size()), bytes.data() + 2);
    }
    return bytes + QByteArray(4, '\0') + payload;
}

class Socket
{
public:
    explicit Socket(const QByteArray &token) : m_client(connectToServer())
    {
        if (open(m_client, "GET", "/api/v1/realtime/ws", token, kUpgrade) != 101)
            qFatal("no WebSocket");
    }

    void say(const QByteArray &json) { m_client.send(frame(1, json)); }

    /** The next text that is no heartbeat; empty if the connection ends before. */
    const QJsonObject next()
    {
        for (;;) {
            const QByteArray head = m_client.read(2);
            if (head.size() < 2)
                return {};
            qsizetype size = head[1] & 0x7f;
            if (size == 126)
                size = qFromBigEndian<quint16>(m_client.read(2).constData());
            const QByteArray payload = m_client.read(size);
            if ((head[0] & 0x0f) == 8) {
                m_closeCode = qFromBigEndian<quint16>(payload.constData());
                return {};
            }
            QJsonObject message = QJsonDocument::fromJson(payload).object();
            if ((head[0] & 0x0f) == 1 && message["type"] != "heartbeat")
                return message;
        }
    }
    /** Of the closing frame; 0 while there was none. */
    [[nodiscard]] int closeCode() const { return m_closeCode; }
    [[nodiscard]] RawClient &client() { return m_client; }

private:
    RawClient m_client;
    int m_closeCode = 0;
};

/** A further session of root's, which a test may end. */
QByteArray newRootToken()
{
    const HttpAnswer answer =
        DataWorld::current().send("nobody", "POST", "/auth/login",
                                  R"({"account":"system","email":"root@example.test","password":"violin harbour at dusk"})");
    return answer.at("token").toString().toUtf8();
}

} // namespace

void TestRealtimeApi::refusals_data()
{
    QTest::addColumn<QByteArray>("person");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    QByteArray many = "?collection=news";
    for (int i = 0; i < 100; ++i)
        many += "&collection=news";
    QTest::newRow("anonymous") << QByteArray("nobody") << QByteArray("?collection=news") << 401;
    QTest::newRow("user") << QByteArray("ann") << QByteArray("?collection=news") << 403;
    QTest::newRow("nothing asked for") << QByteArray("root") << QByteArray() << 400;
    QTest::newRow("unknown collection") << QByteArray("root") << QByteArray("?collection=news&collection=nope") << 404;
    // Events carry the name as it was given: another spelling would wait for ever.
    QTest::newRow("other letters") << QByteArray("root") << QByteArray("?collection=NEWS") << 404;
    QTest::newRow("unknown operation") << QByteArray("root") << QByteArray("?collections=news:create,drop") << 400;
    QTest::newRow("no operation") << QByteArray("root") << QByteArray("?collections=news:") << 400;
    QTest::newRow("too many") << QByteArray("root") << many << 400;
    QTest::newRow("wrong token in the query") << QByteArray("nobody") << QByteArray("?collection=news&token=x.y.z") << 401;
}

void TestRealtimeApi::refusals()
{
    QFETCH(QByteArray, person);
    QFETCH(QByteArray, query);
    QFETCH(int, status);
    ensureCollections();
    QCOMPARE(DataWorld::current().get(person, "/realtime/subscribe" + query).status, status);
}

void TestRealtimeApi::streamTellsOfEachChange()
{
    ensureCollections();
    DataWorld &world = DataWorld::current();
    EventStream stream("collection=news", world.token("root"));
    const QByteArray id = world.makeRecord("ann", "news", R"({"title":"first"})");
    QCOMPARE(world.send("bob", "PATCH", "/records/news/" + id, R"({"title":"second"})").status, 200);
    QCOMPARE(world.send("ann", "DELETE", "/records/news/" + id).status, 204);

    const QJsonArray trail = world.trail(id);
    QCOMPARE(trail.size(), 3);
    int entry = 0;
    for (const char *type : {"news.create", "news.update", "news.delete"}) {
        const QJsonObject message = stream.next();
        QCOMPARE(message["type"].toString(), QString(type));
        QCOMPARE(message["account_id"].toString().toUtf8(), world.accountId("acme"));
        QCOMPARE(message["data"]["id"].toString().toUtf8(), id);
        // The number of the audit entry is the number of the event.
        QCOMPARE(message["sequence"], trail[entry]["sequence"]);
        QCOMPARE(stream.lastId().toLongLong(), trail[entry]["sequence"].toInteger());
        ++entry;
        if (QByteArray(type) == "news.update")
            QCOMPARE(message["data"]["title"].toString(), QString("second"));
        if (QByteArray(type) == "news.delete")
            QVERIFY(!message["data"].toObject().contains("title"));
    }
}

void TestRealtimeApi::streamHasWhatWasAskedFor()
{
    ensureCollections();
    DataWorld &world = DataWorld::current();
    EventStream stream("collections=news:delete", world.token("root"));
    world.makeRecord("ann", "quiet", R"({"title":"x"})");
    const QByteArray id = world.makeRecord("ann", "news", R"({"title":"x"})");
    const QByteArray child = world.makeRecord("ann", "news", R"({"title":"y","parent":")" + id + "\"}");
    QCOMPARE(world.send("ann", "DELETE", "/records/news/" + id).status, 204);
    // What cascades is told as well, what depends on a record before it.
    for (const QByteArray &gone : {child, id}) {
        const QJsonObject message = stream.next();
        QCOMPARE(message["type"].toString(), QString("news.delete"));
        QCOMPARE(message["data"]["id"].toString().toUtf8(), gone);
    }
}

void TestRealtimeApi::streamOfOneAccount()
{
    ensureCollections();
    DataWorld &world = DataWorld::current();
    EventStream one("collection=news", world.token("root"), "X-Account-ID: other\r\n");
    EventStream all("collection=news", world.token("root"));
    const QByteArray acme = world.makeRecord("ann", "news", R"({"title":"of acme"})");
    const QByteArray other = world.makeRecord("eve", "news", R"({"title":"of other"})");
    QCOMPARE(one.next()["data"]["id"].toString().toUtf8(), other);
    QCOMPARE(all.next()["data"]["id"].toString().toUtf8(), acme);
    QCOMPARE(all.next()["data"]["id"].toString().toUtf8(), other);
}

void TestRealtimeApi::tokenInTheQuery()
{
    ensureCollections();
    DataWorld &world = DataWorld::current();
    EventStream stream("collection=news&token=" + world.token("root"), {});
    const QByteArray id = world.makeRecord("ann", "news", R"({"title":"x"})");
    QCOMPARE(stream.next()["data"]["id"].toString().toUtf8(), id);
    // Only where it says so.
    QCOMPARE(world.get("nobody", "/collections/names?token=" + world.token("root")).status, 401);
}

void TestRealtimeApi::failedWritesAreNotTold()
{
    ensureCollections();
    DataWorld &world = DataWorld::current();
    EventStream stream("collection=news", world.token("root"));
    QCOMPARE(
        world.send("ann", "POST", "/records/news", R"({"title":"x","parent":"0193f2a0-0000-7000-8000-000000000000"})").status,
        400);
    const QByteArray id = world.makeRecord("ann", "news", R"({"title":"good"})");
    QCOMPARE(world.send("ann", "PATCH", "/records/news/" + id, R"({"title":"x"})", {{"If-Match", "\"7\""}}).status, 412);
    QCOMPARE(world.send("ann", "DELETE", "/records/news/" + id).status, 204);
    QCOMPARE(stream.next()["type"].toString(), QString("news.create"));
    QCOMPARE(stream.next()["type"].toString(), QString("news.delete"));
}

void TestRealtimeApi::headEndsAtOnce()
{
    ensureCollections();
    DataWorld &world = DataWorld::current();
    RawClient client = connectToServer();
    QCOMPARE(open(client, "HEAD", "/api/v1/realtime/subscribe?collection=news", world.token("root")), 200);
    // The connection is free for the next request.
    QCOMPARE(open(client, "GET", "/live", {}), 200);
}

void TestRealtimeApi::sessionsEndTheirStreams_data()
{
    QTest::addColumn<bool>("isSocket");
    QTest::newRow("stream") << false;
    QTest::newRow("WebSocket") << true;
}

void TestRealtimeApi::sessionsEndTheirStreams()
{
    QFETCH(bool, isSocket);
    ensureCollections();
    DataWorld &world = DataWorld::current();
    const QByteArray token = newRootToken();
    std::optional<EventStream> stream;
    std::optional<Socket> socket;
    if (isSocket) {
        socket.emplace(token);
        socket->say(R"({"action":"subscribe","collection":"news"})");
        QCOMPARE(socket->next()["type"].toString(), QString("subscribed"));
    } else {
        stream.emplace("collection=news", token);
    }
    const HttpClient::Headers own{{"Authorization", "Bearer " + token}};
    QCOMPARE(world.send("nobody", "POST", "/auth/logout", {}, own).status, 200);
    // Sooner than the clients' patience ends, and that ends before the next heartbeat, which would find out too.
    if (isSocket) {
        QVERIFY(socket->next().isEmpty());
        QCOMPARE(socket->closeCode(), 1008);
    } else {
        QVERIFY(stream->isEnded());
    }
}

void TestRealtimeApi::otherPeoplesSessionsEndNothing()
{
    ensureCollections();
    DataWorld &world = DataWorld::current();
    EventStream stream("collection=news", world.token("root"));
    const HttpClient::Headers other{{"Authorization", "Bearer " + newRootToken()}};
    QCOMPARE(world.send("nobody", "POST", "/auth/logout", {}, other).status, 200);
    const QByteArray id = world.makeRecord("ann", "news", R"({"title":"still here"})");
    QCOMPARE(stream.next()["data"]["id"].toString().toUtf8(), id);
}

void TestRealtimeApi::socketSubscribesAndUnsubscribes()
{
    ensureCollections();
    DataWorld &world = DataWorld::current();
    Socket socket(world.token("root"));
    socket.say(R"({"action":"ping"})");
    QCOMPARE(socket.next()["type"].toString(), QString("pong"));
    socket.say(R"({"action":"subscribe","collection":"news","operations":["create"]})");
    const QJsonObject answer = socket.next();
    QCOMPARE(answer["type"].toString(), QString("subscribed"));
    QCOMPARE(answer["status"].toString(), QString("subscribed"));
    QCOMPARE(answer["collection"].toString(), QString("news"));

    world.makeRecord("ann", "quiet", R"({"title":"x"})");
    const QByteArray id = world.makeRecord("ann", "news", R"({"title":"x"})");
    QCOMPARE(world.send("ann", "DELETE", "/records/news/" + id).status, 204);
    const QByteArray second = world.makeRecord("ann", "news", R"({"title":"y"})");
    QCOMPARE(socket.next()["data"]["id"].toString().toUtf8(), id);
    QCOMPARE(socket.next()["data"]["id"].toString().toUtf8(), second);

    socket.say(R"({"action":"unsubscribe","collection":"news"})");
    QCOMPARE(socket.next()["type"].toString(), QString("unsubscribed"));
    world.makeRecord("ann", "news", R"({"title":"z"})");
    socket.say(R"({"action":"subscribe","collection":"quiet"})");
    QCOMPARE(socket.next()["type"].toString(), QString("subscribed"));
    const QByteArray third = world.makeRecord("ann", "quiet", R"({"title":"z"})");
    QCOMPARE(socket.next()["data"]["id"].toString().toUtf8(), third);
}

void TestRealtimeApi::socketComplains_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("no JSON") << QByteArray("hello") << "Invalid JSON";
    QTest::newRow("array") << QByteArray("[1]") << "Invalid JSON";
    QTest::newRow("no action") << QByteArray("{}") << "Unknown action";
    QTest::newRow("unknown action") << QByteArray(R"({"action":"publish"})") << "Unknown action";
    QTest::newRow("no collection") << QByteArray(R"({"action":"subscribe"})") << "Missing collection";
    QTest::newRow("nothing to leave") << QByteArray(R"({"action":"unsubscribe"})") << "Missing collection";
    QTest::newRow("unknown collection") << QByteArray(R"({"action":"subscribe","collection":"nope"})") << "Unknown collection";
    QTest::newRow("unknown operation") << QByteArray(R"({"action":"subscribe","collection":"news","operations":["drop"]})")
                                       << "Unknown operation";
    QTest::newRow("one operation") << QByteArray(R"({"action":"subscribe","collection":"news","operations":"create"})")
                                   << "Operations must be an array";
}

void TestRealtimeApi::socketComplains()
{
    QFETCH(QByteArray, message);
    QFETCH(QString, complaint);
    ensureCollections();
    Socket socket(DataWorld::current().token("root"));
    socket.say(message);
    QCOMPARE(socket.next()["error"].toString(), complaint);
    socket.say(R"({"action":"ping"})");
    QCOMPARE(socket.next()["type"].toString(), QString("pong"));
}

void TestRealtimeApi::socketIsRefused_data()
{
    QTest::addColumn<QByteArray>("person");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");
    QTest::newRow("anonymous") << QByteArray("nobody") << QByteArray(kUpgrade) << 401;
    QTest::newRow("user") << QByteArray("ann") << QByteArray(kUpgrade) << 403;
    QTest::newRow("other origin") << QByteArray("root") << QByteArray(QByteArray("Origin: https://evil.example\r\n") + kUpgrade)
                                  << 403;
    QTest::newRow("no upgrade") << QByteArray("root") << QByteArray() << 426;
    QTest::newRow("old version") << QByteArray("root") << QByteArray(kUpgrade).replace("Version: 13", "Version: 8") << 400;
}

void TestRealtimeApi::socketIsRefused()
{
    QFETCH(QByteArray, person);
    QFETCH(QByteArray, fields);
    QFETCH(int, status);
    RawClient client = connectToServer();
    QCOMPARE(open(client, "GET", "/api/v1/realtime/ws", DataWorld::current().token(person), fields), status);
}

void TestRealtimeApi::clientThatNeverReadsIsCutOff()
{
    ensureCollections();
    constexpr int kMostBatches = 1500;
    for (const QByteArray &question : {frame(9, QByteArray(125, 'x')), frame(1, R"({"action":"ping"})")}) {
        Socket socket(DataWorld::current().token("root"));
        // Answers to 100 MB and more would have to be kept.
        const QByteArray batch = question.repeated(2000);
        int batches = 0;
        while (batches < kMostBatches && socket.client().send(batch))
            ++batches;
        QVERIFY(batches < kMostBatches);
    }
}

QTEST_GUILESS_MAIN(TestRealtimeApi)
#include "tst_realtimeapi.moc"
