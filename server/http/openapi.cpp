// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/openapi.h"

#include "core/jsonwriter.h"
#include "http/response.h"
#include "http/router.h"

#include <map>

namespace basalt::http {

namespace {

using core::JsonWriter;

constexpr QByteArrayView kProblemSchema(
    R"({"type":"object","required":["type","title","status","code"],"properties":{"type":{"type":"string"},"title":{"type":"string"},)"
    R"("status":{"type":"integer"},"detail":{"type":"string"},"instance":{"type":"string"},"error":{"type":"string"},)"
    R"("message":{"type":"string"},"code":{"type":"integer"},"name":{"type":"string"},"correlation_id":{"type":"string"},)"
    R"("index":{"type":"integer"},"details":{"type":"array","items":{"type":"object","properties":{"field":{"type":"string"},)"
    R"("message":{"type":"string"},"code":{"type":"string"}}}}}})");

constexpr QByteArrayView kSecuritySchemes(R"({"bearer":{"type":"http","scheme":"bearer","bearerFormat":"JWT"},)"
                                          R"("apiKey":{"type":"apiKey","in":"header","name":"X-API-Key"}})");

/** `get_api_v1_records_collection`: unique, because method and path are. */
QByteArray operationId(const Route &route)
{
    QByteArray id = methodName(route.method).toByteArray().toLower() + route.path;
    for (char &c : id) {
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')))
            c = '_';
    }
    return id;
}

/** Parameters that may be left out, by their comma separated names. */
void writeOptional(JsonWriter &out, QByteArrayView names, QByteArrayView place)
{
    for (const QByteArray &part : names.toByteArray().split(',')) {
        const QByteArray name = part.trimmed();
        if (name.isEmpty())
            continue;
        out.beginObject().member("name", QByteArrayView(name)).member("in", place).flag("required", false);
        out.key("schema").raw(R"({"type":"string"})").endObject();
    }
}

void writeParameters(JsonWriter &out, const Route &route)
{
    out.key("parameters").beginArray();
    for (const QByteArray &segment : patternSegments(route.path)) {
        const QByteArray name = captureName(segment);
        if (name.isNull())
            continue;
        out.beginObject().member("name", QByteArrayView(name)).member("in", QByteArrayView("path")).flag("required", true);
        out.key("schema").raw(R"({"type":"string"})").endObject();
    }
    writeOptional(out, route.doc.query, "query");
    writeOptional(out, route.doc.headers, "header");
    out.endArray();
}

/** OpenAPI's own words for who may call tell a user from a superadmin no more than what needs no token from what reads none. */
QByteArrayView accessName(Access access)
{
    switch (access) {
    case Access::Anyone: return "anyone";
    case Access::Unchecked: return "unchecked";
    case Access::User: return "user";
    case Access::Superadmin: break;
    }
    return "superadmin";
}

void writeSecurity(JsonWriter &out, const Route &route)
{
    out.member("x-access", accessName(route.access));
    out.key("security").beginArray();
    if (route.access == Access::Unchecked) {
        out.endArray();
        return;
    }
    if (route.access == Access::Anyone)
        out.beginObject().endObject(); // none will do
    out.raw(R"({"bearer":[]})").raw(R"({"apiKey":[]})").endArray();
}

void writeJsonContent(JsonWriter &out, QByteArrayView mediaType, QByteArrayView schema)
{
    out.key("content").beginObject().key(mediaType).beginObject().key("schema").raw(schema).endObject().endObject();
}

void writeResponses(JsonWriter &out, const Route &route)
{
    const QByteArray status = QByteArray::number(route.doc.successStatus);
    out.key("responses").beginObject();
    out.key(status).beginObject().member("description", reasonPhrase(route.doc.successStatus));
    if (!route.doc.responseSchema.isEmpty())
        writeJsonContent(out, "application/json", route.doc.responseSchema);
    out.endObject();
    out.key("default").beginObject().member("description", QByteArrayView("Problem details (RFC 9457)"));
    writeJsonContent(out, "application/problem+json", R"({"$ref":"#/components/schemas/Problem"})");
    out.endObject().endObject();
}

void writeOperation(JsonWriter &out, const Route &route)
{
    out.key(methodName(route.method).toByteArray().toLower()).beginObject();
    out.member("operationId", QByteArrayView(operationId(route)));
    if (!route.doc.tag.isEmpty())
        out.key("tags").beginArray().string(route.doc.tag).endArray();
    out.member("summary", route.doc.summary);
    writeParameters(out, route);
    if (!route.doc.requestSchema.isEmpty()) {
        out.key("requestBody").beginObject().flag("required", true);
        writeJsonContent(out, "application/json", route.doc.requestSchema);
        out.endObject();
    }
    writeSecurity(out, route);
    writeResponses(out, route);
    out.endObject();
}

} // namespace

QByteArray openApiDocument(const OpenApiInfo &info, std::span<const Route> routes, std::span<const OpenApiSchema> schemas)
{
    std::map<QByteArray, std::vector<const Route *>> paths;
    for (const Route &route : routes)
        paths[route.path].push_back(&route);

    JsonWriter out(64 * 1024);
    out.beginObject().member("openapi", QByteArrayView("3.1.0"));
    out.key("info").beginObject();
    out.member("title", QByteArrayView(info.title)).member("version", QByteArrayView(info.version)).endObject();
    out.key("paths").beginObject();
    for (const auto &[path, operations] : paths) {
        out.key(path).beginObject();
        for (const Route *route : operations)
            writeOperation(out, *route);
        out.endObject();
    }
    out.endObject();
    out.key("components").beginObject();
    out.key("securitySchemes").raw(kSecuritySchemes);
    out.key("schemas").beginObject().key("Problem").raw(kProblemSchema);
    for (const OpenApiSchema &schema : schemas)
        out.key(schema.name).raw(schema.schema);
    out.endObject().endObject().endObject();
    return out.take();
}

} // namespace basalt::http
