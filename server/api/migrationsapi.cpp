// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/migrationsapi.h"

#include "api/requestchecks.h"
#include "http/conditional.h"

namespace basalt::api {

namespace {

using http::Access;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;
using View = collections::CollectionService::MigrationView;

constexpr QByteArrayView kRevisionsSchema(
    R"({"type":"object","properties":{"revisions":{"type":"array","items":{"type":"object","properties":{)"
    R"("revision":{"type":"string"},"description":{"type":"string"},"down_revision":{"type":["string","null"]},)"
    R"("branch_labels":{"type":"null"},"is_applied":{"type":"boolean"},"is_head":{"type":"boolean"},)"
    R"("is_dynamic":{"type":"boolean"},"created_at":{"type":"string"}}}},"total":{"type":"integer"},)"
    R"("current_revision":{"type":["string","null"]}}})");
constexpr QByteArrayView
    kCurrentSchema(R"({"type":"object","properties":{"revision":{"type":"string"},"description":{"type":"string"},)"
                   R"("created_at":{"type":"string"}}})");
constexpr QByteArrayView kHistorySchema(
    R"({"type":"object","properties":{"history":{"type":"array","items":{"type":"object"}},"total":{"type":"integer"}}})");

} // namespace

std::vector<http::Route> MigrationsApi::routes()
{
    const auto view = [this](View which) {
        return [this, which](const RequestPtr &request, Reply reply) { send(request, std::move(reply), which); };
    };
    return {
        {Method::Get,
         "/api/v1/migrations",
         Access::Superadmin,
         view(View::Revisions),
         {"migrations", "Steps of the system schema and of all collections, oldest first", {}, kRevisionsSchema}},
        {Method::Get,
         "/api/v1/migrations/current",
         Access::Superadmin,
         view(View::Current),
         {"migrations", "The newest step", {}, kCurrentSchema}},
        {Method::Get,
         "/api/v1/migrations/history",
         Access::Superadmin,
         view(View::History),
         {"migrations", "All steps, newest first", {}, kHistorySchema}},
    };
}

void MigrationsApi::send(const RequestPtr &request, Reply reply, View view)
{
    if (const auto unknown = unknownParameters(*request, {}))
        return reply.fail(*unknown);
    m_service.migrations(*request->session, request->principal, view,
                         [reply = std::move(reply)](Result<QByteArray> json) mutable {
                             if (!json)
                                 return reply.fail(json.error());
                             Response response = Response::json(200, std::move(*json));
                             response.headers.set("ETag", http::weakTag(response.body));
                             response.headers.set("Cache-Control", "private, no-cache");
                             reply.send(std::move(response));
                         });
}

} // namespace basalt::api
