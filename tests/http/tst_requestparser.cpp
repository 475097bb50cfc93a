// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/chunkdecoder.h"
#include "http/transport/requesthead.h"
#include "http/transport/responsewriter.h"
#include "http/transport/transport.h"

#include <QTest>

using namespace basalt;
using namespace basalt::http;

/** The guard's readers alone, where every way of cutting the input into pieces can be tried. */
class TestRequestParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scannerFindsTheEnd_data();
    void scannerFindsTheEnd();
    void scannerRefuses_data();
    void scannerRefuses();
    void chunksInEveryCut();
    void chunkErrorsInEveryCut_data();
    void chunkErrorsInEveryCut();
    void chunkLimit();
    void parsedHead();
    void hostWithoutList();
    void responseHead();
};

namespace {

/** Feeds growing prefixes whose lengths are the cuts. */
HeadScanner::Status scanInPieces(HeadScanner &scanner, QByteArrayView bytes, qsizetype piece)
{
    auto status = HeadScanner::Status::NeedsMore;
    for (qsizetype end = std::min(piece, bytes.size()); status == HeadScanner::Status::NeedsMore; end += piece) {
        status = scanner.scan(bytes.first(std::min(end, bytes.size())));
        if (end >= bytes.size())
            break;
    }
    return status;
}

struct Decoded
{
    ChunkDecoder::Status status = ChunkDecoder::Status::NeedsMore;
    QByteArray body;
    qsizetype used = 0;
};

Decoded decodeInPieces(QByteArrayView bytes, qsizetype firstPiece, qsizetype piece, qint64 limit = 1000)
{
    ChunkDecoder decoder(limit);
    Decoded result;
    qsizetype at = 0;
    for (qsizetype size = firstPiece; at < bytes.size() && result.status == ChunkDecoder::Status::NeedsMore; size = piece) {
        qsizetype used = 0;
        const QByteArrayView part = bytes.sliced(at, std::min(size, bytes.size() - at));
        result.status = decoder.feed(part, result.body, used);
        result.used += used;
        at += part.size();
    }
    return result;
}

} // namespace

void TestRequestParser::scannerFindsTheEnd_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("head");
    const QByteArray head("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QTest::newRow("alone") << head << head;
    QTest::newRow("body behind") << head + "\r\n\r\nbody" << head;
    QTest::newRow("line end first") << "\r\n" + head + head << head;
    QTest::newRow("no fields") << QByteArray("GET / HTTP/1.1\r\n\r\nx") << QByteArray("GET / HTTP/1.1\r\n\r\n");
}

void TestRequestParser::scannerFindsTheEnd()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, head);
    for (qsizetype piece = 1; piece <= bytes.size(); ++piece) {
        HeadScanner scanner(200, 100);
        QCOMPARE(scanInPieces(scanner, bytes, piece), HeadScanner::Status::Complete);
        QCOMPARE(bytes.mid(scanner.headBegin(), scanner.headEnd() - scanner.headBegin()), head);
    }
}

void TestRequestParser::scannerRefuses_data()
{
    using Status = HeadScanner::Status;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("incomplete") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r") << int(Status::NeedsMore);
    QTest::newRow("nothing") << QByteArray() << int(Status::NeedsMore);
    QTest::newRow("bare LF") << QByteArray("GET / HTTP/1.1\n") << int(Status::BareLineFeed);
    QTest::newRow("LF first") << QByteArray("\nGET / HTTP/1.1\r\n\r\n") << int(Status::BareLineFeed);
    QTest::newRow("LF after the end of a line") << QByteArray("GET / HTTP/1.1\r\n\n") << int(Status::BareLineFeed);
    QTest::newRow("line too long") << QByteArray(101, 'a') << int(Status::TooLarge);
    QTest::newRow("line just short enough") << QByteArray(98, 'a') + "\r\n" << int(Status::NeedsMore);
    QTest::newRow("line too long by its end") << QByteArray(99, 'a') + "\r\n" << int(Status::TooLarge);
    QTest::newRow("head too long") << QByteArray("a: bcdefg\r\n").repeated(19) << int(Status::TooLarge);
}

void TestRequestParser::scannerRefuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    for (qsizetype piece = 1; piece <= bytes.size() + 1; ++piece) {
        HeadScanner scanner(200, 100);
        QCOMPARE(int(scanInPieces(scanner, bytes, piece)), status);
    }
}

void TestRequestParser::chunksInEveryCut()
{
    const QByteArray coded("3;a=b\r\nabc\r\n0A\r\n\r\n01234567\r\n1\r\n!\r\n000;end\r\n\r\n");
    const QByteArray both = coded + "GET /next";
    for (qsizetype first = 1; first <= coded.size(); ++first) {
        for (qsizetype piece = 1; piece <= coded.size(); ++piece) {
            const Decoded result = decodeInPieces(both, first, piece);
            QCOMPARE(result.status, ChunkDecoder::Status::Complete);
            QCOMPARE(result.body, "abc\r\n01234567!");
            QCOMPARE(result.used, coded.size());
        }
    }
}

void TestRequestParser::chunkErrorsInEveryCut_data()
{
    QTest::addColumn<QByteArray>("coded");
    for (const char *const coded :
         {"\r\n", "g\r\n", "-1\r\n", " 1\r\n", "1 \r\n", "1\n", "1\r\r\n", "3\r\nabcd", "3\r\nabc\n", "3\r\nabc\r\r",
          "0\r\nX: y\r\n", "0\r\n\n", "0\r\n\r\r", "1;a\nb\r\n", "1;\x01\r\n", "1;\x7f\r\n", "0x1\r\n"})
        QTest::addRow("%s", QByteArray(coded).toPercentEncoding().constData()) << QByteArray(coded);
}

void TestRequestParser::chunkErrorsInEveryCut()
{
    QFETCH(QByteArray, coded);
    for (qsizetype first = 1; first <= coded.size(); ++first) {
        QCOMPARE(decodeInPieces(coded, first, 1).status, ChunkDecoder::Status::Malformed);
        QCOMPARE(decodeInPieces(coded, first, coded.size()).status, ChunkDecoder::Status::Malformed);
    }
}

void TestRequestParser::chunkLimit()
{
    const auto statusOf = [](const QByteArray &coded) { return decodeInPieces(coded, 1, 1, 10).status; };
    QCOMPARE(statusOf("a\r\n0123456789\r\n0\r\n\r\n"), ChunkDecoder::Status::Complete);
    QCOMPARE(statusOf("b\r\n"), ChunkDecoder::Status::TooLarge);
    QCOMPARE(statusOf("5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n"), ChunkDecoder::Status::Complete);
    QCOMPARE(statusOf("5\r\n01234\r\n6\r\n"), ChunkDecoder::Status::TooLarge);
    QCOMPARE(statusOf("ffffffffffffffff\r\n"), ChunkDecoder::Status::TooLarge);
    QCOMPARE(statusOf("0000000000000000000000001\r\n"), ChunkDecoder::Status::TooLarge);
}

void TestRequestParser::parsedHead()
{
    const TransportOptions options;
    const auto head =
        parseRequestHead("PUT http://a:1/b?c HTTP/1.1\r\nHost: other\r\nX-One:  1 \r\nx-one: 2\r\nContent-Length: 7\r\n"
                         "Connection: close\r\nExpect: 100-Continue\r\n\r\n",
                         options);
    QVERIFY(head);
    QCOMPARE(head->request.method, Method::Put);
    QCOMPARE(head->request.target, "/b?c");
    QCOMPARE(head->request.path, "/b");
    QCOMPARE(head->request.query, "c");
    QCOMPARE(head->request.headers.value("Host"), "a:1");
    QCOMPARE(head->request.headers.count("Host"), 1);
    QCOMPARE(head->request.headers.joined("X-ONE"), "1, 2");
    QCOMPARE(head->contentLength, 7);
    QVERIFY(head->isHttp11 && head->hasBody() && head->expectsContinue);
    QVERIFY(!head->keepAlive && !head->isChunked && !head->wantsWebSocket);
}

void TestRequestParser::hostWithoutList()
{
    const TransportOptions options; // no list: any host
    QVERIFY(parseRequestHead("GET / HTTP/1.1\r\nHost: whatever.example\r\n\r\n", options));
    QVERIFY(parseRequestHead("GET / HTTP/1.1\r\nHost:\r\n\r\n", options));
    QVERIFY(parseRequestHead("GET / HTTP/1.0\r\n\r\n", options));
    QVERIFY(!parseRequestHead("GET / HTTP/1.1\r\n\r\n", options));
    QVERIFY(!hostAllowed("", {"localhost"}));
    QVERIFY(!hostAllowed("localhost", {}));
    QVERIFY(hostAllowed("[::1]:80", {"[::1]"}));
    QVERIFY(hostAllowed("localhost:80", {"localhost:8000"}));
}

void TestRequestParser::responseHead()
{
    ResponseWriter writer;
    Response response = Response::text(200, "text/plain", "body");
    response.headers.set("transfer-encoding", "chunked");
    response.headers.set("Connection", "upgrade");
    response.headers.set("Date", "never");
    response.headers.set("X-Kept", "1");
    QByteArray bytes = writer.write(response, {});
    QVERIFY(bytes.startsWith("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nX-Kept: 1\r\nServer: basalt\r\nDate: "));
    QVERIFY(bytes.endsWith("GMT\r\nContent-Length: 4\r\n\r\nbody"));
    bytes = writer.write(response, {.body = ResponseFraming::Body::Headless, .keepAlive = false});
    QVERIFY(bytes.endsWith("GMT\r\nContent-Length: 4\r\nConnection: close\r\n\r\n"));
    response.status = 304;
    bytes = writer.write(response, {});
    QVERIFY(bytes.endsWith("GMT\r\n\r\n"));
    response.status = 299;
    QVERIFY(writer.write(response, {}).startsWith("HTTP/1.1 299 "));
}

QTEST_GUILESS_MAIN(TestRequestParser)
#include "tst_requestparser.moc"
