// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/sqlapi.h"

#include "api/bodyreader.h"
#include "api/requestchecks.h"
#include "http/requestactor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr QByteArrayView
    kSqlSchema(R"({"type":"object","required":["sql"],"properties":{"sql":{"type":"string"},"parameters":{"type":"array"},)"
               R"("explain":{"type":"boolean"},"max_rows":{"type":"integer"}}})");
constexpr QByteArrayView kSqlAnswerSchema(
    R"({"type":"object","properties":{"columns":{"type":"array","items":{"type":"string"}},"rows":{"type":"array",)"
    R"("items":{"type":"array"}},"row_count":{"type":"integer"},"truncated":{"type":"boolean"},)"
    R"("execution_time":{"type":"integer"}}})");

} // namespace

std::vector<http::Route> SqlApi::routes()
{
    return {
        {http::Method::Post,
         "/api/v1/admin/sql",
         http::Access::Superadmin,
         [this](const RequestPtr &request, Reply reply) { run(request, std::move(reply)); },
         {"admin", "One reading statement of SQL; the trail keeps its text", kSqlSchema, kSqlAnswerSchema}},
    };
}

void SqlApi::run(const RequestPtr &request, Reply reply)
{
    if (const auto unknown = unknownParameters(*request, {}))
        return reply.fail(*unknown);
    auto body = BodyReader::read(*request);
    if (!body)
        return reply.fail(body.error());
    console::ConsoleInput input;
    input.sql = body->requiredText("sql"_L1, console::SqlConsole::kMaxStatement).toUtf8();
    input.explain = body->flag("explain"_L1).value_or(false);
    input.maxRows = body->integer("max_rows"_L1);
    if (input.maxRows && *input.maxRows < 1)
        body->complain("max_rows"_L1, u"This must be at least 1."_s, "out_of_range"_L1);
    const QJsonValue parameters = body->json().value("parameters"_L1);
    if (!parameters.isUndefined() && !parameters.isNull() && !parameters.isArray())
        body->complain("parameters"_L1, u"This must be an array."_s, "invalid_type"_L1);
    input.parameters = parameters.toArray();
    if (const auto problem = body->problem())
        return reply.fail(*problem);
    m_console.run(*request->session, request->principal, http::auditActor(*request), input,
                  [reply = std::move(reply)](Result<QByteArray> answer) mutable {
                      if (!answer)
                          return reply.fail(answer.error());
                      Response response = Response::json(200, std::move(*answer));
                      response.headers.set("Cache-Control", "no-store");
                      reply.send(std::move(response));
                  });
}

} // namespace basalt::api
