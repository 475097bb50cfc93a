// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/macrosapi.h"

#include "api/answerjson.h"
#include "api/bodyreader.h"
#include "api/handling.h"
#include "api/queryreader.h"
#include "api/requestchecks.h"
#include "http/requestactor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using http::Access;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr QByteArrayView kInputSchema(
    R"({"type":"object","properties":{"name":{"type":"string"},"description":{"type":"string"},"parameters":{"type":)"
    R"("array","items":{"type":"string"}},"expression":{"type":"string"},"sql_query":{"type":"string"}}})");
constexpr QByteArrayView kMacroSchema(
    R"({"type":"object","properties":{"id":{"type":"integer"},"name":{"type":"string"},"description":{"type":"string"},)"
    R"("sql_query":{"type":["string","null"]},"expression":{"type":["string","null"]},"parameters":{"type":"array","items":)"
    R"({"type":"string"}},"created_at":{"type":"string"},"updated_at":{"type":"string"},"created_by":{"type":)"
    R"(["string","null"]},"used_by":{"type":"array","items":{"type":"string"}}}})");
constexpr QByteArrayView kMacroListSchema(R"({"type":"array","items":{"type":"object"}})");
constexpr QByteArrayView kMacroTrialSchema(R"({"type":"object","properties":{"parameters":{"type":"array"}}})");
constexpr QByteArrayView kResultSchema(
    R"({"type":"object","properties":{"result":{},"columns":{"type":"array","items":{"type":"string"}},"rows":{"type":"array",)"
    R"("items":{"type":"array"}},"row_count":{"type":"integer"},"truncated":{"type":"boolean"},"execution_time":{"type":)"
    R"("integer"},"rows_affected":{"type":"integer"}}})");

QByteArray idOf(const http::Request &request)
{
    return request.pathParameter("id");
}

} // namespace

std::vector<http::Route> MacrosApi::routes()
{
    const auto to = handlersOf(this);
    constexpr QByteArrayView kOne("/api/v1/macros/{id}");
    return {
        {Method::Get,
         "/api/v1/macros",
         Access::Superadmin,
         to(&MacrosApi::list),
         {"macros", "Macros, with the rules that use them", {}, kMacroListSchema, "skip,limit"}},
        {Method::Post,
         "/api/v1/macros",
         Access::Superadmin,
         to(&MacrosApi::create),
         {"macros", "Make a macro: an expression for rules, or SQL that is only tried", kInputSchema, kMacroSchema, {}, 201}},
        {Method::Get, kOne.toByteArray(), Access::Superadmin, to(&MacrosApi::get), {"macros", "One macro", {}, kMacroSchema}},
        {Method::Put,
         kOne.toByteArray(),
         Access::Superadmin,
         to(&MacrosApi::update),
         {"macros", "Change a macro; refused if a rule would not be understood any more", kInputSchema, kMacroSchema}},
        {Method::Delete,
         kOne.toByteArray(),
         Access::Superadmin,
         to(&MacrosApi::remove),
         {"macros", "Delete a macro; refused while rules use it", {}, {}, {}, 204}},
        {Method::Post,
         "/api/v1/macros/{id}/test",
         Access::Superadmin,
         to(&MacrosApi::test),
         {"macros", "What a macro of SQL answers; reading only", kMacroTrialSchema, kResultSchema}},
    };
}

void MacrosApi::list(const RequestPtr &request, Reply reply)
{
    if (const auto unknown = unknownParameters(*request, {"skip", "limit"}))
        return reply.fail(*unknown);
    QueryReader query(*request);
    const auto skip = query.integer("skip"_L1, 0, collections::MacroService::kMaxMacros);
    const auto limit = query.integer("limit"_L1, 1, collections::MacroService::kMaxMacros);
    if (const auto problem = query.problem())
        return reply.fail(*problem);
    answerJson(std::move(reply))(m_service.list(request->principal, skip.value_or(0), limit.value_or(100)));
}

void MacrosApi::get(const RequestPtr &request, Reply reply)
{
    if (const auto unknown = unknownParameters(*request, {}))
        return reply.fail(*unknown);
    answerJson(std::move(reply))(m_service.get(request->principal, idOf(*request)));
}

void MacrosApi::create(const RequestPtr &request, Reply reply)
{
    const auto body = BodyReader::read(*request);
    if (!body)
        return reply.fail(body.error());
    m_service.create(*request->session, request->principal, http::auditActor(*request), body->json(),
                     answerJson(std::move(reply), 201));
}

void MacrosApi::update(const RequestPtr &request, Reply reply)
{
    const auto body = BodyReader::read(*request);
    if (!body)
        return reply.fail(body.error());
    m_service.update(*request->session, request->principal, http::auditActor(*request), idOf(*request), body->json(),
                     answerJson(std::move(reply)));
}

void MacrosApi::remove(const RequestPtr &request, Reply reply)
{
    m_service.remove(*request->session, request->principal, http::auditActor(*request), idOf(*request),
                     [reply = std::move(reply)](Result<void> removed) mutable {
                         if (removed)
                             reply.send(Response::noContent());
                         else
                             reply.fail(removed.error());
                     });
}

void MacrosApi::test(const RequestPtr &request, Reply reply)
{
    auto macro = m_service.find(request->principal, idOf(*request));
    if (!macro)
        return reply.fail(macro.error());
    auto body = BodyReader::read(*request, BodyReader::Empty::Allowed);
    if (!body)
        return reply.fail(body.error());
    const QJsonValue parameters = body->json().value("parameters"_L1);
    if (!parameters.isUndefined() && !parameters.isNull() && !parameters.isArray())
        body->complain("parameters"_L1, u"This must be an array."_s, "invalid_type"_L1);
    if (const auto problem = body->problem())
        return reply.fail(*problem);
    m_console.tryMacro(*request->session, request->principal, http::auditActor(*request), *macro, parameters.toArray(),
                       answerJson(std::move(reply)));
}

} // namespace basalt::api
