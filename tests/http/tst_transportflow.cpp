// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/testlistener.h"

#include <QRegularExpression>
#include <QTest>

#include <thread>

#include <sys/resource.h>

using namespace basalt;
using namespace basalt::test;
using namespace std::chrono_literals;

/** Connections over time: order, keeping alive and closing, clients that leave, limits, start and stop. */
class TestTransportFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }
    void keepsAlive();
    void closes_data();
    void closes();
    void keepsHttp10Alive();
    void pipelinedInOrder();
    void pipelinedBehindASlowOne();
    void pipelinedBeyondEveryBuffer();
    void pipelinedAfterAnAnswerLater();
    void largeBodyBehindASlowRequest();
    void clientGoneWhilePending_data();
    void clientGoneWhilePending();
    void clientGoneInTheMiddle();
    void droppedReplyAnswers();
    void largeAnswers();
    void answersNobodyFetches();
    void clientThatStopsReadingIsCutOff();
    void connectionLimit();
    void idleConnections();
    void workersShareTheConnections();
    void stopFinishesWhatRuns();
    void stopCutsOffAfterTheGrace();
    void stopWithRepliesHeldElsewhere();
    void startErrors();
};

namespace {

QByteArray get(const QByteArray &target, const QByteArray &fields = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
}

} // namespace

void TestTransportFlow::keepsAlive()
{
    const TestListener listener;
    RawClient client = listener.connect();
    for (int i = 0; i < 20; ++i) {
        const QByteArray target = "/" + QByteArray::number(i);
        QVERIFY(client.send(get(target)));
        const auto answer = client.response();
        QVERIFY(answer);
        QVERIFY(answer->body.startsWith(QByteArray("GET " + target + "\n")));
        QCOMPARE(answer->count("Connection"), 0);
    }
    QCOMPARE(listener.transport->connectionCount(), 1);
}

void TestTransportFlow::closes_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("asked for") << get("/a", "Connection: close\r\n");
    QTest::newRow("asked for among others") << get("/a", "Connection: foo, CLOSE\r\n");
    QTest::newRow("asked for in a second field") << get("/a", "Connection: keep-alive\r\nConnection: close\r\n");
    QTest::newRow("HTTP/1.0") << QByteArray("GET /a HTTP/1.0\r\nHost: localhost\r\n\r\n");
    QTest::newRow("answered later") << get("/later?1", "Connection: close\r\n");
}

void TestTransportFlow::closes()
{
    QFETCH(QByteArray, request);
    const TestListener listener;
    RawClient client = listener.connect();
    // What stands behind it is not answered any more.
    QVERIFY(client.send(request + get("/never")));
    const auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->field("Connection"), "close");
    QVERIFY(client.isClosedByPeer());
    QCOMPARE(listener.probe.requests.load(), 1);
    client.close();
    QTRY_COMPARE(listener.transport->connectionCount(), 0);
}

void TestTransportFlow::keepsHttp10Alive()
{
    const TestListener listener;
    RawClient client = listener.connect();
    for (int i = 0; i < 2; ++i) {
        QVERIFY(client.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
        const auto answer = client.response();
        QVERIFY(answer);
        QCOMPARE(answer->field("Connection"), "keep-alive");
    }
}

void TestTransportFlow::pipelinedInOrder()
{
    const TestListener listener;
    RawClient client = listener.connect();
    QByteArray all;
    for (int i = 0; i < 500; ++i)
        all += i % 3 == 0 ? get("/later?0&" + QByteArray::number(i)) : get("/now?" + QByteArray::number(i));
    QVERIFY(client.send(all));
    for (int i = 0; i < 500; ++i) {
        const auto answer = client.response();
        QVERIFY(answer);
        QVERIFY2(answer->field("X-Query").endsWith(QByteArray::number(i)), answer->field("X-Query").constData());
    }
}

void TestTransportFlow::pipelinedBehindASlowOne()
{
    const TestListener listener;
    RawClient client = listener.connect();
    QByteArray all;
    for (int i = 0; i < 100; ++i)
        all += i == 10 ? get("/hold") : get("/" + QByteArray::number(i));
    QVERIFY(client.send(all));
    for (int i = 0; i < 10; ++i) {
        const auto answer = client.response();
        QVERIFY(answer);
        QVERIFY(answer->body.startsWith(QByteArray("GET /" + QByteArray::number(i) + "\n")));
    }
    QTRY_COMPARE(listener.probe.held.load(), 1);
    QVERIFY(client.isSilentFor(50ms));
    // One request is in flight; those behind it have not reached the handler.
    QCOMPARE(listener.probe.requests.load(), 11);
    QVERIFY(listener.get("/release"));
    auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->body, "held");
    for (int i = 11; i < 100; ++i) {
        answer = client.response();
        QVERIFY(answer);
        QVERIFY(answer->body.startsWith(QByteArray("GET /" + QByteArray::number(i) + "\n")));
    }
}

void TestTransportFlow::pipelinedBeyondEveryBuffer()
{
    // More than the server reads ahead: the rest waits in the system and in the client, and comes when there is room.
    constexpr int kRequests = 20'000;
    const TestListener listener;
    RawClient client = listener.connect();
    std::thread sender([&client] {
        client.send(get("/hold"));
        for (int i = 0; i < kRequests; ++i)
            client.send(get("/" + QByteArray::number(i), "X-Filler: " + QByteArray(500, 'x') + "\r\n"));
    });
    const auto joined = qScopeGuard([&sender] { sender.join(); });
    QTRY_COMPARE(listener.probe.held.load(), 1);
    QVERIFY(client.isSilentFor(100ms));
    QCOMPARE(listener.probe.requests.load(), 1);
    QVERIFY(listener.get("/release"));
    auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->body, "held");
    for (int i = 0; i < kRequests; ++i) {
        answer = client.response();
        QVERIFY(answer);
        QVERIFY(answer->body.startsWith(QByteArray("GET /" + QByteArray::number(i) + "\n")));
    }
}

void TestTransportFlow::pipelinedAfterAnAnswerLater()
{
    const TestListener listener;
    RawClient client = listener.connect();
    // The second request comes while the first is being answered, in two parts.
    QVERIFY(client.send(get("/hold") + "GET /se"));
    QTRY_COMPARE(listener.probe.held.load(), 1);
    QVERIFY(client.send("cond HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    QVERIFY(listener.get("/release"));
    QCOMPARE(client.response()->body, "held");
    const auto answer = client.response();
    QVERIFY(answer);
    QVERIFY(answer->body.startsWith("GET /second\n"));
}

void TestTransportFlow::largeBodyBehindASlowRequest()
{
    const TestListener listener;
    RawClient client = listener.connect();
    const QByteArray body(3'000'000, 'b');
    std::thread sender([&client, &body] {
        client.send(get("/hold"));
        client.send("POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000000\r\n\r\n" + body + get("/last"));
    });
    const auto joined = qScopeGuard([&sender] { sender.join(); });
    QTRY_COMPARE(listener.probe.held.load(), 1);
    QVERIFY(client.isSilentFor(100ms));
    QVERIFY(listener.get("/release"));
    QCOMPARE(client.response()->body, "held");
    auto answer = client.response();
    QVERIFY(answer);
    QVERIFY(answer->body.endsWith(body));
    answer = client.response();
    QVERIFY(answer);
    QVERIFY(answer->body.startsWith("GET /last\n"));
}

void TestTransportFlow::clientGoneWhilePending_data()
{
    QTest::addColumn<bool>("isReset");
    QTest::addColumn<QByteArray>("behind");
    QTest::newRow("closed") << false << QByteArray();
    QTest::newRow("reset") << true << QByteArray();
    QTest::newRow("closed with requests behind") << false << get("/never") + get("/never");
    QTest::newRow("reset with half a request behind") << true << QByteArray("POST /never HTTP/1.1\r\nContent-Le");
}

void TestTransportFlow::clientGoneWhilePending()
{
    QFETCH(bool, isReset);
    QFETCH(QByteArray, behind);
    const TestListener listener;
    RawClient client = listener.connect();
    QVERIFY(client.send(get("/hold") + behind));
    QTRY_COMPARE(listener.probe.held.load(), 1);
    if (isReset)
        client.reset();
    else
        client.close();
    QTRY_COMPARE(listener.transport->connectionCount(), 0);
    QVERIFY(listener.get("/release"));
    QCOMPARE(listener.probe.repliesFoundGone.load(), 1);
    QCOMPARE(listener.probe.requests.load(), 2);
}

void TestTransportFlow::clientGoneInTheMiddle()
{
    const TestListener listener;
    for (const QByteArray &part :
         {QByteArray("GET / HT"), QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc"),
          QByteArray("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab")}) {
        RawClient client = listener.connect();
        QVERIFY(client.send(part));
        client.close();
    }
    QTRY_COMPARE(listener.transport->connectionCount(), 0);
    QCOMPARE(listener.probe.requests.load(), 0);
    QVERIFY(listener.get("/a"));
}

void TestTransportFlow::droppedReplyAnswers()
{
    const TestListener listener;
    RawClient client = listener.connect();
    QVERIFY(client.send(get("/drop") + get("/next")));
    auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 500);
    QCOMPARE(answer->field("Content-Type"), "application/problem+json");
    answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
}

void TestTransportFlow::largeAnswers()
{
    const TestListener listener;
    RawClient client = listener.connect();
    for (const int size : {1'000, 100'000, 20'000'000}) {
        QVERIFY(client.send(get("/big?" + QByteArray::number(size))));
        const auto answer = client.response();
        QVERIFY(answer);
        QCOMPARE(answer->body, QByteArray(size, 'x'));
    }
}

void TestTransportFlow::answersNobodyFetches()
{
    constexpr int kRequests = 60;
    constexpr int kSize = 1'000'000;
    const TestListener listener;
    RawClient client = listener.connect();
    QVERIFY(client.send(get("/big?" + QByteArray::number(kSize)).repeated(kRequests)));
    // The system takes a few megabytes; then nothing more is worked out until somebody reads.
    QTRY_VERIFY(listener.probe.requests > 0);
    int seen = 0;
    QTRY_VERIFY(std::exchange(seen, listener.probe.requests.load()) == listener.probe.requests.load() && seen > 1);
    QVERIFY2(seen < kRequests / 2, QByteArray::number(seen).constData());
    for (int i = 0; i < kRequests; ++i) {
        const auto answer = client.response();
        QVERIFY(answer);
        QCOMPARE(answer->body.size(), kSize);
    }
}

void TestTransportFlow::clientThatStopsReadingIsCutOff()
{
    http::TransportOptions options = localOptions();
    options.idleTimeout = 2s; // long enough for a busy machine to send a request in
    const TestListener listener(options);
    RawClient client = listener.connect();
    QVERIFY(client.send(get("/big?30000000")));
    QTRY_COMPARE_WITH_TIMEOUT(listener.probe.requests.load(), 1, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(listener.transport->connectionCount(), 0, 30'000);
    QVERIFY(!client.response());
}

void TestTransportFlow::connectionLimit()
{
    http::TransportOptions options = localOptions(2);
    options.maxConnections = 3;
    const TestListener listener(options);
    std::vector<RawClient> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(listener.connect());
        QVERIFY(clients.back().send(get("/a")));
        QVERIFY(clients.back().response());
    }
    QCOMPARE(listener.transport->connectionCount(), 3);
    RawClient refused = listener.connect();
    QVERIFY(refused.send(get("/a")));
    const auto answer = refused.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 503);
    QCOMPARE(answer->field("Connection"), "close");
    QVERIFY(refused.isClosedByPeer());
    QCOMPARE(listener.probe.requests.load(), 3);
    // Those inside are still served, and who leaves makes room.
    QVERIFY(clients[0].send(get("/a")));
    QVERIFY(clients[0].response());
    refused.close();
    clients.pop_back();
    QTRY_COMPARE(listener.transport->connectionCount(), 2);
    RawClient next = listener.connect();
    QVERIFY(next.send(get("/a")));
    QCOMPARE(next.response()->status, 200);
    // A crowd at the door is turned away without harm: with an answer, or, when it is very many, without.
    std::vector<RawClient> crowd;
    crowd.reserve(200);
    for (int i = 0; i < 200; ++i)
        crowd.push_back(listener.connect());
    for (RawClient &client : crowd) {
        const QByteArray told = client.readAll();
        QVERIFY(told.isEmpty() || told.startsWith("HTTP/1.1 503 "));
    }
    crowd.clear();
    QTRY_COMPARE(listener.transport->connectionCount(), 3);
    QVERIFY(next.send(get("/a")));
    QVERIFY(next.response());
}

void TestTransportFlow::idleConnections()
{
    constexpr int kIdle = 5'000;
    const TestListener listener(localOptions(2));
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    QCOMPARE(limit.rlim_cur, limit.rlim_max); // the listener has raised it
    if (limit.rlim_cur < 2 * kIdle + 200)
        QSKIP("this system allows too few open files");

    RawClient client = listener.connect();
    std::vector<RawClient> idle;
    for (int i = 0; i < kIdle; ++i) {
        idle.push_back(listener.connect());
        QVERIFY(idle.back().isOpen());
    }
    // Half of them have been used before.
    for (size_t i = 0; i < idle.size(); i += 2) {
        QVERIFY(idle[i].send(get("/a")));
        QVERIFY(idle[i].response());
    }
    QTRY_COMPARE_WITH_TIMEOUT(listener.transport->connectionCount(), kIdle + 1, 30'000);
    // What they cost the others is measured by the bench; here everybody is served.
    for (int i = 0; i < 200; ++i) {
        QVERIFY(client.send(get("/a")));
        QVERIFY(client.response());
    }
    QVERIFY(idle.back().send(get("/a")));
    QVERIFY(idle.back().response());
    idle.clear();
    QTRY_COMPARE_WITH_TIMEOUT(listener.transport->connectionCount(), 1, 30'000);
}

void TestTransportFlow::workersShareTheConnections()
{
    const TestListener listener(localOptions(3));
    QCOMPARE(listener.probe.made.load(), 3);
    // Held on one worker each: a release frees those of its own worker only.
    std::vector<RawClient> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(listener.connect());
        QVERIFY(clients.back().send(get("/hold")));
    }
    QTRY_COMPARE(listener.probe.held.load(), 3);
    for (int i = 0; i < 3; ++i)
        QVERIFY(listener.get("/release"));
    for (RawClient &client : clients)
        QCOMPARE(client.response()->body, "held");
}

void TestTransportFlow::stopFinishesWhatRuns()
{
    TestListener listener(localOptions(2));
    const quint16 port = listener.transport->port();
    RawClient running = listener.connect();
    RawClient idle = listener.connect();
    RawClient reading = listener.connect();
    QVERIFY(idle.send(get("/a")));
    QVERIFY(idle.response());
    QVERIFY(reading.send("GET / HT"));
    QVERIFY(running.send(get("/until") + get("/never")));
    QTRY_COMPARE(listener.probe.requests.load(), 2);
    const auto begin = std::chrono::steady_clock::now();
    std::thread stopper([&listener] { listener.transport->stop(20s); });
    // The first and the third connection are of one worker: what this one is told the other knows.
    const bool isIdleClosed = idle.isClosedByPeer();
    const auto refused = reading.response();
    listener.probe.isGo = true;
    const auto answer = running.response();
    const bool isClosed = running.isClosedByPeer();
    running.close();
    idle.close();
    reading.close();
    stopper.join();
    QVERIFY(isIdleClosed);
    QVERIFY(refused);
    QCOMPARE(refused->status, 503);
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->field("Connection"), "close");
    QVERIFY(isClosed);
    QVERIFY(std::chrono::steady_clock::now() - begin < 10s);
    QVERIFY(!RawClient(port).isOpen());
    QCOMPARE(listener.transport->connectionCount(), 0);
    QCOMPARE(listener.probe.requests.load(), 2);
    QCOMPARE(listener.probe.destroyed.load(), 2);
}

void TestTransportFlow::stopCutsOffAfterTheGrace()
{
    TestListener listener;
    RawClient held = listener.connect();
    QVERIFY(held.send(get("/hold")));
    QTRY_COMPARE(listener.probe.held.load(), 1);
    const auto begin = std::chrono::steady_clock::now();
    listener.transport->stop(200ms);
    const auto took = std::chrono::steady_clock::now() - begin;
    QVERIFY(took >= 190ms);
    QVERIFY(took < 5s);
    QVERIFY(!held.response());
    QCOMPARE(listener.probe.destroyed.load(), 1);
}

void TestTransportFlow::stopWithRepliesHeldElsewhere()
{
    // A reply that a queue of another thread still holds when the listener has gone: letting go of it is harmless.
    std::mutex mutex;
    std::vector<http::Reply> kept;
    struct Keeper final : http::WorkerHandler
    {
        Keeper(std::mutex &m, std::vector<http::Reply> &k) : mutex(m), kept(k) { }
        void handle(http::Request &&, http::Reply reply) override
        {
            const std::lock_guard lock(mutex);
            kept.push_back(std::move(reply));
        }
        void handleUpgrade(http::Request &&, http::Reply, AcceptUpgrade) override { }
        std::mutex &mutex;
        std::vector<http::Reply> &kept;
    };
    auto transport = http::Transport::start(localOptions(), [&](int) -> Result<std::unique_ptr<http::WorkerHandler>> {
        return std::make_unique<Keeper>(mutex, kept);
    });
    QVERIFY(transport);
    RawClient client((*transport)->port());
    QVERIFY(client.send(get("/a")));
    QTRY_VERIFY([&] {
        const std::lock_guard lock(mutex);
        return kept.size() == 1;
    }());
    transport->reset();
    QVERIFY(!kept.front().isConnected());
    kept.clear();
    QVERIFY(!client.response());
}

void TestTransportFlow::startErrors()
{
    ScriptProbe probe;
    const auto errorOf = [&probe](const http::TransportOptions &options) {
        auto transport = http::Transport::start(options, ScriptHandler::factory(probe));
        return transport ? QString() : transport.error().message;
    };
    const TestListener listener;
    http::TransportOptions options = localOptions();
    options.port = listener.transport->port();
    QVERIFY(errorOf(options).contains(QString::number(options.port)));
    options = localOptions();
    options.host = "not an address";
    QVERIFY(errorOf(options).contains("not an address"));
    options.host = "localhost";
    QCOMPARE(errorOf(options), QString());
    options.host = "::1";
    QCOMPARE(errorOf(options), QString());
    options = localOptions(0);
    QVERIFY(!errorOf(options).isEmpty());
    QCOMPARE(probe.made, probe.destroyed);
    // One of several handlers cannot be made: nothing stays behind.
    auto transport =
        http::Transport::start(localOptions(3), [&probe](int index) -> Result<std::unique_ptr<http::WorkerHandler>> {
            if (index == 2)
                return Error::of(Code::Unavailable, "the third one fails");
            return std::make_unique<ScriptHandler>(probe);
        });
    QVERIFY(!transport);
    QCOMPARE(transport.error().message, "the third one fails");
    QCOMPARE(probe.made, probe.destroyed);
}

QTEST_GUILESS_MAIN(TestTransportFlow)
#include "tst_transportflow.moc"
