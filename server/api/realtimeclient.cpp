// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/realtimeclient.h"

#include "core/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

/** RFC 6455 section 7.4.1: the message violates the policy of the endpoint. */
constexpr quint16 kPolicyViolation = 1008;

QByteArray eventFrame(QByteArrayView event, QByteArrayView json, qint64 sequence)
{
    // JSON from the writer has no line breaks, so one data line holds it.
    QByteArray frame;
    frame.reserve(json.size() + 64);
    if (sequence > 0)
        frame += "id: " + QByteArray::number(sequence) + '\n';
    frame += "event: ";
    frame += event;
    frame += "\ndata: ";
    frame += json;
    frame += "\n\n";
    return frame;
}

} // namespace

RealtimeClient::RealtimeClient(http::RequestPtr request) : m_request(std::move(request)) { }

void RealtimeClient::setOutlet(realtime::Outlet &outlet)
{
    m_subscriber = std::make_unique<realtime::Subscriber>(outlet, m_request->principal.chosenAccountId);
}

// -- server-sent events --------------------------------------------------------------------------------------------------

EventStreamClient::EventStreamClient(http::RequestPtr request, std::unique_ptr<http::Stream> stream)
    : RealtimeClient(std::move(request))
    , m_stream(std::move(stream))
{
    setOutlet(*this);
}

void EventStreamClient::watch(core::UniqueFunction<void()> closed)
{
    // Something at once: proxies and browsers take a stream for open when its first bytes are there. Not sooner: whoever has
    // read it misses nothing that happens from then on.
    m_stream->write(": connected\n\n");
    m_stream->onClosed(std::move(closed));
}

void EventStreamClient::send(QByteArrayView json, qint64 sequence)
{
    m_stream->write(eventFrame("message", json, sequence));
}

void EventStreamClient::sendHeartbeat(QByteArrayView json)
{
    m_stream->write(eventFrame("heartbeat", json, 0));
}

// -- WebSocket -----------------------------------------------------------------------------------------------------------

WebSocketClient::WebSocketClient(http::RequestPtr request, std::unique_ptr<http::WebSocket> socket,
                                 CollectionExists collectionExists)
    : RealtimeClient(std::move(request))
    , m_socket(std::move(socket))
    , m_collectionExists(std::move(collectionExists))
{
    setOutlet(*this);
    m_socket->onText([this](const QByteArray &text) { handleText(text); });
}

void WebSocketClient::close()
{
    m_socket->close(kPolicyViolation, "no longer allowed");
}

void WebSocketClient::send(QByteArrayView json, qint64)
{
    m_socket->sendText(json);
}

void WebSocketClient::handleText(const QByteArray &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject()) {
        complain("Invalid JSON");
        return;
    }
    const QJsonObject message = document.object();
    const QString action = message.value("action"_L1).toString();
    const QByteArray collection = message.value("collection"_L1).toString().toUtf8();
    if (action == "ping"_L1) {
        m_socket->sendText(R"({"type":"pong"})");
    } else if (action == "subscribe"_L1) {
        handleSubscribe(message);
    } else if (action == "unsubscribe"_L1) {
        if (collection.isEmpty())
            return complain("Missing collection");
        subscriber().unsubscribe(collection);
        acknowledge("unsubscribed", collection);
    } else {
        complain("Unknown action");
    }
}

void WebSocketClient::handleSubscribe(const QJsonObject &message)
{
    const QByteArray collection = message.value("collection"_L1).toString().toUtf8();
    if (collection.isEmpty())
        return complain("Missing collection");
    if (!m_collectionExists(collection))
        return complain("Unknown collection");
    const QJsonValue wished = message.value("operations"_L1);
    if (!wished.isUndefined() && !wished.isNull() && !wished.isArray())
        return complain("Operations must be an array");
    QSet<QByteArray> operations;
    for (const QJsonValue &value : wished.toArray()) {
        const QByteArray operation = value.toString().toUtf8();
        if (!realtime::isOperation(operation))
            return complain("Unknown operation");
        operations.insert(operation);
    }
    if (!subscriber().subscribe(collection, operations))
        return complain("Max subscriptions reached (100)");
    acknowledge("subscribed", collection);
}

/** Both keys: older clients read `status`, newer ones `type`. */
void WebSocketClient::acknowledge(QByteArrayView what, const QByteArray &collection)
{
    core::JsonWriter json(128);
    json.beginObject().member("type", what).member("status", what).member("collection", QByteArrayView(collection)).endObject();
    m_socket->sendText(json.bytes());
}

void WebSocketClient::complain(QByteArrayView what)
{
    core::JsonWriter json(96);
    json.beginObject().member("error", what).endObject();
    m_socket->sendText(json.bytes());
}

} // namespace basalt::api
