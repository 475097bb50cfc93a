// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/uniquefunction.h"
#include "http/reply.h"
#include "http/request.h"
#include "http/transport/transport.h"
#include "realtime/subscriber.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace basalt::api {

/** One open realtime connection of either kind, with its subscriptions. A worker's thread. */
class RealtimeClient
{
public:
    explicit RealtimeClient(http::RequestPtr request);
    virtual ~RealtimeClient() = default;
    Q_DISABLE_COPY_MOVE(RealtimeClient)

    [[nodiscard]] realtime::Subscriber &subscriber() { return *m_subscriber; }
    /** The request that opened it, with the credentials it came with. */
    [[nodiscard]] const http::Request &request() const { return *m_request; }
    /** Calls `closed` once when the client has gone. To be called when events reach the subscriber already. */
    virtual void watch(core::UniqueFunction<void()> closed) = 0;
    /** Says goodbye; the connection ends when the object goes. */
    virtual void close() = 0;

protected:
    /** By the class that owns the outlet, from its constructor. */
    void setOutlet(realtime::Outlet &outlet);

private:
    http::RequestPtr m_request;
    std::unique_ptr<realtime::Subscriber> m_subscriber;
};

/** Server-sent events (HTML standard, section 9.2): the subscriptions come with the request and stay. */
class EventStreamClient final : public RealtimeClient, private realtime::Outlet
{
public:
    EventStreamClient(http::RequestPtr request, std::unique_ptr<http::Stream> stream);

    void watch(core::UniqueFunction<void()> closed) override;
    void close() override { }

private:
    void send(QByteArrayView json, qint64 sequence) override;
    void sendHeartbeat(QByteArrayView json) override;
    [[nodiscard]] qint64 waitingBytes() const override { return m_stream->waitingBytes(); }

    std::unique_ptr<http::Stream> m_stream;
};

/** A WebSocket: the client subscribes and unsubscribes by messages. */
class WebSocketClient final : public RealtimeClient, private realtime::Outlet
{
public:
    using CollectionExists = std::function<bool(const QByteArray &)>;

    WebSocketClient(http::RequestPtr request, std::unique_ptr<http::WebSocket> socket, CollectionExists collectionExists);

    void watch(core::UniqueFunction<void()> closed) override { m_socket->onClosed(std::move(closed)); }
    void close() override;

private:
    void handleText(const QByteArray &text);
    void handleSubscribe(const QJsonObject &message);
    void acknowledge(QByteArrayView what, const QByteArray &collection);
    void complain(QByteArrayView what);

    void send(QByteArrayView json, qint64 sequence) override;
    void sendHeartbeat(QByteArrayView json) override { m_socket->sendText(json); }
    [[nodiscard]] qint64 waitingBytes() const override { return m_socket->waitingBytes(); }

    std::unique_ptr<http::WebSocket> m_socket;
    CollectionExists m_collectionExists;
};

} // namespace basalt::api
