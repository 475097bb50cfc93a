// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/realtimeapi.h"

#include "api/realtimeclient.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

struct Wish
{
    QByteArray collection;
    QSet<QByteArray> operations;
};

/** `collection=posts`, repeated, and `collections=posts:create,update`, repeated: both forms are in use. */
Result<QList<Wish>> wishes(const http::Request &request)
{
    QList<Wish> wished;
    for (const auto &[name, value] : request.queryParameters) {
        if (name == "collection") {
            wished.append({value, {}});
        } else if (name == "collections") {
            const qsizetype colon = value.indexOf(':');
            Wish wish{colon < 0 ? value : value.first(colon), {}};
            for (const QByteArray &operation : colon < 0 ? QByteArrayList() : value.sliced(colon + 1).split(',')) {
                if (!realtime::isOperation(operation))
                    return Error::invalid(u"collections"_s, u"An operation is create, update or delete."_s,
                                          u"invalid_operation"_s);
                wish.operations.insert(operation);
            }
            wished.append(std::move(wish));
        }
    }
    if (wished.isEmpty())
        return Error::invalid(u"collection"_s, u"Name at least one collection."_s, u"required_missing"_s);
    return wished;
}

auth::Credentials credentialsOf(const http::Request &request)
{
    auth::Credentials credentials;
    credentials.authorization = request.headers.value("Authorization");
    if (const QByteArray token = request.queryParameter("token"); credentials.authorization.isNull() && !token.isEmpty())
        credentials.authorization = "Bearer " + token;
    credentials.apiKey = request.headers.value("X-API-Key");
    credentials.accountSelector = request.headers.value("X-Account-ID");
    credentials.peerAddress = request.peerAddress;
    return credentials;
}

} // namespace

RealtimeApi::RealtimeApi(RealtimeParts parts) : m_parts(std::move(parts)), m_feed(m_parts.hub, m_parts.mailbox, m_parts.clock)
{
    m_feed.onCheck([this] { checkCredentials(); });
    m_feed.onGivenUp([this](realtime::Subscriber &subscriber) {
        const auto client = std::find_if(m_clients.cbegin(), m_clients.cend(),
                                         [&](const auto &candidate) { return &candidate->subscriber() == &subscriber; });
        if (client != m_clients.cend())
            drop(**client);
    });
}

RealtimeApi::~RealtimeApi() = default;

std::vector<http::Route> RealtimeApi::routes()
{
    http::Route events{
        Method::Get,
        "/api/v1/realtime/subscribe",
        http::Access::Superadmin,
        [this](const RequestPtr &request, Reply reply) { subscribe(request, std::move(reply)); },
        {.tag = "realtime", .summary = "Changes as server-sent events", .query = "collection,collections,token"}};
    events.tokenInQuery = true;
    http::Route socket{Method::Get,
                       "/api/v1/realtime/ws",
                       http::Access::Superadmin,
                       [](const RequestPtr &, Reply reply) { reply.fail(Error::of(Code::UpgradeRequired)); },
                       {.tag = "realtime", .summary = "Changes over a WebSocket", .query = "token", .successStatus = 101}};
    socket.tokenInQuery = true;
    socket.upgrade = [this](const RequestPtr &request, Reply refuse, http::WorkerHandler::AcceptUpgrade accept) {
        openWebSocket(request, std::move(refuse), std::move(accept));
    };
    return {std::move(events), std::move(socket)};
}

void RealtimeApi::subscribe(const RequestPtr &request, Reply reply)
{
    const auto wished = wishes(*request);
    if (!wished)
        return reply.fail(wished.error());
    for (const Wish &wish : *wished) {
        if (!m_parts.collectionExists(wish.collection))
            return reply.fail(Error::of(Code::CollectionNotFound));
    }
    if (wished->size() > realtime::Subscriber::kMaxCollections)
        return reply.fail(Error::invalid(u"collection"_s, u"At most 100 collections."_s, u"too_many"_s));
    Response head = Response::text(200, "text/event-stream; charset=utf-8", {});
    head.headers.set("Cache-Control", "no-cache, no-transform");
    auto stream = reply.stream(std::move(head));
    if (request->method == Method::Head)
        return; // ends with its head: events would hold the connection and tell nobody
    auto client = std::make_unique<EventStreamClient>(request, std::move(stream));
    for (const Wish &wish : *wished)
        std::ignore = client->subscriber().subscribe(wish.collection, wish.operations); // counted above
    take(std::move(client));
}

void RealtimeApi::openWebSocket(const RequestPtr &request, [[maybe_unused]] Reply refuse,
                                http::WorkerHandler::AcceptUpgrade accept)
{
    accept([this, request](std::unique_ptr<http::WebSocket> socket) {
        take(std::make_unique<WebSocketClient>(request, std::move(socket), m_parts.collectionExists));
    });
}

void RealtimeApi::take(std::unique_ptr<RealtimeClient> client)
{
    RealtimeClient &taken = *client;
    m_feed.add(taken.subscriber());
    m_clients.push_back(std::move(client));
    taken.watch([this, &taken] { drop(taken); });
}

void RealtimeApi::drop(RealtimeClient &client)
{
    const auto found =
        std::find_if(m_clients.begin(), m_clients.end(), [&](const auto &candidate) { return candidate.get() == &client; });
    if (found == m_clients.end())
        return;
    std::shared_ptr<RealtimeClient> last = std::move(*found);
    m_clients.erase(found);
    m_feed.remove(last->subscriber());
    last->close();
    m_parts.mailbox.post([last = std::move(last)]() mutable { last.reset(); });
}

void RealtimeApi::checkCredentials()
{
    const auto clients = m_clients;
    for (const auto &client : clients) {
        m_parts.authenticator.authenticate(*client->request().session, credentialsOf(client->request()),
                                           [this, weak = std::weak_ptr(client)](const Result<auth::Principal> &principal) {
                                               const auto checked = weak.lock();
                                               if (!checked)
                                                   return;
                                               // A database that is busy or away says nothing about the caller.
                                               constexpr int kServerError = 500;
                                               const bool refused = !principal && principal.error().httpStatus() < kServerError;
                                               if (refused
                                                   || (principal && (!principal->superadmin || principal->lacksSecondFactor)))
                                                   drop(*checked);
                                           });
    }
}

} // namespace basalt::api
