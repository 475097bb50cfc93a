// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/tokensapi.h"

#include "api/accessjson.h"
#include "api/accountjson.h"
#include "api/handling.h"
#include "api/queryreader.h"
#include "api/requestchecks.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using tokens::IssuedToken;
using tokens::TokenState;

constexpr qsizetype kMinTokenValue = 20; ///< shorter ones could be guessed
constexpr qsizetype kMaxTokenValue = 200;
constexpr qsizetype kMaxTokenPayload = 16'384;
constexpr qsizetype kMaxReason = 500;
constexpr qint64 kLongestTokenLife = 365 * 24 * 3600;

constexpr QByteArrayView kNewTokenSchema(
    R"({"type":"object","required":["type","user_id"],"properties":{"type":{"type":"string"},"user_id":{"type":"string"},)"
    R"("account_id":{"type":"string","description":"id, code or slug"},)"
    R"("token":{"type":"string","minLength":20,"maxLength":200,"description":"made up if it is not given"},)"
    R"("expires_in_seconds":{"type":"integer","minimum":1,"maximum":31536000},"payload":{"type":"object"}}})");
constexpr QByteArrayView kIssuedTokenSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"account_id":{"type":"string"},"type":{"type":"string"},)"
    R"("user_id":{"type":"string"},"state":{"enum":["valid","used","expired","replaced","revoked","failed"]},)"
    R"("payload":{"type":"object"},"reason":{"type":"string"},"created_at":{"type":"string"},)"
    R"("created_by":{"type":["string","null"]},"expires_at":{"type":"string"},"ended_at":{"type":["string","null"]},)"
    R"("token":{"type":"string","description":"only in the answer that made it"}}})");
constexpr QByteArrayView kPresentedTokenSchema(
    R"({"type":"object","required":["type","token"],"properties":{"type":{"type":"string"},"token":{"type":"string"},)"
    R"("id":{"type":"string"},"user_id":{"type":"string"},"account_id":{"type":"string","description":"id, code or slug"},)"
    R"("use":{"type":"boolean","default":false}}})");
constexpr QByteArrayView kFailSchema(R"({"type":"object","properties":{"reason":{"type":"string","maxLength":500}}})");

void writeTokenMembers(JsonWriter &out, const IssuedToken &token)
{
    out.member("id", token.id).member("account_id", token.accountId).member("type", token.type);
    out.member("user_id", token.userId).member("state", QByteArrayView(tokens::kTokenStateNames[size_t(token.state)]));
    out.key("payload").raw(token.payload).member("reason", token.reason).member("created_at", token.createdAt);
    writeTextOrNull(out, "created_by", token.createdBy);
    out.member("expires_at", token.expiresAt);
    writeTextOrNull(out, "ended_at", token.closedAt);
}

db::Completion<IssuedToken> answerToken(Reply reply)
{
    return answerJson<IssuedToken>(std::move(reply), 200, [](JsonWriter &out, const IssuedToken &token) {
        out.beginObject();
        writeTokenMembers(out, token);
        out.endObject();
    });
}

} // namespace

std::optional<qint64> readTokenLifetime(BodyReader &body, QLatin1StringView name)
{
    const auto seconds = body.integer(name);
    if (seconds && (*seconds < 1 || *seconds > kLongestTokenLife))
        body.complain(name, u"This must be from 1 to %1."_s.arg(kLongestTokenLife), "out_of_range"_L1);
    return seconds;
}

std::vector<http::Route> TokensApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1/tokens",
         User,
         to(&TokensApi::list),
         {"tokens",
          "List tokens, newest first; their values are nowhere",
          {},
          kPageSchema,
          "user_id,type,state,page,page_size"}},
        {Method::Post,
         "/api/v1/tokens",
         User,
         to(&TokensApi::create),
         {"tokens", "Make a token for a user; the answer alone tells its value", kNewTokenSchema, kIssuedTokenSchema, {}, 201}},
        {Method::Post,
         "/api/v1/tokens/validate",
         User,
         to(&TokensApi::validate),
         {"tokens", "Check a token, and use it up if asked to", kPresentedTokenSchema, kIssuedTokenSchema}},
        {Method::Get, "/api/v1/tokens/{id}", User, to(&TokensApi::get), {"tokens", "Show a token", {}, kIssuedTokenSchema}},
        {Method::Post,
         "/api/v1/tokens/{id}/fail",
         User,
         to(&TokensApi::fail),
         {"tokens", "Say that what the token was for has failed", kFailSchema, kIssuedTokenSchema}},
        {Method::Delete,
         "/api/v1/tokens/{id}",
         User,
         to(&TokensApi::revoke),
         {"tokens", "Revoke a token", {}, kIssuedTokenSchema}},
    };
}

void TokensApi::list(const RequestPtr &request, Reply reply)
{
    if (const auto unknown = unknownParameters(*request, {"user_id", "type", "state", "page", "page_size"}))
        return reply.fail(*unknown);
    QueryReader query(*request);
    tokens::TokenQuery wanted;
    wanted.userId = query.text("user_id"_L1).value_or(QByteArray());
    wanted.type = query.text("type"_L1).value_or(QByteArray());
    if (const auto state = query.choice("state"_L1, {"valid", "used", "expired", "replaced", "revoked", "failed"}))
        wanted.state = TokenState(*state);
    const PageWindow window = readPageWindow(query);
    if (isRefused(query, reply))
        return;
    wanted.offset = window.offset();
    wanted.limit = window.size;
    m_tokens.list(*request->session, request->principal, std::move(wanted),
                  answerJson<auth::Page<IssuedToken>>(
                      std::move(reply), 200, [window](JsonWriter &out, const auth::Page<IssuedToken> &page) {
                          out.beginObject().key("items").beginArray();
                          for (const IssuedToken &token : page.items) {
                              out.beginObject();
                              writeTokenMembers(out, token);
                              out.endObject();
                          }
                          out.endArray().member("total", page.total).member("page", window.page);
                          out.member("page_size", window.size);
                          out.member("total_pages", (page.total + window.size - 1) / window.size).endObject();
                      }));
}

void TokensApi::get(const RequestPtr &request, Reply reply)
{
    m_tokens.get(*request->session, request->principal, request->pathParameter("id"), answerToken(std::move(reply)));
}

void TokensApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    tokens::NewToken input;
    input.type = body->requiredText("type"_L1).toUtf8();
    input.userId = body->requiredText("user_id"_L1).toUtf8();
    input.account = namedOrNull(body->text("account_id"_L1));
    if (const auto value = body->text("token"_L1, kMaxTokenValue)) {
        input.value = value->toUtf8();
        if (value->size() < kMinTokenValue)
            body->complain("token"_L1, u"This must have at least %1 characters."_s.arg(kMinTokenValue), "too_short"_L1);
    }
    input.lifetimeSeconds = readTokenLifetime(*body, "expires_in_seconds"_L1);
    if (const auto payload = body->object("payload"_L1)) {
        input.payload = *payload;
        if (payload->size() > kMaxTokenPayload)
            body->complain("payload"_L1, u"This may have at most %1 bytes."_s.arg(kMaxTokenPayload), "too_long"_L1);
    }
    if (isRefused(*body, reply))
        return;
    m_tokens.create(*request->session, askerOf(*request), std::move(input),
                    answerJson<tokens::TokenIssue>(std::move(reply), 201, [](JsonWriter &out, const tokens::TokenIssue &issue) {
                        out.beginObject();
                        writeTokenMembers(out, issue.token);
                        out.member("token", issue.value).endObject();
                    }));
}

void TokensApi::validate(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    tokens::PresentedToken presented;
    presented.type = body->requiredText("type"_L1).toUtf8();
    presented.value = body->requiredText("token"_L1).toUtf8();
    presented.id = namedOrNull(body->text("id"_L1));
    presented.userId = namedOrNull(body->text("user_id"_L1));
    presented.account = namedOrNull(body->text("account_id"_L1));
    const bool isUse = body->flag("use"_L1).value_or(false);
    if (isRefused(*body, reply))
        return;
    auto done = answerToken(std::move(reply));
    if (isUse)
        m_tokens.use(*request->session, askerOf(*request), std::move(presented), std::move(done));
    else
        m_tokens.check(*request->session, request->principal, std::move(presented), std::move(done));
}

void TokensApi::fail(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply, BodyReader::Empty::Allowed);
    if (!body)
        return;
    const QString reason = body->text("reason"_L1, kMaxReason).value_or(QString());
    if (isRefused(*body, reply))
        return;
    m_tokens.end(*request->session, askerOf(*request), request->pathParameter("id"), TokenState::Failed, reason,
                 answerToken(std::move(reply)));
}

void TokensApi::revoke(const RequestPtr &request, Reply reply)
{
    m_tokens.end(*request->session, askerOf(*request), request->pathParameter("id"), TokenState::Revoked, {},
                 answerToken(std::move(reply)));
}

} // namespace basalt::api
