// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/resourcerolesapi.h"

#include "api/accessjson.h"
#include "api/accountjson.h"
#include "api/handling.h"
#include "api/queryreader.h"
#include "api/resourcejson.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;

constexpr qsizetype kMaxEnsuredRoles = 200;

constexpr QByteArrayView kResourceRoleSchema(
    R"({"type":"object","properties":{"code":{"type":"string"},"name":{"type":"string"},"resource_type":{"type":"string"},)"
    R"("flags":{"type":"array","items":{"type":"string"}},"is_active":{"type":"boolean"},)"
    R"("source":{"type":["string","null"]},"created_at":{"type":"string"},"updated_at":{"type":"string"}}})");
constexpr QByteArrayView kResourceRoleListSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");
constexpr QByteArrayView kNewResourceRoleSchema(
    R"({"type":"object","required":["code","name","resource_type"],"properties":{)"
    R"("code":{"type":"string","pattern":"^[a-z0-9_-]{1,64}$"},"name":{"type":"string","minLength":1,"maxLength":100},)"
    R"("resource_type":{"type":"string"},"flags":{"type":"array","items":{"type":"string"}}}})");
constexpr QByteArrayView
    kResourceRolePatchSchema(R"({"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":100},)"
                             R"("flags":{"type":"array","items":{"type":"string"}},"is_active":{"type":"boolean"}}})");
constexpr QByteArrayView kEnsureRolesSchema(
    R"({"type":"object","required":["source","roles"],"properties":{"source":{"type":"string","minLength":1},)"
    R"("final_state":{"type":"boolean"},"roles":{"type":"array","maxItems":200,"items":{"type":"object",)"
    R"("required":["code","name","resource_type"],"properties":{"code":{"type":"string"},"name":{"type":"string"},)"
    R"("resource_type":{"type":"string"},"flags":{"type":"array","items":{"type":"string"}}}}}}})");
constexpr QByteArrayView kEnsureRolesReportSchema(
    R"({"type":"object","properties":{"roles":{"type":"array","items":{"type":"object"}},"created":{"type":"integer"},)"
    R"("changed":{"type":"integer"},"deactivated":{"type":"integer"}}})");

void writeResourceRole(JsonWriter &out, const resources::ResourceRole &role)
{
    out.beginObject().member("code", role.code).member("name", role.name).member("resource_type", role.typeCode);
    writeCodes(out, "flags", role.flags);
    out.flag("is_active", role.isActive);
    writeTextOrNull(out, "source", role.source);
    out.member("created_at", role.createdAt).member("updated_at", role.updatedAt).endObject();
}

void writeResourceRoles(JsonWriter &out, QByteArrayView name, const QList<resources::ResourceRole> &roles)
{
    out.key(name).beginArray();
    for (const resources::ResourceRole &role : roles)
        writeResourceRole(out, role);
    out.endArray();
}

db::Completion<resources::ResourceRole> answerResourceRole(Reply reply, int status)
{
    return answerJson<resources::ResourceRole>(
        std::move(reply), status, [](JsonWriter &out, const resources::ResourceRole &role) { writeResourceRole(out, role); });
}

resources::NewResourceRole readNewRole(BodyReader &body)
{
    resources::NewResourceRole input;
    const auto code = readCode(body);
    if (!code)
        body.complain("code"_L1, u"This is required."_s, "required"_L1);
    input.code = code.value_or(QByteArray());
    input.name = body.requiredText("name"_L1, kMaxAccessName);
    input.typeCode = body.requiredText("resource_type"_L1).toUtf8();
    input.flags = readResourceCodes(body, "flags"_L1);
    return input;
}

/** What is wrong with a listed role is named with its place. */
Result<QList<resources::NewResourceRole>> readEnsuredRoles(BodyReader &body)
{
    const QJsonValue listed = body.json().value("roles"_L1);
    if (!listed.isArray() || listed.toArray().size() > kMaxEnsuredRoles) {
        return Error::invalid(u"roles"_s, u"This must be an array of at most %1 roles."_s.arg(kMaxEnsuredRoles),
                              u"invalid_type"_s);
    }
    QList<resources::NewResourceRole> roles;
    const QJsonArray items = listed.toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        BodyReader item = BodyReader::of(items[i].toObject());
        roles.append(readNewRole(item));
        if (auto problem = item.problem()) {
            for (FieldError &fault : problem->fields)
                fault.field.prepend(u"roles[%1]."_s.arg(i));
            return std::move(*problem);
        }
    }
    return roles;
}

} // namespace

std::vector<http::Route> ResourceRolesApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1/resource-roles",
         User,
         to(&ResourceRolesApi::list),
         {"resource access", "List resource roles", {}, kResourceRoleListSchema, "resource_type"}},
        {Method::Post,
         "/api/v1/resource-roles",
         Superadmin,
         to(&ResourceRolesApi::create),
         {"resource access", "Create a resource role", kNewResourceRoleSchema, kResourceRoleSchema, {}, 201}},
        {Method::Post,
         "/api/v1/resource-roles/ensure",
         Superadmin,
         to(&ResourceRolesApi::ensure),
         {"resource access", "Bring the roles of one source to what is listed", kEnsureRolesSchema, kEnsureRolesReportSchema}},
        {Method::Patch,
         "/api/v1/resource-roles/{code}",
         Superadmin,
         to(&ResourceRolesApi::update),
         {"resource access", "Change a resource role, at once for everybody who has it", kResourceRolePatchSchema,
          kResourceRoleSchema}},
        {Method::Delete,
         "/api/v1/resource-roles/{code}",
         Superadmin,
         to(&ResourceRolesApi::remove),
         {"resource access", "Delete a resource role with all that was given by it", {}, {}, {}, 204}},
    };
}

void ResourceRolesApi::list(const RequestPtr &request, Reply reply)
{
    QueryReader query(*request);
    const QByteArray typeCode = query.text("resource_type"_L1).value_or(QByteArray());
    m_roles.list(*request->session, typeCode,
                 answerJson<QList<resources::ResourceRole>>(std::move(reply), 200,
                                                            [](JsonWriter &out, const QList<resources::ResourceRole> &roles) {
                                                                out.beginObject().member("total", qint64(roles.size()));
                                                                writeResourceRoles(out, "items", roles);
                                                                out.endObject();
                                                            }));
}

void ResourceRolesApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    resources::NewResourceRole input = readNewRole(*body);
    if (isRefused(*body, reply))
        return;
    m_roles.create(*request->session, std::move(input), http::auditActor(*request), answerResourceRole(std::move(reply), 201));
}

void ResourceRolesApi::update(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    resources::ResourceRolePatch patch;
    patch.name = readName(*body, "name"_L1);
    patch.flags = body->texts("flags"_L1, kMaxResourceCodes);
    patch.isActive = body->flag("is_active"_L1);
    if (isRefused(*body, reply))
        return;
    m_roles.update(*request->session, request->pathParameter("code"), std::move(patch), http::auditActor(*request),
                   answerResourceRole(std::move(reply), 200));
}

void ResourceRolesApi::remove(const RequestPtr &request, Reply reply)
{
    m_roles.remove(*request->session, request->pathParameter("code"), http::auditActor(*request),
                   answerNothing(std::move(reply)));
}

void ResourceRolesApi::ensure(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    resources::EnsuredRoles wanted;
    wanted.source = body->requiredText("source"_L1, kMaxAccessName).toUtf8();
    if (body->flag("final_state"_L1).value_or(false))
        wanted.state = resources::EnsuredRoles::State::Final;
    if (isRefused(*body, reply))
        return;
    auto roles = readEnsuredRoles(*body);
    if (!roles) {
        reply.fail(roles.error());
        return;
    }
    wanted.roles = std::move(*roles);
    m_roles.ensure(*request->session, std::move(wanted), http::auditActor(*request),
                   answerJson<resources::EnsuredRolesReport>(
                       std::move(reply), 200, [](JsonWriter &out, const resources::EnsuredRolesReport &report) {
                           out.beginObject();
                           writeResourceRoles(out, "roles", report.roles);
                           out.member("created", report.created).member("changed", report.changed);
                           out.member("deactivated", report.deactivated).endObject();
                       }));
}

} // namespace basalt::api
