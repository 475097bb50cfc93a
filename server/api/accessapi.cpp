// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/accessapi.h"

#include "api/accessjson.h"
#include "api/accountjson.h"
#include "api/handling.h"
#include "api/queryreader.h"
#include "core/timestamp.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr qsizetype kMaxAsked = 100;

constexpr QByteArrayView
    kNewAssignmentSchema(R"({"type":"object","properties":{"user_id":{"type":"string"},"group_id":{"type":"string"},)"
                         R"("permission_set_id":{"type":"string"},"permission":{"type":"string","description":"code or id"},)"
                         R"("ends_at":{"type":["string","null"],"format":"date-time"}}})");
constexpr QByteArrayView kAssignmentSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"account_id":{"type":"string"},)"
    R"("user_id":{"type":["string","null"]},"user_email":{"type":["string","null"]},"group_id":{"type":["string","null"]},)"
    R"("group_code":{"type":["string","null"]},"permission_set_id":{"type":["string","null"]},)"
    R"("permission_set":{"type":["string","null"]},"permission":{"type":["string","null"]},)"
    R"("ends_at":{"type":["string","null"]},"created_at":{"type":"string"},"created_by":{"type":["string","null"]}}})");
constexpr QByteArrayView kAssignmentListSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");
constexpr QByteArrayView kCheckSchema(
    R"({"type":"object","required":["permissions"],"properties":{"permissions":{"type":"array","minItems":1,"maxItems":100,)"
    R"("items":{"type":"string"}},"mode":{"enum":["any","all"]},"user_id":{"type":"string"}}})");
constexpr QByteArrayView kCheckAnswerSchema(
    R"({"type":"object","properties":{"user_id":{"type":"string"},"allowed":{"type":"boolean"},"mode":{"type":"string"},)"
    R"("decided_by":{"enum":["status","superadmin","owner","permissions"]},"missing":{"type":"array",)"
    R"("items":{"type":"string"}},"results":{"type":"array","items":{"type":"object","properties":{)"
    R"("permission":{"type":"string"},"held":{"type":"boolean"}}}}}})");
constexpr QByteArrayView kUserAccessSchema(
    R"({"type":"object","properties":{"user_id":{"type":"string"},"account_id":{"type":"string"},)"
    R"("is_superadmin":{"type":"boolean"},"is_owner":{"type":"boolean"},"may_sign_in":{"type":"boolean"},)"
    R"("groups":{"type":"array","items":{"type":"string"}},"permission_sets":{"type":"array","items":{"type":"object"}},)"
    R"("permissions":{"type":"array","items":{"type":"object"}}}})");

void writeAssignment(JsonWriter &out, const access::Assignment &assignment)
{
    out.beginObject().member("id", assignment.id).member("account_id", assignment.accountId);
    writeTextOrNull(out, "user_id", assignment.userId);
    writeTextOrNull(out, "user_email", assignment.userEmail);
    writeTextOrNull(out, "group_id", assignment.groupId);
    writeTextOrNull(out, "group_code", assignment.groupCode);
    writeTextOrNull(out, "permission_set_id", assignment.setId);
    writeTextOrNull(out, "permission_set", assignment.setCode);
    writeTextOrNull(out, "permission", assignment.permission);
    writeTextOrNull(out, "ends_at", assignment.endsAt);
    out.member("created_at", assignment.createdAt);
    writeTextOrNull(out, "created_by", assignment.createdBy);
    out.endObject();
}

/** `ends_at` in the one form of instants; null where it is for ever. */
QByteArray readEnd(BodyReader &body)
{
    const auto text = body.text("ends_at"_L1);
    if (!text)
        return {};
    const auto instant = core::parseTimestamp(text->toUtf8());
    if (!instant) {
        body.complain("ends_at"_L1, u"This is not an instant such as 2030-01-31T12:00:00Z."_s, "invalid_date"_L1);
        return {};
    }
    return core::formatTimestamp(*instant);
}

/** Each set that something comes from, once for each way it came. */
void writeHeldSets(JsonWriter &out, const QList<access::GrantSource> &sources)
{
    QSet<QByteArray> written;
    out.key("permission_sets").beginArray();
    for (const access::GrantSource &source : sources) {
        const QByteArray key = source.setId + ' ' + source.via + ' ' + source.groupId;
        if (source.setId.isNull() || written.contains(key))
            continue;
        written.insert(key);
        out.beginObject().member("id", source.setId).member("code", source.setCode).member("name", source.setName);
        out.member("kind", source.setKind).member("via", source.via);
        writeTextOrNull(out, "group", source.groupCode);
        writeTextOrNull(out, "ends_at", source.endsAt);
        out.endObject();
    }
    out.endArray();
}

void writeSource(JsonWriter &out, const access::GrantSource &source)
{
    out.beginObject().member("via", source.via);
    writeTextOrNull(out, "permission", source.permission);
    writeTextOrNull(out, "group", source.groupCode);
    writeTextOrNull(out, "permission_set", source.setCode);
    writeTextOrNull(out, "ends_at", source.endsAt);
    out.endObject();
}

void writeUserAccess(JsonWriter &out, const access::UserAccess &access)
{
    const auth::Principal &user = access.user;
    out.beginObject().member("user_id", user.userId).member("account_id", user.accountId);
    out.flag("is_superadmin", user.superadmin).flag("is_owner", user.accountOwner).flag("may_sign_in", access.mayComeIn);
    writeCodes(out, "groups", user.groups);
    writeHeldSets(out, access.holdings.sources);
    out.key("permissions").beginArray();
    for (const access::HeldPermission &held : access.holdings.permissions) {
        out.beginObject().member("code", held.code).key("sources").beginArray();
        for (const qsizetype position : held.sources)
            writeSource(out, access.holdings.sources[position]);
        out.endArray().endObject();
    }
    out.endArray().endObject();
}

} // namespace

AccessApi::AccessApi(access::AssignmentService &assignments, const access::AccessService &access)
    : m_assignments(assignments)
    , m_access(access)
{ }

std::vector<http::Route> AccessApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1/assignments",
         User,
         to(&AccessApi::list),
         {"access",
          "List who was given what",
          {},
          kAssignmentListSchema,
          "account_id,user_id,group_id,permission_set_id,permission,skip,limit"}},
        {Method::Post,
         "/api/v1/assignments",
         User,
         to(&AccessApi::create),
         {"access",
          "Give a set or a permission to a user or a group, for ever or until a date",
          kNewAssignmentSchema,
          kAssignmentSchema,
          {},
          201}},
        {Method::Delete,
         "/api/v1/assignments/{id}",
         User,
         to(&AccessApi::remove),
         {"access", "Take back what was given", {}, {}, {}, 204}},
        {Method::Post,
         "/api/v1/access/check",
         User,
         to(&AccessApi::check),
         {"access", "Tell whether permissions are held, any of them or all", kCheckSchema, kCheckAnswerSchema}},
        {Method::Get,
         "/api/v1/users/{id}/permissions",
         User,
         to(&AccessApi::ofUser),
         {"access", "Show what a user holds and where it comes from", {}, kUserAccessSchema}},
    };
}

void AccessApi::list(const RequestPtr &request, Reply reply)
{
    QueryReader query(*request);
    access::AssignmentQuery assignments;
    assignments.account = query.text("account_id"_L1).value_or(QByteArray());
    assignments.userId = query.text("user_id"_L1).value_or(QByteArray());
    assignments.groupId = query.text("group_id"_L1).value_or(QByteArray());
    assignments.setId = query.text("permission_set_id"_L1).value_or(QByteArray());
    assignments.permission = query.text("permission"_L1).value_or(QByteArray());
    assignments.offset = query.integer("skip"_L1, 0, 1'000'000'000).value_or(0);
    assignments.limit = query.integer("limit"_L1, 1, 1000).value_or(100);
    if (isRefused(query, reply))
        return;
    m_assignments.list(*request->session, request->principal, std::move(assignments),
                       answerJson<auth::Page<access::Assignment>>(
                           std::move(reply), 200, [](JsonWriter &out, const auth::Page<access::Assignment> &page) {
                               out.beginObject().member("total", page.total).key("items").beginArray();
                               for (const access::Assignment &assignment : page.items)
                                   writeAssignment(out, assignment);
                               out.endArray().endObject();
                           }));
}

void AccessApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    access::NewAssignment input;
    input.userId = namedOrNull(body->text("user_id"_L1));
    input.groupId = namedOrNull(body->text("group_id"_L1));
    input.setId = namedOrNull(body->text("permission_set_id"_L1));
    input.permission = namedOrNull(body->text("permission"_L1));
    input.endsAt = readEnd(*body);
    if (isRefused(*body, reply))
        return;
    m_assignments.create(
        *request->session, askerOf(*request), std::move(input),
        answerJson<access::Assignment>(std::move(reply), 201,
                                       [](JsonWriter &out, const access::Assignment &made) { writeAssignment(out, made); }));
}

void AccessApi::remove(const RequestPtr &request, Reply reply)
{
    m_assignments.remove(*request->session, askerOf(*request), request->pathParameter("id"), answerNothing(std::move(reply)));
}

void AccessApi::check(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    access::AccessQuestion question;
    question.permissions = body->texts("permissions"_L1, kMaxAsked).value_or(QList<QByteArray>());
    if (question.permissions.isEmpty() && !body->problem())
        body->complain("permissions"_L1, u"Name at least one permission."_s, "required"_L1);
    if (const auto mode = body->text("mode"_L1)) {
        if (*mode == u"all")
            question.mode = access::AccessQuestion::Mode::All;
        else if (*mode != u"any")
            body->complain("mode"_L1, u"This is \"any\" or \"all\"."_s, "invalid_choice"_L1);
    }
    question.userId = namedOrNull(body->text("user_id"_L1));
    if (isRefused(*body, reply))
        return;
    m_access.check(
        *request->session, request->principal, question,
        answerJson<access::AccessAnswer>(
            std::move(reply), 200, [question](JsonWriter &out, const access::AccessAnswer &answer) {
                QList<QByteArray> missing;
                out.beginObject().member("user_id", answer.userId).flag("allowed", answer.allowed);
                out.member("mode",
                           question.mode == access::AccessQuestion::Mode::Any ? QByteArrayView("any") : QByteArrayView("all"));
                out.member("decided_by", answer.decidedBy).key("results").beginArray();
                for (qsizetype i = 0; i < question.permissions.size(); ++i) {
                    if (!answer.held[i])
                        missing.append(question.permissions[i]);
                    out.beginObject().member("permission", question.permissions[i]).flag("held", answer.held[i]).endObject();
                }
                out.endArray();
                writeCodes(out, "missing", missing);
                out.endObject();
            }));
}

void AccessApi::ofUser(const RequestPtr &request, Reply reply)
{
    m_access.accessOf(
        *request->session, request->principal, request->pathParameter("id"),
        answerJson<access::UserAccess>(
            std::move(reply), 200, [](JsonWriter &out, const access::UserAccess &access) { writeUserAccess(out, access); }));
}

} // namespace basalt::api
