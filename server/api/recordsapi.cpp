// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/recordsapi.h"

#include "api/answeronce.h"
#include "api/bodyreader.h"
#include "api/chosenroutes.h"
#include "api/fieldsrefused.h"
#include "api/queryreader.h"
#include "api/requestchecks.h"
#include "api/untilsettled.h"
#include "core/jsonwriter.h"
#include "http/conditional.h"
#include "http/preference.h"
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

constexpr qint64 kMaxSkip = 1'000'000'000'000;

constexpr QByteArrayView kRecordSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"account_id":{"type":"string"},"account_name":{"type":"string"},)"
    R"("created_at":{"type":"string","format":"date-time"},"created_by":{"type":"string"},)"
    R"("updated_at":{"type":"string","format":"date-time"},"updated_by":{"type":"string"},"version":{"type":"integer"}}})");
constexpr QByteArrayView kListSchema(
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object"}},"total":{"type":["integer","null"]},)"
    R"("skip":{"type":"integer"},"limit":{"type":"integer"},"next_cursor":{"type":["string","null"]},)"
    R"("prev_cursor":{"type":["string","null"]},"has_more":{"type":"boolean"}}})");
constexpr QByteArrayView kAggregateSchema(
    R"({"type":"object","required":["results","total_groups"],"properties":{"results":{"type":"array","items":{"type":"object"}},)"
    R"("total_groups":{"type":"integer"}}})");
constexpr QByteArrayView kBodySchema(R"({"type":"object"})");
constexpr QByteArrayView kBatchCreateSchema(
    R"({"type":"object","required":["records"],"properties":{"records":{"type":"array","items":{"type":"object"}}}})");
constexpr QByteArrayView kBatchUpdateSchema(
    R"({"type":"object","required":["records"],"properties":{"records":{"type":"array","items":{"type":"object",)"
    R"("required":["id","data"],"properties":{"id":{"type":"string"},"data":{"type":"object"},"version":{"type":"integer"}}}}}})");
constexpr QByteArrayView
    kBatchUpsertSchema(R"({"type":"object","required":["records"],"properties":{"key":{"type":"string","default":"id"},)"
                       R"("records":{"type":"array","items":{"type":"object"}}}})");
constexpr QByteArrayView kBatchDeleteSchema(
    R"({"type":"object","required":["ids"],"properties":{"ids":{"type":"array","items":{"type":"string"}}}})");
constexpr QByteArrayView kBatchSchema(
    R"({"type":"object","required":["count"],"properties":{"count":{"type":"integer"},"records":{"type":"array"},)"
    R"("created":{"type":["array","integer"]},"updated":{"type":["array","integer"]},"deleted":{"type":"array"}}})");

constexpr http::RouteDoc kListDoc{
    "records",
    "Lists records",
    {},
    kListSchema,
    "skip,limit,cursor,cursor_before,sort,fields,filter,search,expand,expand_style,total,include_count",
    200,
    "If-None-Match"};
constexpr http::RouteDoc kAggregateDoc{"records",
                                       "Counts, sums, averages, smallest and largest values of the records, in groups",
                                       {},
                                       kAggregateSchema,
                                       "functions,group_by,filter,search,having,sort,skip,limit",
                                       200,
                                       "If-None-Match"};
constexpr http::RouteDoc kCreateDoc{"records", "Makes a record", kBodySchema, kRecordSchema, {}, 201, "Idempotency-Key,Prefer"};
constexpr http::RouteDoc kCreateManyDoc{"records", "Makes records, all or none", kBatchCreateSchema, kBatchSchema, {},
                                        201,       "Idempotency-Key,Prefer"};
constexpr http::RouteDoc kUpdateManyDoc{"records", "Changes records, all or none", kBatchUpdateSchema, kBatchSchema, {}, 200,
                                        "Prefer"};
constexpr http::RouteDoc kUpsertManyDoc{"records",
                                        "Changes records that exist by a key and makes the others, all or none",
                                        kBatchUpsertSchema,
                                        kBatchSchema,
                                        {},
                                        200,
                                        "Prefer"};
constexpr http::RouteDoc kRemoveManyDoc{"records", "Deletes records, all or none", kBatchDeleteSchema, kBatchSchema, {}, 200,
                                        "Prefer"};
constexpr http::RouteDoc kGetDoc{"records", "One record",   {}, kRecordSchema, "fields,expand,expand_style",
                                 200,       "If-None-Match"};
constexpr http::RouteDoc kReplaceDoc{
    "records", "Changes a record; required fields must be sent", kBodySchema, kRecordSchema, {}, 200, "If-Match,Prefer"};
constexpr http::RouteDoc kPatchDoc{"records",        "Changes what is sent of a record", kBodySchema, kRecordSchema, {}, 200,
                                   "If-Match,Prefer"};
constexpr http::RouteDoc kRemoveDoc{"records", "Deletes a record", {}, {}, {}, 204, "If-Match"};

/** `cursor` and `cursor_before`; empty ones count, for they start at an end of the list. */
std::optional<Error> readCursors(const http::Request &request, records::ListInput &input)
{
    for (const auto &[name, value] : request.queryParameters) {
        if (name == "cursor")
            input.cursor = value;
        else if (name == "cursor_before")
            input.cursorBefore = value;
    }
    if (input.cursor && input.cursorBefore)
        return Error::invalid(u"cursor_before"_s, u"Send either cursor or cursor_before."_s, u"conflicting_parameters"_s);
    if (input.hasCursor() && !request.queryParameter("skip").isNull())
        return Error::invalid(u"skip"_s, u"A page by cursor skips nothing."_s, u"conflicting_parameters"_s);
    return std::nullopt;
}

/** `total`, else `include_count`, else what the contract says: counted with `skip`, not counted with cursors. */
records::TotalKind readTotalKind(QueryReader &query, bool hasCursor)
{
    using records::TotalKind;
    const bool count = query.flag("include_count"_L1).value_or(!hasCursor);
    const auto kind = query.choice("total"_L1, {"exact", "estimated", "none"});
    if (!kind)
        return count ? TotalKind::Exact : TotalKind::None;
    return *kind == 0 ? TotalKind::Exact : *kind == 1 ? TotalKind::Estimated : TotalKind::None;
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

/** Answers that depend on who asks are nobody else's, and are asked for again each time: with the tag that costs little. */
void markPrivate(Response &response)
{
    response.headers.setShared({"Cache-Control"_ba, "private, no-cache"_ba});
    response.headers.addShared({"Vary"_ba, "Authorization, X-API-Key, X-Account-ID"_ba});
}

/** A completion that answers with what was found among many records. */
db::Completion<QByteArray> answerList(Reply reply)
{
    return [reply = std::move(reply)](Result<QByteArray> json) mutable {
        if (!json)
            return reply.fail(json.error());
        Response response = Response::json(200, std::move(*json));
        response.headers.setShared({"ETag"_ba, http::weakTag(response.body)});
        markPrivate(response);
        reply.send(std::move(response));
    };
}

Response recordResponse(int status, const records::RecordAnswer &answer)
{
    Response response = Response::json(status, answer.json);
    QByteArray tag = records::entityTag(answer.version, answer.schemaVersion);
    // The bytes tell what its version does not, which still stands in front.
    if (answer.changesByItself)
        tag.insert(tag.size() - 1, QByteArray('-' + http::fingerprint(response.body)));
    response.headers.setShared({"ETag"_ba, tag});
    markPrivate(response);
    return response;
}

/** What a write answers, with as much of it as the client wants back. */
Response writeResponse(const http::Request &request, Response response)
{
    if (http::prefersMinimal(request))
        http::makeMinimal(response);
    return response;
}

Response createdResponse(const http::Request &request, const records::RecordAnswer &answer)
{
    Response response = recordResponse(201, answer);
    response.headers.set("Location", QByteArray(request.path + '/' + answer.id));
    return writeResponse(request, std::move(response));
}

/** The array of that name in a batch's body, which has no other members than `others`. */
Result<QJsonArray> batchElements(const QJsonObject &body, const QString &name, const QStringList &others = {})
{
    for (const QString &key : body.keys()) {
        if (key != name && !others.contains(key))
            return Error::invalid(key, u"A batch has no such member."_s, u"unknown_field"_s);
    }
    if (!body.value(name).isArray())
        return Error::invalid(name, u"Expected an array."_s, u"invalid_type"_s);
    return body.value(name).toArray();
}

/** A completion that answers a batch. */
db::Completion<QByteArray> answerBatch(RequestPtr request, Reply reply)
{
    return [request = std::move(request), reply = std::move(reply)](Result<QByteArray> json) mutable {
        if (json)
            reply.send(writeResponse(*request, Response::json(200, std::move(*json))));
        else
            failWrite(reply, json.error());
    };
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
    const auto row = [](Method method, const QByteArray &path, auto handler, const http::RouteDoc &doc) {
        return http::Route{method, path, Access::Anyone, std::move(handler), doc};
    };
    const QByteArray all = "/api/v1/records/{collection}";
    const QByteArray batch = all + "/batch";
    const QByteArray sums = all + "/aggregate";
    const QByteArray one = all + "/{id}";
    return onlyChosen(m_service,
                      {
                          row(Method::Get, all, bind(&RecordsApi::list), kListDoc),
                          row(Method::Post, all, bind(&RecordsApi::create), kCreateDoc),
                          row(Method::Get, sums, bind(&RecordsApi::aggregate), kAggregateDoc),
                          row(Method::Post, batch, bind(&RecordsApi::createMany), kCreateManyDoc),
                          row(Method::Patch, batch, bind(&RecordsApi::updateMany), kUpdateManyDoc),
                          row(Method::Put, batch, bind(&RecordsApi::upsertMany), kUpsertManyDoc),
                          row(Method::Delete, batch, bind(&RecordsApi::removeMany), kRemoveManyDoc),
                          row(Method::Get, one, bind(&RecordsApi::get), kGetDoc),
                          row(Method::Put, one, writer(WriteMode::Replace), kReplaceDoc),
                          row(Method::Patch, one, writer(WriteMode::Patch), kPatchDoc),
                          row(Method::Delete, one, bind(&RecordsApi::remove), kRemoveDoc),
                      });
}

/** The collection's rule may ask for parameters of its own; that is looked up only where there are others than `known`. */
std::optional<Error> RecordsApi::checkParameters(const http::Request &request, schema::Operation operation,
                                                 std::initializer_list<QByteArrayView> known) const
{
    if (!unknownParameters(request, known))
        return {};
    return unknownParameters(request, known, m_service.parametersOfRule(request.pathParameter("collection"), operation));
}

void RecordsApi::list(const RequestPtr &request, Reply reply)
{
    using records::ListInput;
    if (const auto unknown = checkParameters(*request, schema::Operation::List,
                                             {"skip", "limit", "sort", "fields", "filter", "search", "include_count", "total",
                                              "cursor", "cursor_before", "expand", "expand_style"}))
        return reply.fail(*unknown);
    QueryReader query(*request);
    ListInput input;
    if (const auto mistake = readCursors(*request, input))
        return reply.fail(*mistake);
    input.skip = query.integer("skip"_L1, 0, kMaxSkip).value_or(0);
    const records::RecordOptions &options = m_service.options();
    input.limit = query.integer("limit"_L1, 1, options.maxListLimit).value_or(options.defaultListLimit);
    input.sort = query.text("sort"_L1).value_or(QByteArray());
    input.fields = query.text("fields"_L1).value_or(QByteArray());
    input.filter = query.text("filter"_L1).value_or(QByteArray());
    input.search = query.text("search"_L1).value_or(QByteArray());
    input.expand = readExpand(query);
    input.total = readTotalKind(query, input.hasCursor());
    if (const auto problem = query.problem())
        return reply.fail(*problem);
    untilSettled<QByteArray>(
        [this, request, input](auto done) {
            m_service.list(*request->session, request->principal, request->pathParameter("collection"), input, std::move(done));
        },
        answerList(std::move(reply)));
}

void RecordsApi::aggregate(const RequestPtr &request, Reply reply)
{
    if (const auto unknown = checkParameters(*request, schema::Operation::List,
                                             {"functions", "group_by", "filter", "search", "having", "sort", "skip", "limit"}))
        return reply.fail(*unknown);
    QueryReader query(*request);
    records::AggregateInput input;
    input.functions = query.text("functions"_L1).value_or(QByteArray());
    input.groupBy = query.text("group_by"_L1).value_or(QByteArray());
    input.filter = query.text("filter"_L1).value_or(QByteArray());
    input.search = query.text("search"_L1).value_or(QByteArray());
    input.having = query.text("having"_L1).value_or(QByteArray());
    input.sort = query.text("sort"_L1).value_or(QByteArray());
    input.skip = query.integer("skip"_L1, 0, kMaxSkip).value_or(0);
    const records::RecordOptions &options = m_service.options();
    input.limit = query.integer("limit"_L1, 1, options.maxGroupLimit).value_or(options.defaultGroupLimit);
    if (const auto problem = query.problem())
        return reply.fail(*problem);
    untilSettled<QByteArray>(
        [this, request, input](auto done) {
            m_service.aggregate(*request->session, request->principal, request->pathParameter("collection"), input,
                                std::move(done));
        },
        answerList(std::move(reply)));
}

void RecordsApi::get(const RequestPtr &request, Reply reply)
{
    if (const auto unknown = checkParameters(*request, schema::Operation::View, {"fields", "expand", "expand_style"}))
        return reply.fail(*unknown);
    QueryReader query(*request);
    const QByteArray fields = query.text("fields"_L1).value_or(QByteArray());
    const records::ExpandInput expand = readExpand(query);
    if (const auto problem = query.problem())
        return reply.fail(*problem);
    untilSettled<records::RecordAnswer>(
        [this, request, fields, expand](auto done) {
            m_service.get(*request->session, request->principal, request->pathParameter("collection"),
                          request->pathParameter("id"), fields, expand, std::move(done));
        },
        [reply = std::move(reply)](Result<records::RecordAnswer> answer) mutable {
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
    KeyedPost<records::RecordAnswer> post;
    post.encode = [request](const records::RecordAnswer &answer) { return createdResponse(*request, answer); };
    post.fail = failWrite;
    post.perform = [this, request, json = body->json()](auto companion, auto done) {
        m_service.create(*request->session, request->principal, http::auditActor(*request),
                         request->pathParameter("collection"), json, std::move(companion), std::move(done));
    };
    answerOnce(m_keys, request, std::move(reply), std::move(post));
}

void RecordsApi::update(const RequestPtr &request, Reply reply, WriteMode mode)
{
    auto precondition = preconditionOf(*request);
    if (!precondition)
        return reply.fail(precondition.error());
    const auto body = BodyReader::read(*request);
    if (!body)
        return reply.fail(body.error());
    untilSettled<records::RecordAnswer>(
        [this, request, json = body->json(), mode, precondition = std::move(*precondition)](auto done) {
            m_service.update(*request->session, request->principal, http::auditActor(*request),
                             request->pathParameter("collection"), request->pathParameter("id"), json, mode, precondition,
                             std::move(done));
        },
        [request, reply = std::move(reply)](Result<records::RecordAnswer> answer) mutable {
            if (answer)
                reply.send(writeResponse(*request, recordResponse(200, *answer)));
            else
                failWrite(reply, answer.error());
        });
}

void RecordsApi::remove(const RequestPtr &request, Reply reply)
{
    auto precondition = preconditionOf(*request);
    if (!precondition)
        return reply.fail(precondition.error());
    untilSettled<void>(
        [this, request, precondition = std::move(*precondition)](auto done) {
            m_service.remove(*request->session, request->principal, http::auditActor(*request),
                             request->pathParameter("collection"), request->pathParameter("id"), precondition, std::move(done));
        },
        [reply = std::move(reply)](Result<void> outcome) mutable {
            if (outcome)
                reply.send(Response::noContent());
            else
                reply.fail(outcome.error());
        });
}

void RecordsApi::readBatch(const RequestPtr &request, Reply reply, core::UniqueFunction<void(BodyReader, Reply)> then)
{
    constexpr qsizetype kMaxOnWorker = 64 * 1024;
    auto use = [reply = std::move(reply), then = std::move(then)](Result<BodyReader> body) mutable {
        if (body)
            then(std::move(*body), std::move(reply));
        else
            reply.fail(body.error());
    };
    if (request->body.size() <= kMaxOnWorker)
        return use(BodyReader::read(*request));
    m_pool.run<BodyReader>(
        request->session->mailbox(), [request] { return BodyReader::read(*request); }, std::move(use));
}

void RecordsApi::createMany(const RequestPtr &request, Reply reply)
{
    readBatch(request, std::move(reply), [this, request](const BodyReader &body, Reply answer) {
        auto elements = batchElements(body.json(), u"records"_s);
        if (!elements)
            return answer.fail(elements.error());
        KeyedPost<QByteArray> post;
        post.encode = [request](const QByteArray &json) { return writeResponse(*request, Response::json(201, json)); };
        post.fail = failWrite;
        post.perform = [this, request, elements = std::move(*elements)](auto companion, auto done) {
            m_service.createMany(*request->session, request->principal, http::auditActor(*request),
                                 request->pathParameter("collection"), elements, std::move(companion), std::move(done));
        };
        answerOnce(m_keys, request, std::move(answer), std::move(post));
    });
}

void RecordsApi::updateMany(const RequestPtr &request, Reply reply)
{
    readBatch(request, std::move(reply), [this, request](const BodyReader &body, Reply answer) {
        const auto elements = batchElements(body.json(), u"records"_s);
        if (!elements)
            return answer.fail(elements.error());
        untilSettled<QByteArray>(
            [this, request, elements = *elements](auto done) {
                m_service.updateMany(*request->session, request->principal, http::auditActor(*request),
                                     request->pathParameter("collection"), elements, std::move(done));
            },
            answerBatch(request, std::move(answer)));
    });
}

void RecordsApi::removeMany(const RequestPtr &request, Reply reply)
{
    readBatch(request, std::move(reply), [this, request](const BodyReader &body, Reply answer) {
        const auto elements = batchElements(body.json(), u"ids"_s);
        if (!elements)
            return answer.fail(elements.error());
        untilSettled<QByteArray>(
            [this, request, elements = *elements](auto done) {
                m_service.removeMany(*request->session, request->principal, http::auditActor(*request),
                                     request->pathParameter("collection"), elements, std::move(done));
            },
            answerBatch(request, std::move(answer)));
    });
}

void RecordsApi::upsertMany(const RequestPtr &request, Reply reply)
{
    readBatch(request, std::move(reply), [this, request](BodyReader body, Reply answer) {
        const auto elements = batchElements(body.json(), u"records"_s, {u"key"_s});
        if (!elements)
            return answer.fail(elements.error());
        const QByteArray key = body.text("key"_L1).value_or(u"id"_s).toUtf8();
        if (const auto problem = body.problem())
            return answer.fail(*problem);
        untilSettled<QByteArray>(
            [this, request, key, elements = *elements](auto done) {
                m_service.upsertMany(*request->session, request->principal, http::auditActor(*request),
                                     request->pathParameter("collection"), key, elements, std::move(done));
            },
            answerBatch(request, std::move(answer)));
    });
}

} // namespace basalt::api
