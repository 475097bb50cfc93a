// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedserver.h"

#include <QJsonDocument>
#include <QTcpSocket>

#include <memory>

namespace basalt::test {

ScriptedAnswer ScriptedAnswer::json(int status, const QJsonObject &object)
{
    return {status, QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

ScriptedServer::ScriptedServer(Script script) : m_script(std::move(script))
{
    connect(this, &QTcpServer::newConnection, this, &ScriptedServer::serve);
    if (!listen(QHostAddress::LocalHost))
        qFatal("no port: %s", qPrintable(errorString()));
}

QUrl ScriptedServer::url() const
{
    return QUrl(QString("http://127.0.0.1:%1").arg(serverPort()));
}

QByteArrayList ScriptedServer::lines(const QByteArray &part) const
{
    QByteArrayList all;
    for (const ScriptedRequest &request : m_requests) {
        if (const QByteArray line = request.method + ' ' + request.target; line.contains(part))
            all += line;
    }
    return all;
}

void ScriptedServer::serve()
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        auto waiting = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, waiting] { read(*socket, *waiting); });
    }
}

void ScriptedServer::read(QTcpSocket &socket, QByteArray &waiting)
{
    waiting += socket.readAll();
    const qsizetype end = waiting.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArrayList lines = waiting.first(end).replace("\r\n", "\n").split('\n');
    ScriptedRequest request;
    request.method = lines[0].split(' ').value(0);
    request.target = lines[0].split(' ').value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    request.body = waiting.sliced(end + 4);
    if (request.body.size() < request.headers.value("content-length").toLongLong())
        return;
    waiting.clear();
    m_requests += request;
    answer(socket, request);
}

void ScriptedServer::answer(QTcpSocket &socket, const ScriptedRequest &request)
{
    const ScriptedAnswer answer = m_script(request);
    if (answer.status == 0)
        return socket.abort();
    constexpr int kNoContent = 204;
    if (answer.status == kNoContent) {
        socket.write("HTTP/1.1 204 Said\r\n\r\n");
        return;
    }
    const QByteArray type = answer.body.startsWith('{') ? "application/json" : "text/plain";
    const QByteArray size = QByteArray::number(answer.body.size(), 16);
    socket.write("HTTP/1.1 " + QByteArray::number(answer.status) + " Said\r\nContent-Type: " + type
                 + "\r\nTransfer-Encoding: chunked\r\n\r\n");
    if (!answer.body.isEmpty())
        socket.write(size + "\r\n" + answer.body + "\r\n");
    switch (answer.end) {
    case ScriptedAnswer::End::Comes: socket.write("0\r\n\r\n"); break;
    case ScriptedAnswer::End::IsCutOff: socket.disconnectFromHost(); break;
    case ScriptedAnswer::End::IsAwaited: break;
    }
}

} // namespace basalt::test
