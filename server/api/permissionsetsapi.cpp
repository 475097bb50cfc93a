// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/permissionsetsapi.h"

#include "api/accessjson.h"
#include "api/accountjson.h"
#include "api/handling.h"
#include "api/queryreader.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr qsizetype kMaxEnsuredSets = 200;

constexpr QByteArrayView kNewSetSchema(
    R"({"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":100},)"
    R"("code":{"type":"string","pattern":"^[a-z0-9_-]{1,64}$"},"description":{"type":"string","maxLength":500},)"
    R"("account_id":{"type":"string","description":"id, code or slug"},"is_assignable":{"type":"boolean"},)"
    R"("permissions":{"type":"array","items":{"type":"string"}}}})");
constexpr QByteArrayView kSetPatchSchema(
    R"({"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":100},)"
    R"("description":{"type":"string","maxLength":500},"is_assignable":{"type":"boolean"},)"
    R"("permissions":{"type":"array","items":{"type":"string"},"description":"all that it is to hold"},)"
    R"("add":{"type":"array","items":{"type":"string"}},"remove":{"type":"array","items":{"type":"string"}}}})");
constexpr QByteArrayView kSetCopySchema(
    R"({"type":"object","properties":{"account_id":{"type":"string"},"name":{"type":"string"},"code":{"type":"string"}}})");
constexpr QByteArrayView kEnsureSchema(
    R"({"type":"object","required":["source","sets"],"properties":{"source":{"type":"string","minLength":1},)"
    R"("account_id":{"type":"string"},"final_state":{"type":"boolean"},"sets":{"type":"array","items":{"type":"object",)"
    R"("required":["code","name"],"properties":{"code":{"type":"string"},"name":{"type":"string"},)"
    R"("description":{"type":"string"},"permissions":{"type":"array","items":{"type":"string"}}}}}}})");
constexpr QByteArrayView kSetSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"account_id":{"type":"string"},)"
    R"("account_code":{"type":"string"},"code":{"type":"string"},"name":{"type":"string"},"description":{"type":"string"},)"
    R"("kind":{"enum":["set","role"]},"role_id":{"type":["integer","null"]},"is_system":{"type":"boolean"},)"
    R"("is_assignable":{"type":"boolean"},"source":{"type":["string","null"]},)"
    R"("permissions":{"type":"array","items":{"type":"string"}},"created_at":{"type":"string"},)"
    R"("updated_at":{"type":"string"}}})");
constexpr QByteArrayView kSetListSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");
constexpr QByteArrayView kComparisonSchema(
    R"({"type":"object","properties":{"left":{"type":"object"},"right":{"type":"object"},)"
    R"("only_left":{"type":"array","items":{"type":"string"}},"only_right":{"type":"array","items":{"type":"string"}},)"
    R"("both":{"type":"array","items":{"type":"string"}}}})");
constexpr QByteArrayView kEnsureReportSchema(
    R"({"type":"object","properties":{"sets":{"type":"array","items":{"type":"object"}},"created":{"type":"integer"},)"
    R"("changed":{"type":"integer"},"removed":{"type":"integer"}}})");

void writeSet(JsonWriter &out, const access::PermissionSet &set)
{
    out.beginObject().member("id", set.id).member("account_id", set.accountId).member("account_code", set.accountCode);
    out.member("code", set.code).member("name", set.name).member("description", set.description).member("kind", set.kind);
    out.key("role_id");
    set.roleId > 0 ? out.integer(set.roleId) : out.null();
    out.flag("is_system", set.isSystem).flag("is_assignable", set.isAssignable);
    writeTextOrNull(out, "source", set.source);
    writeCodes(out, "permissions", set.permissions);
    out.member("created_at", set.createdAt).member("updated_at", set.updatedAt).endObject();
}

void writeSets(JsonWriter &out, QByteArrayView name, const QList<access::PermissionSet> &sets)
{
    out.key(name).beginArray();
    for (const access::PermissionSet &set : sets)
        writeSet(out, set);
    out.endArray();
}

db::Completion<access::PermissionSet> answerSet(Reply reply, int status)
{
    return answerJson<access::PermissionSet>(std::move(reply), status,
                                             [](JsonWriter &out, const access::PermissionSet &set) { writeSet(out, set); });
}

access::NewPermissionSet readNewSet(BodyReader &body)
{
    access::NewPermissionSet input;
    input.name = body.requiredText("name"_L1, kMaxAccessName);
    input.code = readCode(body);
    input.description = body.text("description"_L1, kMaxAccessDescription).value_or(QString());
    input.isAssignable = body.flag("is_assignable"_L1).value_or(true);
    input.permissions = body.texts("permissions"_L1, kMaxPermissions).value_or(QList<QByteArray>());
    return input;
}

/** The listed sets; what is wrong with one of them is named with its place. */
Result<QList<access::NewPermissionSet>> readEnsured(BodyReader &body)
{
    QList<access::NewPermissionSet> sets;
    const QJsonValue listed = body.json().value("sets"_L1);
    if (!listed.isArray() || listed.toArray().size() > kMaxEnsuredSets)
        return Error::invalid(u"sets"_s, u"This must be an array of at most %1 sets."_s.arg(kMaxEnsuredSets),
                              u"invalid_type"_s);
    const QJsonArray items = listed.toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        BodyReader item = BodyReader::of(items[i].toObject());
        access::NewPermissionSet set = readNewSet(item);
        if (!set.code)
            item.complain("code"_L1, u"This is required."_s, "required"_L1);
        if (auto problem = item.problem()) {
            for (FieldError &fault : problem->fields)
                fault.field.prepend(u"sets[%1]."_s.arg(i));
            return std::move(*problem);
        }
        sets.append(std::move(set));
    }
    return sets;
}

} // namespace

PermissionSetsApi::PermissionSetsApi(access::PermissionSetService &sets) : m_sets(sets) { }

std::vector<http::Route> PermissionSetsApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1/permission-sets",
         User,
         to(&PermissionSetsApi::list),
         {"permission sets", "List permission sets", {}, kSetListSchema, "account_id,kind,source,search,skip,limit"}},
        {Method::Post,
         "/api/v1/permission-sets",
         User,
         to(&PermissionSetsApi::create),
         {"permission sets", "Create a permission set", kNewSetSchema, kSetSchema, {}, 201}},
        {Method::Post,
         "/api/v1/permission-sets/ensure",
         User,
         to(&PermissionSetsApi::ensure),
         {"permission sets", "Bring the sets of one source to what is listed", kEnsureSchema, kEnsureReportSchema}},
        {Method::Get,
         "/api/v1/permission-sets/{id}",
         User,
         to(&PermissionSetsApi::get),
         {"permission sets", "Show a permission set", {}, kSetSchema}},
        {Method::Patch,
         "/api/v1/permission-sets/{id}",
         User,
         to(&PermissionSetsApi::update),
         {"permission sets", "Change a permission set", kSetPatchSchema, kSetSchema}},
        {Method::Delete,
         "/api/v1/permission-sets/{id}",
         User,
         to(&PermissionSetsApi::remove),
         {"permission sets", "Delete a permission set with its assignments", {}, {}, {}, 204}},
        {Method::Post,
         "/api/v1/permission-sets/{id}/copy",
         User,
         to(&PermissionSetsApi::copy),
         {"permission sets", "Copy a permission set, also to another account", kSetCopySchema, kSetSchema, {}, 201}},
        {Method::Get,
         "/api/v1/permission-sets/{id}/compare/{other}",
         User,
         to(&PermissionSetsApi::compare),
         {"permission sets", "Compare two permission sets", {}, kComparisonSchema}},
    };
}

void PermissionSetsApi::list(const RequestPtr &request, Reply reply)
{
    QueryReader query(*request);
    access::PermissionSetQuery sets;
    if (const auto kind = query.choice("kind"_L1, {"set", "role"}))
        sets.kind = *kind == 0 ? "set" : "role";
    sets.source = query.text("source"_L1).value_or(QByteArray());
    sets.search = query.text("search"_L1).value_or(QByteArray());
    sets.offset = query.integer("skip"_L1, 0, 1'000'000'000).value_or(0);
    sets.limit = query.integer("limit"_L1, 1, 1000).value_or(100);
    if (isRefused(query, reply))
        return;
    m_sets.list(*request->session, request->principal, query.text("account_id"_L1).value_or(QByteArray()), std::move(sets),
                answerJson<auth::Page<access::PermissionSet>>(
                    std::move(reply), 200, [](JsonWriter &out, const auth::Page<access::PermissionSet> &page) {
                        out.beginObject().member("total", page.total);
                        writeSets(out, "items", page.items);
                        out.endObject();
                    }));
}

void PermissionSetsApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    access::NewPermissionSet input = readNewSet(*body);
    input.account = namedOrNull(body->text("account_id"_L1));
    if (isRefused(*body, reply))
        return;
    m_sets.create(*request->session, askerOf(*request), std::move(input), answerSet(std::move(reply), 201));
}

void PermissionSetsApi::get(const RequestPtr &request, Reply reply)
{
    m_sets.get(*request->session, request->principal, request->pathParameter("id"), answerSet(std::move(reply), 200));
}

void PermissionSetsApi::update(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    access::PermissionSetPatch patch;
    patch.name = readName(*body, "name"_L1);
    patch.description = body->text("description"_L1, kMaxAccessDescription);
    patch.isAssignable = body->flag("is_assignable"_L1);
    patch.permissions = body->texts("permissions"_L1, kMaxPermissions);
    patch.added = body->texts("add"_L1, kMaxPermissions).value_or(QList<QByteArray>());
    patch.removed = body->texts("remove"_L1, kMaxPermissions).value_or(QList<QByteArray>());
    if (isRefused(*body, reply))
        return;
    m_sets.update(*request->session, askerOf(*request), request->pathParameter("id"), std::move(patch),
                  answerSet(std::move(reply), 200));
}

void PermissionSetsApi::remove(const RequestPtr &request, Reply reply)
{
    m_sets.remove(*request->session, askerOf(*request), request->pathParameter("id"), answerNothing(std::move(reply)));
}

void PermissionSetsApi::copy(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply, BodyReader::Empty::Allowed);
    if (!body)
        return;
    access::SetCopy copy;
    copy.account = namedOrNull(body->text("account_id"_L1));
    copy.name = readName(*body, "name"_L1);
    copy.code = readCode(*body);
    if (isRefused(*body, reply))
        return;
    m_sets.copy(*request->session, askerOf(*request), request->pathParameter("id"), std::move(copy),
                answerSet(std::move(reply), 201));
}

void PermissionSetsApi::compare(const RequestPtr &request, Reply reply)
{
    m_sets.compare(
        *request->session, request->principal, request->pathParameter("id"), request->pathParameter("other"),
        answerJson<access::SetComparison>(std::move(reply), 200, [](JsonWriter &out, const access::SetComparison &comparison) {
            out.beginObject().key("left");
            writeSet(out, comparison.left);
            out.key("right");
            writeSet(out, comparison.right);
            writeCodes(out, "only_left", comparison.onlyLeft);
            writeCodes(out, "only_right", comparison.onlyRight);
            writeCodes(out, "both", comparison.both);
            out.endObject();
        }));
}

void PermissionSetsApi::ensure(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    access::EnsuredSets wanted;
    wanted.account = namedOrNull(body->text("account_id"_L1));
    wanted.source = body->requiredText("source"_L1, kMaxAccessName).toUtf8();
    if (body->flag("final_state"_L1).value_or(false))
        wanted.state = access::EnsuredSets::State::Final;
    if (isRefused(*body, reply))
        return;
    auto sets = readEnsured(*body);
    if (!sets) {
        reply.fail(sets.error());
        return;
    }
    wanted.sets = std::move(*sets);
    m_sets.ensure(
        *request->session, askerOf(*request), std::move(wanted),
        answerJson<access::EnsureReport>(std::move(reply), 200, [](JsonWriter &out, const access::EnsureReport &report) {
            out.beginObject();
            writeSets(out, "sets", report.sets);
            out.member("created", report.created).member("changed", report.changed);
            out.member("removed", report.removed).endObject();
        }));
}

} // namespace basalt::api
