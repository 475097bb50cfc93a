// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/rolesapi.h"

#include "api/accessjson.h"
#include "api/accountjson.h"
#include "api/handling.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr QByteArrayView kRoleInputSchema(
    R"({"type":"object","required":["name"],"properties":{"name":{"type":"string","pattern":"^[a-z0-9_-]{1,64}$"},)"
    R"("description":{"type":"string","maxLength":500}}})");
constexpr QByteArrayView kRoleSchema(
    R"({"type":"object","properties":{"id":{"type":"integer"},"name":{"type":"string"},"description":{"type":"string"}}})");
constexpr QByteArrayView kRoleListSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");

/** The number in the path; 0, which no role has, for what is none. */
qint64 roleIdOf(const http::Request &request)
{
    return std::max<qint64>(0, request.pathParameter("id").toLongLong());
}

Result<access::RoleInput> readRole(const http::Request &request)
{
    BASALT_TRY(auto body, BodyReader::read(request));
    access::RoleInput input;
    input.name = body.requiredText("name"_L1, access::kMaxCode);
    // Rules compare it, and the account's set of the role has it for a code.
    if (!input.name.isEmpty() && !access::isCode(input.name.toUtf8()))
        body.complain("name"_L1, u"A role's name is made of small letters, digits, hyphens and underscores."_s,
                      "invalid_code"_L1);
    input.description = body.text("description"_L1, kMaxAccessDescription);
    if (const auto problem = body.problem())
        return *problem;
    return input;
}

db::Completion<auth::Role> answerRole(Reply reply, int status)
{
    return answerJson<auth::Role>(std::move(reply), status,
                                  [](JsonWriter &out, const auth::Role &role) { writeRole(out, role); });
}

} // namespace

RolesApi::RolesApi(access::RoleService &roles) : m_roles(roles) { }

std::vector<http::Route> RolesApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    return {
        {Method::Get, "/api/v1/roles", Superadmin, to(&RolesApi::list), {"roles", "List roles", {}, kRoleListSchema}},
        {Method::Post,
         "/api/v1/roles",
         Superadmin,
         to(&RolesApi::create),
         {"roles", "Create a role; every account gets a permission set for it", kRoleInputSchema, kRoleSchema, {}, 201}},
        {Method::Get, "/api/v1/roles/{id}", Superadmin, to(&RolesApi::get), {"roles", "Show a role", {}, kRoleSchema}},
        {Method::Put,
         "/api/v1/roles/{id}",
         Superadmin,
         to(&RolesApi::update),
         {"roles", "Change a role", kRoleInputSchema, kRoleSchema}},
        {Method::Delete,
         "/api/v1/roles/{id}",
         Superadmin,
         to(&RolesApi::remove),
         {"roles", "Delete a role that nobody has", {}, {}, {}, 204}},
    };
}

void RolesApi::list(const RequestPtr &request, Reply reply)
{
    m_roles.list(*request->session,
                 answerJson<QList<auth::Role>>(std::move(reply), 200, [](JsonWriter &out, const QList<auth::Role> &roles) {
                     out.beginObject().key("items").beginArray();
                     for (const auth::Role &role : roles)
                         writeRole(out, role);
                     out.endArray().member("total", qint64(roles.size())).endObject();
                 }));
}

void RolesApi::create(const RequestPtr &request, Reply reply)
{
    const auto input = readRole(*request);
    if (!input) {
        reply.fail(input.error());
        return;
    }
    m_roles.create(*request->session, *input, http::auditActor(*request), answerRole(std::move(reply), 201));
}

void RolesApi::get(const RequestPtr &request, Reply reply)
{
    m_roles.get(*request->session, roleIdOf(*request), answerRole(std::move(reply), 200));
}

void RolesApi::update(const RequestPtr &request, Reply reply)
{
    const auto input = readRole(*request);
    if (!input) {
        reply.fail(input.error());
        return;
    }
    m_roles.update(*request->session, roleIdOf(*request), *input, http::auditActor(*request),
                   answerRole(std::move(reply), 200));
}

void RolesApi::remove(const RequestPtr &request, Reply reply)
{
    m_roles.remove(*request->session, roleIdOf(*request), http::auditActor(*request), answerNothing(std::move(reply)));
}

} // namespace basalt::api
