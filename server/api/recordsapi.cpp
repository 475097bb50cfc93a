// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/recordsapi.h"

#include "api/bodyreader.h"
#include "api/queryreader.h"
#include "api/requestchecks.h"
#include "core/jsonwriter.h"
#include "http/problem.h"
#include "http/requestactor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using http::Access;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;
using records::WriteMode;

constexpr QByteArrayView kRecordSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"account_id":{"type":"string"},"account_name":{"type":"string"},)"
    R"("created_at":{"type":"string","format":"date-time"},"created_by":{"type":"string"},)"
    R"("updated_at":{"type":"string","format":"date-time"},"updated_by":{"type":"string"},"version":{"type":"integer"}}})");
constexpr QByteArrayView kListSchema(
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object"}},"total":{"type":["integer","null"]},)"
    R"("skip":{"type":"integer"},"limit":{"type":"integer"}}})");
constexpr QByteArrayView kBodySchema(R"({"type":"object"})");

/** Parameters of the contract that this version does not have yet are refused by name, not passed over. */
std::optional<Error> unsupported(const http::Request &request, std::initializer_list<QByteArrayView> known)
{
    for (const char *name : {"cursor", "cursor_before"}) {
        if (!request.queryParameter(name).isNull())
            return Error::invalid(QLatin1StringView(name), u"This query parameter is not supported by this version."_s,
                                  u"unknown_parameter"_s);
    }
    return unknownParameters(request, known);
}

/** Refused fields also in the members that older clients read (contract 1.2, kind B). */
Response fieldsRefused(const Error &error)
{
    Response response = http::problemResponse(error);
    core::JsonWriter members;
    members.beginObject().key("unauthorized_fields").beginArray();
    for (const FieldError &field : error.fields)
        members.string(QStringView(field.field));
    const bool isSystem = error.fields.first().code == u"system_field"_s;
    members.endArray().member("field_type", isSystem ? QByteArrayView("system") : QByteArrayView("restricted")).endObject();
    response.body.chop(1);
    response.body += ',' + members.take().sliced(1);
    return response;
}

void fail(Reply &reply, const Error &error)
{
    if (error.code == Code::FieldNotAllowed && !error.fields.isEmpty())
        reply.send(fieldsRefused(error));
    else
        reply.fail(error);
}

/** If-Match may come in several lines, which then are one list. */
Result<records::Precondition> preconditionOf(const http::Request &request)
{
    const bool isGiven = request.headers.contains("If-Match");
    return records::Precondition::parse(isGiven ? request.headers.joined("If-Match") : QByteArray());
}

records::ExpandInput readExpand(QueryReader &query)
{
    records::ExpandInput input;
    input.expand = query.text("expand"_L1).value_or(QByteArray());
    if (query.choice("expand_style"_L1, {"in_place", "nested"}) == 1)
        input.style = records::ExpandInput::Style::Nested;
    return input;
}

Response recordResponse(int status, records::RecordAnswer &answer)
{
    Response response = Response::json(status, std::move(answer.json));
    response.headers.set("ETag", records::entityTag(answer.version));
    return response;
}

} // namespace

std::vector<http::Route> RecordsApi::routes()
{
    const auto bind = [this](auto handler) {
        return [this, handler](const RequestPtr &request, Reply reply) { (this->*handler)(request, std::move(reply)); };
    };
    const auto writer = [this](WriteMode mode) {
        return [this, mode](const RequestPtr &request, Reply reply) { update(request, std::move(reply), mode); };
    };
    const QByteArray all = "/api/v1/records/{collection}";
    const QByteArray one = all + "/{id}";
    return {
        {Method::Get,
         all,
         Access::Anyone,
         bind(&RecordsApi::list),
         {"records", "Lists records", {}, kListSchema, "skip,limit,sort,fields,filter,include_count,expand,expand_style"}},
        {Method::Post,
         all,
         Access::Anyone,
         bind(&RecordsApi::create),
         {"records", "Makes a record", kBodySchema, kRecordSchema, {}, 201}},
        {Method::Get,
         one,
         Access::Anyone,
         bind(&RecordsApi::get),
         {"records", "One record", {}, kRecordSchema, "fields,expand,expand_style"}},
        {Method::Put,
         one,
         Access::Anyone,
         writer(WriteMode::Replace),
         {"records", "Changes a record; required fields must be sent", kBodySchema, kRecordSchema}},
        {Method::Patch,
         one,
         Access::Anyone,
         writer(WriteMode::Patch),
         {"records", "Changes what is sent of a record", kBodySchema, kRecordSchema}},
        {Method::Delete, one, Access::Anyone, bind(&RecordsApi::remove), {"records", "Deletes a record", {}, {}, {}, 204}},
    };
}

void RecordsApi::list(const RequestPtr &request, Reply reply)
{
    using records::ListInput;
    constexpr qint64 kMaxSkip = 1'000'000'000'000;
    if (const auto unknown =
            unsupported(*request, {"skip", "limit", "sort", "fields", "filter", "include_count", "expand", "expand_style"}))
        return reply.fail(*unknown);
    QueryReader query(*request);
    ListInput input;
    input.skip = query.integer("skip"_L1, 0, kMaxSkip).value_or(0);
    input.limit = query.integer("limit"_L1, 1, ListInput::kMaxLimit).value_or(ListInput::kDefaultLimit);
    input.sort = query.text("sort"_L1).value_or(QByteArray());
    input.fields = query.text("fields"_L1).value_or(QByteArray());
    input.filter = query.text("filter"_L1).value_or(QByteArray());
    input.expand = readExpand(query);
    input.includeCount = query.flag("include_count"_L1).value_or(true);
    if (const auto problem = query.problem())
        return reply.fail(*problem);
    m_service.list(*request->session, request->principal, request->pathParameter("collection"), input,
                   [reply = std::move(reply)](Result<QByteArray> json) mutable {
                       if (json)
                           reply.send(Response::json(200, std::move(*json)));
                       else
                           reply.fail(json.error());
                   });
}

void RecordsApi::get(const RequestPtr &request, Reply reply)
{
    if (const auto unknown = unsupported(*request, {"fields", "expand", "expand_style"}))
        return reply.fail(*unknown);
    QueryReader query(*request);
    const QByteArray fields = query.text("fields"_L1).value_or(QByteArray());
    const records::ExpandInput expand = readExpand(query);
    if (const auto problem = query.problem())
        return reply.fail(*problem);
    m_service.get(*request->session, request->principal, request->pathParameter("collection"), request->pathParameter("id"),
                  fields, expand, [reply = std::move(reply)](Result<records::RecordAnswer> answer) mutable {
                      if (answer)
                          reply.send(recordResponse(200, *answer));
                      else
                          reply.fail(answer.error());
                  });
}

void RecordsApi::create(const RequestPtr &request, Reply reply)
{
    const auto body = BodyReader::read(*request);
    if (!body)
        return reply.fail(body.error());
    m_service.create(*request->session, request->principal, http::auditActor(*request), request->pathParameter("collection"),
                     body->json(), [request, reply = std::move(reply)](Result<records::RecordAnswer> answer) mutable {
                         if (!answer)
                             return fail(reply, answer.error());
                         Response response = recordResponse(201, *answer);
                         const QByteArray location = request->path + '/' + answer->id;
                         response.headers.set("Location", location);
                         reply.send(std::move(response));
                     });
}

void RecordsApi::update(const RequestPtr &request, Reply reply, WriteMode mode)
{
    auto precondition = preconditionOf(*request);
    if (!precondition)
        return reply.fail(precondition.error());
    const auto body = BodyReader::read(*request);
    if (!body)
        return reply.fail(body.error());
    m_service.update(*request->session, request->principal, http::auditActor(*request), request->pathParameter("collection"),
                     request->pathParameter("id"), body->json(), mode, std::move(*precondition),
                     [reply = std::move(reply)](Result<records::RecordAnswer> answer) mutable {
                         if (answer)
                             reply.send(recordResponse(200, *answer));
                         else
                             fail(reply, answer.error());
                     });
}

void RecordsApi::remove(const RequestPtr &request, Reply reply)
{
    auto precondition = preconditionOf(*request);
    if (!precondition)
        return reply.fail(precondition.error());
    m_service.remove(*request->session, request->principal, http::auditActor(*request), request->pathParameter("collection"),
                     request->pathParameter("id"), std::move(*precondition),
                     [reply = std::move(reply)](Result<void> outcome) mutable {
                         if (outcome)
                             reply.send(Response::noContent());
                         else
                             reply.fail(outcome.error());
                     });
}

} // namespace basalt::api
