// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/personapi.h"

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

constexpr QByteArrayView kSwitchSchema(
    R"({"type":"object","required":["account"],"properties":{"account":{"type":"string","description":"id, code or slug"}}})");
constexpr QByteArrayView
    kSwitchedSchema(R"({"type":"object","properties":{"token":{"type":"string"},"refresh_token":{"type":"string"},)"
                    R"("expires_in":{"type":"integer"},"account":{"type":"object"},"user":{"type":"object"}}})");
constexpr QByteArrayView
    kLinkUserSchema(R"({"type":"object","required":["account","email","password"],"properties":{"account":{"type":"string"},)"
                    R"("email":{"type":"string","format":"email"},"password":{"type":"string"}}})");

} // namespace

PersonApi::PersonApi(auth::PersonService &people) : m_people(people) { }

std::vector<http::Route> PersonApi::routes()
{
    using enum http::Access;
    const auto to = handlersOf(this);
    std::vector<http::Route> rows{
        {Method::Post,
         "/api/v1/auth/switch",
         User,
         to(&PersonApi::switchTo),
         {"auth", "Go to another account of the same person, without a password", kSwitchSchema, kSwitchedSchema}},
        {Method::Post,
         "/api/v1/auth/link",
         User,
         to(&PersonApi::link),
         {"auth", "Prove to be a user of another account as well", kLinkUserSchema, {}, {}, 204}},
        {Method::Delete,
         "/api/v1/auth/link",
         User,
         to(&PersonApi::unlink),
         {"auth", "Be a person of one's own again", {}, {}, {}, 204}},
    };
    rows[0].tellsSecrets = true;
    return rows;
}

void PersonApi::switchTo(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QByteArray account = body->requiredText("account"_L1).toUtf8();
    if (isRefused(*body, reply))
        return;
    m_people.switchTo(*request->session, request->principal, account, http::auditActor(*request),
                      [reply = std::move(reply)](Result<auth::SignedIn> result) mutable {
                          if (!result) {
                              reply.fail(result.error());
                              return;
                          }
                          JsonWriter out(2048);
                          out.beginObject();
                          writeSignedIn(out, *result);
                          out.endObject();
                          Response response = Response::json(200, out.take());
                          response.headers.set("Cache-Control", "no-store");
                          reply.send(std::move(response));
                      });
}

void PersonApi::link(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    auth::SignInInput proof;
    proof.account = body->requiredText("account"_L1).toUtf8();
    proof.email = body->requiredText("email"_L1, kMaxEmail);
    proof.password = body->requiredText("password"_L1, kMaxPassword);
    if (isRefused(*body, reply))
        return;
    proof.address = request->peerAddress;
    proof.actor = http::auditActor(*request);
    m_people.link(*request->session, request->principal, std::move(proof), http::auditActor(*request),
                  answerNothing(std::move(reply)));
}

void PersonApi::unlink(const RequestPtr &request, Reply reply)
{
    m_people.unlink(*request->session, request->principal, http::auditActor(*request), answerNothing(std::move(reply)));
}

} // namespace basalt::api
