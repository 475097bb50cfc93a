// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/orgsapi.h"

#include "api/accountjson.h"
#include "api/bodyreader.h"
#include "api/handling.h"
#include "api/invitationjson.h"
#include "api/queryreader.h"
#include "http/requestactor.h"
#include "mail/mailtemplates.h"
#include "orgs/membership.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr QByteArrayView kNewOrgSchema(
    R"({"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255},)"
    R"("slug":{"type":"string","minLength":3,"maxLength":32,"pattern":"^[a-z][a-z0-9-]*$"}}})");
constexpr QByteArrayView kOrgSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"account_code":{"type":"string"},"slug":{"type":"string"},)"
    R"("name":{"type":"string"},"role":{"type":"string"},"created_at":{"type":"string","format":"date-time"}}})");
constexpr QByteArrayView
    kNewMemberSchema(R"({"type":"object","required":["email"],"properties":{"email":{"type":"string","format":"email"},)"
                     R"("role":{"type":"string","description":"owner, admin, member or another role; member if left out"},)"
                     R"("message":{"type":"string","maxLength":1000}}})");
constexpr QByteArrayView kRenameSchema(
    R"({"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255}}})");
constexpr QByteArrayView kMemberRoleSchema(R"({"type":"object","required":["role"],"properties":{"role":{"type":"string"}}})");
constexpr QByteArrayView kOrgMemberSchema(
    R"({"type":"object","properties":{"user_id":{"type":"string"},"email":{"type":"string"},"display_name":{"type":"string"},)"
    R"("role":{"type":"string"},"is_active":{"type":"boolean"},"is_locked":{"type":"boolean"},)"
    R"("created_at":{"type":"string","format":"date-time"}}})");

void writeOrgMembers(JsonWriter &out, const auth::Account &account, const QByteArray &role)
{
    out.member("id", account.id).member("account_code", account.code).member("slug", account.slug);
    out.member("name", account.name).member("role", role).member("created_at", account.createdAt);
}

void writeOrg(JsonWriter &out, const orgs::Org &org)
{
    out.beginObject();
    writeOrgMembers(out, org.account, org.role);
    out.endObject();
}

void writeOrgMember(JsonWriter &out, const orgs::Member &member)
{
    const auth::User &user = member.user;
    out.beginObject().member("user_id", user.id).member("email", user.email).member("display_name", user.displayName);
    out.member("role", orgs::memberRoleName(user.roleId, user.roleName, member.isOwner));
    out.flag("is_active", user.isActive).flag("is_locked", user.isLocked).member("created_at", user.createdAt).endObject();
}

access::Asker orgAsker(const http::Request &request)
{
    return {request.principal, http::auditActor(request)};
}

} // namespace

OrgsApi::OrgsApi(orgs::OrgService &orgs, auth::PersonService &people) : m_orgs(orgs), m_people(people) { }

std::vector<http::Route> OrgsApi::routes()
{
    using enum http::Access;
    const auto to = handlersOf(this);
    std::vector<http::Route> rows{
        {Method::Get,
         "/api/v1/orgs",
         User,
         to(&OrgsApi::list),
         {"organisations", "List the caller's organisations, the newest first", {}, kPageSchema, "page,page_size"}},
        {Method::Post,
         "/api/v1/orgs",
         User,
         to(&OrgsApi::create),
         {"organisations", "Make an organisation that the caller owns", kNewOrgSchema, kOrgSchema, {}, 201}},
        {Method::Get,
         "/api/v1/orgs/{org}",
         User,
         to(&OrgsApi::get),
         {"organisations", "Show an organisation and what the caller is in it", {}, kOrgSchema}},
        {Method::Get,
         "/api/v1/orgs/{org}/members",
         User,
         to(&OrgsApi::members),
         {"organisations", "List the members", {}, kPageSchema, "page,page_size"}},
        {Method::Post,
         "/api/v1/orgs/{org}/members",
         User,
         to(&OrgsApi::add),
         {"organisations",
          "Give a member another role (200), or invite somebody (202)",
          kNewMemberSchema,
          kOrgMemberSchema,
          {},
          202}},
        {Method::Patch,
         "/api/v1/orgs/{org}/members/{user_id}",
         User,
         to(&OrgsApi::change),
         {"organisations", "Give a member another role", kMemberRoleSchema, kOrgMemberSchema}},
        {Method::Delete,
         "/api/v1/orgs/{org}/members/{user_id}",
         User,
         to(&OrgsApi::remove),
         {"organisations", "Remove a member, or leave", {}, {}, {}, 204}},
        {Method::Patch,
         "/api/v1/orgs/{org}",
         User,
         to(&OrgsApi::rename),
         {"organisations", "Give an organisation another name", kRenameSchema, kOrgSchema}},
    };
    rows[4].tellsSecrets = true; // the link, where there is no mail server
    return rows;
}

void OrgsApi::list(const RequestPtr &request, Reply reply)
{
    QueryReader query(*request);
    const PageWindow window = readPageWindow(query);
    if (isRefused(query, reply))
        return;
    m_people.accounts(
        *request->session, request->principal, window.offset(), window.size,
        answerJson<auth::PersonAccounts>(
            std::move(reply), 200, [request, window](JsonWriter &out, const auth::PersonAccounts &found) {
                out.beginObject().key("items").beginArray();
                for (const auth::PersonAccount &entry : found.page.items) {
                    out.beginObject();
                    writeOrgMembers(out, entry.account, orgs::memberRoleName(entry.roleId, entry.roleName, entry.isOwner));
                    out.member("user_id", entry.userId);
                    out.flag("is_current", entry.account.id == request->principal.accountId).endObject();
                }
                out.endArray();
                writeTextOrNull(out, "last_selected_id", found.lastSelectedId);
                out.member("total", found.page.total).member("page", window.page).member("page_size", window.size);
                out.member("total_pages", (found.page.total + window.size - 1) / window.size).endObject();
            }));
}

void OrgsApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QString name = body->requiredText("name"_L1);
    const auto slug = body->text("slug"_L1);
    if (isRefused(*body, reply))
        return;
    m_orgs.create(*request->session, orgAsker(*request), name, slug, answerJson<orgs::Org>(std::move(reply), 201, writeOrg));
}

void OrgsApi::get(const RequestPtr &request, Reply reply)
{
    m_orgs.get(*request->session, orgAsker(*request), request->pathParameter("org"),
               answerJson<orgs::Org>(std::move(reply), 200, writeOrg));
}

void OrgsApi::rename(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QString name = body->requiredText("name"_L1);
    if (isRefused(*body, reply))
        return;
    m_orgs.rename(*request->session, orgAsker(*request), request->pathParameter("org"), name,
                  answerJson<orgs::Org>(std::move(reply), 200, writeOrg));
}

void OrgsApi::members(const RequestPtr &request, Reply reply)
{
    QueryReader query(*request);
    const PageWindow window = readPageWindow(query);
    if (isRefused(query, reply))
        return;
    m_orgs.members(*request->session, orgAsker(*request), request->pathParameter("org"), window.offset(), window.size,
                   answerJson<auth::Page<orgs::Member>>(
                       std::move(reply), 200, [window](JsonWriter &out, const auth::Page<orgs::Member> &page) {
                           out.beginObject().key("items").beginArray();
                           for (const orgs::Member &member : page.items)
                               writeOrgMember(out, member);
                           out.endArray();
                           out.member("total", page.total).member("page", window.page).member("page_size", window.size);
                           out.member("total_pages", (page.total + window.size - 1) / window.size).endObject();
                       }));
}

void OrgsApi::add(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    orgs::NewInvitation input;
    input.email = body->requiredText("email"_L1, kMaxEmail);
    input.role = body->text("role"_L1).value_or(QString());
    input.message = body->text("message"_L1).value_or(QString());
    if (isRefused(*body, reply))
        return;
    input.locale = mail::localeFrom(request->headers.value("Accept-Language"));
    m_orgs.add(*request->session, orgAsker(*request), request->pathParameter("org"), std::move(input),
               [reply = std::move(reply)](Result<orgs::AddedMember> added) mutable {
                   if (!added) {
                       reply.fail(added.error());
                       return;
                   }
                   JsonWriter out;
                   if (added->member)
                       writeOrgMember(out, *added->member);
                   else
                       writeSentInvitation(out, *added->invitation);
                   Response response = Response::json(added->member ? 200 : 202, out.take());
                   response.headers.set("Cache-Control", "no-store");
                   reply.send(std::move(response));
               });
}

void OrgsApi::change(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QString role = body->requiredText("role"_L1);
    if (isRefused(*body, reply))
        return;
    m_orgs.change(*request->session, orgAsker(*request), request->pathParameter("org"), request->pathParameter("user_id"), role,
                  answerJson<orgs::Member>(std::move(reply), 200, writeOrgMember));
}

void OrgsApi::remove(const RequestPtr &request, Reply reply)
{
    m_orgs.remove(*request->session, orgAsker(*request), request->pathParameter("org"), request->pathParameter("user_id"),
                  answerNothing(std::move(reply)));
}

} // namespace basalt::api
