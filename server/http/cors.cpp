// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/cors.h"

#include "http/problem.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::http {

namespace {
/** What scripts may read besides the headers that the Fetch standard lists as safe. */
constexpr QByteArrayView kExposedHeaders("X-Correlation-ID, ETag, Location, Retry-After, Content-Disposition, "
                                         "Idempotent-Replayed, Preference-Applied, X-View-As, X-Viewed-By, "
                                         "X-Total-Count");
constexpr QByteArrayView kPreflightSeconds("600");

bool anyOrigin(const CorsOptions &options)
{
    return options.origins.size() == 1 && options.origins.first() == "*";
}
} // namespace

bool originAllowed(const CorsOptions &options, QByteArrayView origin)
{
    return anyOrigin(options)
        || std::any_of(options.origins.cbegin(), options.origins.cend(),
                       [origin](const QByteArray &entry) { return origin.compare(entry, Qt::CaseInsensitive) == 0; });
}

bool isPreflight(const Request &request)
{
    return request.method == Method::Options && request.headers.contains("Origin")
        && request.headers.contains("Access-Control-Request-Method");
}

Response preflightResponse(const CorsOptions &options, const Request &request)
{
    if (!originAllowed(options, request.headers.value("Origin")))
        return problemResponse(Error::of(Code::Forbidden, u"This origin may not use the API."_s));
    Response response = Response::noContent();
    response.headers.set("Access-Control-Allow-Methods", options.methods);
    response.headers.set("Access-Control-Allow-Headers", options.headers);
    response.headers.set("Access-Control-Max-Age", kPreflightSeconds);
    return response;
}

void addCorsHeaders(const CorsOptions &options, const Request &request, Response &response)
{
    if (options.origins.isEmpty())
        return;
    // A shared cache must not hand one origin's answer to another.
    if (!anyOrigin(options))
        response.headers.add("Vary", "Origin");
    const QByteArray origin = request.headers.value("Origin");
    if (origin.isNull() || !originAllowed(options, origin))
        return;
    response.headers.set("Access-Control-Allow-Origin", anyOrigin(options) ? QByteArrayView("*") : QByteArrayView(origin));
    if (options.allowCredentials)
        response.headers.set("Access-Control-Allow-Credentials", "true");
    response.headers.set("Access-Control-Expose-Headers", kExposedHeaders);
}

} // namespace basalt::http
