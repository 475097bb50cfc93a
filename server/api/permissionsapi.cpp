// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/permissionsapi.h"

#include "api/accessjson.h"
#include "api/accountjson.h"
#include "api/handling.h"
#include "api/queryreader.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr QByteArrayView kNewPermissionSchema(
    R"({"type":"object","required":["title"],"properties":{"title":{"type":"string","minLength":1,"maxLength":100},)"
    R"("parent":{"type":"string","description":"code or id"},"code":{"type":"string","pattern":"^[a-z0-9_-]{1,64}$"},)"
    R"("short_code":{"type":"string","description":"the parent's, a dot and a number; the next one if it is not given"},)"
    R"("description":{"type":"string","maxLength":500},"is_assignable":{"type":"boolean"}}})");
constexpr QByteArrayView
    kPermissionPatchSchema(R"({"type":"object","properties":{"title":{"type":"string","minLength":1,"maxLength":100},)"
                           R"("description":{"type":"string","maxLength":500},"is_assignable":{"type":"boolean"}}})");
constexpr QByteArrayView kPermissionSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"code":{"type":"string"},"short_code":{"type":"string"},)"
    R"("parent":{"type":["string","null"]},)"
    R"("title":{"type":"string"},"description":{"type":"string"},"is_assignable":{"type":"boolean"},)"
    R"("has_children":{"type":"boolean"},"source":{"enum":["system","collection","custom"]},)"
    R"("created_at":{"type":"string"},"updated_at":{"type":"string"}}})");
constexpr QByteArrayView kPermissionListSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");

void writePermission(JsonWriter &out, const access::Permission &permission)
{
    out.beginObject().member("id", permission.id).member("code", permission.code).member("short_code", permission.shortCode);
    writeTextOrNull(out, "parent", permission.parentCode);
    out.member("title", permission.title).member("description", permission.description);
    out.flag("is_assignable", permission.isAssignable).flag("has_children", permission.hasChildren);
    out.member("source", permission.source).member("created_at", permission.createdAt);
    out.member("updated_at", permission.updatedAt).endObject();
}

db::Completion<access::Permission> answerPermission(Reply reply, int status)
{
    return answerJson<access::Permission>(std::move(reply), status, [](JsonWriter &out, const access::Permission &permission) {
        writePermission(out, permission);
    });
}

} // namespace

PermissionsApi::PermissionsApi(access::PermissionService &permissions) : m_permissions(permissions) { }

std::vector<http::Route> PermissionsApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1/permissions",
         User,
         to(&PermissionsApi::list),
         {"permissions", "List the tree by code", {}, kPermissionListSchema, "under,search,is_assignable,skip,limit"}},
        {Method::Post,
         "/api/v1/permissions",
         Superadmin,
         to(&PermissionsApi::create),
         {"permissions", "Add a node to the tree", kNewPermissionSchema, kPermissionSchema, {}, 201}},
        {Method::Get,
         "/api/v1/permissions/{permission}",
         User,
         to(&PermissionsApi::get),
         {"permissions", "Show a node, named by code or id", {}, kPermissionSchema}},
        {Method::Patch,
         "/api/v1/permissions/{permission}",
         Superadmin,
         to(&PermissionsApi::update),
         {"permissions", "Change a node", kPermissionPatchSchema, kPermissionSchema}},
        {Method::Delete,
         "/api/v1/permissions/{permission}",
         Superadmin,
         to(&PermissionsApi::remove),
         {"permissions", "Remove a node with all below it and whatever gave them", {}, {}, {}, 204}},
    };
}

void PermissionsApi::list(const RequestPtr &request, Reply reply)
{
    constexpr qint64 kMaxLimit = 10'000;
    QueryReader query(*request);
    access::PermissionQuery permissions;
    permissions.under = query.text("under"_L1).value_or(QByteArray());
    permissions.search = query.text("search"_L1).value_or(QByteArray());
    permissions.isAssignable = query.flag("is_assignable"_L1);
    permissions.offset = query.integer("skip"_L1, 0, 1'000'000'000).value_or(0);
    permissions.limit = query.integer("limit"_L1, 1, kMaxLimit).value_or(1000);
    if (isRefused(query, reply))
        return;
    m_permissions.list(*request->session, request->principal, std::move(permissions),
                       answerJson<auth::Page<access::Permission>>(
                           std::move(reply), 200, [](JsonWriter &out, const auth::Page<access::Permission> &page) {
                               out.beginObject().member("total", page.total).key("items").beginArray();
                               for (const access::Permission &permission : page.items)
                                   writePermission(out, permission);
                               out.endArray().endObject();
                           }));
}

void PermissionsApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    access::NewPermission input;
    input.title = body->requiredText("title"_L1, kMaxAccessName);
    input.code = readCode(*body);
    input.description = body->text("description"_L1, kMaxAccessDescription).value_or(QString());
    input.isAssignable = body->flag("is_assignable"_L1).value_or(true);
    if (const auto shortCode = body->text("short_code"_L1, access::kMaxCode))
        input.shortCode = shortCode->toUtf8();
    if (const auto parent = body->text("parent"_L1))
        input.parent = parent->toUtf8();
    if (isRefused(*body, reply))
        return;
    m_permissions.create(*request->session, std::move(input), http::auditActor(*request),
                         answerPermission(std::move(reply), 201));
}

void PermissionsApi::get(const RequestPtr &request, Reply reply)
{
    m_permissions.get(*request->session, request->principal, request->pathParameter("permission"),
                      answerPermission(std::move(reply), 200));
}

void PermissionsApi::update(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    access::PermissionPatch patch;
    patch.title = readName(*body, "title"_L1);
    patch.description = body->text("description"_L1, kMaxAccessDescription);
    patch.isAssignable = body->flag("is_assignable"_L1);
    if (isRefused(*body, reply))
        return;
    m_permissions.update(*request->session, request->pathParameter("permission"), std::move(patch), http::auditActor(*request),
                         answerPermission(std::move(reply), 200));
}

void PermissionsApi::remove(const RequestPtr &request, Reply reply)
{
    m_permissions.remove(*request->session, request->pathParameter("permission"), http::auditActor(*request),
                         answerNothing(std::move(reply)));
}

} // namespace basalt::api
