// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/sessionsapi.h"

#include "access/accesschange.h"
#include "api/accessjson.h"
#include "api/accountjson.h"
#include "api/handling.h"
#include "api/queryreader.h"
#include "http/requestactor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr QByteArrayView kSessionsSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object",)"
    R"("properties":{"id":{"type":"string"},"current":{"type":"boolean"},"auth_method":{"type":"string"},)"
    R"("client_ip":{"type":["string","null"]},"user_agent":{"type":["string","null"]},)"
    R"("created_at":{"type":"string","format":"date-time"},"last_used_at":{"type":"string","format":"date-time"},)"
    R"("expires_at":{"type":"string","format":"date-time"}}}}}})");
constexpr QByteArrayView kEndedSchema(R"({"type":"object","properties":{"ended":{"type":"integer"}}})");

void writeSession(JsonWriter &out, const auth::LiveSession &session, const QByteArray &currentId)
{
    out.beginObject().member("id", session.row.id).flag("current", session.row.id == currentId);
    out.member("auth_method", session.row.authMethod);
    writeTextOrNull(out, "client_ip", session.row.clientIp);
    writeTextOrNull(out, "user_agent", session.row.userAgent);
    out.member("created_at", session.row.createdAt).member("last_used_at", session.lastUsedAt);
    out.member("expires_at", session.row.expiresAt).endObject();
}

} // namespace

Result<auth::UserTarget> SessionsApi::own(const http::Request &request) const
{
    return auth::UserTarget{request.principal.userId, request.principal.accountId, http::auditActor(request)};
}

/** Whoever may shut a user out sees where he is signed in, and ends it; owners are an owner's to sign out. */
Result<auth::UserTarget> SessionsApi::named(const http::Request &request) const
{
    BASALT_TRY_VOID(access::demand(request.principal, "users.update"));
    return m_targets.forHolders(askerOf(request), request.pathParameter("id"), "users.update");
}

std::function<void(RequestPtr, Reply)> SessionsApi::to(Handler handler, Whose whose)
{
    return [this, handler, whose](const RequestPtr &request, Reply reply) {
        if (const auto target = (this->*whose)(*request))
            (this->*handler)(request, std::move(reply), *target);
        else
            reply.fail(target.error());
    };
}

std::vector<http::Route> SessionsApi::routes()
{
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1/auth/me/sessions",
         User,
         to(&SessionsApi::list, &SessionsApi::own),
         {"auth", "The caller's open sessions, the last used first", {}, kSessionsSchema}},
        {Method::Delete,
         "/api/v1/auth/me/sessions",
         User,
         to(&SessionsApi::endAll, &SessionsApi::own),
         {"auth", "End the caller's other sessions, with `all` this one too", {}, kEndedSchema, "all"}},
        {Method::Delete,
         "/api/v1/auth/me/sessions/{session_id}",
         User,
         to(&SessionsApi::end, &SessionsApi::own),
         {"auth", "End one of the caller's sessions", {}, {}, {}, 204}},
        {Method::Get,
         "/api/v1/users/{id}/sessions",
         User,
         to(&SessionsApi::list, &SessionsApi::named),
         {"users", "The open sessions of a user, the last used first", {}, kSessionsSchema}},
        {Method::Delete,
         "/api/v1/users/{id}/sessions",
         User,
         to(&SessionsApi::endAll, &SessionsApi::named),
         {"users", "End the sessions of a user but the caller's own, with `all` that one too", {}, kEndedSchema, "all"}},
        {Method::Delete,
         "/api/v1/users/{id}/sessions/{session_id}",
         User,
         to(&SessionsApi::end, &SessionsApi::named),
         {"users", "End a session of a user", {}, {}, {}, 204}},
    };
}

void SessionsApi::list(const RequestPtr &request, Reply reply, const auth::UserTarget &target)
{
    m_sessions.list(*request->session, target,
                    answerJson<QList<auth::LiveSession>>(
                        std::move(reply), 200, [request](JsonWriter &out, const QList<auth::LiveSession> &sessions) {
                            out.beginObject().member("total", qint64(sessions.size())).key("items").beginArray();
                            for (const auth::LiveSession &session : sessions)
                                writeSession(out, session, request->principal.sessionId);
                            out.endArray().endObject();
                        }));
}

void SessionsApi::end(const RequestPtr &request, Reply reply, const auth::UserTarget &target)
{
    m_sessions.end(*request->session, target, request->pathParameter("session_id"), answerNothing(std::move(reply)));
}

void SessionsApi::endAll(const RequestPtr &request, Reply reply, const auth::UserTarget &target)
{
    QueryReader query(*request);
    const bool all = query.flag("all"_L1).value_or(false);
    if (isRefused(query, reply))
        return;
    m_sessions.endAll(*request->session, target, all ? QByteArray() : request->principal.sessionId,
                      answerJson<qint64>(std::move(reply), 200, [](JsonWriter &out, qint64 ended) {
                          out.beginObject().member("ended", ended).endObject();
                      }));
}

} // namespace basalt::api
