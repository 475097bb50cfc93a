// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/tokentypesapi.h"

#include "api/accessjson.h"
#include "api/accountjson.h"
#include "api/handling.h"
#include "api/tokensapi.h"
#include "http/requestactor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using tokens::TokenType;

constexpr QByteArrayView kTokenTypeSchema(
    R"({"type":"object","properties":{"code":{"type":"string"},"name":{"type":"string"},)"
    R"("lifetime_seconds":{"type":"integer"},"is_system":{"type":"boolean"},"created_at":{"type":["string","null"]},)"
    R"("updated_at":{"type":["string","null"]}}})");
constexpr QByteArrayView kTokenTypeListSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");
constexpr QByteArrayView kNewTokenTypeSchema(
    R"({"type":"object","required":["code","lifetime_seconds"],"properties":{"code":{"type":"string","maxLength":64},)"
    R"("name":{"type":"string","minLength":1,"maxLength":100},)"
    R"("lifetime_seconds":{"type":"integer","minimum":1,"maximum":31536000}}})");
constexpr QByteArrayView
    kTokenTypePatchSchema(R"({"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":100},)"
                          R"("lifetime_seconds":{"type":"integer","minimum":1,"maximum":31536000}}})");

void writeTokenType(JsonWriter &out, const TokenType &type)
{
    out.beginObject().member("code", type.code).member("name", type.name).member("lifetime_seconds", type.lifetimeSeconds);
    out.flag("is_system", type.isSystem);
    writeTextOrNull(out, "created_at", type.createdAt);
    writeTextOrNull(out, "updated_at", type.updatedAt);
    out.endObject();
}

tokens::TokenTypeInput readTokenType(BodyReader &body)
{
    tokens::TokenTypeInput input;
    input.name = readName(body, "name"_L1);
    input.lifetimeSeconds = readTokenLifetime(body, "lifetime_seconds"_L1);
    return input;
}

} // namespace

std::vector<http::Route> TokenTypesApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1/token-types",
         User,
         to(&TokenTypesApi::list),
         {"tokens", "List the types of tokens", {}, kTokenTypeListSchema}},
        {Method::Post,
         "/api/v1/token-types",
         Superadmin,
         to(&TokenTypesApi::create),
         {"tokens", "Add a type of tokens", kNewTokenTypeSchema, kTokenTypeSchema, {}, 201}},
        {Method::Patch,
         "/api/v1/token-types/{code}",
         Superadmin,
         to(&TokenTypesApi::update),
         {"tokens", "Change a type, for tokens to come", kTokenTypePatchSchema, kTokenTypeSchema}},
        {Method::Delete,
         "/api/v1/token-types/{code}",
         Superadmin,
         to(&TokenTypesApi::remove),
         {"tokens", "Remove a type with all of its tokens", {}, {}, {}, 204}},
    };
}

void TokenTypesApi::list(const RequestPtr &request, Reply reply)
{
    m_types.list(*request->session,
                 answerJson<QList<TokenType>>(std::move(reply), 200, [](JsonWriter &out, const QList<TokenType> &types) {
                     out.beginObject().member("total", qint64(types.size())).key("items").beginArray();
                     for (const TokenType &type : types)
                         writeTokenType(out, type);
                     out.endArray().endObject();
                 }));
}

void TokenTypesApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QByteArray code = body->requiredText("code"_L1).isEmpty() ? QByteArray() : readCode(*body).value_or(QByteArray());
    const tokens::TokenTypeInput input = readTokenType(*body);
    if (!body->has("lifetime_seconds"_L1) || body->isNull("lifetime_seconds"_L1))
        body->complain("lifetime_seconds"_L1, u"This is required."_s, "required"_L1);
    if (isRefused(*body, reply))
        return;
    m_types.create(*request->session, code, input, http::auditActor(*request),
                   answerJson<TokenType>(std::move(reply), 201, writeTokenType));
}

void TokenTypesApi::update(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const tokens::TokenTypeInput input = readTokenType(*body);
    if (isRefused(*body, reply))
        return;
    m_types.update(*request->session, request->pathParameter("code"), input, http::auditActor(*request),
                   answerJson<TokenType>(std::move(reply), 200, writeTokenType));
}

void TokenTypesApi::remove(const RequestPtr &request, Reply reply)
{
    m_types.remove(*request->session, request->pathParameter("code"), http::auditActor(*request),
                   answerNothing(std::move(reply)));
}

} // namespace basalt::api
