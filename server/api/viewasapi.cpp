// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/viewasapi.h"

#include "api/handling.h"
#include "http/requestactor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using http::Method;
using http::Reply;
using http::RequestPtr;

constexpr QByteArrayView kViewAsSchema(R"({"type":"object","required":["user_id"],"properties":{"user_id":{"type":"string"},)"
                                       R"("minutes":{"type":"integer","minimum":1,"maximum":60,"default":15}}})");
constexpr QByteArrayView
    kViewTokenSchema(R"({"type":"object","properties":{"token":{"type":"string"},"token_type":{"type":"string"},)"
                     R"("expires_in":{"type":"integer"},"session_id":{"type":"string"},"user":{"type":"object","properties":{)"
                     R"("id":{"type":"string"},"email":{"type":"string"},"account_id":{"type":"string"}}}}})");

void writeViewToken(core::JsonWriter &out, const auth::ViewToken &view)
{
    out.beginObject().member("token", view.token).member("token_type", QByteArrayView("Bearer"));
    out.member("expires_in", view.expiresInSeconds).member("session_id", view.sessionId).key("user").beginObject();
    out.member("id", view.user.id).member("email", view.user.email).member("account_id", view.user.accountId);
    out.endObject().endObject();
}

} // namespace

std::vector<http::Route> ViewAsApi::routes()
{
    std::vector<http::Route> rows{
        {Method::Post,
         "/api/v1/access/impersonate",
         http::Access::Superadmin,
         handlersOf(this)(&ViewAsApi::begin),
         {"access",
          "Get a token that shows everything as a user sees it and changes nothing",
          kViewAsSchema,
          kViewTokenSchema,
          {},
          201}},
    };
    rows.front().tellsSecrets = true;
    return rows;
}

void ViewAsApi::begin(const RequestPtr &request, Reply reply)
{
    constexpr qint64 kUsualMinutes = 15;
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QByteArray userId = body->requiredText("user_id"_L1).toUtf8();
    const qint64 minutes = body->integer("minutes"_L1).value_or(kUsualMinutes);
    if (minutes < 1 || minutes > auth::ViewAs::kLongest.count())
        body->complain("minutes"_L1, u"Between 1 and %1."_s.arg(auth::ViewAs::kLongest.count()), "out_of_range"_L1);
    if (isRefused(*body, reply))
        return;
    m_viewAs.begin(*request->session, {userId, request->principal.chosenAccountId, http::auditActor(*request)},
                   std::chrono::minutes(minutes), answerJson<auth::ViewToken>(std::move(reply), 201, writeViewToken));
}

} // namespace basalt::api
