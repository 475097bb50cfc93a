// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/collectiondocumentapi.h"

#include "api/chosenroutes.h"
#include "api/handling.h"
#include "api/recordschemas.h"
#include "api/requestchecks.h"

#include <algorithm>
#include <array>

namespace basalt::api {

namespace {

using http::Method;
using http::Reply;
using http::RequestPtr;
using schema::RecordRoute;

constexpr QByteArrayView kPlaceholder("{collection}");

/** The bodies of a route in the words of the collection's own schemas; empty: as for all collections. */
struct OwnBodies
{
    QByteArrayView path; ///< below that of the collection's records
    Method method;
    QByteArrayView request = {};
    QByteArrayView response = {};
};

constexpr QByteArrayView kRecord(R"({"$ref":"#/components/schemas/Record"})");
constexpr QByteArrayView kInput(R"({"$ref":"#/components/schemas/RecordInput"})");
constexpr QByteArrayView kReplacement(R"({"$ref":"#/components/schemas/RecordReplacement"})");
constexpr QByteArrayView kChange(R"({"$ref":"#/components/schemas/RecordChange"})");
constexpr QByteArrayView
    kList(R"({"type":"object","required":["items"],"properties":{"items":{"type":"array","items":)"
          R"({"$ref":"#/components/schemas/ListedRecord"}},"total":{"type":["integer","null"]},"skip":{"type":"integer"},)"
          R"("limit":{"type":"integer"},"next_cursor":{"type":["string","null"]},"prev_cursor":{"type":["string","null"]},)"
          R"("has_more":{"type":"boolean"}}})");
constexpr QByteArrayView kInputs(R"({"type":"object","required":["records"],"properties":{"records":{"type":"array","items":)"
                                 R"({"$ref":"#/components/schemas/RecordInput"}}}})");
constexpr QByteArrayView kChanges(
    R"({"type":"object","required":["records"],"properties":{"records":{"type":"array","items":{"type":"object",)"
    R"("required":["id","data"],"properties":{"id":{"type":"string"},"data":{"$ref":"#/components/schemas/RecordChange"},)"
    R"("version":{"type":"integer"}}}}}})");

constexpr std::array kOwn{
    OwnBodies{"", Method::Get, {}, kList},
    OwnBodies{"", Method::Post, kInput, kRecord},
    OwnBodies{"", Method::Patch, kChange},
    OwnBodies{"/batch", Method::Post, kInputs},
    OwnBodies{"/batch", Method::Patch, kChanges},
    OwnBodies{"/{id}", Method::Get, {}, kRecord},
    OwnBodies{"/{id}", Method::Put, kReplacement, kRecord},
    OwnBodies{"/{id}", Method::Patch, kChange, kRecord},
};

bool isThere(const schema::Collection &collection, RecordRoute route)
{
    static constexpr std::array kReading{RecordRoute::List, RecordRoute::Get, RecordRoute::Aggregate, RecordRoute::Export};
    const bool isPossible = !collection.isView() || std::ranges::find(kReading, route) != kReading.end();
    return isPossible && collection.routes.has(route);
}

/** The row as it is for this collection, whose name has no place to be filled in any more. */
http::Route ownRow(http::Route row, const QByteArray &collection)
{
    const qsizetype end = row.path.indexOf(kPlaceholder) + kPlaceholder.size();
    const QByteArray below = row.path.sliced(end);
    for (const OwnBodies &own : kOwn) {
        if (own.method != row.method || own.path != below)
            continue;
        row.doc.requestSchema = own.request.isEmpty() ? row.doc.requestSchema : own.request;
        row.doc.responseSchema = own.response.isEmpty() ? row.doc.responseSchema : own.response;
    }
    row.path.replace(kPlaceholder, collection);
    return row;
}

} // namespace

CollectionDocumentApi::CollectionDocumentApi(const collections::CollectionService &collections,
                                             const std::vector<http::Route> &others)
    : m_collections(collections)
{
    std::ranges::copy_if(others, std::back_inserter(m_records),
                         [](const http::Route &row) { return recordRouteOf(row.method, row.path).has_value(); });
}

std::vector<http::Route> CollectionDocumentApi::routes()
{
    const auto to = [this](const RequestPtr &request, Reply reply) { document(request, std::move(reply)); };
    return {{Method::Get,
             "/api/v1/collections/{id}/openapi.json",
             http::Access::Superadmin,
             to,
             {"collections", "The API of one collection's records as an OpenAPI document", {}, R"({"type":"object"})"}}};
}

void CollectionDocumentApi::document(const RequestPtr &request, Reply reply) const
{
    if (const auto unknown = unknownParameters(*request, {}))
        return reply.fail(*unknown);
    const auto found = m_collections.find(request->principal, request->pathParameter("id"));
    if (!found)
        return reply.fail(found.error());
    const schema::Collection &collection = **found;
    std::vector<http::Route> rows;
    for (const http::Route &row : m_records) {
        if (isThere(collection, *recordRouteOf(row.method, row.path)))
            rows.push_back(ownRow(row, collection.name));
    }
    // The version of the collection: a client that was made from another one is made anew.
    const http::OpenApiInfo info{collection.name, QByteArray::number(collection.version)};
    reply.send(http::Response::json(200, http::openApiDocument(info, rows, recordSchemas(collection))));
}

} // namespace basalt::api
