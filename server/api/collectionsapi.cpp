// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/collectionsapi.h"

#include "api/answeronce.h"
#include "api/bodyreader.h"
#include "api/queryreader.h"
#include "api/requestchecks.h"
#include "http/requestactor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using http::Access;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr qint64 kMaxBody = 1024 * 1024;
constexpr qint64 kMaxDocument = 10 * kMaxBody;

constexpr QByteArrayView
    kRuleProperties(R"("list_rule":{"type":["string","null"]},"view_rule":{"type":["string","null"]},)"
                    R"("create_rule":{"type":["string","null"]},"update_rule":{"type":["string","null"]},)"
                    R"("delete_rule":{"type":["string","null"]},"list_fields":{"type":["string","array","null"]},)"
                    R"("view_fields":{"type":["string","array","null"]},"create_fields":{"type":["string","array","null"]},)"
                    R"("update_fields":{"type":["string","array","null"]},)"
                    R"("field_access":{"type":["array","null"],"maxItems":200,"items":{"type":"object",)"
                    R"("required":["permission_set","operation","fields"],"properties":{"permission_set":{"type":"string"},)"
                    R"("operation":{"enum":["list","view","create","update"]},"fields":{"type":["string","array"]}}}})");
constexpr QByteArrayView kFieldsProperty(
    R"("type":{"enum":["base","view"]},"select":{"type":"object","required":["from","fields"],"properties":{)"
    R"("from":{"type":"string"},"filter":{"type":["string","null"]},"fields":{"type":"array","items":{"type":"object",)"
    R"("required":["name"],"properties":{"id":{"type":["string","null"]},"name":{"type":"string"},)"
    R"("value":{"type":["string","null"]},"aggregate":{"enum":["count","sum","avg","min","max"]},)"
    R"("field":{"type":["string","null"]}}}},"group_by":{"type":["array","null"],"items":{"type":"string"}},)"
    R"("having":{"type":["string","null"]}}},)"
    R"("schema":{"type":"array","items":{"type":"object","required":["name","type"],"properties":{)"
    R"("id":{"type":["string","null"]},"name":{"type":"string"},"type":{"enum":["text","number","integer","decimal","boolean","datetime","date","email",)"
    R"("url","json","select","reference"]},"required":{"type":"boolean"},"unique":{"type":"boolean"},"default":{},)"
    R"("options":{"type":["object","null"]},"collection":{"type":["string","null"]},)"
    R"("on_delete":{"enum":["cascade","set_null","restrict",null]},"pii":{"type":"boolean"},)"
    R"("mask_type":{"type":["string","null"]}}}},"indexes":{"type":"array","items":{"type":"object","required":["fields"],)"
    R"("properties":{"name":{"type":["string","null"]},"fields":{"type":"array","items":{"type":"string"}},)"
    R"("unique":{"type":"boolean"},"where":{"type":["string","null"]}}}},"routes":{"type":["string","array","null"]})");
constexpr QByteArrayView
    kPlanSchema(R"({"type":"object","properties":{"collection_id":{"type":"string"},"collection":{"type":"string"},)"
                R"("version":{"type":"integer"},"records":{"type":"integer"},"applicable":{"type":"boolean"},)"
                R"("changes":{"type":"array","items":{"type":"object"}},"problems":{"type":"array","items":{"type":"object"}},)"
                R"("conversions":{"type":"array","items":{"type":"object"}},"uses":{"type":"array","items":{"type":"object"}},)"
                R"("dialect":{"type":"string"},"statements":{"type":"array","items":{"type":"string"}}}})");
constexpr QByteArrayView kCollectionSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"name":{"type":"string"},"type":{"enum":["base","view"]},)"
    R"("table_name":{"type":["string","null"]},"select":{"type":"object"},)"
    R"("schema":{"type":"array","items":{"type":"object"}},"indexes":{"type":"array","items":{"type":"object"}},"routes":{"type":["string","array"]},"created_at":{"type":"string"},"updated_at":{"type":"string"},)"
    R"("version":{"type":"integer"}}})");
constexpr QByteArrayView
    kExportSchema(R"({"type":"object","properties":{"version":{"type":"string"},"exported_at":{"type":"string"},)"
                  R"("exported_by":{"type":"string"},"collections":{"type":"array","items":{"type":"object"}}}})");
constexpr QByteArrayView kImportSchema(R"({"type":"object","required":["data"],"properties":{"data":{"type":"object"},)"
                                       R"("strategy":{"enum":["error","skip","update"]}}})");
constexpr QByteArrayView kImportedSchema(
    R"({"type":"object","properties":{"success":{"type":"boolean"},"imported_count":{"type":"integer"},)"
    R"("skipped_count":{"type":"integer"},"updated_count":{"type":"integer"},"failed_count":{"type":"integer"},)"
    R"("collections":{"type":"array","items":{"type":"object"}},)"
    R"("migrations_created":{"type":"array","items":{"type":"string"}}}})");
constexpr QByteArrayView kNamesSchema(
    R"({"type":"object","properties":{"names":{"type":"array","items":{"type":"string"}},"total":{"type":"integer"}}})");
constexpr QByteArrayView kDeletedSchema(
    R"({"type":"object","properties":{"message":{"type":"string"},"collection_id":{"type":"string"},)"
    R"("collection_name":{"type":"string"},"table_name":{"type":["string","null"]},"records_deleted":{"type":"integer"},)"
    R"("migration_revision":{"type":"string"}}})");

const QByteArray &createSchema()
{
    static const QByteArray schema = R"({"type":"object","required":["name"],"properties":{"name":{"type":"string"},)"
        + kFieldsProperty.toByteArray() + ',' + kRuleProperties.toByteArray() + "}}";
    return schema;
}

const QByteArray &updateSchema()
{
    static const QByteArray schema = R"({"type":"object","properties":{"name":{"type":"string"},"version":{"type":"integer"},)"
                                     R"("drop":{"type":"array","items":{"type":"string"}},"convert":{"type":"object"},)"
        + kFieldsProperty.toByteArray() + ',' + kRuleProperties.toByteArray() + "}}";
    return schema;
}

const QByteArray &rulesSchema()
{
    static const QByteArray schema = R"({"type":"object","properties":{)" + kRuleProperties.toByteArray() + "}}";
    return schema;
}

void sendJson(Reply &reply, int status, Result<QByteArray> json)
{
    if (json)
        reply.send(Response::json(status, std::move(*json)));
    else
        reply.fail(json.error());
}

/** A completion that answers with the JSON it gets. */
db::Completion<QByteArray> answerWith(Reply reply, int status = 200)
{
    return [reply = std::move(reply), status](Result<QByteArray> json) mutable { sendJson(reply, status, std::move(json)); };
}

std::optional<QJsonObject> bodyOf(const http::Request &request, Reply &reply)
{
    auto body = BodyReader::read(request);
    if (body)
        return body->json();
    reply.fail(body.error());
    return std::nullopt;
}

/** True after the request has been refused for a parameter that the route does not have. */
bool refuseParameters(const http::Request &request, Reply &reply)
{
    const auto unknown = unknownParameters(request, {});
    if (unknown)
        reply.fail(*unknown);
    return unknown.has_value();
}

} // namespace

std::vector<http::Route> CollectionsApi::routes()
{
    const auto bind = [this](auto handler) {
        return [this, handler](const RequestPtr &request, Reply reply) { (this->*handler)(request, std::move(reply)); };
    };
    const auto superadmin = Access::Superadmin;
    return {
        {Method::Get,
         "/api/v1/collections",
         superadmin,
         bind(&CollectionsApi::list),
         {"collections",
          "Lists collections with the number of their records",
          {},
          kPageSchema,
          "page,page_size,sort_by,sort_order,search"}},
        {Method::Get,
         "/api/v1/collections/names",
         superadmin,
         bind(&CollectionsApi::names),
         {"collections", "Names of all collections", {}, kNamesSchema}},
        {Method::Get,
         "/api/v1/collections/export",
         superadmin,
         bind(&CollectionsApi::exportAll),
         {"collections", "Collections with their rules as a document, without records", {}, kExportSchema, "collection_ids"}},
        {Method::Post,
         "/api/v1/collections/import",
         superadmin,
         bind(&CollectionsApi::import),
         {"collections", "Takes an exported document in, all of it or nothing", kImportSchema, kImportedSchema},
         kMaxDocument},
        {Method::Post,
         "/api/v1/collections",
         superadmin,
         bind(&CollectionsApi::create),
         {"collections", "Makes a collection, or a view of one", createSchema(), kCollectionSchema, {}, 201, "Idempotency-Key"},
         kMaxBody},
        {Method::Get,
         "/api/v1/collections/{id}",
         superadmin,
         bind(&CollectionsApi::get),
         {"collections", "One collection, by id or name", {}, kCollectionSchema}},
        {Method::Put,
         "/api/v1/collections/{id}",
         superadmin,
         bind(&CollectionsApi::update),
         {"collections", "Changes fields, indexes and name, with the records that exist", updateSchema(), kCollectionSchema},
         kMaxBody},
        {Method::Post,
         "/api/v1/collections/{id}/changes",
         superadmin,
         bind(&CollectionsApi::plan),
         {"collections", "What a change would do: statements, values that do not fit, rules; changes nothing", updateSchema(),
          kPlanSchema},
         kMaxBody},
        {Method::Delete,
         "/api/v1/collections/{id}",
         superadmin,
         bind(&CollectionsApi::remove),
         {"collections", "Deletes a collection with all of its records", {}, kDeletedSchema}},
        {Method::Get,
         "/api/v1/collections/{id}/rules",
         superadmin,
         bind(&CollectionsApi::rules),
         {"collections", "Rules and field lists", {}, rulesSchema()}},
        {Method::Put,
         "/api/v1/collections/{id}/rules",
         superadmin,
         bind(&CollectionsApi::setRules),
         {"collections", "Changes rules and field lists; what is not sent stays", rulesSchema(), rulesSchema()},
         kMaxBody},
    };
}

void CollectionsApi::list(const RequestPtr &request, Reply reply)
{
    using Order = collections::CollectionListInput::Order;
    static constexpr std::array kOrders{Order::Name, Order::CreatedAt, Order::UpdatedAt, Order::FieldCount};
    if (const auto unknown = unknownParameters(*request, {"page", "page_size", "sort_by", "sort_order", "search"}))
        return reply.fail(*unknown);
    QueryReader query(*request);
    collections::CollectionListInput input;
    const PageWindow window = readPageWindow(query);
    input.page = window.page;
    input.pageSize = window.size;
    if (const auto order = query.choice("sort_by"_L1, {"name", "created_at", "updated_at", "fields_count"}))
        input.order = kOrders[*order];
    if (const auto direction = query.choice("sort_order"_L1, {"asc", "desc"}))
        input.descending = *direction == 1;
    input.search = QString::fromUtf8(query.text("search"_L1).value_or(QByteArray()));
    if (const auto problem = query.problem())
        return reply.fail(*problem);
    m_service.list(*request->session, request->principal, std::move(input), answerWith(std::move(reply)));
}

void CollectionsApi::names(const RequestPtr &request, Reply reply)
{
    if (!refuseParameters(*request, reply))
        sendJson(reply, 200, m_service.names(request->principal));
}

void CollectionsApi::exportAll(const RequestPtr &request, Reply reply)
{
    if (const auto unknown = unknownParameters(*request, {"collection_ids"}))
        return reply.fail(*unknown);
    const QByteArray ids = QueryReader(*request).text("collection_ids"_L1).value_or(QByteArray());
    QList<QByteArray> chosen;
    for (const QByteArray &id : ids.split(',')) {
        if (!id.trimmed().isEmpty())
            chosen.append(id.trimmed());
    }
    auto document = m_service.exported(request->principal, chosen);
    if (!document)
        return reply.fail(document.error());
    Response response = Response::json(200, std::move(*document));
    response.headers.set("Content-Disposition", "attachment; filename=\"collections.json\"");
    reply.send(std::move(response));
}

void CollectionsApi::import(const RequestPtr &request, Reply reply)
{
    if (const auto body = bodyOf(*request, reply)) {
        m_service.import(*request->session, request->principal, http::auditActor(*request), *body,
                         answerWith(std::move(reply)));
    }
}

void CollectionsApi::create(const RequestPtr &request, Reply reply)
{
    auto body = bodyOf(*request, reply);
    if (!body)
        return;
    KeyedPost<QByteArray> post;
    post.encode = [](const QByteArray &json) { return Response::json(201, json); };
    post.perform = [this, request, body = std::move(*body)](auto companion, auto done) {
        m_service.create(*request->session, request->principal, http::auditActor(*request), body, std::move(companion),
                         std::move(done));
    };
    answerOnce(m_keys, request, std::move(reply), std::move(post));
}

void CollectionsApi::get(const RequestPtr &request, Reply reply)
{
    if (!refuseParameters(*request, reply))
        sendJson(reply, 200, m_service.get(request->principal, request->pathParameter("id")));
}

void CollectionsApi::update(const RequestPtr &request, Reply reply)
{
    if (const auto body = bodyOf(*request, reply)) {
        m_service.update(*request->session, request->principal, http::auditActor(*request), request->pathParameter("id"), *body,
                         answerWith(std::move(reply)));
    }
}

void CollectionsApi::plan(const RequestPtr &request, Reply reply)
{
    if (const auto body = bodyOf(*request, reply)) {
        m_service.plan(*request->session, request->principal, request->pathParameter("id"), *body,
                       answerWith(std::move(reply)));
    }
}

void CollectionsApi::remove(const RequestPtr &request, Reply reply)
{
    m_service.remove(*request->session, request->principal, http::auditActor(*request), request->pathParameter("id"),
                     answerWith(std::move(reply)));
}

void CollectionsApi::rules(const RequestPtr &request, Reply reply)
{
    if (!refuseParameters(*request, reply))
        sendJson(reply, 200, m_service.rules(request->principal, request->pathParameter("id")));
}

void CollectionsApi::setRules(const RequestPtr &request, Reply reply)
{
    if (const auto body = bodyOf(*request, reply)) {
        m_service.setRules(*request->session, request->principal, http::auditActor(*request), request->pathParameter("id"),
                           *body, answerWith(std::move(reply)));
    }
}

} // namespace basalt::api
