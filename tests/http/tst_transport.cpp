// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/rawclient.h"
#include "http/scripthandler.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

class TestTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void getAndPost();
};

void TestTransport::getAndPost()
{
    ScriptProbe probe;
    http::TransportOptions options;
    options.host = "127.0.0.1";
    options.port = 0;
    auto transport = http::Transport::start(options, ScriptHandler::factory(probe));
    QVERIFY(transport);
    RawClient client((*transport)->port());
    QVERIFY(client.send("GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n"));
    auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, "GET /a?b=c\nHost=x\n\n");
    QVERIFY(client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nxyz"));
    answer = client.response();
    QVERIFY(answer);
    QVERIFY(answer->body.endsWith("\n\nxyz"));
}

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
