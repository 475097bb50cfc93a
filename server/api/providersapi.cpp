// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/providersapi.h"

#include "api/accessjson.h"
#include "api/handling.h"
#include "api/queryreader.h"
#include "http/requestactor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;

constexpr QByteArrayView kNewProviderSchema(
    R"({"type":"object","required":["code","name"],"properties":{"code":{"type":"string","pattern":"^[a-z0-9_-]{1,64}$"},)"
    R"("name":{"type":"string","minLength":1,"maxLength":100},"is_active":{"type":"boolean"},)"
    R"("allows_group_mapping":{"type":"boolean"},"allows_group_sync":{"type":"boolean"}}})");
constexpr QByteArrayView kProviderPatchSchema(
    R"({"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":100},"is_active":{"type":"boolean"},)"
    R"("allows_group_mapping":{"type":"boolean"},"allows_group_sync":{"type":"boolean"}}})");
constexpr QByteArrayView kProviderSchema(
    R"({"type":"object","properties":{"code":{"type":"string"},"name":{"type":"string"},)"
    R"("is_active":{"type":"boolean"},"is_system":{"type":"boolean"},"allows_group_mapping":{"type":"boolean"},)"
    R"("allows_group_sync":{"type":"boolean"},"created_at":{"type":"string"},"updated_at":{"type":"string"}}})");
constexpr QByteArrayView kEnsuredProviderSchema(
    R"({"type":"object","properties":{"code":{"type":"string"},"name":{"type":"string"},"is_new":{"type":"boolean"}}})");
constexpr QByteArrayView kProvidersSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");

/** The members of a provider, inside an open object. */
void writeProvider(JsonWriter &out, const auth::Provider &provider)
{
    out.member("code", provider.code).member("name", provider.name).flag("is_active", provider.isActive);
    out.flag("is_system", provider.isSystem).flag("allows_group_mapping", provider.allowsGroupMapping);
    out.flag("allows_group_sync", provider.allowsGroupSync).member("created_at", provider.createdAt);
    out.member("updated_at", provider.updatedAt);
}

db::Completion<auth::Provider> answerProvider(Reply reply, int status)
{
    return answerJson<auth::Provider>(std::move(reply), status, [](JsonWriter &out, const auth::Provider &provider) {
        out.beginObject();
        writeProvider(out, provider);
        out.endObject();
    });
}

auth::NewProvider readNewProvider(BodyReader &body)
{
    auth::NewProvider input;
    const auto code = readCode(body);
    if (!code)
        body.complain("code"_L1, u"This is required."_s, "required"_L1);
    input.code = code.value_or(QByteArray());
    input.name = body.requiredText("name"_L1, kMaxAccessName);
    if (!input.name.isEmpty() && input.name.trimmed().isEmpty())
        body.complain("name"_L1, u"This is required."_s, "required"_L1);
    input.isActive = body.flag("is_active"_L1).value_or(true);
    input.allowsGroupMapping = body.flag("allows_group_mapping"_L1).value_or(false);
    input.allowsGroupSync = body.flag("allows_group_sync"_L1).value_or(false);
    return input;
}

} // namespace

std::vector<http::Route> ProvidersApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1/providers",
         User,
         to(&ProvidersApi::list),
         {"providers", "List sign-in providers", {}, kProvidersSchema, "is_active"}},
        {Method::Post,
         "/api/v1/providers",
         Superadmin,
         to(&ProvidersApi::create),
         {"providers", "Create a sign-in provider", kNewProviderSchema, kProviderSchema, {}, 201}},
        {Method::Post,
         "/api/v1/providers/ensure",
         Superadmin,
         to(&ProvidersApi::ensure),
         {"providers", "Create a sign-in provider unless it is there", kNewProviderSchema, kEnsuredProviderSchema}},
        {Method::Get,
         "/api/v1/providers/{code}",
         User,
         to(&ProvidersApi::get),
         {"providers", "Show a sign-in provider", {}, kProviderSchema}},
        {Method::Patch,
         "/api/v1/providers/{code}",
         Superadmin,
         to(&ProvidersApi::update),
         {"providers", "Change a sign-in provider", kProviderPatchSchema, kProviderSchema}},
        {Method::Delete,
         "/api/v1/providers/{code}",
         Superadmin,
         to(&ProvidersApi::remove),
         {"providers", "Delete a sign-in provider", {}, {}, {}, 204}},
        {Method::Post,
         "/api/v1/providers/{code}/enable",
         Superadmin,
         to(&ProvidersApi::enable),
         {"providers", "Enable a sign-in provider", {}, kProviderSchema}},
        {Method::Post,
         "/api/v1/providers/{code}/disable",
         Superadmin,
         to(&ProvidersApi::disable),
         {"providers", "Disable a sign-in provider", {}, kProviderSchema}},
    };
}

void ProvidersApi::list(const RequestPtr &request, Reply reply)
{
    QueryReader query(*request);
    const auto isActive = query.flag("is_active"_L1);
    if (isRefused(query, reply))
        return;
    m_providers.list(
        *request->session, isActive,
        answerJson<QList<auth::Provider>>(std::move(reply), 200, [](JsonWriter &out, const QList<auth::Provider> &providers) {
            out.beginObject().member("total", qint64(providers.size()));
            out.key("items").beginArray();
            for (const auth::Provider &provider : providers) {
                out.beginObject();
                writeProvider(out, provider);
                out.endObject();
            }
            out.endArray().endObject();
        }));
}

void ProvidersApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    auth::NewProvider input = readNewProvider(*body);
    if (isRefused(*body, reply))
        return;
    m_providers.create(*request->session, std::move(input), http::auditActor(*request), answerProvider(std::move(reply), 201));
}

void ProvidersApi::ensure(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    auth::NewProvider input = readNewProvider(*body);
    if (isRefused(*body, reply))
        return;
    m_providers.ensure(
        *request->session, std::move(input), http::auditActor(*request),
        answerJson<auth::EnsuredProvider>(std::move(reply), 200, [](JsonWriter &out, const auth::EnsuredProvider &ensured) {
            out.beginObject();
            writeProvider(out, ensured.provider);
            out.flag("is_new", ensured.isNew).endObject();
        }));
}

void ProvidersApi::get(const RequestPtr &request, Reply reply)
{
    m_providers.get(*request->session, request->pathParameter("code"), answerProvider(std::move(reply), 200));
}

void ProvidersApi::update(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    auth::ProviderPatch patch;
    patch.name = readName(*body, "name"_L1);
    patch.isActive = body->flag("is_active"_L1);
    patch.allowsGroupMapping = body->flag("allows_group_mapping"_L1);
    patch.allowsGroupSync = body->flag("allows_group_sync"_L1);
    if (isRefused(*body, reply))
        return;
    change(request, std::move(reply), std::move(patch));
}

void ProvidersApi::enable(const RequestPtr &request, Reply reply)
{
    auth::ProviderPatch patch;
    patch.isActive = true;
    change(request, std::move(reply), std::move(patch));
}

void ProvidersApi::disable(const RequestPtr &request, Reply reply)
{
    auth::ProviderPatch patch;
    patch.isActive = false;
    change(request, std::move(reply), std::move(patch));
}

void ProvidersApi::change(const RequestPtr &request, Reply reply, auth::ProviderPatch patch)
{
    m_providers.update(*request->session, request->pathParameter("code"), std::move(patch), http::auditActor(*request),
                       answerProvider(std::move(reply), 200));
}

void ProvidersApi::remove(const RequestPtr &request, Reply reply)
{
    m_providers.remove(*request->session, request->pathParameter("code"), http::auditActor(*request),
                       answerNothing(std::move(reply)));
}

} // namespace basalt::api
