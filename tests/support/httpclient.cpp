// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/httpclient.h"

#include "support/trafficlog.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace basalt::test {

namespace {
constexpr int kTimeoutMs = 60'000; // sanitizers on a busy machine take their time
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray HttpAnswer::header(const char *name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QJsonObject HttpAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QJsonValue HttpAnswer::at(const QByteArray &path) const
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    QJsonValue value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    for (const QByteArray &step : path.split('.'))
        value = value.isArray() ? value.toArray().at(step.toInt()) : value.toObject().value(QString::fromUtf8(step));
    return value;
}

HttpClient::HttpClient(const QUrl &server) : m_server(server) { }

HttpAnswer HttpClient::post(const QByteArray &target, const QJsonObject &body, const Headers &headers)
{
    return send("POST", target, headers, test::json(body));
}

HttpAnswer HttpClient::send(const QByteArray &method, const QByteArray &target, const Headers &headers, const QByteArray &body)
{
    Headers all = defaultHeaders;
    for (const auto &header : headers)
        all.removeIf([&](const auto &field) { return field.first.compare(header.first, Qt::CaseInsensitive) == 0; });
    all.append(headers); // one name may come twice
    HttpAnswer answer = exchange(method, target, all, body);
    log(method, target, all, answer.status);
    return answer;
}

void HttpClient::log(const QByteArray &method, const QByteArray &target, const Headers &headers, int status) const
{
    if (engine.isNull())
        return;
    QByteArray account;
    for (const auto &[name, value] : headers) {
        if (name.compare("Authorization", Qt::CaseInsensitive) == 0)
            account = TrafficLog::accountOf(value);
    }
    TrafficLog::instance().write({engine, method, target, status, account});
}

HttpAnswer HttpClient::exchange(const QByteArray &method, const QByteArray &target, const Headers &headers,
                                const QByteArray &body)
{
    QByteArray request = method + ' ' + target + " HTTP/1.1\r\n";
    Headers all = headers;
    const auto has = [&all](const char *name) {
        return std::any_of(all.cbegin(), all.cend(),
                           [name](const auto &field) { return field.first.compare(name, Qt::CaseInsensitive) == 0; });
    };
    if (!has("Host"))
        all.emplaceBack("Host", m_server.authority().toLatin1());
    if (!body.isEmpty() && !has("Content-Type"))
        all.emplaceBack("Content-Type", "application/json");
    if (!body.isEmpty() || method == "POST" || method == "PUT" || method == "PATCH")
        all.emplaceBack("Content-Length", QByteArray::number(body.size()));
    for (const auto &[name, value] : all)
        request += name + ": " + value + "\r\n";
    request += "\r\n" + body;

    if (!connectToServer())
        return {};
    m_socket.write(request);
    HttpAnswer answer = receive(method != "HEAD");
    if (answer.status == 0 || answer.header("Connection").toLower() == "close")
        m_socket.abort();
    return answer;
}

bool HttpClient::connectToServer()
{
    // A server may close a resting connection at any time: what has arrived by now is known.
    m_socket.waitForReadyRead(0);
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        return true;
    m_socket.abort();
    m_socket.connectToHost(m_server.host(), static_cast<quint16>(m_server.port()));
    return m_socket.waitForConnected(kTimeoutMs);
}

HttpAnswer HttpClient::receive(bool hasBody)
{
    HttpAnswer answer;
    const QByteArray statusLine = readLine();
    if (!statusLine.startsWith("HTTP/1.1 "))
        return {};
    for (QByteArray line = readLine(); !line.isEmpty(); line = readLine()) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.emplaceBack(line.first(colon), line.sliced(colon + 1).trimmed());
    }
    answer.status = statusLine.mid(9, 3).toInt();
    if (!hasBody || answer.status == 204 || answer.status == 304)
        return answer;
    if (answer.header("Transfer-Encoding") == "chunked")
        answer.body = readChunks();
    else
        answer.body = readBytes(answer.header("Content-Length").toLongLong());
    return answer;
}

QByteArray HttpClient::readLine()
{
    while (!m_socket.canReadLine()) {
        if (!m_socket.waitForReadyRead(kTimeoutMs))
            return {};
    }
    return m_socket.readLine().trimmed();
}

QByteArray HttpClient::readBytes(qsizetype count)
{
    while (m_socket.bytesAvailable() < count) {
        if (!m_socket.waitForReadyRead(kTimeoutMs))
            break;
    }
    return m_socket.read(count);
}

QByteArray HttpClient::readChunks()
{
    QByteArray body;
    for (;;) {
        const qsizetype size = readLine().toLongLong(nullptr, 16);
        body += readBytes(size);
        if (const QByteArray end = readLine(); size == 0 || !end.isEmpty())
            return body;
    }
}

} // namespace basalt::test
