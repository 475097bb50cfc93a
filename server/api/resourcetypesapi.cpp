// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/resourcetypesapi.h"

#include "api/accessjson.h"
#include "api/accountjson.h"
#include "api/handling.h"
#include "api/resourcejson.h"
#include "resources/resourcename.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;

constexpr QByteArrayView
    kTypeSchema(R"({"type":"object","properties":{"code":{"type":"string"},"name":{"type":"string"},)"
                R"("key_fields":{"type":"array","items":{"type":"string"}},"flags":{"type":"array","items":{"type":"string"}},)"
                R"("is_active":{"type":"boolean"},"source":{"type":["string","null"]},"created_at":{"type":"string"},)"
                R"("updated_at":{"type":"string"}}})");
constexpr QByteArrayView kTypeListSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");
constexpr QByteArrayView kNewTypeSchema(
    R"({"type":"object","required":["code","name"],"properties":{"code":{"type":"string","maxLength":128,)"
    R"("description":"dotted; the type above it has to be there"},"name":{"type":"string","minLength":1,"maxLength":100},)"
    R"("key_fields":{"type":"array","maxItems":4,"items":{"type":"string"}},)"
    R"("flags":{"type":"array","items":{"type":"string"},"description":"empty: all that there are"},)"
    R"("source":{"type":"string"}}})");
constexpr QByteArrayView
    kTypePatchSchema(R"({"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":100},)"
                     R"("key_fields":{"type":"array","maxItems":4,"items":{"type":"string"}},)"
                     R"("flags":{"type":"array","items":{"type":"string"}},"is_active":{"type":"boolean"}}})");
constexpr QByteArrayView kFlagListSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"string"}}}})");
constexpr QByteArrayView kFlagSchema(
    R"({"type":"object","required":["code"],"properties":{"code":{"type":"string","pattern":"^[a-z0-9_-]{1,64}$"}}})");

void writeType(JsonWriter &out, const resources::ResourceType &type)
{
    out.beginObject().member("code", type.code).member("name", type.name);
    writeCodes(out, "key_fields", type.keyFields);
    writeCodes(out, "flags", type.flags);
    out.flag("is_active", type.isActive);
    writeTextOrNull(out, "source", type.source);
    out.member("created_at", type.createdAt).member("updated_at", type.updatedAt).endObject();
}

db::Completion<resources::ResourceType> answerType(Reply reply, int status)
{
    return answerJson<resources::ResourceType>(
        std::move(reply), status, [](JsonWriter &out, const resources::ResourceType &type) { writeType(out, type); });
}

std::optional<QList<QByteArray>> readKeyFields(BodyReader &body)
{
    auto fields = body.texts("key_fields"_L1, resources::kMaxKeyFields);
    if (!fields)
        return std::nullopt;
    QList<QByteArray> sorted = *fields;
    std::ranges::sort(sorted);
    if (std::ranges::adjacent_find(sorted) != sorted.end() || !std::ranges::all_of(sorted, resources::isKeyField)) {
        body.complain("key_fields"_L1,
                      u"Each field is named once, with up to 40 small letters, digits and underscores, no digit first."_s,
                      "invalid_name"_L1);
    }
    return fields;
}

} // namespace

std::vector<http::Route> ResourceTypesApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1/resource-types",
         User,
         to(&ResourceTypesApi::list),
         {"resource access", "List resource types", {}, kTypeListSchema}},
        {Method::Post,
         "/api/v1/resource-types",
         Superadmin,
         to(&ResourceTypesApi::create),
         {"resource access", "Create a resource type", kNewTypeSchema, kTypeSchema, {}, 201}},
        {Method::Get,
         "/api/v1/resource-types/{code}",
         User,
         to(&ResourceTypesApi::get),
         {"resource access", "Show a resource type", {}, kTypeSchema}},
        {Method::Patch,
         "/api/v1/resource-types/{code}",
         Superadmin,
         to(&ResourceTypesApi::update),
         {"resource access", "Change a resource type, or switch it off with all that was given of it", kTypePatchSchema,
          kTypeSchema}},
        {Method::Get,
         "/api/v1/resource-flags",
         User,
         to(&ResourceTypesApi::flags),
         {"resource access", "List what can be done with resources", {}, kFlagListSchema}},
        {Method::Post,
         "/api/v1/resource-flags",
         Superadmin,
         to(&ResourceTypesApi::addFlag),
         {"resource access", "Add a flag", kFlagSchema, kFlagSchema, {}, 201}},
    };
}

void ResourceTypesApi::list(const RequestPtr &request, Reply reply)
{
    m_types.list(*request->session,
                 answerJson<QList<resources::ResourceType>>(std::move(reply), 200, [](JsonWriter &out, const auto &types) {
                     out.beginObject().member("total", qint64(types.size())).key("items").beginArray();
                     for (const resources::ResourceType &type : types)
                         writeType(out, type);
                     out.endArray().endObject();
                 }));
}

void ResourceTypesApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    resources::NewResourceType input;
    input.code = body->requiredText("code"_L1).toUtf8();
    if (!input.code.isEmpty() && !resources::isTypeCode(input.code)) {
        body->complain(
            "code"_L1,
            u"A code is made of up to 8 names of small letters, digits, hyphens and underscores with dots between."_s,
            "invalid_code"_L1);
    }
    input.name = body->requiredText("name"_L1, kMaxAccessName);
    input.keyFields = readKeyFields(*body).value_or(QList<QByteArray>());
    input.flags = readResourceCodes(*body, "flags"_L1);
    input.source = namedOrNull(body->text("source"_L1, kMaxAccessName));
    if (isRefused(*body, reply))
        return;
    m_types.create(*request->session, std::move(input), http::auditActor(*request), answerType(std::move(reply), 201));
}

void ResourceTypesApi::get(const RequestPtr &request, Reply reply)
{
    m_types.get(*request->session, request->pathParameter("code"), answerType(std::move(reply), 200));
}

void ResourceTypesApi::update(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    resources::ResourceTypePatch patch;
    patch.name = readName(*body, "name"_L1);
    patch.keyFields = readKeyFields(*body);
    patch.flags = body->texts("flags"_L1, kMaxResourceCodes);
    patch.isActive = body->flag("is_active"_L1);
    if (isRefused(*body, reply))
        return;
    m_types.update(*request->session, request->pathParameter("code"), std::move(patch), http::auditActor(*request),
                   answerType(std::move(reply), 200));
}

void ResourceTypesApi::flags(const RequestPtr &request, Reply reply)
{
    m_types.flags(*request->session,
                  answerJson<QList<QByteArray>>(std::move(reply), 200, [](JsonWriter &out, const QList<QByteArray> &flags) {
                      out.beginObject().member("total", qint64(flags.size()));
                      writeCodes(out, "items", flags);
                      out.endObject();
                  }));
}

void ResourceTypesApi::addFlag(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const auto code = readCode(*body);
    if (!code)
        body->complain("code"_L1, u"This is required."_s, "required"_L1);
    if (isRefused(*body, reply))
        return;
    m_types.addFlag(*request->session, *code, http::auditActor(*request),
                    answerJson<QByteArray>(std::move(reply), 201, [](JsonWriter &out, const QByteArray &made) {
                        out.beginObject().member("code", made).endObject();
                    }));
}

} // namespace basalt::api
