// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/method.h"
#include "http/reply.h"
#include "http/request.h"
#include "http/transport/transport.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <vector>

namespace basalt::http {

/** Who may call a route at all; finer decisions are the service's. */
enum class Access {
    Anyone,     ///< credentials are optional; wrong ones are refused all the same
    Unchecked,  ///< credentials are not looked at: signing in must work beside a stale token
    User,       ///< any authenticated user
    Superadmin, ///< a user of the system account
};

/** What OpenAPI says of a route. Schemas are JSON texts, or empty where there is no body. */
struct RouteDoc
{
    QByteArrayView tag;
    QByteArrayView summary;
    QByteArrayView requestSchema = {};  ///< JSON Schema of the body
    QByteArrayView responseSchema = {}; ///< JSON Schema of the success answer
    QByteArrayView query = {};          ///< names of query parameters, comma separated
    int successStatus = 200;
    QByteArrayView headers = {}; ///< names of request headers that change what happens, comma separated
};

/**
 * One row of an API's route table: everything that decides how a request is treated stands here and nowhere else. OpenAPI
 * and the test "every route has a scenario" are made from the same rows.
 *
 * A path is literal segments and `{name}` captures, for instance `/api/v1/records/{collection}/{id}`. A capture takes one
 * segment, after percent-decoding; a decoded `/` stays part of it.
 */
struct Route
{
    Method method;
    QByteArray path;
    Access access;
    std::function<void(RequestPtr, Reply)> handler;
    RouteDoc doc;
    qint64 maxBodyBytes = -1; ///< below the transport's limit; -1: that limit
    /** The token may also come as `?token=`: for clients that cannot set a header (EventSource, browsers' WebSocket). */
    bool tokenInQuery = false;
    /** The handler writes its refusals into the audit trail itself (sign-in does); else the pipeline records 401 and 403. */
    bool auditsDenials = false;
    /** Open to who still has to set up a second factor that is required of him. */
    bool opensWithoutSecondFactor = false;
    /** The answer holds tokens: it is not compressed, for its length would tell of them. */
    bool tellsSecrets = false;
    /** Set on a GET route that serves WebSockets: called instead of `handler` for an upgrade, after the same checks. */
    std::function<void(RequestPtr, Reply refuse, WorkerHandler::AcceptUpgrade accept)> upgrade = {};
};

/** One resource of the API: decodes, calls one service, encodes. Made per worker; used on that worker's thread only. */
class Api
{
public:
    Api() = default;
    virtual ~Api() = default;
    Q_DISABLE_COPY_MOVE(Api)

    [[nodiscard]] virtual std::vector<Route> routes() = 0;
};

} // namespace basalt::http
