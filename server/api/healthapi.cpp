// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/healthapi.h"

#include "core/jsonwriter.h"
#include "core/logging.h"
#include "core/version.h"
#include "db/database.h"

namespace basalt::api {

namespace {

using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr QByteArrayView kHealthSchema(
    R"({"type":"object","properties":{"status":{"type":"string"},"service":{"type":"string"},"version":{"type":"string"},)"
    R"("audit_logging_enabled":{"type":"boolean"}}})");
constexpr QByteArrayView kReadySchema(
    R"({"type":"object","properties":{"status":{"type":"string"},"service":{"type":"string"},"version":{"type":"string"},)"
    R"("database":{"type":"string","enum":["connected","disconnected"]}}})");
constexpr QByteArrayView kLiveSchema(
    R"({"type":"object","properties":{"status":{"type":"string"},"service":{"type":"string"},"version":{"type":"string"}}})");

core::JsonWriter statusBody(QByteArrayView status, const QByteArray &service)
{
    core::JsonWriter body(160);
    body.beginObject().member("status", status).member("service", QByteArrayView(service));
    body.member("version", QByteArrayView(core::kVersion.data(), core::kVersion.size()));
    return body;
}

Response uncached(int status, QByteArray body)
{
    Response response = Response::json(status, std::move(body));
    response.headers.set("Cache-Control", "no-store");
    return response;
}

} // namespace

HealthApi::HealthApi(QByteArray service) : m_service(std::move(service)) { }

std::vector<http::Route> HealthApi::routes()
{
    using enum http::Access;
    return {
        {Method::Get,
         "/health",
         Anyone,
         [this](RequestPtr, Reply reply) { health(std::move(reply)); },
         {.tag = "health", .summary = "Whether the server runs", .responseSchema = kHealthSchema}},
        {Method::Get,
         "/ready",
         Anyone,
         [this](RequestPtr request, Reply reply) { ready(*request, std::move(reply)); },
         {.tag = "health", .summary = "Whether the server can reach its database", .responseSchema = kReadySchema}},
        {Method::Get,
         "/live",
         Unchecked, // needs no database
         [this](RequestPtr, Reply reply) { live(std::move(reply)); },
         {.tag = "health", .summary = "Whether the process answers", .responseSchema = kLiveSchema}},
    };
}

void HealthApi::health(Reply reply) const
{
    reply.send(uncached(200, statusBody("healthy", m_service).flag("audit_logging_enabled", true).endObject().take()));
}

void HealthApi::ready(const http::Request &request, Reply reply) const
{
    request.session->read<void>(
        [](db::Connection &connection) -> Result<void> {
            BASALT_TRY(auto rows, connection.query("SELECT 1"));
            BASALT_TRY_VOID(rows.next());
            return {};
        },
        [service = m_service, reply = std::move(reply)](Result<void> outcome) mutable {
            if (!outcome)
                core::logError("the database cannot be reached", {{"detail", outcome.error().detail.toUtf8()}});
            auto body = statusBody(outcome ? "ready" : "not_ready", service);
            body.member("database", QByteArrayView(outcome ? "connected" : "disconnected")).endObject();
            reply.send(uncached(outcome ? 200 : 503, body.take()));
        });
}

void HealthApi::live(Reply reply) const
{
    reply.send(uncached(200, statusBody("alive", m_service).endObject().take()));
}

} // namespace basalt::api
