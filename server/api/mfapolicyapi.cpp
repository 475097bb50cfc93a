// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/mfapolicyapi.h"

#include "api/accountjson.h"
#include "api/handling.h"
#include "api/queryreader.h"
#include "http/requestactor.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;

constexpr QByteArrayView kPolicySchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"scope":{"enum":["global","account","group","user"]},)"
    R"("account_id":{"type":["string","null"]},"group_id":{"type":["string","null"]},"user_id":{"type":["string","null"]},)"
    R"("required":{"type":"boolean"},"created_at":{"type":"string","format":"date-time"},)"
    R"("created_by":{"type":["string","null"]}}})");
constexpr QByteArrayView kPolicyListSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");
constexpr QByteArrayView kNewPolicySchema(
    R"({"type":"object","required":["scope","required"],"properties":{"scope":{"enum":["global","account","group","user"]},)"
    R"("account_id":{"type":"string","description":"id, code or slug; without it the own or chosen account"},)"
    R"("group_id":{"type":"string"},"user_id":{"type":"string"},"required":{"type":"boolean"}}})");

void writePolicy(JsonWriter &out, const auth::MfaPolicy &policy)
{
    out.beginObject().member("id", policy.id).member("scope", auth::scopeOf(policy));
    writeTextOrNull(out, "account_id", policy.accountId);
    writeTextOrNull(out, "group_id", policy.groupId);
    writeTextOrNull(out, "user_id", policy.userId);
    out.flag("required", policy.isRequired).member("created_at", policy.createdAt);
    writeTextOrNull(out, "created_by", policy.createdBy);
    out.endObject();
}

bool isScope(const QString &scope)
{
    return scope == "global"_L1 || scope == "account"_L1 || scope == "group"_L1 || scope == "user"_L1;
}

/** Ids of what the scope is not about are mistakes: whoever sends one means something else. */
void readTarget(BodyReader &body, auth::NewMfaPolicy &policy)
{
    const auto take = [&](QLatin1StringView name, const char *scope, bool isNeeded) {
        const auto id = body.text(name);
        if (policy.scope == scope && isNeeded && !id)
            body.complain(name, u"This is required."_s, "required"_L1);
        if (policy.scope != scope && id)
            body.complain(name, u"The scope is another."_s, "not_of_scope"_L1);
        return id ? id->toUtf8() : QByteArray();
    };
    policy.account = take("account_id"_L1, "account", false);
    policy.groupId = take("group_id"_L1, "group", true);
    policy.userId = take("user_id"_L1, "user", true);
}

} // namespace

std::vector<http::Route> MfaPolicyApi::routes()
{
    using enum http::Access;
    const auto to = handlersOf(this);
    return {
        {Method::Get,
         "/api/v1/mfa-policies",
         User,
         to(&MfaPolicyApi::list),
         {"second factors",
          "List of whom a second factor is required",
          {},
          kPolicyListSchema,
          "scope,account_id,group_id,user_id,skip,limit"}},
        {Method::Post,
         "/api/v1/mfa-policies",
         User,
         to(&MfaPolicyApi::create),
         {"second factors",
          "Require a second factor of a user, a group, an account or everybody, or except them",
          kNewPolicySchema,
          kPolicySchema,
          {},
          201}},
        {Method::Delete,
         "/api/v1/mfa-policies/{id}",
         User,
         to(&MfaPolicyApi::remove),
         {"second factors", "Remove a policy; the next wider one counts again", {}, {}, {}, 204}},
    };
}

void MfaPolicyApi::list(const RequestPtr &request, Reply reply)
{
    QueryReader query(*request);
    auth::MfaPolicyQuery policies;
    constexpr std::array<const char *, 4> kScopes{"global", "account", "group", "user"};
    if (const auto scope = query.choice("scope"_L1, {"global", "account", "group", "user"}))
        policies.scope = kScopes[*scope];
    policies.accountId = query.text("account_id"_L1).value_or(QByteArray());
    policies.groupId = query.text("group_id"_L1).value_or(QByteArray());
    policies.userId = query.text("user_id"_L1).value_or(QByteArray());
    policies.offset = query.integer("skip"_L1, 0, 1'000'000'000).value_or(0);
    policies.limit = query.integer("limit"_L1, 1, 1000).value_or(policies.limit);
    if (isRefused(query, reply))
        return;
    m_policies.list(*request->session, request->principal, std::move(policies),
                    answerJson<auth::MfaPolicyPage>(std::move(reply), 200, [](JsonWriter &out, const auto &page) {
                        out.beginObject().member("total", page.total).key("items").beginArray();
                        for (const auth::MfaPolicy &policy : page.items)
                            writePolicy(out, policy);
                        out.endArray().endObject();
                    }));
}

void MfaPolicyApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    auth::NewMfaPolicy policy;
    const QString scope = body->requiredText("scope"_L1);
    if (!scope.isEmpty() && !isScope(scope))
        body->complain("scope"_L1, u"One of global, account, group, user."_s, "invalid_choice"_L1);
    policy.scope = scope.toUtf8();
    const auto required = body->flag("required"_L1);
    if (!required && (!body->has("required"_L1) || body->isNull("required"_L1)))
        body->complain("required"_L1, u"This is required."_s, "required"_L1);
    if (isScope(scope))
        readTarget(*body, policy);
    if (isRefused(*body, reply))
        return;
    policy.isRequired = required.value_or(false);
    m_policies.create(*request->session, request->principal, std::move(policy), http::auditActor(*request),
                      answerJson<auth::MfaPolicy>(std::move(reply), 201, writePolicy));
}

void MfaPolicyApi::remove(const RequestPtr &request, Reply reply)
{
    m_policies.remove(*request->session, request->principal, request->pathParameter("id"), http::auditActor(*request),
                      answerNothing(std::move(reply)));
}

} // namespace basalt::api
