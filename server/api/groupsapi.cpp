// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/groupsapi.h"

#include "api/accessjson.h"
#include "api/accountjson.h"
#include "api/groupmappingjson.h"
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

constexpr QByteArrayView kNewGroupSchema(
    R"({"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":100},)"
    R"("description":{"type":"string","maxLength":500},"account_id":{"type":"string","description":"id, code or slug"},)"
    R"("code":{"type":"string","pattern":"^[a-z0-9_-]{1,64}$"},"kind":{"enum":["internal","external","hybrid"]},)"
    R"("is_assignable":{"type":"boolean"},"is_default":{"type":"boolean"},"creates_missing_users":{"type":"boolean"},)"
    R"("mappings":{"type":"array","maxItems":200,"items":{"type":"object","required":["provider"],)"
    R"("properties":{"provider":{"type":"string"},"object_id":{"type":"string"},"object_name":{"type":"string"},)"
    R"("role":{"type":"string"}}}}}})");
constexpr QByteArrayView
    kGroupPatchSchema(R"({"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":100},)"
                      R"("description":{"type":"string","maxLength":500},"kind":{"enum":["internal","external","hybrid"]},)"
                      R"("is_active":{"type":"boolean"},"is_assignable":{"type":"boolean"},"is_default":{"type":"boolean"},)"
                      R"("creates_missing_users":{"type":"boolean"}}})");
constexpr QByteArrayView kGroupSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"code":{"type":"string"},"name":{"type":"string"},)"
    R"("description":{"type":"string"},"kind":{"type":"string"},"is_active":{"type":"boolean"},)"
    R"("is_system":{"type":"boolean"},"is_assignable":{"type":"boolean"},"is_default":{"type":"boolean"},)"
    R"("creates_missing_users":{"type":"boolean"},"source":{"type":["string","null"]},"account_id":{"type":"string"},"account_code":{"type":"string"},)"
    R"("member_count":{"type":"integer"},"created_at":{"type":"string"},"updated_at":{"type":"string"},)"
    R"("users":{"type":"array","items":{"type":"object"}}}})");
constexpr QByteArrayView kGroupListSchema(R"({"type":"array","items":{"type":"object"}})");
constexpr QByteArrayView
    kMemberSchema(R"({"type":"object","required":["user_id"],"properties":{"user_id":{"type":"string"}}})");
constexpr QByteArrayView kMembershipSchema(
    R"({"type":"object","properties":{"group_id":{"type":"string"},"user_id":{"type":"string"},"source":{"type":"string"},)"
    R"("created_at":{"type":"string"}}})");

/** The members of a group, inside an open object. */
void writeGroup(JsonWriter &out, const access::Group &group)
{
    out.member("id", group.id).member("code", group.code).member("name", group.name);
    out.member("description", group.description).member("kind", group.kind).flag("is_active", group.isActive);
    out.flag("is_system", group.isSystem).flag("is_assignable", group.isAssignable).flag("is_default", group.isDefault);
    out.flag("creates_missing_users", group.createsMissingUsers);
    writeTextOrNull(out, "source", group.source);
    out.member("account_id", group.accountId).member("account_code", group.accountCode);
    out.member("member_count", group.memberCount).member("created_at", group.createdAt);
    out.member("updated_at", group.updatedAt);
}

db::Completion<access::GroupDetail> answerGroup(Reply reply, int status)
{
    return answerJson<access::GroupDetail>(std::move(reply), status, [](JsonWriter &out, const access::GroupDetail &detail) {
        out.beginObject();
        writeGroup(out, detail.group);
        out.key("users").beginArray();
        for (const access::GroupMember &member : detail.members) {
            out.beginObject();
            writeUserMembers(out, member.user);
            out.member("membership_source", member.source).endObject();
        }
        out.endArray().endObject();
    });
}

/** The contract answers with the bare list; how many there are in all is in the header. */
db::Completion<auth::Page<access::Group>> answerGroups(Reply reply)
{
    return [reply = std::move(reply)](Result<auth::Page<access::Group>> page) mutable {
        if (!page) {
            reply.fail(page.error());
            return;
        }
        JsonWriter out;
        out.beginArray();
        for (const access::Group &group : page->items) {
            out.beginObject();
            writeGroup(out, group);
            out.endObject();
        }
        out.endArray();
        Response response = Response::json(200, out.take());
        response.headers.set("X-Total-Count", QByteArray::number(page->total));
        reply.send(std::move(response));
    };
}

std::optional<QByteArray> readKind(BodyReader &body)
{
    const auto kind = body.text("kind"_L1);
    if (!kind)
        return std::nullopt;
    if (*kind != u"internal" && *kind != u"external" && *kind != u"hybrid")
        body.complain("kind"_L1, u"A group is internal, external or hybrid."_s, "invalid_choice"_L1);
    return kind->toUtf8();
}

} // namespace

GroupsApi::GroupsApi(access::GroupService &groups) : m_groups(groups) { }

std::vector<http::Route> GroupsApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1/groups",
         User,
         to(&GroupsApi::list),
         {"groups",
          "List groups by name; X-Total-Count tells how many there are",
          {},
          kGroupListSchema,
          "account_id,search,skip,limit"}},
        {Method::Post,
         "/api/v1/groups",
         User,
         to(&GroupsApi::create),
         {"groups", "Create a group", kNewGroupSchema, kGroupSchema, {}, 201}},
        {Method::Get,
         "/api/v1/groups/{id}",
         User,
         to(&GroupsApi::get),
         {"groups", "Show a group with its members", {}, kGroupSchema}},
        {Method::Patch,
         "/api/v1/groups/{id}",
         User,
         to(&GroupsApi::update),
         {"groups", "Change a group", kGroupPatchSchema, kGroupSchema}},
        {Method::Delete,
         "/api/v1/groups/{id}",
         User,
         to(&GroupsApi::remove),
         {"groups", "Delete a group with all that was given to it", {}, {}, {}, 204}},
        {Method::Post,
         "/api/v1/groups/{id}/users",
         User,
         to(&GroupsApi::addMember),
         {"groups", "Make a user a member", kMemberSchema, kMembershipSchema, {}, 201}},
        {Method::Delete,
         "/api/v1/groups/{id}/users/{user_id}",
         User,
         to(&GroupsApi::removeMember),
         {"groups", "Take a member out", {}, {}, {}, 204}},
    };
}

void GroupsApi::list(const RequestPtr &request, Reply reply)
{
    constexpr qint64 kMaxLimit = 1000;
    constexpr qint64 kMaxSkip = 1'000'000'000;
    QueryReader query(*request);
    const qint64 skip = query.integer("skip"_L1, 0, kMaxSkip).value_or(0);
    const qint64 limit = query.integer("limit"_L1, 1, kMaxLimit).value_or(100);
    if (isRefused(query, reply))
        return;
    access::GroupQuery groups{.search = query.text("search"_L1).value_or(QByteArray()), .offset = skip, .limit = limit};
    m_groups.list(*request->session, request->principal, query.text("account_id"_L1).value_or(QByteArray()), std::move(groups),
                  answerGroups(std::move(reply)));
}

void GroupsApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    access::NewGroup input;
    input.name = body->requiredText("name"_L1, kMaxAccessName);
    input.code = readCode(*body);
    input.description = body->text("description"_L1, kMaxAccessDescription).value_or(QString());
    input.account = namedOrNull(body->text("account_id"_L1));
    input.kind = readKind(*body).value_or("internal");
    input.isAssignable = body->flag("is_assignable"_L1).value_or(true);
    input.isDefault = body->flag("is_default"_L1).value_or(false);
    input.createsMissingUsers = body->flag("creates_missing_users"_L1).value_or(false);
    if (isRefused(*body, reply))
        return;
    auto mappings = readMappings(body->json().value("mappings"_L1));
    if (!mappings) {
        reply.fail(mappings.error());
        return;
    }
    input.mappings = std::move(*mappings);
    m_groups.create(*request->session, askerOf(*request), std::move(input), answerGroup(std::move(reply), 201));
}

void GroupsApi::get(const RequestPtr &request, Reply reply)
{
    m_groups.get(*request->session, request->principal, request->pathParameter("id"), answerGroup(std::move(reply), 200));
}

void GroupsApi::update(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    access::GroupPatch patch;
    patch.name = readName(*body, "name"_L1);
    patch.description = body->text("description"_L1, kMaxAccessDescription);
    patch.kind = readKind(*body);
    patch.isActive = body->flag("is_active"_L1);
    patch.isAssignable = body->flag("is_assignable"_L1);
    patch.isDefault = body->flag("is_default"_L1);
    patch.createsMissingUsers = body->flag("creates_missing_users"_L1);
    if (isRefused(*body, reply))
        return;
    m_groups.update(*request->session, askerOf(*request), request->pathParameter("id"), std::move(patch),
                    answerGroup(std::move(reply), 200));
}

void GroupsApi::remove(const RequestPtr &request, Reply reply)
{
    m_groups.remove(*request->session, askerOf(*request), request->pathParameter("id"), answerNothing(std::move(reply)));
}

void GroupsApi::addMember(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QByteArray userId = body->requiredText("user_id"_L1).toUtf8();
    if (isRefused(*body, reply))
        return;
    m_groups.addMember(
        *request->session, askerOf(*request), request->pathParameter("id"), userId,
        answerJson<access::Membership>(std::move(reply), 201, [](JsonWriter &out, const access::Membership &made) {
            out.beginObject().member("group_id", made.groupId).member("user_id", made.userId);
            out.member("source", made.source).member("created_at", made.createdAt).endObject();
        }));
}

void GroupsApi::removeMember(const RequestPtr &request, Reply reply)
{
    m_groups.removeMember(*request->session, askerOf(*request), request->pathParameter("id"), request->pathParameter("user_id"),
                          answerNothing(std::move(reply)));
}

} // namespace basalt::api
