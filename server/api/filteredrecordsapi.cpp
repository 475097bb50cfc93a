// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/filteredrecordsapi.h"

#include "api/bodyreader.h"
#include "api/chosenroutes.h"
#include "api/fieldsrefused.h"
#include "api/requestchecks.h"
#include "api/untilsettled.h"
#include "http/requestactor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using http::Access;
using http::Method;
using http::Reply;
using http::RequestPtr;

constexpr QByteArrayView kFilteredChangeSchema(R"({"type":"object"})");
constexpr QByteArrayView kCountSchema(R"({"type":"object","required":["count"],"properties":{"count":{"type":"integer"}}})");

db::Completion<qint64> answerCount(Reply reply)
{
    return [reply = std::move(reply)](Result<qint64> count) mutable {
        if (count)
            reply.send(http::Response::json(200, "{\"count\":" + QByteArray::number(*count) + '}'));
        else
            failWrite(reply, count.error());
    };
}

} // namespace

std::vector<http::Route> FilteredRecordsApi::routes()
{
    const QByteArray path = "/api/v1/records/{collection}";
    return onlyChosen(
        m_service,
        {
            {Method::Patch,
             path,
             Access::Anyone,
             [this](const RequestPtr &request, Reply reply) { update(request, std::move(reply)); },
             {"records", "Changes what the filter finds and the caller may change, all or none", kFilteredChangeSchema,
              kCountSchema, "filter"}},
            {Method::Delete,
             path,
             Access::Anyone,
             [this](const RequestPtr &request, Reply reply) { remove(request, std::move(reply)); },
             {"records", "Deletes what the filter finds and the caller may delete, all or none", {}, kCountSchema, "filter"}},
        });
}

Result<QByteArray> FilteredRecordsApi::filterOf(const http::Request &request) const
{
    // What is found is what a list would show, whose rule may ask for parameters.
    const auto ruled = m_service.parametersOfRule(request.pathParameter("collection"), schema::Operation::List);
    if (auto unknown = unknownParameters(request, {"filter"}, ruled))
        return std::move(*unknown);
    QByteArray filter = request.queryParameter("filter").trimmed();
    if (filter.isEmpty())
        return Error::invalid(u"filter"_s, u"Say which records are meant."_s, u"required"_s);
    return filter;
}

void FilteredRecordsApi::update(const RequestPtr &request, Reply reply)
{
    auto filter = filterOf(*request);
    if (!filter)
        return reply.fail(filter.error());
    const auto body = BodyReader::read(*request);
    if (!body)
        return reply.fail(body.error());
    untilSettled<qint64>(
        [this, request, filter = std::move(*filter), json = body->json()](auto done) {
            m_service.updateFound(*request->session, request->principal, http::auditActor(*request),
                                  request->pathParameter("collection"), filter, json, std::move(done));
        },
        answerCount(std::move(reply)));
}

void FilteredRecordsApi::remove(const RequestPtr &request, Reply reply)
{
    auto filter = filterOf(*request);
    if (!filter)
        return reply.fail(filter.error());
    untilSettled<qint64>(
        [this, request, filter = std::move(*filter)](auto done) {
            m_service.removeFound(*request->session, request->principal, http::auditActor(*request),
                                  request->pathParameter("collection"), filter, std::move(done));
        },
        answerCount(std::move(reply)));
}

} // namespace basalt::api
