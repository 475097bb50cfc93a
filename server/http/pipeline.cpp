// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/pipeline.h"

#include "core/ids.h"
#include "core/logging.h"
#include "db/database.h"
#include "http/accesslog.h"
#include "http/conditional.h"
#include "http/problem.h"
#include "http/urlparts.h"

#include <QUrl>

#include <array>
#include <exception>

using namespace Qt::Literals::StringLiterals;

namespace basalt::http {

/**
 * What must live until the answer is sent, in one allocation with the request that handlers share. Holds nothing of the
 * pipeline by reference: an answer may be late.
 */
struct Pipeline::Flow
{
    Request request;
    std::shared_ptr<const PipelineOptions> options;
    std::shared_ptr<DenialLog> denials;
    const core::Clock *clock = nullptr;
    QByteArray logPath;       ///< for the log where the path carries a secret; else null
    bool recordDenial = true; ///< false where the handler writes its refusals into the trail itself
};

/** One request on its way through the list. */
struct Pipeline::Exchange
{
    std::shared_ptr<Flow> flow;
    Reply reply;
    AcceptUpgrade accept;         ///< set for an upgrade to WebSocket
    const Route *route = nullptr; ///< from findRoute() on

    [[nodiscard]] Request &request() { return flow->request; }
};

namespace {

constexpr qsizetype kMaxCorrelationId = 64;

bool isCorrelationId(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= kMaxCorrelationId
        && std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

QByteArray bearerFromQuery(const Request &request)
{
    const QByteArray token = request.queryParameter("token");
    return token.isEmpty() ? QByteArray() : "Bearer " + token;
}

/** An origin is the server's own if it names the host that the request was sent to. */
bool isOwnOrigin(const Request &request, const QByteArray &origin)
{
    const qsizetype authority = origin.indexOf("://");
    return authority > 0 && origin.sliced(authority + 3).compare(request.headers.value("Host"), Qt::CaseInsensitive) == 0;
}

} // namespace

// -- the list ------------------------------------------------------------------------------------------------------------

std::span<const Pipeline::Step> Pipeline::steps()
{
    static constexpr std::array kSteps{
        // The id first: every later failure can be named.
        Step{"name request", &Pipeline::nameRequest},
        // Behind a trusted proxy: the true address and scheme, before anything looks at them.
        Step{"find client", &Pipeline::findClient},
        // From here on every answer gets its headers and its line in the access log.
        Step{"prepare answer", &Pipeline::prepareAnswer},
        // Browsers ask without credentials and for any path.
        Step{"answer preflight", &Pipeline::answerPreflight},
        // 400 for what cannot be decoded, before it is compared with anything.
        Step{"decode address", &Pipeline::decodeAddress},
        // 404, 405 and OPTIONS. Before authentication: probing unknown paths costs no look-up of credentials.
        Step{"find route", &Pipeline::findRoute},
        // 413 where a route takes less than the transport does.
        Step{"limit body", &Pipeline::limitBody},
        // A page of another origin opens no WebSocket: browsers apply no CORS to those.
        Step{"check origin", &Pipeline::checkOrigin},
        // 401 for wrong credentials; having none is fine so far. May wait for the database.
        Step{"authenticate", &Pipeline::authenticate},
        // 401 or 403 by the route's own row; finer decisions are the service's.
        Step{"check access", &Pipeline::checkAccess},
        // The handler owns request and reply from here.
        Step{"call handler", &Pipeline::callHandler},
    };
    return kSteps;
}

/** Also the error boundary: the only place under a request that catches what was not meant to be thrown. */
void Pipeline::run(Exchange exchange, size_t from)
{
    const std::shared_ptr<Flow> flow = exchange.flow;
    const auto report = [&flow](const char *what) {
        core::logError("a handler threw", {{"what", what}, {"path", flow->request.path}, {"cid", flow->request.correlationId}});
    };
    try {
        for (const Step &step : steps().subspan(from)) {
            if (!(this->*step.run)(exchange))
                return;
        }
    } catch (const std::exception &exception) {
        report(exception.what()); // the reply was destroyed unanswered on the way, which answers 500
    } catch (...) {
        report("not a std::exception");
    }
}

Pipeline::Pipeline(PipelineParts parts, Router router) : m_parts(std::move(parts)), m_router(std::move(router)) { }

Pipeline::~Pipeline() = default;

void Pipeline::handle(Request &&request, Reply reply)
{
    run(Exchange{makeFlow(std::move(request)), std::move(reply), {}}, 0);
}

void Pipeline::handleUpgrade(Request &&request, Reply refuse, AcceptUpgrade accept)
{
    run(Exchange{makeFlow(std::move(request)), std::move(refuse), std::move(accept)}, 0);
}

std::shared_ptr<Pipeline::Flow> Pipeline::makeFlow(Request &&request) const
{
    auto flow = std::make_shared<Flow>();
    flow->request = std::move(request);
    flow->request.session = m_parts.session;
    flow->options = m_parts.options;
    flow->denials = m_parts.denials;
    flow->clock = &m_parts.clock;
    return flow;
}

bool Pipeline::refuse(Exchange &exchange, const Error &error)
{
    exchange.reply.fail(error);
    return false;
}

// -- the steps -----------------------------------------------------------------------------------------------------------

bool Pipeline::nameRequest(Exchange &exchange)
{
    const QByteArray sent = exchange.request().headers.value("X-Correlation-ID");
    exchange.request().correlationId = isCorrelationId(sent) ? sent : core::newCorrelationId();
    return true;
}

bool Pipeline::findClient(Exchange &exchange)
{
    applyForwarded(m_parts.options->trustedProxies, exchange.request());
    return true;
}

bool Pipeline::prepareAnswer(Exchange &exchange)
{
    exchange.reply.decorate([flow = exchange.flow](Response &response) { finishAnswer(*flow, response); });
    return true;
}

namespace {

/** Some routes have to answer another status than their error's own: a wrong code is one all the same. */
bool isDenial(int status)
{
    return status == 401 || status == 403;
}

} // namespace

void Pipeline::finishAnswer(Flow &flow, Response &response)
{
    const Request &request = flow.request;
    answerConditionally(request, response);
    completeProblem(response, request.correlationId, request.path);
    response.headers.setShared({"X-Correlation-ID"_ba, request.correlationId});
    if (request.principal.viewer) {
        response.headers.set("X-View-As", request.principal.userId);
        response.headers.set("X-Viewed-By", request.principal.viewer->userId);
    }
    addSecurityHeaders(flow.options->securityHeaders, request, response);
    addCorsHeaders(flow.options->cors, request, response);
    const Code cause = response.cause ? response.cause->code : Code::Internal;
    if (response.cause && !response.cause->detail.isEmpty()) {
        core::logError("request failed",
                       {{"error", core::codeName(cause).toUtf8()},
                        {"detail", response.cause->detail.toUtf8()},
                        {"cid", request.correlationId}});
    }
    if (flow.recordDenial && response.cause && (isDenial(response.status) || isDenial(core::httpStatus(cause))))
        flow.denials->denied(request, response.status, cause);
    for (const RefusedParts &parts : std::as_const(response.refusedParts)) {
        if (isDenial(parts.status))
            flow.denials->denied(request, parts);
    }
    if (flow.options->accessLog)
        logAccess(request, response, loggableTarget(request, flow.logPath), flow.clock->monotonicNs() - request.receivedNs);
}

bool Pipeline::answerPreflight(Exchange &exchange)
{
    if (!isPreflight(exchange.request()))
        return true;
    exchange.flow->recordDenial = false; // nobody was refused anything yet
    exchange.reply.send(preflightResponse(m_parts.options->cors, exchange.request()));
    return false;
}

bool Pipeline::decodeAddress(Exchange &exchange)
{
    Request &request = exchange.request();
    if (request.method == Method::Options && request.path == "*")
        return true;
    auto segments = splitPath(request.path);
    if (!segments)
        return refuse(exchange, segments.error());
    auto parameters = splitQuery(request.query);
    if (!parameters)
        return refuse(exchange, parameters.error());
    request.segments = std::move(*segments);
    request.queryParameters = std::move(*parameters);
    return true;
}

bool Pipeline::findRoute(Exchange &exchange)
{
    Request &request = exchange.request();
    if (request.method == Method::Options)
        return answerOptions(exchange);
    auto match = m_router.match(request.method, request.segments);
    if (std::holds_alternative<Router::NoSuchPath>(match))
        return refuse(exchange, Error::of(Code::RouteNotFound));
    if (const auto *other = std::get_if<Router::NoSuchMethod>(&match)) {
        Response response = problemResponse(Error::of(Code::MethodNotAllowed));
        response.headers.set("Allow", allowHeader(other->allowed));
        exchange.reply.send(std::move(response));
        return false;
    }
    auto &found = std::get<Router::Found>(match);
    exchange.route = found.route;
    exchange.flow->recordDenial = !found.route->auditsDenials;
    if (found.captures.contains("token"))
        exchange.flow->logPath = found.route->path;
    request.pathParameters = std::move(found.captures);
    return true;
}

bool Pipeline::answerOptions(Exchange &exchange)
{
    const Request &request = exchange.request();
    QList<Method> allowed = m_router.allowedMethods(request.segments);
    if (request.path == "*") {
        for (const auto &[method, name] : kMethods)
            allowed.append(method);
    }
    if (allowed.isEmpty())
        return refuse(exchange, Error::of(Code::RouteNotFound));
    Response response = Response::noContent();
    response.headers.set("Allow", allowHeader(allowed));
    exchange.reply.send(std::move(response));
    return false;
}

bool Pipeline::limitBody(Exchange &exchange)
{
    const qint64 limit = exchange.route->maxBodyBytes;
    if (limit >= 0 && exchange.request().body.size() > limit)
        return refuse(exchange, Error::of(Code::BodyTooLarge));
    return true;
}

bool Pipeline::checkOrigin(Exchange &exchange)
{
    if (!exchange.accept)
        return true;
    if (!exchange.route->upgrade)
        return refuse(exchange, Error::of(Code::BadRequest, u"This address does not speak WebSocket."_s));
    const QByteArray origin = exchange.request().headers.value("Origin");
    if (origin.isNull() || isOwnOrigin(exchange.request(), origin) || originAllowed(m_parts.options->cors, origin))
        return true;
    return refuse(exchange, Error::of(Code::Forbidden, u"This origin may not use the API."_s));
}

bool Pipeline::authenticate(Exchange &exchange)
{
    if (exchange.route->access == Access::Unchecked)
        return true;
    const Request &request = exchange.request();
    auth::Credentials credentials;
    credentials.authorization = request.headers.value("Authorization");
    if (credentials.authorization.isNull() && exchange.route->tokenInQuery)
        credentials.authorization = bearerFromQuery(request);
    credentials.apiKey = request.headers.value("X-API-Key");
    credentials.accountSelector = request.headers.value("X-Account-ID");
    credentials.peerAddress = request.peerAddress;

    // Most requests end here at once; only some wait for the database, and go on from the next step when it has answered.
    const auto next = static_cast<size_t>(std::distance(
                          steps().begin(),
                          std::ranges::find_if(steps(), [](const Step &step) { return step.run == &Pipeline::authenticate; })))
        + 1;
    m_parts.authenticator.authenticate(*m_parts.session, std::move(credentials),
                                       [this, next, waiting = std::move(exchange)](Result<auth::Principal> principal) mutable {
                                           if (!principal) {
                                               refuse(waiting, principal.error());
                                               return;
                                           }
                                           waiting.request().principal = std::move(*principal);
                                           run(std::move(waiting), next);
                                       });
    return false;
}

bool Pipeline::checkAccess(Exchange &exchange)
{
    const auth::Principal &principal = exchange.request().principal;
    const Access access = exchange.route->access;
    if ((access == Access::User || access == Access::Superadmin) && principal.isAnonymous())
        return refuse(exchange, Error::of(Code::Unauthenticated));
    // Also where nobody need be signed in: who sends a token asks as that user.
    if (principal.lacksSecondFactor && !exchange.route->opensWithoutSecondFactor)
        return refuse(exchange, Error::of(Code::MfaRequired));
    // Before everything finer: nothing that such a token is used for can change anything.
    const Method method = exchange.request().method;
    if (principal.viewer && method != Method::Get && method != Method::Head)
        return refuse(exchange, Error::of(Code::ViewAsIsReadOnly));
    if (access == Access::Superadmin && !principal.superadmin)
        return refuse(exchange, Error::of(Code::SuperadminRequired, u"Superadmin access required"_s));
    return true;
}

/** Only what a handler answers: everything before is short, or must be fast to refuse. */
void Pipeline::compressAnswer(Exchange &exchange) const
{
    const CompressionOptions &options = m_parts.options->compression;
    if (!options.enabled || exchange.route->tellsSecrets)
        return;
    CompressionPool pool;
    if (m_parts.pool && m_parts.session)
        pool = {m_parts.pool, &m_parts.session->mailbox()};
    std::shared_ptr<const Headers> headers(exchange.flow, &exchange.request().headers);
    exchange.reply.wrap([&](std::unique_ptr<ReplyTarget> target) {
        return std::make_unique<CompressingTarget>(std::move(target), options, pool, std::move(headers));
    });
}

/** Rules may ask for these, wherever the caller is taken along to. */
std::shared_ptr<const core::RequestFacts> Pipeline::factsOf(const Request &request)
{
    auto facts = std::make_shared<core::RequestFacts>(methodName(request.method).toByteArray());
    for (const Headers::Field &field : request.headers)
        facts->addHeader(field);
    for (const core::RequestFacts::Field &parameter : request.queryParameters)
        facts->addParameter(parameter);
    return facts;
}

bool Pipeline::callHandler(Exchange &exchange)
{
    const Route &route = *exchange.route;
    exchange.request().principal.request = factsOf(exchange.request());
    if (!exchange.accept)
        compressAnswer(exchange);
    RequestPtr request(exchange.flow, &exchange.flow->request);
    if (exchange.accept)
        route.upgrade(std::move(request), std::move(exchange.reply), std::move(exchange.accept));
    else
        route.handler(std::move(request), std::move(exchange.reply));
    return false;
}

} // namespace basalt::http
