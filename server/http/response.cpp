// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/response.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::http {

Response Response::json(int status, QByteArray body)
{
    constexpr size_t kUsualFields = 10; // with those that the pipeline adds
    Response response;
    response.status = status;
    response.headers.reserve(kUsualFields);
    response.headers.addShared({"Content-Type"_ba, "application/json"_ba});
    response.body = std::move(body);
    return response;
}

Response Response::text(int status, QByteArrayView contentType, QByteArray body)
{
    Response response;
    response.status = status;
    response.headers.set("Content-Type", contentType);
    response.body = std::move(body);
    return response;
}

Response Response::noContent()
{
    Response response;
    response.status = 204;
    return response;
}

void Response::refusePart(const Error &error, qint64 index)
{
    const auto known = std::ranges::find(refusedParts, error.code, &RefusedParts::code);
    if (known == refusedParts.end())
        refusedParts.append({error.code, error.httpStatus(), index, 1});
    else
        ++known->count;
}

QByteArrayView reasonPhrase(int status)
{
    switch (status) {
    case 100: return "Continue";
    case 101: return "Switching Protocols";
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 426: return "Upgrade Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    case 507: return "Insufficient Storage";
    default: return "Unknown";
    }
}

} // namespace basalt::http
