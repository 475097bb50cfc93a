// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/testlistener.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QWebSocket>

using namespace basalt;
using namespace basalt::test;
using namespace std::chrono_literals;

/** The listener with a certificate, made by the openssl program for the run of the test. */
class TestTransportTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }
    void initTestCase();
    void requests();
    void largeBodies();
    void closes();
    void refusalsArrive();
    void connectionLimit();
    void pipelinedBehindASlowOne();
    void webSocket();
    void streams();
    void plainTextIsCutOff();
    void silentHandshakeIsCutOff();
    void oldProtocolsAreRefused();
    void clientGoneWhilePending();
    void stopFinishesWhatRuns();
    void startErrors_data();
    void startErrors();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] bool make(const QStringList &arguments) const;
    [[nodiscard]] http::TransportOptions options() const;
    [[nodiscard]] std::unique_ptr<QSslSocket> connect(const TestListener &listener) const;

    QTemporaryDir m_folder;
    QSslConfiguration m_client;
};

namespace {

QByteArray get(const QByteArray &target, const QByteArray &fields = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
}

/** One answer with a Content-Length, read by waiting. */
QByteArray readAnswer(QSslSocket &socket)
{
    QByteArray bytes;
    const auto isComplete = [&bytes] {
        const qsizetype head = bytes.indexOf("\r\n\r\n");
        if (head < 0)
            return false;
        const auto length = QRegularExpression("Content-Length: (\\d+)").match(bytes.left(head)).captured(1).toLongLong();
        return bytes.size() >= head + 4 + length;
    };
    while (!isComplete()) {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(20'000))
            break;
        if (isComplete())
            break;
        // One byte at a time would be exact; answers come alone here, so a block is as good.
        bytes += socket.readAll();
    }
    return bytes;
}

} // namespace

bool TestTransportTls::make(const QStringList &arguments) const
{
    QProcess openssl;
    openssl.setWorkingDirectory(m_folder.path());
    openssl.start("openssl", arguments);
    return openssl.waitForFinished() && openssl.exitStatus() == QProcess::NormalExit && openssl.exitCode() == 0;
}

void TestTransportTls::initTestCase()
{
    QVERIFY(QSslSocket::supportsSsl());
    for (const QString name : {"ec", "other"}) {
        QVERIFY(make({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                      "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout",
                      name + ".key", "-out", name + ".pem"}));
    }
    QVERIFY(make({"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout", "rsa.key",
                  "-out", "rsa.pem"}));
    QVERIFY(make({"rsa", "-in", "rsa.key", "-aes128", "-passout", "pass:secret", "-out", "locked.key"}));
    QFile garbage(path("garbage"));
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    QCOMPARE(garbage.write("-----BEGIN CERTIFICATE-----\nnonsense\n"), 37);
    m_client = QSslConfiguration::defaultConfiguration();
    m_client.setCaCertificates(QSslCertificate::fromPath(path("ec.pem")));
}

http::TransportOptions TestTransportTls::options() const
{
    http::TransportOptions options = localOptions();
    options.tlsCertificatePath = path("ec.pem");
    options.tlsPrivateKeyPath = path("ec.key");
    return options;
}

std::unique_ptr<QSslSocket> TestTransportTls::connect(const TestListener &listener) const
{
    auto socket = std::make_unique<QSslSocket>();
    socket->setSslConfiguration(m_client);
    socket->connectToHostEncrypted("127.0.0.1", listener.transport->port());
    return socket->waitForEncrypted(20'000) ? std::move(socket) : nullptr;
}

void TestTransportTls::requests()
{
    const TestListener listener(options());
    const auto socket = connect(listener);
    QVERIFY(socket);
    for (int i = 0; i < 3; ++i) {
        socket->write(get("/" + QByteArray::number(i)));
        const QByteArray answer = readAnswer(*socket);
        QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(answer.contains("\r\nX-Secure: yes\r\n"));
        QVERIFY(answer.contains(QByteArray("\r\n\r\nGET /" + QByteArray::number(i) + "\n")));
    }
    QVERIFY(socket->sessionProtocol() == QSsl::TlsV1_3 || socket->sessionProtocol() == QSsl::TlsV1_2);
}

void TestTransportTls::largeBodies()
{
    const TestListener listener(options());
    const auto socket = connect(listener);
    QVERIFY(socket);
    const QByteArray body(5'000'000, 'b');
    socket->write("POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000000\r\n\r\n" + body);
    QByteArray answer = readAnswer(*socket);
    QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(answer.endsWith(QByteArray("\n\n" + body)));
    socket->write(get("/big?20000000"));
    answer = readAnswer(*socket);
    QVERIFY(answer.size() > 20'000'000);
}

void TestTransportTls::closes()
{
    const TestListener listener(options());
    const auto socket = connect(listener);
    QVERIFY(socket);
    socket->write(get("/a", "Connection: close\r\n"));
    QVERIFY(readAnswer(*socket).contains("\r\nConnection: close\r\n"));
    QVERIFY(socket->state() == QAbstractSocket::UnconnectedState || socket->waitForDisconnected(20'000));
    // A goodbye of TLS, not just the end of the connection.
    QCOMPARE(socket->error(), QAbstractSocket::RemoteHostClosedError);
    QTRY_COMPARE(listener.transport->connectionCount(), 0);
}

void TestTransportTls::refusalsArrive()
{
    http::TransportOptions small = options();
    small.maxBodyBytes = 1000;
    const TestListener listener(small);
    const auto socket = connect(listener);
    QVERIFY(socket);
    socket->write("POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000000\r\n\r\n" + QByteArray(3'000'000, 'x'));
    QVERIFY(readAnswer(*socket).startsWith("HTTP/1.1 413 "));
}

void TestTransportTls::connectionLimit()
{
    http::TransportOptions one = options();
    one.maxConnections = 1;
    const TestListener listener(one);
    const auto first = connect(listener);
    QVERIFY(first);
    const auto second = connect(listener);
    QVERIFY(second);
    QVERIFY(readAnswer(*second).startsWith("HTTP/1.1 503 "));
}

void TestTransportTls::pipelinedBehindASlowOne()
{
    const TestListener listener(options());
    const auto slow = connect(listener);
    const auto other = connect(listener);
    QVERIFY(slow && other);
    slow->write(get("/hold") + get("/big?100000") + "POST /last HTTP/1.1\r\nHost: localhost\r\nContent-Length: 300000\r\n\r\n"
                + QByteArray(300'000, 'l'));
    QVERIFY(slow->waitForBytesWritten(20'000));
    slow->flush();
    QTRY_COMPARE(listener.probe.held.load(), 1);
    QCOMPARE(listener.probe.requests.load(), 1);
    other->write(get("/release"));
    QVERIFY(readAnswer(*other).endsWith("released"));
    QByteArray all;
    while (!all.endsWith("llll") && slow->waitForReadyRead(20'000))
        all += slow->readAll();
    QVERIFY(all.indexOf("held") < all.indexOf("xxxx"));
    QVERIFY(all.indexOf("xxxx") < all.indexOf("POST /last"));
    QCOMPARE(listener.probe.requests.load(), 4);
}

void TestTransportTls::webSocket()
{
    const TestListener listener(options());
    QWebSocket socket;
    socket.setSslConfiguration(m_client);
    QString echoed;
    bool isOpen = false;
    QObject::connect(&socket, &QWebSocket::connected, this, [&isOpen] { isOpen = true; });
    QObject::connect(&socket, &QWebSocket::textMessageReceived, this, [&echoed](const QString &text) { echoed = text; });
    socket.open(QUrl(QStringLiteral("wss://127.0.0.1:%1/ws").arg(listener.transport->port())));
    QTRY_VERIFY(isOpen);
    const QString text = QString(200'000, QChar(0xe4));
    socket.sendTextMessage(text);
    QTRY_COMPARE(echoed, QString("echo " + text));
    socket.close();
    QTRY_COMPARE(listener.probe.socketsClosed.load(), 1);
    QTRY_COMPARE(listener.transport->connectionCount(), 0);
}

void TestTransportTls::streams()
{
    const TestListener listener(options());
    const auto socket = connect(listener);
    QVERIFY(socket);
    socket->write(get("/export?100"));
    QByteArray all;
    while (!all.endsWith("\r\n0\r\n\r\n") && socket->waitForReadyRead(20'000))
        all += socket->readAll();
    QVERIFY(all.size() > 100 * 64 * 1024);
    QVERIFY2(listener.probe.mostWaiting <= 600 * 1024, QByteArray::number(listener.probe.mostWaiting.load()).constData());
    socket->write(get("/events"));
    QVERIFY(socket->waitForReadyRead(20'000));
    socket->abort();
    QTRY_COMPARE(listener.probe.streamsClosed.load(), 1);
}

void TestTransportTls::plainTextIsCutOff()
{
    const TestListener listener(options());
    RawClient client = listener.connect();
    QVERIFY(client.send(get("/a")));
    QVERIFY(!client.readAll().contains("HTTP/1.1"));
    QCOMPARE(listener.probe.requests.load(), 0);
    client.close();
    QTRY_COMPARE(listener.transport->connectionCount(), 0);
}

void TestTransportTls::silentHandshakeIsCutOff()
{
    http::TransportOptions quick = options();
    quick.headerTimeout = 200ms;
    const TestListener listener(quick);
    RawClient client = listener.connect();
    QVERIFY(client.send("\x16\x03\x01"));
    QVERIFY(client.readAll().isEmpty());
    QTRY_COMPARE(listener.transport->connectionCount(), 0);
}

void TestTransportTls::oldProtocolsAreRefused()
{
    const TestListener listener(options());
    QProcess client;
    client.start("openssl",
                 {"s_client", "-connect", QStringLiteral("127.0.0.1:%1").arg(listener.transport->port()), "-tls1_1"});
    client.closeWriteChannel();
    QVERIFY(client.waitForFinished(20'000));
    QVERIFY(client.exitCode() != 0);
    QVERIFY(connect(listener));
}

void TestTransportTls::clientGoneWhilePending()
{
    const TestListener listener(options());
    auto socket = connect(listener);
    const auto other = connect(listener);
    QVERIFY(socket && other);
    socket->write(get("/hold"));
    QVERIFY(socket->waitForBytesWritten(20'000));
    QTRY_COMPARE(listener.probe.held.load(), 1);
    socket->abort();
    QTRY_COMPARE(listener.transport->connectionCount(), 1);
    other->write(get("/release"));
    QVERIFY(readAnswer(*other).endsWith("released"));
    QCOMPARE(listener.probe.repliesFoundGone.load(), 1);
}

void TestTransportTls::stopFinishesWhatRuns()
{
    TestListener listener(options());
    const auto running = connect(listener);
    const auto idle = connect(listener);
    QVERIFY(running && idle);
    running->write(get("/later?200"));
    QVERIFY(running->waitForBytesWritten(20'000));
    QTRY_COMPARE(listener.probe.requests.load(), 1);
    const auto begin = std::chrono::steady_clock::now();
    listener.transport->stop(20s);
    QVERIFY(std::chrono::steady_clock::now() - begin < 10s);
    QVERIFY(readAnswer(*running).startsWith("HTTP/1.1 200 "));
}

void TestTransportTls::startErrors_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("named"); ///< what the message must name
    QTest::newRow("no certificate file") << "missing.pem"
                                         << "ec.key"
                                         << "missing.pem";
    QTest::newRow("no key file") << "ec.pem"
                                 << "missing.key"
                                 << "missing.key";
    QTest::newRow("no certificate in the file") << "garbage"
                                                << "ec.key"
                                                << "garbage";
    QTest::newRow("key instead of certificate") << "ec.key"
                                                << "ec.key"
                                                << "ec.key";
    QTest::newRow("no key in the file") << "ec.pem"
                                        << "garbage"
                                        << "garbage";
    QTest::newRow("certificate instead of key") << "ec.pem"
                                                << "ec.pem"
                                                << "ec.pem";
    QTest::newRow("key of another certificate") << "ec.pem"
                                                << "other.key"
                                                << "other.key";
    QTest::newRow("key of another kind") << "ec.pem"
                                         << "rsa.key"
                                         << "rsa.key";
    QTest::newRow("key with a passphrase") << "rsa.pem"
                                           << "locked.key"
                                           << "locked.key";
    QTest::newRow("no key given") << "ec.pem"
                                  << ""
                                  << "private key";
    QTest::newRow("no certificate given") << ""
                                          << "ec.key"
                                          << "certificate";
    QTest::newRow("fine") << "rsa.pem"
                          << "rsa.key"
                          << "";
}

void TestTransportTls::startErrors()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, named);
    http::TransportOptions options = localOptions();
    options.tlsCertificatePath = certificate.isEmpty() ? QString() : path(certificate);
    options.tlsPrivateKeyPath = key.isEmpty() ? QString() : path(key);
    ScriptProbe probe;
    const auto transport = http::Transport::start(options, ScriptHandler::factory(probe));
    QCOMPARE(transport.has_value(), named.isEmpty());
    if (!transport)
        QVERIFY2(transport.error().message.contains(named), qPrintable(transport.error().message));
}

QTEST_GUILESS_MAIN(TestTransportTls)
#include "tst_transporttls.moc"
