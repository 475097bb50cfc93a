// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/testlistener.h"

#include <QRegularExpression>
#include <QTest>
#include <QtEndian>

#include <thread>

using namespace basalt;
using namespace basalt::test;
using namespace std::chrono_literals;

/** Answers that grow, and WebSockets. */
class TestTransportStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }
    void eventsArrive();
    void eventsOutliveTheIdleTime();
    void clientLeavesAStream_data();
    void clientLeavesAStream();
    void exportIsPulled();
    void clientLeavesAnExport();
    void clientThatStopsReadingAnExport();
    void streamsKeepOrder();
    void streamOfHttp10();
    void streamForHead();
    void emptyStream();
    void brokenOffStream();
    void stopEndsEventsAndFinishesExports();

    void webSocketEchoes();
    void webSocketLengths_data();
    void webSocketLengths();
    void webSocketOnAUsedConnection();
    void webSocketAcceptedLater();
    void webSocketDenied();
    void webSocketSubprotocol();
    void webSocketEarlyData();
    void webSocketFragmentsAndPing();
    void webSocketRefusesBinaryAndGiants();
    void webSocketClosedByEitherSide();
    void webSocketClientGone();
    void webSocketsAtStop();
    void webSocketManyAtOnce();
};

namespace {

constexpr QByteArrayView kKey("dGhlIHNhbXBsZSBub25jZQ==");
constexpr QByteArrayView kAccept("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="); // the sample of RFC 6455 section 1.3
constexpr int kText = 1;
constexpr int kBinary = 2;
constexpr int kClose = 8;
constexpr int kPing = 9;
constexpr int kPong = 10;

QByteArray get(const QByteArray &target, const QByteArray &fields = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
}

QByteArray upgrade(const QByteArray &target, const QByteArray &fields = {})
{
    return get(target,
               "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                   + kKey.toByteArray() + "\r\n" + fields);
}

/** A frame as a client sends it. */
QByteArray frame(int opcode, const QByteArray &payload, bool isFinal = true)
{
    const QByteArray mask("\x11\x22\x33\x44");
    QByteArray bytes(1, static_cast<char>((isFinal ? 0x80 : 0) | opcode));
    if (payload.size() < 126) {
        bytes += static_cast<char>(0x80 | payload.size());
    } else if (payload.size() <= 0xffff) {
        bytes += static_cast<char>(0x80 | 126);
        bytes += QByteArray(2, '\0');
        qToBigEndian(static_cast<quint16>(payload.size()), bytes.data() + 2);
    } else {
        bytes += static_cast<char>(0x80 | 127);
        bytes += QByteArray(8, '\0');
        qToBigEndian(static_cast<quint64>(payload.size()), bytes.data() + 2);
    }
    bytes += mask;
    for (qsizetype i = 0; i < payload.size(); ++i)
        bytes += static_cast<char>(payload[i] ^ mask[i % 4]);
    return bytes;
}

struct Frame
{
    int opcode = 0; ///< 0 also for an end of the connection
    QByteArray payload;
};

/** The next frame of the server. */
Frame readFrame(RawClient &client)
{
    const QByteArray head = client.read(2);
    if (head.size() < 2 || (head[0] & 0x70) != 0 || (head[1] & 0x80) != 0) // neither extensions nor masks
        return {};
    quint64 size = static_cast<quint64>(head[1] & 0x7f);
    if (size == 126)
        size = qFromBigEndian<quint16>(client.read(2).constData());
    else if (size == 127)
        size = qFromBigEndian<quint64>(client.read(8).constData());
    return {head[0] & 0x0f, client.read(static_cast<qsizetype>(size))};
}

quint16 closeCode(const Frame &frame)
{
    return frame.opcode == kClose && frame.payload.size() >= 2 ? qFromBigEndian<quint16>(frame.payload.constData()) : 0;
}

/** A client whose handshake is done. */
RawClient openWebSocket(const TestListener &listener, const QByteArray &target = "/ws")
{
    RawClient client = listener.connect();
    client.send(upgrade(target));
    const auto answer = client.response();
    if (!answer || answer->status != 101)
        client.close();
    return client;
}

} // namespace

void TestTransportStreams::eventsArrive()
{
    const TestListener listener;
    RawClient client = listener.connect();
    QVERIFY(client.send(get("/events")));
    const QByteArray head = client.readUntil("\r\n\r\n");
    QVERIFY(head.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(head.contains("\r\nTransfer-Encoding: chunked\r\n"));
    QVERIFY(head.contains("\r\nContent-Type: text/event-stream\r\n"));
    QVERIFY(!head.contains("Content-Length"));
    QCOMPARE(client.readUntil("\n\n\r\n"), "9\r\n: hello\n\n\r\n");
    for (const QByteArray text : {"one", "two"}) {
        QVERIFY(listener.get("/emit?" + text));
        QCOMPARE(client.readUntil("\n\n\r\n"), QByteArray("b\r\ndata: " + text + "\n\n\r\n"));
    }
}

void TestTransportStreams::eventsOutliveTheIdleTime()
{
    http::TransportOptions options = localOptions();
    // Long enough for a busy machine to send a request in.
    options.idleTimeout = 2s;
    options.bodyTimeout = 2s;
    options.headerTimeout = 2s;
    const TestListener listener(options);
    RawClient client = listener.connect();
    QVERIFY(client.send(get("/events")));
    client.readUntil("\n\n\r\n");
    RawClient socket = openWebSocket(listener);
    QVERIFY(socket.isOpen());
    QVERIFY(client.isSilentFor(5s));
    QVERIFY(listener.get("/emit?late"));
    QCOMPARE(client.readUntil("\n\n\r\n"), "c\r\ndata: late\n\n\r\n");
    QVERIFY(socket.send(frame(kText, "a")));
    QCOMPARE(readFrame(socket).payload, "echo a");
}

void TestTransportStreams::clientLeavesAStream_data()
{
    QTest::addColumn<bool>("isReset");
    QTest::newRow("closed") << false;
    QTest::newRow("reset") << true;
}

void TestTransportStreams::clientLeavesAStream()
{
    QFETCH(bool, isReset);
    const TestListener listener;
    RawClient leaving = listener.connect();
    RawClient staying = listener.connect();
    QVERIFY(leaving.send(get("/events")));
    QVERIFY(staying.send(get("/events")));
    leaving.readUntil("\n\n\r\n");
    staying.readUntil("\n\n\r\n");
    if (isReset)
        leaving.reset();
    else
        leaving.close();
    QTRY_COMPARE(listener.probe.streamsClosed.load(), 1);
    QVERIFY(listener.get("/emit?x"));
    QCOMPARE(staying.readUntil("\n\n\r\n"), "9\r\ndata: x\n\n\r\n");
    QTRY_COMPARE(listener.transport->connectionCount(), 1);
}

void TestTransportStreams::exportIsPulled()
{
    constexpr int kBlocks = 300; // 19 MB, more than the buffers on the way
    const TestListener listener;
    RawClient client = listener.connect();
    QVERIFY(client.send(get("/export?" + QByteArray::number(kBlocks)) + get("/next")));
    // Not read yet: the producer stops, and others are served meanwhile.
    QVERIFY(listener.get("/a"));
    QTRY_VERIFY(listener.probe.mostWaiting > 0);
    const auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->body.size(), kBlocks * 64 * 1024);
    for (int i = 0; i < kBlocks; ++i)
        QCOMPARE(answer->body[i * 64 * 1024], static_cast<char>('a' + (kBlocks - i) % 26));
    QVERIFY(listener.probe.streamsDrained > 1);
    QVERIFY2(listener.probe.mostWaiting <= 400 * 1024, QByteArray::number(listener.probe.mostWaiting.load()).constData());
    const auto next = client.response();
    QVERIFY(next);
    QVERIFY(next->body.startsWith("GET /next\n"));
    QCOMPARE(listener.probe.streamsClosed.load(), 0);
}

void TestTransportStreams::clientLeavesAnExport()
{
    const TestListener listener;
    RawClient client = listener.connect();
    QVERIFY(client.send(get("/export?100000")));
    QCOMPARE(client.read(1'000'000).size(), 1'000'000);
    client.close();
    QTRY_COMPARE(listener.probe.streamsClosed.load(), 1);
    QTRY_COMPARE(listener.transport->connectionCount(), 0);
}

void TestTransportStreams::clientThatStopsReadingAnExport()
{
    http::TransportOptions options = localOptions();
    options.idleTimeout = 2s; // long enough for a busy machine to send a request in
    const TestListener listener(options);
    RawClient client = listener.connect();
    QVERIFY(client.send(get("/export?100000")));
    QTRY_COMPARE_WITH_TIMEOUT(listener.probe.streamsClosed.load(), 1, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(listener.transport->connectionCount(), 0, 30'000);
}

void TestTransportStreams::streamsKeepOrder()
{
    const TestListener listener;
    RawClient client = listener.connect();
    QVERIFY(client.send(QByteArray(get("/export?2") + get("/later?0") + get("/export?100")).repeated(10)));
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(client.response()->body.size(), 2 * 64 * 1024);
        QVERIFY(client.response()->body.startsWith("GET /later?0\n"));
        QCOMPARE(client.response()->body.size(), 100 * 64 * 1024);
    }
}

void TestTransportStreams::streamOfHttp10()
{
    const TestListener listener;
    RawClient client = listener.connect();
    QVERIFY(client.send("GET /export?3 HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n"));
    const auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->count("Transfer-Encoding"), 0);
    QCOMPARE(answer->field("Connection"), "close");
    QCOMPARE(answer->body.size(), 3 * 64 * 1024);
}

void TestTransportStreams::streamForHead()
{
    const TestListener listener;
    RawClient client = listener.connect();
    QVERIFY(client.send("HEAD /export?3 HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/next")));
    auto answer = client.response(true);
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    answer = client.response();
    QVERIFY(answer);
    QVERIFY(answer->body.startsWith("GET /next\n"));
}

void TestTransportStreams::emptyStream()
{
    const TestListener listener;
    RawClient client = listener.connect();
    QVERIFY(client.send(get("/export?0") + get("/next")));
    QCOMPARE(client.response()->body, QByteArray());
    QVERIFY(client.response()->body.startsWith("GET /next\n"));
}

/** A client must not take what it got for the whole, and no request that it sent behind is answered on that connection. */
void TestTransportStreams::brokenOffStream()
{
    const TestListener listener;
    RawClient client = listener.connect();
    QVERIFY(client.send(get("/broken") + get("/after")));
    QVERIFY(!client.response());
    RawClient other = listener.connect();
    QVERIFY(other.send(get("/broken")));
    const QByteArray all = other.readAll();
    QVERIFY2(!all.contains("0\r\n\r\n") && !all.contains("never seen"), all);
    RawClient third = listener.connect();
    QVERIFY(third.send(get("/after")));
    QVERIFY(third.response()->body.startsWith("GET /after\n"));
}

void TestTransportStreams::stopEndsEventsAndFinishesExports()
{
    constexpr int kBlocks = 300;
    TestListener listener;
    RawClient events = listener.connect();
    RawClient file = listener.connect();
    QVERIFY(events.send(get("/events")));
    events.readUntil("\n\n\r\n");
    QVERIFY(file.send(get("/export?" + QByteArray::number(kBlocks))));
    QCOMPARE(file.read(9), "HTTP/1.1 ");
    const auto begin = std::chrono::steady_clock::now();
    std::thread stopper([&listener] { listener.transport->stop(20s); });
    QCOMPARE(events.readUntil("0\r\n\r\n"), "0\r\n\r\n");
    QVERIFY(events.isClosedByPeer());
    events.close();
    const QByteArray rest = file.readAll();
    QVERIFY(rest.size() > kBlocks * 64 * 1024);
    QVERIFY(rest.endsWith("\r\n0\r\n\r\n"));
    file.close();
    stopper.join();
    QVERIFY(std::chrono::steady_clock::now() - begin < 10s);
    QCOMPARE(listener.probe.streamsClosed.load(), 1);
}

void TestTransportStreams::webSocketEchoes()
{
    const TestListener listener;
    RawClient client = listener.connect();
    QVERIFY(client.send(upgrade("/ws", "Origin: http://localhost\r\n")));
    const auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 101);
    QCOMPARE(answer->field("Sec-WebSocket-Accept"), kAccept);
    QCOMPARE(answer->field("Upgrade").toLower(), "websocket");
    QCOMPARE(answer->count("Sec-WebSocket-Protocol"), 0);
    QCOMPARE(answer->count("Sec-WebSocket-Extensions"), 0);
    for (const QByteArray text : {"hello", "", "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80"}) {
        QVERIFY(client.send(frame(kText, text)));
        const Frame echoed = readFrame(client);
        QCOMPARE(echoed.opcode, kText);
        QCOMPARE(echoed.payload, QByteArray("echo " + text));
    }
    QCOMPARE(listener.transport->connectionCount(), 1);
    QCOMPARE(listener.probe.requests.load(), 0);
}

void TestTransportStreams::webSocketLengths_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {1, 120, 121, 125, 126, 127, 65'530, 65'531, 65'535, 65'536, 900'000})
        QTest::addRow("%d", size) << size;
}

void TestTransportStreams::webSocketLengths()
{
    QFETCH(int, size);
    const TestListener listener;
    RawClient client = openWebSocket(listener);
    QVERIFY(client.isOpen());
    QVERIFY(client.send(frame(kText, QByteArray(size, 'x'))));
    QCOMPARE(readFrame(client).payload, QByteArray("echo " + QByteArray(size, 'x')));
}

void TestTransportStreams::webSocketOnAUsedConnection()
{
    const TestListener listener;
    RawClient client = listener.connect();
    QVERIFY(client.send(get("/a") + get("/later?0") + upgrade("/ws")));
    QCOMPARE(client.response()->status, 200);
    QCOMPARE(client.response()->status, 200);
    QCOMPARE(client.response()->status, 101);
    QVERIFY(client.send(frame(kText, "a") + frame(kText, "b")));
    QCOMPARE(readFrame(client).payload, "echo a");
    QCOMPARE(readFrame(client).payload, "echo b");
    client.close();
    QTRY_COMPARE(listener.transport->connectionCount(), 0);
    QTRY_COMPARE(listener.probe.socketsClosed.load(), 1); // the handler hears of it after the count is one less
}

void TestTransportStreams::webSocketAcceptedLater()
{
    const TestListener listener;
    RawClient client = openWebSocket(listener, "/ws/wait");
    QVERIFY(client.isOpen());
    QVERIFY(client.send(frame(kText, "a")));
    QCOMPARE(readFrame(client).payload, "echo a");
    // One that leaves while it is being decided.
    RawClient gone = listener.connect();
    QVERIFY(gone.send(upgrade("/ws/wait")));
    gone.reset();
    QTRY_COMPARE(listener.transport->connectionCount(), 1);
    QVERIFY(listener.get("/a"));
}

void TestTransportStreams::webSocketDenied()
{
    const TestListener listener;
    RawClient client = listener.connect();
    QVERIFY(client.send(upgrade("/ws/deny") + get("/next")));
    auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 401);
    QCOMPARE(answer->field("WWW-Authenticate"), "Bearer");
    // The connection speaks HTTP as before.
    answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(listener.probe.socketsOpened.load(), 0);
}

void TestTransportStreams::webSocketSubprotocol()
{
    const TestListener listener;
    RawClient client = listener.connect();
    QVERIFY(client.send(upgrade("/ws", "Sec-WebSocket-Protocol: eyJhbGciOiJIUzI1NiJ9.e30.a-b_c, other\r\n")));
    const auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 101);
    QCOMPARE(answer->field("Sec-WebSocket-Protocol"), "eyJhbGciOiJIUzI1NiJ9.e30.a-b_c");
}

void TestTransportStreams::webSocketEarlyData()
{
    const TestListener listener;
    RawClient client = listener.connect();
    QVERIFY(client.send(upgrade("/ws") + frame(kText, "too early")));
    const auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 400);
    QCOMPARE(listener.probe.socketsOpened.load(), 0);
}

void TestTransportStreams::webSocketFragmentsAndPing()
{
    const TestListener listener;
    RawClient client = openWebSocket(listener);
    QVERIFY(client.send(frame(kText, "one ", false) + frame(kPing, "p") + frame(0, "two")));
    Frame answer = readFrame(client);
    QCOMPARE(answer.opcode, kPong);
    QCOMPARE(answer.payload, "p");
    answer = readFrame(client);
    QCOMPARE(answer.opcode, kText);
    QCOMPARE(answer.payload, "echo one two");
}

void TestTransportStreams::webSocketRefusesBinaryAndGiants()
{
    const TestListener listener;
    RawClient client = openWebSocket(listener);
    QVERIFY(client.send(frame(kBinary, "abc")));
    QCOMPARE(closeCode(readFrame(client)), 1003);
    client = openWebSocket(listener);
    client.send(frame(kText, QByteArray(1024 * 1024 + 1, 'x')));
    QCOMPARE(closeCode(readFrame(client)), 1009);
    client = openWebSocket(listener);
    QVERIFY(client.send(frame(kText, "\xff\xfe")));
    QCOMPARE(closeCode(readFrame(client)), 1007);
    client.close();
    QTRY_COMPARE(listener.probe.socketsClosed.load(), 3);
    QTRY_COMPARE(listener.transport->connectionCount(), 0);
}

void TestTransportStreams::webSocketClosedByEitherSide()
{
    const TestListener listener;
    RawClient client = openWebSocket(listener);
    QVERIFY(client.send(frame(kText, "close")));
    Frame last = readFrame(client);
    QCOMPARE(closeCode(last), 4001);
    QCOMPARE(last.payload.mid(2), "as told");
    QTRY_COMPARE(listener.probe.socketsClosed.load(), 1);

    client = openWebSocket(listener);
    QVERIFY(client.send(frame(kClose, QByteArray("\x03\xe8", 2))));
    QCOMPARE(closeCode(readFrame(client)), 1000);
    QTRY_COMPARE(listener.probe.socketsClosed.load(), 2);

    // The handler lets go of it: the client is told, the handler is not called any more.
    client = openWebSocket(listener);
    QVERIFY(client.send(frame(kText, "forget")));
    QCOMPARE(closeCode(readFrame(client)), 1000);
    client.close();
    QTRY_COMPARE(listener.transport->connectionCount(), 0);
    QCOMPARE(listener.probe.socketsClosed.load(), 2);
}

void TestTransportStreams::webSocketClientGone()
{
    const TestListener listener;
    RawClient closed = openWebSocket(listener);
    RawClient reset = openWebSocket(listener);
    RawClient staying = openWebSocket(listener);
    closed.close();
    reset.reset();
    QTRY_COMPARE(listener.probe.socketsClosed.load(), 2);
    QTRY_COMPARE(listener.transport->connectionCount(), 1);
    QVERIFY(staying.send(frame(kText, "a")));
    QCOMPARE(readFrame(staying).payload, "echo a");
}

void TestTransportStreams::webSocketsAtStop()
{
    TestListener listener(localOptions(2));
    std::vector<RawClient> clients;
    clients.reserve(4);
    for (int i = 0; i < 4; ++i)
        clients.push_back(openWebSocket(listener));
    const auto begin = std::chrono::steady_clock::now();
    std::thread stopper([&listener] { listener.transport->stop(20s); });
    for (RawClient &client : clients) {
        QCOMPARE(closeCode(readFrame(client)), 1001);
        client.close();
    }
    stopper.join();
    QVERIFY(std::chrono::steady_clock::now() - begin < 10s);
    QCOMPARE(listener.probe.socketsClosed.load(), 4);
}

void TestTransportStreams::webSocketManyAtOnce()
{
    constexpr int kSockets = 200;
    const TestListener listener(localOptions(2));
    std::vector<RawClient> clients;
    for (int i = 0; i < kSockets; ++i) {
        clients.push_back(listener.connect());
        QVERIFY(clients.back().send(upgrade(i % 2 ? "/ws" : "/ws/wait")));
    }
    for (size_t i = 0; i < clients.size(); ++i) {
        QCOMPARE(clients[i].response()->status, 101);
        QVERIFY(clients[i].send(frame(kText, QByteArray::number(i))));
    }
    // Each has its own: answers do not go to a neighbour.
    for (size_t i = 0; i < clients.size(); ++i)
        QCOMPARE(readFrame(clients[i]).payload, QByteArray("echo " + QByteArray::number(i)));
}

QTEST_GUILESS_MAIN(TestTransportStreams)
#include "tst_transportstreams.moc"
