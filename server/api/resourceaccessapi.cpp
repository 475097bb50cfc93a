// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/resourceaccessapi.h"

#include "api/accessjson.h"
#include "api/handling.h"
#include "api/queryreader.h"
#include "api/resourcejson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;

constexpr qsizetype kMaxFiltered = 1000;

constexpr QByteArrayView kGrantSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"account_id":{"type":"string"},)"
    R"("resource_type":{"type":"string"},"key":{"type":"object"},"path":{"type":"string"},)"
    R"("user_id":{"type":["string","null"]},"user_email":{"type":["string","null"]},"group_id":{"type":["string","null"]},)"
    R"("group_code":{"type":["string","null"]},"flag":{"type":["string","null"]},"role":{"type":["string","null"]},)"
    R"("is_deny":{"type":"boolean"},"granted_by":{"type":["string","null"]},"created_at":{"type":"string"}}})");
constexpr QByteArrayView kGrantListSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");
constexpr QByteArrayView kNewGrantsSchema(
    R"({"type":"object","required":["resource_type"],"properties":{"resource_type":{"type":"string"},)"
    R"("key":{"type":"object","description":"or path; with fewer fields it means all that have these values"},)"
    R"("path":{"type":"string","description":"means all below it as well"},"user_id":{"type":"string"},)"
    R"("group_id":{"type":"string"},"flags":{"type":"array","items":{"type":"string"}},)"
    R"("roles":{"type":"array","items":{"type":"string"}},"deny":{"type":"boolean"}}})");
constexpr QByteArrayView kGrantReportSchema(
    R"({"type":"object","properties":{"changed":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");
constexpr QByteArrayView kRevokeSchema(
    R"({"type":"object","required":["resource_type"],"properties":{"resource_type":{"type":"string"},"key":{"type":"object"},)"
    R"("path":{"type":"string"},"user_id":{"type":"string"},"group_id":{"type":"string"},"account_id":{"type":"string"},)"
    R"("flags":{"type":"array","items":{"type":"string"}},"roles":{"type":"array","items":{"type":"string"}},)"
    R"("whole":{"type":"boolean","description":"also what the name covers, and types below"}}})");
constexpr QByteArrayView kRevokedSchema(R"({"type":"object","properties":{"deleted":{"type":"integer"}}})");
constexpr QByteArrayView kResourceQuestionSchema(
    R"({"type":"object","required":["resource_type","flags"],"properties":{"resource_type":{"type":"string"},)"
    R"("key":{"type":"object"},"path":{"type":"string"},"flags":{"type":"array","items":{"type":"string"}},)"
    R"("mode":{"enum":["any","all"]},"user_id":{"type":"string"},)"
    R"("enforce":{"type":"boolean","description":"answer 403 instead of false"}}})");
constexpr QByteArrayView kResourceAnswerSchema(
    R"({"type":"object","properties":{"user_id":{"type":"string"},"allowed":{"type":"boolean"},"mode":{"enum":["any","all"]},)"
    R"("results":{"type":"array","items":{"type":"object"}}}})");
constexpr QByteArrayView kFilterSchema(
    R"({"type":"object","required":["resource_type","flag","resources"],"properties":{"resource_type":{"type":"string"},)"
    R"("flag":{"type":"string"},"user_id":{"type":"string"},"resources":{"type":"array","maxItems":1000,)"
    R"("items":{"type":"object","properties":{"key":{"type":"object"},"path":{"type":"string"}}}}}})");
constexpr QByteArrayView kFilteredSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");
constexpr QByteArrayView kMatrixQuestionSchema(
    R"({"type":"object","required":["resource_type"],"properties":{"resource_type":{"type":"string"},"key":{"type":"object"},)"
    R"("path":{"type":"string"},"user_id":{"type":"string"}}})");
constexpr QByteArrayView
    kMatrixSchema(R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object"}}}})");

/** `key` of a query: JSON text of an object. */
std::optional<QJsonObject> keyOf(const QByteArray &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

/** The things that are asked about, with their own bodies for the answer. */
struct FilterTargets
{
    QList<resources::ResourceTarget> targets;
    QJsonArray sent;
};

Result<FilterTargets> readFilterTargets(BodyReader &body, const QByteArray &typeCode)
{
    const QJsonValue listed = body.json().value("resources"_L1);
    if (!listed.isArray() || listed.toArray().size() > kMaxFiltered) {
        return Error::invalid(u"resources"_s, u"This must be an array of at most %1 keys or paths."_s.arg(kMaxFiltered),
                              u"invalid_type"_s);
    }
    FilterTargets read;
    read.sent = listed.toArray();
    for (qsizetype i = 0; i < read.sent.size(); ++i) {
        BodyReader item = BodyReader::of(read.sent[i].toObject());
        read.targets.append(readPlace(item, typeCode));
        if (auto problem = item.problem()) {
            for (FieldError &fault : problem->fields)
                fault.field.prepend(u"resources[%1]."_s.arg(i));
            return std::move(*problem);
        }
    }
    return read;
}

void writeMatrixRow(JsonWriter &out, const resources::MatrixRow &row)
{
    out.beginObject().member("resource_type", row.type.code).member("name", row.type.name).key("flags").beginArray();
    for (const resources::FlagSources &flag : row.flags) {
        out.beginObject();
        writeDecision(out, flag.decision);
        const QByteArray &decisive = flag.decision.decisive.typeCode;
        out.flag("is_inherited", !decisive.isNull() && decisive != row.type.code).key("sources").beginArray();
        for (const resources::HeldAccess &line : flag.sources)
            writeLine(out, line);
        out.endArray().endObject();
    }
    out.endArray().endObject();
}

} // namespace

std::vector<http::Route> ResourceAccessApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1/resource-access",
         User,
         to(&ResourceAccessApi::list),
         {"resource access",
          "List the lines of access lists",
          {},
          kGrantListSchema,
          "account_id,resource_type,key,path,user_id,group_id,skip,limit"}},
        {Method::Post,
         "/api/v1/resource-access",
         User,
         to(&ResourceAccessApi::grant),
         {"resource access", "Let a user or a group in to a resource, or keep a user out of it", kNewGrantsSchema,
          kGrantReportSchema}},
        {Method::Get,
         "/api/v1/resource-access/resources",
         User,
         to(&ResourceAccessApi::reached),
         {"resource access",
          "List what somebody may do something with, as lists give it",
          {},
          kFilteredSchema,
          "resource_type,flag,user_id,skip,limit"}},
        {Method::Post,
         "/api/v1/resource-access/revoke",
         User,
         to(&ResourceAccessApi::revoke),
         {"resource access", "Take lines about a resource back", kRevokeSchema, kRevokedSchema}},
        {Method::Post,
         "/api/v1/resource-access/check",
         User,
         to(&ResourceAccessApi::check),
         {"resource access", "Tell what somebody may do with a resource, and why", kResourceQuestionSchema,
          kResourceAnswerSchema}},
        {Method::Post,
         "/api/v1/resource-access/filter",
         User,
         to(&ResourceAccessApi::filter),
         {"resource access", "Of up to 1,000 resources, those that somebody may do something with", kFilterSchema,
          kFilteredSchema}},
        {Method::Post,
         "/api/v1/resource-access/matrix",
         User,
         to(&ResourceAccessApi::matrix),
         {"resource access", "Show all flags of a resource in its type and those below, with where they come from",
          kMatrixQuestionSchema, kMatrixSchema}},
        {Method::Delete,
         "/api/v1/resource-access/{id}",
         User,
         to(&ResourceAccessApi::remove),
         {"resource access", "Take one line back", {}, {}, {}, 204}},
    };
}

void ResourceAccessApi::list(const RequestPtr &request, Reply reply)
{
    QueryReader query(*request);
    resources::GrantQuery grants;
    grants.accountId = query.text("account_id"_L1).value_or(QByteArray());
    grants.typeCode = query.text("resource_type"_L1).value_or(QByteArray());
    grants.userId = query.text("user_id"_L1).value_or(QByteArray());
    grants.groupId = query.text("group_id"_L1).value_or(QByteArray());
    grants.offset = query.integer("skip"_L1, 0, 1'000'000'000).value_or(0);
    grants.limit = query.integer("limit"_L1, 1, 1000).value_or(100);
    if (isRefused(query, reply))
        return;
    std::optional<resources::ResourceTarget> target;
    const auto key = query.text("key"_L1);
    const auto path = query.text("path"_L1);
    if (key || path) {
        target.emplace();
        target->typeCode = grants.typeCode;
        if (grants.typeCode.isNull()) {
            reply.fail(Error::invalid(u"resource_type"_s, u"A key or path is one of a type."_s, u"required"_s));
            return;
        }
        if (key) {
            target->key = keyOf(*key);
            if (!target->key) {
                reply.fail(Error::invalid(u"key"_s, u"This must be a JSON object."_s, u"invalid_type"_s));
                return;
            }
        }
        if (path)
            target->path = QString::fromUtf8(*path);
    }
    m_grants.list(*request->session, request->principal, std::move(grants), std::move(target),
                  answerJson<auth::Page<resources::ResourceGrant>>(
                      std::move(reply), 200, [](JsonWriter &out, const auth::Page<resources::ResourceGrant> &page) {
                          out.beginObject().member("total", page.total).key("items").beginArray();
                          for (const resources::ResourceGrant &grant : page.items)
                              writeGrant(out, grant);
                          out.endArray().endObject();
                      }));
}

void ResourceAccessApi::grant(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    resources::NewResourceGrants input;
    input.target = readTarget(*body);
    input.userId = namedOrNull(body->text("user_id"_L1));
    input.groupId = namedOrNull(body->text("group_id"_L1));
    input.flags = readResourceCodes(*body, "flags"_L1);
    input.roles = readResourceCodes(*body, "roles"_L1);
    input.isDeny = body->flag("deny"_L1).value_or(false);
    if (isRefused(*body, reply))
        return;
    m_grants.grant(
        *request->session, askerOf(*request), std::move(input),
        answerJson<resources::GrantReport>(std::move(reply), 200, [](JsonWriter &out, const resources::GrantReport &report) {
            out.beginObject().member("changed", report.changed).key("items").beginArray();
            for (const resources::ResourceGrant &grant : report.grants)
                writeGrant(out, grant);
            out.endArray().endObject();
        }));
}

void ResourceAccessApi::remove(const RequestPtr &request, Reply reply)
{
    m_grants.remove(*request->session, askerOf(*request), request->pathParameter("id"), answerNothing(std::move(reply)));
}

void ResourceAccessApi::revoke(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    resources::RevokedGrants input;
    input.account = namedOrNull(body->text("account_id"_L1));
    input.target = readTarget(*body);
    input.userId = namedOrNull(body->text("user_id"_L1));
    input.groupId = namedOrNull(body->text("group_id"_L1));
    input.flags = readResourceCodes(*body, "flags"_L1);
    input.roles = readResourceCodes(*body, "roles"_L1);
    if (body->flag("whole"_L1).value_or(false))
        input.reach = resources::RevokedGrants::Reach::Whole;
    if (isRefused(*body, reply))
        return;
    m_grants.revoke(*request->session, askerOf(*request), std::move(input),
                    answerJson<qint64>(std::move(reply), 200, [](JsonWriter &out, qint64 deleted) {
                        out.beginObject().member("deleted", deleted).endObject();
                    }));
}

void ResourceAccessApi::check(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    resources::ResourceQuestion question;
    question.target = readTarget(*body);
    question.flags = readResourceCodes(*body, "flags"_L1);
    if (question.flags.isEmpty() && !body->problem())
        body->complain("flags"_L1, u"Name at least one flag."_s, "required"_L1);
    question.userId = namedOrNull(body->text("user_id"_L1));
    const bool isEnforced = body->flag("enforce"_L1).value_or(false);
    bool isAll = false;
    if (const auto mode = body->text("mode"_L1)) {
        isAll = *mode == u"all";
        if (!isAll && *mode != u"any")
            body->complain("mode"_L1, u"This is \"any\" or \"all\"."_s, "invalid_choice"_L1);
    }
    if (isRefused(*body, reply))
        return;
    m_access.check(*request->session, request->principal, std::move(question),
                   [reply = std::move(reply), isAll, isEnforced](Result<resources::ResourceAnswer> result) mutable {
                       if (!result) {
                           reply.fail(result.error());
                           return;
                       }
                       const auto isAllowed = [](const resources::FlagDecision &flag) { return flag.isAllowed; };
                       const bool allowed = isAll ? std::ranges::all_of(result->decisions, isAllowed)
                                                  : std::ranges::any_of(result->decisions, isAllowed);
                       if (isEnforced && !allowed) {
                           reply.fail(Error::of(Code::NoResourceAccess));
                           return;
                       }
                       JsonWriter out;
                       out.beginObject().member("user_id", result->userId).flag("allowed", allowed);
                       out.member("mode", isAll ? QByteArrayView("all") : QByteArrayView("any")).key("results").beginArray();
                       for (const resources::FlagDecision &decision : result->decisions) {
                           out.beginObject();
                           writeDecision(out, decision);
                           out.endObject();
                       }
                       out.endArray().endObject();
                       reply.send(http::Response::json(200, out.take()));
                   });
}

void ResourceAccessApi::filter(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    resources::ResourceFilter filter;
    filter.typeCode = body->requiredText("resource_type"_L1).toUtf8();
    filter.flag = body->requiredText("flag"_L1).toUtf8();
    filter.userId = namedOrNull(body->text("user_id"_L1));
    if (isRefused(*body, reply))
        return;
    auto targets = readFilterTargets(*body, filter.typeCode);
    if (!targets) {
        reply.fail(targets.error());
        return;
    }
    filter.targets = std::move(targets->targets);
    m_access.filter(
        *request->session, request->principal, std::move(filter),
        answerJson<QList<bool>>(std::move(reply), 200, [sent = targets->sent](JsonWriter &out, const QList<bool> &allowed) {
            out.beginObject().member("total", qint64(allowed.count(true))).key("items").beginArray();
            for (qsizetype i = 0; i < allowed.size(); ++i) {
                if (allowed[i])
                    out.raw(QJsonDocument(sent[i].toObject()).toJson(QJsonDocument::Compact));
            }
            out.endArray().endObject();
        }));
}

void ResourceAccessApi::matrix(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    resources::ResourceQuestion question;
    question.target = readTarget(*body);
    question.userId = namedOrNull(body->text("user_id"_L1));
    if (isRefused(*body, reply))
        return;
    m_access.matrix(*request->session, request->principal, std::move(question),
                    answerJson<QList<resources::MatrixRow>>(std::move(reply), 200,
                                                            [](JsonWriter &out, const QList<resources::MatrixRow> &rows) {
                                                                out.beginObject().key("items").beginArray();
                                                                for (const resources::MatrixRow &row : rows)
                                                                    writeMatrixRow(out, row);
                                                                out.endArray().endObject();
                                                            }));
}

void ResourceAccessApi::reached(const RequestPtr &request, Reply reply)
{
    QueryReader query(*request);
    resources::ResourceFilter filter;
    filter.typeCode = query.text("resource_type"_L1).value_or(QByteArray());
    filter.flag = query.text("flag"_L1).value_or(QByteArray());
    filter.userId = query.text("user_id"_L1).value_or(QByteArray());
    const qint64 skip = query.integer("skip"_L1, 0, 1'000'000'000).value_or(0);
    const qint64 limit = query.integer("limit"_L1, 1, 1000).value_or(100);
    if (isRefused(query, reply))
        return;
    QList<FieldError> missing;
    for (const auto &[name, value] : {std::pair{u"resource_type"_s, filter.typeCode}, std::pair{u"flag"_s, filter.flag}}) {
        if (value.isNull())
            missing.append({name, u"This is required."_s, u"required"_s});
    }
    if (!missing.isEmpty()) {
        reply.fail(Error::invalid(missing));
        return;
    }
    m_access.reached(
        *request->session, request->principal, filter,
        answerJson<QList<resources::ReachedResource>>(
            std::move(reply), 200,
            [type = filter.typeCode, skip, limit](JsonWriter &out, const QList<resources::ReachedResource> &reached) {
                out.beginObject().member("total", qint64(reached.size())).key("items").beginArray();
                for (const resources::ReachedResource &one : reached.mid(skip, limit)) {
                    out.beginObject();
                    writeResource(out, type, one.resource);
                    writeDecision(out, one.decision);
                    out.endObject();
                }
                out.endArray().endObject();
            }));
}

} // namespace basalt::api
