// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/testlistener.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace basalt;
using namespace basalt::test;
using namespace std::chrono_literals;

/** What the guard refuses and what it lets through, each row on a connection of its own. */
class TestTransportGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }
    void initTestCase();
    void cleanup();

    void refuses_data();
    void refuses();
    void accepts_data();
    void accepts();
    void acceptsBodies_data();
    void acceptsBodies();
    void hostList_data();
    void hostList();
    void versionOfWebSocket();
    void headHasNoBody();
    void headerInjection();
    void continueIsSent();
    void continueIsNotSentForNothing();
    void largeBodyIsRefusedInTime_data();
    void largeBodyIsRefusedInTime();
    void slowHead();
    void slowBody();
    void idleConnectionsAreClosed();
    void messagesInPieces_data();
    void messagesInPieces();

private:
    std::unique_ptr<TestListener> m_listener;
};

namespace {

constexpr qint64 kMaxBody = 64 * 1024;

QByteArray get(const QByteArray &target, const QByteArray &fields = "Host: localhost\r\n")
{
    return "GET " + target + " HTTP/1.1\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &fields, const QByteArray &body = {})
{
    return "POST /a HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n" + body;
}

QByteArray chunked(const QByteArray &body)
{
    return post("Transfer-Encoding: chunked\r\n", body);
}

/** The text with a NUL for each `@`. */
QByteArray withNul(QByteArray text)
{
    return text.replace('@', '\0');
}

} // namespace

void TestTransportGuard::initTestCase()
{
    http::TransportOptions options = localOptions();
    options.maxBodyBytes = kMaxBody;
    options.allowedHosts = QByteArrayList{"localhost", "127.0.0.1", "::1", ".example.org"};
    m_listener = std::make_unique<TestListener>(options);
    QVERIFY(m_listener->transport);
}

void TestTransportGuard::cleanup()
{
    // Whatever a row sent, the next one is served.
    const auto answer = m_listener->get("/after");
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
}

void TestTransportGuard::refuses_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &request, int status) { QTest::newRow(name) << request << status; };

    row("line too long", get("/" + QByteArray(17 * 1024, 'a')), 431);
    row("line without end", QByteArray(17 * 1024, 'a'), 431);
    row("header line too long", get("/", "Host: localhost\r\nX: " + QByteArray(17 * 1024, 'a') + "\r\n"), 431);
    row("head too long", get("/", "Host: localhost\r\n" + QByteArray("X: " + QByteArray(1000, 'a') + "\r\n").repeated(40)),
        431);
    row("too many fields", get("/", "Host: localhost\r\n" + QByteArray("X: a\r\n").repeated(300)), 431);

    row("body too large", post("Content-Length: 65537\r\n"), 413);
    row("huge length", post("Content-Length: 99999999999999999999\r\n"), 413);
    row("largest length", post("Content-Length: 9223372036854775807\r\n"), 413);
    row("length above 64 bits", post("Content-Length: 18446744073709551617\r\n", "a"), 413);
    row("chunk too large", chunked("10001\r\n"), 413);
    row("chunks too large", chunked("8000\r\n" + QByteArray(0x8000, 'a') + "\r\n8001\r\n"), 413);
    row("chunk size overflows", chunked("ffffffffffffffffff\r\n"), 413);

    row("both lengths", post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400);
    row("both lengths, other order", post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "0\r\n\r\n"), 400);
    row("two lengths", post("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd"), 400);
    row("the same length twice", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), 400);
    row("two lengths in one field", post("Content-Length: 3, 3\r\n", "abc"), 400);
    row("negative length", post("Content-Length: -1\r\n"), 400);
    row("signed length", post("Content-Length: +3\r\n", "abc"), 400);
    row("hexadecimal length", post("Content-Length: 0x3\r\n", "abc"), 400);
    row("length with a letter", post("Content-Length: 3a\r\n", "abc"), 400);
    row("empty length", post("Content-Length:\r\n"), 400);

    row("bare LF", "GET / HTTP/1.1\nHost: localhost\n\n", 400);
    row("bare LF after the line", "GET / HTTP/1.1\nHost: localhost\r\n\r\n", 400);
    row("bare LF at the end", "GET / HTTP/1.1\r\nHost: localhost\r\n\n", 400);
    row("bare LF in a value", get("/", "Host: localhost\r\nX: a\nY: b\r\n"), 400);
    row("bare CR in a value", get("/", "Host: localhost\r\nX: a\rY: b\r\n"), 400);
    row("CR CR LF", "GET / HTTP/1.1\r\r\nHost: localhost\r\n\r\n", 400);
    row("folded line", get("/", "Host: localhost\r\nX: a\r\n b\r\n"), 400);
    row("folded by tab", get("/", "Host: localhost\r\nX: a\r\n\tb\r\n"), 400);
    row("space before the first field", get("/", " Host: localhost\r\n"), 400);
    row("NUL in a value", withNul(get("/", "Host: localhost\r\nX: a@b\r\n")), 400);
    row("NUL in a name", withNul(get("/", "Host: localhost\r\nX@: ab\r\n")), 400);
    row("NUL in the line", withNul(get("/@")), 400);
    row("control character", get("/", "Host: localhost\r\nX: a\x01\r\n"), 400);
    row("delete character", get("/", "Host: localhost\r\nX: a\x7f\r\n"), 400);
    row("no colon", get("/", "Host: localhost\r\nGarbage\r\n"), 400);
    row("no colon before a length",
        post("Garbage\r\nContent-Length: 45\r\n", "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n  "), 400);
    row("no name", get("/", "Host: localhost\r\n: a\r\n"), 400);
    row("space before the colon", post("Content-Length : 3\r\n", "abc"), 400);
    row("name that is no token", get("/", "Host: localhost\r\nX(y): a\r\n"), 400);

    row("xchunked", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 400);
    row("gzip and chunked", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 400);
    row("chunked twice", post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"), 400);
    row("coding twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400);
    row("identity", post("Transfer-Encoding: identity\r\n"), 400);
    row("empty coding", post("Transfer-Encoding:\r\n"), 400);
    row("chunked with HTTP/1.0", "POST / HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    row("trailer", chunked("3\r\nabc\r\n0\r\nX-Trailer: a\r\n\r\n"), 400);
    row("chunk size with sign", chunked("-3\r\nabc\r\n0\r\n\r\n"), 400);
    row("chunk size with prefix", chunked("0x3\r\nabc\r\n0\r\n\r\n"), 400);
    row("chunk size with space", chunked(" 3\r\nabc\r\n0\r\n\r\n"), 400);
    row("chunk size missing", chunked("\r\nabc\r\n0\r\n\r\n"), 400);
    row("chunk size line with LF", chunked("3\nabc\r\n0\r\n\r\n"), 400);
    row("chunk longer than its size", chunked("3\r\nabcd\r\n0\r\n\r\n"), 400);
    row("chunk without CR LF", chunked("3\r\nabc3\r\nabc\r\n0\r\n\r\n"), 400);
    row("chunk extension too long", chunked("3;" + QByteArray(300, 'x') + "\r\nabc\r\n0\r\n\r\n"), 400);

    row("empty segment", get("//evil/x"), 400);
    row("empty segment inside", get("/a//b"), 400);
    row("empty segment in absolute form", get("http://localhost//b"), 400);
    row("fragment", get("/a#b"), 400);
    row("space in the target", get("/a b"), 400);
    row("two spaces", get(" /a"), 400);
    row("relative target", get("a"), 400);
    row("asterisk with GET", get("*"), 400);
    row("percent sign alone", get("/a%"), 400);
    row("percent sign and letters", get("/a%zz"), 400);
    row("encoded NUL", get("/a%00b"), 400);
    row("byte above ASCII", get("/a\xc3\xa4"), 400);
    row("quote in the path", get("/a\"b"), 400);
    row("absolute form without host", get("http:///a"), 400);

    row("no version", "GET /\r\nHost: localhost\r\n\r\n", 400);
    row("only a word", "GET\r\n\r\n", 400);
    row("version of lower case", "GET / http/1.1\r\nHost: localhost\r\n\r\n", 400);
    row("version with letters", "GET / HTTP/1.x\r\nHost: localhost\r\n\r\n", 400);
    row("version too long", "GET / HTTP/1.11\r\nHost: localhost\r\n\r\n", 400);
    row("version 2", "PRI * HTTP/2.0\r\n\r\n", 505);
    row("version 0.9", "GET / HTTP/0.9\r\n\r\n", 505);
    row("TLS on a plain port", withNul("\x16\x03\x01\x02@\x01@\x01\xfc\x03\x03\r\n\r\n"), 400);

    row("no host", get("/", "X: a\r\n"), 400);
    row("two hosts", get("/", "Host: localhost\r\nHost: localhost\r\n"), 400);
    row("host with a space", get("/", "Host: local host\r\n"), 400);
    row("host with a path", get("/", "Host: localhost/a\r\n"), 400);
    row("host with a user", get("/", "Host: me@localhost\r\n"), 400);
    row("host with a wrong port", get("/", "Host: localhost:80x\r\n"), 400);
    row("host not closed", get("/", "Host: [::1\r\n"), 400);
    row("foreign host", get("/", "Host: evil.example\r\n"), 421);
    row("empty host", get("/", "Host:\r\n"), 421);
    row("foreign host in absolute form", get("http://evil.example/"), 421);
    row("no host with HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", 421);

    row("unknown method", "BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", 501);
    row("CONNECT", "CONNECT localhost:443 HTTP/1.1\r\nHost: localhost\r\n\r\n", 501);
    row("TRACE", "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n", 501);
    row("method of lower case", "get / HTTP/1.1\r\nHost: localhost\r\n\r\n", 501);
    row("method that is no token", "GE(T / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400);

    row("unknown expectation", post("Expect: something\r\nContent-Length: 3\r\n", "abc"), 417);
    row("two expectations", post("Expect: 100-continue\r\nExpect: x\r\nContent-Length: 3\r\n", "abc"), 417);

    const QByteArray upgrade("Host: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n");
    row("upgrade without key", get("/ws", upgrade), 400);
    row("upgrade with a short key", get("/ws", upgrade + "Sec-WebSocket-Key: YWJj\r\n"), 400);
    row("upgrade with a key that is none", get("/ws", upgrade + "Sec-WebSocket-Key: ????????????????????????\r\n"), 400);
    row("upgrade with a body",
        get("/ws", upgrade + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nContent-Length: 3\r\n") + "abc", 400);
}

void TestTransportGuard::refuses()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    const int before = m_listener->probe.requests;
    RawClient client = m_listener->connect();
    QVERIFY(client.send(request));
    const auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, status);
    QCOMPARE(answer->field("Content-Type"), "application/problem+json");
    QCOMPARE(answer->field("Connection"), "close");
    const QJsonObject problem = QJsonDocument::fromJson(answer->body).object();
    QCOMPARE(problem["status"].toInt(), status);
    QVERIFY(problem["code"].toInt() > 40000);
    QVERIFY(!problem["title"].toString().isEmpty());
    QVERIFY(!problem["correlation_id"].toString().isEmpty());
    QCOMPARE(answer->field("X-Correlation-ID"), problem["correlation_id"].toString().toUtf8());
    // Nothing of what followed is taken for a request.
    QVERIFY(client.isClosedByPeer());
    QCOMPARE(m_listener->probe.requests.load(), before);
}

void TestTransportGuard::accepts_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("seen"); ///< method and target as the handler got them
    const auto row = [](const char *name, const QByteArray &request, const QByteArray &seen) {
        QTest::newRow(name) << request << seen;
    };
    row("plain", get("/a"), "GET /a");
    row("query", get("/a?b=c&d"), "GET /a?b=c&d");
    row("empty query", get("/a?"), "GET /a?");
    row("double slash in the query", get("/a?next=//b"), "GET /a?next=//b");
    row("characters of a filter", get("/a?filter=x>\"1\"|[a]{b}\\^`<"), "GET /a?filter=x>\"1\"|[a]{b}\\^`<");
    row("encoded slash", get("/a%2Fb%2fc"), "GET /a%2Fb%2fc");
    row("encoded dots", get("/a/%2e%2e/b"), "GET /a/%2e%2e/b");
    row("encoded letter", get("/%41"), "GET /%41");
    row("dots", get("/a/../b"), "GET /a/../b");
    row("marks", get("/-._~!$&'()*+,;=:@"), "GET /-._~!$&'()*+,;=:@");
    row("absolute form", get("http://localhost:8000/a?b"), "GET /a?b");
    row("absolute form without path", get("http://localhost"), "GET /");
    row("absolute form with query only", get("http://localhost?b"), "GET /?b");
    row("absolute form of upper case", get("HTTP://LOCALHOST/a"), "GET /a");
    row("host of absolute form counts", get("http://localhost/a", "Host: evil.example\r\n"), "GET /a");
    row("asterisk", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", "OPTIONS *");
    row("OPTIONS", "OPTIONS /a HTTP/1.1\r\nHost: localhost\r\n\r\n", "OPTIONS /a");
    row("PUT", "PUT /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n", "PUT /a");
    row("PATCH", "PATCH /a HTTP/1.1\r\nHost: localhost\r\n\r\n", "PATCH /a");
    row("DELETE", "DELETE /a HTTP/1.1\r\nHost: localhost\r\n\r\n", "DELETE /a");
    row("empty line first", "\r\n" + get("/a"), "GET /a");
    row("names of lower case", "GET /a HTTP/1.1\r\nhost: localhost\r\n\r\n", "GET /a");
    row("value without space", get("/a", "Host:localhost\r\n"), "GET /a");
    row("value with blanks", get("/a", "Host: \t localhost \t\r\n"), "GET /a");
    row("empty value", get("/a", "Host: localhost\r\nX:\r\n"), "GET /a");
    row("value above ASCII", get("/a", "Host: localhost\r\nX: \xc3\xa4\r\n"), "GET /a");
    row("later 1.x", "GET /a HTTP/1.7\r\nHost: localhost\r\n\r\n", "GET /a");
    row("other upgrade", get("/a", "Host: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"), "GET /a");
    row("expectation of HTTP/1.0", "GET /a HTTP/1.0\r\nHost: localhost\r\nExpect: something\r\n\r\n", "GET /a");
    row("long head", get("/" + QByteArray(15'000, 'a'), "Host: localhost\r\nX: " + QByteArray(15'000, 'b') + "\r\n"),
        "GET /" + QByteArray(15'000, 'a'));
}

void TestTransportGuard::accepts()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, seen);
    RawClient client = m_listener->connect();
    QVERIFY(client.send(request));
    const auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body.left(answer->body.indexOf('\n')), seen);
    QCOMPARE(answer->count("Date"), 1);
    QVERIFY(answer->field("Date").endsWith(" GMT"));
    QCOMPARE(answer->field("Server"), "basalt");
    QVERIFY(answer->field("X-Peer").startsWith("127.0.0.1 "));
    QCOMPARE(answer->field("X-Secure"), "no");
}

void TestTransportGuard::acceptsBodies_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("body");
    const QByteArray largest(kMaxBody, 'x');
    QTest::newRow("length") << post("Content-Length: 3\r\n", "abc") << QByteArray("abc");
    QTest::newRow("length with zeros") << post("Content-Length: 0003\r\n", "abc") << QByteArray("abc");
    QTest::newRow("length 0") << post("Content-Length: 0\r\n") << QByteArray();
    QTest::newRow("bytes of any value") << post("Content-Length: 4\r\n", QByteArray("\0\r\n\xff", 4))
                                        << QByteArray("\0\r\n\xff", 4);
    QTest::newRow("largest") << post("Content-Length: 65536\r\n", largest) << largest;
    QTest::newRow("body of GET") << QByteArray("GET /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc")
                                 << QByteArray("abc");
    QTest::newRow("chunked") << chunked("3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n") << QByteArray("abc0123456789");
    QTest::newRow("chunked, empty") << chunked("0\r\n\r\n") << QByteArray();
    QTest::newRow("chunked, upper case") << post("Transfer-Encoding: CHUNKED\r\n", "3\r\nabc\r\n0\r\n\r\n")
                                         << QByteArray("abc");
    QTest::newRow("chunked, zeros") << chunked("0003\r\nabc\r\n0000\r\n\r\n") << QByteArray("abc");
    QTest::newRow("chunked, extension") << chunked("3;a=b;c=\"d e\"\r\nabc\r\n0;x\r\n\r\n") << QByteArray("abc");
    QTest::newRow("chunked, largest") << chunked("8000\r\n" + largest.left(0x8000) + "\r\n8000\r\n" + largest.left(0x8000)
                                                 + "\r\n0\r\n\r\n")
                                      << largest;
}

void TestTransportGuard::acceptsBodies()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, body);
    RawClient client = m_listener->connect();
    // The next request stands right behind the body.
    QVERIFY(client.send(request + get("/next")));
    auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->field("X-Body-Size").toLongLong(), body.size());
    QVERIFY(answer->body.endsWith(QByteArray("\n\n" + body)));
    answer = client.response();
    QVERIFY(answer);
    QVERIFY(answer->body.startsWith("GET /next\n"));
}

void TestTransportGuard::hostList_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("status");
    QTest::newRow("name") << QByteArray("localhost") << 200;
    QTest::newRow("with port") << QByteArray("localhost:8000") << 200;
    QTest::newRow("with empty port") << QByteArray("localhost:") << 200;
    QTest::newRow("upper case") << QByteArray("LOCALHOST") << 200;
    QTest::newRow("absolute name") << QByteArray("localhost.") << 200;
    QTest::newRow("address") << QByteArray("127.0.0.1:1") << 200;
    QTest::newRow("IPv6") << QByteArray("[::1]:8000") << 200;
    QTest::newRow("below") << QByteArray("a.b.example.org") << 200;
    QTest::newRow("the name itself is not below") << QByteArray("example.org") << 421;
    QTest::newRow("only the dot") << QByteArray(".example.org") << 421;
    QTest::newRow("similar end") << QByteArray("evilexample.org") << 421;
    QTest::newRow("more behind") << QByteArray("localhost.evil.example") << 421;
    QTest::newRow("other address") << QByteArray("127.0.0.2") << 421;
    QTest::newRow("other IPv6") << QByteArray("[::2]") << 421;
}

void TestTransportGuard::hostList()
{
    QFETCH(QByteArray, host);
    QFETCH(int, status);
    RawClient client = m_listener->connect();
    QVERIFY(client.send(get("/", "Host: " + host + "\r\n")));
    const auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, status);
}

void TestTransportGuard::versionOfWebSocket()
{
    RawClient client = m_listener->connect();
    QVERIFY(client.send(get("/ws",
                            "Host: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 8\r\n"
                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")));
    const auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 400);
    QCOMPARE(answer->field("Sec-WebSocket-Version"), "13");
}

void TestTransportGuard::headHasNoBody()
{
    RawClient client = m_listener->connect();
    QVERIFY(client.send("HEAD /a HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/a")));
    auto answer = client.response(true);
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY(answer->field("Content-Length").toInt() > 0);
    answer = client.response(); // would be garbage if a body had come
    QVERIFY(answer);
    QCOMPARE(answer->body, "GET /a\nHost=localhost\n\n");
}

void TestTransportGuard::headerInjection()
{
    RawClient client = m_listener->connect();
    QVERIFY(client.send(get("/inject?fine") + get("/inject?%0d%0aSet-Cookie:%20stolen=3")));
    for (const QByteArray expected : {"fine", "%0d%0aSet-Cookie:%20stolen=3"}) {
        const auto answer = client.response();
        QVERIFY(answer);
        QCOMPARE(answer->status, 204);
        QCOMPARE(answer->count("Set-Cookie"), 0);
        QCOMPARE(answer->count("X-Evil"), 0);
        QVERIFY(!answer->head.contains("stolen=1") && !answer->head.contains("stolen=2"));
        QCOMPARE(answer->count("Content-Length"), 0); // the handler's own is not sent
        QCOMPARE(answer->field("X-Good"), expected);
    }
}

void TestTransportGuard::continueIsSent()
{
    RawClient client = m_listener->connect();
    QVERIFY(client.send(post("Expect: 100-continue\r\nContent-Length: 3\r\n")));
    auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 100);
    QVERIFY(client.send("abc"));
    answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY(answer->body.endsWith("\n\nabc"));
}

void TestTransportGuard::continueIsNotSentForNothing()
{
    // The body is there already, there is none, it is refused, or the client cannot know of it.
    for (const QByteArray &request :
         {post("Expect: 100-continue\r\nContent-Length: 3\r\n", "abc"), post("Expect: 100-continue\r\n"),
          post("Expect: 100-continue\r\nContent-Length: 70000\r\n"),
          QByteArray("POST /a HTTP/1.0\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                     "Content-Length: 3\r\n\r\nabc")}) {
        RawClient client = m_listener->connect();
        QVERIFY(client.send(request));
        const auto answer = client.response();
        QVERIFY(answer);
        QCOMPARE(answer->status, request.contains("70000") ? 413 : 200);
    }
}

void TestTransportGuard::largeBodyIsRefusedInTime_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("length") << post("Content-Length: 8000000\r\n");
    QTest::newRow("chunked") << chunked("7a1200\r\n");
}

void TestTransportGuard::largeBodyIsRefusedInTime()
{
    QFETCH(QByteArray, head);
    RawClient client = m_listener->connect();
    // The client writes on before it reads: the answer must not get lost in a reset of the connection.
    QVERIFY(client.send(head));
    client.send(QByteArray(8'000'000, 'x'));
    const auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 413);
}

void TestTransportGuard::slowHead()
{
    http::TransportOptions options = localOptions();
    options.headerTimeout = 200ms;
    const TestListener listener(options);
    const auto begin = std::chrono::steady_clock::now(); // before the server's own begin
    RawClient client = listener.connect();
    QVERIFY(client.send("GET / HTTP/1.1\r\nHost: loc"));
    const auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 408);
    QVERIFY(std::chrono::steady_clock::now() - begin >= 190ms);
    QVERIFY(client.isClosedByPeer());
    QCOMPARE(listener.probe.requests.load(), 0);
    // Bytes that keep coming do not move the deadline.
    RawClient dripping = listener.connect();
    std::optional<RawResponse> refused;
    QVERIFY(dripping.send("GET / HTTP/1.1\r\n"));
    while (dripping.isSilentFor(20ms))
        dripping.send("X: a\r\n");
    refused = dripping.response();
    QVERIFY(refused);
    QCOMPARE(refused->status, 408);
}

void TestTransportGuard::slowBody()
{
    http::TransportOptions options = localOptions();
    options.bodyTimeout = 200ms;
    const TestListener listener(options);
    for (const QByteArray &head : {post("Content-Length: 100\r\n"), chunked("64\r\n")}) {
        RawClient client = listener.connect();
        QVERIFY(client.send(head + "a"));
        while (client.isSilentFor(20ms))
            client.send("a");
        const auto answer = client.response();
        QVERIFY(answer);
        QCOMPARE(answer->status, 408);
        QVERIFY(client.isClosedByPeer());
    }
    QCOMPARE(listener.probe.requests.load(), 0);
}

void TestTransportGuard::idleConnectionsAreClosed()
{
    http::TransportOptions options = localOptions();
    options.idleTimeout = 2s; // long enough for a busy machine to send a request in
    const TestListener listener(options);
    RawClient silent = listener.connect();
    RawClient used = listener.connect();
    QVERIFY(used.send(get("/a")));
    QVERIFY(used.response());
    QVERIFY(silent.isClosedByPeer());
    QVERIFY(used.isClosedByPeer());
    silent.close();
    used.close();
    QTRY_COMPARE(listener.transport->connectionCount(), 0);
    // A request that takes longer than that is not idle.
    RawClient waiting = listener.connect();
    QVERIFY(waiting.send(get("/hold")));
    QVERIFY(waiting.isSilentFor(5s));
    QVERIFY(listener.get("/release"));
    const auto answer = waiting.response();
    QVERIFY(answer);
    QCOMPARE(answer->body, "held");
}

void TestTransportGuard::messagesInPieces_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("get") << get("/a");
    QTest::newRow("length") << post("Content-Length: 5\r\n", "ab\r\nc");
    QTest::newRow("chunked") << chunked("2;x=y\r\nab\r\n3\r\n\r\nc\r\n0\r\n\r\n");
}

void TestTransportGuard::messagesInPieces()
{
    QFETCH(QByteArray, message);
    // Cut in two at every place, with another request behind: the cut may not be seen.
    RawClient client = m_listener->connect();
    const QByteArray both = message + get("/next");
    for (qsizetype cut = 1; cut < both.size(); ++cut) {
        QVERIFY(client.send(both.left(cut)));
        // The rest goes out when the first part has been seen: another connection's answer comes after it.
        QVERIFY(m_listener->get("/between"));
        QVERIFY(client.send(both.mid(cut)));
        const auto first = client.response();
        QVERIFY(first);
        QCOMPARE(first->status, 200);
        if (message.startsWith("POST"))
            QVERIFY2(first->body.endsWith("\n\nab\r\nc"), first->body.constData());
        const auto second = client.response();
        QVERIFY(second);
        QVERIFY(second->body.startsWith("GET /next\n"));
    }
}

QTEST_GUILESS_MAIN(TestTransportGuard)
#include "tst_transportguard.moc"
