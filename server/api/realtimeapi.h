// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/authenticator.h"
#include "core/clock.h"
#include "core/mailbox.h"
#include "http/route.h"
#include "realtime/feed.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <vector>

namespace basalt::api {

class RealtimeClient;

/** What the realtime routes work with; everything outlives the API. */
struct RealtimeParts
{
    realtime::Hub &hub;
    core::Mailbox &mailbox; ///< of the worker
    const core::Clock &clock;
    auth::Authenticator &authenticator;
    /** True for the name of a collection that exists. */
    std::function<bool(const QByteArray &)> collectionExists;
};

/**
 * Changes as they happen: `GET /api/v1/realtime/subscribe` (server-sent events) and `GET /api/v1/realtime/ws` (WebSocket).
 * For superadmins. Owns the open connections of its worker; a connection whose credentials have ceased to be good is ended
 * at once if this process ended them, else (another server on the same database, a token past its time) at the next
 * heartbeat.
 */
class RealtimeApi final : public http::Api
{
public:
    explicit RealtimeApi(RealtimeParts parts);
    ~RealtimeApi() override;

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void subscribe(const http::RequestPtr &request, http::Reply reply);
    void openWebSocket(const http::RequestPtr &request, http::Reply refuse, http::WorkerHandler::AcceptUpgrade accept);
    void take(std::unique_ptr<RealtimeClient> client);
    /** Ends a client after the current turn: it may be the one that is calling. */
    void drop(RealtimeClient &client);
    void checkCredentials();

    RealtimeParts m_parts;
    realtime::Feed m_feed;
    std::vector<std::shared_ptr<RealtimeClient>> m_clients;
};

} // namespace basalt::api
