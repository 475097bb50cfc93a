// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/groupownersapi.h"

#include "api/accessjson.h"
#include "api/handling.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;

constexpr QByteArrayView
    kNewGroupOwnerSchema(R"({"type":"object","required":["user_id"],"properties":{"user_id":{"type":"string"}}})");
constexpr QByteArrayView kGroupOwnerSchema(
    R"({"type":"object","properties":{"user_id":{"type":"string"},"email":{"type":"string"},"display_name":{"type":"string"},)"
    R"("is_active":{"type":"boolean"},"since":{"type":"string","format":"date-time"}}})");
constexpr QByteArrayView kGroupOwnersSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");

void writeGroupOwner(JsonWriter &out, const access::GroupOwner &owner)
{
    out.beginObject().member("user_id", owner.userId).member("email", owner.email);
    out.member("display_name", owner.displayName).flag("is_active", owner.isActive);
    out.member("since", owner.since).endObject();
}

} // namespace

GroupOwnersApi::GroupOwnersApi(access::GroupOwnerService &owners) : m_owners(owners) { }

std::vector<http::Route> GroupOwnersApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1/groups/{id}/owners",
         User,
         to(&GroupOwnersApi::list),
         {"groups", "List who looks after the members of a group", {}, kGroupOwnersSchema}},
        {Method::Post,
         "/api/v1/groups/{id}/owners",
         User,
         to(&GroupOwnersApi::add),
         {"groups", "Make a user an owner of the group", kNewGroupOwnerSchema, kGroupOwnerSchema, {}, 201}},
        {Method::Delete,
         "/api/v1/groups/{id}/owners/{user_id}",
         User,
         to(&GroupOwnersApi::remove),
         {"groups", "Take ownership of a group away", {}, {}, {}, 204}},
    };
}

void GroupOwnersApi::list(const RequestPtr &request, Reply reply)
{
    m_owners.list(*request->session, request->principal, request->pathParameter("id"),
                  answerJson<QList<access::GroupOwner>>(
                      std::move(reply), 200, [](JsonWriter &out, const QList<access::GroupOwner> &owners) {
                          out.beginObject().member("total", qint64(owners.size())).key("items").beginArray();
                          for (const access::GroupOwner &owner : owners)
                              writeGroupOwner(out, owner);
                          out.endArray().endObject();
                      }));
}

void GroupOwnersApi::add(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QByteArray userId = body->requiredText("user_id"_L1).toUtf8();
    if (isRefused(*body, reply))
        return;
    m_owners.add(*request->session, askerOf(*request), request->pathParameter("id"), userId,
                 answerJson<access::GroupOwner>(std::move(reply), 201, writeGroupOwner));
}

void GroupOwnersApi::remove(const RequestPtr &request, Reply reply)
{
    m_owners.remove(*request->session, askerOf(*request), request->pathParameter("id"), request->pathParameter("user_id"),
                    answerNothing(std::move(reply)));
}

} // namespace basalt::api
