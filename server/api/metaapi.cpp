// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/metaapi.h"

#include "core/jsonwriter.h"
#include "core/version.h"
#include "http/openapi.h"
#include "http/problem.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr QByteArrayView kRootSchema(
    R"({"type":"object","properties":{"name":{"type":"string"},"version":{"type":"string"},"api_version":{"type":"string"}}})");

/** The page runs its own scripts and talks to this server, nothing else. Swagger UI sets inline styles and data: icons. */
constexpr QByteArrayView kDocsPolicy("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                                     "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
                                     "frame-ancestors 'none'");

constexpr QByteArrayView kDocsPage(R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Basalt API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
)");

constexpr QByteArrayView kDocsScript(R"(window.ui = SwaggerUIBundle({
    url: '/openapi.json',
    dom_id: '#swagger-ui',
    deepLinking: true,
    persistAuthorization: false,
});
)");

struct DocsFile
{
    QByteArrayView name;
    QByteArrayView contentType;
};
constexpr DocsFile kDocsFiles[] = {
    {"swagger-ui.css", "text/css; charset=utf-8"},
    {"swagger-ui-bundle.js", "text/javascript; charset=utf-8"},
    {"favicon-32x32.png", "image/png"},
    {"LICENSE", "text/plain; charset=utf-8"},
    {"NOTICE", "text/plain; charset=utf-8"},
};

} // namespace

MetaApi::MetaApi(QByteArray service, std::vector<http::Route> others)
    : m_service(std::move(service))
    , m_others(std::move(others))
{ }

std::vector<http::Route> MetaApi::routes()
{
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1",
         Anyone,
         [this](RequestPtr, Reply reply) { root(std::move(reply)); },
         {.tag = "meta", .summary = "Name and version of this server", .responseSchema = kRootSchema}},
        {Method::Get,
         "/openapi.json",
         Anyone,
         [this](RequestPtr, Reply reply) { document(std::move(reply)); },
         {.tag = "meta", .summary = "This document", .responseSchema = R"({"type":"object"})"}},
        {Method::Get,
         "/docs",
         Anyone,
         [](RequestPtr, Reply reply) { docsPage(std::move(reply)); },
         {.tag = "meta", .summary = "The API in a browser (HTML)"}},
        {Method::Get,
         "/docs/{file}",
         Anyone,
         [](RequestPtr request, Reply reply) { docsFile(*request, std::move(reply)); },
         {.tag = "meta", .summary = "Files of the API browser"}},
    };
}

void MetaApi::root(Reply reply) const
{
    core::JsonWriter body(128);
    body.beginObject().member("name", QByteArrayView(m_service));
    body.member("version", QByteArrayView(core::kVersion.data(), core::kVersion.size()));
    body.member("api_version", QByteArrayView("v1")).endObject();
    reply.send(Response::json(200, body.take()));
}

void MetaApi::document(Reply reply)
{
    if (m_document.isNull()) {
        std::vector<http::Route> rows = m_others;
        for (http::Route &row : routes())
            rows.push_back(std::move(row));
        m_document = http::openApiDocument({m_service, QByteArray(core::kVersion.data(), core::kVersion.size())}, rows);
    }
    reply.send(Response::json(200, m_document));
}

void MetaApi::docsPage(Reply reply)
{
    Response response = Response::text(200, "text/html; charset=utf-8", kDocsPage.toByteArray());
    response.headers.set("Content-Security-Policy", kDocsPolicy);
    reply.send(std::move(response));
}

void MetaApi::docsFile(const http::Request &request, Reply reply)
{
    const QByteArray name = request.pathParameter("file");
    if (name == "start.js") {
        reply.send(Response::text(200, "text/javascript; charset=utf-8", kDocsScript.toByteArray()));
        return;
    }
    // Only names of the list are ever opened: what the client sent is compared, not used.
    for (const DocsFile &known : kDocsFiles) {
        QFile file(":/basalt/docs/"_L1 + QLatin1StringView(known.name));
        if (known.name != name || !file.open(QIODevice::ReadOnly))
            continue;
        Response response = Response::text(200, known.contentType, file.readAll());
        response.headers.set("Cache-Control", "public, max-age=86400");
        reply.send(std::move(response));
        return;
    }
    reply.fail(Error::of(Code::RouteNotFound));
}

} // namespace basalt::api
