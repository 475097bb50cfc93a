// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/groupmappingsapi.h"

#include "api/accessjson.h"
#include "api/groupmappingjson.h"
#include "api/handling.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;

constexpr QByteArrayView kMappingSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"group_id":{"type":"string"},"provider":{"type":"string"},)"
    R"("object_id":{"type":"string"},"object_name":{"type":"string"},"role":{"type":"string"},)"
    R"("source":{"type":["string","null"]},"member_count":{"type":"integer"},"created_at":{"type":"string"}}})");
constexpr QByteArrayView kMappingsSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");
constexpr QByteArrayView kEnsureMappingsSchema(
    R"({"type":"object","required":["mappings"],"properties":{"source":{"type":"string","maxLength":100},)"
    R"("final_state":{"type":"boolean"},"mappings":{"type":"array","maxItems":200,"items":{"type":"object",)"
    R"("required":["provider"],"properties":{"provider":{"type":"string"},"object_id":{"type":"string"},)"
    R"("object_name":{"type":"string"},"role":{"type":"string"}}}}}})");
constexpr QByteArrayView
    kEnsuredMappingsSchema(R"({"type":"object","properties":{"created":{"type":"integer"},"removed":{"type":"integer"},)"
                           R"("mappings":{"type":"array","items":{"type":"object"}}}})");

void writeMappings(JsonWriter &out, QByteArrayView name, const QList<auth::GroupMapping> &mappings)
{
    out.key(name).beginArray();
    for (const auth::GroupMapping &mapping : mappings)
        writeMapping(out, mapping);
    out.endArray();
}

} // namespace

std::vector<http::Route> GroupMappingsApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1/groups/{id}/mappings",
         User,
         to(&GroupMappingsApi::list),
         {"groups", "List which groups and roles of sign-in providers make somebody a member", {}, kMappingsSchema}},
        {Method::Post,
         "/api/v1/groups/{id}/mappings",
         User,
         to(&GroupMappingsApi::add),
         {"groups", "Map a provider's group, role or both to a group", kNewMappingSchema, kMappingSchema, {}, 201}},
        {Method::Post,
         "/api/v1/groups/{id}/mappings/ensure",
         User,
         to(&GroupMappingsApi::ensure),
         {"groups", "Bring the mappings of a group to what is listed", kEnsureMappingsSchema, kEnsuredMappingsSchema}},
        {Method::Delete,
         "/api/v1/groups/{id}/mappings/{mapping_id}",
         User,
         to(&GroupMappingsApi::remove),
         {"groups", "Take a mapping away, and who is a member by it only", {}, {}, {}, 204}},
    };
}

void GroupMappingsApi::list(const RequestPtr &request, Reply reply)
{
    m_mappings.list(*request->session, request->principal, request->pathParameter("id"),
                    answerJson<QList<auth::GroupMapping>>(std::move(reply), 200,
                                                          [](JsonWriter &out, const QList<auth::GroupMapping> &mappings) {
                                                              out.beginObject().member("total", qint64(mappings.size()));
                                                              writeMappings(out, "items", mappings);
                                                              out.endObject();
                                                          }));
}

void GroupMappingsApi::add(const RequestPtr &request, Reply reply)
{
    const auto body = readBody(*request, reply);
    if (!body)
        return;
    auto input = readMapping(body->json());
    if (!input) {
        reply.fail(input.error());
        return;
    }
    m_mappings.add(*request->session, askerOf(*request), request->pathParameter("id"), std::move(*input),
                   answerJson<auth::GroupMapping>(std::move(reply), 201, writeMapping));
}

void GroupMappingsApi::ensure(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    access::EnsuredMappings wanted;
    wanted.source = namedOrNull(body->text("source"_L1, kMaxAccessName));
    if (body->flag("final_state"_L1).value_or(false))
        wanted.state = access::EnsuredMappings::State::Final;
    if (wanted.state == access::EnsuredMappings::State::Final && wanted.source.isNull())
        body->complain("source"_L1, u"A final state is one source's: name it."_s, "required"_L1);
    if (!body->has("mappings"_L1))
        body->complain("mappings"_L1, u"This is required."_s, "required"_L1);
    if (isRefused(*body, reply))
        return;
    auto mappings = readMappings(body->json().value("mappings"_L1));
    if (!mappings) {
        reply.fail(mappings.error());
        return;
    }
    wanted.mappings = std::move(*mappings);
    m_mappings.ensure(*request->session, askerOf(*request), request->pathParameter("id"), std::move(wanted),
                      answerJson<access::EnsuredMappingsReport>(
                          std::move(reply), 200, [](JsonWriter &out, const access::EnsuredMappingsReport &report) {
                              out.beginObject().member("created", report.created).member("removed", report.removed);
                              writeMappings(out, "mappings", report.mappings);
                              out.endObject();
                          }));
}

void GroupMappingsApi::remove(const RequestPtr &request, Reply reply)
{
    m_mappings.remove(*request->session, askerOf(*request), request->pathParameter("id"), request->pathParameter("mapping_id"),
                      answerNothing(std::move(reply)));
}

} // namespace basalt::api
