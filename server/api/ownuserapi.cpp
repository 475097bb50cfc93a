// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/ownuserapi.h"

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
using http::Response;

constexpr qsizetype kMaxDisplayName = 255;

constexpr QByteArrayView
    kOwnPatchSchema(R"({"type":"object","properties":{"display_name":{"type":"string","maxLength":255},)"
                    R"("profile_data":{"type":"object","description":"members to set; null takes one away"},)"
                    R"("preferences":{"type":"object","description":"members to set; null takes one away"}}})");
constexpr QByteArrayView kOwnUserSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"email":{"type":"string"},"display_name":{"type":"string"},)"
    R"("profile_data":{"type":"object"},"preferences":{"type":"object"}}})");
constexpr QByteArrayView kOwnPasswordSchema(
    R"({"type":"object","required":["current_password","new_password"],"properties":{"current_password":{"type":"string"},)"
    R"("new_password":{"type":"string","minLength":12,"maxLength":128}}})");

auth::UserTarget callerOf(const http::Request &request)
{
    return {request.principal.userId, request.principal.accountId, http::auditActor(request)};
}

} // namespace

std::vector<http::Route> OwnUserApi::routes()
{
    const auto to = handlersOf(this);
    std::vector<http::Route> rows{
        {Method::Patch,
         "/api/v1/auth/me",
         http::Access::User,
         to(&OwnUserApi::update),
         {"auth", "Change the caller's name, profile or preferences", kOwnPatchSchema, kOwnUserSchema}},
        {Method::Put,
         "/api/v1/auth/me/password",
         http::Access::User,
         to(&OwnUserApi::changePassword),
         {"auth", "Change the caller's password and end the other sessions", kOwnPasswordSchema, kMessageSchema}},
    };
    return rows;
}

void OwnUserApi::update(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    auth::UserPatch patch;
    patch.displayName = body->text("display_name"_L1, kMaxDisplayName);
    if (body->object("profile_data"_L1))
        patch.profilePart = body->json().value("profile_data"_L1).toObject();
    if (body->object("preferences"_L1))
        patch.preferencesPart = body->json().value("preferences"_L1).toObject();
    if (isRefused(*body, reply))
        return;
    m_users.update(*request->session, callerOf(*request), std::move(patch),
                   answerJson<auth::User>(std::move(reply), 200,
                                          [](JsonWriter &out, const auth::User &user) { writeOwnUser(out, user); }));
}

void OwnUserApi::changePassword(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QString current = body->requiredText("current_password"_L1, kMaxPassword);
    const QString password = body->requiredText("new_password"_L1, kMaxPassword);
    if (isRefused(*body, reply))
        return;
    m_users.changeOwnPassword(*request->session, callerOf(*request), current, password,
                              [reply = std::move(reply)](Result<void> result) mutable {
                                  if (result)
                                      reply.send(Response::json(200, R"({"message":"Password changed"})"));
                                  else
                                      reply.fail(result.error());
                              });
}

} // namespace basalt::api
