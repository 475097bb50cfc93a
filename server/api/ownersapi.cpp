// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/ownersapi.h"

#include "api/accountjson.h"
#include "api/bodyreader.h"
#include "api/handling.h"
#include "http/requestactor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;

constexpr QByteArrayView
    kNewOwnerSchema(R"({"type":"object","required":["user_id"],"properties":{"user_id":{"type":"string"}}})");
constexpr QByteArrayView
    kTransferSchema(R"({"type":"object","required":["user_id","current_password"],"properties":{"user_id":{"type":"string"},)"
                    R"("current_password":{"type":"string","description":"the caller's own"}}})");
constexpr QByteArrayView kOwnerSchema(
    R"({"type":"object","properties":{"user_id":{"type":"string"},"email":{"type":"string"},"display_name":{"type":"string"},)"
    R"("role":{"type":"string"},"is_active":{"type":"boolean"},"is_locked":{"type":"boolean"},)"
    R"("since":{"type":"string","format":"date-time"}}})");
constexpr QByteArrayView kOwnersSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");

void writeOwner(JsonWriter &out, const auth::Owner &owner)
{
    out.beginObject().member("user_id", owner.user.id).member("email", owner.user.email);
    out.member("display_name", owner.user.displayName).member("role", owner.user.roleName);
    out.flag("is_active", owner.user.isActive).flag("is_locked", owner.user.isLocked);
    out.member("since", owner.since).endObject();
}

auth::OwnerAsker ownerAsker(const http::Request &request)
{
    return {request.principal, http::auditActor(request)};
}

} // namespace

OwnersApi::OwnersApi(auth::OwnerService &owners) : m_owners(owners) { }

std::vector<http::Route> OwnersApi::routes()
{
    using enum http::Access;
    const auto to = handlersOf(this);
    return {
        {Method::Get,
         "/api/v1/accounts/{account}/owners",
         User,
         to(&OwnersApi::list),
         {"accounts", "List the owners of an account", {}, kOwnersSchema}},
        {Method::Post,
         "/api/v1/accounts/{account}/owners",
         User,
         to(&OwnersApi::add),
         {"accounts", "Make a user of the account an owner", kNewOwnerSchema, kOwnerSchema, {}, 201}},
        {Method::Delete,
         "/api/v1/accounts/{account}/owners/{user_id}",
         User,
         to(&OwnersApi::remove),
         {"accounts", "Take ownership away; the last owner stays", {}, {}, {}, 204}},
        {Method::Post,
         "/api/v1/accounts/{account}/owners/transfer",
         User,
         to(&OwnersApi::transfer),
         {"accounts", "Hand the caller's ownership over, confirmed by his password", kTransferSchema, kOwnerSchema}},
    };
}

void OwnersApi::list(const RequestPtr &request, Reply reply)
{
    m_owners.list(*request->session, request->principal, request->pathParameter("account"),
                  answerJson<QList<auth::Owner>>(std::move(reply), 200, [](JsonWriter &out, const QList<auth::Owner> &owners) {
                      out.beginObject().member("total", qint64(owners.size())).key("items").beginArray();
                      for (const auth::Owner &owner : owners)
                          writeOwner(out, owner);
                      out.endArray().endObject();
                  }));
}

void OwnersApi::add(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QByteArray userId = body->requiredText("user_id"_L1).toUtf8();
    if (isRefused(*body, reply))
        return;
    m_owners.add(*request->session, ownerAsker(*request), request->pathParameter("account"), userId,
                 answerJson<auth::Owner>(std::move(reply), 201, writeOwner));
}

void OwnersApi::remove(const RequestPtr &request, Reply reply)
{
    m_owners.remove(*request->session, ownerAsker(*request), request->pathParameter("account"),
                    request->pathParameter("user_id"), answerNothing(std::move(reply)));
}

void OwnersApi::transfer(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QByteArray userId = body->requiredText("user_id"_L1).toUtf8();
    const QString password = body->requiredText("current_password"_L1, kMaxPassword);
    if (isRefused(*body, reply))
        return;
    m_owners.transfer(*request->session, ownerAsker(*request), request->pathParameter("account"), userId, password,
                      answerJson<auth::Owner>(std::move(reply), 200, writeOwner));
}

} // namespace basalt::api
