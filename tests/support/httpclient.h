// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QTcpSocket>
#include <QUrl>

#include <utility>

namespace basalt::test {

/** A body: `json({{"name", "Readers"}})`. */
[[nodiscard]] QByteArray json(const QJsonObject &object);

/** An answer as it came over the wire, chunks put together. */
struct HttpAnswer
{
    int status = 0; ///< 0: no answer
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    /** The first header of that name; null if there is none. */
    [[nodiscard]] QByteArray header(const char *name) const;
    [[nodiscard]] QJsonObject json() const;
    /** A value inside the body by a dotted path, for instance `items.0.id`. */
    [[nodiscard]] QJsonValue at(const QByteArray &path) const;
};

/**
 * A plain blocking HTTP/1.1 client: sends the target as it is given, so that tests can send what no library would. One
 * connection, kept alive, opened again when the server closed it.
 */
class HttpClient
{
public:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    explicit HttpClient(const QUrl &server);

    /** Sent with every request. */
    Headers defaultHeaders;
    /** The engine behind the server, under which requests are written to the TrafficLog; null: they are not. */
    QByteArray engine;

    [[nodiscard]] HttpAnswer send(const QByteArray &method, const QByteArray &target, const Headers &headers = {},
                                  const QByteArray &body = {});
    [[nodiscard]] HttpAnswer get(const QByteArray &target, const Headers &headers = {}) { return send("GET", target, headers); }
    [[nodiscard]] HttpAnswer post(const QByteArray &target, const QJsonObject &body, const Headers &headers = {});

private:
    [[nodiscard]] HttpAnswer exchange(const QByteArray &method, const QByteArray &target, const Headers &headers,
                                      const QByteArray &body);
    void log(const QByteArray &method, const QByteArray &target, const Headers &headers, int status) const;
    [[nodiscard]] bool connectToServer();
    [[nodiscard]] HttpAnswer receive(bool hasBody);
    [[nodiscard]] QByteArray readLine();
    [[nodiscard]] QByteArray readBytes(qsizetype count);
    [[nodiscard]] QByteArray readChunks();

    QUrl m_server;
    QTcpSocket m_socket;
};

} // namespace basalt::test
